//! The kit that charts are drawn with. It knows no chart, no record, no query and no language: whoever
//! builds a chart hands it numbers and finished texts.
//!
//! A chart is a value that implements [`Chart`]. It is drawn once, with a [`Pen`]; the same drawing is the
//! SVG in a prerendered page ([`svg`]), the canvas that covers its box in the browser ([`canvas`]) and the
//! files that a visitor saves ([`sheet`], [`csv`]).
//!
//! | module | what it holds |
//! |---|---|
//! | [`pen`] | drawing in CSS pixels |
//! | [`surface`] | the plotters backend behind the pen: SVG or canvas |
//! | [`scale`], [`time`] | numbers and dates to positions, round ticks |
//! | [`rows`] | rows, columns and the marks of their cells |
//! | [`axis`] | ticks and which of their labels have room |
//! | [`labels`] | texts that must not overlap one another |
//! | [`shapes`] | shapes and styles that several charts use |
//! | [`key`] | small drawings that explain the marks of a chart |
//! | [`bars`] | a chart of amounts by row, used by two charts |
//! | [`wrap`] | where lines may break |
//! | [`role`], [`metrics`], [`token`] | sizes, widths and colours of what is drawn |
//! | [`svg`], [`canvas`] | the two outputs |
//! | [`sheet`], [`csv`] | a chart and its values as files |
//!
//! # Size
//!
//! A chart has two forms, [`Form::Narrow`] and [`Form::Wide`], chosen by its width alone. Its height
//! depends on its form and its rows but not on its width, so the box of the SVG has the size that the
//! canvas needs, and the page does not shift when the canvas replaces the SVG.

pub mod axis;
pub mod bars;
pub mod canvas;
pub mod csv;
pub mod key;
pub mod labels;
pub mod metrics;
pub mod pen;
pub mod role;
pub mod rows;
pub mod scale;
pub mod shapes;
pub mod sheet;
pub mod surface;
pub mod svg;
pub mod token;
pub mod wrap;

#[cfg(test)]
pub(crate) mod record;

pub use key::{Glyph, Key};
pub use pen::{Pen, UNIT};
pub use surface::{DrawError, Drawn};
pub use token::{Palette, Token};

/// Widths, in CSS pixels, at which a page is prerendered: a phone, a column beside the map, a full
/// figure. `style/chart.css` shows the one that fits its container.
pub const PRERENDERED: [(u32, &str); 3] = [(328, "narrow"), (576, "medium"), (780, "wide")];

/// Two layouts of one chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Under 560 px: short names, smaller type, headings on two lines.
    Narrow,
    /// From 560 px.
    Wide,
}

impl Form {
    /// Width in CSS pixels from which a chart is wide. `style/chart.css` has the same in rem.
    pub const WIDE_FROM: f64 = 560.0;

    /// The form of a chart that is `width` CSS pixels wide.
    #[must_use]
    pub fn at(width: f64) -> Self {
        if width < Self::WIDE_FROM { Self::Narrow } else { Self::Wide }
    }

    /// `narrow` or `wide`, whichever this form is.
    #[must_use]
    pub fn pick<T>(self, narrow: T, wide: T) -> T {
        match self {
            Self::Narrow => narrow,
            Self::Wide => wide,
        }
    }
}

/// A length in CSS pixels that differs between the two forms.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    narrow: f64,
    wide: f64,
}

impl Length {
    /// Lengths in the narrow and in the wide form, in CSS pixels.
    #[must_use]
    pub const fn new(narrow: f64, wide: f64) -> Self {
        Self { narrow, wide }
    }

    /// The length in a form, in CSS pixels.
    #[must_use]
    pub fn at(self, form: Form) -> f64 {
        form.pick(self.narrow, self.wide)
    }
}

/// Free space at the left and right edges of a chart.
pub const PAD: Length = Length::new(6.0, 8.0);

/// A rectangle in CSS pixels from the chart's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Bounds {
    /// Whether a point lies inside; the left and upper edges belong to it, the others do not.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

/// One value of a chart as an area that can be pointed at, focused and read out.
///
/// Marks are ordered row by row, each row from left to right, which is the order of the arrow keys. There
/// is no gap between the marks of neighbouring rows, so that a touch always hits one.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Row of the data; `None` for the row of means or totals above the data.
    pub row: Option<usize>,
    /// Column of the data.
    pub column: usize,
    /// Where it is.
    pub bounds: Bounds,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The mark at a point, in CSS pixels from the chart's upper left corner.
#[must_use]
pub fn hit(marks: &[Mark], x: f64, y: f64) -> Option<usize> {
    marks.iter().position(|mark| mark.bounds.contains(x, y))
}

/// Data that can be drawn.
pub trait Chart {
    /// Height in CSS pixels, the same at every width of one form.
    fn height(&self, form: Form) -> u32;

    /// Draws the chart over the whole area of the pen and returns where each value is.
    ///
    /// # Errors
    /// What the output refuses.
    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>>;

    /// A lower version for a small picture; `None` where the chart itself is low enough.
    fn small(&self) -> Option<Box<dyn Chart>> {
        None
    }
}
