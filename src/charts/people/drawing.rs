//! Numbers of very different size, side by side.
//!
//! A row per item and a column per measure: a dot at the value and the value in figures beside it. Scales
//! are logarithmic, and the head of every column tells that each line is ten times the one before. On such a
//! scale the length from an edge means nothing, so there are no bars and no stems.
//!
//! A factor of ten is as far in one column as in the other, so that rank and distance in one measure can be
//! compared with those in the next. Columns are as wide as their numbers spread.

use crate::chart::axis::{self, Tick};
use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::{Columns, Rows};
use crate::chart::scale::Linear;
use crate::chart::shapes::{ground_token, label_role, shape_token, value_style};
use crate::chart::{Chart, Drawn, Form, Length, Mark, PAD, Pen, Token};

/// A measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// What is measured.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// What the scale is, longest wording first. All columns have as many, and show the first that fits all.
    pub subs: Vec<String>,
    /// The lines of its scale: [`tens`] with labels.
    pub ticks: Vec<Tick>,
}

/// One item in one measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number, above zero; nothing where there is none.
    pub value: Option<f64>,
    /// The number in figures, or words in its place.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// One item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// A shorter form.
    pub short: String,
    /// Whether the visitor has selected it.
    pub selected: bool,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Magnitudes {
    /// The measures.
    pub columns: Vec<Column>,
    /// The items, in the order in which they are shown.
    pub rows: Vec<Row>,
}

/// The powers of ten from the least to the greatest of some numbers above zero.
#[must_use]
pub fn tens(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let Some((low, high)) = spread(values) else { return Vec::new() };
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

/// Between columns, and between a dot and its number.
const GAP: Length = Length::new(14.0, 28.0);
const VALUE_GAP: Length = Length::new(6.0, 8.0);
/// Baselines of a column's two headings.
const HEAD: (Length, Length) = (Length::new(15.0, 18.0), Length::new(32.0, 38.0));
/// Upper edge of the first row, height of a row, and height of the axis.
const TOP: Length = Length::new(42.0, 50.0);
const ROW: Length = Length::new(42.0, 30.0);
const AXIS: Length = Length::new(24.0, 26.0);
/// Radius of a dot.
const RADIUS: Length = Length::new(4.5, 5.5);
/// From the middle of a row's dots to its lower edge. In the wide form that is half a row.
const MIDDLE: Length = Length::new(14.0, 15.0);
/// Least distance between two numbers of the axis.
const APART: f64 = 6.0;

/// Positions of everything.
struct Layout {
    form: Form,
    width: f64,
    rows: Rows,
    /// Width of the column of names; zero where they are above the dots.
    names: f64,
    columns: Columns,
    /// Powers of ten to positions, for each column.
    scales: Vec<Linear>,
}

/// The content of a column.
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
    fn new(chart: &Magnitudes, pen: &Pen<'_>) -> Drawn<Self> {
        let form = pen.form();
        let (pad, gap, width) = (pen.px(PAD), pen.px(GAP), pen.right());
        let names = match form {
            Form::Narrow => 0.0,
            // in bold throughout, so that selecting a row moves nothing
            Form::Wide => {
                let names = chart.rows.iter().map(|row| row.name.as_str());
                pen.widest(names, Role::LabelStrong)?.min(width * 0.25) + gap
            }
        };
        let left = pad + names;
        let count = chart.columns.len().max(1) as f64;
        let room = width - left - pad - gap * (count - 1.0);
        let inset = pen.px(RADIUS) + 3.0;

        let mut spreads = Vec::new();
        for (index, column) in chart.columns.iter().enumerate() {
            let cells = || chart.rows.iter().filter_map(|row| row.cells.get(index));
            let (low, high) = spread(cells().filter_map(|cell| cell.value)).unwrap_or((0.0, 1.0));
            let mut reach = Vec::new();
            for cell in cells() {
                let text = pen.width(cell.wording(form), Role::ValueStrong)?.min(room / count * 0.6);
                let power = cell.value.map_or(low, f64::log10);
                reach.push((power, pen.px(RADIUS) + pen.px(VALUE_GAP) + text + 2.0));
            }
            // a line at or before the first dot needs room for half its number
            let first = column.ticks.iter().find(|tick| tick.value > 0.0 && tick.value.log10() <= low);
            let (low, before) = match first {
                Some(tick) => {
                    let text = form.pick(&tick.short, &tick.text);
                    let beyond = pen.width(text, Role::Axis)? / 2.0 - gap / 2.0 + 3.0;
                    (tick.value.log10(), inset.max(beyond))
                }
                None => (low, inset),
            };
            spreads.push(Spread { low, high: high.max(low + 0.5), before: before.min(room / count * 0.3), reach });
        }
        // the largest step of ten with which all numbers fit
        let (mut step, mut above) = (0.0, room);
        for _ in 0..32 {
            let middle = f64::midpoint(step, above);
            let all: f64 = spreads.iter().map(|spread| spread.width(middle, inset)).sum();
            if all <= room { step = middle } else { above = middle }
        }
        let columns = Columns::of_widths(left, spreads.iter().map(|spread| spread.width(step, inset)), gap, width);
        let scales = spreads.iter().zip(&columns.edges).map(|(spread, (from, _))| {
            let zero = from + spread.before;
            Linear::new((spread.low, spread.high), (zero, zero + (spread.high - spread.low) * step))
        });
        let scales = scales.collect();
        Ok(Self {
            form,
            width,
            names,
            rows: Rows::of_height(pen.px(TOP), pen.px(ROW), chart.rows.len()),
            columns,
            scales,
        })
    }

    /// Middle of a row's dots.
    fn middle(&self, index: usize) -> f64 {
        self.rows.top(index + 1) - MIDDLE.at(self.form)
    }
}

