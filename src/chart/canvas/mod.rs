//! The drawing on an HTML canvas.
//!
//! plotters-canvas does the drawing; this module wraps it in three respects. plotters-canvas lays out in
//! backing-store pixels, so that a dense screen would show a chart of half the size: here a chart is laid
//! out in CSS pixels, on a context scaled to the screen. plotters-canvas measures text by inserting an
//! element with a style attribute, which a strict content security policy forbids: here the context
//! measures, and the wider of its result and the table's counts, so that the layout is that of the SVG. And
//! plotters-canvas knows colours only as RGB: here tokens become the colours computed in the page at the
//! time of drawing, so a change of look needs only another drawing.
//!
//! Nothing is drawn unless the browser grants everything: a context, a backing store of the size asked for,
//! and a colour for every token. Otherwise the caller gets an error and keeps showing the SVG.

use js_sys::{Array, Number};
use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement};

use super::pen::Pen;
use super::role::Role;
use super::surface::Surface;
use super::svg::baseline;
use super::token::{Palette, Token};
use super::{Chart, Form, Mark, UNIT, metrics};

/// A backing store beyond this many pixels is refused by some browsers and costly in all.
const MOST_PIXELS: f64 = 16_000_000.0;

/// Draws a chart on a canvas in the page, `width` and `height` CSS pixels large, and returns where the values
/// are, in CSS pixels of the canvas.
///
/// The size is that of the box around the canvas. The canvas cannot be asked for it: a style sheet may show
/// the SVG in its place (forced colours, paper), and what is not shown has no size.
///
/// The chart grows with the browser's text size: it is laid out for the canvas' width in units of a sixteenth
/// of its `font-size`.
///
/// # Errors
/// If the box has no size, or the browser refuses the canvas, or a token has no colour. The canvas is then
/// blank or as it was, and the SVG should stay visible.
pub fn draw_into(
    canvas: &HtmlCanvasElement,
    chart: &dyn Chart,
    (width, height): (f64, f64),
) -> Result<Vec<Mark>, JsValue> {
    let page = Page::of(canvas)?;
    let window = web_sys::window().ok_or("no window")?;
    let (marks, zoom) = draw(canvas, chart, &page, (width, height), window.device_pixel_ratio(), false)?;
    Ok(marks
        .into_iter()
        .map(|mut mark| {
            for length in [&mut mark.bounds.x, &mut mark.bounds.y, &mut mark.bounds.width, &mut mark.bounds.height] {
                *length *= zoom;
            }
            mark
        })
        .collect())
}

/// Draws a chart on paper into a canvas that need not lie in the page, to be saved as an image: `width`
/// CSS pixels wide, `density` pixels to each. Colours and faces are those at `styled_by`.
///
/// # Errors
/// As [`draw_into`].
pub fn draw_image(
    canvas: &HtmlCanvasElement,
    chart: &dyn Chart,
    styled_by: &Element,
    width: u32,
    density: f64,
) -> Result<(), JsValue> {
    let page = Page { zoom: 1.0, ..Page::of(styled_by)? };
    let height = chart.height(Form::at(f64::from(width)));
    draw(canvas, chart, &page, (f64::from(width), f64::from(height)), density, true).map(drop)
}

/// The colours of the page at an element, for an SVG that leaves the page.
///
/// # Errors
/// If the browser refuses a canvas (it is what parses colours) or a token has no colour.
pub fn palette(styled_by: &Element) -> Result<Palette, JsValue> {
    Page::of(styled_by)?.palette()
}

/// What a drawing takes from the page.
struct Page {
    style: CssStyleDeclaration,
    sans: String,
    serif: String,
    /// Size of text at the element over the 16 px a chart is made for.
    zoom: f64,
}

impl Page {
    fn of(element: &Element) -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let style = window.get_computed_style(element)?.ok_or("no computed style")?;
        let face = |property: &str, fallback: &str| {
            let value = style.get_property_value(property).unwrap_or_default();
            if value.trim().is_empty() { fallback.to_owned() } else { value.trim().to_owned() }
        };
        let size = style.get_property_value("font-size").unwrap_or_default();
        // the browser's own reader: ours would bring its tables along
        let size = Number::parse_float(&size);
        let size = if size.is_finite() { size } else { 16.0 };
        Ok(Self {
            sans: face("--sans", "sans-serif"),
            serif: face("--serif", "serif"),
            zoom: (size / 16.0).clamp(0.5, 4.0),
            style,
        })
    }

    /// Reads every token. A canvas of its own parses the colours, whatever notation they are in.
    fn palette(&self) -> Result<Palette, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
        let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        let context = context(&canvas)?;
        Palette::read(|token| {
            let value = self.style.get_property_value(token.property())?;
            // a value that cannot be parsed leaves the last one standing: tell by trying over two
            let mut read = [None, None];
            for (slot, before) in read.iter_mut().zip(["black", "white"]) {
                context.set_fill_style_str(before);
                context.set_fill_style_str(value.trim());
                *slot = context.fill_style().as_string().as_deref().and_then(rgb);
            }
            match read {
                [Some(color), Some(same)] if color == same => Ok(color),
                _ => Err(JsValue::from(format!("no colour for {}", token.property()))),
            }
        })
    }
}

