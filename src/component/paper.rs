//! The line that a printed page has in addition: its address, the day, and the filters in use.

use super::names::chosen;
use crate::proposal::Date;
use crate::text::{Locale, ui};
use crate::url::Query;

/// The line at the top of the paper, from the absolute address, the day and the query.
pub fn line(locale: Locale, address: &str, today: Date, query: &Query) -> String {
    let line = ui::PAPER_LINE.fill(locale, &[("url", address), ("date", &locale.date(today))]);
    let on = chosen(locale, query);
    if on.is_empty() {
        line
    } else {
        [line, ui::PAPER_FILTERS.fill(locale, &[("filters", &on.join(ui::FORMAT_SEMICOLON.get(locale)))])]
            .join(ui::FORMAT_GAP.get(locale))
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::line;
    use crate::proposal::Date;
    use crate::text::Locale;
    use crate::url::Query;

    #[test]
    fn a_sheet_names_its_address_its_day_and_its_filters() {
        let english = Locale::built_in("en").expect("English");
        let all = line(english, "https://www.example.org/asean/", Date::Day(2026, 11, 26), &Query::default());
        assert!(all.contains("https://www.example.org/asean/") && all.contains("26 November 2026"), "{all}");
        let (query, _) = Query::parse("area=1&country=vn&q=trade");
        let some = line(english, "https://www.example.org/asean/", Date::Day(2026, 11, 26), &query);
        assert!(some.starts_with(&all) && some.contains("Connectivity; Vietnam; “trade”"), "{some}");
    }
}
