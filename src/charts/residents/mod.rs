//! `residents`: Japanese people living in eight members, in the three Octobers that are known.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource, status_words};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, list_of, places_of, whole};
use crate::chart_id::ChartId;
use crate::component::facts::{number_of, qualified};
use crate::context::{self, MEMBERS, RESIDENTS};
use crate::proposal::{CountryIx, Date, StatisticIx};
use crate::text::{Locale, charts};
use drawing::{Amount, Year, Years};

/// The figure of note 13.
const COUNTED: StatisticIx = StatisticIx::RESIDENTS;

pub(super) const ENTRY: Entry = Entry {
    title: charts::RESIDENTS_TITLE,
    description: charts::RESIDENTS_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[COUNTED],
    build,
};

/// Every year from the first of the data to the last, those without figures too.
fn dates() -> Vec<Date> {
    let years = RESIDENTS.iter().map(|f| f.date.year());
    let (first, last) = (years.clone().min(), years.max());
    first.zip(last).map_or_else(Vec::new, |(first, last)| (first..=last).map(Date::Year).collect())
}

/// All countries together; nothing in a year that lacks one of them.
fn total(countries: &[CountryIx], date: Date) -> Option<f64> {
    countries.iter().map(|c| context::observation(&RESIDENTS, *c, date).map(|f| f.value)).sum()
}

/// The countries, most residents in the last year first.
fn order(dates: &[Date]) -> Vec<CountryIx> {
    let last = dates.last().copied();
    let value = |c: CountryIx| last.and_then(|last| context::observation(&RESIDENTS, c, last)).map_or(0.0, |f| f.value);
    let mut all: Vec<CountryIx> = context::countries(&RESIDENTS).collect();
    all.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    all
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let dates = dates();
    let countries = order(&dates);
    let sums = dates.iter().map(|date| match total(&countries, *date) {
        Some(sum) => Cell::new(sum, whole(locale, sum), ValueSource::Derived),
        None => Cell::absent(locale),
    });
    let lead = Row::summing(charts::RESIDENTS_TOTAL.get(locale), sums.collect());
    let members = countries.iter().map(|country| {
        let figures = dates.iter().map(|date| context::observation(&RESIDENTS, *country, *date));
        let cells = figures.map(|figure| Cell::of_figure(locale, figure));
        Row::of_country(locale, *country, cells.collect())
    });
    let without: Vec<CountryIx> = MEMBERS.iter().map(|m| m.country).filter(|c| !countries.contains(c)).collect();
    let without = list_of(locale, &without);
    let head = dates.iter().map(|date| month(locale, *date)).collect();
    let table = Table::of_members(locale, head, std::iter::once(lead).chain(members).collect());
    let first = dates.first().map(|date| locale.date(*date)).unwrap_or_default();
    let drawing = Box::new(chart(locale, selection, &dates, &countries));
    ChartView {
        places: places_of(COUNTED.get()),
        statements: statements(locale, &dates, &countries, &without),
        notices: vec![charts::RESIDENTS_FACE],
        key: vec![(drawing::first_year_glyph(), charts::RESIDENTS_KEY.fill(locale, &[("first", &first)]))],
        unit: charts::RESIDENTS_UNIT.fill(locale, &[("without", &without)]),
        missing: selection.without_figure(locale, &table.rows),
        ..ChartView::new(ChartId::Residents, drawing, charts::RESIDENTS_LABEL, table)
    }
}

/// Whether there are figures for a year.
fn is_known(date: Date) -> bool {
    RESIDENTS.iter().any(|f| f.date == date)
}

/// A year of the data with its month; a year without figures has none.
fn month(locale: Locale, date: Date) -> String {
    let year = locale.date(date);
    if is_known(date) { charts::RESIDENTS_MONTH_OF.fill(locale, &[("year", &year)]) } else { year }
}

