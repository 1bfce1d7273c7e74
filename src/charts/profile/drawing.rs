//! Small panels of bars, one panel for each measure, over the same few items.
//!
//! In each panel the items with a number of their own are bars, from the largest to the smallest, above or below a
//! zero line. Items that were published only together follow after a gap, under one bracket with their one amount,
//! and items without a number after another gap, with a dash: neither has a bar. Every panel has its own scale, from
//! zero, since the units differ.
//!
//! While a visitor has selected items, these are solid and the others outlines, so that they can be told apart
//! without colour. The value of a selected item is written at the end of its bar. Bars become shorter from left to
//! right, so there is room for it to the right of that end; where the next value is in its way, it is raised and a
//! hairline leads to it.

use crate::chart::labels::Labels;
use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::scale::{self, Linear};
use crate::chart::shapes::{shape_token, value_style};
use crate::chart::{Bounds, Chart, Drawn, Form, Glyph, Length, Mark, Pen, Token};

/// One item in one panel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// Row of the table.
    pub row: usize,
    /// Its name in two letters.
    pub code: String,
    /// Whether the visitor has selected it.
    pub selected: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// An item with a number of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bar {
    /// Whose it is.
    pub item: Item,
    /// The number.
    pub value: f64,
    /// The number in figures, longest wording first.
    pub texts: Vec<String>,
}

/// Items that were published as one amount.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// The items.
    pub items: Vec<Item>,
    /// Row of the table.
    pub row: usize,
    /// How many they are, and the amount: on one line, and on two.
    pub text: String,
    pub lines: [String; 2],
    /// Whether the visitor has selected one of them.
    pub selected: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// One measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// Its name, longest wording first.
    pub names: Vec<String>,
    /// Its date and unit, longest wording first.
    pub subs: Vec<String>,
    /// The number quoted for all items together, longest wording first; none where nothing is quoted.
    pub quoted: Vec<String>,
    /// The same as a statement in full.
    pub quoted_label: String,
    /// Items with a number of their own, the largest first.
    pub bars: Vec<Bar>,
    /// Items that were published together.
    pub blocks: Vec<Block>,
    /// Items without a number.
    pub absent: Vec<Item>,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The panels, line by line.
    pub panels: Vec<Panel>,
}

/// Panels side by side, and the space between them.
const ACROSS: (usize, usize) = (1, 3);
const GAP: Length = Length::new(0.0, 26.0);
/// Baselines of name, of date and unit, and of what is quoted. In the narrow form the first two share a line.
const NAME: Length = Length::new(14.0, 16.0);
const SUB: Length = Length::new(14.0, 34.0);
const QUOTED: Length = Length::new(33.0, 54.0);
/// Width of the heavy rule before what is quoted, and the space after it.
const RULE: f64 = 4.0;
const RULE_GAP: f64 = 6.0;
/// Below the headings, room above the longest bar for the values of selected items.
const TOP: Length = Length::new(40.0, 62.0);
const HEADROOM: Length = Length::new(18.0, 40.0);
/// Height of the bars, and room below the lowest for its value where numbers are negative.
const PLOT: Length = Length::new(50.0, 82.0);
const BELOW: f64 = 15.0;
/// Codes below the bars: baselines of one line and of the second of two, and the height of all of them.
const CODES: (f64, f64) = (14.0, 28.0);
const FOOT: Length = Length::new(19.0, 33.0);
/// Below a panel.
const APART: Length = Length::new(16.0, 22.0);
/// Gap before items without a bar, and of a slot between two bars, as shares of a slot.
const GROUP: f64 = 0.6;
const BETWEEN: f64 = 0.28;
/// From a bracket up to the words on it, and how far its ends reach down.
const ON_BRACKET: f64 = 5.0;
const BRACKET: f64 = 6.0;
/// Least space between two codes on a line.
const CODES_APART: f64 = 3.0;
/// From the end of a bar to its value, and how far a value is raised at a time.
const VALUE_GAP: f64 = 4.0;
const RAISED: f64 = 2.0;

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

