//! The map: the ten members as check boxes, each with the number of actions that are linked to it.
//!
//! It takes no position on any territory: members have outlines, all neighbours are one shape without inner borders,
//! Japan is a marker. The list of members next to it offers the same choice in words, so nobody depends on the map.

pub mod figures;
mod shapes;

use crate::context::SINCE;
use crate::proposal::{CountryIx, country};
use crate::text::{Locale, charts, ui};
use maud::{Markup, html};
use shapes::{
    Ground, JAPAN_MARK, LABELS, Label, MEMBERS, NEIGHBOUR_KEYS, NEIGHBOURS, TIMOR_LESTE, TIMOR_LESTE_LEADER,
    TIMOR_LESTE_MARK, VIEW,
};

/// Members with a hit area on the sea around their land, in drawing order: where two overlap, the later one gets the
/// pointer.
const HITS: [&str; 8] = ["ID", "MY", "TH", "PH", "MM", "KH", "LA", "VN"];

/// Height of a label's hit area, in tenths of the text's size: at least 24 CSS px in a map of 330 CSS px.
const HIT: i16 = 22;

/// Padding left and right of a label in its hit area or frame, in tenths of the text's size.
const ROOM: i16 = 4;

/// Side of the square that shows a number and its gap from the name, in tenths of the text's size.
const SIDE: i16 = 12;
const GAP: i16 = 2;

/// The code of the member that an arrow key moves the focus to, from the member with this code.
pub fn next(code: &str, key: &str) -> Option<&'static str> {
    let (_, neighbours) = NEIGHBOUR_KEYS.iter().find(|(c, _)| *c == code)?;
    let at = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].iter().position(|k| *k == key)?;
    Some(neighbours[at])
}

/// The map: the land, label, number and leader of each member are one check box. The Tab key reaches one of them, and
/// the arrow keys move between them; none is reachable until the program runs.
///
/// Below all lands is a wider, invisible copy of each thin or scattered one, which only receives the pointer: a click
/// on the sea next to a land selects it, and a click on another land never does.
pub fn map(locale: Locale) -> Markup {
    let (tx, ty) = TIMOR_LESTE_MARK;
    let (jx, jy) = JAPAN_MARK;
    let joined = SINCE.iter().find(|s| s.countries.contains(&"TL")).map(|s| locale.date(s.date)).unwrap_or_default();
    // call-outs come last, because their leaders cross other lands
    let (call_outs, others): (Vec<_>, Vec<_>) =
        LABELS.iter().zip(&MEMBERS).partition(|(l, _)| l.ground == Ground::CallOut);
    html! {
        div.m-frame {
            svg.map viewBox={ "0 0 " (VIEW.0) " " (VIEW.1) } role="group" aria-label=(ui::MAP_LABEL.get(locale)) {
                path.m-other d=(NEIGHBOURS) {}
                path.m-tl d=(TIMOR_LESTE) {}
                @for code in HITS { use.m-hit href={ "#m-" (code) } data-hit=(code) {} }
                // the area around a call-out is part of its target, which is as high as a fingertip on a phone
                @for (l, _) in &call_outs {
                    @let [left, _, width, _] = frame(l, linked(l.code));
                    rect.m-hit data-hit=(l.code) transform={ "translate(" (l.x) " " (l.y) ")" }
                        x=(em(left)) y=(em(-FINGER / 2)) width=(em(width)) height=(em(FINGER)) {}
                }
                @for (label, (_, path)) in others.into_iter().chain(call_outs) {
                    @let code = label.code;
                    @let (name, n) = (country(code).map_or("", |c| c.get().name.get(locale)), linked(code));
                    g.m-land data-country=(code) data-choice={ "country=" (code) } data-name=(name) data-count=(n) role="checkbox"
                        aria-checked="false" aria-disabled="true" tabindex="-1"
                        aria-label=(ui::MAP_MEMBER.fill(locale, &[("country", name), ("n", &n.to_string())])) {
                        path.m-shape id={ "m-" (code) } d=(path) {}
                        (tag(label, name, n))
                    }
                }
                path.m-lead d=(TIMOR_LESTE_LEADER) {}
                g transform={ "translate(" (tx) " " (ty) ")" } {
                    path.m-dbl d="M-12-26v66M-19-26v66" {}
                    text.m-since { (ui::MAP_TIMOR_LESTE.get(locale)) }
                    text.m-since2 y="1.15em" { (ui::MAP_TIMOR_LESTE_SINCE.fill(locale, &[("date", &joined)])) }
                }
                text.m-jp x=(jx) y=(jy) text-anchor="end" { (ui::MAP_JAPAN.get(locale)) }
                path.m-arrow d="M928 52L968 22M942 20h28v24" {}
            }
        }
    }
}

