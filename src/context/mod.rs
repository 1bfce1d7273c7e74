//! Figures and events from outside the proposal, in the same form as the proposal's own
//! records and never mixed with them: each value has its status and its source.

pub use crate::proposal::source::context_schema::{GrowthBasis, Status};
use crate::proposal::{ActionIx, CountryIx, SourceIx};
use crate::text::Text;

pub use crate::proposal::{
    BASES, GROWTH, INVESTMENT, MEMBERS, REMARK_BASES, REMARK_GROWTH, REMARK_INVESTMENT, REMARK_MEMBERS,
    REMARK_RESIDENTS, REMARK_VISITORS, RESIDENTS, SINCE, SOURCES, VISITORS,
};

/// Where a figure was seen.
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

/// A figure of one country, or of several published as one block.
#[derive(Debug)]
pub struct Figure {
    pub countries: &'static [CountryIx],
    /// Year or day.
    pub date: &'static str,
    pub value: f64,
    pub status: Status,
    pub source: Option<SourceIx>,
}

/// A member of ASEAN on the day of publication.
#[derive(Debug)]
pub struct Member {
    pub country: CountryIx,
    /// BCP 47 code and name in that language.
    pub endonyms: &'static [(&'static str, &'static str)],
    /// Persons.
    pub population_2020: u64,
    /// Billion US dollars.
    pub gdp_2020_usd_bn: f64,
    /// Day of accession, ISO 8601.
    pub accession: &'static str,
    /// Sources of population, GDP and accession.
    pub sources: [SourceIx; 3],
    pub official_name: Text,
    pub capital: Text,
}

/// Something that happened after publication.
#[derive(Debug)]
pub struct Since {
    pub id: &'static str,
    pub date: &'static str,
    /// ISO 3166 alpha-2.
    pub countries: &'static [&'static str],
    pub actions: &'static [ActionIx],
    pub sources: &'static [SourceIx],
    pub what: Text,
}

/// Growth of a member in a year; `None` is "no figure".
pub fn growth(country: CountryIx, year: u16) -> Option<&'static Growth> {
    GROWTH.iter().find(|g| g.country == country && g.year == year)
}

/// The figure of one country on a date; `None` is "no figure". Blocks of several countries are not split.
pub fn figure(list: &'static [Figure], country: CountryIx, date: &str) -> Option<&'static Figure> {
    list.iter().find(|f| f.countries == [country] && f.date == date)
}

/// Countries with a figure of their own in a list, in the order of the ten-member bar.
pub fn countries(list: &'static [Figure]) -> impl Iterator<Item = CountryIx> {
    let mut members = MEMBERS.iter().map(|m| m.country);
    std::iter::from_fn(move || members.find(|c| list.iter().any(|f| f.countries == [*c])))
}
