//! `targets`: the four figures of the proposal that are targets, by the year they are set for.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection};
use crate::chart::axis::Tick;
use crate::chart::scale;
use crate::chart_id::ChartId;
use crate::component::facts::{value_of, year_of};
use crate::facet::Choice;
use crate::proposal::{DOCUMENT, Date, Locator, Nature, STATISTICS, Statistic, StatisticIx, Unit};
use crate::text::{Locale, Text, charts};
use drawing::{Aim, Target, Targets};

pub(super) const ENTRY: Entry = Entry {
    title: charts::TARGETS_TITLE,
    description: charts::TARGETS_DESC,
    country_choice: CountryChoice::Never,
    statistics: &[
        StatisticIx::EMISSIONS_GOAL,
        StatisticIx::EMISSIONS_ASPIRATION,
        StatisticIx::CLIMATE_FINANCING,
        StatisticIx::MARINE_PLASTIC,
    ],
    build,
};

/// The targets, in the order of the text.
fn all() -> impl Iterator<Item = &'static Statistic> {
    STATISTICS.iter().filter(|s| s.nature == Nature::Target)
}

fn aim(s: &Statistic) -> Aim {
    match s.aim {
        Some(crate::proposal::Aim::Aspiration) => Aim::Aspiration,
        _ => Aim::Goal,
    }
}

/// Beginning and end of the year that a target is set for.
fn period(s: &Statistic) -> (f64, f64) {
    s.year.map(Date::span).unwrap_or_default()
}

/// The year as a number: 2030 for fiscal 2030, which begins in it.
fn year(s: &Statistic) -> f64 {
    period(s).0.floor()
}

/// A reduction with its sign, a share with "at least", an amount as it is; in full and in few letters.
fn value(locale: Locale, s: &Statistic) -> (String, String) {
    let filled = |text: Text, number: f64| text.fill(locale, &[("value", &locale.plain_number(number))]);
    let percent = s.unit == Unit::Percent;
    match (percent, s.base_year) {
        (true, Some(_)) => (filled(charts::TARGETS_LESS, -s.value), filled(charts::TARGETS_LESS, -s.value)),
        (true, None) => (filled(charts::TARGETS_AT_LEAST, s.value), filled(charts::TARGETS_AT_LEAST_SHORT, s.value)),
        (false, _) => (locale.plain_number(s.value), locale.plain_number(s.value)),
    }
}

/// What a target is about and what must be known of it, each in full and in few letters.
fn words(s: &Statistic) -> [Text; 4] {
    let [name, name_short] = match (s.base_year, s.unit == Unit::Percent) {
        (Some(_), _) => [charts::TARGETS_GASES, charts::TARGETS_GASES_SHORT],
        (None, true) => [charts::TARGETS_BANK, charts::TARGETS_BANK_SHORT],
        (None, false) => [charts::TARGETS_SEA, charts::TARGETS_SEA_SHORT],
    };
    let [remark, remark_short] = match (aim(s), s.base_year, s.unit == Unit::Percent) {
        (Aim::Aspiration, ..) => [charts::TARGETS_ASPIRATION, charts::TARGETS_ASPIRATION_SHORT],
        (_, Some(_), _) => [charts::TARGETS_GOAL, charts::TARGETS_GOAL_SHORT],
        (_, None, true) => [charts::TARGETS_SHARE, charts::TARGETS_SHARE_SHORT],
        (_, None, false) => [charts::TARGETS_ADDITIONAL, charts::TARGETS_ADDITIONAL_SHORT],
    };
    [name, name_short, remark, remark_short]
}