impl Panel {
    fn count(&self) -> usize {
        self.bars.len() + self.blocks.iter().map(|block| block.items.len()).sum::<usize>() + self.absent.len()
    }

    /// Gaps between its groups of items.
    fn gaps(&self) -> usize {
        (self.blocks.len() + usize::from(!self.absent.is_empty())).saturating_sub(usize::from(self.bars.is_empty()))
    }
}

/// Positions in one panel.
struct Place {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Upper edge of the room for values and bars.
    plot: f64,
    /// Lower edge of that room, where the codes begin.
    foot: f64,
    /// Width of the place of one item.
    slot: f64,
    scale: Linear,
}

impl Place {
    fn new(pen: &Pen<'_>, panel: &Panel, index: usize, height: f64) -> Self {
        let (form, gap) = (pen.form(), pen.px(GAP));
        let across = form.pick(ACROSS.0, ACROSS.1);
        let width = ((pen.right() - gap * (across - 1) as f64) / across as f64).max(1.0);
        let (column, line) = (index % across, index / across);
        let left = column as f64 * (width + gap);
        let top = line as f64 * height;
        let plot = top + pen.px(TOP);
        let foot = plot + pen.px(HEADROOM) + pen.px(PLOT) + BELOW;
        let (low, high) = scale::extent(panel.bars.iter().map(|bar| bar.value));
        // without negative numbers the bars stand on the codes
        let lower = if low < 0.0 { foot - BELOW } else { foot - 2.0 };
        let upper = if high > 0.0 { plot + pen.px(HEADROOM) } else { plot + BELOW };
        Place {
            left,
            right: left + width,
            top,
            bottom: top + height,
            plot,
            foot,
            slot: width / (panel.count() as f64 + panel.gaps() as f64 * GROUP).max(1.0),
            scale: Linear::new((low, high), (lower, upper)),
        }
    }

    fn zero(&self) -> f64 {
        self.scale.at(0.0)
    }

    /// Left edge of the place of an item, after so many items and gaps.
    fn slot(&self, items: usize, gaps: usize) -> f64 {
        self.left + self.slot * (items as f64 + gaps as f64 * GROUP)
    }
}

/// Height of a panel with the space below it.
fn panel_height(form: Form) -> f64 {
    TOP.at(form) + HEADROOM.at(form) + PLOT.at(form) + BELOW + FOOT.at(form) + APART.at(form)
}

/// The shape of a bar: solid, or an outline for what is not selected while something is.
fn bar(pen: &Pen<'_>, (left, right): (f64, f64), (from, to): (f64, f64), selected: bool, others: bool) -> Drawn {
    // the least that can be seen
    let (from, to) = (from.min(to), from.max(to).max(from.min(to) + 1.5));
    if others && to - from > 3.0 {
        pen.fill_rect((left, from), (right, to), Token::Paper)?;
        pen.rect((left, from), (right, to), Token::Ink3, 1.0)
    } else {
        pen.fill_rect((left, from), (right, to), shape_token(selected))
    }
}

impl Chart for Profile {
    fn height(&self, form: Form) -> u32 {
        let lines = self.panels.len().div_ceil(form.pick(ACROSS.0, ACROSS.1));
        (lines as f64 * panel_height(form)).ceil().max(1.0) as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let mut marks = Vec::new();
        for (column, panel) in self.panels.iter().enumerate() {
            let place = Place::new(pen, panel, column, panel_height(pen.form()));
            self.draw_head(pen, panel, &place)?;
            let mut labels = Labels::new(pen);
            self.draw_groups(pen, panel, &place, &mut labels)?;
            self.draw_bars(pen, panel, &place, &mut labels)?;
            draw_codes(pen, panel, &place)?;
            add_marks(&mut marks, panel, &place, column);
        }
        // member by member, each through all panels
        marks.sort_by_key(|mark| (mark.row.map_or(0, |row| row + 1), mark.column));
        Ok(marks)
    }

