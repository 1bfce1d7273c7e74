//! Results against a slow version that only follows the rules as they are told: facets intersect,
//! choices unite, a country orders and never hides, a count is what a choice would list.
#![cfg(feature = "ssr")]

use super::*;
use crate::proposal::{ACTIONS, Action, COUNTRIES, CountryGroup, HEADINGS, HeadingIx, Locator, THEMES, country};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeMap;

/// The corpus in English. Texts belong to a thread, and every test has one of its own.
fn corpus() -> Corpus {
    crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
    Corpus::of_proposal()
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
    let mut all = [results.named, results.others].concat();
    all.sort_unstable();
    ids(&all)
}

/// The rules, one action and one question at a time.
mod slow {
    use super::*;

    /// What narrows the list.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub enum Facet {
        Area,
        Group,
        Actor,
        Basis,
        Theme,
        Words,
    }

    pub const FACETS: [Facet; 6] = [Facet::Area, Facet::Group, Facet::Actor, Facet::Basis, Facet::Theme, Facet::Words];

    pub fn has_basis(action: &Action, basis: Basis) -> bool {
        let rests_on = |wanted: fn(&Locator) -> bool| action.evidence.iter().any(|e| wanted(&e.at));
        match basis {
            Basis::NotStated => action.actors.contains(&Actor::NotStated),
            Basis::Note => rests_on(|at| matches!(at, Locator::Note(_))),
            Basis::Item => rests_on(|at| matches!(at, Locator::Action(_) | Locator::Heading(_))),
            Basis::Body => rests_on(|at| matches!(at, Locator::Paragraph(_) | Locator::Section(_) | Locator::Cover)),
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

    fn holds(facet: Facet, action: &Action, text: &str, query: &Query) -> bool {
        match facet {
            Facet::Area => query.area.is_empty() || query.area.contains(&action.area),
            Facet::Group => query.group.is_empty() || query.group.contains(&action.group),
            Facet::Actor => query.actor.is_empty() || query.actor.iter().any(|a| action.actors.contains(a)),
            Facet::Basis => query.basis.is_empty() || query.basis.iter().any(|b| has_basis(action, *b)),
            Facet::Theme => query.theme.is_empty() || query.theme.iter().any(|t| has_theme(action, *t)),
            Facet::Words => fold::words(&query.q).iter().all(|w| says(text, w)),
        }
    }

    /// Positions of actions for which everything holds, but for one facet that is not asked.
    pub fn hits(corpus: &Corpus, query: &Query, but: Option<Facet>) -> Vec<usize> {
        (0..ACTIONS.len())
            .filter(|p| {
                let asked = FACETS.into_iter().filter(|f| Some(*f) != but);
                asked.into_iter().all(|f| holds(f, &ACTIONS[*p], &corpus.docs[*p].words, query))
            })
            .collect()
    }
}

/// Compares a row of counts with what it should hold; every place not named must be 0.
fn same_counts(
    name: &str,
    counts: &[u32],
    wanted: &BTreeMap<usize, usize>,
    query: &Query,
) -> Result<(), TestCaseError> {
    for (place, count) in counts.iter().enumerate() {
        let wanted = wanted.get(&place).copied().unwrap_or_default();
        prop_assert_eq!(*count as usize, wanted, "{} at {} for {}", name, place, query.write());
    }
    Ok(())
}

fn agrees(corpus: &Corpus, query: &Query) -> Result<(), TestCaseError> {
    use slow::Facet;
    let results = run(corpus, query);
    let hits = slow::hits(corpus, query, None);
    let chosen = |p: &usize| query.country.iter().any(|c| slow::names(&ACTIONS[*p], *c));
    let (named, others): (Vec<usize>, Vec<usize>) = hits.iter().partition(|p| chosen(p));
    prop_assert_eq!(&results.named, &named, "{}", query.write());
    prop_assert_eq!(&results.others, &others, "{}", query.write());
    prop_assert_eq!(results.total(), hits.len());
    for p in 0..ACTIONS.len() {
        prop_assert_eq!(results.lists(p), hits.contains(&p));
    }

    let without = |facet| slow::hits(corpus, query, Some(facet));
    let count = |hits: &[usize], holds: &dyn Fn(&Action) -> bool| hits.iter().filter(|p| holds(&ACTIONS[**p])).count();
    let c = &results.counts;

    let free = without(Facet::Area);
    let areas = (1..=5).map(|n| (usize::from(n), count(&free, &|a| a.area == n))).collect();
    same_counts("area", &c.areas, &areas, query)?;
    let reached: Vec<usize> = free.into_iter().filter(chosen).collect();
    let named = (1..=5).map(|n| (usize::from(n), count(&reached, &|a| a.area == n))).collect();
    same_counts("named by area", &c.named_by_area, &named, query)?;

    let free = without(Facet::Group);
    let groups = (0..HEADINGS.len()).map(|h| (h, count(&free, &|a| a.group == HeadingIx(h)))).collect();
    same_counts("group", &c.groups, &groups, query)?;

    let free = without(Facet::Actor);
    let actors = Actor::ALL.iter().map(|who| (actor_bit(*who), count(&free, &|a| a.actors.contains(who)))).collect();
    same_counts("actor", &c.actors, &actors, query)?;

    let free = without(Facet::Basis);
    let bases = Basis::ALL.into_iter().map(|b| (basis_bit(b), count(&free, &|a| slow::has_basis(a, b)))).collect();
    same_counts("basis", &c.bases, &bases, query)?;

    let free = without(Facet::Theme);
    let themes =
        theme_choices().into_iter().map(|t| (theme_bit(t), count(&free, &|a| slow::has_theme(a, t)))).collect();
    same_counts("theme", &c.themes, &themes, query)?;

    let countries =
        (0..COUNTRIES.len()).map(CountryIx).map(|x| (country_bit(x), count(&hits, &|a| slow::names(a, x)))).collect();
    same_counts("named", &c.named, &countries, query)?;
    prop_assert_eq!(c.without_words as usize, without(Facet::Words).len());
    Ok(())
}

fn theme_choices() -> Vec<ThemeChoice> {
    let groups = ThemeGroup::ALL.iter().copied().map(ThemeChoice::Group);
    groups.chain((0..THEMES.len()).map(|i| ThemeChoice::Theme(ThemeIx(i)))).collect()
}

fn members() -> Vec<CountryIx> {
    let all = (0..COUNTRIES.len()).map(CountryIx);
    all.filter(|c| c.get().group == CountryGroup::Member).collect()
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
    let groups: Vec<HeadingIx> = (0..HEADINGS.len()).map(HeadingIx).filter(|h| !h.get().actions.is_empty()).collect();
    let facets = (
        few((1..=5).collect(), 3),
        few(groups, 6),
        few(members(), 4),
        few(Actor::ALL.to_vec(), 4),
        few(Basis::ALL.to_vec(), 3),
        few(theme_choices(), 20),
        words(),
    );
    facets.prop_map(|(area, group, country, actor, basis, theme, q)| Query {
        area,
        group,
        country,
        actor,
        basis,
        theme,
        q,
        ..Query::default()
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 768, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hits_order_and_counts_agree_with_the_slow_version(query in queries()) {
        agrees(&corpus(), &query)?;
    }

    #[test]
    fn a_country_never_hides_an_action(query in queries(), countries in few(members(), 10)) {
        let corpus = corpus();
        let free = run(&corpus, &Query { country: Vec::new(), ..query.clone() });
        let chosen = run(&corpus, &Query { country: countries.clone(), ..query });
        let mut all = [chosen.named.clone(), chosen.others.clone()].concat();
        all.sort_unstable();
        prop_assert_eq!(&all, &free.others);
        prop_assert!(free.named.is_empty());
        // nor does it change any count but the one it is there for
        prop_assert_eq!(Counts { named_by_area: free.counts.named_by_area, ..chosen.counts }, free.counts);
    }

    #[test]
    fn a_count_is_what_choosing_alone_would_list(query in queries(), theme in select(theme_choices()), actor in select(Actor::ALL.to_vec())) {
        let corpus = corpus();
        let counts = run(&corpus, &query).counts;
        let by_theme = run(&corpus, &Query { theme: vec![theme], ..query.clone() });
        prop_assert_eq!(counts.themes[theme_bit(theme)] as usize, by_theme.total());
        let by_actor = run(&corpus, &Query { actor: vec![actor], ..query.clone() });
        prop_assert_eq!(counts.actors[actor_bit(actor)] as usize, by_actor.total());
        let wordless = run(&corpus, &Query { q: String::new(), ..query });
        prop_assert_eq!(counts.without_words as usize, wordless.total());
    }
}

#[test]
fn each_single_choice_agrees_with_the_slow_version() {
    let corpus = corpus();
    let mut queries = vec![Query::default()];
    queries.extend((1..=5).map(|n| Query { area: vec![n], ..Query::default() }));
    queries.extend((0..HEADINGS.len()).map(|h| Query { group: vec![HeadingIx(h)], ..Query::default() }));
    queries.extend(Actor::ALL.iter().map(|a| Query { actor: vec![*a], ..Query::default() }));
    queries.extend(Basis::ALL.iter().map(|b| Query { basis: vec![*b], ..Query::default() }));
    queries.extend(theme_choices().into_iter().map(|t| Query { theme: vec![t], ..Query::default() }));
    queries.extend(members().into_iter().map(|c| Query { country: vec![c], ..Query::default() }));
    for query in queries {
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
        assert_eq!(ids(&results.named), named, "{address}");
        assert_eq!(results.total(), total, "{address}");
        assert!(results.others.is_sorted(), "{address}");
    }
}

#[test]
fn named_counts_stand_at_each_area() {
    let corpus = corpus();
    let c = run(&corpus, &ask("?country=vn")).counts;
    assert_eq!(c.named_by_area, [0, 2, 0, 0, 1, 0, 0, 0]);
    // what another area would bring stays visible when one is chosen
    let c = run(&corpus, &ask("?country=vn&area=3")).counts;
    assert_eq!(c.named_by_area, [0, 2, 0, 0, 1, 0, 0, 0]);
    assert_eq!(c.named[country_bit(country("VN").expect("Vietnam"))], 0);
    assert_eq!(c.named[country_bit(country("SG").expect("Singapore"))], 1);
}

#[test]
fn unfiltered_counts_are_those_of_the_inventory() {
    let corpus = corpus();
    let results = run(&corpus, &Query::default());
    assert_eq!(results.others, (0..34).collect::<Vec<_>>());
    let c = results.counts;
    assert_eq!(c.areas, [0, 9, 8, 10, 2, 5, 0, 0]);
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
        assert_eq!(c.groups[at], wanted, "{group}");
    }
    assert_eq!(c.groups.iter().sum::<u32>(), 34);
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
        assert_eq!(c.actors[actor_bit(actor)], wanted, "{actor:?}");
    }
    for (basis, wanted) in [(Basis::Body, 24), (Basis::Note, 4), (Basis::Item, 6), (Basis::NotStated, 7)] {
        assert_eq!(c.bases[basis_bit(basis)], wanted, "{basis:?}");
    }
    for (code, wanted) in [("VN", 3), ("MM", 2), ("LA", 1), ("SG", 1), ("TH", 0), ("IN", 1), ("AU", 1), ("JP", 0)] {
        let at = country_bit(country(code).expect("a country"));
        assert_eq!(c.named[at], wanted, "{code}");
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
