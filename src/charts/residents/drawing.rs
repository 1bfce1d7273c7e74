//! Amounts of several countries in each of a few years.
//!
//! A column per year and a row per country: a bar from zero and the number beside it (above it in the narrow
//! form). All columns have one scale, so that a country can be followed from left to right; a thin line in
//! the later columns repeats the end of its bar in the first one, so that a small change is visible.
//!
//! A year without figures keeps its place as an empty column between dotted lines, with words in every row.
//! The sum is above in figures only: on the scale of the bars it would have no room.

use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::{Columns, Rows, write_heading, write_name};
use crate::chart::shapes::{label_role, shape_token, value_style};
use crate::chart::{Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Year {
    /// The year.
    pub label: String,
    /// The day or month its figures are of; left out if it doesn't fit.
    pub sub: String,
}

/// A number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amount {
    /// The number, not below zero.
    pub value: f64,
    /// The number in figures.
    pub text: String,
}

/// One country in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number, if there is one.
    pub amount: Option<Amount>,
    /// The statement in full, also where there is no number.
    pub label: String,
}

/// One country, or the sum.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// A short form for narrow charts, such as its code.
    pub short: String,
    /// Whether the visitor has selected it.
    pub selected: bool,
    /// One cell per year.
    pub cells: Vec<Cell>,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Years {
    /// The columns.
    pub years: Vec<Year>,
    /// The sum of all rows. Its marks have no row.
    pub total: Row,
    /// The countries, in the order in which they are shown.
    pub rows: Vec<Row>,
    /// Words in place of a figure, such as "no figure".
    pub absent: String,
    /// The same in fewer letters.
    pub absent_short: String,
}

/// The line that repeats the first year, for the key.
pub fn first_year_glyph() -> Glyph {
    Glyph::new(|pen| {
        pen.fill_rect((0.0, 4.0), (11.0, 10.0), Token::LineStrong)?;
        pen.line((8.0, 1.0), (8.0, 13.0), Token::Ink, 1.5)
    })
}

/// Between columns.
const GAP: Length = Length::new(10.0, 24.0);
/// Baselines of a year and of what qualifies it.
const HEAD: (Length, Length) = (Length::new(16.0, 20.0), Length::new(32.0, 20.0));
/// Upper edge of the sum's row, its height, and the height of another row.
const TOP: Length = Length::new(40.0, 30.0);
const TOTAL: Length = Length::new(28.0, 32.0);
const ROW: Length = Length::new(40.0, 34.0);
/// Baseline of a number from the upper edge of its row.
const NUMBER: Length = Length::new(17.0, 22.0);
/// Upper edge of a bar from that of its row, and its thickness.
const ABOVE_BAR: Length = Length::new(23.0, 9.0);
const BAR: Length = Length::new(9.0, 16.0);
/// Least width of a useful column.
const COLUMN: Length = Length::new(46.0, 80.0);

/// Whether numbers are right of their bars, not above them.
fn beside(pen: &Pen<'_>) -> bool {
    pen.form() == Form::Wide
}

/// Positions of everything.
struct Layout {
    rows: Rows,
    columns: Columns,
    /// Width of the column of names.
    names: f64,
    /// Length of one unit of value.
    unit: f64,
}

impl Years {
    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }

    /// Whether nothing is known of a year.
    fn is_empty(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().chain([&self.total]).filter_map(|row| row.cells.get(column));
        cells.all(|cell| cell.amount.is_none())
    }

    fn layout(&self, pen: &Pen<'_>) -> Drawn<Layout> {
        let (pad, gap, width) = (pen.px(PAD), pen.px(GAP), pen.right());
        let count = self.years.len();
        let empty = (0..count).filter(|column| self.is_empty(*column)).count();
        let full = count.saturating_sub(empty).max(1) as f64;

        // widths are measured in bold throughout, so that selecting a country moves nothing
        let all = self.cells().chain(&self.total.cells).filter_map(|cell| cell.amount.as_ref());
        let figures = pen.widest(all.map(|amount| amount.text.as_str()), Role::ValueStrong)?;
        let heads = pen.widest(self.years.iter().map(|year| year.label.as_str()), Role::Head)?;
        let words = [self.absent.as_str(), self.absent_short.as_str()];
        let each = |names: f64, absent: f64| {
            let left = pad + names + gap;
            let free = width - left - pad - gap * count.saturating_sub(1) as f64;
            (left, (free - absent * empty as f64) / full)
        };
        // the longer words, then the shorter; full names, then short ones
        let named = |short: bool| {
            let rows = self.rows.iter().map(|row| if short { row.short.as_str() } else { row.label.as_str() });
            let total = if beside(pen) && !short { &self.total.label } else { &self.total.short };
            pen.widest(rows.chain([total.as_str()]), Role::LabelStrong)
        };
        let (long, short) = (named(false)?, named(true)?);
        let mut chosen = (short.min(width * 0.28), 0.0);
        for (names, word) in [(long, words[0]), (long, words[1]), (short, words[1])] {
            let absent = f64::max(pen.width(word, Role::Absent)?, heads).min(width * 0.2);
            chosen = (names.min(width * 0.28), absent);
            if names <= width * 0.28 && each(names, absent).1 >= f64::max(pen.px(COLUMN), figures) {
                break;
            }
        }
        let (names, absent) = chosen;
        let (left, one) = each(names, absent);
        let one = one.max(0.0);
        let widths = (0..count).map(|column| if self.is_empty(column) { absent } else { one });
        let columns = Columns::of_widths(left, widths, gap, width);
        let most = self.cells().filter_map(|cell| Some(cell.amount.as_ref()?.value)).fold(0.0, f64::max);
        let longest = if beside(pen) { one - figures - 6.0 } else { one }.max(0.0);
        let unit = if most > 0.0 { longest / most } else { 0.0 };
        let rows = Rows::of_height(pen.px(TOP) + pen.px(TOTAL), pen.px(ROW), self.rows.len());
        Ok(Layout { rows, columns, names, unit })
    }
}

