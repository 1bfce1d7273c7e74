//! Amounts by row, each as a bar, below the total of all.
//!
//! One bar per row starts at a common zero line, to the right for positive amounts and to the left for
//! negative ones, with the amount in figures beside it. The total is written above in figures only: drawn as
//! a bar it would shorten all others, and where an amount is negative it is no sum of lengths.
//!
//! A row can stand for several items that were published as one; its name may take two lines. An amount
//! that no source gives but that remains of the total is an outline.
//!
//! The narrow form has names above their bars, so that bars have the whole width.

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::{self, Linear};
use super::shapes::{label_role, shape_token, value_style};
use super::token::Token;
use super::{Bounds, Chart, Drawn, Form, Length, Mark, PAD};

/// The quoted amount of all together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Total {
    /// Its name.
    pub name: String,
    /// The name in fewer letters.
    pub short: String,
    /// The amount in figures, with its unit.
    pub text: String,
    /// The amount alone.
    pub text_short: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The amount of one item, or of several published as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Name of the item, or of all of them.
    pub name: String,
    /// The name in fewer letters, for where the name doesn't fit even on two lines.
    pub short: String,
    /// Whether these are several items, whose names may take two lines.
    pub block: bool,
    /// Whether the visitor has selected one of them.
    pub selected: bool,
    /// The amount.
    pub value: f64,
    /// The amount in figures.
    pub text: String,
    /// How the amount is known; empty where all are known in one way.
    pub how: String,
    /// Whether no source gives the amount: it is what remains of the total.
    pub remainder: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// The amount of all together.
    pub total: Total,
    /// The amounts, in the order in which they are shown.
    pub rows: Vec<Row>,
}

/// Between columns, and between a bar and its amount.
const GAP: Length = Length::new(10.0, 16.0);
const VALUE_GAP: Length = Length::new(5.0, 6.0);
/// Heights of the total, of a row, and of a row of several items.
const TOTAL: Length = Length::new(48.0, 42.0);
const ROW: Length = Length::new(44.0, 32.0);
const BLOCK: Length = Length::new(60.0, 46.0);
/// From one line of a name to the next.
const LEADING: Length = Length::new(16.0, 18.0);
/// Thickness of a bar.
const BAR: Length = Length::new(12.0, 18.0);
/// In the narrow form, from the middle of a bar to the lower edge of its row, and up to the last line of the
/// name above it.
const MIDDLE: f64 = 14.0;
const NAME_ABOVE: f64 = 18.0;
/// Least width of the bars that leaves room for how amounts are known, in the wide form.
const PLOT: f64 = 90.0;

impl Row {
    fn height(&self, form: Form) -> f64 {
        if self.block { BLOCK.at(form) } else { ROW.at(form) }
    }
}

/// Positions of everything.
struct Layout {
    form: Form,
    width: f64,
    /// Upper edge and height of each row.
    rows: Vec<(f64, f64)>,
    /// Width of the column of names.
    names: f64,
    /// Width of the column of how amounts are known; zero where it is left out.
    how: f64,
    /// Amounts to positions.
    scale: Linear,
}

impl Layout {
    fn new(chart: &Bars, pen: &Pen<'_>) -> Drawn<Self> {
        let form = pen.form();
        let (pad, gap, width) = (pen.px(PAD), pen.px(GAP), pen.right());
        let mut top = pen.px(TOTAL);
        let rows = chart.rows.iter().map(|row| {
            let height = row.height(form);
            top += height;
            (top - height, height)
        });
        let rows = rows.collect();

        // widths are measured in bold throughout, so that selecting a row moves nothing
        let figures = pen.widest(chart.rows.iter().map(|row| row.text.as_str()), Role::ValueStrong)?;
        let figures = figures.min(width * 0.3);
        let hows = pen.widest(chart.rows.iter().map(|row| row.how.as_str()), Role::Sub)?;
        let (mut names, mut how) = (0.0, hows);
        let right = width - pad;
        let (from, to) = match form {
            Form::Narrow => {
                how = if hows > width * 0.42 { 0.0 } else { hows };
                (pad, right)
            }
            Form::Wide => {
                for row in &chart.rows {
                    names = f64::max(names, narrowest(pen, &row.name, if row.block { 2 } else { 1 })?);
                }
                names = names.max(pen.width(&chart.total.name, Role::Quoted)?).min(width * 0.42);
                let from = pad + names + gap;
                if hows > 0.0 && right - from - figures - hows - 2.0 * gap < PLOT {
                    how = 0.0;
                }
                (from, if how > 0.0 { right - how - gap } else { right })
            }
        };
        let domain = scale::extent(chart.rows.iter().map(|row| row.value));
        let scale = Linear::new(domain, (from, (to - figures - pen.px(VALUE_GAP)).max(from)));
        Ok(Self { form, width, rows, names, how, scale })
    }

