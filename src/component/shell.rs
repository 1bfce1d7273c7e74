//! What surrounds every page: masthead, notice, banner, footer.

use super::Cx;
use crate::proposal::{ActionIx, DOCUMENT};
use crate::route::{Language, ONE_FILE, Page, Route};
use crate::text::{LANGUAGES, Locale, Text, ui};
use crate::url::{Ignored, LONGEST_Q, Look, Query};
use maud::{Markup, PreEscaped, html};

/// Who publishes this copy of the site, from the build's settings; what is not set is not shown.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    pub name: Option<String>,
    pub contact: Option<String>,
}

/// The official page in a language, by its code, or the first there is.
pub fn official(language: &str) -> &'static str {
    DOCUMENT
        .official
        .iter()
        .find(|(code, _)| *code == language)
        .or(DOCUMENT.official.first())
        .map_or("", |(_, url)| *url)
}

/// The official page in the language of the texts, or the first there is.
pub fn official_page(locale: Locale) -> &'static str {
    official(locale.code())
}

/// The place of a page in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// It has an item of its own, with this label. Only a page without a parameter can have one.
    Item(Text),
    /// It has none; the item of this page is marked while it is shown.
    Under(Page),
    /// It has none, and no item is marked while it is shown.
    Outside,
}

/// The items of the navigation, in the order of the table of pages: each with its label.
pub fn nav_items(nav: fn(Page) -> Nav) -> impl Iterator<Item = (Page, Text)> {
    Page::single().filter_map(move |page| match nav(page) {
        Nav::Item(label) => Some((page, label)),
        Nav::Under(_) | Nav::Outside => None,
    })
}

const FIND_ICON: PreEscaped<&str> = PreEscaped(
    "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"7\" cy=\"7\" r=\"5\"/><path d=\"M11 11l4 4\"/></svg>",
);

/// Name of the product, a link to the explorer, and the way to the search, which scripts open as a dialog.
pub fn name(cx: Cx) -> Markup {
    let search = Page::Search.in_language(Language::of(cx.locale)).path();
    html! {
        a.word href=(cx.href(Page::Explorer)) {
            b { (ui::SITE_NAME.get(cx.locale)) } " " span { (ui::SITE_KIND.get(cx.locale)) }
        }
        a.share href={ (cx.root_prefix) (search) } data-find=(search) { (FIND_ICON) span.sr { (ui::NAV_SEARCH.get(cx.locale)) " " } "/" }
    }
}

/// Number of other languages up to which each has a link of its own instead of a place in a menu.
const MOST_LINKS: usize = 1;

/// The page in the other languages, as items of the navigation; nothing where all pages are in one file, which has one
/// language.
fn languages(cx: Cx, page: Page) -> Markup {
    if cx.root_prefix == ONE_FILE {
        return Markup::default();
    }
    let page = if page == Page::NotFound { Page::Explorer } else { page };
    // the target keeps the program, which has the texts of one language, from opening the page in place; a script
    // completes the address with what is chosen (client/languages.js)
    let links = html! {
        @for (language, name) in Language::of(cx.locale).others() {
            li { a href={ (cx.root_prefix) (page.in_language(language).path()) } hreflang=(language.code()) lang=(language.code()) target="_self" { (name) } }
        }
    };
    if LANGUAGES.len() > MOST_LINKS + 1 {
        return html! { li { details.look { summary { (ui::NAV_LANGUAGES.get(cx.locale)) } ul { (links) } } } };
    }
    links
}

/// Links to the pages of the site. The one to the present page, or to the one that it belongs to, is marked.
pub fn navigation(cx: Cx, present: Page, nav: fn(Page) -> Nav) -> Markup {
    let current = |page: Page| match nav(present) {
        _ if present == page => Some("page"),
        Nav::Under(parent) if parent == page => Some("true"),
        _ => None,
    };
    html! {
        nav aria-label=(ui::NAV_LABEL.get(cx.locale)) {
            ul {
                @for (page, label) in nav_items(nav) {
                    li { a href=(cx.href(page)) aria-current=[current(page)] { (label.get(cx.locale)) } }
                }
                (languages(cx, present))
            }
        }
    }
}

const SHARE_ICON: PreEscaped<&str> = PreEscaped(
    "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M8 10V1.5M4.8 4.5 8 1.3l3.2 3.2M3 8v6.2h10V8\"/></svg>",
);

