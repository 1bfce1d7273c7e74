//! Names in rows, with an arc between each two that are related.
//!
//! An arc diagram and not a cloud of nodes: every name has a row of its own, so that none overlaps another at any
//! width, each is as large as a finger, and arrow keys lead through them in the order in which they are read. The order
//! of the rows comes with the data. The wide form has two columns, between which there are no arcs; the narrow form has
//! one.
//!
//! A category is shown by a shape in front of the name. A visitor can pick a row: its arcs and the rows at their other
//! ends are emphasized, everything else is muted.

use crate::chart::pen::{Align, Point, Style};
use crate::chart::role::Role;
use crate::chart::{Bounds, Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};
use std::f64::consts::PI;

/// A name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// In full.
    pub name: String,
    /// In fewer letters.
    pub short: String,
    /// Position of its category, which determines the shape.
    pub category: usize,
    /// Whether the visitor has chosen its category.
    pub selected: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The drawing. Texts are complete.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arcs {
    /// Two columns of groups of names.
    pub columns: [Vec<Vec<Row>>; 2],
    /// Rows that are related, counted through all groups of both columns; both are in one group.
    pub links: Vec<(usize, usize)>,
    /// The row that the visitor has picked.
    pub picked: Option<usize>,
}

/// Height of a row: that of a touch target.
const ROW: Length = Length::new(24.0, 26.0);
/// Space between two groups.
const APART: f64 = 12.0;
/// Space above and below.
const MARGIN: f64 = 4.0;
/// Space between two columns.
const GUTTER: f64 = 24.0;
/// Width of the arcs as a share of their column, and its bounds.
const ARCS: (f64, f64, f64) = (0.2, 44.0, 110.0);
/// Width of an arc between neighbours.
const LEAST: f64 = 9.0;
/// Distance from a shape to its name.
const NAME: f64 = 11.0;
/// Height of a row in the small drawing, without names.
const SMALL_ROW: f64 = 6.0;

/// Number of shapes.
#[cfg(test)]
pub const SHAPES: usize = 9;

/// The shape of a category, for the key.
pub fn glyph(category: usize) -> Glyph {
    Glyph::new(move |pen| shape(pen, category, (7.0, 7.0), (Token::Ink2, Token::Paper)))
}

/// The shape of a category, 9 pixels wide and high.
fn shape(pen: &Pen<'_>, category: usize, (x, y): Point, (token, ground): (Token, Token)) -> Drawn {
    const R: f64 = 4.5;
    let bar = |dy: f64| pen.fill_rect((x - R, y + dy - 1.2), (x + R, y + dy + 1.2), token);
    match category {
        0 => pen.fill_circle((x, y), R, token),
        1 => {
            pen.fill_circle((x, y), R - 1.0, ground)?;
            pen.circle((x, y), R - 0.8, token, 1.6)
        }
        2 => pen.fill_rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), token),
        3 => {
            pen.fill_rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), ground)?;
            pen.rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), token, 1.6)
        }
        4 => pen.fill_diamond((x, y), 5.5, token),
        5 => {
            pen.fill_diamond((x, y), 5.5, token)?;
            pen.fill_diamond((x, y), 3.1, ground)
        }
        6 => {
            pen.line((x - R, y), (x + R, y), token, 2.0)?;
            pen.line((x, y - R), (x, y + R), token, 2.0)
        }
        7 => {
            bar(-2.6)?;
            bar(2.6)
        }
        _ => {
            pen.line((x - 3.6, y - 3.6), (x + 3.6, y + 3.6), token, 2.0)?;
            pen.line((x - 3.6, y + 3.6), (x + 3.6, y - 3.6), token, 2.0)
        }
    }
}

/// Where a row is.
#[derive(Clone, Copy)]
struct Place {
    /// Left and right edge of its column.
    column: (f64, f64),
    /// Middle of its shape.
    at: Point,
}

/// What a row is to the one that is picked.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Picked,
    Related,
    /// Neither, while one is picked.
    Apart,
    /// None is picked.
    Plain,
}

