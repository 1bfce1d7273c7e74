//! What every chart promises, over all of them and over whatever is chosen.

use super::*;
use crate::chart::{Form, UNIT, svg::Paint};
use crate::proposal::{COUNTRIES, CountryGroup};
use crate::query::{Corpus, run};
use std::collections::BTreeSet;
use std::path::Path;

fn install() {
    crate::text::install(vec![crate::text::pack("en").expect("English")]).expect("texts of this build");
}

fn asked(search: &str) -> Ask {
    let (query, ignored) = Query::parse(search);
    assert!(ignored.is_empty(), "{search}");
    Ask { results: run(&Corpus::of_proposal(), &query), query }
}

/// What visitors ask of charts: nothing, each member, two of them, filters, other forms.
fn asks() -> Vec<Ask> {
    let mut all = vec![Ask::nothing()];
    for country in COUNTRIES.iter().filter(|c| c.group == CountryGroup::Member) {
        all.push(asked(&format!("country={}", country.id.to_lowercase())));
    }
    for search in ["country=vn,th", "area=1", "area=2,5&country=la", "actor=keidanren", "q=nothinghasthisword"] {
        all.push(asked(search));
    }
    for view in crate::url::View::ALL {
        all.push(asked(&format!("view={}", view.name())));
        all.push(asked(&format!("country=sg&area=3&view={}", view.name())));
    }
    all
}

/// One element to a line, so that a difference shows where it is.
fn lines(svg: &str) -> String {
    let mut out = svg.replace("/><", "/>\n<").replace("</text><", "</text>\n<").replacen("\"><", "\">\n<", 1);
    out.push('\n');
    out
}