const LOOK_ICON: PreEscaped<&str> = PreEscaped(
    "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.3\"/><path class=\"half\" d=\"M8 1.7a6.3 6.3 0 0 1 0 12.6z\"/></svg>",
);

const EMBED_ICON: PreEscaped<&str> =
    PreEscaped("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M5.5 4 1.5 8l4 4M10.5 4l4 4-4 4\"/></svg>");

/// Id of the form that all check boxes and radio buttons belong to (attribute `form`). Its `autocomplete="off"`
/// keeps browsers from restoring their states after a reload, since the program sets them from the address; that
/// attribute is not allowed on these two kinds of controls themselves. The form is never submitted.
pub const CHOICES: &str = "choices";

/// Appearance, sharing and embedding.
///
/// On a small screen navigation and tools are behind the button "Menu". It is a disclosure without content
/// of its own: the style sheet shows what follows it while it is open, so it works without scripts and the
/// links are in the page once.
pub fn tools(locale: Locale) -> Markup {
    let look = |name: &str, text: Text| {
        html! {
            label {
                input type="radio" name="look" form=(CHOICES) data-look-choice=(name) checked[name == "auto"] disabled;
                span { (text.get(locale)) }
            }
        }
    };
    html! {
        form id=(CHOICES) method="dialog" autocomplete="off" {}
        details.look {
            summary { (LOOK_ICON) (ui::LOOK_LABEL.get(locale)) }
            fieldset {
                legend { (ui::LOOK_LABEL.get(locale)) }
                (look("auto", ui::LOOK_AUTO))
                (look(Look::Light.name(), ui::LOOK_LIGHT))
                (look(Look::Dark.name(), ui::LOOK_DARK))
            }
        }
        button.share type="button" data-do="share" disabled { (SHARE_ICON) span { (ui::SHARE_LABEL.get(locale)) } }
        button.share type="button" data-do="embed" disabled { (EMBED_ICON) span { (ui::SHARE_EMBED.get(locale)) } }
    }
}

/// Most values that a notice repeats; further ones are counted.
const MOST_SHOWN: usize = 4;

