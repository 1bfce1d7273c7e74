//! `coverage`: which members the notes mention, and how often, by kind of mention; or, as a variant, for how
//! many actions each actor is identified, by area.
//!
//! Counts are of the whole text, whatever the filters list: what is selected is highlighted, nothing is hidden.

pub(super) mod drawing;

use super::actors::{actions_of, short_name};
use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, Variant, areas_key, list_of, whole};
use crate::chart::Key;
use crate::chart_id::ChartId;
use crate::facet::Choice;
use crate::facet::actor_name;
use crate::proposal::{ACTIONS, AREAS, Actor, CountryIx, Mention, MentionKind, members};
use crate::text::{Locale, Text, charts, ui};
use crate::url::View;
use drawing::Matrix;

pub(super) const ENTRY: Entry = Entry {
    title: charts::COVERAGE_TITLE,
    description: charts::COVERAGE_DESC,
    country_choice: CountryChoice::Except(View::Actors),
    statistics: &[],
    build,
};

/// The kinds of mention that members have; the kind that tells least about a member comes first.
const KINDS: [MentionKind; 5] =
    [MentionKind::MemberList, MentionKind::Example, MentionKind::Project, MentionKind::DataGap, MentionKind::VenueName];

/// Name of a kind, in full and in few letters.
fn kind_name(kind: MentionKind) -> (Text, Text) {
    match kind {
        MentionKind::Example => (charts::COVERAGE_EXAMPLE, charts::COVERAGE_EXAMPLE),
        MentionKind::Project => (charts::COVERAGE_PROJECT, charts::COVERAGE_PROJECT),
        MentionKind::DataGap => (charts::COVERAGE_DATA_GAP, charts::COVERAGE_DATA_GAP),
        MentionKind::VenueName => (charts::COVERAGE_VENUE, charts::COVERAGE_VENUE_SHORT),
        // no member has one of the others
        _ => (charts::COVERAGE_MEMBER_LIST, charts::COVERAGE_MEMBER_LIST_SHORT),
    }
}

/// Whether a member is mentioned in the list of members only.
fn list_only(country: CountryIx) -> bool {
    country.get().mentions.iter().all(|mention| mention.kind == MentionKind::MemberList)
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let by_country = selection.query.view != Some(View::Actors);
    let (chart, table) = if by_country { by_member(locale, selection) } else { by_actor(locale, selection) };
    let number = |n: usize| whole(locale, n as f64);
    let alone: Vec<CountryIx> = members().filter(|m| list_only(*m)).collect();
    let of_members = charts::COVERAGE_SAYS_MEMBERS.fill(locale, &[("members", &list_of(locale, &alone))]);
    let of_actors = charts::COVERAGE_SAYS.fill(
        locale,
        &[
            ("companies", &number(actions_of(Actor::JapaneseCompanies))),
            ("all", &number(ACTIONS.len())),
            ("governments", &number(actions_of(Actor::AseanGovernments))),
            ("nobody", &number(actions_of(Actor::NotStated))),
        ],
    );
    let (label, unit, statements) = if by_country {
        (charts::COVERAGE_LABEL_MEMBERS, charts::COVERAGE_UNIT_MEMBERS, [of_members, of_actors])
    } else {
        (charts::COVERAGE_LABEL, charts::COVERAGE_UNIT, [of_actors, of_members])
    };
    ChartView {
        statements: statements.map(|words| (Evidence::Proposal, words)).into(),
        key: if by_country { members_key(locale) } else { areas_key(locale).collect() },
        unit: unit.get(locale).to_owned(),
        variants: vec![Variant { choice: "view=actors", name: charts::COVERAGE_BY_ACTOR, on: !by_country }],
        ..ChartView::new(ChartId::Coverage, Box::new(chart), label, table)
    }
}

fn members_key(locale: Locale) -> Key {
    [(true, charts::COVERAGE_KEY_LIST), (false, charts::COVERAGE_KEY_NAMED)]
        .map(|(hollow, words)| (drawing::glyph(hollow), words.get(locale).to_owned()))
        .into()
}

/// A count with its statement in full: `Keidanren, Digital: 1 action`.
fn counted(locale: Locale, n: usize, (one, other): (Text, Text), of: [&str; 2]) -> drawing::Cell {
    drawing::Cell {
        count: n as u32,
        text: whole(locale, n as f64),
        label: locale.labelled(&locale.commas(&of), &locale.count(n, one, other)),
    }
}

