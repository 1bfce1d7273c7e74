//! Light, dark, and what axe-core finds in either.

use crate::browser::{Param, Visit, setup, visit};
use std::collections::HashMap;
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
            v.appearance("Dark").await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
            let dark: String = v.js(PAPER).await;
            assert_ne!(light, dark);
            let kept: Vec<(String, String)> = v.js("Object.entries(localStorage)").await;
            assert_eq!(kept, [(format!("japan-asean-explorer:{folder}:look"), "dark".to_owned())]);

            v.reload().await;
            v.shows::<Option<String>>(LOOK, Some("dark".to_owned())).await;
            v.shows::<String>(PAPER, dark.as_str()).await;
            v.shows::<bool>(
                "document.querySelector('input[name=look]:checked').closest('label').textContent.includes('Dark')",
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

            v.appearance("Auto").await;
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
        v.appearance("Light").await;
        v.appearance("Auto").await;
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
        v.appearance("Light").await;
        v.shows::<String>(PAPER, light.as_str()).await;
    });
}

/// The source of axe-core: `EXPLORER_AXE`, or where `cargo xtask test` puts it.
pub(crate) fn axe() -> String {
    let path = std::env::var("EXPLORER_AXE").expect("EXPLORER_AXE names axe.min.js; `cargo xtask test` sets it");
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Which of axe-core's rules are asked.
#[derive(Clone, Copy)]
pub(crate) enum Rules {
    All,
    /// Those on colours, for a look in which nothing but colours differs.
    Colours,
}

/// What axe-core finds on the present page: rule, what it is about, and where.
pub(crate) async fn findings(v: &Visit, axe: &str, rules: Rules) -> Vec<String> {
    let only = match rules {
        Rules::All => "",
        Rules::Colours => ", runOnly: ['color-contrast', 'link-in-text-block']",
    };
    if !v.js::<bool>("Boolean(window.axe)").await {
        v.run::<()>(axe).await;
    }
    // not awaited in the page, so that a slow run is no failed script
    let run = format!("window.found = null; axe.run(document, {{ resultTypes: ['violations']{only} }})");
    v.run::<()>(&(run + ".then(r => window.found = \
                 r.violations.flatMap(x => x.nodes.slice(0, 4).map(n => `${x.id} (${x.impact}): ${n.target.join(' ')} — ${n.any.concat(n.all, n.none).map(c => c.message).join('; ').slice(0, 200)}`)), \
                 e => window.found = [`axe fails: ${e}`])"))
        .await;
    v.until("axe has looked", "window.found").await;
    v.js("window.found").await
}

/// Fails with what axe-core finds on the present page, in the light and in the dark.
pub(crate) async fn passes_in_both_looks(v: &Visit, what: &str) {
    let axe = axe();
    for (look, rules) in [("dark", Rules::Colours), ("light", Rules::All)] {
        v.system_look(look).await;
        let found = findings(v, &axe, rules).await;
        assert!(found.is_empty(), "{what}, {look}: {found:#?}");
    }
}

fn every_kind_of_page_passes(look: &'static str, rules: Rules) {
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
            if page.starts_with("charts/") || page.starts_with("figures/") || page.starts_with('?') {
                v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
            }
            v.run::<()>("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            let found = findings(v, &axe, rules).await;
            all.extend(found.into_iter().map(|f| format!("/{page}: {f}")));
        }
        v.open("").await;
        v.click("li[data-action='A1.2-4'] a.loc[data-note='24']").await;
        v.by_role("dialog", "note 24").await;
        let found = findings(v, &axe, rules).await;
        all.extend(found.into_iter().map(|f| format!("dialog: {f}")));
        v.load("no/such/page/").await;
        v.by_role("heading", "No page has this address").await;
        let found = findings(v, &axe, rules).await;
        all.extend(found.into_iter().map(|f| format!("404: {f}")));
        assert!(all.is_empty(), "{all:#?}");
    });
}

#[test]
fn axe_finds_nothing_in_the_light() {
    every_kind_of_page_passes("light", Rules::All);
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    every_kind_of_page_passes("dark", Rules::Colours);
}

#[test]
fn a_mode_outweighs_a_look() {
    visit(async |v| {
        v.open("").await;
        let token =
            |name: &str| format!("getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()");
        for look in [None, Some("light"), Some("dark")] {
            let set = look.map_or("removeAttribute('data-look')".to_owned(), |look| {
                format!("setAttribute('data-look', '{look}')")
            });
            v.run::<()>(&format!("document.documentElement.{set}")).await;
            let feature = |name, value: &str| {
                HashMap::from([("name", name), ("value", value)].map(|(k, v): (&'static str, &str)| (k, v.to_owned())))
            };
            let forced = vec![feature("prefers-color-scheme", "dark"), feature("forced-colors", "active")];
            v.tell("Emulation.setEmulatedMedia", [("features", Param::Features(forced))]).await;
            v.shows::<String>(&token("paper"), "Canvas").await;
            v.shows::<String>(&token("area-1"), "CanvasText").await;
            let paper = [
                ("media", "print".into()),
                ("features", Param::Features(vec![feature("prefers-color-scheme", "dark")])),
            ];
            v.tell("Emulation.setEmulatedMedia", paper).await;
            v.shows::<String>(&token("ink"), "#000").await;
            v.tell("Emulation.setEmulatedMedia", [("media", "".into())]).await;
        }
    });
}

#[test]
fn what_is_done_or_chosen_can_be_read_under_the_pointer() {
    visit(async |v| {
        for system in ["light", "dark"] {
            v.open("").await;
            v.system_look(system).await;
            let colours = "(style => [style.color, style.backgroundColor])(getComputedStyle(document.querySelector('.share[data-do=share]')))";
            v.run::<()>("document.querySelector('.share[data-do=share]').classList.add('is-done')").await;
            let before: Vec<String> = v.js(colours).await;
            let button = v.element(".share[data-do=share]").await;
            v.driver.action_chain().move_to_element_center(&button).perform().await.expect("the mouse moves");
            v.shows::<bool>("document.querySelector('.share[data-do=share]').matches(':hover')", true).await;
            v.shows::<Vec<String>>(colours, before).await;
        }
    });
}
