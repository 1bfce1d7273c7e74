//! `search.<language>-….txt`: the index of everything that can be found. Its form is described in
//! [`crate::search::index`]; here are the records and the words of the interface that travel in it.

use super::folder::Folder;
use super::texts::Pack;
use crate::chart_id::ChartId;
use crate::component::facts::{facts_of, nature, note_kind, value_of, year_of};
use crate::component::locator::{label, path};
use crate::component::recommendation::mood;
use crate::component::shell::Nav;
use crate::component::since::kind_name;
use crate::component::timeline::{nature_of_date, nature_of_event, nature_of_undated};
use crate::context::{DEVELOPMENTS, Development, ENDONYMS, MEMBERS};
use crate::facet::{ThemeChoice, actor_name, theme_group_name};
use crate::page::{TITLE_SEPARATOR, description, nav, title};
use crate::proposal::{
    ACTIONS, AREAS, Action, ActionIx, COUNTRIES, Country, CountryGroup, CountryIx, EVENTS, EntityIx, Event, HEADINGS,
    Heading, HeadingIx, Locator, NOTES, Note, PARAGRAPHS, PLACES, ParagraphIx, RECOMMENDATIONS, REFERENCE_DATES,
    Recommendation, SECTIONS, STATISTICS, SectionIx, Statistic, THEMES, ThemeIx, UNDATED,
};
use crate::route::{Language, Page, Route};
use crate::search::write::Document;
use crate::search::{KINDS, write};
use crate::text::{Locale, Text, charts, ui};
use crate::url::split;

/// Where an entity is shown.
fn address_of_entity(locale: Locale, entity: EntityIx) -> String {
    page_address(locale, Page::Initiative(entity))
}

/// The address of the first of several places in the text.
fn first_place(locale: Locale, at: &[Locator]) -> String {
    at.first().map_or_else(|| page_address(locale, Page::Text), |at| path(locale, *at))
}

fn page_address(locale: Locale, page: Page) -> String {
    page.in_language(Language::of(locale)).path()
}

/// Writes the index.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<Pack, String> {
    let content = index(locale);
    let file = folder.write_hashed(&format!("search.{}", locale.code()), ".txt", content.as_bytes())?;
    Ok(Pack { file, content })
}

/// The index of a language.
#[must_use]
pub fn index(locale: Locale) -> String {
    index_of(locale, &documents(locale))
}

/// The index of some documents, with the words of the interface.
#[must_use]
pub fn index_of(locale: Locale, documents: &[Document]) -> String {
    let mut words = words().map(|text| text.get(locale).to_owned());
    // of what is searched in another language
    if let Some(other) = foreign(locale) {
        words[0] = format!("{} {}", words[0], charts::FIND_STOP.get(other));
    }
    write::write(documents, &words.each_ref().map(String::as_str))
}

/// The language in which names are found on the pages of every language, unless it is the same.
fn foreign(locale: Locale) -> Option<Locale> {
    Locale::built_in("en").filter(|english| english.code() != locale.code())
}

/// Texts in the language in which names are found on the pages of every language, if the other has them differently.
fn foreign_names(locale: Locale, names: impl IntoIterator<Item = Text>) -> Vec<String> {
    let Some(other) = foreign(locale) else { return Vec::new() };
    let names = names.into_iter().filter(|name| name.get(other) != name.get(locale));
    names.map(|name| name.get(other).to_owned()).collect()
}

/// The words of the interface, in the order of [`crate::search_host::Word`].
fn words() -> [Text; 36] {
    [
        charts::FIND_STOP,
        charts::FIND_TITLE,
        charts::FIND_HINT,
        charts::FIND_COUNT_ONE,
        charts::FIND_COUNT_OTHER,
        charts::FIND_MOST,
        charts::FIND_NONE,
        charts::FIND_NONE_OF_KIND,
        charts::FIND_NEARBY,
        charts::FIND_CLEAR,
        charts::FIND_ALL_KINDS,
        charts::FIND_ALL,
        charts::FIND_MORE,
        charts::FIND_REPLACED,
        charts::FIND_KEY,
        charts::FIND_CLOSE,
        charts::FIND_RESULTS,
        charts::FIND_KINDS,
        charts::FIND_OPENS,
        charts::FIND_KEYS,
        charts::FIND_CUT,
        ui::FORMAT_GAP,
        ui::FORMAT_COMMA,
        ui::FORMAT_COLON,
        charts::FIND_ACTION,
        charts::FIND_TEXT,
        charts::FIND_RECOMMENDATION,
        charts::FIND_NOTE,
        charts::FIND_STATISTIC,
        charts::FIND_EVENT,
        charts::FIND_INITIATIVE,
        charts::FIND_COUNTRY,
        charts::FIND_THEME,
        charts::FIND_SINCE,
        charts::FIND_CHART,
        charts::FIND_PAGE,
    ]
}

