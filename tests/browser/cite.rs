//! References in four formats, sharing, and the list as files.

use crate::browser::{PHONE, Visit, setup, visit};
use crate::looks::passes_in_both_looks;
use thirtyfour::prelude::*;

const COPIES: &str =
    "window.copied = undefined; navigator.clipboard.writeText = async text => { window.copied = text }";
const REFUSES: &str = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))";

/// Keeps the content, name and type of files that are saved instead of saving them.
const SAVES: &str = "window.saved = undefined; const blobs = new Map(); \
    URL.createObjectURL = blob => { const url = `blob:${blobs.size}`; blobs.set(url, blob); return url }; \
    HTMLAnchorElement.prototype.click = function () { const blob = blobs.get(this.href); \
    blob.arrayBuffer().then(bytes => { window.saved = [this.download, blob.type, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)] }) }";

/// The text in the dialog.
const TEXT: &str = "document.querySelector('#cite-text')?.value";

/// Opens the dialog with a button, and waits for it.
async fn ask(v: &Visit, button: &str) {
    v.until("the button can be pressed", &format!("document.querySelector({button:?})?.disabled === false")).await;
    v.click(button).await;
    v.by_role("dialog", "Cite or share").await;
}

/// Waits until a button says what it has done.
async fn says(v: &Visit, words: &str) {
    v.until(words, &format!("[...document.querySelectorAll('.is-done')].some(b => b.innerText.trim() === {words:?})"))
        .await;
}

/// Chooses a format, and returns the reference once it begins as that format does.
async fn in_format(v: &Visit, name: &str, begins: &str) -> String {
    v.click_role("radio", name).await;
    v.until("the format is shown", &format!("{TEXT}.startsWith({begins:?})")).await;
    v.js(TEXT).await
}

#[test]
fn every_format_is_offered_copied_and_saved() {
    visit(async |v| {
        v.open("notes/").await;
        ask(v, "main [data-note='11'] button[data-do=cite]").await;
        let address = format!("{}notes/#fn11", v.home());
        let official = "https://www.keidanren.or.jp/";
        let (iso, day): (String, String) = v
            .js("[new Date().toLocaleDateString('sv'), new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })]")
            .await;
        let plain = in_format(v, "Text", "Keidanren (").await;
        assert!(plain.contains(&format!("{address} (accessed {day}).")), "{plain}");
        let bibtex = in_format(v, "BibTeX", "@misc{japan-asean-note-11,").await;
        assert!(bibtex.contains(&format!("urldate = {{{iso}}}")), "{bibtex}");
        let ris = in_format(v, "RIS", "TY  - ELEC").await;
        assert!(ris.contains(&format!("Y2  - {}", iso.replace('-', "/"))), "{ris}");
        let csl = in_format(v, "CSL-JSON", "[").await;
        let items: serde_json::Value = serde_json::from_str(&csl).expect("JSON");
        assert_eq!(items[0]["URL"], address.as_str());
        for text in [&plain, &bibtex, &ris, &csl] {
            assert!(text.contains(&address) && text.contains(official), "{text}");
        }
        v.run::<()>(COPIES).await;
        v.click_role("button", "Copy reference").await;
        v.shows::<String>("window.copied", csl.as_str()).await;
        says(v, "Copied").await;
        v.run::<()>(SAVES).await;
        v.click_role("button", "Download").await;
        v.shows::<Vec<String>>(
            "window.saved",
            vec!["japan-asean-note-11.json".to_owned(), "application/vnd.citationstyles.csl+json".to_owned(), csl],
        )
        .await;
        // the focus returns to where the dialog was opened
        v.press(Key::Escape).await;
        v.shows::<String>("document.activeElement.dataset.value ?? ''", "fn11").await;
    });
}

#[test]
fn pages_actions_figures_charts_and_briefs_have_references() {
    visit(async |v| {
        for (page, button, address, words) in [
            ("text/", "header button[data-do=cite]", "text/", "15 June 2021. https://"),
            ("about/", "article > p button[data-do=cite]", "about/", "“About"),
            ("action/a1.2-4/", "button[data-do=cite]", "action/a1.2-4/", "A1.2-4 [p. "),
            ("area/3/", "button[data-do=cite]", "area/3/", "Digital"),
            ("country/vn/", "button[data-do=cite]", "country/vn/", "Viet Nam"),
            ("figures/", "[data-cite=ST08]", "figures/", "note 11"),
            ("charts/gdp-growth/?country=vn", "[data-chart-do=cite]", "charts/gdp-growth/?country=vn", "note 9"),
            ("since/?area=3", "header button[data-do=cite]", "since/?area=3", "15 June 2021"),
        ] {
            v.open(page).await;
            ask(v, &format!("main {button}")).await;
            v.until("the reference is there", &format!("{TEXT}?.length > 40")).await;
            let text: String = v.js(TEXT).await;
            assert!(text.contains(&format!("{}{address} (accessed ", v.home())), "{text}");
            assert!(text.contains(words), "{page}: {text}");
            v.shows::<String>("document.querySelector('#cite-link').value", format!("{}{address}", v.home())).await;
        }
    });
}

#[test]
fn a_chart_can_be_cited_by_keyboard_and_refused_text_is_selected() {
    const SELECTED: &str = "(f => f.selectionEnd - f.selectionStart === f.value.length && f.value.length > 20 && f.readOnly ? f.id : '')(document.activeElement)";
    visit(async |v| {
        v.open("action/a3.2-1/").await;
        v.run::<()>(REFUSES).await;
        v.element("main button[data-do=cite]").await.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.by_role("dialog", "Cite or share").await;
        v.element("[data-reference=link]").await.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.shows::<String>(SELECTED, "cite-link").await;
        v.element("[data-reference=copy]").await.focus().await.expect("a focus");
        v.press(Key::Enter).await;
        v.shows::<String>(SELECTED, "cite-text").await;
        says(v, "Could not copy").await;
    });
}

