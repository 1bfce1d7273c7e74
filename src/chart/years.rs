//! `residents`: how many there were in each of a few years.
//!
//! A column per year, a row per country, a bar from zero and the number beside it (above it on a narrow
//! chart). One scale for all columns, so that a country can be followed from left to right; a thin line
//! in the later columns repeats where its bar ended in the first one, so that a small change is seen.
//!
//! A year of which nothing is known keeps its place as an empty column between dotted lines, and says so
//! in every row. The sum stands on top in figures alone: on the bars' scale it would have no room.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Year {
    /// The year.
    pub label: String,
    /// The day or month its figures are of; left out if it doesn't fit.
    pub sub: String,
}

/// A number and how the page writes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amount {
    /// The number, not below zero.
    pub value: f64,
    /// The number as the page writes it.
    pub text: String,
}

/// One country in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number, or nothing where nobody gives one.
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
    /// Whether the visitor has chosen it.
    pub selected: bool,
    /// One cell per year.
    pub cells: Vec<Cell>,
}

/// The chart. Every text is finished: the chart formats nothing.
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

/// The line that repeats the first year, for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(area: &DrawingArea<B, Shift>) -> Result<(), Fault<B>> {
    let pen = Pen::new(area);
    pen.fill_rect((0.0, 4.0), (11.0, 10.0), Token::LineStrong)?;
    pen.line((8.0, 1.0), (8.0, 13.0), Token::Ink, 1.5)
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    /// Room left and right of a row.
    pad: f64,
    /// Between columns.
    gap: f64,
    /// Baselines of year and what stands with it.
    head: (f64, f64),
    /// Upper edge of the sum's row.
    top: f64,
    /// Height of the sum's row, and of another.
    row: (f64, f64),
    /// Baseline of a number from the upper edge of its row.
    number: f64,
    /// Upper edge and height of a bar.
    bar: (f64, f64),
    /// Whether numbers stand right of their bars, not above them.
    beside: bool,
    /// Least width of a column that still shows something.
    column: f64,
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: 10.0,
                head: (16.0, 32.0),
                top: 40.0,
                row: (28.0, 40.0),
                number: 17.0,
                bar: (23.0, 9.0),
                beside: false,
                column: 46.0,
            },
            Self {
                pad: 8.0,
                gap: 24.0,
                head: (20.0, 20.0),
                top: 30.0,
                row: (32.0, 34.0),
                number: 22.0,
                bar: (9.0, 16.0),
                beside: true,
                column: 80.0,
            },
        )
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    width: f64,
    /// Width of the column of names.
    names: f64,
    /// Left and right edge of each column.
    columns: Vec<(f64, f64)>,
    /// Length of one unit of value.
    unit: f64,
}

impl Layout {
    fn row(&self, index: usize) -> f64 {
        self.measures.top + self.measures.row.0 + index as f64 * self.measures.row.1
    }

    /// The place of a column together with its share of the gaps and margins around it.
    fn cell(&self, column: usize, (top, height): (f64, f64)) -> Bounds {
        let half = self.measures.gap / 2.0;
        let (left, right) = self.columns[column];
        let left = if column == 0 { 0.0 } else { left - half };
        let right = if column + 1 == self.columns.len() { self.width } else { right + half };
        Bounds { x: left, y: top, width: right - left, height }
    }
}