impl Cell {
    /// The wording of a form.
    fn wording(&self, form: Form) -> &str {
        if form == Form::Narrow && !self.short.is_empty() { &self.short } else { &self.text }
    }
}

impl Chart for Magnitudes {
    fn height(&self, form: Form) -> u32 {
        (TOP.at(form) + self.rows.len() as f64 * ROW.at(form) + AXIS.at(form)).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        layout.rows.rules(pen, 0)?;
        for index in 0..self.columns.len() {
            self.draw_scale(pen, &layout, index)?;
        }
        self.draw_names(pen, &layout)?;
        for index in 0..self.columns.len() {
            self.draw_head(pen, &layout, index)?;
            self.draw_dots(pen, &layout, index)?;
        }
        Ok(self.marks(&layout))
    }
}

impl Magnitudes {
    fn draw_names(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let pad = pen.px(PAD);
        for (index, row) in self.rows.iter().enumerate() {
            let (y, room) = match layout.form {
                Form::Narrow => (layout.middle(index) - 17.0, layout.width - 2.0 * pad),
                Form::Wide => (layout.middle(index), layout.names - layout.columns.gap + 0.5),
            };
            let role = label_role(row.selected);
            let Some(name) = pen.fitting(&[&row.name, &row.short], role, room)? else { continue };
            if layout.form == Form::Narrow {
                // lines of the scales are interrupted for a name
                let right = (pad + pen.width(name, role)? + 4.0).min(layout.width);
                let top = layout.rows.top(index) + 1.0;
                pen.fill_rect((0.0, top), (right, y + 8.0), ground_token(row.selected))?;
            }
            pen.text(name, (role, Token::Ink), (pad, pen.baseline(y, role)), Align::Left)?;
        }
        Ok(())
    }

