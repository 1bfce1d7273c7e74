//! `trade-share`: trade with ASEAN as a part of all of Japan's foreign trade. All of it is the proposal's.

use super::{Ask, Basis, Cell, Evidence, Figure, Row, Table, statistic};
use crate::chart::share::{Share, Words};
use crate::chart::{ChartId, Drawing, Glyph};
use crate::proposal::Locator;
use crate::text::{Text, charts, format};

/// Gathers the chart.
pub(super) fn of(ask: &Ask) -> Figure {
    let found = ["ST05", "ST06", "ST07"].map(statistic);
    let values = found.map(|s| s.map_or(0.0, |s| s.value));
    let [part, _, whole] = values;
    let [part_text, share_text, whole_text] = values.map(format::plain);
    let year = found[0].and_then(|s| s.year).unwrap_or_default();
    let note = Locator::Note(found[0].map_or(0, |s| s.note));
    let exact = format::number(part / whole * 100.0, 2);
    let blanks = [
        ("year", year),
        ("part", part_text.as_str()),
        ("share", share_text.as_str()),
        ("whole", whole_text.as_str()),
        ("exact", exact.as_str()),
    ];
    let amount = |n: &str| charts::TRADE_SHARE_AMOUNT.fill(&[("n", n)]);
    let texts = [amount(&part_text), charts::TRADE_SHARE_PER_CENT.fill(&[("n", &share_text)]), amount(&whole_text)];
    let names: [Text; 3] = [charts::TRADE_SHARE_PART, charts::TRADE_SHARE_SHARE, charts::TRADE_SHARE_WHOLE];
    let rows = names.iter().zip(values).zip(&texts).map(|((name, value), text)| Row {
        head: name.get().to_owned(),
        countries: Vec::new(),
        sums: false,
        cells: vec![Cell { value: Some(value), text: text.clone(), basis: Some(Basis::At(note)) }],
    });
    let table =
        Table { corner: String::new(), head: vec![charts::TRADE_SHARE_HEAD.fill(&blanks)], rows: rows.collect() };
    let label = |index: usize| format!("{}, {year}: {}", names[index].get(), texts[index]);
    let words = |n: &str, long: Text, short: Text, label: String| Words {
        text: long.fill(&[("n", n)]),
        short: short.fill(&[("n", n)]),
        label,
    };
    let drawing = Share {
        part,
        whole,
        part_words: words(&part_text, charts::TRADE_SHARE_PART_IN, charts::TRADE_SHARE_PART_SHORT, label(0)),
        share_words: Words {
            text: texts[1].clone(),
            short: String::new(),
            label: charts::TRADE_SHARE_SHARE_LABEL.fill(&[
                ("name", names[1].get()),
                ("year", year),
                ("share", &texts[1]),
                ("part", &texts[0]),
                ("whole", &texts[2]),
            ]),
        },
        whole_words: words(&whole_text, charts::TRADE_SHARE_WHOLE_IN, charts::TRADE_SHARE_WHOLE_SHORT, label(2)),
    };
    let mut at = vec![note];
    at.extend(found[0].map(|s| s.at));
    Figure {
        id: ChartId::TradeShare,
        at,
        title: charts::TRADE_SHARE_TITLE,
        says: vec![(Evidence::Proposal, charts::TRADE_SHARE_SAYS.fill(&blanks))],
        face: Vec::new(),
        key: [(true, charts::TRADE_SHARE_KEY_PART), (false, charts::TRADE_SHARE_KEY_REST)]
            .map(|(part, words)| (Glyph::Part(part), words.get().to_owned()))
            .to_vec(),
        label: charts::TRADE_SHARE_LABEL,
        drawing: Drawing::Share(drawing),
        unit: charts::TRADE_SHARE_UNIT.fill(&blanks),
        missing: ask.without_figure(&table.rows),
        table,
        forms: Vec::new(),
    }
}
