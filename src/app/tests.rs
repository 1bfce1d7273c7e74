//! Steps of visits, without a browser.

use super::hooks::Command;
use super::*;
use crate::facet::Choice;
use crate::proposal::{Locator, action, country};
use crate::route::{Language, Page};
use crate::text::Locale;
use crate::url::{Look, Query, Toggle};

/// The app on a page, before the address is applied.
fn app(page: Page) -> Model {
    let mut model = Model::new(page.in_language(Language::DEFAULT), Locale::built_in("en").expect("English"));
    model.prepare();
    model
}

/// The explorer, loaded with a query.
fn loaded(search: &str) -> Model {
    let mut model = app(Page::Explorer);
    load(&mut model, Page::Explorer, search, "");
    model
}

fn place(page: Page, search: &str, fragment: &str) -> Place {
    Place { route: page.in_language(Language::DEFAULT), search: search.to_owned(), fragment: fragment.to_owned() }
}

fn load(model: &mut Model, page: Page, search: &str, fragment: &str) -> Outcome {
    let place = Some(place(page, search, fragment));
    update(model, Message::Loaded { place, path: "nowhere/".to_owned(), look: None })
}

fn link(page: Page, search: &str, fragment: &str) -> Link {
    Link {
        place: place(page, search, fragment),
        opens: None,
        is_locator: false,
        in_dialog: false,
        is_step: false,
        same_search: false,
    }
}

fn replaced(address: &str) -> Effect {
    Effect::SetAddress { push: false, address: address.to_owned() }
}

fn pushed(address: &str) -> Effect {
    Effect::SetAddress { push: true, address: address.to_owned() }
}

fn toggle(text: &str) -> Message {
    Message::Switched(Toggle::parse(text).expect("a switch"))
}

#[test]
fn a_page_is_dead_until_its_address_is_applied() {
    let mut model = app(Page::Explorer);
    assert!(!model.live);
    let outcome = load(&mut model, Page::Explorer, "?area=1&country=vn", "#list");
    assert!(model.live);
    assert_eq!((model.results.linked.len(), model.results.total()), (2, 9));
    assert_eq!(outcome.effects, [Effect::MarkReady { fragment: "#list".to_owned() }]);
    assert_eq!(model.ignored, []);
}

#[test]
fn hostile_addresses_keep_what_is_valid_and_name_the_rest() {
    let mut model = loaded("?area=1,77&country=zz&theme=%00&q=%01&action=A9&look=loud&area=3");
    assert_eq!(model.address(), "?area=1,3");
    let names: Vec<&str> = model.ignored.iter().map(|i| i.name).collect();
    assert_eq!(names, ["area", "country", "theme", "q", "action", "look"]);
    let outcome = update(&mut model, Message::Pressed(Command::Dismiss));
    assert!(model.ignored.is_empty());
    assert_eq!(outcome.effects, [Effect::FocusHeading]);
    assert_eq!(model.address(), "?area=1,3");
}

#[test]
fn an_address_of_no_page_leaves_the_page_that_was_served() {
    let mut model = app(Page::Notes);
    load(&mut model, Page::NotFound, "", "");
    assert_eq!(model.route.page, Page::Notes);
    assert_eq!(model.ignored.iter().map(|i| (i.name, i.value.as_str())).collect::<Vec<_>>(), [("page", "nowhere/")]);
}

#[test]
fn filters_replace_the_entry_and_an_opened_row_pushes_one() {
    let mut model = loaded("");
    assert_eq!(update(&mut model, toggle("area=1")).effects, [replaced("?area=1")]);
    assert_eq!(update(&mut model, toggle("country=VN")).effects, [replaced("?area=1&country=vn")]);
    assert_eq!(
        update(&mut model, Message::Typed("  smart \u{7} cities ".to_owned())).effects,
        [replaced("?area=1&country=vn&q=smart+cities")]
    );
    // other spacing is the same query
    assert_eq!(update(&mut model, Message::Typed("smart  cities".to_owned())).effects, []);
    assert_eq!(update(&mut model, Message::Pressed(Command::DropWords)).effects, [replaced("?area=1&country=vn")]);
    let opens = Link { opens: action("A1.2-4"), ..link(Page::Action(action("A1.2-4").expect("an action")), "", "") };
    let outcome = update(&mut model, Message::Followed(opens.clone()));
    assert!(outcome.handled);
    assert_eq!(outcome.effects, [pushed("?area=1&country=vn&action=A1.2-4")]);
    assert_eq!(update(&mut model, Message::Followed(opens)).effects, [pushed("?area=1&country=vn")]);
    assert_eq!(update(&mut model, Message::Pressed(Command::Clear)).effects, [replaced("")]);
}

