//! `coverage`: how often one thing is named with another.
//!
//! A matrix of counts: in each cell a dot whose area is proportional to the count, and the count in
//! figures beside it. The eye sums areas along rows and columns, so that what the text dwells on and what
//! it passes over are seen before any number is read; a table of numbers would hide it, and bars would
//! need a base line in every cell. Zero is a count here: it has a small figure and no dot.
//!
//! Above the rows stands a row for all of them together, and at the end of each row its own sum, both in
//! figures only: a dot for a sum would shrink every other dot. A column can be drawn hollow: it counts, but
//! it says less than the others. Where a row has nothing beyond such a column, words can say so in place of
//! the zeros.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Number of an area and how the page writes it, if the column is one; it gives the colour.
    pub area: Option<(u8, String)>,
    /// What is counted.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// Whether the visitor has chosen it. Columns that are not chosen step back as soon as one is.
    pub selected: bool,
    /// Whether its dots are rings.
    pub hollow: bool,
}

/// A count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number.
    pub count: u32,
    /// The number as the page writes it.
    pub text: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// A row of counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// Whether the visitor has chosen it.
    pub selected: bool,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// All of them together.
    pub sum: Cell,
    /// Words in place of the zeros at the end of the row; empty to write zeros.
    pub remark: String,
    /// The same in fewer letters.
    pub remark_short: String,
}

/// The chart. Every text is finished: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// The columns.
    pub columns: Vec<Column>,
    /// All rows together.
    pub total: Row,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Row>,
    /// Heading of the sums at the ends of the rows; left out if it doesn't fit.
    pub sum_label: String,
    /// The same in fewer letters.
    pub sum_short: String,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    gap: f64,
    /// From one line of a heading to the next.
    line: f64,
    /// Side of the square that holds an area's number.
    chip: f64,
    /// Whether areas show their titles. A narrow chart leaves them to the page's key.
    titles: bool,
    /// Height of the row of totals, and of a row before it is fitted to the area.
    row: (f64, f64),
    /// Least width of a column beside full names.
    column: f64,
    /// Largest part of the width that names may take.
    names: f64,
}

/// Lines a heading may take.
const LINES: usize = 2;

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: 6.0,
                line: 14.0,
                chip: 18.0,
                titles: false,
                row: (30.0, 28.0),
                column: 34.0,
                names: 0.34,
            },
            Self {
                pad: 8.0,
                gap: 16.0,
                line: 16.0,
                chip: 20.0,
                titles: true,
                row: (34.0, 34.0),
                column: 58.0,
                names: 0.32,
            },
        )
    }

    /// Upper edge of the row of totals, under headings with or without numbers of areas.
    fn top(&self, areas: bool) -> f64 {
        let lines = if areas && !self.titles { 0.0 } else { LINES as f64 * self.line };
        let chip = if areas { self.chip + 4.0 } else { 0.0 };
        4.0 + chip + lines + 6.0
    }
}

