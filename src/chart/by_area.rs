//! `actions-by-area`: who acts, and in which area.
//!
//! A row per actor, a column per area, and in each cell one square for each action of that area that
//! names that actor. Stacking an actor's squares in one bar would be the usual form, but only the first
//! area of such a bar starts at an edge; here the bar is cut at the areas, every part starts at the line
//! of its column, and rows can be compared within an area as well as across. The squares in a row still
//! add up to the figure at its end.
//!
//! An action can have several actors, so columns don't add up to the number of actions: that number
//! stands in the column's heading and is never drawn as squares. Squares of actions that the filter leaves
//! out stay as outlines, and columns are as wide as the unfiltered counts need, so that nothing moves while
//! a visitor filters. An area is told by its number and its place as well as by its colour.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// Number of the area, 1 to 5; it gives the colour.
    pub number: u8,
    /// Its number as the page writes it.
    pub number_text: String,
    /// Its title.
    pub label: String,
    /// A shorter title. If even this doesn't fit one column, no column shows a title: the number and the
    /// colour remain, and the page explains them.
    pub short: String,
    /// How many actions of the area are listed, in words.
    pub total: String,
    /// The same in fewer letters. Left out in every column if one is too tight for it.
    pub total_short: String,
}

/// The actions of one area that name one actor.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// How many the filter lists.
    pub listed: u32,
    /// How many there are.
    pub all: u32,
    /// The number listed, as the page writes it.
    pub text: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// One actor.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Actor {
    /// The actor's name.
    pub label: String,
    /// A shorter name.
    pub short: String,
    /// Whether the visitor has chosen the actor.
    pub selected: bool,
    /// One cell per area.
    pub cells: Vec<Cell>,
    /// Number of listed actions that name the actor, as the page writes it.
    pub total: String,
    /// The statement of that number in full.
    pub total_label: String,
}

/// The chart. Every text is finished: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByArea {
    /// The columns.
    pub areas: Vec<Area>,
    /// The rows, in the order in which they are shown.
    pub actors: Vec<Actor>,
    /// Heading of the totals at the end of the rows; left out if it doesn't fit.
    pub total_label: String,
    /// Words in place of the chart when the filter lists nothing.
    pub empty: String,
    /// The same in fewer letters.
    pub empty_short: String,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    gap: f64,
    /// Baselines of an area's number and of its title, and from one line of a title to the next.
    head: (f64, f64, f64),
    /// Upper edge of the first row.
    top: f64,
    /// Height of a row before it is fitted to the area.
    row: f64,
    /// Below the last row.
    bottom: f64,
    /// Largest square with the gap after it.
    pitch: f64,
    /// Where in a row its name and its squares have their middle, as shares of the row's height.
    middles: (f64, f64),
    /// Room kept for the number of a cell.
    number: f64,
    /// Lines a title may take. A narrow chart leaves titles to the page's key.
    lines: usize,
    /// Side of the square that holds an area's number.
    chip: f64,
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: 6.0,
                head: (17.0, 33.0, 14.0),
                top: 30.0,
                row: 46.0,
                bottom: 1.0,
                pitch: 13.0,
                middles: (0.3, 0.71),
                number: 15.0,
                lines: 0,
                chip: 18.0,
            },
            Self {
                pad: 8.0,
                gap: 16.0,
                head: (18.0, 40.0, 16.0),
                top: 68.0,
                row: 36.0,
                bottom: 1.0,
                pitch: 16.0,
                middles: (0.5, 0.5),
                number: 16.0,
                lines: 2,
                chip: 20.0,
            },
        )
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    width: f64,
    /// Upper edge and height of rows.
    rows: (f64, f64),
    /// Width of the column of names.
    names: f64,
    /// Left and right edges of the columns.
    columns: Vec<(f64, f64)>,
    /// Left edge of the column of totals.
    totals: f64,
    /// From one square to the next.
    pitch: f64,
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &ByArea, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, height) = pen.size();
        let pitch = (height - measures.top - measures.bottom) / chart.actors.len().max(1) as f64;
        // room for what the totals are without a filter, so that filtering moves nothing
        let unfiltered = |actor: &Actor| actor.cells.iter().map(|cell| cell.all).sum::<u32>().to_string();
        let unfiltered: Vec<String> = chart.actors.iter().map(unfiltered).collect();
        let texts = chart.actors.iter().map(|actor| &actor.total).chain(&unfiltered);
        let totals = pen.widest(texts.map(String::as_str), Role::ValueStrong)?;
        let totals = width - measures.pad - totals.min(width * 0.15);

        // in the narrow form names stand above the squares and take the row's whole width
        let names = match pen.form() {
            Form::Narrow => totals - measures.pad - measures.gap,
            Form::Wide => {
                let full = pen.widest(chart.actors.iter().map(|actor| actor.label.as_str()), Role::LabelStrong)?;
                if full <= width * 0.3 {
                    full
                } else {
                    let short = pen.widest(chart.actors.iter().map(|actor| actor.short.as_str()), Role::LabelStrong)?;
                    short.min(width * 0.3)
                }
            }
        };
        let left = match pen.form() {
            Form::Narrow => measures.pad,
            Form::Wide => measures.pad + names + measures.gap,
        };
        let count = chart.areas.len();
        let most: Vec<f64> = (0..count)
            .map(|area| {
                let cells = chart.actors.iter().filter_map(|actor| actor.cells.get(area));
                f64::from(cells.map(|cell| cell.all.max(cell.listed)).max().unwrap_or(0).max(1))
            })
            .collect();
        let gaps = measures.gap * count as f64;
        let room = totals - left - gaps;
        let squares = room - measures.number * count as f64;
        // columns of one width where squares stay large enough for it, otherwise each as it needs
        let largest = most.iter().copied().fold(1.0, f64::max);
        let equal = (squares / count.max(1) as f64) / largest;
        let needed = squares / most.iter().sum::<f64>().max(1.0);
        let (size, widths): (f64, Vec<f64>) = if equal >= 9.0 {
            (equal.min(measures.pitch), vec![room / count.max(1) as f64; count])
        } else {
            let size = needed.clamp(0.0, measures.pitch);
            let spare = (squares - size * most.iter().sum::<f64>()).max(0.0) / count.max(1) as f64;
            (size, most.iter().map(|most| most * size + measures.number + spare).collect())
        };
        let mut x = left;
        let columns = widths
            .into_iter()
            .map(|width| {
                let column = (x, x + width);
                x += width + measures.gap;
                column
            })
            .collect();
        // whole half pixels keep the edges of squares sharp
        let size = (size * 2.0).floor() / 2.0;
        Ok(Self { rows: (measures.top, pitch), measures, width, names, columns, totals, pitch: size })
    }

    fn row(&self, index: usize) -> f64 {
        self.rows.0 + index as f64 * self.rows.1
    }
}