    fn small(&self) -> Option<Box<dyn Chart>> {
        let panels = [0, 3, 4].iter().filter_map(|at| self.panels.get(*at).cloned());
        Some(Box::new(Profile { panels: panels.collect() }))
    }
}

impl Profile {
    /// Whether an item is selected, whatever the panel: then the others are outlines in all of them.
    fn any_selected(&self) -> bool {
        let of = |panel: &Panel| {
            panel.bars.iter().any(|bar| bar.item.selected)
                || panel.blocks.iter().any(|block| block.selected)
                || panel.absent.iter().any(|item| item.selected)
        };
        self.panels.iter().any(of)
    }

    fn draw_head(&self, pen: &Pen<'_>, panel: &Panel, place: &Place) -> Drawn {
        let width = place.right - place.left;
        let (name, sub) = (place.top + pen.px(NAME), place.top + pen.px(SUB));
        let (title, below) = ((Role::Title, Token::Ink), (Role::Sub, Token::Ink2));
        if name < sub {
            pen.write(&strs(&panel.names), title, (place.left, name), Align::Left, width)?;
            pen.write(&strs(&panel.subs), below, (place.left, sub), Align::Left, width)?;
        } else {
            // the longest of both that fit one line together
            let pairs = panel.names.iter().flat_map(|name| panel.subs.iter().map(move |sub| (name, sub)));
            for (text, what) in pairs {
                let beside = pen.width(text, Role::Title)? + 7.0;
                if beside + pen.width(what, Role::Sub)? <= width {
                    pen.text(text, title, (place.left, name), Align::Left)?;
                    pen.text(what, below, (place.left + beside, name), Align::Left)?;
                    break;
                }
            }
        }
        let baseline = place.top + pen.px(QUOTED);
        let (left, room) = (place.left + RULE + RULE_GAP, width - RULE - RULE_GAP);
        // in the size of the narrow form, whatever the form
        let narrow = (room.min(Form::WIDE_FROM - 1.0), baseline + 4.0 - place.top);
        let small = pen.inset((left, place.top), narrow);
        let at = (0.0, baseline - place.top);
        if small.write(&strs(&panel.quoted), (Role::Quoted, Token::Ink), at, Align::Left, narrow.0)?.is_some() {
            pen.fill_rect((place.left, baseline - 11.0), (place.left + RULE, baseline + 2.0), Token::Ink)?;
        }
        Ok(())
    }

    /// Brackets with their amounts, and dashes.
    fn draw_groups(&self, pen: &Pen<'_>, panel: &Panel, place: &Place, labels: &mut Labels<'_, '_>) -> Drawn {
        let zero = place.zero();
        let (mut items, mut gaps) = (panel.bars.len(), usize::from(!panel.bars.is_empty()));
        for block in &panel.blocks {
            let inset = place.slot * BETWEEN / 2.0;
            let left = place.slot(items, gaps);
            let (from, to) = (left + inset, place.slot(items + block.items.len(), gaps) - inset);
            let token = shape_token(block.selected);
            let thick = if block.selected { 2.0 } else { 1.0 };
            let line = zero - BRACKET;
            pen.line((from, line), (to, line), token, thick)?;
            for x in [from, to] {
                pen.line((x, line - thick / 2.0), (x, zero), token, thick)?;
            }
            let style = value_style(block.selected);
            let room = (left - place.slot * GROUP * 0.8, place.right);
            let middle = |width: f64| {
                f64::midpoint(from, to).clamp(room.0 + width / 2.0, (room.1 - width / 2.0).max(room.0 + width / 2.0))
            };
            let y = line - ON_BRACKET;
            let whole = pen.width(&block.text, style.0)? + 0.4;
            if whole <= room.1 - room.0 {
                labels.write(&[&block.text], style, (middle(whole), y), Align::Middle, room)?;
            } else {
                let [first, second] = &block.lines;
                let above = y - pen.text_size(style.0) * 1.15;
                let (first_style, width) = ((Role::Axis, style.1), pen.width(first, Role::Axis)? + 0.4);
                labels.write(&[first], first_style, (middle(width), above), Align::Middle, room)?;
                let width = pen.width(second, style.0)? + 0.4;
                labels.write(&[second], style, (middle(width), y), Align::Middle, room)?;
            }
            items += block.items.len();
            gaps += 1;
        }
        for (index, item) in panel.absent.iter().enumerate() {
            let (x, reach) = (place.slot(items + index, gaps) + place.slot / 2.0, place.slot * 0.22);
            let y = zero.min(place.foot) - 5.0;
            pen.line(
                (x - reach, y),
                (x + reach, y),
                shape_token(item.selected),
                if item.selected { 2.5 } else { 1.5 },
            )?;
        }
        Ok(())
    }

