//! The registry of facets: what a visitor can choose from to narrow or order what is listed.
//!
//! A facet is one entry of [`FACETS`]. Everything that handles facets reads the entry: addresses
//! ([`crate::url`]), the query and its counts ([`crate::query`]), chips, titles, the filter panel and
//! the state of its controls. A value of a facet is its position, from 0; positions are internal, the words
//! in addresses are frozen.
//!
//! To add a facet: one entry below, its words in `src/text`, and its parameter in [`crate::url::PARAMETERS`],
//! which fixes the order of an address, unless the name is there already.

use crate::proposal::{
    self, ACTIONS, AREAS, Action, Actor, COUNTRIES, CountryGroup, CountryIx, ENTITIES, EntityFamily, HEADINGS,
    HeadingIx, Locator, NoteKind, Organisation, PartyKind, Recommendation, THEMES, ThemeGroup, ThemeIx, in_order,
};
use crate::text::{Text, ui};

/// Values of one facet: one bit for each position. Two words and not one of 128 bits, which WebAssembly has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Set([u64; 2]);

impl Set {
    pub const EMPTY: Set = Set([0; 2]);

    /// A set of one value.
    pub fn one(position: usize) -> Set {
        let mut set = Set::EMPTY;
        set.insert(position);
        set
    }

    pub fn is_empty(self) -> bool {
        self == Set::EMPTY
    }

    pub fn contains(self, position: usize) -> bool {
        self.0[position / 64] >> (position % 64) & 1 == 1
    }

    /// Adds a value, or removes it if the set has it.
    pub fn toggle(&mut self, position: usize) {
        self.0[position / 64] ^= 1 << (position % 64);
    }

    pub fn insert(&mut self, position: usize) {
        self.0[position / 64] |= 1 << (position % 64);
    }

    pub fn intersects(self, other: Set) -> bool {
        let ([a, b], [c, d]) = (self.0, other.0);
        a & c | b & d != 0
    }

    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Positions in ascending order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let word = usize::from(left[0] == 0);
            let next = left[word].trailing_zeros() as usize;
            left[word] &= left[word].wrapping_sub(1);
            (next < 64).then_some(word * 64 + next)
        })
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(positions: I) -> Set {
        let mut set = Set::EMPTY;
        positions.into_iter().for_each(|position| set.insert(position));
        set
    }
}

/// What choosing a value does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Hides actions and recommendations without the value.
    Narrows,
    /// Lists what has the value first and hides nothing.
    Orders,
    /// Concerns pages other than the explorer only.
    Figures,
}

/// How the panel of filters shows a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One list of check boxes under a legend, at a place in the panel.
    List { place: u8, legend: Text },
    /// Groups of themes, and their themes folded below.
    Themes { place: u8, legend: Text },
    /// Elsewhere on the page.
    Elsewhere,
}

impl Control {
    /// Place in the panel of filters.
    pub fn place(self) -> Option<u8> {
        match self {
            Control::List { place, .. } | Control::Themes { place, .. } => Some(place),
            Control::Elsewhere => None,
        }
    }
}

