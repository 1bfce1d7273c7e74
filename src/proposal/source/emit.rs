//! Writes the checked content as Rust statics and as one pack of texts a language.
//!
//! Only the build script uses this. Records refer to each other by position, which the
//! checks have made safe, so the app needs no look-up by name and parses nothing.

use super::load::{Content, Keyed, Texts};
use super::locator::{self, Locator};
use std::fmt::Write as _;

/// Separates the texts of a pack; no text may hold it.
pub const SEPARATOR: char = '\u{0}';

/// What the build script leaves behind.
pub struct Emitted {
    /// `static` records of proposal and context.
    pub records: String,
    /// One constant for each text of the pages.
    pub keys: String,
    /// One constant for each text of the charts.
    pub chart_keys: String,
    /// Language code and pack.
    pub packs: Vec<(String, String)>,
    /// How many texts of each pack the first program shows. They come first.
    pub shown: usize,
    /// Where the texts end that only the second program shows.
    pub charted: usize,
}

struct Emit<'a> {
    content: &'a Content,
    packs: Vec<(&'a str, &'a Texts, Vec<String>)>,
    out: String,
}

/// Emits everything.
pub fn emit(content: &Content) -> Emitted {
    let packs = content.texts.iter().map(|(code, texts)| (code.as_str(), texts, Vec::new())).collect();
    let mut e = Emit { content, packs, out: String::new() };
    let keys = e.words(|t| &t.ui);
    e.shown();
    let shown = e.count();
    let chart_keys = e.words(|t| &t.charts);
    e.charted();
    let charted = e.count();
    e.kept();
    let packs =
        e.packs.into_iter().map(|(code, _, words)| (code.to_owned(), words.join(&SEPARATOR.to_string()))).collect();
    Emitted { records: e.out, keys, chart_keys, packs, shown, charted }
}

/// Position of a record, written as Rust.
fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> usize {
    list.iter().position(is).unwrap_or(usize::MAX)
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("&[");
    for item in items {
        out.push_str(&item);
        out.push(',');
    }
    out.push(']');
    out
}

impl<'a> Emit<'a> {
    /// Adds one text to every pack and returns its handle, written as Rust.
    fn text(&mut self, of: impl Fn(&Texts) -> String) -> String {
        let mut index = 0;
        for (_, texts, words) in &mut self.packs {
            index = words.len();
            words.push(of(texts));
        }
        format!("Text({index})")
    }

    fn texts(&mut self, n: usize, of: impl Fn(&Texts, usize) -> String) -> String {
        list((0..n).map(|i| self.text(|t| of(t, i))).collect::<Vec<_>>())
    }

    fn maybe(&mut self, of: impl Fn(&Texts) -> Option<String>) -> String {
        if self.packs.first().is_some_and(|(_, t, _)| of(t).is_some()) {
            format!("Some({})", self.text(|t| of(t).unwrap_or_default()))
        } else {
            "None".to_owned()
        }
    }

    /// How many texts each pack holds so far.
    fn count(&self) -> usize {
        self.packs.first().map_or(0, |(_, _, words)| words.len())
    }

    /// Words of pages, with the constants that name them.
    fn words(&mut self, of: impl Fn(&Texts) -> &Keyed<String>) -> String {
        let mut out = String::new();
        let Some((_, first)) = self.content.texts.first() else { return out };
        for (key, english) in of(first) {
            let handle = self.text(|t| of(t).get(key).cloned().unwrap_or_default());
            let name = key.to_uppercase().replace(['.', '-'], "_");
            let _ = writeln!(out, "/// {}\npub const {name}: Text = {handle};", english.replace('\n', " "));
        }
        out
    }

    fn section(&self, id: &str) -> String {
        format!("SectionIx({})", position(&self.content.sections, |r| r.id == id))
    }

    fn heading(&self, id: &str) -> String {
        format!("HeadingIx({})", position(&self.content.headings, |r| r.id == id))
    }

