//! What the marks of a chart mean: small drawings beside words, in a page and on a [`super::sheet`].

use super::pen::Pen;
use super::surface::Drawn;
use super::svg;
use super::token::Token;

/// Width and height of a glyph, in CSS pixels.
pub const SIDE: u32 = 14;

/// A mark of a chart by itself.
pub enum Glyph {
    /// A category by its number, in its colour. A page may show it as text.
    Category(u8),
    /// A heavy rule. A page may show it as a border.
    Rule,
    /// Any other drawing, on an area of [`SIDE`] times [`SIDE`].
    Drawing(Box<dyn Fn(&Pen<'_>) -> Drawn>),
}

/// The glyphs of a chart with their meanings, in the order in which they are read.
pub type Key = Vec<(Glyph, String)>;

impl Glyph {
    /// A glyph from a drawing on an area of [`SIDE`] times [`SIDE`].
    pub fn new(draw: impl Fn(&Pen<'_>) -> Drawn + 'static) -> Self {
        Self::Drawing(Box::new(draw))
    }

    /// Draws it on an area of [`SIDE`] times [`SIDE`].
    ///
    /// # Errors
    /// What the output refuses.
    pub fn draw(&self, pen: &Pen<'_>) -> Drawn {
        match self {
            Glyph::Category(number) => pen.fill_rect((1.0, 1.0), (13.0, 13.0), Token::category(*number)),
            Glyph::Rule => pen.fill_rect((5.0, 0.0), (9.0, 14.0), Token::Ink),
            Glyph::Drawing(draw) => draw(pen),
        }
    }

    /// The same as a small SVG for a page.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::glyph((SIDE, SIDE), |pen| {
            // writing to a string cannot fail
            let _ = self.draw(pen);
        })
    }
}
