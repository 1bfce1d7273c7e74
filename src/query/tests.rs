//! Results against a slow version that only follows the rules as they are told: facets intersect,
//! choices unite, a country orders and never hides, a count is what a choice would list.
#![cfg(feature = "ssr")]

use super::*;
use crate::facet::{ActorBasis, ThemeChoice};
use crate::proposal::{
    ACTIONS, Action, Actor, COUNTRIES, CountryIx, HEADINGS, HeadingIx, Locator, RECOMMENDATIONS, country,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;

/// The corpus in English. Texts belong to a thread, and every test has one of its own.
fn corpus() -> Corpus {
    Corpus::of_proposal(crate::text::Locale::built_in("en").expect("English"))
}

fn ask(address: &str) -> Query {
    let (query, ignored) = Query::parse(address);
    assert_eq!(ignored, [], "{address}");
    query
}

fn ids(positions: &[usize]) -> Vec<&'static str> {
    positions.iter().map(|p| ACTIONS[*p].id).collect()
}

/// Ids of everything listed, in the order of the text.
fn listed(corpus: &Corpus, address: &str) -> Vec<&'static str> {
    let results = run(corpus, &ask(address));
    let mut all = [results.linked, results.others].concat();
    all.sort_unstable();
    ids(&all)
}

/// The rules, one action and one question at a time.
mod slow {
    use super::*;

    /// What narrows the list.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub enum Rule {
        Area,
        Group,
        Actor,
        Basis,
        Theme,
        Words,
    }

    pub const RULES: [Rule; 6] = [Rule::Area, Rule::Group, Rule::Actor, Rule::Basis, Rule::Theme, Rule::Words];

    pub fn has_basis(action: &Action, basis: ActorBasis) -> bool {
        let rests_on = |wanted: fn(&Locator) -> bool| action.evidence.iter().any(|e| wanted(&e.at));
        match basis {
            ActorBasis::NotStated => action.actors.contains(&Actor::NotStated),
            ActorBasis::Note => rests_on(|at| matches!(at, Locator::Note(_))),
            ActorBasis::Item => rests_on(|at| matches!(at, Locator::Action(_) | Locator::Heading(_))),
            ActorBasis::Body => {
                rests_on(|at| matches!(at, Locator::Paragraph(_) | Locator::Section(_) | Locator::Cover))
            }
        }
    }

    pub fn has_theme(action: &Action, choice: ThemeChoice) -> bool {
        action.themes.iter().any(|(theme, _)| match choice {
            ThemeChoice::Theme(wanted) => *theme == wanted,
            ThemeChoice::Group(wanted) => theme.get().group == wanted,
        })
    }

    pub fn names(action: &Action, country: CountryIx) -> bool {
        action.reach.iter().any(|r| r.country == country)
    }

    fn says(text: &str, word: &str) -> bool {
        let anywhere = word.chars().any(fold::unspaced);
        text.char_indices().any(|(at, _)| {
            let inside = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            text[at..].starts_with(word) && (anywhere || !inside)
        })
    }

    fn holds(rule: Rule, action: &Action, text: &str, query: &Query) -> bool {
        let any = |id: FacetId, has: &dyn Fn(usize) -> bool| {
            let chosen = query.chosen(id);
            chosen.is_empty() || chosen.iter().any(has)
        };
        match rule {
            Rule::Area => any(FacetId::Area, &|n| usize::from(action.area) == n),
            Rule::Group => any(FacetId::Group, &|h| action.group == HeadingIx(h)),
            Rule::Actor => any(FacetId::Actor, &|a| action.actors.contains(&Actor::ALL[a])),
            Rule::Basis => any(FacetId::Basis, &|b| has_basis(action, ActorBasis::ALL[b])),
            Rule::Theme => any(FacetId::Theme, &|t| has_theme(action, ThemeChoice::at(t))),
            Rule::Words => fold::alternatives(&query.q).iter().all(|word| word.iter().any(|w| says(text, w))),
        }
    }

    /// Positions of listed recommendations: those that no action repeats, by area, actor, theme and words;
    /// none where a group or a basis is asked for, which they do not have.
    pub fn recommended(corpus: &Corpus, query: &Query) -> Vec<usize> {
        if !query.chosen(FacetId::Group).is_empty() || !query.chosen(FacetId::Basis).is_empty() {
            return Vec::new();
        }
        let holds = |p: &usize| {
            let r = &RECOMMENDATIONS[*p];
            let (_, doc) = corpus.recommendations.iter().find(|(position, _)| position == p).expect("a document");
            let acts = |a: &Actor| match a {
                Actor::NotStated => r.actors.is_empty() && r.who.is_none(),
                _ => r.actors.contains(a),
            };
            let about = |choice: &ThemeChoice| {
                r.themes.iter().any(|theme| match choice {
                    ThemeChoice::Theme(wanted) => theme == wanted,
                    ThemeChoice::Group(wanted) => theme.get().group == *wanted,
                })
            };
            let any = |id: FacetId, has: &dyn Fn(usize) -> bool| {
                let chosen = query.chosen(id);
                chosen.is_empty() || chosen.iter().any(has)
            };
            any(FacetId::Area, &|n| r.area.map(usize::from) == Some(n))
                && any(FacetId::Actor, &|a| acts(&Actor::ALL[a]))
                && any(FacetId::Theme, &|t| about(&ThemeChoice::at(t)))
                && fold::alternatives(&query.q).iter().all(|word| word.iter().any(|w| says(&doc.words, w)))
        };
        (0..RECOMMENDATIONS.len()).filter(|p| RECOMMENDATIONS[*p].alone()).filter(holds).collect()
    }

    /// Positions of actions for which everything holds, but for one facet that is not asked.
    pub fn hits(corpus: &Corpus, query: &Query, but: Option<Rule>) -> Vec<usize> {
        (0..ACTIONS.len())
            .filter(|p| {
                let asked = RULES.into_iter().filter(|f| Some(*f) != but);
                asked.into_iter().all(|f| holds(f, &ACTIONS[*p], &corpus.docs[*p].words, query))
            })
            .collect()
    }
}

