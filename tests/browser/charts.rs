//! Charts on canvas, and the tables that say the same.

use crate::browser::{DESK, PHONE, Screen, Visit, setup, visit};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use thirtyfour::prelude::*;
use xtask::server::Answer;

const CHARTS: [&str; 2] = ["gdp-growth", "actions-by-area"];

/// Charts come to life when they come near.
async fn live(v: &Visit) {
    for chart in CHARTS {
        v.run::<()>(&format!(
            "document.querySelector('[data-chart={chart}]').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))
        .await;
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
pub async fn inked(v: &Visit, chart: &str) -> u32 {
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
pub fn rows(chart: &str) -> String {
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
        live(v).await;
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

// Pages of their own

/// Every chart of the gallery, by its name in addresses.
async fn gallery(v: &Visit) -> Vec<String> {
    v.js("[...document.querySelectorAll('[data-chart-card]')].map(c => c.dataset.chartCard)").await
}

#[test]
fn the_gallery_leads_to_every_chart_and_back() {
    visit(async |v| {
        v.open("charts/").await;
        let names = gallery(v).await;
        assert_eq!(names.len(), 11, "{names:?}");
        for name in &names {
            // small versions are drawings, not pictures
            let shapes: u32 = v
                .js(&format!(
                    "[...document.querySelectorAll('[data-chart-card={name}] svg')].filter(s => s.checkVisibility()).map(s => s.querySelectorAll('path, circle, text').length)[0] ?? 0"
                ))
                .await;
            assert!(shapes > 5, "{name}: {shapes}");
        }
        let title: String = v.js("document.querySelector('[data-chart-card=gdp-growth] h2').textContent").await;
        v.click("[data-chart-card=gdp-growth] a").await;
        v.arrives("charts/gdp-growth/").await;
        v.shows::<String>("document.querySelector('main h1')?.textContent ?? ''", title.as_str()).await;
        v.shows::<bool>("document.title.startsWith(document.querySelector('main h1').textContent)", true).await;
        v.shows::<bool>("document.activeElement === document.querySelector('main h1')", true).await;
        v.element("[data-chart=gdp-growth] .chart-box.is-live").await;
        v.back().await;
        v.arrives("charts/").await;
        v.shows::<usize>("document.querySelectorAll('[data-chart-card]').length", 11usize).await;
    });
}

#[test]
fn from_one_chart_to_the_next_each_shows_its_own() {
    visit(async |v| {
        v.open("charts/").await;
        let names = gallery(v).await;
        v.open(&format!("charts/{}/", names[0])).await;
        for name in names.iter().skip(1).chain([&names[0]]) {
            v.click("main nav a.next").await;
            v.arrives(&format!("charts/{name}/")).await;
            v.element(&format!("[data-chart={name}] .chart-box.is-live")).await;
            v.shows::<bool>("document.title.startsWith(document.querySelector('main h1').textContent)", true).await;
            assert!(inked(v, name).await > 500, "{name} is blank");
        }
    });
}

#[test]
fn a_chart_that_does_not_exist_leads_to_the_gallery_with_a_notice() {
    setup().expects(&["404"]).visit(async |v| {
        v.load("charts/no-such-chart/").await;
        v.until("the gallery stands there", "location.pathname.endsWith('/charts/')").await;
        v.ready().await;
        v.until("the notice names it", "document.querySelector('.notices').textContent.includes('no-such-chart')")
            .await;
        assert_eq!(gallery(v).await.len(), 11);
    });
}

#[test]
fn keys_walk_the_values_in_reading_order_and_read_them_out() {
    visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.element(".chart-box.is-live").await;
        v.run::<()>("document.querySelector('.chart-box').focus()").await;
        let said = "document.querySelector('.chart-said').textContent";
        v.press(Key::Right).await;
        let first: String = v.js(said).await;
        assert!(first.contains("2020") && first.contains("−2.5"), "{first}");
        let mut heard = vec![first];
        for _ in 0..3 {
            v.press(Key::Right).await;
            heard.push(v.js(said).await);
        }
        let years: Vec<bool> =
            heard.iter().zip(["2020", "2021", "2022", "Brunei, 2020"]).map(|(h, y)| h.contains(y)).collect();
        assert_eq!(years, [true; 4], "{heard:?}");
        v.press(Key::Down).await;
        v.until("the next row is read", &format!("{said}.startsWith('Cambodia, 2020')")).await;
        v.press(Key::End).await;
        v.until("the last value is read", &format!("{said}.startsWith('Vietnam, 2022')")).await;
        v.press(Key::Up).await;
        v.until("the row above is read", &format!("{said}.startsWith('Thailand, 2022')")).await;
        v.press(Key::Home).await;
        v.until("the first value is read", &format!("{said}.includes('−2.5')")).await;
        // what is read is framed and shown
        v.shows::<bool>("document.querySelector('.chart-at').checkVisibility({ visibilityProperty: true })", true)
            .await;
        v.press(Key::Escape).await;
        v.shows::<bool>("document.querySelector('.chart-tip').checkVisibility({ visibilityProperty: true })", false)
            .await;
        // the table is one key away from the last button
        v.run::<()>("[...document.querySelectorAll('.fig-tools button')].at(-1).focus()").await;
        v.press(Key::Tab).await;
        v.press(Key::Enter).await;
        v.shows::<bool>("document.querySelector('details.as-table').open", true).await;
    });
}

/// Takes a file of the chart on the page: its name, and what the browser was given to save.
async fn taken(v: &Visit, what: &str) -> String {
    v.run::<()>(
        "window.taken = null; \
         window.realUrl ??= URL.createObjectURL; URL.createObjectURL = blob => { window.taken = { blob }; return realUrl.call(URL, blob) }; \
         window.realClick ??= HTMLAnchorElement.prototype.click; \
         HTMLAnchorElement.prototype.click = function () { if (this.download) window.taken.name = this.download; else realClick.call(this) }",
    )
    .await;
    v.click(&format!("[data-chart-do={what}]")).await;
    v.until("a file is handed over", "window.taken?.name").await;
    v.js("window.taken.name").await
}

#[test]
fn files_hold_what_the_chart_shows() {
    visit(async |v| {
        v.open("charts/").await;
        for name in gallery(v).await {
            v.open(&format!("charts/{name}/")).await;
            v.element(".chart-box.is-live").await;
            let title: String = v.js("document.querySelector('main h1').textContent").await;

            assert_eq!(taken(v, "csv").await, format!("{name}.csv"));
            let csv: String = v.run("return taken.blob.text()").await;
            let lines = csv.lines().count() - 1;
            let cells: usize = v.js("document.querySelectorAll('.as-table tbody td').length").await;
            assert_eq!(lines, cells, "{name}: a line for every value");

            assert_eq!(taken(v, "svg").await, format!("{name}.svg"));
            let (kind, said, texts, coloured): (String, String, String, bool) = v
                .run(
                    "return taken.blob.text().then(text => { const d = new DOMParser().parseFromString(text, 'image/svg+xml'); const e = d.documentElement; \
                     return [e.nodeName, d.querySelector('title').textContent, [...d.querySelectorAll('text')].map(t => t.textContent).join(' '), !text.includes('class=')] })",
                )
                .await;
            assert_eq!((kind.as_str(), said.as_str(), coloured), ("svg", title.as_str(), true), "{name}");
            let first = title.split_whitespace().next().unwrap_or_default();
            assert!(texts.contains(first) && texts.contains("Sources"), "{name}: {texts}");

            assert_eq!(taken(v, "png").await, format!("{name}.png"));
            let (width, height, colours): (u32, u32, usize) = v
                .run(
                    "return createImageBitmap(taken.blob).then(b => { const c = new OffscreenCanvas(b.width, b.height).getContext('2d'); c.drawImage(b, 0, 0); \
                     const d = new Uint32Array(c.getImageData(0, 0, b.width, b.height).data.buffer); return [b.width, b.height, new Set(d).size] })",
                )
                .await;
            assert_eq!(width, 1600, "{name}");
            assert!(height > 400 && colours > 20, "{name}: {height} px, {colours} colours");
        }
    });
}

#[test]
fn a_chart_s_link_leads_to_the_same_view() {
    setup().visit(async |v| {
        v.open("charts/gdp-growth/?country=vn").await;
        v.element(".chart-box.is-live").await;
        v.shows::<String>("document.querySelector('button[data-country=VN]').getAttribute('aria-pressed')", "true")
            .await;
        v.run::<()>("navigator.clipboard.writeText = async text => { window.copied = text }").await;
        v.click("[data-chart-do=link]").await;
        v.until("the button says so", "document.querySelector('[data-chart-do=link]').classList.contains('is-done')")
            .await;
        let copied: String = v.js("window.copied").await;
        assert!(copied.ends_with("charts/gdp-growth/?country=vn"), "{copied}");
    });
}

#[test]
fn a_choice_without_figures_is_said_and_can_be_cleared() {
    visit(async |v| {
        v.open("charts/visitors/").await;
        v.element(".chart-box.is-live").await;
        v.click("button[data-country=LA]").await;
        v.until("it says so", "document.querySelector('.fig-missing').textContent.includes('Laos')").await;
        v.click(".fig-missing button").await;
        v.shows::<String>("document.querySelector('.fig-missing').textContent", "").await;
        v.arrives("charts/visitors/").await;
    });
}

#[test]
fn charts_stay_as_drawings_where_the_second_program_is_refused() {
    let rule = |path: &str| if path.contains("charts_bg-") { Answer::Missing } else { Answer::File };
    setup().expects(&["404"]).rule(rule).visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.until("it is known", "document.documentElement.dataset.charts === 'failed'").await;
        v.shows::<bool>("document.querySelector('.fig-failed').checkVisibility()", true).await;
        v.shows::<bool>("[...document.querySelectorAll('.chart-still svg')].some(s => s.checkVisibility())", true)
            .await;
        // a page that only the second program could draw offers the plain way
        v.click_role("link", "Figures").await;
        v.until("the way is offered", "document.querySelector('[data-await] .lost')?.checkVisibility()").await;
        v.click("[data-await] .lost a").await;
        v.until("the page itself stands there", "document.querySelectorAll('[data-statistic]').length === 17").await;
    });
}

#[test]
fn figures_are_filtered_ordered_and_shown_as_cards() {
    visit(async |v| {
        v.open("figures/").await;
        v.shows::<usize>("document.querySelectorAll('main tr[data-statistic]').length", 17usize).await;
        v.click("button[data-value='kind=target']").await;
        v.arrives("figures/?kind=target").await;
        v.shows::<Vec<String>>(
            "[...document.querySelectorAll('main [data-statistic]')].map(e => e.dataset.statistic)",
            ["ST12", "ST13", "ST14", "ST15"].map(str::to_owned).to_vec(),
        )
        .await;
        v.click("button[data-value='view=cards']").await;
        v.arrives("figures/?kind=target&view=cards").await;
        v.shows::<usize>("document.querySelectorAll('main li[data-statistic]').length", 4usize).await;
        v.click("button[data-value='kind=target']").await;
        v.click("button[data-value='sort=year']").await;
        v.arrives("figures/?sort=year&view=cards").await;
        let order: Vec<String> =
            v.js("[...document.querySelectorAll('main [data-statistic]')].map(e => e.dataset.statistic)").await;
        assert_eq!(order.first().map(String::as_str), Some("ST09"), "{order:?}");
        assert_eq!(order[14..].to_vec(), ["ST01", "ST10", "ST11"], "those without a year come last");
        // a link opens the same view
        v.open("figures/?sort=year&view=cards").await;
        v.shows::<Vec<String>>(
            "[...document.querySelectorAll('main [data-statistic]')].map(e => e.dataset.statistic)",
            order,
        )
        .await;
    });
}
