//! A matrix of counts: how often one thing is named with another.
//!
//! Each cell has a dot whose area is proportional to the count, and the count in figures beside it. The eye
//! sums areas along rows and columns, so that the emphasis of the text is visible before any number is read;
//! a table of numbers would hide it, and bars would need a base line in every cell. Zero is a count here: it
//! has a small figure and no dot.
//!
//! A row for all rows together is above them, and at the end of each row is its sum, both in figures only: a
//! dot for a sum would shrink every other dot. The dots of a column can be rings, for counts that mean less
//! than the others. Where a row has nothing but zeros after such a column, words can replace the zeros.

use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::{Columns, Rows, write_name};
use crate::chart::shapes::{category_chip, shape_token, value_style};
use crate::chart::{Chart, DrawError, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Number of an area and the number in figures, if the column is one; it determines the colour.
    pub area: Option<(u8, String)>,
    /// What is counted.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// Whether the visitor has selected it. If any column is selected, the others are muted.
    pub selected: bool,
    /// Whether its dots are rings.
    pub hollow: bool,
}

/// A count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// The number.
    pub count: u32,
    /// The number in figures.
    pub text: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// A row of counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// Whether the visitor has selected it.
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

/// The chart. Texts are complete: the chart formats nothing.
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

/// Between columns.
const GAP: Length = Length::new(6.0, 16.0);
/// From one line of a heading to the next, and how many lines a heading may take.
const LEADING: Length = Length::new(14.0, 16.0);
const LINES: usize = 2;
/// Side of the square that holds an area's number.
const CHIP: Length = Length::new(18.0, 20.0);
/// Height of the row of totals, and of another row.
const TOTAL: Length = Length::new(30.0, 34.0);
const ROW: Length = Length::new(28.0, 34.0);
/// Least width of a column beside full names.
const COLUMN: Length = Length::new(34.0, 58.0);
/// Largest share of the width that names may take.
const NAMES: Length = Length::new(0.4, 0.32);

/// Words over the columns: each folded over its own column, or alternately one line up, from the column's
/// left edge, and one line down, to its right edge, so that each has the room of two columns.
enum Heads {
    Folded(Role, Vec<Vec<String>>),
    Staggered(Vec<String>),
}

/// Positions of everything.
struct Layout {
    width: f64,
    /// Upper edge of the row of totals.
    top: f64,
    rows: Rows,
    names: f64,
    short: bool,
    /// The columns, and the sums as the last.
    columns: Columns,
    /// Left edge of the first column, and width of each.
    first: (f64, f64),
    /// Left edge of the sums.
    sums: f64,
    /// Radius of the largest dot, and the count it stands for.
    radius: (f64, f64),
}

impl Layout {
    fn new(chart: &Matrix, pen: &Pen<'_>) -> Drawn<Self> {
        let (pad, gap) = (pen.px(PAD), pen.px(GAP));
        let (width, height) = pen.size();
        let top = chart.top(pen.form());
        let rows = Rows::between(top + pen.px(TOTAL), height - 1.0, chart.rows.len());

        let all = || std::iter::once(&chart.total).chain(&chart.rows);
        let count = chart.columns.len();
        let each = count.max(1) as f64;
        // widths are measured in bold throughout, so that selecting a row moves nothing
        let figures = pen.widest(all().map(|row| row.sum.text.as_str()), Role::ValueStrong)?;
        let plan = |short: bool| {
            let names = all().map(|row| if short { row.short.as_str() } else { &row.label });
            let names = pen.widest(names, Role::LabelStrong)?;
            let head = pen.width(if short { &chart.sum_short } else { &chart.sum_label }, Role::Sub)?;
            let sums = f64::max(figures, head.min(width * 0.13)).min(width * 0.2);
            let sums = width - pad - sums;
            let most = if short { names.min(width * pen.px(NAMES)) } else { names };
            let left = pad + most + gap;
            let column = ((sums - left - gap * each) / each).max(1.0);
            Ok::<_, DrawError>((names, most, sums, (left, column)))
        };
        let (wanted, _, _, (_, column)) = plan(false)?;
        let short = wanted > width * pen.px(NAMES) || column < pen.px(COLUMN);
        let (_, names, sums, first) = plan(short)?;

        let numbers = all().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let number = pen.widest(numbers, Role::ValueStrong)? + 5.0;
        let room = f64::min(first.1 - number, rows.height() - 6.0).max(2.0);
        let most = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).max().unwrap_or(0);
        let columns = Columns::of_widths(first.0, std::iter::repeat_n(first.1, count + 1), gap, width);
        let radius = ((room / 2.0).min(13.0), f64::from(most.max(1)));
        Ok(Self { width, top, rows, names, short, columns, first, sums, radius })
    }

    /// Left and right edge of a column.
    fn column(&self, index: usize) -> (f64, f64) {
        let left = self.first.0 + index as f64 * (self.first.1 + self.columns.gap);
        (left, left + self.first.1)
    }

    /// Radius of the dot for a count: areas, not radii, are proportional.
    fn dot(&self, count: u32) -> f64 {
        self.radius.0 * (f64::from(count) / self.radius.1).sqrt()
    }
}

