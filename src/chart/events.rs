//! `events`: half a century of dates, one below the other.
//!
//! A row per event in the order of time, its date and what happened in words, and on a line of years that
//! all rows share a mark as long as the date is wide: a bar for a year, a tick for a month, a diamond for
//! a day, a bar with open ends for "about". A scale that spread the crowded years would hide that they
//! are crowded, so the line is even from end to end. What lay ahead on the day of publication is hollow.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::{self, Linear};
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// How much a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The day. A diamond.
    Day,
    /// The month. A tall tick.
    Month,
    /// The year, of the calendar or of a budget. A bar.
    Year,
    /// Some years, with no sharp ends. A bar that is open at both.
    About,
}

impl Known {
    /// All of them, in the order in which a key lists them.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::About];
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its date in words.
    pub date: String,
    /// What happens.
    pub text: String,
    /// The same in fewer letters. If even this doesn't fit it is cut after a word.
    pub short: String,
    /// Beginning and end of the stretch the date can lie in, in years.
    pub span: (f64, f64),
    /// How much the date says.
    pub known: Known,
    /// Whether it lay ahead on the day of publication.
    pub ahead: bool,
    /// Whether it is the publication itself.
    pub own: bool,
    /// Whether it belongs to what the visitor has chosen.
    pub selected: bool,
    /// The statement in full.
    pub label: String,
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
pub struct Events {
    /// The events, in the order of time.
    pub rows: Vec<Event>,
    /// The axis. [`tick_values`] says which years serve.
    pub ticks: Vec<Tick>,
    /// Day of publication, in years.
    pub line: f64,
}

/// Round years for the axis of these events.
#[must_use]
pub fn tick_values(from: f64, to: f64) -> Vec<f64> {
    scale::ticks(from, to, 10)
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    gap: f64,
    /// Room for the axis above and below the rows.
    axis: f64,
    /// Height of a row before it is fitted to the area.
    row: f64,
    /// Height of the part of a row that holds the mark.
    strip: f64,
    /// Heights of a tick and of a bar, and reach of a diamond.
    mark: (f64, f64, f64),
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self { pad: 6.0, gap: 10.0, axis: 24.0, row: 41.0, strip: 20.0, mark: (14.0, 8.0, 5.5) },
            Self { pad: 8.0, gap: 18.0, axis: 28.0, row: 26.0, strip: 26.0, mark: (16.0, 9.0, 6.5) },
        )
    }
}

/// Least widths of a tick and of a bar: less could not be seen.
const LEAST: (f64, f64) = (2.0, 3.5);

/// Where everything goes.
struct Layout {
    measures: Measures,
    form: Form,
    width: f64,
    /// Upper edge and height of rows.
    rows: (f64, f64),
    /// Left and right edge of the descriptions.
    texts: (f64, f64),
    /// Left and right edge of the line of years.
    room: (f64, f64),
    /// Years to positions.
    time: Linear,
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Events, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let form = pen.form();
        let measures = Measures::of(form);
        let (width, height) = pen.size();
        let pitch = (height - 2.0 * measures.axis) / chart.rows.len().max(1) as f64;
        let date = pen.widest(chart.rows.iter().map(|row| row.date.as_str()), Role::ValueStrong)?;
        let (pad, gap) = (measures.pad, measures.gap);
        let (texts, left) = match form {
            // to where the line of publication comes down, which is known below
            Form::Narrow => ((pad, pad), pad + date.min(width * 0.4) + gap),
            Form::Wide => {
                let left = pad + date.min(width * 0.3) + gap;
                // descriptions take what their short forms need, and what the years leave
                let short = pen.widest(chart.rows.iter().map(|row| row.short.as_str()), Role::ValueStrong)?;
                let strip = (width - pad - gap - left - short - 1.0).clamp(128.0, 460.0);
                ((left, width - pad - strip - gap), width - pad - strip)
            }
        };
        let room = (left, width - pad);
        let spans = || chart.rows.iter().map(|row| row.span);
        let ends = |(from, to): (f64, f64)| (from - 1.0, to + 1.0);
        let from = spans().map(|span| ends(span).0).fold(chart.line - 1.0, f64::min);
        let to = spans().map(|span| ends(span).1).fold(chart.line + 1.0, f64::max);
        let reach = measures.mark.2;
        let time = Linear::new((from, to), (room.0 + reach, room.1 - reach));
        let texts = if form == Form::Narrow { (pad, time.at(chart.line) - 6.0) } else { texts };
        Ok(Self { time, rows: (measures.axis, pitch), measures, form, width, texts, room })
    }

    fn row(&self, index: usize) -> f64 {
        self.rows.0 + index as f64 * self.rows.1
    }

    /// Upper and lower edge of the part of a row that holds the mark.
    fn strip(&self, index: usize) -> (f64, f64) {
        let top = self.row(index);
        let height = if self.form == Form::Narrow { self.measures.strip } else { self.rows.1 };
        (top, top + height)
    }

    /// Where the mark, the date and the description have their middle.
    fn middles(&self, index: usize) -> (f64, f64) {
        let (top, bottom) = self.strip(index);
        let mark = f64::midpoint(top, bottom);
        match self.form {
            Form::Narrow => (mark + 1.5, mark + 18.5),
            Form::Wide => (mark, mark),
        }
    }
}

