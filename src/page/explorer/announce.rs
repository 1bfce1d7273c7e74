//! What is announced after a choice: the counts, in one sentence or two.

use super::areas::either;
use crate::query::Results;
use crate::text::{Locale, Text, ui};
use crate::url::Query;

/// The announcement as markup, with the counts that embedders read: `data-result-count`, and
/// `data-named-count` where countries are chosen. It holds nothing that a visitor has typed.
pub(super) fn announcement(l: Locale, q: &Query, r: &Results) -> String {
    let countries = q.countries();
    let count = |n: usize, hook: &str, one: Text, other: Text| {
        let number = format!("<b {hook}=\"\">{n}</b>");
        if n == 1 { one } else { other }.fill(l, &[("n", &number), ("countries", &either(l, &countries))])
    };
    let mut out = count(r.total(), "data-result-count", ui::SAID_ACTIONS_ONE, ui::SAID_ACTIONS_OTHER);
    if !countries.is_empty() {
        out += ui::FORMAT_GAP.get(l);
        out += &count(r.linked.len(), "data-named-count", ui::SAID_LINKED_ONE, ui::SAID_LINKED_OTHER);
    }
    out
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::announcement;
    use crate::query::{Corpus, run};
    use crate::text::Locale;
    use crate::url::Query;

    #[test]
    fn counts_are_said_in_words() {
        let english = Locale::built_in("en").expect("English");
        for (address, said) in [
            ("", "34 actions."),
            ("area=1&country=vn", "9 actions. 2 are linked by a note to Vietnam."),
            ("country=sg", "34 actions. 1 is linked by a note to Singapore."),
            ("area=3&country=la,vn", "10 actions. 0 are linked by a note to Laos or Vietnam."),
            ("q=zzzz", "0 actions."),
        ] {
            let query = Query::parse(address).0;
            let markup = announcement(english, &query, &run(&Corpus::of_proposal(english), &query));
            let plain: String =
                markup.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            assert_eq!(plain, said, "{address}");
        }
    }
}
