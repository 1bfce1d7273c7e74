//! The pages of the site and their addresses. Pure, so that it can be tested without a browser.
//!
//! A page is declared by one line of [`page_table`]: its variant of [`Page`], its module in `page`, and its address.
//! The enum, parsing, writing and the list of all pages are generated from it, and `page`
//! generates from the same table how it finds the entry of a page.
//!
//! # Languages
//!
//! A [`Route`] is a page in a language. The default language has no folder of its own (`text/`); every other one has
//! a folder named after its code (`ja/text/`).
//!
//! # Forms of an address
//!
//! Paths are read whatever their case, with or without their last slash, and with or without `index.html`. They are
//! written in one form only, the one that links are made with.
//!
//! A link is [`Route::root_prefix`], which depends on where all pages are, followed by [`Route::path`], which does
//! not. In one file ([`Layout::OneFile`]) what is otherwise an address below the site's folder follows `#/` instead:
//! `#/charts/gdp-growth/?country=vn`, `#/notes/#fn11`. A page's own fragment keeps its `#`, which an address allows.
//! The file's text for readers without scripts uses the same strings as ids (`id="/notes/#fn11"`), so that such an
//! address leads to the same place there.

use crate::chart_id::ChartId;
use crate::proposal::{self, ACTIONS, AREAS, ActionIx, COUNTRIES, CountryGroup, CountryIx, EntityIx};
use crate::text::{LANGUAGE_NAMES, LANGUAGES, Locale, REVIEWED};

/// Prefix of every link where all pages are in one file.
pub const ONE_FILE: &str = "#/";

/// Where the pages of a site are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Each page is a file in a folder of its own.
    Folders,
    /// All pages are in one file.
    OneFile,
}

/// A language that the site is published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

impl Language {
    /// The language of the pages at the root.
    pub const DEFAULT: Language = Language(LANGUAGES[0]);

    /// Every language of this build, the default one first.
    pub fn all() -> impl Iterator<Item = Language> {
        LANGUAGES.iter().copied().map(Language)
    }

    /// The language of texts.
    pub fn of(locale: Locale) -> Language {
        Language(locale.code())
    }

    /// BCP 47 code, such as `en`; the name of the language's folder in `src/text`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The name of a file that there is for each language, `site.html` for the default one and `site.ja.html` for others.
    pub fn file(self, name: &str) -> String {
        match name.rsplit_once('.') {
            Some((stem, ending)) if self != Language::DEFAULT => format!("{stem}.{}.{ending}", self.0),
            _ => name.to_owned(),
        }
    }

    /// The other languages of this build, with their names in themselves.
    pub fn others(self) -> impl Iterator<Item = (Language, &'static str)> {
        Language::all().zip(LANGUAGE_NAMES.iter().copied()).filter(move |(other, _)| *other != self)
    }

    /// Whether somebody has reviewed all of its texts.
    pub fn is_reviewed(self) -> bool {
        !Language::all().zip(REVIEWED).any(|(language, reviewed)| language == self && !reviewed)
    }
}

/// The last segment of the address of a page that exists once for each value: `a3.2-1` in `action/a3.2-1/`.
pub trait PathParameter: Copy + Sized {
    /// Every value that has a page.
    fn all() -> impl Iterator<Item = Self>;
    /// The segment, in lower case and without slashes.
    fn segment(self) -> String;
    /// The value of a segment in lower case.
    fn parse_segment(segment: &str) -> Option<Self>;
}

impl PathParameter for ActionIx {
    fn all() -> impl Iterator<Item = Self> {
        (0..ACTIONS.len()).map(ActionIx)
    }

    fn segment(self) -> String {
        self.get().id.to_ascii_lowercase()
    }

    fn parse_segment(segment: &str) -> Option<Self> {
        proposal::action(segment)
    }
}

impl PathParameter for ChartId {
    fn all() -> impl Iterator<Item = Self> {
        ChartId::ALL.into_iter()
    }

