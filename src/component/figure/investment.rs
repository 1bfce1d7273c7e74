//! `investment`: direct investment by country beside the one amount of note 11.

use super::{Ask, Evidence, Figure, bars, source, statistic};
use crate::chart::{ChartId, Drawing};
use crate::context::INVESTMENT;
use crate::proposal::Locator;
use crate::text::{charts, format};

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let figures = bars::ordered(&INVESTMENT);
    let total = statistic("ST08");
    let amount = |value: f64| charts::INVESTMENT_AMOUNT.fill(&[("n", &format::number(value, 1))]);
    let year = figures.first().map_or("", |f| f.date);
    let block = bars::block(&figures);
    let sum = total.map(|s| bars::Sum {
        row: charts::INVESTMENT_TOTAL_ROW,
        name: charts::INVESTMENT_TOTAL,
        short: charts::INVESTMENT_TOTAL_SHORT,
        value: s.value,
        text: amount(s.value),
        text_short: format::number(s.value, 1),
        at: Locator::Note(s.note),
    });
    let rows: Vec<bars::Amount> = figures
        .iter()
        .map(|f| bars::Amount {
            figure: f,
            text: format::number(f.value, 1),
            cell: amount(f.value),
            how: String::new(),
            short: charts::INVESTMENT_SHORT,
        })
        .collect();
    let mut says = Vec::new();
    if let Some(s) = total {
        says.push((Evidence::Proposal, charts::INVESTMENT_SAYS.fill(&[("total", &format::number(s.value, 1))])));
    }
    if let Some(first) = figures.first() {
        let (name, value) = (bars::names(first), format::number(first.value, 1));
        let blanks = [("year", year), ("first", &name), ("value", &value), ("block", &block)];
        says.push((Evidence::Context, charts::INVESTMENT_CONTEXT.fill(&blanks)));
    }
    if let Some(revised) = source("fdi-rev") {
        let title = revised.get().title.get();
        says.push((Evidence::Since, charts::INVESTMENT_SINCE.fill(&[("source", title)])));
    }
    let table = bars::table(&sum, &rows, charts::INVESTMENT_HEAD.fill(&[("year", year)]));
    Figure {
        id: ChartId::Investment,
        at: total.map(|s| vec![Locator::Note(s.note), s.at]).unwrap_or_default(),
        title: charts::INVESTMENT_TITLE,
        says,
        face: vec![charts::INVESTMENT_FACE],
        key: Vec::new(),
        label: charts::INVESTMENT_LABEL,
        drawing: Drawing::Bars(bars::drawing(ask, &sum, &rows, year)),
        unit: charts::INVESTMENT_UNIT.fill(&[("year", year), ("block", &block)]),
        missing: ask.without_figure(&table.rows),
        table,
        forms: Vec::new(),
    }
}
