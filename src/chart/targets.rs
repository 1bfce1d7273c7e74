//! `targets`: what is aimed at, and by when.
//!
//! Aims have no course: nobody says where a value stands on the way. So there is no axis of values and no
//! slope, only time. From the day of publication a line runs to a hollow mark, as long as the year that the
//! aim is set for, and what is aimed at stands beside it in figures. A declared goal is a box at the end of
//! a whole line, an aspiration beyond it a diamond at the end of a broken one. Nothing is filled, since
//! nothing has been reached.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::Linear;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// How firmly something is aimed at.
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
    /// How firmly.
    pub aim: Aim,
    /// Beginning and end of the year it is set for, in years.
    pub period: (f64, f64),
    /// That year in words.
    pub due: String,
    /// The same in fewer letters.
    pub due_short: String,
    /// Whether it belongs to what the visitor has chosen.
    pub selected: bool,
    /// What is aimed at, in full.
    pub value_label: String,
    /// By when, in full.
    pub due_label: String,
}

/// A year of the axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// Where it stands: the beginning of the year.
    pub value: f64,
    /// How the page writes it.
    pub text: String,
}

/// The chart. Every text is finished: the chart formats nothing.
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
    /// The axis.
    pub ticks: Vec<Tick>,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    gap: f64,
    /// Upper edge of the first row.
    top: f64,
    /// Height of a row before it is fitted to the area.
    row: f64,
    /// Height of the part of a row that holds the texts; the rest holds the line. In a wide chart both
    /// stand side by side and take the whole row.
    texts: f64,
    /// Baselines of the two lines of text, from the upper edge of a row.
    lines: (f64, f64),
    /// Room for the axis.
    axis: f64,
    /// Height of a mark.
    mark: f64,
}

impl Measures {
    /// Left edge of the texts. In a narrow chart they stand right of the line of publication.
    fn text(&self, form: Form) -> f64 {
        self.pad + form.pick(10.0, 0.0)
    }

    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: 10.0,
                top: 30.0,
                row: 76.0,
                texts: 46.0,
                lines: (21.0, 38.0),
                axis: 28.0,
                mark: 13.0,
            },
            Self {
                pad: 8.0,
                gap: 16.0,
                top: 34.0,
                row: 62.0,
                texts: 62.0,
                lines: (27.0, 46.0),
                axis: 30.0,
                mark: 16.0,
            },
        )
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    form: Form,
    width: f64,
    /// Upper edge and height of rows.
    rows: (f64, f64),
    /// Whether values go by their short forms, and the room they take.
    values: (bool, f64),
    /// Right edge of the names.
    names: f64,
    /// Years to positions.
    time: Linear,
    /// Left and right edge of the lines' room.
    room: (f64, f64),
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Targets, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let form = pen.form();
        let measures = Measures::of(form);
        let (width, height) = pen.size();
        let pitch = (height - measures.top - measures.axis) / chart.rows.len().max(1) as f64;

        let full = pen.widest(chart.rows.iter().map(|row| row.value.as_str()), Role::MeanValue)?;
        let short = full > width * form.pick(0.24, 0.16);
        let values = if short {
            let short = pen.widest(chart.rows.iter().map(|row| row.value_short.as_str()), Role::MeanValue)?;
            short.min(width * 0.3)
        } else {
            full
        };
        let from = measures.text(form) + values + measures.gap;
        let names = match form {
            Form::Narrow => width - measures.pad,
            Form::Wide => {
                let name = pen.widest(chart.rows.iter().map(|row| row.name.as_str()), Role::LabelStrong)?;
                let remark = pen.widest(chart.rows.iter().map(|row| row.remark.as_str()), Role::Sub)?;
                f64::min(from + name.max(remark), width * 0.52)
            }
        };
        let left = match form {
            Form::Narrow => measures.pad,
            Form::Wide => names + measures.gap * 1.5,
        };
        let right = width - measures.pad;
        // the words of the latest mark stand right of it as all the others do
        let end = chart.rows.iter().map(|row| row.period.1).fold(chart.start + 1.0, f64::max);
        let mut words: f64 = 0.0;
        for row in chart.rows.iter().filter(|row| row.period.1 > end - 1.0) {
            words = words.max(pen.width(&row.due, Role::Value)?.min(width * 0.25));
        }
        let last = f64::max(left + 20.0, right - words - 8.0);
        Ok(Self {
            time: Linear::new((chart.start, end), (left + 1.0, last)),
            rows: (measures.top, pitch),
            values: (short, values),
            room: (left, right),
            measures,
            form,
            width,
            names,
        })
    }

    fn row(&self, index: usize) -> f64 {
        self.rows.0 + index as f64 * self.rows.1
    }

    /// Upper and lower edge of the part of a row that holds the line.
    fn strip(&self, index: usize) -> (f64, f64) {
        let top = self.row(index);
        match self.form {
            Form::Narrow => (top + self.measures.texts, top + self.rows.1),
            Form::Wide => (top, top + self.rows.1),
        }
    }

    /// Where the line lies in its part of the row.
    fn line(&self, index: usize) -> f64 {
        let (top, bottom) = self.strip(index);
        match self.form {
            // nearer to its words than to the next row
            Form::Narrow => top + (bottom - top) * 0.42,
            Form::Wide => f64::midpoint(top, bottom),
        }
    }
}

