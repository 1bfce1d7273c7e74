//! `bases`: Japanese business bases by country beside the one number of note 12.

use super::amounts::{self, AmountTexts, Amounts, TotalTexts};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, list_of, whole};
use crate::chart_id::ChartId;
use crate::context::{BASES, Status};
use crate::proposal::StatisticIx;
use crate::text::{Locale, Text, charts};

/// The figure of note 12.
const COUNTED: StatisticIx = StatisticIx::BASES;

pub(super) const ENTRY: Entry = Entry {
    title: charts::BASES_TITLE,
    description: charts::BASES_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[COUNTED],
    build,
};

/// How a number is known, in few words.
fn how(status: Status) -> Text {
    match status {
        Status::Primary => charts::BASES_PRIMARY,
        Status::Reported => charts::BASES_REPORTED,
        Status::Remainder => charts::BASES_REMAINDER,
        Status::Dataset => charts::STATUS_DATASET,
    }
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let figures = amounts::ordered(&BASES);
    let date = figures.first().map(|f| locale.date(f.date)).unwrap_or_default();
    let total = COUNTED.get();
    let view = amounts::view(
        locale,
        selection,
        &Amounts {
            id: ChartId::Bases,
            label: charts::BASES_LABEL,
            head: charts::BASES_HEAD.fill(locale, &[("date", &date)]),
            date: &date,
            total: {
                let figure = whole(locale, total.value);
                let texts = TotalTexts {
                    row: charts::BASES_TOTAL_ROW,
                    name: charts::BASES_TOTAL,
                    short: charts::BASES_TOTAL_SHORT,
                    amount: charts::BASES_AMOUNT.fill(locale, &[("n", &figure)]),
                    figure,
                };
                (total, texts)
            },
            amounts: figures
                .iter()
                .map(|f| {
                    let (n, how) = (whole(locale, f.value), how(f.status).get(locale));
                    let cell = charts::BASES_VALUE.fill(locale, &[("n", &n), ("how", how)]);
                    (*f, AmountTexts { figure: n, cell, how: how.to_owned() })
                })
                .collect(),
            block_name: charts::BASES_SHORT,
        },
    );
    // the countries whose numbers are known in one of some ways
    let known = |ways: &[Status]| {
        let found = figures.iter().filter(|f| ways.contains(&f.status));
        locale.list(&found.map(|f| list_of(locale, f.countries)).collect::<Vec<_>>())
    };
    let rest: f64 = figures.iter().filter(|f| f.status == Status::Remainder).map(|f| f.value).sum();
    let mut statements = Vec::new();
    let at = total.year.map(|year| locale.date(year)).unwrap_or_default();
    let words = charts::BASES_SAYS.fill(locale, &[("total", &whole(locale, total.value)), ("date", &at)]);
    statements.push((Evidence::Proposal, words));
    let (primary, reported) = (known(&[Status::Primary]), known(&[Status::Reported]));
    let blanks = [("primary", primary.as_str()), ("reported", &reported), ("rest", &whole(locale, rest))];
    statements.push((Evidence::Context, charts::BASES_CONTEXT.fill(locale, &blanks)));
    let own = known(&[Status::Primary, Status::Reported]);
    let blanks = [("date", date.as_str()), ("own", &own), ("block", &known(&[Status::Remainder]))];
    ChartView { statements, notices: vec![charts::BASES_FACE], unit: charts::BASES_UNIT.fill(locale, &blanks), ..view }
}
