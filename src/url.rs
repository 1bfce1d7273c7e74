//! Addresses: which filters. Pure, so that what an address means can be tested
//! without a browser.
//!
//! # Version
//!
//! This is version 1 of the addresses (2026). A link made today must work in ten years:
//! parameters and values may be added, none may change its meaning. [`PARAMETERS`] lists the names in use or
//! reserved, in their order. What a version does not know it leaves alone; a value that is
//! wrong for a name it knows is left out and reported as [`Ignored`], and the rest holds.
//!
//! Paths and values are read whatever their case: every comparison with a word of an address goes
//! through [`is`]. They are written in one form only, the one links are made with.
//!
//! `map` has had values besides `only` since it can show figures: one of [`MapFigures`], alone or after `only` and a
//! comma (`map=only,growth`). Of several the last one holds.
//!
//! What a path means is in [`crate::route`].

use crate::chart_id::ChartId;
use crate::facet::{self, Choice, FacetId, Set};
use crate::proposal::{
    self, ActionIx, CountryIx, HEADINGS, HeadingIx, Locator, PARAGRAPHS, ParagraphIx, SECTIONS, SectionIx,
};

/// Parts an address below the site's folder into path, query and fragment; the latter two keep
/// their marks and are empty where there are none.
pub fn split(below: &str) -> (&str, &str, &str) {
    let (rest, fragment) = below.split_at(below.find('#').unwrap_or(below.len()));
    let (path, search) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    (path, search, fragment)
}

/// The place that a fragment of the pages of text and notes names: `s4.1a-p4`, `fn11`, `s4.1a`, `A3.1`.
pub fn locator_of_fragment(fragment: &str) -> Option<Locator> {
    if let Some(number) = fragment.strip_prefix("fn") {
        return number.parse().ok().filter(|n| proposal::note(*n).is_some()).map(Locator::Note);
    }
    let Some((section, number)) = fragment.rsplit_once("-p") else {
        let heading = || HEADINGS.iter().position(|h| h.id == fragment).map(|i| Locator::Heading(HeadingIx(i)));
        return SECTIONS.iter().position(|s| s.id == fragment).map(|i| Locator::Section(SectionIx(i))).or_else(heading);
    };
    let number: u8 = number.parse().ok()?;
    let found = PARAGRAPHS.iter().position(|p| p.n == number && p.section.get().id == section)?;
    Some(Locator::Paragraph(ParagraphIx(found)))
}

/// Whether a word of an address is this one: case does not matter.
fn is(given: &str, word: &str) -> bool {
    given.eq_ignore_ascii_case(word)
}

/// A value of a small fixed set, with its word in addresses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$one])* $value,)* }

        impl $name {
            /// Every value, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// The word in addresses.
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $word,)* }
            }

            /// Reads the word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| is(word, v.name()))
            }
        }
    };
}

words! {
    /// Which form of a page is shown, where it has more than one.
    View {
        /// Figures as cards instead of a table.
        Cards = "cards",
        /// Coverage by country, which is what is shown without it too. Kept for links made before.
        Countries = "countries",
        /// Coverage by actor instead of by country.
        Actors = "actors",
    }
}

words! {
    /// Order of the figures, or of the rows of a chart; as in the text where none is asked.
    Sort {
        /// By what they are about, from A to Z.
        Subject = "subject",
        /// By the year they are for, those without one last.
        Year = "year",
        /// By nature.
        Nature = "nature",
        /// Rows of a chart by their value, highest first.
        Value = "value",
    }
}

words! {
    /// How much of the explorer is shown.
    MapForm {
        /// The map with its members, and nothing else of the page; only with `embed`.
        Only = "only",
    }
}

words! {
    /// What the explorer's map shows of each member instead of the number of linked actions.
    MapFigures {
        /// Growth of gross domestic product in 2020.
        Growth = "growth",
        /// Japan's direct investment.
        Investment = "investment",
        /// Japanese business bases.
        Bases = "bases",
        /// Visitors to Japan.
        Visitors = "visitors",
        /// Japanese residents.
        Residents = "residents",
        /// Notes of the proposal that name the member.
        Mentions = "mentions",
    }
}

words! {
    /// One part of a page, shown alone in a frame. The map is a part too: `part=map` is read as `map=only`,
    /// which addresses have had since before there were others.
    Part {
        /// The explorer's list with its count and the filters in use.
        List = "list",
        /// The drawing of a chart's page with its title and sources.
        Chart = "chart",
    }
}

/// Light or dark, chosen by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    Light,
    Dark,
}

