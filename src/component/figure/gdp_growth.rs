//! `gdp-growth`: the ten economies behind the proposal's average.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table};
use crate::chart::growth::{self, Origin};
use crate::chart::{ChartId, Drawing, Glyph, Growth};
use crate::context::{GROWTH, GrowthBasis, MEMBERS, growth as growth_of};
use crate::proposal::{CountryIx, Locator, STATISTICS, Statistic};
use crate::text::{Text, charts, format};

const YEARS: [u16; 3] = [2020, 2021, 2022];

/// The three means of note 9, in the order of the years.
fn means() -> impl Iterator<Item = &'static Statistic> {
    STATISTICS.iter().filter(|s| s.note == 9)
}

/// A value of growth with its unit: `−2.5 %`.
fn percent(value: f64) -> String {
    format!("{} %", format::number(value, 1))
}

fn origin(basis: GrowthBasis) -> Origin {
    match basis {
        GrowthBasis::NationalOffice => Origin::Office,
        GrowthBasis::AdbReport => Origin::Report,
        GrowthBasis::AdbForecast => Origin::Forecast,
    }
}

fn origin_name(origin: Origin) -> Text {
    match origin {
        Origin::Office => charts::GDP_GROWTH_KEY_NATIONAL,
        Origin::Report => charts::GDP_GROWTH_KEY_ADB,
        Origin::Forecast => charts::GDP_GROWTH_KEY_FORECAST,
    }
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let mean = Row {
        head: charts::GDP_GROWTH_MEAN_IN.get().to_owned(),
        countries: Vec::new(),
        sums: true,
        cells: means()
            .map(|s| Cell { value: Some(s.value), text: percent(s.value), basis: Some(Basis::At(Locator::Note(9))) })
            .collect(),
    };
    let member = |country: CountryIx| Row {
        head: country.get().name.get().to_owned(),
        countries: vec![country],
        sums: false,
        cells: YEARS
            .iter()
            .map(|year| match growth_of(country, *year) {
                Some(g) => {
                    Cell { value: Some(g.value), text: percent(g.value), basis: Some(Basis::From(g.source, g.status)) }
                }
                None => Cell { value: None, text: charts::CHART_NONE.get().to_owned(), basis: None },
            })
            .collect(),
    };
    let forecast = |year: u16| format!("{year}, {}", charts::GDP_GROWTH_FORECAST.get());
    let mut at = vec![Locator::Note(9)];
    at.extend(means().next().map(|s| s.at));
    Figure {
        id: ChartId::GdpGrowth,
        at,
        title: charts::GDP_GROWTH_TITLE,
        says: vec![
            (Evidence::Proposal, charts::GDP_GROWTH_SAYS.get().to_owned()),
            (Evidence::Context, charts::GDP_GROWTH_CONTEXT.get().to_owned()),
        ],
        face: vec![charts::GDP_GROWTH_FACE],
        key: [(Glyph::Mean, charts::GDP_GROWTH_MEAN_IN)]
            .into_iter()
            .chain(Origin::ALL.map(|origin| (Glyph::Growth(origin), origin_name(origin))))
            .map(|(glyph, name)| (glyph, name.get().to_owned()))
            .collect(),
        label: charts::GDP_GROWTH_LABEL,
        drawing: Drawing::Growth(chart(&ask.query.country)),
        unit: charts::GDP_GROWTH_UNIT.get().to_owned(),
        table: Table {
            corner: charts::CHART_MEMBER.get().to_owned(),
            head: vec![YEARS[0].to_string(), forecast(YEARS[1]), forecast(YEARS[2])],
            rows: std::iter::once(mean).chain(MEMBERS.iter().map(|m| member(m.country))).collect(),
        },
        missing: None,
        forms: Vec::new(),
    }
}

fn chart(chosen: &[CountryIx]) -> Growth {
    let cell = |country: CountryIx, year: u16| {
        let name = country.get().name.get();
        match growth_of(country, year) {
            Some(g) => growth::Cell {
                rate: Some(growth::Rate { value: g.value, text: format::number(g.value, 1), origin: origin(g.basis) }),
                label: format!("{name}, {year}: {} ({})", percent(g.value), origin_name(origin(g.basis)).get()),
            },
            None => growth::Cell { rate: None, label: format!("{name}, {year}: {}", charts::CHART_NONE.get()) },
        }
    };
    Growth {
        years: YEARS
            .iter()
            .map(|y| {
                let sub = if *y == 2020 { charts::GDP_GROWTH_FIRST } else { charts::GDP_GROWTH_FORECAST };
                growth::Year { label: y.to_string(), sub: sub.get().to_owned(), sub_short: sub.get().to_owned() }
            })
            .collect(),
        mean_label: charts::GDP_GROWTH_MEAN.get().to_owned(),
        mean_short: charts::GDP_GROWTH_MEAN_SHORT.get().to_owned(),
        means: means()
            .zip(YEARS)
            .map(|(s, year)| growth::Mean {
                value: s.value,
                text: format::number(s.value, 1),
                label: format!("{}, {year}: {}", charts::GDP_GROWTH_MEAN_IN.get(), percent(s.value)),
            })
            .collect(),
        rows: MEMBERS
            .iter()
            .map(|m| growth::Row {
                label: m.country.get().name.get().to_owned(),
                short: m.country.get().id.to_owned(),
                selected: chosen.contains(&m.country),
                cells: YEARS.iter().map(|year| cell(m.country, *year)).collect(),
            })
            .collect(),
        ticks: growth::tick_values(GROWTH.iter().map(|g| g.value))
            .into_iter()
            .map(|value| growth::Tick {
                value,
                text: if value == 0.0 { "0 %".to_owned() } else { format::number(value, 0) },
            })
            .collect(),
        absent: charts::CHART_NONE.get().to_owned(),
        absent_short: charts::CHART_NONE_SHORT.get().to_owned(),
    }
}
