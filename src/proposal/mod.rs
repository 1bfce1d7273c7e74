//! The proposal as typed, linked data.
//!
//! All records are `static`: the build script reads `data/*.toml`, checks that every reference
//! resolves, and emits the records as Rust (crate `content`). Nothing is parsed at start, and every
//! reference has a target. Words are handles ([`Text`]) into the pack of a language.
//!
//! Independent of Leptos, of addresses and of the browser.

use crate::text::{Locale, Text};

pub use vocabulary::{
    Actor, Aim, CountBasis, CountryGroup, Coverage, Date, EntityFamily, EventStatus, HappeningStatus, MentionKind,
    Mood, Nature, NoteKind, Organisation, PageBasis, Precision, RelationBasis, Strength, ThemeGroup, Unit, YearBasis,
};

macro_rules! index {
    ($($(#[$meta:meta])* $name:ident => $list:ident: $record:ident;)*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl $name {
            /// The record at this position.
            pub fn get(self) -> &'static $record {
                &$list[self.0]
            }
        }
    )* };
}

index! {
    /// Position of a section in [`SECTIONS`].
    SectionIx => SECTIONS: Section;
    /// Position of a heading in [`HEADINGS`].
    HeadingIx => HEADINGS: Heading;
    /// Position of a paragraph in [`PARAGRAPHS`].
    ParagraphIx => PARAGRAPHS: Paragraph;
    /// Position of an action in [`ACTIONS`].
    ActionIx => ACTIONS: Action;
    /// Position of a recommendation in [`RECOMMENDATIONS`].
    RecommendationIx => RECOMMENDATIONS: Recommendation;
    /// Position of an entity in [`ENTITIES`].
    EntityIx => ENTITIES: Entity;
    /// Position of a theme in [`THEMES`].
    ThemeIx => THEMES: Theme;
    /// Position of a statistic in [`STATISTICS`].
    StatisticIx => STATISTICS: Statistic;
    /// Position of an event in [`EVENTS`].
    EventIx => EVENTS: Event;
    /// Position of a country in [`COUNTRIES`].
    CountryIx => COUNTRIES: Country;
}

/// A place in the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locator {
    /// The title page.
    Cover,
    /// A heading of the body.
    Section(SectionIx),
    /// A heading of the appendix.
    Heading(HeadingIx),
    /// A paragraph, the lead-in of the appendix included.
    Paragraph(ParagraphIx),
    /// A note by its number.
    Note(u8),
    /// An action's own words.
    Action(ActionIx),
}

/// The publication.
#[derive(Debug)]
pub struct Document {
    pub title: Text,
    pub subtitle: Text,
    pub issuer: Text,
    /// Day of publication.
    pub date: Date,
    /// Pages of the PDF.
    pub pages: u8,
    /// Language code and address of the official pages.
    pub official: &'static [(&'static str, &'static str)],
}

/// A heading of the body, or the appendix.
#[derive(Debug)]
pub struct Section {
    pub id: &'static str,
    pub number: &'static str,
    /// 1 to 4.
    pub level: u8,
    pub parent: Option<SectionIx>,
    pub in_toc: bool,
    pub page: u8,
    pub page_basis: PageBasis,
    /// The area of the appendix with the same subject.
    pub area: Option<u8>,
    pub heading: Text,
    /// The heading as the table of contents has it, where that differs.
    pub toc_heading: Option<Text>,
    pub paragraphs: &'static [ParagraphIx],
}

/// A paragraph of the body in our own words.
#[derive(Debug)]
pub struct Paragraph {
    pub section: SectionIx,
    /// 1-based within its section.
    pub n: u8,
    pub pages: &'static [u8],
    pub summary: Text,
    /// Notes whose marker it carries.
    pub notes: &'static [u8],
    /// Actions that it deals with.
    pub actions: &'static [(ActionIx, Strength)],
    pub entities: &'static [EntityIx],
}

/// An area of the appendix.
#[derive(Debug)]
pub struct Area {
    /// From 1.
    pub number: u8,
    pub heading_at: HeadingIx,
    pub section: SectionIx,
    /// Our short title.
    pub title: Text,
    /// The official heading without its number.
    pub heading: Text,
    /// Headings with actions under them.
    pub groups: &'static [HeadingIx],
}

/// A heading of the appendix.
#[derive(Debug)]
pub struct Heading {
    pub id: &'static str,
    pub number: &'static str,
    pub level: u8,
    /// From 1, as in [`Area::number`].
    pub area: u8,
    pub page: u8,
    pub page_basis: PageBasis,
    /// Our short title.
    pub title: Text,
    /// As printed.
    pub heading: Text,
    pub actions: &'static [ActionIx],
}