/// One facet.
#[derive(Debug)]
pub struct Facet {
    /// Parameter in addresses. Frozen.
    pub parameter: &'static str,
    /// The parameter as a notice about an ignored value calls it.
    pub parameter_name: Text,
    /// Number of positions, at most 128. Not every position needs to be a choice.
    pub positions: fn() -> usize,
    /// Word of a value in addresses, frozen; `None` if the position is not a choice.
    pub word: fn(usize) -> Option<String>,
    /// Position of a word of an address, whatever its case.
    pub read: fn(&Facet, &str) -> Option<usize>,
    /// Name of a value.
    pub name: fn(usize) -> Text,
    /// Values that an action has.
    pub of_action: fn(&'static Action) -> Set,
    /// Values that a recommendation has.
    pub of_recommendation: fn(&'static Recommendation) -> Set,
    pub effect: Effect,
    pub control: Control,
    /// Class of a value's chip or check box: the colour of its area.
    pub class: fn(usize) -> Option<u8>,
    /// Short form of a value on its chip.
    pub badge: fn(usize) -> Option<String>,
    /// Words around a value's name on its chip, with the blank `{name}`.
    pub chip: fn(usize) -> Option<Text>,
}

/// Makes [`FacetId`] and [`FACETS`] from one list of entries.
macro_rules! facets {
    ($($(#[$doc:meta])* $id:ident: $entry:expr;)*) => {
        /// Which facet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum FacetId { $($(#[$doc])* $id,)* }

        impl FacetId {
            /// Every facet, in the order of [`FACETS`].
            pub const ALL: &'static [FacetId] = &[$(FacetId::$id),*];
        }

        /// Every facet, in the order in which addresses, chips and titles name them.
        pub static FACETS: [Facet; FacetId::ALL.len()] = [$($entry),*];
    };
}

/// Number of facets.
pub const COUNT: usize = FacetId::ALL.len();

const NO_CLASS: fn(usize) -> Option<u8> = |_| None;
const NO_BADGE: fn(usize) -> Option<String> = |_| None;
const PLAIN: fn(usize) -> Option<Text> = |_| None;
const NO_ACTION: fn(&'static Action) -> Set = |_| Set::EMPTY;
const NO_RECOMMENDATION: fn(&'static Recommendation) -> Set = |_| Set::EMPTY;

/// What facets have in common that concern pages other than the explorer only.
const ELSEWHERE: Facet = Facet {
    parameter: "",
    parameter_name: ui::PARAM_OTHER,
    positions: || 0,
    word: |_| None,
    read: by_word,
    name: |_| ui::PARAM_OTHER,
    of_action: NO_ACTION,
    of_recommendation: NO_RECOMMENDATION,
    effect: Effect::Figures,
    control: Control::Elsewhere,
    class: NO_CLASS,
    badge: NO_BADGE,
    chip: PLAIN,
};

facets! {
    /// One of the areas, by its number.
    Area: Facet {
        parameter: "area",
        parameter_name: ui::PARAM_AREA,
        positions: || AREAS.len() + 1,
        word: |n| (n > 0).then(|| n.to_string()),
        // numbers were always read as numbers: `area=01` is `area=1`
        read: |_, word| word.parse().ok().filter(|n| (1..=AREAS.len()).contains(n)),
        name: |n| proposal::area(n as u8).title,
        of_action: |a| Set::one(usize::from(a.area)),
        of_recommendation: |r| r.area.map_or(Set::EMPTY, |n| Set::one(usize::from(n))),
        effect: Effect::Narrows,
        control: Control::Elsewhere,
        class: |n| Some(n as u8),
        badge: |n| Some(n.to_string()),
        chip: PLAIN,
    };
    /// A heading of the appendix that has actions.
    Group: Facet {
        parameter: "group",
        parameter_name: ui::PARAM_GROUP,
        positions: || HEADINGS.len(),
        word: |i| (!HEADINGS[i].actions.is_empty()).then(|| HEADINGS[i].id.to_owned()),
        read: by_word,
        name: |i| HEADINGS[i].title,
        of_action: |a| Set::one(a.group.0),
        of_recommendation: NO_RECOMMENDATION,
        effect: Effect::Narrows,
        control: Control::List { place: 3, legend: ui::FACETS_GROUP },
        class: |i| Some(HEADINGS[i].area),
        badge: |i| Some(HEADINGS[i].number.to_owned()),
        chip: PLAIN,
    };
    /// A member that a note links to an action.
    Country: Facet {
        parameter: "country",
        parameter_name: ui::PARAM_COUNTRY,
        positions: || COUNTRIES.len(),
        word: |i| (COUNTRIES[i].group == CountryGroup::Member).then(|| COUNTRIES[i].id.to_ascii_lowercase()),
        read: by_word,
        name: |i| COUNTRIES[i].name,
        of_action: |a| a.reach.iter().map(|r| r.country.0).collect(),
        of_recommendation: NO_RECOMMENDATION,
        effect: Effect::Orders,
        control: Control::Elsewhere,
        class: NO_CLASS,
        badge: |i| Some(COUNTRIES[i].id.to_owned()),
        chip: PLAIN,
    };
    /// Who is to act.
    Actor: Facet {
        parameter: "actor",
        parameter_name: ui::PARAM_ACTOR,
        positions: || Actor::ALL.len(),
        word: |i| Some(actor_word(Actor::ALL[i]).to_owned()),
        read: by_word,
        name: |i| actor_name(Actor::ALL[i]),
        of_action: |a| a.actors.iter().map(|x| actor_position(*x)).collect(),
        // an actor that the text names outside the list is no value of this facet
        of_recommendation: |r| match (r.actors, r.who) {
            ([], None) => Set::one(actor_position(Actor::NotStated)),
            (actors, _) => actors.iter().map(|x| actor_position(*x)).collect(),
        },
        effect: Effect::Narrows,
        control: Control::List { place: 1, legend: ui::FACETS_ACTOR },
        class: NO_CLASS,
        badge: NO_BADGE,
        chip: PLAIN,
    };
    /// How the actor is known.
    Basis: Facet {
        parameter: "basis",
        parameter_name: ui::PARAM_BASIS,
        positions: || ActorBasis::ALL.len(),
        word: |i| Some(ActorBasis::ALL[i].word().to_owned()),
        read: by_word,
        name: |i| ActorBasis::ALL[i].name(),
        of_action: |a| actor_bases(a).into_iter().map(ActorBasis::position).collect(),
        of_recommendation: NO_RECOMMENDATION,
        effect: Effect::Narrows,
        control: Control::List { place: 2, legend: ui::FACETS_BASIS },
        class: NO_CLASS,
        badge: NO_BADGE,
        chip: PLAIN,
    };
    /// A theme, or a group of themes.
    Theme: Facet {
        parameter: "theme",
        parameter_name: ui::PARAM_THEME,
        positions: || ThemeGroup::ALL.len() + THEMES.len(),
        word: |i| Some(ThemeChoice::at(i).word().to_owned()),
        read: by_word,
        name: |i| ThemeChoice::at(i).name(),
        of_action: |a| a.themes.iter().flat_map(|(theme, _)| theme_positions(*theme)).collect(),
        of_recommendation: |r| r.themes.iter().flat_map(|theme| theme_positions(*theme)).collect(),
        effect: Effect::Narrows,
        control: Control::Themes { place: 4, legend: ui::FACETS_THEME },
        class: NO_CLASS,
        badge: NO_BADGE,
        chip: |i| (i < ThemeGroup::ALL.len()).then_some(ui::CHIP_THEME_GROUP),
    };
    /// Nature of a figure, kind of what has happened since publication or of a note, family of initiatives,
    /// or kind of what the search finds.
    Kind: Facet {
        parameter: "kind",
        positions: || Kind::ALL.len() + FOUND.len(),
        word: |i| Some(Kind::ALL.get(i).map_or_else(|| FOUND[i - Kind::ALL.len()], |kind| kind.name()).to_owned()),
        ..ELSEWHERE
    };
    /// Organisation that a note gives as its source, or that it gives none.
    Org: Facet {
        parameter: "org",
        positions: || ORGANISATIONS.len(),
        word: |i| Some(ORGANISATIONS[i].to_owned()),
        ..ELSEWHERE
    };
    /// A party to an event, on the timeline.
    Party: Facet {
        parameter: "party",
        positions: || party_words().count(),
        word: |i| party_words().nth(i).map(str::to_ascii_lowercase),
        ..ELSEWHERE
    };
}

/// Actors that are parties to events: the first of [`Actor::ALL`]. Others are entities too and go by those.
const PARTY_ACTORS: usize = 2;

/// The words of parties: an entity's id, a country's code, an actor's word, and one for those in none of these lists.
fn party_words() -> impl Iterator<Item = &'static str> {
    let actors = Actor::ALL[..PARTY_ACTORS].iter().map(|a| actor_word(*a));
    ENTITIES.iter().map(|e| e.id).chain(COUNTRIES.iter().map(|c| c.id)).chain(actors).chain(["other"])
}

/// Words of the organisations in addresses, in the order of [`Organisation::ALL`], and the word for none.
const ORGANISATIONS: [&str; Organisation::ALL.len() + 1] =
    ["keidanren", "mof", "mofa", "adb", "asean-japan-centre", "adrc", "none"];

/// Position of a word among the words of a facet, whatever its case.
fn by_word(facet: &Facet, word: &str) -> Option<usize> {
    facet.choices().find(|i| (facet.word)(*i).is_some_and(|own| own.eq_ignore_ascii_case(word)))
}

impl Facet {
    /// Positions that can be chosen, in ascending order.
    pub fn choices(&self) -> impl Iterator<Item = usize> {
        let word = self.word;
        (0..(self.positions)()).filter(move |i| word(*i).is_some())
    }
}

impl FacetId {
    /// Its entry.
    pub fn get(self) -> &'static Facet {
        &FACETS[self as usize]
    }

    /// The facet with a parameter.
    pub fn of_parameter(parameter: &str) -> Option<FacetId> {
        FacetId::ALL.iter().copied().find(|id| id.get().parameter == parameter)
    }

    /// A value as a choice.
    pub fn choice(self, position: usize) -> Choice {
        Choice { facet: self, position }
    }

    /// Whether a value of it narrows or orders the list of actions.
    pub fn concerns_actions(self) -> bool {
        self.get().effect != Effect::Figures
    }
}

/// One value of one facet: what a check box, a button or a land of the map switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice {
    pub facet: FacetId,
    pub position: usize,
}

impl Choice {
    pub fn area(number: u8) -> Choice {
        FacetId::Area.choice(usize::from(number))
    }

    pub fn group(heading: HeadingIx) -> Choice {
        FacetId::Group.choice(heading.0)
    }

    pub fn country(country: CountryIx) -> Choice {
        FacetId::Country.choice(country.0)
    }

    pub fn actor(actor: Actor) -> Choice {
        FacetId::Actor.choice(actor_position(actor))
    }

    pub fn basis(basis: ActorBasis) -> Choice {
        FacetId::Basis.choice(basis.position())
    }

    pub fn theme(theme: ThemeChoice) -> Choice {
        FacetId::Theme.choice(theme.position())
    }

    /// An organisation, or none.
    pub fn org(organisation: Option<Organisation>) -> Choice {
        let none = Organisation::ALL.len();
        FacetId::Org.choice(organisation.and_then(|o| Organisation::ALL.iter().position(|x| *x == o)).unwrap_or(none))
    }

    pub fn kind(kind: Kind) -> Choice {
        FacetId::Kind.choice(Kind::ALL.iter().position(|k| *k == kind).unwrap_or_default())
    }

    pub fn party(party: PartyKind) -> Choice {
        let countries = ENTITIES.len();
        let actors = countries + COUNTRIES.len();
        FacetId::Party.choice(match party {
            PartyKind::Entity(entity) => entity.0,
            PartyKind::Country(country) => countries + country.0,
            PartyKind::Actor(actor) => actors + actor_position(actor).min(PARTY_ACTORS),
            PartyKind::Unlisted => actors + PARTY_ACTORS,
        })
    }

    /// Every choice of every facet.
    pub fn all() -> impl Iterator<Item = Choice> {
        FacetId::ALL.iter().flat_map(|id| id.get().choices().map(|position| id.choice(position)))
    }

    /// The value's name.
    pub fn name(self) -> Text {
        (self.facet.get().name)(self.position)
    }
}

/// How the actor of an action is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorBasis {
    /// A paragraph of the main text.
    Body,
    Note,
    /// The action's own words, or the heading above it.
    Item,
    NotStated,
}

impl ActorBasis {
    /// Every value, in the order shown.
    pub const ALL: [ActorBasis; 4] = [ActorBasis::Body, ActorBasis::Note, ActorBasis::Item, ActorBasis::NotStated];

    fn position(self) -> usize {
        self as usize
    }

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ActorBasis::Item => "item",
            ActorBasis::Body => "body",
            ActorBasis::Note => "note",
            ActorBasis::NotStated => "not-stated",
        }
    }

