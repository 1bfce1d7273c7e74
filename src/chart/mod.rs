//! Charts: data and a drawing, and nothing else.
//!
//! A chart is a plain struct of numbers and finished texts together with one drawing of them, written
//! once over any plotters [`DrawingBackend`]. The same drawing is the SVG that stands in a prerendered
//! page ([`svg`]), the live canvas that takes over its box ([`canvas`], in the browser only) and the
//! files a visitor takes away. A chart knows nothing of the proposal, of a language or of the page: the
//! page hands it words and numbers already formatted.
//!
//! | module | what it holds |
//! |---|---|
//! | [`token`] | colours by name, resolved by whoever draws |
//! | [`role`] | what a text is, and from that its size and face |
//! | [`metrics`] | widths of text, the same on every machine |
//! | [`scale`] | numbers to positions, and round ticks |
//! | [`pen`] | drawing in CSS pixels on a plotters area |
//! | [`svg`] | the drawing as SVG without colours, styles or scripts |
//! | [`canvas`] | the drawing on an HTML canvas |
//! | [`any`] | either of them, so that a drawing is compiled once |
//! | [`time`] | dates to numbers |
//! | [`labels`] | texts that give way to one another |
//! | [`growth`], [`by_area`] | the charts |
//! | [`bars`], [`share`], [`magnitudes`] | lengths, parts of a whole, numbers of very different size |
//! | [`matrix`], [`targets`], [`events`] | the charts of counts, aims and dates |
//! | [`lines`], [`years`] | a sum and its parts over many years, a few years side by side |
//!
//! # Size
//!
//! A chart has two forms, [`Form::Narrow`] and [`Form::Wide`], chosen by its width alone. Its height
//! depends on its form and its rows but never on its width, so that the box an SVG holds open in the
//! page is the one the canvas needs, at any width: nothing moves when one replaces the other.

pub mod any;
pub mod bars;
pub mod by_area;
pub mod canvas;
pub mod events;
pub mod growth;
pub mod id;
pub mod key;
pub mod labels;
pub mod lines;
pub mod magnitudes;
pub mod matrix;
pub mod metrics;
pub mod pen;
pub mod role;
pub mod scale;
pub mod share;
pub mod svg;
pub mod targets;
pub mod time;
pub mod token;
pub mod years;

#[cfg(test)]
pub(crate) mod record;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

pub use bars::Bars;
pub use by_area::ByArea;
pub use events::Events;
pub use growth::Growth;
pub use id::ChartId;
pub use key::Glyph;
pub use lines::Lines;
pub use magnitudes::Magnitudes;
pub use matrix::Matrix;
pub use pen::UNIT;
pub use share::Share;
pub use targets::Targets;
pub use token::{Palette, Token};
pub use years::Years;

/// What a drawing can fail with: nothing of its own, only what its backend fails with.
pub type Fault<B> = DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>;

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
    /// Width in CSS pixels from which a chart is wide. `style/chart.css` says the same in rem.
    pub const WIDE_FROM: f64 = 560.0;

    /// The form of a chart that is `width` CSS pixels wide.
    #[must_use]
    pub fn at(width: f64) -> Self {
        if width < Self::WIDE_FROM { Self::Narrow } else { Self::Wide }
    }

    /// `narrow` or `wide`, whichever this form is.
    pub(crate) fn pick<T>(self, narrow: T, wide: T) -> T {
        match self {
            Self::Narrow => narrow,
            Self::Wide => wide,
        }
    }
}

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

/// One value of a chart as a place that can be pointed at, focused and read out.
///
/// Marks come row by row, each row from left to right, so that arrow keys can walk them; together they
/// leave no gap between rows, so that a finger always hits one.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Row of the data; `None` for the row of means or totals above the data.
    pub row: Option<usize>,
    /// Column of the data.
    pub column: usize,
    /// Where it is.
    pub bounds: Bounds,
    /// What it says in full, as the page worded it.
    pub label: String,
}

/// The mark at a point, in CSS pixels from the chart's upper left corner.
#[must_use]
pub fn hit(marks: &[Mark], x: f64, y: f64) -> Option<usize> {
    marks.iter().position(|mark| mark.bounds.contains(x, y))
}

/// Data that can draw itself.
pub trait Chart {
    /// Height in CSS pixels, the same at every width of one form.
    fn height(&self, form: Form) -> u32;

    /// Draws into the whole of `area`, which is [`UNIT`] backend units to a CSS pixel, and says where
    /// each value went.
    ///
    /// # Errors
    /// Only what the backend reports.
    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>>;
}

/// Any of the charts, so that what hosts them need not know which.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// [`growth`].
    Growth(Growth),
    /// [`by_area`].
    ByArea(ByArea),
    /// [`bars`].
    Bars(Bars),
    /// [`share`].
    Share(Share),
    /// [`magnitudes`].
    Magnitudes(Magnitudes),
    /// [`matrix`].
    Matrix(Matrix),
    /// [`targets`].
    Targets(Targets),
    /// [`events`].
    Events(Events),
    /// [`lines`].
    Lines(Lines),
    /// [`years`].
    Years(Years),
}

