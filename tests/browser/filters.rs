//! Choosing members, areas and other filters, by every way there is.

use crate::browser::{BOX, LISTED, PHONE, Visit, setup, visit};
use thirtyfour::prelude::*;

const PICKED: &str = "?area=1&country=vn";

/// A place in the window that belongs to a member's shape, its call-out or its name.
pub async fn point_on_map(v: &Visit, member: &str) -> (i64, i64) {
    let script = r#"
        const target = document.querySelector('svg [role=checkbox][data-country="CODE"]');
        target.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = target.getBoundingClientRect();
        for (let i = 1; i < 40; i++)
            for (let j = 1; j < 40; j++) {
                const x = Math.round(box.x + box.width * i / 40);
                const y = Math.round(box.y + box.height * j / 40);
                if (document.elementFromPoint(x, y)?.closest('[data-country]') === target) return [x, y];
            }
        return null;"#;
    let point: Option<(i64, i64)> = v.run(&script.replace("CODE", member)).await;
    point.unwrap_or_else(|| panic!("no place of {member} can be reached on the map"))
}

/// What everyone must see who has chosen Vietnam and the first area, however they did.
pub async fn sees_vietnam_in_the_first_area(v: &Visit) {
    v.counts(Some(2), 9).await;
    v.arrives(PICKED).await;
    assert_eq!(v.listed().await[..2], ["A1.2-4", "A1.2-5"]);
    // the map, the members and the ruler agree
    v.shows::<Vec<String>>(
        "[...document.querySelectorAll('[data-country=VN]')].filter(e => e.checkVisibility()).map(e => \
         e.getAttribute('aria-checked') ?? e.getAttribute('aria-pressed') ?? String(e.querySelector('input').checked))",
        ["true", "true", "true"].map(str::to_owned),
    )
    .await;
    // A4-2 is linked to Vietnam too and is not in the area: it is not hidden silently
    let outside: Vec<String> = v
        .js("[...document.querySelectorAll('main a[href$=\"action/a4-2/\"]')].filter(a => a.checkVisibility()).map(a => a.textContent)")
        .await;
    assert!(outside.iter().any(|text| text.contains("A4-2")), "{outside:?}");
    let text: String = v.js("document.querySelector('main').innerText").await;
    assert!(text.contains("One action under Human resources is linked to Vietnam"), "{text}");
}

#[test]
fn vietnam_and_the_first_area_by_mouse() {
    visit(async |v| {
        v.open("").await;
        let (x, y) = point_on_map(v, "VN").await;
        v.click_at(x, y).await;
        v.counts(Some(3), 34).await;
        v.click("label[data-area='1']").await;
        sees_vietnam_in_the_first_area(v).await;
        let (x, y) = point_on_map(v, "VN").await;
        v.click_at(x, y).await;
        v.counts(None, 9).await;
        v.arrives("?area=1").await;
    });
}

/// Where the keyboard is.
pub const FOCUS: &str =
    "(e => e?.dataset.country ?? e?.closest('[data-area]')?.dataset.area ?? '')(document.activeElement)";

#[test]
fn vietnam_and_the_first_area_by_keyboard() {
    for choose in [Key::Space, Key::Enter] {
        visit(async |v| {
            v.open("").await;
            let mut presses = 0;
            let on_map = "Boolean(document.activeElement.closest('svg'))";
            while !v.js::<bool>(on_map).await {
                v.press(Key::Tab).await;
                presses += 1;
                assert!(presses < 40, "the tab key does not lead to the map");
            }
            v.press(Key::Right).await;
            v.shows::<String>(FOCUS, "VN").await;
            v.press(choose.clone()).await;
            v.counts(Some(3), 34).await;
            // the map is one stop of the tab key: one press leaves it
            v.press(Key::Tab).await;
            assert!(!v.js::<bool>(on_map).await, "the tab key stays inside the map");
            let mut presses = 0;
            while v.js::<String>(FOCUS).await != "1" {
                v.chord(Key::Shift, Key::Tab).await;
                presses += 1;
                assert!(presses < 40, "the tab key does not lead back to the first area");
            }
            v.press(Key::Space).await;
            sees_vietnam_in_the_first_area(v).await;
            // the keyboard stays where it was
            v.shows::<String>(FOCUS, "1").await;
        });
    }
}

