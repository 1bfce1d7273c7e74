//! The prerendered pages: `index.html` in the folder of every route.

use super::data::Sizes;
use super::feed::FEED;
use super::folder::Folder;
use super::html::{
    LOOKS, body, direction_attribute, escape, failure_messages, no_script, publisher_attributes, rewrite,
};
use super::manifest::MANIFEST;
use super::policy::{allow, hash, policy};
use super::texts::Pack;
use super::{Built, Edition, Settings, json_ld};
use crate::component::file_size::file_size;
use crate::component::shell::contact_link;
use crate::page::{description, title};
use crate::route::{Language, Layout, Page, Route};
use crate::text::{self, Locale, charts, ui};
use lol_html::{element, html_content::ContentType};
use std::fmt::Write as _;

/// Writes every page of a language.
pub(super) fn write(
    folder: &mut Folder<'_>,
    edition: &Edition,
    built: &Built,
    settings: &Settings,
    sizes: &Sizes,
) -> Result<(), String> {
    let language = Language::of(edition.locale);
    for route in Route::all().into_iter().filter(|route| route.language == language) {
        folder.write(&format!("{}index.html", route.path()), page(edition, route, built, settings, sizes)?)?;
    }
    Ok(())
}

/// A whole page. Every address in it is relative to the page, so that the site works in any folder.
///
/// The explorer, where most visits begin, contains its style, so that it is drawn one round trip earlier; the start
/// script inserts what is left out between the two elements when another page is opened in place. Other pages link to
/// the whole sheet.
fn page(edition: &Edition, route: Route, built: &Built, settings: &Settings, sizes: &Sizes) -> Result<String, String> {
    let locale = edition.locale;
    let up = route.root_prefix(Layout::Folders);
    let address = settings.site_url.as_ref().map(|url| format!("{url}{}", route.path()));
    let mut body = body(locale, route, settings);
    let mut attributes = publisher_attributes(settings);
    if let Some((official, file)) = &built.official {
        body = official.insert(route.page, &body)?;
        let _ = write!(attributes, " data-official=\"{file}\"");
    }
    if let Some(address) = &address {
        body = with_paper_address(&body, &ui::PAPER_ADDRESS.fill(locale, &[("url", address)]))?;
    }
    if route.page == Page::About {
        body = completed(locale, &body, settings, sizes)?;
    }
    let (title, description) = (escape(&title(locale, route.page)), escape(&description(locale, route.page)));
    let mut policy = policy(settings.site_url.as_deref());
    allow(&mut policy, "script-src", &hash(&built.head));
    let mut style = if route.page == Page::Explorer {
        // fetched after everything else, since nothing on a screen needs it
        let print = format!("<link rel=\"stylesheet\" href=\"{up}{}\" media=\"print\">", built.style.print);
        built.style.explorer.iter().for_each(|part| allow(&mut policy, "style-src", &hash(part)));
        built.style.explorer.iter().map(|part| format!("<style>{part}</style>")).chain([print]).collect()
    } else {
        format!("<link rel=\"stylesheet\" href=\"{up}{}\">", built.style.file)
    };
    // most of the explorer's words are in its page twice, and the second time they take a few bits
    let (texts, texts_inside) = if route.page == Page::Explorer {
        (String::new(), texts_inside(&edition.texts)?)
    } else {
        let file = &edition.texts.file;
        let link = format!(
            "<link rel=\"preload\" href=\"{up}{file}\" as=\"fetch\" crossorigin data-texts media=\"not all\">\n"
        );
        (link, String::new())
    };
    if let Some(own) = &edition.style {
        // after the two parts of the explorer's page, which the start script finds by their order
        allow(&mut policy, "style-src", &hash(own));
        let _ = write!(style, "<style>{own}</style>");
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\"{} data-language=\"{language}\" data-route=\"{}\" data-build=\"{}\"{}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\">{}{}\n\
         {LOOKS}\n\
         <meta name=\"theme-color\" content=\"#ffffff\" media=\"(prefers-color-scheme: light)\">\
         <meta name=\"theme-color\" content=\"#14171a\" media=\"(prefers-color-scheme: dark)\">\n\
         <script>{}</script>\n{}\n{style}\n\
         <noscript><link rel=\"stylesheet\" href=\"{up}no-script.css\"></noscript>\n\
         <link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"manifest\" href=\"{up}{}\">\n\
         <link rel=\"modulepreload\" href=\"{up}{}\" media=\"not all\">\n\
         <link rel=\"preload\" href=\"{up}{}\" as=\"fetch\" type=\"application/wasm\" crossorigin media=\"not all\">\n\
         {texts}<script type=\"module\" src=\"{up}{}\" data-start></script>\n\
         </head>\n<body>{}<div id=\"explorer-app\">{body}</div>{texts_inside}</body>\n</html>\n",
        direction_attribute(locale.code()),
        route.path(),
        text::build(),
        attributes,
        escape(ui::SITE_TITLE.get(locale)),
        absolute_addresses(locale, route.page, address.as_deref(), settings),
        json_ld::script(locale, route.page, settings, sizes),
        built.head,
        failure_messages(locale),
        route.language.file(MANIFEST),
        built.explorer.script,
        built.explorer.module,
        edition.start,
        no_script(locale),
        language = locale.code(),
    ))
}

