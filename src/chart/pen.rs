//! Drawing in CSS pixels.
//!
//! plotters counts in whole backend units. If a unit were a CSS pixel, a dot would jump by a pixel where its
//! value changes by a tenth, so a unit is a tenth of a CSS pixel, and the pen converts. It is also the only
//! place that turns tokens and roles into plotters' styles.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::role::Role;
use super::surface::{Drawn, Surface};
use super::token::Token;
use super::wrap;
use super::{Form, Length};

/// Backend units to a CSS pixel.
pub const UNIT: i32 = 10;

/// Distance from the baseline of a text up to the middle of its capitals, as a share of the text's size.
const CAPITAL_MIDDLE: f64 = 0.355;

/// Distance from the middle of a capital to its baseline, in backend units, for a text of `size` backend
/// units.
///
/// plotters knows tops, middles and bottoms of texts, which every renderer takes from a font of its own;
/// only the baseline looks the same everywhere. So texts are passed anchored at the middle of their capitals
/// and the backends go back to the baseline by this same number.
#[must_use]
pub fn half_capital(size: f64) -> i32 {
    (size * CAPITAL_MIDDLE).round() as i32
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

/// Size, face and colour of a text.
pub type Style = (Role, Token);

/// A point in CSS pixels from the upper left corner of the pen's area.
pub type Point = (f64, f64);

/// Draws on one area, in CSS pixels. All methods that draw or measure fail only with what the output reports.
pub struct Pen<'a> {
    area: DrawingArea<Surface<'a>, Shift>,
    form: Form,
}

fn units(px: f64) -> i32 {
    (px * f64::from(UNIT)).round() as i32
}

