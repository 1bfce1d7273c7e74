//! The records from outside the proposal, in `src/context/data`, each with its status and source.
//!
//! They are kept apart from the proposal's own records so that the two kinds of evidence cannot be
//! mixed by accident.

use super::record;
use serde::{Deserialize, Serialize};
use vocabulary::{Confidence, Date, DevelopmentKind, GrowthBasis, Precision, SourceKind, Status};

record! {
    /// Where a figure was seen (`sources.toml`).
    Source { id: String, url: String, }
}

record! {
    /// Growth of gross domestic product, per cent a year (`growth.toml`). An absent row is "no figure".
    Growth {
        country: String,
        year: u16,
        value: f64,
        basis: GrowthBasis,
        status: Status,
        source: String,
    }
}

record! {
    /// A figure for one country or for a block that was published as one (never split).
    /// Used by `bases.toml` (operating bases, 1 October 2017), `visitors.toml` (arrivals a year),
    /// `investment.toml` (net flow, billion yen) and `residents.toml` (persons, October).
    #[schemars(rename = "Figure")] // its name in the published schema
    Observation {
        /// One code, or several for a block.
        countries: Vec<String>,
        /// Year or day: `2018`, `2017-10-01`.
        date: Date,
        value: f64,
        status: Status,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
    }
}

record! {
    /// Facts about a member (`members.toml`). Population in persons, GDP in billion US dollars, both
    /// of 2020 as revised today.
    Member {
        id: String,
        iso3: String,
        numeric: String,
        endonyms: Vec<Endonym>,
        /// Official languages (BCP 47 codes).
        languages: Vec<String>,
        population_2020: u64,
        gdp_2020_usd_bn: f64,
        /// Day of accession to ASEAN.
        accession: Date,
        population_source: String,
        gdp_source: String,
        accession_source: String,
        status: Status,
    }
}

record! {
    /// The country's name in one of its own languages (BCP 47 code).
    Endonym { lang: String, name: String, }
}

record! {
    /// Something that happened after 15 June 2021 (`since.toml`).
    Since {
        id: String,
        date: Date,
        /// Parties concerned (ISO 3166 alpha-2).
        countries: Vec<String>,
        /// Actions it bears on.
        #[serde(default)]
        actions: Vec<String>,
        sources: Vec<String>,
    }
}

record! {
    /// Something that happened after 15 June 2021 and bears on the proposal (`developments.toml`).
    Development {
        /// Frozen.
        id: String,
        date: Date,
        /// How exactly the date is known: day, month or year.
        precision: Precision,
        kind: DevelopmentKind,
        confidence: Confidence,
        /// Actions it bears on.
        #[serde(default)]
        actions: Vec<String>,
        /// Statistics it bears on.
        #[serde(default)]
        statistics: Vec<String>,
        /// Events of the proposal it bears on.
        #[serde(default)]
        events: Vec<String>,
        /// Countries and economies concerned (ISO 3166 alpha-2).
        #[serde(default)]
        countries: Vec<String>,
        /// Whether it concerns ASEAN as a whole without naming one of the ten members.
        #[serde(default)]
        asean: bool,
        sources: Vec<Reference>,
    }
}

record! {
    /// Where something was reported. Its title is among the texts, at the same place in the list.
    Reference { url: String, kind: SourceKind, }
}

/// Texts of the context records.
pub mod words {
    use super::*;
    record! { Source { title: String, } }
    record! { Since { what: String, } }
    record! {
        Development {
            statement: String,
            /// Titles of the sources, in the order of the record.
            sources: Vec<String>,
            /// What limits the statement: not like for like, a draft, an estimate.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            note: Option<String>,
        }
    }
    record! {
        Member { official_name: String, capital: String, }
    }
}