/// Everything that can be found, kind by kind.
#[must_use]
pub fn documents(locale: Locale) -> Vec<Document> {
    let l = locale;
    let mut all: Vec<Document> = Vec::new();
    all.extend((0..ACTIONS.len()).map(|i| of_action(l, ActionIx(i))));
    all.extend((0..SECTIONS.len()).map(|i| of_section(l, SectionIx(i))));
    all.extend((0..HEADINGS.len()).map(|i| of_heading(l, HeadingIx(i))));
    all.extend((0..PARAGRAPHS.len()).map(|i| of_paragraph(l, ParagraphIx(i))));
    all.extend(RECOMMENDATIONS.iter().map(|r| of_recommendation(l, r)));
    all.extend(NOTES.iter().map(|note| of_note(l, note)));
    all.extend(STATISTICS.iter().map(|s| of_statistic(l, s)));
    all.extend(EVENTS.iter().map(|event| of_event(l, event)));
    all.extend(UNDATED.iter().map(|u| {
        let dated = l.commas(&[charts::TIMELINE_NO_DATE.get(l), nature_of_undated(u).get(l)]);
        on_timeline(l, u.id, u.what, &dated, u.at)
    }));
    all.extend(REFERENCE_DATES.iter().map(|r| {
        let dated = l.commas(&[&*l.date(r.date), nature_of_date(r).get(l)]);
        on_timeline(l, r.id, r.what, &dated, r.at)
    }));
    all.extend(EntityIx::all().map(|entity| of_entity(l, entity)));
    all.extend(PLACES.iter().map(|p| Document {
        body: p.remark.get(l).to_owned(),
        foreign: foreign_names(l, [p.name]),
        ..at_place(l, "initiative", p.id, p.name, p.at)
    }));
    all.extend((0..COUNTRIES.len()).map(|i| of_country(l, CountryIx(i))));
    all.extend((0..THEMES.len()).map(|i| of_theme(l, ThemeIx(i))));
    all.extend(DEVELOPMENTS.iter().map(|d| of_development(l, d)));
    all.extend(ChartId::ALL.map(|id| of_chart(l, id)));
    all.extend(pages(l));
    for document in &mut all {
        document.opens = opens(l, &document.address);
    }
    debug_assert!(all.iter().all(|document| KINDS.contains(&document.kind)));
    all
}

/// The name of the page at an address.
fn opens(l: Locale, address: &str) -> String {
    let (path, _, _) = split(address);
    let page = Route::parse(path).page;
    let name = match (nav(page), page) {
        (Nav::Item(label), _) => label,
        (_, Page::Action(_)) => charts::FIND_OPENS_ACTION,
        (_, Page::Country(_)) => charts::FIND_OPENS_COUNTRY,
        (_, Page::Chart(_)) => charts::FIND_OPENS_CHART,
        (_, Page::Area(_)) => charts::FIND_OPENS_AREA,
        _ => return title(l, page).split(TITLE_SEPARATOR).next().unwrap_or_default().to_owned(),
    };
    name.get(l).to_owned()
}

/// A record that has a place in the text.
fn at_place(l: Locale, kind: &'static str, id: &str, title: Text, at: &[Locator]) -> Document {
    Document {
        kind,
        id: id.to_owned(),
        title: title.get(l).to_owned(),
        own_title: true,
        place: places(l, at),
        address: first_place(l, at),
        keys: vec![id.to_owned()],
        ..Document::default()
    }
}

/// Something that the timeline lists. `dated` says when it was, and what it was on the day of publication.
fn on_timeline(l: Locale, id: &str, what: Text, dated: &str, at: &[Locator]) -> Document {
    Document {
        address: format!("{}#{id}", page_address(l, Page::Timeline)),
        place: l.commas(&[dated, &*places(l, at)]),
        ..at_place(l, "date", id, what, at)
    }
}

/// The first places in the text, as they are printed.
fn places(l: Locale, at: &[Locator]) -> String {
    l.commas(&at.iter().take(3).map(|at| label(l, *at)).collect::<Vec<_>>())
}

