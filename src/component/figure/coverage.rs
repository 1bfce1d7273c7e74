//! `coverage`: whom the text names, and how often. By actor and area, or by member and kind of mention.
//!
//! Counts are of the whole text, whatever the filters list: what is chosen stands out, nothing goes.

use super::{Ask, Basis, Cell, Evidence, Figure, Key, Row, Table, actions_by_area, areas_key};
use crate::chart::{ChartId, Drawing, Glyph, Matrix, matrix};
use crate::component::action::actor as actor_name;
use crate::proposal::{ACTIONS, AREAS, Actor, CountryIx, Mention, MentionKind, members};
use crate::text::{Text, charts, format, ui};
use crate::url::View;

/// The kinds of mention that members have, in the order of what they say of a member.
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

/// How many actions are an actor's.
fn actions_of(actor: Actor) -> usize {
    ACTIONS.iter().filter(|action| action.actors.contains(&actor)).count()
}

/// Whether a member stands in the list of members and nowhere else.
fn list_only(country: CountryIx) -> bool {
    country.get().mentions.iter().all(|mention| mention.kind == MentionKind::MemberList)
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let by_country = ask.query.view == Some(View::Countries);
    let (chart, table) = if by_country { by_member(ask) } else { by_actor(ask) };
    let number = |n: usize| format::number(n as f64, 0);
    let alone: Vec<&str> = members().filter(|m| list_only(*m)).map(|m| m.get().name.get()).collect();
    Figure {
        id: ChartId::Coverage,
        at: Vec::new(),
        title: charts::COVERAGE_TITLE,
        says: vec![
            (
                Evidence::Proposal,
                charts::COVERAGE_SAYS.fill(&[
                    ("companies", &number(actions_of(Actor::JapaneseCompanies))),
                    ("all", &number(ACTIONS.len())),
                    ("governments", &number(actions_of(Actor::AseanGovernments))),
                    ("nobody", &number(actions_of(Actor::NotStated))),
                ]),
            ),
            (Evidence::Proposal, charts::COVERAGE_SAYS_MEMBERS.fill(&[("members", &format::list(&alone))])),
        ],
        face: Vec::new(),
        key: key(by_country),
        label: if by_country { charts::COVERAGE_LABEL_MEMBERS } else { charts::COVERAGE_LABEL },
        drawing: Drawing::Matrix(chart),
        unit: if by_country { charts::COVERAGE_UNIT_MEMBERS } else { charts::COVERAGE_UNIT }.get().to_owned(),
        table,
        missing: None,
        forms: vec![("view=countries", charts::COVERAGE_BY_COUNTRY, by_country)],
    }
}

fn key(by_country: bool) -> Key {
    if by_country {
        [(true, charts::COVERAGE_KEY_LIST), (false, charts::COVERAGE_KEY_NAMED)]
            .map(|(hollow, words)| (Glyph::Dot(hollow), words.get().to_owned()))
            .to_vec()
    } else {
        areas_key().collect()
    }
}

/// A count with what it says in full: `Keidanren, Digital: 1 action`.
fn counted(n: usize, (one, other): (Text, Text), of: &str) -> matrix::Cell {
    matrix::Cell {
        count: n as u32,
        text: format::number(n as f64, 0),
        label: format!("{of}: {}", format::count(n, one, other)),
    }
}

/// The cells of a row of the drawing, with its sum, as a row of the table. `basis` has what each rests on;
/// all others were counted.
fn tabled(row: &matrix::Row, countries: Vec<CountryIx>, sums: bool, basis: &[Option<Basis>]) -> Row {
    let cells = row.cells.iter().chain(std::iter::once(&row.sum)).enumerate();
    Row {
        head: row.label.clone(),
        countries,
        sums,
        cells: cells
            .map(|(place, cell)| Cell {
                value: Some(f64::from(cell.count)),
                text: cell.text.clone(),
                basis: basis.get(place).copied().flatten().or(Some(Basis::Derived)),
            })
            .collect(),
    }
}

