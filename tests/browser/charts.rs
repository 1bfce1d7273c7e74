//! Charts on canvas, and the tables that say the same.

use crate::browser::{COPIES_AND_SAYS_SO, DESK, PHONE, Param, Screen, Visit, setup, visit};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use thirtyfour::prelude::*;
use xtask::server::Answer;

/// The charts of the explorer.
const CHARTS: [&str; 1] = ["gdp-growth"];

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
                let canvas = format!("document.querySelector('[data-chart={chart}] canvas')");
                let large = "r.width > 250 && r.height > 150";
                let sharp = "Math.abs(c.width - r.width * devicePixelRatio) <= 1 && Math.abs(c.height - r.height * devicePixelRatio) <= 1";
                v.until(
                    "the canvas has a pixel for each of the screen",
                    &format!("((c, r) => {large} && {sharp})({canvas}, {canvas}.getBoundingClientRect())"),
                )
                .await;
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
            v.appearance("Dark").await;
            v.until(&format!("{chart} is drawn dark"), &format!("{} !== {light:?}", picture(chart))).await;
            v.appearance("Light").await;
            v.shows::<String>(&picture(chart), light.as_str()).await;
            v.appearance("Auto").await;
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
        v.click("label[data-country=VN]").await;
        v.until("the chosen member is marked", &format!("{} !== {growth:?}", picture("gdp-growth"))).await;
        v.click_role("button", "Clear all").await;
        v.shows::<String>(&picture("gdp-growth"), growth).await;
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
        v.open("charts/gdp-growth/").await;
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
        let numbers = |table: Vec<Vec<String>>| -> Vec<Vec<u32>> {
            let number = |cell: &String| cell.parse().unwrap_or_else(|_| panic!("{cell}"));
            table.iter().map(|row| row[1..].iter().map(number).collect()).collect()
        };
        v.open("charts/actions-by-area/").await;
        let all = numbers(v.js(&rows("actions-by-area")).await);
        assert_eq!(all.len(), 8);
        assert!(all.iter().all(|row| row[..5].iter().sum::<u32>() == row[5]), "{all:?}");
        v.open("charts/actions-by-area/?area=4").await;
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
        v.charts_ready().await;
        let names = gallery(v).await;
        assert_eq!(names.len(), 14, "{names:?}");
        assert_eq!(names[0], "coverage", "the strongest finding comes first");
        // whole, never cut off
        v.shows::<bool>(
            "[...document.querySelectorAll('.card-still')].every(box => box.querySelector('svg').getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1)",
            true,
        )
        .await;
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
        v.shows::<usize>("document.querySelectorAll('[data-chart-card]').length", 14usize).await;
    });
}

#[test]
fn from_one_chart_to_the_next_each_shows_its_own() {
    visit(async |v| {
        v.open("charts/").await;
        let names = gallery(v).await;
        v.open(&format!("charts/{}/", names[0])).await;
        v.charts_ready().await;
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
        v.until(
            "the notice names it",
            "document.querySelector('.notices').textContent.includes('There is no chart “no-such-chart”')",
        )
        .await;
        assert_eq!(gallery(v).await.len(), 14);
    });
}