#[test]
fn in_a_frame_nothing_is_pushed_and_no_page_is_left() {
    let mut model = loaded("?embed=1");
    model.environment.framed = true;
    model.environment.embedded = true;
    let opens = Link { opens: action("A4-2"), ..link(Page::Action(action("A4-2").expect("an action")), "", "") };
    assert_eq!(update(&mut model, Message::Followed(opens)).effects, [replaced("?action=A4-2&embed=1")]);
    let outcome = update(&mut model, Message::Followed(link(Page::Notes, "", "#fn11")));
    assert_eq!(outcome, Outcome { effects: vec![], handled: false });
}

#[test]
fn a_link_changes_the_page_and_going_back_restores_focus_and_height() {
    let mut model = loaded("?country=vn");
    let outcome = update(&mut model, Message::Followed(link(Page::Notes, "", "")));
    assert_eq!(
        outcome.effects,
        [
            Effect::KeepFocusOf { address: "?country=vn".to_owned(), from_opener: false },
            pushed("notes/"),
            Effect::RestoreScrollAndFocus {
                fragment: String::new(),
                scroll: Some(0.0),
                page_changed: true,
                left: None
            },
        ]
    );
    assert_eq!((model.route.page, model.query.clone()), (Page::Notes, Query::default()));
    let back = place(Page::Explorer, "?country=vn", "");
    let outcome = update(&mut model, Message::Returned { place: back, scroll: Some(420.0) });
    assert_eq!(model.results.linked.len(), 3);
    assert_eq!(
        outcome.effects,
        [
            Effect::KeepFocusOf { address: "notes/".to_owned(), from_opener: false },
            Effect::RestoreScrollAndFocus {
                fragment: String::new(),
                scroll: Some(420.0),
                page_changed: true,
                left: Some("?country=vn".to_owned()),
            },
        ]
    );
}

#[test]
fn going_back_on_the_same_page_keeps_the_focus() {
    let mut model = loaded("?action=A4-2");
    let outcome = update(&mut model, Message::Returned { place: place(Page::Explorer, "", ""), scroll: Some(10.0) });
    assert_eq!(model.query.action, None);
    assert_eq!(
        outcome.effects,
        [Effect::RestoreScrollAndFocus {
            fragment: String::new(),
            scroll: Some(10.0),
            page_changed: false,
            left: None
        }]
    );
}

#[test]
fn a_locator_opens_its_passage_unless_it_is_on_the_present_page() {
    let mut model = loaded("");
    let note = Link { is_locator: true, ..link(Page::Notes, "", "#fn24") };
    let outcome = update(&mut model, Message::Followed(note.clone()));
    assert_eq!(model.passage, Some(Locator::Note(24)));
    assert_eq!(outcome, Outcome { effects: vec![Effect::KeepOpener], handled: true });
    // a locator inside the dialog replaces the passage, and the first opener is kept
    let inside = Link { in_dialog: true, is_locator: true, ..link(Page::Text, "", "#s4.1a-p4") };
    assert_eq!(update(&mut model, Message::Followed(inside)).effects, []);
    assert!(matches!(model.passage, Some(Locator::Paragraph(_))));
    update(&mut model, Message::Pressed(Command::ClosePassage));
    assert_eq!(model.passage, None);
    // on the page of the text a note opens in place; a paragraph there does only from inside the dialog
    let mut text = app(Page::Text);
    load(&mut text, Page::Text, "", "");
    update(&mut text, Message::Followed(note));
    assert_eq!((text.route.page, text.passage), (Page::Text, Some(Locator::Note(24))));
    let paragraph = Link { is_locator: true, same_search: true, ..link(Page::Text, "", "#s4.1a-p4") };
    update(&mut text, Message::Followed(Link { in_dialog: true, ..paragraph.clone() }));
    assert!(matches!(text.passage, Some(Locator::Paragraph(_))));
    // the way to it on the page closes the dialog and is left to the browser
    let on_its_page = Link { is_locator: false, in_dialog: true, ..paragraph.clone() };
    assert_eq!(update(&mut text, Message::Followed(on_its_page)), Outcome::default());
    assert_eq!(text.passage, None);
    assert_eq!(update(&mut text, Message::Followed(paragraph)), Outcome::default());
    assert_eq!(text.passage, None);
}

