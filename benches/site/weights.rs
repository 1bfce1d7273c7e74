//! What a first visit of each kind of page fetches.

use crate::browser::{Browser, Outcome, PHONE, Tab};
use crate::host::{Site, gzip};
use crate::stats::{Table, kb};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A page of each kind.
const PAGES: [(&str, &str); 12] = [
    ("explorer", ""),
    ("text", "text/"),
    ("notes", "notes/"),
    ("an action", "action/a1.2-4/"),
    ("an area", "area/1/"),
    ("gallery of charts", "charts/"),
    ("a chart", "charts/gdp-growth/"),
    ("figures", "figures/"),
    ("since publication", "since/"),
    ("a country brief", "country/vn/"),
    ("comparison", "compare/?country=vn,th"),
    ("about", "about/"),
];

/// Kinds of files in the order of the columns; every other file is in the last column.
const KINDS: [(&str, &str); 5] = [("HTML", "html"), ("CSS", "css"), ("JS", "js"), ("wasm", "wasm"), ("texts", "txt")];

pub async fn measure(browser: &Browser, site: &Site) -> Outcome<String> {
    let mut head = vec!["page"];
    head.extend(KINDS.map(|(name, _)| name));
    head.extend(["other", "brotli", "gzip", "raw", "files"]);
    let mut table = Table::new(&head);
    let mut sizes: BTreeMap<PathBuf, [usize; 3]> = BTreeMap::new();
    for (name, path) in PAGES {
        let server = site.serve()?;
        browser.open(Tab { screen: PHONE, cpu: 1, slow_network: false, worker: false }).await?;
        browser.forget().await?;
        browser.goto(&format!("http://{}/{path}", server.addr())).await?;
        browser.eval("bench.loaded()").await?;
        let asked = server.requests();
        let paths = asked.iter().map(|request| request.split('?').next().unwrap_or_default());
        let files: BTreeSet<PathBuf> = paths.filter_map(|path| site.file(path)).collect();
        let mut by_kind = [0; KINDS.len() + 1];
        let mut all = [0; 3];
        for file in &files {
            let [raw, zipped, packed] = *sizes.entry(file.clone()).or_insert_with(|| {
                let bytes = std::fs::read(file).unwrap_or_default();
                [bytes.len(), gzip(&bytes).len(), site.brotli(file).map_or(0, |packed| packed.len())]
            });
            let end = file.extension().unwrap_or_default();
            by_kind[KINDS.iter().position(|(_, kind)| end == *kind).unwrap_or(KINDS.len())] += packed;
            for (sum, size) in all.iter_mut().zip([packed, zipped, raw]) {
                *sum += size;
            }
        }
        let mut row = vec![name.to_owned()];
        row.extend(by_kind.iter().chain(&all).map(|size| kb(*size)));
        row.push(files.len().to_string());
        table.row(&row);
    }
    Ok(format!(
        "\n### Weight of a first visit\n\nkB (1,000 bytes) of the files that are fetched until 2 s after the page is ready, at 412 x \
         823 pixels, without scrolling and without what the service worker keeps. By kind as brotli (quality 11); together \
         as brotli, gzip (level 9) and raw.\n{}",
        table.finish()
    ))
}
