//! One of the five areas: where the text speaks of it, and its actions.

use crate::component::action::Row;
use crate::component::locator::{Loc, Locs, anchor};
use crate::component::state::State;
use crate::proposal::{AREAS, Locator, PARAGRAPHS, ParagraphIx, SECTIONS, SectionIx, area};
use crate::text::ui;
use crate::url::Route;
use leptos::prelude::*;

/// Whether a section is another one or stands below it.
fn within(section: SectionIx, above: SectionIx) -> bool {
    section == above || section.get().parent.is_some_and(|p| within(p, above))
}

/// The page.
#[component]
pub fn AreaPage(number: u8) -> impl IntoView {
    let state = State::get();
    let a = area(number);
    let total: usize = a.groups.iter().map(|g| g.get().actions.len()).sum();
    let groups = a
        .groups
        .iter()
        .map(|g| {
            let h = g.get();
            view! {
                <section class="sec">
                    <h3 class="sub">
                        <span class="sub-a">{h.heading.get()}</span>
                        <span>{ui::LOC_HEADING.fill(&[("id", h.id)])}</span>
                    </h3>
                    <ol class="acts">
                        {h.actions.iter().map(|x| view! { <Row action=*x/> }).collect_view()}
                    </ol>
                </section>
            }
        })
        .collect_view();
    let body = (0..SECTIONS.len())
        .map(SectionIx)
        .filter(|s| within(*s, a.section))
        .map(|s| {
            let section = s.get();
            let paragraphs = PARAGRAPHS
                .iter()
                .enumerate()
                .filter(|(_, p)| p.section == s)
                .map(|(i, p)| {
                    let notes: Vec<Locator> = p.notes.iter().map(|n| Locator::Note(*n)).collect();
                    let ix = ParagraphIx(i);
                    view! {
                        <div id=format!("body-{}", anchor(ix))>
                            <dt>
                                <Loc at=Locator::Paragraph(ix)/>
                            </dt>
                            <dd>
                                {p.summary.get()} " "
                                <Locs all=notes/>
                            </dd>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <h3 class="o-head">{section.heading.get()}</h3>
                <dl class="ledger">{paragraphs}</dl>
            }
        })
        .collect_view();
    let others = AREAS
        .iter()
        .filter(|x| x.number != number)
        .map(|x| {
            view! {
                <li class=format!("a{}", x.number)>
                    <a href=state.href_now(&Route::Area(x.number).path())>
                        <i class="sq">{x.number}</i>
                        {x.title.get()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <article class=format!("one area-page a{number}") data-area=number.to_string()>
            <nav class="crumbs" aria-label=ui::NAV_CRUMBS.get()>
                <a href=state.href_now("")>{ui::NAV_EXPLORER.get()}</a>
                <span>{ui::NAV_AREA.get()}</span>
            </nav>
            <header class="one-head">
                <p class="one-id">
                    <b class="hang">{number}</b>
                </p>
                <div>
                    <h1>{a.title.get()}</h1>
                    <p class="one-say">{a.heading.get()}</p>
                    <p class="one-rel">
                        <Loc at=Locator::Section(a.section)/>
                        " "
                        <Loc at=Locator::Heading(a.heading_at)/>
                        " "
                        <a href=state.href_now(&format!("?area={number}"))>{ui::AREA_IN_EXPLORER.get()}</a>
                    </p>
                </div>
            </header>
            <section class="group g-all" aria-labelledby="area-actions">
                <header class="g-head">
                    <h2 id="area-actions">
                        <b>{total}</b>
                        " "
                        <span class="h-t">{if total == 1 { ui::AREA_ACTIONS_ONE } else { ui::AREA_ACTIONS_OTHER }.get()}</span>
                    </h2>
                </header>
                {groups}
            </section>
            <section class="area-body open">
                <h2>{ui::AREA_BODY.get()}</h2>
                {body}
            </section>
            <nav class="others" aria-label=ui::AREA_OTHERS.get()>
                <h2>{ui::AREA_OTHERS.get()}</h2>
                <ul>{others}</ul>
            </nav>
        </article>
    }
}
