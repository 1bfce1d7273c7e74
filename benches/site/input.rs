//! From an input to the next painted frame, for what visitors do, each beside the plain page.

use crate::browser::{Browser, DESK, Outcome, PHONE, Screen, Tab};
use crate::host::Site;
use crate::stats::{Noise, Table, quantile};
use serde_json::Value;

/// What is done with the page.
enum Act {
    /// Clicks the first element that the selector finds and that can be seen.
    Click(&'static str),
    /// Clicks it as well, but only to get to the next step.
    Prepare(&'static str),
    /// Types letters where the focus is, each an input of its own.
    Type(&'static str),
    /// Presses the right arrow so often.
    Right(usize),
    /// Goes back in history.
    Back,
    /// Runs a script, which is not measured.
    Run(&'static str),
}

/// A row of the table, what is done for it, and what holds afterwards. Rows with the same name are one.
struct Step(&'static str, Act, &'static str);

const AREA: &str = "label[data-area='1']";
const AREA_ON: &str = "document.querySelector(\"label[data-area='1'] input\").checked";
const MAP: &str = "svg [role=checkbox][data-country=VN]";
const MAP_ON: &str = "document.querySelector('svg [role=checkbox][data-country=VN]').ariaChecked === 'true'";
const MAP_OFF: &str = "document.querySelector('svg [role=checkbox][data-country=VN]').ariaChecked === 'false'";
const LIST: &str = "label[data-country=VN]";
const RULER: &str = "button[data-country=VN]";
const THEME: &str = "label:has(input[data-choice='theme=digital'])";
const THEME_ON: &str = "document.querySelector(\"input[data-choice='theme=digital']\").checked";
const THEME_OFF: &str = "!document.querySelector(\"input[data-choice='theme=digital']\").checked";

const EXPLORER: [Step; 19] = [
    Step("area on", Act::Click(AREA), AREA_ON),
    Step("area off", Act::Click(AREA), "!document.querySelector(\"label[data-area='1'] input\").checked"),
    Step("country by map, on or off", Act::Click(MAP), MAP_ON),
    Step("country by map, on or off", Act::Click(MAP), MAP_OFF),
    Step("country by list, on or off", Act::Click(LIST), MAP_ON),
    Step("country by list, on or off", Act::Click(LIST), MAP_OFF),
    Step("country by ruler, on or off", Act::Click(RULER), MAP_ON),
    Step("country by ruler, on or off", Act::Click(RULER), MAP_OFF),
    Step("theme, on or off", Act::Click(THEME), THEME_ON),
    Step("theme, on or off", Act::Click(THEME), THEME_OFF),
    Step("", Act::Prepare("input[data-words]"), "document.activeElement.matches('[data-words]')"),
    Step("a letter in the box", Act::Type("digital"), "location.search.includes('q=digital')"),
    Step("", Act::Run(EMPTY), "!location.search"),
    Step(
        "opening an action",
        Act::Click("a[data-opens]"),
        "document.querySelector('a[data-opens][aria-expanded=true]')",
    ),
    Step("opening a note", Act::Click("main a.loc[data-note]"), "document.querySelector('dialog[open]:not(.sheet)')"),
    Step("", Act::Prepare("dialog[open] [data-do=close]"), "!document.querySelector('dialog[open]')"),
    // there on a phone only
    Step("", Act::Prepare(".menu > summary"), "true"),
    Step("going to a page (notes)", Act::Click("nav a[href$='notes/']"), NOTES),
    Step("going back *", Act::Back, "location.pathname === '/' && document.querySelector('#list')?.checkVisibility()"),
];

/// Empties the box as a visitor would, who selects all and deletes.
const EMPTY: &str = "(box => { box.value = ''; box.dispatchEvent(new InputEvent('input', { bubbles: true })) })(document.querySelector('[data-words]'))";
const NOTES: &str = "location.pathname.endsWith('/notes/') && document.querySelector('main h1') && !document.querySelector('#list')?.checkVisibility()";

const CHART: [Step; 2] = [
    Step("", Act::Run("document.querySelector('.chart-box').focus()"), "document.activeElement.matches('.chart-box')"),
    Step(
        "a step in a chart, arrow key",
        Act::Right(4),
        "document.querySelector('.chart-said').textContent.includes('2020')",
    ),
];

const PLAIN: [Step; 3] = [
    Step("plain page: button", Act::Click("button"), "document.querySelector('output').value !== '0'"),
    Step("", Act::Prepare("input"), "document.activeElement.matches('input')"),
    Step("plain page: a letter", Act::Type("digital"), "document.querySelector('input').value.endsWith('digital')"),
];

/// The columns: window and how many times slower the processor is.
const COLUMNS: [(Screen, u32); 4] = [(PHONE, 1), (PHONE, 4), (DESK, 1), (DESK, 4)];

/// Milliseconds of each row and column.
#[derive(Default)]
struct Samples(Vec<(&'static str, [Vec<f64>; COLUMNS.len()])>);

impl Samples {
    /// The row with a name, which is made if there is none.
    fn row(&mut self, name: &'static str) -> &mut [Vec<f64>; COLUMNS.len()] {
        let at = self.0.iter().position(|(other, _)| *other == name).unwrap_or_else(|| {
            self.0.push((name, Default::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

pub async fn measure(browser: &Browser, site: &Site, repeats: usize, noise: &mut Noise) -> Outcome<String> {
    let mut samples = Samples::default();
    for Step(name, ..) in EXPLORER.iter().chain(&CHART).chain(&PLAIN).filter(|step| !step.0.is_empty()) {
        samples.row(name);
    }
    for column in 0..COLUMNS.len() {
        for _ in 0..repeats {
            noise.take();
            let (ours, plain) = (site.serve()?, site.serve_plain()?);
            let home = format!("http://{}/", ours.addr());
            let visits = [
                (home.clone(), "true", EXPLORER.as_slice()),
                (format!("{home}charts/gdp-growth/"), "document.querySelector('.chart-box.is-live')", CHART.as_slice()),
                (format!("http://{}/", plain.addr()), "true", PLAIN.as_slice()),
            ];
            for (address, ready, steps) in visits {
                visit(browser, &address, ready, steps, column, &mut samples).await?;
            }
        }
    }
    let heads: Vec<String> = COLUMNS.iter().map(|(screen, cpu)| format!("{} px, CPU {cpu}x", screen.width)).collect();
    let mut head = vec!["median / p95, ms"];
    head.extend(heads.iter().map(String::as_str));
    let mut table = Table::new(&head);
    for (name, columns) in &samples.0 {
        let mut row = vec![(*name).to_owned()];
        row.extend(columns.iter().map(|values| match values.is_empty() {
            true => "–".to_owned(),
            false => format!("{:.0} / {:.0}", quantile(values, 0.5), quantile(values, 0.95)),
        }));
        table.row(&row);
    }
    Ok(format!(
        "\n### Input to next paint\n\nThe longest event of an interaction as the browser's Event Timing has it: from the input to the \
         paint after its handlers, in steps of 8 ms; 16 stands for 16 and less. CPU 4x is emulated. A dash is a control \
         that this width does not show. * From `history.back()` to the first frame that shows the explorer, since it is \
         no input to the page.\n{}",
        table.finish()
    ))
}

async fn visit(
    browser: &Browser,
    address: &str,
    ready: &str,
    steps: &[Step],
    column: usize,
    samples: &mut Samples,
) -> Outcome<()> {
    let (screen, cpu) = COLUMNS[column];
    browser.open(Tab { screen, cpu: 1, slow_network: false, worker: false }).await?;
    browser.goto(address).await?;
    browser.eval("bench.isReady").await?;
    browser.until(ready).await?;
    browser.calm().await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    browser.slow_down(cpu, false).await?;
    for Step(name, act, holds) in steps {
        let mut taken = Vec::new();
        match act {
            Act::Click(selector) | Act::Prepare(selector) => {
                let Some((x, y)) = place(browser, selector).await? else {
                    continue;
                };
                browser.point(x, y).await?;
                begin(browser).await?;
                browser.click(x, y).await?;
                let longest = browser.number("bench.longest()").await?;
                if matches!(act, Act::Click(_)) {
                    taken.push(longest);
                }
            }
            Act::Type(letters) => {
                for letter in letters.split_inclusive(|_: char| true) {
                    begin(browser).await?;
                    browser.press(letter).await?;
                    taken.push(browser.number("bench.longest()").await?);
                }
            }
            Act::Right(times) => {
                for _ in 0..*times {
                    begin(browser).await?;
                    browser.press("ArrowRight").await?;
                    taken.push(browser.number("bench.longest()").await?);
                }
            }
            Act::Back => {
                browser.calm().await?;
                taken.push(browser.number(&format!("bench.back(() => {holds})")).await?);
            }
            Act::Run(script) => {
                browser.eval(script).await?;
            }
        }
        browser.until(holds).await.map_err(|e| format!("{address}, {} px, {name}: {e}", screen.width))?;
        browser.calm().await?;
        for value in taken {
            samples.row(name)[column].push(value);
        }
    }
    Ok(())
}

async fn begin(browser: &Browser) -> Outcome<()> {
    browser.eval("bench.begin()").await?;
    Ok(())
}

/// Where a click reaches an element. On a phone it may be in the sheet with the filters, or below the sheet.
async fn place(browser: &Browser, selector: &str) -> Outcome<Option<(f64, f64)>> {
    if let Some(found) = try_place(browser, selector).await? {
        return Ok(Some(found));
    }
    let sheet = browser.eval("Boolean(document.querySelector('dialog.sheet[open]'))").await? == true;
    let control = if sheet { "[data-do=sheet-close]" } else { "button[data-do=sheet]" };
    if let Some((x, y)) = try_place(browser, control).await? {
        browser.click(x, y).await?;
        browser.calm().await?;
    }
    try_place(browser, selector).await
}

async fn try_place(browser: &Browser, selector: &str) -> Outcome<Option<(f64, f64)>> {
    let found = browser.eval(&format!("bench.place({selector:?})")).await?;
    Ok(found.as_array().and_then(|at| Some((at.first().and_then(Value::as_f64)?, at.get(1).and_then(Value::as_f64)?))))
}
