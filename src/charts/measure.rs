//! The figures from outside the proposal that are known of the members one by one: what briefs, comparisons and the
//! map show. Each has a value, its date, its source and how it was obtained there.
//!
//! A member without a figure has none: it is neither zero nor estimated. Where several members were published as one
//! amount ([`Measure::block`]), that amount belongs to all of them together and is never split.

use super::table::ValueSource;
use crate::context::{
    self, BASES, GROWTH, INVESTMENT, MEMBERS, Member, Observation, RESIDENTS, SourceIx, Status, VISITORS,
};
use crate::proposal::{CountryIx, Date, Statistic, StatisticIx};
use crate::text::{Locale, Text, charts};

/// Something that is measured of each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Growth of gross domestic product in a year, per cent.
    Growth(u16),
    /// Japan's direct investment, net flow of a year, billion yen.
    Investment,
    /// Business bases of Japanese companies.
    Bases,
    /// Arrivals in Japan in a year.
    Visitors,
    /// Japanese people who live there.
    Residents,
    /// Persons.
    Population,
    /// Gross domestic product, billion US dollars.
    Gdp,
}

/// A value of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The number in the measure's unit.
    pub value: f64,
    /// The year or day that it is for.
    pub date: Date,
    /// The source that has it, and how it was obtained there.
    pub source: ValueSource,
}

/// A place among the members that have a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// From 1, the largest value first.
    pub place: usize,
    /// How many members have a figure of their own.
    pub of: usize,
    /// Whether another member has the same value.
    pub shared: bool,
}

impl Measure {
    /// All of them, in the order of a brief.
    pub const ALL: [Self; 9] = [
        Self::Growth(2020),
        Self::Growth(2021),
        Self::Growth(2022),
        Self::Investment,
        Self::Bases,
        Self::Visitors,
        Self::Residents,
        Self::Population,
        Self::Gdp,
    ];

    /// Its name in hooks and addresses.
    #[must_use]
    pub fn id(self) -> String {
        let name = match self {
            Self::Growth(year) => return format!("growth-{year}"),
            Self::Investment => "investment",
            Self::Bases => "bases",
            Self::Visitors => "visitors",
            Self::Residents => "residents",
            Self::Population => "population",
            Self::Gdp => "gdp",
        };
        name.to_owned()
    }

