//! A recommendation of the main text: as a row of a list, and as a short line with a paragraph, a
//! note or an action.

use super::Cx;
use super::locator::{loc, locs, path};
use crate::facet::actor_name as actor;
use crate::proposal::{ActionIx, Coverage, Locator, Mood, RECOMMENDATIONS, Recommendation, RecommendationIx};
use crate::route::Page;
use crate::text::{Locale, Text, ui};
use maud::{Markup, html};

/// How strongly the text recommends something, in a word.
pub fn mood(mood: Mood) -> Text {
    match mood {
        Mood::Will => ui::RECOMMENDATION_WILL,
        Mood::Must => ui::RECOMMENDATION_MUST,
        Mood::Should => ui::RECOMMENDATION_SHOULD,
        Mood::Important => ui::RECOMMENDATION_IMPORTANT,
        Mood::Hopes => ui::RECOMMENDATION_HOPES,
        Mood::Asks => ui::RECOMMENDATION_ASKS,
        Mood::Supports => ui::RECOMMENDATION_SUPPORTS,
    }
}

/// Who is to act, as far as the text says.
fn who(locale: Locale, r: &Recommendation) -> String {
    let named: Vec<&str> = r.actors.iter().map(|a| actor(*a).get(locale)).collect();
    match r.who {
        Some(other) => other.get(locale).to_owned(),
        None if named.is_empty() => ui::RECOMMENDATION_NOBODY.get(locale).to_owned(),
        None => named.join(ui::FORMAT_SEMICOLON.get(locale)),
    }
}

/// The address of a recommendation: the first place where it is made.
fn href(cx: Cx, r: &Recommendation) -> String {
    format!("{}{}", cx.root_prefix, r.at.first().map(|at| path(cx.locale, *at)).unwrap_or_default())
}

/// A row of a list, for a recommendation that no action repeats. The element's id is that of the recommendation
/// (`m12`), so a page must list it once only.
pub fn row(cx: Cx, recommendation: RecommendationIx) -> Markup {
    let r = recommendation.get();
    let id = r.id();
    let area = r.area.map(|n| format!(" a{n}")).unwrap_or_default();
    html! {
        li class={ "rec" (area) } id=(id.to_ascii_lowercase()) data-recommendation=(id) {
            p.rec-id { (id) }
            div.rec-main {
                h4 { a href=(href(cx, r)) { (r.title.get(cx.locale)) } }
                @if let Some(summary) = r.summary { p.rec-say { (summary.get(cx.locale)) } }
                p.rec-by {
                    b { (ui::RECOMMENDATION_WHO.get(cx.locale)) } " " (who(cx.locale, r)) " · " (mood(r.mood).get(cx.locale)) " · "
                    (locs(cx, r.at.iter().copied()))
                }
                @if let Some(remark) = r.remark { p.rec-by { (remark.get(cx.locale)) } }
            }
        }
    }
}

/// The actions that contain a recommendation, after whether they contain all of it.
fn covered(cx: Cx, r: &Recommendation) -> Markup {
    html! {
        @for (coverage, lead) in
            [(Coverage::Same, ui::RECOMMENDATION_SAME_IN), (Coverage::Partly, ui::RECOMMENDATION_PARTLY_IN)]
        {
            @let mut ids = r.covered_by.iter().filter(|(_, how)| *how == coverage).map(|(action, _)| *action).peekable();
            @if ids.peek().is_some() {
                " · " small {
                    (lead.get(cx.locale))
                    @for (i, action) in ids.enumerate() {
                        @if i > 0 { (ui::FORMAT_COMMA.get(cx.locale)) } @else { " " }
                        a href=(cx.href(Page::Action(action))) { (action.get().id) }
                    }
                }
            }
        }
    }
}

/// The recommendations made at a paragraph or in a note, under a small heading; nothing if none is.
pub fn made_at(cx: Cx, at: Locator) -> Markup {
    let mut here = RECOMMENDATIONS.iter().filter(|r| r.at.contains(&at)).peekable();
    html! {
        @if here.peek().is_some() {
            div class="doc-rel recs-here" {
                b { (ui::RECOMMENDATION_HERE.get(cx.locale)) }
                ul.recs {
                    @for r in here {
                        li data-recommendation=(r.id()) {
                            span { (r.title.get(cx.locale)) } " · " small { (mood(r.mood).get(cx.locale)) } (covered(cx, r))
                        }
                    }
                }
            }
        }
    }
}

