//! Ticks of an axis, and which of their labels have room.

use super::pen::Pen;
use super::role::Role;
use super::surface::Drawn;

/// A number of an axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// Where it is on the scale.
    pub value: f64,
    /// Its label.
    pub text: String,
    /// The label in fewer letters; empty where there is none.
    pub short: String,
}

impl Tick {
    /// A tick with one wording.
    #[must_use]
    pub fn new(value: f64, text: impl Into<String>) -> Self {
        Self { value, text: text.into(), short: String::new() }
    }
}

/// Of some labels, each with the position of its middle, those that lie within `room` (left and right) and
/// at least `apart` from those before them, in CSS pixels.
///
/// # Errors
/// What the output reports.
pub fn with_room<'t>(
    pen: &Pen<'_>,
    labels: impl IntoIterator<Item = (f64, &'t str)>,
    apart: f64,
    room: (f64, f64),
) -> Drawn<Vec<(f64, &'t str)>> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut shown = Vec::new();
    for (x, text) in labels {
        let half = pen.width(text, Role::Axis)? / 2.0;
        let (left, right) = (x - half, x + half);
        let free = taken.iter().all(|&(from, to)| right + apart <= from || to + apart <= left);
        if free && left >= room.0 && right <= room.1 {
            shown.push((x, text));
            taken.push((left, right));
        }
    }
    Ok(shown)
}