fn draw_dot(pen: &Pen<'_>, centre: (f64, f64), radius: f64, token: Token, hollow: bool) -> Drawn {
    if hollow {
        let width = f64::min(1.5, radius);
        pen.circle(centre, radius - width / 2.0, token, width)
    } else {
        pen.fill_circle(centre, radius, token)
    }
}

/// The dot of a column, a ring or not, for the key.
pub fn glyph(hollow: bool) -> Glyph {
    Glyph::new(move |pen| draw_dot(pen, (7.0, 7.0), 5.5, Token::Ink3, hollow))
}

impl Chart for Matrix {
    fn height(&self, form: Form) -> u32 {
        (self.top(form) + TOTAL.at(form) + self.rows.len() as f64 * ROW.at(form) + 1.0).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        self.draw_ground(pen, &layout)?;
        self.draw_heads(pen, &layout)?;
        for (index, (row, (top, height))) in self.all_rows(pen, &layout).enumerate() {
            let full = if layout.short { "" } else { row.label.as_str() };
            let at = (pen.px(PAD), top + height / 2.0);
            write_name(pen, [full, &row.short], row.selected || index == 0, at, layout.names + 0.5)?;
        }
        self.draw_dots(pen, &layout)?;
        self.draw_numbers(pen, &layout)?;
        Ok(self.marks(pen, &layout))
    }
}

impl Matrix {
    fn has_areas(&self) -> bool {
        self.columns.iter().any(|column| column.area.is_some())
    }

    /// Whether columns have titles. In the narrow form the page's key has those of areas.
    fn has_titles(&self, form: Form) -> bool {
        form == Form::Wide || !self.has_areas()
    }

    /// Upper edge of the row of totals.
    fn top(&self, form: Form) -> f64 {
        let lines = if self.has_titles(form) { LINES as f64 * LEADING.at(form) } else { 0.0 };
        let chip = if self.has_areas() { CHIP.at(form) + 4.0 } else { 0.0 };
        4.0 + chip + lines + 6.0
    }

    /// Whether a column is muted because another is selected.
    fn is_muted(&self, column: &Column) -> bool {
        !column.selected && self.columns.iter().any(|column| column.selected)
    }

    fn draw_ground(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        for (index, _) in self.columns.iter().enumerate().filter(|(_, column)| column.selected) {
            let (left, right) = layout.column(index);
            let half = layout.columns.gap / 2.0;
            pen.fill_rect((left - half, 0.0), (right + half, layout.rows.bottom()), Token::SelWash)?;
        }
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        layout.rows.rules(pen, 1)?;
        pen.rule(layout.top, Token::LineStrong)?;
        pen.rule(layout.rows.top(0), Token::LineStrong)
    }

