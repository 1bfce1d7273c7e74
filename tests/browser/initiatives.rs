//! Whatever the proposal names: the list by family, the picture, and the page of each.

use crate::browser::{DESK, PHONE, Visit, built, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// How many names are listed.
const LISTED: &str = "document.querySelectorAll('#list li').length";

/// What is picked in the picture.
const PICKED: &str = "(document.querySelector('[data-live=picked] h3')?.innerText.trim() ?? '')";

/// The statements about it.
const TOLD: &str = "document.querySelector('[data-live=picked]').innerText";

/// The picture, live and in view.
async fn picture(v: &Visit) -> WebElement {
    v.charts_ready().await;
    v.element("[data-chart=initiatives] .chart-box.is-live").await;
    v.run::<()>(
        "document.querySelector('[data-drawing=initiatives]').scrollIntoView({ block: 'start', behavior: 'instant' })",
    )
    .await;
    v.element("[data-drawing=initiatives][tabindex='0']").await
}

#[test]
fn families_narrow_the_list_and_the_address_holds_it() {
    visit(async |v| {
        v.open("initiatives/").await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 95u32).await;
        v.click_role("button", "Meetings and events 9").await;
        v.arrives("initiatives/?kind=meetings").await;
        v.shows::<u32>(LISTED, 9u32).await;
        v.shows::<String>("document.querySelector('main .figures-count').innerText.trim()", "9 of 95 names").await;
        v.click_role("button", "Plans, visions and strategies 11").await;
        v.arrives("initiatives/?kind=plans,meetings").await;
        v.shows::<u32>(LISTED, 20u32).await;
        v.reload().await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 20u32).await;
        v.click_role("button", "Clear selection").await;
        v.arrives("initiatives/").await;
        v.shows::<u32>(LISTED, 95u32).await;
    });
}

#[test]
fn a_family_is_chosen_by_keyboard_and_the_focus_stays() {
    visit(async |v| {
        v.open("initiatives/").await;
        v.charts_ready().await;
        let button = v.by_role("button", "Publications 11").await;
        v.until("it can be pressed", "!document.querySelector('[data-value=\"kind=publications\"]').disabled").await;
        button.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.arrives("initiatives/?kind=publications").await;
        v.shows::<u32>(LISTED, 11u32).await;
        v.shows::<String>("document.activeElement.dataset.value", "kind=publications").await;
        v.shows::<String>("document.activeElement.getAttribute('aria-pressed')", "true").await;
    });
}

#[test]
fn a_name_is_picked_by_keyboard_and_its_relations_are_told() {
    visit(async |v| {
        v.open("initiatives/").await;
        let place = picture(v).await;
        place.focus().await.expect("a focus");
        v.press(Key::Home).await;
        v.until("the first name is read out", "document.querySelector('[data-drawing=initiatives] .chart-said').textContent.includes('§') || document.querySelector('[data-drawing=initiatives] .chart-said').textContent.includes('note')").await;
        let said: String =
            v.js("document.querySelector('[data-drawing=initiatives] .chart-said').textContent.split(':')[0]").await;
        v.press(Key::Enter).await;
        v.shows::<String>(PICKED, said.as_str()).await;
        v.until("statements have their places", "document.querySelectorAll('[data-live=picked] dt a.loc').length > 0")
            .await;
        // the next one
        v.press(Key::Down).await;
        v.press(Key::Enter).await;
        v.until("another is picked", &format!("{PICKED} !== '' && {PICKED} !== {said:?}")).await;
        // the same once more gives it up
        v.press(Key::Enter).await;
        v.shows::<String>(PICKED, "").await;
        v.shows::<String>("document.activeElement.dataset.drawing", "initiatives").await;
    });
}

#[test]
fn a_name_is_picked_by_pointer_and_leads_to_its_page_and_back() {
    visit(async |v| {
        v.open("initiatives/").await;
        picture(v).await;
        // somewhere in its first row
        let (x, y): (f64, f64) = v
            .run("const box = document.querySelector('[data-drawing=initiatives]').getBoundingClientRect(); return [box.left + 120, box.top + 17]")
            .await;
        let before: String = v.js("document.querySelector('[data-drawing=initiatives] canvas').toDataURL()").await;
        v.click_at(x as i64, y as i64).await;
        v.until("a name is picked", &format!("{PICKED} !== ''")).await;
        v.until(
            "its arcs are emphasized",
            &format!("document.querySelector('[data-drawing=initiatives] canvas').toDataURL() !== {before:?}"),
        )
        .await;
        let name: String = v.js(PICKED).await;
        v.click("[data-live=picked] h3 a").await;
        v.until("its page is opened in place", &format!("document.querySelector('main h1')?.innerText === {name:?}"))
            .await;
        v.until("the title is its name", &format!("document.title.startsWith({name:?})")).await;
        v.back().await;
        v.arrives("initiatives/").await;
        v.shows::<u32>(LISTED, 95u32).await;
    });
}

