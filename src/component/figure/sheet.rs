//! A chart as it is taken away: with its heading, what must be known first, units and sources, so that
//! a picture found elsewhere still says what it shows and where it comes from.

use super::{Figure, Key, label};
use crate::chart::key::{Glyph, SIDE};
use crate::chart::pen::{Align, Pen};
use crate::chart::role::Role;
use crate::chart::{Chart, Drawing, Fault, Form, Mark, Token, UNIT, metrics};
use crate::text::{charts, ui};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

/// Width that lines are broken for, in CSS pixels: that of every sheet.
pub const WIDTH: u32 = 800;
/// Room around everything.
const MARGIN: f64 = 24.0;
/// Room between the lines above the chart and its key.
const ABOVE_KEY: f64 = 8.0;

/// An entry of the key, from the upper left corner of the key.
struct Entry<'a> {
    left: f64,
    top: f64,
    glyph: Glyph,
    words: &'a str,
}

/// From a glyph to its words, and from one entry to the next.
const GAPS: (f64, f64) = (6.0, 20.0);

/// The key in lines as wide as the sheet.
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
        entries.push(Entry { left, top, glyph: *glyph, words });
        left += width + GAPS.1;
    }
    entries
}

/// A chart on a sheet of its own.
pub struct Sheet<'a> {
    title: &'a str,
    drawing: &'a Drawing,
    above: Vec<(Role, Token, String)>,
    key: Vec<Entry<'a>>,
    below: Vec<(Role, Token, String)>,
}

/// Distance from one line to the next.
fn leading(role: Role) -> f64 {
    (role.size(Form::Wide) * 1.4).round()
}

/// Breaks a text at spaces so that no line is wider than the sheet.
fn broken(text: &str, role: Role) -> Vec<String> {
    let room = (f64::from(WIDTH) - 2.0 * MARGIN) / role.size(Form::Wide);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if metrics::width(&format!("{line} {word}"), role) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl<'a> Sheet<'a> {
    /// A figure's sheet.
    #[must_use]
    pub fn of(it: &'a Figure) -> Self {
        let lines = |text: &str, role: Role, token: Token| {
            broken(text, role).into_iter().map(move |line| (role, token, line)).collect::<Vec<_>>()
        };
        let mut above = lines(it.title.get(), Role::Head, Token::Ink);
        for face in &it.face {
            above.extend(lines(face.get(), Role::Sub, Token::Ink2));
        }
        let mut below = lines(&it.unit, Role::Sub, Token::Ink2);
        let places: Vec<String> = it.at.iter().map(|at| label(*at)).collect();
        let mut sources = vec![ui::SITE_TITLE.get().to_owned()];
        if !places.is_empty() {
            sources.push(places.join(", "));
        }
        sources.extend(it.sources().iter().map(|s| s.get().title.get().to_owned()));
        below.extend(lines(
            &format!("{}: {}", charts::CHART_SOURCES.get(), sources.join("; ")),
            Role::Sub,
            Token::Ink3,
        ));
        Self { title: it.title.get(), drawing: &it.drawing, above, key: laid_out(&it.key), below }
    }

    /// What the chart shows.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title
    }

    /// Of what stands above the chart, key included, of the chart, and of what stands below.
    fn heights(&self) -> (f64, f64, f64) {
        let of = |lines: &[(Role, Token, String)]| lines.iter().map(|(role, ..)| leading(*role)).sum::<f64>();
        let key = self.key.last().map_or(0.0, |last| last.top + leading(Role::Sub) + ABOVE_KEY);
        let chart = f64::from(self.drawing.height(Form::at(f64::from(WIDTH) - 2.0 * MARGIN)));
        (of(&self.above) + key, chart, of(&self.below))
    }
}

impl Chart for Sheet<'_> {
    fn height(&self, _: Form) -> u32 {
        let (above, chart, below) = self.heights();
        (above + chart + below + 4.0 * MARGIN).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let (above, chart, _) = self.heights();
        let units = |px: f64| (px * f64::from(UNIT)).round() as i32;
        let pen = Pen::new(area);
        let write = |lines: &[(Role, Token, String)], mut y: f64| {
            for (role, token, line) in lines {
                y += leading(*role);
                pen.text(line, (*role, *token), (MARGIN, y), Align::Left)?;
            }
            Ok::<_, Fault<B>>(())
        };
        write(&self.above, MARGIN)?;
        let first = MARGIN + above - self.key.last().map_or(0.0, |last| last.top + leading(Role::Sub));
        for Entry { left, top, glyph, words } in &self.key {
            let (left, base) = (MARGIN + left, first + top + leading(Role::Sub));
            let side = f64::from(SIDE);
            // the middle of a glyph is that of the letters beside it
            let corner = (units(left), units(base - side * 0.82));
            glyph.draw(&area.clone().shrink(corner, (units(side), units(side))))?;
            pen.text(words, (Role::Sub, Token::Ink2), (left + side + GAPS.0, base), Align::Left)?;
        }
        write(&self.below, above + chart + 3.0 * MARGIN)?;
        let inner = area.clone().shrink(
            (units(MARGIN), units(above + 2.0 * MARGIN)),
            (units(f64::from(WIDTH) - 2.0 * MARGIN), units(chart)),
        );
        self.drawing.draw(&inner)?;
        area.present()?;
        // nobody points at a file
        Ok(Vec::new())
    }
}