    /// Middle of a row's bar.
    fn middle(&self, (top, height): (f64, f64)) -> f64 {
        self.form.pick(top + height - MIDDLE, top + height / 2.0)
    }
}

/// The least width on which a name fits `lines` lines, one or two.
fn narrowest(pen: &Pen<'_>, name: &str, lines: usize) -> Drawn<f64> {
    let mut least = pen.width(name, Role::LabelStrong)?;
    if lines > 1 {
        for (at, _) in name.match_indices(' ') {
            let (first, second) =
                (pen.width(&name[..at], Role::LabelStrong)?, pen.width(&name[at + 1..], Role::LabelStrong)?);
            least = least.min(first.max(second));
        }
    }
    Ok(least)
}

impl Chart for Bars {
    fn height(&self, form: Form) -> u32 {
        let rows: f64 = self.rows.iter().map(|row| row.height(form)).sum();
        (TOTAL.at(form) + rows + 1.0).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        for (_, &(top, height)) in self.rows.iter().zip(&layout.rows).filter(|(row, _)| row.selected) {
            pen.fill_rect((0.0, top), (layout.width, top + height), Token::SelWash)?;
        }
        for &(top, _) in &layout.rows {
            pen.rule(top, Token::Line)?;
        }
        self.draw_total(pen, &layout)?;
        self.draw_names(pen, &layout)?;
        self.draw_bars(pen, &layout)?;
        self.draw_amounts(pen, &layout)?;
        Ok(self.marks(pen, &layout))
    }
}

impl Bars {
    /// Name and amount of the total, with a heavy rule on the zero line between them.
    fn draw_total(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (pad, gap, height) = (pen.px(PAD), pen.px(VALUE_GAP), pen.px(TOTAL));
        let total = &self.total;
        let zero = layout.scale.at(0.0);
        let (name_middle, name_room, rule, middle) = match layout.form {
            Form::Narrow => (14.0, layout.width - 2.0 * pad, (height - 23.0, height - 5.0), height - 14.0),
            Form::Wide => {
                let middle = height / 2.0 - 2.0;
                (middle, zero - pad - gap, (middle - 12.0, middle + 12.0), middle)
            }
        };
        let at = (pad, pen.baseline(name_middle, Role::Quoted));
        pen.write(&[&total.name, &total.short], (Role::Quoted, Token::Ink), at, Align::Left, name_room)?;
        let left = zero + 4.0 + gap;
        let role = Role::QuotedValue;
        if let Some(text) = pen.fitting(&[&total.text, &total.text_short], role, layout.width - pad - left)? {
            pen.fill_rect((zero, rule.0), (zero + 4.0, rule.1), Token::Ink)?;
            pen.text(text, (role, Token::Ink), (left, pen.baseline(middle, role)), Align::Left)?;
        }
        Ok(())
    }

