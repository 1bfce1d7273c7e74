//! What addresses mean: what is written can be read again, what is wrong is ignored and reported, and an address keeps
//! its meaning for good.

use explorer::facet::{ActorBasis, Choice, FacetId, Set, ThemeChoice, actor_word};
use explorer::proposal::{ACTIONS, ActionIx, Actor, CountryGroup, THEMES, ThemeGroup};
use explorer::route::{Language, Layout, ONE_FILE, Page, Route};
use explorer::url::{Ignored, LONGEST_Q, LONGEST_SHOWN, Look, MapFigures, MapForm, Part, Query, Sort, Toggle, View};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;

/// Parameters in the order of an address.
const ORDER: [&str; 20] = [
    "area", "group", "country", "actor", "basis", "theme", "q", "action", "map", "part", "kind", "org", "party",
    "from", "to", "sort", "view", "chart", "embed", "look",
];

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 512,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_210_615),
        ..ProptestConfig::default()
    }
}

/// Any number of the values, in their order.
fn some<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> BoxedStrategy<Vec<T>> {
    let most = all.len();
    // mostly few, as people choose; now and then all of them
    prop_oneof![
        2 => Just(Vec::new()),
        4 => subsequence(all.clone(), 0..=most.min(4)),
        1 => subsequence(all, 0..=most),
    ]
    .boxed()
}

/// Words as the search field may hold them, in any script.
fn words() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        "[a-z0-9 .,&=+%#?/'-]{0,40}",
        "[ぁ-んァ-ヶ一-龠ก-๙က-ဿក-៿À-ỹ ]{0,30}",
        any::<String>(),
    ]
    .prop_map(|s| {
        let clean: String = s.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let spaced = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        spaced.chars().take(LONGEST_Q).collect::<String>().trim_end().to_owned()
    })
    .boxed()
}

/// Any values of a facet.
fn values(id: FacetId) -> BoxedStrategy<Set> {
    some(id.get().choices().collect()).prop_map(Set::from_iter).boxed()
}

/// The first and the last year, each with four digits and in their order.
fn years() -> impl Strategy<Value = (Option<u16>, Option<u16>)> {
    (prop::option::of(1000u16..=9999), prop::option::of(1000u16..=9999)).prop_map(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
        years => years,
    })
}

fn queries() -> impl Strategy<Value = Query> {
    let facets: Vec<BoxedStrategy<Set>> = FacetId::ALL.iter().map(|id| values(*id)).collect();
    let rest = (
        words(),
        prop::option::of((0..ACTIONS.len()).prop_map(ActionIx)),
        (prop::option::of(Just(MapForm::Only)), prop::option::of(prop::sample::select(MapFigures::ALL))),
        prop::option::of(prop::sample::select(Part::ALL)),
        years(),
        prop::option::of(prop::sample::select(Sort::ALL)),
        prop::option::of(prop::sample::select(View::ALL)),
        any::<bool>(),
        prop::option::of(prop_oneof![Just(Look::Light), Just(Look::Dark)]),
    );
    (facets, rest).prop_map(|(facets, rest)| {
        let (q, action, (map, figures), part, (from, to), sort, view, embed, look) = rest;
        // a part is shown in a frame only
        let embed = embed || part.is_some();
        let facets = facets.try_into().expect("one set for each facet");
        Query { facets, q, action, map, figures, part, from, to, sort, view, embed, look }
    })
}

/// Names and values of an address, as they stand.
fn pairs(address: &str) -> Vec<(&str, &str)> {
    address
        .trim_start_matches('?')
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|p| p.split_once('=').expect("a name and a value"))
        .collect()
}

fn ignored(name: &'static str, value: &str) -> Ignored {
    Ignored { name, value: value.to_owned() }
}

