//! From one action to the previous and next of the list it was reached from.

use crate::browser::visit;

/// Names of the steps that can be seen, with where they lead.
const STEPS: &str = "[...document.querySelectorAll('main nav a[rel=prev], main nav a[rel=next]')].filter(e => e.checkVisibility())\
     .map(e => `${e.querySelector('small').textContent}: ${e.querySelector('b').textContent}`)";

fn steps(all: &[&str]) -> Vec<String> {
    all.iter().map(|step| (*step).to_owned()).collect()
}

#[test]
fn an_open_row_leads_through_the_list() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Next in this list: A1.2-5"])).await;
        v.click("main nav a[rel=next]").await;
        v.arrives("?area=1&country=vn&action=A1.2-5").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Previous in this list: A1.2-4", "Next in this list: A1.1-1"])).await;
        // one row is open, and reading goes on at its title
        v.shows::<Vec<String>>(crate::addresses::OPEN, vec!["A1.2-5".to_owned()]).await;
        v.shows::<bool>("document.activeElement.matches('a[data-opens=\"A1.2-5\"][aria-expanded=true]')", true).await;
        v.shows::<bool>(
            "(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())",
            true,
        )
        .await;
        // from what is linked to the member to what is for all ten
        v.click("main nav a[rel=next]").await;
        v.arrives("?area=1&country=vn&action=A1.1-1").await;
        v.shows::<bool>("document.activeElement.matches('a[data-opens=\"A1.1-1\"]')", true).await;
        // the list has changed, and the steps with it
        v.click_role("button", "Remove filter: Vietnam").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Next in this list: A1.1-2"])).await;
        v.back().await;
        v.shows::<Vec<String>>(crate::addresses::OPEN, vec!["A1.2-5".to_owned()]).await;
        // closed and opened again, they are there again
        v.click("a[data-opens='A1.2-5'][aria-expanded]").await;
        v.shows::<Vec<String>>(STEPS, Vec::new()).await;
        v.click("a[data-opens='A1.2-5'][aria-expanded]").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Previous in this list: A1.2-4", "Next in this list: A1.1-1"])).await;
    });
}

#[test]
fn an_action_s_page_leads_through_the_list_it_was_reached_from() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        // a title opened in another tab keeps the filters
        v.shows::<Option<String>>(
            "document.querySelector('a[data-opens=\"A1.2-5\"][aria-expanded]').getAttribute('href')",
            Some("./action/a1.2-5/?area=1&country=vn".to_owned()),
        )
        .await;
        v.click("a[data-opens='A1.2-4'][aria-expanded]").await;
        v.click("li[data-action='A1.2-4'] a[data-page]").await;
        v.arrives("action/a1.2-4/?area=1&country=vn").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Next in this list: A1.2-5"])).await;
        let nav: String = v.js("document.querySelector('main .steps').innerText").await;
        assert!(nav.contains("1 of 9") && nav.contains("Connectivity and Vietnam"), "{nav}");
        v.click("main nav a[rel=next]").await;
        v.arrives("action/a1.2-5/?area=1&country=vn").await;
        v.shows::<String>("document.activeElement.localName", "h1").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Previous in this list: A1.2-4", "Next in this list: A1.1-1"])).await;
        // the address holds the list
        v.reload().await;
        v.shows::<Vec<String>>(STEPS, steps(&["Previous in this list: A1.2-4", "Next in this list: A1.1-1"])).await;
        v.click_role("link", "Back to this list").await;
        v.arrives("?area=1&country=vn").await;
        v.counts(Some(2), 9).await;
        // without a list, the order of the proposal
        v.open("action/a1.2-5/").await;
        v.shows::<Vec<String>>(STEPS, steps(&["Previous action: A1.2-4", "Next action: A2.1-1"])).await;
    });
}
