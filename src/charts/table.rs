//! The values of a chart, each with its source.

use super::whole;
use crate::chart::{Mark, csv};
use crate::component::locator::label;
use crate::context::{Observation, SourceIx, Status};
use crate::proposal::{CountryIx, Locator};
use crate::text::{Locale, Text, charts};

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueSource {
    /// A place in the proposal.
    Proposal(Locator),
    /// A source outside it, and how the value was obtained there.
    Outside(SourceIx, Status),
    /// It was calculated from other values of this chart, or of the proposal, as a statement explains.
    Derived,
}

/// One value, or its absence.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The number; `None` where there is no figure.
    pub value: Option<f64>,
    /// The value as the page shows it, with its unit and its qualifier.
    pub text: String,
    /// Where it comes from; absent values come from nowhere.
    pub source: Option<ValueSource>,
}

impl Cell {
    /// A value with its source.
    pub(super) fn new(value: f64, text: impl Into<String>, source: ValueSource) -> Self {
        Self { value: Some(value), text: text.into(), source: Some(source) }
    }

    /// A whole number from outside the proposal, or its absence.
    pub(super) fn of_figure(locale: Locale, figure: Option<&Observation>) -> Self {
        let Some(f) = figure else { return Self::absent(locale) };
        let source = f.source.map_or(ValueSource::Derived, |source| ValueSource::Outside(source, f.status));
        Self::new(f.value, whole(locale, f.value), source)
    }

    /// A place of the table about which nothing is stated, in a row that has a value in another column only.
    pub(super) fn empty() -> Self {
        Self { value: None, text: String::new(), source: None }
    }

    /// Whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The absence of a value.
    pub(super) fn absent(locale: Locale) -> Self {
        Self { value: None, text: charts::CHART_NONE.get(locale).to_owned(), source: None }
    }
}

/// A row of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What the row is about.
    pub head: String,
    /// The countries it is about, if it is about any.
    pub countries: Vec<CountryIx>,
    /// Whether it is a mean or a total over the other rows.
    pub sums: bool,
    /// One for each column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row about countries, or about no country.
    pub(super) fn new(head: impl Into<String>, countries: &[CountryIx], cells: Vec<Cell>) -> Self {
        Self { head: head.into(), countries: countries.to_vec(), sums: false, cells }
    }

    /// A row over the other rows.
    pub(super) fn summing(head: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { head: head.into(), countries: Vec::new(), sums: true, cells }
    }

    /// A row about one country, under its name.
    pub(super) fn of_country(locale: Locale, country: CountryIx, cells: Vec<Cell>) -> Self {
        Self::new(country.get().name.get(locale), &[country], cells)
    }
}

/// The values of a chart: those that are drawn and no others.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Heading of the first column: `Member`.
    pub corner: String,
    /// Headings of the other columns.
    pub head: Vec<String>,
    /// Rows in the order of the drawing. A first row that sums has the marks without a row.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table whose rows are members.
    pub(super) fn of_members(locale: Locale, head: Vec<String>, rows: Vec<Row>) -> Self {
        Self { corner: charts::CHART_MEMBER.get(locale).to_owned(), head, rows }
    }

    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }

    /// Sources of the values that have one.
    pub fn value_sources(&self) -> impl Iterator<Item = ValueSource> {
        self.cells().filter_map(|cell| cell.source)
    }

    /// The cell of a mark of the drawing.
    #[must_use]
    pub fn cell(&self, mark: &Mark) -> Option<&Cell> {
        let lead = usize::from(self.rows.first().is_some_and(|row| row.sums));
        let row = mark.row.map_or(0, |row| row + lead);
        self.rows.get(row)?.cells.get(mark.column)
    }

    /// Sources outside the proposal in the order of the table, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut found = Vec::new();
        for from in self.value_sources() {
            if let ValueSource::Outside(source, _) = from
                && !found.contains(&source)
            {
                found.push(source);
            }
        }
        found
    }

    /// How the values of a source were obtained: `as reported`.
    #[must_use]
    pub fn how_obtained(&self, locale: Locale, source: SourceIx) -> &'static str {
        let mut found = self.value_sources().filter_map(|from| match from {
            ValueSource::Outside(s, status) if s == source => Some(status_words(status).get(locale)),
            _ => None,
        });
        found.next().unwrap_or_default()
    }

    /// The values as a file (RFC 4180, UTF-8 with [`csv::BYTE_ORDER_MARK`]): one value a line, each with its
    /// source. Headings of columns and the words for sources are the same in every language.
    #[must_use]
    pub fn csv(&self, locale: Locale) -> String {
        let mut out = String::from(csv::BYTE_ORDER_MARK);
        csv::add_line(&mut out, &["row", "column", "value", "as_shown", "basis", "source"]);
        for row in &self.rows {
            for (head, cell) in self.head.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
                let value = cell.value.map(|v| v.to_string()).unwrap_or_default();
                let (basis, source) = match cell.source {
                    Some(ValueSource::Proposal(at)) => ("proposal", label(locale, at)),
                    Some(ValueSource::Outside(source, status)) => (status_name(status), source.get().url.to_owned()),
                    Some(ValueSource::Derived) => ("derived", String::new()),
                    None => ("", String::new()),
                };
                csv::add_line(&mut out, &[&row.head, head, &value, &cell.text, basis, &source]);
            }
        }
        out
    }
}

/// The word for a status in files.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Primary => "primary",
        Status::Reported => "reported",
        Status::Dataset => "dataset",
        Status::Remainder => "remainder",
    }
}

/// How a value was obtained, in words.
#[must_use]
pub fn status_words(status: Status) -> Text {
    match status {
        Status::Primary => charts::STATUS_PRIMARY,
        Status::Reported => charts::STATUS_REPORTED,
        Status::Dataset => charts::STATUS_DATASET,
        Status::Remainder => charts::STATUS_REMAINDER,
    }
}
