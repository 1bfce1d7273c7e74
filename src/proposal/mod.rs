//! The proposal as typed, linked data.
//!
//! Everything here is `static`: the build script has read `data/*.toml`, checked that every
//! reference resolves, and written the records out, so nothing is parsed at start and a
//! view can follow a link without asking whether it leads anywhere. Words are handles
//! ([`Text`]) into the pack of the language in use.
//!
//! Knows nothing of Leptos, of addresses or of the browser.

pub mod source;

pub use source::schema::{
    Actor, CountBasis, CountryGroup, EventStatus, HappeningStatus, MentionKind, Nature, NoteKind, PageBasis, Precision,
    RelationBasis, Strength, ThemeGroup, YearBasis,
};

use crate::context::*;
use crate::text::Text;

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
    /// Position of an entity in [`ENTITIES`].
    EntityIx => ENTITIES: Entity;
    /// Position of a theme in [`THEMES`].
    ThemeIx => THEMES: Theme;
    /// Position of a statistic in [`STATISTICS`].
    StatisticIx => STATISTICS: Statistic;
    /// Position of a country in [`COUNTRIES`].
    CountryIx => COUNTRIES: Country;
    /// Position of a source in [`SOURCES`].
    SourceIx => SOURCES: Source;
}

/// A place in the proposal that a statement rests on.
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
    /// Day of publication, ISO 8601.
    pub date: &'static str,
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
    /// Actions it speaks of.
    pub actions: &'static [(ActionIx, Strength)],
    pub entities: &'static [EntityIx],
}

/// One of the five areas.
#[derive(Debug)]
pub struct Area {
    /// 1 to 5.
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
    /// 1 to 5.
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
    pub slug: &'static str,
    /// 1 to 5.
    pub area: u8,
    pub group: HeadingIx,
    /// Pages, inferred.
    pub pages: &'static [u8],
    pub title: Text,
    pub summary: Text,
    pub actors: &'static [Actor],
    pub evidence: &'static [Evidence],
    /// What the action's own words say of the actor.
    pub own_words: Option<Text>,
    /// Notes whose marker stands in the action.
    pub notes_attached: &'static [u8],
    /// Notes that bear on it.
    pub notes: &'static [u8],
    pub body: &'static [(ParagraphIx, Strength)],
    /// Countries it reaches, members and others.
    pub reach: &'static [Reach],
    /// Names in its notes that are no link.
    pub remarks: &'static [Reach],
    pub remark: Option<Text>,
    /// Themes, and whether the action itself holds them (else only a heading above it).
    pub themes: &'static [(ThemeIx, bool)],
    pub entities: &'static [EntityIx],
}

/// Where an actor is known from, and what stands there.
#[derive(Debug)]
pub struct Evidence {
    pub actor: Actor,
    pub at: Locator,
    pub text: Text,
}

/// A country that a note or an action's own words name, and what they say of it.
#[derive(Debug)]
pub struct Reach {
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
    pub urls: &'static [&'static str],
    pub countries: &'static [CountryIx],
    pub facts: &'static [Text],
    pub source: Option<Text>,
    /// Actions it bears on.
    pub actions: &'static [ActionIx],
    pub entities: &'static [EntityIx],
    pub statistics: &'static [StatisticIx],
}

/// A figure of the proposal, in the unit that [`Statistic::unit`] names.
#[derive(Debug)]
pub struct Statistic {
    pub id: &'static str,
    pub value: f64,
    pub year: Option<&'static str>,
    pub base_year: Option<&'static str>,
    pub year_basis: YearBasis,
    pub nature: Nature,
    pub note: u8,
    pub at: Locator,
    pub title: Text,
    pub unit: Text,
    pub qualifier: Option<Text>,
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
    pub date: &'static str,
    /// ISO 8601 prefix to sort by.
    pub sort: &'static str,
    pub precision: Precision,
    pub status: EventStatus,
    pub at: &'static [Locator],
    pub sections: &'static [Locator],
    pub what: Text,
    pub parties: &'static [Text],
}

/// A date that is no event.
#[derive(Debug)]
pub struct ReferenceDate {
    pub id: &'static str,
    pub date: &'static str,
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
    pub at: &'static [Locator],
    pub occurrences: u16,
    pub name: Text,
    pub acronym: Option<Text>,
    pub expanded: Option<Text>,
    pub remark: Option<Text>,
}

/// One end of a relation.
#[derive(Debug)]
pub enum Endpoint {
    Entity(EntityIx),
    Country(CountryIx),
    Action(ActionIx),
    Phrase(Text),
}

/// A statement that ties two things.
#[derive(Debug)]
pub struct Relation {
    pub id: &'static str,
    pub subject: Endpoint,
    pub predicate: Text,
    pub objects: &'static [Endpoint],
    pub at: Locator,
    pub basis: RelationBasis,
}

/// A subject that the text speaks of.
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

include!(concat!(env!("OUT_DIR"), "/records.rs"));

impl Locator {
    /// The area that a place belongs to: a section has that of the nearest section above it with one, a
    /// note that of the place it hangs on.
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

/// Values in order, each once. For the few that a record holds; the library's sort would bring
/// several kilobytes along for each kind.
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

/// The ten members in the order of the ten-member bar.
pub fn members() -> impl Iterator<Item = CountryIx> {
    MEMBERS.iter().map(|m| m.country)
}

/// The area with this number.
pub fn area(number: u8) -> &'static Area {
    &AREAS[usize::from(number).clamp(1, AREAS.len()) - 1]
}
