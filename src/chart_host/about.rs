//! What the page about the site cannot know when the programs are built: sizes of files, and whom to write to. The
//! prerendered page has both; this is for the page that was opened in place.

use crate::component::file_size::file_size;
use crate::component::shell::contact_link;
use crate::platform::dom::{find, root, set};
use crate::platform::fetch::fetch_text;
use crate::platform::history::absolute;
use crate::text::Locale;
use wasm_bindgen_futures::spawn_local;

/// Completes the page.
pub(super) fn complete(locale: Locale) {
    let contact = root().and_then(|root| root.get_attribute("data-contact"));
    if let (Some(contact), Some(link), Some(section)) = (contact, find("[data-report]"), find("#errors")) {
        set(&link, "href", Some(&contact_link(&contact)));
        set(&link, "rel", Some("external"));
        link.set_text_content(Some(&contact));
        set(&section, "hidden", None);
    }
    // beside the single file there is no such file, and its data are not offered
    if root().is_some_and(|root| root.has_attribute("data-single")) {
        return;
    }
    spawn_local(async move {
        // without a network the cells stay empty
        let sizes = fetch_text(&absolute("data/sizes.txt")).await.unwrap_or_default();
        for (name, bytes) in sizes.lines().filter_map(|line| line.split_once(' ')) {
            if let (Some(cell), Ok(bytes)) = (find(&format!("[data-size=\"{name}\"]")), bytes.parse()) {
                cell.set_text_content(Some(&file_size(locale, bytes)));
            }
        }
    });
}