/// Red, green and blue of a colour as a context gives it back: `#rrggbb` or, not opaque, `rgba(…)`.
fn rgb(text: &str) -> Option<(u8, u8, u8)> {
    if let Some(digits) = text.strip_prefix('#') {
        let part = |range| u8::from_str_radix(digits.get(range)?, 16).ok();
        return Some((part(0..2)?, part(2..4)?, part(4..6)?));
    }
    let mut parts = text.strip_prefix("rgba(")?.split(',').map(|part| part.trim().parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    Ok(canvas.get_context("2d")?.ok_or("no 2d context")?.dyn_into::<CanvasRenderingContext2d>()?)
}

/// Lays a chart out in `size`, in CSS pixels, and draws it. Gives its marks in the chart's own pixels, and how
/// many CSS pixels one of these is.
fn draw(
    canvas: &HtmlCanvasElement,
    chart: &dyn Chart,
    page: &Page,
    (width, height): (f64, f64),
    density: f64,
    paper: bool,
) -> Result<(Vec<Mark>, f64), JsValue> {
    if width < 1.0 || height < 1.0 {
        return Err("the canvas has no size".into());
    }
    let palette = page.palette()?;
    let density = if density.is_finite() { density.clamp(1.0, 4.0) } else { 1.0 };
    let density = density.min((MOST_PIXELS / (width * height)).sqrt());
    let pixels = ((width * density).round() as u32, (height * density).round() as u32);
    // setting a size clears a canvas, also to the size it had
    canvas.set_width(pixels.0);
    canvas.set_height(pixels.1);
    if (canvas.width(), canvas.height()) != pixels {
        return Err("the canvas was not granted".into());
    }
    let context = context(canvas)?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("no 2d context")?;
    let units = |px: f64| (px / page.zoom * f64::from(UNIT)).round().max(1.0) as u32;
    let size = (units(width), units(height));
    context.scale(f64::from(pixels.0) / f64::from(size.0), f64::from(pixels.1) / f64::from(size.1))?;
    if paper {
        let (red, green, blue) = palette.get(Token::Paper);
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        context.fill_rect(0.0, 0.0, f64::from(size.0), f64::from(size.1));
    }
    let canvas = Canvas { backend, context, palette, size, sans: page.sans.clone(), serif: page.serif.clone() };
    let pen = Pen::new(Surface::Canvas(canvas));
    let drawn = chart.draw(&pen).and_then(|marks| pen.present().map(|()| marks));
    let marks = drawn.map_err(|error| match error {
        DrawingAreaErrorKind::BackendError(error) => JsValue::from(error.to_string()),
        other => JsValue::from(format!("{other:?}")),
    })?;
    Ok((marks, page.zoom))
}

/// A plotters backend on a context scaled so that [`UNIT`] units are a CSS pixel.
pub struct Canvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    palette: Palette,
    /// In backend units, which is what plotters lays out in; not the size of the backing store.
    size: (u32, u32),
    sans: String,
    serif: String,
}

/// A style whose token has become a colour.
struct Resolved {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Resolved {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// plotters-canvas does not export its error by name.
type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;
type Outcome = Result<(), DrawingErrorKind<CanvasError>>;

impl Canvas {
    fn color(&self, color: BackendColor) -> BackendColor {
        let token = Token::of(color.rgb).unwrap_or(Token::Ink);
        BackendColor { rgb: self.palette.get(token), ..color }
    }

    fn resolved(&self, style: &impl BackendStyle) -> Resolved {
        Resolved { color: self.color(style.color()), width: style.stroke_width() }
    }

    /// Draws with the broken line that a token asks for, if it does.
    fn dashed(&mut self, color: BackendColor, draw: impl FnOnce(&mut CanvasBackend) -> Outcome) -> Outcome {
        let Some((dash, gap)) = Token::of(color.rgb).and_then(Token::dash) else {
            return draw(&mut self.backend);
        };
        let unit = f64::from(UNIT);
        let pattern = Array::of2(&(dash * unit).into(), &(gap * unit).into());
        // without the pattern the line is whole, which still is the line
        let _ = self.context.set_line_dash(&pattern);
        let outcome = draw(&mut self.backend);
        let _ = self.context.set_line_dash(&Array::new());
        outcome
    }

    fn set_font(&self, role: Role, size: f64) {
        let slant = if role.italic() { "italic" } else { "normal" };
        let weight = if role.bold() { 700 } else { 400 };
        let family = if role.serif() { &self.serif } else { &self.sans };
        self.context.set_font(&format!("{slant} {weight} {size}px {family}"));
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        let color = self.color(color);
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let style = self.resolved(style);
        self.backend.draw_rect(upper_left, bottom_right, &style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let resolved = self.resolved(style);
        self.dashed(style.color(), |backend| backend.draw_path(path, &resolved))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let style = self.resolved(style);
        self.backend.draw_circle(center, radius, &style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let style = self.resolved(style);
        self.backend.fill_polygon(path, &style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        let role = Role::of(style.family().as_str()).unwrap_or(Role::Value);
        let (red, green, blue) = self.color(style.color()).rgb;
        self.set_font(role, style.size());
        self.context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        // the page's direction must not turn the chart around, as `start` and `end` would
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline("alphabetic");
        let y = baseline(y, style.size(), style.anchor().v_pos);
        // a context that draws shapes draws text; nothing could be done about it here anyway
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        let role = Role::of(style.family().as_str()).unwrap_or(Role::Value);
        let table = metrics::width(text, role) * style.size();
        self.set_font(role, style.size());
        let measured = self.context.measure_text(text).map_or(0.0, |found| found.width());
        Ok((f64::max(table, measured).ceil() as u32, style.size().ceil() as u32))
    }
}
