//! What the marks of a chart mean: small drawings beside words, in the page and on a sheet that is
//! taken away.

use super::events::Known;
use super::growth::Origin;
use super::pen::Pen;
use super::targets::Aim;
use super::{Fault, Token, by_area, events, growth, matrix, share, svg, targets, years};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

/// Width and height of a glyph, in CSS pixels.
pub const SIDE: u32 = 14;

/// A mark of a chart, alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Actions of an area, by its number.
    Area(u8),
    /// An action that is left out.
    LeftOut,
    /// A line of means.
    Mean,
    /// A growth rate by where it comes from.
    Growth(Origin),
    /// A dot, hollow or not.
    Dot(bool),
    /// An event by how exactly its date is known, and whether it lay ahead.
    Event(Known, bool),
    /// The line that repeats the first year.
    FirstYear,
    /// A target.
    Aim(Aim),
    /// A part of a whole, or the rest.
    Part(bool),
}

impl Glyph {
    /// Draws it into an area of [`SIDE`] times [`SIDE`].
    ///
    /// # Errors
    /// What the backend refuses.
    pub fn draw<B: DrawingBackend>(self, area: &DrawingArea<B, Shift>) -> Result<(), Fault<B>> {
        match self {
            Glyph::Area(number) => by_area::key(area, Some(number)),
            Glyph::LeftOut => by_area::key(area, None),
            Glyph::Mean => Pen::new(area).fill_rect((5.0, 0.0), (9.0, 14.0), Token::Ink),
            Glyph::Growth(origin) => growth::key(area, origin),
            Glyph::Dot(hollow) => matrix::key(area, hollow),
            Glyph::Event(known, ahead) => events::key(area, (known, ahead)),
            Glyph::FirstYear => years::key(area),
            Glyph::Aim(aim) => targets::key(area, aim),
            Glyph::Part(part) => share::key(area, part),
        }
    }

    /// The same as a small SVG for a page.
    #[must_use]
    pub fn svg(self) -> String {
        svg::glyph((SIDE, SIDE), |area| {
            // writing to a string cannot fail
            let _ = self.draw(area);
        })
    }
}