/// The year of a target, in full and in few letters. A fiscal year comes with the month it ends in.
fn due(locale: Locale, s: &Statistic) -> (String, String) {
    let year = s.year.map(|year| locale.date(year)).unwrap_or_default();
    let short = charts::TARGETS_BY_YEAR.fill(locale, &[("year", &year)]);
    let Some(Date::FiscalYear(fiscal)) = s.year else { return (short.clone(), short) };
    let end = locale.date(Date::fiscal_year_end(fiscal));
    (charts::TARGETS_BY_FISCAL.fill(locale, &[("year", &year), ("end", &end)]), short)
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let rows = all().map(|s| {
        let source = ValueSource::Proposal(Locator::Note(s.note));
        let cells =
            vec![Cell::new(s.value, value_of(locale, s), source), Cell::new(year(s), year_of(locale, s), source)];
        Row::new(s.title.get(locale), &[], cells)
    });
    let table = Table {
        corner: charts::TARGETS_TARGET.get(locale).to_owned(),
        head: vec![charts::TARGETS_AIM.get(locale).to_owned(), charts::TARGETS_BY.get(locale).to_owned()],
        rows: rows.collect(),
    };
    let mut places: Vec<Locator> = Vec::new();
    for place in all().flat_map(|s| [Locator::Note(s.note), s.at]) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let of_gas = |kind: Aim| all().find(|s| s.base_year.is_some() && aim(s) == kind);
    let sign = |kind: Aim| of_gas(kind).map(|s| value(locale, s).0).unwrap_or_default();
    let by = of_gas(Aim::Goal).and_then(|s| s.year).map(|year| locale.date(year)).unwrap_or_default();
    let statement = charts::TARGETS_SAYS
        .fill(locale, &[("goal", &sign(Aim::Goal)), ("aspiration", &sign(Aim::Aspiration)), ("year", &by)]);
    let drawing = Box::new(chart(locale, selection));
    ChartView {
        places,
        statements: vec![(Evidence::Proposal, statement)],
        notices: vec![charts::TARGETS_FACE],
        key: Aim::ALL.map(|kind| (drawing::glyph(kind), key_name(kind).get(locale).to_owned())).into(),
        unit: charts::TARGETS_UNIT.get(locale).to_owned(),
        ..ChartView::new(ChartId::Targets, drawing, charts::TARGETS_LABEL, table)
    }
}

fn key_name(kind: Aim) -> Text {
    match kind {
        Aim::Goal => charts::TARGETS_KEY_GOAL,
        Aim::Aspiration => charts::TARGETS_KEY_ASPIRATION,
    }
}

fn chart(locale: Locale, selection: &Selection) -> Targets {
    let start = DOCUMENT.date.span().0;
    let end = all().map(|s| period(s).1).fold(start, f64::max);
    let row = |s: &'static Statistic| {
        let base = s.base_year.map(|year| locale.date(year)).unwrap_or_default();
        let (value, value_short) = value(locale, s);
        let [name, name_short, remark, remark_short] = words(s);
        let (due, due_short) = due(locale, s);
        let title = s.title.get(locale);
        Target {
            value,
            value_short,
            name: name.get(locale).to_owned(),
            name_short: name_short.get(locale).to_owned(),
            remark: remark.fill(locale, &[("base", &base)]),
            remark_short: remark_short.fill(locale, &[("base", &base)]),
            aim: aim(s),
            period: period(s),
            selected: s.at.area().is_some_and(|area| selection.query.has(Choice::area(area))),
            value_label: locale.labelled(title, &value_of(locale, s)),
            due_label: locale.labelled(title, &charts::TARGETS_BY_YEAR.fill(locale, &[("year", &year_of(locale, s))])),
            due,
            due_short,
        }
    };
    let published = locale.date(DOCUMENT.date);
    let ticks = scale::ticks(start, end, 7).into_iter();
    Targets {
        start,
        start_label: charts::TARGETS_PUBLISHED.fill(locale, &[("date", &published)]),
        start_short: published,
        rows: all().map(row).collect(),
        ticks: ticks.map(|value| Tick::new(value, (value as u32).to_string())).collect(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(search: &str) -> Targets {
        let (query, _) = crate::url::Query::parse(search);
        chart(crate::charts::tests::english(), &Selection { query, ..Selection::none() })
    }

    #[test]
    fn the_four_targets_keep_what_qualifies_them() {
        let rows = drawn("").rows;
        let told: Vec<_> = rows.iter().map(|row| (row.value.as_str(), row.due.as_str(), row.aim)).collect();
        assert_eq!(
            told,
            [
                ("−46%", "by fiscal 2030, to March 2031", Aim::Goal),
                ("−50%", "by fiscal 2030, to March 2031", Aim::Aspiration),
                ("at least 75%", "by 2030", Aim::Goal),
                ("0", "by 2050", Aim::Goal),
            ]
        );
        assert!(rows[0].remark.contains("fiscal 2013"));
        assert!(rows[3].remark.contains("additional"));
        assert_eq!(rows[0].period, (2030.25, 2031.25));
    }

    #[test]
    fn targets_are_highlighted_with_their_area() {
        let with = |search: &str| drawn(search).rows.iter().filter(|row| row.selected).count();
        assert_eq!((with(""), with("area=2"), with("area=1")), (0, 4, 0));
    }
}