/// Something that looks like an address and is none.
fn garbage() -> impl Strategy<Value = String> {
    let name = prop_oneof![prop::sample::select(ORDER.to_vec()).prop_map(str::to_owned), any::<String>()];
    let value = prop_oneof![
        any::<String>(),
        "(%[0-9a-fA-F]?[0-9a-fA-F]?|[,+&=;?#]|[a-z0-9.-]){0,40}",
        "[1-9](,[0-9]{1,4}){0,5}",
        "(vn|VN|xx|th|jp|blockchain|digital|A1\\.1|joint|body|,){0,12}",
    ];
    vec((name, value), 0..8)
        .prop_map(|list| list.into_iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&"))
}

fn check_fixed_point(address: &str) -> Result<(), TestCaseError> {
    let (query, left_out) = Query::parse(address);
    for item in &left_out {
        prop_assert!(ORDER.contains(&item.name), "{} is no parameter", item.name);
        prop_assert!(item.value.chars().count() <= LONGEST_SHOWN + 1, "too long to show: {}", item.value);
    }
    let written = query.write();
    let (again, nothing) = Query::parse(&written);
    prop_assert_eq!(&again, &query, "{} became {}", address, written);
    prop_assert!(nothing.is_empty(), "{:?} in {}", nothing, written);
    prop_assert_eq!(again.write(), written);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_can_be_read(query in queries()) {
        let address = query.write();
        let (read, left_out) = Query::parse(&address);
        prop_assert_eq!(&read, &query, "{}", address);
        prop_assert_eq!(left_out, vec![]);
        // with and without its question mark
        prop_assert_eq!(Query::parse(address.trim_start_matches('?')).0, query);
    }

    #[test]
    fn an_address_is_in_order_and_says_nothing_empty(query in queries()) {
        let address = query.write();
        prop_assert_eq!(address.is_empty(), query == Query::default());
        let places: Vec<usize> = pairs(&address)
            .into_iter()
            .map(|(name, value)| {
                assert!(!value.is_empty(), "{name} is empty in {address}");
                ORDER.iter().position(|n| *n == name).expect("a known name")
            })
            .collect();
        prop_assert!(places.is_sorted_by(|a, b| a < b), "{}", address);
        prop_assert!(
            address.bytes().all(|b| b.is_ascii_alphanumeric() || b"?&=,+%-_.~".contains(&b)),
            "needs escaping in a page or a mail: {}", address
        );
    }

    #[test]
    fn the_order_of_parameters_does_not_matter(query in queries(), turn in 0usize..10) {
        let address = query.write();
        let mut parts: Vec<&str> = address.trim_start_matches('?').split('&').collect();
        let by = turn % parts.len();
        parts.rotate_left(by);
        parts.reverse();
        prop_assert_eq!(Query::parse(&parts.join("&")), (query, vec![]));
    }

    #[test]
    fn a_value_given_twice_counts_once(query in queries()) {
        let address = query.write();
        let mut twice = format!("{address}&{}", address.trim_start_matches('?'));
        for name in ["area", "group", "country", "actor", "basis", "theme"] {
            if let Some((_, list)) = pairs(&address).into_iter().find(|(n, _)| *n == name) {
                let reversed: Vec<&str> = list.split(',').rev().collect();
                twice.push_str(&format!("&{name}={},{list}", reversed.join(",")));
            }
        }
        prop_assert_eq!(Query::parse(&twice), (query, vec![]));
    }

    #[test]
    fn no_text_stops_the_parser(address in any::<String>()) {
        check_fixed_point(&address)?;
        check_fixed_point(&format!("?{address}"))?;
        check_fixed_point(&format!("q={address}"))?;
    }

    #[test]
    fn no_near_miss_stops_the_parser(address in garbage()) {
        check_fixed_point(&address)?;
    }

    #[test]
    fn bad_values_leave_the_good_ones(query in queries(), bad in "[!xyz]{1,9}", at in 0usize..6) {
        let name = ["area", "group", "country", "actor", "basis", "theme"][at];
        let address = format!("{}&{name}={bad}", query.write());
        prop_assert_eq!(Query::parse(&address), (query, vec![ignored(name, &bad)]));
    }

    #[test]
    fn clearing_takes_filters_and_nothing_else(query in queries()) {
        let cleared = query.cleared();
        prop_assert!(cleared.is_unfiltered() && !cleared.has_years());
        prop_assert_eq!((cleared.action, cleared.embed, cleared.look), (query.action, query.embed, query.look));
        prop_assert_eq!((cleared.map, cleared.part, cleared.sort, cleared.view), (query.map, query.part, query.sort, query.view));
        let address = query.write();
        let filters = pairs(&address).iter().any(|(n, _)| !["action", "map", "part", "from", "to", "sort", "view", "embed", "look"].contains(n));
        prop_assert_eq!(query.is_unfiltered(), !filters);
    }

    #[test]
    fn a_link_to_an_action_keeps_what_narrows_the_list(query in queries()) {
        let kept = query.filters();
        let of_the_list = ["area", "group", "country", "actor", "basis", "theme", "q"];
        let (address, kept_address) = (query.write(), kept.write());
        let expected: Vec<_> = pairs(&address).into_iter().filter(|(n, _)| of_the_list.contains(n)).collect();
        prop_assert_eq!(pairs(&kept_address), expected);
        prop_assert_eq!(kept.filters(), kept);
    }

    #[test]
    fn toggling_twice_changes_nothing(query in queries(), at in 0..Choice::all().count()) {
        let choice = Choice::all().nth(at).expect("a choice");
        let mut twice = query.clone();
        twice.toggle(Toggle::Choice(choice));
        prop_assert_ne!(twice.has(choice), query.has(choice));
        twice.toggle(Toggle::Choice(choice));
        prop_assert_eq!(twice, query);
    }

    #[test]
    fn no_path_stops_the_parser(path in prop_oneof![
        any::<String>(),
        "(action|area|text|notes|about|index\\.html|[Aa][1-5]\\.[1-3]-[1-9]|[0-9]|/){0,6}",
    ]) {
        let route = Route::parse(&path);
        prop_assert_eq!(Route::parse(&route.path()), route, "{}", path);
    }
}

#[test]
fn huge_addresses_are_read() {
    let long = "9,".repeat(100_000);
    for address in [
        format!("area={long}"),
        format!("q={}", "%E3%81%82".repeat(100_000)),
        format!("country={}vn", "xx,".repeat(100_000)),
        "&".repeat(500_000),
        "%".repeat(500_000),
        "=".repeat(500_000),
    ] {
        let (query, left_out) = Query::parse(&address);
        assert!(left_out.iter().all(|i| i.value.chars().count() <= LONGEST_SHOWN + 1));
        assert_eq!(Query::parse(&query.write()), (query, vec![]));
    }
}

#[test]
fn bad_values_are_named_and_the_rest_is_kept() {
    let (query, left_out) =
        Query::parse("?area=1,9&country=vn,xx&theme=blokchain,rcep&actor=somebody&look=sepia&embed=2");
    assert_eq!(query.write(), "?area=1&country=vn&theme=rcep");
    assert_eq!(
        left_out,
        [
            ignored("area", "9"),
            ignored("country", "xx"),
            ignored("theme", "blokchain"),
            ignored("actor", "somebody"),
            ignored("look", "sepia"),
            ignored("embed", "2"),
        ]
    );
    for (address, name, value) in [
        ("area=0", "area", "0"),
        ("area=6", "area", "6"),
        ("area=256", "area", "256"),
        ("area=one", "area", "one"),
        ("area=-1", "area", "-1"),
        // headings without actions of their own
        ("group=A1", "group", "A1"),
        ("group=s4.1", "group", "s4.1"),
        ("basis=Body+text", "basis", "Body text"),
        ("action=A9.9-9", "action", "A9.9-9"),
        ("q=tab%00", "q", "tab\0"),
        ("map=1", "map", "1"),
        ("part=rail", "part", "rail"),
        ("kind=treaty", "kind", "treaty"),
        ("org=meti", "org", "meti"),
        ("view=table", "view", "table"),
    ] {
        assert_eq!(Query::parse(address), (Query::default(), vec![ignored(name, value)]), "{address}");
    }
    let (_, left_out) = Query::parse(&format!("theme={}", "é".repeat(300)));
    assert_eq!(left_out, [ignored("theme", &format!("{}…", "é".repeat(LONGEST_SHOWN)))]);
}

#[test]
fn only_members_can_be_chosen() {
    for code in ["jp", "in", "cn", "kr", "au", "nz", "cl", "tl", "us"] {
        let (query, left_out) = Query::parse(&format!("country={code}"));
        assert_eq!((query, left_out), (Query::default(), vec![ignored("country", code)]));
    }
    let (query, left_out) = Query::parse("country=bn,kh,id,la,my,mm,ph,sg,th,vn");
    assert_eq!((query.countries().len(), left_out), (10, vec![]));
    assert!(query.countries().iter().all(|c| c.get().group == CountryGroup::Member));
}

#[test]
fn ids_may_be_typed_in_either_case() {
    let small = Query::parse("country=vn&group=a1.2&action=a1.2-4");
    assert_eq!(small, Query::parse("country=VN&group=A1.2&action=A1.2-4"));
    assert_eq!(small.1, []);
    assert_eq!(small.0.write(), "?group=A1.2&country=vn&action=A1.2-4");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn case_of_a_value_does_not_matter(query in queries(), loud in any::<u64>()) {
        // words are searched for as they are typed
        let query = Query { q: String::new(), ..query };
        let mut turn = loud;
        let address: String = query
            .write()
            .split('&')
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                turn = turn.rotate_left(1);
                format!("{name}={}", if turn & 1 == 1 { value.to_ascii_uppercase() } else { value.to_ascii_lowercase() })
            })
            .collect::<Vec<_>>()
            .join("&");
        prop_assert_eq!(Query::parse(&address), (query, vec![]), "{}", address);
    }
}

