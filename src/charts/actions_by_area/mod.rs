//! `actions-by-area`: which actors the actions name, area by area. Follows every filter.

pub(super) mod drawing;

use super::actors::{actions_of, short_name};
use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, areas_key, whole};
use crate::chart_id::ChartId;
use crate::facet::actor_name;
use crate::proposal::{ACTIONS, AREAS, Actor, Area};
use crate::text::{Locale, charts, ui};
use drawing::ByArea;

pub(super) const ENTRY: Entry = Entry {
    title: charts::ACTIONS_BY_AREA_TITLE,
    description: charts::ACTIONS_BY_AREA_DESC,
    // no action is hidden by selecting a member, so the chart would not change
    country_choice: CountryChoice::Never,
    statistics: &[],
    build,
};

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let chart = chart(locale, selection);
    let derived = |value: u32, text: &str| Cell::new(f64::from(value), text, ValueSource::Derived);
    let rows = chart.actors.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| derived(cell.listed, &cell.text));
        let total = derived(row.cells.iter().map(|cell| cell.listed).sum(), &row.total);
        Row::new(row.label.clone(), &[], cells.chain([total]).collect())
    });
    let head = AREAS.iter().map(|a| format!("{} {}", a.number, a.title.get(locale)));
    let table = Table {
        corner: charts::ACTIONS_BY_AREA_ACTOR.get(locale).to_owned(),
        head: head.chain([chart.total_label.clone()]).collect(),
        rows: rows.collect(),
    };
    let nothing = chart.actors.iter().all(|actor| actor.cells.iter().all(|cell| cell.listed == 0));
    let hidden = (drawing::hidden_glyph(), charts::ACTIONS_BY_AREA_LEFT_OUT.get(locale).to_owned());
    ChartView {
        statements: vec![(Evidence::Proposal, statement(locale))],
        key: areas_key(locale).chain([hidden]).collect(),
        unit: charts::ACTIONS_BY_AREA_UNIT.get(locale).to_owned(),
        missing: nothing.then(|| charts::ACTIONS_BY_AREA_EMPTY.get(locale).to_owned()),
        ..ChartView::new(ChartId::ActionsByArea, Box::new(chart), charts::ACTIONS_BY_AREA_LABEL, table)
    }
}

/// Which actor is identified most often, whatever the filters show.
fn statement(locale: Locale) -> String {
    let number = |n: usize| whole(locale, n as f64);
    charts::ACTIONS_BY_AREA_SAYS.fill(
        locale,
        &[
            ("companies", &number(actions_of(Actor::JapaneseCompanies))),
            ("all", &number(ACTIONS.len())),
            ("nobody", &number(actions_of(Actor::NotStated))),
        ],
    )
}

fn chart(locale: Locale, selection: &Selection) -> ByArea {
    let Selection { query, results, .. } = selection;
    let all = |area: u8, actor: Actor| {
        ACTIONS.iter().enumerate().filter(move |(_, a)| a.area == area && a.actors.contains(&actor))
    };
    let count = |n: usize| locale.count(n, ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER);
    let cell = |actor: Actor, area: &'static Area| {
        let total = all(area.number, actor).count();
        let listed = all(area.number, actor).filter(|(i, _)| results.lists(*i)).count();
        let (actor, title) = (actor_name(actor).get(locale), area.title.get(locale));
        drawing::Cell {
            listed: listed as u32,
            all: total as u32,
            text: listed.to_string(),
            label: locale.labelled(&locale.commas(&[actor, title]), &count(listed)),
        }
    };
    let listed = |area: u8| ACTIONS.iter().enumerate().filter(|(i, a)| a.area == area && results.lists(*i)).count();
    let total_label = charts::ACTIONS_BY_AREA_TOTAL.get(locale);
    let actor = |actor: Actor| {
        let cells: Vec<drawing::Cell> = AREAS.iter().map(|a| cell(actor, a)).collect();
        let total = cells.iter().map(|c| c.listed).sum::<u32>();
        let label = actor_name(actor).get(locale);
        drawing::Actor {
            label: label.to_owned(),
            short: short_name(actor).get(locale).to_owned(),
            selected: query.has(crate::facet::Choice::actor(actor)),
            total: total.to_string(),
            total_label: locale.labelled(&locale.commas(&[label, total_label]), &count(total as usize)),
            cells,
        }
    };
    let areas = AREAS.iter().map(|a| drawing::Area {
        number: a.number,
        number_text: a.number.to_string(),
        label: a.title.get(locale).to_owned(),
        short: a.title.get(locale).to_owned(),
        total: count(listed(a.number)),
        total_short: String::new(),
    });
    ByArea {
        areas: areas.collect(),
        actors: Actor::ALL.iter().map(|it| actor(*it)).collect(),
        total_label: total_label.to_owned(),
        empty: charts::ACTIONS_BY_AREA_EMPTY.get(locale).to_owned(),
        empty_short: charts::ACTIONS_BY_AREA_EMPTY_SHORT.get(locale).to_owned(),
    }
}
