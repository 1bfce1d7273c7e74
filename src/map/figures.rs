//! Figures on the map: below the coasts a layer with the colour, the hatching or the circle of each member, and the
//! value in each member's label.
//!
//! Coasts, names and everything that receives the pointer stay as they are. The style sheet makes the fills of the
//! lands and frames transparent while a figure is shown.

use super::shapes::{Ground, LABELS, Label, MEMBERS};
use super::{em, frame, linked};
use maud::{Markup, PreEscaped, html};

/// Radius of the largest circle, in units of the map: 24 CSS px in a map of 330 CSS px.
pub const LARGEST: f64 = 72.0;

/// How a land is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fill {
    /// As the others, without a circle.
    Plain,
    /// By a class of values; 1 is the darkest in the light look.
    Class(u8),
    /// With a circle of this radius, in units of the map.
    Circle(f64),
    /// Hatched: there is no figure.
    Absent,
    /// Hatched otherwise: there is a figure only for several members together.
    Together,
}

impl Fill {
    /// The name for the style sheet.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Fill::Plain | Fill::Circle(_) => "plain".to_owned(),
            Fill::Class(n) => n.to_string(),
            Fill::Absent => "absent".to_owned(),
            Fill::Together => "together".to_owned(),
        }
    }

    /// The pattern that it is drawn with.
    fn pattern(self) -> Option<&'static str> {
        match self {
            Fill::Absent => Some("url(#map-absent)"),
            Fill::Together => Some("url(#map-together)"),
            Fill::Plain | Fill::Class(_) | Fill::Circle(_) => None,
        }
    }
}

/// What the map shows of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// ISO 3166 alpha-2 code.
    pub code: &'static str,
    /// How its land is filled.
    pub fill: Fill,
    /// The value in its label; empty if it has none of its own.
    pub value: String,
}

/// Where a member's label and circle are while figures are shown, in units of the map.
struct Place {
    code: &'static str,
    /// Start or middle of the label: other than without figures where there would be no room for a second line.
    at: (i16, i16),
    /// Where the value is, from there: in tenths of the text's size, on its baseline.
    value: (i16, i16),
    /// Middle of the circle.
    circle: (i16, i16),
    /// The line from the label to the land, if the label has moved. It starts behind the frame of a call-out.
    leader: Option<[i16; 4]>,
}

/// Baseline of a value that is the second line of a label, in tenths of the text's size.
const SECOND: i16 = 15;

/// Height of a frame with two lines, in tenths of the text's size.
const TALL: i16 = 31;

/// The places, in the order of [`MEMBERS`].
const PLACES: [Place; 10] = [
    Place { code: "BN", at: (446, 344), value: (0, SECOND), circle: (470, 493), leader: Some([446, 344, 470, 493]) },
    Place { code: "KH", at: (230, 430), value: (0, SECOND), circle: (275, 328), leader: None },
    Place { code: "ID", at: (444, 598), value: (0, SECOND), circle: (444, 612), leader: None },
    Place { code: "LA", at: (180, 56), value: (30, 4), circle: (222, 160), leader: None },
    Place { code: "MY", at: (274, 508), value: (0, SECOND), circle: (222, 505), leader: Some([272, 510, 234, 498]) },
    Place { code: "MM", at: (104, 148), value: (0, SECOND), circle: (104, 164), leader: None },
    Place { code: "PH", at: (664, 252), value: (0, SECOND), circle: (606, 263), leader: None },
    Place { code: "SG", at: (14, 772), value: (0, SECOND), circle: (119, 790), leader: Some([120, 772, 253, 559]) },
    Place { code: "TH", at: (214, 256), value: (0, SECOND), circle: (214, 272), leader: None },
    Place { code: "VN", at: (372, 232), value: (0, SECOND), circle: (336, 240), leader: None },
];

/// Middle of the lower edge of the circles in the key.
const KEY: (i16, i16) = (916, 520);

fn with_labels() -> impl Iterator<Item = (&'static Label, &'static Place, &'static str)> {
    LABELS.iter().zip(&PLACES).zip(&MEMBERS).map(|((label, place), (_, path))| (label, place, *path))
}

/// The place of a member's label as its `transform`, with figures and without.
#[must_use]
pub fn transform(code: &str, with_figures: bool) -> Option<String> {
    let (label, place, _) = with_labels().find(|(_, place, _)| place.code == code)?;
    let (x, y) = if with_figures { place.at } else { (label.x, label.y) };
    Some(format!("translate({x} {y})"))
}

