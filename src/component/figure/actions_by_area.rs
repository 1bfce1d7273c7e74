//! `actions-by-area`: who is asked to act, area by area. Follows every filter.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table, areas_key};
use crate::chart::{ByArea, ChartId, Drawing, Glyph, by_area};
use crate::component::action::actor as actor_name;
use crate::proposal::{ACTIONS, AREAS, Actor};
use crate::text::{Text, charts, format, ui};

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let chart = chart(ask);
    let nothing = chart.actors.iter().all(|actor| actor.cells.iter().all(|cell| cell.listed == 0));
    let table = Table {
        corner: charts::ACTIONS_BY_AREA_ACTOR.get().to_owned(),
        head: AREAS
            .iter()
            .map(|a| format!("{} {}", a.number, a.title.get()))
            .chain([charts::ACTIONS_BY_AREA_TOTAL.get().to_owned()])
            .collect(),
        rows: chart
            .actors
            .iter()
            .map(|row| Row {
                head: row.label.clone(),
                countries: Vec::new(),
                sums: false,
                cells: row
                    .cells
                    .iter()
                    .map(|cell| Cell {
                        value: Some(f64::from(cell.listed)),
                        text: cell.text.clone(),
                        basis: Some(Basis::Derived),
                    })
                    .chain([Cell {
                        value: Some(row.cells.iter().map(|cell| f64::from(cell.listed)).sum()),
                        text: row.total.clone(),
                        basis: Some(Basis::Derived),
                    }])
                    .collect(),
            })
            .collect(),
    };
    Figure {
        id: ChartId::ActionsByArea,
        at: Vec::new(),
        title: charts::ACTIONS_BY_AREA_TITLE,
        says: vec![(Evidence::Proposal, charts::ACTIONS_BY_AREA_SAYS.get().to_owned())],
        face: Vec::new(),
        key: areas_key().chain([(Glyph::LeftOut, charts::ACTIONS_BY_AREA_LEFT_OUT.get().to_owned())]).collect(),
        label: charts::ACTIONS_BY_AREA_LABEL,
        drawing: Drawing::ByArea(chart),
        unit: charts::ACTIONS_BY_AREA_UNIT.get().to_owned(),
        table,
        missing: nothing.then(|| charts::ACTIONS_BY_AREA_EMPTY.get().to_owned()),
        forms: Vec::new(),
    }
}

fn chart(ask: &Ask) -> ByArea {
    let (q, r) = (&ask.query, &ask.results);
    let all = |area: u8, actor: Actor| {
        ACTIONS.iter().enumerate().filter(move |(_, a)| a.area == area && a.actors.contains(&actor))
    };
    let count = |n: usize| format::count(n, ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER);
    let cell = |actor: Actor, area: &'static crate::proposal::Area| {
        let total = all(area.number, actor).count();
        let listed = all(area.number, actor).filter(|(i, _)| r.lists(*i)).count();
        by_area::Cell {
            listed: listed as u32,
            all: total as u32,
            text: listed.to_string(),
            label: format!("{}, {}: {}", actor_name(actor).get(), area.title.get(), count(listed)),
        }
    };
    ByArea {
        areas: AREAS
            .iter()
            .map(|a| by_area::Area {
                number: a.number,
                number_text: a.number.to_string(),
                label: a.title.get().to_owned(),
                short: a.title.get().to_owned(),
                total: count(ACTIONS.iter().enumerate().filter(|(i, x)| x.area == a.number && r.lists(*i)).count()),
                total_short: String::new(),
            })
            .collect(),
        actors: Actor::ALL
            .iter()
            .map(|actor| {
                let cells: Vec<by_area::Cell> = AREAS.iter().map(|a| cell(*actor, a)).collect();
                let total = cells.iter().map(|c| c.listed).sum::<u32>();
                by_area::Actor {
                    label: actor_name(*actor).get().to_owned(),
                    short: short(*actor).get().to_owned(),
                    selected: q.actor.contains(actor),
                    total: total.to_string(),
                    total_label: format!(
                        "{}, {}: {}",
                        actor_name(*actor).get(),
                        charts::ACTIONS_BY_AREA_TOTAL.get(),
                        count(total as usize)
                    ),
                    cells,
                }
            })
            .collect(),
        total_label: charts::ACTIONS_BY_AREA_TOTAL.get().to_owned(),
        empty: charts::ACTIONS_BY_AREA_EMPTY.get().to_owned(),
        empty_short: charts::ACTIONS_BY_AREA_EMPTY_SHORT.get().to_owned(),
    }
}

/// An actor's name in few letters.
pub(super) fn short(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => charts::ACTOR_SHORT_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => charts::ACTOR_SHORT_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => charts::ACTOR_SHORT_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => charts::ACTOR_SHORT_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => charts::ACTOR_SHORT_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => charts::ACTOR_SHORT_JOINT,
        Actor::Keidanren => charts::ACTOR_SHORT_KEIDANREN,
        Actor::NotStated => charts::ACTOR_SHORT_NOT_STATED,
    }
}
