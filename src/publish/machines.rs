//! For programs: the whole summary as one Markdown file, `data/proposal.<language>.md`, in which every statement has
//! its reference to the text, and `llms.txt` (<https://llmstxt.org>), which leads to it and to the pages and data.

use super::Settings;
use super::folder::Folder;
use crate::component::facts::{nature, note_kind, value_of, year_of};
use crate::component::locator::{label, pages_of, path};
use crate::export::actions::add_markdown;
use crate::export::markdown::{escape, link};
use crate::page::{description, title};
use crate::proposal::{
    ACTIONS, AREAS, COUNTRIES, DOCUMENT, EVENTS, Endpoint, EntityIx, Locator, NOTE_URLS, NOTES, RECOMMENDATIONS,
    REFERENCE_DATES, RELATIONS, SECTIONS, STATISTICS, SectionIx, UNDATED,
};
use crate::route::{Language, Page};
use crate::text::{Locale, charts, ui};
use std::fmt::Write as _;

/// Writes the summary of a language.
pub(super) fn write_summary(folder: &mut Folder<'_>, locale: Locale, settings: &Settings) -> Result<(), String> {
    folder.write(&summary_path(locale), summary(locale, &site(settings, "../")))
}

/// Writes `llms.txt`.
pub(super) fn write_guide(folder: &mut Folder<'_>, locale: Locale, settings: &Settings) -> Result<(), String> {
    folder.write("llms.txt", guide(locale, &site(settings, "./")))
}

/// The site's address; if that is not known, its folder, relative to the file.
fn site(settings: &Settings, relative: &str) -> String {
    settings.site_url.as_deref().unwrap_or(relative).to_owned()
}

/// Path of the summary below the site's folder.
fn summary_path(locale: Locale) -> String {
    format!("data/proposal.{}.md", locale.code())
}

/// The way into the site.
fn guide(locale: Locale, site: &str) -> String {
    let name = |page: Page| {
        let title = title(locale, page);
        let own = title.strip_suffix(ui::SITE_TITLE.get(locale)).unwrap_or(&title).trim_end_matches([' ', '·']);
        own.to_owned()
    };
    let to = |page: Page| format!("{site}{}", page.in_language(Language::of(locale)).path());
    let mut out =
        format!("# {}\n\n> {}\n\n", escape(ui::SITE_TITLE.get(locale)), escape(&description(locale, Page::Explorer)));
    for text in [ui::ABOUT_IS_1, ui::ABOUT_NOT_1, ui::ABOUT_METHOD_2, ui::ABOUT_METHOD_4, ui::ABOUT_LICENCE_1] {
        let _ = writeln!(out, "{}\n", escape(text.get(locale)));
    }
    let _ = writeln!(out, "{} {}\n", escape(ui::ABOUT_OFFICIAL_BODY.get(locale)), official_links(locale));
    let _ = writeln!(out, "## {}\n", escape(ui::ABOUT_DATA.get(locale)));
    for (file, what) in [
        (summary_path(locale), ui::DATA_SUMMARY),
        (format!("data/proposal.{}.json", locale.code()), ui::EVIDENCE_PROPOSAL),
        ("data/context.json".to_owned(), ui::EVIDENCE_CONTEXT),
        ("data/since.json".to_owned(), ui::EVIDENCE_SINCE),
    ] {
        let _ =
            writeln!(out, "- {}", locale.labelled(&link(&file, &format!("{site}{file}")), &escape(what.get(locale))));
    }
    let _ = writeln!(out, "\n## {}\n", escape(ui::FOOT_SITE.get(locale)));
    for page in Page::single().filter(|page| *page != Page::Hosting) {
        let _ =
            writeln!(out, "- {}", locale.labelled(&link(&name(page), &to(page)), &escape(&description(locale, page))));
    }
    out
}

/// Links to the official pages.
fn official_links(locale: Locale) -> String {
    let links: Vec<String> = DOCUMENT.official.iter().map(|(code, url)| link(code, url)).collect();
    locale.commas(&links)
}

