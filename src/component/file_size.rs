//! Sizes of files, as the page about the site gives them.

use crate::text::{Locale, ui};

/// A size in kilobytes (of 1,000 bytes), rounded up: `13 kB`.
#[must_use]
pub fn file_size(locale: Locale, bytes: usize) -> String {
    ui::ABOUT_SIZE.fill(locale, &[("n", &locale.number(bytes.div_ceil(1000) as f64, 0))])
}
