//! An action: as a row of a list, and in full.

use super::facts::{ParagraphText, facts_of};
use super::locator::{Loc, Locs, label, pages_of};
use super::shell::{Copies, official};
use super::state::State;
use super::ten::Ten;
use crate::context::SINCE;
use crate::proposal::{Action, ActionIx, Actor, CountryGroup, EntityIx, Locator, Reach, Strength, note};
use crate::text::{Text, format, ui};
use crate::url::Route;
use leptos::either::Either;
use leptos::prelude::*;

/// The name of an actor.
pub fn actor(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => ui::ACTOR_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => ui::ACTOR_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => ui::ACTOR_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => ui::ACTOR_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => ui::ACTOR_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => ui::ACTOR_JOINT,
        Actor::Keidanren => ui::ACTOR_KEIDANREN,
        Actor::NotStated => ui::ACTOR_NOT_STATED,
    }
}

/// Actors in a row, and the places they rest on.
#[component]
fn Who(action: &'static Action) -> impl IntoView {
    let names: Vec<&str> = action.actors.iter().map(|a| actor(*a).get()).collect();
    let mut at: Vec<Locator> = action.evidence.iter().map(|e| e.at).collect();
    at.sort_unstable();
    at.dedup();
    view! {
        <p class="a-who">
            {names.join("; ")} " "
            <Locs all=at/>
        </p>
    }
}

/// What a note says of a country the action reaches.
#[component]
fn HitLine(reach: &'static Reach) -> impl IntoView {
    let place = match reach.at {
        Locator::Action(_) => Either::Left(view! { <span class="own">{ui::ACTION_OWN.get()}</span> }),
        at => Either::Right(view! { <Loc at/> }),
    };
    view! {
        <p class="hitline">
            {place} <span>{marked(reach)}</span>
        </p>
    }
}

/// The statement with the country's name marked.
fn marked(reach: &'static Reach) -> impl IntoView + use<> {
    let text = reach.text.get();
    let name = reach.country.get().name.get();
    match text.split_once(name) {
        Some((before, after)) => Either::Left(view! {
            {before} <mark>{name}</mark> {after}
        }),
        None => Either::Right(text),
    }
}

/// Initiatives that the action itself or one of its notes names.
fn initiatives(action: &'static Action) -> Vec<(EntityIx, Locator)> {
    let mut found: Vec<(EntityIx, Locator)> = Vec::new();
    let mut add = |entities: &[EntityIx], at: Locator| {
        for e in entities {
            if e.get().initiative && !found.iter().any(|(x, _)| x == e) {
                found.push((*e, at));
            }
        }
    };
    add(action.entities, Locator::Action(action.ix()));
    for number in action.notes {
        if let Some(note) = note(*number) {
            add(note.entities, Locator::Note(*number));
        }
    }
    found
}

/// Short name of an initiative.
fn short(entity: EntityIx) -> &'static str {
    let entity = entity.get();
    entity.acronym.unwrap_or(entity.name).get()
}

/// A row of a list of actions. In the explorer it opens in place; elsewhere it only leads to the action's page.
#[component]
pub fn Row(
    action: ActionIx,
    /// Whether it opens in place.
    #[prop(optional)]
    opens: bool,
    /// A heading level below the list's own headings.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let state = State::get();
    let a = action.get();
    let open = move || opens && state.query(|q| q.action == Some(action));
    let href = state.href_now(&Route::Action(action).path());
    let title_href = href.clone();
    let hits = a.reach.iter().map(|reach| view! { <HitLine reach/> }).collect_view();
    let initiatives = initiatives(a);
    let named = (!initiatives.is_empty() && !brief).then(|| {
        let names: Vec<&str> = initiatives.iter().map(|(e, _)| short(*e)).collect();
        view! {
            <p class="a-ini">
                <b>{ui::ACTION_INITIATIVES.get()}</b>
                " "
                {names.join(", ")}
            </p>
        }
    });
    let since = since_line(action);
    view! {
        <li class=format!("act a{}", a.area) class:is-open=open id=a.id.to_ascii_lowercase() data-action=a.id>
            <p class="a-id">
                <a href=href tabindex="-1" aria-hidden="true">{a.id}</a>
            </p>
            <div class="a-main">
                <h4>
                    <a
                        href=title_href
                        data-opens=opens.then_some(a.id)
                        aria-expanded=move || opens.then(|| if open() { "true" } else { "false" })
                    >
                        <span class="sr">{a.id} " "</span>
                        {a.title.get()}
                    </a>
                </h4>
                <p class="a-say">{a.summary.get()}</p>
                {hits}
                {since}
                {named}
                <Who action=a/>
            </div>
            <Ten reach=a.reach/>
            {move || open().then(|| view! { <Full action level="h5" in_place=true/> })}
        </li>
    }
}

