use super::*;
use crate::chart::record::draw;
use crate::chart::svg::{self, Paint};
use crate::charts::tests::english;
use crate::proposal::country;
use crate::query::{Corpus, run};
use crate::url::Query;

fn view(search: &str) -> ChartView {
    let (query, _) = Query::parse(search);
    build(english(), &Selection { results: run(&Corpus::of_proposal(english()), &query), query, ..Selection::none() })
}

/// Statements of the marks at a width.
fn statements(search: &str, width: u32) -> Vec<String> {
    svg::draw(&*view(search).drawing, width, Paint::Classes).marks.into_iter().map(|mark| mark.label).collect()
}

#[test]
fn statements_have_measure_date_status_and_rank() {
    let all = statements("", 780);
    for wanted in [
        "Vietnam, Japanese business bases, 1 October 2017: 1,816 (checked at the publisher that the proposal cites), no. 3 of the 5 with a figure",
        "Singapore, Japanese business bases, 1 October 2017: 5 members together: 3,289",
        "Brunei, Laos, Myanmar, Philippines and Singapore, Japanese business bases, 1 October 2017: 5 members together: 3,289 (the total minus the parts that are known)",
        "Laos, Visitors to Japan, 2018: no figure",
        "In the proposal, for all ten, Visitors to Japan, 2018: about 3.4 million visitors",
        "In the proposal, for all ten, Population, 2020: no figure",
    ] {
        assert!(all.iter().any(|it| it == wanted), "{wanted}\n{all:#?}");
    }
}

#[test]
fn a_block_is_one_row_with_one_value_and_its_members_have_none() {
    let table = view("").table;
    let row = |head: &str| table.rows.iter().find(|row| row.head == head).expect("a row");
    let together = row("Brunei, Cambodia, Laos and Myanmar");
    assert_eq!(together.cells.iter().filter(|cell| !cell.is_empty()).count(), 1);
    assert_eq!(together.cells[3].value, Some(-22.0));
    assert_eq!(
        (row("Laos").cells[3].value, row("Laos").cells[3].text.as_str()),
        (None, "4 members together: −22.0 billion yen")
    );
    assert_eq!(table.rows.len(), 13);
    // the ten and the blocks make up the proposal's figures
    let sum = |column: usize| table.rows[1..].iter().filter_map(|row| row.cells[column].value).sum::<f64>();
    assert_eq!((sum(4), table.rows[0].cells[4].value), (12_545.0, Some(12_545.0)));
    assert!((sum(3) - 2_290.6).abs() < 1e-6);
}

/// Bars only for figures of a member's own.
#[test]
fn there_are_as_many_bars_as_figures() {
    let own: usize = Measure::ALL.iter().map(|measure| measure.ranked().len()).sum();
    let Profile { panels } = Profile { panels: Measure::ALL.map(|m| panel(english(), &Selection::none(), m)).into() };
    assert_eq!(panels.iter().map(|panel| panel.bars.len()).sum::<usize>(), own);
    for panel in &panels {
        let all = panel.bars.len() + panel.absent.len() + panel.blocks.iter().map(|b| b.items.len()).sum::<usize>();
        assert_eq!(all, 10, "{:?}", panel.names);
    }
    assert_eq!(own, 10 + 10 + 9 + 6 + 5 + 6 + 8 + 10 + 10);
}

#[test]
fn values_of_up_to_four_selected_members_are_written_at_every_width() {
    let codes = MEMBERS.iter().map(|m| m.country.get().id.to_lowercase()).collect::<Vec<_>>();
    let mut choices: Vec<Vec<&str>> = codes.windows(4).map(|four| four.iter().map(String::as_str).collect()).collect();
    // neighbours in the panel of 2022, where values are most alike
    let near: Vec<String> = Measure::Growth(2022).ranked().iter().map(|(c, _)| c.get().id.to_lowercase()).collect();
    choices.extend(near.windows(4).map(|four| four.iter().map(String::as_str).collect()));
    for chosen in choices {
        let search = format!("country={}", chosen.join(","));
        for width in [320, 328, 559, 560, 576, 780, 1600] {
            let (record, _) = draw(&*view(&search).drawing, width);
            for measure in Measure::ALL {
                for code in &chosen {
                    let Some(own) = measure.of(country(code).expect("a member")) else { continue };
                    let texts = figures(english(), measure, own.value);
                    let written = record.texts.iter().any(|it| texts.contains(&it.text));
                    assert!(written, "{search} at {width} px: {texts:?} of {measure:?}");
                }
            }
        }
    }
}

#[test]
fn every_panel_has_its_name_its_date_and_all_codes() {
    for width in [280, 328, 560, 576, 780, 1600] {
        let (record, _) = draw(&*view("").drawing, width);
        let written = |texts: &[String]| record.texts.iter().filter(|it| texts.contains(&it.text)).count();
        for measure in Measure::ALL {
            assert!(written(&names(english(), measure)) > 0, "{measure:?} at {width} px");
            assert!(written(&subs(english(), measure)) > 0, "{measure:?} at {width} px");
            assert!(measure.total().is_none() || written(&quoted(english(), measure)) > 0, "{measure:?} at {width} px");
        }
        for m in &MEMBERS {
            assert_eq!(written(&[m.country.get().id.to_owned()]), 9, "{} at {width} px", m.country.get().id);
        }
        // the amount of a block is written once
        let amounts: Vec<&str> =
            record.texts.iter().map(|it| it.text.as_str()).filter(|it| it.contains("3,289")).collect();
        assert_eq!(amounts.len(), 1, "at {width} px");
    }
}

#[test]
fn what_is_not_selected_is_an_outline() {
    let body = |search| svg::draw(&*view(search).drawing, 780, Paint::Classes).body;
    let solid = |body: &str| body.matches("class=\"f-ink-3").count();
    assert!(solid(&body("")) > 0);
    assert!(solid(&body("country=vn")) < solid(&body("")));
    assert!(body("country=vn").contains("s-ink-3"));
}