    pub fn name(self) -> Text {
        match self {
            ActorBasis::Body => ui::BASIS_BODY,
            ActorBasis::Note => ui::BASIS_NOTE,
            ActorBasis::Item => ui::BASIS_ITEM,
            ActorBasis::NotStated => ui::BASIS_NOT_STATED,
        }
    }
}

/// How the actors of an action are known.
pub fn actor_bases(action: &Action) -> Vec<ActorBasis> {
    if action.actors == [Actor::NotStated] {
        return vec![ActorBasis::NotStated];
    }
    in_order(action.evidence.iter().map(|e| match e.at {
        Locator::Note(_) => ActorBasis::Note,
        Locator::Paragraph(_) | Locator::Section(_) | Locator::Cover => ActorBasis::Body,
        Locator::Action(_) | Locator::Heading(_) => ActorBasis::Item,
    }))
}

/// A theme, or a group of themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeChoice {
    Group(ThemeGroup),
    Theme(ThemeIx),
}

impl ThemeChoice {
    /// The choice at a position: groups first, then themes.
    pub fn at(position: usize) -> ThemeChoice {
        match ThemeGroup::ALL.get(position) {
            Some(group) => ThemeChoice::Group(*group),
            None => ThemeChoice::Theme(ThemeIx(position - ThemeGroup::ALL.len())),
        }
    }

