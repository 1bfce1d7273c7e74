//! The pass that updates the explorer's page: it knows what it wrote last and touches only what differs. Right
//! after hydration of a page without a query that is nothing but the controls, which become enabled.

use crate::app::hooks::{CHOICE, ChoiceState, REGION};
use crate::app::{Model, choice_state};
use crate::component::Cx;
use crate::component::action::full;
use crate::facet::Choice;
use crate::page::explorer::view::{Part, View};
use crate::platform::dom::{all_in, closest, each, find, find_in, root, set, set_class};
use crate::platform::focus::{focus, focused_in, keep_focus, rewrite};
use crate::proposal::{ACTIONS, ActionIx, CountryIx, HEADINGS, HeadingIx, RECOMMENDATIONS};
use crate::query::Results;
use crate::text::{Locale, ui};
use crate::url::{Query, Toggle};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Selector of a member's land.
pub fn land(country: CountryIx) -> String {
    format!(".m-land[data-country=\"{}\"]", country.get().id)
}

/// Selector of an action's row in the list.
fn row(action: ActionIx) -> String {
    format!("li[data-action=\"{}\"]", action.get().id)
}

/// The explorer's page as the pass has left it.
pub struct PageSync {
    view: View,
    controls: Vec<Control>,
    elements: Elements,
    /// The words that the box was last updated for.
    words: Option<String>,
}

/// Elements that the pass changes, each found once.
struct Elements {
    instrument: Option<Element>,
    words: Vec<HtmlInputElement>,
    /// Those of each region of the view but the last one, which is in the open row.
    regions: Vec<Vec<Element>>,
    /// The row of each action.
    rows: Vec<Option<Element>>,
    /// The list of actions linked to the chosen members.
    linked: Option<Element>,
    /// The list of each heading that has actions, and the heading.
    lists: Vec<(HeadingIx, Element)>,
    /// The row of each further recommendation, with its position.
    recommendations: Vec<(usize, Element)>,
}

impl Elements {
    fn find(view: &View) -> Elements {
        let all = |selector: &str| root().map(|root| all_in(&root, selector)).unwrap_or_default();
        let regions = view.regions.iter().map(|(region, _)| all(&format!("[{REGION}=\"{region}\"]"))).collect();
        let headings = (0..HEADINGS.len()).map(HeadingIx).filter(|h| !h.get().actions.is_empty());
        let list = |h: HeadingIx| Some((h, find(&format!("[data-group=\"{}\"] .acts", h.get().id))?));
        let recommendation = |item: Element| {
            let id = item.get_attribute("data-recommendation")?;
            Some((RECOMMENDATIONS.iter().position(|r| r.id() == id)?, item))
        };
        Elements {
            instrument: find(".instrument"),
            words: all("input[data-words]").into_iter().map(JsCast::unchecked_into).collect(),
            regions,
            rows: (0..ACTIONS.len()).map(|i| find(&row(ActionIx(i)))).collect(),
            linked: find("[data-named-list]"),
            lists: headings.filter_map(list).collect(),
            recommendations: all("#further li[data-recommendation]").into_iter().filter_map(recommendation).collect(),
        }
    }
}

/// The control of a choice on the page.
struct Control {
    choice: Choice,
    element: Element,
    kind: Kind,
    /// The state that the control shows, and whether the program has taken over the page.
    shown: (ChoiceState, bool),
}

/// What a control is.
enum Kind {
    /// A check box inside its label.
    CheckBox { label: Option<Element>, count: Option<Element> },
    /// A button that is pressed.
    Button,
    /// A land of the map.
    Land { count: Option<Element> },
}

impl PageSync {
    /// The page as it is prerendered or mounted: nothing chosen, controls disabled.
    pub fn new(cx: Cx<'_>, model: &Model) -> PageSync {
        let query = Query::default();
        let results = model.results_of(&query);
        let view = View::new(cx, &query, &results);
        PageSync { controls: controls(&query, &results), elements: Elements::find(&view), view, words: None }
    }

    /// Whether this is about the page with this instrument, and not one that was rendered before.
    pub fn is_of(&self, instrument: Option<Element>) -> bool {
        self.elements.instrument == instrument
    }