impl Arcs {
    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.columns.iter().flatten().flatten()
    }

    /// Heights of the columns as they are in a form: rows of a height, groups apart.
    fn heights(&self, form: Form, row: f64, apart: f64) -> f64 {
        let height = |groups: &mut dyn Iterator<Item = &Vec<Row>>| {
            let height = groups.map(|group| group.len() as f64 * row + apart).sum::<f64>();
            f64::max(height - apart, 0.0)
        };
        match form {
            Form::Narrow => height(&mut self.columns.iter().flatten()),
            Form::Wide => self.columns.iter().map(|groups| height(&mut groups.iter())).fold(0.0, f64::max),
        }
    }

    /// Where the rows are, in an area of a width.
    fn places(&self, (width, pad): (f64, f64), form: Form, (row, apart): (f64, f64)) -> Vec<Place> {
        let each = form.pick(width - 2.0 * pad, (width - 2.0 * pad - GUTTER) / 2.0);
        let arcs = (each * ARCS.0).clamp(ARCS.1, ARCS.2);
        let mut places = Vec::new();
        let mut y = MARGIN;
        for (index, groups) in self.columns.iter().enumerate() {
            let mut left = pad;
            if form == Form::Wide {
                left += index as f64 * (each + GUTTER);
                y = MARGIN;
            }
            for group in groups {
                for _ in group {
                    places.push(Place { column: (left, left + each), at: (left + arcs, y + row / 2.0) });
                    y += row;
                }
                y += apart;
            }
        }
        places
    }

    fn state(&self, row: usize) -> State {
        match self.picked {
            None => State::Plain,
            Some(picked) if picked == row => State::Picked,
            Some(picked) if self.links.iter().any(|(a, b)| [(row, picked), (picked, row)].contains(&(*a, *b))) => {
                State::Related
            }
            Some(_) => State::Apart,
        }
    }

    /// The arcs; those of the picked row last, over the others.
    fn draw_arcs(&self, pen: &Pen<'_>, places: &[Place]) -> Drawn {
        let longest = self.links.iter().map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(1).max(2);
        let is_picked = |(a, b): &(usize, usize)| self.picked == Some(*a) || self.picked == Some(*b);
        for picked in [false, true] {
            let (token, stroke) = match (picked, self.picked) {
                (true, _) => (Token::Ink, 2.0),
                (false, None) => (Token::Ink3, 1.2),
                (false, Some(_)) => (Token::LineStrong, 1.0),
            };
            for link in self.links.iter().filter(|link| is_picked(link) == picked) {
                let (Some(a), Some(b)) = (places.get(link.0), places.get(link.1)) else { continue };
                // longer arcs reach further out, so that no two lie upon one another
                let share = ((link.0.abs_diff(link.1) - 1) as f64 / (longest - 1) as f64).sqrt();
                let reach = LEAST + (a.at.0 - a.column.0 - LEAST - 2.0) * share;
                pen.curve(&arc(a.at, b.at, reach), token, stroke)?;
            }
        }
        Ok(())
    }

    fn draw_name(&self, pen: &Pen<'_>, row: &Row, place: &Place, state: State) -> Drawn {
        let strong = state == State::Picked || row.selected;
        let token = match state {
            State::Apart if !row.selected => Token::Ink2,
            _ => Token::Ink,
        };
        let (x, right) = (place.at.0 + NAME, place.column.1);
        let wordings = [row.name.as_str(), row.short.as_str()];
        let roles = if strong { [Role::ValueStrong, Role::Axis] } else { [Role::Value, Role::Axis] };
        for role in roles {
            let style: Style = (role, token);
            let at = (x, pen.baseline(place.at.1, role));
            if pen.write(&wordings, style, at, Align::Left, right - x)?.is_some() {
                break;
            }
        }
        Ok(())
    }
}

/// Points of half an ellipse, from one row to another and `reach` to the left.
fn arc(from: Point, to: Point, reach: f64) -> Vec<Point> {
    let (middle, half) = (f64::midpoint(from.1, to.1), (to.1 - from.1) / 2.0);
    let steps = if half.abs() < 40.0 { 10 } else { 18 };
    let at = |step: u32| {
        let angle = PI * f64::from(step) / f64::from(steps);
        (from.0 - reach * angle.sin(), middle - half * angle.cos())
    };
    (0..=steps).map(at).collect()
}

