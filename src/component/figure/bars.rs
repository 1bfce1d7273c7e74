//! What the charts of amounts by country share: rows, table and drawing from the same figures.

use super::{Ask, Basis, Cell, Row, Table};
use crate::chart::bars::{self, Bars};
use crate::context::{self, Status};
use crate::proposal::Locator;
use crate::text::{Text, charts, format};

/// The proposal's amount for all.
pub(super) struct Sum {
    /// Name of its row in the table.
    pub row: Text,
    /// Its name in the drawing, and a shorter one.
    pub name: Text,
    pub short: Text,
    pub value: f64,
    /// With its unit, and alone.
    pub text: String,
    pub text_short: String,
    pub at: Locator,
}

/// One amount by country.
pub(super) struct Amount {
    pub figure: &'static context::Figure,
    /// As the drawing writes it.
    pub text: String,
    /// As the table writes it, with what is to be known of it.
    pub cell: String,
    /// How it is known; empty where all are known in one way.
    pub how: String,
    /// Name of a block in few letters, with `{n}` for how many countries it is.
    pub short: Text,
}

/// Figures of single countries from the largest, then those of several.
pub(super) fn ordered(figures: &'static [context::Figure]) -> Vec<&'static context::Figure> {
    let mut all: Vec<_> = figures.iter().collect();
    all.sort_by(|a, b| (a.countries.len() > 1).cmp(&(b.countries.len() > 1)).then(b.value.total_cmp(&a.value)));
    all
}

/// The countries of a figure, in words.
pub(super) fn names(figure: &context::Figure) -> String {
    let names: Vec<&str> = figure.countries.iter().map(|c| c.get().name.get()).collect();
    format::list(&names)
}

/// The countries that were published as one, in words.
pub(super) fn block(figures: &[&context::Figure]) -> String {
    figures.iter().find(|f| f.countries.len() > 1).map(|f| names(f)).unwrap_or_default()
}

/// The table: the proposal's amount, then the countries'.
pub(super) fn table(sum: &Option<Sum>, rows: &[Amount], head: String) -> Table {
    let lead = sum.iter().map(|sum| Row {
        head: sum.row.get().to_owned(),
        countries: Vec::new(),
        sums: true,
        cells: vec![Cell { value: Some(sum.value), text: sum.text.clone(), basis: Some(Basis::At(sum.at)) }],
    });
    let rest = rows.iter().map(|row| {
        let basis = match (row.figure.source, row.figure.status) {
            (Some(source), status) if status != Status::Remainder => Basis::From(source, status),
            _ => Basis::Derived,
        };
        Row {
            head: names(row.figure),
            countries: row.figure.countries.to_vec(),
            sums: false,
            cells: vec![Cell { value: Some(row.figure.value), text: row.cell.clone(), basis: Some(basis) }],
        }
    });
    Table { corner: charts::CHART_MEMBER.get().to_owned(), head: vec![head], rows: lead.chain(rest).collect() }
}

/// The drawing of the same; `date` is that of all amounts.
pub(super) fn drawing(ask: &Ask, sum: &Option<Sum>, rows: &[Amount], date: &str) -> Bars {
    Bars {
        total: sum
            .as_ref()
            .map(|sum| bars::Total {
                name: sum.name.get().to_owned(),
                short: sum.short.get().to_owned(),
                text: sum.text.clone(),
                text_short: sum.text_short.clone(),
                label: format!("{}: {}", sum.row.get(), sum.text),
            })
            .unwrap_or_default(),
        rows: rows
            .iter()
            .map(|row| bars::Row {
                name: names(row.figure),
                short: row.short.fill(&[("n", &row.figure.countries.len().to_string())]),
                block: row.figure.countries.len() > 1,
                selected: ask.chose(row.figure.countries),
                value: row.figure.value,
                text: row.text.clone(),
                how: row.how.clone(),
                left_over: row.figure.status == Status::Remainder,
                label: format!("{}, {date}: {}", names(row.figure), row.cell),
            })
            .collect(),
    }
}