/// Compares the counts of a facet with what they should be; every position not named must be 0.
fn same_counts(
    id: FacetId,
    counts: &Counts,
    wanted: &BTreeMap<usize, usize>,
    query: &Query,
) -> Result<(), TestCaseError> {
    for position in 0..(id.get().positions)() {
        let wanted = wanted.get(&position).copied().unwrap_or_default();
        let count = counts.of(id.choice(position));
        prop_assert_eq!(count as usize, wanted, "{:?} at {} for {}", id, position, query.write());
    }
    Ok(())
}

fn agrees(corpus: &Corpus, query: &Query) -> Result<(), TestCaseError> {
    use slow::Rule;
    let results = run(corpus, query);
    let hits = slow::hits(corpus, query, None);
    let chosen = |p: &usize| query.countries().iter().any(|c| slow::names(&ACTIONS[*p], *c));
    let (named, others): (Vec<usize>, Vec<usize>) = hits.iter().partition(|p| chosen(p));
    prop_assert_eq!(&results.linked, &named, "{}", query.write());
    prop_assert_eq!(&results.others, &others, "{}", query.write());
    prop_assert_eq!(&results.recommendations, &slow::recommended(corpus, query), "{}", query.write());
    prop_assert_eq!(results.total(), hits.len());
    for p in 0..ACTIONS.len() {
        prop_assert_eq!(results.lists(p), hits.contains(&p));
    }

    let without = |facet| slow::hits(corpus, query, Some(facet));
    let count = |hits: &[usize], holds: &dyn Fn(&Action) -> bool| hits.iter().filter(|p| holds(&ACTIONS[**p])).count();
    let c = &results.counts;

    let free = without(Rule::Area);
    let areas = (1..=5).map(|n| (usize::from(n), count(&free, &|a| a.area == n))).collect();
    same_counts(FacetId::Area, c, &areas, query)?;
    let reached: Vec<usize> = free.into_iter().filter(chosen).collect();
    for n in 1..=5 {
        prop_assert_eq!(c.linked_by_area[usize::from(n)] as usize, count(&reached, &|a| a.area == n));
    }

    let free = without(Rule::Group);
    let groups = (0..HEADINGS.len()).map(|h| (h, count(&free, &|a| a.group == HeadingIx(h)))).collect();
    same_counts(FacetId::Group, c, &groups, query)?;

    let free = without(Rule::Actor);
    let actors = Actor::ALL.iter().enumerate().map(|(i, who)| (i, count(&free, &|a| a.actors.contains(who)))).collect();
    same_counts(FacetId::Actor, c, &actors, query)?;

    let free = without(Rule::Basis);
    let bases = ActorBasis::ALL.into_iter().enumerate();
    let bases = bases.map(|(i, b)| (i, count(&free, &|a| slow::has_basis(a, b)))).collect();
    same_counts(FacetId::Basis, c, &bases, query)?;

    let free = without(Rule::Theme);
    let themes =
        (0..(FacetId::Theme.get().positions)()).map(|t| (t, count(&free, &|a| slow::has_theme(a, ThemeChoice::at(t)))));
    same_counts(FacetId::Theme, c, &themes.collect(), query)?;

    let countries = (0..COUNTRIES.len()).map(|x| (x, count(&hits, &|a| slow::names(a, CountryIx(x))))).collect();
    same_counts(FacetId::Country, c, &countries, query)?;
    prop_assert_eq!(c.without_words as usize, without(Rule::Words).len());
    Ok(())
}

