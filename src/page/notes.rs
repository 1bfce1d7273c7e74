//! The 48 notes and their sources: every figure of the proposal stands in one of them.

use crate::component::action::actor;
use crate::component::facts::note_kind;
use crate::component::locator::{Locs, pages, when};
use crate::component::state::State;
use crate::proposal::{DOCUMENT, Locator, NOTES, Nature, Note, StatisticIx, YearBasis};
use crate::text::{format, ui};
use crate::url::Route;
use leptos::prelude::*;

/// The page.
#[component]
pub fn NotesPage() -> impl IntoView {
    let jump = NOTES
        .iter()
        .map(|n| {
            let number = n.number;
            view! {
                <li>
                    <a href=format!("#fn{number}")>{number}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="doc">
            <header class="doc-head">
                <p class="kicker">{ui::NOTES_KICKER.get()}</p>
                <h1>{ui::NOTES_TITLE.get()}</h1>
                <p class="doc-lede">{ui::NOTES_LEDE.fill(&[("date", &format::date(DOCUMENT.date))])}</p>
            </header>
            <nav class="toc toc-n" aria-label=ui::NOTES_JUMP.get()>
                <h2>{ui::NOTES_JUMP.get()}</h2>
                <ol>{jump}</ol>
            </nav>
            <div class="doc-body">{NOTES.iter().map(|note| view! { <NoteView note/> }).collect_view()}</div>
        </div>
    }
}

#[component]
fn NoteView(note: &'static Note) -> impl IntoView {
    let state = State::get();
    let n = note.number;
    let facts = note.facts.iter().map(|f| view! { <p>{f.get()}</p> }).collect_view();
    let kinds: Vec<&str> = std::iter::once(&note.kind).chain(note.secondary).map(|k| note_kind(*k).get()).collect();
    let source = note.source.map(|s| {
        view! {
            <p class="doc-rel">
                <b>{ui::NOTES_SOURCE.get()}</b>
                " "
                {s.get()}
            </p>
        }
    });
    let urls = note
        .urls
        .iter()
        .map(|u| {
            view! {
                <p class="doc-rel doc-url">
                    <a href=*u rel="external noopener">
                        {*u}
                    </a>
                </p>
            }
        })
        .collect_view();
    let statistics = (!note.statistics.is_empty()).then(|| {
        let rows = note.statistics.iter().map(|s| view! { <Figure statistic=*s/> }).collect_view();
        view! { <dl class="doc-figs">{rows}</dl> }
    });
    let actions = note
        .actions
        .iter()
        .map(|a| {
            view! {
                <li class=format!("a{}", a.get().area)>
                    <a href=state.href_now(&Route::Action(*a).path())>
                        <span class="aid">{a.get().id}</span>
                        " "
                        {a.get().title.get()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let actions = (!note.actions.is_empty()).then(|| {
        view! {
            <div class="doc-rel">
                <b>{ui::NOTES_ACTIONS.get()}</b>
                <ul class="doc-acts">{actions}</ul>
            </div>
        }
    });
    // an actor may rest on this note
    let rests: Vec<String> = note
        .actions
        .iter()
        .flat_map(|a| a.get().evidence.iter().map(move |e| (a, e)))
        .filter(|(_, e)| e.at == Locator::Note(n))
        .map(|(a, e)| format!("{} ({})", actor(e.actor).get(), a.get().id))
        .collect();
    let rests = (!rests.is_empty()).then(|| {
        view! {
            <p class="doc-rel">
                <b>{ui::NOTES_ACTORS.get()}</b>
                " "
                {rests.join("; ")}
            </p>
        }
    });
    view! {
        <section class="doc-p" id=format!("fn{n}") data-note=n.to_string()>
            <p class="doc-at">
                <a href=format!("#fn{n}") class="loc">
                    {ui::LOC_NOTE.fill(&[("n", &n.to_string())])}
                </a>
                <small>{pages(note.pages)}</small>
            </p>
            <div class="doc-t">
                <h2 class="note-h">
                    <span class="sr">{ui::LOC_NOTE.fill(&[("n", &n.to_string())])} ": "</span>
                    {kinds.join(", ")}
                </h2>
                <div class="doc-say">{facts}</div>
                {statistics}
                {source}
                {urls}
                <p class="doc-rel">
                    <b>{ui::NOTES_HANGS.get()}</b>
                    " "
                    <Locs all=vec![note.anchor]/>
                </p>
                {rests}
                {actions}
            </div>
        </section>
    }
}

/// A figure with its unit, year, nature and qualifiers.
#[component]
fn Figure(statistic: StatisticIx) -> impl IntoView {
    let s = statistic.get();
    let unit = s.unit.get();
    let value = match unit.strip_prefix('%') {
        Some(rest) => format!("{} %{rest}", format::plain(s.value)),
        None => format!("{} {unit}", format::plain(s.value)),
    };
    let value = match s.qualifier {
        Some(q) => format!("{} {value}", q.get()),
        None => value,
    };
    let year = match s.year {
        Some(year) => {
            let year = when(year);
            match s.year_basis {
                YearBasis::Stated => year,
                YearBasis::Implied => ui::STAT_IMPLIED.fill(&[("year", &year)]),
                YearBasis::Ambiguous => ui::STAT_AMBIGUOUS.fill(&[("year", &year)]),
                YearBasis::NotStated => ui::STAT_NO_YEAR.get().to_owned(),
            }
        }
        None => ui::STAT_NO_YEAR.get().to_owned(),
    };
    let nature = match s.nature {
        Nature::Measured => ui::STAT_MEASURED,
        Nature::Forecast => ui::STAT_FORECAST,
        Nature::Target => ui::STAT_TARGET,
    };
    let base = s.base_year.map(|b| format!(", {}", ui::STAT_BASE.fill(&[("year", &when(b))]))).unwrap_or_default();
    let remark = s.remark.map(|r| view! { <small>{r.get()}</small> });
    view! {
        <div id=s.id data-statistic=s.id>
            <dt>
                {s.title.get()}
                <small>
                    {s.scope.get()} "; " {year} {base} "; " {nature.get()}
                </small>
                {remark}
            </dt>
            <dd>{value}</dd>
        </div>
    }
}
