//! `profile`: what is known of the ten members from outside the proposal, one panel for each measure.
//!
//! The words for a member's figure in a measure are here for the page that compares members, too: a figure with how it
//! is known, the amount of several members as one, or that there is no figure.

mod drawing;

use super::measure::{Measure, Rank, Value, source_of};
use super::table::{Cell, Row, Table, ValueSource, status_words};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, list_of};
use crate::chart::{Glyph, Key};
use crate::chart_id::ChartId;
use crate::component::facts::{qualified, value_of};
use crate::context::{MEMBERS, Observation, SourceIx};
use crate::proposal::{CountryIx, Locator, Statistic, StatisticIx, in_order};
use crate::text::{Locale, Text, charts, ui};
use drawing::{Bar, Block, Item, Panel, Profile, Sign, glyph};

pub(super) const ENTRY: Entry = Entry {
    title: charts::PROFILE_TITLE,
    description: charts::PROFILE_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[
        StatisticIx::GROWTH_2020,
        StatisticIx::GROWTH_2021,
        StatisticIx::GROWTH_2022,
        StatisticIx::INVESTMENT,
        StatisticIx::BASES,
        StatisticIx::VISITORS,
        StatisticIx::RESIDENTS,
    ],
    build,
};

/// The amount of several members, in words: `5 members together: 3,289`.
#[must_use]
pub fn block_words(locale: Locale, measure: Measure, block: &Observation) -> String {
    let (n, amount) = (block.countries.len().to_string(), measure.amount(locale, block.value));
    charts::PROFILE_BLOCK.fill(locale, &[("n", &n), ("amount", &amount)])
}

/// How a value was obtained; empty where it was calculated here.
fn how(locale: Locale, source: ValueSource) -> &'static str {
    match source {
        ValueSource::Outside(_, status) => status_words(status).get(locale),
        ValueSource::Derived => charts::STATUS_REMAINDER.get(locale),
        ValueSource::Proposal(_) => "",
    }
}

/// An amount with how it is known.
fn with_status(locale: Locale, amount: &str, source: ValueSource) -> String {
    charts::PROFILE_STATUS.fill(locale, &[("amount", amount), ("status", how(locale, source))])
}

/// What is known of a member, in words, as a cell: its figure, the amount that it is part of, or that there is none.
#[must_use]
pub fn cell_of(locale: Locale, measure: Measure, country: CountryIx) -> Cell {
    match (measure.of(country), measure.block(country)) {
        (Some(own), _) => Cell::new(own.value, measure.amount(locale, own.value), own.source),
        (None, Some(block)) => Cell { text: block_words(locale, measure, block), ..Cell::absent(locale) },
        (None, None) => Cell::absent(locale),
    }
}

/// The proposal's own figure for all ten members, as a cell.
#[must_use]
pub fn total_of(locale: Locale, measure: Measure) -> Cell {
    match measure.total() {
        Some(s) => {
            let source = ValueSource::Proposal(Locator::Note(s.note));
            Cell::new(total_value(measure, s), total_words(locale, measure, s), source)
        }
        None => Cell::absent(locale),
    }
}

/// The proposal's figure in words.
fn total_words(locale: Locale, measure: Measure, s: &Statistic) -> String {
    match measure {
        Measure::Bases => charts::BASES_AMOUNT.fill(locale, &[("n", &measure.figure(locale, s.value))]),
        _ => value_of(locale, s),
    }
}

/// The proposal's figure in the unit of the measure.
fn total_value(measure: Measure, s: &Statistic) -> f64 {
    match measure {
        Measure::Bases | Measure::Visitors | Measure::Residents => s.amount(),
        _ => s.value,
    }
}

/// A value and its place among the members that have one.
fn ranked(locale: Locale, value: &str, rank: Rank) -> String {
    let text = if rank.shared { charts::PROFILE_RANKED_SHARED } else { charts::PROFILE_RANKED };
    text.fill(locale, &[("value", value), ("place", &rank.place.to_string()), ("of", &rank.of.to_string())])
}

/// The statement in full: `Vietnam, Japanese business bases, 1 October 2017: 1,816 (…), no. 3 of the 5 with a figure`.
fn statement(locale: Locale, name: &str, measure: Measure, words: &str) -> String {
    charts::PROFILE_VALUE.fill(locale, &[("name", name), ("measure", &measure.title(locale)), ("words", words)])
}