/// A line from one point to another on its right, whole for a goal and broken for an aspiration.
fn course<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    aim: Aim,
    (from, to): (f64, f64),
    y: f64,
    token: Token,
) -> Result<(), Fault<B>> {
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

/// The hollow mark over a stretch of time.
fn mark<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    aim: Aim,
    (from, to): (f64, f64),
    (y, height): (f64, f64),
    (token, ground): (Token, Token),
) -> Result<(), Fault<B>> {
    match aim {
        Aim::Goal => {
            let (upper, lower) = ((from, y - height / 2.0), (to, y + height / 2.0));
            pen.fill_rect(upper, lower, ground)?;
            pen.rect(upper, lower, token, 2.0)
        }
        Aim::Aspiration => {
            let centre = (f64::midpoint(from, to), y);
            pen.fill_diamond(centre, height * 0.58, token)?;
            pen.fill_diamond(centre, height * 0.58 - 2.0 * std::f64::consts::SQRT_2, ground)
        }
    }
}

/// The mark of an aim for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(area: &DrawingArea<B, Shift>, aim: Aim) -> Result<(), Fault<B>> {
    mark(&Pen::new(area), aim, (3.0, 11.0), (7.0, 12.0), (Token::Ink2, Token::Paper))
}

impl Chart for Targets {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (measures.top + self.rows.len() as f64 * measures.row + measures.axis).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_ground(&pen, &layout)?;
        self.draw_axis(&pen, &layout)?;
        for index in 0..self.rows.len() {
            self.draw_texts(&pen, &layout, index)?;
            self.draw_aim(&pen, &layout, index)?;
        }
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Targets {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + layout.rows.1), Token::SelWash)?;
        }
        for index in 0..=self.rows.len() {
            let y = layout.row(index).floor() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        Ok(())
    }

    fn draw_axis<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let bottom = layout.row(self.rows.len());
        let start = layout.time.at(self.start);
        let ticks = || self.ticks.iter().filter(|tick| tick.value > self.start);
        // words are above the lines in a narrow chart, so there the grid shows in the lines' part only
        for index in 0..self.rows.len() {
            let (top, bottom) = layout.strip(index);
            for tick in ticks() {
                let x = layout.time.at(tick.value);
                if x <= layout.room.1 {
                    pen.line((x, top + 1.0), (x, bottom), Token::Grid, 1.0)?;
                }
            }
        }
        let wordings = [self.start_label.as_str(), self.start_short.as_str()];
        let (left, right) = layout.room;
        if let Some(text) = pen.fitting(wordings, Role::Sub, right - left)? {
            pen.text(text, (Role::Sub, Token::Ink2), (left, layout.measures.top - 9.0), Align::Left)?;
        }
        if !self.rows.is_empty() {
            pen.line((start, layout.measures.top - 5.0), (start, bottom), Token::Ink, 2.0)?;
        }
        let mut taken = f64::NEG_INFINITY;
        for tick in ticks() {
            let half = pen.width(&tick.text, Role::Axis)? / 2.0;
            let x = layout.time.at(tick.value);
            if x - half >= f64::max(taken + 8.0, left) && x + half <= right {
                pen.line((x, bottom), (x, bottom + 4.0), Token::LineStrong, 1.0)?;
                pen.text(&tick.text, (Role::Axis, Token::Ink3), (x, bottom + 18.0), Align::Middle)?;
                taken = x + half;
            }
        }
        Ok(())
    }

    fn draw_texts<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, index: usize) -> Result<(), Fault<B>> {
        let row = &self.rows[index];
        let (first, second) = layout.measures.lines;
        let top = layout.row(index);
        let (short, values) = layout.values;
        let pad = layout.measures.text(layout.form);
        let full = if short { "" } else { row.value.as_str() };
        if let Some(text) = pen.fitting([full, &row.value_short], Role::MeanValue, values + 0.5)? {
            pen.text(text, (Role::MeanValue, Token::Ink), (pad, top + first), Align::Left)?;
        }
        let left = pad + values + layout.measures.gap;
        let room = layout.names - left + 0.5;
        let role = if row.selected { Role::LabelStrong } else { Role::Label };
        // the wording is chosen in bold, so that choosing an area moves nothing
        if let Some(text) = pen.fitting([row.name.as_str(), &row.name_short], Role::LabelStrong, room)? {
            pen.text(text, (role, Token::Ink), (left, top + first), Align::Left)?;
        }
        if let Some(text) = pen.fitting([row.remark.as_str(), &row.remark_short], Role::Sub, room)? {
            pen.text(text, (Role::Sub, Token::Ink2), (left, top + second), Align::Left)?;
        }
        Ok(())
    }

    fn draw_aim<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, index: usize) -> Result<(), Fault<B>> {
        let row = &self.rows[index];
        let y = layout.line(index);
        let (token, ground) = if row.selected { (Token::Ink, Token::SelWash) } else { (Token::Ink2, Token::Paper) };
        let (from, to) = (layout.time.at(row.period.0), layout.time.at(row.period.1));
        let start = layout.time.at(self.start);
        course(pen, row.aim, (start, f64::midpoint(from, to)), y, if row.selected { Token::Ink } else { Token::Ink3 })?;
        mark(pen, row.aim, (from, to), (y, layout.measures.mark), (token, ground))?;
        let reach = match row.aim {
            Aim::Goal => to,
            Aim::Aspiration => f64::max(to, f64::midpoint(from, to) + layout.measures.mark * 0.58),
        };
        let left = reach + 7.0;
        let wordings = [row.due.as_str(), row.due_short.as_str()];
        if let Some(text) = pen.fitting(wordings, Role::Value, layout.room.1 - left + 1.0)? {
            let size = Role::Value.size(pen.form());
            // a line of the grid must not run through the words
            let end = left + pen.width(text, Role::Value)?;
            let (upper, lower) = (y - size * 0.55, y + size * 0.55);
            pen.fill_rect((left - 2.0, upper), (end.min(layout.width - 1.0), lower), ground)?;
            pen.text(text, (Role::Value, Token::Ink), (left, y + size * 0.355), Align::Left)?;
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(self.rows.len() * 2);
        for (index, row) in self.rows.iter().enumerate() {
            let (y, height) = (layout.row(index), layout.rows.1);
            let (first, second) = match layout.form {
                Form::Narrow => {
                    let texts = layout.measures.texts;
                    let first = Bounds { x: 0.0, y, width: layout.width, height: texts };
                    (first, Bounds { x: 0.0, y: y + texts, width: layout.width, height: height - texts })
                }
                Form::Wide => {
                    let middle = layout.room.0 - layout.measures.gap * 0.75;
                    let first = Bounds { x: 0.0, y, width: middle, height };
                    (first, Bounds { x: middle, y, width: layout.width - middle, height })
                }
            };
            for (column, (bounds, label)) in
                [(first, &row.value_label), (second, &row.due_label)].into_iter().enumerate()
            {
                marks.push(Mark { row: Some(index), column, bounds, label: label.clone() });
            }
        }
        marks
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::Glyph;
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
            ticks: (1..=6)
                .map(|n| Tick { value: 2020.0 + f64::from(n) * 5.0, text: (2020 + n * 5).to_string() })
                .collect(),
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
    fn nor_with_any_words_and_numbers() {
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
        assert_ne!(Glyph::Aim(Aim::Goal).svg(), Glyph::Aim(Aim::Aspiration).svg());
        let mut chart = example();
        for aim in Aim::ALL {
            chart.rows.iter_mut().for_each(|row| row.aim = aim);
            let body = svg::draw(&chart, 780, Paint::Classes).body;
            let count = boxes(&body).len();
            assert_eq!(count, if aim == Aim::Goal { 4 } else { 0 });
        }
    }

    #[test]
    fn choosing_an_area_moves_nothing() {
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