impl Look {
    /// The word in addresses, in storage and on `<html data-look>`.
    pub fn name(self) -> &'static str {
        match self {
            Look::Light => "light",
            Look::Dark => "dark",
        }
    }

    /// Reads the word.
    pub fn parse(name: &str) -> Option<Look> {
        [Look::Light, Look::Dark].into_iter().find(|look| is(name, look.name()))
    }
}

/// Parameters in the order in which an address has them. A facet's parameter stands for the facet; names that
/// no version has used yet are reserved.
pub const PARAMETERS: [&str; 20] = [
    "area", "group", "country", "actor", "basis", "theme", "q", "action", "map", "part", "kind", "org", "party",
    "from", "to", "sort", "view", "chart", "embed", "look",
];

/// What the visitor has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Chosen values of each facet, in the order of [`facet::FACETS`].
    pub facets: [Set; facet::COUNT],
    /// Words that narrow the list; never only spaces.
    pub q: String,
    /// The action that is open in the list, or that alone is listed on the page of what has happened since
    /// publication.
    pub action: Option<ActionIx>,
    pub map: Option<MapForm>,
    /// The figures on the explorer's map; it shows linked actions if there are none.
    pub figures: Option<MapFigures>,
    /// Never without `embed`.
    pub part: Option<Part>,
    /// First and last year of what has happened since publication, or of the timeline.
    pub from: Option<u16>,
    pub to: Option<u16>,
    pub sort: Option<Sort>,
    pub view: Option<View>,
    /// Shown inside another page.
    pub embed: bool,
    pub look: Option<Look>,
}

/// What a switch on the page changes: a value of a facet, or the order or form of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toggle {
    Choice(Choice),
    Action(ActionIx),
    Year(u16),
    Sort(Sort),
    View(View),
    /// The figures on the map, or none: one of several, so choosing one again changes nothing.
    Map(Option<MapFigures>),
}

impl Toggle {
    /// Reads it as markup holds it: `area=1`, `sort=year`.
    pub fn parse(text: &str) -> Option<Toggle> {
        let (parameter, word) = text.split_once('=')?;
        if let Some(id) = FacetId::of_parameter(parameter) {
            return (id.get().read)(id.get(), word).map(|position| Toggle::Choice(id.choice(position)));
        }
        match parameter {
            "action" => proposal::action(word).map(Toggle::Action),
            "year" => year(word).map(Toggle::Year),
            "sort" => Sort::parse(word).map(Toggle::Sort),
            "view" => View::parse(word).map(Toggle::View),
            "map" => Some(Toggle::Map(MapFigures::parse(word))),
            _ => None,
        }
    }

    /// As markup holds it.
    pub fn write(self) -> String {
        match self {
            Toggle::Choice(choice) => choice.write(),
            Toggle::Action(action) => format!("action={}", action.get().id),
            Toggle::Year(year) => format!("year={year}"),
            Toggle::Sort(sort) => format!("sort={}", sort.name()),
            Toggle::View(view) => format!("view={}", view.name()),
            Toggle::Map(figures) => format!("map={}", figures.map_or("", MapFigures::name)),
        }
    }
}

impl Choice {
    /// As markup and addresses hold it: `country=vn`.
    pub fn write(self) -> String {
        let facet = self.facet.get();
        format!("{}={}", facet.parameter, (facet.word)(self.position).unwrap_or_default())
    }
}

/// A part of an address that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Parameter name.
    pub name: &'static str,
    /// The value as given, or its first [`LONGEST_SHOWN`] characters and an ellipsis.
    pub value: String,
}

impl Ignored {
    /// A path that no page has, for the notice.
    pub fn page(path: &str) -> Ignored {
        Ignored { name: "page", value: shortened(path) }
    }
}

/// Longest part of a value that is repeated to the visitor, in characters.
pub const LONGEST_SHOWN: usize = 40;

/// A value as it is repeated to the visitor.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// Longest query that is kept, in characters.
pub const LONGEST_Q: usize = 200;

impl Query {
    /// Reads the part of an address after `?` (with or without it). Never fails: what cannot be
    /// understood is in the second value.
    pub fn parse(search: &str) -> (Query, Vec<Ignored>) {
        let mut query = Query::default();
        let mut ignored = Vec::new();
        for pair in search.trim_start_matches('?').split('&').filter(|p| !p.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.take(&decode(name), &decode(value), &mut ignored);
        }
        // an end before the beginning
        if let (Some(from), Some(to)) = (query.from, query.to)
            && to < from
        {
            query.to = None;
            ignored.push(Ignored { name: "to", value: to.to_string() });
        }
        (query, ignored)
    }

