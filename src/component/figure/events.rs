//! `events`: every dated event of the text on one line of years.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table};
use crate::chart::events::{self, Known, Tick};
use crate::chart::{ChartId, Drawing, Events, Glyph, time};
use crate::component::locator::when;
use crate::proposal::{DOCUMENT, EVENTS, Event, EventStatus, Precision};
use crate::text::{Text, charts, format};

/// From when the sentence above the chart counts: the founding year of the ASEAN Community.
const RECENT: &str = "2015";

/// What a date says, and the stretch it can lie in. "Mid" of a decade is taken to be three years.
fn known(event: &Event) -> (Known, (f64, f64)) {
    let date = if event.date.starts_with("FY") { event.date } else { event.sort };
    let span = time::span(date).unwrap_or_default();
    match event.precision {
        Precision::Day => (Known::Day, span),
        Precision::Month => (Known::Month, span),
        Precision::Approximate => (Known::About, (span.0 - 1.0, span.1 + 1.0)),
        _ => (Known::Year, span),
    }
}

fn ahead(event: &Event) -> bool {
    event.status != EventStatus::Past
}

/// The date in words, and with it whether it is a plan or an aim.
fn told(event: &Event) -> String {
    let date = when(event.date);
    match event.status {
        EventStatus::Past => date,
        EventStatus::FutureEvent => charts::EVENTS_PLANNED.fill(&[("date", &date)]),
        EventStatus::FutureTarget => charts::EVENTS_AIM.fill(&[("date", &date)]),
    }
}

/// What happens in few words, where the statement itself is long.
fn short(id: &str) -> Option<Text> {
    Some(match id {
        "EV03" => charts::EVENTS_EV03,
        "EV04" => charts::EVENTS_EV04,
        "EV05" => charts::EVENTS_EV05,
        "EV06" => charts::EVENTS_EV06,
        "EV08" => charts::EVENTS_EV08,
        "EV09" => charts::EVENTS_EV09,
        "EV12" => charts::EVENTS_EV12,
        "EV13" => charts::EVENTS_EV13,
        "EV14" => charts::EVENTS_EV14,
        "EV15" => charts::EVENTS_EV15,
        "EV16" => charts::EVENTS_EV16,
        "EV17" => charts::EVENTS_EV17,
        "EV18" => charts::EVENTS_EV18,
        "EV19" => charts::EVENTS_EV19,
        "EV20" => charts::EVENTS_EV20,
        "EV21" => charts::EVENTS_EV21,
        "EV22" => charts::EVENTS_EV22,
        "EV23" => charts::EVENTS_EV23,
        "EV24" => charts::EVENTS_EV24,
        "EV25" => charts::EVENTS_EV25,
        "EV26" => charts::EVENTS_EV26,
        "EV27" => charts::EVENTS_EV27,
        "EV28" => charts::EVENTS_EV28,
        "EV29" => charts::EVENTS_EV29,
        "EV30" => charts::EVENTS_EV30,
        "EV32" => charts::EVENTS_EV32,
        "EV33" => charts::EVENTS_EV33,
        "EV34" => charts::EVENTS_EV34,
        "EV35" => charts::EVENTS_EV35,
        _ => return None,
    })
}

/// Whether an event belongs to what the visitor has chosen: its paragraph to an area, or a member is
/// party to it. A name in a note about something else is neither.
fn chosen(event: &Event, ask: &Ask) -> bool {
    let area = |at: &crate::proposal::Locator| at.area().is_some_and(|area| ask.query.area.contains(&area));
    let party = |party: &Text| ask.query.country.iter().any(|country| country.get().name.get() == party.get());
    event.sections.iter().any(area) || event.parties.iter().any(party)
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let rows = EVENTS.iter().map(|event| Row {
        head: event.what.get().to_owned(),
        countries: Vec::new(),
        sums: false,
        cells: vec![Cell {
            value: event.sort.get(..4).and_then(|year| year.parse().ok()),
            text: told(event),
            basis: event.at.first().map(|at| Basis::At(*at)),
        }],
    });
    let table = Table {
        corner: charts::EVENTS_EVENT.get().to_owned(),
        head: vec![charts::EVENTS_DATE.get().to_owned()],
        rows: rows.collect(),
    };
    let number = |n: usize| format::number(n as f64, 0);
    // ISO 8601 dates compare as they lie; the publication itself is no event it tells of
    let recent = EVENTS.iter().filter(|e| (RECENT..DOCUMENT.date).contains(&e.sort)).count();
    let says = charts::EVENTS_SAYS.fill(&[
        ("all", &number(EVENTS.len())),
        ("recent", &number(recent)),
        ("from", RECENT),
        ("first", EVENTS.first().map_or("", |event| event.sort)),
        ("ahead", &number(EVENTS.iter().filter(|event| ahead(event)).count())),
    ]);
    Figure {
        id: ChartId::Events,
        at: Vec::new(),
        title: charts::EVENTS_TITLE,
        says: vec![(Evidence::Proposal, says)],
        face: vec![charts::EVENTS_FACE],
        key: Known::ALL
            .map(|kind| (Glyph::Event(kind, false), key_name(kind)))
            .into_iter()
            .chain([(Glyph::Event(Known::Year, true), charts::EVENTS_KEY_AHEAD)])
            .map(|(glyph, name)| (glyph, name.get().to_owned()))
            .collect(),
        label: charts::EVENTS_LABEL,
        drawing: Drawing::Events(chart(ask)),
        unit: charts::EVENTS_UNIT.fill(&[("date", &format::date(DOCUMENT.date))]),
        table,
        missing: None,
        forms: Vec::new(),
    }
}