#[test]
fn every_member_is_reached_by_arrow_keys() {
    visit(async |v| {
        v.open("").await;
        v.run::<()>("document.querySelector('svg [role=checkbox][tabindex=\"0\"]').focus()").await;
        let mut reached = std::collections::BTreeMap::<String, Vec<Key>>::new();
        let start: String = v.js(FOCUS).await;
        reached.insert(start.clone(), Vec::new());
        let mut open = vec![start];
        while let Some(from) = open.pop() {
            for key in [Key::Left, Key::Right, Key::Up, Key::Down] {
                let focus = format!("document.querySelector('svg [data-country={from}]').focus()");
                v.run::<()>(&focus).await;
                v.press(key.clone()).await;
                let to: String = v.js(FOCUS).await;
                if !reached.contains_key(&to) {
                    reached.insert(to.clone(), vec![key]);
                    open.push(to);
                }
            }
        }
        assert_eq!(reached.len(), 10, "{:?}", reached.keys());
    });
}

#[test]
fn vietnam_and_the_first_area_by_the_list() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click("label[data-area='1']").await;
        sees_vietnam_in_the_first_area(v).await;
    });
}

#[test]
fn vietnam_and_the_first_area_by_the_ruler() {
    visit(async |v| {
        v.open("").await;
        v.click("button[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click("label[data-area='1']").await;
        sees_vietnam_in_the_first_area(v).await;
        v.click("button[data-country=VN]").await;
        v.counts(None, 9).await;
    });
}

/// What stands in the list outside of its actions, as far as it names a note.
fn remarks(note: u8) -> String {
    format!(
        "[...document.querySelectorAll('[aria-label=Actions] a.loc[data-note=\"{note}\"]')]\
         .filter(a => !a.closest('li') && a.checkVisibility()).map(a => a.parentElement.innerText)"
    )
}

#[test]
fn a_venue_is_a_remark_and_no_link() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-country=VN]").await;
        v.click("label[data-area='3']").await;
        v.counts(Some(0), 10).await;
        let said: Vec<String> = v.js(&remarks(37)).await;
        assert!(said.iter().any(|s| s.contains("Remark") && s.contains("University")), "{said:?}");
    });
}

#[test]
fn a_member_that_no_action_names_hides_nothing() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-country=TH]").await;
        v.counts(Some(0), 34).await;
        v.arrives("?country=th").await;
        let said: Vec<String> = v.js(&remarks(4)).await;
        assert!(said.iter().any(|s| s.contains("Thailand 4.0")), "{said:?}");
    });
}

#[test]
fn chosen_members_unite_and_areas_unite() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-country=LA]").await;
        v.counts(Some(1), 34).await;
        v.click("label[data-country=SG]").await;
        v.counts(Some(2), 34).await;
        v.click("label[data-area='4']").await;
        v.click("label[data-area='5']").await;
        v.counts(Some(0), 7).await;
        v.arrives("?area=4,5&country=la,sg").await;
    });
}

#[test]
fn words_narrow_the_list() {
    visit(async |v| {
        v.open("").await;
        v.click("input#q").await;
        v.types("rcep").await;
        v.arrives("?q=rcep").await;
        v.until("A1.2-1 is listed", "document.querySelector('li[data-action=\"A1.2-1\"]')").await;
        let listed = v.listed().await;
        assert!(listed.len() < 34, "{listed:?}");
        v.counts(None, listed.len() as u32).await;
        v.shows::<String>(BOX, "rcep").await;
        // the space between two words is kept while it is the last thing typed
        v.press(" ").await;
        v.shows::<String>(BOX, "rcep ").await;
        v.types("asean").await;
        v.arrives("?q=rcep+asean").await;
        v.shows::<String>(BOX, "rcep asean").await;
    });
}

#[test]
fn accents_and_capitals_do_not_matter() {
    visit(async |v| {
        v.open("").await;
        for (plain, typed) in [("energy", "ÉNERGY"), ("vietnam", "VIỆTNAM"), ("rcep", "ＲＣＥＰ")] {
            let mut found: Option<Vec<String>> = None;
            for word in [plain, typed] {
                v.click("input#q").await;
                v.chord(Key::Control, "a").await;
                v.types(word).await;
                v.until(
                    "the address has the words",
                    &format!("new URLSearchParams(location.search).get('q') === {word:?}"),
                )
                .await;
                v.shows::<String>(BOX, word).await;
                match &found {
                    None => {
                        v.by_role("button", &format!("Remove filter: “{word}”")).await;
                        let listed = v.listed().await;
                        assert!((1..34).contains(&listed.len()), "{plain}: {listed:?}");
                        found = Some(listed);
                    }
                    Some(listed) => v.shows::<Vec<String>>(LISTED, listed.clone()).await,
                }
            }
        }
    });
}

#[test]
fn an_empty_list_says_so_and_has_ways_out() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-area='4']").await;
        v.click("input#q").await;
        v.types("zzyzx").await;
        v.counts(None, 0).await;
        let text: String = v.js("document.querySelector('[aria-label=Actions]').innerText").await;
        assert!(text.contains("zzyzx"), "{text}");
        v.click_role("button", "Clear search: 2 actions").await;
        v.counts(None, 2).await;
        v.arrives("?area=4").await;
        v.shows::<String>(BOX, "").await;
        v.click("input#q").await;
        v.types("zzyzx").await;
        v.counts(None, 0).await;
        v.click_role("button", "Clear everything").await;
        v.counts(None, 34).await;
        v.arrives("").await;
        v.shows::<String>(BOX, "").await;
    });
}