impl Chart for Years {
    fn height(&self, form: Form) -> u32 {
        (TOP.at(form) + TOTAL.at(form) + ROW.at(form) * self.rows.len() as f64 + 2.0).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = self.layout(pen)?;
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        self.draw_ground(pen, &layout)?;
        for (year, &(left, right)) in self.years.iter().zip(&layout.columns.edges) {
            let room = (right + layout.columns.gap - 4.0).min(pen.right()) - left;
            write_heading(pen, &year.label, &[&year.sub], (left, room), (pen.px(HEAD.0), pen.px(HEAD.1)))?;
        }
        self.draw_names(pen, &layout)?;
        self.draw_bars(pen, &layout)?;
        self.draw_numbers(pen, &layout)?;
        Ok(self.marks(pen, &layout))
    }
}

impl Years {
    fn draw_ground(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (top, gap, bar) = (pen.px(TOP), layout.columns.gap, pen.px(BAR));
        let columns = || layout.columns.edges.iter().copied().enumerate();
        // lines between rows are interrupted at a year without figures
        let mut parts = vec![(0.0, pen.right())];
        for (column, (left, right)) in columns().filter(|(column, _)| self.is_empty(*column)) {
            if let Some(last) = parts.last_mut() {
                last.1 = left - gap / 2.0;
            }
            if column + 1 < layout.columns.edges.len() {
                parts.push((right + gap / 2.0, pen.right()));
            }
        }
        let rows = (0..=self.rows.len())
            .map(|index| (layout.rows.top(index), if index == 0 { Token::LineStrong } else { Token::Line }));
        for (y, token) in std::iter::once((top, Token::LineStrong)).chain(rows) {
            let y = y.round() + 0.5;
            for (left, right) in &parts {
                pen.line((*left, y), (*right, y), token, 1.0)?;
            }
        }
        let bottom = layout.rows.bottom();
        for (column, (left, right)) in columns() {
            if self.is_empty(column) {
                for x in [left - gap / 2.0, right + gap / 2.0] {
                    pen.line((x, top), (x, bottom), Token::Grid, 1.0)?;
                }
                continue;
            }
            // the zero line: through the rows, or along the bars where numbers are above them
            let x = left.round() - 0.5;
            if beside(pen) {
                pen.line((x, layout.rows.top(0)), (x, bottom), Token::LineStrong, 1.0)?;
                continue;
            }
            for top in (0..self.rows.len()).map(|index| layout.rows.top(index) + pen.px(ABOVE_BAR)) {
                pen.line((x, top - 3.0), (x, top + bar + 3.0), Token::LineStrong, 1.0)?;
            }
        }
        Ok(())
    }

