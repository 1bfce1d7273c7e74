//! The map: ten members to choose from, and a picture of whom the listed actions name.
//!
//! It takes no position on any territory: members have outlines, all neighbours are one
//! shape without inner lines, Japan is a marker. The list of members beside it does the same
//! with words, so the map is never the only way.

mod shapes;

use crate::context::SINCE;
use crate::proposal::country;
use crate::text::{format, ui};
use maud::{Markup, html};
use shapes::{
    JAPAN_MARK, LABELS, MEMBERS, NEIGHBOUR_KEYS, NEIGHBOURS, TIMOR_LESTE, TIMOR_LESTE_LEADER, TIMOR_LESTE_MARK, VIEW,
};

/// The member that an arrow key leads to.
pub fn next(code: &str, key: &str) -> Option<&'static str> {
    let (_, neighbours) = NEIGHBOUR_KEYS.iter().find(|(c, _)| *c == code)?;
    let at = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].iter().position(|k| *k == key)?;
    Some(neighbours[at])
}

/// The map with its selector: each member's land is a choice like any other. One stop for the
/// tab key, which the arrows move.
pub fn map() -> Markup {
    let (tx, ty) = TIMOR_LESTE_MARK;
    let (jx, jy) = JAPAN_MARK;
    let joined = SINCE.iter().find(|s| s.countries.contains(&"TL")).map(|s| format::date(s.date)).unwrap_or_default();
    let name = |code: &str| country(code).map_or("", |c| c.get().name.get());
    html! {
        svg.map viewBox={ "0 0 " (VIEW.0) " " (VIEW.1) } role="group" aria-label=(ui::MAP_LABEL.get()) {
            path.m-other d=(NEIGHBOURS) {}
            path.m-tl d=(TIMOR_LESTE) {}
            @for (i, (code, path)) in MEMBERS.iter().enumerate() {
                @let label = LABELS.iter().find(|l| l.code == *code);
                // Singapore and Brunei are too small to hit: a call-out beside them is the target
                g.m-land data-country=(code) data-choice={ "country=" (code) } data-name=(name(code)) role="checkbox"
                    aria-checked="false" aria-disabled="true" tabindex=(if i == 0 { "0" } else { "-1" })
                    aria-label=(ui::MAP_MEMBER.fill(&[("country", name(code)), ("n", &named(code).to_string())])) {
                    path d=(path) {}
                    @if let Some((x, y, w, h)) = label.and_then(|l| l.call_out) {
                        rect.m-box x=(x) y=(y) width=(w) height=(h) {}
                    }
                }
            }
            g.m-names aria-hidden="true" {
                @for l in &LABELS {
                    @let n = named(l.code);
                    g class={ "m-tag" @if l.sea { " sea" } @if l.call_out.is_some() { " in-box" } @if n == 0 { " is-none" } } data-for=(l.code) {
                        @if let Some(d) = l.leader { path.m-lead d=(d) {} }
                        text.m-name x=(l.x) y=(l.y) text-anchor=(l.anchor) { (name(l.code)) }
                        g.m-count {
                            rect x=(l.count.0) y=(l.count.1) width="40" height="40" {}
                            text x=(l.count.0 + 20) y=(l.count.1 + 31) text-anchor="middle" { (n) }
                        }
                    }
                }
                path.m-lead d=(TIMOR_LESTE_LEADER) {}
                path.m-dbl d={ "M" (tx - 19) " " (ty - 24) "v60M" (tx - 12) " " (ty - 24) "v60" } {}
                text.m-since x=(tx) y=(ty) { (ui::MAP_TIMOR_LESTE.get()) }
                text.m-since2 x=(tx) y=(ty + 32) { (ui::MAP_TIMOR_LESTE_SINCE.fill(&[("date", &joined)])) }
                text.m-jp x=(jx) y=(jy) text-anchor="end" { (ui::MAP_JAPAN.get()) }
                path.m-arrow d="M928 52L968 22M942 20h28v24" {}
            }
        }
    }
}

/// Actions of the whole proposal that name a member.
fn named(code: &str) -> usize {
    crate::proposal::ACTIONS.iter().filter(|a| a.reach.iter().any(|r| r.country.get().id == code)).count()
}
