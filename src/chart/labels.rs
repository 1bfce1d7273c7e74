//! Texts that must not overlap one another.
//!
//! Direct labels are written at their points, so whether two of them overlap is known only while drawing.
//! Each label is written only if it lies inside the chart and overlaps none before it; the important ones
//! are therefore written first.

use super::pen::{Align, Pen, Point, Style};
use super::surface::Drawn;
use super::token::Token;

/// Least distance between two texts side by side, in CSS pixels.
const APART: f64 = 4.0;

/// The texts of one drawing.
pub struct Labels<'p, 'a> {
    pen: &'p Pen<'a>,
    /// Left, upper, right and lower edge of each text.
    taken: Vec<[f64; 4]>,
}

impl<'p, 'a> Labels<'p, 'a> {
    /// No texts yet.
    #[must_use]
    pub fn new(pen: &'p Pen<'a>) -> Self {
        Self { pen, taken: Vec::new() }
    }

    /// Writes the first of some wordings, longest first, that lies within `room` (left and right) and
    /// overlaps nothing written before. Returns its left and right end, or `None` if nothing fits.
    ///
    /// # Errors
    /// What the output reports.
    pub fn write(
        &mut self,
        wordings: &[&str],
        style: Style,
        at: Point,
        align: Align,
        room: (f64, f64),
    ) -> Drawn<Option<(f64, f64)>> {
        self.write_on(None, wordings, style, at, align, room)
    }

    /// Writes as [`Labels::write`] does, and covers with `ground` what was drawn before.
    ///
    /// # Errors
    /// What the output reports.
    pub fn write_on(
        &mut self,
        ground: Option<Token>,
        wordings: &[&str],
        style: Style,
        (x, y): Point,
        align: Align,
        room: (f64, f64),
    ) -> Drawn<Option<(f64, f64)>> {
        let size = self.pen.text_size(style.0);
        for text in wordings.iter().filter(|text| !text.is_empty()) {
            let width = self.pen.width(text, style.0)?;
            let left = match align {
                Align::Left => x,
                Align::Middle => x - width / 2.0,
                Align::Right => x - width,
            };
            // half a width need not be a whole number of backend units
            let (left, width) = if align == Align::Middle { (left - 0.1, width + 0.2) } else { (left, width) };
            let place = [left, y - size * 0.75, left + width, y + size * 0.15];
            if self.free(place) && place[0] >= room.0 - 0.05 && place[2] <= room.1 + 0.05 {
                if let Some(ground) = ground {
                    self.pen.fill_rect((place[0], place[1]), (place[2], place[3]), ground)?;
                }
                self.pen.text(text, style, (x, y), align)?;
                self.taken.push(place);
                return Ok(Some((place[0], place[2])));
            }
        }
        Ok(None)
    }

    fn free(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        let (width, height) = self.pen.size();
        let inside = left >= 0.0 && top >= 0.0 && right <= width && bottom <= height;
        inside
            && self.taken.iter().all(|&[l, t, r, b]| right + APART <= l || r + APART <= left || bottom <= t || b <= top)
    }
}