/// The mark of a date over its stretch of time.
fn mark<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    (known, ahead): (Known, bool),
    (from, to): (f64, f64),
    (y, (tall, low, reach)): (f64, (f64, f64, f64)),
    (token, ground): (Token, Token),
) -> Result<(), Fault<B>> {
    let least = match known {
        Known::Month => LEAST.0,
        // an outline needs a hollow
        _ if ahead => LEAST.1 + 2.0,
        _ => LEAST.1,
    };
    let middle = f64::midpoint(from, to);
    let half = f64::max(to - from, least) / 2.0;
    let (left, right) = (middle - half, middle + half);
    match known {
        Known::Day => {
            pen.fill_diamond((middle, y), reach, token)?;
            if ahead { pen.fill_diamond((middle, y), reach - 2.0, ground) } else { Ok(()) }
        }
        Known::Month | Known::Year => {
            let height = if known == Known::Month { tall } else { low };
            let (upper, lower) = ((left, y - height / 2.0), (right, y + height / 2.0));
            if ahead && known == Known::Year {
                pen.fill_rect(upper, lower, ground)?;
                pen.rect(upper, lower, token, 1.5)
            } else {
                pen.fill_rect(upper, lower, token)
            }
        }
        Known::About => {
            for edge in [y - low / 2.0 + 0.5, y + low / 2.0 - 0.5] {
                pen.line((left, edge), (right, edge), token, 1.0)?;
            }
            let inset = (right - left) * 0.25;
            pen.fill_rect((left + inset, y - low / 2.0), (right - inset, y + low / 2.0), token)
        }
    }
}

/// A mark for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    (known, ahead): (Known, bool),
) -> Result<(), Fault<B>> {
    let span = match known {
        Known::Day | Known::Month => (7.0, 7.0),
        Known::Year => (4.5, 9.5),
        Known::About => (1.0, 13.0),
    };
    let heights = (7.0, (14.0, 8.0, 6.0));
    mark(&Pen::new(area), (known, ahead), span, heights, (Token::Ink2, Token::Paper))
}

/// The text, or its shorter wording, or as many words of that as there is room for.
fn cut<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    (text, short): (&str, &str),
    role: Role,
    room: f64,
) -> Result<Option<String>, Fault<B>> {
    if let Some(whole) = pen.fitting([text, short], role, room)? {
        return Ok(Some(whole.to_owned()));
    }
    let source = if short.is_empty() { text } else { short };
    let mut found = None;
    let mut words = String::new();
    for word in source.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        let cut = format!("{}…", words.trim_end_matches([',', ';', ':', '.']));
        if pen.width(&cut, role)? > room {
            break;
        }
        found = Some(cut);
    }
    Ok(found)
}

