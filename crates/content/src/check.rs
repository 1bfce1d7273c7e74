//! Rules that the parser cannot check.
//!
//! Each rule prevents something that would mislead a visitor: a locator without a target, a figure
//! that does not add up, a summary that leaves out a name that its passage has according to the
//! inventory. The build stops if a rule is broken.

use crate::load::{Content, FIRST_LANGUAGE, Files, Keyed, Problem, TEXTS, Texts};
use crate::locator::{self, Locator};
use crate::schema::context::Observation;
use crate::schema::expected::Recommendations;
use crate::schema::proposal as schema;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    Actor, CountryGroup, Coverage, Date, EntityFamily, Mood, Nature, NoteKind, Organisation, Precision, ThemeGroup,
};

struct Checker<'a> {
    content: &'a Content,
    files: &'a Files,
    problems: Vec<Problem>,
    ids: Ids<'a>,
}

struct Ids<'a> {
    sections: BTreeSet<&'a str>,
    headings: BTreeSet<&'a str>,
    paragraphs: BTreeSet<&'a str>,
    actions: BTreeSet<&'a str>,
    entities: BTreeSet<&'a str>,
    countries: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    /// Members of ASEAN on the day of publication, in the order in which they are shown.
    members: Vec<&'a str>,
}

/// Checks the content; `files` are those it was loaded from, to find the lines of faults.
///
/// # Errors
/// Every fault found, sorted by file and line.
pub fn check(content: &Content, files: &Files) -> Result<(), Vec<Problem>> {
    let ids = Ids {
        sections: content.sections.iter().map(|r| r.id.as_str()).collect(),
        headings: content.headings.iter().map(|r| r.id.as_str()).collect(),
        paragraphs: content.paragraphs.iter().map(|r| r.id.as_str()).collect(),
        actions: content.actions.iter().map(|r| r.id.as_str()).collect(),
        entities: content.entities.iter().map(|r| r.id.as_str()).collect(),
        countries: content.countries.iter().map(|r| r.id.as_str()).collect(),
        sources: content.sources.iter().map(|r| r.id.as_str()).collect(),
        members: content.countries.iter().filter(|r| r.group == CountryGroup::Member).map(|r| r.id.as_str()).collect(),
    };
    let mut c = Checker { content, files, problems: Vec::new(), ids };
    c.unique();
    c.counts();
    c.references();
    c.families();
    c.notes();
    c.actors();
    c.recommendations();
    c.sums();
    c.units();
    c.events();
    c.developments();
    for (language, texts) in &content.texts {
        c.texts(language, texts);
    }
    c.same_ui();
    c.problems.sort();
    c.problems.dedup();
    if c.problems.is_empty() { Ok(()) } else { Err(c.problems) }
}

fn data(name: &str) -> String {
    format!("src/proposal/data/{name}.toml")
}

fn context(name: &str) -> String {
    format!("src/context/data/{name}.toml")
}

impl Content {
    /// The collections of observations with their names.
    pub fn observations(&self) -> [(&'static str, &[Observation]); 4] {
        [
            ("bases", &self.bases),
            ("visitors", &self.visitors),
            ("investment", &self.investment),
            ("residents", &self.residents),
        ]
    }

    /// The area that a heading of the appendix belongs to; `None` if it leads to no area.
    pub fn area_of_heading(&self, id: &str) -> Option<u8> {
        let mut id = id;
        // a parent that leads back to its child must not loop
        for _ in 0..=self.headings.len() {
            if let Some(area) = self.areas.iter().find(|a| a.heading == id) {
                return Some(area.number);
            }
            id = &self.headings.iter().find(|h| h.id == id)?.parent;
        }
        None
    }
}

impl<'a> Checker<'a> {
    fn fault(&mut self, file: &str, id: &str, value: &str, message: impl Into<String>) {
        let line = self.files.line(file, id, value);
        self.problems.push(Problem { file: file.to_owned(), line, message: message.into() });
    }

    fn unique(&mut self) {
        let c = self.content;
        let mut lists: Vec<(String, Vec<String>)> = Vec::new();
        macro_rules! ids {
            ($($name:ident),*) => { $(lists.push((data(stringify!($name)), c.$name.iter().map(|r| r.id.clone()).collect()));)* };
        }
        ids!(
            sections,
            paragraphs,
            headings,
            actions,
            recommendations,
            statistics,
            counts,
            events,
            reference_dates,
            undated,
            entities,
            relations,
            themes,
            countries,
            places,
            implied
        );
        lists.push((data("areas"), c.areas.iter().map(|r| r.number.to_string()).collect()));
        lists.push((data("notes"), c.notes.iter().map(|r| r.number.to_string()).collect()));
        lists.push((context("sources"), c.sources.iter().map(|r| r.id.clone()).collect()));
        lists.push((context("members"), c.members.iter().map(|r| r.id.clone()).collect()));
        lists.push((context("since"), c.since.iter().map(|r| r.id.clone()).collect()));
        lists.push((context("developments"), c.developments.iter().map(|r| r.id.clone()).collect()));
        for (file, list) in lists {
            let mut seen = BTreeSet::new();
            for id in list {
                if !seen.insert(id.clone()) {
                    // the second entry is the one to point at
                    let line = self.files.0.get(&file).map_or(0, |text| {
                        text.lines()
                            .enumerate()
                            .filter(|(_, l)| *l == format!("id = \"{id}\"") || *l == format!("number = {id}"))
                            .nth(1)
                            .map_or(0, |(n, _)| n + 1)
                    });
                    self.problems.push(Problem { file: file.clone(), line, message: format!("duplicate id {id}") });
                }
            }
        }
        // a theme and a group of themes share one parameter of the address
        for theme in &c.themes {
            if ThemeGroup::ALL.iter().any(|g| kebab(&format!("{g:?}")) == theme.id) {
                self.fault(
                    &data("themes"),
                    &theme.id,
                    "",
                    format!("theme id {} is also the name of a group", theme.id),
                );
            }
        }
    }