#[test]
fn a_locator_of_any_kind_opens_in_place() {
    let action = action("A1.2-4").expect("an action");
    for (page, fragment) in [
        (Page::Text, "#s4.1a"),
        (Page::Text, "#A3.1"),
        (Page::Text, "#app-p1"),
        (Page::Notes, "#fn48"),
        (Page::Action(action), ""),
    ] {
        let mut model = loaded("");
        update(&mut model, Message::Followed(Link { is_locator: true, ..link(page, "", fragment) }));
        assert_eq!(model.route.page, Page::Explorer, "{fragment}");
        assert!(model.passage.is_some(), "{fragment}");
    }
}

#[test]
fn a_fragment_of_the_present_page_is_left_to_the_browser() {
    let mut model = loaded("");
    let same = Link { same_search: true, ..link(Page::Explorer, "", "#topics") };
    assert_eq!(update(&mut model, Message::Followed(same)), Outcome::default());
    assert_eq!(update(&mut model, Message::Followed(link(Page::NotFound, "", ""))), Outcome::default());
}

#[test]
fn an_action_that_filters_hide_is_offered() {
    let mut model = app(Page::Explorer);
    load(&mut model, Page::Explorer, "?area=1", "#a3.1-2");
    let hidden = action("A3.1-2");
    assert_eq!(model.hidden_action(), hidden);
    let outcome = update(&mut model, Message::Pressed(Command::ShowHidden(hidden.expect("an action"))));
    assert_eq!(model.hidden_action(), None);
    assert_eq!(outcome.effects[0], replaced(""));
    assert!(matches!(&outcome.effects[1], Effect::RestoreScrollAndFocus { fragment, .. } if fragment == "#A3.1-2"));
    // a changed filter ends the offer
    load(&mut model, Page::Explorer, "?area=1&action=A3.1-2", "");
    assert_eq!(model.hidden_action(), hidden);
    update(&mut model, toggle("area=2"));
    assert_eq!(model.hidden_action(), None);
}

#[test]
fn lands_move_the_focus_and_the_look_is_stored() {
    let mut model = loaded("");
    let laos = country("LA").expect("Laos");
    let outcome = update(&mut model, Message::ChoseLand { country: laos, focus: true });
    assert_eq!(outcome.effects, [Effect::FocusLand(laos), replaced("?country=la")]);
    assert!(model.query.has(Choice::country(laos)));
    assert_eq!(update(&mut model, Message::MovedOnMap(laos)).effects, [Effect::FocusLand(laos)]);
    let outcome = update(&mut model, Message::ChoseLook(Some(Look::Dark)));
    assert_eq!(outcome.effects, [Effect::StoreLook(Some(Look::Dark))]);
    assert_eq!(model.look_in_use(), Some(Look::Dark));
}

#[test]
fn following_a_link_keeps_how_the_page_is_embedded() {
    let mut model = loaded("?map=only&embed=1&country=sg");
    update(&mut model, Message::Followed(link(Page::Explorer, "?area=2", "")));
    assert_eq!(model.address(), "?area=2&map=only&embed=1");
}

#[test]
fn commands_are_read_as_they_are_written() {
    let toggle = Toggle::parse("theme=5g").expect("a switch");
    for (command, value) in [
        (Command::Toggle(toggle), "theme=5g"),
        (Command::DropWords, ""),
        (Command::Clear, ""),
        (Command::Dismiss, ""),
        (Command::ShowHidden(action("A4-2").expect("an action")), "A4-2"),
        (Command::ClosePassage, ""),
        (Command::OpenSheet, ""),
        (Command::CloseSheet, ""),
        (Command::Share, ""),
        (Command::Ask, ""),
    ] {
        assert_eq!(Command::parse(command.name(), value), Some(command));
    }
    for (name, value) in [("", ""), ("toggle", ""), ("toggle", "area=9"), ("uncover", "A9"), ("do", "")] {
        assert_eq!(Command::parse(name, value), None, "{name} {value}");
    }
}
