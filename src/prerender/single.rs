//! The whole site in one file, to be opened from a disk or a memory stick without any server.
//!
//! Programs, their texts and the style sheet stand in it deflated, in blocks that a browser takes for
//! data; `single.js` unpacks them and starts the app, which finds `<html data-single>` and keeps page
//! and query behind `#/` (see [`crate::url`]). A browser that opens a file may fetch nothing beside
//! it, so everything is handed over within the page.
//!
//! Before the app, and without scripts, the file is one long text: the 34 actions, the proposal
//! section by section, the notes, the figures, and what the site is. It is made from the same pages,
//! without what only a script or the full style sheet gives a meaning to: with the pages as they
//! are, each sentence would stand in the file three times.

use super::{LANGUAGE, STOPPED, Settings, body, document};
use crate::component::action::{full, hit_line};
use crate::component::locator::{locs, pages};
use crate::component::ten::ten;
use crate::page::read;
use crate::proposal::{AREAS, ActionIx, Locator};
use crate::text::{Text, ui};
use crate::url::{self, ONE_FILE, Route};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::num::NonZeroU64;
use zopfli::{Format, Options};

/// Where the file stands, below the site's folder.
pub const PATH: &str = "offline/japan-asean-explorer.html";

/// What the file is made of, as the site has it in files of their own.
pub(super) struct Parts<'a> {
    pub script: &'a [u8],
    pub program: &'a [u8],
    pub texts: &'a [u8],
    pub charts_script: &'a [u8],
    pub charts_program: &'a [u8],
    pub charts_texts: &'a [u8],
    pub style: &'a str,
    pub icon: &'a [u8],
}

/// The file.
///
/// # Errors
/// If something cannot be deflated.
pub(super) fn file(parts: &Parts, settings: &Settings) -> Result<String, String> {
    url::in_one_file(true);
    let copy = copy(settings);
    url::in_one_file(false);
    let start = &format!("{}{}", super::bare(STOPPED), super::bare(include_str!("single.js")));
    let own = include_str!("single.css");
    let policy = format!(
        "default-src 'none'; script-src '{}' blob: 'wasm-unsafe-eval'; style-src '{}' '{}'; img-src data:; \
         connect-src blob:; base-uri 'none'; form-action 'none'",
        hash(start),
        hash(own),
        hash(parts.style),
    );
    let mut packed = String::new();
    for (name, bytes) in [
        ("style", parts.style.as_bytes()),
        ("script", parts.script),
        ("program", parts.program),
        ("texts", parts.texts),
        ("charts-script", parts.charts_script),
        ("charts-program", parts.charts_program),
        ("charts-texts", parts.charts_texts),
    ] {
        let (digits, length) = pack(bytes)?;
        let _ = writeln!(
            packed,
            "<script type=\"application/octet-stream\" data-packed=\"{name}\" data-length=\"{length}\">{digits}</script>",
        );
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\" data-language=\"{LANGUAGE}\" data-route=\"\" data-single{}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n\
         <link rel=\"icon\" href=\"{}\">\n\
         <style>{own}</style>\n<script>{start}</script>\n\
         </head>\n<body>{copy}\n{packed}</body>\n</html>\n",
        document::published(settings),
        document::escape(ui::SITE_TITLE.get()),
        document::inline_icon(parts.icon),
    ))
}

/// The source of a policy for one inline script or style.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Characters that stand for the digits of packed bytes: what ASCII can print, without the three that
/// mean something in HTML or in an attribute. `single.js` counts them the same way.
const DIGITS: std::ops::RangeInclusive<u8> = b'!'..=b'~';
const NOT_DIGITS: [u8; 3] = *b"&'<";

/// Deflates, and writes the bytes as text: thirteen or fourteen bits to two of 91 digits (basE91, with
/// digits of our own), which takes a thirteenth less than base64. Gives the number of bytes with it.
fn pack(bytes: &[u8]) -> Result<(String, usize), String> {
    let options = Options { iteration_count: NonZeroU64::new(5).unwrap_or(NonZeroU64::MIN), ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed)
        .map_err(|e| format!("The single file cannot be deflated: {e}."))?;
    let digits: Vec<char> = DIGITS.filter(|b| !NOT_DIGITS.contains(b)).map(char::from).collect();
    let length = packed.len();
    let mut out = String::with_capacity(length * 5 / 4);
    let (mut held, mut bits) = (0usize, 0);
    let mut write = |pair: usize| out.extend([digits[pair % 91], digits[pair / 91]]);
    for byte in packed {
        held |= usize::from(byte) << bits;
        bits += 8;
        if bits > 13 {
            // 91 squared is 89 more than 13 bits can say, so low values take a fourteenth
            let width = if held & 0x1fff > 88 { 13 } else { 14 };
            write(held & ((1 << width) - 1));
            held >>= width;
            bits -= width;
        }
    }
    if bits > 0 {
        write(held);
    }
    Ok((out, length))
}

