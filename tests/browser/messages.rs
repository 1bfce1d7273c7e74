//! Whatever a frame and the page around it tell each other, only what is documented has an effect:
//! thousands of messages from a fixed seed, each compared with what must come of it.

use crate::embed::{enter, fits, frame_of, framing, go, host, leave};
use serde::Deserialize;

const MESSAGES: &str = include_str!("messages.js");

/// Each way.
const MANY: u32 = 4000;

const ELEMENTS: &str = "document.querySelectorAll('*').length";

/// What came of the messages.
#[derive(Debug, Deserialize)]
struct Seen {
    all: u32,
    #[serde(default)]
    heights: u32,
    #[serde(default)]
    choices: u32,
    #[serde(default)]
    looks: u32,
    wrong: Vec<String>,
}

impl Seen {
    fn found_right(self) -> Self {
        assert!(self.all >= MANY, "only {} of {MANY} messages came", self.all);
        assert!(
            self.wrong.is_empty(),
            "{} are taken wrongly: {:#?}",
            self.wrong.len(),
            &self.wrong[..self.wrong.len().min(10)]
        );
        self
    }
}

#[test]
fn only_what_is_documented_has_an_effect() {
    framing().visit(async |v| {
        let host = host(&v.origin(), "<japan-asean-explorer view=action action=A4-1></japan-asean-explorer>");
        go(v, &host).await;
        v.run::<()>(MESSAGES).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.ready().await;
        fits(v).await;
        v.run::<()>(MESSAGES).await;

        // to the page around
        leave(v).await;
        let before: u32 = v.js(ELEMENTS).await;
        v.run::<()>("messages.watchElement(document.querySelector('japan-asean-explorer'))").await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.run::<()>(&format!("messages.send(parent, {MANY})")).await;
        leave(v).await;
        v.until("the last has come", "seen.over").await;
        let seen = v.js::<Seen>("seen").await.found_right();
        assert_eq!(v.js::<u32>(ELEMENTS).await, before, "elements came or went");
        assert!(seen.heights > 100 && seen.choices > 50, "the messages are too odd: {seen:?}");

        // to the frame
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.run::<()>("messages.watchPage()").await;
        leave(v).await;
        let frame = frame_of("japan-asean-explorer");
        v.run::<()>(&format!("messages.send({frame}.contentWindow, {MANY})")).await;
        enter(v, &frame_of("japan-asean-explorer")).await;
        v.until("the last has come", "seen.over").await;
        let seen = v.js::<Seen>("seen").await.found_right();
        assert!(seen.looks > 50, "the messages are too odd: {seen:?}");
        leave(v).await;
        // and the console has said nothing, which every visit asserts
    });
}