    fn draw_bars(&self, pen: &Pen<'_>, panel: &Panel, place: &Place, labels: &mut Labels<'_, '_>) -> Drawn {
        let (zero, any) = (place.zero(), self.any_selected());
        let edges = |index: usize| {
            let left = place.slot(index, 0);
            (left + place.slot * BETWEEN / 2.0, left + place.slot * (1.0 - BETWEEN / 2.0))
        };
        for (index, it) in panel.bars.iter().enumerate() {
            bar(pen, edges(index), (zero, place.scale.at(it.value)), it.item.selected, any && !it.item.selected)?;
        }
        let end = place.slot(panel.bars.len(), 0);
        pen.line((place.left, zero), (end, zero), Token::LineStrong, 1.0)?;
        // the shortest first, so that a longer one is raised above it
        let selected = || panel.bars.iter().enumerate().filter(|(_, it)| it.item.selected);
        for (index, it) in selected().rev().filter(|(_, it)| it.value >= 0.0) {
            let (left, right) = edges(index);
            write_value(pen, place, it, (left, right, Align::Left), labels)?;
        }
        for (index, it) in selected().filter(|(_, it)| it.value < 0.0) {
            let (left, right) = edges(index);
            write_value(pen, place, it, (left, right, Align::Right), labels)?;
        }
        Ok(())
    }
}

/// Writes the value of a bar beyond its end: flush with its left edge above it, with its right edge below it.
fn write_value(
    pen: &Pen<'_>,
    place: &Place,
    it: &Bar,
    (left, right, align): (f64, f64, Align),
    labels: &mut Labels<'_, '_>,
) -> Drawn {
    let style = (Role::ValueStrong, Token::Ink);
    let (size, end) = (pen.text_size(style.0), place.scale.at(it.value));
    let (middle, room) = (f64::midpoint(left, right), (place.left, place.right));
    let below = align == Align::Right;
    let above = |from: f64| (from, from - VALUE_GAP, -RAISED);
    // where there is no room left below bars, their values are above the zero line
    let ways = match below {
        true => [Some((end, end + 2.0 + size * 0.75, RAISED)), Some(above(place.zero()))],
        false => [Some(above(end)), None],
    };
    for (from, first, step) in ways.into_iter().flatten() {
        let mut y = first;
        while y - size * 0.75 >= place.plot && y + size * 0.15 <= place.foot {
            for text in &it.texts {
                let width = pen.width(text, style.0)?;
                let x =
                    if below { right.max(place.left + width) } else { left.min(place.right - width).max(place.left) };
                if labels.write(&[text.as_str()], style, (x, y), align, room)?.is_some() {
                    let near = if step < 0.0 { y + 2.0 } else { y - size * 0.8 };
                    let raised = (y - first).abs() > RAISED;
                    return if raised { pen.line((middle, from), (middle, near), Token::Ink3, 1.0) } else { Ok(()) };
                }
            }
            y += step;
        }
    }
    Ok(())
}