    /// Updates the page to a model.
    pub fn update(&mut self, cx: Cx<'_>, model: &Model) {
        if model.live {
            give_tab_stop();
        }
        for control in &mut self.controls {
            control.update(cx.locale, model);
        }
        // with the same words, what was typed since is ahead of them, or an input method composes it
        let changed = self.words.as_ref() != Some(&model.query.q);
        self.elements.words.iter().for_each(|input| update_words(input, model, changed));
        if changed {
            self.words = Some(model.query.q.clone());
        }
        let next = View::new(cx, &model.query, &model.results);
        let last = std::mem::replace(&mut self.view, next);
        let (next, elements) = (&self.view, &self.elements);
        if next.members != last.members
            && let Some(instrument) = &elements.instrument
        {
            set(instrument, "data-sel", Some(&next.members));
        }
        // regions inside the open row come after it
        let of_row = next.regions.len() - 1;
        for ((now, before), places) in next.regions.iter().zip(&last.regions).zip(&elements.regions).take(of_row) {
            if now.1 != before.1 {
                places.iter().for_each(|place| rewrite(place, &now.1));
            }
        }
        for ((part, shown), (_, before)) in next.parts.iter().zip(&last.parts) {
            if shown != before {
                show(*part, *shown);
            }
        }
        if next.recommendations != last.recommendations {
            for (position, item) in &elements.recommendations {
                set_hidden(item, !next.recommendations.contains(position));
            }
        }
        if next.opens_further {
            each("#further:not([open])", |e| set(&e, "open", Some("")));
        }
        if next.linked != last.linked || next.others != last.others {
            place_rows(next, elements);
        }
        let opened = next.open != last.open;
        if opened {
            open_row(next.open, cx);
        }
        let (region, html) = &next.regions[of_row];
        if last.regions[of_row].1 != *html {
            each(&format!("[{REGION}=\"{region}\"]"), |place| rewrite(&place, html));
        }
        if next.search != last.search {
            keep_filters(".list :is([data-opens], [data-page])", &next.search);
        } else if opened {
            keep_filters(".list [data-page]", &next.search);
        }
        announce(&next.announcement);
    }
}

/// The controls of choices on the page, each parsed once.
fn controls(query: &Query, results: &Results) -> Vec<Control> {
    let Some(root) = root() else { return Vec::new() };
    let control = |element: Element| {
        let Some(Toggle::Choice(choice)) = Toggle::parse(&element.get_attribute(CHOICE)?) else { return None };
        let kind = match element.tag_name().as_str() {
            "INPUT" => {
                let label = closest(&element, "label");
                let count = label.as_ref().and_then(|label| find_in(label, "[data-count]"));
                Kind::CheckBox { label, count }
            }
            "BUTTON" => Kind::Button,
            _ => Kind::Land { count: find_in(&element, ".m-count text") },
        };
        Some(Control { choice, element, kind, shown: (choice_state(choice, query, results), false) })
    };
    all_in(&root, &format!("[{CHOICE}]")).into_iter().filter_map(control).collect()
}

impl Control {
    fn update(&mut self, locale: Locale, model: &Model) {
        let now = (choice_state(self.choice, &model.query, &model.results), model.live);
        let before = std::mem::replace(&mut self.shown, now);
        if now == before {
            return;
        }
        let (ChoiceState { on, count, available }, live) = now;
        let enabled = live && available;
        let element = &self.element;
        let truth = if on { "true" } else { "false" };
        match &self.kind {
            Kind::CheckBox { label, count: number } => {
                let input = element.unchecked_ref::<HtmlInputElement>();
                input.set_checked(on);
                input.set_disabled(!enabled);
                if let Some(label) = label {
                    set_class(label, "is-on", on);
                    set_class(label, "off", !available);
                }
                if let Some(number) = number.as_ref().filter(|_| count != before.0.count) {
                    let text = match (count, number.has_attribute("data-dash")) {
                        (0, true) => "–".to_owned(),
                        _ => count.to_string(),
                    };
                    number.set_text_content(Some(&text));
                }
            }
            Kind::Button => {
                set(element, "aria-pressed", Some(truth));
                set(element, "disabled", (!enabled).then_some(""));
            }
            Kind::Land { count: number } => {
                set(element, "aria-checked", Some(truth));
                set(element, "aria-disabled", (!live).then_some("true"));
                set_class(element, "is-selected", on);
                if count != before.0.count {
                    let digits = count.to_string();
                    if let Some(name) = element.get_attribute("data-name") {
                        let label = ui::MAP_MEMBER.fill(locale, &[("country", &name), ("n", &digits)]);
                        set(element, "aria-label", Some(&label));
                    }
                    set(element, "data-count", Some(&digits));
                    if let Some(number) = number {
                        number.set_text_content(Some(if count == 0 { "" } else { &digits }));
                    }
                }
            }
        }
    }
}

