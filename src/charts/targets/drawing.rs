//! Targets by the year they are set for.
//!
//! Nobody states where a value is on its way to a target. So there is no axis of values and no slope, only
//! time. From the day of publication a line runs to a hollow mark, as long as the year that the target is
//! set for, and what is aimed at is beside it in figures. A declared goal is a box at the end of a solid
//! line, an aspiration beyond it a diamond at the end of a dashed one. Nothing is filled, since nothing has
//! been reached.

use crate::chart::axis::{self, Tick};
use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::Rows;
use crate::chart::scale::Linear;
use crate::chart::shapes::{ground_token, label_role, shape_token};
use crate::chart::{Bounds, Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// How firm a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// It has been declared.
    Goal,
    /// It is striven for beyond a goal.
    Aspiration,
}

impl Aim {
    /// Both, in the order in which a key lists them.
    pub const ALL: [Self; 2] = [Self::Goal, Self::Aspiration];
}

/// One target.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What is aimed at, in figures.
    pub value: String,
    /// The same in fewer letters.
    pub value_short: String,
    /// What it is about.
    pub name: String,
    /// The same in fewer letters.
    pub name_short: String,
    /// What must be known of it.
    pub remark: String,
    /// The same in fewer letters.
    pub remark_short: String,
    /// How firm it is.
    pub aim: Aim,
    /// Beginning and end of the year it is set for, in years.
    pub period: (f64, f64),
    /// That year in words.
    pub due: String,
    /// The same in fewer letters.
    pub due_short: String,
    /// Whether it belongs to what the visitor has selected.
    pub selected: bool,
    /// What is aimed at, in full.
    pub value_label: String,
    /// The year, in full.
    pub due_label: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Targets {
    /// Day of publication, in years: where all lines begin.
    pub start: f64,
    /// That day in words.
    pub start_label: String,
    /// The same in fewer letters.
    pub start_short: String,
    /// The targets, in the order in which they are shown.
    pub rows: Vec<Target>,
    /// The years of the axis.
    pub ticks: Vec<Tick>,
}

/// Between columns.
const GAP: Length = Length::new(10.0, 16.0);
/// Left edge of the texts. In the narrow form they are right of the line of publication.
const TEXT: Length = Length::new(16.0, 8.0);
/// Upper edge of the first row, and height of a row.
const TOP: Length = Length::new(30.0, 34.0);
const ROW: Length = Length::new(76.0, 62.0);
/// In the narrow form, height of the part of a row that holds the texts; the rest holds the line. In the
/// wide form both are side by side and take the whole row.
const TEXTS: f64 = 46.0;
/// Baselines of the two lines of text, from the upper edge of a row.
const LINES: (Length, Length) = (Length::new(21.0, 27.0), Length::new(38.0, 46.0));
/// Height of the axis.
const AXIS: Length = Length::new(28.0, 30.0);
/// Height of a mark.
const MARK: Length = Length::new(13.0, 16.0);
/// Half the diagonal of a diamond, as a share of the height of a mark.
const DIAMOND: f64 = 0.58;

/// Positions of everything.
struct Layout {
    form: Form,
    width: f64,
    rows: Rows,
    /// Whether values go by their short forms, and the room they take.
    values: (bool, f64),
    /// Right edge of the names.
    names: f64,
    /// Years to positions.
    time: Linear,
    /// Left and right edge of the room for lines.
    room: (f64, f64),
}

impl Layout {
    fn new(chart: &Targets, pen: &Pen<'_>) -> Drawn<Self> {
        let form = pen.form();
        let (pad, gap) = (pen.px(PAD), pen.px(GAP));
        let (width, height) = pen.size();
        let full = pen.widest(chart.rows.iter().map(|row| row.value.as_str()), Role::QuotedValue)?;
        let short = full > width * form.pick(0.24, 0.16);
        let values = if short {
            let short = pen.widest(chart.rows.iter().map(|row| row.value_short.as_str()), Role::QuotedValue)?;
            short.min(width * 0.3)
        } else {
            full
        };
        let from = pen.px(TEXT) + values + gap;
        let names = match form {
            Form::Narrow => width - pad,
            Form::Wide => {
                let name = pen.widest(chart.rows.iter().map(|row| row.name.as_str()), Role::LabelStrong)?;
                let remark = pen.widest(chart.rows.iter().map(|row| row.remark.as_str()), Role::Sub)?;
                f64::min(from + name.max(remark), width * 0.52)
            }
        };
        let left = form.pick(pad, names + gap * 1.5);
        let right = width - pad;
        // the words of the latest mark are right of it as all the others are
        let end = chart.rows.iter().map(|row| row.period.1).fold(chart.start + 1.0, f64::max);
        let mut words: f64 = 0.0;
        for row in chart.rows.iter().filter(|row| row.period.1 > end - 1.0) {
            words = words.max(pen.width(&row.due, Role::Value)?.min(width * 0.25));
        }
        let last = f64::max(left + 20.0, right - words - 8.0);
        Ok(Self {
            time: Linear::new((chart.start, end), (left + 1.0, last)),
            rows: Rows::between(pen.px(TOP), height - pen.px(AXIS), chart.rows.len()),
            values: (short, values),
            room: (left, right),
            form,
            width,
            names,
        })
    }

