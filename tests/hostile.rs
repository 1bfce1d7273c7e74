//! What a stranger can put into an address or into this site's place in a browser's storage never
//! becomes more than text on the page. The page is drawn natively here, as the app draws it, with
//! what was asked; `tests/browser/addresses.rs` sees the same in a browser. The words of the query,
//! which only the list shows, are looked at beside it, in `src/page/explorer/list.rs`.
#![cfg(feature = "ssr")]

use explorer::component::state::State;
use explorer::page::{App, AppProps};
use explorer::prerender::LANGUAGE;
use explorer::text;
use explorer::url::{Look, Query, Route};
use leptos::prelude::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use scraper::{Html, Node};
use std::cell::Cell;

/// Every parameter of an address, those set aside for pages to come included.
const NAMES: [&str; 18] = [
    "area", "group", "country", "actor", "basis", "theme", "q", "action", "map", "kind", "org", "party", "from", "to",
    "sort", "view", "embed", "look",
];

/// The same cases in every run: what fails once fails for everybody.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_210_615),
        ..ProptestConfig::default()
    }
}

/// The body of a page after an address was read.
fn drawn(route: Route, search: &str) -> String {
    // each test has a thread, and each thread its texts
    thread_local!(static INSTALLED: Cell<bool> = const { Cell::new(false) });
    if !INSTALLED.replace(true) {
        text::install(vec![text::pack(LANGUAGE).expect("the texts are built in")]).expect("they fit");
    }
    Owner::new().with(|| {
        let view = App(AppProps { route, publisher: Default::default() });
        let (query, ignored) = Query::parse(search);
        State::get().arrive(route, query, ignored);
        view.to_html()
    })
}

/// Pieces that end whatever they stand in, in any order, with a mark to look for.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "<x-evil>", "<x-evil a=1 ", "</p>", "</div>", "</button>", "</textarea>", "</title>", "</style>", "</script>",
            "<script>evil()</script>", "<img src=x onevil=1>", "<svg onevil=1>", "<!--evil", "-->", "<![CDATA[", "]]>",
            "<?evil", "\"", "'", "`", ">", "<", "/>", "\" onevil=1 x=\"", "' onevil=1 x='", " onevil=1 ", "\" evil>", "=",
            "&lt;x-evil&gt;", "&#60;x-evil>", "&#x3c;x-evil>", "&quot;", "&", "javascript:evil()", "{name}", "{value}",
            "{words}", "\\u003cx-evil>", "\u{202e}", "\u{feff}", "＜x-evil＞",
        ]).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// Everything but letters and digits, percent-encoded.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// Fails if anything in the page was made by what was asked.
fn check_innocent(html: &str) -> Result<(), TestCaseError> {
    let page = Html::parse_fragment(html);
    for node in page.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                prop_assert!(
                    !name.contains("evil") && !["script", "img", "iframe", "style"].contains(&name),
                    "<{}>",
                    name
                );
                for (attribute, value) in element.attrs() {
                    prop_assert!(
                        !attribute.contains("evil") && !attribute.starts_with("on") && attribute != "style",
                        "<{} {}={:?}>",
                        name,
                        attribute,
                        value
                    );
                    let leads = matches!(attribute, "href" | "src" | "action" | "formaction" | "xlink:href");
                    // a link to the same view carries what was asked, as a value and nothing else
                    let (path, asked) = value.split_once('?').unwrap_or((value, ""));
                    let plain = |b: u8| b.is_ascii_alphanumeric() || b"%+=&_.~,-".contains(&b);
                    let kept = path == "./404.html" && asked.bytes().all(plain);
                    prop_assert!(!(leads && value.contains("evil")) || kept, "{} leads to {}", attribute, value);
                }
            }
            Node::Comment(comment) => prop_assert!(!comment.contains("evil"), "<!--{}-->", &**comment),
            Node::ProcessingInstruction(_) => prop_assert!(false, "an instruction"),
            _ => {}
        }
    }
    Ok(())
}

/// What the notice says, as a reader sees it.
fn notice(html: &str) -> String {
    let page = Html::parse_fragment(html);
    let wanted = scraper::Selector::parse(".notice p").expect("a selector");
    page.select(&wanted).flat_map(|p| p.text()).collect()
}

/// What browsers make of a text in a page: they know one kind of line end and no zero character.
fn shown(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn what_is_left_out_is_text_as_it_was_given(
        bad in hostile(),
        name in prop::sample::select(NAMES.to_vec()),
        good in prop::sample::select(vec!["", "&country=vn", "&area=1&action=A1.2-4", "&theme=digital&look=dark"]),
    ) {
        let address = format!("?{name}={}{good}", encoded(&bad));
        let (_, left_out) = Query::parse(&address);
        // the notice stands on every page alike; this one is the shortest
        let html = drawn(Route::NotFound, &address);
        check_innocent(&html)?;
        let said = notice(&html);
        prop_assert_eq!(said.is_empty(), left_out.is_empty(), "{:?}", said);
        for item in left_out {
            prop_assert!(said.contains(&shown(&item.value)), "{:?} is not in {:?}", item.value, said);
        }
    }
}

proptest! {
    #![proptest_config(config(4096))]

    /// The look is all that is stored. Whatever stands in its place is one of two words or nothing.
    #[test]
    fn a_stored_look_is_one_of_two_words(stored in prop_oneof![hostile(), any::<String>(), "(light|dark|Light|DARK| light|dark )"]) {
        match Look::parse(&stored) {
            Some(look) => prop_assert_eq!(look.name(), stored),
            None => prop_assert!(stored != "light" && stored != "dark"),
        }
    }
}

proptest! {
    #![proptest_config(config(4096))]

    /// Bytes as they are and percent-encoded, UTF-8 or not: no parser stops at any, and what it
    /// makes of them says the same when it is written and read again.
    #[test]
    fn no_bytes_stop_the_parsers(bytes in vec(any::<u8>(), 0..120), name in prop::sample::select(NAMES.to_vec())) {
        let percent: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        let plain = String::from_utf8_lossy(&bytes);
        for text in [percent.as_str(), &plain] {
            for address in [text.to_owned(), format!("{name}={text}"), format!("{text}={text}&{name}={text},{text}")] {
                let (query, _) = Query::parse(&address);
                let written = query.write();
                prop_assert_eq!(Query::parse(&written), (query, vec![]), "{} became {}", address, written);
                prop_assert!(!written.contains(['<', '>', '"', '\'', ' ']), "{}", written);
            }
            for path in [text.to_owned(), format!("action/{text}/"), format!("{text}/index.html")] {
                let route = Route::parse(&path);
                prop_assert_eq!(Route::parse(&route.path()), route, "{}", path);
            }
        }
    }
}

/// The properties above look at something: what was asked does stand in the page.
#[test]
fn what_is_left_out_is_drawn() {
    let html = drawn(Route::NotFound, "?theme=%3Cx-evil%20onevil=1%3E");
    assert!(notice(&html).contains("<x-evil onevil=1>"), "{}", notice(&html));
    for guilty in
        ["<p>a<x-evil></p>", "<p title=\"\" onevil=1>a</p>", "<p>a<!--evil--></p>", "<a href='javascript:evil()'>a</a>"]
    {
        assert!(check_innocent(guilty).is_err(), "{guilty}");
    }
}
