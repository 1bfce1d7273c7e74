//! The markup of results.

use super::{Word, kind_name, say};
use crate::platform::history;
use crate::search::marks::{Marker, excerpt};
use crate::search::query::MOST_LISTED;
use crate::search::{Found, Index, KINDS, Record};
use maud::{Markup, html};
use std::ops::Range;

/// Longest excerpt of a text, in bytes.
const EXCERPT: usize = 190;
/// How many records of a kind are listed unless the kind is chosen.
const FEW: usize = 5;
/// How many records the dialog lists, of each kind and altogether.
const FEW_IN_DIALOG: [usize; 2] = [3, 12];

/// A part of a text with its marks.
fn marked(text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Markup {
    let mut at = shown.start;
    html! {
        @if shown.start > 0 { "… " }
        @for mark in marks.iter().filter(|mark| mark.start >= shown.start && mark.end <= shown.end) {
            (text[at..mark.start])
            mark { (text[mark.clone()]) }
            ({ at = mark.end; "" })
        }
        (text[at..shown.end])
        @if shown.end < text.len() { " …" }
    }
}

/// A whole text with its marks.
fn whole(text: &str, marker: &Marker) -> Markup {
    marked(text, 0..text.len(), &marker.marks(text))
}

/// The part of a text with the most marks.
fn part(text: &str, marker: &Marker) -> Markup {
    let marks = marker.marks(text);
    marked(text, excerpt(text, &marks, EXCERPT), &marks)
}

/// The address of a record.
fn href(record: &Record) -> String {
    history::folder() + record.address
}

/// What a result shows inside its link.
fn inside(index: &Index, record: &Record, marker: &Marker, full: bool) -> Markup {
    html! {
        b { (whole(record.title, marker)) }
        @if record.names().next().is_some() {
            " " span.find-names { @for (at, name) in record.names().enumerate() { @if at > 0 { " · " } (whole(name, marker)) } }
        }
        @if full && !record.body.is_empty() { " " span.find-body { (part(record.body, marker)) } }
        " " small {
            @if !record.place.is_empty() { span { (whole(record.place, marker)) } " · " }
            (say(index, Word::Opens, &[("page", record.opens)]))
        }
    }
}

/// How many were found, for the line above the results and for screen readers.
pub fn count(index: &Index, found: &Found, total: usize, typed: &str) -> String {
    let word = match total {
        0 => Word::None,
        1 => Word::CountOne,
        _ => Word::CountOther,
    };
    let mut said = say(index, word, &[("n", &total.to_string()), ("q", typed)]);
    for (typed, used) in &found.replaced {
        said.push_str(index.word(Word::Gap as usize));
        said.push_str(&say(index, Word::Replaced, &[("typed", typed), ("used", used)]));
    }
    if total > 0 && !found.all_words {
        said.push_str(index.word(Word::Gap as usize));
        said.push_str(index.word(Word::Most as usize));
    }
    said
}

/// The buttons that narrow the results to kinds.
pub fn kinds(index: &Index, found: &Found, chosen: &[usize]) -> Markup {
    let total = |kind: usize| found.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.total);
    html! {
        div.figures-ask {
            div role="group" aria-labelledby="find-kinds" {
                span #find-kinds { (index.word(Word::Kinds as usize)) }
                @for (kind, name) in KINDS.iter().enumerate() {
                    @if total(kind) > 0 || chosen.contains(&kind) {
                        button type="button" data-do="toggle" data-value={ "kind=" (name) } aria-pressed=(chosen.contains(&kind)) {
                            (kind_name(index, kind)) " " b { (total(kind)) }
                        }
                    }
                }
            }
        }
    }
}

/// The results on the page of the search.
pub fn results(index: &Index, found: &Found, chosen: &[usize], typed: &str) -> Markup {
    let shown = || found.groups.iter().filter(|group| chosen.is_empty() || chosen.contains(&group.kind));
    html! {
        @if shown().next().is_none() { (nothing(index, found, typed)) }
        @for group in shown() {
            @let listed = if chosen.is_empty() { FEW } else { MOST_LISTED };
            section aria-labelledby={ "find-" (KINDS[group.kind]) } {
                h2 id={ "find-" (KINDS[group.kind]) } { (kind_name(index, group.kind)) " " small { (group.total) } }
                ol.find-hits {
                    @for number in group.records.iter().take(listed) {
                        @let record = index.record(*number);
                        li class={ "find-" (KINDS[group.kind]) } { a href=(href(&record)) { (inside(index, &record, &found.marker, true)) } }
                    }
                }
                @if group.total > listed {
                    @if chosen.is_empty() {
                        p { a href={ (search_page()) "?q=" (encode(typed)) "&kind=" (KINDS[group.kind]) } { (kind_name(index, group.kind)) (index.word(Word::Colon as usize)) (say(index, Word::More, &[("n", &group.total.to_string())])) } }
                    } @else { p { (say(index, Word::Cut, &[("n", &listed.to_string())])) } }
                }
            }
        }
    }
}

/// What is shown where nothing was found.
fn nothing(index: &Index, found: &Found, typed: &str) -> Markup {
    html! {
        @if found.total > 0 {
            p { (say(index, Word::NoneOfKind, &[("q", typed), ("n", &found.total.to_string())])) }
            p { a href={ (search_page()) "?q=" (encode(typed)) } { (index.word(Word::AllKinds as usize)) } }
        }
        @if !found.nearby.is_empty() {
            p.find-near {
                (index.word(Word::Nearby as usize))
                @for word in &found.nearby { " " a href={ (search_page()) "?q=" (encode(word)) } { (word) } }
            }
        }
        p { button type="button" data-do="clear" { (index.word(Word::Clear as usize)) } }
    }
}

/// The address of the page of the search, in the language of the present page.
pub fn search_page() -> String {
    crate::platform::dom::find("[data-find]")
        .and_then(|link| link.get_attribute("data-find"))
        .map_or_else(String::new, |path| format!("{}{path}", history::folder()))
}

/// A value for an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// The options of the dialog: groups of records, and the way to all of them. Returns also how many there are.
pub fn options(index: &Index, found: &Found, typed: &str) -> (Markup, usize) {
    let [of_kind, altogether] = FEW_IN_DIALOG;
    let mut left = altogether;
    let mut count = 0;
    let mut groups: Vec<Markup> = Vec::new();
    for group in &found.groups {
        let listed = group.records.len().min(of_kind).min(left);
        if listed == 0 {
            break;
        }
        left -= listed;
        let name = format!("find-g{}", group.kind);
        groups.push(html! {
            div role="group" aria-labelledby=(name) {
                p role="presentation" id=(name) { (kind_name(index, group.kind)) }
                @for number in &group.records[..listed] {
                    @let record = index.record(*number);
                    a role="option" tabindex="-1" aria-selected="false" id={ "find-o" ({ count += 1; count }) } href=(href(&record)) {
                        (inside(index, &record, &found.marker, false))
                    }
                }
            }
        });
    }
    let all = html! {
        @for group in groups { (group) }
        @if found.total > 0 {
            a.find-all role="option" tabindex="-1" aria-selected="false" id={ "find-o" ({ count += 1; count }) } href={ (search_page()) "?q=" (encode(typed)) } {
                (say(index, Word::All, &[("n", &found.total.to_string())]))
            }
        }
    };
    (all, count)
}
