//! A chart as a file: with its title, what must be known first, its key, units and sources, so that a picture
//! found elsewhere still tells what it shows and where it comes from.

use super::key::{Glyph, Key, SIDE};
use super::pen::{Align, Style};
use super::role::Role;
use super::wrap;
use super::{Chart, Drawn, Form, Mark, Pen, Token, metrics};

/// Width of every sheet, in CSS pixels.
pub const WIDTH: u32 = 800;
/// Space around everything.
const MARGIN: f64 = 24.0;
/// Between the lines above the chart and its key.
const ABOVE_KEY: f64 = 8.0;
/// From a glyph to its words, and from one entry of the key to the next.
const GAPS: (f64, f64) = (6.0, 20.0);

/// An entry of the key, from the upper left corner of the key.
struct Entry<'a> {
    left: f64,
    top: f64,
    glyph: &'a Glyph,
    words: &'a str,
}

/// A line of text.
type Line = (Style, String);

/// A chart on a sheet of its own.
pub struct Sheet<'a> {
    title: &'a str,
    chart: &'a dyn Chart,
    above: Vec<Line>,
    key: Vec<Entry<'a>>,
    below: Vec<Line>,
}

/// The entries of a key, in lines that are no wider than the sheet.
fn laid_out(key: &Key) -> Vec<Entry<'_>> {
    let size = Role::Sub.size(Form::Wide);
    let (mut left, mut top) = (0.0, 0.0);
    let mut entries = Vec::with_capacity(key.len());
    for (glyph, words) in key {
        let width = f64::from(SIDE) + GAPS.0 + metrics::width(words, Role::Sub) * size;
        if left > 0.0 && left + width > f64::from(WIDTH) - 2.0 * MARGIN {
            left = 0.0;
            top += leading(Role::Sub);
        }
        entries.push(Entry { left, top, glyph, words });
        left += width + GAPS.1;
    }
    entries
}

/// Distance from one line to the next.
fn leading(role: Role) -> f64 {
    (role.size(Form::Wide) * 1.4).round()
}

/// Adds a text in lines that are no wider than the sheet.
fn add_lines(lines: &mut Vec<Line>, text: &str, style: Style) {
    let room = (f64::from(WIDTH) - 2.0 * MARGIN) / style.0.size(Form::Wide);
    let first = lines.len();
    for (joint, word) in wrap::pieces(text) {
        match lines[first..].last_mut() {
            Some((_, line)) if metrics::width(&format!("{line}{joint}{word}"), style.0) <= room => {
                line.push_str(joint);
                line.push_str(word);
            }
            _ => lines.push((style, word.to_owned())),
        }
    }
}

impl<'a> Sheet<'a> {
    /// A sheet with a title and notices above the chart and its key, and with its unit and its sources below.
    #[must_use]
    pub fn new(
        title: &'a str,
        notices: &[&str],
        key: &'a Key,
        chart: &'a dyn Chart,
        (unit, sources): (&str, &str),
    ) -> Self {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        add_lines(&mut above, title, (Role::Head, Token::Ink));
        for notice in notices {
            add_lines(&mut above, notice, (Role::Sub, Token::Ink2));
        }
        add_lines(&mut below, unit, (Role::Sub, Token::Ink2));
        add_lines(&mut below, sources, (Role::Sub, Token::Ink3));
        Self { title, chart, above, key: laid_out(key), below }
    }

    /// Title of the chart.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title
    }

    /// Heights of what is above the chart, key included, of the chart, and of what is below it.
    fn heights(&self) -> (f64, f64, f64) {
        let sum = |lines: &[Line]| lines.iter().map(|((role, _), _)| leading(*role)).sum::<f64>();
        let key = self.key.last().map_or(0.0, |last| last.top + leading(Role::Sub) + ABOVE_KEY);
        let chart = f64::from(self.chart.height(Form::at(f64::from(WIDTH) - 2.0 * MARGIN)));
        (sum(&self.above) + key, chart, sum(&self.below))
    }
}

impl Chart for Sheet<'_> {
    fn height(&self, _: Form) -> u32 {
        let (above, chart, below) = self.heights();
        (above + chart + below + 4.0 * MARGIN).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let (above, chart, _) = self.heights();
        let write = |lines: &[Line], mut y: f64| {
            lines.iter().try_for_each(|(style, line)| {
                y += leading(style.0);
                pen.text(line, *style, (MARGIN, y), Align::Left)
            })
        };
        write(&self.above, MARGIN)?;
        let first = MARGIN + above - self.key.last().map_or(0.0, |last| last.top + leading(Role::Sub));
        for Entry { left, top, glyph, words } in &self.key {
            let (left, base) = (MARGIN + left, first + top + leading(Role::Sub));
            let side = f64::from(SIDE);
            // the middle of a glyph is level with that of the letters beside it
            glyph.draw(&pen.inset((left, base - side * 0.82), (side, side)))?;
            pen.text(words, (Role::Sub, Token::Ink2), (left + side + GAPS.0, base), Align::Left)?;
        }
        write(&self.below, above + chart + 3.0 * MARGIN)?;
        self.chart.draw(&pen.inset((MARGIN, above + 2.0 * MARGIN), (f64::from(WIDTH) - 2.0 * MARGIN, chart)))?;
        // a file has no tooltips
        Ok(Vec::new())
    }
}