    fn counts(&mut self) {
        let c = self.content;
        let found: BTreeMap<&str, usize> = BTreeMap::from([
            ("sections", c.sections.len()),
            ("headings", c.headings.len()),
            ("paragraphs", c.paragraphs.len()),
            ("areas", c.areas.len()),
            ("actions", c.actions.len()),
            ("recommendations", c.recommendations.len()),
            ("notes", c.notes.len()),
            ("statistics", c.statistics.len()),
            ("counts", c.counts.len()),
            ("events", c.events.len()),
            ("reference_dates", c.reference_dates.len()),
            ("undated", c.undated.len()),
            ("entities", c.entities.len()),
            ("relations", c.relations.len()),
            ("themes", c.themes.len()),
            ("countries", c.countries.len()),
            ("places", c.places.len()),
            ("implied", c.implied.len()),
        ]);
        for (name, found) in &found {
            match c.expected.records.get(*name) {
                Some(wanted) if found == wanted => {}
                Some(wanted) => self.fault(&data(name), "", "", format!("{found} records, {wanted} are expected")),
                None => self.fault(&data("expected"), "", "[records]", format!("no number of {name} is given")),
            }
        }
        for name in c.expected.records.keys().filter(|name| !found.contains_key(name.as_str())) {
            self.fault(&data("expected"), "", &format!("{name} ="), format!("there is no collection {name}"));
        }
        let by_area = &c.expected.actions.by_area;
        if by_area.len() != c.areas.len() {
            self.fault(
                &data("expected"),
                "",
                "by_area",
                format!("{} numbers for {} areas", by_area.len(), c.areas.len()),
            );
        }
        for (area, wanted) in c.areas.iter().zip(by_area) {
            let found = c.actions.iter().filter(|a| c.area_of_heading(&a.group) == Some(area.number)).count();
            if found != *wanted {
                self.fault(
                    &data("actions"),
                    "",
                    "",
                    format!("area {} has {found} actions, the proposal has {wanted}", area.number),
                );
            }
        }
        for heading in &c.headings {
            let found = c.actions.iter().filter(|a| a.group == heading.id).count();
            if found != usize::from(heading.actions) {
                self.fault(
                    &data("headings"),
                    &heading.id,
                    "actions",
                    format!("{} actions are given, {found} are under {}", heading.actions, heading.id),
                );
            }
        }
    }

    fn place(&mut self, file: &str, id: &str, at: &str) {
        let known = match locator::parse(at) {
            None => {
                self.fault(file, id, at, format!("`{at}` is no locator"));
                return;
            }
            Some(Locator::Cover) => true,
            Some(Locator::Heading(h)) => self.ids.sections.contains(h) || self.ids.headings.contains(h),
            Some(Locator::Paragraph(p)) => self.ids.paragraphs.contains(p),
            Some(Locator::Note(n)) => self.content.notes.iter().any(|note| note.number == n),
            Some(Locator::Action(a)) => self.ids.actions.contains(a),
        };
        if !known {
            self.fault(file, id, at, format!("`{at}` leads nowhere"));
        }
    }

    fn country(&mut self, file: &str, id: &str, code: &str) {
        if !self.ids.countries.contains(code) {
            self.fault(file, id, &format!("\"{code}\""), format!("country {code} is not in countries.toml"));
        }
    }

    fn note(&mut self, file: &str, id: &str, n: u8) {
        if !self.content.notes.iter().any(|note| note.number == n) {
            self.fault(file, id, &n.to_string(), format!("note {n} does not exist"));
        }
    }

