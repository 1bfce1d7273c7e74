//! First and repeat visits of the explorer, each beside the plain page.

use crate::browser::{Browser, Outcome, PHONE, Tab};
use crate::host::Site;
use crate::stats::{Noise, Table, median, quantile};
use serde_json::Value;

/// What is read of a visit: how it is printed, its name in the probe's answer, and the digits.
const MEASURES: [(&str, &str, usize); 5] = [
    ("first content, ms", "fcp", 0),
    ("ready, ms", "ready", 0),
    ("blocked until ready + 2 s, ms", "blocked", 0),
    ("layout shift", "shift", 3),
    ("DOM nodes", "nodes", 0),
];

pub async fn measure(browser: &Browser, site: &Site, repeats: usize, noise: &mut Noise) -> Outcome<String> {
    let mut text =
        "\n### Loading the explorer\n\nAt 412 x 823 pixels. First content is `first-contentful-paint`; ready \
        is when `html[data-ready]` appears, which the plain page sets in its first frame; blocked is the time over 50 ms of each long task. Each cell is the median \
        with the least and the most. The repeat visit is a new tab once the service worker has kept the site; the \
        network's limits do not apply to the worker.\n"
            .to_owned();
    for slow in [true, false] {
        let mut table = Table::new(&["", "first visit", "plain page", "ratio", "repeat visit", "plain page", "ratio"]);
        let (mut ours, mut plain) = (Vec::new(), Vec::new());
        for run in 0..=repeats {
            noise.take();
            let (one, other) = (site.serve()?, site.serve_plain()?);
            let one = pair(browser, &format!("http://{}/", one.addr()), slow, true).await?;
            let other = pair(browser, &format!("http://{}/", other.addr()), slow, false).await?;
            // the first run compresses the files and is not counted
            if run > 0 {
                ours.push(one);
                plain.push(other);
            }
        }
        for (name, key, digits) in MEASURES {
            let mut cells = vec![name.to_owned()];
            for visit in 0..2 {
                let of = |visits: &[[Value; 2]]| -> Vec<f64> {
                    visits.iter().map(|pair| pair[visit][key].as_f64().unwrap_or(f64::NAN)).collect()
                };
                let (ours, plain) = (of(&ours), of(&plain));
                cells.extend([&ours, &plain].map(|values| shown(values, digits)));
                let ratio = median(&ours) / median(&plain);
                cells.push(if ratio.is_finite() { format!("{ratio:.2}") } else { "–".to_owned() });
            }
            table.row(&cells);
        }
        text.push_str(match slow {
            true => "\n1.6 Mbit/s, 150 ms latency, CPU 4 times slower:\n",
            false => "\nNetwork and CPU as they are:\n",
        });
        text.push_str(&table.finish());
    }
    Ok(text)
}

fn shown(values: &[f64], digits: usize) -> String {
    let [least, middle, most] = [0.0, 0.5, 1.0].map(|q| quantile(values, q));
    if least == most {
        format!("{middle:.digits$}")
    } else {
        format!("{middle:.digits$} ({least:.digits$}–{most:.digits$})")
    }
}

/// A first and a repeat visit.
async fn pair(browser: &Browser, address: &str, slow: bool, worker: bool) -> Outcome<[Value; 2]> {
    let tab = Tab { screen: PHONE, cpu: if slow { 4 } else { 1 }, slow_network: slow, worker: true };
    browser.open(tab).await?;
    browser.forget().await?;
    let first = visit(browser, address).await?;
    browser.slow_down(1, false).await?;
    if worker {
        wait_for_worker(browser).await?;
    }
    browser.open(tab).await?;
    let repeat = visit(browser, address).await?;
    Ok([first, repeat])
}

async fn visit(browser: &Browser, address: &str) -> Outcome<Value> {
    browser.goto(address).await?;
    let mut measured = browser.eval("bench.loaded()").await?;
    measured["nodes"] = browser.metric("Nodes").await?.into();
    Ok(measured)
}

/// Waits until the service worker has kept the site. In the run that compresses every file this takes a while.
async fn wait_for_worker(browser: &Browser) -> Outcome<()> {
    let kept = "Promise.race([navigator.serviceWorker.ready.then(() => true), \
                new Promise((late) => setTimeout(late, 60000, false))])";
    for _ in 0..5 {
        if browser.eval(kept).await? == true {
            return Ok(());
        }
    }
    Err("the service worker has not kept the site within 5 minutes".into())
}
