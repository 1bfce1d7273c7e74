//! What the check expects of this document (`src/proposal/data/expected.toml`): counts made by hand
//! from the inventory, and sums that the text states. No page and no open data shows them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `expected.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Id of the section that is the appendix.
    pub appendix: String,
    /// The last note whose marker is in the body; the notes after it belong to the appendix.
    pub last_note_of_body: u8,
    /// Countries that the proposal does not name and context records may refer to, ISO 3166 alpha-2.
    pub context_countries: Vec<String>,
    /// Number of records by collection of the proposal.
    pub records: BTreeMap<String, usize>,
    pub actions: Actions,
    pub recommendations: Recommendations,
    pub developments: Developments,
    /// Statistics that are another one's share of a third.
    pub shares: Vec<Share>,
    /// Statistics that are the sum of a collection of observations.
    pub sums: Vec<Sum>,
    /// Statistics that are the mean growth of the members in a year.
    pub means: Vec<Mean>,
}

/// Counts of the actions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actions {
    /// For each area, in the order of `areas.toml`.
    pub by_area: Vec<usize>,
    /// Actions whose actor is not stated.
    pub without_actor: usize,
}

/// Counts of the recommendations.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendations {
    /// The same as an action.
    pub same: usize,
    /// In part.
    pub partly: usize,
    /// In no action.
    pub none: usize,
    /// Of `none`, those in a section without an area.
    pub none_without_area: usize,
}

/// What was found to have happened after publication.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Developments {
    /// Number of records.
    pub records: usize,
    /// Ids of actions for which nothing was found.
    pub nothing_found: Vec<String>,
}

/// `part` is `is` per cent of `whole`, rounded to whole per cent; ids of statistics.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub part: String,
    pub whole: String,
    pub is: String,
}

/// The observations of `collection` add up to the statistic `is`, to a tenth.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    pub collection: String,
    pub is: String,
}

/// The simple mean of the growth rates of `members` members in `year` is the statistic `is`, to a
/// tenth.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mean {
    pub year: u16,
    pub members: usize,
    pub is: String,
}