    /// Its name without a date.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Growth(_) => charts::MEASURE_GROWTH,
            Self::Investment => charts::MEASURE_INVESTMENT,
            Self::Bases => charts::MEASURE_BASES,
            Self::Visitors => charts::MEASURE_VISITORS,
            Self::Residents => charts::MEASURE_RESIDENTS,
            Self::Population => charts::MEASURE_POPULATION,
            Self::Gdp => charts::MEASURE_GDP,
        }
    }

    /// The date that its values are for, the same for all members: that of the proposal's own figure where it has
    /// one, otherwise the latest.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Growth(year) => Date::Year(year),
            Self::Investment => date_of(&INVESTMENT),
            Self::Bases => date_of(&BASES),
            Self::Visitors => StatisticIx::VISITORS.get().year.unwrap_or_else(|| date_of(&VISITORS)),
            Self::Residents => date_of(&RESIDENTS),
            Self::Population | Self::Gdp => Date::Year(2020),
        }
    }

    /// The date in words; a forecast is called that.
    #[must_use]
    pub fn date_words(self, locale: Locale) -> String {
        let date = locale.date(self.date());
        match self {
            Self::Residents => charts::MEASURE_RESIDENTS_DATE.fill(locale, &[("date", &date)]),
            _ if self.is_forecast() => charts::MEASURE_FORECAST.fill(locale, &[("date", &date)]),
            _ => date,
        }
    }

    /// Its name with its date.
    #[must_use]
    pub fn title(self, locale: Locale) -> String {
        let blanks = [("name", self.name().get(locale)), ("date", &self.date_words(locale))];
        charts::MEASURE_OF.fill(locale, &blanks)
    }

    /// Whether all values are forecasts, made before the year was over.
    #[must_use]
    pub fn is_forecast(self) -> bool {
        matches!(self, Self::Growth(year) if GROWTH.iter().any(|g| g.year == year && g.basis == context::GrowthBasis::AdbForecast))
    }

    /// The proposal's own figure for all ten members, if it has one.
    #[must_use]
    pub fn total(self) -> Option<&'static Statistic> {
        Some(match self {
            Self::Growth(2020) => StatisticIx::GROWTH_2020.get(),
            Self::Growth(2021) => StatisticIx::GROWTH_2021.get(),
            Self::Growth(2022) => StatisticIx::GROWTH_2022.get(),
            Self::Investment => StatisticIx::INVESTMENT.get(),
            Self::Bases => StatisticIx::BASES.get(),
            Self::Visitors => StatisticIx::VISITORS.get(),
            Self::Residents => StatisticIx::RESIDENTS.get(),
            Self::Growth(_) | Self::Population | Self::Gdp => return None,
        })
    }

    /// A value in figures, in the unit that headings of the language name.
    #[must_use]
    pub fn figure(self, locale: Locale, value: f64) -> String {
        match self {
            Self::Growth(_) => locale.number(value, 1),
            Self::Investment => locale.in_unit(value, 9, 1),
            Self::Gdp => locale.in_unit(value, 9, 2),
            Self::Bases | Self::Visitors | Self::Residents | Self::Population => locale.number(value, 0),
        }
    }

    /// A value with its unit; numbers of persons and bases have none, since the name says what is counted.
    #[must_use]
    pub fn amount(self, locale: Locale, value: f64) -> String {
        let (unit, figure) = match self {
            Self::Growth(_) => (charts::MEASURE_PERCENT, self.figure(locale, value)),
            Self::Investment => (charts::MEASURE_BILLION_YEN, locale.large(value, 9, 1)),
            Self::Gdp => (charts::MEASURE_BILLION_DOLLARS, locale.large(value, 9, 2)),
            Self::Bases | Self::Visitors | Self::Residents | Self::Population => return self.figure(locale, value),
        };
        unit.fill(locale, &[("n", &figure)])
    }

    /// The value of a member on the measure's date; `None` if there is none of its own.
    #[must_use]
    pub fn of(self, country: CountryIx) -> Option<Value> {
        self.on(country, self.date())
    }

    /// The value of a member on another date.
    #[must_use]
    pub fn on(self, country: CountryIx, date: Date) -> Option<Value> {
        let of_member = |value: fn(&Member) -> f64, source: usize| {
            let member = MEMBERS.iter().find(|m| m.country == country).filter(|_| date == self.date())?;
            Some(Value { value: value(member), date, source: outside(member.sources[source], Status::Dataset) })
        };
        match self {
            Self::Growth(_) => {
                let g = context::growth(country, date.year())?;
                Some(Value { value: g.value, date, source: outside(g.source, g.status) })
            }
            Self::Population => of_member(|m| m.population_2020 as f64, 0),
            Self::Gdp => of_member(|m| m.gdp_2020_usd_bn, 1),
            _ => {
                let f = context::observation(self.observations()?, country, date)?;
                Some(Value { value: f.value, date, source: source_of(f) })
            }
        }
    }

    /// The amount of several members together that includes a member, if it was published only so.
    #[must_use]
    pub fn block(self, country: CountryIx) -> Option<&'static Observation> {
        self.blocks().find(|f| f.countries.contains(&country))
    }

    /// The amounts of several members together.
    pub fn blocks(self) -> impl Iterator<Item = &'static Observation> {
        let date = self.date();
        self.observations().unwrap_or_default().iter().filter(move |f| f.countries.len() > 1 && f.date == date)
    }

    /// The members that have a figure of their own, the largest value first; of the same value in the order of
    /// members.
    #[must_use]
    pub fn ranked(self) -> Vec<(CountryIx, Value)> {
        let mut all: Vec<(CountryIx, Value)> =
            MEMBERS.iter().filter_map(|m| Some((m.country, self.of(m.country)?))).collect();
        all.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
        all
    }

    /// The place of a member among those that have a figure of their own; `None` if it has none.
    #[must_use]
    pub fn rank(self, country: CountryIx) -> Option<Rank> {
        let (own, all) = (self.of(country)?.value, self.ranked());
        let place = 1 + all.iter().filter(|(_, other)| other.value > own).count();
        let shared = all.iter().filter(|(_, other)| other.value.total_cmp(&own).is_eq()).count() > 1;
        Some(Rank { place, of: all.len(), shared })
    }

    fn observations(self) -> Option<&'static [Observation]> {
        Some(match self {
            Self::Investment => &INVESTMENT,
            Self::Bases => &BASES,
            Self::Visitors => &VISITORS,
            Self::Residents => &RESIDENTS,
            Self::Growth(_) | Self::Population | Self::Gdp => return None,
        })
    }
}