/// The map as a picture that shows where one member is.
#[must_use]
pub fn locator_map(locale: Locale, country: CountryIx) -> Markup {
    let name = country.get().asean_name.unwrap_or(country.get().name).get(locale);
    let label = LABELS.iter().find(|l| l.code == country.get().id);
    html! {
        svg.locator viewBox={ "0 0 " (VIEW.0) " " (VIEW.1) } role="img" aria-label=(charts::BRIEF_MAP.fill(locale, &[("name", name)])) {
            path.m-other d=(NEIGHBOURS) {}
            path.m-tl d=(TIMOR_LESTE) {}
            @for (code, path) in &MEMBERS { path.m-shape.is-it[*code == country.get().id] d=(path) {} }
            // the smallest members can be seen by the line that leads to their call-out
            @if let Some(Label { ground: Ground::CallOut, leader: Some([_, _, x, y]), .. }) = label {
                circle.m-ring cx=(x) cy=(y) r="34" {}
            }
            text.m-jp x=(JAPAN_MARK.0) y=(JAPAN_MARK.1) text-anchor="end" { (ui::MAP_JAPAN.get(locale)) }
            path.m-arrow d="M928 52L968 22M942 20h28v24" {}
        }
    }
}

/// Height of the area around a call-out that receives the pointer, in tenths of the text's size: 48 CSS px in
/// a map of 330 CSS px.
const FINGER: i16 = 42;

/// The label of a member: leader, frame or hit area, name and, if any action is linked, the number.
/// All lengths are relative to the size of its text, which grows as the map shrinks.
fn tag(l: &Label, name: &str, n: usize) -> Markup {
    let [left, top, width, height] = frame(l, n);
    let (x, y) = match l.ground {
        Ground::Land => (-SIDE / 2, -19),
        _ => (left + ROOM + l.width + GAP, -SIDE / 2),
    };
    html! {
        @if let Some([x1, y1, x2, y2]) = l.leader {
            @let d = format!("M{x1} {y1}L{x2} {y2}");
            path.m-hit d=(d) {}
            path.m-lead d=(d) {}
            circle.m-dot cx=(x2) cy=(y2) r="6" {}
        }
        g.m-tag.m-land-tag[l.ground == Ground::Land].m-sea[l.ground == Ground::Sea] transform={ "translate(" (l.x) " " (l.y) ")" } {
            @if l.ground != Ground::Land {
                rect class=(if l.ground == Ground::Sea { "m-hit" } else { "m-box" })
                    x=(em(left)) y=(em(top)) width=(em(width)) height=(em(height)) {}
            }
            text.m-name y=".36em" text-anchor=[(l.anchor != "start").then_some(l.anchor)] { (name) }
            @if n > 0 {
                g.m-count {
                    rect x=(em(x)) y=(em(y)) width=(em(SIDE)) height=(em(SIDE)) {}
                    text x=(em(x + SIDE / 2)) y=(em(y + 10)) { (n) }
                }
            }
        }
    }
}

/// Left, top, width and height of a label's hit area or frame around its place, in tenths of the text's size.
fn frame(l: &Label, n: usize) -> [i16; 4] {
    let width = l.width + if n > 0 { GAP + SIDE } else { 0 };
    let left = if l.anchor == "start" { 0 } else { -width / 2 };
    [left - ROOM, -HIT / 2 - l.lift, width + 2 * ROOM, HIT]
}