impl Chart for Arcs {
    fn height(&self, form: Form) -> u32 {
        (self.heights(form, ROW.at(form), APART) + 2.0 * MARGIN).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let row_height = pen.px(ROW);
        let places = self.places((pen.right(), pen.px(PAD)), pen.form(), (row_height, APART));
        for (index, place) in places.iter().enumerate() {
            if matches!(self.state(index), State::Picked | State::Related) {
                let (top, bottom) = (place.at.1 - row_height / 2.0, place.at.1 + row_height / 2.0);
                pen.fill_rect((place.column.0, top), (place.column.1, bottom), Token::SelWash)?;
            }
        }
        self.draw_arcs(pen, &places)?;
        let mut marks = Vec::new();
        for (index, (row, place)) in self.rows().zip(&places).enumerate() {
            let state = self.state(index);
            let (token, ground) = match state {
                State::Plain => (if row.selected { Token::Ink } else { Token::Ink2 }, Token::Paper),
                State::Apart => (Token::Ink3, Token::Paper),
                State::Picked | State::Related => (Token::Ink, Token::SelWash),
            };
            shape(pen, row.category, place.at, (token, ground))?;
            self.draw_name(pen, row, place, state)?;
            let (left, right) = place.column;
            let bounds = Bounds { x: left, y: place.at.1 - row_height / 2.0, width: right - left, height: row_height };
            marks.push(Mark { row: Some(index), column: 0, bounds, label: row.label.clone() });
        }
        Ok(marks)
    }

    fn small(&self) -> Option<Box<dyn Chart>> {
        Some(Box::new(Small(self.clone())))
    }
}

/// The same without names: two columns of shapes with their arcs.
struct Small(Arcs);

impl Chart for Small {
    fn height(&self, _: Form) -> u32 {
        (self.0.heights(Form::Wide, SMALL_ROW, SMALL_ROW) + 2.0 * MARGIN).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let mut places = self.0.places((pen.right(), pen.px(PAD)), Form::Wide, (SMALL_ROW, SMALL_ROW));
        for place in &mut places {
            place.at.0 = f64::midpoint(place.column.0, place.column.1);
        }
        self.0.draw_arcs(pen, &places)?;
        for place in &places {
            pen.fill_circle(place.at, 2.2, Token::Ink2)?;
        }
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::record::{check_clean, draw};

    fn example(picked: Option<usize>) -> Arcs {
        let row = |name: &str, category: usize| Row {
            name: name.to_owned(),
            short: name.chars().take(12).collect(),
            category,
            selected: category == 2,
            label: format!("{name}: related"),
        };
        let group = |n: usize| (0..n).map(|i| row(&format!("A rather long name of number {i}"), i % SHAPES)).collect();
        Arcs {
            columns: [vec![group(9), group(2)], vec![group(4), group(3)]],
            links: vec![(0, 8), (0, 1), (3, 5), (2, 7), (9, 10), (11, 14), (15, 17)],
            picked,
        }
    }

    #[test]
    fn every_name_is_written_at_every_width_and_none_overlaps_another() {
        for picked in [None, Some(0), Some(7)] {
            let chart = example(picked);
            for width in (280..=1600).step_by(40) {
                check_clean(&chart, width);
                assert_eq!(draw(&chart, width).0.texts.len(), 18, "at {width} px");
            }
        }
    }

    #[test]
    fn picking_moves_nothing() {
        for width in [328, 576, 780] {
            let bounds = |chart: &Arcs| draw(chart, width).1.iter().map(|mark| mark.bounds).collect::<Vec<_>>();
            assert_eq!(bounds(&example(None)), bounds(&example(Some(3))));
        }
    }

    #[test]
    fn a_row_is_related_to_what_its_arcs_lead_to() {
        let chart = example(Some(0));
        let related: Vec<usize> = (0..18).filter(|row| chart.state(*row) == State::Related).collect();
        assert_eq!(related, [1, 8]);
        assert!((0..18).filter(|row| chart.state(*row) == State::Apart).count() == 15);
    }

    #[test]
    fn an_arc_begins_and_ends_at_its_rows_and_stays_left_of_them() {
        let points = arc((50.0, 10.0), (50.0, 110.0), 30.0);
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!((first.0 - 50.0).abs() < 1e-9 && (first.1 - 10.0).abs() < 1e-9);
        assert!((last.0 - 50.0).abs() < 1e-9 && (last.1 - 110.0).abs() < 1e-9);
        assert!(points.iter().all(|(x, _)| (19.99..=50.01).contains(x)));
    }
}