/// Width and height of the frame around a call-out, with what is shown of its member and without figures; `None` for a
/// member whose label has no frame.
#[must_use]
pub fn frame_size(code: &str, shown: Option<&Shown>) -> Option<(String, String)> {
    let label = LABELS.iter().find(|l| l.code == code && l.ground == Ground::CallOut)?;
    let [.., width, height] = match shown {
        Some(shown) => frame_of(label, shown),
        None => frame(label, linked(code)),
    };
    Some((em(width), em(height)))
}

/// Left, top, width and height of the frame around a call-out while figures are shown, in tenths of the text's size.
fn frame_of(label: &Label, shown: &Shown) -> [i16; 4] {
    let [left, top, width, height] = frame(label, 0);
    [left, top, width, if shown.value.is_empty() { height } else { TALL }]
}

/// The value in a member's label.
#[must_use]
pub fn value(shown: &Shown) -> Markup {
    let Some((label, place, _)) = with_labels().find(|(_, place, _)| place.code == shown.code) else {
        return Markup::default();
    };
    let (x, y) = place.value;
    html! {
        text.m-value x=(em(x)) y=(em(y)) text-anchor=[(label.anchor != "start").then_some(label.anchor)] { (shown.value) }
    }
}

/// The layer below the coasts: fills, circles, frames of call-outs, and the key of circles.
///
/// `key` has the radius and the words of the circles in the key, the largest first.
#[must_use]
pub fn layer(members: &[Shown], key: &[(f64, String)]) -> Markup {
    let all = || members.iter().filter_map(|m| Some((m, with_labels().find(|(label, ..)| label.code == m.code)?)));
    html! {
        g.m-data aria-hidden="true" {
            (PreEscaped(PATTERNS))
            @for (m, (_, _, path)) in all() {
                path.m-fill data-fill=(m.fill.name()) d=(path) {}
                @if let Some(pattern) = m.fill.pattern() { path.m-coast d=(path) fill=(pattern) {} }
            }
            @for (m, (label, place, _)) in all() {
                @if let Some([x1, y1, x2, y2]) = place.leader { path.m-lead d={ "M" (x1) " " (y1) "L" (x2) " " (y2) } {} }
                @if label.ground == Ground::CallOut {
                    g transform={ "translate(" (place.at.0) " " (place.at.1) ")" } {
                        (area(Some(m.fill), None, frame_of(label, m)))
                        @if let Some(pattern) = m.fill.pattern() { (area(None, Some(pattern), frame_of(label, m))) }
                    }
                }
            }
            @for (m, (_, place, _)) in all() {
                @if let Fill::Circle(r) = m.fill {
                    circle.m-circle cx=(place.circle.0) cy=(place.circle.1) r=(one_decimal(r)) {}
                }
            }
            @for (r, words) in key {
                @let cy = f64::from(KEY.1) - r;
                circle.m-size cx=(KEY.0) cy=(one_decimal(cy)) r=(one_decimal(*r)) {}
                text.m-size-n x=(KEY.0) y=(one_decimal(cy - r)) dy="-.3em" { (words) }
            }
        }
    }
}

fn area(fill: Option<Fill>, pattern: Option<&str>, [x, y, width, height]: [i16; 4]) -> Markup {
    let name = fill.map(Fill::name);
    html! {
        rect class=[name.as_ref().map(|_| "m-fill")] data-fill=[name] fill=[pattern]
            x=(em(x)) y=(em(y)) width=(em(width)) height=(em(height)) {}
    }
}

/// The two kinds of hatching: lines for no figure, a grid for a figure of several members together.
const PATTERNS: &str = concat!(
    r#"<defs><pattern id="map-absent" width="15" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"#,
    r#"<path class="m-line" d="M0 0V15"/></pattern>"#,
    r#"<pattern id="map-together" width="13" height="13" patternUnits="userSpaceOnUse">"#,
    r#"<path class="m-line" d="M0 6.5H13M6.5 0V13"/></pattern></defs>"#
);

