//! What the timeline lists, and the parts of a query that it is compared with.

use super::found::Found;
use crate::context::{DEVELOPMENTS, Development};
use crate::facet::{Choice, FacetId};
use crate::proposal::{
    ActionIx, DOCUMENT, Date, EVENTS, Event, EventStatus, HappeningStatus, Locator, PartyKind, Precision,
    REFERENCE_DATES, ReferenceDate, UNDATED, Undated, in_order, note,
};
use crate::text::{Text, charts};
use crate::url::Query;

/// One thing that the timeline lists.
#[derive(Debug, Clone, Copy)]
pub enum Entry {
    /// A dated event of the proposal.
    Event(&'static Event),
    /// What has happened since publication.
    Later(&'static Development),
    /// A date of the proposal that is no event.
    Reference(&'static ReferenceDate),
    /// A happening that the proposal gives no date for.
    Undated(&'static Undated),
}

/// A part of the query that entries are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Area,
    Party,
    Years,
}

const PARTS: [Part; 3] = [Part::Area, Part::Party, Part::Years];

/// Numbers of the areas that places belong to.
fn areas_of(places: &[Locator]) -> Vec<u8> {
    in_order(places.iter().filter_map(|at| at.area()))
}

/// Areas of an event: those of its sections.
#[must_use]
pub fn areas_of_event(event: &Event) -> Vec<u8> {
    areas_of(event.sections)
}

/// Actions that the data relates to a place: those that a note concerns, or that a paragraph deals with.
#[must_use]
pub fn actions_at(at: Locator) -> Vec<ActionIx> {
    match at {
        Locator::Note(n) => note(n).map(|note| note.actions.to_vec()).unwrap_or_default(),
        Locator::Paragraph(p) => p.get().actions.iter().map(|(action, _)| *action).collect(),
        Locator::Action(action) => vec![action],
        Locator::Cover | Locator::Section(_) | Locator::Heading(_) => Vec::new(),
    }
}

/// What an event was on the day of publication.
#[must_use]
pub fn nature_of_event(event: &Event) -> Text {
    match event.status {
        EventStatus::Past if event.date == DOCUMENT.date => charts::TIMELINE_PUBLICATION,
        EventStatus::Past => charts::TIMELINE_NATURE_PAST,
        EventStatus::FutureEvent => charts::TIMELINE_NATURE_PLANNED,
        EventStatus::FutureTarget => charts::TIMELINE_NATURE_TARGET,
    }
}

/// What a happening without a date was on the day of publication.
#[must_use]
pub fn nature_of_undated(undated: &Undated) -> Text {
    match undated.status {
        HappeningStatus::Past => charts::TIMELINE_NATURE_PAST,
        HappeningStatus::Planned => charts::TIMELINE_NATURE_PLANNED,
        HappeningStatus::Wish => charts::TIMELINE_NATURE_WISH,
    }
}

/// Why a date is no event.
#[must_use]
pub fn nature_of_date(date: &ReferenceDate) -> Text {
    match date.precision {
        Precision::TitleOnly => charts::TIMELINE_TITLE_ONLY,
        Precision::AddressOnly => charts::TIMELINE_ADDRESS_ONLY,
        _ => charts::TIMELINE_REFERENCE,
    }
}

/// What has happened since publication and bears on an event, the first first.
pub fn later_of(event: &'static Event) -> impl Iterator<Item = &'static Development> {
    in_time().into_iter().filter(move |d| d.events.iter().any(|e| std::ptr::eq(e.get(), event)))
}

/// What has happened since publication, the first first.
#[must_use]
pub fn in_time() -> Vec<&'static Development> {
    let mut all: Vec<&Development> = DEVELOPMENTS.iter().collect();
    all.sort_by_key(|d| d.date.order());
    all
}

/// Parties to events, those to most events first, each with the name that an event gives it; `None` for all that are
/// in no list of the proposal.
#[must_use]
pub fn parties() -> Vec<(PartyKind, Option<Text>)> {
    let mut all: Vec<(PartyKind, Option<Text>, usize)> = Vec::new();
    for party in EVENTS.iter().flat_map(|e| e.parties) {
        match all.iter_mut().find(|(kind, ..)| *kind == party.kind) {
            Some((.., n)) => *n += 1,
            None => all.push((party.kind, Some(party.name), 1)),
        }
    }
    // the others are last, since they are several
    all.sort_by_key(|(kind, _, n)| (*kind == PartyKind::Unlisted, usize::MAX - n));
    all.into_iter().map(|(kind, name, _)| (kind, name.filter(|_| kind != PartyKind::Unlisted))).collect()
}

/// Years in which an event or a later one begins, in order, each with the date that names it: `mid-1980s` for 1985.
#[must_use]
pub fn years() -> Vec<(u16, Date)> {
    let mut all: Vec<(u16, Date)> = Vec::new();
    let of_events = EVENTS.iter().map(|e| (e.sort.year(), e.date));
    let later = DEVELOPMENTS.iter().map(|d| (d.date.year(), d.date));
    for (year, date) in of_events.chain(later) {
        let named = if matches!(date, Date::MidDecade(_)) { date } else { Date::Year(year) };
        if let Err(at) = all.binary_search_by_key(&year, |(year, _)| *year) {
            all.insert(at, (year, named));
        }
    }
    all
}

impl Entry {
    /// Everything, each kind in the order of time or of the text.
    #[must_use]
    pub fn all() -> Vec<Entry> {
        let events = EVENTS.iter().map(Entry::Event);
        let later = in_time().into_iter().map(Entry::Later);
        let dates = REFERENCE_DATES.iter().map(Entry::Reference);
        events.chain(later).chain(dates).chain(UNDATED.iter().map(Entry::Undated)).collect()
    }

    /// Its id, which is its fragment on the page.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Entry::Event(e) => e.id,
            Entry::Later(d) => d.id,
            Entry::Reference(r) => r.id,
            Entry::Undated(u) => u.id,
        }
    }

    /// Its date, as precise as it is given.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Entry::Event(e) => Some(e.date),
            Entry::Later(d) => Some(d.date),
            Entry::Reference(r) => Some(r.date),
            Entry::Undated(_) => None,
        }
    }

    /// Whether it belongs to an area: by its place in the text, or by the actions that it bears on.
    #[must_use]
    pub fn has_area(self, number: u8) -> bool {
        match self {
            Entry::Event(e) => areas_of_event(e).contains(&number),
            Entry::Later(d) => d.actions.iter().any(|a| a.get().area == number),
            Entry::Reference(r) => areas_of(r.at).contains(&number),
            Entry::Undated(u) => areas_of(u.at).contains(&number),
        }
    }

    /// Whether somebody is party to it. Of what has happened since publication only the countries are recorded, and
    /// whether it concerns ASEAN as a whole.
    #[must_use]
    pub fn has_party(self, party: PartyKind) -> bool {
        match (self, party) {
            (Entry::Event(e), _) => e.parties.iter().any(|p| p.kind == party),
            (Entry::Later(d), PartyKind::Country(country)) => d.countries.contains(&country),
            (Entry::Later(d), PartyKind::Entity(entity)) => d.asean && entity.get().id == "asean",
            _ => false,
        }
    }

    /// Whether some of the time that its date can mean lies in these years, the last included.
    #[must_use]
    pub fn is_in(self, from: Option<u16>, to: Option<u16>) -> bool {
        let Some((begin, end)) = self.date().map(Date::span) else { return from.is_none() && to.is_none() };
        from.is_none_or(|from| end > f64::from(from) + SLACK) && to.is_none_or(|to| begin < f64::from(to) + 1.0 - SLACK)
    }

    fn holds(self, query: &Query, part: Part) -> bool {
        !is_asked(query, part)
            || match part {
                Part::Area => query.areas().any(|number| self.has_area(number)),
                Part::Party => {
                    parties().into_iter().any(|(kind, _)| query.has(Choice::party(kind)) && self.has_party(kind))
                        || asked_country(query).any(|kind| self.has_party(kind))
                }
                Part::Years => self.is_in(query.from, query.to),
            }
    }
}

