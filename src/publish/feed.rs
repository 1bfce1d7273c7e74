//! `since.atom`: what has happened since publication, as an Atom feed, for readers of feeds.
//!
//! <https://www.rfc-editor.org/rfc/rfc4287>

use super::Settings;
use super::folder::Folder;
use super::html::escape;
use crate::component::since::{kind_name, latest_first};
use crate::context::{DEVELOPMENTS, Date};
use crate::proposal::DOCUMENT;
use crate::route::{Language, Page};
use crate::text::{Locale, charts, ui};
use std::fmt::Write as _;

/// The file's path in the site's folder, in the first language.
pub(super) const FEED: &str = "since.atom";

/// Writes the feed, if the site's address is known: ids and addresses in it must be absolute.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale, settings: &Settings) -> Result<(), String> {
    match &settings.site_url {
        Some(url) => folder.write(&Language::of(locale).file(FEED), feed(locale, url, settings)),
        None => Ok(()),
    }
}

/// The first moment of a date, as the feed's format asks for one; how exactly it is known is in the title.
fn moment(date: Date) -> String {
    let (year, month, day) = date.order();
    format!("{year}-{:02}-{:02}T00:00:00Z", month.max(1), day.max(1))
}

fn feed(locale: Locale, url: &str, settings: &Settings) -> String {
    let page = format!("{url}{}", Page::Since.in_language(Language::of(locale)).path());
    let text = |words: &str| escape(words);
    let all = latest_first();
    let updated = all.iter().map(|d| moment(d.date)).max().unwrap_or_default();
    let subtitle = charts::SINCE_LEDE
        .fill(locale, &[("n", &DEVELOPMENTS.len().to_string()), ("date", &locale.date(DOCUMENT.date))]);
    let author = settings.publisher.as_deref().unwrap_or(ui::SITE_TITLE.get(locale));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{page}</id>\n<title>{} · {}</title>\n<subtitle>{}</subtitle>\n<updated>{updated}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{url}{file}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n",
        locale.code(),
        text(charts::SINCE_TITLE.get(locale)),
        text(ui::SITE_TITLE.get(locale)),
        text(&subtitle),
        text(author),
        page = text(&page),
        file = Language::of(locale).file(FEED),
        url = text(url),
    );
    for d in all {
        let at = text(&format!("{page}#{}", d.id));
        let _ = writeln!(
            out,
            "<entry><id>{at}</id><title>{}</title><updated>{}</updated><link rel=\"alternate\" href=\"{at}\"/>",
            text(&locale.labelled(&locale.date(d.date), d.statement.get(locale))),
            moment(d.date),
        );
        let mut terms: Vec<String> = vec![kind_name(d.kind).get(locale).to_owned()];
        terms.extend(d.actions.iter().map(|a| a.get().id.to_owned()));
        for term in terms {
            let _ = write!(out, "<category term=\"{}\"/>", text(&term));
        }
        for s in d.sources {
            let (href, title) = (text(s.url.get(locale)), text(s.title.get(locale)));
            let _ = write!(out, "<link rel=\"via\" href=\"{href}\" title=\"{title}\"/>");
        }
        let note =
            d.note.map(|note| locale.joined(&["", charts::SINCE_NOTE.get(locale), note.get(locale)], ui::FORMAT_GAP));
        let _ = writeln!(
            out,
            "<content type=\"text\">{}{}</content></entry>",
            text(d.statement.get(locale)),
            text(&note.unwrap_or_default()),
        );
    }
    out.push_str("</feed>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{feed, moment};
    use crate::context::{DEVELOPMENTS, Date};
    use crate::publish::Settings;
    use crate::text::Locale;
    use std::collections::BTreeSet;

    #[test]
    fn a_moment_is_the_first_of_its_date() {
        for (date, wanted) in [
            (Date::Year(2023), "2023-01-01T00:00:00Z"),
            (Date::Month(2022, 8), "2022-08-01T00:00:00Z"),
            (Date::Day(2026, 5, 30), "2026-05-30T00:00:00Z"),
        ] {
            assert_eq!(moment(date), wanted);
        }
    }

    #[test]
    fn every_item_is_an_entry_with_an_absolute_address_of_its_own() {
        let locale = Locale::built_in("en").expect("English");
        let out = feed(locale, "https://example.org/a/", &Settings::default());
        let entries: Vec<&str> = out.split("<entry>").skip(1).collect();
        assert_eq!(entries.len(), DEVELOPMENTS.len());
        let ids: BTreeSet<&str> = entries.iter().filter_map(|e| e.split("</id>").next()).collect();
        assert_eq!(ids.len(), entries.len());
        assert!(ids.iter().all(|id| id.starts_with("<id>https://example.org/a/since/#P")), "{ids:?}");
        assert!(entries.iter().all(|e| e.contains("rel=\"via\"")), "an entry has no source");
        // the latest first, and the feed is as new as it
        assert!(entries[0].contains("<updated>2026-05-30T00:00:00Z</updated>"), "{}", entries[0]);
        assert!(
            out.split("<entry>").next().is_some_and(|head| head.contains("<updated>2026-05-30T00:00:00Z</updated>"))
        );
    }
}