    fn draw_names(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (pad, room) = (pen.px(PAD), layout.names + 0.5);
        let names = [self.total.label.as_str(), &self.total.short];
        write_name(pen, names, true, (pad, pen.px(TOP) + pen.px(TOTAL) / 2.0), room)?;
        for (index, row) in self.rows.iter().enumerate() {
            let names = [row.label.as_str(), &row.short];
            if beside(pen) {
                write_name(pen, names, row.selected, (pad, layout.rows.middle(index)), room)?;
            } else if let Some(name) = pen.fitting(&names, Role::LabelStrong, room)? {
                let at = (pad, layout.rows.top(index) + pen.px(NUMBER));
                pen.text(name, (label_role(row.selected), Token::Ink), at, Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_bars(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let thick = pen.px(BAR);
        let rows = || {
            let rows = self.rows.iter().enumerate();
            rows.map(|(index, row)| (row, layout.rows.top(index) + pen.px(ABOVE_BAR)))
        };
        for selected in [false, true] {
            for (row, top) in rows().filter(|(row, _)| row.selected == selected) {
                for (cell, (left, _)) in row.cells.iter().zip(&layout.columns.edges) {
                    let Some(amount) = &cell.amount else { continue };
                    let right = left + amount.value * layout.unit;
                    pen.fill_rect((*left, top), (right, top + thick), shape_token(selected))?;
                }
            }
        }
        for (row, top) in rows() {
            let Some(first) = Self::first(row) else { continue };
            for (cell, (left, _)) in row.cells.iter().zip(&layout.columns.edges).skip(first.0 + 1) {
                let Some(amount) = &cell.amount else { continue };
                let x = left + first.1 * layout.unit;
                pen.line((x, top - 3.0), (x, top + thick + 3.0), Token::Ink, 1.5)?;
                // the bar of a selected country is as dark as the line, so the line is cut out of it
                if row.selected && (amount.value - first.1) * layout.unit > 2.0 {
                    pen.line((x, top), (x, top + thick), Token::SelWash, 1.5)?;
                }
            }
        }
        Ok(())
    }

    /// Column and number of the first year of a row.
    fn first(row: &Row) -> Option<(usize, f64)> {
        let mut cells = row.cells.iter().enumerate();
        cells.find_map(|(column, cell)| Some((column, cell.amount.as_ref()?.value)))
    }

    fn draw_numbers(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let middle = pen.baseline(pen.px(TOP) + pen.px(TOTAL) / 2.0, Role::ValueStrong);
        let rows = self.rows.iter().enumerate();
        let rows = rows.map(|(index, row)| (row, layout.rows.top(index) + pen.px(NUMBER), row.selected));
        for (at, (row, y, strong)) in std::iter::once((&self.total, middle, true)).chain(rows).enumerate() {
            let first = Self::first(row);
            for (column, (cell, &(left, right))) in row.cells.iter().zip(&layout.columns.edges).enumerate() {
                let Some(amount) = &cell.amount else {
                    let (words, style) = ([self.absent.as_str(), &self.absent_short], (Role::Absent, Token::Ink3));
                    pen.write(&words, style, (left, y), Align::Left, right - left + 0.5)?;
                    continue;
                };
                // a number is clear of its bar and of the line of the first year
                let line = first.filter(|(from, _)| column > *from).map_or(0.0, |(_, value)| value);
                let longer = f64::max(amount.value, line) * layout.unit;
                let x = if at > 0 && beside(pen) { left + longer + 6.0 } else { left };
                let room = (right + layout.columns.gap - 4.0).min(pen.right()) - x;
                pen.write(&[&amount.text], value_style(strong), (x, y), Align::Left, room)?;
            }
        }
        Ok(())
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        let total = self.total.cells.iter().map(|cell| &cell.label);
        layout.columns.add_marks(&mut marks, None, (pen.px(TOP), pen.px(TOTAL)), total);
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

    fn text(value: f64) -> String {
        let (thousands, rest) = (value as u32 / 1000, value as u32 % 1000);
        if thousands > 0 { format!("{thousands},{rest:03}") } else { rest.to_string() }
    }

    fn cell(name: &str, year: &str, value: Option<f64>) -> Cell {
        let said = value.map_or("no figure".to_owned(), text);
        Cell {
            amount: value.map(|value| Amount { value, text: text(value) }),
            label: format!("{name}, {year}: {said}"),
        }
    }

    /// Eight members, one year without figures, one member chosen.
    pub fn example() -> Years {
        let years = ["2017", "2018", "2019", "2020"];
        let rows = [
            ("Thailand", "TH", [72_754.0, 75_647.0, 81_187.0]),
            ("Singapore", "SG", [36_423.0, 36_624.0, 36_585.0]),
            ("Malaysia", "MY", [24_411.0, 26_555.0, 30_973.0]),
            ("Vietnam", "VN", [17_266.0, 22_125.0, 23_437.0]),
            ("Indonesia", "ID", [19_717.0, 19_612.0, 18_191.0]),
            ("Philippines", "PH", [16_570.0, 16_894.0, 16_990.0]),
            ("Cambodia", "KH", [3_518.0, 3_934.0, 5_057.0]),
            ("Myanmar", "MM", [2_608.0, 2_776.0, 3_369.0]),
        ];
        let row = |label: &str, short: &str, [a, b, c]: [f64; 3]| Row {
            label: label.into(),
            short: short.into(),
            selected: short == "VN",
            cells: years.iter().zip([Some(a), Some(b), None, Some(c)]).map(|(y, v)| cell(label, y, v)).collect(),
        };
        Years {
            years: years
                .map(|year| Year {
                    label: year.into(),
                    sub: if year == "2019" { String::new() } else { "October".into() },
                })
                .into(),
            total: row("Eight together", "Sum", [0, 1, 2].map(|at| rows.iter().map(|row| row.2[at]).sum())),
            rows: rows.map(|(label, short, values)| row(label, short, values)).into(),
            absent: "no figure".into(),
            absent_short: "none".into(),
        }
    }

    /// Left edge and width of the bars in a class, from the top down.
    fn bars(chart: &Years, width: u32, class: &str) -> Vec<(f64, f64)> {
        let body = svg::draw(chart, width, Paint::Classes).body;
        let start = format!("<path class=\"{class}\" d=\"");
        let data: String = body.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or("")).collect();
        let number = |text: &str| text.split(['H', ' ', 'V', 'Z']).next().unwrap().parse::<f64>().unwrap();
        data.split('M').skip(1).map(|bar| (number(bar), number(bar.split('H').nth(1).unwrap()) - number(bar))).collect()
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        let chart = example();
        for width in 280..=1600 {
            check_clean(&chart, width);
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_numbers() {
        let mut dice = Dice::new(11);
        for _ in 0..600 {
            let mut chart = example();
            let power = dice.whole(0, 7) as i32;
            for row in chart.rows.iter_mut().chain([&mut chart.total]) {
                row.label = dice.words(0, 40);
                row.short = dice.words(0, 8);
                row.selected = dice.whole(0, 3) == 0;
                for cell in &mut row.cells {
                    let value = (dice.real(0.0, 10.0) * 10f64.powi(power)).round();
                    cell.amount = (dice.whole(0, 4) > 0).then(|| Amount { value, text: text(value) });
                }
            }
            for year in &mut chart.years {
                year.sub = dice.words(0, 30);
            }
            chart.absent = dice.words(0, 20);
            chart.absent_short = dice.words(0, 5);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_number_in_every_column() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let grey = chart.rows.iter().filter(|row| !row.selected);
            let values: Vec<f64> =
                grey.flat_map(|row| &row.cells).filter_map(|c| Some(c.amount.as_ref()?.value)).collect();
            let drawn = bars(&chart, width, "f-ink-3");
            assert_eq!(drawn.len(), values.len());
            let unit = drawn[0].1 / values[0];
            assert!(unit > 0.0);
            for ((_, long), value) in drawn.iter().zip(&values) {
                // a tenth of a pixel is as fine as a drawing is
                assert!((long - value * unit).abs() <= 0.3, "{value} is {long} px long at {width} px");
            }
            let chosen = bars(&chart, width, "f-ink");
            assert!((chosen[0].1 - 17_266.0 * unit).abs() <= 0.3);
        }
    }

    #[test]
    fn a_year_without_figures_keeps_its_place_with_words_in_every_row() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let (record, marks) = draw(&chart, width);
            let said = record.texts.iter().filter(|it| it.text == "no figure" || it.text == "none").count();
            assert_eq!(said, 9, "at {width} px");
            let gap = &marks[2].bounds;
            assert!(gap.width > 24.0);
            // nothing is drawn across it: what lies inside are the words alone
            let inside =
                |x: i32| f64::from(x) > (gap.x + 1.0) * 10.0 && f64::from(x) < (gap.x + gap.width - 1.0) * 10.0;
            let below = |y: i32| f64::from(y) > gap.y * 10.0 + 2.0;
            let shapes = record.points.iter().filter(|(x, y)| inside(*x) && below(*y)).count();
            // but for the ground of the chosen row, whose corners are outside
            assert_eq!(shapes, 0, "at {width} px");
        }
    }

    #[test]
    fn every_number_is_written() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let (record, marks) = draw(&chart, width);
            for cell in chart.cells().chain(&chart.total.cells) {
                let Some(amount) = &cell.amount else { continue };
                assert!(record.texts.iter().any(|it| it.text == amount.text), "{} at {width} px", amount.text);
            }
            assert_eq!(marks.len(), 36);
            assert!(marks[..4].iter().all(|mark| mark.row.is_none()));
        }
    }

    #[test]
    fn selecting_a_country_moves_nothing() {
        let mut chart = example();
        for width in [328, 780] {
            let (before, _) = draw(&chart, width);
            for row in &mut chart.rows {
                row.selected = !row.selected;
            }
            let (after, _) = draw(&chart, width);
            for (a, b) in before.texts.iter().zip(&after.texts) {
                assert_eq!((&a.text, a.left), (&b.text, b.left));
            }
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Years::default(), 280);
    }
}
