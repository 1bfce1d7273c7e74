//! `gdp-growth`: growth of the ten economies behind the proposal's average.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, Variant};
use crate::chart::Glyph;
use crate::chart::axis::Tick;
use crate::chart_id::ChartId;
use crate::context::{GROWTH, GrowthBasis, MEMBERS, growth as growth_of};
use crate::proposal::{CountryIx, Date, Locator, STATISTICS, Statistic, StatisticIx};
use crate::text::{Locale, Text, charts};
use crate::url::Sort;
use drawing::{Growth, Origin};

pub(super) const ENTRY: Entry = Entry {
    title: charts::GDP_GROWTH_TITLE,
    description: charts::GDP_GROWTH_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[StatisticIx::GROWTH_2020, StatisticIx::GROWTH_2021, StatisticIx::GROWTH_2022],
    build,
};

const YEARS: [u16; 3] = [2020, 2021, 2022];

/// The three means of note 9, in the order of the years.
fn means() -> impl Iterator<Item = &'static Statistic> {
    STATISTICS.iter().filter(|s| s.note == 9)
}

/// A rate with its unit: `−2.5%`.
fn percent(locale: Locale, value: f64) -> String {
    format!("{}%", locale.number(value, 1))
}

fn origin(basis: GrowthBasis) -> Origin {
    match basis {
        GrowthBasis::NationalOffice => Origin::Office,
        GrowthBasis::AdbReport => Origin::Report,
        GrowthBasis::AdbForecast => Origin::Forecast,
    }
}

/// Name of an origin in the statement on one value.
fn origin_name(origin: Origin) -> Text {
    match origin {
        Origin::Office => charts::GDP_GROWTH_ORIGIN_NATIONAL,
        Origin::Report => charts::GDP_GROWTH_ORIGIN_ADB,
        Origin::Forecast => charts::GDP_GROWTH_ORIGIN_FORECAST,
    }
}

/// Name of an origin in the key: the two kinds of values for 2020 with how many there are of each.
fn key_name(locale: Locale, origin: Origin) -> String {
    let n = GROWTH.iter().filter(|g| g.year == YEARS[0] && self::origin(g.basis) == origin).count().to_string();
    let name = match origin {
        Origin::Office => charts::GDP_GROWTH_KEY_NATIONAL,
        Origin::Report => charts::GDP_GROWTH_KEY_ADB,
        Origin::Forecast => charts::GDP_GROWTH_KEY_FORECAST,
    };
    name.fill(locale, &[("n", &n)])
}

/// The members in the order asked for: from A to Z, or by growth in 2020, highest first.
fn order(sort: Option<Sort>) -> Vec<CountryIx> {
    let mut all: Vec<CountryIx> = MEMBERS.iter().map(|m| m.country).collect();
    if sort == Some(Sort::Value) {
        let value = |country: &CountryIx| growth_of(*country, YEARS[0]).map_or(f64::NEG_INFINITY, |g| g.value);
        all.sort_by(|a, b| value(b).total_cmp(&value(a)));
    }
    all
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let by_value = selection.query.sort == Some(Sort::Value);
    let ordered = order(selection.query.sort);
    let mean =
        means().map(|s| Cell::new(s.value, percent(locale, s.value), ValueSource::Proposal(Locator::Note(s.note))));
    let mean = Row::summing(charts::GDP_GROWTH_MEAN_IN.get(locale), mean.collect());
    let members = ordered.iter().map(|country| {
        let cells = YEARS.map(|year| match growth_of(*country, year) {
            Some(g) => Cell::new(g.value, percent(locale, g.value), ValueSource::Outside(g.source, g.status)),
            None => Cell::absent(locale),
        });
        Row::of_country(locale, *country, cells.into())
    });
    let year_of = |year: u16| locale.date(Date::Year(year));
    let forecast = |year: u16| locale.commas(&[&*year_of(year), charts::GDP_GROWTH_FORECAST.get(locale)]);
    let table = Table::of_members(
        locale,
        vec![year_of(YEARS[0]), forecast(YEARS[1]), forecast(YEARS[2])],
        std::iter::once(mean).chain(members).collect(),
    );
    let drawing = Box::new(chart(locale, &ordered, selection));
    ChartView {
        places: std::iter::once(Locator::Note(9)).chain(means().next().map(|s| s.at)).collect(),
        statements: vec![
            (Evidence::Proposal, charts::GDP_GROWTH_SAYS.get(locale).to_owned()),
            (Evidence::Context, charts::GDP_GROWTH_CONTEXT.get(locale).to_owned()),
        ],
        notices: vec![charts::GDP_GROWTH_FACE],
        key: std::iter::once((Glyph::Rule, charts::GDP_GROWTH_MEAN_IN.get(locale).to_owned()))
            .chain(Origin::ALL.map(|origin| (drawing::glyph(origin), key_name(locale, origin))))
            .collect(),
        unit: charts::GDP_GROWTH_UNIT.get(locale).to_owned(),
        variants: vec![Variant { choice: "sort=value", name: charts::GDP_GROWTH_BY_VALUE, on: by_value }],
        ..ChartView::new(ChartId::GdpGrowth, drawing, charts::GDP_GROWTH_LABEL, table)
    }
}

