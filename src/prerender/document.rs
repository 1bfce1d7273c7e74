//! What stands around the body of a page.

use super::hosting::Hashes;
use super::offline::MANIFEST;
use super::{Assets, LANGUAGE, Settings};
use crate::page::{description, title};
use crate::text::{self, ui};
use crate::url::Route;
use base64::Engine;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What a page may load: files of the site itself, and the program. Where the site's address is known
/// its origin stands beside `'self'`, since WebKit takes that word for nothing in a frame without an
/// origin (`sandbox="allow-scripts"`) and would load neither style nor program there.
pub(super) fn policy(site_url: Option<&str>) -> String {
    let Some((scheme, rest)) = site_url.and_then(|url| url.split_once("://")) else { return POLICY.to_owned() };
    let origin = format!("{scheme}://{}", rest.split('/').next().unwrap_or_default());
    let named =
        |policy: String, kind: &str| policy.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' {origin}"));
    ["script-src", "style-src", "img-src", "connect-src"].into_iter().fold(POLICY.to_owned(), named)
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// Text inside an element or a double-quoted attribute.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Who publishes the site, as attributes of `<html>`, where the app finds it.
pub(super) fn published(settings: &Settings) -> String {
    let attribute = |name: &str, value: &Option<String>| {
        value.as_ref().map(|v| format!(" data-{name}=\"{}\"", escape(v))).unwrap_or_default()
    };
    attribute("publisher", &settings.publisher) + &attribute("contact", &settings.contact)
}

/// A whole page. The explorer, where most visitors come in, brings its style along and is seen a round
/// trip earlier; elsewhere a file is less to fetch. Every address in it is relative to the page, so that the site works from any folder.
pub(super) fn page(route: Route, body: &str, assets: &Assets, settings: &Settings) -> String {
    let up = route.up();
    let mut meta = String::new();
    if let Some(url) = &settings.site_url {
        let here = escape(&format!("{url}{}", route.path()));
        let _ = write!(
            meta,
            "<link rel=\"canonical\" href=\"{here}\"><link rel=\"alternate\" hreflang=\"{LANGUAGE}\" href=\"{here}\">\
             <meta property=\"og:url\" content=\"{here}\">\
             <meta property=\"og:image\" content=\"{}\">",
            escape(&format!("{url}social.png"))
        );
    }
    let (title, description) = (escape(&title(route)), escape(&description(route)));
    let mut policy = policy(settings.site_url.as_deref());
    allow(&mut policy, "script-src", &hash(&assets.head));
    let style = if route == Route::Explorer {
        allow(&mut policy, "style-src", &hash(&assets.css));
        format!("<style>{}</style>", assets.css)
    } else {
        format!("<link rel=\"stylesheet\" href=\"{up}{}\">", assets.style)
    };
    format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\" data-language=\"{LANGUAGE}\" data-route=\"{}\" data-build=\"{}\"{}>\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\">{meta}\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"theme-color\" content=\"#ffffff\" media=\"(prefers-color-scheme: light)\">\
         <meta name=\"theme-color\" content=\"#14171a\" media=\"(prefers-color-scheme: dark)\">\n\
         <script>{}</script>\n{style}\n\
         <noscript><link rel=\"stylesheet\" href=\"{up}no-script.css\"></noscript>\n\
         <link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"manifest\" href=\"{up}{MANIFEST}\">\n\
         <link rel=\"modulepreload\" href=\"{up}{}\" media=\"not all\">\n\
         <link rel=\"preload\" href=\"{up}{}\" as=\"fetch\" type=\"application/wasm\" crossorigin media=\"not all\">\n\
         <link rel=\"preload\" href=\"{up}{}\" as=\"fetch\" crossorigin data-texts media=\"not all\">\n\
         <script type=\"module\" src=\"{up}{}\"></script>\n\
         </head>\n<body>{body}</body>\n</html>\n",
        route.path(),
        text::build(),
        published(settings),
        escape(ui::SITE_TITLE.get()),
        assets.head,
        assets.script,
        assets.program,
        assets.texts,
        assets.start,
    )
}

/// Finds the site's folder from wherever the page for lost addresses is shown, by asking each
/// folder above for the file that marks it, and points the links there.
const FIND_HOME: &str = "(async()=>{let p=location.pathname.split('/');p.pop();\
for(;;){let d=p.join('/')+'/';try{let r=await fetch(d+'explorer.txt');\
if(r.ok&&/^[0-9a-f]{16}$/.test((await r.text()).trim())){let c=location.pathname.slice(d.length).match(/^charts\\/([^/]+)\\/?$/);\
if(c){location.replace(d+'charts/?chart='+c[1]+location.search.replace('?','&'));return}document.querySelectorAll('[data-home]').forEach(a=>{a.href=d+a.dataset.home});\
document.querySelectorAll('.mast a,.foot a:not([rel])').forEach(a=>{let h=a.getAttribute('href');if(h.startsWith('./'))a.href=d+h.slice(2)});return}}catch(e){}\
if(p.length<2)return;p.pop()}})()";

/// How a policy names an inline script or style.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Lets a policy allow an inline script or style.
pub(super) fn allow(policy: &mut String, kind: &str, hash: &str) {
    *policy = policy.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' '{hash}'"));
}

/// What pages bring along, as a policy names it.
pub(super) fn hashes(head: &str, css: &str) -> Hashes {
    Hashes { style: hash(css), head: hash(head), lost: hash(FIND_HOME) }
}

/// The page for addresses that lead nowhere. It may be shown at any depth, so it brings its own
/// style and icon and finds its way home by itself.
pub(super) fn lost(body: &str, css: &str, icon: &[u8], settings: &Settings) -> String {
    let mut body = body.to_owned();
    if let Some(url) = &settings.site_url {
        body = body.replace("href=\"./", &format!("href=\"{}", escape(url)));
    }
    format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\" data-lost>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{}</title>\n<link rel=\"icon\" href=\"{}\">\n<style>{css}</style>\n</head>\n<body>{body}<script>{FIND_HOME}</script></body>\n</html>\n",
        hash(css),
        hash(FIND_HOME),
        escape(&title(Route::NotFound)),
        inline_icon(icon),
    )
}

/// The icon as an address, for pages that can name no file.
pub(super) fn inline_icon(svg: &[u8]) -> String {
    format!("data:image/svg+xml;base64,{}", base64::engine::general_purpose::STANDARD.encode(svg))
}

/// Every page with its absolute address.
pub(super) fn sitemap(url: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in Route::all() {
        let _ = writeln!(out, "<url><loc>{}</loc></url>", escape(&format!("{url}{}", route.path())));
    }
    out.push_str("</urlset>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_address_is_named_beside_the_word_for_it() {
        assert_eq!(policy(None), POLICY);
        let named = policy(Some("https://www.example.org:8443/policy/asean/"));
        assert!(named.contains("script-src 'self' https://www.example.org:8443 'wasm-unsafe-eval'; "), "{named}");
        assert!(named.contains("img-src 'self' https://www.example.org:8443 data:; "), "{named}");
        assert_eq!(named.matches("'self' https://www.example.org:8443").count(), 4, "{named}");
        // nothing else has come in
        assert_eq!(named.replace(" https://www.example.org:8443", ""), POLICY);
    }
}