/// Less than a day in years: months are twelfths, which do not add up to years exactly.
const SLACK: f64 = 1e-6;

fn is_asked(query: &Query, part: Part) -> bool {
    match part {
        Part::Area => query.areas().next().is_some(),
        Part::Party => !query.chosen(FacetId::Party).is_empty(),
        Part::Years => query.has_years(),
    }
}

/// Countries that are asked for and party to no event: an address can name them.
fn asked_country(query: &Query) -> impl Iterator<Item = PartyKind> {
    let all = (0..crate::proposal::COUNTRIES.len()).map(|i| PartyKind::Country(crate::proposal::CountryIx(i)));
    all.filter(|kind| query.has(Choice::party(*kind)))
}

/// Names of the countries that a query asks for although they are party to no event.
pub fn countries_beside_parties(query: &Query) -> impl Iterator<Item = Text> {
    let listed = parties();
    asked_country(query).filter(move |kind| !listed.iter().any(|(other, _)| other == kind)).filter_map(
        |kind| match kind {
            PartyKind::Country(country) => Some(country.get().name),
            _ => None,
        },
    )
}

/// Whether a query narrows the timeline.
#[must_use]
pub fn is_narrowed(query: &Query) -> bool {
    PARTS.iter().any(|part| is_asked(query, *part))
}

