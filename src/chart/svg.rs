//! The drawing as SVG.
//!
//! In a page it has no colour, no style and no script: shapes have a class for the token that fills or
//! strokes them, texts one for their role, and `style/chart.css` sets the rest. A saved file has no style
//! sheet, so the present colours are written into it. Coordinates are CSS pixels with at most one decimal,
//! and the same data always gives the same bytes.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::pen::{Pen, half_capital};
use super::role::Role;
use super::surface::Surface;
use super::token::{Palette, Token};
use super::{Chart, Form, Mark, UNIT, metrics};

/// Where an SVG's colours and faces come from.
#[derive(Debug, Clone, Copy)]
pub enum Paint<'a> {
    /// From the classes of `style/chart.css`, for a page.
    Classes,
    /// From these values, for a file.
    Values(&'a Palette),
}

/// A chart drawn at one width.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// What is between `<svg>` and `</svg>`.
    pub body: String,
    /// Where the values are.
    pub marks: Vec<Mark>,
}

impl Svg {
    /// `viewBox` of the element.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// Height of the element in em. With the chart's `font-size` at 1rem the box grows with the size of
    /// text the visitor asked for, and the drawing in it as far as the width allows.
    #[must_use]
    pub fn height_in_em(&self) -> String {
        {
            // sixteenths of 1 have four decimals at most
            let (whole, part) = (self.height / 16, self.height % 16 * 625);
            let text = format!("{whole}.{part:04}");
            format!("{}em", text.trim_end_matches('0').trim_end_matches('.'))
        }
    }

    /// The whole element for a page, named `name` for screen readers.
    #[must_use]
    pub fn element(&self, class: &str, name: &str) -> String {
        format!(
            r#"<svg class="chart {class}" viewBox="{}" height="{}" preserveAspectRatio="xMinYMin meet" role="img" aria-label="{}">{}</svg>"#,
            self.view_box(),
            self.height_in_em(),
            escaped(name),
            self.body,
        )
    }

    /// A file of its own, on paper and with a title. To be drawn with [`Paint::Values`].
    #[must_use]
    pub fn file(&self, title: &str, palette: &Palette) -> String {
        let (width, height) = (self.width, self.height);
        // a margin keeps the drawing off the edge of whatever it is put into
        let margin = 16;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"-{margin} -{margin} {w} {h}\"><title>{}</title><path fill=\"{}\" d=\"M-{margin} -{margin}h{w}v{h}h-{w}Z\"/>{}</svg>\n",
            escaped(title),
            hex(palette.get(Token::Paper)),
            self.body,
            w = width + 2 * margin,
            h = height + 2 * margin,
        )
    }
}

/// Draws a chart at a width in CSS pixels.
#[must_use]
pub fn draw(chart: &dyn Chart, width: u32, paint: Paint<'_>) -> Svg {
    let height = chart.height(Form::at(f64::from(width)));
    let mut body = String::new();
    let marks = {
        let unit = UNIT.unsigned_abs();
        let pen = Pen::new(Surface::Svg(SvgBackend::new(&mut body, (width * unit, height * unit), paint)));
        // writing to a string cannot fail
        let marks = chart.draw(&pen).unwrap_or_default();
        let _ = pen.present();
        marks
    };
    Svg { width, height, body, marks }
}

/// Draws a chart as an element for a page: `class` is one of [`super::PRERENDERED`], `name` is the chart's
/// name for screen readers.
#[must_use]
pub fn render(chart: &dyn Chart, width: u32, class: &str, name: &str) -> String {
    draw(chart, width, Paint::Classes).element(class, name)
}

