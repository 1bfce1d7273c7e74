//! HTML that several of the written pages share.

use super::Settings;
use crate::component::shell::Publisher;
use crate::live::{App, AppProps};
use crate::route::Route;
use crate::text::direction::{Direction, direction};
use crate::text::{Locale, ui};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use std::borrow::Cow;

/// The body of a page: what the app renders for an empty query.
pub fn body(locale: Locale, route: Route, settings: &Settings) -> String {
    let publisher = publisher(settings);
    Owner::new().with(|| App(AppProps { route, locale, publisher }).to_html())
}

/// Who publishes the site, as the footer shows it.
pub(super) fn publisher(settings: &Settings) -> Publisher {
    Publisher { name: settings.publisher.clone(), contact: settings.contact.clone() }
}

/// The attribute of `<html>` for languages written from right to left; nothing for others.
pub fn direction_attribute(code: &str) -> &'static str {
    match direction(code) {
        Direction::RightToLeft => " dir=\"rtl\"",
        Direction::LeftToRight => "",
    }
}

/// Text inside an element or a double-quoted attribute.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Who publishes the site, as attributes of `<html>`, where the app reads them.
pub(super) fn publisher_attributes(settings: &Settings) -> String {
    let attribute = |name: &str, value: &Option<String>| {
        value.as_ref().map(|v| format!(" data-{name}=\"{}\"", escape(v))).unwrap_or_default()
    };
    attribute("publisher", &settings.publisher) + attribute("contact", &settings.contact).as_str()
}

/// The site has a light and a dark look of its own, so neither the browser nor an extension may darken it.
pub(super) const LOOKS: &str = "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"darkreader-lock\">";

/// Sentences that a script copies into the page when they apply: why the program does not work, or that it
/// is late. They are named by the causes that `head.js`, `start.js` and `single.js` use.
pub(super) fn failure_messages(locale: Locale) -> String {
    let words =
        [("program", ui::SITE_PROGRAM), ("old", ui::SITE_OLD), ("load", ui::SITE_LOAD), ("late", ui::SITE_LATE)];
    let lines = words.map(|(why, text)| format!("<p data-why=\"{why}\">{}</p>", escape(text.get(locale))));
    format!("<template id=\"why\">{}</template>", lines.concat())
}

/// The message for browsers that run no scripts.
pub(super) fn no_script(locale: Locale) -> String {
    format!("<noscript><p class=\"needs\">{}</p></noscript>", escape(ui::SITE_SCRIPTS.get(locale)))
}

/// The icon as a `data:` address, for pages that cannot refer to another file.
pub(super) fn inline_icon(svg: &[u8]) -> String {
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg))
}

/// HTML with elements changed by these handlers; everything else stays as it is, byte for byte.
///
/// # Errors
/// A sentence, if a handler fails.
pub(super) fn rewrite<'h, 's>(
    html: &str,
    handlers: impl IntoIterator<Item = (Cow<'s, Selector>, ElementContentHandlers<'h>)>,
) -> Result<String, String> {
    let settings =
        handlers.into_iter().fold(RewriteStrSettings::new(), RewriteStrSettings::append_element_content_handler);
    rewrite_str(html, settings).map_err(|e| format!("HTML cannot be rewritten: {e}."))
}