    fn paragraph(&self, id: &str) -> String {
        format!("ParagraphIx({})", position(&self.content.paragraphs, |r| r.id == id))
    }

    fn action(&self, id: &str) -> String {
        format!("ActionIx({})", position(&self.content.actions, |r| r.id == id))
    }

    fn entity(&self, id: &str) -> String {
        format!("EntityIx({})", position(&self.content.entities, |r| r.id == id))
    }

    fn country(&self, id: &str) -> String {
        format!("CountryIx({})", position(&self.content.countries, |r| r.id == id))
    }

    fn source(&self, id: &str) -> String {
        format!("SourceIx({})", position(&self.content.sources, |r| r.id == id))
    }

    fn at(&self, text: &str) -> String {
        match locator::parse(text) {
            None | Some(Locator::Cover) => "Locator::Cover".to_owned(),
            Some(Locator::Heading(id)) if id.starts_with('A') => format!("Locator::Heading({})", self.heading(id)),
            Some(Locator::Heading(id)) => format!("Locator::Section({})", self.section(id)),
            Some(Locator::Paragraph(id)) => format!("Locator::Paragraph({})", self.paragraph(id)),
            Some(Locator::Note(n)) => format!("Locator::Note({n})"),
            Some(Locator::Action(id)) => format!("Locator::Action({})", self.action(id)),
        }
    }

