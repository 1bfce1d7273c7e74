//! What two or more pages share.

pub mod action;
pub mod embed;
pub mod facts;
pub mod figure;
pub mod live;
pub mod locator;
pub mod peek;
pub mod shell;
pub mod state;
pub mod ten;