fn chart(locale: Locale, ordered: &[CountryIx], selection: &Selection) -> Growth {
    let absent = charts::CHART_NONE.get(locale);
    let cell = |country: CountryIx, year: u16| {
        let at = locale.commas(&[country.get().name.get(locale), &*locale.date(Date::Year(year))]);
        match growth_of(country, year) {
            Some(g) => {
                let origin = origin(g.basis);
                let from = origin_name(origin).get(locale);
                drawing::Cell {
                    rate: Some(drawing::Rate { value: g.value, text: locale.number(g.value, 1), origin }),
                    label: locale.labelled(&at, &locale.with_aside(&percent(locale, g.value), from)),
                }
            }
            None => drawing::Cell { rate: None, label: locale.labelled(&at, absent) },
        }
    };
    let years = YEARS.map(|year| {
        let sub = if year == YEARS[0] { charts::GDP_GROWTH_FIRST } else { charts::GDP_GROWTH_FORECAST };
        let sub = sub.get(locale).to_owned();
        drawing::Year { label: year.to_string(), sub_short: sub.clone(), sub }
    });
    let means = means().zip(YEARS).map(|(s, year)| drawing::Mean {
        value: s.value,
        text: locale.number(s.value, 1),
        label: locale.labelled(
            &locale.commas(&[charts::GDP_GROWTH_MEAN_IN.get(locale), &*locale.date(Date::Year(year))]),
            &percent(locale, s.value),
        ),
    });
    let rows = ordered.iter().map(|country| drawing::Row {
        label: country.get().name.get(locale).to_owned(),
        short: country.get().id.to_owned(),
        selected: selection.query.has_country(*country),
        cells: YEARS.map(|year| cell(*country, year)).into(),
    });
    let ticks = drawing::tick_values(GROWTH.iter().map(|g| g.value)).into_iter().map(|value| {
        let text = if value == 0.0 { "0%".to_owned() } else { locale.number(value, 0) };
        Tick::new(value, text)
    });
    Growth {
        years: years.into(),
        mean_label: charts::GDP_GROWTH_MEAN.get(locale).to_owned(),
        mean_short: charts::GDP_GROWTH_MEAN_SHORT.get(locale).to_owned(),
        means: means.collect(),
        rows: rows.collect(),
        ticks: ticks.collect(),
        absent: absent.to_owned(),
        absent_short: charts::CHART_NONE_SHORT.get(locale).to_owned(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::charts::tests::english;
    use crate::url::Query;

    fn selection(search: &str) -> Selection {
        Selection { query: Query::parse(search).0, ..Selection::none() }
    }

    fn view(search: &str) -> ChartView {
        build(english(), &selection(search))
    }

    #[test]
    fn rows_go_from_a_to_z_or_by_value_and_the_table_with_them() {
        let heads = |it: &ChartView| it.table.rows[1..].iter().map(|row| row.head.clone()).collect::<Vec<_>>();
        assert_eq!(heads(&view(""))[..2], ["Brunei", "Cambodia"]);
        let sorted = view("sort=value");
        let values: Vec<f64> = sorted.table.rows[1..].iter().map(|row| row.cells[0].value.expect("a value")).collect();
        assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
        let drawn = chart(english(), &order(Some(Sort::Value)), &selection("sort=value"));
        assert_eq!(drawn.rows.iter().map(|row| row.label.clone()).collect::<Vec<_>>(), heads(&sorted));
        assert!(sorted.variants[0].on && !view("").variants[0].on);
    }

    #[test]
    fn the_key_counts_the_two_kinds_of_values_for_2020() {
        let key = view("").key;
        let words = |origin: Origin| {
            let wanted = drawing::glyph(origin).svg();
            &key.iter().find(|(glyph, _)| glyph.svg() == wanted).expect("an entry").1
        };
        assert!(words(Origin::Office).contains('6') && words(Origin::Report).contains('4'));
    }
}
