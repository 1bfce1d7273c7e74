//! Addresses as they are pasted, kept and mistyped.

use crate::browser::{Visit, built, setup, visit};
use xtask::server::Answer;

pub const OPEN: &str = "[...document.querySelectorAll('a[data-opens][aria-expanded=true]')].map(a => a.dataset.opens)";

/// Notes that an action of the list leads to, as far as they can be seen.
fn notes_of(action: &str) -> String {
    format!(
        "[...new Set([...document.querySelectorAll('li[data-action=\"{action}\"] a.loc[data-note]')]\
         .filter(a => a.checkVisibility()).map(a => a.dataset.note))].sort()"
    )
}

#[test]
fn a_pasted_address_opens_its_action_in_place() {
    visit(async |v| {
        v.open("?country=vn&area=1&action=A1.2-4").await;
        for _ in 0..2 {
            v.counts(Some(2), 9).await;
            v.shows::<Vec<String>>(OPEN, ["A1.2-4".to_owned()]).await;
            let notes: Vec<String> = v.js(&notes_of("A1.2-4")).await;
            for note in ["24", "28"] {
                assert!(notes.iter().any(|n| n == note), "{notes:?}");
            }
            // more than what the row says anyway
            let text: String = v.js("document.querySelector('li[data-action=\"A1.2-4\"]').innerText").await;
            assert!(text.contains("Who acts, and where the text says so"), "{text}");
            v.reload().await;
        }
    });
}

pub async fn notice(v: &Visit) -> String {
    v.element(".notice").await;
    v.js("document.querySelector('.notice').innerText").await
}

#[test]
fn unknown_values_are_named_and_the_rest_holds() {
    visit(async |v| {
        v.open("?area=9&theme=blokchain&country=vn").await;
        let said = notice(v).await;
        assert!(said.contains("area “9”") && said.contains("theme “blokchain”"), "{said}");
        v.counts(Some(3), 34).await;
        v.click_role("button", "Dismiss").await;
        v.until("the notice is gone", "!document.querySelector('.notice')").await;
        v.counts(Some(3), 34).await;
    });
}

#[test]
fn names_of_other_tools_are_left_alone() {
    visit(async |v| {
        v.open("?utm_source=letter&country=vn&fbclid=x").await;
        v.counts(Some(3), 34).await;
        v.shows::<bool>("Boolean(document.querySelector('.notice'))", false).await;
    });
}

#[test]
fn what_an_address_says_never_becomes_an_element() {
    visit(async |v| {
        let image = "<img src=x onerror=alert(1)>";
        v.open("?q=%3Cimg%20src=x%20onerror=alert(1)%3E").await;
        v.counts(None, 0).await;
        v.shows::<String>("document.querySelector('input#q').value", image).await;
        let text: String = v.js("document.querySelector('main').innerText").await;
        assert!(text.contains(image), "{text}");
        let chip = format!("Remove filter: “{image}”");
        v.by_role("button", &chip).await;
        let made = "document.querySelectorAll('body img, body script:not(#texts), body iframe, body [onerror], body [onload], body x-y').length";
        v.shows::<u32>(made, 0u32).await;

        v.open("?theme=%3Cscript%3Ealert(1)%3C/script%3E&look=%22%3E%3Cx-y%3E&action=%3Cx-y%3E&actor=%3Ciframe%20onload=alert(1)%3E&country=vn")
            .await;
        let said = notice(v).await;
        for value in ["<script>alert(1)</script>", "<iframe onload=alert(1)>", "\"><x-y>"] {
            assert!(said.contains(value), "{value}: {said}");
        }
        v.counts(Some(3), 34).await;
        v.shows::<u32>(made, 0u32).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", None).await;
    });
}

#[test]
fn broken_and_endless_addresses_do_no_harm() {
    visit(async |v| {
        for query in ["?%E0%A4%A&q=%&country=%56%4E", "?country=vn&&&=&=vn&area", "?country=vn&country=vn,VN,vn"] {
            v.open(query).await;
            v.until(
                &format!("{query} chooses Vietnam"),
                "document.querySelector('svg [data-country=VN]').getAttribute('aria-checked') === 'true'",
            )
            .await;
        }
        v.open(&format!("?country=vn&q={}", "x".repeat(5000))).await;
        let said = notice(v).await;
        assert!(said.chars().count() < 400, "{said}");
        assert!(said.contains("a search term of more than 200 characters (“xxx"), "{said}");
        v.counts(Some(3), 34).await;
        let wide: bool = v.js("document.documentElement.scrollWidth > innerWidth").await;
        assert!(!wide, "the notice makes the page wider than the window");
    });
}