fn by_actor(ask: &Ask) -> (Matrix, Table) {
    const WORDS: (Text, Text) = (ui::COUNT_ACTIONS_ONE, ui::COUNT_ACTIONS_OTHER);
    let row = |label: Text, short: Text, selected: bool, is: &dyn Fn(&[Actor]) -> bool| {
        let count = |number: u8| ACTIONS.iter().filter(|a| a.area == number && is(a.actors)).count();
        let name = label.get();
        matrix::Row {
            label: name.to_owned(),
            short: short.get().to_owned(),
            selected,
            cells: AREAS
                .iter()
                .map(|a| counted(count(a.number), WORDS, &format!("{name}, {}", a.title.get())))
                .collect(),
            sum: counted(
                ACTIONS.iter().filter(|a| is(a.actors)).count(),
                WORDS,
                &format!("{name}, {}", charts::COVERAGE_SUM.get()),
            ),
            ..matrix::Row::default()
        }
    };
    // most first; those of whom nothing is said stand at the end whatever their number
    let mut actors = Actor::ALL.to_vec();
    actors.sort_by_key(|actor| (*actor == Actor::NotStated, std::cmp::Reverse(actions_of(*actor))));
    let chart = Matrix {
        columns: AREAS
            .iter()
            .map(|a| matrix::Column {
                area: Some((a.number, a.number.to_string())),
                label: a.title.get().to_owned(),
                short: a.title.get().to_owned(),
                selected: ask.query.area.contains(&a.number),
                hollow: false,
            })
            .collect(),
        total: row(charts::COVERAGE_ACTIONS, charts::COVERAGE_ACTIONS_SHORT, false, &|_| true),
        rows: actors
            .iter()
            .map(|actor| {
                let selected = ask.query.actor.contains(actor);
                row(actor_name(*actor), actions_by_area::short(*actor), selected, &|actors| actors.contains(actor))
            })
            .collect(),
        sum_label: charts::COVERAGE_SUM.get().to_owned(),
        sum_short: charts::COVERAGE_SUM_SHORT.get().to_owned(),
    };
    let head = AREAS.iter().map(|a| format!("{} {}", a.number, a.title.get()));
    let table = Table {
        corner: charts::ACTIONS_BY_AREA_ACTOR.get().to_owned(),
        head: head.chain([chart.sum_label.clone()]).collect(),
        rows: std::iter::once(tabled(&chart.total, Vec::new(), true, &[]))
            .chain(chart.rows.iter().map(|row| tabled(row, Vec::new(), false, &[])))
            .collect(),
    };
    (chart, table)
}

