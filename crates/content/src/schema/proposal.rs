//! The records of the proposal, one type for each collection in `src/proposal/data`, and the words of
//! each in one language.

use super::record;
use serde::{Deserialize, Serialize};
use vocabulary::{
    Actor, Aim, CountBasis, CountryGroup, Coverage, Date, EntityFamily, EventStatus, HappeningStatus, MentionKind,
    Mood, Nature, NoteKind, Organisation, PageBasis, Precision, RelationBasis, Strength, ThemeGroup, Unit, YearBasis,
};

record! {
    /// The proposal as a publication (`document.toml`).
    Document {
        /// Day of publication, ISO 8601.
        date: Date,
        /// Pages of the PDF, cover included.
        pages: u8,
        /// SHA-256 of the text that the inventory was made from.
        source_sha256: String,
        /// Official page by language code.
        official: std::collections::BTreeMap<String, String>,
    }
}

record! {
    /// A heading of the body, or the appendix as a whole (`sections.toml`, 20).
    Section {
        id: String,
        /// Number as printed, joined: `4(1)(a)`.
        number: String,
        slug: String,
        /// 1 (section) to 4 (sub-sub-section), from the numbering.
        level: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<String>,
        in_toc: bool,
        page: u8,
        page_basis: PageBasis,
        /// The area of the appendix that takes the section up, for 4(1) to 4(5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        area: Option<u8>,
    }
}

record! {
    /// A paragraph of the body or the lead-in of the appendix (`paragraphs.toml`, 48 + 1).
    /// Halves that a page break parts are one paragraph.
    Paragraph {
        /// Locator: `s1 ¶3`.
        id: String,
        /// Pages that the paragraph stands on (inferred: the body prints no page numbers).
        pages: Vec<u8>,
    }
}

record! {
    /// One of the five areas (`areas.toml`).
    Area {
        number: u8,
        /// Heading in the appendix.
        heading: String,
        /// Section of the body with the same subject.
        section: String,
    }
}

record! {
    /// A heading inside the appendix (`headings.toml`, 16).
    Heading {
        id: String,
        /// Number as printed, joined: `3(2)`.
        number: String,
        slug: String,
        level: u8,
        /// `app` or the heading above.
        parent: String,
        page: u8,
        page_basis: PageBasis,
        /// Actions directly under it.
        actions: u8,
    }
}

