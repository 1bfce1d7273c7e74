//! The site in its languages: switching, the offer of another language, what a device keeps, and the main journeys in
//! Japanese.

use crate::browser::{PHONE, Visit, setup, visit};
use crate::embed::{enter, frame_of, framing, go, host};
use crate::looks::passes_in_both_looks;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// The sentence that offers the page in another language, empty if there is none.
const OFFERED: &str = "document.querySelector('aside.offered p')?.innerText ?? ''";

/// The script that completes the links to other languages runs when the browser is idle.
async fn links_are_complete(v: &Visit, address: &str) {
    v.shows::<String>("document.querySelector('.mast a[hreflang]').href", format!("{}{address}", v.home())).await;
}

/// Waits for the page in Japanese.
async fn in_japanese(v: &Visit, address: &str) {
    v.arrives(address).await;
    v.ready().await;
    v.shows::<String>("document.documentElement.lang", "ja").await;
}

#[test]
fn switching_keeps_page_choice_and_history() {
    for prefix in ["", "/policy/asean"] {
        setup().prefix(prefix).visit(async |v| {
            v.open("?area=1&country=vn").await;
            v.counts(Some(2), 9).await;
            links_are_complete(v, "ja/?area=1&country=vn").await;
            // further choices belong to the link as well
            v.click("label[data-area='1']").await;
            v.counts(Some(3), 34).await;
            links_are_complete(v, "ja/?country=vn").await;
            v.click_role("link", "日本語").await;
            in_japanese(v, "ja/?country=vn").await;
            v.counts(Some(3), 34).await;
            v.until("the title is Japanese", "document.title.includes('提言エクスプローラー')").await;
            v.click_role("link", "注").await;
            in_japanese(v, "ja/notes/").await;
            v.click_role("link", "English").await;
            v.arrives("notes/").await;
            v.ready().await;
            v.by_role("heading", "Notes and sources").await;
            v.back().await;
            in_japanese(v, "ja/notes/").await;
            v.by_role("heading", "注と出典").await;
        });
    }
}

#[test]
fn switching_keeps_the_place() {
    visit(async |v| {
        v.open("text/").await;
        links_are_complete(v, "ja/text/").await;
        v.run::<()>("document.getElementById('s4.2a-p1').scrollIntoView({ behavior: 'instant', block: 'start' })")
            .await;
        // the masthead is out of sight; its link works by keyboard and for scripts all the same
        v.run::<()>("document.querySelector('.mast a[hreflang=ja]').click()").await;
        v.until("it is the same page", "location.pathname.endsWith('/ja/text/')").await;
        v.ready().await;
        v.until(
            "the same part is in view",
            "(box => box.bottom > 0 && box.top < innerHeight)(document.getElementById('s4.2a-p1').getBoundingClientRect())",
        )
        .await;
    });
}

#[test]
fn another_language_is_offered_once_and_nobody_is_sent_away() {
    visit(async |v| {
        // browsers here prefer English
        v.open("ja/?country=vn").await;
        v.shows::<String>(OFFERED, "This page is also available in English.").await;
        v.arrives("ja/?country=vn").await;
        v.by_role("link", "Show in English").await;
        v.click_role("button", "Dismiss").await;
        v.shows::<String>(OFFERED, "").await;
        // not again, on this page or another
        v.open("ja/notes/").await;
        links_are_complete(v, "notes/").await;
        v.shows::<String>(OFFERED, "").await;
        v.run::<()>("localStorage.clear()").await;
        v.open("ja/?area=3").await;
        v.click_role("link", "Show in English").await;
        v.arrives("?area=3").await;
        v.ready().await;
        v.counts(None, 10).await;
        // nor where the browser's language is the page's
        links_are_complete(v, "ja/?area=3").await;
        v.shows::<String>(OFFERED, "").await;
    });
}

#[test]
fn the_choice_is_remembered() {
    visit(async |v| {
        v.open("about/").await;
        links_are_complete(v, "ja/about/").await;
        v.click_role("link", "日本語").await;
        in_japanese(v, "ja/about/").await;
        // a reader of Japanese is offered no English, whatever the browser prefers
        links_are_complete(v, "about/").await;
        v.shows::<String>(OFFERED, "").await;
        // on an English page the language that was chosen is offered
        v.open("figures/").await;
        v.shows::<String>(OFFERED, "このページは日本語でもご覧いただけます。").await;
        v.click_role("link", "日本語で表示").await;
        in_japanese(v, "ja/figures/").await;
    });
}

