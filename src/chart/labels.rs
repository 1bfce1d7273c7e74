//! Texts that give way to one another.
//!
//! Direct labels stand where their points are, so no layout can promise beforehand that they keep clear.
//! Each is written only where it is inside and free; what matters more is therefore written first.

use plotters_backend::DrawingBackend;

use super::Fault;
use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;

/// Least distance between two texts side by side, in CSS pixels.
const APART: f64 = 4.0;

/// The texts of one drawing.
pub struct Labels<'p, 'a, B: DrawingBackend> {
    pen: &'p Pen<'a, B>,
    /// Left, upper, right and lower edges of what is written.
    taken: Vec<[f64; 4]>,
}

impl<'p, 'a, B: DrawingBackend> Labels<'p, 'a, B> {
    /// None yet.
    #[must_use]
    pub fn new(pen: &'p Pen<'a, B>) -> Self {
        Self { pen, taken: Vec::new() }
    }

    /// Writes the first of some wordings, longest first, that lies within `room` (left and right) and
    /// touches nothing written before. Says where it ends on both sides, or `None` if nothing fits.
    ///
    /// # Errors
    /// Only what the backend reports.
    pub fn write<'t>(
        &mut self,
        wordings: impl IntoIterator<Item = &'t str>,
        (role, token): (Role, Token),
        (x, y): (f64, f64),
        align: Align,
        room: (f64, f64),
    ) -> Result<Option<(f64, f64)>, Fault<B>> {
        self.put(wordings, (role, token), (x, y), align, room, None)
    }

    /// Writes as [`Labels::write`] does, on a ground that covers what was drawn before.
    ///
    /// # Errors
    /// Only what the backend reports.
    pub fn write_on<'t>(
        &mut self,
        ground: Token,
        wordings: impl IntoIterator<Item = &'t str>,
        style: (Role, Token),
        at: (f64, f64),
        align: Align,
        room: (f64, f64),
    ) -> Result<Option<(f64, f64)>, Fault<B>> {
        self.put(wordings, style, at, align, room, Some(ground))
    }

    fn put<'t>(
        &mut self,
        wordings: impl IntoIterator<Item = &'t str>,
        (role, token): (Role, Token),
        (x, y): (f64, f64),
        align: Align,
        room: (f64, f64),
        ground: Option<Token>,
    ) -> Result<Option<(f64, f64)>, Fault<B>> {
        let size = role.size(self.pen.form());
        for text in wordings.into_iter().filter(|text| !text.is_empty()) {
            let width = self.pen.width(text, role)?;
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
                self.pen.text(text, (role, token), (x, y), align)?;
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
