//! `people`: population and output of the ten members, numbers of very different size side by side.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table};
use crate::chart::magnitudes::{self, Magnitudes};
use crate::chart::{ChartId, Drawing};
use crate::context::{MEMBERS, Member, Status};
use crate::text::{Text, charts, format};

/// Year of every value.
const YEAR: &str = "2020";

const MILLION: f64 = 1e6;

fn population(member: &Member) -> f64 {
    member.population_2020 as f64
}

fn name(member: &Member) -> &'static str {
    member.country.get().name.get()
}

fn filled(text: Text, n: &str) -> String {
    text.fill(&[("n", n)])
}

/// A number of persons in few letters: `447 thousand`, `5.7 million`, `275 million`.
fn persons(value: f64, million: Text) -> String {
    if value < MILLION {
        return filled(charts::PEOPLE_THOUSAND, &format::number(value / 1000.0, 0));
    }
    let millions = value / MILLION;
    filled(million, &format::number(millions, usize::from(millions < 10.0)))
}

/// The two measures of a member: value, in full, and as long and as short as the drawing writes it.
fn measures(member: &Member) -> [(f64, String, String, String); 2] {
    let (people, output) = (population(member), member.gdp_2020_usd_bn);
    let round = format::number(output, 0);
    [
        (
            people,
            format::number(people, 0),
            persons(people, charts::PEOPLE_MILLION),
            persons(people, charts::PEOPLE_MILLION_SHORT),
        ),
        (
            output,
            filled(charts::PEOPLE_BILLION_DOLLARS, &format::number(output, 2)),
            filled(charts::PEOPLE_BILLION, &round),
            filled(charts::PEOPLE_BILLION_SHORT, &round),
        ),
    ]
}

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let mut members: Vec<&'static Member> = MEMBERS.iter().collect();
    members.sort_by_key(|m| std::cmp::Reverse(m.population_2020));
    let year = [("year", YEAR)];
    let heads = [charts::PEOPLE_HEAD_POPULATION, charts::PEOPLE_HEAD_GDP].map(|text| text.fill(&year));
    let rows: Vec<Row> = members
        .iter()
        .map(|m| Row {
            head: name(m).to_owned(),
            countries: vec![m.country],
            sums: false,
            cells: measures(m)
                .into_iter()
                .zip(m.sources)
                .map(|((value, text, ..), source)| Cell {
                    value: Some(value),
                    text,
                    basis: Some(Basis::From(source, Status::Dataset)),
                })
                .collect(),
        })
        .collect();
    Figure {
        id: ChartId::People,
        at: Vec::new(),
        title: charts::PEOPLE_TITLE,
        says: says(&members),
        face: vec![charts::PEOPLE_FACE],
        key: Vec::new(),
        label: charts::PEOPLE_LABEL,
        drawing: Drawing::Magnitudes(drawing(ask, &members, &heads)),
        unit: charts::PEOPLE_UNIT.fill(&year),
        missing: ask.without_figure(&rows),
        table: Table { corner: charts::CHART_MEMBER.get().to_owned(), head: heads.into(), rows },
        forms: Vec::new(),
    }
}

/// How far apart the first and the last are, and the two whose places differ most for one output.
fn says(members: &[&'static Member]) -> Vec<(Evidence, String)> {
    let mut says = Vec::new();
    if let (Some(largest), Some(smallest)) = (members.first(), members.last()) {
        let people = format::number(population(largest) / population(smallest), 0);
        let output = format::number(largest.gdp_2020_usd_bn / smallest.gdp_2020_usd_bn, 0);
        let blanks =
            [("largest", name(largest)), ("smallest", name(smallest)), ("people", &people), ("output", &output)];
        says.push((Evidence::Context, charts::PEOPLE_SAYS.fill(&blanks)));
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
        let few = persons(population(small), charts::PEOPLE_MILLION);
        let many = persons(population(large), charts::PEOPLE_MILLION);
        let blanks = [("small", name(small)), ("few", &few), ("large", name(large)), ("many", &many)];
        says.push((Evidence::Context, charts::PEOPLE_PAIR.fill(&blanks)));
    }
    says
}

fn drawing(ask: &Ask, members: &[&'static Member], heads: &[String; 2]) -> Magnitudes {
    // in few letters the unit stands with the first number only
    let ticks = |values: Vec<f64>, unit: f64, text: Text, short: Text| {
        let tick = |(index, value): (usize, f64)| {
            let n = format::number(value / unit, 0);
            let short = if index == 0 { filled(short, &n) } else { n.clone() };
            magnitudes::Tick { value, text: filled(text, &n), short }
        };
        values.into_iter().enumerate().map(tick).collect::<Vec<_>>()
    };
    let column = |label: Text, short: Text, ticks: Vec<magnitudes::Tick>| magnitudes::Column {
        label: label.get().to_owned(),
        short: short.get().to_owned(),
        subs: [charts::PEOPLE_SCALE, charts::PEOPLE_SCALE_SHORT, charts::PEOPLE_SCALE_SHORTER]
            .map(|text| text.get().to_owned())
            .into(),
        ticks,
    };
    let people = magnitudes::tens(members.iter().map(|m| population(m)));
    let output = magnitudes::tens(members.iter().map(|m| m.gdp_2020_usd_bn));
    Magnitudes {
        columns: vec![
            column(
                charts::PEOPLE_POPULATION,
                charts::PEOPLE_POPULATION,
                ticks(people, MILLION, charts::PEOPLE_MILLION, charts::PEOPLE_MILLION_SHORT),
            ),
            column(
                charts::PEOPLE_GDP,
                charts::PEOPLE_GDP_SHORT,
                ticks(output, 1.0, charts::PEOPLE_BILLION, charts::PEOPLE_BILLION_SHORT),
            ),
        ],
        rows: members
            .iter()
            .map(|m| magnitudes::Row {
                name: name(m).to_owned(),
                short: m.country.get().id.to_owned(),
                selected: ask.chose(&[m.country]),
                cells: measures(m)
                    .into_iter()
                    .zip(heads)
                    .map(|((value, full, text, short), head)| magnitudes::Cell {
                        value: Some(value),
                        text,
                        short,
                        label: charts::PEOPLE_VALUE.fill(&[("name", name(m)), ("what", head), ("n", &full)]),
                    })
                    .collect(),
            })
            .collect(),
    }
}