/// What has happened since that bears on the action, told apart by its rule.
fn since_line(action: ActionIx) -> impl IntoView + use<> {
    let all: Vec<_> = SINCE.iter().filter(|s| s.actions.contains(&action)).collect();
    all.first().map(|first| {
        let source = first.sources.first().map(|s| {
            view! { <a href=s.get().url rel="external noopener">{ui::EVIDENCE_AS_REPORTED.get()}</a> }
        });
        view! {
            <p class="ev-s inline">
                <b>{ui::EVIDENCE_SINCE.get()}</b> " " <time datetime=first.date>{format::date(first.date)}</time> ": "
                {first.what.get()} " " {source}
            </p>
        }
    })
}

fn strength(s: Strength) -> Text {
    match s {
        Strength::Strong => ui::STRENGTH_STRONG,
        Strength::Partial => ui::STRENGTH_PARTIAL,
        Strength::Weak => ui::STRENGTH_WEAK,
    }
}

/// A line of the ledger: where it stands on the left, what stands there on the right.
#[component]
fn Entry(at: Locator, children: Children, #[prop(optional_no_strip)] reach: Option<&'static [Reach]>) -> impl IntoView {
    let pages = pages_of(at).map(|p| view! { <small>{p}</small> });
    let bar = reach
        .filter(|r| r.iter().any(|x| x.at == at && x.country.get().group == CountryGroup::Member))
        .map(|reach| view! { <dd class="bar"><Ten reach only=at/></dd> });
    view! {
        <div>
            <dt>
                <Loc at/>
                {pages}
            </dt>
            <dd>{children()}</dd>
            {bar}
        </div>
    }
}