/// Does the same with whichever chart it is.
macro_rules! either {
    ($drawing:expr, $chart:ident => $does:expr) => {
        match $drawing {
            Drawing::Growth($chart) => $does,
            Drawing::ByArea($chart) => $does,
            Drawing::Bars($chart) => $does,
            Drawing::Share($chart) => $does,
            Drawing::Magnitudes($chart) => $does,
            Drawing::Matrix($chart) => $does,
            Drawing::Targets($chart) => $does,
            Drawing::Events($chart) => $does,
            Drawing::Lines($chart) => $does,
            Drawing::Years($chart) => $does,
        }
    };
}

impl Chart for Drawing {
    fn height(&self, form: Form) -> u32 {
        either!(self, chart => chart.height(form))
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        either!(self, chart => chart.draw(area))
    }
}

#[cfg(test)]
mod tests {
    use super::svg::{self, Paint};
    use super::*;
    use std::path::Path;

    /// Every chart as it is prerendered, by the name of its snapshot.
    fn prerendered() -> Vec<(String, String)> {
        fn at<C: Chart>(chart: &C, name: &str) -> Vec<(String, String)> {
            let form = |(width, class)| {
                let name = format!("{name}-{class}");
                (name, svg::render(chart, width, class, "What the chart shows"))
            };
            PRERENDERED.map(form).into()
        }
        let mut all = at(&growth::tests::example(), "gdp-growth");
        all.extend(at(&by_area::tests::example(), "actions-by-area"));
        all.extend(at(&by_area::tests::filtered(), "actions-by-area-filtered"));
        all.extend(at(&matrix::tests::members(), "coverage-by-country"));
        all.extend(at(&lines::tests::example(), "visitors"));
        all.extend(at(&years::tests::example(), "residents"));
        all
    }

    /// One element to a line, so that a difference shows where it is.
    fn lines(svg: &str) -> String {
        let mut out = svg.replace("/><", "/>\n<").replace("</text><", "</text>\n<").replacen("\"><", "\">\n<", 1);
        out.push('\n');
        out
    }

    /// `UPDATE_SNAPSHOTS=1 cargo test` rewrites the snapshots; look at the difference before committing it.
    #[test]
    fn charts_are_as_they_were() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
        for (name, svg) in prerendered() {
            let file = folder.join(format!("{name}.svg"));
            let now = lines(&svg);
            if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&file, &now).unwrap();
            }
            let then = std::fs::read_to_string(&file).unwrap_or_default();
            for (number, (then, now)) in then.lines().zip(now.lines()).enumerate() {
                assert_eq!(then, now, "{name}, line {}", number + 1);
            }
            assert_eq!(then.lines().count(), now.lines().count(), "{name}");
        }
    }

    #[test]
    fn a_page_gets_no_colour_no_style_and_no_script() {
        for (name, svg) in prerendered() {
            for part in svg.split('<') {
                let tag = part.split('>').next().unwrap_or("");
                for never in ["style=", "fill=", "stroke=", "#", "rgb", "on", "href", "script"] {
                    let found = tag.split(' ').any(|attribute| attribute.starts_with(never));
                    assert!(!found, "{name}: {never} in <{tag}>");
                }
                assert!(!tag.contains('#') && !tag.contains("rgb"), "{name}: <{tag}>");
            }
            assert_eq!(svg.matches("role=\"img\"").count(), 1);
        }
    }

    #[test]
    fn the_box_is_as_high_at_every_width_of_a_form() {
        let chart = growth::tests::example();
        assert_eq!(chart.height(Form::Wide), 392);
        for width in [560, 576, 780, 1600] {
            assert_eq!(svg::draw(&chart, width, Paint::Classes).height, 392);
        }
        for width in [280, 328, 559] {
            assert_eq!(svg::draw(&chart, width, Paint::Classes).height, chart.height(Form::Narrow));
        }
    }

    #[test]
    fn the_style_sheet_turns_at_the_same_width() {
        let css = include_str!("../../style/chart.css");
        assert!(css.contains("@container (max-width: 34.99rem)"));
        assert!(css.contains("@container (min-width: 35rem)"));
        assert_eq!(Form::WIDE_FROM, 35.0 * 16.0);
        for (width, class) in PRERENDERED {
            let form = if class == "narrow" { Form::Narrow } else { Form::Wide };
            assert_eq!(Form::at(f64::from(width)), form);
            assert!(css.contains(&format!(".chart.{class} {{ display: block; }}")));
        }
    }

    #[test]
    fn a_file_stands_alone() {
        let palette = Palette::read(|token| Ok::<_, ()>((token as u8, 0xab, 0xcd))).unwrap();
        let chart = growth::tests::example();
        let file = svg::draw(&chart, 780, Paint::Values(&palette)).file("Growth & more", &palette);
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(file.contains("<title>Growth &amp; more</title>"));
        assert!(!file.contains("class="));
        assert!(file.contains("fill=\"#00abcd\"") && file.contains("font-family=\"serif\""));
        assert!(file.contains("stroke-dasharray=\"1 3\""));
    }

    #[test]
    fn a_point_finds_its_mark_and_nothing_outside() {
        let marks = svg::draw(&growth::tests::example(), 780, Paint::Classes).marks;
        let vietnam = hit(&marks, 400.0, 350.0).map(|index| (marks[index].row, marks[index].column));
        assert_eq!(vietnam, Some((Some(9), 1)));
        assert_eq!(hit(&marks, 400.0, 5.0), None);
        assert_eq!(hit(&marks, -1.0, 100.0), None);
    }
}