/// The whole summary. `site` is what addresses begin with.
fn summary(locale: Locale, site: &str) -> String {
    let text = |text: crate::text::Text| escape(text.get(locale));
    let at = |at: Locator| link(&label(locale, at), &format!("{site}{}", path(locale, at)));
    let ats = |all: &[Locator]| locale.commas(&all.iter().map(|one| at(*one)).collect::<Vec<_>>());
    let aside = |text: &str, aside: &str| locale.with_aside(text, aside);
    let labelled = |label: &str, text: &str| locale.labelled(label, text);
    let pages = |at: Locator| pages_of(locale, at).map(|pages| aside("", &escape(&pages))).unwrap_or_default();
    let mut out = format!("# {}\n\n", text(DOCUMENT.title));
    let mut line = |words: String| {
        out.push_str(&words);
        out.push('\n');
    };
    let issued = locale.commas(&[text(DOCUMENT.issuer), escape(&locale.date(DOCUMENT.date))]);
    let (gap, end) = (ui::FORMAT_GAP.get(locale), charts::JOIN_END.get(locale));
    line(format!("{}{end}\n", [text(DOCUMENT.subtitle), issued].join(ui::FORMAT_STOP.get(locale))));
    line(format!("{} {}\n", text(ui::ABOUT_OFFICIAL_BODY), official_links(locale)));
    for words in [ui::ABOUT_METHOD_1, ui::ABOUT_METHOD_2, ui::ABOUT_METHOD_3, ui::ABOUT_LICENCE_1] {
        line(format!("{}\n", text(words)));
    }

    line(format!("## {}", text(ui::TITLE_TEXT)));
    for s in (0..SECTIONS.len()).map(SectionIx) {
        let section = s.get();
        line(format!("\n### {}\n", aside(&text(section.heading), &at(Locator::Section(s)))));
        for p in section.paragraphs {
            let (place, paragraph) = (Locator::Paragraph(*p), p.get());
            let mut more: Vec<Locator> = paragraph.notes.iter().map(|n| Locator::Note(*n)).collect();
            more.extend(paragraph.actions.iter().map(|(a, _)| Locator::Action(*a)));
            let more = if more.is_empty() { String::new() } else { format!(" → {}", ats(&more)) };
            line(format!("- {}{more}", labelled(&(at(place) + &pages(place)), &text(paragraph.summary))));
        }
    }

    line(format!("\n## {}\n", text(ui::DATA_RECOMMENDATIONS)));
    for r in &RECOMMENDATIONS {
        let same: Vec<Locator> = r.covered_by.iter().map(|(a, _)| Locator::Action(*a)).collect();
        let summary = r.summary.map(|words| format!("{gap}{}", text(words))).unwrap_or_default();
        let same = if same.is_empty() { String::new() } else { format!(" → {}", ats(&same)) };
        line(format!("- {}{end}{summary}{same}", labelled(&aside(&r.id(), &ats(r.at)), &text(r.title))));
    }

    for area in &AREAS {
        line(format!("\n## {} {}", area.number, aside(&text(area.heading), &at(Locator::Heading(area.heading_at)))));
        for action in ACTIONS.iter().filter(|a| a.area == area.number) {
            let mut section = String::new();
            add_markdown(&mut section, locale, site, action, 3);
            line(section.trim_end().to_owned());
        }
    }

    line(format!("\n## {}", text(ui::TITLE_NOTES)));
    for note in &NOTES {
        let place = Locator::Note(note.number);
        line(format!("\n### {}{}\n", at(place), pages(place)));
        let facts: Vec<String> = note.facts.iter().map(|fact| text(*fact)).collect();
        line(format!("- {}", labelled(&text(note_kind(note.kind)), &facts.join(gap))));
        for s in note.statistics {
            let s = s.get();
            let [value, year] = [value_of(locale, s), year_of(locale, s)].map(|words| escape(&words));
            let how = locale.semicolons(&[text(s.scope), year, text(nature(s.nature))]);
            line(format!("- {} {}", s.id, labelled(&text(s.title), &aside(&value, &how))));
        }
        let mut places = vec![note.anchor];
        places.extend(note.actions.iter().map(|a| Locator::Action(*a)).filter(|at| *at != note.anchor));
        line(format!("- {} {}", text(ui::NOTES_HANGS), ats(&places)));
        if let Some(source) = note.source {
            line(format!("- {} {}", text(ui::NOTES_SOURCE), text(source)));
        }
        for url in NOTE_URLS[usize::from(note.number) - 1] {
            line(format!("- {}", link(url, url)));
        }
    }

    line(format!("\n## {}\n", text(ui::DATA_STATISTICS)));
    for s in &STATISTICS {
        let [value, year] = [value_of(locale, s), year_of(locale, s)].map(|words| escape(&words));
        let places = ats(&[Locator::Note(s.note), s.at]);
        let how = locale.semicolons(&[year, text(nature(s.nature)), places]);
        line(format!("- {} {}", s.id, labelled(&text(s.title), &aside(&value, &how))));
    }
    line(format!("\n## {}\n", text(ui::DATA_EVENTS)));
    for e in &EVENTS {
        line(format!("- {} {}", e.id, labelled(&escape(&locale.date(e.date)), &aside(&text(e.what), &ats(e.at)))));
    }
    line(format!("\n## {}\n", text(ui::DATA_REFERENCE_DATES)));
    for d in &REFERENCE_DATES {
        line(format!("- {} {}", d.id, labelled(&escape(&locale.date(d.date)), &aside(&text(d.what), &ats(d.at)))));
    }
    line(format!("\n## {}\n", text(ui::DATA_UNDATED)));
    for u in &UNDATED {
        line(format!("- {} {}", u.id, aside(&text(u.what), &ats(u.at))));
    }
    line(format!("\n## {}\n", text(ui::DATA_ENTITIES)));
    for (e, details) in EntityIx::all().map(|e| (e.get(), e.details())) {
        let name = e.acronym.map_or_else(|| text(e.name), |words| aside(&text(e.name), &text(words)));
        line(format!("- {}", labelled(&name, &aside(&text(e.kind), &ats(details.at)))));
    }
    line(format!("\n## {}\n", text(ui::DATA_RELATIONS)));
    let name = |endpoint: &Endpoint| match endpoint {
        Endpoint::Entity(e) => text(e.get().name),
        Endpoint::Country(c) => text(c.get().name),
        Endpoint::Action(a) => escape(a.get().id),
        Endpoint::Phrase(words) => text(*words),
    };
    for r in &RELATIONS {
        let objects: Vec<String> = r.objects.iter().map(name).collect();
        let words = [name(&r.subject), text(r.predicate), locale.commas(&objects)].join(gap);
        line(format!("- {}", aside(&words, &at(r.at))));
    }
    line(format!("\n## {}\n", text(ui::DATA_COUNTRIES)));
    for c in &COUNTRIES {
        let mentions: Vec<String> = c.mentions.iter().map(|m| labelled(&at(m.at), &text(m.text))).collect();
        line(format!("- {}", labelled(&aside(&text(c.name), c.id), &locale.semicolons(&mentions))));
    }
    out
}