    fn segment(self) -> String {
        self.name().to_owned()
    }

    fn parse_segment(segment: &str) -> Option<Self> {
        ChartId::parse(segment)
    }
}

/// A member.
impl PathParameter for CountryIx {
    fn all() -> impl Iterator<Item = Self> {
        (0..COUNTRIES.len()).map(CountryIx).filter(|c| c.get().group == CountryGroup::Member)
    }

    fn segment(self) -> String {
        self.get().id.to_ascii_lowercase()
    }

    fn parse_segment(segment: &str) -> Option<Self> {
        proposal::country(segment).filter(|c| c.get().group == CountryGroup::Member)
    }
}

impl PathParameter for EntityIx {
    fn all() -> impl Iterator<Item = Self> {
        EntityIx::all()
    }

    fn segment(self) -> String {
        self.get().id.to_owned()
    }

    fn parse_segment(segment: &str) -> Option<Self> {
        EntityIx::all().find(|entity| entity.get().id == segment)
    }
}

/// The number of an area.
impl PathParameter for u8 {
    fn all() -> impl Iterator<Item = Self> {
        AREAS.iter().map(|area| area.number)
    }

    fn segment(self) -> String {
        self.to_string()
    }

    fn parse_segment(segment: &str) -> Option<Self> {
        let number: u8 = segment.parse().ok()?;
        // not "01" or "+1": a page has one address
        <u8 as PathParameter>::all().find(|area| *area == number && segment.len() == 1)
    }
}

/// The pages of the site, one line each, in the order of the navigation and of the sitemap.
///
/// Columns: variant of [`Page`], with the parameter of a page that exists once for each value · module in
/// `src/page` that holds its entry · address below the language's folder, which the parameter's segment follows.
///
/// The table is passed to a macro, so that this module makes the enum of it and `page` the way to the entries, which
/// this module must not know.
macro_rules! page_table {
    ($macro:ident) => {
        $macro! {
            /// The map, the filters and the list of actions.
            Explorer => explorer, "";
            /// The proposal section by section.
            Text => text, "text/";
            /// All statistics of the proposal.
            Figures => figures, "figures/";
            /// The gallery of charts.
            Charts => charts, "charts/";
            /// What has happened since publication.
            Since => since, "since/";
            /// Dated events, past, planned and since publication.
            Timeline => timeline, "timeline/";
            /// Members side by side.
            Compare => compare, "compare/";
            /// Notes and sources.
            Notes => notes, "notes/";
            /// Whatever the proposal names.
            Initiatives => initiatives, "initiatives/";
            /// The search of everything.
            Search => search, "search/";
            /// What the site is.
            About => about, "about/";
            /// How to put the site on a server.
            Hosting => hosting, "about/hosting/";
            /// One chart.
            Chart(id: ChartId) => chart, "charts/";
            /// One action.
            Action(action: ActionIx) => action, "action/";
            /// One area, by its number.
            Area(number: u8) => area, "area/";
            /// The brief of a member.
            Country(country: CountryIx) => country, "country/";
            /// One thing that the proposal names.
            Initiative(entity: EntityIx) => initiative, "initiatives/";
        }
    };
}
pub(crate) use page_table;

/// The code for a page without a parameter, or for one with it.
macro_rules! by_parameter {
    ([$($single:tt)*] [$($with_parameter:tt)*]) => { $($single)* };
    ($parameter:ident [$($single:tt)*] [$($with_parameter:tt)*]) => { $($with_parameter)* };
}

