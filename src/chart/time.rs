//! Dates to numbers: where on a line of years something lies, and how much of the line it may be in.
//!
//! A date says only as much as it says. "2016" is a year long, "October 2009" a month, and a mark that
//! stood at one point of it would claim to know more; so a date becomes the stretch it can lie in.

/// First month of a fiscal year in Japan.
const FISCAL_FROM: u32 = 4;

/// From and to, in years: `2009-10` is 2009.75 to 2009.83. Takes a year, a month or a day as ISO 8601 has
/// them, and a fiscal year as `FY2030`, which begins in April. All months are taken to be equally long.
#[must_use]
pub fn span(date: &str) -> Option<(f64, f64)> {
    let year = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 4).map(f64::from);
    if let Some(fiscal) = date.strip_prefix("FY") {
        let from = year(fiscal)? + f64::from(FISCAL_FROM - 1) / 12.0;
        return Some((from, from + 1.0));
    }
    let mut parts = date.split('-');
    let first = year(parts.next()?)?;
    let mut part = |most: u32| match parts.next() {
        None => Some(None),
        Some(text) => text.parse::<u32>().ok().filter(|n| (1..=most).contains(n)).map(Some),
    };
    let (month, day) = (part(12)?, part(31)?);
    if parts.next().is_some() {
        return None;
    }
    let Some(month) = month else { return Some((first, first + 1.0)) };
    let month = first + f64::from(month - 1) / 12.0;
    let Some(day) = day else { return Some((month, month + 1.0 / 12.0)) };
    let day = month + f64::from(day - 1) / 31.0 / 12.0;
    Some((day, day + 1.0 / 31.0 / 12.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_long_as_what_it_says() {
        for (date, from, length) in [
            ("1967", 1967.0, 1.0),
            ("2009-10", 2009.75, 1.0 / 12.0),
            ("2021-01-01", 2021.0, 1.0 / 372.0),
            ("2021-06-15", 2021.0 + 5.0 / 12.0 + 14.0 / 372.0, 1.0 / 372.0),
            // to the end of March 2031
            ("FY2030", 2030.25, 1.0),
        ] {
            let (a, b) = span(date).expect(date);
            assert!((a - from).abs() < 1e-9 && (b - a - length).abs() < 1e-9, "{date}: {a} to {b}");
        }
    }

    #[test]
    fn what_is_later_lies_later_and_a_part_lies_in_its_whole() {
        let spans: Vec<_> = ["2021", "2021-06", "2021-06-15"].map(|date| span(date).expect(date)).into();
        for pair in spans.windows(2) {
            assert!(pair[0].0 <= pair[1].0 && pair[1].1 <= pair[0].1);
        }
        assert!(span("2020-12").unwrap().1 <= span("2021-01").unwrap().0 + 1e-9);
        assert!(span("2021-05-31").unwrap().1 <= span("2021-06-01").unwrap().0 + 1e-9);
    }

    #[test]
    fn what_is_no_date_has_no_place() {
        for text in
            ["", "mid-1980s", "FY", "FY30", "2021-13", "2021-00", "2021-06-32", "2021-06-15-1", "20", "1990/2019"]
        {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