#[test]
fn charts_are_named_in_either_case() {
    assert_eq!(Query::parse("chart=GDP-Growth").1, []);
    assert_eq!(Query::parse("look=AUTO").1, []);
    assert_eq!(Query::parse("chart=nowhere").1, [ignored("chart", "nowhere")]);
}

#[test]
fn words_with_control_characters_show_them() {
    let (_, left_out) = Query::parse(&format!("q={}%00z", "x".repeat(100)));
    assert_eq!(left_out, [ignored("q", &format!("{}\0…", "x".repeat(LONGEST_SHOWN - 1)))]);
}

#[test]
fn parts_are_read_whatever_their_case_and_are_for_frames() {
    for (address, written) in [
        ("part=list", "?part=list&embed=1"),
        ("part=LIST&embed=1", "?part=list&embed=1"),
        ("embed=0&part=Chart", "?part=chart&embed=1"),
        ("part=map", "?map=only&embed=1"),
        ("part=Map&country=vn", "?country=vn&map=only&embed=1"),
        ("map=ONLY&embed=1", "?map=only&embed=1"),
        // an address from before there were parts
        ("map=only", "?map=only"),
        ("part=", ""),
    ] {
        let (query, left_out) = Query::parse(address);
        assert_eq!((query.write().as_str(), left_out), (written, vec![]), "{address}");
    }
    let order = "?area=3&q=ai&action=A3.2-1&map=only&part=list&kind=target&sort=year&embed=1&look=dark";
    assert_eq!(Query::parse(order).0.write(), order);
}