    fn heads(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn<Option<Heads>> {
        if !self.has_titles(pen.form()) {
            return Ok(None);
        }
        let room = layout.first.1 + layout.columns.gap - 3.0;
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
            let mut fits = !self.has_areas();
            let mut found = Vec::new();
            for (index, column) in self.columns.iter().enumerate() {
                let (left, right) = layout.column(index);
                let room = if index % 2 == 0 {
                    let end = layout.width - pen.px(PAD);
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

    fn draw_heads(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (leading, chip) = (pen.px(LEADING), pen.px(CHIP));
        // baseline of the last line of headings
        let last = layout.top - 8.0;
        let token = |column: &Column| match column.area {
            Some((number, _)) if !self.is_muted(column) => Token::category(number),
            _ if self.is_muted(column) => Token::Ink2,
            _ => Token::Ink,
        };
        let heads = self.heads(pen, layout)?;
        let above = match &heads {
            Some(Heads::Folded(_, heads)) => heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * leading,
            Some(Heads::Staggered(_)) => LINES as f64 * leading,
            None => 0.0,
        };
        for (index, column) in self.columns.iter().enumerate() {
            let Some((number, text)) = &column.area else { continue };
            let left = (layout.column(index).0 * 2.0).round() / 2.0;
            // directly above the titles
            let top = (layout.top - 6.0 - chip - if above > 0.0 { above + 4.0 } else { 0.0 }).max(0.0);
            category_chip(pen, (left, top), chip, (*number, text), self.is_muted(column))?;
        }
        match &heads {
            Some(Heads::Folded(role, heads)) => {
                for (index, (column, lines)) in self.columns.iter().zip(heads).enumerate() {
                    let left = layout.column(index).0;
                    // titles are directly under their numbers, or, without numbers, directly above the rule
                    let first = if column.area.is_some() { last - above } else { last - lines.len() as f64 * leading };
                    for (number, text) in lines.iter().enumerate() {
                        let y = first + (number + 1) as f64 * leading;
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
                        pen.line((x, last - leading + 5.0), (x, layout.top - 3.0), Token::LineStrong, 1.0)?;
                        pen.text(text, style, (left, last - leading), Align::Left)?;
                    } else {
                        pen.text(text, style, (right, last), Align::Right)?;
                    }
                }
            }
            None => {}
        }
        let end = layout.width - pen.px(PAD);
        let free = match self.columns.len().checked_sub(1) {
            Some(index) if heads.is_none() && self.has_areas() => layout.column(index).0 + chip + 4.0,
            _ => layout.sums - 1.0,
        };
        let wordings = [self.sum_label.as_str(), &self.sum_short];
        pen.write(&wordings, (Role::Sub, Token::Ink2), (end, last), Align::Right, end - free)?;
        Ok(())
    }

    /// The row of totals and the rows, each with its upper edge and its height.
    fn all_rows<'s>(
        &'s self,
        pen: &Pen<'_>,
        layout: &'s Layout,
    ) -> impl Iterator<Item = (&'s Row, (f64, f64))> + use<'s> {
        let rows = self.rows.iter().enumerate().map(|(index, row)| (row, layout.rows.place(index)));
        std::iter::once((&self.total, (layout.top, pen.px(TOTAL)))).chain(rows)
    }

    fn draw_dots(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        for (index, column) in self.columns.iter().enumerate() {
            let x = layout.column(index).0 + layout.radius.0;
            for (place, row) in self.rows.iter().enumerate() {
                let Some(cell) = row.cells.get(index).filter(|cell| cell.count > 0) else { continue };
                let token = match column.area {
                    _ if self.is_muted(column) => Token::LineStrong,
                    Some((number, _)) => Token::category(number),
                    None => shape_token(row.selected),
                };
                draw_dot(pen, (x, layout.rows.middle(place)), layout.dot(cell.count), token, column.hollow)?;
            }
        }
        Ok(())
    }

    fn draw_numbers(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let gap = layout.columns.gap;
        for (index, (row, (top, height))) in self.all_rows(pen, layout).enumerate() {
            let base = |role: Role| pen.baseline(top + height / 2.0, role);
            let mut until = self.columns.len();
            // the column from which the row has nothing but zeros
            let empty = row.cells.iter().rposition(|cell| cell.count > 0).map_or(0, |last| last + 1);
            if empty < until {
                let left = layout.column(empty).0;
                let (role, room) = (Role::Absent, layout.sums - gap - left);
                let wordings = [row.remark.as_str(), &row.remark_short];
                if pen.write(&wordings, (role, Token::Ink2), (left, base(role)), Align::Left, room)?.is_some() {
                    until = empty;
                }
            }
            for (place, (cell, column)) in row.cells.iter().zip(&self.columns).enumerate().take(until) {
                let (left, right) = layout.column(place);
                let x = left + 2.0 * layout.radius.0 + 5.0;
                let style = match cell.count {
                    0 if index > 0 => (Role::Axis, Token::Ink3),
                    _ => value_style(index == 0 || row.selected || column.selected),
                };
                pen.write(&[&cell.text], style, (x, base(style.0)), Align::Left, right + gap - 1.0 - x)?;
            }
            let (role, end) = (Role::ValueStrong, layout.width - pen.px(PAD));
            let room = end - layout.sums + 0.5;
            pen.write(&[&row.sum.text], (role, Token::Ink), (end, base(role)), Align::Right, room)?;
        }
        Ok(())
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, (row, place)) in self.all_rows(pen, layout).enumerate() {
            let cells = row.cells.iter().take(self.columns.len()).chain([&row.sum]);
            layout.columns.add_marks(&mut marks, index.checked_sub(1), place, cells.map(|cell| &cell.label));
        }
        marks
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
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
    fn nothing_overlaps_with_random_words_and_numbers() {
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
    fn a_hollow_column_has_rings_and_a_remark_replaces_zeros() {
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
    fn headings_are_written_at_every_width_of_both_forms() {
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
    fn selecting_moves_nothing() {
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
