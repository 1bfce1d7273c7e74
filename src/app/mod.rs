//! The core of the app: what it knows, what can happen to it, and what follows. Pure: it knows neither Leptos nor
//! the browser, so every step of a visit can be tested natively.
//!
//! - [`model`]: the state, [`Model`]
//! - [`update`]: messages, and the one function that changes the model and returns [`Effect`]s
//! - [`hooks`]: the contract between markup, programs and scripts as types
//!
//! [`crate::live`] carries the model in a signal, turns events of the browser into messages, and performs
//! effects with [`crate::platform`].

pub mod hooks;
mod model;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod update;

pub use model::{Environment, Model, choice_state};
pub use update::{Effect, Link, Message, Outcome, Place, normalize_words, update};