/// Shows the words of the query in their box, unless the box has them in the visitor's own spacing.
fn update_words(input: &HtmlInputElement, model: &Model, changed: bool) {
    if changed && crate::app::normalize_words(&input.value()) != model.query.q {
        input.set_value(&model.query.q);
    }
    if input.disabled() == model.live {
        input.set_disabled(!model.live);
    }
}

/// Gives the map its one tab stop.
fn give_tab_stop() {
    if find(".m-land[tabindex=\"0\"]").is_none()
        && let Some(land) = find(".m-land")
    {
        set(&land, "tabindex", Some("0"));
    }
}

/// Hides an element or shows it. Setting an attribute to the value that it has costs the browser work, too.
fn set_hidden(element: &Element, hidden: bool) {
    if element.has_attribute("hidden") != hidden {
        set(element, "hidden", hidden.then_some(""));
    }
}

/// Shows a part of the page, or hides it; a focus inside it moves on.
fn show(part: Part, shown: bool) {
    each(&part.selector(), |element| {
        if let Some(held) = focused_in(&element).filter(|_| !shown) {
            keep_focus(held.get_attribute(CHOICE));
        }
        set(&element, "hidden", (!shown).then_some(""));
    });
}

/// Announces a sentence in the one polite region of the page, unless it was the last one too. It is markup without
/// anything that a visitor has typed.
pub fn announce(markup: &str) {
    if let Some(region) = find("[data-said]").filter(|region| region.inner_html() != markup) {
        region.set_inner_html(markup);
    }
}

/// Adds the filters to the links from the list to pages of actions.
fn keep_filters(links: &str, search: &str) {
    each(links, |link| {
        let href = link.get_attribute("href").unwrap_or_default();
        let path = href.split('?').next().unwrap_or_default();
        set(&link, "href", Some(&format!("{path}{search}")));
    });
}

/// Moves the rows of the list: those linked to a chosen member first, the others under their headings; rows that
/// are not listed are hidden. A row that stays in its place is not touched, so that it keeps the focus. Other
/// elements in the lists, such as those of a browser extension, are neither moved nor counted.
fn place_rows(view: &View, elements: &Elements) {
    for (position, row) in elements.rows.iter().enumerate() {
        if let Some(row) = row {
            set_hidden(row, !view.lists(position));
        }
    }
    let row = |position: usize| elements.rows.get(position)?.clone();
    if let Some(list) = &elements.linked {
        place(list, view.linked.iter().filter_map(|position| row(*position)));
    }
    for (heading, list) in &elements.lists {
        let others = heading.get().actions.iter().filter(|action| !view.linked.contains(&action.0));
        place(list, others.filter_map(|action| row(action.0)));
    }
}

/// Puts rows into a list in their order.
fn place(list: &Element, rows: impl Iterator<Item = Element>) {
    let mut next = row_from(list.first_element_child());
    for row in rows {
        if next.as_ref() == Some(&row) {
            next = row_from(row.next_element_sibling());
        } else {
            let held = focused_in(&row);
            let _ = list.insert_before(&row, next.as_deref());
            // an element that is moved loses the focus
            if let Some(held) = held {
                focus(&held, true);
            }
        }
    }
}

/// The first row of a list at or after an element.
fn row_from(mut element: Option<Element>) -> Option<Element> {
    while let Some(other) = element.take_if(|e| !e.has_attribute("data-action")) {
        element = other.next_element_sibling();
    }
    element
}

/// Opens a row in place and closes the one that was open.
fn open_row(action: Option<ActionIx>, cx: Cx<'_>) {
    let id = action.map(|a| ACTIONS[a.0].id);
    each("li.act.is-open", |row| {
        if row.get_attribute("data-action").as_deref() != id {
            mark_row(&row, false, "");
        }
    });
    if let Some(action) = action
        && let Some(row) = find(&row(action))
        && !row.class_list().contains("is-open")
    {
        mark_row(&row, true, &full(cx, action, 5, true, None).into_string());
    }
}

fn mark_row(row: &Element, open: bool, full: &str) {
    set_class(row, "is-open", open);
    let link = find_in(row, "a[aria-expanded]");
    if let Some(link) = &link {
        set(link, "aria-expanded", Some(if open { "true" } else { "false" }));
    }
    if let Some(place) = find_in(row, ".a-full") {
        if let (Some(link), Some(_)) = (link, focused_in(&place)) {
            focus(&link, true);
        }
        place.remove();
    }
    if open {
        let _ = row.insert_adjacent_html("beforeend", &format!("<div class=\"a-full\">{full}</div>"));
    }
}
