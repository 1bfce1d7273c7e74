//! Dated events on a line of years, one below the other.
//!
//! A row per event in the order of time: its date and what happened in words, and a mark on an axis of years
//! that all rows share. The mark is as long as the date is vague: a bar for a year, a tick for a month, a
//! diamond for a day, a bar with open ends for "about". What was planned on the day of publication is hollow, and
//! a target has a dot in it.
//!
//! What has happened since publication is in a lane of its own below, under a double line: a row for each year, with
//! one mark for each item.
//!
//! Most events fall into a few years, which an even axis of half a century would show as one smear. So the
//! axis is broken on both sides of these years ([`Events::close`]): they get more room and a ground of their
//! own, and two slashes at each break tell that the scale changes there. Within each of the three pieces the
//! scale is even.

use crate::chart::axis::{self, Tick};
use crate::chart::pen::Align;
use crate::chart::role::Role;
use crate::chart::rows::Rows;
use crate::chart::scale::{self, Linear};
use crate::chart::shapes::{ground_token, value_style};
use crate::chart::{Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token, wrap};

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// The day. A diamond.
    Day,
    /// The month. A tall tick.
    Month,
    /// The year, of the calendar or of a budget. A bar.
    Year,
    /// Some years, with no sharp ends. A bar that is open at both.
    About,
}

impl Exactness {
    /// All of them, in the order in which a key lists them.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::About];
}

/// What an event was on the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// It had happened.
    Past,
    /// It was ahead.
    Planned,
    /// It was aimed at.
    Target,
}

/// What has happened since publication in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Later {
    /// The year.
    pub date: String,
    /// How much happened.
    pub text: String,
    /// The time that each item's date can mean, in years, and how exact the date is.
    pub items: Vec<((f64, f64), Exactness)>,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its date in words.
    pub date: String,
    /// What happens.
    pub text: String,
    /// The same in fewer letters. If even this doesn't fit it is cut after a word.
    pub short: String,
    /// Beginning and end of the time that the date can mean, in years.
    pub span: (f64, f64),
    /// How exact the date is.
    pub exactness: Exactness,
    /// What it was on the day of publication.
    pub nature: Nature,
    /// Whether it is the publication itself.
    pub own: bool,
    /// Whether it belongs to what the visitor has selected.
    pub selected: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events {
    /// The events, in the order of time.
    pub rows: Vec<Row>,
    /// What has happened since publication, year by year.
    pub later: Vec<Later>,
    /// The axis: [`tick_values`] with labels.
    pub ticks: Vec<Tick>,
    /// Day of publication, in years.
    pub line: f64,
    /// The years that get more room, from and to; `None` for an axis that is even from end to end.
    pub close: Option<(f64, f64)>,
    /// The years that the axis shows, from and to; `None` for all that there are.
    pub domain: Option<(f64, f64)>,
    /// Without dates and descriptions, as low as the marks allow: for a small picture.
    pub wordless: bool,
}