    fn take(&mut self, name: &str, value: &str, ignored: &mut Vec<Ignored>) {
        let mut leave = |name: &'static str, value: &str| {
            ignored.push(Ignored { name, value: shortened(value) });
        };
        let facet = FacetId::of_parameter(name);
        if facet.is_some() || name == "map" {
            for word in value.split(',').filter(|word| !word.is_empty()) {
                match facet {
                    Some(id) => match (id.get().read)(id.get(), word) {
                        Some(position) => self.facets[id as usize].insert(position),
                        None => leave(id.get().parameter, word),
                    },
                    None => match MapFigures::parse(word) {
                        None if is(word, MapForm::Only.name()) => self.map = Some(MapForm::Only),
                        None => leave("map", word),
                        figures => self.figures = figures,
                    },
                }
            }
            return;
        }
        match name {
            "q" => {
                let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
                let control = words.chars().position(char::is_control);
                match control {
                    _ if words.chars().count() > LONGEST_Q => leave("q", &words),
                    // the part that is shown holds what is wrong
                    Some(at) => {
                        leave("q", &words.chars().skip((at + 1).saturating_sub(LONGEST_SHOWN)).collect::<String>())
                    }
                    None => self.q = words,
                }
            }
            "action" if value.is_empty() => {}
            "action" => match proposal::action(value) {
                Some(a) => self.action = Some(a),
                None => leave("action", value),
            },
            "part" if value.is_empty() => {}
            "part" => {
                match Part::parse(&value.to_ascii_lowercase()) {
                    Some(part) => self.part = Some(part),
                    None if value.eq_ignore_ascii_case("map") => self.map = Some(MapForm::Only),
                    None => return leave("part", value),
                }
                // a part is what a frame shows, so the rest of the page is left out
                self.embed = true;
            }
            "from" => one(value, &mut self.from, year, |v| leave("from", v)),
            "to" => one(value, &mut self.to, year, |v| leave("to", v)),
            "sort" => one(value, &mut self.sort, Sort::parse, |v| leave("sort", v)),
            "view" => one(value, &mut self.view, View::parse, |v| leave("view", v)),
            // where the page of a chart that does not exist leads: the gallery says which one was asked for
            "chart" => one(value, &mut None, |v| ChartId::parse(&v.to_ascii_lowercase()), |v| leave("chart", v)),
            "embed" => match value {
                "1" => self.embed = true,
                "" | "0" => {}
                _ => leave("embed", value),
            },
            "look" if value.is_empty() || is(value, "auto") => {}
            "look" => match Look::parse(value) {
                Some(look) => self.look = Some(look),
                None => leave("look", value),
            },
            _ => {}
        }
    }

    /// The part of an address that says this, with its `?`; empty if there is nothing to say.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut add = |name: &str, value: String| {
            if !value.is_empty() {
                out.push(if out.is_empty() { '?' } else { '&' });
                out.push_str(name);
                out.push('=');
                out.push_str(&value);
            }
        };
        for parameter in PARAMETERS {
            let value = match parameter {
                "q" => encode(&self.q),
                "action" => self.action.map(|a| a.get().id.to_owned()).unwrap_or_default(),
                "map" => {
                    let mut words = self.map.map_or("", MapForm::name).to_owned();
                    if let Some(figures) = self.figures {
                        if !words.is_empty() {
                            words.push(',');
                        }
                        words.push_str(figures.name());
                    }
                    words
                }
                "part" => self.part.map(|p| p.name().to_owned()).unwrap_or_default(),
                "from" => self.from.map(|y| y.to_string()).unwrap_or_default(),
                "to" => self.to.map(|y| y.to_string()).unwrap_or_default(),
                "sort" => self.sort.map(|s| s.name().to_owned()).unwrap_or_default(),
                "view" => self.view.map(|v| v.name().to_owned()).unwrap_or_default(),
                "embed" => if self.embed { "1" } else { "" }.to_owned(),
                "look" => self.look.map(|l| l.name().to_owned()).unwrap_or_default(),
                _ => FacetId::of_parameter(parameter).map(|id| self.words(id)).unwrap_or_default(),
            };
            add(parameter, value);
        }
        out
    }

    /// Words of the chosen values of a facet, as an address has them.
    fn words(&self, id: FacetId) -> String {
        self.chosen(id).iter().filter_map(id.get().word).collect::<Vec<_>>().join(",")
    }

    /// Chosen values of a facet.
    pub fn chosen(&self, id: FacetId) -> Set {
        self.facets[id as usize]
    }

    /// Every chosen value, in the order of the facets.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        FacetId::ALL.iter().flat_map(|id| self.chosen(*id).iter().map(|position| id.choice(position)))
    }

    /// Whether a value is chosen.
    pub fn has(&self, choice: Choice) -> bool {
        self.chosen(choice.facet).contains(choice.position)
    }

    /// The same with a value added.
    #[must_use]
    pub fn with(mut self, choice: Choice) -> Query {
        self.facets[choice.facet as usize].insert(choice.position);
        self
    }

    /// The same without any value of a facet.
    #[must_use]
    pub fn without(mut self, id: FacetId) -> Query {
        self.facets[id as usize] = Set::EMPTY;
        self
    }

    /// Numbers of the chosen areas.
    pub fn areas(&self) -> impl Iterator<Item = u8> {
        self.chosen(FacetId::Area).iter().map(|n| n as u8)
    }

    /// Chosen members, in the order of [`crate::proposal::COUNTRIES`].
    pub fn countries(&self) -> Vec<CountryIx> {
        self.chosen(FacetId::Country).iter().map(CountryIx).collect()
    }

    /// Whether a member is chosen.
    pub fn has_country(&self, country: CountryIx) -> bool {
        self.has(Choice::country(country))
    }

    /// Whether nothing narrows or orders a list.
    pub fn is_unfiltered(&self) -> bool {
        self.facets.iter().all(|set| set.is_empty()) && self.q.is_empty()
    }

    /// Whether a switch is on.
    pub fn holds(&self, toggle: Toggle) -> bool {
        match toggle {
            Toggle::Choice(choice) => self.has(choice),
            Toggle::Action(action) => self.action == Some(action),
            Toggle::Year(year) => self.has_years() && self.in_years(year),
            Toggle::Sort(sort) => self.sort == Some(sort),
            Toggle::View(view) => self.view == Some(view),
            Toggle::Map(figures) => self.figures == figures,
        }
    }

    /// Switches a value on or off.
    pub fn toggle(&mut self, toggle: Toggle) {
        match toggle {
            Toggle::Choice(choice) => self.facets[choice.facet as usize].toggle(choice.position),
            Toggle::Action(action) => self.action = (self.action != Some(action)).then_some(action),
            Toggle::Year(year) => self.toggle_year(year),
            Toggle::Sort(sort) => self.sort = (self.sort != Some(sort)).then_some(sort),
            Toggle::View(view) => self.view = (self.view != Some(view)).then_some(view),
            Toggle::Map(figures) => self.figures = figures,
        }
    }

    /// Whether the years are limited.
    pub fn has_years(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether a year is among those wanted.
    pub fn in_years(&self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// A year outside those wanted extends them, one among several is kept alone, and the only one is given up.
    fn toggle_year(&mut self, year: u16) {
        (self.from, self.to) = match (self.from, self.to) {
            (Some(from), Some(to)) if from == to && from == year => (None, None),
            (from, to) if (from.is_some() || to.is_some()) && !self.in_years(year) => {
                (from.map(|from| from.min(year)), to.map(|to| to.max(year)))
            }
            _ => (Some(year), Some(year)),
        };
    }

    /// What narrows or orders the list of actions, and nothing else: what a link to an action keeps, so that
    /// its page can lead through the same list.
    pub fn filters(&self) -> Query {
        let mut facets = self.facets;
        for id in FacetId::ALL.iter().filter(|id| !id.concerns_actions()) {
            facets[*id as usize] = Set::EMPTY;
        }
        Query { facets, q: self.q.clone(), ..Query::default() }
    }

    /// The same view without any filter; what is open and how it looks stay.
    pub fn cleared(&self) -> Query {
        Query { facets: [Set::EMPTY; facet::COUNT], q: String::new(), from: None, to: None, ..self.clone() }
    }
}

/// A year with four digits.
fn year(word: &str) -> Option<u16> {
    word.parse().ok().filter(|year| (1000..=9999).contains(year) && word.len() == 4)
}

fn one<T>(value: &str, slot: &mut Option<T>, read: impl Fn(&str) -> Option<T>, leave: impl FnOnce(&str)) {
    match read(value) {
        _ if value.is_empty() => {}
        None => leave(value),
        found => *slot = found,
    }
}

/// Percent-encodes a value for a query: letters, digits and `-_.~` stand, a space becomes `+`.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}

/// Undoes percent-encoding and `+`. What is no valid encoding stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let hex = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'+' => out.push(b' '),
            b'%' if i + 2 < bytes.len() => match (hex(bytes[i + 1]), hex(bytes[i + 2])) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    i += 2;
                }
                _ => out.push(b'%'),
            },
            byte => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}