/// Name, count, whether it can be chosen and whether it is, of each choice of the filters.
type Choice = (String, u32, bool, bool);

async fn choices(v: &Visit) -> Vec<Choice> {
    let found: Vec<Choice> = v
        .js("[...document.querySelectorAll('main fieldset label')]\
             .filter(l => l.querySelector('input[type=checkbox]'))\
             .map(l => [l.textContent.trim(), l.querySelector('input')])\
             .map(([text, input]) => [text.replace(/\\s*\\d+$/, '').trim(), Number(/\\d+$/.exec(text)[0]), !input.disabled, input.checked])")
        .await;
    assert!(found.len() > 30, "{found:?}");
    found
}

/// Clicks a choice of the filters, opening what it is folded in.
async fn choose(v: &Visit, name: &str) {
    let find = "const label = [...document.querySelectorAll('main fieldset label')].find(l => l.textContent.trim().replace(/\\s*\\d+$/, '').trim() === NAME);"
        .replace("NAME", &format!("{name:?}"));
    // what opens may scroll the page in the next frame
    let open = "for (let e = label; e; e = e.parentElement) if (e.localName === 'details') e.open = true; \
         return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
    v.run::<()>(&format!("{find} {open}")).await;
    let label = v.driver.execute(format!("{find} return label"), Vec::new()).await;
    let label = label.and_then(|found| found.element());
    let label = label.unwrap_or_else(|e| panic!("no choice is called {name}: {e}"));
    label.click().await.unwrap_or_else(|e| panic!("{name}: {e}"));
}

#[test]
fn a_choice_that_lists_nothing_says_0_and_rests() {
    visit(async |v| {
        v.open("").await;
        assert!(
            choices(v).await.iter().all(|(_, n, usable, _)| *usable && *n > 0),
            "without a filter every choice lists something"
        );
        v.click("label[data-area='4']").await;
        v.counts(None, 2).await;
        let all = choices(v).await;
        for (name, n, usable, _) in &all {
            assert_eq!(*n > 0, *usable, "{name}: {n}");
        }
        assert!(all.iter().any(|(_, n, _, _)| *n == 0), "{all:?}");
        assert!(all.iter().any(|(_, n, _, _)| *n > 0), "{all:?}");
    });
}

#[test]
fn a_choice_lists_as_many_actions_as_it_says() {
    visit(async |v| {
        v.open("?area=1,3").await;
        v.counts(None, 19).await;
        for (name, n, _, _) in choices(v).await.into_iter().filter(|c| c.1 > 0).step_by(4) {
            choose(v, &name).await;
            v.counts(None, n).await;
            choose(v, &name).await;
            v.counts(None, 19).await;
        }
        v.arrives("?area=1,3").await;
    });
}

#[test]
fn chips_take_filters_off() {
    visit(async |v| {
        v.open("").await;
        v.click("label[data-area='1']").await;
        v.click("label[data-country=VN]").await;
        choose(v, "Japanese companies").await;
        v.click("input#q").await;
        v.types("digital").await;
        v.arrives("?area=1&country=vn&actor=japanese-companies&q=digital").await;
        v.shows::<u32>("document.querySelectorAll('.chip').length", 4u32).await;
        for (name, left) in [
            ("Remove filter: Connectivity", "?country=vn&actor=japanese-companies&q=digital"),
            ("Remove filter: Japanese companies", "?country=vn&q=digital"),
            ("Remove filter: “digital”", "?country=vn"),
            ("Remove filter: Vietnam", ""),
        ] {
            v.click_role("button", name).await;
            v.arrives(left).await;
        }
        v.counts(None, 34).await;
        v.shows::<u32>("document.querySelectorAll('.chip').length", 0u32).await;
        assert!(!choices(v).await.iter().any(|c| c.3), "a choice is still on");
    });
}

#[test]
fn everything_is_cleared_at_once() {
    visit(async |v| {
        v.open("?area=1,2&country=vn,mm&actor=joint&theme=digital&q=trade&action=A1.2-4").await;
        v.click_role("button", "Clear all").await;
        v.counts(None, 34).await;
        v.arrives("?action=A1.2-4").await;
        v.shows::<u32>(
            // the map shows linked actions, which is one of several choices and no filter
            "document.querySelectorAll('main input:checked:not([name=map]), main [aria-checked=true], main [aria-pressed=true], .chip').length",
            0u32,
        )
        .await;
        v.shows::<String>(BOX, "").await;
    });
}

