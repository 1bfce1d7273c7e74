//! What `investment` and `bases` share: amounts by country beside the one total that the proposal gives, as
//! table and as drawing.

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, Selection, list_of, places_of};
use crate::chart::bars::{self, Bars};
use crate::chart_id::ChartId;
use crate::context::{self, Status};
use crate::proposal::{Locator, Statistic};
use crate::text::{Locale, Text};

/// Texts of the total. They differ between the charts.
pub(super) struct TotalTexts {
    /// Name of its row in the table.
    pub row: Text,
    /// Its name in the drawing, and a shorter one.
    pub name: Text,
    pub short: Text,
    /// The amount with its unit, and alone.
    pub amount: String,
    pub figure: String,
}

/// Texts of one amount by country.
pub(super) struct AmountTexts {
    /// The amount in the drawing.
    pub figure: String,
    /// The amount in the table, with what must be known of it.
    pub cell: String,
    /// How it is known; empty where all are known in one way.
    pub how: String,
}

/// A chart of amounts by country.
pub(super) struct Amounts<'a> {
    pub id: ChartId,
    /// Name of the drawing for screen readers.
    pub label: Text,
    /// Heading of the column of amounts.
    pub head: String,
    /// The date of all amounts.
    pub date: &'a str,
    /// The proposal's total.
    pub total: (&'static Statistic, TotalTexts),
    /// The amounts, in the order of [`ordered`].
    pub amounts: Vec<(&'static context::Observation, AmountTexts)>,
    /// Name of several countries in few letters, with `{n}` for how many they are.
    pub block_name: Text,
}

/// Figures of single countries from the largest, then those of several.
pub(super) fn ordered(figures: &'static [context::Observation]) -> Vec<&'static context::Observation> {
    let mut all: Vec<_> = figures.iter().collect();
    all.sort_by(|a, b| (a.countries.len() > 1).cmp(&(b.countries.len() > 1)).then(b.value.total_cmp(&a.value)));
    all
}

/// The view of a chart of amounts, without statements, notices and unit.
pub(super) fn view(locale: Locale, selection: &Selection, it: &Amounts<'_>) -> ChartView {
    let (total, texts) = &it.total;
    let source = ValueSource::Proposal(Locator::Note(total.note));
    let lead = Row::summing(texts.row.get(locale), vec![Cell::new(total.value, texts.amount.as_str(), source)]);
    let rest = it.amounts.iter().map(|(figure, texts)| {
        let source = match (figure.source, figure.status) {
            (Some(source), status) if status != Status::Remainder => ValueSource::Outside(source, status),
            _ => ValueSource::Derived,
        };
        let cells = vec![Cell::new(figure.value, texts.cell.as_str(), source)];
        Row::new(list_of(locale, figure.countries), figure.countries, cells)
    });
    let table = Table::of_members(locale, vec![it.head.clone()], std::iter::once(lead).chain(rest).collect());
    ChartView {
        places: places_of(total),
        missing: selection.without_figure(locale, &table.rows),
        ..ChartView::new(it.id, Box::new(drawing(locale, selection, it)), it.label, table)
    }
}

fn drawing(locale: Locale, selection: &Selection, it: &Amounts<'_>) -> Bars {
    let (_, texts) = &it.total;
    let total = bars::Total {
        name: texts.name.get(locale).to_owned(),
        short: texts.short.get(locale).to_owned(),
        text: texts.amount.clone(),
        text_short: texts.figure.clone(),
        label: locale.labelled(texts.row.get(locale), &texts.amount),
    };
    let rows = it.amounts.iter().map(|(figure, texts)| {
        let name = list_of(locale, figure.countries);
        bars::Row {
            short: it.block_name.fill(locale, &[("n", &figure.countries.len().to_string())]),
            block: figure.countries.len() > 1,
            selected: selection.has_any(figure.countries),
            value: figure.value,
            text: texts.figure.clone(),
            how: texts.how.clone(),
            remainder: figure.status == Status::Remainder,
            label: locale.labelled(&locale.commas(&[&*name, it.date]), &texts.cell),
            name,
        }
    });
    Bars { total, rows: rows.collect() }
}