#[test]
fn keys_walk_the_values_in_reading_order_and_read_them_out() {
    visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.element(".chart-box.is-live").await;
        v.run::<()>("document.querySelector('.chart-box').focus()").await;
        let said = "document.querySelector('.chart-said').textContent";
        for next in ["2020: −2.5", "2021: 3.1", "2022: 5.0", "Brunei, 2020"] {
            v.press(Key::Right).await;
            v.until(&format!("{next} is read"), &format!("{said}.includes({next:?})")).await;
        }
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
            let cells: usize = v.js("document.querySelectorAll('.as-table tbody td:not(:empty)').length").await;
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
        v.until("it is copied", "window.copied").await;
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

/// What has the focus: its words, or `nothing`.
const FOCUSED: &str = "(a => !a || a === document.body ? 'nothing' : a.textContent.trim())(document.activeElement)";

#[test]
fn what_is_written_anew_keeps_the_focus_or_passes_it_on() {
    visit(async |v| {
        // the button that goes with the sentence it belonged to: the chart's heading
        v.open("charts/visitors/?country=la").await;
        v.element(".chart-box.is-live").await;
        v.element(".fig-missing button:enabled").await;
        v.run::<()>("document.querySelector('.fig-missing button').focus()").await;
        v.press(Key::Enter).await;
        v.shows::<String>("document.querySelector('.fig-missing').textContent", "").await;
        let title: String = v.js("document.querySelector('main h1').textContent").await;
        v.shows::<String>(FOCUSED, title).await;
        // a member stays where it is
        v.run::<()>("document.querySelector('button[data-country=VN]').focus()").await;
        for pressed in ["true", "false"] {
            v.press(Key::Enter).await;
            v.shows::<String>("document.activeElement.getAttribute('aria-pressed')", pressed).await;
            v.shows::<String>(FOCUSED, "Vietnam").await;
        }
        // a control of a list that is ordered anew: the same control
        v.open("figures/").await;
        v.until("the list answers", "document.querySelector('[data-cite=ST09]:enabled')").await;
        v.run::<()>("document.querySelector('[data-cite=ST09]').focus(); document.querySelector(\"[data-value='sort=year']\").click()")
            .await;
        v.shows::<String>("document.querySelector('main [data-statistic]').dataset.statistic", "ST09").await;
        v.shows::<String>("document.activeElement.dataset.cite ?? ''", "ST09").await;
    });
}

#[test]
fn forced_colours_show_a_chart_at_every_redraw() {
    visit(async |v| {
        let forced = HashMap::from([("name", "forced-colors".to_owned()), ("value", "active".to_owned())]);
        v.tell("Emulation.setEmulatedMedia", [("features", Param::Features(vec![forced]))]).await;
        v.open("charts/gdp-growth/?country=vn").await;
        v.element(".chart-box.is-live").await;
        let seen = "(box => [...box.querySelectorAll('svg, canvas')].some(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })))(document.querySelector('.chart-box'))";
        v.shows::<bool>(seen, true).await;
        for (country, name) in [
            ("TH", "Thailand"),
            ("ID", "Indonesia"),
            ("MY", "Malaysia"),
            ("LA", "Laos"),
            ("SG", "Singapore"),
            ("BN", "Brunei"),
        ] {
            v.click(&format!("button[data-country={country}]")).await;
            v.shows::<String>(
                &format!("document.querySelector('button[data-country={country}]').getAttribute('aria-pressed')"),
                "true",
            )
            .await;
            v.shows::<bool>(seen, true).await;
            // and it is the chart of now: the chosen member's name is set in bold
            v.until(
                &format!("{name} is marked"),
                &format!("[...document.querySelectorAll('.chart-still svg')].filter(s => s.checkVisibility()).some(s => [...s.querySelectorAll('.ct-label-strong')].some(t => t.textContent === {name:?}))"),
            )
            .await;
        }
    });
}

#[test]
fn a_tip_can_be_pointed_at_and_is_closed_by_escape_from_anywhere() {
    visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.element(".chart-box.is-live").await;
        v.run::<()>("document.querySelector('.chart-box').scrollIntoView({ block: 'center', behavior: 'instant' }); document.querySelector('main a').focus({ preventScroll: true })")
            .await;
        let frame = |of: &str| {
            format!("(r => [r.x, r.y, r.width, r.height])(document.querySelector('{of}').getBoundingClientRect())")
        };
        let shown = "document.querySelector('.chart-tip').checkVisibility({ visibilityProperty: true })";
        let said = "document.querySelector('.chart-tip').textContent";
        let (x, y, width, height): (f64, f64, f64, f64) = v.js(&frame(".chart-box")).await;
        let to = async |x: f64, y: f64| {
            v.driver.action_chain().move_to(x as i64, y as i64).perform().await.expect("the mouse moves");
        };
        for part in [0.14, 0.6, 0.85] {
            to(x + width * 0.6, y + height * part).await;
            v.shows::<bool>(shown, true).await;
            let text: String = v.js(said).await;
            let (tip_x, tip_y, tip_width, tip_height): (f64, f64, f64, f64) = v.js(&frame(".chart-tip")).await;
            // inside the drawing and below its headings
            assert!(tip_y >= y + 30.0 && tip_y + tip_height <= y + height + 1.0, "{tip_y} of {y}, {height}");
            for step in [0.2, 0.5, 0.9] {
                to(tip_x + tip_width * step, tip_y + tip_height / 2.0).await;
                v.shows::<bool>(shown, true).await;
                assert_eq!(v.js::<String>(said).await, text);
            }
            v.press(Key::Escape).await;
            v.shows::<bool>(shown, false).await;
            to(x + width * 0.6, y - 60.0).await;
        }
    });
}