#[test]
fn capitals_do_not_matter() {
    setup().expects(&["404"]).visit(async |v| {
        for (address, route) in [
            ("action/A1.2-4/", "action/a1.2-4/"),
            ("Text/?country=VN", "text/?country=VN"),
            ("charts/GDP-Growth/", "charts/gdp-growth/"),
            ("AREA/3/#A3.2-1", "area/3/#A3.2-1"),
            ("action/A1%2E2-4", "action/a1.2-4/"),
            // as a sentence has left it
            ("notes/).", "notes/"),
        ] {
            v.load(address).await;
            v.arrives(route).await;
            v.ready().await;
        }
        v.open("?country=VN&theme=DIGITAL&actor=Japanese-Companies&look=Dark").await;
        v.shows::<bool>("Boolean(document.querySelector('.notice'))", false).await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-look')", Some("dark".to_owned())).await;
        v.open("?embed=1&map=ONLY").await;
        v.shows::<Option<String>>("document.documentElement.getAttribute('data-part')", Some("map".to_owned())).await;
        v.open("notes/#FN24").await;
        v.until(
            "the note is in view",
            "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('fn24').getBoundingClientRect())",
        )
        .await;
        // what no case makes an address of stays what it is
        v.load("Action/A9.9-9/").await;
        v.by_role("heading", "No page has this address").await;
    });
}

#[test]
fn a_notice_says_what_is_wrong_in_few_words() {
    setup().expects(&["404"]).visit(async |v| {
        let many = "area=6,7,8,9,10&theme=blokchain";
        v.open(&format!("?{many}&q={}", "y".repeat(300))).await;
        let said = notice(v).await;
        assert!(
            said.contains(
                "an unknown area “6”, an unknown area “7”, an unknown area “8”, an unknown area “9” and 2 more"
            ),
            "{said}"
        );
        assert!(said.contains("more than 200 characters"), "{said}");
        assert!(said.chars().count() < 400, "{said}");
        v.load("charts/nowhere/").await;
        v.ready().await;
        let said = notice(v).await;
        assert!(said.contains("There is no chart “nowhere”"), "{said}");
    });
    // a host that answers with the explorer whatever is asked for
    let explorer = built("index.html");
    let rule = move |path: &str| match path {
        "/nowhere" => Answer::Instead("text/html; charset=utf-8".to_owned(), explorer.clone().into_bytes()),
        _ => Answer::File,
    };
    setup().rule(rule).visit(async |v| {
        v.open("nowhere").await;
        let said = notice(v).await;
        assert!(said.contains("This link leads to a page that does not exist (“nowhere”)"), "{said}");
        v.counts(None, 34).await;
    });
}

#[test]
fn an_action_that_filters_hide_is_offered() {
    visit(async |v| {
        for address in ["?area=1&country=vn#a3.1-2", "?area=1&country=vn#A3.1-2", "?area=1&action=A3.1-2"] {
            v.open(address).await;
            let said = notice(v).await;
            assert!(said.contains("Your filters hide action A3.1-2."), "{address}: {said}");
            v.until(
                "the notice is in view",
                "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('.notice').getBoundingClientRect())",
            )
            .await;
            v.click_role("button", "Show it").await;
            v.counts(None, 34).await;
            v.until(
                "the action is in view",
                "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('a3.1-2').getBoundingClientRect())",
            )
            .await;
            v.shows::<String>("document.activeElement.id", "a3.1-2").await;
            v.shows::<bool>("Boolean(document.querySelector('.notice'))", false).await;
        }
        // one that is listed needs no notice
        v.open("?area=3#a3.1-2").await;
        v.counts(None, 10).await;
        v.shows::<bool>("Boolean(document.querySelector('.notice'))", false).await;
    });
}
