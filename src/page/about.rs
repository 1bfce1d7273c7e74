//! What the site is, how it was made, what may be done with it.

use crate::component::shell::official;
use crate::component::state::State;
use crate::proposal::DOCUMENT;
use crate::text::{Text, format, ui};
use leptos::prelude::*;

/// The collections published as open data: file name and what is in it.
const DATA: [(&str, Text); 18] = [
    ("sections", ui::DATA_SECTIONS),
    ("paragraphs", ui::DATA_PARAGRAPHS),
    ("areas", ui::DATA_AREAS),
    ("headings", ui::DATA_HEADINGS),
    ("actions", ui::DATA_ACTIONS),
    ("notes", ui::DATA_NOTES),
    ("statistics", ui::DATA_STATISTICS),
    ("counts", ui::DATA_COUNTS),
    ("events", ui::DATA_EVENTS),
    ("reference_dates", ui::DATA_REFERENCE_DATES),
    ("undated", ui::DATA_UNDATED),
    ("entities", ui::DATA_ENTITIES),
    ("relations", ui::DATA_RELATIONS),
    ("themes", ui::DATA_THEMES),
    ("countries", ui::DATA_COUNTRIES),
    ("places", ui::DATA_PLACES),
    ("implied", ui::DATA_IMPLIED),
    ("growth", ui::DATA_GROWTH),
];

/// The page.
#[component]
pub fn AboutPage() -> impl IntoView {
    let state = State::get();
    let part = |id: &'static str, title: Text, paragraphs: &'static [Text]| {
        view! {
            <section id=id>
                <h2>{title.get()}</h2>
                {paragraphs.iter().map(|p| view! { <p>{p.get()}</p> }).collect_view()}
            </section>
        }
    };
    let file = move |name: String| {
        let href = state.href_now(&format!("data/{name}"));
        view! { <a href=href download="">{name}</a> }
    };
    let rows = DATA
        .iter()
        .map(|(name, what)| {
            view! {
                <tr>
                    <th scope="row">{what.get()}</th>
                    <td>{file(format!("{name}.csv"))}</td>
                    <td>{file(format!("{name}.schema.json"))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <article class="one prose">
            <h1>{ui::ABOUT_TITLE.get()}</h1>
            <p class="one-say">{ui::ABOUT_LEDE.fill(&[("title", DOCUMENT.title.get()), ("date", &format::date(DOCUMENT.date))])}</p>
            <section id="official">
                <h2>{ui::ABOUT_OFFICIAL.get()}</h2>
                <p>
                    {ui::ABOUT_OFFICIAL_BODY.get()} " " <a href=official("en") rel="external">{ui::LANG_EN.get()}</a> ", "
                    <a href=official("ja") rel="external" hreflang="ja" lang="ja">"日本語"</a> "."
                </p>
            </section>
            {part("method", ui::ABOUT_METHOD, &[ui::ABOUT_METHOD_1, ui::ABOUT_METHOD_2, ui::ABOUT_METHOD_3, ui::ABOUT_METHOD_4])}
            {part("map", ui::ABOUT_MAP, &[ui::ABOUT_MAP_1])}
            <section id="data">
                <h2>{ui::ABOUT_DATA.get()}</h2>
                <p>{ui::ABOUT_DATA_1.get()}</p>
                <p>{file("proposal.en.json".to_owned())} ", " {file("context.json".to_owned())}</p>
                <div class="wide-table" tabindex="0" role="region" aria-label=ui::ABOUT_DATA.get()>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ui::DATA_COLLECTION.get()}</th>
                                <th scope="col">{ui::DATA_CSV.get()}</th>
                                <th scope="col">{ui::DATA_SCHEMA.get()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
            {part("licence", ui::ABOUT_LICENCE, &[ui::ABOUT_LICENCE_1, ui::ABOUT_LICENCE_2])}
            {part("privacy", ui::ABOUT_PRIVACY, &[ui::ABOUT_PRIVACY_1])}
            {part("accessibility", ui::ABOUT_ACCESS, &[ui::ABOUT_ACCESS_1, ui::ABOUT_ACCESS_2])}
            {part("browsers", ui::ABOUT_BROWSERS, &[ui::ABOUT_BROWSERS_1])}
        </article>
    }
}
