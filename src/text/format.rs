//! Numbers, dates, lists and plurals in a language, the same in prerendered and hydrated pages.
//!
//! Browsers' own formatting differs by version, so that the two could disagree; this module is pure and serves both.
//! What differs between languages is in their texts (`format.*`), apart from the plural rule.

use super::{Locale, Text, charts, ui};
use vocabulary::Date;

/// Minus sign, not a hyphen.
const MINUS: char = '\u{2212}';

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

/// Whether a whole number takes the first of two plural forms, by the rules of CLDR for cardinal numbers. Languages that
/// are not named (Japanese, Indonesian, Khmer, Lao, Malay, Burmese, Thai, Vietnamese, Chinese) have one form only. A test
/// compares the rules with those of a crate; the crate itself would cost every reader more than the texts do.
fn is_one(code: &str, n: usize) -> bool {
    match code {
        "en" | "ta" => n == 1,
        "fil" => matches!(n, 1..=3) || !matches!(n % 10, 4 | 6 | 9),
        _ => false,
    }
}

impl Locale {
    /// A number with a fixed count of decimals and grouped thousands: `−2.5`, `12,545`.
    pub fn number(self, value: f64, decimals: usize) -> String {
        // integers throughout: printing floats would add large tables to the program
        let scale = 10u64.pow(decimals as u32);
        let scaled = (value.abs() * scale as f64).round() as u64;
        let (whole, fraction) = ((scaled / scale).to_string(), scaled % scale);
        let mut out = String::new();
        if value < 0.0 && scaled > 0 {
            out.push(MINUS);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push_str(ui::FORMAT_GROUP.get(self));
            }
            out.push(digit);
        }
        if decimals > 0 {
            out.push_str(ui::FORMAT_DECIMAL.get(self));
            out.push_str(&format!("{fraction:0decimals$}"));
        }
        out
    }

    /// A number with one decimal if it has a fraction, else with none: `20.4`, `15`.
    pub fn plain_number(self, value: f64) -> String {
        self.number(value, usize::from(value.fract() != 0.0))
    }

    /// A number of units of ten to the power of `exponent`: `20.4` with 12. Languages that count in ten thousands have it
    /// in full (`20兆4,000億`), since their texts name no unit of that size; the texts of others name it.
    pub fn large(self, value: f64, exponent: u32, decimals: usize) -> String {
        let myriads = charts::NUMBER_MYRIADS.get(self);
        if myriads.is_empty() || exponent < decimals as u32 {
            return self.number(value, decimals);
        }
        let shift = 10u64.pow(exponent - decimals as u32);
        let mut rest = (value.abs() * 10f64.powi(decimals as i32)).round() as u64 * shift;
        let mut out = if value < 0.0 && rest > 0 { String::from(MINUS) } else { String::new() };
        if rest == 0 {
            return self.number(0.0, 0);
        }
        let count = myriads.chars().count() as u32;
        for (power, name) in (1..=count).rev().zip(myriads.chars().rev()) {
            let unit = 10_000u64.pow(power);
            if rest >= unit {
                out.push_str(&self.number((rest / unit) as f64, 0));
                out.push(name);
            }
            rest %= unit;
        }
        if rest > 0 {
            out.push_str(&self.number(rest as f64, 0));
        }
        out
    }

    /// A number of millions (`exponent` 6) or billions (9) in the unit in which tables of the language have such
    /// numbers: millions and billions, or ten thousands (`万`) and hundred millions (`億`).
    pub fn in_unit(self, value: f64, exponent: u32, decimals: usize) -> String {
        let shift = if self.counts_in_myriads() { exponent % 4 } else { 0 };
        self.number(value * 10f64.powi(shift as i32), decimals.saturating_sub(shift as usize))
    }

    /// Whether the language counts large numbers in ten thousands.
    pub fn counts_in_myriads(self) -> bool {
        !charts::NUMBER_MYRIADS.get(self).is_empty()
    }

    /// A date as precise as it is given: `1967`, `October 2009`, `15 June 2021`, `fiscal 2030`.
    pub fn date(self, date: Date) -> String {
        let year = date.year().to_string();
        let month = |m: u8| MONTHS.get(usize::from(m).wrapping_sub(1)).map_or("", |text| text.get(self));
        match date {
            Date::Year(_) => ui::FORMAT_YEAR.fill(self, &[("year", &year)]),
            Date::Month(_, m) => ui::FORMAT_MONTH.fill(self, &[("month", month(m)), ("year", &year)]),
            Date::Day(_, m, d) => {
                ui::FORMAT_DAY.fill(self, &[("day", &d.to_string()), ("month", month(m)), ("year", &year)])
            }
            Date::FiscalYear(_) => ui::FORMAT_FISCAL.fill(self, &[("year", &year)]),
            Date::MidDecade(_) => ui::FORMAT_MID_DECADE.fill(self, &[("decade", &year)]),
            Date::Years(_, last) => ui::FORMAT_YEARS.fill(self, &[("first", &year), ("last", &last.to_string())]),
        }
    }

    /// The text for one thing or the text for several, by the plural rule of the language.
    pub fn plural(self, n: usize, one: Text, other: Text) -> Text {
        if is_one(self.code(), n) { one } else { other }
    }

    /// The same with `{n}` filled in.
    pub fn count(self, n: usize, one: Text, other: Text) -> String {
        self.plural(n, one, other).fill(self, &[("n", &self.number(n as f64, 0))])
    }

    /// Words with commas between them: `a, b, c`.
    pub fn commas<S: AsRef<str>>(self, items: &[S]) -> String {
        self.joined(items, ui::FORMAT_COMMA)
    }

    /// Pieces that can have commas in them: `a; b, c; d`.
    pub fn semicolons<S: AsRef<str>>(self, items: &[S]) -> String {
        let end = charts::JOIN_END.get(self);
        let mut out = String::new();
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                let separator = if out.ends_with(end) { charts::JOIN_AFTER_STOP } else { charts::JOIN_SEMICOLON };
                out.push_str(separator.get(self));
            }
            out.push_str(item.as_ref());
        }
        out
    }

    /// Words with a text between them.
    pub fn joined<S: AsRef<str>>(self, items: &[S], separator: Text) -> String {
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(separator.get(self))
    }

    /// `label: text`.
    pub fn labelled(self, label: &str, text: &str) -> String {
        [label, text].join(ui::FORMAT_COLON.get(self))
    }

    /// `text (aside)`.
    pub fn with_aside(self, text: &str, aside: &str) -> String {
        charts::JOIN_ASIDE.fill(self, &[("text", text), ("aside", aside)])
    }

    /// Words in a row: `a`, `a and b`, `a, b and c`.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let mut out = String::new();
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                let separator = if i + 1 == items.len() { ui::FORMAT_AND } else { ui::FORMAT_COMMA };
                out.push_str(separator.get(self));
            }
            out.push_str(item.as_ref());
        }
        out
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
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
            assert_eq!(english().number(value, decimals), printed);
        }
    }

    #[test]
    fn large_numbers_are_counted_as_the_language_counts() {
        let japanese = Locale::built_in("ja").expect("Japanese");
        for (value, exponent, decimals, english_words, japanese_words) in [
            (20.4, 12, 1, "20.4", "20兆4,000億"),
            (136.2, 12, 1, "136.2", "136兆2,000億"),
            (2_290.6, 9, 1, "2,290.6", "2兆2,906億"),
            (-22.0, 9, 1, "−22.0", "−220億"),
            (12.01, 9, 2, "12.01", "120億1,000万"),
            (3.4, 6, 1, "3.4", "340万"),
            (447.0, 3, 0, "447", "44万7,000"),
            (200_000.0, 0, 0, "200,000", "20万"),
            (12_545.0, 0, 0, "12,545", "1万2,545"),
            (7.0, 0, 0, "7", "7"),
            (0.0, 9, 1, "0.0", "0"),
            (5.0, 0, 1, "5.0", "5.0"),
            (-2.5, 0, 1, "−2.5", "−2.5"),
        ] {
            assert_eq!(english().large(value, exponent, decimals), english_words);
            assert_eq!(japanese.large(value, exponent, decimals), japanese_words);
        }
        // 億円 where English tables have billions, 万人 where they have millions
        assert_eq!(english().in_unit(251.7, 9, 1), "251.7");
        assert_eq!(japanese.in_unit(251.7, 9, 1), "2,517");
        assert_eq!(english().in_unit(0.4474, 6, 1), "0.4");
        assert_eq!(japanese.in_unit(0.4474, 6, 1), "45");
    }

    #[test]
    fn plain_numbers_show_what_was_given() {
        for (value, printed) in [(15.0, "15"), (20.4, "20.4"), (-2.5, "−2.5"), (12_545.0, "12,545"), (0.0, "0")] {
            assert_eq!(english().plain_number(value), printed);
        }
    }

    #[test]
    fn dates_are_as_precise_as_given() {
        for (date, printed) in [
            (Date::Year(1967), "1967"),
            (Date::Month(2009, 10), "October 2009"),
            (Date::Day(2021, 6, 15), "15 June 2021"),
            (Date::Day(2022, 1, 1), "1 January 2022"),
            (Date::Month(2021, 12), "December 2021"),
            (Date::FiscalYear(2030), "fiscal 2030"),
            (Date::MidDecade(1980), "mid-1980s"),
            (Date::Years(1990, 2019), "1990–2019"),
        ] {
            assert_eq!(english().date(date), printed);
        }
    }

    #[test]
    fn lists_read_as_sentences_do() {
        assert_eq!(english().list::<&str>(&[]), "");
        assert_eq!(english().list(&["Laos"]), "Laos");
        assert_eq!(english().list(&["Laos", "Myanmar"]), "Laos and Myanmar");
        assert_eq!(english().list(&["Laos", "Myanmar", "Vietnam"]), "Laos, Myanmar and Vietnam");
    }

    #[test]
    fn pieces_are_joined_as_the_language_joins_them() {
        let japanese = Locale::built_in("ja").expect("Japanese");
        for (locale, pieces, named) in [(english(), "a, b; c.; d", "a: b (c)"), (japanese, "a、b；c。d", "a：b（c）")]
        {
            let end = charts::JOIN_END.get(locale);
            let all = [locale.commas(&["a", "b"]), format!("c{end}"), "d".to_owned()];
            assert_eq!(locale.semicolons(&all), pieces);
            assert_eq!(locale.labelled("a", &locale.with_aside("b", "c")), named);
        }
    }

    #[test]
    fn a_language_without_a_singular_has_one_form() {
        let pack = crate::text::pack("en").expect("English");
        let japanese = Locale::from_packs("ja", vec![pack]).expect("texts of this build");
        let (one, other) = (ui::MONTH_M01, ui::MONTH_M02);
        assert_eq!([0, 1, 2].map(|n| japanese.plural(n, one, other)), [other; 3]);
        assert_eq!([0, 1, 2].map(|n| english().plural(n, one, other)), [other, one, other]);
    }

    #[test]
    fn plural_forms_are_those_of_cldr() {
        use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
        for code in ["en", "ja", "id", "ms", "fil", "vi", "th", "lo", "km", "my", "ta", "zh"] {
            let language: unic_langid::LanguageIdentifier = code.parse().expect("a language");
            let rules = PluralRules::create(language, PluralRuleType::CARDINAL).expect("rules");
            for n in (0..2_000).chain([10_000, 1_000_000]) {
                let first = rules.select(n).expect("a form") == PluralCategory::ONE;
                assert_eq!(super::is_one(code, n), first, "{n} in {code}");
            }
        }
    }

    #[test]
    fn one_is_told_from_many() {
        // any two texts will do; what matters is which of them is taken
        let (one, other) = (ui::MONTH_M01, ui::MONTH_M02);
        for (n, text) in [(0, "February"), (1, "January"), (2, "February"), (11, "February")] {
            assert_eq!(english().count(n, one, other), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(20_210_615), ..ProptestConfig::default() })]

        #[test]
        fn a_printed_number_reads_back(value in -1e12..1e12f64, decimals in 0usize..4) {
            let printed = english().number(value, decimals);
            let back: f64 = printed.replace(',', "").replace(MINUS, "-").parse().expect("a number");
            let near = 0.5 / 10f64.powi(i32::try_from(decimals).unwrap_or_default()) + value.abs() * 1e-12;
            prop_assert!((back - value).abs() <= near, "{} became {}", value, printed);
            let whole = printed.trim_start_matches(MINUS).split('.').next().unwrap_or_default();
            let groups: Vec<&str> = whole.split(',').collect();
            prop_assert!(groups[1..].iter().all(|g| g.len() == 3), "{}", printed);
            prop_assert!((1..=3).contains(&groups[0].len()), "{}", printed);
        }
    }
}
