//! Tests of all charts, over what visitors can select.

#[path = "../../tests/pseudo/mod.rs"]
mod pseudo;

use super::section::{NAMED, section_body, small, sources, table};
use super::*;
use crate::chart::record::{check_clean, draw};
use crate::chart::svg::{self, Paint};
use crate::chart::{Form, PRERENDERED, Palette, csv, hit, sheet};
use crate::component::{Cx, Scope};
use crate::proposal::{COUNTRIES, CountryGroup};
use crate::query::{Corpus, run};
use std::collections::BTreeSet;
use std::path::Path;

/// English.
pub fn english() -> Locale {
    Locale::built_in("en").expect("English")
}

fn select(search: &str) -> Selection {
    let (query, ignored) = Query::parse(search);
    assert!(ignored.is_empty(), "{search}");
    Selection { results: run(&Corpus::of_proposal(english()), &query), query, ..Selection::none() }
}

fn build(id: ChartId, selection: &Selection) -> ChartView {
    build_chart(english(), id, selection)
}

/// What visitors select: nothing, each member, two of them, filters, other forms.
fn selections() -> Vec<Selection> {
    let mut all = vec![Selection::none()];
    for country in COUNTRIES.iter().filter(|c| c.group == CountryGroup::Member) {
        all.push(select(&format!("country={}", country.id.to_lowercase())));
    }
    for search in ["country=vn,th", "area=1", "area=2,5&country=la", "actor=keidanren", "q=nothinghasthisword"] {
        all.push(select(search));
    }
    for view in crate::url::View::ALL {
        all.push(select(&format!("view={}", view.name())));
        all.push(select(&format!("country=sg&area=3&view={}", view.name())));
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
fn drawings_match_their_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/site");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut expected = BTreeSet::new();
    for id in ChartId::ALL {
        let it = build(id, &Selection::none());
        for (width, class) in PRERENDERED {
            let name = format!("{}-{class}.svg", id.name());
            let now = lines(&svg::render(&*it.drawing, width, class, it.label.get(english())));
            if update {
                std::fs::create_dir_all(&folder).expect("a folder");
                std::fs::write(folder.join(&name), &now).expect("a file");
            }
            let then = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
            assert!(then == now, "{name} differs from its snapshot");
            expected.insert(name);
        }
    }
    let found: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the snapshots")
        .filter_map(|e| e.ok()?.file_name().into_string().ok())
        .collect();
    assert_eq!(found, expected);
}

/// Drawings of example data as they are prerendered, by the names of their snapshots.
fn examples() -> Vec<(String, String)> {
    fn at(chart: &dyn Chart, name: &str) -> Vec<(String, String)> {
        let form = |(width, class)| {
            let name = format!("{name}-{class}");
            (name, svg::render(chart, width, class, "What the chart shows"))
        };
        PRERENDERED.map(form).into()
    }
    let mut all = at(&gdp_growth::drawing::tests::example(), "gdp-growth");
    all.extend(at(&actions_by_area::drawing::tests::example(), "actions-by-area"));
    all.extend(at(&actions_by_area::drawing::tests::filtered(), "actions-by-area-filtered"));
    all.extend(at(&coverage::drawing::tests::members(), "coverage-by-country"));
    all.extend(at(&visitors::drawing::tests::example(), "visitors"));
    all.extend(at(&residents::drawing::tests::example(), "residents"));
    all
}

/// `UPDATE_SNAPSHOTS=1 cargo test` rewrites the snapshots; look at the difference before committing it.
#[test]
fn drawings_of_examples_match_their_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    for (name, svg) in examples() {
        let file = folder.join(format!("{name}.svg"));
        let now = lines(&svg);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &now).unwrap();
        }
        let then = std::fs::read_to_string(&file).unwrap_or_default();
        for (number, (then, now)) in then.lines().zip(now.lines()).enumerate() {
            assert_eq!(then, now, "{name}, line {}", number + 1);
        }
        assert_eq!(then.lines().count(), now.lines().count(), "{name}");
    }
}