#[test]
fn where_nothing_can_be_stored_switching_works() {
    visit(async |v| {
        v.tell(
            "Page.addScriptToEvaluateOnNewDocument",
            [("source", "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })".into())],
        )
        .await;
        v.open("?country=vn").await;
        links_are_complete(v, "ja/?country=vn").await;
        v.click_role("link", "日本語").await;
        in_japanese(v, "ja/?country=vn").await;
    });
}

#[test]
fn the_switch_is_in_the_menu_of_a_phone() {
    setup().screen(PHONE).visit(async |v| {
        v.open("action/a4-2/").await;
        links_are_complete(v, "ja/action/a4-2/").await;
        v.click(".menu > summary").await;
        v.click_role("link", "日本語").await;
        in_japanese(v, "ja/action/a4-2/").await;
        v.shows::<u32>("document.documentElement.scrollWidth - innerWidth", 0u32).await;
    });
}

#[test]
fn the_element_and_its_host_choose_the_language() {
    framing().visit(async |v| {
        let page = host(&v.origin(), "<japan-asean-explorer view=list country=vn lang=ja></japan-asean-explorer>");
        go(v, &page).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.ready().await;
        v.shows::<String>("document.documentElement.lang", "ja").await;
        v.counts(Some(3), 34).await;
        v.until("nothing is offered in a frame", "!document.querySelector('.offered')").await;
    });
}

#[test]
fn a_device_keeps_a_second_language_by_choice() {
    const GONE: &[&str] = &["net::ERR", "Failed to load", "Failed to fetch", "503"];
    setup().site(crate::browser::dist()).expects(GONE).visit(async |v| {
        v.open("about/").await;
        v.until("the site is kept", "navigator.serviceWorker.controller?.state === 'activated'").await;
        // the language that was read first and no other
        let pages = "caches.match('/ja/notes/').then(Boolean)";
        v.shows::<bool>("caches.match('/notes/').then(Boolean)", true).await;
        v.shows::<bool>(pages, false).await;
        v.until("it can be chosen", "document.querySelector('[data-keep=ja]').disabled === false").await;
        v.click_role("checkbox", "Keep the pages in 日本語 on this device").await;
        v.until(
            "the page says that it is kept",
            "document.querySelector('#languages [role=status]').innerText === 'The pages in 日本語 are stored on this device.'",
        )
        .await;
        v.shows::<bool>(pages, true).await;
        v.server.halt();
        v.open("ja/?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.open("ja/charts/gdp-growth/").await;
        v.element(".chart-box.is-live").await;
        v.open("ja/search/?q=%E3%82%B9%E3%83%9E%E3%83%BC%E3%83%88%E3%82%B7%E3%83%86%E3%82%A3").await;
        v.until("the search works", "document.querySelector('main .find-hits b')?.innerText.includes('スマートシティ')").await;
    });
}

#[test]
fn a_device_that_was_opened_in_japanese_keeps_japanese() {
    setup().site(crate::browser::dist()).visit(async |v| {
        v.open("ja/").await;
        v.until("the site is kept", "navigator.serviceWorker.controller?.state === 'activated'").await;
        v.shows::<bool>("caches.match('/ja/notes/').then(Boolean)", true).await;
        v.shows::<bool>("caches.match('/notes/').then(Boolean)", false).await;
        let manifest: (String, String, String) = v
            .run(
                "return fetch(document.querySelector('link[rel=manifest]').href).then(r => r.json()).then(m => [m.lang, m.start_url, m.name])",
            )
            .await;
        assert_eq!(manifest, ("ja".to_owned(), "./ja/".to_owned(), "日ASEAN提言エクスプローラー".to_owned()));
    });
}

#[test]
fn an_address_that_leads_nowhere_is_answered_in_its_language() {
    setup().expects(&["404"]).visit(async |v| {
        v.load("ja/no/such/page/").await;
        v.by_role("heading", "このアドレスのページはありません").await;
        v.until(
            "the Japanese words come first",
            "document.querySelector('main').firstElementChild.lang === 'ja' && document.querySelector('main a').href.endsWith('/ja/')",
        )
        .await;
        v.click_role("link", "全文").await;
        in_japanese(v, "ja/text/").await;
    });
}

#[test]
fn members_areas_and_words_are_chosen_in_japanese() {
    visit(async |v| {
        v.open("ja/").await;
        v.counts(None, 34).await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click("label[data-area='3']").await;
        v.counts(Some(0), 10).await;
        v.by_role("heading", "「デジタル」の分野に、注でベトナムに関連づけられたアクションはありません。").await;
        v.click("input#q").await;
        v.press("スマートシティ").await;
        v.until("the word is applied", "location.search.includes('q=')").await;
        v.until("it narrows the list", "Number(document.querySelector('[data-result-count]').textContent) < 10").await;
        v.click_role("button", "すべて解除").await;
        v.counts(None, 34).await;
        // an action opens in its row, with its evidence, and a passage over the page
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "注24").await;
        v.press(Key::Escape).await;
        v.open("ja/?action=A1.2-4").await;
        v.by_role("link", "ページ全体を開く").await;
    });
}

