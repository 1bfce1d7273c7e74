//! `people`: numbers of very different size, side by side.
//!
//! A row per country, a column per measure, a dot at the value and the value itself beside it. Scales
//! are logarithmic: from one line to the next a value is ten times as large, and the chart says so in the
//! head of every column. On such a scale a length from an edge means nothing, so there are no bars and no
//! stems; dots are read by their place alone.
//!
//! Ten times is as far in one column as in the other, so that a country's rank and distance in one
//! measure can be compared with those in the next. Columns are as wide as their numbers spread.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::Linear;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// A line of a scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// How the page writes it.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
}

/// A measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// What is measured.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// What the scale is, longest wording first. All columns have as many, and show the first that fits all.
    pub subs: Vec<String>,
    /// The lines of its scale. [`tens`] says which numbers serve.
    pub ticks: Vec<Tick>,
}

/// One country in one measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number, above zero; nothing where there is none.
    pub value: Option<f64>,
    /// The number as the page writes it, or words in its place.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// One country.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// A shorter form.
    pub short: String,
    /// Whether the visitor has chosen it.
    pub selected: bool,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// The chart. Every text is finished: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Magnitudes {
    /// The measures.
    pub columns: Vec<Column>,
    /// The countries, in the order in which they are shown.
    pub rows: Vec<Row>,
}

/// The powers of ten from the least to the greatest of some numbers above zero.
#[must_use]
pub fn tens(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let Some((low, high)) = spread(values) else {
        return Vec::new();
    };
    ((low - NEAR).ceil() as i32..=(high + NEAR).floor() as i32).map(|power| 10f64.powi(power)).collect()
}

/// A line this much beyond the outermost numbers, in steps of ten, is still shown.
const NEAR: f64 = 0.12;

/// Least and greatest power of ten, not whole, among numbers above zero.
fn spread(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let powers = values.into_iter().filter(|value| *value > 0.0 && value.is_finite()).map(f64::log10);
    powers.fold(None, |found, power| match found {
        None => Some((power, power)),
        Some((low, high)) => Some((f64::min(low, power), f64::max(high, power))),
    })
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    /// Between columns, and between a dot and its number.
    gap: (f64, f64),
    /// Baselines of a column's two headings.
    head: (f64, f64),
    /// Upper edge of the first row.
    top: f64,
    row: f64,
    /// Room for the numbers of the scale.
    axis: f64,
    radius: f64,
    /// Where a row has its dots, from its lower edge; half a row where names stand beside.
    middle: f64,
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: (14.0, 6.0),
                head: (15.0, 32.0),
                top: 42.0,
                row: 42.0,
                axis: 24.0,
                radius: 4.5,
                middle: 14.0,
            },
            Self {
                pad: 8.0,
                gap: (28.0, 8.0),
                head: (18.0, 38.0),
                top: 50.0,
                row: 30.0,
                axis: 26.0,
                radius: 5.5,
                middle: 15.0,
            },
        )
    }
}

/// Where everything goes.
struct Layout {
    form: Form,
    measures: Measures,
    width: f64,
    /// Width of the column of names; nothing where they stand above.
    names: f64,
    /// Left edge, right edge and scale of each column. The scale takes powers of ten.
    columns: Vec<(f64, f64, Linear)>,
}

/// What a column has to hold.
struct Spread {
    /// Least and greatest power of ten.
    low: f64,
    high: f64,
    /// Room left of the least.
    before: f64,
    /// Of each number, its power of ten, and how far it reaches right of that.
    reach: Vec<(f64, f64)>,
}