impl Years {
    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }

    /// Whether nothing is known of a year.
    fn empty(&self, column: usize) -> bool {
        let cells = self.rows.iter().chain([&self.total]).filter_map(|row| row.cells.get(column));
        cells.into_iter().all(|cell| cell.amount.is_none())
    }

    fn layout<B: DrawingBackend>(&self, pen: &Pen<'_, B>) -> Result<Layout, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, _) = pen.size();
        let count = self.years.len();
        let empty = (0..count).filter(|column| self.empty(*column)).count();
        let full = count.saturating_sub(empty).max(1) as f64;

        // widths are taken in bold throughout, so that choosing a country moves nothing
        let all = self.cells().chain(&self.total.cells).filter_map(|cell| cell.amount.as_ref());
        let figures = pen.widest(all.map(|amount| amount.text.as_str()), Role::ValueStrong)?;
        let heads = pen.widest(self.years.iter().map(|year| year.label.as_str()), Role::Head)?;
        let words = [self.absent.as_str(), self.absent_short.as_str()];
        let each = |names: f64, gap: f64| {
            let left = measures.pad + names + measures.gap;
            let free = width - left - measures.pad - measures.gap * count.saturating_sub(1) as f64;
            (left, (free - gap * empty as f64) / full)
        };
        // the longer words, then the shorter; full names, then short ones
        let named = |short: bool| {
            let rows = self.rows.iter().map(|row| if short { row.short.as_str() } else { row.label.as_str() });
            let total = if measures.beside && !short { &self.total.label } else { &self.total.short };
            pen.widest(rows.chain([total.as_str()]), Role::LabelStrong)
        };
        let (long, short) = (named(false)?, named(true)?);
        let mut chosen = (short.min(width * 0.28), 0.0);
        for (names, word) in [(long, words[0]), (long, words[1]), (short, words[1])] {
            let gap = f64::max(pen.width(word, Role::Absent)?, heads).min(width * 0.2);
            chosen = (names.min(width * 0.28), gap);
            if names <= width * 0.28 && each(names, gap).1 >= f64::max(measures.column, figures) {
                break;
            }
        }
        let (names, gap) = chosen;
        let (left, one) = each(names, gap);
        let one = one.max(0.0);
        let mut columns = Vec::with_capacity(count);
        let mut x = left;
        for column in 0..count {
            let wide = if self.empty(column) { gap } else { one };
            columns.push((x, x + wide));
            x += wide + measures.gap;
        }
        let most = self.cells().filter_map(|cell| Some(cell.amount.as_ref()?.value)).fold(0.0, f64::max);
        let longest = if measures.beside { one - figures - 6.0 } else { one }.max(0.0);
        let unit = if most > 0.0 { longest / most } else { 0.0 };
        Ok(Layout { measures, width, names, columns, unit })
    }
}