record! {
    /// Where an actor is known from.
    Evidence {
        actor: Actor,
        at: String,
        /// Whether the actor is inferred from what the place says, which names nobody.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    }
}

record! {
    /// A paragraph that speaks of the action.
    BodyLink {
        at: String,
        strength: Strength,
    }
}

record! {
    /// A country that an action reaches, through its own words or a related note.
    Reach {
        /// ISO 3166 alpha-2.
        country: String,
        at: String,
    }
}

record! {
    /// An action of the appendix (`actions.toml`, 34).
    Action {
        id: String,
        slug: String,
        /// Heading it stands under: `A1.1`, or `A4` for area 4.
        group: String,
        /// Pages of the appendix, inferred.
        pages: Vec<u8>,
        actors: Vec<Actor>,
        #[serde(default)]
        evidence: Vec<Evidence>,
        /// Notes whose marker stands in the action itself.
        #[serde(default)]
        notes_attached: Vec<u8>,
        /// Notes that bear on it, those attached included.
        #[serde(default)]
        notes: Vec<u8>,
        body: Vec<BodyLink>,
        #[serde(default)]
        countries: Vec<Reach>,
        /// Names that stand in a related note without being a link (a venue).
        #[serde(default)]
        remarks: Vec<Reach>,
    }
}

record! {
    /// An action that contains a recommendation, or part of it.
    Covered {
        action: String,
        /// `same` or `partly`.
        coverage: Coverage,
    }
}

record! {
    /// A recommendation of the main text: sections 1 to 5 and notes 1 to 44 (`recommendations.toml`, 83).
    Recommendation {
        id: String,
        /// Paragraphs and notes that make it, in the order of the text.
        at: Vec<String>,
        mood: Mood,
        /// Who is to act. Empty where the text does not say so, or names somebody outside the list.
        #[serde(default)]
        actors: Vec<Actor>,
        /// Of whom it is hoped or asked.
        #[serde(default)]
        addressees: Vec<Actor>,
        /// Whether the text names somebody who is not in the list of actors; the texts (`who`) say whom.
        #[serde(default)]
        other_actor: bool,
        /// Area of the section that makes it, for sections 4(1) to 4(5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        area: Option<u8>,
        /// Themes, by id.
        #[serde(default)]
        themes: Vec<String>,
        /// Coverage by the first action of `covered_by`.
        coverage: Coverage,
        #[serde(default)]
        covered_by: Vec<Covered>,
    }
}

record! {
    /// A footnote (`notes.toml`, 48).
    Note {
        number: u8,
        /// The paragraph or action that carries its marker.
        anchor: String,
        pages: Vec<u8>,
        kind: NoteKind,
        #[serde(default)]
        secondary_kinds: Vec<NoteKind>,
        /// The organisation that it gives as source, or whose address it prints as such.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation: Option<Organisation>,
        /// Addresses printed in the note.
        #[serde(default)]
        urls: Vec<String>,
        /// ISO 3166 alpha-2 codes of the countries it names.
        #[serde(default)]
        countries: Vec<String>,
        /// Dates it states, ISO 8601 where they are dates; others as the inventory has them.
        #[serde(default)]
        dates: Vec<String>,
    }
}

record! {
    /// A figure of the proposal (`statistics.toml`, 17). All stand in notes.
    Statistic {
        id: String,
        /// Name of the constant that charts use for it: `trade-share` for `StatisticIx::TRADE_SHARE`.
        #[serde(skip_serializing)]
        #[schemars(skip)]
        name: String,
        value: f64,
        #[serde(skip_serializing)]
        #[schemars(skip)]
        unit: Unit,
        /// How many units `value` counts as 1: 1,000,000 where the text counts in millions.
        #[serde(default = "one", skip_serializing)]
        #[schemars(skip)]
        factor: f64,
        /// For targets, and only for them.
        #[serde(default, skip_serializing)]
        #[schemars(skip)]
        aim: Option<Aim>,
        /// Decimals as printed, where the number alone would lose them: `5.0`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decimals: Option<u8>,
        /// Year, day or fiscal year, where the text gives one: `2020`, `2017-10-01`, `FY2030`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year: Option<Date>,
        /// Year compared with: `FY2013`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base_year: Option<Date>,
        year_basis: YearBasis,
        nature: Nature,
        note: u8,
        /// The paragraph that carries the note's marker.
        at: String,
    }
}

record! {
    /// A number of things that the text lists (`counts.toml`, 14).
    Count {
        id: String,
        /// Absent where the text gives words only ("over half a century").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<u16>,
        basis: CountBasis,
        at: Vec<String>,
    }
}

/// Factor of a value that is not scaled.
fn one() -> f64 {
    1.0
}

record! {
    /// A party to an event: one of the fields, or none where only the texts name it.
    Party {
        /// ISO 3166 alpha-2.
        #[serde(default)]
        country: Option<String>,
        #[serde(default)]
        entity: Option<String>,
        #[serde(default)]
        actor: Option<Actor>,
    }
}

record! {
    /// A dated event (`events.toml`, 35).
    Event {
        id: String,
        /// As precise as the text: `1967`, `2009-10`, `2021-06-15`, `FY2030`, `mid-1980s`.
        date: Date,
        /// ISO 8601 prefix to sort by.
        sort: Date,
        precision: Precision,
        status: EventStatus,
        at: Vec<String>,
        /// The paragraph behind a note.
        sections: Vec<String>,
        /// Who takes part, in the order of the names in the texts.
        #[serde(skip_serializing)]
        #[schemars(skip)]
        parties: Vec<Party>,
    }
}

record! {
    /// A date that is no event: of data, in a title (`reference_dates.toml`, 12).
    ReferenceDate {
        id: String,
        date: Date,
        precision: Precision,
        at: Vec<String>,
    }
}

record! {
    /// A happening without a date (`undated.toml`, 13).
    Undated {
        id: String,
        status: HappeningStatus,
        at: Vec<String>,
    }
}

record! {
    /// Something with a name of its own: a body, plan, agreement, programme, work (`entities.toml`, 95).
    Entity {
        id: String,
        /// Kind, named in `entity_kinds.toml` of each language.
        kind: String,
        /// Whether it is something done or agreed (plan, agreement, programme, platform, work),
        /// as against a body, a person, a publication or a notion.
        initiative: bool,
        at: Vec<String>,
        /// How often the name occurs in the whole text.
        occurrences: u16,
    }
}

record! {
    /// A family of kinds of entities (`families.toml`, at most nine).
    Family {
        id: EntityFamily,
        /// Kinds of `entities.toml`.
        kinds: Vec<String>,
    }
}

record! {
    /// One end of a relation: exactly one of the fields is set.
    Endpoint {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<String>,
        /// ISO 3166 alpha-2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        country: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        action: Option<String>,
        /// A thing without a name of its own; its words are in the texts, by this key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        phrase: Option<String>,
    }
}

record! {
    /// A statement that ties two things (`relations.toml`, 83).
    Relation {
        id: String,
        subject: Endpoint,
        objects: Vec<Endpoint>,
        at: String,
        basis: RelationBasis,
    }
}

record! {
    /// A subject that the text speaks of (`themes.toml`, 101). Near words are kept apart on purpose.
    Theme {
        id: String,
        group: ThemeGroup,
        at: Vec<String>,
    }
}

record! {
    /// A place where a country is named.
    Mention {
        at: String,
        kind: MentionKind,
        occurrences: u8,
    }
}

record! {
    /// A country that the proposal names (`countries.toml`, 17).
    Country {
        /// ISO 3166 alpha-2.
        id: String,
        group: CountryGroup,
        mentions: Vec<Mention>,
        /// Headings that hold the name; counted apart.
        #[serde(default)]
        headings: Vec<String>,
    }
}

record! {
    /// A named place that is no country (`places.toml`, 8).
    Place {
        id: String,
        at: Vec<String>,
    }
}

record! {
    /// A country that the text implies and does not name (`implied.toml`, 2): outside knowledge.
    Implied {
        id: String,
        country: String,
        /// The entities that imply it.
        via: Vec<String>,
        at: String,
    }
}

/// Texts of the proposal's records: one struct per collection, keyed by the record's id.
pub mod words {
    use super::*;
    use crate::schema::Marked;