/// Draws something small, such as one entry of a key, to be placed in a line of text. It is hidden from
/// screen readers: the words beside it give its meaning.
#[must_use]
pub fn glyph((width, height): (u32, u32), draw: impl FnOnce(&Pen<'_>)) -> String {
    let mut body = String::new();
    let unit = UNIT.unsigned_abs();
    draw(&Pen::new(Surface::Svg(SvgBackend::new(&mut body, (width * unit, height * unit), Paint::Classes))));
    format!(
        r#"<svg class="chart-glyph" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">{body}</svg>"#
    )
}

/// Text with the characters that XML reserves escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML cannot represent these
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

fn hex((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Tenths of a pixel as pixels.
fn px(units: i32) -> String {
    let (whole, tenth) = (units / UNIT, (units % UNIT).abs());
    let sign = if units < 0 && whole == 0 && tenth != 0 { "-" } else { "" };
    if tenth == 0 { format!("{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

/// A plotters backend that writes SVG elements to a string.
///
/// Shapes that follow each other in one style become one `path`, which keeps a chart of a hundred shapes
/// readable and small.
pub struct SvgBackend<'a> {
    body: &'a mut String,
    size: (u32, u32),
    paint: Paint<'a>,
    /// Attributes of the path that is being written.
    open: Option<String>,
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    /// Writes to `body`; `size` is in backend units.
    #[must_use]
    pub fn new(body: &'a mut String, size: (u32, u32), paint: Paint<'a>) -> Self {
        Self { body, size, paint, open: None }
    }

    fn fill(&self, color: BackendColor) -> String {
        let token = Token::of(color.rgb).unwrap_or(Token::Ink);
        match self.paint {
            Paint::Classes => format!(r#"class="f-{}""#, token.name()),
            Paint::Values(palette) => format!(r#"fill="{}""#, hex(palette.get(token))),
        }
    }

    fn stroke(&self, style: &impl BackendStyle) -> String {
        let token = Token::of(style.color().rgb).unwrap_or(Token::Ink);
        let mut out = match self.paint {
            Paint::Classes => format!(r#"class="s-{}""#, token.name()),
            Paint::Values(palette) => {
                format!(r#"fill="none" stroke="{}""#, hex(palette.get(token)))
            }
        };
        if let (Paint::Values(_), Some((dash, gap))) = (self.paint, token.dash()) {
            let _ = write!(out, r#" stroke-dasharray="{dash} {gap}""#);
        }
        let width = style.stroke_width() as i32;
        if width != UNIT {
            let _ = write!(out, r#" stroke-width="{}""#, px(width));
        }
        out
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.body.push_str("\"/>");
        }
    }

    fn path(&mut self, attributes: String, data: &str) {
        if self.open.as_ref() != Some(&attributes) {
            self.close();
            let _ = write!(self.body, "<path {attributes} d=\"");
            self.open = Some(attributes);
        }
        self.body.push_str(data);
    }

    fn element(&mut self, element: &str) {
        self.close();
        self.body.push_str(element);
    }
}

impl Drop for SvgBackend<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

/// Path data through some points; level and upright steps in their short form.
fn through(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut data = String::new();
    let mut last: Option<BackendCoord> = None;
    for (x, y) in points {
        let _ = match last {
            None => write!(data, "M{} {}", px(x), px(y)),
            Some((_, before)) if before == y => write!(data, "H{}", px(x)),
            Some((before, _)) if before == x => write!(data, "V{}", px(y)),
            Some(_) => write!(data, "L{} {}", px(x), px(y)),
        };
        last = Some((x, y));
    }
    data
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let attributes = if fill { self.fill(style.color()) } else { self.stroke(style) };
        let mut data = through([(left, top), (right, top), (right, bottom), (left, bottom)]);
        data.push('Z');
        self.path(attributes, &data);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let attributes = self.stroke(style);
        self.path(attributes, &through(path));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let attributes = if fill { self.fill(style.color()) } else { self.stroke(style) };
        let (x, y, radius) = (px(x), px(y), px(radius as i32));
        self.element(&format!(r#"<circle {attributes} cx="{x}" cy="{y}" r="{radius}"/>"#));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let mut data = through(path);
        data.push('Z');
        let attributes = self.fill(style.color());
        self.path(attributes, &data);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        let role = Role::of(style.family().as_str()).unwrap_or(Role::Value);
        let token = Token::of(style.color().rgb).unwrap_or(Token::Ink);
        let size = style.size();
        let (x, y) = (px(x), px(baseline(y, size, style.anchor().v_pos)));
        let mut attributes = match self.paint {
            Paint::Classes => format!(r#"class="{} f-{}""#, role.class(), token.name()),
            Paint::Values(palette) => {
                let family = if role.serif() { "serif" } else { "sans-serif" };
                let weight = if role.bold() { r#" font-weight="700""# } else { "" };
                let slant = if role.italic() { r#" font-style="italic""# } else { "" };
                format!(r#"fill="{}" font-family="{family}"{weight}{slant}"#, hex(palette.get(token)))
            }
        };
        let _ = write!(attributes, r#" x="{x}" y="{y}" font-size="{}""#, px(size.round() as i32));
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => attributes.push_str(r#" text-anchor="middle""#),
            HPos::Right => attributes.push_str(r#" text-anchor="end""#),
        }
        self.element(&format!("<text {attributes}>{}</text>", escaped(text)));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let role = Role::of(style.family().as_str()).unwrap_or(Role::Value);
        Ok(((metrics::width(text, role) * style.size()).ceil() as u32, style.size().ceil() as u32))
    }
}

/// The baseline of a text of `size` anchored at `y`, in backend units.
pub(super) fn baseline(y: i32, size: f64, anchor: VPos) -> i32 {
    match anchor {
        VPos::Top => y + 2 * half_capital(size),
        VPos::Center => y + half_capital(size),
        VPos::Bottom => y,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::pen::Align;

    #[test]
    fn pixels_have_one_decimal_or_none() {
        for (units, text) in [(0, "0"), (5, "0.5"), (-5, "-0.5"), (-15, "-1.5"), (120, "12"), (-120, "-12")] {
            assert_eq!(px(units), text);
        }
    }

    #[test]
    fn shapes_of_one_style_share_a_path_and_texts_are_escaped() {
        let out = glyph((20, 20), |pen| {
            pen.line((0.0, 1.5), (20.0, 1.5), Token::Line, 1.0).unwrap();
            pen.line((0.0, 3.5), (20.0, 3.5), Token::Line, 1.0).unwrap();
            pen.line((0.0, 5.0), (20.0, 6.0), Token::Ink, 2.5).unwrap();
            pen.text("a<b & \"c\"\u{7}", (Role::Sub, Token::Ink2), (1.0, 18.0), Align::Right).unwrap();
        });
        let inside = &out[out.find('>').unwrap() + 1..];
        assert_eq!(
            inside,
            "<path class=\"s-line\" d=\"M0 1.5H20M0 3.5H20\"/>\
             <path class=\"s-ink\" stroke-width=\"2.5\" d=\"M0 5L20 6\"/>\
             <text class=\"ct-sub f-ink-2\" x=\"1\" y=\"18\" font-size=\"12\" text-anchor=\"end\">a&lt;b &amp; &quot;c&quot; </text></svg>"
        );
    }
}
