//! Memory before and after many changes of the filters.

use crate::browser::{Browser, DESK, Outcome, Tab};
use crate::host::Site;
use crate::stats::{Table, kb};
use serde_json::json;

/// How many changes there are between two readings, and how many readings after the first.
const ROUND: usize = 50;
const ROUNDS: usize = 10;

/// Keeps the memories of the programs that are started after it.
const KEEP: &str = r#"
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const made = await original.apply(WebAssembly, all);
            const found = Object.values((made.instance ?? made).exports).find((e) => e instanceof WebAssembly.Memory);
            if (found) (self.memories ??= []).push(found);
            return made;
        };
    }"#;

/// Switches area, members and themes on and off again, one in each frame: a round is 25 controls, each twice.
const CHANGE: &str = r#"(async () => {
    const some = (selector, most) => [...document.querySelectorAll(selector)].slice(0, most);
    const all = [...some("label[data-area] input", 5), ...some("label[data-country] input", 10),
        ...some('input[data-choice^="theme="]', 10)];
    if (all.length !== 25) throw new Error(`${all.length} controls`);
    for (const control of all) for (let twice = 0; twice < 2; twice++) {
        control.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
})()"#;

pub async fn measure(browser: &Browser, site: &Site) -> Outcome<String> {
    let server = site.serve()?;
    browser.open(Tab { screen: DESK, cpu: 1, slow_network: false, worker: false }).await?;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP })).await?;
    browser.goto(&format!("http://{}/", server.addr())).await?;
    browser.eval("bench.loaded()").await?;
    // both programs run
    browser.eval("document.querySelector('[data-chart]').scrollIntoView({ behavior: 'instant' })").await?;
    browser.until("document.documentElement.matches('[data-charts]')").await?;
    browser.calm().await?;
    let mut table =
        Table::new(&["changes", "JS heap, kB", "wasm memory of both programs, kB", "DOM nodes", "listeners"]);
    for round in 0..=ROUNDS {
        if round > 0 {
            browser.eval(CHANGE).await?;
            browser.calm().await?;
        }
        if ![0, 1, ROUNDS].contains(&round) {
            continue;
        }
        browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let wasm = browser.number("memories.reduce((all, memory) => all + memory.buffer.byteLength, 0)").await?;
        let mut row = vec![(round * ROUND).to_string()];
        row.push(kb(browser.metric("JSHeapUsedSize").await? as usize));
        row.push(kb(wasm as usize));
        row.push(browser.metric("Nodes").await?.to_string());
        row.push(browser.metric("JSEventListeners").await?.to_string());
        table.row(&row);
    }
    Ok(format!(
        "\n### Memory after {} changes\n\nThe explorer at 1280 x 900 pixels with both programs running; areas, members and themes \
         are switched on and off by `click()`, one in each frame. The heap is read after a collection.\n{}",
        ROUND * ROUNDS,
        table.finish()
    ))
}