/// An action of the appendix.
#[derive(Debug)]
pub struct Action {
    pub id: &'static str,
    /// From 1, as in [`Area::number`].
    pub area: u8,
    pub group: HeadingIx,
    /// Pages, inferred.
    pub pages: &'static [u8],
    pub title: Text,
    pub summary: Text,
    pub actors: &'static [Actor],
    pub evidence: &'static [Evidence],
    /// What the action itself tells about the actor.
    pub own_words: Option<Text>,
    /// Notes whose marker is in the action.
    pub notes_attached: &'static [u8],
    /// Notes that concern it.
    pub notes: &'static [u8],
    pub body: &'static [(ParagraphIx, Strength)],
    /// Countries it reaches, members and others.
    pub reach: &'static [Reach],
    /// Countries that its notes name without a link to the action.
    pub remarks: &'static [Remark],
    pub remark: Option<Text>,
    /// Themes, and whether the action itself has them; otherwise a heading above it has.
    pub themes: &'static [(ThemeIx, bool)],
    pub entities: &'static [EntityIx],
}

/// A recommendation of the main text.
#[derive(Debug)]
pub struct Recommendation {
    /// From 1; see [`Recommendation::id`].
    pub n: u8,
    /// Paragraphs and notes that contain it; the first is its address.
    pub at: &'static [Locator],
    pub mood: Mood,
    /// Who is to act; empty where the text does not say so or names somebody outside the list.
    pub actors: &'static [Actor],
    /// Whom the text names outside the list of actors; `None` if an action covers it.
    pub who: Option<Text>,
    pub area: Option<u8>,
    pub themes: &'static [ThemeIx],
    /// Actions that contain it, or part of it; empty if no action repeats it.
    pub covered_by: &'static [(ActionIx, Coverage)],
    pub title: Text,
    /// In one sentence; `None` if an action covers it (the open data has it).
    pub summary: Option<Text>,
    pub remark: Option<Text>,
}

/// The place from which an actor is known, and what the place tells.
#[derive(Debug)]
pub struct Evidence {
    pub actor: Actor,
    pub at: Locator,
    /// Whether the actor is inferred: the place names nobody.
    pub inferred: bool,
    pub text: Text,
}

/// A country that an action reaches through a note or its own words, and a statement of what they tell
/// about it: `before`, the name of the country, `after`.
#[derive(Debug)]
pub struct Reach {
    pub country: CountryIx,
    pub at: Locator,
    pub before: Text,
    /// The name as the statement has it, which can differ from [`Country::name`] in a language with cases.
    pub name: Text,
    pub after: Text,
}

/// A country that a note of an action names without a link to the action, and the reason.
#[derive(Debug)]
pub struct Remark {
    pub country: CountryIx,
    pub at: Locator,
    pub text: Text,
}

/// A footnote in our own words.
#[derive(Debug)]
pub struct Note {
    pub number: u8,
    /// The paragraph or action that carries its marker.
    pub anchor: Locator,
    pub pages: &'static [u8],
    pub kind: NoteKind,
    pub secondary: &'static [NoteKind],
    pub countries: &'static [CountryIx],
    pub facts: &'static [Text],
    pub source: Option<Text>,
    /// Actions that it concerns.
    pub actions: &'static [ActionIx],
    pub entities: &'static [EntityIx],
    pub statistics: &'static [StatisticIx],
}

/// A figure of the proposal.
#[derive(Debug)]
pub struct Statistic {
    pub id: &'static str,
    /// As printed; [`Statistic::amount`] is in whole units.
    pub value: f64,
    pub unit: Unit,
    /// How many units `value` counts as 1.
    pub factor: f64,
    /// `Some` for targets.
    pub aim: Option<Aim>,
    /// Decimals as printed, where the number alone would lose them.
    pub decimals: Option<u8>,
    /// Year, day or fiscal year that the figure is for.
    pub year: Option<Date>,
    /// What it is compared with.
    pub base_year: Option<Date>,
    pub year_basis: YearBasis,
    pub nature: Nature,
    pub note: u8,
    pub at: Locator,
    pub title: Text,
    /// Words after the number; they begin with the sign for per cent if the unit is that.
    pub unit_name: Text,
    pub qualifier: Option<Text>,
    /// The figure in words: number (`{n}`), qualifier and unit.
    pub phrase: Text,
    /// The number (`{n}`) with its qualifier, where it has one.
    pub short: Option<Text>,
    pub scope: Text,
    pub source: Option<Text>,
    pub remark: Option<Text>,
}