    fn references(&mut self) {
        let c = self.content;
        let f = data("sections");
        for s in &c.sections {
            if let Some(parent) = &s.parent
                && !self.ids.sections.contains(parent.as_str())
            {
                self.fault(&f, &s.id, parent, format!("parent {parent} does not exist"));
            }
        }
        let f = data("paragraphs");
        for p in &c.paragraphs {
            let section = locator::section_of(&p.id);
            if !self.ids.sections.contains(section) {
                self.fault(&f, &p.id, "", format!("section {section} does not exist"));
            }
        }
        let f = data("headings");
        for h in &c.headings {
            if h.parent != c.expected.appendix && !self.ids.headings.contains(h.parent.as_str()) {
                self.fault(&f, &h.id, &h.parent, format!("parent {} does not exist", h.parent));
            }
        }
        let f = data("areas");
        for a in &c.areas {
            if !self.ids.headings.contains(a.heading.as_str()) || !self.ids.sections.contains(a.section.as_str()) {
                self.fault(
                    &f,
                    &a.number.to_string(),
                    "",
                    format!("area {}: heading or section does not exist", a.number),
                );
            }
        }
        let f = data("actions");
        for a in &c.actions {
            if !self.ids.headings.contains(a.group.as_str()) {
                self.fault(&f, &a.id, &a.group, format!("group {} does not exist", a.group));
            }
            for e in &a.evidence {
                self.place(&f, &a.id, &e.at);
            }
            for b in &a.body {
                self.place(&f, &a.id, &b.at);
                if !matches!(locator::parse(&b.at), Some(Locator::Paragraph(_))) {
                    self.fault(&f, &a.id, &b.at, format!("`{}` is no paragraph", b.at));
                }
            }
            for n in a.notes.iter().chain(&a.notes_attached) {
                self.note(&f, &a.id, *n);
            }
            for r in a.countries.iter().chain(&a.remarks) {
                self.country(&f, &a.id, &r.country);
                self.place(&f, &a.id, &r.at);
                // a country reaches an action through a note that bears on it, or its own words
                let via = match locator::parse(&r.at) {
                    Some(Locator::Note(n)) => a.notes.contains(&n),
                    Some(Locator::Action(own)) => own == a.id,
                    _ => false,
                };
                if !via {
                    self.fault(
                        &f,
                        &a.id,
                        &r.at,
                        format!("{} is tied to {} through `{}`, which is not among its notes", r.country, a.id, r.at),
                    );
                }
            }
        }
        for s in &c.statistics {
            let f = data("statistics");
            self.note(&f, &s.id, s.note);
            self.place(&f, &s.id, &s.at);
            if c.notes.iter().any(|n| n.number == s.note && n.anchor != s.at) {
                self.fault(&f, &s.id, &s.at, format!("the marker of note {} is not in `{}`", s.note, s.at));
            }
        }
        let mut places: Vec<(String, String, String)> = Vec::new();
        macro_rules! places {
            ($($name:ident: $record:ident => $at:expr);* $(;)?) => { $(for $record in &c.$name { for at in $at { places.push((data(stringify!($name)), $record.id.clone(), at.clone())); } })* };
        }
        places! {
            counts: r => &r.at;
            events: r => r.at.iter().chain(&r.sections);
            reference_dates: r => &r.at;
            undated: r => &r.at;
            entities: r => &r.at;
            relations: r => [&r.at];
            themes: r => &r.at;
            countries: r => r.mentions.iter().map(|m| &m.at).chain(&r.headings);
            places: r => &r.at;
            implied: r => [&r.at];
        }
        for (file, id, at) in places {
            self.place(&file, &id, &at);
        }
        let f = data("relations");
        for r in &c.relations {
            for end in std::iter::once(&r.subject).chain(&r.objects) {
                self.endpoint(&f, &r.id, end);
            }
        }
        let f = data("implied");
        for i in &c.implied {
            self.country(&f, &i.id, &i.country);
            for e in &i.via {
                if !self.ids.entities.contains(e.as_str()) {
                    self.fault(&f, &i.id, e, format!("entity {e} does not exist"));
                }
            }
        }
        self.context_references();
    }

    /// Every kind of entity is in one family, and every family has a kind.
    fn families(&mut self) {
        let (c, file) = (self.content, data("families"));
        let word = |family: EntityFamily| kebab(&format!("{family:?}"));
        for family in EntityFamily::ALL {
            let records = c.families.iter().filter(|f| f.id == *family).count();
            if records != 1 {
                self.fault(&file, "", "", format!("{records} records of the family {}", word(*family)));
            }
        }
        let kinds: BTreeSet<&str> = c.entities.iter().map(|e| e.kind.as_str()).collect();
        for kind in &kinds {
            let families = c.families.iter().flat_map(|f| &f.kinds).filter(|k| k == kind).count();
            if families != 1 {
                let value = format!("\"{kind}\"");
                self.fault(&file, "", &value, format!("the kind {kind} is in {families} families"));
            }
        }
        for family in &c.families {
            if family.kinds.is_empty() {
                self.fault(&file, &word(family.id), "", format!("the family {} has no kind", word(family.id)));
            }
            for kind in family.kinds.iter().filter(|kind| !kinds.contains(kind.as_str())) {
                self.fault(&file, &word(family.id), kind, format!("no entity is of the kind {kind}"));
            }
        }
    }

    fn endpoint(&mut self, file: &str, id: &str, end: &schema::Endpoint) {
        let set = [&end.entity, &end.country, &end.action, &end.phrase].into_iter().flatten().count();
        if set != 1 {
            self.fault(file, id, "", format!("an end of {id} names {set} things instead of one"));
        }
        if let Some(e) = &end.entity
            && !self.ids.entities.contains(e.as_str())
        {
            self.fault(file, id, e, format!("entity {e} does not exist"));
        }
        if let Some(country) = &end.country {
            self.country(file, id, country);
        }
        if let Some(a) = &end.action
            && !self.ids.actions.contains(a.as_str())
        {
            self.fault(file, id, a, format!("action {a} does not exist"));
        }
    }

