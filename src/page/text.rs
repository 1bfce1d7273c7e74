//! The proposal section by section: 20 headings, 48 paragraphs and the lead-in of the
//! appendix in our own words, each with its notes and the actions it speaks of.

use crate::component::locator::{Loc, anchor, label, pages};
use crate::component::shell::official;
use crate::component::state::State;
use crate::proposal::{
    AREAS, DOCUMENT, HEADINGS, HeadingIx, Locator, PageBasis, ParagraphIx, SECTIONS, Section, SectionIx, Strength,
};
use crate::text::{format, ui};
use crate::url::Route;
use leptos::prelude::*;

/// The page.
#[component]
pub fn TextPage() -> impl IntoView {
    let contents = SECTIONS
        .iter()
        .map(|s| {
            view! {
                <li class=format!("toc-{}", s.level)>
                    <a href=format!("#{}", s.id)>{s.heading.get()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="doc">
            <header class="doc-head" id="cover">
                <p class="kicker">{ui::TEXT_KICKER.get()}</p>
                <h1>{ui::TEXT_TITLE.get()}</h1>
                <p class="doc-lede">
                    {ui::TEXT_LEDE.fill(&[("title", DOCUMENT.title.get()), ("date", &format::date(DOCUMENT.date))])}
                    " "
                    <a href=official("en") rel="external">{ui::ACTION_OFFICIAL.get()}</a>
                </p>
            </header>
            <nav class="toc" aria-label=ui::TEXT_CONTENTS.get()>
                <h2>{ui::TEXT_CONTENTS.get()}</h2>
                <ol>{contents}</ol>
            </nav>
            <div class="doc-body">
                {(0..SECTIONS.len()).map(|i| view! { <SectionView section=SectionIx(i)/> }).collect_view()}
                <AppendixView/>
            </div>
        </div>
    }
}

fn heading(section: &'static Section) -> AnyView {
    let text = section.heading.get();
    match section.level {
        1 => view! { <h2>{text}</h2> }.into_any(),
        2 => view! { <h3>{text}</h3> }.into_any(),
        3 => view! { <h4>{text}</h4> }.into_any(),
        _ => view! { <h5>{text}</h5> }.into_any(),
    }
}

#[component]
fn SectionView(section: SectionIx) -> impl IntoView {
    let state = State::get();
    let s = section.get();
    let page = match s.page_basis {
        PageBasis::TableOfContents => ui::TEXT_PAGE_TOC,
        PageBasis::Inferred => ui::TEXT_PAGE_INFERRED,
    };
    let toc = match (s.in_toc, s.toc_heading) {
        (false, _) => Some(ui::TEXT_NOT_IN_TOC.get().to_owned()),
        (true, Some(other)) => Some(ui::TEXT_TOC_DIFFERS.fill(&[("heading", other.get())])),
        _ => None,
    };
    let area = s.area.map(|n| {
        view! {
            <p class=format!("doc-area a{n}")>
                <a href=state.href_now(&Route::Area(n).path())>
                    <i class="sq">{n}</i>
                    {ui::TEXT_AREA.fill(&[("n", &n.to_string())])}
                </a>
            </p>
        }
    });
    view! {
        <section class=format!("doc-s level-{}", s.level) id=s.id>
            <div class="doc-h">
                <p class="doc-at">
                    <a href=format!("#{}", s.id) class="loc">
                        {label(Locator::Section(section))}
                    </a>
                    <small>{page.fill(&[("page", &s.page.to_string())])}</small>
                </p>
                <div>{heading(s)} {toc.map(|t| view! { <p class="doc-note">{t}</p> })} {area}</div>
            </div>
            {s.paragraphs.iter().map(|p| view! { <ParagraphView paragraph=*p/> }).collect_view()}
        </section>
    }
}

#[component]
fn ParagraphView(paragraph: ParagraphIx) -> impl IntoView {
    let state = State::get();
    let p = paragraph.get();
    let id = anchor(paragraph);
    let notes = p.notes.iter().map(|n| view! { <Loc at=Locator::Note(*n)/> " " }).collect_view();
    let notes = (!p.notes.is_empty()).then(|| view! { <p class="doc-rel"><b>{ui::TEXT_NOTES.get()}</b> " " {notes}</p> });
    let actions = p
        .actions
        .iter()
        .map(|(action, strength)| {
            let a = action.get();
            let weak = (*strength != Strength::Strong).then(|| {
                let text = if *strength == Strength::Partial { ui::STRENGTH_SHORT_PARTIAL } else { ui::STRENGTH_SHORT_WEAK };
                view! { <small>{text.get()}</small> }
            });
            view! {
                <li class=format!("a{}", a.area)>
                    <a href=state.href_now(&Route::Action(*action).path())>
                        <span class="aid">{a.id}</span>
                        " "
                        {a.title.get()}
                    </a>
                    " "
                    {weak}
                </li>
            }
        })
        .collect_view();
    let actions = (!p.actions.is_empty()).then(|| {
        view! {
            <div class="doc-rel">
                <b>{ui::TEXT_ACTIONS.get()}</b>
                <ul class="doc-acts">{actions}</ul>
            </div>
        }
    });
    view! {
        <div class="doc-p" id=id.clone()>
            <p class="doc-at">
                <a href=format!("#{id}") class="loc">
                    {label(Locator::Paragraph(paragraph))}
                </a>
                <small>{pages(p.pages)}</small>
            </p>
            <div class="doc-t">
                <p class="doc-say">{p.summary.get()}</p>
                {notes}
                {actions}
            </div>
        </div>
    }
}

/// The appendix under its lead-in: areas, groups and the titles of their actions.
#[component]
fn AppendixView() -> impl IntoView {
    let state = State::get();
    let group = move |h: HeadingIx| {
        let heading = h.get();
        let actions = heading
            .actions
            .iter()
            .map(|a| {
                view! {
                    <li>
                        <a href=state.href_now(&Route::Action(*a).path())>
                            <span class="aid">{a.get().id}</span>
                            " "
                            {a.get().title.get()}
                        </a>
                        <span class="doc-one">{a.get().summary.get()}</span>
                    </li>
                }
            })
            .collect_view();
        let list = (!heading.actions.is_empty()).then(|| view! { <ul class="doc-app">{actions}</ul> });
        let title = if heading.level == 2 {
            view! { <h3>{heading.heading.get()}</h3> }.into_any()
        } else {
            view! { <h4>{heading.heading.get()}</h4> }.into_any()
        };
        view! {
            <section class=format!("doc-s a{} level-{}", heading.area, heading.level) id=heading.id>
                <div class="doc-h">
                    <p class="doc-at">
                        <a href=format!("#{}", heading.id) class="loc">
                            {heading.id}
                        </a>
                        <small>{ui::TEXT_PAGE_INFERRED.fill(&[("page", &heading.page.to_string())])}</small>
                    </p>
                    <div>{title}</div>
                </div>
                {list}
            </section>
        }
    };
    debug_assert_eq!(AREAS.len(), 5);
    (0..HEADINGS.len()).map(|i| group(HeadingIx(i))).collect_view()
}