/// Tenths of the text's size as a length.
fn em(tenths: i16) -> String {
    format!("{}{}.{}em", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
}

/// Actions of the whole proposal that a note links to a member.
fn linked(code: &str) -> usize {
    crate::proposal::ACTIONS.iter().filter(|a| a.reach.iter().any(|r| r.country.get().id == code)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{metrics, role::Role};

    /// Size of the text in a map of 330 CSS px, in units: its largest in any window that is not tiny.
    const LARGEST: f64 = 35.0;

    type Point = (f64, f64);

    /// Left, top, right and bottom.
    #[derive(Debug, Clone, Copy)]
    struct Area(f64, f64, f64, f64);

    impl Area {
        /// How far a point is from it; 0 inside.
        fn distance(self, (x, y): Point) -> f64 {
            (self.0 - x).max(x - self.2).max(0.0).hypot((self.1 - y).max(y - self.3).max(0.0))
        }

        fn meets(self, other: Self) -> bool {
            self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
        }
    }

    /// The outlines of a path in relative steps, with points at most two units apart.
    fn outlines(path: &str) -> Vec<Vec<Point>> {
        let mut start = (0.0, 0.0);
        let rings = path.split('m').skip(1).map(|ring| {
            let mut numbers = Vec::<String>::new();
            for letter in ring.trim_end_matches('z').chars() {
                match letter {
                    ' ' => numbers.push(String::new()),
                    '-' => numbers.push("-".to_owned()),
                    _ if numbers.is_empty() => numbers.push(letter.to_string()),
                    _ => numbers.last_mut().unwrap().push(letter),
                }
            }
            numbers.retain(|n| !n.is_empty());
            let steps: Vec<f64> = numbers.iter().map(|n| n.parse().unwrap()).collect();
            let mut at: Point = start;
            let corners: Vec<Point> = steps
                .chunks(2)
                .map(|step| {
                    at = (at.0 + step[0], at.1 + step[1]);
                    at
                })
                .collect();
            start = corners[0];
            let mut points = Vec::new();
            for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                let pieces = ((b.0 - a.0).hypot(b.1 - a.1) / 2.0).ceil();
                let mut piece = 0.0;
                while piece < pieces {
                    points.push((a.0 + (b.0 - a.0) * piece / pieces, a.1 + (b.1 - a.1) * piece / pieces));
                    piece += 1.0;
                }
            }
            points
        });
        rings.collect()
    }

    /// Whether a point is on a land.
    fn contains(land: &[Vec<Point>], (x, y): Point) -> bool {
        let crossings = land.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
        crossings.filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1)).count() % 2
            == 1
    }

    /// How far a box is from the coast of a land; 0 if the coast runs through it.
    fn distance(land: &[Vec<Point>], area: Area) -> f64 {
        land.iter().flatten().map(|p| area.distance(*p)).fold(f64::INFINITY, f64::min)
    }

    /// The box of a name and its number at the largest size, with its frame if it has one.
    fn shown(l: &Label) -> Area {
        let [left, top, width, height] = frame(l, linked(l.code)).map(|t| f64::from(t) / 10.0 * LARGEST);
        let (x, y) = (f64::from(l.x), f64::from(l.y));
        match l.ground {
            Ground::CallOut => Area(x + left, y + top, x + left + width, y + top + height),
            Ground::Sea => {
                let room = f64::from(ROOM) / 10.0 * LARGEST;
                Area(x + left + room, y - 0.5 * LARGEST, x + left + width - room, y + 0.5 * LARGEST)
            }
            Ground::Land => {
                let half = f64::from(l.width) / 20.0 * LARGEST;
                let above = if linked(l.code) > 0 { 1.9 } else { 0.5 };
                Area(x - half, y - above * LARGEST, x + half, y + 0.5 * LARGEST)
            }
        }
    }

    #[test]
    fn names_fit_the_width_that_is_kept_for_them_in_every_published_language() {
        let locales = crate::text::LANGUAGES.iter().filter_map(|code| crate::text::Locale::built_in(code));
        let locales: Vec<Locale> = locales.collect();
        for l in &LABELS {
            let mut widest = 0.0_f64;
            // a frame without a number has room at both ends
            let room = l.width + if linked(l.code) > 0 { 0 } else { 2 * ROOM };
            for locale in &locales {
                let name = country(l.code).unwrap().get().name.get(*locale);
                // full-width characters stay as wide in bold
                let is_latin = name.is_ascii();
                let role = if is_latin { Role::LabelStrong } else { Role::Label };
                let (width, room) = (metrics::width(name, role) * 10.0, if is_latin { l.width } else { room });
                assert!(width <= f64::from(room), "{name}: {width} of {room}");
                widest = widest.max(width);
            }
            assert!(widest > f64::from(l.width) - 1.0, "{}: {} is too much room for {widest}", l.code, l.width);
        }
    }

    #[test]
    fn labels_do_not_overlap() {
        for (i, a) in LABELS.iter().enumerate() {
            for b in &LABELS[..i] {
                assert!(!shown(a).meets(shown(b)), "{} {:?}, {} {:?}", a.code, shown(a), b.code, shown(b));
            }
        }
    }

    #[test]
    fn hit_areas_of_labels_do_not_overlap() {
        let hit = |l: &Label| {
            let [left, top, width, height] = frame(l, linked(l.code)).map(|t| f64::from(t) / 10.0 * LARGEST);
            let (x, y) = (f64::from(l.x) + left, f64::from(l.y) + top);
            Area(x, y, x + width, y + height)
        };
        let apart = || LABELS.iter().filter(|l| l.ground != Ground::Land);
        for (i, a) in apart().enumerate() {
            for b in apart().take(i) {
                assert!(!hit(a).meets(hit(b)), "{} {:?}, {} {:?}", a.code, hit(a), b.code, hit(b));
            }
        }
    }

    #[test]
    fn a_label_belongs_to_its_own_land() {
        let lands = MEMBERS.map(|(code, path)| (code, outlines(path)));
        for (l, (_, own)) in LABELS.iter().zip(&lands) {
            let others = || lands.iter().filter(|(code, _)| *code != l.code);
            let area = shown(l);
            if l.ground == Ground::Land {
                // most of the name is on the land, and its middle is
                let (x, y) = (f64::from(l.x), f64::from(l.y));
                let half = f64::from(l.width) / 20.0 * LARGEST;
                let on = (-8..=8).filter(|i| contains(own, (x + half * f64::from(*i) / 8.0, y))).count();
                assert!(contains(own, (x, y)) && on >= 12, "{}: {on} of 17", l.code);
                continue;
            }
            // no other land is covered
            for (code, land) in others() {
                assert!(distance(land, area) > 0.0, "the label of {} covers {code}", l.code);
            }
            match l.leader {
                // the line starts at the label at any size and ends on the land
                Some([x1, y1, x2, y2]) => {
                    let (from, to) = ((f64::from(x1), f64::from(y1)), (f64::from(x2), f64::from(y2)));
                    assert!(area.distance(from) < 1.0, "{}: the leader starts at {from:?}", l.code);
                    assert!(contains(own, to), "{}: the leader ends at {to:?}", l.code);
                    assert!((from.0 - to.0).hypot(from.1 - to.1) < 210.0, "{}: a long leader", l.code);
                }
                None => {
                    let near = distance(own, area);
                    for (code, land) in others() {
                        assert!(near < distance(land, area), "{} is nearer to {code}", l.code);
                    }
                }
            }
        }
    }

    #[test]
    fn labels_can_be_hit_in_the_smallest_map() {
        let px = LARGEST * 330.0 / f64::from(VIEW.0) / 10.0;
        for l in LABELS.iter().filter(|l| l.ground != Ground::Land) {
            let [_, _, width, height] = frame(l, 0).map(|t| f64::from(t) * px);
            assert!(width >= 24.0 && height >= 24.0, "{}: {width} x {height}", l.code);
        }
    }

    #[test]
    fn every_land_has_a_label_and_a_way_to_the_pointer() {
        for (label, (code, _)) in LABELS.iter().zip(&MEMBERS) {
            assert_eq!(label.code, *code);
            assert!(HITS.contains(code) || label.ground == Ground::CallOut, "{code}");
        }
    }
}