impl Spread {
    /// Width of the column if a step of ten is `step` wide.
    fn width(&self, step: f64, inset: f64) -> f64 {
        let scale = (self.high - self.low) * step + inset;
        self.before + self.reach.iter().map(|(power, reach)| (power - self.low) * step + reach).fold(scale, f64::max)
    }
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Magnitudes, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let form = pen.form();
        let measures = Measures::of(form);
        let (width, _) = pen.size();
        let names = match form {
            Form::Narrow => 0.0,
            // in bold throughout, so that choosing a country moves nothing
            Form::Wide => {
                let names = chart.rows.iter().map(|row| row.name.as_str());
                pen.widest(names, Role::LabelStrong)?.min(width * 0.25) + measures.gap.0
            }
        };
        let left = measures.pad + names;
        let count = chart.columns.len().max(1) as f64;
        let room = width - left - measures.pad - measures.gap.0 * (count - 1.0);
        let inset = measures.radius + 3.0;

        let mut spreads = Vec::new();
        for (index, column) in chart.columns.iter().enumerate() {
            let cells = || chart.rows.iter().filter_map(|row| row.cells.get(index));
            let (low, high) = spread(cells().filter_map(|cell| cell.value)).unwrap_or((0.0, 1.0));
            let mut reach = Vec::new();
            for cell in cells() {
                let text = pen.width(cell.written(form), Role::ValueStrong)?.min(room / count * 0.6);
                let power = cell.value.map_or(low, f64::log10);
                reach.push((power, measures.radius + measures.gap.1 + text + 2.0));
            }
            // a line at or before the first dot needs room for half its number
            let first = column.ticks.iter().find(|tick| tick.value > 0.0 && tick.value.log10() <= low);
            let (low, before) = match first {
                Some(tick) => {
                    let text = if form == Form::Narrow { &tick.short } else { &tick.text };
                    let beyond = pen.width(text, Role::Axis)? / 2.0 - measures.gap.0 / 2.0 + 3.0;
                    (tick.value.log10(), inset.max(beyond))
                }
                None => (low, inset),
            };
            spreads.push(Spread { low, high: high.max(low + 0.5), before: before.min(room / count * 0.3), reach });
        }
        // the step from ten to ten times ten is as far as it can be with all numbers inside
        let (mut step, mut above) = (0.0, room);
        for _ in 0..32 {
            let middle = f64::midpoint(step, above);
            let all: f64 = spreads.iter().map(|spread| spread.width(middle, inset)).sum();
            if all <= room { step = middle } else { above = middle }
        }
        let mut x = left;
        let columns = spreads.iter().map(|spread| {
            let from = x;
            let to = from + spread.width(step, inset);
            x = to + measures.gap.0;
            let zero = from + spread.before;
            let range = (zero, zero + (spread.high - spread.low) * step);
            (from, to, Linear::new((spread.low, spread.high), range))
        });
        let columns = columns.collect();
        Ok(Self { form, width, names, columns, measures })
    }

    /// Upper edge of a row.
    fn row(&self, index: usize) -> f64 {
        self.measures.top + index as f64 * self.measures.row
    }

    /// Middle of a row's dots.
    fn middle(&self, index: usize) -> f64 {
        self.row(index + 1) - self.measures.middle
    }
}

impl Cell {
    /// The wording of a form.
    fn written(&self, form: Form) -> &str {
        if form == Form::Narrow && !self.short.is_empty() { &self.short } else { &self.text }
    }
}

