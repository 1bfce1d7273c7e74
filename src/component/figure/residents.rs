//! `residents`: Japanese people living in eight members, in the three Octobers that are known.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table, statistic, status};
use crate::chart::years::{self, Amount, Year};
use crate::chart::{ChartId, Drawing, Glyph, Years};
use crate::context::{self, MEMBERS, RESIDENTS};
use crate::proposal::{CountryIx, Locator};
use crate::text::{charts, format};

/// The figure of note 13.
const COUNTED: &str = "ST10";

fn whole(value: f64) -> String {
    format::number(value, 0)
}

/// Every year from the first of the data to the last, those without figures too.
fn dates() -> Vec<String> {
    let years = RESIDENTS.iter().filter_map(|f| f.date.parse::<u16>().ok());
    let (first, last) = (years.clone().min(), years.max());
    first.zip(last).map_or_else(Vec::new, |(first, last)| (first..=last).map(|y| y.to_string()).collect())
}

/// All countries together; nothing in a year that lacks one of them.
fn total(countries: &[CountryIx], date: &str) -> Option<f64> {
    countries.iter().map(|c| context::figure(&RESIDENTS, *c, date).map(|f| f.value)).sum()
}

/// The countries, most residents in the last year first.
fn order(dates: &[String]) -> Vec<CountryIx> {
    let last = dates.last().map_or("", String::as_str);
    let value = |c: CountryIx| context::figure(&RESIDENTS, c, last).map_or(0.0, |f| f.value);
    let mut all: Vec<CountryIx> = context::countries(&RESIDENTS).collect();
    all.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    all
}

fn absent() -> String {
    charts::CHART_NONE.get().to_owned()
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let dates = dates();
    let rows = order(&dates);
    let lead = Row {
        head: charts::RESIDENTS_TOTAL.get().to_owned(),
        countries: Vec::new(),
        sums: true,
        cells: dates
            .iter()
            .map(|date| match total(&rows, date) {
                Some(sum) => Cell { value: Some(sum), text: whole(sum), basis: Some(Basis::Derived) },
                None => Cell { value: None, text: absent(), basis: None },
            })
            .collect(),
    };
    let member = |country: CountryIx| Row {
        head: country.get().name.get().to_owned(),
        countries: vec![country],
        sums: false,
        cells: dates
            .iter()
            .map(|date| match context::figure(&RESIDENTS, country, date) {
                Some(f) => Cell {
                    value: Some(f.value),
                    text: whole(f.value),
                    basis: Some(f.source.map_or(Basis::Derived, |source| Basis::From(source, f.status))),
                },
                None => Cell { value: None, text: absent(), basis: None },
            })
            .collect(),
    };
    let mut at = Vec::new();
    if let Some(s) = statistic(COUNTED) {
        at.extend([Locator::Note(s.note), s.at]);
    }
    let without: Vec<&str> =
        MEMBERS.iter().map(|m| m.country).filter(|c| !rows.contains(c)).map(|c| c.get().name.get()).collect();
    let without = format::list(&without);
    let table = Table {
        corner: charts::CHART_MEMBER.get().to_owned(),
        head: dates.iter().map(|date| month(date)).collect(),
        rows: std::iter::once(lead).chain(rows.iter().map(|c| member(*c))).collect(),
    };
    Figure {
        id: ChartId::Residents,
        at,
        title: charts::RESIDENTS_TITLE,
        says: says(&dates, &rows, &without),
        face: vec![charts::RESIDENTS_FACE],
        key: vec![(
            Glyph::FirstYear,
            charts::RESIDENTS_KEY.fill(&[("first", dates.first().map_or("", String::as_str))]),
        )],
        label: charts::RESIDENTS_LABEL,
        drawing: Drawing::Years(chart(ask, &dates, &rows)),
        unit: charts::RESIDENTS_UNIT.fill(&[("without", &without)]),
        missing: ask.without_figure(&table.rows),
        table,
        forms: Vec::new(),
    }
}

/// A year of the data with its month; one without figures has none.
fn month(date: &str) -> String {
    if RESIDENTS.iter().any(|f| f.date == date) {
        charts::RESIDENTS_MONTH_OF.fill(&[("year", date)])
    } else {
        date.to_owned()
    }
}