/// Which parts of the address were ignored, and which action the filters hide; empty if neither.
pub fn notice(locale: Locale, ignored: &[Ignored], hidden: Option<ActionIx>) -> Markup {
    let name = |i: &Ignored| match i.name {
        "area" => ui::PARAM_AREA,
        "group" => ui::PARAM_GROUP,
        "country" => ui::PARAM_COUNTRY,
        "actor" => ui::PARAM_ACTOR,
        "basis" => ui::PARAM_BASIS,
        "theme" => ui::PARAM_THEME,
        "action" => ui::PARAM_ACTION,
        "look" => ui::PARAM_LOOK,
        _ => ui::PARAM_OTHER,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for i in ignored {
        match i.name {
            "page" => lines.push(ui::NOTICE_PAGE.fill(locale, &[("value", &i.value)])),
            "chart" => lines.push(ui::NOTICE_CHART.fill(locale, &[("value", &i.value)])),
            "q" => {
                let why = if i.value.contains(char::is_control) { ui::NOTICE_CHARACTERS } else { ui::NOTICE_LONG };
                lines.push(why.fill(locale, &[("n", &LONGEST_Q.to_string()), ("words", &i.value)]));
            }
            _ => {
                let part = ui::NOTICE_PART.fill(locale, &[("name", name(i).get(locale)), ("value", &i.value)]);
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
    }
    if !parts.is_empty() {
        let text = locale.plural(parts.len(), ui::NOTICE_IGNORED_ONE, ui::NOTICE_IGNORED_OTHER);
        let more = parts.len().saturating_sub(MOST_SHOWN);
        parts.truncate(MOST_SHOWN);
        if more > 0 {
            parts.push(ui::NOTICE_MORE.fill(locale, &[("n", &more.to_string())]));
        }
        lines.insert(0, text.fill(locale, &[("parts", &locale.list(&parts))]));
    }
    html! {
        @if !lines.is_empty() || hidden.is_some() {
            div.notice {
                div {
                    @for line in lines { p { (line) } }
                    @if let Some(action) = hidden { p { (ui::NOTICE_HIDDEN.fill(locale, &[("id", action.get().id)])) } }
                }
                div {
                    @if let Some(action) = hidden {
                        button type="button" data-do="uncover" data-value=(action.get().id) { (ui::NOTICE_SHOW.get(locale)) }
                    }
                    button type="button" data-do="dismiss" { (ui::NOTICE_DISMISS.get(locale)) }
                }
            }
        }
    }
}

/// The line at the top of a printed page: where and when it was printed. The build knows the address only from its
/// setting; the program writes the whole line before the browser prints (`platform::paper`).
pub fn print_line() -> Markup {
    html! { p.print-only data-paper {} }
}

/// Who publishes the page, with a link to all of it; shown only in a frame.
pub fn credit(cx: Cx, route: Route, query: &Query) -> Markup {
    // parts and theme are the choice of the page around the frame
    let full = Query { embed: false, map: None, part: None, look: None, ..query.clone() };
    let full = format!("{}{}{}", cx.root_prefix, route.path(), full.write());
    html! {
        aside aria-label=(ui::SITE_TITLE.get(cx.locale)) {
            @if route.page == Page::Explorer { span.credit-map { (ui::CREDIT_MAP.get(cx.locale)) " " } }
            (ui::CREDIT_LINE.get(cx.locale)) " "
            a href=(full) target="_blank" rel="noopener" data-full { (ui::CREDIT_OPEN.get(cx.locale)) }
        }
    }
}

/// Messages that a script shows when there is no network or a newer version is ready (`client/offline.js`), or when
/// a program has stopped (`client/stopped.js`).
pub fn status_banner(locale: Locale) -> Markup {
    html! {
        div role="status" {
            div.stopped {
                p { (ui::OFFLINE_STOPPED.get(locale)) }
                button type="button" data-again disabled { (ui::OFFLINE_RELOAD.get(locale)) }
            }
            p.offline { (ui::OFFLINE_HERE.get(locale)) }
            div.update {
                p { (ui::OFFLINE_UPDATE.get(locale)) }
                button type="button" data-reload disabled { (ui::OFFLINE_RELOAD.get(locale)) }
            }
        }
    }
}

/// Link to a mail or web address.
pub fn contact_link(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("mailto:{address}") }
}

/// The sources of the site, and what it does not claim.
pub fn footer(cx: Cx, publisher: &Publisher) -> Markup {
    let about = cx.href(Page::About);
    let link = |fragment: &str, name: Text| {
        html! { li { a href={ (about) (fragment) } { (name.get(cx.locale)) } } }
    };
    html! {
        div {
            h2 { (ui::FOOT_TEXT.get(cx.locale)) }
            p {
                (ui::FOOT_TEXT_BODY.fill(cx.locale, &[("date", &cx.locale.date(DOCUMENT.date))])) " "
                a href=(official("en")) rel="external" hreflang="en" { (ui::LANG_EN.get(cx.locale)) } (ui::FORMAT_COMMA.get(cx.locale))
                a href=(official("ja")) rel="external" hreflang="ja" lang="ja" { "日本語" } (ui::FORMAT_STOP.get(cx.locale))
                (ui::FOOT_TEXT_SUMMARIES.get(cx.locale))
                @if !Language::of(cx.locale).is_reviewed() { " " (ui::FOOT_DRAFT.get(cx.locale)) }
            }
            @if let Some(name) = &publisher.name {
                p.foot-by {
                    (ui::FOOT_PUBLISHED.fill(cx.locale, &[("name", name)]))
                    @if let Some(address) = &publisher.contact {
                        " " a href=(contact_link(address)) rel="external" { (address) }
                    }
                }
            }
        }
        div.foot-map { h2 { (ui::FOOT_MAP.get(cx.locale)) } p { (ui::FOOT_MAP_BODY.get(cx.locale)) } }
        div { h2 { (ui::FOOT_EVIDENCE.get(cx.locale)) } p { (ui::FOOT_EVIDENCE_BODY.get(cx.locale)) } }
        div {
            h2 { (ui::FOOT_SITE.get(cx.locale)) }
            ul {
                (link("#method", ui::FOOT_METHOD))
                (link("#data", ui::FOOT_DATA))
                (link("#licence", ui::FOOT_LICENCE))
                (link("#privacy", ui::FOOT_PRIVACY))
                (link("#accessibility", ui::FOOT_ACCESS))
            }
        }
        // the style sheet shows it on small screens once the page has been scrolled
        p.to-top { a href="#top" { span.sr { (ui::FOOT_TOP.get(cx.locale)) } } }
    }
}
