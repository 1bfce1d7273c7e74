//! Numbers, dates and plurals, the same for prerendered and live pages.
//!
//! Browsers' own formatting differs by version, so a prerendered page and the live one
//! could disagree; this module is pure and decides both.

use super::{Text, ui};

/// Minus sign, not a hyphen.
const MINUS: char = '\u{2212}';

/// A number with a fixed count of decimals and grouped thousands: `−2.5`, `12,545`.
pub fn number(value: f64, decimals: usize) -> String {
    // whole numbers throughout: printing floats would bring large tables into the program
    let scale = 10u64.pow(decimals as u32);
    let scaled = (value.abs() * scale as f64).round() as u64;
    let (whole, fraction) = ((scaled / scale).to_string(), scaled % scale);
    let mut out = String::new();
    if value < 0.0 && scaled > 0 {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(ui::FORMAT_GROUP.get());
        }
        out.push(digit);
    }
    if decimals > 0 {
        out.push_str(ui::FORMAT_DECIMAL.get());
        out.push_str(&format!("{fraction:0decimals$}"));
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn english() {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        english();
        for (value, decimals, printed) in [
            (0.0, 0, "0"),
            (7.0, 0, "7"),
            (999.0, 0, "999"),
            (1_000.0, 0, "1,000"),
            (12_545.0, 0, "12,545"),
            (200_000.0, 0, "200,000"),
            (2_000_000.0, 0, "2,000,000"),
            (2_290.6, 1, "2,290.6"),
            (-2.5, 1, "−2.5"),
            (5.0, 1, "5.0"),
            (-1_234.56, 1, "−1,234.6"),
            (999.96, 1, "1,000.0"),
            // what is nothing when rounded has no sign
            (-0.04, 1, "0.0"),
            (-0.0, 0, "0"),
            (-0.06, 1, "−0.1"),
        ] {
            assert_eq!(number(value, decimals), printed);
        }
    }

    #[test]
    fn plain_numbers_show_what_was_given() {
        english();
        for (value, printed) in [(15.0, "15"), (20.4, "20.4"), (-2.5, "−2.5"), (12_545.0, "12,545"), (0.0, "0")] {
            assert_eq!(plain(value), printed);
        }
    }

    #[test]
    fn dates_are_as_precise_as_given() {
        english();
        for (iso, printed) in [
            ("1967", "1967"),
            ("2009-10", "October 2009"),
            ("2021-06-15", "15 June 2021"),
            ("2022-01-01", "1 January 2022"),
            ("2021-12", "December 2021"),
            // no dates
            ("FY2030", "FY2030"),
            ("mid-1980s", "mid-1980s"),
            ("2021-13", "2021-13"),
            ("2021-00", "2021-00"),
            ("", ""),
        ] {
            assert_eq!(date(iso), printed);
        }
    }

    #[test]
    fn lists_read_as_sentences_do() {
        assert_eq!(list::<&str>(&[]), "");
        english();
        assert_eq!(list(&["Laos"]), "Laos");
        assert_eq!(list(&["Laos", "Myanmar"]), "Laos and Myanmar");
        assert_eq!(list(&["Laos", "Myanmar", "Vietnam"]), "Laos, Myanmar and Vietnam");
    }

    #[test]
    fn one_is_told_from_many() {
        english();
        // any two texts will do; what matters is which of them is taken
        let (one, other) = (ui::MONTH_M01, ui::MONTH_M02);
        for (n, text) in [(0, "February"), (1, "January"), (2, "February"), (11, "February")] {
            assert_eq!(count(n, one, other), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_printed_number_reads_back(value in -1e12..1e12f64, decimals in 0usize..4) {
            english();
            let printed = number(value, decimals);
            let back: f64 = printed.replace(',', "").replace(MINUS, "-").parse().expect("a number");
            let near = 0.5 / 10f64.powi(i32::try_from(decimals).unwrap_or_default()) + value.abs() * 1e-12;
            prop_assert!((back - value).abs() <= near, "{} became {}", value, printed);
            let whole = printed.trim_start_matches(MINUS).split('.').next().unwrap_or_default();
            let groups: Vec<&str> = whole.split(',').collect();
            prop_assert!(groups[1..].iter().all(|g| g.len() == 3), "{}", printed);
            prop_assert!((1..=3).contains(&groups[0].len()), "{}", printed);
        }

        #[test]
        fn no_text_stops_the_dates(text in any::<String>()) {
            english();
            let printed = date(&text);
            prop_assert!(!text.contains('-') || !printed.is_empty());
        }
    }
}
