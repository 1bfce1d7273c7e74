//! Drawing in CSS pixels on a plotters area.
//!
//! plotters counts in whole backend units. A dot that may only sit on whole pixels jumps where a value
//! moves by a tenth, so a unit is a tenth of a CSS pixel, and the pen is where the two meet. It is also
//! the only place that turns tokens and roles into plotters' styles.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::role::Role;
use super::token::Token;
use super::{Fault, Form};

/// Backend units to a CSS pixel.
pub const UNIT: i32 = 10;

/// Distance from the middle of a capital to the line it stands on, in backend units, for a text of
/// `size` backend units.
///
/// plotters knows tops, middles and bottoms of texts, which every renderer takes from a font of its own;
/// only the baseline looks the same everywhere. So texts travel anchored at the middle of their capitals
/// and the backends go back to the baseline by this same number.
#[must_use]
pub fn half_capital(size: f64) -> i32 {
    (size * 0.355).round() as i32
}

/// Which end of a text is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Left,
    /// The middle.
    Middle,
    /// The right end.
    Right,
}

/// Draws on one area of one form, in CSS pixels.
pub struct Pen<'a, B: DrawingBackend> {
    area: &'a DrawingArea<B, Shift>,
    form: Form,
}

fn units(px: f64) -> i32 {
    (px * f64::from(UNIT)).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}

fn stroked(token: Token, width: f64) -> ShapeStyle {
    ShapeStyle { color: token.color().to_rgba(), filled: false, stroke_width: units(width).unsigned_abs() }
}

fn filled(token: Token) -> ShapeStyle {
    token.color().filled()
}

impl<'a, B: DrawingBackend> Pen<'a, B> {
    /// A pen for the whole of an area.
    #[must_use]
    pub fn new(area: &'a DrawingArea<B, Shift>) -> Self {
        let (width, _) = area.dim_in_pixel();
        Self { area, form: Form::at(f64::from(width) / f64::from(UNIT)) }
    }

    /// The form the area's width asks for.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// Width and height of the area.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.area.dim_in_pixel();
        (f64::from(width) / f64::from(UNIT), f64::from(height) / f64::from(UNIT))
    }

    /// A straight line.
    ///
    /// # Errors
    /// Whatever the backend reports, as all methods that draw.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), token: Token, width: f64) -> Result<(), Fault<B>> {
        self.area.draw(&PathElement::new([point(from), point(to)], stroked(token, width)))
    }

    /// A filled rectangle.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn fill_rect(&self, from: (f64, f64), to: (f64, f64), token: Token) -> Result<(), Fault<B>> {
        self.area.draw(&Rectangle::new([point(from), point(to)], filled(token)))
    }

    /// The outline of a rectangle, drawn inside it.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn rect(&self, from: (f64, f64), to: (f64, f64), token: Token, width: f64) -> Result<(), Fault<B>> {
        let inset = width / 2.0;
        let corners = [point((from.0 + inset, from.1 + inset)), point((to.0 - inset, to.1 - inset))];
        self.area.draw(&Rectangle::new(corners, stroked(token, width)))
    }

    /// A filled circle.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn fill_circle(&self, centre: (f64, f64), radius: f64, token: Token) -> Result<(), Fault<B>> {
        self.area.draw(&Circle::new(point(centre), units(radius), filled(token)))
    }

    /// The outline of a circle.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn circle(&self, centre: (f64, f64), radius: f64, token: Token, width: f64) -> Result<(), Fault<B>> {
        self.area.draw(&Circle::new(point(centre), units(radius), stroked(token, width)))
    }

    /// A filled square standing on its corner; `reach` is from the centre to a corner.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn fill_diamond(&self, (x, y): (f64, f64), reach: f64, token: Token) -> Result<(), Fault<B>> {
        let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)].map(point);
        self.area.draw(&Polygon::new(corners, filled(token)))
    }

    /// Writes a text with its baseline at `y`.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn text(
        &self,
        text: &str,
        (role, token): (Role, Token),
        (x, y): (f64, f64),
        align: Align,
    ) -> Result<(), Fault<B>> {
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let color = token.color();
        let style = self.style(role).color(&color).pos(Pos::new(h_pos, VPos::Center));
        let middle = units(y) - half_capital(style.font.get_size());
        self.area.draw_text(text, &style, (units(x), middle))
    }

    /// Where the baseline of a text lies if its capitals have their middle at `y`.
    #[must_use]
    pub fn centred(&self, y: f64, role: Role) -> f64 {
        y + role.size(self.form) * 0.355
    }

    /// Width of a text as this area's backend sets it.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn width(&self, text: &str, role: Role) -> Result<f64, Fault<B>> {
        let (width, _) = self.area.estimate_text_size(text, &self.style(role))?;
        Ok(f64::from(width) / f64::from(UNIT))
    }

    /// The widest of some texts.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn widest<'t>(&self, texts: impl IntoIterator<Item = &'t str>, role: Role) -> Result<f64, Fault<B>> {
        let mut widest = 0.0;
        for text in texts {
            widest = f64::max(widest, self.width(text, role)?);
        }
        Ok(widest)
    }

    /// The first of some wordings, longest first, that is no wider than `room`.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn fitting<'t>(
        &self,
        wordings: impl IntoIterator<Item = &'t str>,
        role: Role,
        room: f64,
    ) -> Result<Option<&'t str>, Fault<B>> {
        for text in wordings {
            if !text.is_empty() && self.width(text, role)? <= room {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// A text on as many lines as it needs, broken at spaces; nothing if it needs more than `lines` or a
    /// word is wider than `room`.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn folded(&self, text: &str, role: Role, room: f64, lines: usize) -> Result<Vec<String>, Fault<B>> {
        let mut out: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if self.width(word, role)? > room {
                return Ok(Vec::new());
            }
            if let Some(line) = out.last_mut() {
                let longer = format!("{line} {word}");
                if self.width(&longer, role)? <= room {
                    *line = longer;
                    continue;
                }
            }
            out.push(word.to_owned());
        }
        if out.len() > lines {
            out.clear();
        }
        Ok(out)
    }

    /// The same on lines of about one length, so that no word is left alone on the last.
    ///
    /// # Errors
    /// Whatever the backend reports.
    pub fn balanced(&self, text: &str, role: Role, room: f64, lines: usize) -> Result<Vec<String>, Fault<B>> {
        let mut found = self.folded(text, role, room, lines)?;
        for less in 1..10 {
            let tighter = self.folded(text, role, room * (1.0 - f64::from(less) * 0.05), lines)?;
            if tighter.len() != found.len() {
                break;
            }
            found = tighter;
        }
        Ok(found)
    }

    fn style(&self, role: Role) -> TextStyle<'static> {
        let size = role.size(self.form) * f64::from(UNIT);
        TextStyle::from(FontDesc::new(FontFamily::Name(role.class()), size, FontStyle::Normal))
    }
}