fn outside(source: SourceIx, status: Status) -> ValueSource {
    ValueSource::Outside(source, status)
}

/// Where an amount comes from: what remains of a total has no source of its own.
#[must_use]
pub fn source_of(figure: &Observation) -> ValueSource {
    figure.source.map_or(ValueSource::Derived, |source| outside(source, figure.status))
}

/// The latest date of a list.
fn date_of(list: &[Observation]) -> Date {
    list.iter().map(|f| f.date).max_by_key(|date| date.order()).unwrap_or(Date::Year(2020))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::proposal::country;

    fn member(code: &str) -> CountryIx {
        country(code).expect("a member")
    }

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    fn shown(measure: Measure, code: &str) -> Option<String> {
        measure.of(member(code)).map(|v| measure.amount(english(), v.value))
    }

    #[test]
    fn values_are_those_of_the_records() {
        for (measure, code, wanted) in [
            (Measure::Growth(2020), "VN", Some("2.9%")),
            (Measure::Growth(2022), "MM", None),
            (Measure::Investment, "VN", Some("251.7 billion yen")),
            (Measure::Investment, "KH", None),
            (Measure::Bases, "VN", Some("1,816")),
            (Measure::Bases, "SG", None),
            (Measure::Visitors, "VN", Some("389,004")),
            (Measure::Visitors, "LA", None),
            (Measure::Residents, "VN", Some("23,437")),
            (Measure::Population, "BN", Some("447,404")),
            (Measure::Gdp, "BN", Some("12.01 billion US dollars")),
        ] {
            assert_eq!(shown(measure, code).as_deref(), wanted, "{measure:?} {code}");
        }
    }

    #[test]
    fn dates_are_those_of_the_proposal_or_the_latest() {
        let words = Measure::ALL.map(|m| m.date_words(english()));
        let wanted = [
            "2020",
            "2021, forecast",
            "2022, forecast",
            "2020",
            "1 October 2017",
            "2018",
            "October 2020",
            "2020",
            "2020",
        ];
        assert_eq!(words, wanted);
    }

    /// What the members have together is what the proposal says of all ten.
    #[test]
    fn members_and_blocks_make_up_the_totals() {
        let sum =
            |m: Measure| -> f64 { m.ranked().iter().map(|(_, v)| v.value).chain(m.blocks().map(|f| f.value)).sum() };
        assert_eq!(sum(Measure::Bases), 12_545.0);
        assert!((sum(Measure::Investment) - 2_290.6).abs() < 1e-6);
        assert_eq!(sum(Measure::Visitors), 3_327_632.0);
        for (year, mean) in [(2020, -2.5), (2021, 3.1), (2022, 5.0)] {
            let all = Measure::Growth(year).ranked();
            let is = all.iter().map(|(_, v)| v.value).sum::<f64>() / all.len() as f64;
            assert!((is - mean).abs() < 0.05, "{year}: {is}");
        }
    }

    #[test]
    fn a_member_has_a_figure_or_a_block_and_never_both() {
        for measure in Measure::ALL {
            for m in &MEMBERS {
                assert!(measure.of(m.country).is_none() || measure.block(m.country).is_none(), "{measure:?}");
            }
        }
        assert_eq!(Measure::Bases.block(member("SG")).map(|f| f.countries.len()), Some(5));
        assert_eq!(Measure::Investment.block(member("LA")).map(|f| (f.countries.len(), f.value)), Some((4, -22.0)));
    }

    #[test]
    fn ranks_count_those_with_a_figure_only() {
        let rank = |m: Measure, code| m.rank(member(code)).map(|r| (r.place, r.of));
        assert_eq!(rank(Measure::Bases, "VN"), Some((3, 5)));
        assert_eq!(rank(Measure::Investment, "SG"), Some((1, 6)));
        assert_eq!(rank(Measure::Growth(2022), "MM"), None);
        assert_eq!(rank(Measure::Growth(2022), "VN").map(|(_, of)| of), Some(9));
        assert_eq!(rank(Measure::Population, "ID"), Some((1, 10)));
        for measure in Measure::ALL {
            let all = measure.ranked();
            for (country, value) in &all {
                let same = all.iter().filter(|(_, v)| v.value == value.value).count() > 1;
                assert_eq!(measure.rank(*country).map(|r| r.shared), Some(same), "{measure:?}");
            }
        }
    }
}