fn point((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

fn stroked(token: Token, width: f64) -> ShapeStyle {
    ShapeStyle { color: token.color().to_rgba(), filled: false, stroke_width: units(width).unsigned_abs() }
}

fn filled(token: Token) -> ShapeStyle {
    token.color().filled()
}

impl<'a> Pen<'a> {
    /// A pen for the whole of a surface, which is [`UNIT`] backend units to a CSS pixel.
    #[must_use]
    pub fn new(surface: Surface<'a>) -> Self {
        Self::on(surface.into_drawing_area())
    }

    fn on(area: DrawingArea<Surface<'a>, Shift>) -> Self {
        let (width, _) = area.dim_in_pixel();
        Self { form: Form::at(f64::from(width) / f64::from(UNIT)), area }
    }

    /// A pen for a part of this one's area.
    #[must_use]
    pub fn inset(&self, corner: Point, (width, height): (f64, f64)) -> Self {
        Self::on(self.area.clone().shrink(point(corner), (units(width), units(height))))
    }

    /// Completes the drawing. To be called once, by whoever made the surface.
    ///
    /// # Errors
    /// What the output reports.
    pub fn present(&self) -> Drawn {
        self.area.present()
    }

    /// The form that the area's width has.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// A length in the area's form, in CSS pixels.
    #[must_use]
    pub fn px(&self, length: Length) -> f64 {
        length.at(self.form)
    }

    /// Width and height of the area.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.area.dim_in_pixel();
        (f64::from(width) / f64::from(UNIT), f64::from(height) / f64::from(UNIT))
    }

    /// Width of the area.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.size().0
    }

    /// A straight line.
    ///
    /// # Errors
    /// What the output reports.
    pub fn line(&self, from: Point, to: Point, token: Token, width: f64) -> Drawn {
        self.area.draw(&PathElement::new([point(from), point(to)], stroked(token, width)))
    }

    /// A line through some points.
    ///
    /// # Errors
    /// What the output reports.
    pub fn curve(&self, points: &[Point], token: Token, width: f64) -> Drawn {
        let points: Vec<(i32, i32)> = points.iter().copied().map(point).collect();
        self.area.draw(&PathElement::new(points, stroked(token, width)))
    }

    /// A level line over the whole width, one pixel thick, on the pixel row that holds `y`.
    ///
    /// # Errors
    /// What the output reports.
    pub fn rule(&self, y: f64, token: Token) -> Drawn {
        let y = y.floor() + 0.5;
        self.line((0.0, y), (self.right(), y), token, 1.0)
    }

    /// A filled rectangle.
    ///
    /// # Errors
    /// What the output reports.
    pub fn fill_rect(&self, from: Point, to: Point, token: Token) -> Drawn {
        self.area.draw(&Rectangle::new([point(from), point(to)], filled(token)))
    }

    /// The outline of a rectangle, drawn inside it.
    ///
    /// # Errors
    /// What the output reports.
    pub fn rect(&self, from: Point, to: Point, token: Token, width: f64) -> Drawn {
        let inset = width / 2.0;
        let corners = [point((from.0 + inset, from.1 + inset)), point((to.0 - inset, to.1 - inset))];
        self.area.draw(&Rectangle::new(corners, stroked(token, width)))
    }

    /// A filled circle.
    ///
    /// # Errors
    /// What the output reports.
    pub fn fill_circle(&self, centre: Point, radius: f64, token: Token) -> Drawn {
        self.area.draw(&Circle::new(point(centre), units(radius), filled(token)))
    }

    /// The outline of a circle.
    ///
    /// # Errors
    /// What the output reports.
    pub fn circle(&self, centre: Point, radius: f64, token: Token, width: f64) -> Drawn {
        self.area.draw(&Circle::new(point(centre), units(radius), stroked(token, width)))
    }

    /// A filled square standing on its corner; `reach` is from the centre to a corner.
    ///
    /// # Errors
    /// What the output reports.
    pub fn fill_diamond(&self, (x, y): Point, reach: f64, token: Token) -> Drawn {
        let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)].map(point);
        self.area.draw(&Polygon::new(corners, filled(token)))
    }

    /// Writes a text with its baseline at `y`.
    ///
    /// # Errors
    /// What the output reports.
    pub fn text(&self, text: &str, (role, token): Style, (x, y): Point, align: Align) -> Drawn {
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

    /// Writes the first of some wordings, longest first, that is no wider than `room`, with its baseline at
    /// `y`, and returns it.
    ///
    /// # Errors
    /// What the output reports.
    pub fn write<'t>(
        &self,
        wordings: &[&'t str],
        style: Style,
        at: Point,
        align: Align,
        room: f64,
    ) -> Drawn<Option<&'t str>> {
        let found = self.fitting(wordings, style.0, room)?;
        if let Some(text) = found {
            self.text(text, style, at, align)?;
        }
        Ok(found)
    }

    /// Size of a text, in CSS pixels.
    #[must_use]
    pub fn text_size(&self, role: Role) -> f64 {
        role.size(self.form)
    }

    /// The baseline of a text whose capitals have their middle at `y`.
    #[must_use]
    pub fn baseline(&self, y: f64, role: Role) -> f64 {
        y + self.text_size(role) * CAPITAL_MIDDLE
    }

    /// Width of a text as this area's output sets it.
    ///
    /// # Errors
    /// What the output reports.
    pub fn width(&self, text: &str, role: Role) -> Drawn<f64> {
        let (width, _) = self.area.estimate_text_size(text, &self.style(role))?;
        Ok(f64::from(width) / f64::from(UNIT))
    }

    /// Width of the widest of some texts.
    ///
    /// # Errors
    /// What the output reports.
    pub fn widest<'t>(&self, texts: impl IntoIterator<Item = &'t str>, role: Role) -> Drawn<f64> {
        let mut widest = 0.0;
        for text in texts {
            widest = f64::max(widest, self.width(text, role)?);
        }
        Ok(widest)
    }

    /// The first of some wordings, longest first, that is no wider than `room`. Empty wordings do not count.
    ///
    /// # Errors
    /// What the output reports.
    pub fn fitting<'t>(&self, wordings: &[&'t str], role: Role, room: f64) -> Drawn<Option<&'t str>> {
        for text in wordings {
            if !text.is_empty() && self.width(text, role)? <= room {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// A text on as many lines as it needs ([`wrap`]); nothing if it needs more than `lines` or a
    /// word is wider than `room`.
    ///
    /// # Errors
    /// What the output reports.
    pub fn folded(&self, text: &str, role: Role, room: f64, lines: usize) -> Drawn<Vec<String>> {
        let mut out: Vec<String> = Vec::new();
        for (joint, word) in wrap::pieces(text) {
            if self.width(word, role)? > room {
                return Ok(Vec::new());
            }
            if let Some(line) = out.last_mut() {
                let longer = format!("{line}{joint}{word}");
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
    /// What the output reports.
    pub fn balanced(&self, text: &str, role: Role, room: f64, lines: usize) -> Drawn<Vec<String>> {
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