    /// Upper and lower edge of the part of a row that holds the line.
    fn strip(&self, index: usize) -> (f64, f64) {
        let top = self.rows.top(index);
        (top + self.form.pick(TEXTS, 0.0), top + self.rows.height())
    }

    /// Where the line is in its part of the row.
    fn line(&self, index: usize) -> f64 {
        let (top, bottom) = self.strip(index);
        // in the narrow form nearer to its words than to the next row
        self.form.pick(top + (bottom - top) * 0.42, f64::midpoint(top, bottom))
    }
}

/// A line from one point to another on its right, solid for a goal and dashed for an aspiration.
fn draw_course(pen: &Pen<'_>, aim: Aim, (from, to): (f64, f64), y: f64, token: Token) -> Drawn {
    match aim {
        Aim::Goal => pen.line((from, y), (to, y), token, 1.5),
        Aim::Aspiration => {
            let mut x = from;
            while x < to {
                pen.line((x, y), (f64::min(x + 4.0, to), y), token, 1.5)?;
                x += 7.0;
            }
            Ok(())
        }
    }
}

/// The hollow mark over a span of time.
fn draw_mark(
    pen: &Pen<'_>,
    aim: Aim,
    (from, to): (f64, f64),
    (y, height): (f64, f64),
    (token, ground): (Token, Token),
) -> Drawn {
    match aim {
        Aim::Goal => {
            let (upper, lower) = ((from, y - height / 2.0), (to, y + height / 2.0));
            pen.fill_rect(upper, lower, ground)?;
            pen.rect(upper, lower, token, 2.0)
        }
        Aim::Aspiration => {
            let centre = (f64::midpoint(from, to), y);
            pen.fill_diamond(centre, height * DIAMOND, token)?;
            pen.fill_diamond(centre, height * DIAMOND - 2.0 * std::f64::consts::SQRT_2, ground)
        }
    }
}

/// The mark of a target for the key.
pub fn glyph(aim: Aim) -> Glyph {
    Glyph::new(move |pen| draw_mark(pen, aim, (3.0, 11.0), (7.0, 12.0), (Token::Ink2, Token::Paper)))
}

impl Chart for Targets {
    fn height(&self, form: Form) -> u32 {
        (TOP.at(form) + self.rows.len() as f64 * ROW.at(form) + AXIS.at(form)).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        layout.rows.rules(pen, 0)?;
        self.draw_axis(pen, &layout)?;
        for index in 0..self.rows.len() {
            self.draw_texts(pen, &layout, index)?;
            self.draw_aim(pen, &layout, index)?;
        }
        Ok(self.marks(pen, &layout))
    }
}

impl Targets {
    fn draw_axis(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (top, bottom) = (pen.px(TOP), layout.rows.bottom());
        let (left, right) = layout.room;
        let ticks = self.ticks.iter().filter(|tick| tick.value > self.start);
        let ticks: Vec<(f64, &str)> = ticks.map(|tick| (layout.time.at(tick.value), tick.text.as_str())).collect();
        // words are above the lines in the narrow form, so there the grid is in the lines' part only
        for index in 0..self.rows.len() {
            let (top, bottom) = layout.strip(index);
            for (x, _) in ticks.iter().filter(|(x, _)| *x <= right) {
                pen.line((*x, top + 1.0), (*x, bottom), Token::Grid, 1.0)?;
            }
        }
        let wordings = [self.start_label.as_str(), &self.start_short];
        pen.write(&wordings, (Role::Sub, Token::Ink2), (left, top - 9.0), Align::Left, right - left)?;
        if !self.rows.is_empty() {
            let start = layout.time.at(self.start);
            pen.line((start, top - 5.0), (start, bottom), Token::Ink, 2.0)?;
        }
        for (x, text) in axis::with_room(pen, ticks, 8.0, layout.room)? {
            pen.line((x, bottom), (x, bottom + 4.0), Token::LineStrong, 1.0)?;
            pen.text(text, (Role::Axis, Token::Ink3), (x, bottom + 18.0), Align::Middle)?;
        }
        Ok(())
    }

