//! `visitors`: arrivals in Japan from six members, their sum, and what the proposal says of all ten.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table, statistic, status};
use crate::chart::lines::{Claim, Point, Ratio, Said, Series, Span, Tick};
use crate::chart::{ChartId, Drawing, Lines, scale};
use crate::context::{self, MEMBERS, Status, VISITORS};
use crate::proposal::{CountryIx, DOCUMENT, Locator, Statistic};
use crate::text::{charts, format};

/// The two figures of note 41.
const COUNTED: &str = "ST16";
const COMPARED: &str = "ST17";

/// What the proposal means by "10 years ago", from whichever year it counts.
const SPAN: i32 = 10;

const MILLION: f64 = 1e6;

fn whole(value: f64) -> String {
    format::number(value, 0)
}

/// One year of all countries together.
#[derive(Debug, Clone, Copy)]
struct Year {
    date: &'static str,
    total: f64,
    /// Whether a value of it comes from the data set.
    data_set: bool,
}

/// Years of the data in order, with their totals.
fn years() -> Vec<Year> {
    let mut all: Vec<Year> = Vec::new();
    for f in &VISITORS {
        let data_set = f.status == Status::Dataset;
        match all.binary_search_by_key(&f.date, |year| year.date) {
            Ok(at) => {
                all[at].total += f.value;
                all[at].data_set |= data_set;
            }
            Err(at) => all.insert(at, Year { date: f.date, total: f.value, data_set }),
        }
    }
    all
}

/// A year of the data, if it is a year of the data.
fn year_of(years: &[Year], year: i32) -> Option<Year> {
    let name = year.to_string();
    years.iter().find(|y| y.date == name).copied()
}

/// Years that are compared: the one of the proposal's figure, the one ten years before it, and the one
/// ten years before publication.
struct Compared {
    to: Year,
    from: Year,
    other: Year,
}

fn compared(years: &[Year]) -> Option<Compared> {
    let year = |text: &str| text.get(..4)?.parse::<i32>().ok();
    let said = year(statistic(COUNTED)?.year?)?;
    Some(Compared {
        to: year_of(years, said)?,
        from: year_of(years, said - SPAN)?,
        other: year_of(years, year(DOCUMENT.date)? - SPAN)?,
    })
}

/// The countries, most visitors in the proposal's year first.
fn order(years: &[Year]) -> Vec<CountryIx> {
    let last = compared(years).map_or("", |c| c.to.date);
    let value = |c: CountryIx| context::figure(&VISITORS, c, last).map_or(0.0, |f| f.value);
    let mut all: Vec<CountryIx> = context::countries(&VISITORS).collect();
    all.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    all
}

/// How the proposal puts its figure: `about 3.4 million`.
fn said(s: &Statistic) -> String {
    let value = format::plain(s.value);
    charts::VISITORS_MILLION.fill(&[("about", s.qualifier.map_or("", |q| q.get())), ("value", &value)])
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let years = years();
    let rows = order(&years);
    let counted = statistic(COUNTED);
    let total = Row {
        head: charts::VISITORS_TOTAL.get().to_owned(),
        countries: Vec::new(),
        sums: true,
        cells: years
            .iter()
            .map(|y| Cell { value: Some(y.total), text: whole(y.total), basis: Some(Basis::Derived) })
            .collect(),
    };
    let claim = Row {
        head: charts::VISITORS_CLAIM.get().to_owned(),
        countries: Vec::new(),
        sums: true,
        cells: years
            .iter()
            .map(|y| match counted.filter(|s| s.year == Some(y.date)) {
                Some(s) => Cell {
                    value: Some(s.value * MILLION),
                    text: said(s),
                    basis: Some(Basis::At(Locator::Note(s.note))),
                },
                None => Cell { value: None, text: charts::CHART_NONE.get().to_owned(), basis: None },
            })
            .collect(),
    };
    let member = |country: CountryIx| Row {
        head: country.get().name.get().to_owned(),
        countries: vec![country],
        sums: false,
        cells: years
            .iter()
            .map(|y| match context::figure(&VISITORS, country, y.date) {
                Some(f) => Cell {
                    value: Some(f.value),
                    text: whole(f.value),
                    basis: Some(f.source.map_or(Basis::Derived, |source| Basis::From(source, f.status))),
                },
                None => Cell { value: None, text: charts::CHART_NONE.get().to_owned(), basis: None },
            })
            .collect(),
    };
    let mut at = Vec::new();
    if let Some(s) = counted {
        at.extend([Locator::Note(s.note), s.at]);
    }
    let without: Vec<&str> =
        MEMBERS.iter().map(|m| m.country).filter(|c| !rows.contains(c)).map(|c| c.get().name.get()).collect();
    let table = Table {
        corner: charts::CHART_MEMBER.get().to_owned(),
        head: years.iter().map(|y| y.date.to_owned()).collect(),
        rows: [total, claim].into_iter().chain(rows.iter().map(|c| member(*c))).collect(),
    };
    Figure {
        id: ChartId::Visitors,
        at,
        title: charts::VISITORS_TITLE,
        says: says(&years),
        face: vec![charts::VISITORS_FACE],
        key: Vec::new(),
        label: charts::VISITORS_LABEL,
        drawing: Drawing::Lines(chart(ask, &years, &rows)),
        unit: charts::VISITORS_UNIT.fill(&[("without", &format::list(&without))]),
        missing: ask.without_figure(&table.rows),
        table,
        forms: Vec::new(),
    }
}