/// One wording for a row of headings: all in full, else all short, else none. Each heading comes with its
/// short form and its room; `fits` tells whether a text fits into some room.
fn wording<'t, E>(
    heads: impl Iterator<Item = (&'t String, &'t String, f64)>,
    fits: impl Fn(&str, f64) -> Result<bool, E>,
) -> Result<Vec<&'t str>, E> {
    let heads: Vec<_> = heads.collect();
    for short in [false, true] {
        let mut found = Vec::with_capacity(heads.len());
        for &(full, brief, room) in &heads {
            let text = if short { brief } else { full };
            if !text.is_empty() && fits(text, room)? {
                found.push(text.as_str());
            }
        }
        if found.len() == heads.len() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// A square of a listed action of an area, or with `None` that of an action the filter leaves out, for
/// the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(drawing: &DrawingArea<B, Shift>, area: Option<u8>) -> Result<(), Fault<B>> {
    let pen = Pen::new(drawing);
    let (from, to) = ((1.0, 1.0), (13.0, 13.0));
    match area {
        Some(number) => pen.fill_rect(from, to, Token::area(number)),
        None => pen.rect(from, to, Token::LineStrong, 1.0),
    }
}

impl Chart for ByArea {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (measures.top + self.actors.len() as f64 * measures.row + measures.bottom).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        let nothing = self.actors.iter().flat_map(|actor| &actor.cells).all(|cell| cell.listed == 0);
        if nothing {
            let (width, height) = pen.size();
            let wordings = [self.empty.as_str(), self.empty_short.as_str()];
            if let Some(text) = pen.fitting(wordings, Role::Note, width - 2.0 * layout.measures.pad)? {
                let at = (layout.measures.pad, f64::min(height / 2.0, layout.measures.top + 24.0));
                pen.text(text, (Role::Note, Token::Ink2), at, Align::Left)?;
            }
            area.present()?;
            return Ok(Vec::new());
        }
        self.draw_ground(&pen, &layout)?;
        self.draw_heads(&pen, &layout)?;
        self.draw_names(&pen, &layout)?;
        self.draw_squares(&pen, &layout)?;
        self.draw_numbers(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl ByArea {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, _) in self.actors.iter().enumerate().filter(|(_, actor)| actor.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + layout.rows.1), Token::SelWash)?;
        }
        for index in 0..=self.actors.len() {
            let y = layout.row(index).floor() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        Ok(())
    }

    fn draw_heads<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (first, second, step) = layout.measures.head;
        let heads = || self.areas.iter().zip(layout.columns.iter().copied());
        let chip = layout.measures.chip;
        // headings are worded alike across columns, as long as the tightest column allows
        let totals = wording(
            heads().map(|(area, (left, right))| (&area.total, &area.total_short, right - left - chip - 6.0)),
            |text, room| Ok(pen.width(text, Role::Sub)? <= room),
        )?;
        let room = |left: f64, right: f64| right - left + layout.measures.gap - 2.0;
        let titles = wording(
            heads().map(|(area, (left, right))| (&area.label, &area.short, room(left, right))),
            |text, room| Ok(!pen.folded(text, Role::Title, room, layout.measures.lines)?.is_empty()),
        )?;
        // headings stand on the first row: what titles leave free is above them
        let mut used = 0;
        for ((_, (left, right)), title) in heads().zip(&titles) {
            used = used.max(pen.folded(title, Role::Title, room(left, right), layout.measures.lines)?.len());
        }
        let free = match (layout.measures.lines, used) {
            (0, _) => 0.0,
            (lines, 0) => second - first + step * (lines - 1) as f64,
            (lines, used) => step * (lines - used) as f64,
        };
        let (first, second) = (first + free, second + free);
        for (index, (area, (left, right))) in heads().enumerate() {
            let token = Token::area(area.number);
            let left = (left * 2.0).round() / 2.0;
            let middle = first - Role::Sub.size(pen.form()) * 0.355;
            let top = (middle - chip / 2.0).round();
            pen.fill_rect((left, top), (left + chip, top + chip), token)?;
            if let Some(number) = pen.fitting([area.number_text.as_str()], Role::ValueStrong, chip)? {
                let y = top + chip / 2.0 + Role::ValueStrong.size(pen.form()) * 0.355;
                pen.text(number, (Role::ValueStrong, Token::OnArea), (left + chip / 2.0, y), Align::Middle)?;
            }
            if let Some(total) = totals.get(index) {
                pen.text(total, (Role::Sub, Token::Ink2), (left + chip + 6.0, first), Align::Left)?;
            }
            let Some(title) = titles.get(index) else {
                continue;
            };
            for (line, text) in
                pen.folded(title, Role::Title, room(left, right), layout.measures.lines)?.iter().enumerate()
            {
                let y = second + step * line as f64;
                pen.text(text, (Role::Title, token), (left, y), Align::Left)?;
            }
        }
        let end = layout.width - layout.measures.pad;
        let room = end - layout.columns.last().map_or(0.0, |&(_, right)| right + 4.0);
        if let Some(text) = pen.fitting([self.total_label.as_str()], Role::Sub, room)? {
            pen.text(text, (Role::Sub, Token::Ink2), (end, first), Align::Right)?;
        }
        Ok(())
    }

    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, actor) in self.actors.iter().enumerate() {
            let role = if actor.selected { Role::LabelStrong } else { Role::Label };
            let wordings = [actor.label.as_str(), actor.short.as_str()];
            if let Some(name) = pen.fitting(wordings, role, layout.names + 0.5)? {
                let middle = layout.row(index) + layout.rows.1 * layout.measures.middles.0;
                let at = (layout.measures.pad, middle + role.size(pen.form()) * 0.355);
                pen.text(name, (role, Token::Ink), at, Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_squares<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let gap = if layout.pitch >= 8.0 { 2.0 } else { 1.0 };
        let side = (layout.pitch - gap).max(1.0);
        for (column, (area, &(left, _))) in self.areas.iter().zip(&layout.columns).enumerate() {
            let left = (left * 2.0).round() / 2.0;
            let token = Token::area(area.number);
            let squares = |listed: bool| {
                self.actors.iter().enumerate().flat_map(move |(index, actor)| {
                    let middle = layout.row(index) + layout.rows.1 * layout.measures.middles.1;
                    let top = ((middle - side / 2.0) * 2.0).round() / 2.0;
                    let cell = actor.cells.get(column);
                    let range = match (cell, listed) {
                        (None, _) => 0..0,
                        (Some(cell), true) => 0..cell.listed,
                        (Some(cell), false) => cell.listed..cell.all.max(cell.listed),
                    };
                    range.map(move |square| {
                        let x = left + f64::from(square) * layout.pitch;
                        ((x, top), (x + side, top + side))
                    })
                })
            };
            for (from, to) in squares(true) {
                pen.fill_rect(from, to, token)?;
            }
            for (from, to) in squares(false) {
                pen.rect(from, to, Token::LineStrong, 1.0)?;
            }
        }
        Ok(())
    }

    fn draw_numbers<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, actor) in self.actors.iter().enumerate() {
            let middle = layout.row(index) + layout.rows.1 * layout.measures.middles.1;
            let (role, token) =
                if actor.selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
            let y = middle + role.size(pen.form()) * 0.355;
            for (cell, &(left, right)) in actor.cells.iter().zip(&layout.columns) {
                if cell.all == 0 && cell.listed == 0 {
                    continue;
                }
                let x = left + f64::from(cell.all.max(cell.listed)) * layout.pitch + 3.0;
                if let Some(text) = pen.fitting([cell.text.as_str()], role, right + layout.measures.gap - x)? {
                    pen.text(text, (role, token), (x, y), Align::Left)?;
                }
            }
            let room = layout.width - layout.measures.pad - layout.totals + 0.5;
            if let Some(total) = pen.fitting([actor.total.as_str()], Role::ValueStrong, room)? {
                let at = (layout.width - layout.measures.pad, y);
                pen.text(total, (Role::ValueStrong, Token::Ink), at, Align::Right)?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let half = layout.measures.gap / 2.0;
        let last = layout.columns.len().saturating_sub(1);
        let rows = self.actors.iter().enumerate();
        rows.flat_map(|(index, actor)| {
            let columns = actor.cells.iter().zip(&layout.columns).enumerate();
            let bounds = move |left: f64, right: f64| Bounds {
                x: left,
                y: layout.row(index),
                width: right - left,
                height: layout.rows.1,
            };
            let total = Mark {
                row: Some(index),
                column: actor.cells.len(),
                bounds: bounds(layout.totals - half, layout.width),
                label: actor.total_label.clone(),
            };
            let cells = columns.map(move |(column, (cell, &(left, right)))| {
                let left = if column == 0 { 0.0 } else { left - half };
                let right = if column == last { layout.totals - half } else { right + half };
                Mark { row: Some(index), column, bounds: bounds(left, right), label: cell.label.clone() }
            });
            cells.chain(std::iter::once(total))
        })
        .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    /// All 34 actions, each with every actor it names.
    pub fn example() -> ByArea {
        let areas = [
            ("Connectivity", "Connect", 9),
            ("Sustainable growth", "Growth", 8),
            ("Digital", "Digital", 10),
            ("Human resources", "People", 2),
            ("Exchanges", "Exchange", 5),
        ];
        let actors = [
            ("Japanese companies", "Companies", [5, 5, 4, 1, 0]),
            ("Japanese government", "Government", [3, 2, 3, 0, 0]),
            ("Japan, not specified", "Japan", [3, 0, 1, 0, 0]),
            ("ASEAN governments", "ASEAN", [2, 1, 2, 0, 0]),
            ("Japanese business sector", "Business", [1, 0, 0, 0, 0]),
            ("Jointly", "Jointly", [1, 3, 2, 0, 0]),
            ("Keidanren", "Keidanren", [0, 0, 1, 0, 3]),
            ("Not stated", "Not stated", [0, 1, 3, 1, 2]),
        ];
        ByArea {
            areas: (1..)
                .zip(areas)
                .map(|(number, (label, short, total))| Area {
                    number,
                    number_text: number.to_string(),
                    label: label.into(),
                    short: short.into(),
                    total: format!("{total} actions"),
                    total_short: String::new(),
                })
                .collect(),
            actors: actors
                .map(|(label, short, counts)| Actor {
                    label: label.into(),
                    short: short.into(),
                    selected: false,
                    total: counts.iter().sum::<u32>().to_string(),
                    total_label: format!("{label}, all: {}", counts.iter().sum::<u32>()),
                    cells: counts
                        .map(|count| Cell {
                            listed: count,
                            all: count,
                            text: count.to_string(),
                            label: format!("{label}: {count}"),
                        })
                        .into(),
                })
                .into(),
            total_label: "All".into(),
            empty: "No action is listed, so there is nothing to count.".into(),
            empty_short: "Nothing listed".into(),
        }
    }

    /// The same with a filter that leaves out every second action, and one actor chosen.
    pub fn filtered() -> ByArea {
        let mut chart = example();
        for actor in &mut chart.actors {
            for cell in &mut actor.cells {
                cell.listed = cell.all / 2;
                cell.text = cell.listed.to_string();
            }
            actor.total = actor.cells.iter().map(|cell| cell.listed).sum::<u32>().to_string();
        }
        chart.actors[1].selected = true;
        chart
    }

    fn squares(body: &str, class: &str) -> usize {
        body.split(&format!("<path class=\"{class}\" d=\""))
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or("").matches('Z').count())
            .sum()
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        for chart in [example(), filtered()] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nor_with_any_words_and_numbers() {
        let mut dice = Dice::new(4);
        for _ in 0..600 {
            let mut chart = example();
            for area in &mut chart.areas {
                area.label = dice.words(0, 40);
                area.short = dice.words(0, 12);
                area.total = dice.words(0, 20);
                area.total_short = dice.words(0, 3);
            }
            for actor in &mut chart.actors {
                actor.label = dice.words(0, 60);
                actor.short = dice.words(0, 20);
                actor.selected = dice.whole(0, 3) == 0;
                for cell in &mut actor.cells {
                    cell.all = dice.whole(0, 9) as u32;
                    cell.listed = dice.whole(0, cell.all as usize) as u32;
                    cell.text = cell.listed.to_string();
                }
                actor.total = actor.cells.iter().map(|cell| cell.listed).sum::<u32>().to_string();
            }
            chart.total_label = dice.words(0, 10);
            chart.empty = dice.words(0, 60);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn one_square_for_each_action_and_actor_at_any_width() {
        for (chart, outlines) in [(example(), 0), (filtered(), 1)] {
            for width in [280, 328, 576, 780, 1600] {
                let body = svg::draw(&chart, width, Paint::Classes).body;
                let cells = || chart.actors.iter().flat_map(|actor| &actor.cells);
                for (column, area) in chart.areas.iter().enumerate() {
                    let listed: u32 = chart.actors.iter().map(|actor| actor.cells[column].listed).sum();
                    // and the one behind the area's number
                    assert_eq!(squares(&body, &format!("f-area-{}", area.number)), listed as usize + 1);
                }
                let left: u32 = cells().map(|cell| cell.all - cell.listed).sum();
                assert_eq!(squares(&body, "s-line-strong"), left as usize);
                assert_eq!(left > 0, outlines > 0);
            }
        }
    }

    #[test]
    fn every_total_is_written_and_is_the_sum_of_its_row() {
        let chart = example();
        let (record, marks) = draw(&chart, 780);
        for actor in &chart.actors {
            let sum: u32 = actor.cells.iter().map(|cell| cell.listed).sum();
            assert_eq!(actor.total, sum.to_string());
            assert!(record.texts.iter().any(|written| written.text == actor.total));
            assert!(record.texts.iter().any(|written| written.text == actor.label));
        }
        assert_eq!(marks.len(), 48);
    }

    #[test]
    fn filtering_moves_nothing() {
        for width in [280, 328, 576, 780, 1600] {
            let ((_, before), (_, after)) = (draw(&example(), width), draw(&filtered(), width));
            assert_eq!(before.len(), after.len());
            for (a, b) in before.iter().zip(&after) {
                assert_eq!(a.bounds, b.bounds, "at {width} px");
            }
        }
    }

    #[test]
    fn an_empty_list_says_so() {
        let mut chart = filtered();
        for cell in chart.actors.iter_mut().flat_map(|actor| &mut actor.cells) {
            cell.listed = 0;
        }
        for (width, words) in [(780, &chart.empty), (280, &chart.empty_short)] {
            let (record, marks) = draw(&chart, width);
            assert_eq!(record.texts.len(), 1);
            assert_eq!(&record.texts[0].text, words);
            assert!(marks.is_empty());
        }
        check_clean(&ByArea::default(), 280);
    }
}