/// Names of entities, short and long.
fn names_of(l: Locale, entities: impl IntoIterator<Item = EntityIx>) -> Vec<String> {
    let entities = entities.into_iter().map(EntityIx::get);
    entities.flat_map(|e| [Some(e.name), e.acronym, e.expanded]).flatten().map(|text| text.get(l).to_owned()).collect()
}

fn titles_of(l: Locale, actions: impl IntoIterator<Item = ActionIx>) -> Vec<String> {
    actions.into_iter().map(|a| a.get().title.get(l).to_owned()).collect()
}

fn of_action(l: Locale, ix: ActionIx) -> Document {
    let a: &'static Action = ix.get();
    let mut related = names_of(l, a.entities.iter().copied());
    related.push(a.group.get().title.get(l).to_owned());
    related.push(crate::proposal::area(a.area).title.get(l).to_owned());
    related.extend(a.themes.iter().map(|(theme, _)| theme.get().name.get(l).to_owned()));
    related.extend(a.actors.iter().map(|actor| actor_name(*actor).get(l).to_owned()));
    related.extend(a.reach.iter().map(|reach| reach.text(l)));
    related.extend(a.own_words.map(|text| text.get(l).to_owned()));
    Document {
        kind: "action",
        id: a.id.to_owned(),
        title: a.title.get(l).to_owned(),
        own_title: true,
        place: a.id.to_owned(),
        address: path(l, Locator::Action(ix)),
        body: a.summary.get(l).to_owned(),
        related,
        keys: vec![a.id.to_owned(), format!("action {}", a.id)],
        ..Document::default()
    }
}

fn of_section(l: Locale, ix: SectionIx) -> Document {
    let s = ix.get();
    let at = Locator::Section(ix);
    let mut keys = vec![s.id.to_owned(), s.number.to_owned(), label(l, at), format!("section {}", s.number)];
    keys.extend(s.id.strip_prefix('s').map(str::to_owned));
    Document {
        kind: "text",
        id: s.id.to_owned(),
        title: s.heading.get(l).to_owned(),
        own_title: true,
        place: label(l, at),
        address: path(l, at),
        related: s.toc_heading.map(|text| text.get(l).to_owned()).into_iter().collect(),
        keys,
        ..Document::default()
    }
}

fn of_heading(l: Locale, ix: HeadingIx) -> Document {
    let h: &'static Heading = ix.get();
    Document {
        kind: "text",
        id: h.id.to_owned(),
        title: h.heading.get(l).to_owned(),
        own_title: true,
        place: label(l, Locator::Heading(ix)),
        address: path(l, Locator::Heading(ix)),
        body: h.title.get(l).to_owned(),
        keys: vec![h.id.to_owned(), label(l, Locator::Heading(ix))],
        ..Document::default()
    }
}

fn of_paragraph(l: Locale, ix: ParagraphIx) -> Document {
    let p = ix.get();
    let at = Locator::Paragraph(ix);
    let anchor = crate::component::locator::anchor(ix);
    let mut related = names_of(l, p.entities.iter().copied());
    related.extend(titles_of(l, p.actions.iter().map(|(action, _)| *action)));
    Document {
        kind: "text",
        title: p.section.get().heading.get(l).to_owned(),
        place: label(l, at),
        address: path(l, at),
        body: p.summary.get(l).to_owned(),
        related,
        keys: vec![label(l, at), label(l, at).replace('¶', "p"), anchor.replace("-p", "p"), anchor.clone()],
        id: anchor,
        ..Document::default()
    }
}

fn of_recommendation(l: Locale, r: &'static Recommendation) -> Document {
    let mut related: Vec<String> = r.themes.iter().map(|theme| theme.get().name.get(l).to_owned()).collect();
    related.extend(r.actors.iter().map(|actor| actor_name(*actor).get(l).to_owned()));
    related.extend(titles_of(l, r.covered_by.iter().map(|(action, _)| *action)));
    related.push(mood(r.mood).get(l).to_owned());
    let body: Vec<&str> = [r.summary, r.who, r.remark].into_iter().flatten().map(|text| text.get(l)).collect();
    Document {
        kind: "recommendation",
        id: r.id(),
        title: r.title.get(l).to_owned(),
        own_title: true,
        place: l.commas(&[r.id(), places(l, r.at)]),
        address: first_place(l, r.at),
        body: l.joined(&body, ui::FORMAT_GAP),
        related,
        keys: vec![r.id(), format!("M{}", r.n)],
        ..Document::default()
    }
}