macro_rules! define_pages {
    ($($(#[$doc:meta])* $page:ident $(($parameter:ident: $kind:ty))? => $module:ident, $path:literal;)*) => {
        /// A page of the site, in whatever language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Page {
            $($(#[$doc])* $page $(($kind))?,)*
            /// No page has this address.
            NotFound,
        }

        impl Page {
            /// The pages that exist once in each language; `None` stands for those that have a parameter.
            const SINGLE: &[Option<Page>] =
                &[$(by_parameter!($($parameter)? [Some(Page::$page)] [None])),*];

            /// Every page that is written as a file, apart from the page for unknown addresses.
            pub fn all() -> Vec<Page> {
                let mut all: Vec<Page> = Page::single().collect();
                $(by_parameter!(
                    $($parameter)?
                    []
                    [all.extend(<$($kind)? as PathParameter>::all().map(Page::$page))]
                );)*
                all
            }

            /// The page at a normalized path below the language's folder: in lower case, with a slash at its end.
            fn parse(path: &str) -> Page {
                $(by_parameter!(
                    $($parameter)?
                    [if path == $path { return Page::$page; }]
                    [if let Some(value) = parameter(path, $path) { return Page::$page(value); }]
                );)*
                Page::NotFound
            }

            /// Path below the language's folder.
            pub fn path(self) -> String {
                match self {
                    $(Page::$page $(($parameter))? => {
                        by_parameter!($($parameter)? [$path.to_owned()] [with_segment($path, $($parameter)?.segment())])
                    })*
                    Page::NotFound => "404.html".to_owned(),
                }
            }
        }
    };
}
page_table!(define_pages);

/// The path of a page with a parameter.
fn with_segment(path: &str, segment: String) -> String {
    let mut path = path.to_owned();
    path.push_str(&segment);
    path.push('/');
    path
}

/// The parameter of a normalized path that starts with `before`.
fn parameter<P: PathParameter>(path: &str, before: &str) -> Option<P> {
    P::parse_segment(path.strip_prefix(before)?.strip_suffix('/')?)
}

impl Page {
    /// The pages that exist once in each language, in the order of the navigation.
    pub fn single() -> impl Iterator<Item = Page> {
        Page::SINGLE.iter().copied().flatten()
    }

    /// The page in a language.
    pub fn in_language(self, language: Language) -> Route {
        Route { language, page: self }
    }
}

/// A page in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Route {
    pub language: Language,
    pub page: Page,
}

impl Route {
    /// Every page that is written as a file, in every language, apart from the page for unknown addresses.
    pub fn all() -> Vec<Route> {
        Language::all()
            .flat_map(|language| Page::all().into_iter().map(move |page| page.in_language(language)))
            .collect()
    }

    /// The page at a path below the site's folder: `""`, `text/`, `action/a3.2-1/`, `ja/text/`.
    /// Case, `index.html` and a missing last slash do not matter.
    pub fn parse(path: &str) -> Route {
        Route::parse_among(LANGUAGES, path)
    }

    /// The same for a site in these languages, the default one first.
    pub fn parse_among(languages: &[&'static str], path: &str) -> Route {
        let path = path.trim_start_matches('/').to_ascii_lowercase();
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &path,
        };
        let mut path = path.trim_end_matches('/').to_owned();
        if !path.is_empty() {
            path.push('/');
        }
        let (first, below) = path.split_once('/').unwrap_or_default();
        let others = languages.get(1..).unwrap_or_default();
        match others.iter().find(|code| code.eq_ignore_ascii_case(first)) {
            Some(code) => Page::parse(below).in_language(Language(code)),
            None => Page::parse(&path).in_language(Language::DEFAULT),
        }
    }

    /// Path below the site's folder.
    pub fn path(self) -> String {
        let path = self.page.path();
        if self.language == Language::DEFAULT {
            return path;
        }
        format!("{}/{path}", self.language.code().to_ascii_lowercase())
    }

    /// Number of folders between this page and the site's folder.
    pub fn depth(self) -> usize {
        self.path().matches('/').count()
    }

    /// Prefix of links from this page to anything below the site's folder: `./`, `../`, `../../`, or [`ONE_FILE`].
    pub fn root_prefix(self, layout: Layout) -> String {
        match self.depth() {
            _ if layout == Layout::OneFile => ONE_FILE.to_owned(),
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}
