//! Value lists and dates that the content files and the explorer share.
//!
//! The schema of the content files (crate `content`) and the records of the explorer use the
//! same types, so that a value cannot be spelled in two ways. The programs for the browser link
//! this crate without the feature `schema` and so without any dependency; the feature adds
//! reading from TOML, writing as JSON and JSON Schema, for native programs only.
//!
//! The documentation of the lists is published: it becomes the description in the JSON Schemas
//! of the open data.

mod date;

pub use date::Date;

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", serde(rename_all = "kebab-case"))]
        pub enum $name { $($(#[$vmeta])* $variant,)* }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
        }
    };
}

choice! {
    /// How the page of a heading is known.
    PageBasis { TableOfContents, Inferred, }
}

choice! {
    /// Who is to act, as far as the text tells.
    Actor {
        JapaneseCompanies,
        JapaneseGovernment,
        JapanUnspecified,
        AseanGovernments,
        JapaneseBusinessSector,
        Joint,
        Keidanren,
        NotStated,
    }
}

choice! {
    /// How closely a paragraph speaks of an action.
    Strength { Strong, Partial, Weak, }
}

choice! {
    /// How strongly the main text recommends something.
    Mood {
        /// Announced or intended.
        Will,
        /// Called necessary, essential, indispensable or urgent.
        Must,
        /// Recommended with "should".
        Should,
        /// Called important, or named as part of what is important.
        Important,
        /// Hoped for, sought or expected.
        Hopes,
        /// Asked of somebody by name.
        Asks,
        /// Described as useful without being called for.
        Supports,
    }
}

choice! {
    /// Whether the actions of the appendix contain a recommendation.
    Coverage { Same, Partly, None, }
}

choice! {
    /// What a note does.
    NoteKind { Definition, Statistic, Example, Event, Link, Position, Source, }
}

choice! {
    /// An organisation that notes give as the source of what they state.
    Organisation {
        Keidanren,
        /// Ministry of Finance of Japan.
        Mof,
        /// Ministry of Foreign Affairs of Japan.
        Mofa,
        /// Asian Development Bank.
        Adb,
        AseanJapanCentre,
        /// Asian Disaster Reduction Center.
        Adrc,
    }
}

choice! {
    /// What kind of number a statistic is.
    Nature { Measured, Forecast, Target, }
}

choice! {
    /// How the year of a statistic is known.
    YearBasis { Stated, Implied, Ambiguous, NotStated, }
}

choice! {
    /// Whether a number is printed or comes from counting a list.
    CountBasis { Stated, PartlyStated, Derived, }
}

choice! {
    /// How exactly a date is known.
    Precision { Day, Month, Year, FiscalYear, Approximate, Range, TitleOnly, AddressOnly, }
}

choice! {
    /// Where an event stands, seen from the day of publication.
    EventStatus { Past, FutureEvent, FutureTarget, }
}

choice! {
    /// What the text says of an undated happening.
    HappeningStatus { Past, Planned, Wish, }
}

choice! {
    /// How a relation is known.
    RelationBasis {
        Stated,
        StatedPlanned,
        StatedJointly,
        ListedNumberDerived,
        LabelDerived,
        /// From the context or a web address.
        Derived,
    }
}

choice! {
    /// The families that the kinds of entities are sorted into, in the order shown.
    EntityFamily {
        /// Bodies, groups and institutes.
        Organisations,
        /// Japan's government, its ministries and agencies, and persons in office.
        Government,
        Agreements,
        /// Visions, strategies and declarations, too.
        Plans,
        /// Notions, doctrines and methods.
        Concepts,
        /// Funds and initiatives, too.
        Programmes,
        Meetings,
        /// Corridors, works, and systems that run.
        Infrastructure,
        Publications,
    }
}

choice! {
    /// The nine groups of themes.
    ThemeGroup {
        Infrastructure, Trade, Energy, Environment, Disaster, Health, Digital, People, CrossCutting,
    }
}

choice! {
    /// A country's part in the proposal.
    CountryGroup { Member, Japan, Other, }
}

choice! {
    /// In what way a country is named.
    MentionKind { MemberList, Example, Project, DataGap, VenueName, Partner, Ask, General, }
}

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

choice! {
    /// What happened after publication.
    DevelopmentKind {
        /// Begun, opened, set up or adopted.
        Launched,
        /// Decided, signed, pledged or proposed, and not yet begun.
        Announced,
        /// Entered into force or became applicable.
        InForce,
        /// Found to be so on that date: a meeting, a figure, a state of affairs.
        Report,
        /// A target was changed.
        Revised,
        /// Something that the proposal names was replaced.
        Superseded,
        Ended,
    }
}

choice! {
    /// What kind of source tells of something that happened after publication.
    SourceKind {
        /// Of a government, an international organisation or Keidanren itself.
        Official,
        /// A large newspaper or news agency.
        MajorPress,
        Other,
    }
}

choice! {
    /// How sure it is that something happened after publication as it is told.
    Confidence {
        /// An official source or two independent major ones.
        High,
        /// One major source.
        Medium,
    }
}

choice! {
    /// What a statistic counts. The words for it are in the texts.
    Unit {
        /// Hundredths of a whole that the texts name.
        Percent,
        Yen,
        Persons,
        /// Countable things other than persons.
        Things,
        /// How many times as large as before.
        Times,
        /// An amount without a unit of measure.
        Unspecified,
    }
}

choice! {
    /// How firmly a target is set.
    Aim {
        /// Declared.
        Goal,
        /// Striven for beyond a goal.
        Aspiration,
    }
}