#[test]
fn an_svg_in_a_page_has_no_colour_no_style_and_no_script() {
    for (name, svg) in examples() {
        for part in svg.split('<') {
            let tag = part.split('>').next().unwrap_or("");
            for never in ["style=", "fill=", "stroke=", "#", "rgb", "on", "href", "script"] {
                let found = tag.split(' ').any(|attribute| attribute.starts_with(never));
                assert!(!found, "{name}: {never} in <{tag}>");
            }
            assert!(!tag.contains('#') && !tag.contains("rgb"), "{name}: <{tag}>");
        }
        assert_eq!(svg.matches("role=\"img\"").count(), 1);
    }
}

#[test]
fn the_box_is_as_high_at_every_width_of_a_form() {
    let chart = gdp_growth::drawing::tests::example();
    assert_eq!(chart.height(Form::Wide), 392);
    for width in [560, 576, 780, 1600] {
        assert_eq!(svg::draw(&chart, width, Paint::Classes).height, 392);
    }
    for width in [280, 328, 559] {
        assert_eq!(svg::draw(&chart, width, Paint::Classes).height, chart.height(Form::Narrow));
    }
}

#[test]
fn the_style_sheet_changes_form_at_the_same_width() {
    let css = include_str!("../../style/chart.css");
    let css = css.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(css.contains("@container (max-width: 34.99rem)"));
    assert!(css.contains("@container (min-width: 35rem)"));
    assert_eq!(Form::WIDE_FROM, 35.0 * 16.0);
    for (width, class) in PRERENDERED {
        let form = if class == "narrow" { Form::Narrow } else { Form::Wide };
        assert_eq!(Form::at(f64::from(width)), form);
        assert!(css.contains(&format!(".chart.{class} {{ display: block; }}")));
    }
}

#[test]
fn an_svg_file_needs_no_style_sheet() {
    let palette = Palette::read(|token| Ok::<_, ()>((token as u8, 0xab, 0xcd))).unwrap();
    let chart = gdp_growth::drawing::tests::example();
    let file = svg::draw(&chart, 780, Paint::Values(&palette)).file("Growth & more", &palette);
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(file.contains("<title>Growth &amp; more</title>"));
    assert!(!file.contains("class="));
    assert!(file.contains("fill=\"#00abcd\"") && file.contains("font-family=\"serif\""));
    assert!(file.contains("stroke-dasharray=\"1 3\""));
}

#[test]
fn a_point_finds_its_mark_and_nothing_outside() {
    let marks = svg::draw(&gdp_growth::drawing::tests::example(), 780, Paint::Classes).marks;
    let vietnam = hit(&marks, 400.0, 350.0).map(|index| (marks[index].row, marks[index].column));
    assert_eq!(vietnam, Some((Some(9), 1)));
    assert_eq!(hit(&marks, 400.0, 5.0), None);
    assert_eq!(hit(&marks, -1.0, 100.0), None);
}

#[test]
fn every_chart_has_a_title_of_its_own_statements_and_a_unit() {
    let mut titles = BTreeSet::new();
    for id in ChartId::ALL {
        let it = build(id, &Selection::none());
        assert_eq!(it.id, id);
        assert!(titles.insert(it.title().get(english())), "{} has the title of another", id.name());
        assert!(
            !it.statements.is_empty() && !it.unit.is_empty() && !it.label.get(english()).is_empty(),
            "{}",
            id.name()
        );
        assert!(description(id).get(english()).len() > 40);
        assert!(it.missing.is_none(), "{} lacks something before anything is chosen", id.name());
        assert!(!it.table.rows.is_empty());
        for words in it.statements.iter().map(|(_, words)| words.as_str()).chain([it.unit.as_str()]) {
            assert!(!words.contains(['{', '}']), "{}: a blank is not filled in: {words}", id.name());
        }
    }
}

