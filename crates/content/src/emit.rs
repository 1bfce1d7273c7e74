//! Writes the checked content as Rust statics and as one pack of texts for each language.
//!
//! Records refer to each other by position. The checks have made sure that every reference has a
//! target, so the explorer needs no look-up by name and parses nothing. A text is emitted as its
//! position in the packs, which is the same in every language.

use crate::load::{Content, Keyed, Texts};
use crate::locator::{self, Locator};
use crate::schema::context::Observation;
use crate::schema::proposal::{Endpoint, Party, Reach};
use crate::web;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;
use vocabulary::{Coverage, Date};

/// Separates the texts of a pack; no text may contain it.
pub const SEPARATOR: char = '\u{0}';

/// The emitted files.
pub struct Emitted {
    /// `static` records of the proposal.
    pub proposal: String,
    /// `static` records from outside it.
    pub context: String,
    /// One constant for each text of the pages.
    pub keys: String,
    /// One constant for each text of the charts.
    pub chart_keys: String,
    /// Language code and pack.
    pub packs: Vec<(String, String)>,
    /// How many texts of each pack the first program shows. They come first.
    pub shown: usize,
    /// Position after the last text that the second program shows at once.
    pub charted: usize,
    /// Position after the last text on what has happened since publication, which the second program fetches
    /// with the pages that show it.
    pub developed: usize,
}

/// Where a text is shown, which decides the pack that it is served in. In every pack of a language the texts of
/// one come after those of the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownBy {
    /// The first program: everything around a page, answers to choices, opened rows, passages.
    First,
    /// The second program: whole pages and charts.
    Second,
    /// The second program, on pages that show what has happened since publication, country briefs among them.
    Since,
    /// Only what is written when the site is built: sentences for search engines, for the scripts and for
    /// the worker, and the open data.
    Prerenderer,
}

/// Sections of the texts of pages that the second program shows.
const SECTIONS_OF_SECOND: [&str; 8] = ["about", "area", "count", "data", "explorer", "lost", "stat", "title"];

/// Sections of the texts of charts that only pages with the third pack show.
const SECTIONS_OF_THIRD: [&str; 5] = ["brief.", "compare.", "entity.", "language.", "timeline."];

/// Other texts of pages that the second program shows.
const TEXTS_OF_SECOND: [&str; 49] = [
    "action.in_list",
    "action.own",
    "action.themes",
    "action.whom",
    "action.whom_all",
    "action.whom_named",
    "areas.label",
    "evidence.context",
    "evidence.context_how",
    "evidence.proposal_how",
    "evidence.since_how",
    "facets.elsewhere",
    "facets.heading_only",
    "facets.more",
    "facets.single",
    "format.decimal",
    "further.label",
    "further.lede",
    "list.filters",
    "list.narrow",
    "map.caption",
    "map.japan",
    "map.label",
    "map.timor_leste",
    "map.timor_leste_since",
    "members.briefs",
    "members.hint",
    "members.title",
    "nav.area",
    "nav.crumbs",
    "nav.steps",
    "notes.actions",
    "notes.actors",
    "notes.jump",
    "notes.kicker",
    "notes.lede",
    "notes.title",
    "offline.left_out",
    "recommendation.area",
    "recommendation.area_alone",
    "recommendation.area_partly",
    "recommendation.here",
    "recommendation.nobody",
    "recommendation.partly_in",
    "recommendation.same_in",
    "recommendation.who",
    "strength.short_partial",
    "strength.short_weak",
    "ten.all",
];

/// Where a text of the pages is shown. What the first program shows must be in its pack, which a test of the pages
/// holds; what only the others show is not part of the first load.
fn shown_by(key: &str) -> ShownBy {
    const PRERENDERED: [&str; 9] = [
        "site.scripts",
        "site.program",
        "site.old",
        "site.load",
        "site.late",
        "offline.absent",
        "offline.title",
        "offline.again",
        "paper.address",
    ];
    let section = key.split_once('.').map_or(key, |(section, _)| section);
    // a passage says which notes belong to it
    let of_text_page = section == "text" && key != "text.notes";
    match section {
        "desc" | "official" => ShownBy::Prerenderer,
        _ if PRERENDERED.contains(&key) => ShownBy::Prerenderer,
        _ if of_text_page || SECTIONS_OF_SECOND.contains(&section) || TEXTS_OF_SECOND.contains(&key) => ShownBy::Second,
        _ => ShownBy::First,
    }
}

/// Emits everything. The content must have passed [`crate::check::check`].
pub fn emit(content: &Content) -> Emitted {
    // A handle is a position in all packs, so how many texts come before it must be known: the first run counts.
    let [first, second, since, _] = Emitter::run(content, [0; 4]).0.counts();
    let [charted, developed] = [first + second, first + second + since];
    let (e, keys, chart_keys) = Emitter::run(content, [0, first, charted, developed]);
    let pack = |(code, _, words): (&str, &Texts, [Vec<String>; 4])| {
        (code.to_owned(), words.concat().join(&SEPARATOR.to_string()))
    };
    Emitted {
        proposal: source(e.proposal),
        context: source(e.context),
        keys,
        chart_keys,
        packs: e.packs.into_iter().map(pack).collect(),
        shown: first,
        charted,
        developed,
    }
}

/// Items as Rust source, one a line.
fn source(items: Vec<TokenStream>) -> String {
    items.into_iter().map(|item| format!("{item}\n")).collect()
}

/// Position of the record with an id. The checks have made sure that it exists.
fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> usize {
    list.iter().position(is).expect("a checked reference")
}