#[test]
fn figures_on_the_map_stand_alone_or_after_the_map_alone() {
    for (address, written, rest) in [
        ("map=growth", "?map=growth", vec![]),
        ("map=Bases&country=vn", "?country=vn&map=bases", vec![]),
        ("map=only,growth&embed=1", "?map=only,growth&embed=1", vec![]),
        ("map=visitors,ONLY", "?map=only,visitors", vec![]),
        ("map=only%2Cmentions", "?map=only,mentions", vec![]),
        ("part=map&map=residents", "?map=only,residents&embed=1", vec![]),
        ("map=growth,investment", "?map=investment", vec![]),
        ("map=only&map=investment", "?map=only,investment", vec![]),
        ("map=", "", vec![]),
        ("map=only,rain", "?map=only", vec![ignored("map", "rain")]),
        ("map=trade", "", vec![ignored("map", "trade")]),
        ("map=rain,,bases,snow", "?map=bases", vec![ignored("map", "rain"), ignored("map", "snow")]),
    ] {
        let (query, left_out) = Query::parse(address);
        assert_eq!((query.write().as_str(), left_out), (written, rest), "{address}");
    }
    let mut query = Query::parse("country=vn&map=only").0;
    for (chosen, written) in [("map=growth", "only,growth"), ("map=growth", "only,growth"), ("map=", "only")] {
        let toggle = Toggle::parse(chosen).expect("a switch");
        query.toggle(toggle);
        assert!(query.holds(toggle));
        assert_eq!(query.write(), format!("?country=vn&map={written}"));
    }
    // a link to an action keeps the list, not the map; clearing filters keeps the map
    let query = Query::parse("area=1&map=growth").0;
    assert_eq!((query.filters().write().as_str(), query.cleared().write().as_str()), ("?area=1", "?map=growth"));
}

