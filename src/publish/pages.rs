//! The prerendered pages: `index.html` in the folder of every route.

use super::feed::FEED;
use super::folder::Folder;
use super::html::{LOOKS, body, escape, failure_messages, no_script, publisher_attributes, rewrite};
use super::manifest::MANIFEST;
use super::policy::{allow, hash, policy};
use super::{Built, Settings};
use crate::page::{description, title};
use crate::route::{Layout, Page, Route};
use crate::text::{self, Locale, charts, ui};
use lol_html::{element, html_content::ContentType};
use std::fmt::Write as _;

/// Writes every page.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale, built: &Built, settings: &Settings) -> Result<(), String> {
    for route in Route::all() {
        folder.write(&format!("{}index.html", route.path()), page(locale, route, built, settings)?)?;
    }
    Ok(())
}

/// A whole page. Every address in it is relative to the page, so that the site works in any folder.
///
/// The explorer, where most visits begin, contains its style, so that it is drawn one round trip earlier; the start
/// script inserts what is left out between the two elements when another page is opened in place. Other pages link to
/// the whole sheet.
fn page(locale: Locale, route: Route, built: &Built, settings: &Settings) -> Result<String, String> {
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
    let (title, description) = (escape(&title(locale, route.page)), escape(&description(locale, route.page)));
    let mut policy = policy(settings.site_url.as_deref());
    allow(&mut policy, "script-src", &hash(&built.head));
    let style = if route.page == Page::Explorer {
        built.style.explorer.iter().for_each(|part| allow(&mut policy, "style-src", &hash(part)));
        built.style.explorer.iter().map(|part| format!("<style>{part}</style>")).collect()
    } else {
        format!("<link rel=\"stylesheet\" href=\"{up}{}\">", built.style.file)
    };
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\" data-language=\"{language}\" data-route=\"{}\" data-build=\"{}\"{}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\">{}\n\
         {LOOKS}\n\
         <meta name=\"theme-color\" content=\"#ffffff\" media=\"(prefers-color-scheme: light)\">\
         <meta name=\"theme-color\" content=\"#14171a\" media=\"(prefers-color-scheme: dark)\">\n\
         <script>{}</script>\n{}\n{style}\n\
         <noscript><link rel=\"stylesheet\" href=\"{up}no-script.css\"></noscript>\n\
         <link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"manifest\" href=\"{up}{MANIFEST}\">\n\
         <link rel=\"modulepreload\" href=\"{up}{}\" media=\"not all\">\n\
         <link rel=\"preload\" href=\"{up}{}\" as=\"fetch\" type=\"application/wasm\" crossorigin media=\"not all\">\n\
         <link rel=\"preload\" href=\"{up}{}\" as=\"fetch\" crossorigin data-texts media=\"not all\">\n\
         <script type=\"module\" src=\"{up}{}\" data-start></script>\n\
         </head>\n<body>{}<div id=\"explorer-app\">{body}</div></body>\n</html>\n",
        route.path(),
        text::build(),
        attributes,
        escape(ui::SITE_TITLE.get(locale)),
        absolute_addresses(locale, route.page, address.as_deref(), settings),
        built.head,
        failure_messages(locale),
        built.explorer.script,
        built.explorer.module,
        built.texts.file,
        built.start,
        no_script(locale),
        language = locale.code(),
    ))
}

/// What needs the page's absolute address: canonical and alternate links, the feed, and the social preview. Nothing
/// without a site address.
fn absolute_addresses(locale: Locale, page: Page, address: Option<&str>, settings: &Settings) -> String {
    let mut out = String::new();
    if let (Some(address), Some(url)) = (address, &settings.site_url) {
        let (here, image) = (escape(address), escape(&format!("{url}social.png")));
        let _ = write!(
            out,
            "<link rel=\"canonical\" href=\"{here}\"><link rel=\"alternate\" hreflang=\"{}\" href=\"{here}\">\
             <meta property=\"og:url\" content=\"{here}\">\
             <meta property=\"og:image\" content=\"{image}\">",
            locale.code(),
        );
        if page == Page::Since {
            let title = escape(charts::SINCE_TITLE.get(locale));
            let feed = escape(&format!("{url}{FEED}"));
            let _ =
                write!(out, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{feed}\">");
        }
    }
    out
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
    use super::with_paper_address;

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