    pub fn position(self) -> usize {
        match self {
            ThemeChoice::Group(group) => ThemeGroup::ALL.iter().position(|g| *g == group).unwrap_or_default(),
            ThemeChoice::Theme(theme) => ThemeGroup::ALL.len() + theme.0,
        }
    }

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ThemeChoice::Group(group) => theme_group_word(group),
            ThemeChoice::Theme(theme) => theme.get().id,
        }
    }

    pub fn name(self) -> Text {
        match self {
            ThemeChoice::Group(group) => theme_group_name(group),
            ThemeChoice::Theme(theme) => theme.get().name,
        }
    }
}

/// The positions of a theme and of its group.
fn theme_positions(theme: ThemeIx) -> [usize; 2] {
    [ThemeChoice::Group(theme.get().group).position(), ThemeChoice::Theme(theme).position()]
}

/// Kinds of what the search finds, by their words in addresses, in the order in which they are offered. Their positions
/// follow those of [`Kind`], so none is a word of those.
pub const FOUND: [&str; 12] = [
    "action",
    "text",
    "recommendation",
    "note",
    "number",
    "date",
    "initiative",
    "country",
    "theme",
    "since",
    "chart",
    "page",
];

/// Nature of a figure, kind of what has happened since publication or of a note, or family of initiatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Measured,
    Forecast,
    Target,
    /// Kinds of what has happened since publication.
    Launched,
    Announced,
    InForce,
    Report,
    Revised,
    Superseded,
    Ended,
    /// What bears on a figure of the proposal, of any kind.
    Figure,
    /// Of notes, those of a kind.
    Note(NoteKind),
    /// Of initiatives, those of a family.
    Family(EntityFamily),
}