    fn context_references(&mut self) {
        let c = self.content;
        let mut sources: Vec<(String, String, String)> = Vec::new();
        for g in &c.growth {
            sources.push((context("growth"), String::new(), g.source.clone()));
            if !self.ids.members.contains(&g.country.as_str()) {
                self.fault(
                    &context("growth"),
                    "",
                    &format!("\"{}\"", g.country),
                    format!("{} is not a member", g.country),
                );
            }
        }
        for (name, list) in c.observations() {
            for figure in list {
                if let Some(source) = &figure.source {
                    sources.push((context(name), String::new(), source.clone()));
                }
                for country in &figure.countries {
                    if !self.ids.members.contains(&country.as_str()) {
                        self.fault(&context(name), "", &format!("\"{country}\""), format!("{country} is not a member"));
                    }
                }
            }
        }
        for m in &c.members {
            for source in [&m.population_source, &m.gdp_source, &m.accession_source] {
                sources.push((context("members"), m.id.clone(), source.clone()));
            }
        }
        if !c.members.iter().map(|m| m.id.as_str()).eq(self.ids.members.iter().copied()) {
            self.fault(&context("members"), "", "", "the members of countries.toml, in the same order, are expected");
        }
        for s in &c.since {
            for source in &s.sources {
                sources.push((context("since"), s.id.clone(), source.clone()));
            }
            for a in &s.actions {
                if !self.ids.actions.contains(a.as_str()) {
                    self.fault(&context("since"), &s.id, a, format!("action {a} does not exist"));
                }
            }
            for country in &s.countries {
                if !self.ids.countries.contains(country.as_str()) && !c.expected.context_countries.contains(country) {
                    self.fault(&context("since"), &s.id, country, format!("country {country} is unknown"));
                }
            }
        }
        for (file, id, source) in sources {
            if !self.ids.sources.contains(source.as_str()) {
                self.fault(&file, &id, &source, format!("source {source} does not exist"));
            }
        }
    }

    /// Notes are numbered from 1; each has its marker in one place, those up to the last note of the body
    /// in a paragraph, the others in the action that names them.
    fn notes(&mut self) {
        let f = data("notes");
        let last_of_body = self.content.expected.last_note_of_body;
        for (n, note) in (1u8..).zip(&self.content.notes) {
            let id = note.number.to_string();
            if note.number != n {
                self.fault(&f, &id, "", format!("note {} is in the place of note {n}", note.number));
            }
            self.place(&f, &id, &note.anchor);
            let in_appendix = match locator::parse(&note.anchor) {
                Some(Locator::Action(a)) => {
                    if !self.content.actions.iter().any(|x| x.id == a && x.notes_attached.contains(&note.number)) {
                        self.fault(&f, &id, "anchor", format!("{a} does not carry note {n}"));
                    }
                    true
                }
                _ => false,
            };
            if in_appendix != (n > last_of_body) {
                self.fault(&f, &id, "anchor", format!("the marker of note {n} is in the wrong part of the text"));
            }
            for country in &note.countries {
                self.country(&f, &id, country);
            }
        }
        self.organisations();
        let mut attached: Vec<u8> = self.content.actions.iter().flat_map(|a| a.notes_attached.clone()).collect();
        attached.sort_unstable();
        let wanted: Vec<u8> = self.content.notes.iter().map(|n| n.number).filter(|n| *n > last_of_body).collect();
        if attached != wanted {
            self.fault(
                &data("actions"),
                "",
                "",
                format!("notes attached to actions are {attached:?}, {wanted:?} are expected"),
            );
        }
    }

    /// A note that is a source, or that prints an address, gives an organisation; every organisation is given.
    fn organisations(&mut self) {
        let c = self.content;
        let f = data("notes");
        for note in &c.notes {
            let is_source = note.kind == NoteKind::Source || note.secondary_kinds.contains(&NoteKind::Source);
            if note.organisation.is_none() && (is_source || !note.urls.is_empty()) {
                let id = note.number.to_string();
                self.fault(&f, &id, "", format!("note {id} gives a source and no organisation"));
            }
        }
        for organisation in Organisation::ALL {
            if !c.notes.iter().any(|note| note.organisation == Some(*organisation)) {
                self.fault(&f, "", "", format!("no note gives {organisation:?} as source"));
            }
        }
    }

