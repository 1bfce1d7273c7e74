//! Dates as precise as the text that gives them.

use std::fmt;

/// First month of a fiscal year in Japan.
const FISCAL_YEAR_MONTH: u8 = 4;

/// A date as precise as it is given. Months and days count from 1; years are those of the
/// Gregorian calendar, with four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Date {
    /// `1967`
    Year(u16),
    /// `2009-10`
    Month(u16, u8),
    /// `2021-06-15`
    Day(u16, u8, u8),
    /// `FY2030`: a fiscal year of Japan, from April of that year to March of the next.
    FiscalYear(u16),
    /// `mid-1980s`: the middle years of a decade, given by its first year.
    MidDecade(u16),
    /// `1990/2019`: from the first year to the last.
    Years(u16, u16),
}

impl Date {
    /// Reads the notation of the content files: ISO 8601 for years, months and days, and the forms
    /// in the documentation of the variants. `None` if the text has none of these forms.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let number = |text: &str, digits: usize| {
            let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| text.parse::<u16>().ok()).flatten()
        };
        let year = |text: &str| number(text, 4);
        let part = |text: &str, most: u16| {
            number(text, 2).filter(|n| (1..=most).contains(n)).and_then(|n| u8::try_from(n).ok())
        };
        if let Some(fiscal) = text.strip_prefix("FY") {
            return year(fiscal).map(Date::FiscalYear);
        }
        if let Some(decade) = text.strip_prefix("mid-").and_then(|rest| rest.strip_suffix('s')) {
            return year(decade).filter(|y| y.is_multiple_of(10)).map(Date::MidDecade);
        }
        if let Some((first, last)) = text.split_once('/') {
            return year(first).zip(year(last)).filter(|(a, b)| a < b).map(|(a, b)| Date::Years(a, b));
        }
        match text.split('-').collect::<Vec<_>>()[..] {
            [y] => year(y).map(Date::Year),
            [y, m] => Some(Date::Month(year(y)?, part(m, 12)?)),
            [y, m, d] => Some(Date::Day(year(y)?, part(m, 12)?, part(d, 31)?)),
            _ => None,
        }
    }

    /// The year, or the first of several: the year in which a fiscal year begins, the first year of a
    /// decade.
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Date::Year(y)
            | Date::Month(y, _)
            | Date::Day(y, ..)
            | Date::FiscalYear(y)
            | Date::MidDecade(y)
            | Date::Years(y, _) => y,
        }
    }

    /// Year, month and day to sort by; 0 for what is not given, so that a year comes before its months
    /// and a month before its days.
    #[must_use]
    pub const fn order(self) -> (u16, u8, u8) {
        match self {
            Date::Year(y) | Date::Years(y, _) => (y, 0, 0),
            Date::Month(y, m) => (y, m, 0),
            Date::Day(y, m, d) => (y, m, d),
            Date::FiscalYear(y) => (y, FISCAL_YEAR_MONTH, 0),
            Date::MidDecade(y) => (y + 5, 0, 0),
        }
    }

    /// The last month of a fiscal year.
    #[must_use]
    pub const fn fiscal_year_end(year: u16) -> Date {
        Date::Month(year + 1, FISCAL_YEAR_MONTH - 1)
    }

    /// Begin and end on a line of years: `2009-10` is 2009.75 to 2009.83. All months are taken to be
    /// equally long. The middle of a decade is its four to seven: 1984 to the end of 1986 for `mid-1980s`.
    #[must_use]
    pub fn span(self) -> (f64, f64) {
        let month = |y: u16, m: u8| f64::from(y) + f64::from(m - 1) / 12.0;
        match self {
            Date::Year(y) => (f64::from(y), f64::from(y) + 1.0),
            Date::Month(y, m) => (month(y, m), month(y, m) + 1.0 / 12.0),
            Date::Day(y, m, d) => {
                let from = month(y, m) + f64::from(d - 1) / 31.0 / 12.0;
                (from, from + 1.0 / 31.0 / 12.0)
            }
            Date::FiscalYear(y) => (month(y, FISCAL_YEAR_MONTH), month(y, FISCAL_YEAR_MONTH) + 1.0),
            Date::MidDecade(y) => (f64::from(y) + 4.0, f64::from(y) + 7.0),
            Date::Years(first, last) => (f64::from(first), f64::from(last) + 1.0),
        }
    }
}

