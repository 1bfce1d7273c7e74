//! The plotters backend behind the pen.
//!
//! A drawing that is generic over plotters backends is compiled once for each backend. With one backend
//! that decides at run time where strokes go, each chart is compiled once, which almost halves the program,
//! and charts can be used as trait objects.

use std::error::Error;
use std::fmt;

use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::canvas::Canvas;
#[cfg(test)]
use super::record::Recorder;
use super::svg::SvgBackend;

/// Where a drawing goes.
pub enum Surface<'a> {
    /// Into a string.
    Svg(SvgBackend<'a>),
    /// Onto a canvas.
    Canvas(Canvas),
    /// Into a record that tests read.
    #[cfg(test)]
    Record(Recorder),
}

/// The message with which an output has refused a stroke.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Refused {}

/// Why a drawing was not finished.
pub type DrawError = DrawingAreaErrorKind<Refused>;

/// What drawing returns.
pub type Drawn<T = ()> = Result<T, DrawError>;

fn refused<E: Error + Send + Sync>(error: DrawingErrorKind<E>) -> DrawingErrorKind<Refused> {
    DrawingErrorKind::DrawingError(Refused(error.to_string()))
}

type Outcome = Result<(), DrawingErrorKind<Refused>>;

/// Calls a method of whichever backend it is.
macro_rules! dispatch {
    ($surface:expr, $backend:ident => $call:expr) => {
        match $surface {
            Surface::Svg($backend) => $call.map_err(refused),
            Surface::Canvas($backend) => $call.map_err(refused),
            #[cfg(test)]
            Surface::Record($backend) => $call.map_err(refused),
        }
    };
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        match self {
            Surface::Svg(backend) => backend.get_size(),
            Surface::Canvas(backend) => backend.get_size(),
            #[cfg(test)]
            Surface::Record(backend) => backend.get_size(),
        }
    }

    fn ensure_prepared(&mut self) -> Outcome {
        dispatch!(self, backend => backend.ensure_prepared())
    }

    fn present(&mut self) -> Outcome {
        dispatch!(self, backend => backend.present())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        dispatch!(self, backend => backend.draw_pixel(point, color))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        dispatch!(self, backend => backend.draw_line(from, to, style))
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        dispatch!(self, backend => backend.draw_rect(a, b, style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        dispatch!(self, backend => backend.draw_path(path, style))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        dispatch!(self, backend => backend.draw_circle(center, radius, style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        dispatch!(self, backend => backend.fill_polygon(path, style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        dispatch!(self, backend => backend.draw_text(text, style, at))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Refused>> {
        dispatch!(self, backend => backend.estimate_text_size(text, style))
    }
}
