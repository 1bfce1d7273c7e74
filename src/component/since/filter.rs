//! The parts of a query that items since publication are compared with.

use super::latest_first;
use crate::component::found::Found;
use crate::context::{DEVELOPMENTS, Development, DevelopmentKind};
use crate::facet::{Choice, Kind};
use crate::proposal::CountryGroup;
use crate::url::Query;
use std::ops::RangeInclusive;

/// A part of the query that items are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Area,
    Action,
    Kind,
    Country,
    Year,
}

const PARTS: [Part; 5] = [Part::Area, Part::Action, Part::Kind, Part::Country, Part::Year];

/// The kind of records that a kind of the query is; `None` if it is not about their kind.
pub fn kind(kind: Kind) -> Option<DevelopmentKind> {
    Some(match kind {
        Kind::Launched => DevelopmentKind::Launched,
        Kind::Announced => DevelopmentKind::Announced,
        Kind::InForce => DevelopmentKind::InForce,
        Kind::Report => DevelopmentKind::Report,
        Kind::Revised => DevelopmentKind::Revised,
        Kind::Superseded => DevelopmentKind::Superseded,
        Kind::Ended => DevelopmentKind::Ended,
        _ => return None,
    })
}

/// Whether an item is of a kind; of [`Kind::Figure`] is what bears on a figure of the proposal.
pub fn is_of_kind(d: &Development, wanted: Kind) -> bool {
    match kind(wanted) {
        Some(kind) => d.kind == kind,
        None => wanted == Kind::Figure && !d.statistics.is_empty(),
    }
}

/// Whether an item bears on an action of an area.
pub fn bears_on_area(d: &Development, number: u8) -> bool {
    d.actions.iter().any(|a| a.get().area == number)
}

/// The years of the items.
pub fn years() -> RangeInclusive<u16> {
    let of = || DEVELOPMENTS.iter().map(|d| d.date.year());
    of().min().unwrap_or_default()..=of().max().unwrap_or_default()
}

/// How many items name no member of ASEAN.
pub fn without_member() -> usize {
    let names_one = |d: &&Development| d.countries.iter().any(|c| c.get().group == CountryGroup::Member);
    DEVELOPMENTS.iter().filter(|d| !names_one(d)).count()
}

/// Whether a query narrows the items.
pub fn is_narrowed(query: &Query) -> bool {
    PARTS.iter().any(|part| is_asked(query, *part))
}

/// Kinds of the query that are kinds of items.
fn kinds(query: &Query) -> impl Iterator<Item = Kind> {
    Kind::of_developments().iter().copied().filter(|k| query.has(Choice::kind(*k)))
}

fn is_asked(query: &Query, part: Part) -> bool {
    match part {
        Part::Area => query.areas().next().is_some(),
        Part::Action => query.action.is_some(),
        Part::Kind => kinds(query).next().is_some(),
        Part::Country => !query.countries().is_empty(),
        Part::Year => query.has_years(),
    }
}

fn holds(query: &Query, part: Part, d: &Development) -> bool {
    !is_asked(query, part)
        || match part {
            Part::Area => query.areas().any(|number| bears_on_area(d, number)),
            Part::Action => query.action.is_some_and(|a| d.actions.contains(&a)),
            Part::Kind => kinds(query).any(|k| is_of_kind(d, k)),
            Part::Country => query.countries().iter().any(|c| d.countries.contains(c)),
            Part::Year => query.in_years(d.date.year()),
        }
}

/// The items, compared with a query, the latest first.
#[must_use]
pub fn found(query: &Query) -> Found<&'static Development, Part> {
    Found::new(latest_first(), &PARTS, |d, part| holds(query, part, d))
}