/// The members that have no figure of their own in a measure and are in no block.
fn without(measure: Measure) -> impl Iterator<Item = CountryIx> {
    let none = move |c: &CountryIx| measure.of(*c).is_none() && measure.block(*c).is_none();
    MEMBERS.iter().map(|m| m.country).filter(none)
}

/// Every block, with its measure.
fn blocks() -> impl Iterator<Item = (Measure, &'static Observation)> {
    Measure::ALL.into_iter().flat_map(|measure| measure.blocks().map(move |block| (measure, block)))
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let places = in_order(Measure::ALL.into_iter().filter_map(Measure::total).map(|s| Locator::Note(s.note)));
    let codes: Vec<String> = MEMBERS
        .iter()
        .map(|m| {
            let country = m.country.get();
            charts::PROFILE_CODE.fill(locale, &[("code", country.id), ("name", country.name.get(locale))])
        })
        .collect();
    let drawing = Profile { panels: Measure::ALL.into_iter().map(|m| panel(locale, selection, m)).collect() };
    let revised = SourceIx::FDI_REV.get().title.get(locale);
    ChartView {
        places,
        statements: vec![
            (Evidence::Proposal, charts::PROFILE_SAYS.get(locale).to_owned()),
            (Evidence::Context, charts::PROFILE_CONTEXT.get(locale).to_owned()),
            (Evidence::Since, charts::INVESTMENT_SINCE.fill(locale, &[("source", revised)])),
        ],
        notices: vec![charts::PROFILE_FACE, charts::GDP_GROWTH_FACE, charts::PROFILE_FACE_INVESTMENT],
        key: key(locale, selection),
        unit: charts::PROFILE_UNIT.fill(locale, &[("codes", &codes.join(ui::FORMAT_COMMA.get(locale)))]),
        further_sources: vec![SourceIx::FDI_REV],
        ..ChartView::new(ChartId::Profile, Box::new(drawing), charts::PROFILE_LABEL, table(locale))
    }
}

fn key(locale: Locale, selection: &Selection) -> Key {
    let words = |text: Text| text.get(locale).to_owned();
    let members: Vec<CountryIx> = MEMBERS.iter().map(|m| m.country).collect();
    let mut key = if selection.has_any(&members) {
        vec![
            (glyph(Sign::Solid), words(charts::PROFILE_KEY_SELECTED)),
            (glyph(Sign::Outline), words(charts::PROFILE_KEY_OTHER)),
        ]
    } else {
        vec![(glyph(Sign::Quiet), words(charts::PROFILE_KEY_VALUE))]
    };
    key.push((glyph(Sign::Bracket), words(charts::PROFILE_KEY_BLOCK)));
    key.push((glyph(Sign::Dash), words(charts::PROFILE_KEY_NONE)));
    key.push((Glyph::Rule, words(charts::PROFILE_TOTAL)));
    key
}

/// Rows are the proposal's figures, the members, and what was published of several members as one.
fn table(locale: Locale) -> Table {
    let total =
        Row::summing(charts::PROFILE_TOTAL.get(locale), Measure::ALL.map(|measure| total_of(locale, measure)).into());
    let members = MEMBERS.iter().map(|m| {
        let cells = Measure::ALL.map(|measure| cell_of(locale, measure, m.country));
        Row::of_country(locale, m.country, cells.into())
    });
    let blocks = blocks().map(|(of, block)| {
        let cells = Measure::ALL.map(|measure| match measure == of {
            true => Cell::new(block.value, block_words(locale, measure, block), source_of(block)),
            false => Cell::empty(),
        });
        Row::new(list_of(locale, block.countries), block.countries, cells.into())
    });
    let head = Measure::ALL.map(|measure| measure.title(locale));
    Table::of_members(locale, head.into(), std::iter::once(total).chain(members).chain(blocks).collect())
}