fn key_name(kind: Known) -> Text {
    match kind {
        Known::Day => charts::EVENTS_KEY_DAY,
        Known::Month => charts::EVENTS_KEY_MONTH,
        Known::Year => charts::EVENTS_KEY_YEAR,
        Known::About => charts::EVENTS_KEY_ABOUT,
    }
}

fn chart(ask: &Ask) -> Events {
    let rows: Vec<events::Event> = EVENTS
        .iter()
        .map(|event| {
            let (known, span) = known(event);
            let what = event.what.get();
            events::Event {
                date: when(event.date),
                text: what.to_owned(),
                short: short(event.id).unwrap_or(event.what).get().to_owned(),
                span,
                known,
                ahead: ahead(event),
                own: event.sort == DOCUMENT.date,
                selected: chosen(event, ask),
                label: format!("{}: {what}", told(event)),
            }
        })
        .collect();
    let from = rows.iter().map(|row| row.span.0).fold(f64::INFINITY, f64::min);
    let to = rows.iter().map(|row| row.span.1).fold(f64::NEG_INFINITY, f64::max);
    Events {
        rows,
        ticks: events::tick_values(from, to)
            .into_iter()
            .map(|value| Tick { value, text: (value as u32).to_string() })
            .collect(),
        line: time::span(DOCUMENT.date).map_or(0.0, |(from, _)| from),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(search: &str) -> Events {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
        let (query, _) = crate::url::Query::parse(search);
        chart(&Ask { query, ..Ask::nothing() })
    }

    #[test]
    fn all_events_stand_in_the_order_of_time_each_with_a_place() {
        let chart = drawn("");
        assert_eq!(chart.rows.len(), EVENTS.len());
        assert!(chart.rows.windows(2).all(|pair| pair[0].span.0.floor() <= pair[1].span.0.floor()));
        assert!(chart.rows.iter().all(|row| row.span.0 > 1900.0 && row.span.0 < row.span.1));
        // the line of publication parts what is past from what lay ahead
        assert!(chart.rows.iter().all(|row| row.ahead == (row.span.0 > chart.line)));
        assert_eq!(chart.rows.iter().filter(|row| row.own).count(), 1);
    }

    #[test]
    fn a_long_statement_has_a_short_one_that_fits_a_phone() {
        let chart = drawn("");
        for row in &chart.rows {
            assert!(row.short.chars().count() <= 38, "{}", row.short);
        }
        let marks = crate::chart::svg::draw(&chart, 328, crate::chart::svg::Paint::Classes);
        assert!(!marks.body.contains('…'));
    }

    #[test]
    fn an_area_or_a_party_stands_out_and_a_name_in_the_same_note_does_not() {
        let with = |search: &str| drawn(search).rows.into_iter().filter(|row| row.selected).collect::<Vec<_>>();
        assert!(with("").is_empty() && with("country=vn").is_empty());
        // one note tells of Singapore, of Davos and of Osaka
        let singapore = with("country=sg");
        assert_eq!(singapore.len(), 1);
        assert!(singapore[0].text.contains("Singapore"));
        assert!(with("area=2").iter().all(|row| row.label.len() > row.date.len()));
        assert_eq!(with("area=5").len(), 1);
    }
}
