//! `people`: population and output of the ten members, numbers of very different size side by side.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, whole};
use crate::chart::axis::Tick;
use crate::chart_id::ChartId;
use crate::context::{MEMBERS, Member, Status};
use crate::text::{Locale, Text, charts};
use drawing::Magnitudes;

pub(super) const ENTRY: Entry = Entry {
    title: charts::PEOPLE_TITLE,
    description: charts::PEOPLE_DESC,
    country_choice: CountryChoice::Always,
    statistics: &[],
    build,
};

/// Year of every value.
const YEAR: &str = "2020";

const MILLION: f64 = 1e6;

fn population(member: &Member) -> f64 {
    member.population_2020 as f64
}

fn name(locale: Locale, member: &Member) -> &'static str {
    member.country.get().name.get(locale)
}

fn filled(locale: Locale, text: Text, n: &str) -> String {
    text.fill(locale, &[("n", n)])
}

/// A number of persons in few letters: `447 thousand`, `5.7 million`, `275 million`.
fn persons(locale: Locale, value: f64, million: Text) -> String {
    if value < MILLION {
        return filled(locale, charts::PEOPLE_THOUSAND, &locale.large(value / 1000.0, 3, 0));
    }
    let millions = value / MILLION;
    filled(locale, million, &locale.large(millions, 6, usize::from(millions < 10.0)))
}

/// A measure of a member: its value, in full, and in the longer and the shorter wording of the drawing.
type Measure = (f64, String, String, String);

fn measures(locale: Locale, member: &Member) -> [Measure; 2] {
    let (people, output) = (population(member), member.gdp_2020_usd_bn);
    let round = locale.large(output, 9, 0);
    [
        (
            people,
            whole(locale, people),
            persons(locale, people, charts::PEOPLE_MILLION),
            persons(locale, people, charts::PEOPLE_MILLION_SHORT),
        ),
        (
            output,
            filled(locale, charts::PEOPLE_BILLION_DOLLARS, &locale.large(output, 9, 2)),
            filled(locale, charts::PEOPLE_BILLION, &round),
            filled(locale, charts::PEOPLE_BILLION_SHORT, &round),
        ),
    ]
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let mut members: Vec<&'static Member> = MEMBERS.iter().collect();
    members.sort_by_key(|m| std::cmp::Reverse(m.population_2020));
    let year = [("year", YEAR)];
    let heads = [charts::PEOPLE_HEAD_POPULATION, charts::PEOPLE_HEAD_GDP].map(|text| text.fill(locale, &year));
    let rows = members.iter().map(|m| {
        let cells = measures(locale, m).into_iter().zip(m.sources);
        let cells = cells
            .map(|((value, text, ..), source)| Cell::new(value, text, ValueSource::Outside(source, Status::Dataset)));
        Row::of_country(locale, m.country, cells.collect())
    });
    let rows: Vec<Row> = rows.collect();
    let drawing = Box::new(drawing(locale, selection, &members, &heads));
    ChartView {
        statements: statements(locale, &members),
        notices: vec![charts::PEOPLE_FACE],
        unit: charts::PEOPLE_UNIT.fill(locale, &year),
        missing: selection.without_figure(locale, &rows),
        ..ChartView::new(ChartId::People, drawing, charts::PEOPLE_LABEL, Table::of_members(locale, heads.into(), rows))
    }
}

/// How far apart the first and the last are, and the two whose places differ most for one output.
fn statements(locale: Locale, members: &[&'static Member]) -> Vec<(Evidence, String)> {
    let mut statements = Vec::new();
    if let (Some(largest), Some(smallest)) = (members.first(), members.last()) {
        let people = whole(locale, population(largest) / population(smallest));
        let output = whole(locale, largest.gdp_2020_usd_bn / smallest.gdp_2020_usd_bn);
        let names = (name(locale, largest), name(locale, smallest));
        let blanks = [("largest", names.0), ("smallest", names.1), ("people", &people), ("output", &output)];
        statements.push((Evidence::Context, charts::PEOPLE_SAYS.fill(locale, &blanks)));
    }
    // outputs within two per cent of each other, populations as far apart as any
    let near = |a: &Member, b: &Member| (a.gdp_2020_usd_bn / b.gdp_2020_usd_bn - 1.0).abs() < 0.02;
    let pairs =
        members.iter().enumerate().flat_map(|(i, large)| members[i + 1..].iter().map(move |small| (large, small)));
    let pair = pairs.filter(|(large, small)| near(large, small)).max_by(|a, b| {
        let times = |(large, small): &(&&Member, &&Member)| population(large) / population(small);
        times(a).total_cmp(&times(b))
    });
    if let Some((large, small)) = pair {
        let few = persons(locale, population(small), charts::PEOPLE_MILLION);
        let many = persons(locale, population(large), charts::PEOPLE_MILLION);
        let names = (name(locale, small), name(locale, large));
        let blanks = [("small", names.0), ("few", &few), ("large", names.1), ("many", &many)];
        statements.push((Evidence::Context, charts::PEOPLE_PAIR.fill(locale, &blanks)));
    }
    statements
}

fn drawing(locale: Locale, selection: &Selection, members: &[&'static Member], heads: &[String; 2]) -> Magnitudes {
    // in few letters the unit is written with the first number only
    let ticks = |values: Vec<f64>, (unit, exponent): (f64, u32), text: Text, short: Text| {
        let tick = |(index, value): (usize, f64)| {
            let n = locale.large(value / unit, exponent, 0);
            let short = if index == 0 { filled(locale, short, &n) } else { n.clone() };
            Tick { value, text: filled(locale, text, &n), short }
        };
        values.into_iter().enumerate().map(tick).collect::<Vec<_>>()
    };
    let column = |label: Text, short: Text, ticks: Vec<Tick>| drawing::Column {
        label: label.get(locale).to_owned(),
        short: short.get(locale).to_owned(),
        subs: [charts::PEOPLE_SCALE, charts::PEOPLE_SCALE_SHORT, charts::PEOPLE_SCALE_SHORTER]
            .map(|text| text.get(locale).to_owned())
            .into(),
        ticks,
    };
    let people = drawing::tens(members.iter().map(|m| population(m)));
    let output = drawing::tens(members.iter().map(|m| m.gdp_2020_usd_bn));
    let row = |m: &&'static Member| {
        let cell = |((value, full, text, short), head): (Measure, &String)| drawing::Cell {
            value: Some(value),
            text,
            short,
            label: charts::PEOPLE_VALUE.fill(locale, &[("name", name(locale, m)), ("what", head), ("n", &full)]),
        };
        drawing::Row {
            name: name(locale, m).to_owned(),
            short: m.country.get().id.to_owned(),
            selected: selection.has_any(&[m.country]),
            cells: measures(locale, m).into_iter().zip(heads).map(cell).collect(),
        }
    };
    Magnitudes {
        columns: vec![
            column(
                charts::PEOPLE_POPULATION,
                charts::PEOPLE_POPULATION,
                ticks(people, (MILLION, 6), charts::PEOPLE_MILLION, charts::PEOPLE_MILLION_SHORT),
            ),
            column(
                charts::PEOPLE_GDP,
                charts::PEOPLE_GDP_SHORT,
                ticks(output, (1.0, 9), charts::PEOPLE_BILLION, charts::PEOPLE_BILLION_SHORT),
            ),
        ],
        rows: members.iter().map(row).collect(),
    }
}