    fn draw_texts(&self, pen: &Pen<'_>, layout: &Layout, index: usize) -> Drawn {
        let row = &self.rows[index];
        let top = layout.rows.top(index);
        let (first, second) = (top + pen.px(LINES.0), top + pen.px(LINES.1));
        let (short, values) = layout.values;
        let pad = pen.px(TEXT);
        let full = if short { "" } else { row.value.as_str() };
        let style = (Role::QuotedValue, Token::Ink);
        pen.write(&[full, &row.value_short], style, (pad, first), Align::Left, values + 0.5)?;
        let left = pad + values + pen.px(GAP);
        let room = layout.names - left + 0.5;
        // the wording is chosen in bold, so that selecting an area moves nothing
        if let Some(text) = pen.fitting(&[&row.name, &row.name_short], Role::LabelStrong, room)? {
            pen.text(text, (label_role(row.selected), Token::Ink), (left, first), Align::Left)?;
        }
        let style = (Role::Sub, Token::Ink2);
        pen.write(&[&row.remark, &row.remark_short], style, (left, second), Align::Left, room)?;
        Ok(())
    }

    fn draw_aim(&self, pen: &Pen<'_>, layout: &Layout, index: usize) -> Drawn {
        let row = &self.rows[index];
        let (y, mark) = (layout.line(index), pen.px(MARK));
        let (token, ground) = (if row.selected { Token::Ink } else { Token::Ink2 }, ground_token(row.selected));
        let (from, to) = (layout.time.at(row.period.0), layout.time.at(row.period.1));
        let (start, middle) = (layout.time.at(self.start), f64::midpoint(from, to));
        draw_course(pen, row.aim, (start, middle), y, shape_token(row.selected))?;
        draw_mark(pen, row.aim, (from, to), (y, mark), (token, ground))?;
        let reach = match row.aim {
            Aim::Goal => to,
            Aim::Aspiration => f64::max(to, middle + mark * DIAMOND),
        };
        let (left, role) = (reach + 7.0, Role::Value);
        if let Some(text) = pen.fitting(&[&row.due, &row.due_short], role, layout.room.1 - left + 1.0)? {
            // a line of the grid must not run through the words
            let end = left + pen.width(text, role)?;
            let half = pen.text_size(role) * 0.55;
            pen.fill_rect((left - 2.0, y - half), (end.min(layout.width - 1.0), y + half), ground)?;
            pen.text(text, (role, Token::Ink), (left, pen.baseline(y, role)), Align::Left)?;
        }
        Ok(())
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(self.rows.len() * 2);
        for (index, row) in self.rows.iter().enumerate() {
            let (y, height) = layout.rows.place(index);
            let (first, second) = match layout.form {
                Form::Narrow => {
                    let first = Bounds { x: 0.0, y, width: layout.width, height: TEXTS };
                    (first, Bounds { x: 0.0, y: y + TEXTS, width: layout.width, height: height - TEXTS })
                }
                Form::Wide => {
                    let middle = layout.room.0 - pen.px(GAP) * 0.75;
                    let first = Bounds { x: 0.0, y, width: middle, height };
                    (first, Bounds { x: middle, y, width: layout.width - middle, height })
                }
            };
            let cells = [(first, &row.value_label), (second, &row.due_label)].into_iter().enumerate();
            marks.extend(cells.map(|(column, (bounds, label))| Mark {
                row: Some(index),
                column,
                bounds,
                label: label.clone(),
            }));
        }
        marks
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    pub fn example() -> Targets {
        let row = |value: &str, name: &str, remark: &str, aim: Aim, period: (f64, f64), due: &str| Target {
            value: value.into(),
            value_short: value.replace("at least", "≥"),
            name: name.into(),
            name_short: name.split(' ').next().unwrap_or("").into(),
            remark: remark.into(),
            remark_short: String::new(),
            aim,
            period,
            due: due.into(),
            due_short: due.split(',').next().unwrap_or("").into(),
            selected: false,
            value_label: format!("{name}: {value}"),
            due_label: format!("{name}: {due}"),
        };
        Targets {
            start: 2021.45,
            start_label: "Published 15 June 2021".into(),
            start_short: "2021".into(),
            rows: vec![
                row(
                    "−46 %",
                    "Japan’s greenhouse gas goal",
                    "declared by the government, against fiscal 2013",
                    Aim::Goal,
                    (2030.25, 2031.25),
                    "by fiscal 2030, which ends in March 2031",
                ),
                row(
                    "−50 %",
                    "Japan’s further greenhouse gas aspiration",
                    "to be striven for beyond the goal",
                    Aim::Aspiration,
                    (2030.25, 2031.25),
                    "by fiscal 2030",
                ),
                row("at least 75 %", "ADB’s financing", "of contracts", Aim::Goal, (2030.0, 2031.0), "by 2030"),
                row("0", "Marine plastic", "additional pollution", Aim::Goal, (2050.0, 2051.0), "by 2050"),
            ],
            ticks: (1..=6).map(|n| Tick::new(2020.0 + f64::from(n) * 5.0, (2020 + n * 5).to_string())).collect(),
        }
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        let mut chosen = example();
        chosen.rows.iter_mut().for_each(|row| row.selected = true);
        for chart in [example(), chosen] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_numbers() {
        let mut dice = Dice::new(22);
        for _ in 0..600 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.value = dice.words(0, 30);
                row.value_short = dice.words(0, 8);
                row.name = dice.words(0, 60);
                row.name_short = dice.words(0, 20);
                row.remark = dice.words(0, 90);
                row.remark_short = dice.words(0, 20);
                row.due = dice.words(0, 60);
                row.due_short = dice.words(0, 12);
                row.aim = Aim::ALL[dice.whole(0, 1)];
                row.selected = dice.whole(0, 3) == 0;
                let from = dice.real(2021.5, 2080.0);
                row.period = (from, from + dice.real(0.1, 5.0));
            }
            chart.start_label = dice.words(0, 60);
            chart.start_short = dice.words(0, 10);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn every_target_has_its_value_and_its_year_in_words() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let (record, marks) = draw(&chart, width);
            let said = |text: &str| record.texts.iter().any(|written| written.text == text);
            for row in &chart.rows {
                assert!(said(&row.value) || said(&row.value_short), "{} at {width} px", row.value);
                assert!(said(&row.due) || said(&row.due_short), "{} at {width} px", row.due);
                assert!(said(&row.name) || said(&row.name_short), "{} at {width} px", row.name);
            }
            assert_eq!(marks.len(), 8);
        }
    }

