//! The built site as its visitors meet it, in Chromium.

mod addresses;
mod browser;
mod charts;
mod failures;
mod filters;
mod hosting;
mod layout;
mod looks;
mod navigation;
mod network;
mod offline;