    /// No actor without evidence, no evidence for somebody else.
    fn actors(&mut self) {
        let f = data("actions");
        for a in &self.content.actions {
            let known: BTreeSet<Actor> = a.evidence.iter().map(|e| e.actor).collect();
            let named: BTreeSet<Actor> = a.actors.iter().copied().filter(|x| *x != Actor::NotStated).collect();
            if known != named {
                self.fault(&f, &a.id, "actors", format!("{}: actors and evidence differ", a.id));
            }
            if a.actors.is_empty() || (a.actors.contains(&Actor::NotStated) && a.actors.len() > 1) {
                self.fault(&f, &a.id, "actors", format!("{}: actors are those known, or not-stated alone", a.id));
            }
        }
        let unstated = self.content.actions.iter().filter(|a| a.actors == [Actor::NotStated]).count();
        let wanted = self.content.expected.actions.without_actor;
        if unstated != wanted {
            self.fault(&f, "", "", format!("{unstated} actions without a stated actor, the proposal has {wanted}"));
        }
    }

    /// Recommendations have frozen ids in the order of the text; their links, actors and coverage.
    fn recommendations(&mut self) {
        let c = self.content;
        let f = data("recommendations");
        let mut counted = Recommendations { same: 0, partly: 0, none: 0, none_without_area: 0 };
        for (n, r) in c.recommendations.iter().enumerate() {
            if r.id != format!("M{:02}", n + 1) {
                self.fault(&f, &r.id, "", format!("{} is not in the place of M{:02}", r.id, n + 1));
            }
            if r.at.is_empty() {
                self.fault(&f, &r.id, "at", format!("{} has no place in the text", r.id));
            }
            for at in &r.at {
                self.place(&f, &r.id, at);
                let main = match locator::parse(at) {
                    Some(Locator::Paragraph(p)) => locator::section_of(p) != c.expected.appendix,
                    Some(Locator::Note(n)) => n <= c.expected.last_note_of_body,
                    _ => false,
                };
                if !main {
                    self.fault(&f, &r.id, at, format!("`{at}` is not in the main text or its notes"));
                }
            }
            let area = r.at.first().and_then(|at| self.area_of(at));
            if r.area != area {
                self.fault(&f, &r.id, "area", format!("{}: area {:?}, its section has {area:?}", r.id, r.area));
            }
            for theme in &r.themes {
                let Some(known) = c.themes.iter().find(|t| t.id == *theme) else {
                    self.fault(&f, &r.id, theme, format!("theme {theme} does not exist"));
                    continue;
                };
                if !r.at.iter().flat_map(|at| self.around(at)).any(|at| known.at.contains(&at)) {
                    self.fault(&f, &r.id, theme, format!("theme {theme} is not a theme of any place of {}", r.id));
                }
            }
            if r.actors.contains(&Actor::NotStated) || (r.other_actor && !r.actors.is_empty()) {
                self.fault(
                    &f,
                    &r.id,
                    "",
                    format!("{}: actors of the list, somebody else, or none at all are expected", r.id),
                );
            }
            if !r.addressees.is_empty() && !matches!(r.mood, Mood::Hopes | Mood::Asks) {
                self.fault(&f, &r.id, "addressees", format!("{}: only hopes and requests have addressees", r.id));
            }
            for covered in &r.covered_by {
                if !self.ids.actions.contains(covered.action.as_str()) {
                    self.fault(&f, &r.id, &covered.action, format!("action {} does not exist", covered.action));
                }
                if covered.coverage == Coverage::None {
                    self.fault(&f, &r.id, &covered.action, format!("{} is covered by an action, or not", r.id));
                }
            }
            if r.covered_by.first().map_or(Coverage::None, |first| first.coverage) != r.coverage {
                self.fault(&f, &r.id, "coverage", format!("{}: coverage is that of the first action it names", r.id));
            }
            match r.coverage {
                Coverage::Same => counted.same += 1,
                Coverage::Partly => counted.partly += 1,
                Coverage::None => {
                    counted.none += 1;
                    counted.none_without_area += usize::from(r.area.is_none());
                }
            }
        }
        if counted != c.expected.recommendations {
            let told = |x: &Recommendations| {
                format!(
                    "{} the same as an action, {} partly, {} in none ({} of these without an area)",
                    x.same, x.partly, x.none, x.none_without_area
                )
            };
            let wanted = told(&c.expected.recommendations);
            self.fault(&f, "", "", format!("recommendations are {}; {wanted} are expected", told(&counted)));
        }
    }

    /// The area of the section that a paragraph, or the marker of a note, is in.
    fn area_of(&self, at: &str) -> Option<u8> {
        let sections = self.around(at);
        let area = |id: &String| self.content.sections.iter().find(|s| format!("H:{}", s.id) == *id)?.area;
        sections.iter().find_map(area)
    }

    /// A place, the paragraph that carries its marker if it is a note, and the headings above.
    fn around(&self, at: &str) -> Vec<String> {
        let mut out = vec![at.to_owned()];
        let anchor = match locator::parse(at) {
            Some(Locator::Note(n)) => self.content.notes.iter().find(|note| note.number == n).map(|n| n.anchor.clone()),
            _ => None,
        };
        out.extend(anchor.clone());
        let paragraph = anchor.unwrap_or_else(|| at.to_owned());
        let mut section = Some(locator::section_of(&paragraph).to_owned());
        while let Some(id) = section {
            out.push(format!("H:{id}"));
            section = self.content.sections.iter().find(|s| s.id == id).and_then(|s| s.parent.clone());
        }
        out
    }

