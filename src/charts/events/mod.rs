//! `events`: every dated event of the text on one line of years.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, whole};
use crate::chart::axis::Tick;
use crate::chart_id::ChartId;
use crate::facet::Choice;
use crate::proposal::{DOCUMENT, Date, EVENTS, Event, EventStatus, Locator, Party, PartyKind, Precision};
use crate::text::{Locale, Text, charts};
use drawing::{Events, Exactness};

pub(super) const ENTRY: Entry = Entry {
    title: charts::EVENTS_TITLE,
    description: charts::EVENTS_DESC,
    // few events have a member as a party, so members are not offered
    country_choice: CountryChoice::Never,
    statistics: &[],
    build,
};

/// First year of the recent events in the statement: the year in which the ASEAN Community was founded.
const RECENT: Date = Date::Year(2015);

/// The years that get more room on the axis: from then to the end of the year of publication.
const CLOSE: (f64, f64) = (2015.0, 2022.0);

/// How exact a date is, and its begin and end in years.
fn exactness(event: &Event) -> (Exactness, (f64, f64)) {
    let exactness = match event.precision {
        Precision::Day => Exactness::Day,
        Precision::Month => Exactness::Month,
        Precision::Approximate => Exactness::About,
        _ => Exactness::Year,
    };
    (exactness, event.date.span())
}

fn ahead(event: &Event) -> bool {
    event.status != EventStatus::Past
}

/// The date in words, and with it whether it is a plan or a target.
fn date_words(locale: Locale, event: &Event) -> String {
    let date = locale.date(event.date);
    match event.status {
        EventStatus::Past => date,
        EventStatus::FutureEvent => charts::EVENTS_PLANNED.fill(locale, &[("date", &date)]),
        EventStatus::FutureTarget => charts::EVENTS_AIM.fill(locale, &[("date", &date)]),
    }
}

/// Whether an event belongs to what the visitor has selected: its paragraph to an area, or a member is
/// party to it. A name in a note about something else is neither.
fn is_selected(event: &Event, selection: &Selection) -> bool {
    let area = |at: &Locator| at.area().is_some_and(|area| selection.query.has(Choice::area(area)));
    let party = |party: &Party| matches!(party.kind, PartyKind::Country(c) if selection.query.has_country(c));
    event.sections.iter().any(area) || event.parties.iter().any(party)
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let rows = EVENTS.iter().map(|event| {
        let cell = Cell {
            value: Some(f64::from(event.sort.year())),
            text: date_words(locale, event),
            source: event.at.first().map(|at| ValueSource::Proposal(*at)),
        };
        Row::new(event.what.get(locale), &[], vec![cell])
    });
    let table = Table {
        corner: charts::EVENTS_EVENT.get(locale).to_owned(),
        head: vec![charts::EVENTS_DATE.get(locale).to_owned()],
        rows: rows.collect(),
    };
    let number = |n: usize| whole(locale, n as f64);
    // without the publication itself
    let recent = RECENT.order()..DOCUMENT.date.order();
    let recent = EVENTS.iter().filter(|e| recent.contains(&e.sort.order())).count();
    let from = locale.date(RECENT);
    let statement = charts::EVENTS_SAYS.fill(
        locale,
        &[
            ("all", &number(EVENTS.len())),
            ("recent", &number(recent)),
            ("from", &from),
            ("first", &EVENTS.first().map(|event| locale.date(event.sort)).unwrap_or_default()),
            ("ahead", &number(EVENTS.iter().filter(|event| ahead(event)).count())),
        ],
    );
    let key = Exactness::ALL.map(|kind| (drawing::glyph(kind, false), key_name(kind)));
    let key = key.into_iter().chain([(drawing::glyph(Exactness::Year, true), charts::EVENTS_KEY_AHEAD)]);
    let to = locale.date(Date::Year(DOCUMENT.date.year()));
    let blanks = [("date", &*locale.date(DOCUMENT.date)), ("from", &from), ("to", &to)];
    ChartView {
        statements: vec![(Evidence::Proposal, statement)],
        notices: vec![charts::EVENTS_FACE],
        key: key.map(|(glyph, name)| (glyph, name.get(locale).to_owned())).collect(),
        unit: charts::EVENTS_UNIT.fill(locale, &blanks),
        ..ChartView::new(ChartId::Events, Box::new(chart(locale, selection)), charts::EVENTS_LABEL, table)
    }
}

fn key_name(kind: Exactness) -> Text {
    match kind {
        Exactness::Day => charts::EVENTS_KEY_DAY,
        Exactness::Month => charts::EVENTS_KEY_MONTH,
        Exactness::Year => charts::EVENTS_KEY_YEAR,
        Exactness::About => charts::EVENTS_KEY_ABOUT,
    }
}

fn chart(locale: Locale, selection: &Selection) -> Events {
    let rows = EVENTS.iter().map(|event| {
        let (exactness, span) = exactness(event);
        let what = event.what.get(locale);
        drawing::Row {
            date: locale.date(event.date),
            text: what.to_owned(),
            short: event.short.unwrap_or(event.what).get(locale).to_owned(),
            span,
            exactness,
            ahead: ahead(event),
            own: event.sort == DOCUMENT.date,
            selected: is_selected(event, selection),
            label: format!("{}: {what}", date_words(locale, event)),
        }
    });
    let rows: Vec<drawing::Row> = rows.collect();
    let from = rows.iter().map(|row| row.span.0).fold(f64::INFINITY, f64::min);
    let to = rows.iter().map(|row| row.span.1).fold(f64::NEG_INFINITY, f64::max);
    let ticks = drawing::tick_values(from, to, Some(CLOSE)).into_iter();
    Events {
        rows,
        ticks: ticks.map(|value| Tick::new(value, (value as u32).to_string())).collect(),
        line: DOCUMENT.date.span().0,
        close: Some(CLOSE),
        wordless: false,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(search: &str) -> Events {
        let (query, _) = crate::url::Query::parse(search);
        chart(crate::charts::tests::english(), &Selection { query, ..Selection::none() })
    }

    #[test]
    fn all_events_are_in_the_order_of_time() {
        let chart = drawn("");
        assert_eq!(chart.rows.len(), EVENTS.len());
        assert!(chart.rows.windows(2).all(|pair| pair[0].span.0.floor() <= pair[1].span.0.floor()));
        assert!(chart.rows.iter().all(|row| row.span.0 > 1900.0 && row.span.0 < row.span.1));
        // the line of publication parts what is past from what lay ahead
        assert!(chart.rows.iter().all(|row| row.ahead == (row.span.0 > chart.line)));
        assert_eq!(chart.rows.iter().filter(|row| row.own).count(), 1);
        // no date crosses a break of the scale, and the sentences name the years the scale has
        assert_eq!(chart.close, Some(CLOSE));
        for edge in [CLOSE.0, CLOSE.1] {
            assert!(chart.rows.iter().all(|row| row.span.1 <= edge + 1e-9 || row.span.0 >= edge - 1e-9));
        }
        assert_eq!((f64::from(RECENT.year()), f64::from(DOCUMENT.date.year())), (CLOSE.0, CLOSE.1 - 1.0));
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
    fn an_area_or_a_party_is_highlighted_and_a_name_in_the_same_note_is_not() {
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
