//! Numbers, dates and plurals, the same for prerendered and live pages.
//!
//! Browsers' own formatting differs by version, so a prerendered page and the live one
//! could disagree; this module is pure and decides both.

use super::{Text, ui};

/// Minus sign, not a hyphen.
const MINUS: char = '\u{2212}';

/// A number with a fixed count of decimals and grouped thousands: `−2.5`, `12,545`.
pub fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(ui::FORMAT_GROUP.get());
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(ui::FORMAT_DECIMAL.get());
        out.push_str(fraction);
    }
    out
}

/// A number as exact as it was given, one decimal at most: `20.4`, `15`.
pub fn plain(value: f64) -> String {
    number(value, usize::from(value.fract() != 0.0))
}

/// A date as precise as it is given: `1967`, `October 2009`, `15 June 2021`.
/// Text that is no ISO 8601 date is returned as it is.
pub fn date(iso: &str) -> String {
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let day = parts.next().and_then(|d| d.parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(day)) => {
            ui::FORMAT_DAY.fill(&[("day", &day.to_string()), ("month", month.get()), ("year", year)])
        }
        (Some(month), None) => ui::FORMAT_MONTH.fill(&[("month", month.get()), ("year", year)]),
        _ => iso.to_owned(),
    }
}

const MONTHS: [Text; 12] = [
    ui::MONTH_M01,
    ui::MONTH_M02,
    ui::MONTH_M03,
    ui::MONTH_M04,
    ui::MONTH_M05,
    ui::MONTH_M06,
    ui::MONTH_M07,
    ui::MONTH_M08,
    ui::MONTH_M09,
    ui::MONTH_M10,
    ui::MONTH_M11,
    ui::MONTH_M12,
];

/// The text for one thing or for several, with `{n}` filled in.
pub fn count(n: usize, one: Text, other: Text) -> String {
    let text = if n == 1 { one } else { other };
    text.fill(&[("n", &number(n as f64, 0))])
}

/// Words in a row: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(if i + 1 == items.len() { ui::FORMAT_AND } else { ui::FORMAT_COMMA }.get());
        }
        out.push_str(item.as_ref());
    }
    out
}