/// A number of things that the text lists.
#[derive(Debug)]
pub struct Count {
    pub id: &'static str,
    pub value: Option<u16>,
    pub words: Option<Text>,
    pub what: Text,
    pub basis: CountBasis,
    pub at: &'static [Locator],
}

/// A dated event.
#[derive(Debug)]
pub struct Event {
    pub id: &'static str,
    pub date: Date,
    /// Year, month or day to sort by.
    pub sort: Date,
    pub precision: Precision,
    pub status: EventStatus,
    pub at: &'static [Locator],
    pub sections: &'static [Locator],
    pub what: Text,
    /// In few words, where `what` is long.
    pub short: Option<Text>,
    pub parties: &'static [Party],
}

/// A party to an event.
#[derive(Debug)]
pub struct Party {
    pub kind: PartyKind,
    pub name: Text,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyKind {
    Country(CountryIx),
    Entity(EntityIx),
    Actor(Actor),
    /// In none of these lists.
    Unlisted,
}

/// A date that is no event.
#[derive(Debug)]
pub struct ReferenceDate {
    pub id: &'static str,
    pub date: Date,
    pub precision: Precision,
    pub at: &'static [Locator],
    pub what: Text,
}

/// A happening without a date.
#[derive(Debug)]
pub struct Undated {
    pub id: &'static str,
    pub status: HappeningStatus,
    pub at: &'static [Locator],
    pub what: Text,
}

/// Something with a name of its own.
#[derive(Debug)]
pub struct Entity {
    pub id: &'static str,
    pub kind: Text,
    /// Something done or agreed, as against a body, person, publication or notion.
    pub initiative: bool,
    pub name: Text,
    pub acronym: Option<Text>,
    pub expanded: Option<Text>,
}

/// What only pages about entities need of one. Apart from [`Entity`], which is in the first program.
#[derive(Debug)]
pub struct EntityDetails {
    /// That of its kind.
    pub family: EntityFamily,
    /// Places that name it.
    pub at: &'static [Locator],
    pub occurrences: u16,
    /// Its name in few letters, where it is long and has no acronym.
    pub short: Option<Text>,
    /// A word on the name.
    pub remark: Option<Text>,
}

/// One end of a relation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Endpoint {
    Entity(EntityIx),
    Country(CountryIx),
    Action(ActionIx),
    Phrase(Text),
}

/// A statement that relates two things.
#[derive(Debug)]
pub struct Relation {
    pub id: &'static str,
    pub subject: Endpoint,
    pub predicate: Text,
    pub objects: &'static [Endpoint],
    pub at: Locator,
    pub basis: RelationBasis,
}

/// A subject of the text.
#[derive(Debug)]
pub struct Theme {
    pub id: &'static str,
    pub group: ThemeGroup,
    pub at: &'static [Locator],
    pub name: Text,
}

/// A country that the proposal names.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166 alpha-2.
    pub id: &'static str,
    pub group: CountryGroup,
    pub mentions: &'static [Mention],
    pub headings: &'static [Locator],
    /// Everyday form.
    pub name: Text,
    /// Form inside a sentence, where that differs; see [`Country::in_text`].
    pub in_text: Option<Text>,
    /// ASEAN's own form.
    pub asean_name: Option<Text>,
    pub remark: Option<Text>,
}

/// A place where a country is named.
#[derive(Debug)]
pub struct Mention {
    pub at: Locator,
    pub kind: MentionKind,
    pub occurrences: u8,
    pub text: Text,
}

/// A named place that is no country.
#[derive(Debug)]
pub struct Place {
    pub id: &'static str,
    pub at: &'static [Locator],
    pub name: Text,
    pub remark: Text,
}

/// A country implied, not named: outside knowledge.
#[derive(Debug)]
pub struct Implied {
    pub id: &'static str,
    pub country: CountryIx,
    pub via: &'static [EntityIx],
    pub at: Locator,
    pub remark: Text,
}

include!(concat!(env!("OUT_DIR"), "/proposal_records.rs"));