/// Nothing, or up to `most` of the values.
fn few<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>, most: usize) -> BoxedStrategy<Vec<T>> {
    prop_oneof![3 => Just(Vec::new()), 2 => subsequence(all, 1..=most)].boxed()
}

/// Words that stand in the texts, beginnings of them, and some that do not.
fn words() -> BoxedStrategy<String> {
    let corpus = corpus();
    let mut known: Vec<String> =
        corpus.docs.iter().flat_map(|d| d.words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    known.sort_unstable();
    known.dedup();
    let word = prop_oneof![
        5 => (select(known), 1usize..12).prop_map(|(w, n)| w.chars().take(n).collect::<String>()),
        1 => "[a-zA-Z0-9.'-]{1,4}",
        1 => any::<String>().prop_map(|s| s.chars().take(8).collect()),
    ];
    prop_oneof![2 => Just(String::new()), 3 => vec(word, 1..=3).prop_map(|w| w.join(" "))].boxed()
}

fn queries() -> impl Strategy<Value = Query> {
    let few_of = |id: FacetId, most: usize| few(id.get().choices().collect(), most).prop_map(Set::from_iter).boxed();
    let facets: Vec<BoxedStrategy<Set>> =
        FacetId::ALL.iter().map(|id| few_of(*id, (id.get().choices().count() / 2).clamp(1, 20))).collect();
    (facets, words()).prop_map(|(facets, q)| Query {
        facets: facets.try_into().expect("one set for each facet"),
        q,
        ..Query::default()
    })
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 768,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_210_615),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hits_order_and_counts_agree_with_the_slow_version(query in queries()) {
        agrees(&corpus(), &query)?;
    }

    #[test]
    fn a_country_never_hides_an_action(query in queries(), countries in few(FacetId::Country.get().choices().collect(), 10)) {
        let corpus = corpus();
        let free = run(&corpus, &query.clone().without(FacetId::Country));
        let mut query = query;
        query.facets[FacetId::Country as usize] = countries.into_iter().collect();
        let chosen = run(&corpus, &query);
        let mut all = [chosen.linked.clone(), chosen.others.clone()].concat();
        all.sort_unstable();
        prop_assert_eq!(&chosen.recommendations, &free.recommendations);
        prop_assert_eq!(&all, &free.others);
        prop_assert!(free.linked.is_empty());
        // nor does it change any count but the one it is there for
        prop_assert_eq!(Counts { linked_by_area: free.counts.linked_by_area, ..chosen.counts }, free.counts);
    }

    #[test]
    fn a_count_is_what_choosing_alone_would_list(query in queries(), choice in select(Choice::all().collect::<Vec<_>>())) {
        let corpus = corpus();
        let counts = run(&corpus, &query).counts;
        if choice.facet.get().effect == Effect::Narrows {
            let alone = run(&corpus, &query.clone().without(choice.facet).with(choice));
            prop_assert_eq!(counts.of(choice) as usize, alone.total());
        }
        let wordless = run(&corpus, &Query { q: String::new(), ..query });
        prop_assert_eq!(counts.without_words as usize, wordless.total());
    }
}

#[test]
fn each_single_choice_agrees_with_the_slow_version() {
    let corpus = corpus();
    let alone = Choice::all().map(|choice| Query::default().with(choice));
    for query in std::iter::once(Query::default()).chain(alone) {
        agrees(&corpus, &query).unwrap_or_else(|e| panic!("{}: {e}", query.write()));
    }
}

#[test]
fn countries_reach_what_the_text_says_and_no_more() {
    let corpus = corpus();
    for (address, named, total) in [
        ("?country=vn", &["A1.2-4", "A1.2-5", "A4-2"][..], 34),
        ("?country=la", &["A1.1-1"], 34),
        ("?country=mm", &["A1.2-4", "A4-2"], 34),
        ("?country=sg", &["A3.3-1"], 34),
        ("?country=th", &[], 34),
        ("?country=id", &[], 34),
        ("?country=my", &[], 34),
        ("?country=ph", &[], 34),
        ("?country=kh", &[], 34),
        ("?country=bn", &[], 34),
        ("?country=vn&area=1", &["A1.2-4", "A1.2-5"], 9),
        ("?country=vn&area=3", &[], 10),
        ("?country=vn&area=4", &["A4-2"], 2),
        ("?country=la,vn", &["A1.1-1", "A1.2-4", "A1.2-5", "A4-2"], 34),
        ("?country=th,sg", &["A3.3-1"], 34),
        ("?country=bn,kh,id,la,my,mm,ph,sg,th,vn", &["A1.1-1", "A1.2-4", "A1.2-5", "A3.3-1", "A4-2"], 34),
    ] {
        let results = run(&corpus, &ask(address));
        assert_eq!(ids(&results.linked), named, "{address}");
        assert_eq!(results.total(), total, "{address}");
        assert!(results.others.is_sorted(), "{address}");
    }
}