    /// The value of a statistic that `expected.toml` names; not a number if it does not exist.
    fn statistic(&mut self, id: &str) -> f64 {
        match self.content.statistics.iter().find(|s| s.id == id) {
            Some(s) => s.value,
            None => {
                self.fault(&data("expected"), "", &format!("\"{id}\""), format!("statistic {id} does not exist"));
                f64::NAN
            }
        }
    }

    /// Shares and sums that the text states or implies.
    fn sums(&mut self) {
        let c = self.content;
        for share in &c.expected.shares {
            let (part, whole, is) =
                (self.statistic(&share.part), self.statistic(&share.whole), self.statistic(&share.is));
            let found = (part / whole * 100.0).round();
            if found != is {
                let f = data("statistics");
                self.fault(&f, &share.is, "value", format!("{part} of {whole} is {found}%, not {is}%"));
            }
        }
        for sum in &c.expected.sums {
            let Some((_, list)) = c.observations().into_iter().find(|(name, _)| *name == sum.collection) else {
                let name = &sum.collection;
                self.fault(&data("expected"), "", &format!("\"{name}\""), format!("there is no collection {name}"));
                continue;
            };
            let found: f64 = list.iter().map(|f| f.value).sum();
            let is = self.statistic(&sum.is);
            if tenths(found) != tenths(is) {
                let f = context(&sum.collection);
                let found = tenths(found) as f64 / 10.0;
                self.fault(&f, "", "", format!("{} adds up to {found}, {} is {is}", sum.collection, sum.is));
            }
        }
        for wanted in &c.expected.means {
            let year = wanted.year;
            let values: Vec<f64> = c.growth.iter().filter(|g| g.year == year).map(|g| g.value).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let is = self.statistic(&wanted.is);
            if values.len() != wanted.members || tenths(mean) != tenths(is) {
                self.fault(
                    &context("growth"),
                    "",
                    "",
                    format!(
                        "{} rates of {year} have the mean {mean:.2}, {} is {is} from {}",
                        values.len(),
                        wanted.is,
                        wanted.members
                    ),
                );
            }
        }
    }

    /// What a statistic counts, and how firm a target is.
    fn units(&mut self) {
        let f = data("statistics");
        let mut names = BTreeSet::new();
        for s in &self.content.statistics {
            if !names.insert(&s.name) || !s.name.starts_with(|c: char| c.is_ascii_lowercase()) {
                self.fault(&f, &s.id, "name", format!("{} needs a name of its own that begins with a letter", s.id));
            }
            if s.aim.is_some() != (s.nature == Nature::Target) {
                self.fault(&f, &s.id, "nature", format!("{}: targets, and only they, have an aim", s.id));
            }
            if !(s.factor >= 1.0 && s.factor.fract() == 0.0) {
                self.fault(&f, &s.id, "factor", format!("{}: a factor is a whole number", s.id));
            }
        }
    }

    /// Dates agree with the dates to sort by; parties exist.
    fn events(&mut self) {
        let f = data("events");
        for e in &self.content.events {
            let agrees = match e.date {
                Date::FiscalYear(y) => e.sort == Date::Year(y),
                Date::MidDecade(_) | Date::Years(..) => e.sort == Date::Year(e.date.order().0),
                date => e.sort == date,
            };
            if !agrees {
                self.fault(&f, &e.id, "sort", format!("{}: {} is not the date {} to sort by", e.id, e.sort, e.date));
            }
            for party in &e.parties {
                if [party.country.is_some(), party.entity.is_some(), party.actor.is_some()]
                    .iter()
                    .filter(|x| **x)
                    .count()
                    > 1
                {
                    self.fault(&f, &e.id, "parties", format!("{}: a party is one thing", e.id));
                }
                if let Some(country) = &party.country {
                    self.country(&f, &e.id, country);
                }
                if let Some(entity) = &party.entity
                    && !self.ids.entities.contains(entity.as_str())
                {
                    self.fault(&f, &e.id, entity, format!("entity {entity} does not exist"));
                }
            }
        }
    }

