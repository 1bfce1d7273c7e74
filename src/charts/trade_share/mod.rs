//! `trade-share`: trade with ASEAN as a share of all of Japan's foreign trade. All of it is the proposal's.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection};
use crate::chart_id::ChartId;
use crate::component::facts::number_of;
use crate::proposal::{Locator, StatisticIx};
use crate::text::{Locale, Text, charts};
use drawing::{Share, Words};

/// Part, share and whole, as note 11 gives them.
const FIGURES: [StatisticIx; 3] = [StatisticIx::TRADE, StatisticIx::TRADE_SHARE, StatisticIx::TOTAL_TRADE];

pub(super) const ENTRY: Entry = Entry {
    title: charts::TRADE_SHARE_TITLE,
    description: charts::TRADE_SHARE_DESC,
    country_choice: CountryChoice::Never,
    statistics: &FIGURES,
    build,
};

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let found = FIGURES.map(StatisticIx::get);
    let values = found.map(|s| s.value);
    let [part, _, whole] = values;
    let [part_text, share_text, whole_text] = found.map(|s| number_of(locale, s));
    let year = &*found[0].year.map(|year| locale.date(year)).unwrap_or_default();
    let note = Locator::Note(found[0].note);
    let exact = locale.number(part / whole * 100.0, 2);
    let blanks = [
        ("year", year),
        ("part", part_text.as_str()),
        ("share", share_text.as_str()),
        ("whole", whole_text.as_str()),
        ("exact", exact.as_str()),
    ];
    let amount = |n: &str| charts::TRADE_SHARE_AMOUNT.fill(locale, &[("n", n)]);
    let share = charts::TRADE_SHARE_PER_CENT.fill(locale, &[("n", &share_text)]);
    let texts = [amount(&part_text), share, amount(&whole_text)];
    let names =
        [charts::TRADE_SHARE_PART, charts::TRADE_SHARE_SHARE, charts::TRADE_SHARE_WHOLE].map(|name| name.get(locale));
    let rows = names.iter().zip(values).zip(&texts).map(|((name, value), text)| {
        Row::new(*name, &[], vec![Cell::new(value, text.as_str(), ValueSource::Proposal(note))])
    });
    let table = Table {
        corner: String::new(),
        head: vec![charts::TRADE_SHARE_HEAD.fill(locale, &blanks)],
        rows: rows.collect(),
    };
    let label = |index: usize| locale.labelled(&locale.commas(&[names[index], year]), &texts[index]);
    let words = |n: &str, long: Text, short: Text, label: String| Words {
        text: long.fill(locale, &[("n", n)]),
        short: short.fill(locale, &[("n", n)]),
        label,
    };
    let share_label = [
        ("name", names[1]),
        ("year", year),
        ("share", texts[1].as_str()),
        ("part", texts[0].as_str()),
        ("whole", texts[2].as_str()),
    ];
    let drawing = Share {
        part,
        whole,
        part_words: words(&part_text, charts::TRADE_SHARE_PART_IN, charts::TRADE_SHARE_PART_SHORT, label(0)),
        share_words: Words {
            text: texts[1].clone(),
            short: String::new(),
            label: charts::TRADE_SHARE_SHARE_LABEL.fill(locale, &share_label),
        },
        whole_words: words(&whole_text, charts::TRADE_SHARE_WHOLE_IN, charts::TRADE_SHARE_WHOLE_SHORT, label(2)),
    };
    ChartView {
        places: vec![note, found[0].at],
        statements: vec![(Evidence::Proposal, charts::TRADE_SHARE_SAYS.fill(locale, &blanks))],
        key: [(true, charts::TRADE_SHARE_KEY_PART), (false, charts::TRADE_SHARE_KEY_REST)]
            .map(|(part, words)| (drawing::glyph(part), words.get(locale).to_owned()))
            .into(),
        unit: charts::TRADE_SHARE_UNIT.fill(locale, &blanks),
        missing: selection.without_figure(locale, &table.rows),
        ..ChartView::new(ChartId::TradeShare, Box::new(drawing), charts::TRADE_SHARE_LABEL, table)
    }
}
