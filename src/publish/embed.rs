//! `embed.js`: the element that other pages use to show a part of the site. Those pages name the file in their
//! snippets and wait for it, so its name never changes and it is small.

use super::esbuild::{Target, minify_script};
use super::folder::Folder;
use crate::chart_id::ChartId;
use crate::context::MEMBERS;
use crate::proposal::ACTIONS;
use crate::route::PathParameter;
use crate::text::LANGUAGES;
use crate::text::{Locale, ui};

/// Writes the script.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<(), String> {
    folder.write("embed.js", minify_script(&source(locale), Target::Current, &[])?)
}

/// The script with the charts, actions and languages there are, which it accepts as attributes.
fn source(locale: Locale) -> String {
    let charts: Vec<&str> = ChartId::ALL.iter().map(|id| id.name()).collect();
    include_str!("../client/embed.js")
        .replace("{CHARTS}", &charts.join("|"))
        .replace("{ACTIONS}", &action_pattern())
        .replace("{MEMBERS}", &MEMBERS.each_ref().map(|m| m.country.segment()).join("|"))
        .replace("{LANGUAGES}", &LANGUAGES.join("|"))
        .replace("{TITLE}", ui::SITE_TITLE.get(locale))
}

/// A regular expression for the ids of all actions, the numbers below one heading as a class: `1\.2-[12345]`.
fn action_pattern() -> String {
    let mut headings: Vec<(&str, String)> = Vec::new();
    for action in &ACTIONS {
        let Some((heading, number)) = action.id.trim_start_matches('A').rsplit_once('-') else { continue };
        match headings.last_mut().filter(|(last, _)| *last == heading) {
            Some((_, numbers)) => numbers.push_str(number),
            None => headings.push((heading, number.to_owned())),
        }
    }
    let patterns: Vec<String> = headings
        .iter()
        .map(|(heading, numbers)| match numbers.len() {
            1 => format!("{}-{numbers}", heading.replace('.', "\\.")),
            _ => format!("{}-[{numbers}]", heading.replace('.', "\\.")),
        })
        .collect();
    patterns.join("|")
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::publish::LANGUAGE;
    use crate::text::Locale;

    #[test]
    fn the_element_knows_the_charts_and_actions_there_are() {
        let script = source(Locale::built_in(LANGUAGE).expect("English"));
        for known in [
            "|bases|",
            "|1\\.2-[12345]|",
            "|4-[12]|",
            "bn|kh|id|la|my|mm|ph|sg|th|vn",
            "/^(en|ja)$/",
            "\"Japan–ASEAN proposal explorer\"",
        ] {
            assert!(script.contains(known), "{known}: {script}");
        }
        assert!(!["{CHARTS", "{ACTIONS", "{LANG", "{MEMBERS", "{TITLE"].iter().any(|blank| script.contains(blank)));
    }
}