    fn ats<'s>(&self, all: impl IntoIterator<Item = &'s String>) -> String {
        list(all.into_iter().map(|a| self.at(a)))
    }

    fn group<R>(&mut self, name: &str, kind: &str, records: &'a [R], row: impl Fn(&mut Self, &'a R) -> String) {
        let mut rows = String::new();
        for r in records {
            let text = row(self, r);
            let _ = writeln!(rows, "    {kind} {{ {text} }},");
        }
        let _ = writeln!(self.out, "pub static {name}: [{kind}; {}] = [\n{rows}];", records.len());
    }

    /// Collections that pages show.
    fn shown(&mut self) {
        let c = self.content;
        let (title, subtitle, issuer) = (
            self.text(|t| t.document.title.clone()),
            self.text(|t| t.document.subtitle.clone()),
            self.text(|t| t.document.issuer.clone()),
        );
        let official = list(c.document.official.iter().map(|(k, v)| format!("({k:?}, {v:?})")));
        let _ = writeln!(
            self.out,
            "pub static DOCUMENT: Document = Document {{ title: {title}, subtitle: {subtitle}, issuer: {issuer}, date: {:?}, pages: {}, official: {official} }};",
            c.document.date, c.document.pages
        );

        self.group("SECTIONS", "Section", &c.sections, |e, r| {
            let heading = e.text(|t| t.sections[&r.id].heading.clone());
            let toc = e.maybe(|t| t.sections[&r.id].toc_heading.clone());
            let parent = r.parent.as_ref().map_or("None".to_owned(), |p| format!("Some({})", e.section(p)));
            let own = |id: &str| id.split(" ¶").next() == Some(r.id.as_str());
            let paragraphs = list(c.paragraphs.iter().filter(|p| own(&p.id)).map(|p| e.paragraph(&p.id)));
            format!(
                "id: {:?}, number: {:?}, level: {}, parent: {parent}, in_toc: {}, page: {}, page_basis: PageBasis::{:?}, area: {:?}, heading: {heading}, toc_heading: {toc}, paragraphs: {paragraphs}",
                r.id, r.number, r.level, r.in_toc, r.page, r.page_basis, r.area
            )
        });
        self.group("PARAGRAPHS", "Paragraph", &c.paragraphs, |e, r| {
            let summary = e.text(|t| t.paragraphs[&r.id].summary.clone());
            let (section, n) = r.id.split_once(" ¶").unwrap_or((&r.id, "0"));
            let notes: Vec<u8> = c.notes.iter().filter(|x| x.anchor == r.id).map(|x| x.number).collect();
            let actions = list(c.actions.iter().flat_map(|a| {
                let action = e.action(&a.id);
                a.body.iter().filter(|b| b.at == r.id).map(move |b| format!("({action}, Strength::{:?})", b.strength))
            }));
            let entities = list(c.entities.iter().filter(|x| x.at.contains(&r.id)).map(|x| e.entity(&x.id)));
            format!(
                "section: {}, n: {n}, pages: &{:?}, summary: {summary}, notes: &{notes:?}, actions: {actions}, entities: {entities}",
                e.section(section),
                r.pages
            )
        });
        self.group("AREAS", "Area", &c.areas, |e, r| {
            let title = e.text(|t| t.areas[&r.number.to_string()].title.clone());
            let heading = e.text(|t| t.areas[&r.number.to_string()].heading.clone());
            let groups: Vec<_> = c
                .headings
                .iter()
                .filter(|h| h.actions > 0 && h.id.starts_with(&r.heading))
                .map(|h| h.id.clone())
                .collect();
            let groups = list(groups.iter().map(|g| e.heading(g)));
            format!(
                "number: {}, heading_at: {}, section: {}, title: {title}, heading: {heading}, groups: {groups}",
                r.number,
                e.heading(&r.heading),
                e.section(&r.section)
            )
        });
        self.group("HEADINGS", "Heading", &c.headings, |e, r| {
            let title = e.text(|t| t.headings[&r.id].title.clone());
            let heading = e.text(|t| t.headings[&r.id].heading.clone());
            let actions = list(c.actions.iter().filter(|a| a.group == r.id).map(|a| e.action(&a.id)));
            let area = &r.id[1..2];
            format!(
                "id: {:?}, number: {:?}, level: {}, area: {area}, page: {}, page_basis: PageBasis::{:?}, title: {title}, heading: {heading}, actions: {actions}",
                r.id, r.number, r.level, r.page, r.page_basis
            )
        });
        self.group("ACTIONS", "Action", &c.actions, |e, r| {
            let w = |t: &Texts| t.actions[&r.id].clone();
            let title = e.text(|t| w(t).title);
            let summary = e.text(|t| w(t).summary);
            let remark = e.maybe(|t| w(t).remark);
            let own_words = e.maybe(|t| w(t).own_words);
            let evidence: Vec<String> = r
                .evidence
                .iter()
                .enumerate()
                .map(|(i, x)| {
                    let text = e.text(|t| w(t).evidence[i].clone());
                    format!("Evidence {{ actor: Actor::{:?}, at: {}, text: {text} }}", x.actor, e.at(&x.at))
                })
                .collect();
            let reach: Vec<String> = r
                .countries
                .iter()
                .enumerate()
                .map(|(i, x)| {
                    let text = e.text(|t| w(t).reach[i].clone());
                    format!("Reach {{ country: {}, at: {}, text: {text} }}", e.country(&x.country), e.at(&x.at))
                })
                .collect();
            let remarks: Vec<String> = r
                .remarks
                .iter()
                .enumerate()
                .map(|(i, x)| {
                    let text = e.text(|t| w(t).remarks[i].clone());
                    format!("Reach {{ country: {}, at: {}, text: {text} }}", e.country(&x.country), e.at(&x.at))
                })
                .collect();
            let body = list(r.body.iter().map(|b| {
                let Some(Locator::Paragraph(p)) = locator::parse(&b.at) else { return String::new() };
                format!("({}, Strength::{:?})", e.paragraph(p), b.strength)
            }));
            let area = &r.id[1..2];
            // themes reach an action by its own locator, or by a heading above it
            let themes = list(c.themes.iter().enumerate().filter_map(|(i, theme)| {
                let direct = theme.at.contains(&r.id);
                let heading = theme.at.iter().any(|at| *at == format!("H:{}", r.group) || *at == format!("H:A{area}"));
                (direct || heading).then(|| format!("(ThemeIx({i}), {direct})"))
            }));
            let entities = list(c.entities.iter().filter(|x| x.at.contains(&r.id)).map(|x| e.entity(&x.id)));
            format!(
                "id: {:?}, slug: {:?}, area: {area}, group: {}, pages: &{:?}, title: {title}, summary: {summary}, actors: {}, evidence: {}, own_words: {own_words}, notes_attached: &{:?}, notes: &{:?}, body: {body}, reach: {}, remarks: {}, remark: {remark}, themes: {themes}, entities: {entities}",
                r.id,
                r.slug,
                e.heading(&r.group),
                r.pages,
                list(r.actors.iter().map(|a| format!("Actor::{a:?}"))),
                list(evidence),
                r.notes_attached,
                r.notes,
                list(reach),
                list(remarks),
            )
        });
        self.group("NOTES", "Note", &c.notes, |e, r| {
            let id = r.number.to_string();
            let n = e.packs.first().map_or(0, |(_, t, _)| t.notes[&id].facts.len());
            let facts = e.texts(n, |t, i| t.notes[&id].facts.get(i).cloned().unwrap_or_default());
            let source = e.maybe(|t| t.notes[&id].source.clone());
            let at = format!("fn{id}");
            let actions = list(c.actions.iter().filter(|a| a.notes.contains(&r.number)).map(|a| e.action(&a.id)));
            let entities = list(c.entities.iter().filter(|x| x.at.contains(&at)).map(|x| e.entity(&x.id)));
            let statistics = list(c.statistics.iter().enumerate().filter(|(_, s)| s.note == r.number).map(|(i, _)| format!("StatisticIx({i})")));
            format!(
                "number: {id}, anchor: {}, pages: &{:?}, kind: NoteKind::{:?}, secondary: {}, urls: &{:?}, countries: {}, facts: {facts}, source: {source}, actions: {actions}, entities: {entities}, statistics: {statistics}",
                e.at(&r.anchor),
                r.pages,
                r.kind,
                list(r.secondary_kinds.iter().map(|k| format!("NoteKind::{k:?}"))),
                r.urls,
                list(r.countries.iter().map(|x| e.country(x))),
            )
        });
        self.group("STATISTICS", "Statistic", &c.statistics, |e, r| {
            let w = |t: &Texts| t.statistics[&r.id].clone();
            let title = e.text(|t| w(t).title);
            let unit = e.text(|t| w(t).unit);
            let qualifier = e.maybe(|t| w(t).qualifier);
            let scope = e.text(|t| w(t).scope);
            let source = e.maybe(|t| w(t).source);
            let remark = e.maybe(|t| w(t).remark);
            format!(
                "id: {:?}, value: {:?}, year: {:?}, base_year: {:?}, year_basis: YearBasis::{:?}, nature: Nature::{:?}, note: {}, at: {}, title: {title}, unit: {unit}, qualifier: {qualifier}, scope: {scope}, source: {source}, remark: {remark}",
                r.id,
                r.value,
                r.year,
                r.base_year,
                r.year_basis,
                r.nature,
                r.note,
                e.at(&r.at)
            )
        });
        self.group("ENTITIES", "Entity", &c.entities, |e, r| {
            let w = |t: &Texts| t.entities[&r.id].clone();
            let name = e.text(|t| w(t).name);
            let acronym = e.maybe(|t| w(t).acronym);
            let expanded = e.maybe(|t| w(t).expanded);
            let remark = e.maybe(|t| w(t).remark);
            let kind = e.text(|t| t.entity_kinds[&r.kind].clone());
            format!(
                "id: {:?}, kind: {kind}, initiative: {}, at: {}, occurrences: {}, name: {name}, acronym: {acronym}, expanded: {expanded}, remark: {remark}",
                r.id,
                r.initiative,
                e.ats(&r.at),
                r.occurrences
            )
        });
        self.group("THEMES", "Theme", &c.themes, |e, r| {
            let name = e.text(|t| t.themes[&r.id].name.clone());
            format!("id: {:?}, group: ThemeGroup::{:?}, at: {}, name: {name}", r.id, r.group, e.ats(&r.at))
        });
        self.group("COUNTRIES", "Country", &c.countries, |e, r| {
            let name = e.text(|t| t.countries[&r.id].name.clone());
            let asean_name = e.maybe(|t| t.countries[&r.id].asean_name.clone());
            let remark = e.maybe(|t| t.countries[&r.id].remark.clone());
            let mentions: Vec<String> = r
                .mentions
                .iter()
                .enumerate()
                .map(|(i, m)| {
                    let text = e.text(|t| t.countries[&r.id].mentions[i].clone());
                    format!("Mention {{ at: {}, kind: MentionKind::{:?}, occurrences: {}, text: {text} }}", e.at(&m.at), m.kind, m.occurrences)
                })
                .collect();
            format!("id: {:?}, group: CountryGroup::{:?}, mentions: {}, headings: {}, name: {name}, asean_name: {asean_name}, remark: {remark}", r.id, r.group, list(mentions), e.ats(&r.headings))
        });
        self.group("SOURCES", "Source", &c.sources, |e, r| {
            let title = e.text(|t| t.sources[&r.id].title.clone());
            format!("id: {:?}, url: {:?}, title: {title}", r.id, r.url)
        });
        self.group("GROWTH", "Growth", &c.growth, |e, r| {
            format!(
                "country: {}, year: {}, value: {:?}, basis: GrowthBasis::{:?}, status: Status::{:?}, source: {}",
                e.country(&r.country),
                r.year,
                r.value,
                r.basis,
                r.status,
                e.source(&r.source)
            )
        });
        self.group("SINCE", "Since", &c.since, |e, r| {
            let what = e.text(|t| t.since[&r.id].what.clone());
            // Timor-Leste is no country of the proposal, so parties stay codes here
            format!(
                "id: {:?}, date: {:?}, countries: &{:?}, actions: {}, sources: {}, what: {what}",
                r.id,
                r.date,
                r.countries,
                list(r.actions.iter().map(|x| e.action(x))),
                list(r.sources.iter().map(|x| e.source(x)))
            )
        });
        self.group("MEMBERS", "Member", &c.members, |e, r| {
            let official_name = e.text(|t| t.members[&r.id].official_name.clone());
            let capital = e.text(|t| t.members[&r.id].capital.clone());
            let endonyms = list(r.endonyms.iter().map(|x| format!("({:?}, {:?})", x.lang, x.name)));
            format!(
                "country: {}, endonyms: {endonyms}, population_2020: {}, gdp_2020_usd_bn: {:?}, accession: {:?}, sources: [{}, {}, {}], official_name: {official_name}, capital: {capital}",
                e.country(&r.id),
                r.population_2020,
                r.gdp_2020_usd_bn,
                r.accession,
                e.source(&r.population_source),
                e.source(&r.gdp_source),
                e.source(&r.accession_source)
            )
        });
    }

    /// Collections that only charts show, and the pages that are made of charts.
    fn charted(&mut self) {
        let c = self.content;
        self.group("EVENTS", "Event", &c.events, |e, r| {
            let what = e.text(|t| t.events[&r.id].what.clone());
            let n = e.packs.first().map_or(0, |(_, t, _)| t.events[&r.id].parties.len());
            let parties = e.texts(n, |t, i| t.events[&r.id].parties.get(i).cloned().unwrap_or_default());
            format!(
                "id: {:?}, date: {:?}, sort: {:?}, precision: Precision::{:?}, status: EventStatus::{:?}, at: {}, sections: {}, what: {what}, parties: {parties}",
                r.id,
                r.date,
                r.sort,
                r.precision,
                r.status,
                e.ats(&r.at),
                e.ats(&r.sections)
            )
        });
        for (name, figures) in
            [("BASES", &c.bases), ("VISITORS", &c.visitors), ("INVESTMENT", &c.investment), ("RESIDENTS", &c.residents)]
        {
            self.group(name, "Figure", figures, |e, r| {
                let source = r.source.as_ref().map_or("None".to_owned(), |s| format!("Some({})", e.source(s)));
                format!(
                    "countries: {}, date: {:?}, value: {:?}, status: Status::{:?}, source: {source}",
                    list(r.countries.iter().map(|x| e.country(x))),
                    r.date,
                    r.value,
                    r.status
                )
            });
        }
        for key in ["growth", "bases", "visitors", "investment", "residents", "members"] {
            let text = self.text(|t| t.context_remarks[key].clone());
            let _ = writeln!(self.out, "pub static REMARK_{}: Text = {text};", key.to_uppercase());
        }
    }

    /// Collections that only the open data holds today.
    fn kept(&mut self) {
        let c = self.content;
        self.group("COUNTS", "Count", &c.counts, |e, r| {
            let what = e.text(|t| t.counts[&r.id].what.clone());
            let words = e.maybe(|t| t.counts[&r.id].value.clone());
            format!(
                "id: {:?}, value: {:?}, words: {words}, what: {what}, basis: CountBasis::{:?}, at: {}",
                r.id,
                r.value,
                r.basis,
                e.ats(&r.at)
            )
        });
        self.group("REFERENCE_DATES", "ReferenceDate", &c.reference_dates, |e, r| {
            let what = e.text(|t| t.reference_dates[&r.id].what.clone());
            format!(
                "id: {:?}, date: {:?}, precision: Precision::{:?}, at: {}, what: {what}",
                r.id,
                r.date,
                r.precision,
                e.ats(&r.at)
            )
        });
        self.group("UNDATED", "Undated", &c.undated, |e, r| {
            let what = e.text(|t| t.undated[&r.id].what.clone());
            format!("id: {:?}, status: HappeningStatus::{:?}, at: {}, what: {what}", r.id, r.status, e.ats(&r.at))
        });
        self.group("RELATIONS", "Relation", &c.relations, |e, r| {
            let predicate = e.text(|t| t.relations[&r.id].predicate.clone());
            let mut end = |x: &super::schema::Endpoint| match (&x.entity, &x.country, &x.action, &x.phrase) {
                (Some(id), ..) => format!("Endpoint::Entity({})", e.entity(id)),
                (_, Some(id), ..) => format!("Endpoint::Country({})", e.country(id)),
                (_, _, Some(id), _) => format!("Endpoint::Action({})", e.action(id)),
                (_, _, _, Some(key)) => {
                    let text = e.text(|t| t.phrases[key].clone());
                    format!("Endpoint::Phrase({text})")
                }
                _ => String::new(),
            };
            let subject = end(&r.subject);
            let objects = list(r.objects.iter().map(&mut end).collect::<Vec<_>>());
            format!("id: {:?}, subject: {subject}, predicate: {predicate}, objects: {objects}, at: {}, basis: RelationBasis::{:?}", r.id, e.at(&r.at), r.basis)
        });
        self.group("PLACES", "Place", &c.places, |e, r| {
            let name = e.text(|t| t.places[&r.id].name.clone());
            let remark = e.text(|t| t.places[&r.id].remark.clone());
            format!("id: {:?}, at: {}, name: {name}, remark: {remark}", r.id, e.ats(&r.at))
        });
        self.group("IMPLIED", "Implied", &c.implied, |e, r| {
            let remark = e.text(|t| t.implied[&r.id].remark.clone());
            format!(
                "id: {:?}, country: {}, via: {}, at: {}, remark: {remark}",
                r.id,
                e.country(&r.country),
                list(r.via.iter().map(|x| e.entity(x))),
                e.at(&r.at)
            )
        });
    }
}
