//! Actions by actor and area, one square for each.
//!
//! A row per actor, a column per area, and in each cell one square for each action of that area that names
//! that actor. A stacked bar per actor would be the usual form, but only its first part starts at an edge;
//! here every part starts at the line of its column, so that rows can be compared within an area as well as
//! across. The squares in a row add up to the figure at its end.
//!
//! An action can have several actors, so columns don't add up to the number of actions: that number is in
//! the column's heading and is never drawn as squares. Squares of actions that the filters hide become
//! outlines, and columns are as wide as the unfiltered counts need, so that filtering moves nothing. An area
//! is identified by its number and its place as well as by its colour.

use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::{Columns, Rows};
use crate::chart::shapes::{category_chip, value_style};
use crate::chart::{Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// Number of the area, 1 to 5, which determines the colour.
    pub number: u8,
    /// The number in figures.
    pub number_text: String,
    /// Its title.
    pub label: String,
    /// A shorter title. If even this doesn't fit one column, no column shows a title: the number and the
    /// colour remain, and the key on the page explains them.
    pub short: String,
    /// How many actions of the area are listed, in words.
    pub total: String,
    /// The same in fewer letters. Left out in every column if one is too tight for it.
    pub total_short: String,
}

/// The actions of one area that name one actor.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// How many the filters list.
    pub listed: u32,
    /// How many there are.
    pub all: u32,
    /// The number listed, in figures.
    pub text: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// One actor.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Actor {
    /// The actor's name.
    pub label: String,
    /// A shorter name.
    pub short: String,
    /// Whether the visitor has selected the actor.
    pub selected: bool,
    /// One cell per area.
    pub cells: Vec<Cell>,
    /// Number of listed actions that name the actor, in figures.
    pub total: String,
    /// The statement of that number in full.
    pub total_label: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByArea {
    /// The columns.
    pub areas: Vec<Area>,
    /// The rows, in the order in which they are shown.
    pub actors: Vec<Actor>,
    /// Heading of the totals at the end of the rows; left out if it doesn't fit.
    pub total_label: String,
    /// Words in place of the chart when the filters list nothing.
    pub empty: String,
    /// The same in fewer letters.
    pub empty_short: String,
}

/// Between columns.
const GAP: Length = Length::new(6.0, 16.0);
/// Baselines of an area's number and of its title, and from one line of a title to the next.
const NUMBER_LINE: Length = Length::new(17.0, 18.0);
const TITLE_LINE: Length = Length::new(33.0, 40.0);
const LEADING: Length = Length::new(14.0, 16.0);
/// Upper edge of the first row, height of a row, and space below the last.
const TOP: Length = Length::new(30.0, 68.0);
const ROW: Length = Length::new(46.0, 36.0);
const BOTTOM: f64 = 1.0;
/// Largest square with the gap after it.
const PITCH: Length = Length::new(13.0, 16.0);
/// Middles of a row's name and of its squares, as shares of the row's height.
const NAME_MIDDLE: Length = Length::new(0.3, 0.5);
const SQUARES_MIDDLE: Length = Length::new(0.71, 0.5);
/// Room for the number of a cell.
const NUMBER: Length = Length::new(15.0, 16.0);
/// Side of the square that holds an area's number.
const CHIP: Length = Length::new(18.0, 20.0);

/// Lines that a title may take. A narrow chart leaves titles to the page's key.
fn title_lines(form: Form) -> usize {
    form.pick(0, 2)
}

/// Positions of everything.
struct Layout {
    rows: Rows,
    /// Width of the column of names.
    names: f64,
    /// The areas, and the totals as the last column.
    columns: Columns,
    /// Left edge of the column of totals.
    totals: f64,
    /// From one square to the next.
    pitch: f64,
}

