//! The charts of the site: one module for each, with its data, its drawing and its tests, and what all
//! charts have in common in a page.
//!
//! A chart's module has a constant `ENTRY` ([`Entry`]) and gathers a [`ChartView`] from the records and the
//! texts, for what a visitor has selected. The page, the table, the files and the citation are all written
//! from that one value, so that they cannot differ. Its drawing is made with the kit in [`crate::chart`];
//! its texts are in `text/<language>/charts.toml`, in the table with the module's name.
//!
//! To add a chart, add its module, its line in the table of [`crate::chart_id`], and its texts.
//!
//! | what | where |
//! |---|---|
//! | titles and other facts about a chart | [`title`], [`description`], [`country_choice`], [`chart_of_statistic`] |
//! | a chart for a selection | [`build_chart`] |
//! | its markup | [`section`] |
//! | its values, as a table and as a file | [`table`] |
//! | the figures of the members on the explorer's map | [`map_data`] |

mod actions_by_area;
mod actors;
mod amounts;
mod bases;
pub mod brief_growth;
mod coverage;
mod events;
mod gdp_growth;
pub mod initiatives;
mod investment;
pub mod map_data;
pub mod measure;
mod people;
pub mod profile;
mod residents;
pub mod section;
mod since;
pub mod table;
mod targets;
mod trade_share;
mod visitors;

use crate::chart::sheet::Sheet;
use crate::chart::{Chart, Glyph, Key};
use crate::chart_id::{ChartId, chart_table};
use crate::component::locator::label;
use crate::context::SourceIx;
use crate::facet::Choice;
use crate::proposal::{AREAS, CountryIx, EntityIx, Locator, Statistic, StatisticIx};
use crate::query::Results;
use crate::text::{Locale, Text, charts, ui};
use crate::url::{Query, Toggle, View};
use table::{Row, Table};

/// What a chart's module tells about the chart.
struct Entry {
    /// What the chart shows.
    title: Text,
    /// One sentence for search engines and link previews.
    description: Text,
    /// Whether a visitor can highlight countries in it.
    country_choice: CountryChoice,
    /// Ids of the proposal's statistics that it shows.
    statistics: &'static [StatisticIx],
    /// Gathers the chart for a selection.
    build: fn(Locale, &Selection) -> ChartView,
}

/// Whether a visitor can highlight countries in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryChoice {
    /// It shows no countries that can be selected.
    Never,
    /// It shows countries.
    Always,
    /// It shows countries, but not in this view.
    Except(View),
}

// each function reads one field of one constant, so that the first program, which needs the titles, does not
// link the drawings
macro_rules! registry {
    ($($(#[$doc:meta])* $id:ident = $name:literal in $module:ident;)*) => {
        /// What a chart shows, for headings and titles.
        #[must_use]
        pub fn title(id: ChartId) -> Text {
            match id { $(ChartId::$id => $module::ENTRY.title,)* }
        }

        /// One sentence on a chart, for search engines and link previews.
        #[must_use]
        pub fn description(id: ChartId) -> Text {
            match id { $(ChartId::$id => $module::ENTRY.description,)* }
        }

        /// Whether a visitor can highlight countries in a chart.
        #[must_use]
        pub fn country_choice(id: ChartId) -> CountryChoice {
            match id { $(ChartId::$id => $module::ENTRY.country_choice,)* }
        }

        /// Ids of the proposal's statistics that a chart shows.
        fn statistics(id: ChartId) -> &'static [StatisticIx] {
            match id { $(ChartId::$id => $module::ENTRY.statistics,)* }
        }

        /// Gathers a chart for a selection.
        #[must_use]
        pub fn build_chart(locale: Locale, id: ChartId, selection: &Selection) -> ChartView {
            match id { $(ChartId::$id => ($module::ENTRY.build)(locale, selection),)* }
        }
    };
}
chart_table!(registry);

/// The chart that shows a statistic of the proposal, if there is one.
#[must_use]
pub fn chart_of_statistic(statistic: &Statistic) -> Option<ChartId> {
    ChartId::ALL.into_iter().find(|id| statistics(*id).iter().any(|ix| ix.get().id == statistic.id))
}

/// What a visitor has selected.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The query of the address.
    pub query: Query,
    /// The actions that it lists.
    pub results: Results,
    /// What is picked in the chart of initiatives, which no address holds.
    pub picked: Option<EntityIx>,
    /// Whether the chart of events is that of the timeline: it shows what the query keeps, and what has happened
    /// since publication in a lane of its own.
    pub lanes: bool,
}

impl Selection {
    /// Nothing selected, as pages are prerendered.
    #[must_use]
    pub fn none() -> Self {
        Self { query: Query::default(), results: Results::everything(), picked: None, lanes: false }
    }

    /// One member, as the charts of its brief highlight it; of a query only the form of the charts counts.
    #[must_use]
    pub fn of_member(query: &Query, country: CountryIx) -> Self {
        let mut query = Query { view: query.view, sort: query.sort, ..Query::default() };
        query.toggle(Toggle::Choice(Choice::country(country)));
        Self { query, ..Self::none() }
    }