fn says(dates: &[String], rows: &[CountryIx], without: &str) -> Vec<(Evidence, String)> {
    let Some(s) = statistic(COUNTED) else { return Vec::new() };
    let value = format!("{} {}", s.qualifier.map_or("", |q| q.get()), whole(s.value));
    let sums: Vec<String> = dates.iter().filter_map(|date| total(rows, date)).map(whole).collect();
    let known: Vec<&str> = dates.iter().filter(|d| total(rows, d).is_some()).map(String::as_str).collect();
    let (first, last) = (rows.first().copied(), dates.last().map_or("", String::as_str));
    let most = first.and_then(|c| context::figure(&RESIDENTS, c, last)).map_or(0.0, |f| f.value);
    let share = total(rows, last).map_or(0.0, |sum| most / sum * 100.0);
    vec![
        (Evidence::Proposal, charts::RESIDENTS_SAYS.fill(&[("value", value.trim())])),
        (
            Evidence::Context,
            charts::RESIDENTS_CONTEXT.fill(&[
                ("sums", &format::list(&sums)),
                ("years", &format::list(&known)),
                ("without", without),
                ("first", first.map_or("", |c| c.get().name.get())),
                ("share", &whole(share)),
                ("last", last),
            ]),
        ),
    ]
}

fn chart(ask: &Ask, dates: &[String], rows: &[CountryIx]) -> Years {
    let cell = |country: CountryIx, date: &str| {
        let name = country.get().name.get();
        match context::figure(&RESIDENTS, country, date) {
            Some(f) => {
                let text = whole(f.value);
                let label = format!("{name}, {}: {text} ({})", month(date), status(f.status).get());
                years::Cell { amount: Some(Amount { value: f.value, text }), label }
            }
            None => years::Cell { amount: None, label: format!("{name}, {date}: {}", absent()) },
        }
    };
    let sum = |date: &str| {
        let name = charts::RESIDENTS_TOTAL.get();
        match total(rows, date) {
            Some(value) => {
                let text = whole(value);
                let label = format!("{name}, {}: {text}", month(date));
                years::Cell { amount: Some(Amount { value, text }), label }
            }
            None => years::Cell { amount: None, label: format!("{name}, {date}: {}", absent()) },
        }
    };
    Years {
        years: dates
            .iter()
            .map(|date| {
                let known = RESIDENTS.iter().any(|f| f.date == date);
                let sub = if known { charts::RESIDENTS_MONTH.get().to_owned() } else { String::new() };
                Year { label: date.clone(), sub }
            })
            .collect(),
        total: years::Row {
            label: charts::RESIDENTS_TOTAL.get().to_owned(),
            short: charts::RESIDENTS_TOTAL_SHORT.get().to_owned(),
            selected: false,
            cells: dates.iter().map(|date| sum(date)).collect(),
        },
        rows: rows
            .iter()
            .map(|c| years::Row {
                label: c.get().name.get().to_owned(),
                short: c.get().id.to_owned(),
                selected: ask.chose(&[*c]),
                cells: dates.iter().map(|date| cell(*c, date)).collect(),
            })
            .collect(),
        absent: absent(),
        absent_short: charts::CHART_NONE_SHORT.get().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> Figure {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
        of(&Ask::nothing())
    }

    #[test]
    fn every_value_of_the_data_stands_in_the_table_and_2019_is_empty() {
        let it = figure();
        let dates = dates();
        assert_eq!(dates, ["2017", "2018", "2019", "2020"]);
        let values = it.table.rows.iter().skip(1).flat_map(|row| &row.cells).filter(|cell| cell.value.is_some());
        assert_eq!(values.count(), RESIDENTS.len());
        for row in &it.table.rows {
            assert_eq!((row.cells[2].value, row.cells[2].text.as_str()), (None, "no figure"), "{}", row.head);
        }
        for f in &RESIDENTS {
            let row = it.table.rows.iter().find(|row| row.countries == f.countries).expect("a row");
            let column = dates.iter().position(|date| date == f.date).expect("a column");
            assert_eq!(row.cells[column].value, Some(f.value));
        }
    }

    #[test]
    fn the_eight_together_are_in_keeping_with_the_proposal() {
        let it = figure();
        let sums: Vec<_> = it.table.rows[0].cells.iter().filter_map(|cell| cell.value).collect();
        assert_eq!(sums, [193_267.0, 204_167.0, 215_789.0]);
        assert!(it.table.rows[0].cells.iter().all(|cell| cell.basis.is_none_or(|b| b == Basis::Derived)));
        assert!(it.says[0].1.contains("about 200,000"));
    }

    #[test]
    fn laos_and_brunei_are_no_rows_but_are_spoken_of() {
        let it = figure();
        for name in ["Laos", "Brunei"] {
            assert!(it.table.rows.iter().all(|row| row.head != name));
            assert!(it.unit.contains(name));
        }
    }
}