/// `UPDATE_SNAPSHOTS=1 cargo test` rewrites the snapshots; look at the difference before committing it.
#[test]
fn charts_of_the_site_are_as_they_were() {
    install();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/site");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut expected = BTreeSet::new();
    for id in ChartId::ALL {
        let it = of(id, &Ask::nothing());
        for (width, class) in PRERENDERED {
            let name = format!("{}-{class}.svg", id.name());
            let now = lines(&svg::render(&it.drawing, width, class, it.label.get()));
            if update {
                std::fs::create_dir_all(&folder).expect("a folder");
                std::fs::write(folder.join(&name), &now).expect("a file");
            }
            let then = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
            assert!(then == now, "{name} is drawn otherwise than in its snapshot");
            expected.insert(name);
        }
    }
    let found: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the snapshots")
        .filter_map(|e| e.ok()?.file_name().into_string().ok())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_chart_says_what_it_shows_and_no_two_say_the_same() {
    install();
    let mut titles = BTreeSet::new();
    for id in ChartId::ALL {
        let it = of(id, &Ask::nothing());
        assert_eq!(it.id, id);
        assert_eq!(it.title, title(id));
        assert!(titles.insert(it.title.get()), "{} has the title of another", id.name());
        assert!(!it.says.is_empty() && !it.unit.is_empty() && !it.label.get().is_empty(), "{}", id.name());
        assert!(description(id).get().len() > 40);
        assert!(it.missing.is_none(), "{} lacks something before anything is chosen", id.name());
        assert!(!it.table.rows.is_empty());
        for words in it.says.iter().map(|(_, words)| words.as_str()).chain([it.unit.as_str()]) {
            assert!(!words.contains(['{', '}']), "{}: a blank is not filled in: {words}", id.name());
        }
    }
}

#[test]
fn what_is_drawn_is_what_the_table_says() {
    install();
    for ask in asks() {
        for id in ChartId::ALL {
            let it = of(id, &ask);
            for row in &it.table.rows {
                assert_eq!(row.cells.len(), it.table.head.len(), "{}: {}", id.name(), row.head);
            }
            for width in [280, 328, 576, 780, 1600] {
                let marks = svg::draw(&it.drawing, width, Paint::Classes).marks;
                if it.missing.is_none() {
                    assert!(!marks.is_empty(), "{} draws nothing", id.name());
                    // a value is drawn once; every value is drawn
                    let drawn: BTreeSet<_> = marks.iter().map(|mark| (mark.row, mark.column)).collect();
                    assert_eq!(drawn.len(), marks.len(), "{} at {width} px", id.name());
                    let cells = it.table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                    assert_eq!(marks.len(), cells, "{} at {width} px", id.name());
                }
                for mark in &marks {
                    let cell = it.table.cell(mark).unwrap_or_else(|| panic!("{}: {mark:?} is in no table", id.name()));
                    assert!(mark.label.contains(&cell.text), "{}: {:?} against {:?}", id.name(), mark.label, cell.text);
                }
            }
        }
    }
}

#[test]
fn every_value_rests_on_something_and_what_is_absent_on_nothing() {
    install();
    for id in ChartId::ALL {
        for row in &of(id, &Ask::nothing()).table.rows {
            for cell in &row.cells {
                assert_eq!(cell.value.is_some(), cell.basis.is_some(), "{}, {}: {cell:?}", id.name(), row.head);
                assert!(!cell.text.is_empty());
            }
        }
    }
}

#[test]
fn nothing_overlaps_or_is_cut_off_at_any_width() {
    install();
    for ask in asks() {
        for id in ChartId::ALL {
            let it = of(id, &ask);
            for width in (280..=1600).step_by(97) {
                crate::chart::record::check_clean(&it.drawing, width);
            }
        }
    }
}

#[test]
fn a_picture_that_is_taken_away_is_whole_and_has_its_key() {
    install();
    for ask in asks() {
        for id in ChartId::ALL {
            let it = of(id, &ask);
            let sheet = sheet::Sheet::of(&it);
            crate::chart::record::check_clean(&sheet, sheet::WIDTH);
            let body = svg::draw(&sheet, sheet::WIDTH, Paint::Classes).body;
            for (glyph, words) in &it.key {
                assert!(body.contains(&words.replace('&', "&amp;")), "{}: {glyph:?} is not explained", id.name());
            }
        }
    }
}

#[test]
fn choosing_a_country_moves_nothing() {
    install();
    for id in ChartId::ALL {
        let before = of(id, &Ask::nothing());
        let after = of(id, &asked("country=vn,th"));
        if after.missing.is_some() {
            continue;
        }
        for width in [328_u32, 780] {
            let form = Form::at(f64::from(width));
            assert_eq!(before.drawing.height(form), after.drawing.height(form), "{}", id.name());
        }
    }
    assert_eq!(UNIT, 10);
}

#[test]
fn a_file_of_values_has_a_line_for_every_value() {
    install();
    for id in ChartId::ALL {
        let it = of(id, &Ask::nothing());
        let file = it.table.csv();
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("RFC 4180");
        let cells: Vec<_> = it.table.rows.iter().flat_map(|row| row.cells.iter().map(move |c| (row, c))).collect();
        assert_eq!(records.len(), cells.len(), "{}", id.name());
        for (record, (row, cell)) in records.iter().zip(cells) {
            assert_eq!(&record[0], row.head);
            assert_eq!(record[2].parse::<f64>().ok(), cell.value, "{}", id.name());
        }
    }
}

#[test]
fn a_chart_of_the_whole_has_no_figure_for_a_country_and_says_so() {
    install();
    let ask = asked("country=vn,la");
    let missing = of(ChartId::TradeShare, &ask).missing.expect("words");
    assert!(missing.contains("Laos and Vietnam"), "{missing}");
    for id in [ChartId::Investment, ChartId::Bases, ChartId::People] {
        assert_eq!(of(id, &ask).missing, None, "{}", id.name());
    }
}

#[test]
fn what_was_published_as_one_is_one_and_parts_add_up_to_the_whole() {
    install();
    for (id, block) in [(ChartId::Investment, 4), (ChartId::Bases, 5)] {
        let rows = of(id, &Ask::nothing()).table.rows;
        let value = |row: &Row| row.cells[0].value.expect("a value");
        assert!(rows[0].sums && rows[1..].iter().all(|row| !row.sums));
        let parts: f64 = rows[1..].iter().map(value).sum();
        assert!((parts - value(&rows[0])).abs() < 0.05, "{}", id.name());
        assert_eq!(rows.last().expect("rows").countries.len(), block);
        let countries: BTreeSet<_> = rows.iter().flat_map(|row| &row.countries).collect();
        assert_eq!(countries.len(), 10, "{}", id.name());
    }
}

#[test]
fn what_is_said_of_a_later_revision_has_its_source() {
    install();
    let it = of(ChartId::Investment, &Ask::nothing());
    assert!(it.says.iter().any(|(evidence, _)| *evidence == Evidence::Since));
    let revised = it.sources().into_iter().find(|s| s.get().id == "fdi-rev").expect("the source");
    assert!(table(&it, "").into_string().contains(revised.get().url));
}
