//! The built site as its visitors meet it, in Chromium; [`journeys`] in Firefox and WebKit too.

mod addresses;
mod bare;
mod browser;
mod charts;
mod embed;
mod engine;
mod failures;
mod filters;
mod hosting;
mod journeys;
mod layout;
mod looks;
mod messages;
mod navigation;
mod network;
mod offline;
mod single;