/// The text for readers without scripts.
fn copy(settings: &Settings) -> String {
    const PAGES: [(Route, Text); 4] = [
        (Route::Text, ui::NAV_TEXT),
        (Route::Figures, ui::NAV_FIGURES),
        (Route::Notes, ui::NAV_NOTES),
        (Route::About, ui::NAV_ABOUT),
    ];
    let whole = body(Route::Explorer, settings);
    let footer = whole.rsplit_once("<footer class=\"foot\">").and_then(|(_, rest)| rest.split_once("</footer>"));
    let item = |route: Route, name: Text| html! { li { a href={ (ONE_FILE) (route.path()) } { (name.get()) } } };
    let text = html! {
        div.copy {
            header {
                p.needs { (ui::SITE_NEEDS.get()) }
                h1 { (ui::SITE_TITLE.get()) }
                nav aria-label=(ui::NAV_LABEL.get()) {
                    ul {
                        (item(Route::Explorer, ui::NAV_EXPLORER))
                        @for (route, name) in PAGES { (item(route, name)) }
                    }
                }
            }
            main {
                section id="/" { (actions()) }
                @for (route, _) in PAGES {
                    section id={ "/" (route.path()) } { (lean(&read(route).into_string(), &route.path())) }
                }
            }
            footer { @if let Some((footer, _)) = footer { (lean(footer, "")) } }
        }
    };
    linked(&text.into_string())
}

/// The 34 actions by area and heading.
fn actions() -> Markup {
    html! {
        h2 { (ui::EXPLORER_TITLE.get()) }
        p { (ui::EXPLORER_LEDE.get()) }
        @for area in &AREAS {
            section id={ "/" (Route::Area(area.number).path()) } data-area=(area.number) {
                h3 { (area.number) ". " (area.title.get()) }
                p { (area.heading.get()) }
                @for group in area.groups {
                    h4 { (group.get().heading.get()) }
                    ul { @for action in group.get().actions { (entry(*action)) } }
                }
            }
        }
    }
}

/// An action with all that its page says, but for the paragraphs and notes it rests on: they stand
/// further down, and links lead there.
fn entry(action: ActionIx) -> Markup {
    let a = action.get();
    let up = Route::Explorer.up();
    let rests = a.body.iter().map(|(p, _)| Locator::Paragraph(*p)).chain(a.notes.iter().map(|n| Locator::Note(*n)));
    let themes: Vec<&str> = a.themes.iter().map(|(theme, _)| theme.get().name.get()).collect();
    let whole = full(action, &up, 4, false).into_string();
    // the list of paragraphs and notes comes first
    let rest = whole.split_once("</dl>").and_then(|(_, rest)| rest.strip_suffix("</div>")).unwrap_or_default();
    let inner = html! {
        p.doc-at { (a.id) " " small { (pages(a.pages)) } }
        h4 { (a.title.get()) }
        p { (a.summary.get()) }
        @for reach in a.reach { (hit_line(reach, &up)) }
        p { (ten(a.reach, None)) }
        p.doc-rel { b { (ui::EVIDENCE_PROPOSAL.get()) } " " (locs(rests, &up)) }
        (PreEscaped(rest))
        @if !themes.is_empty() { p.doc-rel { b { (ui::ACTION_THEMES.get()) } " " (themes.join(", ")) } }
    };
    html! {
        li.act id={ "/" (Route::Action(action).path()) } data-action=(a.id) { (lean(&inner.into_string(), "")) }
    }
}

/// Attributes that mean something without scripts and style sheet.
const KEPT: [&str; 9] = ["href", "lang", "hreflang", "datetime", "scope", "colspan", "rowspan", "rel", "open"];

/// Classes that the file's own style sheet knows.
const STYLED: [&str; 2] = ["doc-at", "doc-rel"];