/// A row of the drawing, with its sum, as cells of the table. `sources` has where each comes from; all others
/// were counted.
fn cells(row: &drawing::Row, sources: &[Option<ValueSource>]) -> Vec<Cell> {
    let cells = row.cells.iter().chain([&row.sum]).enumerate();
    cells
        .map(|(place, cell)| {
            let source = sources.get(place).copied().flatten().unwrap_or(ValueSource::Derived);
            Cell::new(f64::from(cell.count), cell.text.as_str(), source)
        })
        .collect()
}

fn by_actor(locale: Locale, selection: &Selection) -> (Matrix, Table) {
    const WORDS: (Text, Text) = (ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER);
    let sum_label = charts::COVERAGE_SUM.get(locale);
    let row = |label: Text, short: Text, selected: bool, is: &dyn Fn(&[Actor]) -> bool| {
        let count = |number: u8| ACTIONS.iter().filter(|a| a.area == number && is(a.actors)).count();
        let name = label.get(locale);
        let cell =
            |area: &crate::proposal::Area| counted(locale, count(area.number), WORDS, [name, area.title.get(locale)]);
        let all = ACTIONS.iter().filter(|a| is(a.actors)).count();
        drawing::Row {
            label: name.to_owned(),
            short: short.get(locale).to_owned(),
            selected,
            cells: AREAS.iter().map(cell).collect(),
            sum: counted(locale, all, WORDS, [name, sum_label]),
            ..drawing::Row::default()
        }
    };
    // most first; "not stated" comes last whatever its number
    let mut actors = Actor::ALL.to_vec();
    actors.sort_by_key(|actor| (*actor == Actor::NotStated, std::cmp::Reverse(actions_of(*actor))));
    let columns = AREAS.iter().map(|a| drawing::Column {
        area: Some((a.number, a.number.to_string())),
        label: a.title.get(locale).to_owned(),
        short: a.title.get(locale).to_owned(),
        selected: selection.query.has(Choice::area(a.number)),
        hollow: false,
    });
    let rows = actors.iter().map(|actor| {
        let selected = selection.query.has(Choice::actor(*actor));
        row(actor_name(*actor), short_name(*actor), selected, &|actors| actors.contains(actor))
    });
    let chart = Matrix {
        columns: columns.collect(),
        total: row(charts::COVERAGE_ACTIONS, charts::COVERAGE_ACTIONS_SHORT, false, &|_| true),
        rows: rows.collect(),
        sum_label: sum_label.to_owned(),
        sum_short: charts::COVERAGE_SUM_SHORT.get(locale).to_owned(),
    };
    let head = AREAS.iter().map(|a| format!("{} {}", a.number, a.title.get(locale)));
    let total = Row::summing(chart.total.label.clone(), cells(&chart.total, &[]));
    let rows = chart.rows.iter().map(|row| Row::new(row.label.clone(), &[], cells(row, &[])));
    let table = Table {
        corner: charts::ACTIONS_BY_AREA_ACTOR.get(locale).to_owned(),
        head: head.chain([chart.sum_label.clone()]).collect(),
        rows: std::iter::once(total).chain(rows).collect(),
    };
    (chart, table)
}