impl Chart for Years {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (measures.top + measures.row.0 + measures.row.1 * self.rows.len() as f64 + 2.0).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = self.layout(&pen)?;
        self.draw_ground(&pen, &layout)?;
        self.draw_heads(&pen, &layout)?;
        self.draw_names(&pen, &layout)?;
        self.draw_bars(&pen, &layout)?;
        self.draw_numbers(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Years {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let Measures { top, row: (_, height), gap, beside, bar, .. } = layout.measures;
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + height), Token::SelWash)?;
        }
        // lines between rows break off at a year without figures
        let mut parts = vec![(0.0, layout.width)];
        for (column, (left, right)) in layout.columns.iter().enumerate().filter(|(column, _)| self.empty(*column)) {
            if let Some(last) = parts.last_mut() {
                last.1 = left - gap / 2.0;
            }
            if column + 1 < layout.columns.len() {
                parts.push((right + gap / 2.0, layout.width));
            }
        }
        let rows = (0..=self.rows.len())
            .map(|index| (layout.row(index), if index == 0 { Token::LineStrong } else { Token::Line }));
        for (y, token) in std::iter::once((top, Token::LineStrong)).chain(rows) {
            let y = y.round() + 0.5;
            for (left, right) in &parts {
                pen.line((*left, y), (*right, y), token, 1.0)?;
            }
        }
        let bottom = layout.row(self.rows.len());
        for (column, (left, right)) in layout.columns.iter().enumerate() {
            if self.empty(column) {
                for x in [left - gap / 2.0, right + gap / 2.0] {
                    pen.line((x, top), (x, bottom), Token::Grid, 1.0)?;
                }
            } else {
                // zero: through the rows, or along the bars where numbers stand above them
                let x = left.round() - 0.5;
                if beside {
                    pen.line((x, layout.row(0)), (x, bottom), Token::LineStrong, 1.0)?;
                    continue;
                }
                for top in (0..self.rows.len()).map(|index| layout.row(index) + bar.0) {
                    pen.line((x, top - 3.0), (x, top + bar.1 + 3.0), Token::LineStrong, 1.0)?;
                }
            }
        }
        Ok(())
    }

    fn draw_heads<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (first, second) = layout.measures.head;
        for (year, (left, right)) in self.years.iter().zip(&layout.columns) {
            let room = (right + layout.measures.gap - 4.0).min(layout.width) - left;
            let Some(text) = pen.fitting([year.label.as_str()], Role::Head, room)? else { continue };
            pen.text(text, (Role::Head, Token::Ink), (*left, first), Align::Left)?;
            let beside = if first < second { 0.0 } else { pen.width(text, Role::Head)? + 8.0 };
            if let Some(text) = pen.fitting([year.sub.as_str()], Role::Sub, room - beside)? {
                pen.text(text, (Role::Sub, Token::Ink2), (left + beside, second), Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let Measures { pad, top, row: (lead, height), number, beside, .. } = layout.measures;
        let rows = self.rows.iter().enumerate().map(|(index, row)| (row, layout.row(index), height, row.selected));
        for (row, top, height, strong) in std::iter::once((&self.total, top, lead, true)).chain(rows) {
            let role = if strong { Role::LabelStrong } else { Role::Label };
            let wordings = [row.label.as_str(), row.short.as_str()];
            if let Some(name) = pen.fitting(wordings, role, layout.names + 0.5)? {
                let middle = top + height / 2.0 + role.size(pen.form()) * 0.355;
                let y = if beside || height == lead { middle } else { top + number };
                pen.text(name, (role, Token::Ink), (pad, y), Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_bars<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (above, thick) = layout.measures.bar;
        let rows = || self.rows.iter().enumerate().map(|(index, row)| (row, layout.row(index) + above));
        let bars = |selected: bool| {
            let rows = rows().filter(move |(row, _)| row.selected == selected);
            rows.flat_map(|(row, top)| {
                let cells = row.cells.iter().zip(&layout.columns);
                cells.filter_map(move |(cell, (left, _))| Some((cell.amount.as_ref()?.value, *left, top)))
            })
        };
        for (selected, token) in [(false, Token::Ink3), (true, Token::Ink)] {
            for (value, left, top) in bars(selected) {
                pen.fill_rect((left, top), (left + value * layout.unit, top + thick), token)?;
            }
        }
        for (row, top) in rows() {
            let Some(first) = self.first(row) else { continue };
            let later = row.cells.iter().zip(&layout.columns).enumerate().filter(|(column, _)| *column > first.0);
            for (_, (cell, (left, _))) in later {
                let Some(amount) = &cell.amount else { continue };
                let x = left + first.1 * layout.unit;
                pen.line((x, top - 3.0), (x, top + thick + 3.0), Token::Ink, 1.5)?;
                // the bar of a chosen country is as dark as the line, so the line is cut out of it
                if row.selected && (amount.value - first.1) * layout.unit > 2.0 {
                    pen.line((x, top), (x, top + thick), Token::SelWash, 1.5)?;
                }
            }
        }
        Ok(())
    }

    /// Column and number of the first year of a row.
    fn first(&self, row: &Row) -> Option<(usize, f64)> {
        let mut cells = row.cells.iter().enumerate();
        cells.find_map(|(column, cell)| Some((column, cell.amount.as_ref()?.value)))
    }

    fn draw_numbers<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let Measures { top, row: (lead, _), number, beside, gap, .. } = layout.measures;
        let size = Role::ValueStrong.size(pen.form());
        let middle = top + lead / 2.0 + size * 0.355;
        let rows = self.rows.iter().enumerate().map(|(index, row)| (row, layout.row(index) + number, row.selected));
        for (at, (row, y, strong)) in std::iter::once((&self.total, middle, true)).chain(rows).enumerate() {
            let (role, token) = if strong { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
            let first = self.first(row);
            for (column, (cell, (left, right))) in row.cells.iter().zip(&layout.columns).enumerate() {
                match &cell.amount {
                    Some(amount) => {
                        // a number stands clear of its bar and of the line of the first year
                        let line = first.filter(|(from, _)| column > *from).map_or(0.0, |(_, value)| value);
                        let longer = f64::max(amount.value, line) * layout.unit;
                        let x = if at > 0 && beside { left + longer + 6.0 } else { *left };
                        if let Some(text) =
                            pen.fitting([amount.text.as_str()], role, (right + gap - 4.0).min(layout.width) - x)?
                        {
                            pen.text(text, (role, token), (x, y), Align::Left)?;
                        }
                    }
                    None => {
                        let words = [self.absent.as_str(), self.absent_short.as_str()];
                        if let Some(text) = pen.fitting(words, Role::Absent, right - left + 0.5)? {
                            pen.text(text, (Role::Absent, Token::Ink3), (*left, y), Align::Left)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let Measures { top, row: (lead, height), .. } = layout.measures;
        let rows = self.rows.iter().enumerate().map(|(index, row)| (Some(index), row, (layout.row(index), height)));
        let all = std::iter::once((None, &self.total, (top, lead))).chain(rows);
        all.flat_map(|(row, it, place)| {
            it.cells.iter().enumerate().take(layout.columns.len()).map(move |(column, cell)| Mark {
                row,
                column,
                bounds: layout.cell(column, place),
                label: cell.label.clone(),
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
            total: row("Eight together", "Together", [0, 1, 2].map(|at| rows.iter().map(|row| row.2[at]).sum())),
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
    fn nor_with_any_words_and_numbers() {
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
    fn a_year_without_figures_keeps_its_place_and_says_so_in_every_row() {
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
    fn choosing_a_country_moves_nothing() {
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