    /// What happened after publication: after it, about something that exists, with a source, and for each
    /// action either something or the statement that nothing was found.
    fn developments(&mut self) {
        let c = self.content;
        let f = context("developments");
        let (found, wanted) = (c.developments.len(), c.expected.developments.records);
        if found != wanted {
            self.fault(&f, "", "", format!("{found} developments, {wanted} are expected"));
        }
        for d in &c.developments {
            // a year or a month counts as after publication if it does not end before
            let (_, after) = d.date.span();
            if after <= c.document.date.span().1 {
                let message = format!("{}: {} is not after the publication on {}", d.id, d.date, c.document.date);
                self.fault(&f, &d.id, "date", message);
            }
            let precision = match d.date {
                Date::Day(..) => Some(Precision::Day),
                Date::Month(..) => Some(Precision::Month),
                Date::Year(_) => Some(Precision::Year),
                _ => None,
            };
            if precision != Some(d.precision) {
                let message = format!("{}: {} is not as precise as {:?}", d.id, d.date, d.precision);
                self.fault(&f, &d.id, "precision", message);
            }
            if d.sources.is_empty() {
                self.fault(&f, &d.id, "sources", format!("{} has no source", d.id));
            }
            for source in d.sources.iter().filter(|s| !s.url.starts_with("https://") && !s.url.starts_with("http://")) {
                self.fault(&f, &d.id, &source.url, format!("{}: {:?} is no address", d.id, source.url));
            }
            let member = |code: &String| c.members.iter().any(|m| m.id == *code);
            if d.asean && d.countries.iter().any(member) {
                let message = format!("{} names a member, so that it does not concern ASEAN as a whole only", d.id);
                self.fault(&f, &d.id, "asean", message);
            }
            if d.actions.is_empty() && d.statistics.is_empty() && d.events.is_empty() {
                self.fault(&f, &d.id, "", format!("{} bears on nothing", d.id));
            }
            for (kind, named, known) in [
                ("action", &d.actions, c.actions.iter().map(|r| &r.id).collect::<BTreeSet<_>>()),
                ("statistic", &d.statistics, c.statistics.iter().map(|r| &r.id).collect()),
                ("event", &d.events, c.events.iter().map(|r| &r.id).collect()),
            ] {
                for (n, id) in named.iter().enumerate() {
                    if !known.contains(id) {
                        self.fault(&f, &d.id, id, format!("{kind} {id} does not exist"));
                    }
                    if named[..n].contains(id) {
                        self.fault(&f, &d.id, id, format!("{}: {kind} {id} is named twice", d.id));
                    }
                }
            }
            for country in &d.countries {
                if !self.ids.countries.contains(country.as_str()) && !c.expected.context_countries.contains(country) {
                    self.fault(&f, &d.id, &format!("\"{country}\""), format!("country {country} is unknown"));
                }
            }
        }
        for a in &c.actions {
            let any = c.developments.iter().any(|d| d.actions.contains(&a.id));
            if any == c.expected.developments.nothing_found.contains(&a.id) {
                let message = match any {
                    true => format!("{} has developments and is among those for which nothing was found", a.id),
                    false => format!("{} has no development and is not among those for which nothing was found", a.id),
                };
                self.fault(&data("expected"), "", "nothing_found", message);
            }
        }
    }

    fn keys<'k, T>(&mut self, language: &str, name: &str, texts: &Keyed<T>, ids: impl Iterator<Item = &'k str>) {
        let file = format!("{TEXTS}/{language}/{name}.toml");
        let wanted: BTreeSet<&str> = ids.collect();
        for id in &wanted {
            if !texts.contains_key(*id) {
                self.fault(&file, "", "", format!("missing text for {id}"));
            }
        }
        for id in texts.keys() {
            if !wanted.contains(id.as_str()) {
                self.fault(&file, id, "", format!("text for {id}, which does not exist"));
            }
        }
    }

    fn texts(&mut self, language: &str, t: &Texts) {
        let c = self.content;
        macro_rules! keys {
            ($($name:ident),*) => { $(self.keys(language, stringify!($name), &t.$name, c.$name.iter().map(|r| r.id.as_str()));)* };
        }
        keys!(
            sections,
            paragraphs,
            headings,
            actions,
            recommendations,
            statistics,
            counts,
            events,
            reference_dates,
            undated,
            entities,
            relations,
            themes,
            countries,
            places,
            implied,
            sources,
            since,
            developments,
            members
        );
        self.keys(language, "elsewhere", &t.elsewhere, c.expected.context_countries.iter().map(String::as_str));
        let numbers: Vec<String> = c.notes.iter().map(|n| n.number.to_string()).collect();
        self.keys(language, "notes", &t.notes, numbers.iter().map(String::as_str));
        let areas: Vec<String> = c.areas.iter().map(|a| a.number.to_string()).collect();
        self.keys(language, "areas", &t.areas, areas.iter().map(String::as_str));
        self.keys(language, "entity_kinds", &t.entity_kinds, c.entities.iter().map(|e| e.kind.as_str()));
        let phrases = c
            .relations
            .iter()
            .flat_map(|r| std::iter::once(&r.subject).chain(&r.objects))
            .filter_map(|e| e.phrase.as_deref());
        self.keys(language, "phrases", &t.phrases, phrases);

        let file = format!("{TEXTS}/{language}/actions.toml");
        for a in &c.actions {
            if let Some(w) = t.actions.get(&a.id) {
                for statement in w.reach.iter().filter(|statement| statement.marked.is_empty()) {
                    let text = statement.plain();
                    self.fault(&file, &a.id, &text, format!("{}: the country is not marked in {text:?}", a.id));
                }
                for (what, found, wanted) in [
                    ("evidence", w.evidence.len(), a.evidence.len()),
                    ("reach", w.reach.len(), a.countries.len()),
                    ("remarks", w.remarks.len(), a.remarks.len()),
                ] {
                    if found != wanted {
                        self.fault(
                            &file,
                            &a.id,
                            what,
                            format!("{}: {found} texts of {what} for {wanted} records", a.id),
                        );
                    }
                }
            }
        }
        let file = format!("{TEXTS}/{language}/events.toml");
        for e in &c.events {
            if let Some(w) = t.events.get(&e.id)
                && w.parties.len() != e.parties.len()
            {
                let message = format!("{}: {} names for {} parties", e.id, w.parties.len(), e.parties.len());
                self.fault(&file, &e.id, "parties", message);
            }
        }
        let file = format!("{TEXTS}/{language}/developments.toml");
        for d in &c.developments {
            if let Some(w) = t.developments.get(&d.id)
                && w.sources.len() != d.sources.len()
            {
                let message = format!("{}: {} titles for {} sources", d.id, w.sources.len(), d.sources.len());
                self.fault(&file, &d.id, "sources", message);
            }
        }
        let file = format!("{TEXTS}/{language}/notes.toml");
        for note in &c.notes {
            let id = note.number.to_string();
            if t.notes.get(&id).is_some_and(|w| w.source.is_some() != note.organisation.is_some()) {
                let message = format!("note {id}: `source` is for notes, and only those, that give an organisation");
                self.fault(&file, &id, "source", message);
            }
        }
        let file = format!("{TEXTS}/{language}/recommendations.toml");
        for r in &c.recommendations {
            if t.recommendations.get(&r.id).is_some_and(|w| w.who.is_some() != r.other_actor) {
                self.fault(
                    &file,
                    &r.id,
                    "who",
                    format!("{}: `who` is for those, and only those, outside the list of actors", r.id),
                );
            }
        }
        for country in &c.countries {
            let file = format!("{TEXTS}/{language}/countries.toml");
            if let Some(w) = t.countries.get(&country.id) {
                if w.mentions.len() != country.mentions.len() {
                    self.fault(
                        &file,
                        &country.id,
                        "mentions",
                        format!("{}: {} texts for {} mentions", country.id, w.mentions.len(), country.mentions.len()),
                    );
                }
                if (country.group == CountryGroup::Member) != w.asean_name.is_some() {
                    self.fault(
                        &file,
                        &country.id,
                        "",
                        format!("{}: members, and only they, have a name in ASEAN's form", country.id),
                    );
                }
            }
        }
        self.summaries(language, t);
    }

