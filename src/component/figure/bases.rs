//! `bases`: Japanese business bases by country beside the one number of note 12.

use super::{Ask, Evidence, Figure, bars, statistic};
use crate::chart::{ChartId, Drawing};
use crate::context::{BASES, Status};
use crate::proposal::Locator;
use crate::text::{Text, charts, format};

/// How a number is known, in few words.
fn how(status: Status) -> Text {
    match status {
        Status::Primary => charts::BASES_PRIMARY,
        Status::Reported => charts::BASES_REPORTED,
        Status::Remainder => charts::BASES_REMAINDER,
        Status::Dataset => charts::STATUS_DATASET,
    }
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let figures = bars::ordered(&BASES);
    let total = statistic("ST09");
    let date = format::date(figures.first().map_or("", |f| f.date));
    let whole = |value: f64| format::number(value, 0);
    let sum = total.map(|s| bars::Sum {
        row: charts::BASES_TOTAL_ROW,
        name: charts::BASES_TOTAL,
        short: charts::BASES_TOTAL_SHORT,
        value: s.value,
        text: charts::BASES_AMOUNT.fill(&[("n", &whole(s.value))]),
        text_short: whole(s.value),
        at: Locator::Note(s.note),
    });
    let rows: Vec<bars::Amount> = figures
        .iter()
        .map(|f| {
            let (n, how) = (whole(f.value), how(f.status).get());
            bars::Amount {
                figure: f,
                cell: charts::BASES_VALUE.fill(&[("n", &n), ("how", how)]),
                text: n,
                how: how.to_owned(),
                short: charts::BASES_SHORT,
            }
        })
        .collect();
    // the countries whose numbers are known in one of some ways
    let known = |ways: &[Status]| {
        let found = figures.iter().filter(|f| ways.contains(&f.status));
        format::list(&found.map(|f| bars::names(f)).collect::<Vec<_>>())
    };
    let rest: f64 = figures.iter().filter(|f| f.status == Status::Remainder).map(|f| f.value).sum();
    let mut says = Vec::new();
    if let Some(s) = total {
        let at = format::date(s.year.unwrap_or_default());
        says.push((Evidence::Proposal, charts::BASES_SAYS.fill(&[("total", &whole(s.value)), ("date", &at)])));
    }
    let (primary, reported) = (known(&[Status::Primary]), known(&[Status::Reported]));
    let blanks = [("primary", primary.as_str()), ("reported", &reported), ("rest", &whole(rest))];
    says.push((Evidence::Context, charts::BASES_CONTEXT.fill(&blanks)));
    let table = bars::table(&sum, &rows, charts::BASES_HEAD.fill(&[("date", &date)]));
    let own = known(&[Status::Primary, Status::Reported]);
    Figure {
        id: ChartId::Bases,
        at: total.map(|s| vec![Locator::Note(s.note), s.at]).unwrap_or_default(),
        title: charts::BASES_TITLE,
        says,
        face: vec![charts::BASES_FACE],
        key: Vec::new(),
        label: charts::BASES_LABEL,
        drawing: Drawing::Bars(bars::drawing(ask, &sum, &rows, &date)),
        unit: charts::BASES_UNIT.fill(&[("date", &date), ("own", &own), ("block", &known(&[Status::Remainder]))]),
        missing: ask.without_figure(&table.rows),
        table,
        forms: Vec::new(),
    }
}
