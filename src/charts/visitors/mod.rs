//! `visitors`: arrivals in Japan from six members, their sum, and the proposal's figure for all ten.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource, status_words};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, list_of, places_of, whole};
use crate::chart::axis::Tick;
use crate::chart::scale;
use crate::chart_id::ChartId;
use crate::component::facts::{number_of, qualified};
use crate::context::{self, MEMBERS, Status, VISITORS};
use crate::proposal::{CountryIx, DOCUMENT, Date, Locator, Statistic, StatisticIx};
use crate::text::{Locale, charts};
use drawing::{Claim, ClaimYear, Lines, Point, Ratio, Series, Span};

/// The two figures of note 41.
const COUNTED: StatisticIx = StatisticIx::VISITORS;
const COMPARED: StatisticIx = StatisticIx::VISITORS_GROWTH;

pub(super) const ENTRY: Entry = Entry {
    title: charts::VISITORS_TITLE,
    description: charts::VISITORS_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[COUNTED, COMPARED],
    build,
};

/// The number of years in the proposal's "10 years ago", from whichever year it counts.
const SPAN: i32 = 10;

const MILLION: f64 = 1e6;

/// One year of all countries together.
#[derive(Debug, Clone, Copy)]
struct Year {
    date: Date,
    total: f64,
    /// Whether a value of it comes from the data set.
    data_set: bool,
}

/// Years of the data in order, with their totals.
fn years() -> Vec<Year> {
    let mut all: Vec<Year> = Vec::new();
    for f in &VISITORS {
        let data_set = f.status == Status::Dataset;
        match all.binary_search_by_key(&f.date.order(), |year| year.date.order()) {
            Ok(at) => {
                all[at].total += f.value;
                all[at].data_set |= data_set;
            }
            Err(at) => all.insert(at, Year { date: f.date, total: f.value, data_set }),
        }
    }
    all
}

/// A year by its number, if the data has it.
fn year_of(years: &[Year], year: i32) -> Option<Year> {
    years.iter().find(|y| i32::from(y.date.year()) == year).copied()
}

/// Years that are compared: the one of the proposal's figure, the one ten years before it, and the one
/// ten years before publication.
struct Compared {
    to: Year,
    from: Year,
    other: Year,
}

fn compared(years: &[Year]) -> Option<Compared> {
    let counted = i32::from(COUNTED.get().year?.year());
    Some(Compared {
        to: year_of(years, counted)?,
        from: year_of(years, counted - SPAN)?,
        other: year_of(years, i32::from(DOCUMENT.date.year()) - SPAN)?,
    })
}

/// The countries, most visitors in the proposal's year first.
fn order(years: &[Year]) -> Vec<CountryIx> {
    let last = compared(years).map(|c| c.to.date);
    let value = |c: CountryIx| last.and_then(|last| context::observation(&VISITORS, c, last)).map_or(0.0, |f| f.value);
    let mut all: Vec<CountryIx> = context::countries(&VISITORS).collect();
    all.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    all
}

/// The proposal's figure in words: `about 3.4 million`.
fn claim_words(locale: Locale, s: &Statistic) -> String {
    qualified(locale, s, &charts::VISITORS_MILLION.fill(locale, &[("n", &number_of(locale, s))]))
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let years = years();
    let countries = order(&years);
    let counted = COUNTED.get();
    let total = years.iter().map(|y| Cell::new(y.total, whole(locale, y.total), ValueSource::Derived));
    let total = Row::summing(charts::VISITORS_TOTAL.get(locale), total.collect());
    let claim = years.iter().map(|y| match counted.year == Some(y.date) {
        true => {
            let source = ValueSource::Proposal(Locator::Note(counted.note));
            Cell::new(counted.amount(), claim_words(locale, counted), source)
        }
        false => Cell::absent(locale),
    });
    let claim = Row::summing(charts::VISITORS_CLAIM.get(locale), claim.collect());
    let members = countries.iter().map(|country| {
        let figures = years.iter().map(|y| context::observation(&VISITORS, *country, y.date));
        let cells = figures.map(|figure| Cell::of_figure(locale, figure));
        Row::of_country(locale, *country, cells.collect())
    });
    let head = years.iter().map(|y| locale.date(y.date)).collect();
    let table = Table::of_members(locale, head, [total, claim].into_iter().chain(members).collect());
    let without: Vec<CountryIx> = MEMBERS.iter().map(|m| m.country).filter(|c| !countries.contains(c)).collect();
    let drawing = Box::new(chart(locale, selection, &years, &countries));
    ChartView {
        places: places_of(counted),
        statements: statements(locale, &years),
        notices: vec![charts::VISITORS_FACE],
        unit: charts::VISITORS_UNIT.fill(locale, &[("without", &list_of(locale, &without))]),
        missing: selection.without_figure(locale, &table.rows),
        ..ChartView::new(ChartId::Visitors, drawing, charts::VISITORS_LABEL, table)
    }
}

