//! Pages in made-up languages, in the style of the built site: other scripts, longer words, right to left.
//!
//! The pages are written without programs, which change nothing of what is checked here.

use crate::browser::{DESK, PHONE, Screen, dist, setup};
use crate::chromium::Profile;
use crate::pseudo_languages::{ALL, Pseudo};
use explorer::publish::{Settings, body, direction_attribute, language_style};
use explorer::route::{Language, Route};
use explorer::text::{Locale, pack};
use std::fs;
use std::path::Path;

/// One page of each kind.
const PAGES: [&str; 13] = [
    "",
    "action/a3.2-1/",
    "area/3/",
    "charts/",
    "charts/gdp-growth/",
    "figures/",
    "country/vn/",
    "compare/",
    "text/",
    "notes/",
    "since/",
    "timeline/",
    "about/",
];

/// A phone, a tablet and a desk.
const SCREENS: [Screen; 3] = [PHONE, Screen { width: 768, height: 1024, density: 1, touch: true }, DESK];

/// Writes the pages of a language into a folder, beside the built style sheet.
fn write(folder: &Path, language: Pseudo) {
    let pack = language.pack(&pack("en").expect("English"));
    let locale = Locale::from_packs(language.code, vec![pack]).expect("texts of this build");
    let style = fs::read_dir(dist()).expect("the site").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let style =
        style.into_iter().find(|name| name.starts_with("main-") && name.ends_with(".css")).expect("a style sheet");
    fs::copy(dist().join(&style), folder.join("main.css")).expect("the style sheet can be copied");
    let (code, dir) = (language.code, direction_attribute(language.code));
    let own = language_style(code).unwrap_or_default();
    for page in PAGES {
        let page = Route::parse(page).page.in_language(Language::of(locale));
        let body = body(locale, page, &Settings::default());
        let html = format!(
            "<!doctype html><html lang=\"{code}\"{dir}><meta charset=\"utf-8\"><title>{code}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">\
             <link rel=\"stylesheet\" href=\"/main.css\"><style>{own}</style>\
             <body><div id=\"explorer-app\">{body}</div></body></html>"
        );
        let file = folder.join(page.path()).join("index.html");
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, html).expect("a page can be written");
    }
}

/// Height of a line in its size of text, at least: what the usual faces of the script need.
fn least_line(code: &str) -> f64 {
    match code {
        "my" => 1.85,
        "km" => 1.75,
        "ar" | "lo" | "ta" | "th" => 1.55,
        "zh" => 1.15,
        _ => 1.0,
    }
}

/// Looks at every page of a language on every screen.
fn look(language: Pseudo) {
    let folder = Profile::new();
    write(&folder.0, language);
    let code = language.code;
    let asked =
        format!("line: {}, isLatin: {}, isRightToLeft: {}", least_line(code), code.starts_with("en"), code == "ar");
    setup().site(folder.0.clone()).visit(async |v| {
        let mut told = Vec::new();
        for page in PAGES {
            v.load(&format!("{}/{page}", code.to_ascii_lowercase())).await;
            v.run::<()>(include_str!("pseudo.js")).await;
            for screen in SCREENS {
                v.resize(screen).await;
                let found: Vec<String> = v.js(&format!("pseudo.faults({{ width: {}, {asked} }})", screen.width)).await;
                told.extend(found.into_iter().map(|fault| format!("{code}/{page} at {} px: {fault}", screen.width)));
            }
        }
        assert!(told.is_empty(), "{} faults: {told:#?}", told.len());
    });
}

/// One test for each, so that two browsers share them.
macro_rules! looks {
    ($($name:ident: $code:literal),* $(,)?) => {$(
        #[test]
        fn $name() {
            look(*ALL.iter().find(|language| language.code == $code).expect("a made-up language"));
        }
    )*
    /// Codes of the languages that are looked at.
    const LOOKED_AT: &[&str] = &[$($code),*];
    };
}

looks! {
    accents_and_longer_words_have_room: "en-XA",
    arabic_is_mirrored: "ar",
    thai_has_room: "th",
    khmer_has_room: "km",
    burmese_has_room: "my",
    lao_has_room: "lo",
    tamil_has_room: "ta",
    chinese_has_room: "zh",
}

#[test]
fn every_made_up_language_is_looked_at() {
    assert!(ALL.iter().map(|language| language.code).eq(LOOKED_AT.iter().copied()));
}
