//! Hostile input in an address or in the browser's storage never becomes more than text on the page. The page is
//! rendered natively here for each address, as the app renders it; `tests/browser/addresses.rs` checks the same in
//! a browser. The search words of a query, which only the list shows, are tested in `src/page/explorer/list.rs`.
#![cfg(feature = "ssr")]

use explorer::app::{Message, Place, update};
use explorer::live::{App, AppProps, Store};
use explorer::route::{Language, Page, Route};
use explorer::text::Locale;
use explorer::url::{Look, Query};
use leptos::prelude::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use scraper::{Html, Node};

/// Every parameter of an address, including those reserved for later pages.
const NAMES: [&str; 19] = [
    "area", "group", "country", "actor", "basis", "theme", "q", "action", "map", "part", "kind", "org", "party",
    "from", "to", "sort", "view", "embed", "look",
];

/// The same cases in every run, so that a failure can be reproduced.
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
    let locale = Locale::built_in(route.language.code()).expect("the texts are built in");
    Owner::new().with(|| {
        let view = App(AppProps { route, locale, publisher: Default::default() });
        let place = Place { route, search: search.to_owned(), fragment: String::new() };
        Store::get().prepare(|model| {
            update(model, Message::Returned { place, scroll: None });
        });
        view.to_html()
    })
}

/// Pieces that close any HTML context, in any order, with a marker (`evil`) to look for.
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

/// Fails if the input has created an element, an attribute, a comment or a link.
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
                    // a link to the same view contains the query, percent-encoded
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

/// The text of the notice.
fn notice(html: &str) -> String {
    let page = Html::parse_fragment(html);
    let wanted = scraper::Selector::parse(".notice p").expect("a selector");
    page.select(&wanted).flat_map(|p| p.text()).collect()
}

/// A text as HTML parsers return it: with one kind of line end and without NUL.
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
        let html = drawn(Page::NotFound.in_language(Language::DEFAULT), &address);
        check_innocent(&html)?;
        let said = notice(&html);
        prop_assert_eq!(said.is_empty(), left_out.is_empty(), "{:?}", said);
        // the first few are named, the others counted
        for item in left_out.into_iter().take(3) {
            prop_assert!(said.contains(&shown(&item.value)), "{:?} is not in {:?}", item.value, said);
        }
    }
}

proptest! {
    #![proptest_config(config(4096))]

    /// Only the look is stored. Any other stored value is ignored.
    #[test]
    fn a_stored_look_is_one_of_two_words(stored in prop_oneof![hostile(), any::<String>(), "(light|dark|Light|DARK| light|dark )"]) {
        match Look::parse(&stored) {
            Some(look) => prop_assert_eq!(look.name(), stored.to_ascii_lowercase()),
            None => prop_assert!(!["light", "dark"].iter().any(|look| stored.eq_ignore_ascii_case(look))),
        }
    }
}

proptest! {
    #![proptest_config(config(4096))]

    /// Any bytes, plain and percent-encoded, UTF-8 or not: no parser panics, and a parsed address is the same
    /// after it is written and parsed again.
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

/// The tests above can fail: the input is in the page, and hostile markup is found.
#[test]
fn what_is_left_out_is_drawn() {
    let html = drawn(Page::NotFound.in_language(Language::DEFAULT), "?theme=%3Cx-evil%20onevil=1%3E");
    assert!(notice(&html).contains("<x-evil onevil=1>"), "{}", notice(&html));
    for guilty in
        ["<p>a<x-evil></p>", "<p title=\"\" onevil=1>a</p>", "<p>a<!--evil--></p>", "<a href='javascript:evil()'>a</a>"]
    {
        assert!(check_innocent(guilty).is_err(), "{guilty}");
    }
}