/// The notation that [`Date::parse`] reads; ISO 8601 for years, months and days.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Date::Year(y) => write!(f, "{y}"),
            Date::Month(y, m) => write!(f, "{y}-{m:02}"),
            Date::Day(y, m, d) => write!(f, "{y}-{m:02}-{d:02}"),
            Date::FiscalYear(y) => write!(f, "FY{y}"),
            Date::MidDecade(y) => write!(f, "mid-{y}s"),
            Date::Years(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

/// Content files and open data have dates as text.
#[cfg(feature = "schema")]
mod schema {
    use super::Date;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::borrow::Cow;

    impl Serialize for Date {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Date {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Date::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no date")))
        }
    }

    impl JsonSchema for Date {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            String::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            String::json_schema(generator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_written_in_one_notation() {
        for (text, date) in [
            ("1967", Date::Year(1967)),
            ("2009-10", Date::Month(2009, 10)),
            ("2021-06-05", Date::Day(2021, 6, 5)),
            ("FY2030", Date::FiscalYear(2030)),
            ("mid-1980s", Date::MidDecade(1980)),
            ("1990/2019", Date::Years(1990, 2019)),
        ] {
            assert_eq!(Date::parse(text), Some(date), "{text}");
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn text_in_another_form_is_no_date() {
        for text in [
            "",
            "20",
            "FY",
            "FY30",
            "FY2030-01",
            "2021-13",
            "2021-00",
            "2021-6",
            "2021-06-32",
            "2021-06-15-1",
            "+021",
            "mid-1985s",
            "mid-1980",
            "2019/1990",
            "15 June 2021",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_spans_as_much_time_as_it_leaves_open() {
        for (date, from, length) in [
            (Date::Year(1967), 1967.0, 1.0),
            (Date::Month(2009, 10), 2009.75, 1.0 / 12.0),
            (Date::Day(2021, 1, 1), 2021.0, 1.0 / 372.0),
            (Date::Day(2021, 6, 15), 2021.0 + 5.0 / 12.0 + 14.0 / 372.0, 1.0 / 372.0),
            // to the end of March 2031
            (Date::FiscalYear(2030), 2030.25, 1.0),
            (Date::MidDecade(1980), 1984.0, 3.0),
            (Date::Years(1990, 2019), 1990.0, 30.0),
        ] {
            let (a, b) = date.span();
            assert!((a - from).abs() < 1e-9 && (b - a - length).abs() < 1e-9, "{date}: {a} to {b}");
        }
        let spans = [Date::Year(2021), Date::Month(2021, 6), Date::Day(2021, 6, 15)].map(Date::span);
        for pair in spans.windows(2) {
            assert!(pair[0].0 <= pair[1].0 && pair[1].1 <= pair[0].1);
        }
        assert!(Date::Day(2021, 5, 31).span().1 <= Date::Day(2021, 6, 1).span().0 + 1e-9);
    }

    #[test]
    fn dates_are_ordered_as_their_iso_forms() {
        let dates = ["2020", "2020-11", "2020-11-15", "2020-12", "2021"].map(|text| Date::parse(text).expect(text));
        assert!(dates.windows(2).all(|pair| pair[0].order() < pair[1].order()));
    }

    #[test]
    fn a_fiscal_year_ends_in_march_of_the_next_year() {
        assert_eq!(Date::fiscal_year_end(2030), Date::Month(2031, 3));
    }
}