    record! {
        Document { title: String, subtitle: String, issuer: String, }
    }
    record! {
        /// Headings stand as printed, with their number, and as in the table of contents where that differs.
        Section {
            heading: String,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            toc_heading: Option<String>,
        }
    }
    record! {
        Paragraph { summary: String, }
    }
    record! {
        /// Our short title and the official heading without its number.
        Area { title: String, heading: String, }
    }
    record! {
        /// Our short title and the heading as printed.
        Heading { title: String, heading: String, }
    }
    record! {
        Action {
            title: String,
            summary: String,
            /// One statement for each evidence, in the same order.
            #[serde(default)]
            evidence: Vec<String>,
            /// What a reader should know about this item of the text.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            remark: Option<String>,
            /// What the action's own words say of the actor, where they say something.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            own_words: Option<String>,
            /// For each reach that goes through a note: what the note says of that country, in the same order.
            #[serde(default)]
            reach: Vec<Marked>,
            #[serde(default)]
            remarks: Vec<String>,
        }
    }
    record! {
        Recommendation {
            title: String,
            summary: String,
            /// Whom the text names to act, where that is nobody in the list of actors.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            who: Option<String>,
            /// What a reader should know about the wording.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            remark: Option<String>,
        }
    }
    record! {
        Note {
            /// What the note says, statement by statement.
            facts: Vec<String>,
            /// The organisation that it gives as source.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            source: Option<String>,
        }
    }
    record! {
        Statistic {
            /// What is counted, short: a heading for the figure.
            title: String,
            unit: String,
            /// Kept from the text: about, over, at least, estimated.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            qualifier: Option<String>,
            /// The figure in words, with `{n}` for the number.
            phrase: String,
            /// The number with its qualifier and without its unit, with `{n}`; there is one if there is a qualifier.
            short: Option<String>,
            scope: String,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            source: Option<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            remark: Option<String>,
        }
    }
    record! {
        Count {
            what: String,
            /// The value in words where it is no number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            value: Option<String>,
            /// How it is known, in words, where "stated" or "derived" is not enough.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            basis: Option<String>,
        }
    }
    record! {
        Event {
            what: String,
            /// In few words, for charts, where `what` is long.
            #[serde(default, skip_serializing)]
            #[schemars(skip)]
            short: Option<String>,
            parties: Vec<String>,
        }
    }
    record! {
        ReferenceDate { what: String, }
    }
    record! {
        Undated { what: String, }
    }
    record! {
        Entity {
            name: String,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            acronym: Option<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            expanded: Option<String>,
            /// In few letters, for drawings, where the name is long and has no acronym.
            #[serde(default, skip_serializing)]
            #[schemars(skip)]
            short: Option<String>,
            /// Other forms under which summaries name it.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            aliases: Vec<String>,
            /// A word on the name: not expanded in the text, spelled otherwise elsewhere.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            remark: Option<String>,
        }
    }
    record! {
        Relation { predicate: String, }
    }
    record! {
        Theme { name: String, }
    }
    record! {
        Country {
            /// Everyday form.
            name: String,
            /// Form inside a sentence, where that differs: `the Philippines`.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            in_text: Option<String>,
            /// ASEAN's own form, for members.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            asean_name: Option<String>,
            /// One statement for each mention, in the same order.
            mentions: Vec<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            remark: Option<String>,
        }
    }
    record! {
        Place { name: String, remark: String, }
    }
    record! {
        Implied { remark: String, }
    }
}