fn statements(locale: Locale, dates: &[Date], countries: &[CountryIx], without: &str) -> Vec<(Evidence, String)> {
    let s = COUNTED.get();
    let value = qualified(locale, s, &number_of(locale, s));
    let sums: Vec<String> = dates.iter().filter_map(|date| total(countries, *date)).map(|n| whole(locale, n)).collect();
    let known: Vec<String> =
        dates.iter().filter(|d| total(countries, **d).is_some()).map(|d| locale.date(*d)).collect();
    let (first, last) = (countries.first().copied(), dates.last().copied());
    let most = first.zip(last).and_then(|(c, last)| context::observation(&RESIDENTS, c, last)).map_or(0.0, |f| f.value);
    let share = last.and_then(|last| total(countries, last)).map_or(0.0, |sum| most / sum * 100.0);
    let context = charts::RESIDENTS_CONTEXT.fill(
        locale,
        &[
            ("sums", &locale.list(&sums)),
            ("years", &locale.list(&known)),
            ("without", without),
            ("first", first.map_or("", |c| c.get().name.get(locale))),
            ("share", &whole(locale, share)),
            ("last", &last.map(|date| locale.date(date)).unwrap_or_default()),
        ],
    );
    vec![
        (Evidence::Proposal, charts::RESIDENTS_SAYS.fill(locale, &[("value", value.trim())])),
        (Evidence::Context, context),
    ]
}

fn chart(locale: Locale, selection: &Selection, dates: &[Date], countries: &[CountryIx]) -> Years {
    let absent = charts::CHART_NONE.get(locale);
    // a value with what is known about its source
    let cell = |name: &str, date: Date, found: Option<(f64, Option<&str>)>| match found {
        Some((value, source)) => {
            let text = whole(locale, value);
            let words = source.map_or_else(|| text.clone(), |source| locale.with_aside(&text, source));
            let label = locale.labelled(&locale.commas(&[name, &*month(locale, date)]), &words);
            drawing::Cell { amount: Some(Amount { value, text }), label }
        }
        None => {
            drawing::Cell { amount: None, label: locale.labelled(&locale.commas(&[name, &*locale.date(date)]), absent) }
        }
    };
    let total_name = charts::RESIDENTS_TOTAL.get(locale);
    let rows = countries.iter().map(|c| {
        let name = c.get().name.get(locale);
        let found = |date: Date| {
            let figure = context::observation(&RESIDENTS, *c, date)?;
            Some((figure.value, Some(status_words(figure.status).get(locale))))
        };
        drawing::Row {
            label: name.to_owned(),
            short: c.get().id.to_owned(),
            selected: selection.has_any(&[*c]),
            cells: dates.iter().map(|date| cell(name, *date, found(*date))).collect(),
        }
    });
    let years = dates.iter().map(|date| {
        let month = if is_known(*date) { charts::RESIDENTS_MONTH.get(locale) } else { "" };
        Year { label: locale.date(*date), sub: month.to_owned() }
    });
    let sum = |date: &Date| cell(total_name, *date, total(countries, *date).map(|sum| (sum, None)));
    Years {
        years: years.collect(),
        total: drawing::Row {
            label: total_name.to_owned(),
            short: charts::RESIDENTS_TOTAL_SHORT.get(locale).to_owned(),
            selected: false,
            cells: dates.iter().map(sum).collect(),
        },
        rows: rows.collect(),
        absent: absent.to_owned(),
        absent_short: charts::CHART_NONE_SHORT.get(locale).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> ChartView {
        build(crate::charts::tests::english(), &Selection::none())
    }

    #[test]
    fn every_value_of_the_data_is_in_the_table_and_2019_is_empty() {
        let it = view();
        let dates = dates();
        assert_eq!(dates, [2017, 2018, 2019, 2020].map(Date::Year));
        let values = it.table.rows.iter().skip(1).flat_map(|row| &row.cells).filter(|cell| cell.value.is_some());
        assert_eq!(values.count(), RESIDENTS.len());
        for row in &it.table.rows {
            assert_eq!((row.cells[2].value, row.cells[2].text.as_str()), (None, "no figure"), "{}", row.head);
        }
        for f in &RESIDENTS {
            let row = it.table.rows.iter().find(|row| row.countries == f.countries).expect("a row");
            let column = dates.iter().position(|date| *date == f.date).expect("a column");
            assert_eq!(row.cells[column].value, Some(f.value));
        }
    }

    #[test]
    fn the_eight_together_are_in_keeping_with_the_proposal() {
        let it = view();
        let sums: Vec<_> = it.table.rows[0].cells.iter().filter_map(|cell| cell.value).collect();
        assert_eq!(sums, [193_267.0, 204_167.0, 215_789.0]);
        assert!(it.table.rows[0].cells.iter().all(|cell| cell.source.is_none_or(|from| from == ValueSource::Derived)));
        assert!(it.statements[0].1.contains("about 200,000"));
    }

    #[test]
    fn laos_and_brunei_are_named_without_rows() {
        let it = view();
        for name in ["Laos", "Brunei"] {
            assert!(it.table.rows.iter().all(|row| row.head != name));
            assert!(it.unit.contains(name));
        }
    }
}