    fn draw_head(&self, pen: &Pen<'_>, layout: &Layout, index: usize) -> Drawn {
        let (column, (left, right)) = (&self.columns[index], layout.columns.edges[index]);
        let wordings = [column.label.as_str(), &column.short];
        pen.write(&wordings, (Role::Head, Token::Ink), (left, pen.px(HEAD.0)), Align::Left, right - left)?;
        // every column has the same wording
        for (wording, text) in column.subs.iter().enumerate() {
            let mut fits = true;
            for (other, &(left, right)) in self.columns.iter().zip(&layout.columns.edges) {
                let text = other.subs.get(wording).map_or("", String::as_str);
                fits &= pen.width(text, Role::Sub)? <= right - left;
            }
            if fits && !text.is_empty() {
                return pen.text(text, (Role::Sub, Token::Ink2), (left, pen.px(HEAD.1)), Align::Left);
            }
        }
        Ok(())
    }

    fn draw_scale(&self, pen: &Pen<'_>, layout: &Layout, index: usize) -> Drawn {
        let (left, right) = layout.columns.edges[index];
        let (top, bottom) = (layout.rows.top(0), layout.rows.bottom());
        let ticks = self.columns[index].ticks.iter().filter(|tick| tick.value > 0.0);
        let ticks = ticks.map(|tick| (tick, layout.scales[index].at(tick.value.log10())));
        let ticks: Vec<(&Tick, f64)> = ticks.filter(|&(_, x)| x >= left && x <= right).collect();
        for &(_, x) in &ticks {
            pen.line((x, top), (x, bottom + 4.0), Token::LineStrong, 0.5)?;
        }
        // all numbers in full, or all short; of those that are still too close the later ones are left out
        let full = ticks.iter().map(|(tick, x)| (*x, tick.text.as_str()));
        let anywhere = (f64::NEG_INFINITY, f64::INFINITY);
        let short = axis::with_room(pen, full.clone(), APART, anywhere)?.len() < ticks.len();
        let half = layout.columns.gap / 2.0 - 2.0;
        let room = ((left - half).max(0.0), (right + half).min(layout.width));
        let shown = if short {
            axis::with_room(pen, ticks.iter().map(|(tick, x)| (*x, tick.short.as_str())), APART, room)?
        } else {
            axis::with_room(pen, full, APART, room)?
        };
        for (x, text) in shown {
            pen.text(text, (Role::Axis, Token::Ink3), (x, bottom + 17.0), Align::Middle)?;
        }
        Ok(())
    }

    fn draw_dots(&self, pen: &Pen<'_>, layout: &Layout, index: usize) -> Drawn {
        let ((left, right), scale) = (layout.columns.edges[index], layout.scales[index]);
        let gap = pen.px(VALUE_GAP);
        for (number, row) in self.rows.iter().enumerate() {
            let Some(cell) = row.cells.get(index) else { continue };
            let middle = layout.middle(number);
            let ground = ground_token(row.selected);
            let (style, x) = match cell.value {
                Some(value) => (value_style(row.selected), scale.at(value.log10()) + pen.px(RADIUS) + gap),
                None => ((Role::Absent, Token::Ink3), left),
            };
            if let Some(text) = pen.fitting(&[cell.wording(layout.form), &cell.short], style.0, right - x)? {
                // lines of the scale are interrupted for a number
                let (from, to) = (x - gap, x + pen.width(text, style.0)? + 3.0);
                let half = pen.text_size(style.0) * 0.6;
                pen.fill_rect((from, middle - half), (to.min(layout.width), middle + half), ground)?;
                pen.text(text, style, (x, pen.baseline(middle, style.0)), Align::Left)?;
            }
            if let Some(value) = cell.value {
                let centre = (scale.at(value.log10()), middle);
                let radius = pen.px(RADIUS) + if row.selected { 1.0 } else { 0.0 };
                pen.fill_circle(centre, radius + 1.5, ground)?;
                pen.fill_circle(centre, radius, shape_token(row.selected))?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let labels = row.cells.iter().map(|cell| &cell.label);
            layout.columns.add_marks(&mut marks, Some(index), layout.rows.place(index), labels);
        }
        marks
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
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
    fn nothing_overlaps_with_random_words_and_numbers() {
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
    fn the_scale_is_explained_and_every_value_is_written() {
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
    fn ticks_are_powers_of_ten() {
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
    fn selecting_a_country_moves_nothing() {
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