/// A value of a value list: `Actor::Keidanren`.
fn choice(kind: &str, value: impl std::fmt::Debug) -> TokenStream {
    let (kind, value) = (format_ident!("{kind}"), format_ident!("{value:?}"));
    quote!(#kind::#value)
}

fn choices(kind: &str, values: &[impl std::fmt::Debug]) -> TokenStream {
    let values = values.iter().map(|value| choice(kind, value));
    quote!(&[#(#values),*])
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn slice(items: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let items = items.into_iter();
    quote!(&[#(#items),*])
}

fn date(date: Date) -> TokenStream {
    match date {
        Date::Year(y) => quote!(Date::Year(#y)),
        Date::Month(y, m) => quote!(Date::Month(#y, #m)),
        Date::Day(y, m, d) => quote!(Date::Day(#y, #m, #d)),
        Date::FiscalYear(y) => quote!(Date::FiscalYear(#y)),
        Date::MidDecade(y) => quote!(Date::MidDecade(#y)),
        Date::Years(first, last) => quote!(Date::Years(#first, #last)),
    }
}

/// The name of a constant: `TRADE_SHARE` for `trade-share`, `NAV_EXPLORE` for `nav.explore`.
pub fn constant_name(name: &str) -> String {
    name.to_uppercase().replace(['.', '-'], "_")
}

/// Named positions: `SourceIx::FDI_REV`.
fn constants<'n>(index: &str, names: impl IntoIterator<Item = &'n str>) -> TokenStream {
    let index = format_ident!("{index}");
    let items = names.into_iter().enumerate().map(|(i, name)| {
        let (doc, name) = (format!("`{name}`"), format_ident!("{}", constant_name(name)));
        quote!(#[doc = #doc] pub const #name: #index = #index(#i);)
    });
    quote!(impl #index { #(#items)* })
}

struct Emitter<'a> {
    content: &'a Content,
    /// Language code, texts, and the words so far, apart by [`ShownBy`].
    packs: Vec<(&'a str, &'a Texts, [Vec<String>; 4])>,
    /// Positions of the first text of each part of a pack.
    starts: [usize; 4],
    /// Where the texts of the present collection are shown, unless it is said of one.
    shown_by: ShownBy,
    /// Titles of the sources that the first program shows.
    titles: BTreeMap<&'a str, TokenStream>,
    proposal: Vec<TokenStream>,
    context: Vec<TokenStream>,
}

/// `static` array of records.
fn collection(name: &str, kind: &str, rows: Vec<TokenStream>) -> TokenStream {
    let (name, kind, count) = (format_ident!("{name}"), format_ident!("{kind}"), rows.len());
    quote!(pub static #name: [#kind; #count] = [#(#kind { #rows }),*];)
}

impl<'a> Emitter<'a> {
    /// Emits everything with the parts of the packs beginning at these positions. Returns the constants of the texts
    /// of the pages and of the charts, too.
    fn run(content: &'a Content, starts: [usize; 4]) -> (Self, String, String) {
        let packs = content.texts.iter().map(|(code, texts)| (code.as_str(), texts, Default::default())).collect();
        let mut e = Emitter {
            content,
            packs,
            starts,
            shown_by: ShownBy::First,
            titles: BTreeMap::new(),
            proposal: Vec::new(),
            context: Vec::new(),
        };
        // the order of the texts in the packs follows from the order of these calls
        let keys = e.words(|t| &t.ui, shown_by);
        let chart_keys = e.words(
            |t| &t.charts,
            |key| match key {
                _ if key.starts_with("find.") => ShownBy::Prerenderer,
                _ if SECTIONS_OF_THIRD.iter().any(|s| key.starts_with(s)) => ShownBy::Since,
                _ => ShownBy::Second,
            },
        );
        e.first_program();
        e.shown_by = ShownBy::Second;
        e.second_program();
        e.shown_by = ShownBy::Since;
        e.developments();
        e.initiatives();
        e.shown_by = ShownBy::Prerenderer;
        e.open_data_only();
        (e, keys, chart_keys)
    }

    /// How many texts each part of a pack holds so far.
    fn counts(&self) -> [usize; 4] {
        self.packs.first().map_or([0; 4], |(_, _, words)| words.each_ref().map(Vec::len))
    }

    /// Adds one text to every pack and returns its handle.
    fn text(&mut self, of: impl Fn(&Texts) -> String) -> TokenStream {
        self.text_of(self.shown_by, of)
    }

    /// The same for a text that is shown elsewhere than the others of its collection.
    fn text_of(&mut self, shown_by: ShownBy, of: impl Fn(&Texts) -> String) -> TokenStream {
        let part = shown_by as usize;
        let index = self.starts[part] + self.counts()[part];
        for (_, texts, words) in &mut self.packs {
            words[part].push(of(texts));
        }
        let index = u16::try_from(index).expect("fewer texts than a handle can tell apart");
        quote!(Text(#index))
    }

    fn texts(&mut self, n: usize, of: impl Fn(&Texts, usize) -> String) -> TokenStream {
        slice((0..n).map(|i| self.text(|t| of(t, i))).collect::<Vec<_>>())
    }

    /// A text that a record may lack; the first language decides.
    fn maybe(&mut self, of: impl Fn(&Texts) -> Option<String>) -> TokenStream {
        self.maybe_of(self.shown_by, of)
    }

    /// The same for a text that is shown elsewhere than the others of its collection.
    fn maybe_of(&mut self, shown_by: ShownBy, of: impl Fn(&Texts) -> Option<String>) -> TokenStream {
        let is_given = self.packs.first().is_some_and(|(_, t, _)| of(t).is_some());
        option(is_given.then(|| self.text_of(shown_by, |t| of(t).unwrap_or_default())))
    }

    /// Words of pages as constants.
    fn words(&mut self, of: impl Fn(&Texts) -> &Keyed<String>, shown_by: impl Fn(&str) -> ShownBy) -> String {
        let Some((_, first)) = self.content.texts.first() else { return String::new() };
        let mut items = Vec::new();
        for (key, english) in of(first) {
            let handle = self.text_of(shown_by(key), |t| of(t).get(key).cloned().unwrap_or_default());
            let name = format_ident!("{}", constant_name(key));
            let doc = if english.trim().is_empty() { "Nothing to be seen in English." } else { english.as_str() };
            items.push(quote!(#[doc = #doc] pub const #name: Text = #handle;));
        }
        source(items)
    }

    fn section(&self, id: &str) -> TokenStream {
        let at = position(&self.content.sections, |r| r.id == id);
        quote!(SectionIx(#at))
    }

    fn heading(&self, id: &str) -> TokenStream {
        let at = position(&self.content.headings, |r| r.id == id);
        quote!(HeadingIx(#at))
    }

    fn paragraph(&self, id: &str) -> TokenStream {
        let at = position(&self.content.paragraphs, |r| r.id == id);
        quote!(ParagraphIx(#at))
    }

    fn action(&self, id: &str) -> TokenStream {
        let at = position(&self.content.actions, |r| r.id == id);
        quote!(ActionIx(#at))
    }

    fn entity(&self, id: &str) -> TokenStream {
        let at = position(&self.content.entities, |r| r.id == id);
        quote!(EntityIx(#at))
    }

    fn theme(&self, id: &str) -> TokenStream {
        let at = position(&self.content.themes, |r| r.id == id);
        quote!(ThemeIx(#at))
    }

    fn country(&self, id: &str) -> TokenStream {
        let at = position(&self.content.countries, |r| r.id == id);
        quote!(CountryIx(#at))
    }

    fn source(&self, id: &str) -> TokenStream {
        let at = position(&self.content.sources, |r| r.id == id);
        quote!(SourceIx(#at))
    }

    fn at(&self, text: &str) -> TokenStream {
        match locator::parse(text) {
            None | Some(Locator::Cover) => quote!(Locator::Cover),
            Some(Locator::Heading(id)) if self.content.sections.iter().any(|s| s.id == id) => {
                let section = self.section(id);
                quote!(Locator::Section(#section))
            }
            Some(Locator::Heading(id)) => {
                let heading = self.heading(id);
                quote!(Locator::Heading(#heading))
            }
            Some(Locator::Paragraph(id)) => {
                let paragraph = self.paragraph(id);
                quote!(Locator::Paragraph(#paragraph))
            }
            Some(Locator::Note(n)) => quote!(Locator::Note(#n)),
            Some(Locator::Action(id)) => {
                let action = self.action(id);
                quote!(Locator::Action(#action))
            }
        }
    }

    fn ats<'s>(&self, all: impl IntoIterator<Item = &'s String>) -> TokenStream {
        slice(all.into_iter().map(|a| self.at(a)))
    }

    /// Entities that have this place among theirs.
    fn entities_at(&self, at: &str) -> TokenStream {
        slice(self.content.entities.iter().filter(|x| x.at.iter().any(|a| a == at)).map(|x| self.entity(&x.id)))
    }

    fn endpoint(&mut self, end: &Endpoint) -> TokenStream {
        match end {
            Endpoint { entity: Some(id), .. } => {
                let entity = self.entity(id);
                quote!(Endpoint::Entity(#entity))
            }
            Endpoint { country: Some(id), .. } => {
                let country = self.country(id);
                quote!(Endpoint::Country(#country))
            }
            Endpoint { action: Some(id), .. } => {
                let action = self.action(id);
                quote!(Endpoint::Action(#action))
            }
            Endpoint { phrase, .. } => {
                let text = self.text(|t| phrase.as_ref().map(|key| t.phrases[key].clone()).unwrap_or_default());
                quote!(Endpoint::Phrase(#text))
            }
        }
    }

    fn party(&self, party: &Party) -> TokenStream {
        match party {
            Party { country: Some(id), .. } => {
                let country = self.country(id);
                quote!(PartyKind::Country(#country))
            }
            Party { entity: Some(id), .. } => {
                let entity = self.entity(id);
                quote!(PartyKind::Entity(#entity))
            }
            Party { actor: Some(actor), .. } => {
                let actor = choice("Actor", actor);
                quote!(PartyKind::Actor(#actor))
            }
            Party { .. } => quote!(PartyKind::Unlisted),
        }
    }

    /// A name in a note that is no link, and what is said of it.
    fn remark(&mut self, r: &Reach, of: impl Fn(&Texts) -> String) -> TokenStream {
        let (country, at, text) = (self.country(&r.country), self.at(&r.at), self.text(of));
        quote!(Remark { country: #country, at: #at, text: #text })
    }

    fn observations(&mut self, name: &str, list: &[Observation]) {
        let rows = list
            .iter()
            .map(|r| {
                let countries = slice(r.countries.iter().map(|x| self.country(x)));
                let source = option(r.source.as_ref().map(|s| self.source(s)));
                let (date, value, status) = (date(r.date), r.value, choice("Status", r.status));
                quote!(countries: #countries, date: #date, value: #value, status: #status, source: #source)
            })
            .collect();
        self.context.push(collection(name, "Observation", rows));
    }

    /// Collections that the first program shows.
    fn first_program(&mut self) {
        let c = self.content;
        self.document();
        self.body();
        self.appendix();
        self.recommendations();
        self.notes();
        self.names();
        // titles of the other sources are shown beside charts only
        for r in c.sources.iter().filter(|r| c.since.iter().any(|s| s.sources.contains(&r.id))) {
            let title = self.text(|t| t.sources[&r.id].title.clone());
            self.titles.insert(&r.id, title);
        }
        let mut rows = Vec::new();
        for r in &c.growth {
            let (country, source) = (self.country(&r.country), self.source(&r.source));
            let (basis, status) = (choice("GrowthBasis", r.basis), choice("Status", r.status));
            let (year, value) = (r.year, r.value);
            rows.push(quote! {
                country: #country, year: #year, value: #value, basis: #basis, status: #status, source: #source
            });
        }
        self.context.push(collection("GROWTH", "Growth", rows));
        let mut rows = Vec::new();
        for r in &c.since {
            let what = self.text(|t| t.since[&r.id].what.clone());
            let (id, date, countries) = (&r.id, date(r.date), &r.countries);
            let actions = slice(r.actions.iter().map(|x| self.action(x)));
            // not by position in SOURCES, of which the first program needs no others
            let sources = slice(r.sources.iter().map(|id| {
                let at = position(&c.sources, |source| source.id == *id);
                let (url, title) = (&c.sources[at].url, &self.titles[id.as_str()]);
                quote!((#url, #title))
            }));
            // Timor-Leste is no country of the proposal, so parties are codes here
            rows.push(quote! {
                id: #id, date: #date, countries: &[#(#countries),*], actions: #actions, sources: #sources, what: #what
            });
        }
        self.context.push(collection("SINCE", "Since", rows));
        let (mut rows, mut endonyms, mut languages) = (Vec::new(), Vec::new(), Vec::new());
        for r in &c.members {
            let codes = r.languages.iter();
            languages.push(quote!(&[#(#codes),*]));
            let official_name = self.text_of(ShownBy::Since, |t| t.members[&r.id].official_name.clone());
            let capital = self.text_of(ShownBy::Since, |t| t.members[&r.id].capital.clone());
            endonyms.push(slice(r.endonyms.iter().map(|x| {
                let (lang, name) = (&x.lang, &x.name);
                quote!((#lang, #name))
            })));
            let country = self.country(&r.id);
            let (population, gdp, accession) = (r.population_2020, r.gdp_2020_usd_bn, date(r.accession));
            let sources = [&r.population_source, &r.gdp_source, &r.accession_source].map(|source| self.source(source));
            rows.push(quote! {
                country: #country, population_2020: #population, gdp_2020_usd_bn: #gdp,
                accession: #accession, sources: [#(#sources),*], official_name: #official_name, capital: #capital
            });
        }
        self.context.push(collection("MEMBERS", "Member", rows));
        let count = endonyms.len();
        self.context.push(quote!(#[doc = "BCP 47 code and name in that language, for each member; not in the records, since only whole pages show them."] pub static ENDONYMS: [&[(&str, &str)]; #count] = [#(#endonyms),*];));
        self.context.push(quote!(#[doc = "BCP 47 codes of the official languages of each member."] pub static OFFICIAL_LANGUAGES: [&[&str]; #count] = [#(#languages),*];));
    }

    fn document(&mut self) {
        let d = &self.content.document;
        let title = self.text(|t| t.document.title.clone());
        let subtitle = self.text(|t| t.document.subtitle.clone());
        let issuer = self.text(|t| t.document.issuer.clone());
        let official = slice(d.official.iter().map(|(code, url)| quote!((#code, #url))));
        let (date, pages) = (date(d.date), d.pages);
        self.proposal.push(quote! {
            pub static DOCUMENT: Document = Document {
                title: #title, subtitle: #subtitle, issuer: #issuer, date: #date, pages: #pages, official: #official
            };
        });
    }

    /// Sections and paragraphs.
    fn body(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for r in &c.sections {
            let heading = self.text(|t| t.sections[&r.id].heading.clone());
            let toc_heading = self.maybe_of(ShownBy::Second, |t| t.sections[&r.id].toc_heading.clone());
            let parent = option(r.parent.as_ref().map(|p| self.section(p)));
            let own = c.paragraphs.iter().filter(|p| locator::section_of(&p.id) == r.id);
            let paragraphs = slice(own.map(|p| self.paragraph(&p.id)));
            let (id, number, level, in_toc, page) = (&r.id, &r.number, r.level, r.in_toc, r.page);
            let (page_basis, area) = (choice("PageBasis", r.page_basis), option(r.area.map(|n| quote!(#n))));
            rows.push(quote! {
                id: #id, number: #number, level: #level, parent: #parent, in_toc: #in_toc, page: #page,
                page_basis: #page_basis, area: #area, heading: #heading, toc_heading: #toc_heading,
                paragraphs: #paragraphs
            });
        }
        self.proposal.push(collection("SECTIONS", "Section", rows));
        let mut rows = Vec::new();
        let mut numbers: BTreeMap<&str, u8> = BTreeMap::new();
        for r in &c.paragraphs {
            let summary = self.text(|t| t.paragraphs[&r.id].summary.clone());
            let section = locator::section_of(&r.id);
            let n = numbers.entry(section).and_modify(|n| *n += 1).or_insert(1);
            let notes = c.notes.iter().filter(|x| x.anchor == r.id).map(|x| x.number);
            let actions = slice(c.actions.iter().flat_map(|a| {
                let action = self.action(&a.id);
                a.body.iter().filter(|b| b.at == r.id).map(move |b| {
                    let strength = choice("Strength", b.strength);
                    quote!((#action, #strength))
                })
            }));
            let (section, pages, entities) = (self.section(section), &r.pages, self.entities_at(&r.id));
            rows.push(quote! {
                section: #section, n: #n, pages: &[#(#pages),*], summary: #summary, notes: &[#(#notes),*],
                actions: #actions, entities: #entities
            });
        }
        self.proposal.push(collection("PARAGRAPHS", "Paragraph", rows));
    }

    /// Areas, headings and actions.
    fn appendix(&mut self) {
        let c = self.content;
        let area_of = |heading: &str| c.area_of_heading(heading).expect("a heading of an area");
        let mut rows = Vec::new();
        for r in &c.areas {
            let title = self.text(|t| t.areas[&r.number.to_string()].title.clone());
            let heading = self.text_of(ShownBy::Second, |t| t.areas[&r.number.to_string()].heading.clone());
            let groups = c.headings.iter().filter(|h| h.actions > 0 && area_of(&h.id) == r.number);
            let groups = slice(groups.map(|h| self.heading(&h.id)));
            let (number, heading_at, section) = (r.number, self.heading(&r.heading), self.section(&r.section));
            rows.push(quote! {
                number: #number, heading_at: #heading_at, section: #section, title: #title, heading: #heading,
                groups: #groups
            });
        }
        self.proposal.push(collection("AREAS", "Area", rows));
        let mut rows = Vec::new();
        for r in &c.headings {
            let title = self.text(|t| t.headings[&r.id].title.clone());
            let heading = self.text(|t| t.headings[&r.id].heading.clone());
            let actions = slice(c.actions.iter().filter(|a| a.group == r.id).map(|a| self.action(&a.id)));
            let (id, number, level, area, page) = (&r.id, &r.number, r.level, area_of(&r.id), r.page);
            let page_basis = choice("PageBasis", r.page_basis);
            rows.push(quote! {
                id: #id, number: #number, level: #level, area: #area, page: #page, page_basis: #page_basis,
                title: #title, heading: #heading, actions: #actions
            });
        }
        self.proposal.push(collection("HEADINGS", "Heading", rows));
        let mut rows = Vec::new();
        for r in &c.actions {
            let w = |t: &Texts| t.actions[&r.id].clone();
            let title = self.text(|t| w(t).title);
            let summary = self.text(|t| w(t).summary);
            let remark = self.maybe(|t| w(t).remark);
            let own_words = self.maybe(|t| w(t).own_words);
            let mut evidence = Vec::new();
            for (i, x) in r.evidence.iter().enumerate() {
                let text = self.text(|t| w(t).evidence[i].clone());
                let (actor, at, inferred) = (choice("Actor", x.actor), self.at(&x.at), x.inferred);
                evidence.push(quote!(Evidence { actor: #actor, at: #at, inferred: #inferred, text: #text }));
            }
            let mut reach = Vec::new();
            for (i, x) in r.countries.iter().enumerate() {
                let before = self.text(|t| w(t).reach[i].before.clone());
                let name = self.text(|t| w(t).reach[i].marked.clone());
                let after = self.text(|t| w(t).reach[i].after.clone());
                let (country, at) = (self.country(&x.country), self.at(&x.at));
                reach.push(quote! {
                    Reach { country: #country, at: #at, before: #before, name: #name, after: #after }
                });
            }
            let mut remarks = Vec::new();
            for (i, x) in r.remarks.iter().enumerate() {
                remarks.push(self.remark(x, |t| w(t).remarks[i].clone()));
            }
            let body = slice(r.body.iter().map(|b| {
                let (paragraph, strength) = (self.paragraph(&b.at), choice("Strength", b.strength));
                quote!((#paragraph, #strength))
            }));
            let area = area_of(&r.group);
            let area_heading = c.areas.iter().find(|a| a.number == area).map(|a| a.heading.as_str());
            // themes reach an action by its own locator, or by a heading above it
            let above: Vec<String> =
                area_heading.into_iter().chain([r.group.as_str()]).map(|h| format!("H:{h}")).collect();
            let themes = slice(c.themes.iter().filter_map(|theme| {
                let direct = theme.at.contains(&r.id);
                let of_heading = theme.at.iter().any(|at| above.contains(at));
                let ix = self.theme(&theme.id);
                (direct || of_heading).then(|| quote!((#ix, #direct)))
            }));
            let (id, group, actors) = (&r.id, self.heading(&r.group), choices("Actor", &r.actors));
            let (pages, notes_attached, notes) = (&r.pages, &r.notes_attached, &r.notes);
            let entities = self.entities_at(&r.id);
            rows.push(quote! {
                id: #id, area: #area, group: #group, pages: &[#(#pages),*], title: #title, summary: #summary,
                actors: #actors, evidence: &[#(#evidence),*], own_words: #own_words,
                notes_attached: &[#(#notes_attached),*], notes: &[#(#notes),*], body: #body, reach: &[#(#reach),*],
                remarks: &[#(#remarks),*], remark: #remark, themes: #themes, entities: #entities
            });
        }
        self.proposal.push(collection("ACTIONS", "Action", rows));
    }

    fn recommendations(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for (n, r) in (1u8..).zip(&c.recommendations) {
            let w = |t: &Texts| t.recommendations[&r.id].clone();
            let title = self.text(|t| w(t).title);
            // pages show more than the title only of those that no action repeats
            let alone = r.coverage == Coverage::None;
            let summary = self.maybe(|t| alone.then(|| w(t).summary));
            let who = self.maybe(|t| w(t).who.filter(|_| alone));
            let remark = self.maybe_of(ShownBy::Second, |t| w(t).remark.filter(|_| alone));
            let themes = slice(r.themes.iter().map(|id| self.theme(id)));
            let covered_by = slice(r.covered_by.iter().map(|x| {
                let (action, coverage) = (self.action(&x.action), choice("Coverage", x.coverage));
                quote!((#action, #coverage))
            }));
            let (at, mood, actors) = (self.ats(&r.at), choice("Mood", r.mood), choices("Actor", &r.actors));
            let area = option(r.area.map(|n| quote!(#n)));
            rows.push(quote! {
                n: #n, at: #at, mood: #mood, actors: #actors, who: #who, area: #area, themes: #themes,
                covered_by: #covered_by, title: #title, summary: #summary, remark: #remark
            });
        }
        self.proposal.push(collection("RECOMMENDATIONS", "Recommendation", rows));
    }

    fn notes(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for r in &c.notes {
            let id = r.number.to_string();
            let n = self.packs.first().map_or(0, |(_, t, _)| t.notes[&id].facts.len());
            let facts = self.texts(n, |t, i| t.notes[&id].facts.get(i).cloned().unwrap_or_default());
            let source = self.maybe(|t| t.notes[&id].source.clone());
            let actions = c.actions.iter().filter(|a| a.notes.contains(&r.number));
            let actions = slice(actions.map(|a| self.action(&a.id)));
            let statistics = c.statistics.iter().enumerate().filter(|(_, s)| s.note == r.number);
            let statistics = slice(statistics.map(|(i, _)| quote!(StatisticIx(#i))));
            let entities = self.entities_at(&format!("fn{id}"));
            let (number, anchor, pages) = (r.number, self.at(&r.anchor), &r.pages);
            let (kind, secondary) = (choice("NoteKind", r.kind), choices("NoteKind", &r.secondary_kinds));
            let countries = slice(r.countries.iter().map(|x| self.country(x)));
            rows.push(quote! {
                number: #number, anchor: #anchor, pages: &[#(#pages),*], kind: #kind, secondary: #secondary,
                countries: #countries, facts: #facts, source: #source, actions: #actions,
                entities: #entities, statistics: #statistics
            });
        }
        self.proposal.push(collection("NOTES", "Note", rows));
        let (count, urls) = (c.notes.len(), c.notes.iter().map(|note| slice(note.urls.iter().map(|url| quote!(#url)))));
        let given = c.notes.iter().map(|note| option(note.organisation.map(|given| choice("Organisation", given))));
        self.proposal.push(quote!(#[doc = "The organisation that each note gives as source; not in the records, since only the page of the notes shows it."] pub static NOTE_ORGANISATIONS: [Option<Organisation>; #count] = [#(#given),*];));
        self.proposal.push(quote!(#[doc = "Outside links of each note; not in the records, since only the page of the notes shows them."] pub static NOTE_URLS: [&[&str]; #count] = [#(#urls),*];));
    }

    fn statistics(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for r in &c.statistics {
            let w = |t: &Texts| t.statistics[&r.id].clone();
            let title = self.text(|t| w(t).title);
            let unit_name = self.text(|t| w(t).unit);
            let qualifier = self.maybe(|t| w(t).qualifier);
            let phrase = self.text(|t| w(t).phrase);
            let short = self.maybe(|t| w(t).short);
            let scope = self.text(|t| w(t).scope);
            let source = self.maybe(|t| w(t).source);
            let remark = self.maybe(|t| w(t).remark);
            let (id, value, factor, note, at) = (&r.id, r.value, r.factor, r.note, self.at(&r.at));
            let decimals = option(r.decimals.map(|n| quote!(#n)));
            let (year, base_year) = (option(r.year.map(date)), option(r.base_year.map(date)));
            let (year_basis, nature) = (choice("YearBasis", r.year_basis), choice("Nature", r.nature));
            let (unit, aim) = (choice("Unit", r.unit), option(r.aim.map(|aim| choice("Aim", aim))));
            rows.push(quote! {
                id: #id, value: #value, unit: #unit, factor: #factor, aim: #aim, decimals: #decimals, year: #year,
                base_year: #base_year, year_basis: #year_basis, nature: #nature, note: #note, at: #at,
                title: #title, unit_name: #unit_name, qualifier: #qualifier, phrase: #phrase, short: #short, scope: #scope, source: #source,
                remark: #remark
            });
        }
        self.proposal.push(collection("STATISTICS", "Statistic", rows));
        self.proposal.push(constants("StatisticIx", c.statistics.iter().map(|s| s.name.as_str())));
    }

    /// Entities, themes and countries.
    fn names(&mut self) {
        let c = self.content;
        // kinds of initiatives are shown with an action
        let mut kinds = BTreeMap::new();
        for r in &c.entities {
            let shown = c.entities.iter().any(|e| e.kind == r.kind && e.initiative);
            let shown_by = if shown { ShownBy::First } else { ShownBy::Second };
            if !kinds.contains_key(r.kind.as_str()) {
                let kind = self.text_of(shown_by, |t| t.entity_kinds[&r.kind].clone());
                kinds.insert(r.kind.as_str(), kind);
            }
        }
        let mut rows = Vec::new();
        for r in &c.entities {
            let w = |t: &Texts| t.entities[&r.id].clone();
            // words of an action are searched for, initiatives of its notes are listed with it, and whatever is said is
            // followed by its abbreviations
            let in_actions = r.at.iter().any(|at| c.actions.iter().any(|a| a.id == *at));
            let in_notes = r.initiative && r.at.iter().any(|at| at.starts_with("fn"));
            let abbreviated = self.packs.iter().any(|(_, t, _)| w(t).acronym.is_some());
            let shown_by = if in_actions || in_notes || abbreviated { ShownBy::First } else { ShownBy::Second };
            let name = self.text_of(shown_by, |t| w(t).name);
            let acronym = self.maybe_of(shown_by, |t| w(t).acronym);
            let expanded = self.maybe_of(shown_by, |t| w(t).expanded);
            let (id, initiative, kind) = (&r.id, r.initiative, &kinds[r.kind.as_str()]);
            rows.push(quote! {
                id: #id, kind: #kind, initiative: #initiative, name: #name, acronym: #acronym, expanded: #expanded
            });
        }
        self.proposal.push(collection("ENTITIES", "Entity", rows));
        let mut rows = Vec::new();
        for r in &c.themes {
            let name = self.text(|t| t.themes[&r.id].name.clone());
            let (id, group, at) = (&r.id, choice("ThemeGroup", r.group), self.ats(&r.at));
            rows.push(quote!(id: #id, group: #group, at: #at, name: #name));
        }
        self.proposal.push(collection("THEMES", "Theme", rows));
        let mut rows = Vec::new();
        for r in &c.countries {
            let name = self.text(|t| t.countries[&r.id].name.clone());
            let in_text = self.maybe(|t| t.countries[&r.id].in_text.clone());
            let asean_name = self.maybe_of(ShownBy::Since, |t| t.countries[&r.id].asean_name.clone());
            let remark = self.maybe_of(ShownBy::Prerenderer, |t| t.countries[&r.id].remark.clone());
            let mut mentions = Vec::new();
            for (i, m) in r.mentions.iter().enumerate() {
                let text = self.text(|t| t.countries[&r.id].mentions[i].clone());
                let (at, kind, occurrences) = (self.at(&m.at), choice("MentionKind", m.kind), m.occurrences);
                mentions.push(quote!(Mention { at: #at, kind: #kind, occurrences: #occurrences, text: #text }));
            }
            let (id, group, headings) = (&r.id, choice("CountryGroup", r.group), self.ats(&r.headings));
            rows.push(quote! {
                id: #id, group: #group, mentions: &[#(#mentions),*], headings: #headings, name: #name,
                in_text: #in_text, asean_name: #asean_name, remark: #remark
            });
        }
        self.proposal.push(collection("COUNTRIES", "Country", rows));
    }

    /// What the pages of entities show of them, and how they are related.
    fn initiatives(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for r in &c.entities {
            let short = self.maybe_of(ShownBy::Second, |t| t.entities[&r.id].short.clone());
            let remark = self.maybe_of(ShownBy::Second, |t| t.entities[&r.id].remark.clone());
            let family = c.families.iter().find(|f| f.kinds.contains(&r.kind)).expect("a checked family").id;
            let (family, at, occurrences) = (choice("EntityFamily", family), self.ats(&r.at), r.occurrences);
            rows.push(quote! {
                family: #family, at: #at, occurrences: #occurrences, short: #short, remark: #remark
            });
        }
        self.proposal.push(collection("ENTITY_DETAILS", "EntityDetails", rows));
        let mut rows = Vec::new();
        for r in &c.relations {
            let predicate = self.text(|t| t.relations[&r.id].predicate.clone());
            let subject = self.endpoint(&r.subject);
            let mut objects = Vec::new();
            for end in &r.objects {
                objects.push(self.endpoint(end));
            }
            let (id, at, basis) = (&r.id, self.at(&r.at), choice("RelationBasis", r.basis));
            rows.push(quote! {
                id: #id, subject: #subject, predicate: #predicate, objects: &[#(#objects),*], at: #at, basis: #basis
            });
        }
        self.proposal.push(collection("RELATIONS", "Relation", rows));
        let columns = web::columns(c).map(|groups| {
            slice(groups.into_iter().map(|group| slice(group.into_iter().map(|entity| quote!(EntityIx(#entity))))))
        });
        self.proposal.push(quote!(#[doc = "Entities that are related to others, in the order in which they are drawn: two columns of groups, between which there are no relations."] pub static WEB: [&[&[EntityIx]]; 2] = [#(#columns),*];));
    }

    /// Collections that only charts show, and the pages that are made of charts.
    fn second_program(&mut self) {
        let c = self.content;
        self.statistics();
        let mut rows = Vec::new();
        for r in &c.sources {
            let title = match self.titles.get(r.id.as_str()) {
                Some(title) => title.clone(),
                None => self.text(|t| t.sources[&r.id].title.clone()),
            };
            let (id, url) = (&r.id, &r.url);
            rows.push(quote!(id: #id, url: #url, title: #title));
        }
        self.context.push(collection("SOURCES", "Source", rows));
        self.context.push(constants("SourceIx", c.sources.iter().map(|s| s.id.as_str())));
        let mut rows = Vec::new();
        for r in &c.events {
            let what = self.text(|t| t.events[&r.id].what.clone());
            let short = self.maybe(|t| t.events[&r.id].short.clone());
            let mut parties = Vec::new();
            for (i, party) in r.parties.iter().enumerate() {
                let name = self.text(|t| t.events[&r.id].parties[i].clone());
                let kind = self.party(party);
                parties.push(quote!(Party { kind: #kind, name: #name }));
            }
            let (id, date, sort) = (&r.id, date(r.date), date(r.sort));
            let (precision, status) = (choice("Precision", r.precision), choice("EventStatus", r.status));
            let (at, sections) = (self.ats(&r.at), self.ats(&r.sections));
            rows.push(quote! {
                id: #id, date: #date, sort: #sort, precision: #precision, status: #status, at: #at,
                sections: #sections, what: #what, short: #short, parties: &[#(#parties),*]
            });
        }
        self.proposal.push(collection("EVENTS", "Event", rows));
        for (name, list) in c.observations() {
            self.observations(&name.to_uppercase(), list);
        }
    }

    /// What has happened since publication. Addresses of sources are texts too, since they are long and needed
    /// where the other texts are.
    fn developments(&mut self) {
        let c = self.content;
        let mut names = BTreeMap::new();
        for code in &c.expected.context_countries {
            let name = self.text(|t| t.elsewhere[code].clone());
            names.insert(code.as_str(), name);
        }
        let mut rows = Vec::new();
        for r in &c.developments {
            let statement = self.text(|t| t.developments[&r.id].statement.clone());
            let note = self.maybe(|t| t.developments[&r.id].note.clone());
            let mut sources = Vec::new();
            for (i, source) in r.sources.iter().enumerate() {
                let title = self.text(|t| t.developments[&r.id].sources[i].clone());
                let (url, kind) = (self.text(|_| source.url.clone()), choice("SourceKind", source.kind));
                sources.push(quote!(Reference { url: #url, title: #title, kind: #kind }));
            }
            let actions = slice(r.actions.iter().map(|x| self.action(x)));
            let statistics = slice(r.statistics.iter().map(|x| {
                let at = position(&c.statistics, |s| s.id == *x);
                quote!(StatisticIx(#at))
            }));
            let events = slice(r.events.iter().map(|x| {
                let at = position(&c.events, |e| e.id == *x);
                quote!(EventIx(#at))
            }));
            let named = |code: &&String| c.countries.iter().any(|country| country.id == **code);
            let countries = slice(r.countries.iter().filter(named).map(|x| self.country(x)));
            let others = slice(r.countries.iter().filter(|x| !named(x)).map(|x| names[x.as_str()].clone()));
            let (id, date, asean) = (&r.id, date(r.date), r.asean);
            let (kind, confidence) = (choice("DevelopmentKind", r.kind), choice("Confidence", r.confidence));
            rows.push(quote! {
                id: #id, date: #date, kind: #kind, confidence: #confidence, actions: #actions,
                statistics: #statistics, events: #events, countries: #countries, asean: #asean, others: #others,
                sources: &[#(#sources),*], statement: #statement, note: #note
            });
        }
        self.context.push(collection("DEVELOPMENTS", "Development", rows));
        let rows = c
            .actions
            .iter()
            .map(|a| {
                let dates = c.developments.iter().filter(|d| d.actions.contains(&a.id)).map(|d| d.date);
                let count = u8::try_from(dates.clone().count()).expect("few developments for each action");
                let latest = option(dates.max_by_key(|d| d.order()).map(date));
                quote!(count: #count, latest: #latest)
            })
            .collect();
        self.context.push(collection("DEVELOPED", "Developed", rows));
    }

    /// Collections that only the open data holds today.
    fn open_data_only(&mut self) {
        let c = self.content;
        let mut rows = Vec::new();
        for r in &c.counts {
            let what = self.text(|t| t.counts[&r.id].what.clone());
            let words = self.maybe(|t| t.counts[&r.id].value.clone());
            let (id, value) = (&r.id, option(r.value.map(|n| quote!(#n))));
            let (basis, at) = (choice("CountBasis", r.basis), self.ats(&r.at));
            rows.push(quote!(id: #id, value: #value, words: #words, what: #what, basis: #basis, at: #at));
        }
        self.proposal.push(collection("COUNTS", "Count", rows));
        let mut rows = Vec::new();
        for r in &c.reference_dates {
            let what = self.text_of(ShownBy::Since, |t| t.reference_dates[&r.id].what.clone());
            let (id, date, precision) = (&r.id, date(r.date), choice("Precision", r.precision));
            let at = self.ats(&r.at);
            rows.push(quote!(id: #id, date: #date, precision: #precision, at: #at, what: #what));
        }
        self.proposal.push(collection("REFERENCE_DATES", "ReferenceDate", rows));
        let mut rows = Vec::new();
        for r in &c.undated {
            let what = self.text_of(ShownBy::Since, |t| t.undated[&r.id].what.clone());
            let (id, status, at) = (&r.id, choice("HappeningStatus", r.status), self.ats(&r.at));
            rows.push(quote!(id: #id, status: #status, at: #at, what: #what));
        }
        self.proposal.push(collection("UNDATED", "Undated", rows));
        let mut rows = Vec::new();
        for r in &c.places {
            let name = self.text(|t| t.places[&r.id].name.clone());
            let remark = self.text(|t| t.places[&r.id].remark.clone());
            let (id, at) = (&r.id, self.ats(&r.at));
            rows.push(quote!(id: #id, at: #at, name: #name, remark: #remark));
        }
        self.proposal.push(collection("PLACES", "Place", rows));
        let mut rows = Vec::new();
        for r in &c.implied {
            let remark = self.text_of(ShownBy::Since, |t| t.implied[&r.id].remark.clone());
            let (id, country, at) = (&r.id, self.country(&r.country), self.at(&r.at));
            let via = slice(r.via.iter().map(|x| self.entity(x)));
            rows.push(quote!(id: #id, country: #country, via: #via, at: #at, remark: #remark));
        }
        self.proposal.push(collection("IMPLIED", "Implied", rows));
    }
}
