//! `investment`: direct investment by country beside the one amount of note 11.

use super::amounts::{self, AmountTexts, Amounts, TotalTexts};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, list_of};
use crate::chart_id::ChartId;
use crate::context::{INVESTMENT, SourceIx};
use crate::proposal::StatisticIx;
use crate::text::{Locale, charts};

/// The figure of note 11.
const AMOUNT: StatisticIx = StatisticIx::INVESTMENT;

pub(super) const ENTRY: Entry = Entry {
    title: charts::INVESTMENT_TITLE,
    description: charts::INVESTMENT_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[AMOUNT],
    build,
};

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let figures = amounts::ordered(&INVESTMENT);
    let year = &*figures.first().map(|f| locale.date(f.date)).unwrap_or_default();
    let total = AMOUNT.get();
    // without its unit, and as the texts have it before the unit
    let number = |value: f64| locale.in_unit(value, 9, 1);
    let large = |value: f64| locale.large(value, 9, 1);
    let amount = |value: f64| charts::INVESTMENT_AMOUNT.fill(locale, &[("n", &large(value))]);
    let view = amounts::view(
        locale,
        selection,
        &Amounts {
            id: ChartId::Investment,
            label: charts::INVESTMENT_LABEL,
            head: charts::INVESTMENT_HEAD.fill(locale, &[("year", year)]),
            date: year,
            total: {
                let texts = TotalTexts {
                    row: charts::INVESTMENT_TOTAL_ROW,
                    name: charts::INVESTMENT_TOTAL,
                    short: charts::INVESTMENT_TOTAL_SHORT,
                    amount: amount(total.value),
                    figure: number(total.value),
                };
                (total, texts)
            },
            amounts: figures
                .iter()
                .map(|f| (*f, AmountTexts { figure: number(f.value), cell: amount(f.value), how: String::new() }))
                .collect(),
            block_name: charts::INVESTMENT_SHORT,
        },
    );
    // the countries that were published as one
    let block = figures.iter().find(|f| f.countries.len() > 1).map(|f| list_of(locale, f.countries));
    let block = block.unwrap_or_default();
    let mut statements = Vec::new();
    let words = charts::INVESTMENT_SAYS.fill(locale, &[("total", &large(total.value))]);
    statements.push((Evidence::Proposal, words));
    if let Some(first) = figures.first() {
        let (name, value) = (list_of(locale, first.countries), large(first.value));
        let blanks = [("year", year), ("first", &name), ("value", &value), ("block", &block)];
        statements.push((Evidence::Context, charts::INVESTMENT_CONTEXT.fill(locale, &blanks)));
    }
    let revised = SourceIx::FDI_REV.get().title.get(locale);
    statements.push((Evidence::Since, charts::INVESTMENT_SINCE.fill(locale, &[("source", revised)])));
    ChartView {
        statements,
        notices: vec![charts::INVESTMENT_FACE],
        unit: charts::INVESTMENT_UNIT.fill(locale, &[("year", year), ("block", &block)]),
        further_sources: vec![SourceIx::FDI_REV],
        ..view
    }
}