impl Layout {
    fn new(chart: &ByArea, pen: &Pen<'_>) -> Drawn<Self> {
        let (pad, gap, number) = (pen.px(PAD), pen.px(GAP), pen.px(NUMBER));
        let (width, height) = pen.size();
        // room for the unfiltered totals, so that filtering moves nothing
        let unfiltered = |actor: &Actor| actor.cells.iter().map(|cell| cell.all).sum::<u32>().to_string();
        let unfiltered: Vec<String> = chart.actors.iter().map(unfiltered).collect();
        let texts = chart.actors.iter().map(|actor| &actor.total).chain(&unfiltered);
        let totals = pen.widest(texts.map(String::as_str), Role::ValueStrong)?;
        let totals = width - pad - totals.min(width * 0.15);

        // in the narrow form names are above the squares and take the row's whole width
        let names = match pen.form() {
            Form::Narrow => totals - pad - gap,
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
        let left = pen.form().pick(pad, pad + names + gap);
        let count = chart.areas.len();
        let most: Vec<f64> = (0..count)
            .map(|area| {
                let cells = chart.actors.iter().filter_map(|actor| actor.cells.get(area));
                f64::from(cells.map(|cell| cell.all.max(cell.listed)).max().unwrap_or(0).max(1))
            })
            .collect();
        let room = totals - left - gap * count as f64;
        let squares = room - number * count as f64;
        // columns of one width where squares stay large enough for it, otherwise each as it needs
        let largest = most.iter().copied().fold(1.0, f64::max);
        let equal = (squares / count.max(1) as f64) / largest;
        let needed = squares / most.iter().sum::<f64>().max(1.0);
        let (size, widths): (f64, Vec<f64>) = if equal >= 9.0 {
            (equal.min(pen.px(PITCH)), vec![room / count.max(1) as f64; count])
        } else {
            let size = needed.clamp(0.0, pen.px(PITCH));
            let spare = (squares - size * most.iter().sum::<f64>()).max(0.0) / count.max(1) as f64;
            (size, most.iter().map(|most| most * size + number + spare).collect())
        };
        let mut columns = Columns::of_widths(left, widths, gap, width);
        columns.edges.push((totals, width - pad));
        // whole half pixels keep the edges of squares sharp
        let pitch = (size * 2.0).floor() / 2.0;
        Ok(Self {
            rows: Rows::between(pen.px(TOP), height - BOTTOM, chart.actors.len()),
            names,
            columns,
            totals,
            pitch,
        })
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

/// The square of an action that the filters hide, for the key.
pub fn hidden_glyph() -> Glyph {
    Glyph::new(|pen| pen.rect((1.0, 1.0), (13.0, 13.0), Token::LineStrong, 1.0))
}

impl Chart for ByArea {
    fn height(&self, form: Form) -> u32 {
        (TOP.at(form) + self.actors.len() as f64 * ROW.at(form) + BOTTOM).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let nothing = self.actors.iter().flat_map(|actor| &actor.cells).all(|cell| cell.listed == 0);
        if nothing {
            let (width, height) = pen.size();
            let at = (pen.px(PAD), f64::min(height / 2.0, pen.px(TOP) + 24.0));
            let wordings = [self.empty.as_str(), &self.empty_short];
            pen.write(&wordings, (Role::Note, Token::Ink2), at, Align::Left, width - 2.0 * pen.px(PAD))?;
            return Ok(Vec::new());
        }
        let layout = Layout::new(self, pen)?;
        layout.rows.fill_selected(pen, self.actors.iter().map(|actor| actor.selected))?;
        layout.rows.rules(pen, 0)?;
        self.draw_heads(pen, &layout)?;
        let names = self.actors.iter().map(|actor| ([actor.label.as_str(), &actor.short], actor.selected));
        layout.rows.write_names(pen, names, (pen.px(PAD), layout.names + 0.5), pen.px(NAME_MIDDLE))?;
        self.draw_squares(pen, &layout)?;
        self.draw_numbers(pen, &layout)?;
        Ok(self.marks(&layout))
    }
}

impl ByArea {
    fn draw_heads(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (first, second, leading) = (pen.px(NUMBER_LINE), pen.px(TITLE_LINE), pen.px(LEADING));
        let (chip, lines) = (pen.px(CHIP), title_lines(pen.form()));
        let heads = || self.areas.iter().zip(layout.columns.edges.iter().copied());
        // headings are worded alike across columns, as long as the tightest column allows
        let totals = wording(
            heads().map(|(area, (left, right))| (&area.total, &area.total_short, right - left - chip - 6.0)),
            |text, room| Ok(pen.width(text, Role::Sub)? <= room),
        )?;
        let room = |left: f64, right: f64| right - left + layout.columns.gap - 2.0;
        let titles = wording(
            heads().map(|(area, (left, right))| (&area.label, &area.short, room(left, right))),
            |text, room| Ok(!pen.folded(text, Role::Title, room, lines)?.is_empty()),
        )?;
        // headings are placed right above the first row; the free space is above them
        let mut used = 0;
        for ((_, (left, right)), title) in heads().zip(&titles) {
            used = used.max(pen.folded(title, Role::Title, room(left, right), lines)?.len());
        }
        let free = match (lines, used) {
            (0, _) => 0.0,
            (lines, 0) => second - first + leading * (lines - 1) as f64,
            (lines, used) => leading * (lines - used) as f64,
        };
        let (first, second) = (first + free, second + free);
        for (index, (area, (left, right))) in heads().enumerate() {
            let left = (left * 2.0).round() / 2.0;
            // level with the middle of the letters beside it
            let middle = first - (pen.baseline(0.0, Role::Sub));
            let top = (middle - chip / 2.0).round();
            category_chip(pen, (left, top), chip, (area.number, &area.number_text), false)?;
            if let Some(total) = totals.get(index) {
                pen.text(total, (Role::Sub, Token::Ink2), (left + chip + 6.0, first), Align::Left)?;
            }
            let Some(title) = titles.get(index) else { continue };
            for (line, text) in pen.folded(title, Role::Title, room(left, right), lines)?.iter().enumerate() {
                let y = second + leading * line as f64;
                pen.text(text, (Role::Title, Token::category(area.number)), (left, y), Align::Left)?;
            }
        }
        let end = pen.right() - pen.px(PAD);
        let room = end - heads().next_back().map_or(0.0, |(_, (_, right))| right + 4.0);
        pen.write(&[&self.total_label], (Role::Sub, Token::Ink2), (end, first), Align::Right, room)?;
        Ok(())
    }

    /// Middle of a row's squares.
    fn middle(pen: &Pen<'_>, layout: &Layout, index: usize) -> f64 {
        layout.rows.top(index) + layout.rows.height() * pen.px(SQUARES_MIDDLE)
    }

    fn draw_squares(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let gap = if layout.pitch >= 8.0 { 2.0 } else { 1.0 };
        let side = (layout.pitch - gap).max(1.0);
        for (column, (area, &(left, _))) in self.areas.iter().zip(&layout.columns.edges).enumerate() {
            let left = (left * 2.0).round() / 2.0;
            for listed in [true, false] {
                for (index, actor) in self.actors.iter().enumerate() {
                    let Some(cell) = actor.cells.get(column) else { continue };
                    let top = ((Self::middle(pen, layout, index) - side / 2.0) * 2.0).round() / 2.0;
                    let squares = if listed { 0..cell.listed } else { cell.listed..cell.all.max(cell.listed) };
                    for square in squares {
                        let x = left + f64::from(square) * layout.pitch;
                        let (from, to) = ((x, top), (x + side, top + side));
                        if listed {
                            pen.fill_rect(from, to, Token::category(area.number))?;
                        } else {
                            pen.rect(from, to, Token::LineStrong, 1.0)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn draw_numbers(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (gap, end) = (layout.columns.gap, pen.right() - pen.px(PAD));
        for (index, actor) in self.actors.iter().enumerate() {
            let style = value_style(actor.selected);
            let y = pen.baseline(Self::middle(pen, layout, index), style.0);
            for (cell, &(left, right)) in actor.cells.iter().zip(&layout.columns.edges) {
                if cell.all == 0 && cell.listed == 0 {
                    continue;
                }
                let x = left + f64::from(cell.all.max(cell.listed)) * layout.pitch + 3.0;
                pen.write(&[&cell.text], style, (x, y), Align::Left, right + gap - x)?;
            }
            let style = (Role::ValueStrong, Token::Ink);
            pen.write(&[&actor.total], style, (end, y), Align::Right, end - layout.totals + 0.5)?;
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, actor) in self.actors.iter().enumerate() {
            let labels = actor.cells.iter().map(|cell| &cell.label).chain([&actor.total_label]);
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
    fn nothing_overlaps_with_random_words_and_numbers() {
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