#[test]
fn the_drawing_has_the_values_of_the_table() {
    for selection in selections() {
        for id in ChartId::ALL {
            let it = build(id, &selection);
            for row in &it.table.rows {
                assert_eq!(row.cells.len(), it.table.head.len(), "{}: {}", id.name(), row.head);
            }
            for width in [280, 328, 576, 780, 1600] {
                let marks = svg::draw(&*it.drawing, width, Paint::Classes).marks;
                if it.missing.is_none() {
                    assert!(!marks.is_empty(), "{} draws nothing", id.name());
                    // a value is drawn once; every value is drawn
                    let drawn: BTreeSet<_> = marks.iter().map(|mark| (mark.row, mark.column)).collect();
                    assert_eq!(drawn.len(), marks.len(), "{} at {width} px", id.name());
                    let cells = it.table.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_empty()).count();
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
fn every_value_has_a_source_and_absent_values_have_none() {
    for id in ChartId::ALL {
        for row in &build(id, &Selection::none()).table.rows {
            for cell in &row.cells {
                assert_eq!(cell.value.is_some(), cell.source.is_some(), "{}, {}: {cell:?}", id.name(), row.head);
                // a row of several countries has the one amount that they have together
                assert!(!cell.is_empty() || row.countries.len() > 1);
            }
        }
    }
}

#[test]
fn nothing_overlaps_or_is_cut_off_at_any_width() {
    for selection in selections() {
        for id in ChartId::ALL {
            let it = build(id, &selection);
            for width in (280..=1600).step_by(97) {
                check_clean(&*it.drawing, width);
            }
        }
    }
}

/// A made-up language.
fn made_up(language: pseudo::Pseudo) -> Locale {
    let english = crate::text::pack("en").expect("English");
    Locale::from_packs(language.code, vec![language.pack(&english)]).expect("texts of this build")
}

/// The made-up languages, and those that the site is published in besides English.
fn others() -> Vec<Locale> {
    let published = crate::text::LANGUAGES.iter().skip(1).filter_map(|code| Locale::built_in(code));
    pseudo::ALL.into_iter().map(made_up).chain(published).collect()
}

#[test]
fn nothing_overlaps_is_cut_off_or_is_taken_apart_in_other_scripts() {
    for locale in others() {
        for selection in [Selection::none(), select("country=vn,th")] {
            for id in ChartId::ALL {
                let it = build_chart(locale, id, &selection);
                let widths = (280..=1600).step_by(165).chain(PRERENDERED.map(|(width, _)| width));
                let drawings: Vec<(&dyn Chart, u32)> = widths.map(|width| (&*it.drawing, width)).collect();
                let picture = it.sheet(locale);
                for (drawing, width) in drawings.into_iter().chain([(&picture as &dyn Chart, sheet::WIDTH)]) {
                    check_clean(drawing, width);
                    for text in draw(drawing, width).0.texts {
                        let first = text.text.chars().next().unwrap_or(' ');
                        assert!(
                            !pseudo::is_mark(first),
                            "{}, {}: a line begins with a mark: {text:?}",
                            locale.code(),
                            id.name()
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn few_labels_are_left_out_in_other_scripts() {
    for locale in others() {
        for id in ChartId::ALL {
            let labels = |locale| draw(&*build_chart(locale, id, &Selection::none()).drawing, 780).0.texts.len();
            let (english, here) = (labels(english()), labels(locale));
            // longer words lose labels that have no room, never most of them
            assert!(here * 4 >= english * 3, "{}, {}: {here} labels of {english}", locale.code(), id.name());
        }
    }
}

#[test]
fn a_saved_picture_is_complete_and_has_its_key() {
    for selection in selections() {
        for id in ChartId::ALL {
            let it = build(id, &selection);
            let sheet = it.sheet(english());
            check_clean(&sheet, sheet::WIDTH);
            let body = svg::draw(&sheet, sheet::WIDTH, Paint::Classes).body;
            for (_, words) in &it.key {
                assert!(body.contains(&words.replace('&', "&amp;")), "{}: {words} is missing", id.name());
            }
        }
    }
}

#[test]
fn selecting_a_country_keeps_the_height() {
    for id in ChartId::ALL {
        let before = build(id, &Selection::none());
        let after = build(id, &select("country=vn,th"));
        if after.missing.is_some() {
            continue;
        }
        for width in [328_u32, 780] {
            let form = Form::at(f64::from(width));
            assert_eq!(before.drawing.height(form), after.drawing.height(form), "{}", id.name());
        }
    }
}

#[test]
fn a_file_of_values_has_a_line_for_every_value() {
    for id in ChartId::ALL {
        let it = build(id, &Selection::none());
        let file = it.table.csv(english());
        // without the mark spreadsheets take the file for one of the machine's own code page
        let values = file.strip_prefix(csv::BYTE_ORDER_MARK).expect("a byte order mark");
        let mut reader = ::csv::Reader::from_reader(values.as_bytes());
        let records: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("RFC 4180");
        let cells = it.table.rows.iter().flat_map(|row| row.cells.iter().map(move |c| (row, c)));
        let cells: Vec<_> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        assert_eq!(records.len(), cells.len(), "{}", id.name());
        for (record, (row, cell)) in records.iter().zip(cells) {
            assert_eq!(&record[0], row.head);
            assert_eq!(record[2].parse::<f64>().ok(), cell.value, "{}", id.name());
        }
    }
}

#[test]
fn a_chart_without_a_figure_for_the_selected_countries_tells_so() {
    let selection = select("country=vn,la");
    let missing = build(ChartId::TradeShare, &selection).missing.expect("words");
    assert!(missing.contains("Laos and Vietnam"), "{missing}");
    for id in [ChartId::Investment, ChartId::Bases, ChartId::People] {
        assert_eq!(build(id, &selection).missing, None, "{}", id.name());
    }
}

#[test]
fn amounts_add_up_to_the_total_and_a_joint_figure_is_one_row() {
    for (id, block) in [(ChartId::Investment, 4), (ChartId::Bases, 5)] {
        let rows = build(id, &Selection::none()).table.rows;
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
fn the_statement_on_a_later_revision_has_its_source() {
    let it = build(ChartId::Investment, &Selection::none());
    assert!(it.statements.iter().any(|(evidence, _)| *evidence == Evidence::Since));
    let revised = it.sources().into_iter().find(|s| s.get().id == "fdi-rev").expect("the source");
    assert!(
        table(Cx { scope: &Scope { locale: english(), root_prefix: "" } }, &it)
            .into_string()
            .contains(revised.get().url)
    );
}

#[test]
fn every_chart_names_its_sources_in_one_line_beside_it() {
    for id in ChartId::ALL {
        let it = build(id, &Selection::none());
        let line = sources(Cx { scope: &Scope { locale: english(), root_prefix: "" } }, &it).into_string();
        let links = line.matches("<a ").count();
        assert!((1..=NAMED + 2).contains(&links), "{}: {line}", id.name());
        // whatever is not named is counted, and the table has it
        let all = it.sources();
        let named =
            all.iter().filter(|s| line.contains(&format!("href=\"{}\"", s.get().url.replace('&', "&amp;")))).count();
        if named < all.len() {
            assert!(line.contains(&format!("{} more", all.len() - named)), "{}: {line}", id.name());
        }
        assert!(
            section_body(Cx { scope: &Scope { locale: english(), root_prefix: "" } }, &it, 2)
                .into_string()
                .contains(&line),
            "{}",
            id.name()
        );
    }
    // what is counted in the text itself names the text
    for id in [ChartId::Coverage, ChartId::ActionsByArea, ChartId::Events] {
        assert!(
            sources(Cx { scope: &Scope { locale: english(), root_prefix: "" } }, &build(id, &Selection::none()))
                .into_string()
                .contains("keidanren.or.jp"),
            "{}",
            id.name()
        );
    }
}

#[test]
fn a_card_shows_a_whole_chart_that_fits_it() {
    for id in ChartId::ALL {
        let picture = small(english(), &build(id, &Selection::none())).into_string();
        let height = picture.split("viewBox=\"0 0 328 ").nth(1).and_then(|rest| rest.split('"').next());
        let height: u32 = height.and_then(|text| text.parse().ok()).expect("a height");
        assert!(height <= 490, "{}: {height} px", id.name());
    }
}

#[test]
fn members_are_offered_only_where_choosing_one_changes_something() {
    for id in ChartId::ALL {
        let changes = |country: &str| {
            let (before, after) = (build(id, &Selection::none()), build(id, &select(&format!("country={country}"))));
            let body = |view: &ChartView| svg::draw(&*view.drawing, 780, Paint::Classes).body;
            body(&before) != body(&after)
        };
        assert_eq!(country_choice(id) != CountryChoice::Never, changes("vn"), "{}", id.name());
    }
}