impl Locator {
    /// The area that a place belongs to: a section has that of the nearest section above it with one, a
    /// note that of the place with its marker.
    pub fn area(self) -> Option<u8> {
        match self {
            Locator::Cover => None,
            Locator::Section(s) => {
                let section = s.get();
                section.area.or_else(|| section.parent.and_then(|parent| Locator::Section(parent).area()))
            }
            Locator::Heading(h) => Some(h.get().area),
            Locator::Paragraph(p) => Locator::Section(p.get().section).area(),
            Locator::Note(n) => note(n).and_then(|note| note.anchor.area()),
            Locator::Action(a) => Some(a.get().area),
        }
    }
}

impl EntityIx {
    /// Every entity, in the order of the records.
    pub fn all() -> impl Iterator<Item = EntityIx> {
        (0..ENTITIES.len()).map(EntityIx)
    }

    /// What its page tells besides its names.
    pub fn details(self) -> &'static EntityDetails {
        &ENTITY_DETAILS[self.0]
    }

    /// Relations that it is an end of, in the order of the records.
    pub fn relations(self) -> impl Iterator<Item = &'static Relation> {
        RELATIONS.iter().filter(move |r| r.ends().any(|end| *end == Endpoint::Entity(self)))
    }

    /// The entities that relations tie it to, each once and with the place of the first relation.
    pub fn related(self) -> Vec<(EntityIx, Locator)> {
        let mut found: Vec<(EntityIx, Locator)> = Vec::new();
        for r in self.relations() {
            let is_subject = r.subject == Endpoint::Entity(self);
            let others = if is_subject { r.objects } else { std::slice::from_ref(&r.subject) };
            for end in others {
                if let Endpoint::Entity(other) = *end
                    && found.iter().all(|(known, _)| *known != other)
                {
                    found.push((other, r.at));
                }
            }
        }
        found
    }
}

impl Relation {
    /// Its subject, then its objects.
    pub fn ends(&self) -> impl Iterator<Item = &Endpoint> {
        std::iter::once(&self.subject).chain(self.objects)
    }
}

impl Country {
    /// The name as it is written inside a sentence: `the Philippines`, `Vietnam`.
    pub fn in_text(&self, locale: Locale) -> &'static str {
        self.in_text.unwrap_or(self.name).get(locale)
    }
}

impl Reach {
    /// The whole statement.
    pub fn text(&self, locale: Locale) -> String {
        [self.before, self.name, self.after].map(|text| text.get(locale)).concat()
    }
}

impl Statistic {
    /// The value in whole units: persons, yen.
    pub fn amount(&self) -> f64 {
        self.value * self.factor
    }
}

impl Recommendation {
    /// Its id: `M07`.
    pub fn id(&self) -> String {
        format!("M{:02}", self.n)
    }

    /// Whether no action repeats it.
    pub fn alone(&self) -> bool {
        self.covered_by.is_empty()
    }
}

impl Action {
    /// Position in [`ACTIONS`].
    pub fn ix(&self) -> ActionIx {
        ActionIx(ACTIONS.iter().position(|a| std::ptr::eq(a, self)).unwrap_or_default())
    }

    /// Notes and own words that name this country as something the action reaches.
    pub fn reaches(&self, country: CountryIx) -> impl Iterator<Item = &'static Reach> {
        self.reach.iter().filter(move |r| r.country == country)
    }
}

/// Values in order, each once. Meant for the few values of a record; the sort of the standard library
/// would add several kilobytes to the program for each type.
pub fn in_order<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for value in values {
        if let Err(at) = all.binary_search(&value) {
            all.insert(at, value);
        }
    }
    all
}

/// The note with this number.
pub fn note(number: u8) -> Option<&'static Note> {
    NOTES.get(usize::from(number).checked_sub(1)?)
}

/// The action with this id, in either case: `A1.2-4`, `a1.2-4`.
pub fn action(id: &str) -> Option<ActionIx> {
    ACTIONS.iter().position(|a| a.id.eq_ignore_ascii_case(id)).map(ActionIx)
}

/// The country with this ISO 3166 alpha-2 code, in either case.
pub fn country(code: &str) -> Option<CountryIx> {
    COUNTRIES.iter().position(|c| c.id.eq_ignore_ascii_case(code)).map(CountryIx)
}

/// The members of ASEAN on the day of publication, in the order in which they are shown.
pub fn members() -> impl Iterator<Item = CountryIx> {
    (0..COUNTRIES.len()).map(CountryIx).filter(|c| c.get().group == CountryGroup::Member)
}

/// The area with this number; the nearest one if there is none.
pub fn area(number: u8) -> &'static Area {
    &AREAS[usize::from(number).clamp(1, AREAS.len()) - 1]
}
