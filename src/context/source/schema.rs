//! The form of the context files: figures from outside the proposal, each with its status
//! and source. Kept apart from the proposal's own records so that the two kinds of
//! evidence cannot be mixed by accident.

use super::schema::{choice, record};
use serde::{Deserialize, Serialize};

choice! {
    /// How a figure was obtained.
    Status {
        /// Seen at the publisher that the proposal cites.
        Primary,
        /// Seen in a report that names the publisher.
        Reported,
        /// Taken or summed from a public data set that repeats official figures.
        Dataset,
        /// The proposal's total less the parts that are known.
        Remainder,
    }
}

choice! {
    /// Who made a growth figure: a national office's first figure, or ADB's outlook as reported.
    GrowthBasis { NationalOffice, AdbReport, AdbForecast, }
}

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
    Figure {
        /// One code, or several for a block.
        countries: Vec<String>,
        /// Year or day: `2018`, `2017-10-01`.
        date: String,
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
        population_2020: u64,
        gdp_2020_usd_bn: f64,
        /// Day of accession to ASEAN.
        accession: String,
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
        date: String,
        /// Parties concerned (ISO 3166 alpha-2).
        countries: Vec<String>,
        /// Actions it bears on.
        #[serde(default)]
        actions: Vec<String>,
        sources: Vec<String>,
    }
}

/// Texts of the context records.
pub mod words {
    use super::*;
    record! { Source { title: String, } }
    record! { Since { what: String, } }
    record! {
        Member { official_name: String, capital: String, }
    }
    record! {
        /// A sentence about a whole collection (its label, its limits), keyed by collection.
        Remark { text: String, }
    }
}
