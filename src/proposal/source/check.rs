//! What must hold of the content as a whole.
//!
//! Each rule guards something a visitor would be misled by: a locator that leads nowhere,
//! a figure that does not add up, a summary that leaves out what the inventory says the
//! passage names. The build stops on the first run that breaks one.

use super::load::{Content, Files, Keyed, Problem, TEXTS, Texts};
use super::locator::{self, Locator};
use super::schema::{self, Actor, CountryGroup};
use std::collections::{BTreeMap, BTreeSet};

/// Members of ASEAN on the day of publication, in the order of the ten-member bar.
pub const MEMBERS: [&str; 10] = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

/// Countries outside the proposal that context records speak of.
const CONTEXT_COUNTRIES: [&str; 1] = ["TL"];

/// Actions in each area, as counted in the appendix.
const ACTIONS_BY_AREA: [usize; 5] = [9, 8, 10, 2, 5];

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
}

/// Checks everything that the parser cannot.
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
    };
    let mut c = Checker { content, files, problems: Vec::new(), ids };
    c.unique();
    c.counts();
    c.references();
    c.notes();
    c.actors();
    c.sums();
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
            if schema::ThemeGroup::ALL.iter().any(|g| kebab(&format!("{g:?}")) == theme.id) {
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
        let expected: [(&str, usize, usize); 16] = [
            ("sections", c.sections.len(), 20),
            ("headings", c.headings.len(), 16),
            ("paragraphs", c.paragraphs.len(), 49),
            ("areas", c.areas.len(), 5),
            ("actions", c.actions.len(), 34),
            ("notes", c.notes.len(), 48),
            ("statistics", c.statistics.len(), 17),
            ("counts", c.counts.len(), 14),
            ("events", c.events.len(), 35),
            ("reference_dates", c.reference_dates.len(), 12),
            ("undated", c.undated.len(), 13),
            ("entities", c.entities.len(), 95),
            ("relations", c.relations.len(), 67),
            ("themes", c.themes.len(), 97),
            ("countries", c.countries.len(), 17),
            ("places", c.places.len(), 8),
        ];
        for (name, found, wanted) in expected {
            if found != wanted {
                self.fault(&data(name), "", "", format!("{found} records, the proposal has {wanted}"));
            }
        }
        if c.implied.len() != 2 {
            self.fault(&data("implied"), "", "", format!("{} records, expected 2", c.implied.len()));
        }
        for (n, wanted) in (1u8..).zip(ACTIONS_BY_AREA) {
            let prefix = format!("A{n}");
            let found = c.actions.iter().filter(|a| a.group.split('.').next() == Some(&prefix)).count();
            if found != wanted {
                self.fault(
                    &data("actions"),
                    "",
                    "",
                    format!("area {n} has {found} actions, the proposal has {wanted}"),
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
                    format!("says {} actions, {found} stand under {}", heading.actions, heading.id),
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
            let section = p.id.split(" ¶").next().unwrap_or_default();
            if !self.ids.sections.contains(section) {
                self.fault(&f, &p.id, "", format!("section {section} does not exist"));
            }
        }
        let f = data("headings");
        for h in &c.headings {
            if h.parent != "app" && !self.ids.headings.contains(h.parent.as_str()) {
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
                self.fault(&f, &s.id, &s.at, format!("note {} does not hang on `{}`", s.note, s.at));
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
            if !MEMBERS.contains(&g.country.as_str()) {
                self.fault(
                    &context("growth"),
                    "",
                    &format!("\"{}\"", g.country),
                    format!("{} is not a member", g.country),
                );
            }
        }
        for (name, list) in
            [("bases", &c.bases), ("visitors", &c.visitors), ("investment", &c.investment), ("residents", &c.residents)]
        {
            for figure in list {
                if let Some(source) = &figure.source {
                    sources.push((context(name), String::new(), source.clone()));
                }
                for country in &figure.countries {
                    if !MEMBERS.contains(&country.as_str()) {
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
        if c.members.iter().map(|m| m.id.as_str()).ne(MEMBERS) {
            self.fault(&context("members"), "", "", "the ten members, in the order of the bar, are expected");
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
                if !self.ids.countries.contains(country.as_str()) && !CONTEXT_COUNTRIES.contains(&country.as_str()) {
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

    /// Notes 1 to 48, each hung once, 44 in the body and 4 in the appendix.
    fn notes(&mut self) {
        let f = data("notes");
        for (n, note) in (1u8..).zip(&self.content.notes) {
            let id = note.number.to_string();
            if note.number != n {
                self.fault(&f, &id, "", format!("note {} stands where note {n} belongs", note.number));
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
            if in_appendix != (n > 44) {
                self.fault(&f, &id, "anchor", format!("note {n} hangs in the wrong part of the text"));
            }
            for country in &note.countries {
                self.country(&f, &id, country);
            }
        }
        let mut attached: Vec<u8> = self.content.actions.iter().flat_map(|a| a.notes_attached.clone()).collect();
        attached.sort_unstable();
        if attached != [45, 46, 47, 48] {
            self.fault(
                &data("actions"),
                "",
                "",
                format!("notes attached to actions are {attached:?}, expected 45 to 48, once each"),
            );
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
        if unstated != 7 {
            self.fault(&f, "", "", format!("{unstated} actions without a stated actor, the proposal has 7"));
        }
    }

    fn statistic(&self, id: &str) -> f64 {
        self.content.statistics.iter().find(|s| s.id == id).map_or(f64::NAN, |s| s.value)
    }

    /// Shares and sums that the text or the checked figures imply.
    fn sums(&mut self) {
        let share = (self.statistic("ST05") / self.statistic("ST07") * 100.0).round();
        if share != self.statistic("ST06") {
            self.fault(
                &data("statistics"),
                "ST06",
                "value",
                format!("20.4 of 136.2 is {share} %, not {} %", self.statistic("ST06")),
            );
        }
        let bases: f64 = self.content.bases.iter().map(|f| f.value).sum();
        if bases != self.statistic("ST09") {
            self.fault(
                &context("bases"),
                "",
                "",
                format!("bases add up to {bases}, note 12 has {}", self.statistic("ST09")),
            );
        }
        let investment: f64 = self.content.investment.iter().map(|f| f.value).sum();
        if tenths(investment) != tenths(self.statistic("ST08")) {
            self.fault(
                &context("investment"),
                "",
                "",
                format!("investment adds up to {investment:.1}, note 11 has {}", self.statistic("ST08")),
            );
        }
        for (year, id, members) in [(2020, "ST02", 10), (2021, "ST03", 10), (2022, "ST04", 9)] {
            let values: Vec<f64> = self.content.growth.iter().filter(|g| g.year == year).map(|g| g.value).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            if values.len() != members || tenths(mean) != tenths(self.statistic(id)) {
                self.fault(
                    &context("growth"),
                    "",
                    "",
                    format!(
                        "{} rates of {year} have the mean {mean:.2}, note 9 has {} from {members}",
                        values.len(),
                        self.statistic(id)
                    ),
                );
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
            members
        );
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
        let remarks = ["growth", "bases", "visitors", "investment", "residents", "members"];
        self.keys(language, "context_remarks", &t.context_remarks, remarks.into_iter());

        let file = format!("{TEXTS}/{language}/actions.toml");
        for a in &c.actions {
            if let Some(w) = t.actions.get(&a.id) {
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
                                format!("{key} fills in other blanks than English"),
                            );
                        }
                        Some(_) => {}
                    }
                }
                for key in words.keys().filter(|k| !first.contains_key(*k)) {
                    self.fault(&file, key, "", format!("text for {key}, which English does not have"));
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