#[test]
fn the_coverage_opens_by_country_and_turns_to_actors() {
    visit(async |v| {
        v.open("charts/coverage/").await;
        v.element(".chart-box.is-live").await;
        let heads = "[...document.querySelectorAll('.as-table tbody th')].map(th => th.textContent).join()";
        v.until("members", &format!("({heads}).includes('Vietnam')")).await;
        v.shows::<bool>("document.querySelector('.chosen-chart').checkVisibility()", true).await;
        v.click_role("button", "By actor").await;
        v.arrives("charts/coverage/?view=actors").await;
        v.until("actors", &format!("({heads}).includes('Japanese companies')")).await;
        v.shows::<bool>("document.querySelector('.chosen-chart').checkVisibility()", false).await;
    });
}

#[test]
fn growth_is_ordered_by_value_on_demand() {
    visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.element(".chart-box.is-live").await;
        v.click_role("button", "Order by growth in 2020").await;
        v.arrives("charts/gdp-growth/?sort=value").await;
        let second = "document.querySelectorAll('.as-table tbody th')[1].textContent";
        v.shows::<String>(second, "Myanmar").await;
        v.click_role("button", "Order by growth in 2020").await;
        v.shows::<String>(second, "Brunei").await;
    });
}

/// Sans and serif faces that visitors have, from narrow to wide.
const FACES: [(&str, &str); 3] =
    [("Liberation Sans", "Liberation Serif"), ("Noto Sans", "Noto Serif"), ("DejaVu Sans", "DejaVu Serif")];

#[test]
fn texts_of_a_drawing_keep_apart_in_every_face_and_direction() {
    // pairs of texts that touch, and texts outside the drawing
    let faults = "(() => { const found = []; for (const svg of document.querySelectorAll('.chart-still svg, .card-still svg')) {          if (!svg.checkVisibility()) continue; const frame = svg.getBoundingClientRect();          const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);          boxes.forEach(([text, r], i) => { if (r.left < frame.left - 1 || r.right > frame.right + 1) found.push(text);          boxes.slice(i + 1).forEach(([other, s]) => { const w = Math.min(r.right, s.right) - Math.max(r.left, s.left), h = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);          if (w > 1 && h > Math.min(r.height, s.height) * 0.5) found.push(`${text} / ${other}`); }); }); } return found.join('; ') })()";
    visit(async |v| {
        v.open("charts/").await;
        let names = gallery(v).await;
        let pages = names.iter().map(|name| format!("charts/{name}/")).chain(["charts/".to_owned()]);
        for page in pages {
            v.open(&page).await;
            for screen in [PHONE, DESK] {
                v.resize(screen).await;
                for (sans, serif) in FACES {
                    for direction in ["ltr", "rtl"] {
                        v.run::<()>(&format!(
                            "const s = document.documentElement.style; s.setProperty('--sans', '\"{sans}\"'); s.setProperty('--serif', '\"{serif}\"'); document.documentElement.dir = '{direction}'"
                        ))
                        .await;
                        let found: String = v.js(faults).await;
                        assert_eq!(found, "", "{page} at {} px in {sans}, {direction}", screen.width);
                    }
                }
            }
        }
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
        v.click_role("link", "Key figures").await;
        v.until("the way is offered", "document.querySelector('[data-await] .lost')?.checkVisibility()").await;
        v.click("[data-await] .lost a").await;
        v.until("the page itself stands there", "document.querySelectorAll('[data-statistic]').length === 17").await;
    });
}

