//! Below the explorer's list: what is listed as files, and a way to cite it. The first program's page does without, so
//! that it costs the first load nothing.

use super::{ChartHost, with_host};
use crate::component::cite::{PAGE, cite};
use crate::export::actions::{File, Listed, summary, write as write_file};
use crate::platform::dom::find;
use crate::platform::download::save_text;
use crate::platform::history::absolute;
use crate::platform::today;
use crate::proposal::Date;
use crate::text::{Locale, charts};
use crate::url::Query;
use maud::{Markup, html};

/// Name of the part that changes with the list.
const PART: &str = "take";

/// Writes the section, or what is listed now into it.
pub(super) fn write(host: &mut ChartHost) {
    if find(".take").is_none()
        && let Some(list) = find(".instrument > .work")
    {
        let _ = list.insert_adjacent_html("afterend", &section(host.locale).into_string());
    }
    let [count, filters] = summary(host.locale, &host.selection.query, &host.selection.results);
    let words = charts::TAKE_SHOWN.fill(host.locale, &[("count", &count), ("filters", &filters)]);
    host.parts.write(PART, html! { (words) }.into_string(), false);
}

/// The file of what is listed, handed to the visitor; whether the browser took it.
pub(super) fn save(file: File) -> Option<(Locale, bool)> {
    with_host(|host| {
        let (year, month, day) = today();
        let query = Query { embed: false, part: None, look: None, action: None, ..host.selection.query.clone() };
        let listed = Listed {
            locale: host.locale,
            query: &host.selection.query,
            results: &host.selection.results,
            address: &absolute(&format!("{}{}", host.route.path(), query.write())),
            site: &absolute(""),
            day: Date::Day(year, month, day),
        };
        let name = format!("japan-asean-actions.{}", file.ending());
        (host.locale, save_text(&name, file.media_type(), &write_file(&listed, file)).is_some())
    })
}

fn section(locale: Locale) -> Markup {
    html! {
        section.take aria-labelledby="take-head" {
            h2 #take-head { (charts::TAKE_HEAD.get(locale)) }
            p data-live=(PART) {}
            div.fig-tools {
                span { (charts::TAKE_SAVE.get(locale)) }
                @for file in File::ALL {
                    button type="button" data-chart-do={ "list-" (file.ending()) } { (file.name()) }
                }
                (cite(locale, PAGE, Some(charts::TAKE_CITE.get(locale)), true))
            }
        }
    }
}