#[test]
fn what_an_address_may_leave_open_is_no_mistake() {
    for address in [
        "",
        "?",
        "&&",
        "area=",
        "area=,,",
        "country",
        "action=",
        "look=",
        "look=auto",
        "embed=0",
        "embed=",
        "q=",
        "q=+++",
        "q=%20",
        // of other programs, or set aside for pages to come
        "utm_source=mail",
        "partner=jp",
        "fbclid=abc",
        "Area=1",
        "nonsense",
    ] {
        assert_eq!(Query::parse(address), (Query::default(), vec![]), "{address:?}");
    }
}

#[test]
fn words_survive_the_address() {
    for (typed, address) in [
        ("RCEP & India", "?q=RCEP+%26+India"),
        ("100% + more", "?q=100%25+%2B+more"),
        ("a=b,c;d#e?f", "?q=a%3Db%2Cc%3Bd%23e%3Ff"),
        ("デジタル", "?q=%E3%83%87%E3%82%B8%E3%82%BF%E3%83%AB"),
    ] {
        let query = Query { q: typed.to_owned(), ..Query::default() };
        assert_eq!(query.write(), address);
        assert_eq!(Query::parse(address), (query, vec![]));
    }
    let q = |address: &str| Query::parse(address).0.q;
    assert_eq!(q("q=++smart%20%20cities+"), "smart cities");
    // what is no encoding stands for itself
    assert_eq!(q("q=100%"), "100%");
    assert_eq!(q("q=5%zz%4"), "5%zz%4");
    assert_eq!(q("q=%e3%83%87"), "デ");
    let longest = "x".repeat(LONGEST_Q);
    assert_eq!(q(&format!("q={longest}")), longest);
    let (query, left_out) = Query::parse(&format!("q={longest}x"));
    assert_eq!((query.q.as_str(), left_out.len()), ("", 1));
}

#[test]
fn every_page_has_one_address() {
    let all = Route::all();
    assert_eq!(all.len(), all.iter().map(|r| r.path()).collect::<BTreeSet<_>>().len());
    assert_eq!(all.len(), Page::all().len() * Language::all().count());
    assert_eq!(Page::all().iter().filter(|page| matches!(page, Page::Action(_))).count(), 34);
    assert_eq!(Page::all().iter().filter(|page| matches!(page, Page::Area(_))).count(), 5);
    for route in all {
        let path = route.path();
        assert_ne!(route.page, Page::NotFound);
        assert!(path.is_empty() || path.ends_with('/'), "{path}");
        assert_eq!(path, path.to_ascii_lowercase(), "a host may tell cases apart");
        assert_eq!(Route::parse(&path), route, "{path}");
        assert_eq!(Route::parse(path.trim_end_matches('/')), route, "{path} without its last slash");
        assert_eq!(Route::parse(&format!("/{path}")), route, "/{path}");
        assert_eq!(Route::parse(&format!("{path}index.html")), route, "{path}index.html");
        // as many steps up as the path goes down
        let prefix = route.root_prefix(Layout::Folders);
        let steps = path.split('/').filter(|p| !p.is_empty()).count();
        assert_eq!(prefix, if steps == 0 { "./".to_owned() } else { "../".repeat(steps) });
    }
}

