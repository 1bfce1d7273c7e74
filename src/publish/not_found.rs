//! `404.html`, which a host shows for addresses that lead nowhere.

use super::esbuild::{self, Target};
use super::folder::Folder;
use super::html::{LOOKS, body, escape, inline_icon, rewrite};
use super::policy::hash;
use super::{Built, Settings};
use crate::component::{Cx, Scope};
use crate::page::{prerendered_body, title};
use crate::route::{Language, Page};
use crate::text::Locale;
use lol_html::element;
use lol_html::html_content::ContentType;

/// The script of the page, minified. It is part of the page, which is shown at any depth and so cannot refer to
/// another file.
pub(super) fn script() -> Result<String, String> {
    esbuild::minify_script(include_str!("../client/not_found.js"), Target::Classic, &[])
}

/// Writes the page with its style, script and icon inside, in the first language and below it in the others: a host has
/// one such page. The script puts the language of the address first.
pub(super) fn write(
    folder: &mut Folder<'_>,
    locales: &[Locale],
    built: &Built,
    settings: &Settings,
) -> Result<(), String> {
    let (locale, others) = locales.split_first().ok_or("There is no language.")?;
    let locale = *locale;
    let others: String = others.iter().copied().map(in_other_language).collect();
    let body = body(locale, Page::NotFound.in_language(Language::of(locale)), settings);
    let mut body = rewrite(
        &body,
        [element!("main", |main| {
            main.append(&others, ContentType::Html);
            Ok(())
        })],
    )?;
    if let Some(url) = &settings.site_url {
        body = with_absolute_links(&body, url)?;
    }
    let Built { style, not_found: script, .. } = built;
    let css = &style.whole;
    let icon = inline_icon(&folder.read("icon.svg")?);
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\" data-lost>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         {LOOKS}\n<title>{}</title>\n<link rel=\"icon\" href=\"{icon}\">\n<style>{css}</style>\n</head>\n<body>{body}<script>{script}</script></body>\n</html>\n",
        locale.code(),
        hash(css),
        hash(script),
        escape(&title(locale, Page::NotFound)),
    );
    folder.write("404.html", page)
}

/// The page's own part in a language other than that of the page.
fn in_other_language(locale: Locale) -> String {
    let cx = Cx { scope: &Scope { locale, root_prefix: "./" } };
    // the page has a heading of the first rank
    let words = prerendered_body(cx, Page::NotFound).into_string().replace("h1>", "h2>");
    format!("<div lang=\"{}\">{words}</div>", locale.code())
}

/// The body with links to the site's absolute address in place of relative ones.
fn with_absolute_links(body: &str, site_url: &str) -> Result<String, String> {
    rewrite(
        body,
        [element!("[href^='./']", |link| {
            let below = link.get_attribute("href").unwrap_or_default().split_off(2);
            link.set_attribute("href", &format!("{site_url}{below}"))?;
            Ok(())
        })],
    )
}

#[cfg(test)]
mod tests {
    use super::with_absolute_links;

    #[test]
    fn relative_links_become_absolute() {
        let body =
            "<a href=\"./about/#data\" rel=\"up\">1</a><a href=\"#a\">2</a><a href=\"https://example.org/\">3</a>";
        assert_eq!(
            with_absolute_links(body, "https://example.org/asean/").as_deref(),
            Ok(
                "<a href=\"https://example.org/asean/about/#data\" rel=\"up\">1</a><a href=\"#a\">2</a><a href=\"https://example.org/\">3</a>"
            )
        );
    }
}