    /// A summary names every entity that the inventory finds in its passage.
    fn summaries(&mut self, language: &str, t: &Texts) {
        let mut wanted: BTreeMap<&str, Vec<&schema::Entity>> = BTreeMap::new();
        for entity in &self.content.entities {
            for at in &entity.at {
                wanted.entry(at).or_default().push(entity);
            }
        }
        for (at, entities) in wanted {
            let (file, id, text) = match locator::parse(at) {
                Some(Locator::Paragraph(p)) => {
                    ("paragraphs", p.to_owned(), t.paragraphs.get(p).map(|w| w.summary.clone()))
                }
                Some(Locator::Note(n)) => {
                    let words = t.notes.get(&n.to_string());
                    (
                        "notes",
                        n.to_string(),
                        words.map(|w| format!("{} {}", w.facts.join(" "), w.source.clone().unwrap_or_default())),
                    )
                }
                _ => continue,
            };
            let Some(text) = text else { continue };
            let text = plain(&text);
            for entity in entities {
                let Some(w) = t.entities.get(&entity.id) else { continue };
                let names =
                    [Some(&w.name), w.acronym.as_ref(), w.expanded.as_ref()].into_iter().flatten().chain(&w.aliases);
                if !names.into_iter().any(|name| text.contains(plain(name).trim())) {
                    self.fault(
                        &format!("{TEXTS}/{language}/{file}.toml"),
                        &id,
                        "",
                        format!("the text of {at} does not name {}", w.name),
                    );
                }
            }
        }
    }

    /// Every language has the same page texts with the same places to fill in.
    fn same_ui(&mut self) {
        let Some((_, first)) = self.content.texts.first() else { return };
        for (language, texts) in self.content.texts.iter().skip(1) {
            for (file, first, words) in [("ui", &first.ui, &texts.ui), ("charts", &first.charts, &texts.charts)] {
                let file = format!("{TEXTS}/{language}/{file}.toml");
                for (key, text) in first {
                    match words.get(key) {
                        None => self.fault(&file, "", "", format!("missing text for {key}")),
                        Some(other) if blanks(other) != blanks(text) => {
                            self.fault(
                                &file,
                                key.rsplit('.').next().unwrap_or(key),
                                "",
                                format!("{key} fills in other blanks than {FIRST_LANGUAGE}"),
                            );
                        }
                        Some(_) => {}
                    }
                }
                for key in words.keys().filter(|k| !first.contains_key(*k)) {
                    self.fault(&file, key, "", format!("text for {key}, which {FIRST_LANGUAGE} does not have"));
                }
            }
        }
    }
}

/// Tenths as a whole number, so that equality is exact.
fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// `{name}` blanks of a text, sorted.
fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// Folded for comparison: small letters, one kind of hyphen and quote, single spaces, no bracketed tail.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['‑', '–', '—'], "-").replace(['“', '”', '’', '"', '\''], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for ch in name.chars() {
        if ch.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(ch.to_lowercase());
    }
    out
}
