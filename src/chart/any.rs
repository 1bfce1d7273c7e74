//! One backend for all drawings.
//!
//! A drawing is written once over any backend, and compiled once for each it is used with. Drawn both as
//! SVG and on canvas, eleven charts would weigh almost twice as much; behind this one they are compiled
//! once, and only the strokes know where they go.

use std::error::Error;
use std::fmt;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::canvas::Canvas;
use super::svg::SvgBackend;

/// Where a drawing goes.
pub enum Any<'a> {
    /// Into a string.
    Svg(SvgBackend<'a>),
    /// Onto a canvas.
    Canvas(Canvas),
}

/// Why a backend refused, in its own words.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Refused {}

fn refused<E: Error + Send + Sync>(fault: DrawingErrorKind<E>) -> DrawingErrorKind<Refused> {
    DrawingErrorKind::DrawingError(Refused(fault.to_string()))
}

type Outcome = Result<(), DrawingErrorKind<Refused>>;

/// Does the same on whichever backend it is.
macro_rules! either {
    ($any:expr, $backend:ident => $does:expr) => {
        match $any {
            Any::Svg($backend) => $does.map_err(refused),
            Any::Canvas($backend) => $does.map_err(refused),
        }
    };
}

impl DrawingBackend for Any<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        match self {
            Any::Svg(backend) => backend.get_size(),
            Any::Canvas(backend) => backend.get_size(),
        }
    }

    fn ensure_prepared(&mut self) -> Outcome {
        either!(self, backend => backend.ensure_prepared())
    }

    fn present(&mut self) -> Outcome {
        either!(self, backend => backend.present())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        either!(self, backend => backend.draw_pixel(point, color))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        either!(self, backend => backend.draw_line(from, to, style))
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        either!(self, backend => backend.draw_rect(a, b, style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        either!(self, backend => backend.draw_path(path, style))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        either!(self, backend => backend.draw_circle(center, radius, style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        either!(self, backend => backend.fill_polygon(path, style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        either!(self, backend => backend.draw_text(text, style, at))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Refused>> {
        either!(self, backend => backend.estimate_text_size(text, style))
    }
}