impl Chart for Magnitudes {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (measures.top + self.rows.len() as f64 * measures.row + measures.axis).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_ground(&pen, &layout)?;
        for index in 0..self.columns.len() {
            self.draw_scale(&pen, &layout, index)?;
        }
        self.draw_names(&pen, &layout)?;
        for index in 0..self.columns.len() {
            self.draw_head(&pen, &layout, index)?;
            self.draw_dots(&pen, &layout, index)?;
        }
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Magnitudes {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let (top, bottom) = (layout.row(index), layout.row(index + 1));
            pen.fill_rect((0.0, top), (layout.width, bottom), Token::SelWash)?;
        }
        for index in 0..=self.rows.len() {
            let y = layout.row(index) + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        Ok(())
    }

    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let pad = layout.measures.pad;
        for (index, row) in self.rows.iter().enumerate() {
            let (y, room) = match layout.form {
                Form::Narrow => (layout.middle(index) - 17.0, layout.width - 2.0 * pad),
                Form::Wide => (layout.middle(index), layout.names - layout.measures.gap.0 + 0.5),
            };
            let role = if row.selected { Role::LabelStrong } else { Role::Label };
            if let Some(name) = pen.fitting([row.name.as_str(), row.short.as_str()], role, room)? {
                let at = (pad, pen.centred(y, role));
                if layout.form == Form::Narrow {
                    // lines of the scales stop for a name
                    let ground = if row.selected { Token::SelWash } else { Token::Paper };
                    let right = (pad + pen.width(name, role)? + 4.0).min(layout.width);
                    pen.fill_rect((0.0, layout.row(index) + 1.0), (right, y + 8.0), ground)?;
                }
                pen.text(name, (role, Token::Ink), at, Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_head<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, index: usize) -> Result<(), Fault<B>> {
        let (column, &(left, right, _)) = (&self.columns[index], &layout.columns[index]);
        let (first, second) = layout.measures.head;
        let room = right - left;
        if let Some(text) = pen.fitting([column.label.as_str(), column.short.as_str()], Role::Head, room)? {
            pen.text(text, (Role::Head, Token::Ink), (left, first), Align::Left)?;
        }
        // every column says it in the same words
        for (wording, text) in column.subs.iter().enumerate() {
            let mut fits = true;
            for (other, &(left, right, _)) in self.columns.iter().zip(&layout.columns) {
                let text = other.subs.get(wording).map_or("", String::as_str);
                fits &= pen.width(text, Role::Sub)? <= right - left;
            }
            if fits && !text.is_empty() {
                pen.text(text, (Role::Sub, Token::Ink2), (left, second), Align::Left)?;
                break;
            }
        }
        Ok(())
    }

    fn draw_scale<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, index: usize) -> Result<(), Fault<B>> {
        let (column, &(left, right, scale)) = (&self.columns[index], &layout.columns[index]);
        let (top, bottom) = (layout.row(0), layout.row(self.rows.len()));
        let half = layout.measures.gap.0 / 2.0 - 2.0;
        let ticks =
            || column.ticks.iter().filter(|tick| tick.value > 0.0).map(|tick| (tick, scale.at(tick.value.log10())));
        let inside = |x: f64| x >= left && x <= right;
        for (_, x) in ticks().filter(|&(_, x)| inside(x)) {
            pen.line((x, top), (x, bottom + 4.0), Token::LineStrong, 0.5)?;
        }
        // all numbers in full, or all short; of those that are still too close the later ones give way
        let fits = |wording: fn(&Tick) -> &str| -> Result<bool, Fault<B>> {
            let mut before = f64::NEG_INFINITY;
            for (tick, x) in ticks().filter(|&(_, x)| inside(x)) {
                let reach = pen.width(wording(tick), Role::Axis)? / 2.0;
                if x - reach < before + 6.0 {
                    return Ok(false);
                }
                before = x + reach;
            }
            Ok(true)
        };
        let full: fn(&Tick) -> &str = |tick| &tick.text;
        let short: fn(&Tick) -> &str = |tick| &tick.short;
        let wording = if fits(full)? { full } else { short };
        let mut before = f64::NEG_INFINITY;
        for (tick, x) in ticks().filter(|&(_, x)| inside(x)) {
            let reach = pen.width(wording(tick), Role::Axis)? / 2.0;
            let within = x - reach >= (left - half).max(0.0) && x + reach <= (right + half).min(layout.width);
            if within && x - reach >= before + 6.0 {
                pen.text(wording(tick), (Role::Axis, Token::Ink3), (x, bottom + 17.0), Align::Middle)?;
                before = x + reach;
            }
        }
        Ok(())
    }

    fn draw_dots<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, index: usize) -> Result<(), Fault<B>> {
        let &(left, right, scale) = &layout.columns[index];
        let Measures { gap, .. } = layout.measures;
        for (number, row) in self.rows.iter().enumerate() {
            let Some(cell) = row.cells.get(index) else { continue };
            let middle = layout.middle(number);
            let radius = layout.measures.radius + if row.selected { 1.0 } else { 0.0 };
            let ground = if row.selected { Token::SelWash } else { Token::Paper };
            let (role, token) = match (cell.value, row.selected) {
                (None, _) => (Role::Absent, Token::Ink3),
                (_, true) => (Role::ValueStrong, Token::Ink),
                (_, false) => (Role::Value, Token::Ink2),
            };
            let x = match cell.value {
                Some(value) => scale.at(value.log10()) + layout.measures.radius + gap.1,
                None => left,
            };
            let wordings = [cell.written(layout.form), cell.short.as_str()];
            if let Some(text) = pen.fitting(wordings, role, right - x)? {
                // lines of the scale stop for a number
                let (from, to) = (x - gap.1, x + pen.width(text, role)? + 3.0);
                let half = role.size(layout.form) * 0.6;
                pen.fill_rect((from, middle - half), (to.min(layout.width), middle + half), ground)?;
                pen.text(text, (role, token), (x, pen.centred(middle, role)), Align::Left)?;
            }
            if let Some(value) = cell.value {
                let centre = (scale.at(value.log10()), middle);
                pen.fill_circle(centre, radius + 1.5, ground)?;
                pen.fill_circle(centre, radius, if row.selected { Token::Ink } else { Token::Ink3 })?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let half = layout.measures.gap.0 / 2.0;
        let last = layout.columns.len().saturating_sub(1);
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(index, row)| {
            row.cells.iter().zip(&layout.columns).enumerate().map(move |(column, (cell, &(left, right, _)))| {
                let left = if column == 0 { 0.0 } else { left - half };
                let right = if column == last { layout.width } else { right + half };
                let bounds = Bounds { x: left, y: layout.row(index), width: right - left, height: layout.measures.row };
                Mark { row: Some(index), column, bounds, label: cell.label.clone() }
            })
        })
        .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    /// Population and GDP of ten members.
    pub fn example() -> Magnitudes {
        let rows = [
            ("Indonesia", 274_814_866.0, 1059.05),
            ("Philippines", 112_081_264.0, 361.75),
            ("Vietnam", 98_079_191.0, 346.62),
            ("Thailand", 71_641_484.0, 500.46),
            ("Myanmar", 53_016_522.0, 79.01),
            ("Malaysia", 33_889_558.0, 337.46),
            ("Cambodia", 16_725_474.0, 25.87),
            ("Laos", 7_346_533.0, 18.98),
            ("Singapore", 5_685_807.0, 349.49),
            ("Brunei", 447_404.0, 12.01),
        ];
        let cell =
            |value: f64, text: String, short: String| Cell { value: Some(value), label: text.clone(), text, short };
        let column = |label: &str, values: Vec<f64>, unit: f64, name: &str| Column {
            label: label.into(),
            short: label.into(),
            subs: vec!["each line is ten times the one before".into(), "each line × 10".into()],
            ticks: tens(values)
                .into_iter()
                .map(|value| Tick {
                    value,
                    text: format!("{} {name}", value / unit),
                    short: format!("{} m", value / unit),
                })
                .collect(),
        };
        Magnitudes {
            columns: vec![
                column("Population", rows.iter().map(|row| row.1).collect(), 1e6, "million"),
                column("GDP, US dollars", rows.iter().map(|row| row.2).collect(), 1.0, "billion"),
            ],
            rows: rows
                .map(|(name, people, output)| Row {
                    name: name.into(),
                    short: name[..2].to_uppercase(),
                    selected: name == "Vietnam",
                    cells: vec![
                        cell(people, format!("{:.1} million", people / 1e6), format!("{:.1} m", people / 1e6)),
                        cell(output, format!("{output:.0} billion"), format!("{output:.0} bn")),
                    ],
                })
                .into(),
        }
    }

    /// Middles of the dots at a width, column by column.
    fn dots(chart: &Magnitudes, width: u32) -> Vec<f64> {
        let body = svg::draw(chart, width, Paint::Classes).body;
        let circles = body.split("<circle class=\"").skip(1).filter(|it| it.starts_with("f-ink"));
        circles.map(|it| it.split("cx=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        for width in 280..=1600 {
            check_clean(&example(), width);
        }
    }

    #[test]
    fn nor_with_any_words_and_numbers() {
        let mut dice = Dice::new(13);
        for _ in 0..800 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.name = dice.words(0, 40);
                row.short = dice.words(0, 6);
                row.selected = dice.whole(0, 3) == 0;
                for cell in &mut row.cells {
                    cell.value = (dice.whole(0, 5) > 0).then(|| 10f64.powf(dice.real(-3.0, 9.0)));
                    cell.text = dice.words(0, 24);
                    cell.short = dice.words(0, 9);
                }
            }
            for (index, column) in chart.columns.iter_mut().enumerate() {
                column.label = dice.words(0, 30);
                column.subs = vec![dice.words(0, 60), dice.words(0, 20)];
                column.ticks = tens(chart.rows.iter().filter_map(|row| row.cells[index].value))
                    .into_iter()
                    .map(|value| Tick { value, text: dice.words(0, 14), short: dice.words(0, 5) })
                    .collect();
            }
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn ten_times_is_as_far_everywhere() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let dots = dots(&chart, width);
            assert_eq!(dots.len(), 20);
            let steps: Vec<f64> = (0..2)
                .map(|column| {
                    let value = |row: usize| chart.rows[row].cells[column].value.unwrap().log10();
                    let at = |row: usize| dots[column * 10 + row];
                    let step = (at(0) - at(9)) / (value(0) - value(9));
                    for row in 0..10 {
                        let expected = at(9) + (value(row) - value(9)) * step;
                        assert!((at(row) - expected).abs() < 0.2, "row {row} at {width} px");
                    }
                    step
                })
                .collect();
            assert!((steps[0] - steps[1]).abs() < 0.2, "{steps:?} at {width} px");
            assert!(steps[0] > 20.0, "{steps:?} at {width} px");
        }
    }

    #[test]
    fn the_scale_says_what_it_is_and_every_value_is_written() {
        let chart = example();
        for width in [280, 328, 576, 780] {
            let (record, marks) = draw(&chart, width);
            let written = |text: &str| record.texts.iter().filter(|it| it.text == text).count();
            let said = chart.columns.iter().map(|it| it.subs.iter().map(|sub| written(sub)).sum::<usize>()).min();
            assert_eq!(said, Some(2), "at {width} px");
            for cell in chart.rows.iter().flat_map(|row| &row.cells) {
                assert!(written(&cell.text) + written(&cell.short) > 0, "{} at {width} px", cell.text);
            }
            for row in &chart.rows {
                assert_eq!(written(&row.name), 1);
            }
            assert_eq!(marks.len(), 20);
        }
    }

    #[test]
    fn lines_stand_at_powers_of_ten() {
        assert_eq!(tens([447_404.0, 274_814_866.0]), [1e6, 1e7, 1e8]);
        assert_eq!(tens([12.01, 1059.05]), [10.0, 100.0, 1000.0]);
        assert_eq!(tens([0.0, -3.0, f64::NAN]), [0.0; 0]);
    }

    #[test]
    fn a_value_that_is_not_there_is_words_and_no_dot() {
        let mut chart = example();
        chart.rows[2].cells[0] =
            Cell { value: None, text: "no figure".into(), short: "none".into(), label: "no figure".into() };
        let (record, marks) = draw(&chart, 780);
        assert!(record.texts.iter().any(|it| it.text == "no figure"));
        assert_eq!((dots(&chart, 780).len(), marks.len()), (19, 20));
    }

    #[test]
    fn choosing_a_country_moves_nothing() {
        for width in [328, 780] {
            let mut chart = example();
            let before = dots(&chart, width);
            for row in &mut chart.rows {
                row.selected = !row.selected;
            }
            assert_eq!(before, dots(&chart, width));
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Magnitudes::default(), 280);
    }
}