/// Words over the columns: each folded over its own column, or in turn one line up, from the column's left
/// edge, and one line down, to its right edge, so that each has the room of two columns.
enum Heads {
    Folded(Role, Vec<Vec<String>>),
    Staggered(Vec<String>),
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    width: f64,
    top: f64,
    /// Upper edge of the first row, and height of each.
    rows: (f64, f64),
    names: f64,
    short: bool,
    /// Left edge of the first column, and width of each.
    columns: (f64, f64),
    /// Left edge of the sums.
    sums: f64,
    /// Radius of the largest dot, and the count it stands for.
    radius: (f64, f64),
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Matrix, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, height) = pen.size();
        let top = measures.top(chart.has_areas());
        let first = top + measures.row.0;
        let pitch = (height - 1.0 - first) / chart.rows.len().max(1) as f64;

        let rows = || std::iter::once(&chart.total).chain(&chart.rows);
        let count = chart.columns.len().max(1) as f64;
        // widths are taken in bold throughout, so that choosing a row moves nothing
        let figures = pen.widest(rows().map(|row| row.sum.text.as_str()), Role::ValueStrong)?;
        let plan = |short: bool| {
            let name = |row: &Row| pen.width(if short { &row.short } else { &row.label }, Role::LabelStrong);
            let mut names: f64 = 0.0;
            for row in rows() {
                names = names.max(name(row)?);
            }
            let head = pen.width(if short { &chart.sum_short } else { &chart.sum_label }, Role::Sub)?;
            let sums = f64::max(figures, head.min(width * 0.13)).min(width * 0.2);
            let sums = width - measures.pad - sums;
            let most = if short { names.min(width * measures.names) } else { names };
            let left = measures.pad + most + measures.gap;
            let column = ((sums - left - measures.gap * count) / count).max(1.0);
            Ok::<_, Fault<B>>((names, most, sums, (left, column)))
        };
        let (wanted, ..) = plan(false)?;
        let short = wanted > width * measures.names || plan(false)?.3.1 < measures.column;
        let (_, names, sums, columns) = plan(short)?;

        let numbers = rows().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let number = pen.widest(numbers, Role::ValueStrong)? + 5.0;
        let room = f64::min(columns.1 - number, pitch - 6.0).max(2.0);
        let most = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).max().unwrap_or(0);
        Ok(Self {
            columns,
            radius: ((room / 2.0).min(13.0), f64::from(most.max(1))),
            measures,
            width,
            top,
            rows: (first, pitch),
            names,
            short,
            sums,
        })
    }

    fn row(&self, index: usize) -> f64 {
        self.rows.0 + index as f64 * self.rows.1
    }

    /// Left and right edge of a column.
    fn column(&self, index: usize) -> (f64, f64) {
        let left = self.columns.0 + index as f64 * (self.columns.1 + self.measures.gap);
        (left, left + self.columns.1)
    }

    /// Radius of the dot for a count: areas, not radii, are proportional.
    fn dot(&self, count: u32) -> f64 {
        self.radius.0 * (f64::from(count) / self.radius.1).sqrt()
    }

    /// A column together with its share of the gaps and margins around it; the column after the last is
    /// that of the sums.
    fn cell(&self, column: usize, columns: usize, (top, height): (f64, f64)) -> Bounds {
        let half = self.measures.gap / 2.0;
        let left = if column == 0 { 0.0 } else { self.column(column).0 - half };
        let right = if column == columns { self.width } else { self.column(column).1 + half };
        Bounds { x: left, y: top, width: right - left, height }
    }

    /// Baseline of the last line of headings.
    fn head(&self) -> f64 {
        self.top - 8.0
    }
}

fn dot<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    centre: (f64, f64),
    radius: f64,
    token: Token,
    hollow: bool,
) -> Result<(), Fault<B>> {
    if hollow {
        let width = f64::min(1.5, radius);
        pen.circle(centre, radius - width / 2.0, token, width)
    } else {
        pen.fill_circle(centre, radius, token)
    }
}

/// The dot of a column, hollow or not, for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(area: &DrawingArea<B, Shift>, hollow: bool) -> Result<(), Fault<B>> {
    dot(&Pen::new(area), (7.0, 7.0), 5.5, Token::Ink3, hollow)
}