#[test]
fn the_link_is_copied_or_shown_to_be_copied() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.run::<()>(COPIES).await;
        v.click_role("button", "Share").await;
        says(v, "Link copied").await;
        v.shows::<String>("window.copied", format!("{}?area=1&country=vn", v.home())).await;
        v.until("the button is as before", "!document.querySelector('.share.is-done')").await;
        v.run::<()>(REFUSES).await;
        v.click_role("button", "Share").await;
        let field = "(f => f.matches('input.offer') && f.readOnly && f.selectionEnd - f.selectionStart === f.value.length ? f.value : '')(document.activeElement)";
        v.shows::<String>(field, format!("{}?area=1&country=vn", v.home())).await;
        says(v, "Could not copy").await;
        let fits = "(b => b.left >= 0 && b.right <= innerWidth && b.width > 200)(document.querySelector('.offer').getBoundingClientRect())";
        v.shows::<bool>(fits, true).await;
        v.press(Key::Tab).await;
        v.shows::<u32>("document.querySelectorAll('.offer').length", 0u32).await;
    });
}

#[test]
fn a_phone_shares_in_its_own_way_and_success_is_said_only_then() {
    setup().screen(PHONE).visit(async |v| {
        v.open("action/a4-2/").await;
        let touch = "const real = matchMedia; window.matchMedia = q => (q === '(pointer:coarse)' ? { matches: true } : real.call(window, q))";
        v.run::<()>(touch).await;
        v.run::<()>(&format!("{COPIES}; navigator.share = what => {{ window.shared = what.url; return window.given ?? Promise.resolve() }}")).await;
        v.click(".menu > summary").await;
        v.click("button[data-do=share]").await;
        v.shows::<String>("window.shared", format!("{}action/a4-2/", v.home())).await;
        v.shows::<bool>("window.copied === undefined", true).await;
        // in the dialog it is a button of its own
        ask(v, "main button[data-do=cite]").await;
        v.run::<()>("window.given = Promise.reject(new DOMException('', 'AbortError')); given.catch(() => {})").await;
        v.run::<()>("window.shared = undefined").await;
        v.click_role("button", "Share…").await;
        v.until("it is asked for", "window.shared").await;
        v.run::<()>("window.given = new Promise(resolve => { window.resolve = resolve }); window.shared = undefined").await;
        v.click_role("button", "Share…").await;
        v.until("it is asked for", "window.shared").await;
        // nothing is said after giving up, nor before it has happened
        v.shows::<String>("document.querySelector('[data-reference=share]').innerText", "Share…").await;
        v.run::<()>("window.resolve()").await;
        says(v, "Shared").await;
    });
}

#[test]
fn what_is_listed_is_saved_in_three_forms() {
    visit(async |v| {
        v.open("?area=1&country=vn").await;
        v.until("the section is there", "document.querySelector('.take p')?.innerText.includes('9 of 34 actions')")
            .await;
        v.until(
            "it names the filters",
            "document.querySelector('.take p').innerText.includes('Connectivity; Vietnam')",
        )
        .await;
        v.run::<()>(SAVES).await;
        let address = format!("{}?area=1&country=vn", v.home());
        let saved = async |kind: &str| -> (String, String, String) {
            v.run::<()>("window.saved = undefined").await;
            v.click_role("button", kind).await;
            v.until("it is saved", "window.saved").await;
            v.js("window.saved").await
        };
        let (name, media, csv) = saved("CSV").await;
        assert_eq!([name.as_str(), media.as_str()], ["japan-asean-actions.csv", "text/csv;charset=utf-8"]);
        let table = csv.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        let rows: Vec<Vec<String>> =
            reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect();
        assert!(rows.iter().any(|row| row[1] == address), "{rows:?}");
        assert_eq!(rows.iter().filter(|row| row[0].starts_with("A1.")).count(), 9);
        let (name, _, json) = saved("JSON").await;
        assert_eq!(name, "japan-asean-actions.json");
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["actions"].as_array().map(Vec::len), Some(9));
        assert_eq!(json["actions"][0]["id"], "A1.2-4");
        let (name, _, markdown) = saved("Markdown").await;
        assert_eq!(name, "japan-asean-actions.md");
        assert!(markdown.contains("## A1.2-4 ") && markdown.contains(&address), "{markdown}");
        // it follows the filters
        v.click("label.mem[data-country=VN]").await;
        v.until("no member is chosen", "!document.querySelector('.take p').innerText.includes('Vietnam')").await;
    });
}

#[test]
fn the_page_about_the_site_is_the_same_when_it_is_opened_in_place() {
    let sizes = "[...document.querySelectorAll('[data-size]')].map(cell => cell.innerText).join()";
    visit(async |v| {
        v.open("about/").await;
        let loaded: String = v.js(sizes).await;
        assert!(loaded.contains(" kB,") && !loaded.contains(",,"), "{loaded}");
        v.open("figures/").await;
        v.click_role("link", "About").await;
        v.arrives("about/").await;
        v.shows::<String>(sizes, loaded.as_str()).await;
        // no contact is set, so none is offered
        v.shows::<bool>("document.querySelector('#errors').checkVisibility()", false).await;
    });
}

#[test]
fn axe_finds_nothing_in_the_dialog_and_below_the_list() {
    visit(async |v| {
        v.open("?country=vn").await;
        v.element(".take").await;
        passes_in_both_looks(v, "the list").await;
        ask(v, ".take button[data-do=cite]").await;
        passes_in_both_looks(v, "the dialog").await;
    });
}