#[test]
fn the_choice_can_be_cleared() {
    visit(async |v| {
        v.open("initiatives/").await;
        picture(v).await.focus().await.expect("a focus");
        v.press(Key::End).await;
        v.press(Key::Enter).await;
        v.until("a name is picked", &format!("{PICKED} !== ''")).await;
        v.click_role("button", "Clear choice").await;
        v.shows::<String>(PICKED, "").await;
        v.until("it says how to pick one", &format!("{TOLD}.includes('Choose a name')")).await;
    });
}

#[test]
fn a_page_tells_the_same_prerendered_and_in_place() {
    const WORDS: &str = "document.querySelector('main article').innerText.replace(/\\s+/g, ' ')";
    setup().without_worker().visit(async |v| {
        v.open("initiatives/mpac/").await;
        let loaded: String = v.js(WORDS).await;
        assert!(
            loaded.contains("Master Plan on ASEAN Connectivity is a basis of the economic integration of ASEAN"),
            "{loaded}"
        );
        v.click("nav.crumbs a").await;
        v.arrives("initiatives/").await;
        v.shows::<u32>(LISTED, 95u32).await;
        v.click("#mpac h3 a").await;
        v.arrives("initiatives/mpac/").await;
        v.shows::<String>(WORDS, loaded.as_str()).await;
        // a step of the family
        v.click("nav.steps a[rel=next]").await;
        v.until("the next one", "document.documentElement.dataset.at === 'initiatives/asean-2025-declaration/'").await;
        v.shows::<String>("document.querySelector('main h1')?.innerText ?? ''", "ASEAN 2025: Forging Ahead Together")
            .await;
    });
}

#[test]
fn a_place_opens_from_the_page_and_the_way_leads_back() {
    visit(async |v| {
        v.open("initiatives/rcep/").await;
        v.shows::<String>(
            "document.querySelector('main h1').innerText",
            "Regional Comprehensive Economic Partnership Agreement",
        )
        .await;
        v.click("main .ledger dd a[href*='initiatives/asean/']").await;
        v.arrives("initiatives/asean/").await;
        v.shows::<String>("document.querySelector('main h1')?.innerText ?? ''", "ASEAN").await;
        v.back().await;
        v.arrives("initiatives/rcep/").await;
        v.shows::<String>(
            "document.querySelector('main h1')?.innerText ?? ''",
            "Regional Comprehensive Economic Partnership Agreement",
        )
        .await;
    });
}

#[test]
fn without_the_program_everything_is_listed_and_the_picture_is_there() {
    let rule = |path: &str| if path.ends_with(".wasm") { Answer::Missing } else { Answer::File };
    setup().rule(rule).expects(&["404", "wasm", "WebAssembly"]).visit(async |v| {
        v.load("initiatives/?kind=plans").await;
        v.until("the page stays readable", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<u32>(LISTED, 95u32).await;
        v.shows::<u32>("document.querySelectorAll('main [aria-pressed]:enabled').length", 0u32).await;
        v.shows::<bool>(
            "[...document.querySelectorAll('[data-drawing=initiatives] svg')].some(s => s.checkVisibility())",
            true,
        )
        .await;
    });
}

#[test]
fn axe_finds_nothing_on_a_phone_and_a_desk() {
    visit(async |v| {
        for screen in [PHONE, DESK] {
            v.resize(screen).await;
            for page in ["initiatives/", "initiatives/?kind=plans", "initiatives/asean/", "initiatives/nh9/"] {
                v.open(page).await;
                if page.starts_with("initiatives/?") {
                    v.until("the filter is applied", &format!("{LISTED} === 11")).await;
                }
                v.shows::<bool>("document.scrollingElement.scrollWidth <= innerWidth", true).await;
                passes_in_both_looks(v, page).await;
            }
            // with a name picked
            v.open("initiatives/").await;
            picture(v).await.focus().await.expect("a focus");
            v.press(Key::Home).await;
            v.press(Key::Enter).await;
            v.until("a name is picked", &format!("{PICKED} !== ''")).await;
            passes_in_both_looks(v, "with a name picked").await;
        }
    });
}

#[test]
fn in_a_frame_everything_is_there_without_menu_and_footer() {
    assert!(built("initiatives/index.html").contains("data-live=\"initiatives\""));
    visit(async |v| {
        v.open("initiatives/?embed=1&kind=meetings").await;
        v.charts_ready().await;
        v.shows::<u32>(LISTED, 9u32).await;
        v.shows::<bool>("[...document.querySelectorAll('header.mast, footer')].some(e => e.checkVisibility())", false)
            .await;
    });
}