fn by_member(locale: Locale, selection: &Selection) -> (Matrix, Table) {
    const WORDS: (Text, Text) = (charts::COVERAGE_NOTES_ONE, charts::COVERAGE_NOTES_OTHER);
    let of_kind = |country: CountryIx, kind: MentionKind| -> Vec<&'static Mention> {
        country.get().mentions.iter().filter(|mention| mention.kind == kind).collect()
    };
    let counts = |name: &str, count: &dyn Fn(MentionKind) -> usize| -> Vec<drawing::Cell> {
        KINDS.map(|kind| counted(locale, count(kind), WORDS, [name, kind_name(kind).0.get(locale)])).into()
    };
    let sum_label = charts::COVERAGE_SUM_MEMBERS.get(locale);
    let sum = |name: &str, n: usize| counted(locale, n, WORDS, [name, sum_label]);

    // most first: this form shows the emphasis of the text
    let mut ordered: Vec<CountryIx> = members().collect();
    ordered.sort_by_key(|country| std::cmp::Reverse(country.get().mentions.len()));
    let row = |country: CountryIx| {
        let name = country.get().name.get(locale);
        let alone = |text: Text| if list_only(country) { text.get(locale).to_owned() } else { String::new() };
        drawing::Row {
            label: name.to_owned(),
            short: country.get().id.to_owned(),
            selected: selection.query.has_country(country),
            cells: counts(name, &|kind| of_kind(country, kind).len()),
            sum: sum(name, country.get().mentions.len()),
            remark: alone(charts::COVERAGE_LIST_ONLY),
            remark_short: alone(charts::COVERAGE_LIST_ONLY_SHORT),
        }
    };
    let all = charts::COVERAGE_MEMBERS.get(locale);
    let columns = KINDS.map(|kind| drawing::Column {
        area: None,
        label: kind_name(kind).0.get(locale).to_owned(),
        short: kind_name(kind).1.get(locale).to_owned(),
        selected: false,
        hollow: kind == MentionKind::MemberList,
    });
    let chart = Matrix {
        columns: columns.into(),
        total: drawing::Row {
            label: all.to_owned(),
            short: charts::COVERAGE_MEMBERS_SHORT.get(locale).to_owned(),
            cells: counts(all, &|kind| members().map(|country| of_kind(country, kind).len()).sum()),
            sum: sum(all, members().map(|country| country.get().mentions.len()).sum()),
            ..drawing::Row::default()
        },
        rows: ordered.iter().map(|country| row(*country)).collect(),
        sum_label: sum_label.to_owned(),
        sum_short: charts::COVERAGE_SUM_SHORT.get(locale).to_owned(),
    };
    // the source of a single mention is its note
    let sources = |country: CountryIx| {
        KINDS.map(|kind| match of_kind(country, kind)[..] {
            [only] => Some(ValueSource::Proposal(only.at)),
            _ => None,
        })
    };
    let head = chart.columns.iter().map(|column| column.label.clone()).chain([chart.sum_label.clone()]);
    let total = Row::summing(chart.total.label.clone(), cells(&chart.total, &[]));
    let rows = chart.rows.iter().zip(&ordered);
    let rows = rows.map(|(row, country)| Row::of_country(locale, *country, cells(row, &sources(*country))));
    let table = Table::of_members(locale, head.collect(), std::iter::once(total).chain(rows).collect());
    (chart, table)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::charts::tests::english;
    use crate::proposal::Locator;
    use crate::url::Query;

    fn drawn(search: &str) -> Matrix {
        let locale = english();
        let selection = Selection { query: Query::parse(search).0, ..Selection::none() };
        let by_country = selection.query.view != Some(View::Actors);
        if by_country { by_member(locale, &selection).0 } else { by_actor(locale, &selection).0 }
    }

    #[test]
    fn every_mention_of_a_member_is_counted_once_and_is_in_a_note() {
        let chart = drawn("");
        let mentions: usize = members().map(|m| m.get().mentions.len()).sum();
        let drawn: u32 = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).sum();
        assert_eq!((drawn as usize, chart.total.sum.count as usize), (mentions, mentions));
        for row in std::iter::once(&chart.total).chain(&chart.rows) {
            assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<u32>(), row.sum.count, "{}", row.label);
        }
        // the statement above the chart tells so
        assert!(members().flat_map(|m| m.get().mentions).all(|mention| matches!(mention.at, Locator::Note(_))));
    }

    #[test]
    fn the_chart_opens_by_country_and_old_links_still_do() {
        assert_eq!(drawn(""), drawn("view=countries"));
        assert!(drawn("").rows.iter().any(|row| row.label == "Vietnam"));
        assert!(drawn("view=actors").rows.iter().all(|row| row.label != "Vietnam"));
    }

    #[test]
    fn members_in_the_list_only_have_a_remark() {
        let chart = drawn("");
        let alone: Vec<&str> =
            chart.rows.iter().filter(|row| !row.remark.is_empty()).map(|row| row.label.as_str()).collect();
        assert_eq!(alone, ["Brunei", "Cambodia", "Philippines"]);
        assert!(chart.rows.iter().rev().take(3).all(|row| row.sum.count == 1));
    }

    #[test]
    fn an_actors_actions_add_up_and_each_action_is_counted_once_above_them() {
        let chart = drawn("view=actors");
        assert_eq!(chart.total.sum.count as usize, ACTIONS.len());
        for row in std::iter::once(&chart.total).chain(&chart.rows) {
            assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<u32>(), row.sum.count, "{}", row.label);
        }
        assert_eq!(chart.rows.last().map(|row| row.label.as_str()), Some("Not stated"));
    }

    #[test]
    fn what_is_selected_is_highlighted_and_counts_stay() {
        let (plain, chosen) = (drawn("view=actors"), drawn("view=actors&area=3&actor=keidanren&q=port"));
        assert_eq!(
            chosen.columns.iter().map(|column| column.selected).collect::<Vec<_>>(),
            [false, false, true, false, false]
        );
        assert_eq!(chosen.rows.iter().filter(|row| row.selected).count(), 1);
        for (a, b) in plain.rows.iter().zip(&chosen.rows) {
            assert_eq!((&a.cells, &a.sum), (&b.cells, &b.sum));
        }
        let rows = drawn("country=ph,vn").rows;
        assert_eq!(rows.iter().filter(|row| row.selected).count(), 2);
    }
}