/// The recommendations of an area that no action repeats, then those that an action takes up in part.
pub fn of_area(cx: Cx, number: u8) -> Markup {
    let of = |coverage: Option<Coverage>| {
        (0..RECOMMENDATIONS.len())
            .map(RecommendationIx)
            .filter(move |r| r.get().area == Some(number))
            .filter(move |r| r.get().covered_by.first().map(|(_, how)| *how) == coverage)
            .peekable()
    };
    let (mut alone, mut partly) = (of(None), of(Some(Coverage::Partly)));
    let any = alone.peek().is_some() || partly.peek().is_some();
    html! {
        @if any {
            section.area-recs aria-labelledby="area-recommendations" {
                h2 #area-recommendations { (ui::RECOMMENDATION_AREA.get(cx.locale)) }
                @if alone.peek().is_some() {
                    h3.sub { (ui::RECOMMENDATION_AREA_ALONE.get(cx.locale)) }
                    ul.acts { @for r in alone { (row(cx, r)) } }
                }
                @if partly.peek().is_some() {
                    h3.sub { (ui::RECOMMENDATION_AREA_PARTLY.get(cx.locale)) }
                    ul class="recs recs-partly" {
                        @for r in partly {
                            @let r = r.get();
                            li data-recommendation=(r.id()) {
                                a href=(href(cx, r)) { (r.title.get(cx.locale)) } " · " small { (mood(r.mood).get(cx.locale)) }
                                (covered(cx, r)) " · " (locs(cx, r.at.iter().copied()))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The recommendations that say what an action says, or part of it.
pub fn of_action(action: ActionIx) -> impl Iterator<Item = (&'static Recommendation, Coverage)> {
    RECOMMENDATIONS.iter().filter_map(move |r| {
        let (_, coverage) = r.covered_by.iter().find(|(covering, _)| *covering == action)?;
        Some((r, *coverage))
    })
}

/// A line of an action's ledger: where a recommendation is made, its title, and how far it goes.
pub fn beside_action(cx: Cx, r: &Recommendation, coverage: Coverage) -> Markup {
    let says = match coverage {
        Coverage::Same => ui::RECOMMENDATION_SAYS_SAME,
        _ => ui::RECOMMENDATION_SAYS_PARTLY,
    };
    html! {
        div data-recommendation=(r.id()) {
            dt { @for at in r.at { (loc(cx, *at)) " " } }
            dd { (r.title.get(cx.locale)) small { (says.get(cx.locale)) " · " (mood(r.mood).get(cx.locale)) } }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::component::Scope;
    use crate::proposal::{PARAGRAPHS, ParagraphIx, action};

    fn cx(root_prefix: &str) -> Cx<'_> {
        let locale = Locale::built_in("en").expect("English");
        // as long as the test
        Cx { scope: Box::leak(Box::new(Scope { locale, root_prefix })) }
    }

    fn at(position: usize) -> RecommendationIx {
        RecommendationIx(position - 1)
    }

    #[test]
    fn a_row_says_who_how_strongly_and_where() {
        let row_12 = row(cx("../"), at(12)).into_string();
        assert!(row_12.contains("id=\"m12\" data-recommendation=\"M12\""), "{row_12}");
        assert!(row_12.contains("The text does not say who · called necessary"), "{row_12}");
        assert!(row_12.contains("href=\"../text/#s4-p1\""), "{row_12}");
        // made in a note, and its address is that note
        assert!(row(cx(""), at(9)).into_string().contains("href=\"notes/#fn20\""));
        let row_78 = row(cx(""), at(78)).into_string();
        assert!(row_78.contains("Today’s generation and young people") && !row_78.contains("does not say"), "{row_78}");
    }

    #[test]
    fn each_is_listed_at_every_place_that_makes_it() {
        let paragraphs = (0..PARAGRAPHS.len()).map(|i| Locator::Paragraph(ParagraphIx(i)));
        let places = paragraphs.chain((1..=48).map(Locator::Note));
        let listed: usize =
            places.map(|at| made_at(cx(""), at).into_string().matches("data-recommendation=").count()).sum();
        // M49 in two paragraphs, M81 in a paragraph and a note
        assert_eq!(listed, 83 + 2);
        assert_eq!(made_at(cx(""), Locator::Note(45)).into_string(), "");
    }

    #[test]
    fn actions_and_recommendations_lead_to_each_other() {
        let smart = action("A3.2-2").expect("an action");
        let beside: Vec<(String, Coverage)> = of_action(smart).map(|(r, how)| (r.id(), how)).collect();
        assert_eq!(beside, [("M62".to_owned(), Coverage::Same)]);
        let (r, how) = of_action(action("A1.1-4").expect("an action")).next().expect("one");
        let line = beside_action(cx(""), r, how).into_string();
        assert!(line.contains("says part of it · announced or intended"), "{line}");
        let here = made_at(cx(""), r.at[0]).into_string();
        assert!(here.contains("also action <a href=\"action/a3.2-2/\">A3.2-2</a>"), "{here}");
        assert!(here.contains("partly in action <a href=\"action/a1.1-4/\">A1.1-4</a>"), "{here}");
    }

    #[test]
    fn an_area_tells_apart_what_no_action_repeats() {
        let connectivity = of_area(cx(""), 1).into_string();
        assert_eq!(connectivity.matches("class=\"rec a1\"").count(), 8);
        let (alone, partly) = connectivity.split_once("An action takes up part of these").expect("two lists");
        assert!(alone.contains("No action repeats these") && alone.contains("data-recommendation=\"M39\""));
        assert!(partly.contains("data-recommendation=\"M25\"") && partly.contains("A1.2-5"));
        // those of area 4 are all repeated by actions
        assert_eq!(of_area(cx(""), 4).into_string(), "");
    }
}