#[test]
fn what_a_choice_changes_is_announced_once() {
    visit(async |v| {
        v.open("").await;
        v.counts(None, 34).await;
        // only a region that was there before, and that is not hidden, is read out when it changes
        v.run::<()>(
            "window.heard = []; \
             for (const region of document.querySelectorAll('[role=status], [aria-live=polite]')) \
             new MutationObserver(() => window.heard.push(region.checkVisibility() ? region.textContent : 'hidden'))\
             .observe(region, { childList: true, subtree: true, characterData: true })",
        )
        .await;
        for (choice, said) in [
            ("label[data-country=VN]", "34 actions. 3 are linked by a note to Vietnam."),
            ("label[data-area='1']", "9 actions. 2 are linked by a note to Vietnam."),
            ("label[data-country=VN]", "9 actions."),
            ("label[data-area='1']", "34 actions."),
        ] {
            v.click(choice).await;
            v.shows::<Vec<String>>("window.heard", [said.to_owned()]).await;
            v.run::<()>("window.heard = []").await;
        }
        // the counts that embedders read are in that region
        v.click("label[data-country=LA]").await;
        v.counts(Some(1), 34).await;
        v.shows::<bool>(
            "['result', 'named'].every(kind => document.querySelector(`[data-${kind}-count]`).closest('[role=status]'))",
            true,
        )
        .await;
        // and it is there on every page
        v.click_role("link", "Full text").await;
        v.arrives("text/").await;
        v.shows::<String>("document.querySelector('[data-said]').textContent", "").await;
    });
}

/// What has the focus, in a word.
const AT: &str = "document.activeElement.closest('.chip, h1, h2')?.textContent.trim() ?? document.activeElement.dataset.country ?? document.activeElement.localName";

#[test]
fn what_takes_itself_away_hands_the_focus_on() {
    visit(async |v| {
        let press = async |name: &str| {
            let button = v.by_role("button", name).await;
            v.run::<()>("document.activeElement.blur()").await;
            v.driver
                .execute("arguments[0].focus()", vec![button.to_json().expect("an element")])
                .await
                .expect("it can be focused");
            v.press(Key::Enter).await;
        };
        // to the next chip, then to the one before, then to the list's heading
        v.open("?country=vn&area=1&q=trade").await;
        press("Remove filter: Connectivity").await;
        v.shows::<String>(AT, "Vietnam").await;
        press("Remove filter: “trade”").await;
        v.shows::<String>(AT, "Vietnam").await;
        press("Remove filter: Vietnam").await;
        v.until("the list's heading has the focus", "document.activeElement.matches('.list h2')").await;
        v.open("?country=vn&area=1").await;
        press("Clear all").await;
        v.until("the list's heading has the focus", "document.activeElement.matches('.list h2')").await;
        v.open("?q=zzzz").await;
        press("Clear everything").await;
        v.until("the list's heading has the focus", "document.activeElement.matches('.list h2')").await;
        v.open("?country=xx").await;
        press("Dismiss").await;
        v.until("the page's heading has the focus", "document.activeElement.matches('main h1')").await;
        // the ruler goes with its group, and another one is there
        v.open("?country=vn").await;
        v.counts(Some(3), 34).await;
        v.run::<()>("document.querySelector('.g-named button[data-country=VN]').focus()").await;
        v.press(Key::Enter).await;
        v.counts(None, 34).await;
        v.shows::<String>(AT, "VN").await;
        v.shows::<bool>("document.activeElement.checkVisibility()", true).await;
    });
}

#[test]
fn enter_in_the_box_keeps_the_page() {
    visit(async |v| {
        v.open("").await;
        v.run::<()>(
            "window.prevented = []; addEventListener('submit', event => window.prevented.push(event.defaultPrevented))",
        )
        .await;
        v.click("input#q").await;
        v.types("trade").await;
        v.press(Key::Enter).await;
        v.shows::<Vec<bool>>("window.prevented", [true]).await;
        v.arrives("?q=trade").await;
    });
}

#[test]
fn the_map_of_a_closed_sheet_is_no_stop_for_the_keyboard() {
    setup().screen(PHONE).visit(async |v| {
        v.open("").await;
        let inside = "Boolean(document.activeElement.closest('svg'))";
        let mut stops = 0;
        for _ in 0..40 {
            v.press(Key::Tab).await;
            stops += u32::from(v.js::<bool>(inside).await);
        }
        assert_eq!(stops, 0);
        v.click_role("button", "Country and filters").await;
        v.until("the keyboard reaches the map", &format!("{inside} || document.querySelector('dialog[open]')")).await;
        for _ in 0..4 {
            if v.js::<bool>(inside).await {
                break;
            }
            v.press(Key::Tab).await;
        }
        v.shows::<bool>(inside, true).await;
    });
}
