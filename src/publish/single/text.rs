//! The static text of the single file: what readers without scripts get, and everybody until the app has started.
//!
//! One long text: the 34 actions, the proposal section by section, the notes, the figures, and what the site is.
//! It is made from the same pages, simplified: with the pages as they are, each sentence would be in the file
//! three times.

use super::super::Settings;
use super::super::html::{no_script, publisher, rewrite};
use super::super::official::Official;
use super::simplify::{resolve_links, simplify};
use crate::charts::Selection;
use crate::component::action::{full, hit_line};
use crate::component::locator::{locs, pages as pages_of_action};
use crate::component::member_bar::member_bar;
use crate::component::shell::{footer, nav_items};
use crate::component::since::latest_first;
use crate::component::{Cx, Scope};
use crate::page::{body, nav};
use crate::proposal::{AREAS, ActionIx, Locator};
use crate::route::{Language, ONE_FILE, Page};
use crate::text::{Locale, charts, ui};
use lol_html::element;
use maud::{Markup, PreEscaped, html};

/// The whole text.
///
/// # Errors
/// If a page cannot be simplified.
pub(super) fn write(locale: Locale, settings: &Settings, official: Option<&Official>) -> Result<String, String> {
    let cx = Cx { scope: &Scope { locale, root_prefix: ONE_FILE } };
    let path = |page: Page| page.in_language(Language::of(locale)).path();
    // the list of actions replaces the explorer, and the charts are drawings
    let pages = || nav_items(nav).filter(|(page, _)| *page != Page::Charts);
    let texts = || pages().map(|(page, _)| page).filter(|page| *page != Page::Explorer);
    let footer = footer(cx, &publisher(settings)).into_string();
    let text = html! {
        div.copy {
            header {
                (PreEscaped(no_script(locale)))
                div.needs role="status" {}
                h1 { (ui::SITE_TITLE.get(locale)) }
                nav aria-label=(ui::NAV_LABEL.get(locale)) {
                    ul {
                        @for (page, name) in pages() { li { a href=(cx.href(page)) { (name.get(locale)) } } }
                    }
                }
            }
            main {
                section id={ "/" (path(Page::Explorer)) } { (actions(cx)?) }
                @for page in texts() {
                    section id={ "/" (path(page)) } {
                        @if page == Page::Since {
                            (items(locale))
                        } @else {
                            @let text = with_deferred(&body(cx, &Selection::none(), page).into_string());
                            @let text = official.map(|wording| wording.insert(page, &text)).transpose()?.unwrap_or(text);
                            (PreEscaped(simplify(&text, &path(page))?))
                        }
                    }
                }
            }
            footer { (PreEscaped(simplify(&footer, "")?)) }
        }
    };
    resolve_links(&text.into_string())
}

/// What has happened since publication, in short: the date, what happened, and the sources.
fn items(locale: Locale) -> Markup {
    html! {
        h2 { (charts::SINCE_TITLE.get(locale)) }
        p { (charts::SINCE_HOW.get(locale)) }
        ul {
            @for d in latest_first() {
                li {
                    (locale.date(d.date)) ": " (d.statement.get(locale))
                    @if let Some(note) = d.note { " " (charts::SINCE_NOTE.get(locale)) " " (note.get(locale)) }
                    @for s in d.sources { " " a href=(s.url.get(locale)) rel="external" { (s.title.get(locale)) } }
                }
            }
        }
    }
}

/// The 34 actions by area and heading.
fn actions(cx: Cx) -> Result<Markup, String> {
    let locale = cx.locale;
    Ok(html! {
        h2 { (ui::EXPLORER_TITLE.get(locale)) }
        p { (ui::EXPLORER_LEDE.get(locale)) }
        @for area in &AREAS {
            section id={ "/" (Page::Area(area.number).path()) } data-area=(area.number) {
                h3 { (area.number) ". " (area.title.get(locale)) }
                p { (area.heading.get(locale)) }
                @for group in area.groups {
                    h4 { (group.get().heading.get(locale)) }
                    ul { @for action in group.get().actions { (entry(cx, *action)?) } }
                }
            }
        }
    })
}

/// An action with everything that its page shows, except the paragraphs and notes themselves: they follow further
/// down in the file, and links lead there.
fn entry(cx: Cx, action: ActionIx) -> Result<Markup, String> {
    let locale = cx.locale;
    let a = action.get();
    let sources = a.body.iter().map(|(p, _)| Locator::Paragraph(*p)).chain(a.notes.iter().map(|n| Locator::Note(*n)));
    let themes: Vec<&str> = a.themes.iter().map(|(theme, _)| theme.get().name.get(locale)).collect();
    let inner = html! {
        p.doc-at { (a.id) " " small { (pages_of_action(locale, a.pages)) } }
        h4 { (a.title.get(locale)) }
        p { (a.summary.get(locale)) }
        @for reach in a.reach { (hit_line(cx, reach)) }
        p { (member_bar(locale, a.reach, None)) }
        p.doc-rel { b { (ui::EVIDENCE_PROPOSAL.get(locale)) } " " (locs(cx, sources)) }
        (PreEscaped(without_first_list(&full(cx, action, 4, false, None).into_string())?))
        @if !themes.is_empty() { p.doc-rel { b { (ui::ACTION_THEMES.get(locale)) } " " (themes.join(", ")) } }
    };
    Ok(html! {
        li.act id={ "/" (Page::Action(action).path()) } data-action=(a.id) {
            (PreEscaped(simplify(&inner.into_string(), "")?))
        }
    })
}

/// An action in full without its first list, that of paragraphs and notes, and the heading of the list.
fn without_first_list(full: &str) -> Result<String, String> {
    rewrite(
        full,
        [element!(".open > .o-head:first-child, .open > .ledger:first-of-type", |element| {
            element.remove();
            Ok(())
        })],
    )
}

/// Markup with the charts that a page defers: this text is read without scripts.
fn with_deferred(html: &str) -> String {
    html.replace("<noscript>", "").replace("</noscript>", "")
}