/// The pack of the first program's texts as part of a page, one text a line; `start.js` reads it.
///
/// # Errors
/// If a text has what would end the line or the element.
fn texts_inside(texts: &Pack) -> Result<String, String> {
    if let Some(found) = ["\n", "</", "<!--"].into_iter().find(|mark| texts.content.contains(mark)) {
        return Err(format!("A text of {} contains {found:?}.", texts.file));
    }
    Ok(format!("<script type=\"text/plain\" id=\"texts\">{}</script>", texts.content.replace('\0', "\n")))
}

/// What needs the page's absolute address: canonical and alternate links, the feed, and the social preview. Nothing
/// without a site address.
fn absolute_addresses(locale: Locale, page: Page, address: Option<&str>, settings: &Settings) -> String {
    let mut out = String::new();
    if let (Some(address), Some(url)) = (address, &settings.site_url) {
        let (here, image) = (escape(address), escape(&format!("{url}{}", picture(page))));
        let _ = write!(out, "<link rel=\"canonical\" href=\"{here}\">");
        // each page names all of its languages, and the one for readers of any other
        let all = Language::all().map(|language| (language.code(), language));
        for (code, language) in all.chain([("x-default", Language::DEFAULT)]) {
            let there = escape(&format!("{url}{}", page.in_language(language).path()));
            let _ = write!(out, "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{there}\">");
        }
        let _ = write!(
            out,
            "<meta property=\"og:url\" content=\"{here}\"><meta property=\"og:image\" content=\"{image}\">\
             <meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\">\
             <meta property=\"og:locale\" content=\"{}\"><meta name=\"twitter:card\" content=\"summary_large_image\">",
            locale.code(),
        );
        if page == Page::Since {
            let title = escape(charts::SINCE_TITLE.get(locale));
            let feed = escape(&format!("{url}{}", Language::of(locale).file(FEED)));
            let _ =
                write!(out, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{feed}\">");
        }
    }
    out
}

/// Kinds of pages with a picture of their own in `public/social`: the first part of their paths.
const PICTURES: [&str; 12] = [
    "about",
    "action",
    "area",
    "charts",
    "compare",
    "country",
    "figures",
    "initiatives",
    "notes",
    "since",
    "text",
    "timeline",
];

/// The picture of a page's kind, for link previews, below the site's folder.
fn picture(page: Page) -> String {
    let path = page.path();
    let kind = path.split('/').next().filter(|kind| PICTURES.contains(kind)).unwrap_or("explorer");
    format!("social/{kind}.png")
}

/// The page about the site with the sizes of the files and whom to write to.
fn completed(locale: Locale, body: &str, settings: &Settings, sizes: &Sizes) -> Result<String, String> {
    let contact = settings.contact.as_deref();
    let size = element!("[data-size]", |cell| {
        let name = cell.get_attribute("data-size").unwrap_or_default();
        let (_, bytes) = sizes.iter().find(|(file, _)| *file == name).ok_or(format!("no file data/{name}"))?;
        cell.set_inner_content(&file_size(locale, *bytes), ContentType::Text);
        Ok(())
    });
    let section = element!("#errors", |section| {
        if contact.is_some() {
            section.remove_attribute("hidden");
        }
        Ok(())
    });
    let link = element!("[data-report]", |link| {
        if let Some(contact) = contact {
            link.set_attribute("href", &contact_link(contact))?;
            link.set_attribute("rel", "external")?;
            link.set_inner_content(contact, ContentType::Text);
        }
        Ok(())
    });
    rewrite(body, [size, section, link])
}

