//! The built site as its visitors meet it, in Chromium; [`journeys`] in Firefox and WebKit too.

mod addresses;
mod bare;
mod browser;
mod charts;
mod chromium;
mod cite;
mod compare;
mod country;
mod embed;
mod engine;
mod failures;
mod filters;
mod hosting;
mod initiatives;
mod journeys;
mod layout;
mod looks;
mod looks_program;
mod map;
mod map_data;
mod masthead;
mod messages;
mod navigation;
mod network;
mod notes;
mod offline;
mod paper;
mod pseudo;
#[path = "../pseudo/mod.rs"]
mod pseudo_languages;
mod search;
mod since;
mod single;
mod steps;
mod text;
mod timeline;