    /// Left and right edges of the outlined boxes, in CSS pixels.
    fn boxes(body: &str) -> Vec<(f64, f64)> {
        let paths = body.split("<path class=\"s-ink-2\" stroke-width=\"2\" d=\"").skip(1);
        let number =
            |text: &str| text.split(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap().parse::<f64>();
        paths
            .flat_map(|rest| rest.split('"').next().unwrap_or("").split('M').skip(1).collect::<Vec<_>>())
            .map(|path| {
                let left = number(path).unwrap();
                let right = path.split('H').nth(1).map_or(left, |rest| number(rest).unwrap());
                // the outline lies inside the box
                (left.min(right) - 1.0, left.max(right) + 1.0)
            })
            .collect()
    }

    #[test]
    fn a_mark_lies_over_its_year_on_one_scale_of_time() {
        let chart = example();
        for width in [328, 576, 780, 1600] {
            let drawn = boxes(&svg::draw(&chart, width, Paint::Classes).body);
            assert_eq!(drawn.len(), 3, "at {width} px");
            // goal, bank and sea: the first and the last set the scale, the second has to lie on it
            let year = (drawn[2].0 - drawn[0].0) / (2050.0 - 2030.25);
            for ((from, to), (begin, end)) in drawn.iter().zip([(2030.25, 2031.25), (2030.0, 2031.0), (2050.0, 2051.0)])
            {
                assert!((from - drawn[0].0 - (begin - 2030.25) * year).abs() < 0.3, "{from} at {width} px");
                assert!((to - from - (end - begin) * year).abs() < 0.3, "{from} to {to} at {width} px");
            }
        }
    }

    #[test]
    fn goal_and_aspiration_are_told_apart_and_nothing_is_filled() {
        assert_ne!(glyph(Aim::Goal).svg(), glyph(Aim::Aspiration).svg());
        let mut chart = example();
        for aim in Aim::ALL {
            chart.rows.iter_mut().for_each(|row| row.aim = aim);
            let body = svg::draw(&chart, 780, Paint::Classes).body;
            let count = boxes(&body).len();
            assert_eq!(count, if aim == Aim::Goal { 4 } else { 0 });
        }
    }

    #[test]
    fn selecting_an_area_moves_nothing() {
        let mut chosen = example();
        chosen.rows.iter_mut().for_each(|row| row.selected = true);
        for width in [280, 328, 576, 780] {
            let ((before, marks), (after, same)) = (draw(&example(), width), draw(&chosen, width));
            assert_eq!(marks, same);
            for (a, b) in before.texts.iter().zip(&after.texts) {
                assert_eq!((&a.text, a.left), (&b.text, b.left));
            }
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Targets::default(), 280);
    }
}
