//! A chart, or a statistic of the proposal, as a reference for somebody's own text: this page with its address
//! and the day it was read, and what it is based on.

use super::ChartView;
use crate::component::facts::{value_of, year_of};
use crate::component::locator::label;
use crate::component::shell::official_page;
use crate::proposal::{DOCUMENT, Date, Locator, Statistic};
use crate::text::{Locale, charts, ui};

/// What only the browser knows of a visit.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// Who publishes this copy of the site, if the page names them.
    pub publisher: Option<&'a str>,
    /// The whole address of the page.
    pub address: &'a str,
    /// The day of reading.
    pub day: Date,
}

/// A reference to a chart.
#[must_use]
pub fn of_chart(locale: Locale, view: &ChartView, visit: &Visit<'_>) -> String {
    let others = view.sources();
    let mut out = page(locale, view.title().get(locale), visit);
    out.push_str(&proposal(locale, &view.places));
    if !others.is_empty() {
        let named: Vec<String> =
            others.iter().map(|s| format!("{}, {}", s.get().title.get(locale), s.get().url)).collect();
        out.push_str(&charts::CITE_OTHERS.fill(locale, &[("sources", &named.join("; "))]));
    }
    out
}

/// A reference to a statistic of the proposal.
#[must_use]
pub fn of_statistic(locale: Locale, s: &Statistic, visit: &Visit<'_>) -> String {
    let blanks = [("what", s.title.get(locale)), ("value", &value_of(locale, s)), ("year", &year_of(locale, s))];
    let mut out = page(locale, &charts::CITE_FIGURE.fill(locale, &blanks), visit);
    out.push_str(&proposal(locale, &[Locator::Note(s.note), s.at]));
    if let Some(source) = s.source {
        out.push_str(&charts::CITE_GIVEN.fill(locale, &[("source", source.get(locale))]));
    }
    out
}

/// This page.
fn page(locale: Locale, title: &str, visit: &Visit<'_>) -> String {
    let site = ui::SITE_TITLE.get(locale);
    let site = visit.publisher.map_or_else(|| site.to_owned(), |name| format!("{site}, {name}"));
    charts::CITE_PAGE
        .fill(locale, &[("title", title), ("site", &site), ("url", visit.address), ("date", &locale.date(visit.day))])
}

/// The document, and places in it.
fn proposal(locale: Locale, places: &[Locator]) -> String {
    let places: Vec<String> = places.iter().map(|at| format!("{}, ", label(locale, *at))).collect();
    charts::CITE_PROPOSAL.fill(
        locale,
        &[
            ("title", DOCUMENT.title.get(locale)),
            ("date", &locale.date(DOCUMENT.date)),
            ("places", &places.concat()),
            ("url", official_page(locale)),
        ],
    )
}
