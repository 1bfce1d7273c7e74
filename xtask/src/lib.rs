//! What the project's own tests share with the build: the server the site is looked at through.

pub mod server;