    /// Whether one of these countries is selected.
    #[must_use]
    pub fn has_any(&self, countries: &[CountryIx]) -> bool {
        countries.iter().any(|c| self.query.has_country(*c))
    }

    /// The sentence that a table has no figure for any selected country; `None` if it has one, or if no
    /// country is selected.
    #[must_use]
    fn without_figure(&self, locale: Locale, rows: &[Row]) -> Option<String> {
        let selected = &self.query.countries();
        if selected.is_empty() || rows.iter().any(|row| self.has_any(&row.countries)) {
            return None;
        }
        Some(charts::CHART_NO_FIGURE_ONE.fill(locale, &[("countries", &list_of(locale, selected))]))
    }
}

/// Where a statement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// From the proposal.
    Proposal,
    /// From outside it.
    Context,
    /// It happened, or became known, after publication.
    Since,
}

impl Evidence {
    /// Class of the rule and the typeface that show it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Proposal => "ev-p",
            Self::Context => "ev-c",
            Self::Since => "ev-s",
        }
    }
}

/// Another form of a chart, as a switch.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The piece of address that chooses it: `view=actors`.
    pub choice: &'static str,
    /// Its name.
    pub name: Text,
    /// Whether it is shown.
    pub on: bool,
}

/// A chart for a selection, with everything that is stated about it.
pub struct ChartView {
    /// Which chart it is.
    pub id: ChartId,
    /// Places of the proposal that it is about; empty if the proposal does not speak of it.
    pub places: Vec<Locator>,
    /// What can be seen in it, each statement with where it comes from.
    pub statements: Vec<(Evidence, String)>,
    /// What must be known before any value is read: forecasts, preliminary figures, figures since revised,
    /// targets. Shown directly above the drawing.
    pub notices: Vec<Text>,
    /// Meanings of its marks and lines; empty where labels are beside them.
    pub key: Key,
    /// The name of the drawing for screen readers.
    pub label: Text,
    /// The drawing.
    pub drawing: Box<dyn Chart>,
    /// What is counted, for when, and how it is known.
    pub unit: String,
    /// The same values as the drawing's.
    pub table: Table,
    /// What the chart lacks for the selected countries, or that nothing is left to draw.
    pub missing: Option<String>,
    /// Other forms of the chart.
    pub variants: Vec<Variant>,
    /// Sources of statements that are not sources of values.
    pub further_sources: Vec<SourceIx>,
    /// Whether it counts what has happened since publication; the page of these items has their sources.
    pub of_items: bool,
}

impl ChartView {
    /// A chart without what not every chart has.
    fn new(id: ChartId, drawing: Box<dyn Chart>, label: Text, table: Table) -> Self {
        Self {
            id,
            places: Vec::new(),
            statements: Vec::new(),
            notices: Vec::new(),
            key: Vec::new(),
            label,
            drawing,
            unit: String::new(),
            table,
            missing: None,
            variants: Vec::new(),
            further_sources: Vec::new(),
            of_items: false,
        }
    }

    /// What it shows.
    #[must_use]
    pub fn title(&self) -> Text {
        title(self.id)
    }

    /// Sources of its values, then of what else is stated.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut all = self.table.sources();
        all.extend(&self.further_sources);
        all
    }

    /// The chart as a file to be saved.
    #[must_use]
    pub fn sheet(&self, locale: Locale) -> Sheet<'_> {
        let notices: Vec<&str> = self.notices.iter().map(|notice| notice.get(locale)).collect();
        let places: Vec<String> = self.places.iter().map(|at| label(locale, *at)).collect();
        let mut sources = vec![ui::SITE_TITLE.get(locale).to_owned()];
        if !places.is_empty() {
            sources.push(locale.commas(&places));
        }
        if self.of_items {
            sources.push(charts::SINCE_CHART_SOURCES.get(locale).to_owned());
        }
        sources.extend(self.sources().iter().map(|s| s.get().title.get(locale).to_owned()));
        let sources = locale.labelled(charts::CHART_SOURCES.get(locale), &locale.semicolons(&sources));
        Sheet::new(self.title().get(locale), &notices, &self.key, &*self.drawing, (&self.unit, &sources))
    }
}

/// The note of a statistic and the place in the text that refers to it.
fn places_of(statistic: &Statistic) -> Vec<Locator> {
    vec![Locator::Note(statistic.note), statistic.at]
}

/// A whole number in figures.
fn whole(locale: Locale, value: f64) -> String {
    locale.number(value, 0)
}

/// Names of countries in a sentence.
fn list_of(locale: Locale, countries: &[CountryIx]) -> String {
    let names: Vec<&str> = countries.iter().map(|c| c.get().name.get(locale)).collect();
    locale.list(&names)
}

/// The key of charts that show areas by their colours.
fn areas_key(locale: Locale) -> impl Iterator<Item = (Glyph, String)> {
    AREAS.iter().map(move |area| (Glyph::Category(area.number), area.title.get(locale).to_owned()))
}

#[cfg(test)]
mod tests;
