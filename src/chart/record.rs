//! For tests: a backend that records where text and shapes are drawn, and repeatable random numbers.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::role::Role;
use super::surface::Surface;
use super::{Chart, Mark, Pen, UNIT, metrics};

/// A text as it was drawn, in backend units.
#[derive(Debug, Clone)]
pub struct Written {
    pub text: String,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

/// Everything a drawing did.
#[derive(Debug, Default)]
pub struct Record {
    pub texts: Vec<Written>,
    /// Corners of every shape.
    pub points: Vec<BackendCoord>,
}

/// Records what is drawn.
pub struct Recorder {
    record: Rc<RefCell<Record>>,
    size: (u32, u32),
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }
    fn present(&mut self) -> Outcome {
        Ok(())
    }
    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> Outcome {
        self.record.borrow_mut().points.push(point);
        Ok(())
    }
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S) -> Outcome {
        self.record.borrow_mut().points.extend([from, to]);
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, _: &S, _: bool) -> Outcome {
        self.record.borrow_mut().points.extend([a, b]);
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Outcome {
        self.record.borrow_mut().points.extend(path);
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, _: &S, _: bool) -> Outcome {
        let r = radius as i32;
        self.record.borrow_mut().points.extend([(x - r, y - r), (x + r, y + r)]);
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Outcome {
        self.record.borrow_mut().points.extend(path);
        Ok(())
    }
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let role = Role::of(style.family().as_str()).expect("a role");
        Ok(((metrics::width(text, role) * style.size()).ceil() as u32, style.size() as u32))
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        let role = Role::of(style.family().as_str()).expect("a role");
        let width = (metrics::width(text, role) * style.size()).ceil() as i32;
        let left = match style.anchor().h_pos {
            HPos::Left => x,
            HPos::Center => x - width / 2,
            HPos::Right => x - width,
        };
        let half = (style.size() * 0.36) as i32;
        self.record.borrow_mut().texts.push(Written {
            text: text.to_owned(),
            left,
            right: left + width,
            top: y - half,
            bottom: y + half,
        });
        Ok(())
    }
}

/// Draws a chart at a width in CSS pixels and returns what was drawn and where the values are.
pub fn draw(chart: &dyn Chart, width: u32) -> (Record, Vec<Mark>) {
    let record = Rc::new(RefCell::new(Record::default()));
    let height = chart.height(super::Form::at(f64::from(width)));
    let size = (width * UNIT as u32, height * UNIT as u32);
    let marks = {
        let pen = Pen::new(Surface::Record(Recorder { record: Rc::clone(&record), size }));
        chart.draw(&pen).expect("a recorder cannot fail")
    };
    (Rc::into_inner(record).expect("the area is gone").into_inner(), marks)
}

/// Left and upper edge, width and height of every rectangle of a class in the body of an SVG.
pub fn rectangles(body: &str, class: &str) -> Vec<[f64; 4]> {
    let path = format!("<path class=\"{class}\"");
    let data = body.split(&path).skip(1).filter_map(|rest| rest.split_once("d=\"")?.1.split('"').next());
    let shapes = data.flat_map(|data| data.split_inclusive('Z').filter(|shape| shape.ends_with('Z')));
    let corners = shapes.map(|shape| {
        let numbers = shape.split(|c: char| !(c.is_ascii_digit() || ".-".contains(c)));
        numbers.filter_map(|number| number.parse::<f64>().ok()).collect::<Vec<_>>()
    });
    // there, across, down and back across
    corners.filter(|it| it.len() == 5).map(|it| [it[0], it[1], it[2] - it[0], it[3] - it[1]]).collect()
}

/// Fails if a text overlaps another or anything lies outside the chart.
pub fn check_clean(chart: &dyn Chart, width: u32) {
    let (record, marks) = draw(chart, width);
    let height = chart.height(super::Form::at(f64::from(width)));
    let (right, bottom) = (width as i32 * UNIT, height as i32 * UNIT);
    for (x, y) in &record.points {
        assert!((0..=right).contains(x) && (0..=bottom).contains(y), "shape at {x},{y} outside {width} px");
    }
    for (i, a) in record.texts.iter().enumerate() {
        assert!(a.left >= 0 && a.right <= right && a.top >= 0 && a.bottom <= bottom, "{a:?} is cut off at {width} px");
        for b in &record.texts[i + 1..] {
            let apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            assert!(apart, "{a:?} and {b:?} overlap at {width} px");
        }
    }
    for mark in &marks {
        let it = mark.bounds;
        assert!(it.x >= 0.0 && it.y >= 0.0 && it.width > 0.0 && it.height >= 24.0, "{mark:?}");
        assert!(it.x + it.width <= f64::from(width) + 0.01 && it.y + it.height <= f64::from(height) + 0.01);
        assert!(!mark.label.is_empty());
        let centre = (it.x + it.width / 2.0, it.y + it.height / 2.0);
        let found = super::hit(&marks, centre.0, centre.1).expect("a mark is at its own centre");
        assert_eq!(marks[found], *mark, "marks overlap at {width} px");
    }
}

/// Repeatable randomness (xorshift), so that a failure can be looked at again.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    /// From `low` to `high`, both included.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.next() % (high - low + 1) as u64) as usize
    }
    pub fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (self.next() % 1_000_000) as f64 / 1_000_000.0 * (high - low)
    }
    /// Words of mixed scripts, from `low` to `high` characters.
    pub fn words(&mut self, low: usize, high: usize) -> String {
        const LETTERS: [char; 16] = ['a', 'e', 'i', 'M', 'W', 't', 'ệ', ' ', '日', '本', 'カ', 'ไ', 'ท', 'ខ', 'မ', '%'];
        let length = self.whole(low, high);
        (0..length).map(|_| LETTERS[self.whole(0, LETTERS.len() - 1)]).collect()
    }
}
