//! The targets of the map: a member's land, name, number and leader, and the sea around its land.

use crate::browser::{DESK, Screen, Visit, visit};

/// Where something of Vietnam's target is in the window; the map is brought into sight first.
async fn place(v: &Visit, part: &str) -> (i64, i64) {
    v.run(&format!(
        "const target = document.querySelector('svg [role=checkbox][data-country=VN]');
         target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         const middle = box => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
         const text = words => [...target.querySelectorAll('text')].find(t => t.textContent === words);
         const coast = () => {{
             const land = target.querySelector('path'), at = land.getScreenCTM(), box = land.getBBox();
             const y = box.y + box.height / 2;
             let x = box.x + box.width;
             while (!land.isPointInFill(new DOMPoint(x, y))) x -= 1;
             return [Math.round(x * at.a + at.e), Math.round(y * at.d + at.f)];
         }};
         return {part};"
    ))
    .await
}

const CHOSEN: &str = "document.querySelector('svg [role=checkbox][data-country=VN]').getAttribute('aria-checked')";

#[test]
fn all_that_looks_like_vietnam_chooses_it() {
    visit(async |v| {
        for width in [DESK.width, 1920] {
            v.resize(Screen { width, ..DESK }).await;
            v.open("").await;
            for part in [
                "middle(text('Vietnam').getBoundingClientRect())",
                "middle(text('3').getBoundingClientRect())",
                // the middle of the whole target
                "middle(target.getBoundingClientRect())",
                // the narrow land halfway down, its coast and the sea before it
                "(([x, y]) => [x - 3, y])(coast())",
                "(([x, y]) => [x + 6, y])(coast())",
            ] {
                let (x, y) = place(v, part).await;
                v.click_at(x, y).await;
                v.counts(Some(3), 34).await;
                v.shows::<String>(CHOSEN, "true").await;
                v.click_at(x, y).await;
                v.shows::<String>(CHOSEN, "false").await;
            }
        }
    });
}

#[test]
fn a_member_under_the_pointer_is_shown_as_one() {
    visit(async |v| {
        v.open("").await;
        let outline = |code: &str| {
            format!(
                "parseFloat(getComputedStyle(document.querySelector('svg [data-country={code}] path')).strokeWidth)"
            )
        };
        let underlined =
            "getComputedStyle(document.querySelector('svg [data-country=VN] text')).textDecorationLine === 'underline'";
        v.until("nothing is marked", &format!("!({underlined}) && {} < 3", outline("VN"))).await;
        for part in ["middle(text('Vietnam').getBoundingClientRect())", "coast()", "(([x, y]) => [x + 6, y])(coast())"]
        {
            let (x, y) = place(v, part).await;
            v.driver.action_chain().move_to(x, y).perform().await.expect("the mouse can move");
            v.until(
                "land and name are marked, and no other",
                &format!("{underlined} && {} > 4 && {} < 3", outline("VN"), outline("TH")),
            )
            .await;
            v.driver.action_chain().move_to(2, 2).perform().await.expect("the mouse can move");
            v.until("nothing is marked", &format!("!({underlined}) && {} < 3", outline("VN"))).await;
        }
    });
}

#[test]
fn numbers_and_tints_follow_what_is_listed() {
    visit(async |v| {
        let counts = "Object.fromEntries([...document.querySelectorAll('svg [role=checkbox]')].map(t => \
                      [t.dataset.country, [...t.querySelectorAll('text')].filter(e => e.getBoundingClientRect().width > 0).map(e => e.textContent).join(' ')]))";
        let fill =
            |code: &str| format!("getComputedStyle(document.querySelector('svg [data-country={code}] path')).fill");
        v.open("").await;
        v.until("Vietnam shows 3", &format!("({counts}).VN === 'Vietnam 3' && ({counts}).TH === 'Thailand'")).await;
        let (none, one, more) = (fill("TH"), fill("LA"), fill("VN"));
        v.until("three tints", &format!("new Set([{none}, {one}, {more}]).size === 3")).await;
        v.open("?area=3").await;
        v.until("nothing but Singapore", &format!("({counts}).VN === 'Vietnam' && ({counts}).SG === 'Singapore 1'"))
            .await;
        v.until("the tint of none", &format!("{more} === {none} && {one} === {none}")).await;
    });
}

#[test]
fn text_of_the_map_is_legible_at_every_width() {
    visit(async |v| {
        for (window, least, most) in [(360, 10.6, 13.0), (1280, 12.0, 15.0), (1920, 12.0, 15.0)] {
            // a phone's scroll bars take no room
            v.resize(Screen { width: window, touch: window < 768, ..DESK }).await;
            v.open("").await;
            if window < 768 {
                v.click_role("button", "Country and filters").await;
                v.by_role("dialog", "Country and filters").await;
            }
            let found: Vec<f64> = v
                .js("(svg => [...svg.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * svg.getScreenCTM().a))(document.querySelector('svg:has([role=checkbox])'))")
                .await;
            assert!(found.len() > 10, "{found:?}");
            assert!(found.iter().all(|px| (least..=most).contains(px)), "{window}: {found:?}");
        }
    });
}
