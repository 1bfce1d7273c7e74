//! Growth of one member beside the mean of the ten, for the printed brief: two columns for each of three years, with
//! their values. It is drawn only as SVG, since it is shown on paper alone.

use super::measure::Measure;
use crate::chart::pen::{Align, Pen};
use crate::chart::role::Role;
use crate::chart::scale::{self, Linear};
use crate::chart::token::Token;
use crate::chart::{Chart, Drawn, Form, Mark, PRERENDERED, svg};
use crate::proposal::CountryIx;
use crate::text::{Locale, charts};

/// A column: its value, and the value in figures.
type Column = (f64, String);

/// The drawing. Texts are complete.
struct GrowthColumns {
    /// Year, the member's column if it has a figure, and the mean.
    years: Vec<(String, Option<Column>, Column)>,
    /// Name of the member, of the mean, and the words where the member has no figure.
    words: [String; 3],
}

/// The drawing of a member's growth as SVG, under the name that the brief uses.
#[must_use]
pub fn still(locale: Locale, country: CountryIx, name: &str, label: &str) -> String {
    let (width, class) = PRERENDERED[0];
    svg::render(&growth_of(locale, country, name), width, class, label)
}

fn growth_of(locale: Locale, country: CountryIx, name: &str) -> GrowthColumns {
    let column = |value: f64| (value, locale.number(value, 1));
    let years = Measure::ALL.into_iter().filter(|m| matches!(m, Measure::Growth(_)));
    let years = years.filter_map(|m| {
        let own = m.of(country).map(|own| column(own.value));
        Some((m.date_words(locale), own, column(m.total()?.value)))
    });
    let words = [name, charts::BRIEF_PAPER_MEAN.get(locale), charts::CHART_NONE.get(locale)].map(str::to_owned);
    GrowthColumns { years: years.collect(), words }
}

/// Heights in CSS pixels: the key, the columns, the years below them; and the least distance of a value from an edge.
const KEY: f64 = 22.0;
const COLUMNS: f64 = 92.0;
const YEARS: f64 = 22.0;
const TEXT: f64 = 16.0;
/// Width of a column.
const BAR: f64 = 30.0;

impl Chart for GrowthColumns {
    fn height(&self, _: Form) -> u32 {
        (KEY + COLUMNS + YEARS) as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let [name, mean, none] = &self.words;
        let width = pen.right();
        let all = self.years.iter().flat_map(|(_, own, mean)| own.iter().chain([mean]));
        let domain = scale::extent(all.map(|(value, _)| *value));
        let heights = Linear::new(domain, (KEY + COLUMNS - TEXT, KEY + TEXT));
        let zero = heights.at(0.0);
        // key
        let at = |x: f64| (x, pen.baseline(KEY / 2.0 - 2.0, Role::Sub));
        pen.fill_rect((2.0, 4.0), (12.0, 14.0), Token::Ink)?;
        pen.text(name, (Role::Sub, Token::Ink), at(17.0), Align::Left)?;
        let left = 17.0 + pen.width(name, Role::Sub)? + 16.0;
        pen.rect((left, 4.0), (left + 10.0, 14.0), Token::Ink, 1.2)?;
        pen.text(mean, (Role::Sub, Token::Ink), at(left + 15.0), Align::Left)?;
        // columns
        let step = width / self.years.len().max(1) as f64;
        for (i, (year, own, mean)) in self.years.iter().enumerate() {
            let middle = step * (i as f64 + 0.5);
            let value = |x: f64, (value, text): &Column, own: bool| -> Drawn {
                let end = heights.at(*value);
                let (top, bottom) = (zero.min(end), zero.max(end));
                match own {
                    true => pen.fill_rect((x - BAR / 2.0, top), (x + BAR / 2.0, bottom), Token::Ink)?,
                    false => pen.rect((x - BAR / 2.0, top), (x + BAR / 2.0, bottom), Token::Ink, 1.2)?,
                }
                let beside = if end <= zero { end - TEXT / 2.0 } else { end + TEXT / 2.0 };
                let role = if own { Role::ValueStrong } else { Role::Value };
                pen.text(text, (role, Token::Ink), (x, pen.baseline(beside, role)), Align::Middle)
            };
            let apart = BAR / 2.0 + 3.0;
            match own {
                Some(own) => value(middle - apart, own, true)?,
                None => {
                    let place = (middle - 4.0, pen.baseline(zero - TEXT / 2.0, Role::Absent));
                    pen.text(none, (Role::Absent, Token::Ink2), place, Align::Right)?;
                }
            }
            value(middle + apart, mean, false)?;
            let role = Role::Sub;
            let below = pen.baseline(KEY + COLUMNS + YEARS / 2.0, role);
            pen.text(year, (role, Token::Ink), (middle, below), Align::Middle)?;
        }
        pen.rule(zero, Token::Ink)?;
        Ok(Vec::new())
    }
}