/// Written markup without what only scripts and the full style sheet give a meaning to: drawings,
/// buttons, navigation within a page. Headings stand one level lower, since the page becomes a
/// section; its ids get the page's path before them, so that none is there twice.
fn lean(markup: &str, page: &str) -> Markup {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    // whether each open block or stretch without a meaning of its own has a tag, innermost last
    let mut plain: Vec<bool> = Vec::new();
    // a part that is left out: its element's name, and how many such elements are open in it
    let mut skipped: Option<(&str, usize)> = None;
    while let Some((before, tail)) = rest.split_once('<') {
        let (tag, after) = tail.split_once('>').unwrap_or((tail, ""));
        rest = after;
        if skipped.is_none() {
            out.push_str(before);
        }
        if let Some(name) = tag.strip_prefix('/') {
            match &mut skipped {
                Some((open, depth)) if *open == name => {
                    *depth -= 1;
                    if *depth == 0 {
                        skipped = None;
                    }
                }
                Some(_) => {}
                None => {
                    if !matches!(name, "div" | "span") || plain.pop().unwrap_or_default() {
                        let _ = write!(out, "</{}>", lowered(name));
                    }
                }
            }
            continue;
        }
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        if let Some((open, depth)) = &mut skipped {
            *depth += usize::from(*open == name && !tag.ends_with('/'));
            continue;
        }
        if name.starts_with('!') {
            continue;
        }
        let attributes = parse(attributes);
        let value = |wanted: &str| attributes.iter().find(|(n, _)| *n == wanted).map(|(_, v)| *v);
        let classes: Vec<&str> = value("class").unwrap_or_default().split_whitespace().collect();
        if value("role") == Some("img") {
            // what a drawing says in words
            let _ = write!(out, "<small>{}</small>", value("aria-label").unwrap_or_default());
        }
        if matches!(name, "svg" | "nav" | "button" | "canvas")
            || value("role") == Some("img")
            || value("role") == Some("group")
            || value("role") == Some("status")
            || value("aria-hidden") == Some("true")
            || value("data-beside").is_some()
            || classes.contains(&"sr")
            || classes.contains(&"go")
        {
            skipped = Some((name, 1));
            continue;
        }
        let mut kept = String::new();
        if let Some(id) = value("id") {
            let _ = write!(kept, " id=\"/{page}#{id}\"");
        }
        for (name, value) in &attributes {
            match value.strip_prefix('#') {
                Some(place) if *name == "href" && !place.starts_with('/') => {
                    let _ = write!(kept, " href=\"{ONE_FILE}{page}#{place}\"");
                }
                _ if KEPT.contains(name) => {
                    let _ = write!(kept, " {name}=\"{value}\"");
                }
                _ => {}
            }
        }
        if let Some(class) = classes.iter().find(|class| STYLED.contains(class)) {
            let _ = write!(kept, " class=\"{class}\"");
        }
        if matches!(name, "div" | "span") {
            plain.push(!kept.is_empty());
            if kept.is_empty() {
                continue;
            }
        }
        let _ = write!(out, "<{}{kept}>", lowered(name));
    }
    PreEscaped(out + rest)
}

/// The name of an element, a heading one level lower.
fn lowered(name: &str) -> &str {
    const LEVELS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let level = LEVELS.iter().position(|level| *level == name);
    level.map_or(name, |at| LEVELS[(at + 1).min(5)])
}

/// Attributes of a tag as `maud` writes them: in double quotes, or without a value.
fn parse(mut rest: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        if name.is_empty() {
            return out;
        }
        match tail.strip_prefix("=\"").and_then(|tail| tail.split_once('"')) {
            Some((value, tail)) => {
                out.push((name, value));
                rest = tail;
            }
            None => {
                out.push((name, ""));
                rest = tail;
            }
        }
    }
}

/// Leads each link within the file to the place that the text has for it: the very place, or the
/// page it is on. One to a page that only the app draws is left without an address.
fn linked(text: &str) -> String {
    let ids: HashSet<&str> =
        text.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).collect();
    let mut parts = text.split(" href=\"#/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (below, rest) = part.split_once('"').unwrap_or((part, ""));
        let (path, _, fragment) = url::split(below);
        let known = [format!("/{path}{fragment}"), format!("/{path}")].into_iter().find(|id| ids.contains(id.as_str()));
        if let Some(id) = known {
            let _ = write!(out, " href=\"#{id}\"");
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_buttons_and_dress_are_left_out() {
        let page = "<h1 class=\"big\" id=\"a\">One <svg><g><svg></svg></g></svg>two</h1><button data-do=\"x\">no</button>\
                    <div class=\"dress\"><p class=\"doc-at\"><span role=\"img\" aria-label=\"ten\"><b></b></span><a href=\"#a\">here</a></p></div><div id=\"b\"></div>";
        assert_eq!(
            lean(page, "notes/").into_string(),
            "<h2 id=\"/notes/#a\">One two</h2>\
             <p class=\"doc-at\"><small>ten</small><a href=\"#/notes/#a\">here</a></p>\
             <div id=\"/notes/#b\"></div>"
        );
    }

    #[test]
    fn packed_bytes_are_text_without_meaning_in_html() {
        let text = pack(&(0..40_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect::<Vec<_>>());
        let (text, _) = text.expect("memory");
        assert!(text.len() > 1000 && text.bytes().all(|b| b.is_ascii_graphic() && !NOT_DIGITS.contains(&b)));
    }

    #[test]
    fn links_lead_to_the_nearest_place_there_is() {
        let text = "<i id=\"/notes/\"></i><i id=\"/notes/#fn1\"></i><a href=\"#/notes/#fn1\"></a>\
                    <a href=\"#/notes/?q=a#fn2\"></a><a href=\"#/charts/\"></a>";
        assert_eq!(
            linked(text),
            "<i id=\"/notes/\"></i><i id=\"/notes/#fn1\"></i><a href=\"#/notes/#fn1\"></a><a href=\"#/notes/\"></a><a></a>"
        );
    }
}