/// Everything the site holds on an action: paragraphs, notes, actors with evidence, initiatives, remarks.
#[component]
pub fn Full(
    action: ActionIx,
    /// Heading level of its parts.
    level: &'static str,
    /// Inside a list: with links to its own page.
    #[prop(optional)]
    in_place: bool,
) -> impl IntoView {
    let state = State::get();
    let a = action.get();
    let head = move |text: Text| match level {
        "h2" => Either::Left(view! { <h2 class="o-head">{text.get()}</h2> }),
        _ => Either::Right(view! { <h5 class="o-head">{text.get()}</h5> }),
    };
    let body = a
        .body
        .iter()
        .map(|(p, s)| {
            view! {
                <Entry at=Locator::Paragraph(*p)>
                    <ParagraphText paragraph=*p/>
                    <small>{strength(*s).get()}</small>
                </Entry>
            }
        })
        .collect_view();
    let notes = a
        .notes
        .iter()
        .filter_map(|n| note(*n))
        .map(|n| {
            view! {
                <Entry at=Locator::Note(n.number) reach=Some(a.reach)>
                    {facts_of(n)}
                </Entry>
            }
        })
        .collect_view();
    let who = if a.evidence.is_empty() {
        Either::Left(view! { <p class="remark">{ui::ACTION_NO_ACTOR.get()}</p> })
    } else {
        let rows = a
            .evidence
            .iter()
            .map(|e| {
                view! {
                    <Entry at=e.at>
                        <b>{actor(e.actor).get()}</b>
                        ": "
                        {e.text.get()}
                    </Entry>
                }
            })
            .collect_view();
        Either::Right(view! { <dl class="ledger">{rows}</dl> })
    };
    let own = a.own_words.map(|text| {
        view! {
            <p class="remark">
                <b>{ui::ACTION_OWN_WORDS.get()}</b>
                " "
                {text.get()}
            </p>
        }
    });
    let initiatives = initiatives(a);
    let initiatives = (!initiatives.is_empty()).then(|| {
        let rows = initiatives
            .into_iter()
            .map(|(e, at)| {
                let entity = e.get();
                view! {
                    <Entry at>
                        <b>{entity.name.get()}</b>
                        " "
                        <small class="kind">{entity.kind.get()}</small>
                    </Entry>
                }
            })
            .collect_view();
        view! {
            {head(ui::ACTION_INITIATIVES_HEAD)}
            <dl class="ledger">{rows}</dl>
        }
    });
    let remarks = a
        .remarks
        .iter()
        .map(|r| {
            view! {
                <p class="remark">
                    <b>{ui::ACTION_REMARK.get()}</b>
                    " "
                    {r.text.get()}
                    " "
                    <Loc at=r.at/>
                </p>
            }
        })
        .collect_view();
    let remark = a.remark.map(|text| {
        view! {
            <p class="remark">
                <b>{ui::ACTION_REMARK.get()}</b>
                " "
                {text.get()}
            </p>
        }
    });
    let page_link = in_place.then(|| {
        view! {
            <a href=state.href_now(&Route::Action(action).path()) data-page="">
                {ui::ACTION_PAGE.get()}
            </a>
        }
    });
    view! {
        <div class=format!("open a{}", a.area)>
            {head(ui::EVIDENCE_PROPOSAL)}
            <dl class="ledger">{body} {notes}</dl>
            {head(ui::ACTION_WHO)}
            {who}
            {own}
            {initiatives}
            {since_full(action).map(|rows| view! {
                {head(ui::EVIDENCE_SINCE)}
                <div class="since-full">{rows}</div>
            })}
            {remarks}
            {remark}
            <p class="go">
                {page_link}
                <Copies class="plain" what=ui::ACTION_CITE done=ui::ACTION_CITED text=move || citation(action)/>
                <a href=official("en") rel="external">
                    {ui::ACTION_OFFICIAL.get()}
                </a>
            </p>
        </div>
    }
}

/// Later events that bear on the action, each with its source.
fn since_full(action: ActionIx) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = SINCE.iter().filter(|s| s.actions.contains(&action)).collect();
    (!all.is_empty()).then(|| {
        let rows = all
            .into_iter()
            .map(|s| {
                let sources = s
                    .sources
                    .iter()
                    .map(|x| view! { " " <a href=x.get().url rel="external noopener">{x.get().title.get()}</a> })
                    .collect_view();
                view! {
                    <div>
                        <dt>
                            <time datetime=s.date>{format::date(s.date)}</time>
                        </dt>
                        <dd>
                            {s.what.get()}
                            <small>{ui::EVIDENCE_AS_REPORTED.get()} ":" {sources}</small>
                        </dd>
                    </div>
                }
            })
            .collect_view();
        view! { <dl class="ev-s">{rows}</dl> }
    })
}

/// A citation of the action: issuer, title, date, place, official address.
pub fn citation(action: ActionIx) -> String {
    let a = action.get();
    let doc = &crate::proposal::DOCUMENT;
    ui::ACTION_CITATION.fill(&[
        ("issuer", doc.issuer.get()),
        ("title", doc.title.get()),
        ("date", &format::date(doc.date)),
        ("heading", a.group.get().heading.get()),
        ("place", &label(Locator::Action(action))),
        ("pages", &pages_of(Locator::Action(action)).unwrap_or_default()),
        ("url", official("en")),
    ])
}