/// A length with one decimal.
fn one_decimal(value: f64) -> String {
    let tenths = (value * 10.0).round() as i32;
    format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::chart::{metrics, role::Role};
    use crate::charts::map_data::shown;
    use crate::text::Locale;
    use crate::url::MapFigures;

    /// Size of the text in a map of 330 CSS px, in units: its largest in any window that is not tiny.
    const SIZE: f64 = 35.0;

    /// Left, top, right and bottom.
    type Box = [f64; 4];

    fn meet(a: &Box, b: &Box) -> bool {
        a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
    }

    /// The boxes of a member's name, value and frame at the largest size.
    fn boxes(shown: &Shown) -> Vec<Box> {
        let (label, place, _) = with_labels().find(|(_, place, _)| place.code == shown.code).expect("a member");
        let (x, y) = (f64::from(place.at.0), f64::from(place.at.1));
        let em = |tenths: i16| f64::from(tenths) / 10.0 * SIZE;
        let text = |left: f64, baseline: f64, width: f64| {
            let left = if label.anchor == "start" { left } else { left - width / 2.0 };
            [left, baseline - 0.74 * SIZE, left + width, baseline]
        };
        let mut all = vec![text(x, y + 0.36 * SIZE, em(label.width))];
        if !shown.value.is_empty() {
            let width = metrics::width(&shown.value, Role::LabelStrong) * SIZE;
            all.push(text(x + em(place.value.0), y + em(place.value.1), width));
        }
        if label.ground == Ground::CallOut {
            let [left, top, width, height] = frame_of(label, shown).map(em);
            let frame = [x + left, y + top, x + left + width, y + top + height];
            assert!(all.iter().all(|b| b[0] >= frame[0] && b[1] >= frame[1] && b[2] <= frame[2] && b[3] <= frame[3]));
            all = vec![frame];
        }
        all
    }

    #[test]
    fn the_places_are_those_of_the_members() {
        for ((label, place, _), (code, _)) in with_labels().zip(&MEMBERS) {
            assert_eq!((label.code, place.code), (*code, *code));
            assert_eq!(transform(code, false), Some(format!("translate({} {})", label.x, label.y)));
            assert!(transform(code, true).is_some());
        }
        assert_eq!(transform("TL", true), None);
    }

    #[test]
    fn names_values_and_the_key_do_not_overlap() {
        let english = Locale::built_in("en").expect("English");
        let r = LARGEST * 1.05;
        let (x, y) = (f64::from(KEY.0), f64::from(KEY.1));
        let key = [x - r, y - 2.0 * LARGEST - SIZE, x + r, y];
        for figures in MapFigures::ALL {
            let all = shown(english, *figures);
            for (i, a) in all.iter().enumerate() {
                for one in boxes(a) {
                    assert!(!meet(&one, &key) && one[0] >= 0.0 && one[2] <= 1000.0, "{figures:?} {}: {one:?}", a.code);
                    for b in &all[..i] {
                        let other = boxes(b).into_iter().find(|other| meet(&one, other));
                        assert!(other.is_none(), "{figures:?}: {} {one:?}, {} {other:?}", a.code, b.code);
                    }
                }
                if let [name, value] = boxes(a)[..] {
                    assert!(!meet(&name, &value), "{figures:?}: {}", a.code);
                }
            }
        }
    }

    #[test]
    fn a_frame_has_its_old_size_without_figures() {
        let of = |value: &str| Shown { code: "BN", fill: Fill::Class(5), value: value.to_owned() };
        let height = |shown: Option<&Shown>| frame_size("BN", shown).map(|(_, height)| height);
        assert_eq!(height(None).as_deref(), Some("2.2em"));
        assert_eq!(height(Some(&of(""))).as_deref(), Some("2.2em"));
        assert_eq!(height(Some(&of("1.2%"))).as_deref(), Some("3.1em"));
        assert_eq!(frame_size("VN", None), None);
    }

    #[test]
    fn every_member_is_drawn_once_and_hatched_if_it_has_no_figure_of_its_own() {
        let english = Locale::built_in("en").expect("English");
        let drawn = layer(&shown(english, MapFigures::Bases), &[]).into_string();
        assert_eq!(drawn.matches("<path class=\"m-fill\"").count(), 10);
        assert_eq!(drawn.matches("<circle class=\"m-circle\"").count(), 5);
        // five lands, and the frames of Brunei and Singapore
        assert_eq!(drawn.matches("fill=\"url(#map-together)\"").count(), 7);
        assert!(!drawn.contains("fill=\"url(#map-absent)\""));
        assert!(drawn.contains("r=\"72.0\"") && !drawn.contains("style="));
    }
}
