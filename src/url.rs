//! Addresses: which page, which filters. Pure, so that what an address means can be tested
//! without a browser.
//!
//! # Version
//!
//! This is version 1 of the addresses (2026). A link made today must work in ten years:
//! parameters and values may be added, none may change its meaning. Names in use or set
//! aside, in their order: `area group country actor basis theme q action map kind org party
//! from to sort view chart embed look`. What a version does not know it leaves alone; a value that is
//! wrong for a name it knows is left out and reported as [`Ignored`], and the rest holds.
//!
//! # The site in one file
//!
//! Where all pages are in one file, whatever stands below the site's folder otherwise stands behind
//! `#/` instead: `#/charts/gdp-growth/?country=vn`, `#/notes/#fn11`. A page's own fragment keeps its
//! mark, which an address allows. So links need no other rule, and [`in_one_file`] only changes
//! where they start. The file's text for readers without scripts bears the same words as ids
//! (`id="/notes/#fn11"`), so that such an address leads to the same place there.

use crate::chart::ChartId;
use crate::proposal::{
    self, ACTIONS, ActionIx, Actor, CountryGroup, CountryIx, HEADINGS, HeadingIx, THEMES, ThemeGroup, ThemeIx,
};
use std::cell::Cell;

/// What addresses start with where all pages are in one file.
pub const ONE_FILE: &str = "#/";

thread_local! {
    static IN_ONE_FILE: Cell<bool> = const { Cell::new(false) };
}

/// Says, for what this thread draws from now on, whether all pages are in one file.
pub fn in_one_file(yes: bool) {
    IN_ONE_FILE.set(yes);
}

/// Parts an address below the site's folder into path, query and fragment; the latter two keep
/// their marks and are empty where there are none.
pub fn split(below: &str) -> (&str, &str, &str) {
    let (rest, fragment) = below.split_at(below.find('#').unwrap_or(below.len()));
    let (path, search) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    (path, search, fragment)
}

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Explorer,
    Text,
    Notes,
    Action(ActionIx),
    /// 1 to 5.
    Area(u8),
    About,
    /// How to put the site on a server.
    Hosting,
    /// All 17 statistics.
    Figures,
    /// The gallery.
    Charts,
    Chart(ChartId),
    /// No page has this address.
    NotFound,
}

impl Route {
    /// Every page that is written as a file, apart from the page for unknown addresses.
    pub fn all() -> Vec<Route> {
        let mut all = vec![
            Route::Explorer,
            Route::Text,
            Route::Notes,
            Route::About,
            Route::Hosting,
            Route::Figures,
            Route::Charts,
        ];
        all.extend(ChartId::ALL.map(Route::Chart));
        all.extend((0..ACTIONS.len()).map(|i| Route::Action(ActionIx(i))));
        all.extend((1..=5).map(Route::Area));
        all
    }

    /// The page at a path below the site's folder: `""`, `text/`, `action/a3.2-1/`.
    /// Case and a missing last slash do not matter.
    pub fn parse(path: &str) -> Route {
        let path = path.trim_start_matches('/').to_ascii_lowercase();
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &path,
        };
        let mut parts = path.trim_end_matches('/').split('/');
        let page = match (parts.next().unwrap_or_default(), parts.next()) {
            ("", None) => Route::Explorer,
            ("text", None) => Route::Text,
            ("notes", None) => Route::Notes,
            ("about", None) => Route::About,
            ("about", Some("hosting")) => Route::Hosting,
            ("figures", None) => Route::Figures,
            ("charts", None) => Route::Charts,
            ("charts", Some(name)) => ChartId::parse(name).map_or(Route::NotFound, Route::Chart),
            ("action", Some(id)) => proposal::action(id).map_or(Route::NotFound, Route::Action),
            ("area", Some("1")) => Route::Area(1),
            ("area", Some("2")) => Route::Area(2),
            ("area", Some("3")) => Route::Area(3),
            ("area", Some("4")) => Route::Area(4),
            ("area", Some("5")) => Route::Area(5),
            _ => Route::NotFound,
        };
        if parts.next().is_some() { Route::NotFound } else { page }
    }

    /// Path below the site's folder.
    pub fn path(self) -> String {
        match self {
            Route::Explorer => String::new(),
            Route::Text => "text/".to_owned(),
            Route::Notes => "notes/".to_owned(),
            Route::About => "about/".to_owned(),
            Route::Hosting => "about/hosting/".to_owned(),
            Route::Figures => "figures/".to_owned(),
            Route::Charts => "charts/".to_owned(),
            Route::Chart(id) => format!("charts/{}/", id.name()),
            Route::Action(a) => format!("action/{}/", a.get().id.to_ascii_lowercase()),
            Route::Area(n) => format!("area/{n}/"),
            Route::NotFound => "404.html".to_owned(),
        }
    }

    /// Whether the second program draws this page: those made of charts, and those that few ask for.
    pub fn is_charted(self) -> bool {
        matches!(self, Route::Figures | Route::Charts | Route::Chart(_) | Route::About | Route::Hosting)
    }

    /// Folders between this page and the site's folder.
    pub fn depth(self) -> usize {
        self.path().matches('/').count()
    }

    /// What leads from this page to the site's folder: `./`, `../`, `../../`; [`ONE_FILE`] in one file.
    pub fn up(self) -> String {
        match self.depth() {
            _ if IN_ONE_FILE.get() => ONE_FILE.to_owned(),
            0 => "./".to_owned(),
            n => "../".repeat(n),
        }
    }
}

