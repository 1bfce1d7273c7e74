//! Charts on canvas, and the tables that say the same.

use crate::browser::{DESK, PHONE, Screen, Visit, setup, visit};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CHARTS: [&str; 2] = ["gdp-growth", "actions-by-area"];

async fn live(v: &Visit) {
    for chart in CHARTS {
        v.element(&format!("[data-chart={chart}] .chart-box.is-live")).await;
    }
}

#[test]
fn charts_are_drawn_as_sharp_as_the_screen() {
    for screen in [DESK, Screen { density: 2, ..DESK }, Screen { density: 3, ..PHONE }] {
        setup().screen(screen).visit(async |v| {
            v.open("").await;
            live(v).await;
            v.shows::<u32>("devicePixelRatio", screen.density).await;
            for chart in CHARTS {
                let (css, backing): ((f64, f64), (f64, f64)) = v
                    .js(&format!(
                        "(c => [[c.getBoundingClientRect().width, c.getBoundingClientRect().height], [c.width, c.height]])(document.querySelector('[data-chart={chart}] canvas'))"
                    ))
                    .await;
                let density = f64::from(screen.density);
                assert!(css.0 > 250.0 && css.1 > 150.0, "{chart}: {css:?}");
                assert!(
                    (backing.0 - css.0 * density).abs() <= 1.0 && (backing.1 - css.1 * density).abs() <= 1.0,
                    "{chart}: {css:?} at {density} is {backing:?}"
                );
                assert!(inked(v, chart).await > 500, "{chart} is blank");
            }
        });
    }
}

/// Pixels that are drawn at all.
async fn inked(v: &Visit, chart: &str) -> u32 {
    v.run(&format!(
        "const c = document.querySelector('[data-chart={chart}] canvas'); \
         const copy = new OffscreenCanvas(c.width, c.height).getContext('2d', {{ willReadFrequently: true }}); \
         copy.drawImage(c, 0, 0); const d = copy.getImageData(0, 0, c.width, c.height).data; \
         let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n"
    ))
    .await
}

fn picture(chart: &str) -> String {
    format!("document.querySelector('[data-chart={chart}] canvas').toDataURL()")
}

#[test]
fn charts_follow_the_look() {
    visit(async |v| {
        v.open("").await;
        live(v).await;
        for chart in CHARTS {
            let light: String = v.js(&picture(chart)).await;
            v.click_role("radio", "Dark").await;
            v.until(&format!("{chart} is drawn dark"), &format!("{} !== {light:?}", picture(chart))).await;
            v.click_role("radio", "Light").await;
            v.shows::<String>(&picture(chart), light.as_str()).await;
            v.click_role("radio", "Auto").await;
            v.system_look("dark").await;
            v.until(&format!("{chart} follows the system"), &format!("{} !== {light:?}", picture(chart))).await;
            v.system_look("light").await;
            v.shows::<String>(&picture(chart), light.as_str()).await;
        }
    });
}

#[test]
fn charts_follow_the_window() {
    visit(async |v| {
        v.open("").await;
        live(v).await;
        for screen in [PHONE, Screen { density: 2, ..DESK }, Screen { width: 1000, ..DESK }] {
            v.resize(screen).await;
            for chart in CHARTS {
                v.shows::<String>(
                    &format!(
                        "(c => {{ const r = c.getBoundingClientRect(), d = devicePixelRatio; \
                         const off = Math.max(Math.abs(c.width - r.width * d), Math.abs(c.height - r.height * d)); \
                         return off <= 1 && r.width <= innerWidth ? 'fits' : `${{c.width}}x${{c.height}} in ${{r.width}}x${{r.height}} at ${{d}}` }})\
                         (document.querySelector('[data-chart={chart}] canvas'))"
                    ),
                    "fits",
                )
                .await;
                assert!(inked(v, chart).await > 500, "{chart} is blank");
            }
        }
    });
}

#[test]
fn charts_follow_the_filters() {
    visit(async |v| {
        v.open("").await;
        live(v).await;
        let growth: String = v.js(&picture("gdp-growth")).await;
        let by_area: String = v.js(&picture("actions-by-area")).await;
        v.click("label[data-country=VN]").await;
        v.until("the chosen member is marked", &format!("{} !== {growth:?}", picture("gdp-growth"))).await;
        v.click("label[data-area='4']").await;
        v.until("fewer squares are drawn", &format!("{} !== {by_area:?}", picture("actions-by-area"))).await;
        v.click_role("button", "Clear all").await;
        v.shows::<String>(&picture("gdp-growth"), growth).await;
        v.shows::<String>(&picture("actions-by-area"), by_area).await;
    });
}