fn of_note(l: Locale, note: &'static Note) -> Document {
    let at = Locator::Note(note.number);
    let n = note.number;
    let mut related = names_of(l, note.entities.iter().copied());
    related.extend(note.countries.iter().map(|country| country.get().name.get(l).to_owned()));
    related.extend(titles_of(l, note.actions.iter().copied()));
    let kinds = std::iter::once(&note.kind).chain(note.secondary).map(|kind| note_kind(*kind).get(l));
    let kinds = l.commas(&kinds.collect::<Vec<_>>());
    let name = label(l, at);
    Document {
        kind: "note",
        id: n.to_string(),
        title: charts::FIND_NOTE_TITLE.fill(l, &[("n", &n.to_string()), ("kinds", &kinds)]),
        own_title: true,
        place: l.commas(&[&name, &label(l, note.anchor)]),
        address: path(l, at),
        body: [Some(facts_of(l, note)), note.source.map(|source| source.get(l).to_owned())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(ui::FORMAT_GAP.get(l)),
        related,
        keys: vec![name, format!("fn{n}"), format!("[{n}]"), format!("note {n}"), format!("footnote {n}")],
        ..Document::default()
    }
}

fn of_statistic(l: Locale, s: &'static Statistic) -> Document {
    let note = label(l, Locator::Note(s.note));
    let body = [s.scope.get(l), &*year_of(l, s), nature(s.nature).get(l)];
    let mut body = l.joined(&body, ui::FORMAT_STOP) + charts::JOIN_END.get(l);
    for more in [s.source, s.remark].into_iter().flatten() {
        body.push_str(ui::FORMAT_GAP.get(l));
        body.push_str(more.get(l));
    }
    Document {
        kind: "number",
        id: s.id.to_owned(),
        title: l.labelled(s.title.get(l), &value_of(l, s)),
        own_title: true,
        place: l.commas(&[s.id, &note, &label(l, s.at)]),
        address: format!("{}#{}", page_address(l, Page::Figures), s.id),
        body,
        keys: vec![s.id.to_owned(), s.id.replace("ST0", "ST")],
        ..Document::default()
    }
}

fn of_event(l: Locale, event: &'static Event) -> Document {
    let what = event.what.get(l);
    let short = event.short.map(|text| text.get(l));
    let parties: Vec<&str> = event.parties.iter().map(|party| party.name.get(l)).collect();
    let dated = l.commas(&[&*l.date(event.date), nature_of_event(event).get(l)]);
    Document {
        title: short.unwrap_or(what).to_owned(),
        body: short.map_or_else(String::new, |_| what.to_owned()),
        related: parties.into_iter().map(str::to_owned).collect(),
        keys: vec![event.id.to_owned(), event.id.replace("EV0", "EV")],
        ..on_timeline(l, event.id, event.what, &dated, event.at)
    }
}

fn of_entity(l: Locale, ix: EntityIx) -> Document {
    let (entity, details) = (ix.get(), ix.details());
    let name = entity.name.get(l);
    let mut names: Vec<String> = Vec::new();
    for other in [entity.acronym, entity.expanded].into_iter().flatten().map(|text| text.get(l)) {
        if other != name && !names.iter().any(|known| known == other) {
            names.push(other.to_owned());
        }
    }
    let mut body = entity.kind.get(l).to_owned();
    if let Some(remark) = details.remark {
        body.push_str(ui::FORMAT_STOP.get(l));
        body.push_str(remark.get(l));
    }
    Document {
        address: address_of_entity(l, ix),
        names,
        body,
        foreign: foreign_names(l, [Some(entity.name), entity.acronym, entity.expanded].into_iter().flatten()),
        keys: Vec::new(),
        ..at_place(l, "initiative", entity.id, entity.name, details.at)
    }
}

fn of_country(l: Locale, ix: CountryIx) -> Document {
    let c: &'static Country = ix.get();
    let name = c.name.get(l);
    let mut names: Vec<String> = c.asean_name.iter().map(|text| text.get(l).to_owned()).collect();
    let mut related: Vec<String> = c.remark.iter().map(|text| text.get(l).to_owned()).collect();
    for (member, own) in MEMBERS.iter().zip(&ENDONYMS).filter(|(member, _)| member.country == ix) {
        names.extend(own.iter().map(|(_, name)| (*name).to_owned()));
        names.push(member.official_name.get(l).to_owned());
        related.push(member.capital.get(l).to_owned());
    }
    names.push(c.id.to_owned());
    let mut seen: Vec<String> = vec![name.to_owned()];
    names.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    let member = c.group == CountryGroup::Member;
    let at: Vec<Locator> = c.mentions.iter().map(|mention| mention.at).collect();
    Document {
        kind: "country",
        id: c.id.to_owned(),
        title: name.to_owned(),
        own_title: true,
        names,
        place: places(l, &at),
        address: if member { page_address(l, Page::Country(ix)) } else { first_place(l, &at) },
        body: l.joined(&c.mentions.iter().map(|mention| mention.text.get(l)).collect::<Vec<_>>(), ui::FORMAT_GAP),
        related,
        foreign: foreign_names(l, [c.name].into_iter().chain(c.asean_name)),
        ..Document::default()
    }
}

fn of_theme(l: Locale, ix: ThemeIx) -> Document {
    let theme = ix.get();
    let choice = ThemeChoice::Theme(ix).word();
    Document {
        address: format!("{}?theme={choice}", page_address(l, Page::Explorer)),
        body: theme_group_name(theme.group).get(l).to_owned(),
        foreign: foreign_names(l, [theme.name]),
        keys: Vec::new(),
        ..at_place(l, "theme", theme.id, theme.name, theme.at)
    }
}

fn of_development(l: Locale, d: &'static Development) -> Document {
    let mut related = titles_of(l, d.actions.iter().copied());
    related.extend(d.actions.iter().map(|a| a.get().id.to_owned()));
    related.extend(d.countries.iter().map(|c| c.get().name.get(l).to_owned()));
    related.extend(d.others.iter().map(|other| other.get(l).to_owned()));
    related.push(kind_name(d.kind).get(l).to_owned());
    let sources: Vec<&str> = d.sources.iter().map(|source| source.title.get(l)).collect();
    Document {
        kind: "since",
        id: d.id.to_owned(),
        title: d.statement.get(l).to_owned(),
        own_title: true,
        place: l.commas(&[l.date(d.date), l.semicolons(&sources)]),
        address: format!("{}#{}", page_address(l, Page::Since), d.id),
        body: d.note.map_or_else(String::new, |note| note.get(l).to_owned()),
        related,
        keys: vec![d.id.to_owned()],
        ..Document::default()
    }
}

fn of_chart(l: Locale, id: ChartId) -> Document {
    let page = Page::Chart(id);
    Document {
        kind: "chart",
        id: id.name().to_owned(),
        title: crate::charts::title(id).get(l).to_owned(),
        own_title: true,
        address: page_address(l, page),
        body: description(l, page),
        // the name in addresses says in two words what the chart is about
        related: vec![id.name().to_owned()],
        ..Document::default()
    }
}

/// The pages of the site, the areas, and the parts of the page about the site.
fn pages(l: Locale) -> Vec<Document> {
    let of_page = |page: Page| {
        let title = title(l, page);
        Document {
            kind: "page",
            id: page.path(),
            title: title.split(TITLE_SEPARATOR).next().unwrap_or_default().to_owned(),
            own_title: true,
            address: page_address(l, page),
            body: description(l, page),
            ..Document::default()
        }
    };
    let about = |fragment: &str, name: Text| Document {
        kind: "page",
        id: format!("{}#{fragment}", Page::About.path()),
        title: name.get(l).to_owned(),
        own_title: true,
        address: format!("{}#{fragment}", page_address(l, Page::About)),
        body: title(l, Page::About).split(TITLE_SEPARATOR).next().unwrap_or_default().to_owned(),
        ..Document::default()
    };
    let mut all: Vec<Document> = Page::single().filter(|page| *page != Page::Search).map(of_page).collect();
    all.extend(AREAS.iter().map(|area| Document {
        names: vec![area.heading.get(l).to_owned()],
        keys: vec![format!("area {}", area.number)],
        ..of_page(Page::Area(area.number))
    }));
    all.extend([
        about("method", ui::FOOT_METHOD),
        about("data", ui::FOOT_DATA),
        about("licence", ui::FOOT_LICENCE),
        about("privacy", ui::FOOT_PRIVACY),
        about("accessibility", ui::FOOT_ACCESS),
    ]);
    all
}
