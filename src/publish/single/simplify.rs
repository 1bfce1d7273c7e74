//! Rendered pages as plain text with links, for the single file.

use super::super::html::rewrite;
use crate::route::ONE_FILE;
use crate::url;
use lol_html::{comments, element, html_content::ContentType};
use std::cell::RefCell;
use std::collections::HashSet;

/// Attributes that have a meaning without scripts and the site's style sheet.
const KEPT: [&str; 9] = ["href", "lang", "hreflang", "datetime", "scope", "colspan", "rowspan", "rel", "open"];

/// Classes that the file's own style sheet has rules for.
const STYLED: [&str; 2] = ["doc-at", "doc-rel"];

/// Elements that are removed: drawings, controls, navigation within a page, and what only screen readers get.
const REMOVED: &str = "svg, nav, button, canvas, [role=group], [role=status], [aria-hidden=true], [data-beside], \
                       .sr, .go, .to-top";

/// Rendered HTML without what only scripts and the site's style sheet give a meaning to. A drawing is replaced by
/// its description. Headings are one level lower, since the page becomes a section. Ids start with the page's
/// path, so that each is unique in the file: `fn1` of `notes/` becomes `/notes/#fn1`.
///
/// # Errors
/// If the HTML cannot be rewritten.
pub(super) fn simplify(html: &str, page: &str) -> Result<String, String> {
    rewrite(
        html,
        [
            element!("[role=img], img", |drawing| {
                let description =
                    drawing.get_attribute("aria-label").or(drawing.get_attribute("alt")).unwrap_or_default();
                drawing.replace(&format!("<small>{description}</small>"), ContentType::Html);
                Ok(())
            }),
            element!(REMOVED, |element| {
                if !element.removed() {
                    element.remove();
                }
                Ok(())
            }),
            comments!("*", |comment| {
                comment.remove();
                Ok(())
            }),
            element!("*", |element| {
                if element.removed() {
                    return Ok(());
                }
                let attributes: Vec<(String, String)> =
                    element.attributes().iter().map(|a| (a.name(), a.value())).collect();
                for (name, value) in attributes {
                    let kept = match name.as_str() {
                        "id" => Some(format!("/{page}#{value}")),
                        "href" if value.starts_with('#') && !value.starts_with(ONE_FILE) => {
                            Some(format!("{ONE_FILE}{page}{value}"))
                        }
                        "class" => value.split_whitespace().find(|class| STYLED.contains(class)).map(str::to_owned),
                        name if KEPT.contains(&name) => Some(value),
                        _ => None,
                    };
                    match kept {
                        Some(kept) => element.set_attribute(&name, &kept)?,
                        None => element.remove_attribute(&name),
                    }
                }
                let name = element.tag_name();
                if matches!(name.as_str(), "div" | "span") && element.attributes().is_empty() {
                    element.remove_and_keep_content();
                } else if let Some(lower) = one_level_lower(&name) {
                    element.set_tag_name(lower)?;
                }
                Ok(())
            }),
        ],
    )
}

fn one_level_lower(heading: &str) -> Option<&'static str> {
    Some(match heading {
        "h1" => "h2",
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        "h5" => "h6",
        _ => return None,
    })
}

/// Points each link within the file to the place that the text has for it: the very place, or else its page. A
/// link to a page that only the app can show loses its address.
///
/// # Errors
/// If the HTML cannot be rewritten.
pub(super) fn resolve_links(html: &str) -> Result<String, String> {
    let ids = RefCell::new(HashSet::new());
    rewrite(
        html,
        [element!("[id]", |element| {
            ids.borrow_mut().extend(element.get_attribute("id"));
            Ok(())
        })],
    )?;
    let ids = ids.into_inner();
    rewrite(
        html,
        [element!("[href^='#/']", |link| {
            let address = link.get_attribute("href").unwrap_or_default();
            let (path, _, fragment) = url::split(&address[ONE_FILE.len()..]);
            match [format!("/{path}{fragment}"), format!("/{path}")].into_iter().find(|id| ids.contains(id)) {
                // a fragment may contain a "#" only encoded; browsers decode it before they look for the id
                Some(id) => link.set_attribute("href", &format!("#{}", id.replace('#', "%23")))?,
                None => link.remove_attribute("href"),
            }
            Ok(())
        })],
    )
}

#[cfg(test)]
mod tests {
    use super::{resolve_links, simplify};

    #[test]
    fn drawings_buttons_and_meaningless_markup_are_left_out() {
        let page = "<h1 class=\"big\" id=\"a\">One <svg><g><svg></svg></g></svg>two</h1><button data-do=\"x\">no</button>\
                    <div class=\"dress\"><p class=\"doc-at wide\"><span role=\"img\" aria-label=\"ten\"><b></b></span>\
                    <a href=\"#a\" data-page>here</a><!-- no --></p></div><div id=\"b\"></div><nav role=\"group\">no</nav>";
        assert_eq!(
            simplify(page, "notes/").as_deref(),
            Ok("<h2 id=\"/notes/#a\">One two</h2>\
                <p class=\"doc-at\"><small>ten</small><a href=\"#/notes/#a\">here</a></p>\
                <div id=\"/notes/#b\"></div>")
        );
    }

    #[test]
    fn links_lead_to_the_nearest_place_there_is() {
        let text = "<i id=\"/notes/\"></i><i id=\"/notes/#fn1\"></i><a href=\"#/notes/#fn1\"></a>\
                    <a href=\"#/notes/?q=a#fn2\"></a><a href=\"#/charts/\"></a>";
        assert_eq!(
            resolve_links(text).as_deref(),
            Ok("<i id=\"/notes/\"></i><i id=\"/notes/#fn1\"></i><a href=\"#/notes/%23fn1\"></a>\
                <a href=\"#/notes/\"></a><a></a>")
        );
    }
}