/// A site in more languages than this build.
const LANGUAGES: [&str; 3] = ["en", "ja", "zh-Hant"];

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(LANGUAGES.to_vec()).prop_map(|code| {
        // the only way to a language that this build has no texts for
        Route::parse_among(&LANGUAGES, if code == "en" { "" } else { code }).language
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_is_found_in_every_language(
        language in languages(),
        page in prop::sample::select(Page::all()),
        loud in any::<bool>(),
        (before, after) in (prop::sample::select(vec!["", "/"]), prop::sample::select(vec!["", "index.html"])),
    ) {
        let route = page.in_language(language);
        let path = route.path();
        let folder = if language == Language::DEFAULT { String::new() } else { format!("{}/", language.code().to_ascii_lowercase()) };
        prop_assert_eq!(&path, &format!("{folder}{}", page.path()));
        let given = format!("{before}{path}{after}");
        let given = if loud { given.to_ascii_uppercase() } else { given };
        prop_assert_eq!(Route::parse_among(&LANGUAGES, &given), route, "{}", given);
        prop_assert_eq!(Route::parse_among(&LANGUAGES, given.trim_end_matches('/')), route, "{}", given);
        // the prefix leads from the page's folder to the site's
        prop_assert_eq!(route.root_prefix(Layout::Folders).matches("../").count(), route.depth());
        prop_assert_eq!(route.root_prefix(Layout::OneFile), ONE_FILE);
    }

    #[test]
    fn no_path_stops_the_parser_in_any_language(
        folder in prop::sample::select(vec!["", "ja/", "JA/", "zh-hant/", "en/", "jaja/"]),
        path in prop_oneof![any::<String>(), "(/|text|notes|action|a1\\.1-1|charts|index\\.html|ja|\\.|%|404\\.html){0,6}"],
    ) {
        let given = format!("{folder}{path}");
        let route = Route::parse_among(&LANGUAGES, &given);
        prop_assert_eq!(Route::parse_among(&LANGUAGES, &route.path()), route, "{}", given);
    }
}

#[test]
fn a_language_that_the_site_does_not_have_is_no_folder() {
    let parse = |languages: &[&'static str], path: &str| {
        let route = Route::parse_among(languages, path);
        (route.language.code(), route.page)
    };
    assert_eq!(parse(&["en", "ja"], "ja/"), ("ja", Page::Explorer));
    assert_eq!(parse(&["en", "ja"], "ja/area/3/"), ("ja", Page::Area(3)));
    assert_eq!(parse(&["en", "ja"], "ja/nowhere/"), ("ja", Page::NotFound));
    assert_eq!(parse(&["en"], "ja/"), ("en", Page::NotFound));
    // the default language has no folder, so that a page has one address
    assert_eq!(parse(&["en", "ja"], "en/text/"), ("en", Page::NotFound));
    assert_eq!(parse(&["en", "ja"], "ja/en/"), ("ja", Page::NotFound));
    assert_eq!(parse(&["en", "ja"], "ja/ja/"), ("ja", Page::NotFound));
}

#[test]
fn case_of_a_path_does_not_matter() {
    for route in Route::all() {
        let loud = route.path().to_ascii_uppercase();
        assert_eq!(Route::parse(&loud), route, "{loud}");
    }
}

#[test]
fn unknown_paths_lead_nowhere() {
    for path in [
        "404.html",
        "nowhere/",
        "area/",
        "area/0/",
        "area/6/",
        "area/1/2/",
        "area/01/",
        "action/",
        "action/a9.9-9/",
        "action/a1.1-1/more/",
        "text/more/",
        "index.htm",
        "textindex.html",
        "country/zz/",
        "..",
        "%2e%2e/",
    ] {
        assert_eq!(Route::parse(path).page, Page::NotFound, "{path}");
    }
}

/// What a query says, by the ids that the proposal has.
fn meaning(query: &Query) -> String {
    let list = |name: &str, values: Vec<String>| {
        if values.is_empty() { String::new() } else { format!(" {name}:{}", values.join("|")) }
    };
    let one = |name: &str, value: Option<String>| list(name, value.into_iter().collect());
    let names = |id: FacetId| query.chosen(id).iter().filter_map(|position| (id.get().word)(position)).collect();
    let of = |all: &mut dyn Iterator<Item = (Choice, String)>| {
        all.filter(|(choice, _)| query.has(*choice)).map(|(_, name)| name).collect()
    };
    let bases = [ActorBasis::Item, ActorBasis::Body, ActorBasis::Note, ActorBasis::NotStated];
    [
        list("area", query.areas().map(|n| n.to_string()).collect()),
        list("group", names(FacetId::Group)),
        list("country", query.countries().iter().map(|c| c.get().id.to_owned()).collect()),
        list("actor", of(&mut Actor::ALL.iter().map(|a| (Choice::actor(*a), format!("{a:?}"))))),
        list("basis", of(&mut bases.iter().map(|b| (Choice::basis(*b), format!("{b:?}"))))),
        list(
            "theme",
            query
                .chosen(FacetId::Theme)
                .iter()
                .map(|position| match ThemeChoice::at(position) {
                    ThemeChoice::Group(g) => format!("{g:?}"),
                    ThemeChoice::Theme(t) => t.get().id.to_owned(),
                })
                .collect(),
        ),
        one("q", Some(query.q.clone()).filter(|q| !q.is_empty())),
        one("action", query.action.map(|a| a.get().id.to_owned())),
        one("map", query.map.map(|m| format!("{m:?}"))),
        one("figures", query.figures.map(|f| format!("{f:?}"))),
        one("part", query.part.map(|p| format!("{p:?}"))),
        one("embed", query.embed.then(|| "yes".to_owned())),
        one("look", query.look.map(|l| format!("{l:?}"))),
    ]
    .concat()
    .trim_start()
    .to_owned()
}

/// Version 1 of the addresses. Links like these are out in the world: lines may be added here,
/// none may be changed or taken away.
#[test]
fn addresses_of_version_1_keep_their_meaning() {
    let table = [
        ("", ""),
        ("?area=1", "area:1"),
        ("?area=3,1", "area:1|3"),
        ("?area=1&area=5", "area:1|5"),
        ("?country=vn", "country:VN"),
        ("?country=vn&area=1", "area:1 country:VN"),
        ("?country=mm,la", "country:LA|MM"),
        ("?group=A3.2", "group:A3.2"),
        ("?group=A4,A5.2", "group:A4|A5.2"),
        ("?actor=japanese-companies", "actor:JapaneseCompanies"),
        ("?actor=japanese-government,japan-unspecified", "actor:JapaneseGovernment|JapanUnspecified"),
        ("?actor=asean-governments", "actor:AseanGovernments"),
        ("?actor=japanese-business-sector,joint,keidanren", "actor:JapaneseBusinessSector|Joint|Keidanren"),
        ("?actor=not-stated", "actor:NotStated"),
        ("?basis=item,body,note", "basis:Item|Body|Note"),
        ("?basis=not-stated", "basis:NotStated"),
        ("?theme=digital", "theme:Digital"),
        ("?theme=cross-cutting,people,health,disaster", "theme:Disaster|Health|People|CrossCutting"),
        ("?theme=environment,energy,trade,infrastructure", "theme:Infrastructure|Trade|Energy|Environment"),
        ("?theme=blockchain", "theme:blockchain"),
        ("?theme=trade,rcep,5g", "theme:Trade|5g|rcep"),
        ("?q=smart+cities", "q:smart cities"),
        ("?q=%E3%83%99%E3%83%88%E3%83%8A%E3%83%A0", "q:ベトナム"),
        ("?action=A3.2-1", "action:A3.2-1"),
        ("?country=vn&action=A1.2-4", "country:VN action:A1.2-4"),
        ("?embed=1", "embed:yes"),
        ("?country=vn&map=only&embed=1", "country:VN map:Only embed:yes"),
        ("?area=3&part=list&embed=1", "area:3 part:List embed:yes"),
        ("?country=vn&part=chart&embed=1", "country:VN part:Chart embed:yes"),
        ("?country=vn&part=map", "country:VN map:Only embed:yes"),
        ("?map=growth", "figures:Growth"),
        ("?map=investment", "figures:Investment"),
        ("?map=bases", "figures:Bases"),
        ("?country=vn&map=visitors", "country:VN figures:Visitors"),
        ("?map=only,residents&embed=1", "map:Only figures:Residents embed:yes"),
        ("?map=mentions", "figures:Mentions"),
        ("?look=dark", "look:Dark"),
        ("?area=3&embed=1&look=light", "area:3 embed:yes look:Light"),
        (
            "?area=1,3&group=A1.2&country=vn,th&actor=joint&basis=body&theme=trade&q=rules&action=A1.2-2&embed=1&look=dark",
            "area:1|3 group:A1.2 country:TH|VN actor:Joint basis:Body theme:Trade q:rules action:A1.2-2 embed:yes look:Dark",
        ),
    ];
    for (address, said) in table {
        let (query, left_out) = Query::parse(address);
        assert_eq!(meaning(&query), said, "{address}");
        assert_eq!(left_out, [], "{address}");
    }
}

/// The same for paths.
#[test]
fn paths_of_version_1_keep_their_meaning() {
    let action = |id: &str| Page::Action(ActionIx(ACTIONS.iter().position(|a| a.id == id).expect("an action")));
    for (path, page) in [
        ("", Page::Explorer),
        ("text/", Page::Text),
        ("notes/", Page::Notes),
        ("about/", Page::About),
        ("about/hosting/", Page::Hosting),
        ("action/a1.1-1/", action("A1.1-1")),
        ("action/a3.2-1/", action("A3.2-1")),
        ("action/a4-2/", action("A4-2")),
        ("action/a5.2-3/", action("A5.2-3")),
        ("area/1/", Page::Area(1)),
        ("area/5/", Page::Area(5)),
    ] {
        let route = page.in_language(Language::DEFAULT);
        assert_eq!(Route::parse(path), route, "{path}");
        assert_eq!(route.path(), path);
    }
}

#[test]
fn words_in_addresses_are_told_apart() {
    // a theme and a group of themes share a parameter
    let words = |id: FacetId| id.get().choices().filter_map(|at| (id.get().word)(at)).collect::<BTreeSet<_>>().len();
    assert_eq!(words(FacetId::Theme), THEMES.len() + ThemeGroup::ALL.len());
    let actors: BTreeSet<&str> = Actor::ALL.iter().map(|a| actor_word(*a)).collect();
    assert_eq!(actors.len(), Actor::ALL.len());
}

#[test]
fn a_switch_is_read_as_it_is_written() {
    let choices = Choice::all().map(Toggle::Choice);
    let others = Sort::ALL.iter().map(|s| Toggle::Sort(*s)).chain(View::ALL.iter().map(|v| Toggle::View(*v)));
    let others = others.chain([Toggle::Action(ActionIx(3)), Toggle::Year(2023), Toggle::Map(None)]);
    let others = others.chain(MapFigures::ALL.iter().map(|f| Toggle::Map(Some(*f))));
    for toggle in choices.chain(others) {
        assert_eq!(Toggle::parse(&toggle.write()), Some(toggle));
    }
    for text in ["", "=", "area", "area=", "area=9", "country=jp", "q=a", "look=dark", "sort=", "view=table"] {
        assert_eq!(Toggle::parse(text), None, "{text}");
    }
}

#[test]
fn in_one_file_all_pages_stand_behind_its_fragment() {
    use explorer::url::split;
    for route in Route::all() {
        let prefix = route.root_prefix(Layout::OneFile);
        assert_eq!(prefix, ONE_FILE);
        let address = format!("{prefix}{}?country=vn#fn11", route.path());
        let below = address.strip_prefix(ONE_FILE).expect("it starts there");
        let (path, search, fragment) = split(below);
        assert_eq!((Route::parse(path), search, fragment), (route, "?country=vn", "#fn11"));
    }
    assert_eq!(split(""), ("", "", ""));
    assert_eq!(split("notes/#a?b#c"), ("notes/", "", "#a?b#c"));
    assert_eq!(split("?q=a"), ("", "?q=a", ""));
}

#[test]
fn years_have_four_digits_and_their_order() {
    for (search, from, to, ignored) in [
        ("from=2022&to=2024", Some(2022), Some(2024), ""),
        ("from=2022", Some(2022), None, ""),
        ("from=&to=", None, None, ""),
        ("from=2024&to=2022", Some(2024), None, "to=2022"),
        ("to=2022&from=2024", Some(2024), None, "to=2022"),
        ("from=22&to=2023-05", None, None, "from=22 to=2023-05"),
        ("from=%2B202&to=99999", None, None, "from=+202 to=99999"),
    ] {
        let (query, left) = Query::parse(search);
        assert_eq!((query.from, query.to), (from, to), "{search}");
        let left: Vec<String> = left.iter().map(|i| format!("{}={}", i.name, i.value)).collect();
        assert_eq!(left.join(" "), ignored, "{search}");
    }
}

#[test]
fn a_pressed_year_extends_narrows_or_gives_up_the_years() {
    let mut query = Query::default();
    for (pressed, from, to) in [
        (2023, Some(2023), Some(2023)),
        (2025, Some(2023), Some(2025)),
        (2022, Some(2022), Some(2025)),
        (2024, Some(2024), Some(2024)),
        (2024, None, None),
    ] {
        query.toggle(Toggle::Year(pressed));
        assert_eq!((query.from, query.to), (from, to), "{pressed}");
        assert_eq!(query.holds(Toggle::Year(pressed)), from.is_some());
    }
    // without a beginning, a later year moves the end
    let mut query = Query::parse("to=2022").0;
    query.toggle(Toggle::Year(2024));
    assert_eq!((query.from, query.to), (None, Some(2024)));
}