impl Kind {
    /// Every value: those of figures first, then those of what has happened since publication, of notes, and families.
    pub const ALL: &'static [Kind] = &[
        Kind::Measured,
        Kind::Forecast,
        Kind::Target,
        Kind::Launched,
        Kind::Announced,
        Kind::InForce,
        Kind::Report,
        Kind::Revised,
        Kind::Superseded,
        Kind::Ended,
        Kind::Figure,
        Kind::Note(NoteKind::Definition),
        Kind::Note(NoteKind::Statistic),
        Kind::Note(NoteKind::Example),
        Kind::Note(NoteKind::Event),
        Kind::Note(NoteKind::Link),
        Kind::Note(NoteKind::Position),
        Kind::Note(NoteKind::Source),
        Kind::Family(EntityFamily::Organisations),
        Kind::Family(EntityFamily::Government),
        Kind::Family(EntityFamily::Agreements),
        Kind::Family(EntityFamily::Plans),
        Kind::Family(EntityFamily::Concepts),
        Kind::Family(EntityFamily::Programmes),
        Kind::Family(EntityFamily::Meetings),
        Kind::Family(EntityFamily::Infrastructure),
        Kind::Family(EntityFamily::Publications),
    ];

    /// Kinds of what has happened since publication, in the order shown.
    pub fn of_developments() -> &'static [Kind] {
        &Kind::ALL[3..11]
    }

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Measured => "measured",
            Kind::Forecast => "forecast",
            Kind::Target => "target",
            Kind::Launched => "launched",
            Kind::Announced => "announced",
            Kind::InForce => "in-force",
            Kind::Report => "report",
            Kind::Revised => "revised",
            Kind::Superseded => "superseded",
            Kind::Ended => "ended",
            Kind::Figure => "figure",
            Kind::Family(EntityFamily::Organisations) => "organisations",
            Kind::Family(EntityFamily::Government) => "government",
            Kind::Family(EntityFamily::Agreements) => "agreements",
            Kind::Family(EntityFamily::Plans) => "plans",
            Kind::Family(EntityFamily::Concepts) => "concepts",
            Kind::Family(EntityFamily::Programmes) => "programmes",
            Kind::Family(EntityFamily::Meetings) => "meetings",
            Kind::Family(EntityFamily::Infrastructure) => "infrastructure",
            Kind::Family(EntityFamily::Publications) => "publications",
            Kind::Note(NoteKind::Definition) => "definition",
            Kind::Note(NoteKind::Statistic) => "statistic",
            Kind::Note(NoteKind::Example) => "example",
            Kind::Note(NoteKind::Event) => "event",
            Kind::Note(NoteKind::Link) => "link",
            Kind::Note(NoteKind::Position) => "position",
            Kind::Note(NoteKind::Source) => "source",
        }
    }
}