/// Items in the order of their places, each with the gaps before it.
fn in_order(panel: &Panel) -> Vec<(&Item, usize)> {
    let mut all: Vec<(&Item, usize)> = panel.bars.iter().map(|bar| (&bar.item, 0)).collect();
    let mut gaps = usize::from(!panel.bars.is_empty());
    for block in &panel.blocks {
        all.extend(block.items.iter().map(|item| (item, gaps)));
        gaps += 1;
    }
    all.extend(panel.absent.iter().map(|item| (item, gaps)));
    all
}

/// The codes below the bars, on two lines in turn where they have no room on one.
fn draw_codes(pen: &Pen<'_>, panel: &Panel, place: &Place) -> Drawn {
    let all = in_order(panel);
    let widest = pen.widest(all.iter().map(|(item, _)| item.code.as_str()), Role::Axis)?;
    let two = pen.form() == Form::Wide && widest + CODES_APART > place.slot;
    for (index, (item, gaps)) in all.into_iter().enumerate() {
        let half = pen.width(&item.code, Role::Axis)? / 2.0 + 0.2;
        let middle = place.slot(index, gaps) + place.slot / 2.0;
        let x = middle.max(place.left + half).min(place.right - half);
        let y = place.foot + if two && index % 2 == 1 { CODES.1 } else { CODES.0 };
        pen.text(&item.code, (Role::Axis, shape_token(item.selected)), (x, y), Align::Middle)?;
        if item.selected {
            pen.fill_rect((x - half, y + 2.0), (x + half, y + 4.0), Token::Ink)?;
        }
    }
    Ok(())
}

fn add_marks(marks: &mut Vec<Mark>, panel: &Panel, place: &Place, column: usize) {
    let mut add = |row: Option<usize>, (left, right): (f64, f64), (top, bottom): (f64, f64), label: &String| {
        let bounds = Bounds { x: left, y: top, width: right - left, height: bottom - top };
        marks.push(Mark { row, column, bounds, label: label.clone() });
    };
    add(None, (place.left, place.right), (place.top, place.plot), &panel.quoted_label);
    // what is published together has the room above its bracket
    let bracket = place.zero() - BRACKET;
    let (mut at, all) = (0, in_order(panel));
    let edges = |from: usize, count: usize| {
        let left = place.slot(from, all.get(from).map_or(0, |(_, gaps)| *gaps));
        let last = from + count;
        (left, place.slot(last, all.get(last - 1).map_or(0, |(_, gaps)| *gaps)))
    };
    for bar in &panel.bars {
        add(Some(bar.item.row), edges(at, 1), (place.plot, place.bottom), &bar.item.label);
        at += 1;
    }
    for block in &panel.blocks {
        add(Some(block.row), edges(at, block.items.len()), (place.plot, bracket), &block.label);
        for item in &block.items {
            add(Some(item.row), edges(at, 1), (bracket, place.bottom), &item.label);
            at += 1;
        }
    }
    for item in &panel.absent {
        add(Some(item.row), edges(at, 1), (place.plot, place.bottom), &item.label);
        at += 1;
    }
}

/// A mark of the key: a bar while nothing is selected, a selected one, another one, a bracket, or a dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Quiet,
    Solid,
    Outline,
    Bracket,
    Dash,
}

/// The mark by itself.
pub fn glyph(sign: Sign) -> Glyph {
    Glyph::new(move |pen| match sign {
        Sign::Quiet => bar(pen, (3.5, 10.5), (1.0, 13.0), false, false),
        Sign::Solid => bar(pen, (3.5, 10.5), (1.0, 13.0), true, false),
        Sign::Outline => bar(pen, (3.5, 10.5), (1.0, 13.0), false, true),
        Sign::Bracket => {
            pen.line((1.0, 5.0), (13.0, 5.0), Token::Ink3, 1.0)?;
            pen.line((1.0, 4.5), (1.0, 10.0), Token::Ink3, 1.0)?;
            pen.line((13.0, 4.5), (13.0, 10.0), Token::Ink3, 1.0)
        }
        Sign::Dash => pen.line((3.0, 7.0), (11.0, 7.0), Token::Ink3, 1.5),
    })
}
