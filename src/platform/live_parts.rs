//! Parts of a page that are written again when their content changes, named by `data-live`.

use super::dom::{document, each, find};
use wasm_bindgen::JsCast;

/// What can have the focus in a part.
const CONTROLS: &str = "a[href], button:not([disabled]), [tabindex='0']";

/// Attributes that identify a control within its part.
const IDENTIFYING: [&str; 4] = ["data-cite", "data-value", "data-do", "href"];

/// The content of the parts of a page as they were written last, so that only what differs is written.
#[derive(Default)]
pub struct LiveParts {
    /// Names and contents.
    written: Vec<(String, String)>,
    /// The focus that was in a part when the part was written again.
    lost_focus: Option<LostFocus>,
}

/// Where the focus was in a part.
struct LostFocus {
    /// Name of the part.
    part: String,
    /// Selector of the control that had the focus.
    control: String,
    /// Its position among the controls of the part.
    position: usize,
}

impl LostFocus {
    /// The focus, if it is in this element of the part.
    fn in_part(part: &str, element: &web_sys::Element) -> Option<Self> {
        let focused = document()?.active_element().filter(|it| element.contains(Some(it)))?;
        let named =
            IDENTIFYING.into_iter().find_map(|name| Some(format!("[{name}=\"{}\"]", focused.get_attribute(name)?)));
        let controls = element.query_selector_all(CONTROLS).ok()?;
        let position = (0..controls.length()).find(|i| controls.get(*i).is_some_and(|it| it == *focused));
        Some(Self {
            part: part.to_owned(),
            control: named.unwrap_or_else(|| focused.tag_name()),
            position: position.unwrap_or_default() as usize,
        })
    }

    /// Moves the focus to the same control, or to the one at its position, or to the heading of the section
    /// around the part.
    fn restore(self) -> Option<()> {
        let part = find(&selector(&self.part))?;
        let controls = part.query_selector_all(CONTROLS).ok()?;
        let last = controls.length().checked_sub(1).map(|last| last.min(self.position as u32));
        let same = part.query_selector(&self.control).ok().flatten();
        let near = || last.and_then(|at| controls.get(at)?.dyn_into::<web_sys::Element>().ok());
        let control = same.or_else(near).or_else(|| {
            let around = part.closest("section, article").ok()??;
            let heading = around.query_selector("h1, h2, h3").ok()??;
            let _ = heading.set_attribute("tabindex", "-1");
            Some(heading)
        })?;
        control.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
    }
}

fn selector(part: &str) -> String {
    format!("[data-live=\"{part}\"]")
}

impl LiveParts {
    /// Forgets what was written: the page has been replaced.
    pub fn clear(&mut self) {
        self.written.clear();
    }

    /// Writes the content of a part unless it is the content written last. A part that was not written before
    /// is taken to have this content already if `as_rendered`.
    pub fn write(&mut self, name: &str, html: String, as_rendered: bool) {
        let same = match self.written.iter_mut().find(|(n, _)| n == name) {
            Some((_, written)) => {
                *written == html || {
                    written.clone_from(&html);
                    false
                }
            }
            None => {
                self.written.push((name.to_owned(), html.clone()));
                as_rendered
            }
        };
        if !same {
            each(&selector(name), |element| {
                // controls are written disabled, so the focus is restored once they are enabled
                self.lost_focus = LostFocus::in_part(name, &element).or(self.lost_focus.take());
                element.set_inner_html(&html);
            });
        }
    }

    /// Gives the focus back that was lost by writing. To be called once the controls are enabled.
    pub fn restore_focus(&mut self) {
        if let Some(lost) = self.lost_focus.take() {
            lost.restore();
        }
    }
}
