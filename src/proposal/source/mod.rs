//! From content files to checked, linked data.
//!
//! The build script compiles these files too (see `build.rs`) and stops the build on any
//! fault. The native program that writes pages and open data reads the records again
//! through them; the browser needs only the value lists of [`schema`].

#[cfg(feature = "ssr")]
pub mod check;
#[path = "../../context/source/schema.rs"]
pub mod context_schema;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod locator;
pub mod schema;