impl Chart for Matrix {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        let rows = self.rows.len() as f64 * measures.row.1;
        (measures.top(self.has_areas()) + measures.row.0 + rows + 1.0).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_ground(&pen, &layout)?;
        self.draw_heads(&pen, &layout)?;
        self.draw_names(&pen, &layout)?;
        self.draw_dots(&pen, &layout)?;
        self.draw_numbers(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Matrix {
    fn has_areas(&self) -> bool {
        self.columns.iter().any(|column| column.area.is_some())
    }

    /// Whether a column steps back because another was chosen.
    fn stands_back(&self, column: &Column) -> bool {
        !column.selected && self.columns.iter().any(|column| column.selected)
    }

    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let bottom = layout.row(self.rows.len());
        for (index, _) in self.columns.iter().enumerate().filter(|(_, column)| column.selected) {
            let (left, right) = layout.column(index);
            let half = layout.measures.gap / 2.0;
            pen.fill_rect((left - half, 0.0), (right + half, bottom), Token::SelWash)?;
        }
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + layout.rows.1), Token::SelWash)?;
        }
        for index in 1..=self.rows.len() {
            let y = layout.row(index).floor() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        for y in [layout.top, layout.row(0)] {
            let y = y.floor() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::LineStrong, 1.0)?;
        }
        Ok(())
    }

    fn heads<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<Option<Heads>, Fault<B>> {
        let areas = self.has_areas();
        if areas && !layout.measures.titles {
            return Ok(None);
        }
        let room = layout.columns.1 + layout.measures.gap - 3.0;
        for short in [false, true] {
            let words = |column: &Column| if short { column.short.clone() } else { column.label.clone() };
            for role in [Role::Title, Role::Sub] {
                let mut lines = Vec::new();
                for column in &self.columns {
                    lines.push(pen.folded(&words(column), role, room, LINES)?);
                }
                if lines.iter().all(|lines| !lines.is_empty()) {
                    return Ok(Some(Heads::Folded(role, lines)));
                }
            }
            let mut fits = !areas;
            let mut found = Vec::new();
            for (index, column) in self.columns.iter().enumerate() {
                let (left, right) = layout.column(index);
                let room = if index % 2 == 0 {
                    let end = layout.width - layout.measures.pad;
                    end.min(layout.column(index + 2).0 - 6.0) - left
                } else {
                    // to the line that leads down from the heading before
                    right - layout.column(index - 1).0 - 6.0
                };
                let text = words(column);
                fits &= !text.trim().is_empty() && pen.width(&text, Role::Title)? <= room;
                found.push(text);
            }
            if fits {
                return Ok(Some(Heads::Staggered(found)));
            }
        }
        Ok(None)
    }

    fn draw_heads<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let last = layout.head();
        let line = layout.measures.line;
        let token = |column: &Column| match column.area {
            Some((number, _)) if !self.stands_back(column) => Token::area(number),
            _ if self.stands_back(column) => Token::Ink2,
            _ => Token::Ink,
        };
        let heads = self.heads(pen, layout)?;
        let above = match &heads {
            Some(Heads::Folded(_, heads)) => heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * line,
            Some(Heads::Staggered(_)) => LINES as f64 * line,
            None => 0.0,
        };
        for (index, column) in self.columns.iter().enumerate() {
            let Some((number, text)) = &column.area else { continue };
            let chip = layout.measures.chip;
            let left = (layout.column(index).0 * 2.0).round() / 2.0;
            // as far above the rule as the titles leave it
            let top = (layout.top - 6.0 - chip - if above > 0.0 { above + 4.0 } else { 0.0 }).max(0.0);
            if self.stands_back(column) {
                pen.rect((left, top), (left + chip, top + chip), Token::LineStrong, 1.0)?;
            } else {
                pen.fill_rect((left, top), (left + chip, top + chip), Token::area(*number))?;
            }
            if let Some(text) = pen.fitting([text.as_str()], Role::ValueStrong, chip)? {
                let token = if self.stands_back(column) { Token::Ink2 } else { Token::OnArea };
                let y = top + chip / 2.0 + Role::ValueStrong.size(pen.form()) * 0.355;
                pen.text(text, (Role::ValueStrong, token), (left + chip / 2.0, y), Align::Middle)?;
            }
        }
        match &heads {
            Some(Heads::Folded(role, heads)) => {
                for (index, (column, lines)) in self.columns.iter().zip(heads).enumerate() {
                    let left = layout.column(index).0;
                    // with numbers above them titles hang from these, otherwise they stand on the rule
                    let first = if column.area.is_some() { last - above } else { last - lines.len() as f64 * line };
                    for (number, text) in lines.iter().enumerate() {
                        let y = first + (number + 1) as f64 * line;
                        pen.text(text, (*role, token(column)), (left, y), Align::Left)?;
                    }
                }
            }
            Some(Heads::Staggered(heads)) => {
                for (index, (column, text)) in self.columns.iter().zip(heads).enumerate() {
                    let (left, right) = layout.column(index);
                    let style = (Role::Title, token(column));
                    if index % 2 == 0 {
                        let x = left.floor() + 0.5;
                        pen.line((x, last - line + 5.0), (x, layout.top - 3.0), Token::LineStrong, 1.0)?;
                        pen.text(text, style, (left, last - line), Align::Left)?;
                    } else {
                        pen.text(text, style, (right, last), Align::Right)?;
                    }
                }
            }
            None => {}
        }
        let end = layout.width - layout.measures.pad;
        let free = match self.columns.len().checked_sub(1) {
            Some(index) if heads.is_none() && self.has_areas() => layout.column(index).0 + layout.measures.chip + 4.0,
            _ => layout.sums - 1.0,
        };
        if let Some(text) = pen.fitting([self.sum_label.as_str(), &self.sum_short], Role::Sub, end - free)? {
            pen.text(text, (Role::Sub, Token::Ink2), (end, last), Align::Right)?;
        }
        Ok(())
    }

    /// The row of totals and the rows, each with its upper edge and its height.
    fn all_rows<'s>(&'s self, layout: &'s Layout) -> impl Iterator<Item = (&'s Row, f64, f64)> {
        let total = (&self.total, layout.top, layout.measures.row.0);
        let rows = self.rows.iter().enumerate();
        std::iter::once(total).chain(rows.map(|(index, row)| (row, layout.row(index), layout.rows.1)))
    }

    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, (row, top, height)) in self.all_rows(layout).enumerate() {
            let role = if row.selected || index == 0 { Role::LabelStrong } else { Role::Label };
            let full = if layout.short { "" } else { row.label.as_str() };
            if let Some(text) = pen.fitting([full, &row.short], role, layout.names + 0.5)? {
                let y = top + height / 2.0 + role.size(pen.form()) * 0.355;
                pen.text(text, (role, Token::Ink), (layout.measures.pad, y), Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_dots<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, column) in self.columns.iter().enumerate() {
            let x = layout.column(index).0 + layout.radius.0;
            for (place, row) in self.rows.iter().enumerate() {
                let Some(cell) = row.cells.get(index).filter(|cell| cell.count > 0) else { continue };
                let token = match column.area {
                    _ if self.stands_back(column) => Token::LineStrong,
                    Some((number, _)) => Token::area(number),
                    None if row.selected => Token::Ink,
                    None => Token::Ink3,
                };
                let y = layout.row(place) + layout.rows.1 / 2.0;
                dot(pen, (x, y), layout.dot(cell.count), token, column.hollow)?;
            }
        }
        Ok(())
    }

    /// The column from which a row holds nothing but zeros.
    fn nothing_from(row: &Row) -> usize {
        row.cells.iter().rposition(|cell| cell.count > 0).map_or(0, |last| last + 1)
    }

    fn draw_numbers<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let columns = self.columns.len();
        for (index, (row, top, height)) in self.all_rows(layout).enumerate() {
            let middle = top + height / 2.0;
            let base = |role: Role| middle + role.size(pen.form()) * 0.355;
            let mut until = columns;
            let empty = Self::nothing_from(row);
            if empty < columns {
                let left = layout.column(empty).0;
                let room = layout.sums - layout.measures.gap - left;
                let wordings = [row.remark.as_str(), row.remark_short.as_str()];
                if let Some(text) = pen.fitting(wordings, Role::Absent, room)? {
                    pen.text(text, (Role::Absent, Token::Ink2), (left, base(Role::Absent)), Align::Left)?;
                    until = empty;
                }
            }
            for (place, (cell, column)) in row.cells.iter().zip(&self.columns).enumerate().take(until) {
                let (left, right) = layout.column(place);
                let x = left + 2.0 * layout.radius.0 + 5.0;
                let (role, token) = match cell.count {
                    _ if index == 0 => (Role::ValueStrong, Token::Ink),
                    0 => (Role::Axis, Token::Ink3),
                    _ if row.selected || column.selected => (Role::ValueStrong, Token::Ink),
                    _ => (Role::Value, Token::Ink2),
                };
                if let Some(text) = pen.fitting([cell.text.as_str()], role, right + layout.measures.gap - 1.0 - x)? {
                    pen.text(text, (role, token), (x, base(role)), Align::Left)?;
                }
            }
            let end = layout.width - layout.measures.pad;
            let role = Role::ValueStrong;
            if let Some(text) = pen.fitting([row.sum.text.as_str()], role, end - layout.sums + 0.5)? {
                pen.text(text, (role, Token::Ink), (end, base(role)), Align::Right)?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let columns = self.columns.len();
        let rows = self.all_rows(layout).enumerate();
        rows.flat_map(|(index, (row, top, height))| {
            let cells = row.cells.iter().take(columns).chain(std::iter::once(&row.sum)).enumerate();
            cells.map(move |(column, cell)| Mark {
                row: index.checked_sub(1),
                column,
                bounds: layout.cell(column, columns, (top, height)),
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

    fn cell(count: u32, label: &str) -> Cell {
        Cell { count, text: count.to_string(), label: format!("{label}: {count}") }
    }

    fn row(label: &str, short: &str, counts: &[u32]) -> Row {
        Row {
            label: label.into(),
            short: short.into(),
            selected: false,
            cells: counts.iter().map(|count| cell(*count, label)).collect(),
            sum: cell(counts.iter().sum(), label),
            remark: String::new(),
            remark_short: String::new(),
        }
    }

    /// Actors by area.
    pub fn example() -> Matrix {
        let areas = ["Connectivity", "Sustainable growth", "Digital", "Human resources", "Exchanges"];
        Matrix {
            columns: (1..)
                .zip(areas)
                .map(|(number, label)| Column {
                    area: Some((number, number.to_string())),
                    label: label.into(),
                    short: label.into(),
                    ..Column::default()
                })
                .collect(),
            total: row("All actions", "All", &[9, 8, 10, 2, 5]),
            rows: vec![
                row("Japanese companies", "Companies", &[5, 5, 4, 1, 0]),
                row("Japanese government", "Government", &[3, 2, 3, 0, 0]),
                row("Jointly", "Jointly", &[1, 3, 2, 0, 0]),
                row("ASEAN governments", "ASEAN gov’ts", &[2, 1, 2, 0, 0]),
                row("Japanese business sector", "Business", &[1, 0, 0, 0, 0]),
                row("Not stated", "Not stated", &[0, 1, 3, 1, 2]),
            ],
            sum_label: "All areas".into(),
            sum_short: "All".into(),
        }
    }

    /// Members by kind of mention.
    pub fn members() -> Matrix {
        let kinds = [
            ("List of members", "List"),
            ("Example", "Example"),
            ("Project", "Project"),
            ("Missing figure", "No figure"),
            ("Name of a venue", "Venue"),
        ];
        let mut chart = Matrix {
            columns: kinds
                .map(|(label, short)| Column { label: label.into(), short: short.into(), ..Column::default() })
                .into(),
            total: row("Ten members", "All ten", &[10, 4, 6, 1, 1]),
            rows: vec![
                row("Vietnam", "VN", &[1, 0, 3, 0, 1]),
                row("Myanmar", "MM", &[1, 0, 2, 1, 0]),
                row("Indonesia", "ID", &[1, 1, 0, 0, 0]),
                row("Philippines", "PH", &[1, 0, 0, 0, 0]),
            ],
            sum_label: "All".into(),
            sum_short: "All".into(),
        };
        chart.columns[0].hollow = true;
        chart.rows[3].remark = "only in the list of members".into();
        chart.rows[3].remark_short = "list only".into();
        chart.rows[0].selected = true;
        chart
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        let mut chosen = example();
        chosen.columns[2].selected = true;
        chosen.rows[1].selected = true;
        for chart in [example(), members(), chosen] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nor_with_any_words_and_numbers() {
        let mut dice = Dice::new(21);
        for round in 0..600 {
            let mut chart = if round % 2 == 0 { example() } else { members() };
            for column in &mut chart.columns {
                column.label = dice.words(0, 40);
                column.short = dice.words(0, 12);
                column.selected = dice.whole(0, 5) == 0;
                column.hollow = dice.whole(0, 3) == 0;
            }
            for row in chart.rows.iter_mut().chain(std::iter::once(&mut chart.total)) {
                row.label = dice.words(0, 60);
                row.short = dice.words(0, 20);
                row.selected = dice.whole(0, 3) == 0;
                row.remark = dice.words(0, 40);
                row.remark_short = dice.words(0, 10);
                for cell in row.cells.iter_mut().chain(std::iter::once(&mut row.sum)) {
                    cell.count = dice.whole(0, 12) as u32 * dice.whole(0, 9) as u32;
                    cell.text = cell.count.to_string();
                }
            }
            chart.sum_label = dice.words(0, 20);
            chart.sum_short = dice.words(0, 6);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    /// Radii of the circles with a class.
    fn radii(body: &str, class: &str) -> Vec<f64> {
        body.split(&format!("<circle class=\"{class}\""))
            .skip(1)
            .map(|rest| rest.split("r=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
            .collect()
    }

    #[test]
    fn areas_of_dots_are_as_the_counts_and_zero_has_none() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let body = svg::draw(&chart, width, Paint::Classes).body;
            let mut unit = None;
            for (column, head) in chart.columns.iter().enumerate() {
                let found = radii(&body, &format!("f-area-{}", head.area.as_ref().unwrap().0));
                let counts: Vec<u32> =
                    chart.rows.iter().map(|row| row.cells[column].count).filter(|count| *count > 0).collect();
                assert_eq!(found.len(), counts.len(), "at {width} px");
                for (radius, count) in found.iter().zip(counts) {
                    // one scale for the whole matrix, within the tenth of a pixel that a drawing knows
                    let one = radius / f64::from(count).sqrt();
                    let unit = *unit.get_or_insert(one);
                    assert!((one - unit).abs() <= 0.11, "{one} {unit} at {width} px");
                }
            }
        }
    }

    #[test]
    fn a_hollow_column_has_rings_and_a_row_without_more_says_so() {
        let chart = members();
        for width in [280, 328, 576, 780] {
            let body = svg::draw(&chart, width, Paint::Classes).body;
            let rings = radii(&body, "s-ink-3").len() + radii(&body, "s-ink").len();
            assert_eq!(rings, 4, "at {width} px");
            let (record, marks) = draw(&chart, width);
            let count = |text: &str| record.texts.iter().filter(|written| written.text == text).count();
            assert_eq!(count("only in the list of members") + count("list only"), 1, "at {width} px");
            // zeros of the other rows: two, two and three
            assert_eq!(count("0"), 7, "at {width} px");
            assert_eq!(marks.len(), 5 * 6);
            assert!(marks.iter().take(6).all(|mark| mark.row.is_none()));
            assert_eq!(marks.last().map(|mark| (mark.row, mark.column)), Some((Some(3), 5)));
        }
    }

    #[test]
    fn headings_stand_at_every_width_of_both_forms() {
        let chart = members();
        for width in [280, 328, 400, 559, 560, 576, 780, 1600] {
            let (record, _) = draw(&chart, width);
            let said = |word: &str| record.texts.iter().any(|written| written.text.contains(word));
            for word in ["Example", "Project"] {
                assert!(said(word), "{word} at {width} px");
            }
        }
    }

    #[test]
    fn choosing_moves_nothing() {
        for chart in [example(), members()] {
            let mut chosen = chart.clone();
            chosen.rows.iter_mut().for_each(|row| row.selected = !row.selected);
            chosen.columns[1].selected = true;
            for width in [280, 328, 780] {
                let ((before, marks), (after, chosen)) = (draw(&chart, width), draw(&chosen, width));
                assert_eq!(marks, chosen);
                for (a, b) in before.texts.iter().zip(&after.texts) {
                    assert_eq!(a.text, b.text);
                    assert!((a.left - b.left).abs() <= 2 || (a.right - b.right).abs() <= 2, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Matrix { total: row("All", "All", &[]), ..Matrix::default() }, 280);
    }
}