/// The body with the line that a printed page shows of its address. The program fills it in itself; this is for
/// pages that it has not hydrated.
fn with_paper_address(body: &str, line: &str) -> Result<String, String> {
    rewrite(
        body,
        [element!("[data-paper]", |place| {
            place.set_inner_content(line, ContentType::Text);
            Ok(())
        })],
    )
}

#[cfg(test)]
mod tests {
    use super::{absolute_addresses, completed, picture, with_paper_address};
    use crate::publish::Settings;
    use crate::route::{Language, Page, Route};
    use crate::text::Locale;
    use scraper::{Html, Selector};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    /// Addresses that elements have in an attribute.
    fn found(html: &Html, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).filter_map(|e| e.attr(attribute)).map(str::to_owned).collect()
    }

    #[test]
    fn every_page_has_its_address_its_languages_and_a_picture_that_is_there() {
        let site = "https://www.example.org/a&b/";
        let settings = Settings { site_url: Some(site.to_owned()), ..Settings::default() };
        let mut pictures = BTreeSet::new();
        for route in Route::all() {
            let address = format!("{site}{}", route.path());
            let html = Html::parse_document(&absolute_addresses(english(), route.page, Some(&address), &settings));
            assert_eq!(found(&html, "link[rel=canonical]", "href"), std::slice::from_ref(&address));
            let languages = found(&html, "link[rel=alternate][hreflang]", "hreflang");
            let wanted: Vec<&str> = Language::all().map(Language::code).chain(["x-default"]).collect();
            assert_eq!(languages, wanted, "{address}");
            assert!(found(&html, "link[rel=alternate][hreflang]", "href").contains(&address));
            assert_eq!(found(&html, "[property='og:url']", "content"), std::slice::from_ref(&address));
            let picture = picture(route.page);
            assert_eq!(found(&html, "[property='og:image']", "content"), [format!("{site}{picture}")]);
            let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(&picture));
            let file = file.unwrap_or_else(|e| panic!("{address}: public/{picture}: {e}"));
            // width and height of a PNG
            assert_eq!(file[16..24], [0, 0, 0x04, 0xb0, 0, 0, 0x02, 0x76], "{picture}");
            pictures.insert(picture);
        }
        assert!(pictures.len() >= 10, "{pictures:?}");
        assert_eq!(absolute_addresses(english(), Page::Text, None, &Settings::default()), "");
    }

    #[test]
    fn the_page_about_the_site_is_completed() {
        let body = "<section id=\"errors\" hidden><a data-report></a></section><td data-size=\"a.csv\"></td>";
        let sizes = vec![("a.csv".to_owned(), 12_001)];
        let with = |contact: Option<&str>| {
            let settings = Settings { contact: contact.map(str::to_owned), ..Settings::default() };
            completed(english(), body, &settings, &sizes)
        };
        let unset = with(None).expect("a page");
        assert!(unset.contains("hidden") && unset.contains(">13 kB</td>"), "{unset}");
        let set = with(Some("a&b@example.org")).expect("a page");
        assert!(!set.contains("hidden") && set.contains(">a&amp;b@example.org</a>"), "{set}");
        let html = Html::parse_fragment(&set);
        assert_eq!(found(&html, "[data-report]", "href"), ["mailto:a&b@example.org"]);
        assert!(completed(english(), body, &Settings::default(), &Vec::new()).is_err(), "a file is missing");
    }

    #[test]
    fn the_printed_address_is_text_and_nothing_else_changes() {
        let body = "<main><p class=a data-paper></p><input disabled><svg viewBox='0 0 1 1'/></main>";
        assert_eq!(
            with_paper_address(body, "https://example.org/?a&b").as_deref(),
            Ok(
                "<main><p class=a data-paper>https://example.org/?a&amp;b</p><input disabled><svg viewBox='0 0 1 1'/></main>"
            )
        );
    }
}
