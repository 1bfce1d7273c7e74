//! The official wording, from a file that was made up for this test: no sentence of it is the proposal's.
#![cfg(feature = "ssr")]

use explorer::proposal::action;
use explorer::publish::official::Official;
use explorer::publish::{Settings, body};
use explorer::route::{Language, Page, Route};
use explorer::text::Locale;
use scraper::{Html, Selector};
use std::fs;
use std::path::PathBuf;

const MADE_UP: &str = "[en]\n\
    \"s4.1a ¶3\" = \"Blue teapots hum <softly> & well.\"\n\
    fn11 = \"\"\"\nSeven otters juggle.\n\nNobody minds.\"\"\"\n\
    \"A1.2-4\" = \"A kettle sings to the moon.\"\n";

fn file(name: &str, text: &str) -> PathBuf {
    let file = std::env::temp_dir().join(format!("official-{}-{name}.toml", std::process::id()));
    fs::write(&file, text).expect("a file in the folder for such files");
    file
}

fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

/// The official passages of a page, each with the text of the element before it.
fn passages(html: &str) -> Vec<(String, String)> {
    let html = Html::parse_fragment(html);
    let blocks = Selector::parse("figure.official").expect("a selector");
    let text = |e: scraper::ElementRef<'_>| e.text().collect::<Vec<_>>().join("|");
    html.select(&blocks)
        .map(|block| {
            let before = block.prev_siblings().find_map(scraper::ElementRef::wrap).map(text).unwrap_or_default();
            (before, text(block))
        })
        .collect()
}

#[test]
fn the_wording_is_beside_our_summary_and_marked() {
    let official = Official::read(&file("good", MADE_UP), english()).expect("a good file");
    let label = "Official wording (Keidanren (Japan Business Federation))";
    let on = |page: Page| {
        let html = body(english(), page.in_language(Language::DEFAULT), &Settings::default());
        let with = official.insert(page, &html).expect("HTML");
        (html, with)
    };
    let (_, text) = on(Page::Text);
    let found = passages(&text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.contains("Blue teapots hum <softly> & well."), "{found:?}");
    assert!(found[1].1.ends_with("A kettle sings to the moon."), "{found:?}");
    assert!(found.iter().all(|(before, all)| !before.is_empty() && all.starts_with("Official wording (")), "{found:?}");
    let (_, notes) = on(Page::Notes);
    let found = passages(&notes);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.contains("20.4 trillion yen") && found[0].1.ends_with("Seven otters juggle.|Nobody minds."));
    assert!(notes.contains("<blockquote cite=\"https://www.keidanren.or.jp/"), "{label}");
    let (_, one) = on(Page::Action(action("A1.2-4").expect("an action")));
    assert_eq!(passages(&one).len(), 1);
    // pages without a passage stay as they are
    for page in [Page::Explorer, Page::About, Page::Action(action("A1.1-1").expect("an action"))] {
        let (html, with) = on(page);
        assert!(html == with, "{page:?}");
    }
    // and the file for pages that are opened in place has all of it
    let all = official.file();
    assert_eq!(all.matches("class=\"official\"").count(), 4, "{all}");
    assert!(all.contains("data-page-of=\"action/a1.2-4/\" data-after=\".one-say\""), "{all}");
}

#[test]
fn without_a_file_nothing_of_it_is_in_any_page() {
    for route in Route::all() {
        let html = body(english(), route, &Settings::default());
        assert!(!html.contains("class=\"official\"") && !html.contains("<blockquote"), "{route:?}");
    }
}

#[test]
fn a_faulty_file_stops_the_build_with_file_and_line() {
    for (name, text, says) in [
        ("unknown", "[en]\nfn11 = \"Otters.\"\n\"s9 ¶1\" = \"Kettles.\"\n", "toml:3: `s9 ¶1` is no"),
        ("twice", "[en]\nfn11 = \"Otters.\"\nfn11 = \"Kettles.\"\n", "toml:3: "),
        ("empty", "[en]\nfn11 = \"\"\n", "toml:2: the wording of `fn11` is empty"),
        ("language", "[xx]\nfn11 = \"Otters.\"\n", "toml:1: the site has no language `xx`"),
        ("heading", "[en]\n\"H:s1\" = \"Otters.\"\n", "toml:2: `H:s1` is no"),
    ] {
        let refusal = Official::read(&file(name, text), english()).expect_err(name);
        assert!(refusal.contains(says), "{name}: {refusal}");
    }
    let refusal = Official::read(&PathBuf::from("/nowhere/wording.toml"), english()).expect_err("no file");
    assert!(refusal.contains("can't be read"), "{refusal}");
}