impl Chart for Events {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (2.0 * measures.axis + self.rows.len() as f64 * measures.row).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_ground(&pen, &layout)?;
        self.draw_axis(&pen, &layout)?;
        self.draw_marks(&pen, &layout)?;
        self.draw_texts(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Events {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + layout.rows.1), Token::SelWash)?;
        }
        for index in 0..=self.rows.len() {
            let y = layout.row(index).floor() + 0.5;
            // a stronger rule parts what was from what lay ahead
            let parts = index.checked_sub(1).is_some_and(|above| self.rows[above].own);
            pen.line((0.0, y), (layout.width, y), if parts { Token::Ink2 } else { Token::Line }, 1.0)?;
        }
        Ok(())
    }

    fn draw_axis<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (left, right) = layout.room;
        let (top, bottom) = (layout.row(0), layout.row(self.rows.len()));
        let mut taken = f64::NEG_INFINITY;
        let mut shown = Vec::new();
        for tick in &self.ticks {
            let half = pen.width(&tick.text, Role::Axis)? / 2.0;
            let x = layout.time.at(tick.value);
            if x - half >= f64::max(taken + 8.0, left) && x + half <= right {
                shown.push((x, tick));
                taken = x + half;
            }
        }
        for index in 0..self.rows.len() {
            let (top, bottom) = layout.strip(index);
            for (x, _) in &shown {
                pen.line((*x, top + 1.0), (*x, bottom), Token::Grid, 1.0)?;
            }
        }
        let size = Role::Axis.size(pen.form());
        for (x, tick) in &shown {
            for y in [top - 8.0, bottom + 8.0 + size * 0.71] {
                pen.text(&tick.text, (Role::Axis, Token::Ink3), (*x, y), Align::Middle)?;
            }
        }
        let x = layout.time.at(self.line);
        if self.rows.is_empty() { Ok(()) } else { pen.line((x, top - 4.0), (x, bottom + 4.0), Token::LineStrong, 1.0) }
    }

    fn draw_marks<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, row) in self.rows.iter().enumerate() {
            let strong = row.selected || row.own;
            let token = if strong { Token::Ink } else { Token::Ink2 };
            let ground = if row.selected { Token::SelWash } else { Token::Paper };
            let stretch = (layout.time.at(row.span.0), layout.time.at(row.span.1));
            let at = (layout.middles(index).0, layout.measures.mark);
            mark(pen, (row.known, row.ahead), stretch, at, (token, ground))?;
        }
        Ok(())
    }

    fn draw_texts<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let size = |role: Role| role.size(pen.form()) * 0.355;
        let pad = layout.measures.pad;
        let dates = match layout.form {
            Form::Narrow => layout.room.0,
            Form::Wide => layout.texts.0,
        };
        for (index, row) in self.rows.iter().enumerate() {
            let strong = row.selected || row.own;
            let (date, text) = layout.middles(index);
            let role = if strong { Role::ValueStrong } else { Role::Value };
            if let Some(words) = pen.fitting([row.date.as_str()], role, dates - pad - 4.0)? {
                let token = if strong { Token::Ink } else { Token::Ink2 };
                pen.text(words, (role, token), (pad, date + size(role)), Align::Left)?;
            }
            let (left, right) = layout.texts;
            // the wording is chosen in bold, so that choosing an area moves nothing
            if let Some(words) = cut(pen, (&row.text, &row.short), Role::ValueStrong, right - left)? {
                pen.text(&words, (role, Token::Ink), (left, text + size(role)), Align::Left)?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(index, row)| Mark {
            row: Some(index),
            column: 0,
            bounds: Bounds { x: 0.0, y: layout.row(index), width: layout.width, height: layout.rows.1 },
            label: row.label.clone(),
        })
        .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::Glyph;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    pub fn example() -> Events {
        let row = |date: &str, text: &str, short: &str, span: (f64, f64), known: Known| Event {
            date: date.into(),
            text: text.into(),
            short: short.into(),
            span,
            known,
            ahead: span.0 > 2021.5,
            own: known == Known::Day,
            selected: false,
            label: format!("{date}: {text}"),
        };
        let long = "A second group of members, not named, abolishes tariffs, which is when the area is established";
        Events {
            rows: vec![
                row("1967", "ASEAN is founded", "", (1967.0, 1968.0), Known::Year),
                row("mid-1980s", "Companies begin to expand", "", (1984.0, 1987.0), Known::About),
                row("January 2018", long, "The second group abolishes tariffs", (2018.0, 2018.084), Known::Month),
                row("15 June 2021", "This proposal is published", "", (2021.45, 2021.453), Known::Day),
                row("2023", "50th anniversary of friendship", "", (2023.0, 2024.0), Known::Year),
                row("fiscal 2030", "The goal for greenhouse gases", "", (2030.25, 2031.25), Known::Year),
                row("2050", "The aim for marine plastic", "", (2050.0, 2051.0), Known::Year),
            ],
            ticks: tick_values(1966.0, 2052.0)
                .into_iter()
                .map(|value| Tick { value, text: format!("{value}") })
                .collect(),
            line: 2021.45,
        }
    }

    #[test]
    fn the_axis_has_decades() {
        assert_eq!(
            tick_values(1966.0, 2052.0),
            [1970.0, 1980.0, 1990.0, 2000.0, 2010.0, 2020.0, 2030.0, 2040.0, 2050.0]
        );
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
    fn nor_with_any_words_and_dates() {
        let mut dice = Dice::new(23);
        for _ in 0..600 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.date = dice.words(0, 30);
                row.text = dice.words(0, 150);
                row.short = dice.words(0, 50);
                row.selected = dice.whole(0, 3) == 0;
                row.ahead = dice.whole(0, 2) == 0;
                row.known = Known::ALL[dice.whole(0, 3)];
                let from = dice.real(1900.0, 2100.0);
                row.span = (from, from + dice.real(0.0, 5.0));
            }
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn every_event_has_its_date_and_words_cut_only_between_words() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let (record, marks) = draw(&chart, width);
            assert_eq!(marks.len(), chart.rows.len());
            for row in &chart.rows {
                assert!(record.texts.iter().any(|written| written.text == row.date), "{} at {width} px", row.date);
                let whole = |words: &str| words == row.text || words == row.short;
                let part = |words: &str| {
                    words.strip_suffix('…').is_some_and(|start| {
                        [&row.text, &row.short].iter().any(|text| {
                            text.strip_prefix(start).is_some_and(|rest| rest.starts_with([' ', ',', ';', ':', '.']))
                        })
                    })
                };
                let said = record.texts.iter().any(|written| whole(&written.text) || part(&written.text));
                assert!(said, "{} at {width} px", row.text);
            }
        }
    }

    #[test]
    fn marks_lie_on_one_even_scale_and_are_as_wide_as_their_dates() {
        let mut chart = example();
        for row in &mut chart.rows {
            row.known = Known::Year;
            row.ahead = false;
            row.own = false;
            // wide enough for the least width not to matter
            row.span.1 = row.span.0 + 4.0;
        }
        for width in [280, 780, 1600] {
            let body = svg::draw(&chart, width, Paint::Classes).body;
            let bars: Vec<(f64, f64)> = body
                .split("<path class=\"f-ink-2\" d=\"")
                .skip(1)
                .flat_map(|rest| rest.split('"').next().unwrap_or("").split('M').skip(1))
                .map(|path| {
                    let number = |text: &str| {
                        text.split(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap().parse::<f64>().unwrap()
                    };
                    let (a, b) = (number(path), number(path.split('H').nth(1).unwrap()));
                    (a.min(b), a.max(b))
                })
                .collect();
            assert_eq!(bars.len(), chart.rows.len(), "at {width} px");
            let (first, last) = (bars[0].0, bars[6].0);
            let year = (last - first) / (chart.rows[6].span.0 - chart.rows[0].span.0);
            for (bar, row) in bars.iter().zip(&chart.rows) {
                assert!((bar.0 - first - (row.span.0 - 1967.0) * year).abs() < 0.2, "{bar:?} at {width} px");
                assert!((bar.1 - bar.0 - 4.0 * year).abs() < 0.2, "{bar:?} at {width} px");
            }
        }
    }

    #[test]
    fn what_is_known_and_what_lies_ahead_look_different() {
        let keys: std::collections::BTreeSet<_> = Known::ALL
            .into_iter()
            .map(|known| Glyph::Event(known, false).svg())
            .chain([Glyph::Event(Known::Year, true).svg()])
            .collect();
        assert_eq!(keys.len(), 5);
    }

    #[test]
    fn choosing_moves_nothing() {
        let mut chosen = example();
        chosen.rows.iter_mut().for_each(|row| row.selected = !row.selected);
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
        check_clean(&Events::default(), 280);
    }
}