#[test]
fn figures_are_filtered_ordered_and_shown_as_cards() {
    visit(async |v| {
        v.open("figures/").await;
        v.charts_ready().await;
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
        // the list follows the address a moment later
        v.shows::<usize>("document.querySelectorAll('main li[data-statistic]').length", 17usize).await;
        v.shows::<String>("document.querySelector('main [data-statistic]').dataset.statistic", "ST09").await;
        let order: Vec<String> =
            v.js("[...document.querySelectorAll('main [data-statistic]')].map(e => e.dataset.statistic)").await;
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

#[test]
fn paper_has_the_tables_the_sources_and_the_charts_of_what_is_chosen() {
    visit(async |v| {
        v.open("charts/actions-by-area/?area=4").await;
        v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
        v.tell("Emulation.setEmulatedMedia", [("media", Param::Text("print".to_owned()))]).await;
        v.run::<()>("dispatchEvent(new Event('beforeprint'))").await;
        for chart in ["actions-by-area"] {
            let seen = |part: &str| {
                format!(
                    "[...document.querySelectorAll('[data-chart={chart}] {part}')].some(e => e.checkVisibility({{ opacityProperty: true, visibilityProperty: true }}))"
                )
            };
            for part in [".chart-still svg", ".as-table td"] {
                v.shows::<bool>(&seen(part), true).await;
            }
            v.shows::<bool>(&seen("canvas"), false).await;
        }
        // area 4 alone is drawn in its colour
        let drawn = "[...document.querySelectorAll('[data-chart=actions-by-area] .chart-still svg')].filter(s => s.checkVisibility()).map(s => [1, 2, 3, 4, 5].filter(n => s.querySelectorAll(`path.f-area-${n}`).length > 1).join())[0]";
        let before: String = v.js(drawn).await;
        assert!(!before.contains('1') && !before.contains('3'), "{before}");
        v.run::<()>("dispatchEvent(new Event('afterprint'))").await;
        v.tell("Emulation.setEmulatedMedia", [("media", Param::Text(String::new()))]).await;
        v.shows::<usize>("document.querySelectorAll('details.as-table[open]').length", 0usize).await;
    });
}

#[test]
fn figures_are_cards_with_the_value_first_where_a_table_has_no_room() {
    for width in [320, 360, 768, 900, 1280] {
        setup().screen(Screen { width, ..DESK }).visit(async |v| {
            v.open("figures/").await;
            v.shows::<usize>("document.querySelectorAll('main tr[data-statistic]').length", 17usize).await;
            let (narrowest, highest, first): (f64, f64, bool) = v
                .js(
                    "(() => { const rows = [...document.querySelectorAll('main tr[data-statistic]')]; \
                     const words = rows.flatMap(r => [...r.querySelectorAll('th, td')]).map(c => c.getBoundingClientRect().width); \
                     return [Math.min(...words), Math.max(...rows.map(r => r.getBoundingClientRect().height)), \
                     rows.every(r => r.querySelector('.figures-value').getBoundingClientRect().top < r.querySelector('th').getBoundingClientRect().top)] })()",
                )
                .await;
            assert!(narrowest > 60.0 && highest < 700.0, "{narrowest} and {highest} at {width} px");
            assert_eq!(first, width < 1024, "at {width} px");
        });
    }
}

#[test]
fn a_pressed_or_done_button_keeps_its_label_under_the_pointer() {
    // luminance of the label against that of its ground, as WCAG has it
    let contrast = |button: &str| {
        format!(
            "(b => {{ const lum = c => c.match(/[\\d.]+/g).slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0); \
             const s = getComputedStyle(b), [x, y] = [lum(s.color), lum(s.backgroundColor)].sort((a, b) => b - a); return (x + 0.05) / (y + 0.05) >= 4.5 }})(document.querySelector({button:?}))"
        )
    };
    visit(async |v| {
        for look in ["light", "dark"] {
            v.system_look(look).await;
            for (page, button, state) in [
                ("figures/", "button[data-value='kind=target']", "[aria-pressed=true]"),
                ("charts/gdp-growth/", "button[data-value='sort=value']", "[aria-pressed=true]"),
                ("charts/gdp-growth/", "button[data-country=VN]", "[aria-pressed=true]"),
                ("charts/gdp-growth/", "button[data-chart-do=link]", ".is-done"),
            ] {
                v.open(page).await;
                v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
                v.run::<()>(COPIES_AND_SAYS_SO).await;
                // the pointer stays where it has clicked
                v.click(button).await;
                v.shows::<bool>(
                    &format!("document.querySelector({button:?}).matches({:?})", format!("{state}:hover")),
                    true,
                )
                .await;
                v.shows::<bool>(&contrast(button), true).await;
            }
        }
    });
}
