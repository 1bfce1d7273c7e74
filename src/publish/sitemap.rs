//! `sitemap.xml`: the absolute address of every page, for search engines.

use super::Settings;
use super::folder::Folder;
use super::html::escape;
use crate::route::Route;
use std::fmt::Write as _;

/// Writes the sitemap, if the site's address is known: addresses in it must be absolute.
pub(super) fn write(folder: &mut Folder<'_>, settings: &Settings) -> Result<(), String> {
    let Some(url) = &settings.site_url else { return Ok(()) };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in Route::all() {
        let _ = writeln!(out, "<url><loc>{}</loc></url>", escape(&format!("{url}{}", route.path())));
    }
    out.push_str("</urlset>\n");
    folder.write("sitemap.xml", out)
}