#[test]
fn named_counts_stand_at_each_area() {
    let corpus = corpus();
    let c = run(&corpus, &ask("?country=vn")).counts;
    assert_eq!(c.linked_by_area, [0, 2, 0, 0, 1, 0, 0, 0]);
    // what another area would bring stays visible when one is chosen
    let c = run(&corpus, &ask("?country=vn&area=3")).counts;
    assert_eq!(c.linked_by_area, [0, 2, 0, 0, 1, 0, 0, 0]);
    assert_eq!(c.of(Choice::country(country("VN").expect("Vietnam"))), 0);
    assert_eq!(c.of(Choice::country(country("SG").expect("Singapore"))), 1);
}

#[test]
fn unfiltered_counts_are_those_of_the_inventory() {
    let corpus = corpus();
    let results = run(&corpus, &Query::default());
    assert_eq!(results.others, (0..34).collect::<Vec<_>>());
    let c = results.counts;
    assert_eq!([1, 2, 3, 4, 5].map(|n| c.of(Choice::area(n))), [9, 8, 10, 2, 5]);
    assert_eq!(c.without_words, 34);
    for (group, wanted) in [
        ("A1.1", 4),
        ("A1.2", 5),
        ("A2.1", 2),
        ("A2.2", 1),
        ("A2.3", 3),
        ("A2.4", 2),
        ("A3.1", 2),
        ("A3.2", 6),
        ("A3.3", 2),
        ("A4", 2),
        ("A5.1", 2),
        ("A5.2", 3),
    ] {
        let at = HEADINGS.iter().position(|h| h.id == group).expect("a heading");
        assert_eq!(c.of(Choice::group(HeadingIx(at))), wanted, "{group}");
    }
    let all = (0..HEADINGS.len()).map(|at| c.of(Choice::group(HeadingIx(at)))).sum::<u32>();
    assert_eq!(all, 34);
    for (actor, wanted) in [
        (Actor::JapaneseCompanies, 15),
        (Actor::JapaneseGovernment, 8),
        (Actor::JapanUnspecified, 4),
        (Actor::AseanGovernments, 5),
        (Actor::JapaneseBusinessSector, 1),
        (Actor::Joint, 6),
        (Actor::Keidanren, 4),
        (Actor::NotStated, 7),
    ] {
        assert_eq!(c.of(Choice::actor(actor)), wanted, "{actor:?}");
    }
    for (basis, wanted) in
        [(ActorBasis::Body, 24), (ActorBasis::Note, 4), (ActorBasis::Item, 6), (ActorBasis::NotStated, 7)]
    {
        assert_eq!(c.of(Choice::basis(basis)), wanted, "{basis:?}");
    }
    for (code, wanted) in [("VN", 3), ("MM", 2), ("LA", 1), ("SG", 1), ("TH", 0), ("IN", 1), ("AU", 1), ("JP", 0)] {
        assert_eq!(c.of(Choice::country(country(code).expect("a country"))), wanted, "{code}");
    }
}

#[test]
fn seven_actions_do_not_state_who_acts() {
    let corpus = corpus();
    let seven = ["A2.3-2", "A3.1-2", "A3.2-1", "A3.2-6", "A4-2", "A5.1-1", "A5.1-2"];
    assert_eq!(listed(&corpus, "?actor=not-stated"), seven);
    assert_eq!(listed(&corpus, "?basis=not-stated"), seven);
    // its own words, or the heading right above it
    assert_eq!(listed(&corpus, "?basis=item"), ["A2.1-1", "A2.2-1", "A3.2-4", "A5.2-1", "A5.2-2", "A5.2-3"]);
    assert_eq!(listed(&corpus, "?basis=note"), ["A1.1-2", "A3.1-1", "A3.2-5", "A5.2-1"]);
}