/// How the actor of an action is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The action's own words, or the heading right above it.
    Item,
    /// A paragraph of the body.
    Body,
    Note,
    NotStated,
}

impl Basis {
    /// Every value, in the order shown.
    pub const ALL: [Basis; 4] = [Basis::Body, Basis::Note, Basis::Item, Basis::NotStated];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Item => "item",
            Basis::Body => "body",
            Basis::Note => "note",
            Basis::NotStated => "not-stated",
        }
    }
}

/// A theme, or one of the nine groups of themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeChoice {
    Group(ThemeGroup),
    Theme(ThemeIx),
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
                Self::ALL.iter().copied().find(|v| v.name() == word)
            }
        }
    };
}

words! {
    /// Which form of a page is shown, where it has more than one.
    View {
        /// Figures as cards instead of a table.
        Cards = "cards",
        /// Coverage by country instead of by actor.
        Countries = "countries",
    }
}

words! {
    /// Order of the figures; as in the text where none is asked.
    Sort {
        /// By what they are about, from A to Z.
        Subject = "subject",
        /// By the year they are for, those without one last.
        Year = "year",
        /// By nature.
        Nature = "nature",
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
    /// Nature of a figure.
    Kind {
        Measured = "measured",
        Forecast = "forecast",
        Target = "target",
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
        match name {
            "light" => Some(Look::Light),
            "dark" => Some(Look::Dark),
            _ => None,
        }
    }
}

/// What the visitor has asked for. Lists hold no value twice and are in the order of the record they choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub area: Vec<u8>,
    pub group: Vec<HeadingIx>,
    /// Members only.
    pub country: Vec<CountryIx>,
    pub actor: Vec<Actor>,
    pub basis: Vec<Basis>,
    pub theme: Vec<ThemeChoice>,
    /// Words that narrow the list; never only spaces.
    pub q: String,
    /// The action that is open in the list.
    pub action: Option<ActionIx>,
    pub map: Option<MapForm>,
    pub kind: Vec<Kind>,
    pub sort: Option<Sort>,
    pub view: Option<View>,
    /// Shown inside another page.
    pub embed: bool,
    pub look: Option<Look>,
}

/// A part of an address that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Parameter name.
    pub name: &'static str,
    /// The value as given, at most 60 characters.
    pub value: String,
}

/// Longest query that is kept, in characters.
pub const LONGEST_Q: usize = 200;

/// The word for an actor in addresses.
pub fn actor_name(actor: Actor) -> &'static str {
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

/// The word for a group of themes in addresses.
pub fn theme_group_name(group: ThemeGroup) -> &'static str {
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

