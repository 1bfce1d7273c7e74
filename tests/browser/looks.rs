//! Light, dark, and what axe-core finds in either.

use crate::browser::{Visit, setup, visit};
use std::fs;

pub const LOOK: &str = "document.documentElement.getAttribute('data-look')";
pub const PAPER: &str = "getComputedStyle(document.documentElement).backgroundColor";

#[test]
fn a_look_chosen_by_hand_is_kept() {
    for (prefix, folder) in [("", "/"), ("/policy/asean", "/policy/asean/")] {
        setup().prefix(prefix).visit(async |v| {
            v.open("").await;
            v.shows::<Option<String>>(LOOK, None).await;
            let light: String = v.js(PAPER).await;
            v.click_role("radio", "Dark").await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
            let dark: String = v.js(PAPER).await;
            assert_ne!(light, dark);
            let kept: Vec<(String, String)> = v.js("Object.entries(localStorage)").await;
            assert_eq!(kept, [(format!("japan-asean-explorer:{folder}:look"), "dark".to_owned())]);

            v.reload().await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
            v.shows::<String>(PAPER, dark.as_str()).await;
            v.shows::<bool>(
                "document.querySelector('input[name=look]:checked').closest('label').innerText.includes('Dark')",
                true,
            )
            .await;

            // on every page, also deeper down
            v.open("action/a3.2-1/").await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
            v.shows::<String>(PAPER, dark.as_str()).await;

            // an address may ask for another one, without changing what is kept
            v.open("?look=light").await;
            v.shows::<Option<String>>(LOOK, Some("light".to_owned())).await;
            v.shows::<String>(PAPER, light.as_str()).await;
            v.open("").await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;

            v.click_role("radio", "Auto").await;
            v.shows::<Option<String>>(LOOK, None).await;
            v.shows::<u32>("localStorage.length", 0u32).await;
            v.shows::<String>(PAPER, light.as_str()).await;
        });
    }
}

#[test]
fn another_folder_of_the_host_keeps_a_look_of_its_own() {
    setup().prefix("/policy/asean").visit(async |v| {
        v.open("").await;
        v.run::<()>(
            "localStorage.setItem('japan-asean-explorer:/:look', 'dark'); localStorage.setItem('look', 'dark')",
        )
        .await;
        v.reload().await;
        v.shows::<Option<String>>(LOOK, None).await;
        v.click_role("radio", "Light").await;
        v.click_role("radio", "Auto").await;
        v.shows::<u32>("localStorage.length", 2u32).await;
    });
}

#[test]
fn without_a_choice_the_system_decides() {
    visit(async |v| {
        v.open("").await;
        let light: String = v.js(PAPER).await;
        v.system_look("dark").await;
        v.until("the page is dark", &format!("{PAPER} !== {light:?}")).await;
        v.click_role("radio", "Light").await;
        v.shows::<String>(PAPER, light.as_str()).await;
    });
}

/// The source of axe-core: `EXPLORER_AXE`, or where `cargo xtask test` puts it.
pub(crate) fn axe() -> String {
    let path = std::env::var("EXPLORER_AXE").expect("EXPLORER_AXE names axe.min.js; `cargo xtask test` sets it");
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What axe-core holds against the present page: rule, what it is about, and where.
pub(crate) async fn findings(v: &Visit, axe: &str) -> Vec<String> {
    if !v.js::<bool>("Boolean(window.axe)").await {
        v.run::<()>(axe).await;
    }
    // not awaited in the page, so that a slow run is no failed script
    v.run::<()>("window.found = null; axe.run(document, { resultTypes: ['violations'] }).then(r => window.found = \
                 r.violations.flatMap(x => x.nodes.slice(0, 4).map(n => `${x.id} (${x.impact}): ${n.target.join(' ')} — ${n.any.concat(n.all, n.none).map(c => c.message).join('; ').slice(0, 200)}`)), \
                 e => window.found = [`axe fails: ${e}`])")
        .await;
    v.until("axe has looked", "window.found").await;
    v.js("window.found").await
}

fn every_kind_of_page_passes(look: &'static str) {
    let axe = axe();
    setup().expects(&["404"]).visit(async |v| {
        v.system_look(look).await;
        let mut all = Vec::new();
        for page in [
            "",
            "?area=1&country=vn&actor=japanese-companies&q=trade&action=A1.2-4",
            "?q=zzyzx&theme=blokchain&country=vn",
            "text/",
            "notes/",
            "action/a1.2-4/",
            "area/3/",
            "about/",
            "figures/",
            "figures/?view=cards&kind=target",
            "charts/",
            "charts/gdp-growth/?country=mm",
            "charts/actions-by-area/?q=zzyzx",
            "charts/coverage/?view=countries&country=th",
            "charts/visitors/?country=la",
        ] {
            v.open(page).await;
            if page.starts_with("charts/") || page.starts_with("figures/") {
                v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
            }
            v.run::<()>("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            let found = findings(v, &axe).await;
            all.extend(found.into_iter().map(|f| format!("/{page}: {f}")));
        }
        v.open("").await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        let found = findings(v, &axe).await;
        all.extend(found.into_iter().map(|f| format!("dialog: {f}")));
        v.load("no/such/page/").await;
        v.by_role("heading", "No page has this address").await;
        let found = findings(v, &axe).await;
        all.extend(found.into_iter().map(|f| format!("404: {f}")));
        assert!(all.is_empty(), "{all:#?}");
    });
}

#[test]
fn axe_finds_nothing_in_the_light() {
    every_kind_of_page_passes("light");
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    every_kind_of_page_passes("dark");
}