#[test]
fn choices_unite_and_facets_intersect() {
    let corpus = corpus();
    assert_eq!(listed(&corpus, "?area=4,5").len(), 7);
    assert_eq!(listed(&corpus, "?area=4,5&actor=keidanren"), ["A5.2-1", "A5.2-2", "A5.2-3"]);
    assert_eq!(listed(&corpus, "?actor=keidanren"), ["A3.1-1", "A5.2-1", "A5.2-2", "A5.2-3"]);
    assert_eq!(listed(&corpus, "?actor=keidanren,japanese-business-sector").len(), 5);
    assert_eq!(listed(&corpus, "?area=4&group=A1.1"), <[&str; 0]>::default());
    assert_eq!(listed(&corpus, "?group=A4,A2.2"), ["A2.2-1", "A4-1", "A4-2"]);
    // a group of themes and one of its themes unite as well
    assert_eq!(listed(&corpus, "?theme=digital,blockchain"), listed(&corpus, "?theme=digital"));
}

#[test]
fn further_recommendations_take_the_same_filters_and_stay_out_of_every_count() {
    let corpus = corpus();
    let listed = |address: &str| {
        let results = run(&corpus, &ask(address));
        results.recommendations.iter().map(|p| RECOMMENDATIONS[*p].id()).collect::<Vec<_>>()
    };
    assert_eq!(listed("").len(), 36);
    assert_eq!(listed("?area=1"), ["M22", "M27", "M33", "M34", "M37", "M38", "M39", "M40"]);
    assert_eq!(["?area=2", "?area=3", "?area=4", "?area=5"].map(|a| listed(a).len()), [5, 4, 0, 2]);
    assert_eq!(listed("?actor=keidanren"), ["M42", "M82"]);
    assert_eq!(listed("?theme=wto-reform"), ["M09", "M10"]);
    assert_eq!(listed("?q=wto"), ["M09", "M10", "M11"]);
    assert_eq!(listed("?q=m40"), ["M40"]);
    assert_eq!(listed("?area=3&theme=digital&actor=japanese-companies"), ["M60", "M64"]);
    // the text names somebody in M78, though nobody of the list
    let open = listed("?actor=not-stated");
    assert!(open.contains(&"M75".to_owned()) && !open.contains(&"M78".to_owned()), "{open:?}");
    // a country changes nothing; the appendix's groups and the basis of an actor mean nothing to them
    assert_eq!(listed("?country=vn"), listed(""));
    assert_eq!([listed("?group=A1.1"), listed("?basis=body")], [Vec::<String>::new(), Vec::new()]);
    // what only they speak of is no action
    assert_eq!(run(&corpus, &ask("?q=smart+agriculture")).total(), 0);
    assert_eq!(listed("?q=smart+agriculture"), ["M64"]);
    assert_eq!(Results::everything().recommendations, run(&corpus, &Query::default()).recommendations);
}

#[test]
fn energy_finds_both_actions_on_green_growth() {
    let found = listed(&corpus(), "?theme=energy");
    assert!(found.contains(&"A2.1-1") && found.contains(&"A2.1-2"), "{found:?}");
    assert_eq!(listed(&corpus(), "?theme=policy-dialogue"), ["A5.2-1", "A5.2-2", "A5.2-3"]);
    assert_eq!(listed(&corpus(), "?theme=trade-and-investment"), ["A1.2-1", "A1.2-4"]);
}

#[test]
fn words_find_what_is_printed() {
    let corpus = corpus();
    let finds = |q: &str| {
        let query = Query { q: q.to_owned(), ..Query::default() };
        let results = run(&corpus, &query);
        ids(&results.others)
    };
    // what a note says of a country counts as said
    for id in ["A1.2-4", "A1.2-5", "A4-2"] {
        assert!(finds("vietnam").contains(&id), "{id}");
    }
    // a remark is no link
    assert!(!finds("vietnam").contains(&"A3.3-1"));
    assert!(finds("singapore").contains(&"A3.3-1"));
    assert_eq!(finds("A3.2-4"), ["A3.2-4"]);
    assert_eq!(finds("a3.2-4"), ["A3.2-4"]);
    assert!(finds("quality infra").contains(&"A1.1-1"));
    // case, width, order and accents do not matter
    assert!(finds("rcep").contains(&"A1.2-1"));
    assert_eq!(finds("ＲＣＥＰ"), finds("rcep"));
    assert_eq!(finds("infrastructure quality"), finds("Quality   INFRASTRUCTURE"));
    assert_eq!(finds("víétnam"), finds("vietnam"));
    // the beginning of a word, not its middle
    assert!(!finds("infra").is_empty());
    assert!(finds("nfrastructure").is_empty());
    assert!(finds("no such thing anywhere").is_empty());
    // only punctuation asks nothing
    assert_eq!(finds(" , - ").len(), 34);
}
