//! `targets`: the four figures of the proposal that are aims, by the year they are set for.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table};
use crate::chart::targets::{Aim, Target, Tick};
use crate::chart::{ChartId, Drawing, Glyph, Targets, scale, time};
use crate::component::facts::{value_of, year_of};
use crate::component::locator::when;
use crate::proposal::{DOCUMENT, Locator, Nature, STATISTICS, Statistic};
use crate::text::{Text, charts, format};

/// What the text will have striven for beyond a goal; everything else that is aimed at was declared.
const ASPIRATION: &str = "ST13";

/// The targets, in the order of the text.
fn all() -> impl Iterator<Item = &'static Statistic> {
    STATISTICS.iter().filter(|s| s.nature == Nature::Target)
}

fn aim(s: &Statistic) -> Aim {
    if s.id == ASPIRATION { Aim::Aspiration } else { Aim::Goal }
}

/// Beginning and end of the year that a target is set for.
fn period(s: &Statistic) -> (f64, f64) {
    s.year.and_then(time::span).unwrap_or_default()
}

/// The year as a number: 2030 for fiscal 2030, which begins in it.
fn year(s: &Statistic) -> f64 {
    period(s).0.floor()
}

/// A reduction with its sign, a share with what it is at least, an amount as it is; in full and in few
/// letters.
fn value(s: &Statistic) -> (String, String) {
    let of = |text: Text, number: f64| text.fill(&[("value", &format::plain(number))]);
    let percent = s.unit.get().starts_with('%');
    match (percent, s.base_year) {
        (true, Some(_)) => (of(charts::TARGETS_LESS, -s.value), of(charts::TARGETS_LESS, -s.value)),
        (true, None) => (of(charts::TARGETS_AT_LEAST, s.value), of(charts::TARGETS_AT_LEAST_SHORT, s.value)),
        (false, _) => (format::plain(s.value), format::plain(s.value)),
    }
}

/// What a target is about and what must be known of it, each in full and in few letters.
fn words(s: &Statistic) -> [Text; 4] {
    let [name, name_short] = match (s.base_year, s.unit.get().starts_with('%')) {
        (Some(_), _) => [charts::TARGETS_GASES, charts::TARGETS_GASES_SHORT],
        (None, true) => [charts::TARGETS_BANK, charts::TARGETS_BANK_SHORT],
        (None, false) => [charts::TARGETS_SEA, charts::TARGETS_SEA_SHORT],
    };
    let [remark, remark_short] = match (aim(s), s.base_year, s.unit.get().starts_with('%')) {
        (Aim::Aspiration, ..) => [charts::TARGETS_ASPIRATION, charts::TARGETS_ASPIRATION_SHORT],
        (_, Some(_), _) => [charts::TARGETS_GOAL, charts::TARGETS_GOAL_SHORT],
        (_, None, true) => [charts::TARGETS_SHARE, charts::TARGETS_SHARE_SHORT],
        (_, None, false) => [charts::TARGETS_ADDITIONAL, charts::TARGETS_ADDITIONAL_SHORT],
    };
    [name, name_short, remark, remark_short]
}