fn by_member(ask: &Ask) -> (Matrix, Table) {
    const WORDS: (Text, Text) = (charts::COVERAGE_NOTES_ONE, charts::COVERAGE_NOTES_OTHER);
    let of_kind = |country: CountryIx, kind: MentionKind| -> Vec<&'static Mention> {
        country.get().mentions.iter().filter(|mention| mention.kind == kind).collect()
    };
    let cells = |name: &str, counts: &dyn Fn(MentionKind) -> usize| -> Vec<matrix::Cell> {
        KINDS.map(|kind| counted(counts(kind), WORDS, &format!("{name}, {}", kind_name(kind).0.get()))).into()
    };
    let sum = |name: &str, n: usize| counted(n, WORDS, &format!("{name}, {}", charts::COVERAGE_SUM_MEMBERS.get()));

    // most first: the text's own choice is what this form shows
    let mut ordered: Vec<CountryIx> = members().collect();
    ordered.sort_by_key(|country| std::cmp::Reverse(country.get().mentions.len()));
    let row = |country: CountryIx| {
        let name = country.get().name.get();
        let alone = |text: Text| if list_only(country) { text.get().to_owned() } else { String::new() };
        matrix::Row {
            label: name.to_owned(),
            short: country.get().id.to_owned(),
            selected: ask.query.country.contains(&country),
            cells: cells(name, &|kind| of_kind(country, kind).len()),
            sum: sum(name, country.get().mentions.len()),
            remark: alone(charts::COVERAGE_LIST_ONLY),
            remark_short: alone(charts::COVERAGE_LIST_ONLY_SHORT),
        }
    };
    let all = charts::COVERAGE_MEMBERS.get();
    let chart = Matrix {
        columns: KINDS
            .map(|kind| matrix::Column {
                area: None,
                label: kind_name(kind).0.get().to_owned(),
                short: kind_name(kind).1.get().to_owned(),
                selected: false,
                hollow: kind == MentionKind::MemberList,
            })
            .into(),
        total: matrix::Row {
            label: all.to_owned(),
            short: charts::COVERAGE_MEMBERS_SHORT.get().to_owned(),
            cells: cells(all, &|kind| members().map(|country| of_kind(country, kind).len()).sum()),
            sum: sum(all, members().map(|country| country.get().mentions.len()).sum()),
            ..matrix::Row::default()
        },
        rows: ordered.iter().map(|country| row(*country)).collect(),
        sum_label: charts::COVERAGE_SUM_MEMBERS.get().to_owned(),
        sum_short: charts::COVERAGE_SUM_SHORT.get().to_owned(),
    };
    // a single mention rests on its note
    let basis = |country: CountryIx| {
        KINDS.map(|kind| match of_kind(country, kind)[..] {
            [only] => Some(Basis::At(only.at)),
            _ => None,
        })
    };
    let rows = chart.rows.iter().zip(&ordered);
    let table = Table {
        corner: charts::CHART_MEMBER.get().to_owned(),
        head: chart.columns.iter().map(|column| column.label.clone()).chain([chart.sum_label.clone()]).collect(),
        rows: std::iter::once(tabled(&chart.total, Vec::new(), true, &[]))
            .chain(rows.map(|(row, country)| tabled(row, vec![*country], false, &basis(*country))))
            .collect(),
    };
    (chart, table)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::component::figure::Ask;
    use crate::proposal::Locator;
    use crate::url::Query;

    fn asked(search: &str) -> Matrix {
        crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
        let (query, _) = Query::parse(search);
        match of(&Ask { query, ..Ask::nothing() }).drawing {
            Drawing::Matrix(chart) => chart,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_mention_of_a_member_is_counted_once_and_stands_in_a_note() {
        let chart = asked("view=countries");
        let mentions: usize = members().map(|m| m.get().mentions.len()).sum();
        let drawn: u32 = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).sum();
        assert_eq!((drawn as usize, chart.total.sum.count as usize), (mentions, mentions));
        for row in std::iter::once(&chart.total).chain(&chart.rows) {
            assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<u32>(), row.sum.count, "{}", row.label);
        }
        // the sentence above the chart says so
        assert!(members().flat_map(|m| m.get().mentions).all(|mention| matches!(mention.at, Locator::Note(_))));
    }

    #[test]
    fn members_of_whom_nothing_is_said_are_told() {
        let chart = asked("view=countries");
        let alone: Vec<&str> =
            chart.rows.iter().filter(|row| !row.remark.is_empty()).map(|row| row.label.as_str()).collect();
        assert_eq!(alone, ["Brunei", "Cambodia", "Philippines"]);
        assert!(chart.rows.iter().rev().take(3).all(|row| row.sum.count == 1));
    }

    #[test]
    fn an_actors_actions_add_up_and_each_action_is_counted_once_above_them() {
        let chart = asked("");
        assert_eq!(chart.total.sum.count as usize, ACTIONS.len());
        for row in std::iter::once(&chart.total).chain(&chart.rows) {
            assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<u32>(), row.sum.count, "{}", row.label);
        }
        assert_eq!(chart.rows.last().map(|row| row.label.as_str()), Some("Not stated"));
    }

    #[test]
    fn what_is_chosen_stands_out_and_counts_stay() {
        let (plain, chosen) = (asked(""), asked("area=3&actor=keidanren&q=port"));
        assert_eq!(
            chosen.columns.iter().map(|column| column.selected).collect::<Vec<_>>(),
            [false, false, true, false, false]
        );
        assert_eq!(chosen.rows.iter().filter(|row| row.selected).count(), 1);
        for (a, b) in plain.rows.iter().zip(&chosen.rows) {
            assert_eq!((&a.cells, &a.sum), (&b.cells, &b.sum));
        }
        let rows = asked("view=countries&country=ph,vn").rows;
        assert_eq!(rows.iter().filter(|row| row.selected).count(), 2);
    }
}
