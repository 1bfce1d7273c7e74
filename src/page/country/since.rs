//! What has happened since publication, on a brief: what concerns the member, and what concerns ASEAN as a whole.

use crate::component::Cx;
use crate::component::since::{item, latest_first, told_by};
use crate::context::{DEVELOPMENTS, Development, MEMBERS, SINCE, Since};
use crate::proposal::CountryIx;
use crate::route::Page;
use crate::text::{charts, ui};
use maud::{Markup, html};

/// Whether an item concerns ASEAN as a whole: it names all ten members, or speaks of ASEAN and names none.
fn is_of_all(d: &Development) -> bool {
    d.asean || MEMBERS.iter().all(|m| d.countries.contains(&m.country))
}

/// Items that concern a member but not ASEAN as a whole, the latest first; without those of [`membership`].
pub(super) fn of_member(country: CountryIx) -> Vec<&'static Development> {
    items(country, |d| d.countries.contains(&country) && !is_of_all(d))
}

/// Items that concern ASEAN as a whole, the latest first; without those of [`membership`].
pub(super) fn of_all(country: CountryIx) -> Vec<&'static Development> {
    items(country, is_of_all)
}

fn items(country: CountryIx, is: impl Fn(&Development) -> bool) -> Vec<&'static Development> {
    let told = |d: &Development| membership(country).filter_map(told_by).any(|x| std::ptr::eq(x, d));
    latest_first().into_iter().filter(|d| is(d) && !told(d)).collect()
}

/// RCEP's entry into force for a member, and the eleventh member of ASEAN.
pub(super) fn membership(country: CountryIx) -> impl Iterator<Item = &'static Since> {
    let code = country.get().id;
    SINCE.iter().filter(move |s| s.countries.contains(&code) || s.countries.contains(&"TL"))
}

/// The section.
pub(super) fn section(cx: Cx, country: CountryIx) -> Markup {
    let locale = cx.locale;
    let (own, all) = (of_member(country), of_all(country));
    let total = DEVELOPMENTS.len().to_string();
    html! {
        section.brief-part.brief-since aria-labelledby="brief-since" {
            h2 #brief-since { (charts::BRIEF_SINCE.get(locale)) }
            p.brief-how { (charts::BRIEF_SINCE_HOW.get(locale)) (ui::FORMAT_GAP.get(locale)) (charts::SINCE_ENDS.get(locale)) }
            h3 { (charts::BRIEF_SINCE_MEMBERSHIP.get(locale)) }
            div.since-full { dl.ev-s {
                @for s in membership(country) {
                    @if let Some(d) = told_by(s) { (item(cx, d, None)) } @else { div {
                        dt { time datetime=(s.date) { (locale.date(s.date)) } }
                        dd {
                            (s.what.get(locale))
                            small {
                                (ui::EVIDENCE_AS_REPORTED.get(locale))
                                @for (url, title) in s.sources { " " a href=(url) rel="external noopener" { (title.get(locale)) } }
                            }
                        }
                    } }
                }
            } }
            details open {
                summary { (charts::BRIEF_SINCE_OWN.get(locale)) " " b { (own.len()) } }
                @if own.is_empty() { p { (charts::BRIEF_SINCE_OWN_NONE.get(locale)) } }
                @else { div.since-full { dl.ev-s { @for d in own { (item(cx, d, None)) } } } }
            }
            details {
                summary { (charts::BRIEF_SINCE_ALL.get(locale)) " " b { (all.len()) } }
                div.since-full { dl.ev-s { @for d in all { (item(cx, d, None)) } } }
            }
            p { a href={ (cx.href(Page::Since)) "?country=" (country.get().id.to_ascii_lowercase()) } { (charts::BRIEF_SINCE_MORE.fill(locale, &[("n", &total)])) } }
        }
    }
}