fn actor_position(actor: Actor) -> usize {
    Actor::ALL.iter().position(|a| *a == actor).unwrap_or_default()
}

/// The word for an actor in addresses.
pub fn actor_word(actor: Actor) -> &'static str {
    match actor {
        Actor::JapaneseCompanies => "japanese-companies",
        Actor::JapaneseGovernment => "japanese-government",
        Actor::JapanUnspecified => "japan-unspecified",
        Actor::AseanGovernments => "asean-governments",
        Actor::JapaneseBusinessSector => "japanese-business-sector",
        Actor::Joint => "joint",
        Actor::Keidanren => "keidanren",
        Actor::NotStated => "not-stated",
    }
}

/// The name of an actor.
pub fn actor_name(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => ui::ACTOR_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => ui::ACTOR_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => ui::ACTOR_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => ui::ACTOR_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => ui::ACTOR_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => ui::ACTOR_JOINT,
        Actor::Keidanren => ui::ACTOR_KEIDANREN,
        Actor::NotStated => ui::ACTOR_NOT_STATED,
    }
}

/// The word for a group of themes in addresses.
pub fn theme_group_word(group: ThemeGroup) -> &'static str {
    match group {
        ThemeGroup::Infrastructure => "infrastructure",
        ThemeGroup::Trade => "trade",
        ThemeGroup::Energy => "energy",
        ThemeGroup::Environment => "environment",
        ThemeGroup::Disaster => "disaster",
        ThemeGroup::Health => "health",
        ThemeGroup::Digital => "digital",
        ThemeGroup::People => "people",
        ThemeGroup::CrossCutting => "cross-cutting",
    }
}

/// The name of a group of themes.
pub fn theme_group_name(group: ThemeGroup) -> Text {
    match group {
        ThemeGroup::Infrastructure => ui::THEMES_INFRASTRUCTURE,
        ThemeGroup::Trade => ui::THEMES_TRADE,
        ThemeGroup::Energy => ui::THEMES_ENERGY,
        ThemeGroup::Environment => ui::THEMES_ENVIRONMENT,
        ThemeGroup::Disaster => ui::THEMES_DISASTER,
        ThemeGroup::Health => ui::THEMES_HEALTH,
        ThemeGroup::Digital => ui::THEMES_DIGITAL,
        ThemeGroup::People => ui::THEMES_PEOPLE,
        ThemeGroup::CrossCutting => ui::THEMES_CROSS_CUTTING,
    }
}

/// How many actions have a value.
pub fn actions_with(choice: Choice) -> usize {
    ACTIONS.iter().filter(|a| (choice.facet.get().of_action)(a).contains(choice.position)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_set_has_room_for_every_position() {
        for facet in &FACETS {
            assert!((facet.positions)() <= 128, "{}", facet.parameter);
        }
    }

    #[test]
    fn every_word_is_read_back_in_any_case() {
        for id in FacetId::ALL {
            let facet = id.get();
            let mut words = BTreeSet::new();
            for i in facet.choices() {
                let word = (facet.word)(i).expect("a choice has a word");
                assert_eq!((facet.read)(facet, &word), Some(i), "{word}");
                assert_eq!((facet.read)(facet, &word.to_ascii_uppercase()), Some(i), "{word}");
                assert!(words.insert(word.to_ascii_lowercase()), "{word} stands for two values of {}", facet.parameter);
            }
            assert_eq!((facet.read)(facet, ""), None);
        }
    }

    #[test]
    fn sets_toggle_and_list_in_order() {
        let mut set: Set = [5, 0, 127].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 5, 127]);
        set.toggle(5);
        set.toggle(6);
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 6, 127]);
        assert_eq!(set.len(), 3);
    }

    #[test]
    fn every_action_has_a_value_of_every_facet_that_narrows() {
        for facet in FACETS.iter().filter(|f| f.effect == Effect::Narrows && f.parameter != "theme") {
            for action in &ACTIONS {
                assert!(!(facet.of_action)(action).is_empty(), "{} has no {}", action.id, facet.parameter);
            }
        }
    }
}