    fn draw_names(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (pad, leading, form) = (pen.px(PAD), pen.px(LEADING), layout.form);
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let room = form.pick(layout.width - 2.0 * pad, layout.names + 0.5);
            // in the narrow form the last line shares its room with how the amount is known
            let shared = form == Form::Narrow && layout.how > 0.0;
            let last_room = if shared { room - layout.how - pen.px(GAP) } else { room };
            // broken as if bold, so that selecting a row breaks no line elsewhere
            let bold = Role::LabelStrong;
            let allowed = if row.block { 2 } else { 1 };
            let mut lines = Vec::new();
            for wording in [
                pen.balanced(&row.name, bold, room, allowed)?,
                pen.folded(&row.name, bold, room, allowed)?,
                pen.balanced(&row.name, bold, last_room, allowed)?,
                pen.balanced(&row.short, bold, last_room, allowed)?,
            ] {
                let Some(last) = wording.last() else { continue };
                if pen.width(last, bold)? <= last_room {
                    lines = wording;
                    break;
                }
            }
            let last = lines.len().saturating_sub(1) as f64;
            let middle = layout.middle(place);
            // names are above their bar, or have their middle at its side
            let first = form.pick(middle - NAME_ABOVE - last * leading, middle - last * leading / 2.0);
            let role = label_role(row.selected);
            for (index, line) in lines.iter().enumerate() {
                let at = (pad, pen.baseline(first + index as f64 * leading, role));
                pen.text(line, (role, Token::Ink), at, Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_bars(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let half = pen.px(BAR) / 2.0;
        let zero = layout.scale.at(0.0);
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let token = shape_token(row.selected);
            let middle = layout.middle(place);
            let end = layout.scale.at(row.value);
            let (from, to) = ((zero.min(end), middle - half), (zero.max(end), middle + half));
            // an outline needs room for itself
            if row.remainder && to.0 - from.0 > 4.0 {
                pen.rect(from, to, token, if row.selected { 2.5 } else { 1.5 })?;
            } else {
                pen.fill_rect(from, to, token)?;
            }
        }
        // the zero line; in the narrow form it leaves out the names
        match (layout.form, layout.rows.first(), layout.rows.last()) {
            (Form::Wide, Some(&(top, _)), Some(&(last, height))) => {
                pen.line((zero, top), (zero, last + height), Token::Ink, 1.0)?;
            }
            _ => {
                for &place in &layout.rows {
                    let middle = layout.middle(place);
                    pen.line((zero, middle - half - 3.0), (zero, middle + half + 3.0), Token::Ink, 1.0)?;
                }
            }
        }
        Ok(())
    }

    fn draw_amounts(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let form = layout.form;
        let zero = layout.scale.at(0.0);
        let right = layout.width - pen.px(PAD);
        let end = if form == Form::Wide && layout.how > 0.0 { right - layout.how - pen.px(GAP) } else { right };
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let middle = layout.middle(place);
            let style = value_style(row.selected);
            // a negative amount is written on the free side of zero
            let left = zero.max(layout.scale.at(row.value)) + pen.px(VALUE_GAP);
            pen.write(&[&row.text], style, (left, pen.baseline(middle, style.0)), Align::Left, end - left + 0.5)?;
            if layout.how > 0.0 && !row.how.is_empty() {
                let (x, y, align) = match form {
                    // on the line above the bar, whichever lines the name takes
                    Form::Narrow => (right, middle - NAME_ABOVE, Align::Right),
                    Form::Wide => (right - layout.how, middle, Align::Left),
                };
                pen.text(&row.how, (Role::Sub, Token::Ink2), (x, pen.baseline(y, Role::Sub)), align)?;
            }
        }
        Ok(())
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mark = |row: Option<usize>, (top, height): (f64, f64), label: &str| {
            let bounds = Bounds { x: 0.0, y: top, width: layout.width, height };
            Mark { row, column: 0, bounds, label: label.to_owned() }
        };
        let total = mark(None, (0.0, pen.px(TOTAL)), &self.total.label);
        let rows = self.rows.iter().zip(&layout.rows).enumerate();
        std::iter::once(total)
            .filter(|mark| !mark.label.is_empty())
            .chain(rows.map(|(index, (row, &place))| mark(Some(index), place, &row.label)))
            .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw, rectangles};
    use crate::chart::svg::{self, Paint};

    /// Amounts of which one, for several countries, is negative.
    pub fn example() -> Bars {
        let rows = [
            ("Singapore", 902.4),
            ("Thailand", 475.8),
            ("Indonesia", 361.7),
            ("Vietnam", 251.7),
            ("Malaysia", 178.9),
            ("Philippines", 142.1),
            ("Brunei, Cambodia, Laos and Myanmar", -22.0),
        ];
        let text = |value: f64| format!("{value:.1}").replace('-', "−");
        Bars {
            total: Total {
                name: "In the proposal, all ten".into(),
                short: "All ten".into(),
                text: "2,290.6 billion yen".into(),
                text_short: "2,290.6".into(),
                label: "In the proposal: 2,290.6".into(),
            },
            rows: rows
                .map(|(name, value)| Row {
                    name: name.into(),
                    short: "Four members".into(),
                    block: name.contains(','),
                    selected: name == "Vietnam",
                    value,
                    text: text(value),
                    label: format!("{name}: {}", text(value)),
                    ..Row::default()
                })
                .into(),
        }
    }

    /// Amounts known in three ways, one of them what is left of the total.
    pub fn known_differently() -> Bars {
        let rows = [
            ("Thailand", 3925.0, "from the ministry"),
            ("Malaysia", 1295.0, "as reported"),
            ("Brunei, Laos, Myanmar, Philippines and Singapore", 3289.0, "left of the total"),
        ];
        let mut chart = example();
        chart.rows = rows
            .map(|(name, value, how)| Row {
                name: name.into(),
                short: "Five members".into(),
                block: name.contains(','),
                value,
                text: value.to_string(),
                how: how.into(),
                remainder: how.starts_with("left"),
                label: name.into(),
                ..Row::default()
            })
            .into();
        chart
    }

    /// Left edge and length of every bar, by row, for charts without outlines and choices.
    fn bars(chart: &Bars, width: u32) -> Vec<(f64, f64)> {
        let body = svg::draw(chart, width, Paint::Classes).body;
        rectangles(&body, "f-ink-3").iter().map(|[left, _, length, _]| (*left, *length)).collect()
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        for chart in [example(), known_differently()] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_numbers() {
        let mut dice = Dice::new(11);
        for _ in 0..800 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.block = dice.whole(0, 2) == 0;
                row.name = dice.words(0, 70);
                row.short = dice.words(0, 20);
                row.how = dice.words(0, 40);
                row.selected = dice.whole(0, 3) == 0;
                row.remainder = dice.whole(0, 3) == 0;
                row.value = dice.real(-1000.0, 1000.0);
                row.text = format!("{:.1}", row.value);
            }
            chart.total.name = dice.words(0, 40);
            chart.total.short = dice.words(0, 10);
            chart.total.text = dice.words(0, 30);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_amount_and_starts_at_zero() {
        for sign in [1.0, -1.0] {
            let mut chart = example();
            for row in &mut chart.rows {
                (row.value, row.selected) = (row.value * sign, false);
            }
            for width in [280, 328, 576, 780, 1600] {
                let bars = bars(&chart, width);
                assert_eq!(bars.len(), chart.rows.len());
                let zero = if chart.rows[0].value > 0.0 { bars[0].0 } else { bars[0].0 + bars[0].1 };
                let unit = bars[0].1 / chart.rows[0].value.abs();
                for (row, (left, length)) in chart.rows.iter().zip(bars) {
                    assert!((length - row.value.abs() * unit).abs() <= 0.11, "{} at {width} px", row.name);
                    let start = if row.value > 0.0 { left } else { left + length };
                    assert!((start - zero).abs() <= 0.11, "{} at {width} px", row.name);
                }
            }
        }
    }

    #[test]
    fn every_amount_and_name_is_written() {
        for chart in [example(), known_differently()] {
            for width in [280, 328, 559, 560, 576, 780, 1600] {
                let (record, marks) = draw(&chart, width);
                let written = |text: &str| record.texts.iter().any(|it| it.text == text);
                for row in &chart.rows {
                    assert!(written(&row.text), "{} at {width} px", row.text);
                    let named = row.name.split(' ').all(|word| record.texts.iter().any(|it| it.text.contains(word)));
                    assert!(named, "{} at {width} px", row.name);
                    assert!(row.how.is_empty() || written(&row.how), "{} at {width} px", row.how);
                }
                assert!(written(&chart.total.text) && written(&chart.total.name), "total at {width} px");
                assert_eq!(marks.len(), chart.rows.len() + 1);
                assert_eq!(marks[0].row, None);
            }
        }
    }

    #[test]
    fn a_remainder_is_an_outline() {
        let body = svg::draw(&known_differently(), 780, Paint::Classes).body;
        assert_eq!((rectangles(&body, "f-ink-3").len(), rectangles(&body, "s-ink-3").len()), (2, 1));
    }

    #[test]
    fn selecting_a_country_moves_nothing() {
        for width in [280, 328, 576, 780] {
            let mut chart = known_differently();
            let (before, _) = draw(&chart, width);
            for row in &mut chart.rows {
                row.selected = true;
            }
            let (after, _) = draw(&chart, width);
            assert_eq!(before.texts.len(), after.texts.len());
            for (a, b) in before.texts.iter().zip(&after.texts) {
                assert_eq!(a.text, b.text);
                assert!(a.left == b.left || a.right == b.right, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Bars::default(), 280);
    }
}
