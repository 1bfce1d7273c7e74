//! Figures and events from outside the proposal, in the same form as the proposal's own records and
//! kept apart from them: each value has its status and its source.
//!
//! The records are emitted by the build script from `data/*.toml` (crate `content`).

use crate::proposal::{ActionIx, CountryIx, EventIx, StatisticIx};
use crate::text::Text;

pub use vocabulary::{Confidence, Date, DevelopmentKind, GrowthBasis, SourceKind, Status};

include!(concat!(env!("OUT_DIR"), "/context_records.rs"));

/// Position of a source in [`SOURCES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIx(pub usize);

impl SourceIx {
    /// The record at this position.
    pub fn get(self) -> &'static Source {
        &SOURCES[self.0]
    }
}

/// A publication or page that has a figure or tells of an event.
#[derive(Debug)]
pub struct Source {
    pub id: &'static str,
    pub url: &'static str,
    pub title: Text,
}

/// Growth of gross domestic product, per cent a year.
#[derive(Debug)]
pub struct Growth {
    pub country: CountryIx,
    pub year: u16,
    pub value: f64,
    pub basis: GrowthBasis,
    pub status: Status,
    pub source: SourceIx,
}

/// A figure of one country, or of several published as one block. The unit is that of the collection.
#[derive(Debug)]
pub struct Observation {
    pub countries: &'static [CountryIx],
    /// Year or day.
    pub date: Date,
    pub value: f64,
    pub status: Status,
    pub source: Option<SourceIx>,
}

/// A member of ASEAN on the day of publication.
#[derive(Debug)]
pub struct Member {
    pub country: CountryIx,
    /// Persons.
    pub population_2020: u64,
    /// Billion US dollars.
    pub gdp_2020_usd_bn: f64,
    /// Day of accession.
    pub accession: Date,
    /// Sources of population, GDP and accession.
    pub sources: [SourceIx; 3],
    pub official_name: Text,
    pub capital: Text,
}

/// Something that happened after publication and bears on the proposal. Its texts are in the third pack, which
/// only pages that show them fetch.
#[derive(Debug)]
pub struct Development {
    /// Frozen.
    pub id: &'static str,
    pub date: Date,
    pub kind: DevelopmentKind,
    pub confidence: Confidence,
    pub actions: &'static [ActionIx],
    pub statistics: &'static [StatisticIx],
    pub events: &'static [EventIx],
    /// Countries concerned that the proposal names.
    pub countries: &'static [CountryIx],
    /// Whether it concerns ASEAN as a whole without naming one of the ten members.
    pub asean: bool,
    /// Names of the other countries and economies concerned.
    pub others: &'static [Text],
    pub sources: &'static [Reference],
    pub statement: Text,
    /// What limits the statement.
    pub note: Option<Text>,
}

/// Where something was reported.
#[derive(Debug)]
pub struct Reference {
    pub url: Text,
    pub title: Text,
    pub kind: SourceKind,
}

/// What is known of an action since publication, in short.
#[derive(Debug)]
pub struct Developed {
    /// How many developments bear on the action.
    pub count: u8,
    /// The date of the latest; `None` if there is none.
    pub latest: Option<Date>,
}

impl ActionIx {
    /// What is known of it since publication, in short.
    pub fn developed(self) -> &'static Developed {
        &DEVELOPED[self.0]
    }
}

/// A party that RCEP entered into force for, or a member that joined ASEAN, after publication.
#[derive(Debug)]
pub struct Since {
    pub id: &'static str,
    pub date: Date,
    /// ISO 3166 alpha-2.
    pub countries: &'static [&'static str],
    pub actions: &'static [ActionIx],
    /// Address and title of each source.
    pub sources: &'static [(&'static str, Text)],
    pub what: Text,
}

/// Growth of a member in a year; `None` if there is no figure.
pub fn growth(country: CountryIx, year: u16) -> Option<&'static Growth> {
    GROWTH.iter().find(|g| g.country == country && g.year == year)
}

/// The figure of one country on a date; `None` if there is none. Blocks of several countries are not split.
pub fn observation(list: &'static [Observation], country: CountryIx, date: Date) -> Option<&'static Observation> {
    list.iter().find(|f| f.countries == [country] && f.date == date)
}

/// Countries with a figure of their own in a list, in the order in which members are shown.
pub fn countries(list: &'static [Observation]) -> impl Iterator<Item = CountryIx> {
    let mut members = MEMBERS.iter().map(|m| m.country);
    std::iter::from_fn(move || members.find(|c| list.iter().any(|f| f.countries == [*c])))
}