impl ThemeChoice {
    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            ThemeChoice::Group(g) => theme_group_name(g),
            ThemeChoice::Theme(t) => t.get().id,
        }
    }
}

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
        (query, ignored)
    }

    fn take(&mut self, name: &str, value: &str, ignored: &mut Vec<Ignored>) {
        let mut leave = |name: &'static str, value: &str| {
            ignored.push(Ignored { name, value: value.chars().take(60).collect() });
        };
        match name {
            "area" => {
                each(value, &mut self.area, |v| v.parse().ok().filter(|n| (1..=5).contains(n)), |v| leave("area", v))
            }
            "group" => each(
                value,
                &mut self.group,
                |v| HEADINGS.iter().position(|h| !h.actions.is_empty() && h.id.eq_ignore_ascii_case(v)).map(HeadingIx),
                |v| leave("group", v),
            ),
            "country" => each(
                value,
                &mut self.country,
                |v| proposal::country(v).filter(|c| c.get().group == CountryGroup::Member),
                |v| leave("country", v),
            ),
            "actor" => each(
                value,
                &mut self.actor,
                |v| Actor::ALL.iter().copied().find(|a| actor_name(*a) == v),
                |v| leave("actor", v),
            ),
            "basis" => {
                each(value, &mut self.basis, |v| Basis::ALL.into_iter().find(|b| b.name() == v), |v| leave("basis", v))
            }
            "theme" => each(value, &mut self.theme, theme, |v| leave("theme", v)),
            "q" => {
                let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.chars().count() > LONGEST_Q || words.chars().any(char::is_control) {
                    leave("q", &words);
                } else {
                    self.q = words;
                }
            }
            "action" if value.is_empty() => {}
            "action" => match proposal::action(value) {
                Some(a) => self.action = Some(a),
                None => leave("action", value),
            },
            "map" => one(value, &mut self.map, MapForm::parse, |v| leave("map", v)),
            "kind" => each(value, &mut self.kind, Kind::parse, |v| leave("kind", v)),
            "sort" => one(value, &mut self.sort, Sort::parse, |v| leave("sort", v)),
            "view" => one(value, &mut self.view, View::parse, |v| leave("view", v)),
            // where the page of a chart that does not exist leads: the gallery says which one was asked for
            "chart" => one(value, &mut None, ChartId::parse, |v| leave("chart", v)),
            "embed" => match value {
                "1" => self.embed = true,
                "" | "0" => {}
                _ => leave("embed", value),
            },
            "look" if value.is_empty() || value == "auto" => {}
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
        add("area", joined(self.area.iter().map(u8::to_string)));
        add("group", joined(self.group.iter().map(|g| g.get().id.to_owned())));
        add("country", joined(self.country.iter().map(|c| c.get().id.to_ascii_lowercase())));
        add("actor", joined(self.actor.iter().map(|a| actor_name(*a).to_owned())));
        add("basis", joined(self.basis.iter().map(|b| b.name().to_owned())));
        add("theme", joined(self.theme.iter().map(|t| t.name().to_owned())));
        add("q", encode(&self.q));
        add("action", self.action.map(|a| a.get().id.to_owned()).unwrap_or_default());
        add("map", self.map.map(|m| m.name().to_owned()).unwrap_or_default());
        add("kind", joined(self.kind.iter().map(|k| k.name().to_owned())));
        add("sort", self.sort.map(|s| s.name().to_owned()).unwrap_or_default());
        add("view", self.view.map(|v| v.name().to_owned()).unwrap_or_default());
        add("embed", if self.embed { "1".to_owned() } else { String::new() });
        add("look", self.look.map(|l| l.name().to_owned()).unwrap_or_default());
        out
    }

    /// Whether nothing narrows or orders the list.
    pub fn is_unfiltered(&self) -> bool {
        self.area.is_empty()
            && self.group.is_empty()
            && self.country.is_empty()
            && self.actor.is_empty()
            && self.basis.is_empty()
            && self.theme.is_empty()
            && self.kind.is_empty()
            && self.q.is_empty()
    }

    /// Whether everything that another query asks is asked here too.
    pub fn holds(&self, other: &Query) -> bool {
        fn all<T: PartialEq>(here: &[T], there: &[T]) -> bool {
            there.iter().all(|v| here.contains(v))
        }
        all(&self.area, &other.area)
            && all(&self.group, &other.group)
            && all(&self.country, &other.country)
            && all(&self.actor, &other.actor)
            && all(&self.kind, &other.kind)
            && (other.sort.is_none() || self.sort == other.sort)
            && (other.view.is_none() || self.view == other.view)
    }

    /// The same view without any filter; what is open and how it looks stay.
    pub fn cleared(&self) -> Query {
        Query {
            action: self.action,
            map: self.map,
            sort: self.sort,
            view: self.view,
            embed: self.embed,
            look: self.look,
            ..Query::default()
        }
    }
}

/// Adds a value to a list, or takes it out if it is there. The list stays sorted.
pub fn toggle<T: Ord + Copy>(list: &mut Vec<T>, value: T) {
    match list.binary_search(&value) {
        Ok(at) => {
            list.remove(at);
        }
        Err(at) => list.insert(at, value),
    }
}

fn theme(name: &str) -> Option<ThemeChoice> {
    ThemeGroup::ALL
        .iter()
        .copied()
        .find(|g| theme_group_name(*g) == name)
        .map(ThemeChoice::Group)
        .or_else(|| THEMES.iter().position(|t| t.id == name).map(|i| ThemeChoice::Theme(ThemeIx(i))))
}

fn each<T: Ord + Copy>(value: &str, list: &mut Vec<T>, read: impl Fn(&str) -> Option<T>, mut leave: impl FnMut(&str)) {
    for part in value.split(',').filter(|p| !p.is_empty()) {
        match read(part) {
            Some(v) => {
                if let Err(at) = list.binary_search(&v) {
                    list.insert(at, v);
                }
            }
            None => leave(part),
        }
    }
}

fn one<T>(value: &str, slot: &mut Option<T>, read: impl Fn(&str) -> Option<T>, leave: impl FnOnce(&str)) {
    match read(value) {
        _ if value.is_empty() => {}
        None => leave(value),
        found => *slot = found,
    }
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(",")
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