fn panel(locale: Locale, selection: &Selection, measure: Measure) -> Panel {
    let row_of = |country: CountryIx| MEMBERS.iter().position(|m| m.country == country).unwrap_or_default();
    let item = |country: CountryIx, words: &str| Item {
        row: row_of(country),
        code: country.get().id.to_owned(),
        selected: selection.has_any(&[country]),
        label: statement(locale, country.get().name.get(locale), measure, words),
    };
    let bars = measure.ranked().into_iter().map(|(country, own): (CountryIx, Value)| {
        let amount = with_status(locale, &measure.amount(locale, own.value), own.source);
        let words = match measure.rank(country) {
            Some(rank) => ranked(locale, &amount, rank),
            None => amount,
        };
        Bar { item: item(country, &words), value: own.value, texts: figures(locale, measure, own.value) }
    });
    let block = |(index, (_, block)): (usize, (Measure, &'static Observation))| {
        let (words, n) = (block_words(locale, measure, block), block.countries.len().to_string());
        let figure = measure.figure(locale, block.value);
        let whole = with_status(locale, &words, source_of(block));
        Block {
            items: block.countries.iter().map(|country| item(*country, &words)).collect(),
            row: MEMBERS.len() + index,
            text: charts::PROFILE_BLOCK_SHORT.fill(locale, &[("n", &n), ("figure", &figure)]),
            lines: [charts::PROFILE_BLOCK_LINES.fill(locale, &[("n", &n)]), figure],
            selected: selection.has_any(block.countries),
            label: statement(locale, &list_of(locale, block.countries), measure, &whole),
        }
    };
    let none = charts::CHART_NONE.get(locale);
    Panel {
        names: names(locale, measure),
        subs: subs(locale, measure),
        quoted: quoted(locale, measure),
        quoted_label: charts::PROFILE_TOTAL_VALUE.fill(
            locale,
            &[
                ("total", charts::PROFILE_TOTAL.get(locale)),
                ("measure", &measure.title(locale)),
                ("value", &total_of(locale, measure).text),
            ],
        ),
        bars: bars.collect(),
        blocks: blocks().enumerate().filter(|(_, (of, _))| *of == measure).map(block).collect(),
        absent: without(measure).map(|country| item(country, none)).collect(),
    }
}

/// The name of a measure, longest wording first.
fn names(locale: Locale, measure: Measure) -> Vec<String> {
    let short = match measure {
        Measure::Investment => Some(charts::PROFILE_INVESTMENT),
        Measure::Bases => Some(charts::PROFILE_BASES),
        Measure::Gdp => Some(charts::PROFILE_GDP),
        _ => None,
    };
    std::iter::once(measure.name()).chain(short).map(|text| text.get(locale).to_owned()).collect()
}

/// Date and unit of a measure, longest wording first.
fn subs(locale: Locale, measure: Measure) -> Vec<String> {
    let date = measure.date_words(locale);
    let units: &[Text] = match measure {
        Measure::Growth(_) => &[charts::PROFILE_PERCENT],
        Measure::Investment => &[charts::PROFILE_BILLION_YEN],
        Measure::Population => &[charts::PROFILE_MILLION],
        Measure::Gdp => &[charts::PROFILE_BILLION_DOLLARS, charts::PROFILE_BILLION_DOLLARS_SHORT],
        _ => return vec![date],
    };
    units.iter().map(|unit| unit.fill(locale, &[("date", &date)])).collect()
}

/// The proposal's own figure, longest wording first.
fn quoted(locale: Locale, measure: Measure) -> Vec<String> {
    let Some(s) = measure.total() else { return Vec::new() };
    let figure = measure.figure(locale, total_value(measure, s));
    let figure = if matches!(measure, Measure::Growth(_)) { measure.amount(locale, s.value) } else { figure };
    let short = qualified(locale, s, &figure);
    vec![total_words(locale, measure, s), short, figure]
}

/// A value in figures, longest wording first. Where figures have many digits, all of a panel are rounded.
fn figures(locale: Locale, measure: Measure, value: f64) -> Vec<String> {
    const MILLION: f64 = 1e6;
    let unit = if locale.counts_in_myriads() { 1e4 } else { 1e3 };
    // two digits at least, where there are as many
    let decimals = |n: f64| usize::from(n < 10.0);
    let whole = measure.figure(locale, value);
    match measure {
        Measure::Population => vec![locale.in_unit(value / MILLION, 6, decimals(value / MILLION))],
        Measure::Gdp => vec![locale.in_unit(value, 9, 0)],
        Measure::Visitors | Measure::Residents if value >= unit => {
            let n = value / unit;
            vec![whole, charts::PROFILE_THOUSAND.fill(locale, &[("n", &locale.number(n, decimals(n)))])]
        }
        _ => vec![whole],
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