/// Rows of a chart's table: the heading of each, and its cells without the numbers of sources.
fn rows(chart: &str) -> String {
    format!(
        "[...document.querySelectorAll('[data-chart={chart}] tbody tr')].map(tr => \
         [...tr.children].map(cell => {{ const c = cell.cloneNode(true); c.querySelectorAll('sup').forEach(s => s.remove()); return c.textContent.trim() }}))"
    )
}

/// Values of the file that the charts are made of, by member and year.
fn growth() -> BTreeMap<(String, String), f64> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/context/data/growth.toml");
    let text = fs::read_to_string(file).expect("the figures are there");
    let mut all = BTreeMap::new();
    for record in text.split("[[growth]]").skip(1) {
        let field = |name: &str| {
            let line = record.lines().find_map(|l| l.strip_prefix(name)?.trim().strip_prefix('='));
            line.unwrap_or_else(|| panic!("{name}: {record}")).trim().trim_matches('"').to_owned()
        };
        let value = field("value").parse().expect("a number");
        all.insert((field("country"), field("year")), value);
    }
    all
}

#[test]
fn the_table_of_growth_has_every_value_and_no_other() {
    let expected = growth();
    assert_eq!(expected.len(), 29);
    visit(async |v| {
        v.open("").await;
        let codes: Vec<(String, String)> = v
            .js("[...document.querySelectorAll('svg [role=checkbox][data-country]')].map(e => [e.getAttribute('aria-label').split(',')[0], e.dataset.country])")
            .await;
        let codes: BTreeMap<String, String> = codes.into_iter().collect();
        let table: Vec<Vec<String>> = v.js(&rows("gdp-growth")).await;
        let mut found = BTreeMap::new();
        for row in table.iter().filter(|row| codes.contains_key(&row[0])) {
            assert_eq!(row.len(), 4, "{row:?}");
            for (year, cell) in ["2020", "2021", "2022"].into_iter().zip(&row[1..]) {
                if cell == "no figure" {
                    assert_eq!((row[0].as_str(), year), ("Myanmar", "2022"));
                    continue;
                }
                let number = cell.replace('−', "-");
                let number = number.split_whitespace().next().and_then(|n| n.trim_end_matches('%').parse::<f64>().ok());
                let number = number.unwrap_or_else(|| panic!("{row:?}"));
                found.insert((codes[&row[0]].clone(), year.to_owned()), number);
            }
        }
        assert_eq!(found, expected);
    });
}

#[test]
fn the_table_of_actors_follows_the_filters() {
    visit(async |v| {
        v.open("").await;
        let numbers = |table: Vec<Vec<String>>| -> Vec<Vec<u32>> {
            let number = |cell: &String| cell.parse().unwrap_or_else(|_| panic!("{cell}"));
            table.iter().map(|row| row[1..].iter().map(number).collect()).collect()
        };
        let all = numbers(v.js(&rows("actions-by-area")).await);
        assert_eq!(all.len(), 8);
        assert!(all.iter().all(|row| row[..5].iter().sum::<u32>() == row[5]), "{all:?}");
        v.click("label[data-area='4']").await;
        v.counts(None, 2).await;
        let only = all.iter().map(|row| vec![0, 0, 0, row[3], 0, row[3]]).collect::<Vec<_>>();
        v.until("the other areas are empty", &format!("({}).every(row => row[1] === '0')", rows("actions-by-area")))
            .await;
        assert_eq!(numbers(v.js(&rows("actions-by-area")).await), only);
    });
}

#[test]
fn a_mark_says_its_value_under_the_mouse() {
    visit(async |v| {
        v.open("").await;
        live(v).await;
        v.run::<()>("document.querySelector('[data-chart=gdp-growth] canvas').scrollIntoView({ block: 'center', behavior: 'instant' })")
            .await;
        let (x, y, width, height): (f64, f64, f64, f64) = v
            .js("(r => [r.x, r.y, r.width, r.height])(document.querySelector('[data-chart=gdp-growth] canvas').getBoundingClientRect())")
            .await;
        let said = "(t => t.checkVisibility() ? t.textContent : '')(document.querySelector('[data-chart=gdp-growth] .chart-tip'))";
        let mut found = String::new();
        'search: for i in 1..20 {
            for j in 1..12 {
                let (px, py) = (x + width * f64::from(i) / 20.0, y + height * f64::from(j) / 12.0);
                let over = v.driver.action_chain().move_to(px as i64, py as i64);
                over.perform().await.expect("the mouse moves");
                found = v.js(said).await;
                if found.contains('%') {
                    break 'search;
                }
            }
        }
        assert!(found.contains(", 202") && found.contains('%'), "{found:?}");
    });
}