/// What an input method has not decided is not searched for, and Enter that ends the composition opens nothing.
#[test]
fn composing_with_an_input_method_submits_nothing_early() {
    visit(async |v| {
        v.open("ja/").await;
        v.press("/").await;
        v.until("the dialog is open", "document.querySelector('dialog[open] [role=combobox]')").await;
        v.until("the box has the focus", "document.activeElement.matches('[role=combobox]')").await;
        let compose = |text: &str| {
            let length = i64::try_from(text.chars().count()).expect("a short text");
            [("text", text.into()), ("selectionStart", length.into()), ("selectionEnd", length.into())]
        };
        for text in ["べ", "べと", "べとなむ"] {
            v.tell("Input.imeSetComposition", compose(text)).await;
        }
        // the key that ends the composition
        v.run::<()>(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))",
        )
        .await;
        v.arrives("ja/").await;
        v.shows::<String>("document.activeElement.value", "べとなむ").await;
        v.tell("Input.insertText", [("text", "ベトナム".into())]).await;
        v.shows::<String>("document.activeElement.value", "ベトナム").await;
        v.until(
            "what was composed is found",
            "document.querySelector('dialog [role=option] b')?.innerText.includes('ベトナム')",
        )
        .await;
        v.arrives("ja/").await;
        v.until("the dialog is still open", "document.querySelector('dialog[open]')").await;
        v.press(Key::Enter).await;
        v.until("now it leads to results", "location.pathname !== '/ja/'").await;
    });
}

#[test]
fn everything_is_searched_in_japanese() {
    visit(async |v| {
        v.open("ja/search/").await;
        v.until("the box can be used", "document.querySelector('#find-q:enabled')").await;
        v.click("#find-q").await;
        for (typed, first) in [
            ("ＲＣＥＰ", "地域的な包括的経済連携協定"),
            ("べとなむ", "ベトナム"),
            ("注24", "注24"),
            ("vietnam", "ベトナム"),
        ] {
            v.run::<()>("document.querySelector('#find-q').select()").await;
            v.press(typed).await;
            v.until(typed, &format!("document.querySelector('main .find-hits b')?.innerText.startsWith({first:?})"))
                .await;
        }
    });
}

#[test]
fn charts_figures_and_references_are_japanese() {
    visit(async |v| {
        v.open("ja/charts/trade-share/").await;
        v.element(".chart-box.is-live").await;
        v.until("amounts are in Japanese units", "document.querySelector('main').innerText.includes('20兆4,000億円')")
            .await;
        v.open("ja/figures/").await;
        v.until("years have their sign", "document.querySelector('main').innerText.includes('2020年')").await;
        v.open("ja/notes/").await;
        v.until(
            "the button can be pressed",
            "document.querySelector('main [data-note=\"11\"] button[data-do=cite]')?.disabled === false",
        )
        .await;
        v.click("main [data-note='11'] button[data-do=cite]").await;
        v.by_role("dialog", "引用・共有").await;
        v.until(
            "the reference has the address of the Japanese page",
            &format!(
                "document.querySelector('#cite-text')?.value.includes({:?})",
                format!("{}ja/notes/#fn11", v.home())
            ),
        )
        .await;
    });
}

/// Kinds of pages, by one of each.
const KINDS: [&str; 13] = [
    "",
    "text/",
    "notes/",
    "figures/",
    "charts/",
    "charts/events/",
    "since/",
    "timeline/",
    "initiatives/",
    "action/a1.2-4/",
    "country/vn/",
    "compare/?country=vn,th",
    "about/",
];

#[test]
fn axe_finds_nothing_on_japanese_pages() {
    visit(async |v| {
        let started = Instant::now();
        for page in KINDS {
            v.open(&format!("ja/{page}")).await;
            // a page's own controls are enabled by the second program
            v.until("it is complete", "!document.querySelector('[data-await]')").await;
            passes_in_both_looks(v, page).await;
        }
        assert!(started.elapsed() < Duration::from_secs(300));
    });
}

#[test]
fn no_japanese_page_scrolls_sideways_on_a_phone() {
    setup().screen(PHONE).visit(async |v| {
        for page in KINDS {
            v.open(&format!("ja/{page}")).await;
            v.shows::<u32>("document.documentElement.scrollWidth - innerWidth", 0u32).await;
        }
    });
}