fn says(years: &[Year]) -> Vec<(Evidence, String)> {
    let (Some(counted), Some(times), Some(c)) = (statistic(COUNTED), statistic(COMPARED), compared(years)) else {
        return Vec::new();
    };
    let ratio = |from: Year| format::number(c.to.total / from.total, 2);
    vec![
        (
            Evidence::Proposal,
            charts::VISITORS_SAYS.fill(&[
                ("value", &said(counted)),
                ("times", &format::plain(times.value)),
                ("to", c.to.date),
                ("from", c.from.date),
                ("other", c.other.date),
            ]),
        ),
        (
            Evidence::Context,
            charts::VISITORS_CONTEXT.fill(&[
                ("later", &whole(c.to.total)),
                ("to", c.to.date),
                ("ratio", &ratio(c.from)),
                ("earlier", &whole(c.from.total)),
                ("from", c.from.date),
                ("other_ratio", &ratio(c.other)),
                ("other_earlier", &whole(c.other.total)),
                ("other", c.other.date),
            ]),
        ),
    ]
}

fn chart(ask: &Ask, years: &[Year], rows: &[CountryIx]) -> Lines {
    let counted = statistic(COUNTED);
    let place = |year: &Year| years.iter().position(|y| y.date == year.date).unwrap_or_default();
    let ratio = compared(years).map(|c| Ratio {
        from: place(&c.from),
        to: place(&c.to),
        text: charts::VISITORS_RATIO
            .fill(&[("ratio", &format::number(c.to.total / c.from.total, 2)), ("from", c.from.date)]),
        short: charts::VISITORS_RATIO_SHORT.fill(&[("ratio", &format::number(c.to.total / c.from.total, 2))]),
    });
    let series = |country: CountryIx| Series {
        label: country.get().name.get().to_owned(),
        short: country.get().id.to_owned(),
        selected: ask.chose(&[country]),
        points: years
            .iter()
            .map(|y| {
                let name = country.get().name.get();
                match context::figure(&VISITORS, country, y.date) {
                    Some(f) => {
                        let text = whole(f.value);
                        Point {
                            label: format!("{name}, {}: {text} ({})", y.date, status(f.status).get()),
                            hollow: f.status == Status::Dataset,
                            value: Some(f.value),
                            text,
                        }
                    }
                    None => {
                        let text = charts::CHART_NONE.get().to_owned();
                        Point { label: format!("{name}, {}: {text}", y.date), text, ..Point::default() }
                    }
                }
            })
            .collect(),
    };
    let spans = years.chunk_by(|a, b| a.data_set == b.data_set).filter_map(|span| {
        let (first, last) = (span.first()?, span.last()?);
        let (text, short) = if first.data_set {
            (charts::VISITORS_DATA_SET, charts::VISITORS_DATA_SET_SHORT)
        } else {
            (charts::VISITORS_REPORTED, charts::VISITORS_REPORTED_SHORT)
        };
        Some(Span {
            years: (place(first), place(last)),
            hollow: first.data_set,
            text: text.get().to_owned(),
            short: short.get().to_owned(),
        })
    });
    let most = years.iter().map(|y| y.total).fold(0.0, f64::max);
    Lines {
        years: years.iter().map(|y| y.date.to_owned()).collect(),
        total: Series {
            label: charts::VISITORS_TOTAL.get().to_owned(),
            short: charts::VISITORS_TOTAL_SHORT.get().to_owned(),
            selected: false,
            points: years
                .iter()
                .map(|y| {
                    let text = whole(y.total);
                    let basis = if y.data_set { Status::Dataset } else { Status::Reported };
                    let label = charts::VISITORS_TOTAL_AT.fill(&[
                        ("year", y.date),
                        ("value", &text),
                        ("basis", status(basis).get()),
                    ]);
                    Point { value: Some(y.total), text, hollow: y.data_set, label }
                })
                .collect(),
        },
        claim: Claim {
            label: charts::VISITORS_CLAIM.get().to_owned(),
            short: charts::VISITORS_CLAIM_SHORT.get().to_owned(),
            sub: charts::VISITORS_CLAIM_SUB.fill(&[("year", counted.and_then(|s| s.year).unwrap_or_default())]),
            sub_short: charts::VISITORS_CLAIM_SUB_SHORT.get().to_owned(),
            said: years
                .iter()
                .map(|y| {
                    let value = counted.filter(|s| s.year == Some(y.date)).map(|s| (s.value * MILLION, said(s)));
                    let text = value.as_ref().map_or_else(|| charts::CHART_NONE.get(), |(_, text)| text.as_str());
                    Said { label: format!("{}, {}: {text}", charts::VISITORS_CLAIM.get(), y.date), value }
                })
                .collect(),
        },
        rows: rows.iter().map(|c| series(*c)).collect(),
        ratio: ratio.unwrap_or_default(),
        spans: spans.collect(),
        ticks: scale::ticks(0.0, most, 5)
            .into_iter()
            .map(|value| Tick { value, text: format::plain(value / MILLION) })
            .collect(),
        unit: charts::VISITORS_AXIS.get().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Corpus, run};
    use crate::url::Query;

    fn asked(search: &str) -> Figure {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
        let (query, _) = Query::parse(search);
        of(&Ask { results: run(&Corpus::of_proposal(), &query), query })
    }

    fn cell<'t>(it: &'t Figure, head: &str, year: &str) -> &'t Cell {
        let column = it.table.head.iter().position(|h| h == year).expect("a year");
        &it.table.rows.iter().find(|row| row.head == head).expect("a row").cells[column]
    }

    #[test]
    fn every_value_of_the_data_stands_in_the_table_with_its_source() {
        let it = asked("");
        for f in &VISITORS {
            let found = cell(&it, f.countries[0].get().name.get(), f.date);
            assert_eq!(found.value, Some(f.value));
            assert_eq!(found.basis, f.source.map(|source| Basis::From(source, f.status)));
        }
        let single = it.table.rows.iter().filter(|row| row.countries.len() == 1).flat_map(|row| &row.cells);
        assert_eq!(single.filter(|cell| cell.value.is_some()).count(), VISITORS.len());
    }

    #[test]
    fn the_six_together_bear_out_what_the_proposal_says_of_ten() {
        let it = asked("");
        let six = |year| cell(&it, charts::VISITORS_TOTAL.get(), year);
        assert_eq!((six("2018").value, six("2018").basis), (Some(3_327_632.0), Some(Basis::Derived)));
        assert_eq!(six("2008").value, Some(649_002.0));
        let ten = cell(&it, charts::VISITORS_CLAIM.get(), "2018");
        assert_eq!((ten.value, ten.text.as_str()), (Some(3_400_000.0), "about 3.4 million"));
        assert_eq!(ten.basis, Some(Basis::At(Locator::Note(41))));
        for words in ["3,327,632", "649,002", "5.13", "2011"] {
            assert!(it.says[1].1.contains(words), "{words}");
        }
        assert_eq!((it.says[0].0, it.says[1].0), (Evidence::Proposal, Evidence::Context));
    }

    #[test]
    fn values_of_the_data_set_are_told_from_reported_ones() {
        let it = asked("");
        let Drawing::Lines(chart) = &it.drawing else { panic!("another drawing") };
        for series in chart.rows.iter().chain([&chart.total]) {
            for (point, year) in series.points.iter().zip(&chart.years) {
                assert_eq!(point.hollow, year.as_str() < "2013", "{}", point.label);
            }
        }
    }

    #[test]
    fn a_member_without_figures_is_said_to_have_none() {
        assert!(asked("country=la").missing.is_some_and(|words| words.contains("Laos")));
        assert!(asked("country=la,vn").missing.is_none());
        let Drawing::Lines(chart) = asked("country=la,vn").drawing else { panic!("another drawing") };
        let chosen: Vec<_> = chart.rows.iter().filter(|series| series.selected).map(|s| s.label.as_str()).collect();
        assert_eq!(chosen, ["Vietnam"]);
    }
}
