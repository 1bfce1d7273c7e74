//! `sitemap.xml`: the absolute address of every page, for search engines.

use super::Settings;
use super::folder::Folder;
use super::html::escape;
use crate::route::Route;
use std::fmt::Write as _;

/// Writes the sitemap, if the site's address is known: addresses in it must be absolute.
pub(super) fn write(folder: &mut Folder<'_>, settings: &Settings) -> Result<(), String> {
    match &settings.site_url {
        Some(url) => folder.write("sitemap.xml", sitemap(url)),
        None => Ok(()),
    }
}

fn sitemap(url: &str) -> String {
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
    fn every_page_is_listed_once() {
        let out = sitemap("https://www.example.org/a&b/");
        for route in Route::all() {
            let line = format!("<url><loc>https://www.example.org/a&amp;b/{}</loc></url>", route.path());
            assert_eq!(out.matches(&line).count(), 1, "{line}");
        }
        assert_eq!(out.matches("<loc>").count(), Route::all().len());
    }
}