/// Round years for the axis: every year of the piece that gets more room, and few others.
#[must_use]
pub fn tick_values(from: f64, to: f64, close: Option<(f64, f64)>) -> Vec<f64> {
    let Some((first, last)) = close else {
        return scale::ticks(from, to, 10).into_iter().filter(|year| year.fract() == 0.0).collect();
    };
    let outside = scale::ticks(from, to, 7).into_iter().filter(|year| *year < first || *year > last);
    let mut all: Vec<f64> = outside.chain((first as u32..=last as u32).map(f64::from)).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// Share of the axis that the years with more room take, and width of a break in CSS pixels.
const CLOSE: f64 = 0.56;
const BREAK: f64 = 10.0;

/// Years to positions: one even piece, or three with breaks between them.
struct TimeAxis {
    pieces: Vec<((f64, f64), Linear)>,
}

impl TimeAxis {
    /// An axis for the years from `domain.0` to `domain.1`, over `range`.
    fn new(domain: (f64, f64), range: (f64, f64), close: Option<(f64, f64)>) -> Self {
        let even = || Self { pieces: vec![(domain, Linear::new(domain, range))] };
        let Some((first, last)) = close else { return even() };
        let outside = (first - domain.0, domain.1 - last);
        if outside.0 <= 0.0 || outside.1 <= 0.0 || last <= first {
            return even();
        }
        let room = range.1 - range.0 - 2.0 * BREAK;
        // the years outside share the rest by their number, but none gets less than a third of it
        let before = (outside.0 / (outside.0 + outside.1)).clamp(1.0 / 3.0, 2.0 / 3.0) * (1.0 - CLOSE) * room;
        let (a, b) = (range.0 + before, range.0 + before + BREAK);
        let (c, d) = (b + CLOSE * room, b + CLOSE * room + BREAK);
        let pieces = [((domain.0, first), (range.0, a)), ((first, last), (b, c)), ((last, domain.1), (d, range.1))];
        Self { pieces: pieces.map(|(years, room)| (years, Linear::new(years, room))).into() }
    }

    /// Position of a point in time. What is outside the axis is placed at its end.
    fn at(&self, year: f64) -> f64 {
        let piece = self.pieces.iter().find(|((_, to), _)| year < *to).or(self.pieces.last());
        piece.map_or(0.0, |((from, to), scale)| scale.at(year.clamp(*from, *to)))
    }

    /// Left and right end of a span of time that begins and ends in one piece.
    fn span(&self, (from, to): (f64, f64)) -> (f64, f64) {
        let piece = self.pieces.iter().find(|((_, last), _)| from < *last).or(self.pieces.last());
        piece.map_or((0.0, 0.0), |((first, last), scale)| {
            (scale.at(from.clamp(*first, *last)), scale.at(to.clamp(*first, *last)))
        })
    }

    /// Whether a point in time is on the axis.
    fn has(&self, year: f64) -> bool {
        self.pieces.iter().any(|((from, to), _)| (*from..=*to).contains(&year))
    }

    /// Left and right edges of the breaks.
    fn breaks(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pieces.windows(2).map(|pair| (pair[0].1.at(pair[0].0.1), pair[1].1.at(pair[1].0.0)))
    }

    /// Left and right edge of the years that have more room.
    fn close(&self) -> Option<(f64, f64)> {
        let ((from, to), scale) = self.pieces.get(1)?;
        Some((scale.at(*from), scale.at(*to)))
    }
}

/// Between columns.
const GAP: Length = Length::new(10.0, 18.0);
/// Height of the axis above and below the rows.
const AXIS: Length = Length::new(24.0, 28.0);
/// Height of a row, and in the narrow form of its upper part, which holds the mark.
const ROW: Length = Length::new(41.0, 26.0);
const STRIP: f64 = 20.0;
/// Height of a row without words.
const WORDLESS_ROW: f64 = 9.0;

/// Sizes of marks in CSS pixels: heights of a tick and of a bar, and reach of a diamond.
type MarkSizes = (f64, f64, f64);

impl Events {
    fn row_height(&self, form: Form) -> f64 {
        if self.wordless { WORDLESS_ROW } else { ROW.at(form) }
    }

    fn mark_sizes(&self, form: Form) -> MarkSizes {
        if self.wordless { (8.0, 6.0, 4.5) } else { form.pick((14.0, 8.0, 5.5), (16.0, 9.0, 6.5)) }
    }
}

/// Least widths of a tick and of a bar: less could not be seen.
const LEAST: (f64, f64) = (2.0, 3.5);

/// Positions of everything.
struct Layout {
    form: Form,
    rows: Rows,
    /// Height of the part of a row that holds the mark.
    strip: f64,
    /// Left and right edge of the descriptions.
    texts: (f64, f64),
    /// Left and right edge of the axis.
    room: (f64, f64),
    /// Years to positions.
    time: TimeAxis,
}

impl Layout {
    fn new(chart: &Events, pen: &Pen<'_>) -> Drawn<Self> {
        let form = pen.form();
        let (pad, gap, axis) = (pen.px(PAD), pen.px(GAP), pen.px(AXIS));
        let (width, height) = pen.size();
        let rows = Rows::between(axis, height - axis, chart.len());
        let date = pen.widest(chart.words().map(|(date, ..)| date), Role::ValueStrong)?;
        let (texts, left) = match form {
            _ if chart.wordless => ((pad, pad), pad),
            // on a line of their own, as wide as the chart
            Form::Narrow => ((pad, width - pad), pad + date.min(width * 0.4) + gap),
            Form::Wide => {
                let left = pad + date.min(width * 0.3) + gap;
                // descriptions take what their short forms need, and what the years leave
                let short = pen.widest(chart.words().map(|(_, _, short)| short), Role::ValueStrong)?;
                let strip = (width - pad - gap - left - short - 1.0).clamp(128.0, 460.0);
                ((left, width - pad - strip - gap), width - pad - strip)
            }
        };
        let room = (left, width - pad);
        let later = || chart.later.iter().flat_map(|row| &row.items).map(|(span, _)| *span);
        let spans = || chart.rows.iter().map(|row| row.span).chain(later());
        let (from, to) = chart.domain.unwrap_or_else(|| {
            let from = spans().map(|span| span.0 - 1.0).fold(chart.line - 1.0, f64::min);
            (from, spans().map(|span| span.1 + 1.0).fold(chart.line + 1.0, f64::max))
        });
        let (_, _, reach) = chart.mark_sizes(form);
        let time = TimeAxis::new((from, to), (room.0 + reach, room.1 - reach), chart.close);
        let strip = match form {
            Form::Narrow if chart.wordless => WORDLESS_ROW,
            Form::Narrow => STRIP,
            Form::Wide => rows.height(),
        };
        Ok(Self { form, rows, strip, texts, room, time })
    }

    /// Upper and lower edge of the part of a row that holds the mark.
    fn strip(&self, index: usize) -> (f64, f64) {
        let top = self.rows.top(index);
        (top, top + self.strip)
    }

    /// Middles of the mark and the date, and of the description.
    fn middles(&self, index: usize) -> (f64, f64) {
        let (top, bottom) = self.strip(index);
        let mark = f64::midpoint(top, bottom);
        self.form.pick((mark + 1.5, mark + 18.5), (mark, mark))
    }
}

/// The mark of a date over its span of time, with its middle at `y`.
fn draw_mark(
    pen: &Pen<'_>,
    (exactness, nature): (Exactness, Nature),
    (from, to): (f64, f64),
    (y, (tall, low, reach)): (f64, MarkSizes),
    (token, ground): (Token, Token),
) -> Drawn {
    let ahead = nature != Nature::Past;
    let least = match exactness {
        Exactness::Month => LEAST.0,
        // an outline needs room inside
        _ if ahead => LEAST.1 + 2.0,
        _ => LEAST.1,
    };
    let middle = f64::midpoint(from, to);
    let half = f64::max(to - from, least) / 2.0;
    let (left, right) = (middle - half, middle + half);
    match exactness {
        Exactness::Day => {
            pen.fill_diamond((middle, y), reach, token)?;
            if ahead {
                pen.fill_diamond((middle, y), reach - 2.0, ground)?;
            }
        }
        Exactness::Month | Exactness::Year => {
            let height = if exactness == Exactness::Month { tall } else { low };
            let (upper, lower) = ((left, y - height / 2.0), (right, y + height / 2.0));
            if ahead && exactness == Exactness::Year {
                pen.fill_rect(upper, lower, ground)?;
                pen.rect(upper, lower, token, 1.5)?;
            } else {
                pen.fill_rect(upper, lower, token)?;
            }
        }
        Exactness::About => {
            for edge in [y - low / 2.0 + 0.5, y + low / 2.0 - 0.5] {
                pen.line((left, edge), (right, edge), token, 1.0)?;
            }
            let inset = (right - left) * 0.25;
            pen.fill_rect((left + inset, y - low / 2.0), (right - inset, y + low / 2.0), token)?;
        }
    }
    if nature == Nature::Target { pen.fill_circle((middle, y), low * DOT, token) } else { Ok(()) }
}

/// Radius of the dot in a target, as a share of the height of its bar.
const DOT: f64 = 0.4;

/// The mark of an item since publication: a thin line for a day, else a low bar as long as its date is vague.
fn draw_later(pen: &Pen<'_>, exactness: Exactness, (from, to): (f64, f64), (y, low): (f64, f64)) -> Drawn {
    let middle = f64::midpoint(from, to);
    if exactness == Exactness::Day {
        return pen.line((middle, y - low), (middle, y + low), Token::Ink2, 1.25);
    }
    let half = f64::max(to - from, LEAST.1) / 2.0;
    pen.rect((middle - half, y - low / 2.0), (middle + half, y + low / 2.0), Token::Ink2, 1.0)
}

/// The mark of a date for the key.
pub fn glyph(exactness: Exactness, nature: Nature) -> Glyph {
    let span = match exactness {
        Exactness::Day | Exactness::Month => (7.0, 7.0),
        Exactness::Year => (4.5, 9.5),
        Exactness::About => (1.0, 13.0),
    };
    let sizes = (7.0, (14.0, 8.0, 6.0));
    Glyph::new(move |pen| draw_mark(pen, (exactness, nature), span, sizes, (Token::Ink2, Token::Paper)))
}

/// The mark of what has happened since publication for the key: two of them, as on the double line.
pub fn glyph_later() -> Glyph {
    Glyph::new(|pen| [4.5, 9.5].into_iter().try_for_each(|x| draw_later(pen, Exactness::Day, (x, x), (7.0, 5.0))))
}

/// The text, or its shorter wording, or as many words of that as there is room for.
fn shortened(pen: &Pen<'_>, (text, short): (&str, &str), role: Role, room: f64) -> Drawn<Option<String>> {
    if let Some(whole) = pen.fitting(&[text, short], role, room)? {
        return Ok(Some(whole.to_owned()));
    }
    let source = if short.is_empty() { text } else { short };
    let mut found = None;
    let mut words = String::new();
    for (joint, word) in wrap::pieces(source) {
        if !words.is_empty() {
            words.push_str(joint);
        }
        words.push_str(word);
        let cut = format!("{}…", words.trim_end_matches([',', ';', ':', '.', '、', '。']));
        if pen.width(&cut, role)? > room {
            break;
        }
        found = Some(cut);
    }
    Ok(found)
}

impl Chart for Events {
    fn height(&self, form: Form) -> u32 {
        (2.0 * AXIS.at(form) + self.len() as f64 * self.row_height(form)).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        self.draw_ground(pen, &layout)?;
        self.draw_axis(pen, &layout)?;
        for (index, row) in self.rows.iter().enumerate() {
            let token = if row.selected || row.own { Token::Ink } else { Token::Ink2 };
            let at = (layout.middles(index).0, self.mark_sizes(pen.form()));
            let tokens = (token, ground_token(row.selected));
            draw_mark(pen, (row.exactness, row.nature), layout.time.span(row.span), at, tokens)?;
        }
        for (index, row) in (self.rows.len()..).zip(&self.later) {
            let (_, low, _) = self.mark_sizes(pen.form());
            for (span, exactness) in row.items.iter().filter(|(span, _)| layout.time.has(span.0)) {
                draw_later(pen, *exactness, layout.time.span(*span), (layout.middles(index).0, low * 0.6))?;
            }
        }
        if !self.wordless {
            self.draw_texts(pen, &layout)?;
        }
        let labels = self.rows.iter().map(|row| &row.label).chain(self.later.iter().map(|row| &row.label));
        Ok(labels
            .enumerate()
            .map(|(index, label)| Mark {
                row: Some(index),
                column: 0,
                bounds: layout.rows.bounds(index, pen.right()),
                label: label.clone(),
            })
            .collect())
    }

    /// The marks without words.
    fn small(&self) -> Option<Box<dyn Chart>> {
        Some(Box::new(self.without_words()))
    }
}

impl Events {
    fn without_words(&self) -> Self {
        Self { wordless: true, ..self.clone() }
    }

    /// Number of rows, those of the lane included.
    fn len(&self) -> usize {
        self.rows.len() + self.later.len()
    }

    /// Date, description and its short form of every row.
    fn words(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let events = self.rows.iter().map(|row| (row.date.as_str(), row.text.as_str(), row.short.as_str()));
        events.chain(self.later.iter().map(|row| (row.date.as_str(), row.text.as_str(), row.text.as_str())))
    }

    fn draw_ground(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        if let Some((left, right)) = layout.time.close() {
            for index in 0..self.len() {
                let (top, bottom) = layout.strip(index);
                pen.fill_rect((left, top), (right, bottom), Token::SelWash)?;
            }
        }
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        for index in 0..=self.len() {
            if self.wordless && (1..self.len()).contains(&index) {
                continue;
            }
            // a stronger rule separates the past from the future
            let separates = index.checked_sub(1).and_then(|above| self.rows.get(above)).is_some_and(|row| row.own);
            pen.rule(layout.rows.top(index), if separates { Token::Ink2 } else { Token::Line })?;
        }
        // the double line of what has happened since publication, above its lane and at its side
        if !self.later.is_empty() {
            let (top, bottom) = (layout.rows.top(self.rows.len()), layout.rows.bottom());
            for apart in [0.0, 3.0] {
                pen.rule(top + apart, Token::Ink)?;
                pen.line((apart + 0.5, top), (apart + 0.5, bottom), Token::Ink, 1.0)?;
            }
        }
        Ok(())
    }

    fn draw_axis(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (top, bottom) = (layout.rows.top(0), layout.rows.bottom());
        let ticks = self.ticks.iter().map(|tick| (layout.time.at(tick.value), tick.text.as_str()));
        let shown = axis::with_room(pen, ticks, 8.0, layout.room)?;
        for index in 0..self.len() {
            let (top, bottom) = layout.strip(index);
            for (x, _) in &shown {
                pen.line((*x, top + 1.0), (*x, bottom), Token::Grid, 1.0)?;
            }
        }
        let below = bottom + 8.0 + pen.text_size(Role::Axis) * 0.71;
        for (x, text) in &shown {
            for y in [top - 8.0, below] {
                pen.text(text, (Role::Axis, Token::Ink3), (*x, y), Align::Middle)?;
            }
        }
        // two slashes on each end of a break, above and below the rows
        for (from, to) in layout.time.breaks().filter(|_| self.len() > 0) {
            for x in [from, to] {
                for y in [top, bottom] {
                    pen.line((x - 2.0, y + 4.0), (x + 2.0, y - 4.0), Token::Ink2, 1.5)?;
                }
            }
        }
        // the day of publication, through the marks but not through the words under them
        let x = layout.time.at(self.line);
        for index in (0..self.len()).filter(|_| layout.time.has(self.line)) {
            let (top, bottom) = layout.strip(index);
            pen.line((x, top), (x, bottom), Token::LineStrong, 1.0)?;
        }
        Ok(())
    }

    fn draw_texts(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let pad = pen.px(PAD);
        let dates = layout.form.pick(layout.room.0, layout.texts.0) - pad - 4.0;
        let (left, right) = layout.texts;
        for (index, (day, words, short)) in self.words().enumerate() {
            let (date, text) = layout.middles(index);
            let style = value_style(self.rows.get(index).is_some_and(|row| row.selected || row.own));
            pen.write(&[day], style, (pad, pen.baseline(date, style.0)), Align::Left, dates)?;
            // the wording is chosen in bold, so that selecting an area moves nothing
            if let Some(words) = shortened(pen, (words, short), Role::ValueStrong, right - left)? {
                pen.text(&words, (style.0, Token::Ink), (left, pen.baseline(text, style.0)), Align::Left)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    pub fn example() -> Events {
        let row = |date: &str, text: &str, short: &str, span: (f64, f64), exactness: Exactness| Row {
            date: date.into(),
            text: text.into(),
            short: short.into(),
            span,
            exactness,
            nature: match span.0 {
                ..2021.5 => Nature::Past,
                ..2029.0 => Nature::Planned,
                _ => Nature::Target,
            },
            own: exactness == Exactness::Day,
            selected: false,
            label: format!("{date}: {text}"),
        };
        let long = "A second group of members, not named, abolishes tariffs, which is when the area is established";
        Events {
            rows: vec![
                row("1967", "ASEAN is founded", "", (1967.0, 1968.0), Exactness::Year),
                row("mid-1980s", "Companies begin to expand", "", (1984.0, 1987.0), Exactness::About),
                row("January 2018", long, "The second group abolishes tariffs", (2018.0, 2018.084), Exactness::Month),
                row("15 June 2021", "This proposal is published", "", (2021.45, 2021.453), Exactness::Day),
                row("2023", "50th anniversary of friendship", "", (2023.0, 2024.0), Exactness::Year),
                row("fiscal 2030", "The goal for greenhouse gases", "", (2030.25, 2031.25), Exactness::Year),
                row("2050", "The aim for marine plastic", "", (2050.0, 2051.0), Exactness::Year),
            ],
            ticks: ticks(None),
            line: 2021.45,
            ..Events::default()
        }
    }

    const CLOSE: (f64, f64) = (2015.0, 2022.0);

    fn ticks(close: Option<(f64, f64)>) -> Vec<Tick> {
        let values = tick_values(1966.0, 2052.0, close).into_iter();
        values.map(|value| Tick::new(value, format!("{value}"))).collect()
    }

    /// The same with more room for seven years.
    fn broken() -> Events {
        Events { close: Some(CLOSE), ticks: ticks(Some(CLOSE)), ..example() }
    }

    #[test]
    fn the_axis_has_decades_or_the_years_that_have_more_room() {
        assert_eq!(
            tick_values(1966.0, 2052.0, None),
            [1970.0, 1980.0, 1990.0, 2000.0, 2010.0, 2020.0, 2030.0, 2040.0, 2050.0]
        );
        let years = tick_values(1966.0, 2052.0, Some(CLOSE));
        assert!((2015..=2022).all(|year| years.contains(&f64::from(year))), "{years:?}");
        assert!(years.len() <= 8 + 6 && years.windows(2).all(|pair| pair[0] < pair[1]), "{years:?}");
    }

    #[test]
    fn the_crowded_years_have_more_room_and_each_stretch_is_even() {
        for width in [280.0, 460.0, 1000.0] {
            let line = TimeAxis::new((1966.0, 2052.0), (0.0, width), Some(CLOSE));
            let year = |at: f64| line.at(at + 0.5) - line.at(at - 0.5);
            assert!(year(2018.0) > 6.0 * year(1980.0) && year(2018.0) > 4.0 * year(2040.0), "{width} px");
            for (a, b) in [(1970.0, 2010.0), (2015.5, 2021.4), (2025.0, 2050.0)] {
                assert!((year(a) - year(b)).abs() < 1e-6, "{a} and {b} at {width} px");
            }
            // later is never further left, and a break is a gap
            let all: Vec<f64> = (0..=860).map(|tenth| line.at(1966.0 + f64::from(tenth) / 10.0)).collect();
            assert!(all.is_sorted() && all[0] == 0.0 && (all[860] - width).abs() < 1e-6);
            let breaks: Vec<f64> = line.breaks().map(|(from, to)| to - from).collect();
            assert_eq!(breaks.len(), 2);
            assert!(breaks.iter().all(|gap| (gap - BREAK).abs() < 1e-6));
        }
    }

    #[test]
    fn a_break_is_seen_above_and_below_the_rows() {
        // two slashes at either end of the axis, for each of two breaks
        let slashes = |chart: &Events| {
            let body = svg::draw(chart, 780, Paint::Classes).body;
            let paths = body.split("<path class=\"s-ink-2\" stroke-width=\"1.5\" d=\"").skip(1);
            // outlines of bars have level and upright sides only
            paths.map(|path| path.split('"').next().unwrap_or_default().matches('L').count()).sum::<usize>()
        };
        assert_eq!(slashes(&broken()), 8);
        assert_eq!(slashes(&example()), 0);
    }

    #[test]
    fn the_small_picture_has_every_mark_and_is_low() {
        let small = broken().without_words();
        let (record, marks) = draw(&small, 328);
        assert_eq!(marks.len(), small.rows.len());
        assert!(record.texts.iter().all(|text| small.ticks.iter().any(|tick| tick.text == text.text)));
        assert!(small.height(Form::Narrow) * 2 < broken().height(Form::Narrow));
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        let mut chosen = example();
        chosen.rows.iter_mut().for_each(|row| row.selected = true);
        for chart in [example(), chosen, broken()] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_dates() {
        let mut dice = Dice::new(23);
        for _ in 0..600 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.date = dice.words(0, 30);
                row.text = dice.words(0, 150);
                row.short = dice.words(0, 50);
                row.selected = dice.whole(0, 3) == 0;
                row.nature = [Nature::Past, Nature::Planned, Nature::Target][dice.whole(0, 2)];
                row.exactness = Exactness::ALL[dice.whole(0, 3)];
                let from = dice.real(1900.0, 2100.0);
                row.span = (from, from + dice.real(0.0, 5.0));
            }
            chart.close = (dice.whole(0, 1) == 0).then_some(CLOSE);
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
            row.exactness = Exactness::Year;
            row.nature = Nature::Past;
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
    fn exactness_and_future_look_different() {
        let keys: std::collections::BTreeSet<_> = Exactness::ALL
            .into_iter()
            .map(|exactness| glyph(exactness, Nature::Past).svg())
            .chain([Nature::Planned, Nature::Target].map(|nature| glyph(Exactness::Year, nature).svg()))
            .chain([glyph_later().svg()])
            .collect();
        assert_eq!(keys.len(), 7);
    }

    #[test]
    fn selecting_moves_nothing() {
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
