//! The site on a host that follows the ready header files, and in a frame that has no origin.

use crate::browser::{Visit, dist, setup};
use xtask::server::{Answer, Options, Server};

#[test]
fn every_kind_of_page_is_live_under_the_hosts_policy() {
    setup().hosted().visit(async |v| {
        for page in
            ["?area=1&country=vn&action=A1.2-4", "text/", "notes/", "action/a3.2-1/", "area/3/", "about/", "figures/"]
        {
            v.open(page).await;
        }
        v.open("charts/gdp-growth/").await;
        v.until("the chart is drawn by its program", "document.querySelector('[data-drawing].is-live')").await;
        v.open("").await;
        v.click("label[data-country=VN]").await;
        v.counts(Some(3), 34).await;
        v.click_role("link", "Notes").await;
        v.shows::<String>("document.activeElement.localName", "h1").await;
    });
}

#[test]
fn the_page_for_lost_addresses_keeps_its_style_and_its_way_home() {
    setup().hosted().prefix("/policy/asean").expects(&["404"]).visit(async |v| {
        v.load("nowhere/at/all").await;
        v.shows::<String>("new URL(document.querySelector('.word').href).pathname", "/policy/asean/").await;
        let styled: u32 = v.js("document.querySelector('style').sheet.cssRules.length").await;
        assert!(styled > 20, "{styled} rules");
    });
}

/// Another site's page that shows the explorer in a frame without an origin.
fn host_page(v: &Visit) -> Server {
    let frame = format!("{}/?area=1&country=vn&embed=1", v.origin());
    let page = format!(
        "<!doctype html><title>Host</title><iframe sandbox=\"allow-scripts\" src=\"{frame}\" width=\"700\" height=\"600\"></iframe>"
    );
    let rule = move |path: &str| match path {
        "/" => Answer::Instead("text/html".to_owned(), page.clone().into_bytes()),
        _ => Answer::Missing,
    };
    Server::start_with(dist(), 0, "", Options::new(rule)).unwrap_or_else(|e| panic!("{e}"))
}

async fn enter_frame(v: &Visit, host: &Server) {
    v.driver.goto(format!("http://{}/", host.addr())).await.expect("the host's page loads");
    let frame = v.element("iframe").await;
    frame.enter_frame().await.expect("the frame can be entered");
    v.shows::<String>("self.origin", "null").await;
}

#[test]
fn a_frame_without_an_origin_is_live_where_the_host_allows_it() {
    setup().hosted().expects(&["favicon", "404"]).visit(async |v| {
        let host = host_page(v);
        enter_frame(v, &host).await;
        v.ready().await;
        v.counts(Some(2), 9).await;
        v.until("there is no masthead", "!document.querySelector('.mast')?.checkVisibility()").await;
    });
}

#[test]
fn a_frame_without_an_origin_is_readable_elsewhere() {
    visit_refused(async |v| {
        let host = host_page(v);
        enter_frame(v, &host).await;
        v.until("it says that it can't go on", "document.documentElement.matches('[data-failed]')").await;
        v.shows::<usize>("document.querySelectorAll('li[data-action]').length", 34usize).await;
        v.until("the text can be seen", "document.querySelector('li[data-action]').checkVisibility()").await;
    });
}

/// A host that sends none of the headers; browsers then complain of what the frame may not load.
fn visit_refused(body: impl AsyncFnOnce(&Visit)) {
    setup().expects(&["CORS policy", "net::ERR_FAILED", "favicon", "404"]).visit(body);
}