fn statements(locale: Locale, years: &[Year]) -> Vec<(Evidence, String)> {
    let (counted, times) = (COUNTED.get(), COMPARED.get());
    let Some(c) = compared(years) else { return Vec::new() };
    let ratio = |from: Year| locale.number(c.to.total / from.total, 2);
    let proposal = charts::VISITORS_SAYS.fill(
        locale,
        &[
            ("value", &claim_words(locale, counted)),
            ("times", &locale.plain_number(times.value)),
            ("to", &locale.date(c.to.date)),
            ("from", &locale.date(c.from.date)),
            ("other", &locale.date(c.other.date)),
        ],
    );
    let context = charts::VISITORS_CONTEXT.fill(
        locale,
        &[
            ("later", &whole(locale, c.to.total)),
            ("to", &locale.date(c.to.date)),
            ("ratio", &ratio(c.from)),
            ("earlier", &whole(locale, c.from.total)),
            ("from", &locale.date(c.from.date)),
            ("other_ratio", &ratio(c.other)),
            ("other_earlier", &whole(locale, c.other.total)),
            ("other", &locale.date(c.other.date)),
        ],
    );
    vec![(Evidence::Proposal, proposal), (Evidence::Context, context)]
}

fn chart(locale: Locale, selection: &Selection, years: &[Year], countries: &[CountryIx]) -> Lines {
    let counted = COUNTED.get();
    let absent = charts::CHART_NONE.get(locale);
    let place = |year: &Year| years.iter().position(|y| y.date == year.date).unwrap_or_default();
    let ratio = compared(years).map(|c| {
        let ratio = locale.number(c.to.total / c.from.total, 2);
        Ratio {
            from: place(&c.from),
            to: place(&c.to),
            text: charts::VISITORS_RATIO.fill(locale, &[("ratio", &ratio), ("from", &locale.date(c.from.date))]),
            short: charts::VISITORS_RATIO_SHORT.fill(locale, &[("ratio", &ratio)]),
        }
    });
    let point = |country: CountryIx, year: &Year| {
        let at = locale.commas(&[country.get().name.get(locale), &*locale.date(year.date)]);
        match context::observation(&VISITORS, country, year.date) {
            Some(f) => {
                let (text, source) = (whole(locale, f.value), status_words(f.status).get(locale));
                Point {
                    label: locale.labelled(&at, &locale.with_aside(&text, source)),
                    hollow: f.status == Status::Dataset,
                    value: Some(f.value),
                    text,
                }
            }
            None => Point { label: locale.labelled(&at, absent), text: absent.to_owned(), ..Point::default() },
        }
    };
    let series = countries.iter().map(|country| Series {
        label: country.get().name.get(locale).to_owned(),
        short: country.get().id.to_owned(),
        selected: selection.has_any(&[*country]),
        points: years.iter().map(|year| point(*country, year)).collect(),
    });
    let total = years.iter().map(|y| {
        let text = whole(locale, y.total);
        let status = status_words(if y.data_set { Status::Dataset } else { Status::Reported }).get(locale);
        let year = locale.date(y.date);
        let blanks = [("year", year.as_str()), ("value", &text), ("basis", status)];
        let label = charts::VISITORS_TOTAL_AT.fill(locale, &blanks);
        Point { value: Some(y.total), text, hollow: y.data_set, label }
    });
    let claim = charts::VISITORS_CLAIM.get(locale);
    let claimed = years.iter().map(|y| {
        let value = (counted.year == Some(y.date)).then(|| (counted.amount(), claim_words(locale, counted)));
        let text = value.as_ref().map_or(absent, |(_, text)| text.as_str());
        ClaimYear { label: locale.labelled(&locale.commas(&[claim, &*locale.date(y.date)]), text), value }
    });
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
            text: text.get(locale).to_owned(),
            short: short.get(locale).to_owned(),
        })
    });
    let most = years.iter().map(|y| y.total).fold(0.0, f64::max);
    let ticks = scale::ticks(0.0, most, 5).into_iter();
    let tick = |millions: f64| locale.in_unit(millions, 6, usize::from(millions.fract() != 0.0));
    let claim_year = counted.year.map(|year| locale.date(year)).unwrap_or_default();
    Lines {
        years: years.iter().map(|y| locale.date(y.date)).collect(),
        total: Series {
            label: charts::VISITORS_TOTAL.get(locale).to_owned(),
            short: charts::VISITORS_TOTAL_SHORT.get(locale).to_owned(),
            selected: false,
            points: total.collect(),
        },
        claim: Claim {
            label: claim.to_owned(),
            short: charts::VISITORS_CLAIM_SHORT.get(locale).to_owned(),
            sub: charts::VISITORS_CLAIM_SUB.fill(locale, &[("year", &claim_year)]),
            sub_short: charts::VISITORS_CLAIM_SUB_SHORT.get(locale).to_owned(),
            years: claimed.collect(),
        },
        rows: series.collect(),
        ratio: ratio.unwrap_or_default(),
        spans: spans.collect(),
        ticks: ticks.map(|value| Tick::new(value, tick(value / MILLION))).collect(),
        unit: charts::VISITORS_AXIS.get(locale).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::tests::english;
    use crate::query::{Corpus, run};
    use crate::url::Query;

    fn selection(search: &str) -> Selection {
        let (query, _) = Query::parse(search);
        Selection { results: run(&Corpus::of_proposal(english()), &query), query, ..Selection::none() }
    }

    fn view(search: &str) -> ChartView {
        build(english(), &selection(search))
    }

    fn drawn(search: &str) -> Lines {
        let years = years();
        chart(english(), &selection(search), &years, &order(&years))
    }

    fn cell<'t>(it: &'t ChartView, head: &str, year: &str) -> &'t Cell {
        let column = it.table.head.iter().position(|h| h == year).expect("a year");
        &it.table.rows.iter().find(|row| row.head == head).expect("a row").cells[column]
    }

    #[test]
    fn every_value_of_the_data_is_in_the_table_with_its_source() {
        let it = view("");
        for f in &VISITORS {
            let found = cell(&it, f.countries[0].get().name.get(english()), &f.date.to_string());
            assert_eq!(found.value, Some(f.value));
            assert_eq!(found.source, f.source.map(|source| ValueSource::Outside(source, f.status)));
        }
        let single = it.table.rows.iter().filter(|row| row.countries.len() == 1).flat_map(|row| &row.cells);
        assert_eq!(single.filter(|cell| cell.value.is_some()).count(), VISITORS.len());
    }

    #[test]
    fn the_sum_of_six_supports_the_proposals_figure_for_ten() {
        let it = view("");
        let six = |year| cell(&it, charts::VISITORS_TOTAL.get(english()), year);
        assert_eq!((six("2018").value, six("2018").source), (Some(3_327_632.0), Some(ValueSource::Derived)));
        assert_eq!(six("2008").value, Some(649_002.0));
        let ten = cell(&it, charts::VISITORS_CLAIM.get(english()), "2018");
        assert_eq!((ten.value, ten.text.as_str()), (Some(3_400_000.0), "about 3.4 million"));
        assert_eq!(ten.source, Some(ValueSource::Proposal(Locator::Note(41))));
        for words in ["3,327,632", "649,002", "5.13", "2011"] {
            assert!(it.statements[1].1.contains(words), "{words}");
        }
        assert_eq!((it.statements[0].0, it.statements[1].0), (Evidence::Proposal, Evidence::Context));
    }

    #[test]
    fn values_of_the_data_set_are_hollow() {
        let chart = drawn("");
        for series in chart.rows.iter().chain([&chart.total]) {
            for (point, year) in series.points.iter().zip(&chart.years) {
                assert_eq!(point.hollow, year.as_str() < "2013", "{}", point.label);
            }
        }
    }

    #[test]
    fn the_view_tells_that_a_member_has_no_figures() {
        assert!(view("country=la").missing.is_some_and(|words| words.contains("Laos")));
        assert!(view("country=la,vn").missing.is_none());
        let chart = drawn("country=la,vn");
        let chosen: Vec<_> = chart.rows.iter().filter(|series| series.selected).map(|s| s.label.as_str()).collect();
        assert_eq!(chosen, ["Vietnam"]);
    }
}