/// The entries, compared with a query.
#[must_use]
pub fn found(query: &Query) -> Found<Entry, Part> {
    Found::new(Entry::all(), &PARTS, |entry, part| entry.holds(query, part))
}

/// How many of some entries are events of the proposal, and how many are since publication.
pub fn in_lanes(entries: impl Iterator<Item = Entry>) -> [usize; 2] {
    entries.fold([0; 2], |[events, later], entry| match entry {
        Entry::Event(_) => [events + 1, later],
        Entry::Later(_) => [events, later + 1],
        Entry::Reference(_) | Entry::Undated(_) => [events, later],
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::proposal::{ActionIx, EventStatus, country};
    use std::collections::BTreeSet;

    fn listed(search: &str) -> Vec<&'static str> {
        let (query, ignored) = Query::parse(search);
        assert!(ignored.is_empty(), "{search}: {ignored:?}");
        found(&query).listed().map(Entry::id).collect()
    }

    fn events(search: &str) -> Vec<&'static str> {
        listed(search).into_iter().filter(|id| id.starts_with("EV")).collect()
    }

    fn of(prefix: &str, ids: &[&str]) -> usize {
        ids.iter().filter(|id| id.starts_with(prefix)).count()
    }

    #[test]
    fn everything_is_listed_once() {
        let all = listed("");
        assert_eq!(["EV", "P", "RD", "UH"].map(|prefix| of(prefix, &all)), [35, DEVELOPMENTS.len(), 12, 13]);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn a_year_is_all_of_that_year_and_no_more() {
        // a year, and months in it
        assert_eq!(events("from=2016&to=2016"), ["EV11"]);
        assert_eq!(events("from=2015&to=2015"), ["EV08", "EV09", "EV10"]);
        // the middle of a decade is some years
        for year in ["1984", "1985", "1986"] {
            assert_eq!(events(&format!("from={year}&to={year}")), ["EV03"], "{year}");
        }
        assert_eq!(events("from=1983&to=1983"), [""; 0]);
        assert_eq!(events("from=1987&to=1987"), [""; 0]);
        // a fiscal year ends in March of the next
        assert_eq!(events("from=2030&to=2030"), ["EV33", "EV34"]);
        assert_eq!(events("from=2031&to=2031"), ["EV34"]);
        assert_eq!(events("to=1976"), ["EV01"]);
        assert_eq!(events("from=2050"), ["EV35"]);
        // a range of years is in each of them; what has no date is in none
        assert!(listed("from=2000&to=2000").contains(&"RD08"));
        assert_eq!(of("UH", &listed("to=2050")), 0);
    }

    #[test]
    fn the_crowded_years_hold_most_events() {
        assert_eq!(events("from=2015&to=2021").len(), 24);
        let after: Vec<_> = events("from=2022");
        let planned = EVENTS.iter().filter(|e| e.status != EventStatus::Past).map(|e| e.id);
        assert_eq!(after, planned.collect::<Vec<_>>());
    }

    #[test]
    fn choices_of_one_part_unite_and_parts_intersect() {
        assert_eq!(events("party=sg"), ["EV19"]);
        assert_eq!(events("party=sg,adb"), ["EV19", "EV33"]);
        assert_eq!(events("party=keidanren&from=2020&to=2020"), ["EV20", "EV22", "EV25"]);
        assert_eq!(events("party=japanese-government&area=2").len(), 5);
        assert!(events("party=other").contains(&"EV24"));
        // a member is party to no event, but later events concern it
        let vietnam = listed("party=vn");
        assert_eq!(of("EV", &vietnam), 0);
        let it = country("vn").expect("Vietnam");
        assert_eq!(of("P", &vietnam), DEVELOPMENTS.iter().filter(|d| d.countries.contains(&it)).count());
        assert_eq!(vietnam.len(), of("P", &vietnam));
        // an entity that is party to nothing
        assert_eq!(listed("party=wto"), [""; 0]);
    }

    #[test]
    fn every_party_can_be_chosen_and_is_read_back() {
        let all = parties();
        for event in &EVENTS {
            for party in event.parties {
                assert!(all.iter().any(|(kind, _)| *kind == party.kind), "{}", event.id);
                let word = Choice::party(party.kind).write();
                assert!(events(&word).contains(&event.id), "{word}: {}", event.id);
            }
        }
        assert_eq!(Choice::party(all[0].0).write(), "party=asean");
        assert!(all.last().is_some_and(|(kind, name)| *kind == PartyKind::Unlisted && name.is_none()));
        let words: BTreeSet<String> = all.iter().map(|(kind, _)| Choice::party(*kind).write()).collect();
        assert_eq!(words.len(), all.len());
    }

    #[test]
    fn a_count_is_what_its_choice_would_list() {
        for search in ["", "area=2", "party=asean", "from=2015&to=2021", "area=3&from=2019&to=2026"] {
            let query = Query::parse(search).0;
            let found = found(&query);
            let lists = |query: &Query| {
                let ids: Vec<&str> = super::found(query).listed().map(Entry::id).collect();
                ["EV", "P"].map(|prefix| of(prefix, &ids))
            };
            for number in 1..=5 {
                let alone = query.clone().without(FacetId::Area).with(Choice::area(number));
                assert_eq!(
                    in_lanes(found.but(Part::Area).filter(|e| e.has_area(number))),
                    lists(&alone),
                    "{search} {number}"
                );
            }
            for (kind, _) in parties() {
                let alone = query.clone().without(FacetId::Party).with(Choice::party(kind));
                assert_eq!(
                    in_lanes(found.but(Part::Party).filter(|e| e.has_party(kind))),
                    lists(&alone),
                    "{search} {kind:?}"
                );
            }
            for (year, _) in years() {
                let alone = Query { from: Some(year), to: Some(year), ..query.clone() };
                let n = in_lanes(found.but(Part::Years).filter(|e| e.is_in(Some(year), Some(year))));
                assert_eq!(n, lists(&alone), "{search} {year}");
            }
        }
    }

    #[test]
    fn actions_and_later_events_are_those_of_the_data() {
        let ids = |all: Vec<ActionIx>| all.into_iter().map(|a| a.get().id).collect::<Vec<_>>();
        assert_eq!(ids(actions_at(Locator::Note(29))), ids(note(29).expect("a note").actions.to_vec()));
        assert!(actions_at(Locator::Cover).is_empty());
        let event = |id: &str| EVENTS.iter().find(|e| e.id == id).expect("an event");
        let later: Vec<&str> = later_of(event("EV33")).map(|d| d.id).collect();
        assert!(later.contains(&"P04") && later.len() == 2, "{later:?}");
        assert_eq!(later_of(event("EV02")).count(), 0);
    }

    #[test]
    fn years_that_can_be_chosen_have_something_and_the_decade_keeps_its_name() {
        let all = years();
        assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(all.contains(&(1985, Date::MidDecade(1980))) && all.contains(&(2030, Date::Year(2030))));
        let found = found(&Query::default());
        for (year, _) in all {
            assert!(in_lanes(found.but(Part::Years).filter(|e| e.is_in(Some(year), Some(year)))) != [0, 0], "{year}");
        }
    }
}
