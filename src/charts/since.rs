//! `since`: what has happened since publication, by area and year. Follows the filters of the page of the items.

use super::actions_by_area::drawing::{Actor as Line, Area as Head, ByArea, Cell as Squares, hidden_glyph};
use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, areas_key, whole};
use crate::chart_id::ChartId;
use crate::component::since::filter::{bears_on_area, found, years};
use crate::context::{DEVELOPMENTS, Development};
use crate::proposal::{AREAS, Area, Date};
use crate::text::{Locale, charts};

pub(super) const ENTRY: Entry = Entry {
    title: charts::SINCE_CHART_TITLE,
    description: charts::SINCE_CHART_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[],
    build,
};

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let listed = found(&selection.query).listed().collect::<Vec<_>>();
    let chart = chart(locale, &listed);
    let derived = |value: u32, text: &str| Cell::new(f64::from(value), text, ValueSource::Derived);
    let rows = years().zip(&chart.actors).map(|(year, line)| {
        let cells = line.cells.iter().map(|cell| derived(cell.listed, &cell.text));
        let total = derived(count(&listed, year, any_area), &line.total);
        Row::new(line.label.clone(), &[], cells.chain([total]).collect())
    });
    let head = AREAS.iter().map(|a| format!("{} {}", a.number, a.title.get(locale)));
    let table = Table {
        corner: charts::SINCE_YEAR.get(locale).to_owned(),
        head: head.chain([chart.total_label.clone()]).collect(),
        rows: rows.collect(),
    };
    let nothing = chart.actors.iter().all(|line| line.cells.iter().all(|cell| cell.listed == 0));
    let hidden = (hidden_glyph(), charts::ACTIONS_BY_AREA_LEFT_OUT.get(locale).to_owned());
    let alone = DEVELOPMENTS.iter().filter(|d| d.actions.is_empty()).count();
    ChartView {
        statements: vec![(Evidence::Since, statement(locale))],
        notices: vec![charts::SINCE_CHART_FACE],
        key: areas_key(locale).chain([hidden]).collect(),
        unit: charts::SINCE_CHART_UNIT.fill(locale, &[("n", &whole(locale, alone as f64))]),
        missing: nothing.then(|| charts::SINCE_NONE.get(locale).to_owned()),
        of_items: true,
        ..ChartView::new(ChartId::Since, Box::new(chart), charts::SINCE_CHART_LABEL, table)
    }
}

/// Whether an item bears on an action at all.
fn any_area(d: &Development) -> bool {
    !d.actions.is_empty()
}

/// How many of these items are of a year and have something.
fn count(items: &[&Development], year: u16, has: impl Fn(&Development) -> bool) -> u32 {
    items.iter().filter(|d| d.date.year() == year && has(d)).count() as u32
}

/// On which area most items bear, and on which the fewest, whatever the filters show.
fn statement(locale: Locale) -> String {
    let of = |a: &Area| DEVELOPMENTS.iter().filter(|d| bears_on_area(d, a.number)).count();
    let name = |area: Option<&Area>| area.map(|a| a.title.get(locale)).unwrap_or_default();
    let number = |area: Option<&Area>| whole(locale, area.map_or(0, of) as f64);
    let (most, fewest) = (AREAS.iter().max_by_key(|a| of(a)), AREAS.iter().min_by_key(|a| of(a)));
    charts::SINCE_CHART_SAYS.fill(
        locale,
        &[
            ("all", &whole(locale, DEVELOPMENTS.len() as f64)),
            ("most", name(most)),
            ("n", &number(most)),
            ("fewest", name(fewest)),
            ("m", &number(fewest)),
        ],
    )
}

fn chart(locale: Locale, listed: &[&'static Development]) -> ByArea {
    let all: Vec<&Development> = DEVELOPMENTS.iter().collect();
    let items = |n: u32| locale.count(n as usize, charts::SINCE_CHART_ONE, charts::SINCE_CHART_OTHER);
    let total_label = charts::SINCE_CHART_TOTAL.get(locale);
    let line = |year: u16| {
        let (name, date) = (year.to_string(), locale.date(Date::Year(year)));
        let squares = |area: &Area| {
            let of = |items: &[&Development]| count(items, year, |d| bears_on_area(d, area.number));
            let n = of(listed);
            let label = locale.labelled(&locale.commas(&[&*date, area.title.get(locale)]), &items(n));
            Squares { listed: n, all: of(&all), text: n.to_string(), label }
        };
        let total = count(listed, year, any_area);
        Line {
            label: name.clone(),
            short: name.clone(),
            selected: false,
            cells: AREAS.iter().map(squares).collect(),
            total: total.to_string(),
            total_label: locale.labelled(&locale.commas(&[&*date, total_label]), &items(total)),
        }
    };
    let heads = AREAS.iter().map(|a| Head {
        number: a.number,
        number_text: a.number.to_string(),
        label: a.title.get(locale).to_owned(),
        short: a.title.get(locale).to_owned(),
        total: items(listed.iter().filter(|d| bears_on_area(d, a.number)).count() as u32),
        total_short: String::new(),
    });
    ByArea {
        areas: heads.collect(),
        actors: years().map(line).collect(),
        total_label: total_label.to_owned(),
        empty: charts::SINCE_NONE.get(locale).to_owned(),
        empty_short: charts::ACTIONS_BY_AREA_EMPTY_SHORT.get(locale).to_owned(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::url::Query;

    fn table(search: &str) -> Table {
        let query = Query::parse(search).0;
        let selection = Selection { query, ..Selection::none() };
        build(Locale::built_in("en").expect("English"), &selection).table
    }

    fn values(row: &Row) -> Vec<f64> {
        row.cells.iter().filter_map(|cell| cell.value).collect()
    }

    #[test]
    fn every_item_with_an_action_is_counted_in_its_year_once() {
        let rows = table("").rows;
        let totals: f64 = rows.iter().map(|row| values(row)[5]).sum();
        assert_eq!(totals, 114.0);
        assert_eq!(
            rows.iter().map(|row| row.head.as_str()).collect::<Vec<_>>(),
            ["2021", "2022", "2023", "2024", "2025", "2026"]
        );
        // an item can be in several areas, so a total is never more than the areas together
        assert!(rows.iter().all(|row| values(row)[5] <= values(row)[..5].iter().sum()));
        let connectivity: f64 = rows.iter().map(|row| values(row)[0]).sum();
        assert_eq!(connectivity, DEVELOPMENTS.iter().filter(|d| bears_on_area(d, 1)).count() as f64);
    }

    #[test]
    fn the_filters_of_the_items_narrow_the_chart() {
        let totals = |search: &str| table(search).rows.iter().map(|row| values(row)[5]).collect::<Vec<_>>();
        assert_eq!(totals("kind=ended"), [0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        assert_eq!(totals("from=2025&country=la&area=2"), [0.0, 0.0, 0.0, 0.0, 3.0, 0.0]);
    }
}