/// By when, in full and in few letters. A fiscal year comes with the month it ends in.
fn due(s: &Statistic) -> (String, String) {
    let date = s.year.unwrap_or_default();
    let short = charts::TARGETS_BY_YEAR.fill(&[("year", &when(date))]);
    if !date.starts_with("FY") {
        return (short.clone(), short);
    }
    // the last month that lies wholly before the end
    let end = (period(s).1 * 12.0).round() as u32 - 1;
    let end = format::date(&format!("{}-{:02}", end / 12, end % 12 + 1));
    (charts::TARGETS_BY_FISCAL.fill(&[("year", &when(date)), ("end", &end)]), short)
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let rows = all().map(|s| Row {
        head: s.title.get().to_owned(),
        countries: Vec::new(),
        sums: false,
        cells: vec![
            Cell { value: Some(s.value), text: value_of(s), basis: Some(Basis::At(Locator::Note(s.note))) },
            Cell { value: Some(year(s)), text: year_of(s), basis: Some(Basis::At(Locator::Note(s.note))) },
        ],
    });
    let table = Table {
        corner: charts::TARGETS_TARGET.get().to_owned(),
        head: vec![charts::TARGETS_AIM.get().to_owned(), charts::TARGETS_BY.get().to_owned()],
        rows: rows.collect(),
    };
    let mut at: Vec<Locator> = Vec::new();
    for s in all() {
        for place in [Locator::Note(s.note), s.at] {
            if !at.contains(&place) {
                at.push(place);
            }
        }
    }
    let of_gas = |kind: Aim| all().find(|s| s.base_year.is_some() && aim(s) == kind);
    let sign = |kind: Aim| of_gas(kind).map(|s| value(s).0).unwrap_or_default();
    let by = of_gas(Aim::Goal).and_then(|s| s.year).map(when).unwrap_or_default();
    Figure {
        id: ChartId::Targets,
        at,
        title: charts::TARGETS_TITLE,
        says: vec![(
            Evidence::Proposal,
            charts::TARGETS_SAYS.fill(&[
                ("goal", &sign(Aim::Goal)),
                ("aspiration", &sign(Aim::Aspiration)),
                ("year", &by),
            ]),
        )],
        face: vec![charts::TARGETS_FACE],
        key: Aim::ALL.map(|kind| (Glyph::Aim(kind), key_name(kind).get().to_owned())).to_vec(),
        label: charts::TARGETS_LABEL,
        drawing: Drawing::Targets(chart(ask)),
        unit: charts::TARGETS_UNIT.get().to_owned(),
        table,
        missing: None,
        forms: Vec::new(),
    }
}

fn key_name(kind: Aim) -> Text {
    match kind {
        Aim::Goal => charts::TARGETS_KEY_GOAL,
        Aim::Aspiration => charts::TARGETS_KEY_ASPIRATION,
    }
}

fn chart(ask: &Ask) -> Targets {
    let start = time::span(DOCUMENT.date).map_or(0.0, |(from, _)| from);
    let end = all().map(|s| period(s).1).fold(start, f64::max);
    let row = |s: &'static Statistic| {
        let base = s.base_year.map(when).unwrap_or_default();
        let (value, value_short) = value(s);
        let [name, name_short, remark, remark_short] = words(s);
        let (due, due_short) = due(s);
        let title = s.title.get();
        Target {
            value,
            value_short,
            name: name.get().to_owned(),
            name_short: name_short.get().to_owned(),
            remark: remark.fill(&[("base", &base)]),
            remark_short: remark_short.fill(&[("base", &base)]),
            aim: aim(s),
            period: period(s),
            selected: s.at.area().is_some_and(|area| ask.query.area.contains(&area)),
            value_label: format!("{title}: {}", value_of(s)),
            due_label: format!("{title}: {}", charts::TARGETS_BY_YEAR.fill(&[("year", &year_of(s))])),
            due,
            due_short,
        }
    };
    Targets {
        start,
        start_label: charts::TARGETS_PUBLISHED.fill(&[("date", &format::date(DOCUMENT.date))]),
        start_short: format::date(DOCUMENT.date),
        rows: all().map(row).collect(),
        ticks: scale::ticks(start, end, 7)
            .into_iter()
            .map(|value| Tick { value, text: (value as u32).to_string() })
            .collect(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn drawn(ask: &Ask) -> Targets {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
        chart(ask)
    }

    #[test]
    fn the_four_targets_keep_what_qualifies_them() {
        let rows = drawn(&Ask::nothing()).rows;
        let told: Vec<_> = rows.iter().map(|row| (row.value.as_str(), row.due.as_str(), row.aim)).collect();
        assert_eq!(
            told,
            [
                ("−46\u{a0}%", "by fiscal 2030, to March 2031", Aim::Goal),
                ("−50\u{a0}%", "by fiscal 2030, to March 2031", Aim::Aspiration),
                ("at least 75\u{a0}%", "by 2030", Aim::Goal),
                ("0", "by 2050", Aim::Goal),
            ]
        );
        assert!(rows[0].remark.contains("fiscal 2013"));
        assert!(rows[3].remark.contains("additional"));
        assert_eq!(rows[0].period, (2030.25, 2031.25));
    }

    #[test]
    fn they_stand_out_with_the_area_that_speaks_of_them() {
        let with = |search: &str| {
            let (query, _) = crate::url::Query::parse(search);
            drawn(&Ask { query, ..Ask::nothing() }).rows.iter().filter(|row| row.selected).count()
        };
        assert_eq!((with(""), with("area=2"), with("area=1")), (0, 4, 0));
    }
}
