//! What a program that looks finds: texts covered, printed over each other, cut off or broken inside a word,
//! pages that scroll sideways, targets too small for a finger, labels that fade under the pointer. `looks.js`
//! does the looking; this opens the pages at several widths, sizes of text and faces.

use crate::browser::{DESK, PHONE, Screen, Visit, setup};
use crate::journeys::say;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::HashMap;

/// One page of each kind.
const PAGES: [&str; 17] = [
    "",
    "?area=3&country=vn",
    "?country=bn",
    "text/",
    "notes/",
    "figures/",
    "figures/?view=cards",
    "charts/",
    "charts/visitors/",
    "charts/events/",
    "compare/",
    "compare/?country=la,mm,sg,vn",
    "action/a1.2-4/",
    "area/3/",
    "about/",
    "about/hosting/",
    "404.html",
];

/// Widths of the window, in CSS pixels.
const WIDTHS: [u32; 5] = [320, 360, 768, 1280, 1920];

/// Faces that visitors have, or faces of the same widths: a wide one, Android's and Linux's, and Arial's.
pub const FACES: [&str; 3] = ["DejaVu Sans", "Noto Sans", "Liberation Sans"];

/// Spacing that WCAG 1.4.12 lets visitors ask for, but for words in drawings, which are laid out with them.
const SPACED: &str = "*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } \
                      p { margin-bottom: 2em !important }";

fn screen(width: u32) -> Screen {
    if width < 700 { Screen { width, ..PHONE } } else { Screen { width, ..DESK } }
}

/// Opens a page, with all that its second program draws, and lets it be looked at.
async fn opened(v: &Visit, page: &str) {
    if page == "404.html" {
        v.load(page).await;
        v.by_role("heading", "No page has this address").await;
    } else {
        v.open(page).await;
        if ["charts/", "compare/", "figures/"].iter().any(|drawn| page.starts_with(drawn)) {
            v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
        }
    }
    v.run::<()>(include_str!("looks.js")).await;
}

/// Waits until what answers to a change of the window has answered.
async fn settled(v: &Visit) {
    v.run::<()>("window.frames3 = 0; const next = () => ++window.frames3 < 3 && requestAnimationFrame(next); next()")
        .await;
    v.until("three frames are drawn", "window.frames3 === 3").await;
}

/// Puts on a style, looks at what can be told without scrolling, and takes it off.
async fn still(v: &Visit, css: &str) -> Vec<String> {
    v.run::<()>(&format!("looks.wear({css:?})")).await;
    settled(v).await;
    v.js("looks.still()").await
}

fn none_found(all: &[String]) {
    assert!(all.is_empty(), "{} findings:\n{}", all.len(), all.join("\n"));
}

fn found(all: &mut Vec<String>, page: &str, how: &str, here: Vec<String>) {
    all.extend(here.into_iter().map(|f| format!("/{page} {how}: {f}")));
}

#[test]
fn nothing_is_covered_cut_off_or_too_small() {
    setup().expects(&["404"]).visit(async |v| {
        let mut all = Vec::new();
        for page in PAGES {
            v.resize(DESK).await;
            opened(v, page).await;
            for width in WIDTHS {
                v.resize(screen(width)).await;
                settled(v).await;
                found(&mut all, page, &format!("{width} px"), v.js("looks.all()").await);
            }
        }
        none_found(&all);
    });
}

/// A style that shows the page in another face.
pub fn wearing(face: &str) -> String {
    format!(":root {{ --sans: \"{face}\" !important; --serif: \"{face}\" !important }}")
}

#[test]
fn no_face_and_no_spacing_breaks_a_row() {
    setup().expects(&["404"]).visit(async |v| {
        let mut all = Vec::new();
        for page in PAGES {
            v.resize(DESK).await;
            opened(v, page).await;
            let faces = present(v).await;
            for width in [320, 1280] {
                v.resize(screen(width)).await;
                for face in &faces {
                    found(&mut all, page, &format!("{width} px, {face}"), still(v, &wearing(face)).await);
                }
                found(&mut all, page, &format!("{width} px, text spacing"), still(v, SPACED).await);
            }
        }
        none_found(&all);
    });
}

/// The faces that this machine has: all of them, unless `cargo xtask test` could not install some and says so.
pub async fn present(v: &Visit) -> Vec<&'static str> {
    v.run::<()>(include_str!("looks.js")).await;
    let mut faces = Vec::new();
    for face in FACES {
        if v.js::<bool>(&format!("looks.has({face:?})")).await {
            faces.push(face);
        } else {
            let reason = std::env::var("EXPLORER_WITHOUT_FONTS");
            let reason = reason.unwrap_or_else(|_| panic!("{face} is not installed; `cargo xtask test` installs it"));
            say(&format!("NOT RUN in {face}: {reason}"));
        }
    }
    faces
}

#[test]
fn text_twice_as_large_fits() {
    setup().text_size(32).expects(&["404"]).visit(async |v| {
        let mut all = Vec::new();
        for page in PAGES {
            v.resize(DESK).await;
            opened(v, page).await;
            v.shows::<String>("getComputedStyle(document.documentElement).fontSize", "32px").await;
            for width in [390, 1280] {
                v.resize(screen(width)).await;
                found(&mut all, page, &format!("{width} px, text at 200 %"), still(v, "").await);
            }
        }
        none_found(&all);
    });
}

/// Says that the pointer is over everything that a selector finds.
async fn point_at(v: &Visit, selector: &str) {
    #[derive(Deserialize)]
    struct Document {
        root: Root,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Root {
        node_id: i64,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Found {
        node_ids: Vec<i64>,
    }
    for domain in ["DOM.enable", "CSS.enable"] {
        v.tell(domain, HashMap::new()).await;
    }
    let document: Document = v.cdp("DOM.getDocument", [("depth", 0u32.into())]).await.expect("there is a document");
    let ask = [("nodeId", document.root.node_id.into()), ("selector", selector.into())];
    let found: Found = v.cdp("DOM.querySelectorAll", ask).await.expect("the selector is understood");
    for node in found.node_ids {
        let state = [("nodeId", node.into()), ("forcedPseudoClasses", vec!["hover".to_owned()].into())];
        let _: IgnoredAny = v.cdp("CSS.forcePseudoState", state).await.expect("a state can be forced");
    }
}

#[test]
fn no_label_fades_under_the_pointer() {
    setup().expects(&["404"]).visit(async |v| {
        let mut all = Vec::new();
        for look in ["light", "dark"] {
            v.system_look(look).await;
            for page in PAGES {
                opened(v, page).await;
                v.run::<()>("document.querySelectorAll('details').forEach(d => d.open = true)").await;
                // colours change at once and not over some frames
                v.run::<()>("looks.wear('* { transition: none !important }')").await;
                let buttons: String = v.js("looks.BUTTONS").await;
                point_at(v, &buttons).await;
                found(&mut all, page, look, v.js("looks.faded('under the pointer')").await);
                v.run::<()>("looks.press()").await;
                found(&mut all, page, look, v.js("looks.faded('pressed, under the pointer')").await);
            }
        }
        none_found(&all);
    });
}
