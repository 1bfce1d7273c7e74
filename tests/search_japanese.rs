//! The search on the Japanese pages: written queries with the record that must come first, and the ways in which
//! Japanese is typed.

use explorer::publish::search::{documents, index};
use explorer::query::{Corpus, run};
use explorer::search::marks::excerpt;
use explorer::search::write::Document;
use explorer::search::{Found, Index, KINDS, find};
use explorer::text::Locale;
use explorer::url::Query;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::OnceLock;

/// The queries: what is typed, and kind and id of the record that comes first.
const QUERIES: &str = include_str!("search_queries.ja.tsv");

/// Bound in bytes of the index, as brotli; `sizes.rs` bounds it with the program.
const MOST_INDEX: usize = 64_000;

fn japanese() -> Locale {
    Locale::built_in("ja").expect("Japanese")
}

fn all() -> &'static [Document] {
    static ALL: OnceLock<Vec<Document>> = OnceLock::new();
    ALL.get_or_init(|| documents(japanese()))
}

fn built() -> &'static Index {
    static BUILT: OnceLock<Index> = OnceLock::new();
    BUILT.get_or_init(|| Index::read(index(japanese())).expect("an index"))
}

/// Kind and id of a record.
fn name(number: usize) -> String {
    let document = &all()[number];
    format!("{}:{}", document.kind, document.id)
}

fn first(found: &Found) -> Option<String> {
    found.groups.first()?.records.first().copied().map(name)
}

/// Every record of a kind that is listed.
fn listed(found: &Found) -> BTreeSet<usize> {
    found.groups.iter().flat_map(|group| group.records.clone()).collect()
}

#[test]
fn every_written_query_finds_its_record_first() {
    let mut kinds = BTreeSet::new();
    let mut read = 0;
    let mut wrong = Vec::new();
    for line in QUERIES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (typed, wanted) = line.split_once('\t').expect("two columns");
        assert!((0..all().len()).any(|number| name(number) == wanted), "{wanted} is no record");
        let found = find(built(), typed);
        if first(&found).as_deref() != Some(wanted) {
            let others: Vec<_> = found
                .groups
                .iter()
                .take(5)
                .map(|g| g.records.iter().take(2).map(|n| name(*n)).collect::<Vec<_>>())
                .collect();
            wrong.push(format!("{typed}: {wanted} expected, {others:?}"));
        }
        kinds.extend(wanted.split_once(':').map(|(kind, _)| kind));
        read += 1;
    }
    assert!(read > 60, "{read} queries");
    assert!(KINDS.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    assert!(wrong.is_empty(), "{} of {read} queries:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_way_of_typing_does_not_matter() {
    for (typed, written) in [
        ("ｱｾｱﾝ", "アセアン"),
        ("あせあん", "アセアン"),
        ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
        ("でじたる", "デジタル"),
        ("ｻｲﾊﾞｰｾｷｭﾘﾃｨ", "サイバーセキュリティ"),
        ("サイバセキュリティ", "サイバーセキュリティ"),
        ("サイバー・セキュリティー", "サイバーセキュリティ"),
        ("５Ｇ", "5G"),
        ("Ｓｏｃｉｅｔｙ　５．０", "Society 5.0"),
        ("加盟10ヵ国", "加盟10カ国"),
        ("加盟１０ヶ国", "加盟10カ国"),
        ("強靭化", "強靱化"),
        ("ゴミ", "ごみ"),
        ("『質の高いインフラ』", "質の高いインフラ"),
        ("日本　ベトナム", "日本 ベトナム"),
        ("日本、ベトナム", "日本 ベトナム"),
        // parts of a voiced letter, as some systems keep names of files
        ("テ\u{3099}シ\u{3099}タル", "デジタル"),
    ] {
        let [one, other] = [typed, written].map(|typed| find(built(), typed));
        assert!(one.total > 0 && one.all_words, "{typed}");
        assert_eq!((first(&one), listed(&one)), (first(&other), listed(&other)), "{typed} and {written}");
    }
}

#[test]
fn words_between_words_are_left_out() {
    for (typed, words) in [
        ("日本の貿易", "日本 貿易"),
        ("ASEANにおける日本企業", "ASEAN 日本企業"),
        ("気候変動に関する目標", "気候変動 目標"),
        ("防災への協力", "防災 協力"),
        ("人材育成について", "人材育成"),
        // as long as it is typed
        ("日本の", "日本"),
    ] {
        let [one, other] = [typed, words].map(|typed| find(built(), typed));
        assert!(one.total > 0 && one.all_words, "{typed}");
        assert_eq!(listed(&one), listed(&other), "{typed}");
    }
    // a few characters of a long word are not the word
    assert_eq!(find(built(), "あべしんぞう").total, 0);
    // where nothing else is typed they are words
    assert!(find(built(), "の").total > 0);
}

#[test]
fn a_single_character_is_found_wherever_it_is() {
    for typed in ["橋", "注", "港", "水", "橋 道路"] {
        let found = find(built(), typed);
        let has = |number: usize| {
            let d = &all()[number];
            let texts = [&d.title, &d.body, &d.place].into_iter().chain(&d.names).chain(&d.related);
            let text = texts.map(String::as_str).collect::<Vec<_>>().join("\n");
            typed.split(' ').all(|word| text.contains(word))
        };
        assert_eq!(found.total, (0..all().len()).filter(|number| has(*number)).count(), "{typed}");
    }
}

#[test]
fn every_name_in_english_finds_its_record() {
    let mut names = 0;
    for (number, document) in all().iter().enumerate() {
        for name in &document.foreign {
            let found = find(built(), name);
            assert!(found.all_words && listed(&found).contains(&number), "{name}");
            names += 1;
        }
    }
    assert!(names > 150, "{names} names");
}

#[test]
fn every_title_finds_its_record_also_while_it_is_typed() {
    for (number, document) in all().iter().enumerate() {
        let long = document.title.chars().count();
        for typed in [long, long / 2, 2].map(|count| document.title.chars().take(count).collect::<String>()) {
            let found = find(built(), &typed);
            let cut = found.groups.iter().any(|group| group.total > group.records.len());
            // what is no letter or digit is no word
            let words = typed.chars().any(char::is_alphanumeric);
            assert!(!words || found.all_words && (cut || listed(&found).contains(&number)), "{typed}");
        }
    }
}

#[test]
fn no_string_stops_the_search_and_marks_are_whole_characters() {
    let config = ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_210_615),
        cases: 300,
        ..ProptestConfig::default()
    };
    let typed = "[ぁ-ゖァ-ー・一-三日本経済港注ｦ-ﾟ\u{3099}\u{309a}㍿ａ-ｚA-Z0-9.ー ]{0,12}";
    let outcome = TestRunner::new(config).run(&(typed, typed, typed), |(one, two, three)| {
        let found = find(built(), &one);
        let part: String = two.chars().take(3).collect();
        let other = find(built(), &part);
        for text in [&one, &two, &three, &format!("{three}{two}サーバーの{one}")] {
            for marker in [&found.marker, &other.marker] {
                let marks = marker.marks(text);
                prop_assert!(marks.iter().all(|mark| !mark.is_empty() && text.get(mark.clone()).is_some()), "{}", text);
                prop_assert!(text.get(excerpt(text, &marks, 40)).is_some(), "{}", text);
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|e| panic!("{e}"));
}

/// The box above the list of actions, which shares the folding.
#[test]
fn the_list_of_actions_is_filtered_however_words_are_typed() {
    let corpus = Corpus::of_proposal(japanese());
    let hits = |typed: &str| {
        let found = run(&corpus, &Query { q: typed.to_owned(), ..Query::default() });
        [found.linked, found.others, found.recommendations].concat()
    };
    for (typed, written) in [
        ("ｽﾏｰﾄｼﾃｨ", "スマートシティ"),
        ("すまーとしてぃ", "スマートシティ"),
        ("サイバセキュリティ", "サイバーセキュリティ"),
        ("ゴミ", "ごみ"),
        ("ヴェトナム", "ベトナム"),
        ("ｒｃｅｐ", "RCEP"),
        ("「質の高いインフラ」", "質の高いインフラ"),
        ("道路、港湾", "道路 港湾"),
    ] {
        assert_eq!(hits(typed), hits(written), "{typed}");
    }
    assert!(!hits("スマートシティ").is_empty() && !hits("橋").is_empty());
}

#[test]
fn what_is_found_is_marked_and_no_more() {
    for (typed, text, marked) in [
        ("サーバ", "このサーバーへの設置、別のサーバ", &["サーバー", "サーバ"][..]),
        ("べとなむ", "日本とベトナムの協力", &["ベトナム"]),
        ("ﾃﾞｼﾞﾀﾙ", "信頼できるデジタル社会", &["デジタル"]),
        ("アジアビジネス", "アジア・ビジネス・サミット", &["アジア・ビジネス"]),
        ("RCEP協定", "地域的な包括的経済連携（RCEP）協定の署名", &["RCEP", "協定"]),
        ("ASEAN", "日ASEAN首脳会議", &["ASEAN"]),
        ("橋", "道路・橋・港湾", &["橋"]),
        ("日本の貿易", "日本とASEANの貿易", &["日本", "貿易"]),
        ("強靭化", "強靱化する", &["強靱化"]),
        ("インフラ", "ｲﾝﾌﾗとインフラ", &["ｲﾝﾌﾗ", "インフラ"]),
    ] {
        let marks = find(built(), typed).marker.marks(text);
        assert_eq!(marks.into_iter().map(|mark| &text[mark]).collect::<Vec<_>>(), marked, "{typed} in {text}");
    }
    let text = format!("{}。Society 5.0 {}海底ケーブル{}", "前".repeat(90), "中".repeat(90), "後".repeat(90));
    let part = excerpt(&text, &find(built(), "海底ケーブル").marker.marks(&text), 190);
    assert!(text[part.clone()].contains("海底ケーブル") && part.len() > 120 && part.len() <= 190, "{}", &text[part]);
}

#[test]
fn the_index_is_small() {
    let text = index(japanese());
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(text.as_bytes()).expect("memory");
    drop(writer);
    println!("{:>9} {:>9}  Japanese index", text.len(), out.len());
    assert!(out.len() < MOST_INDEX, "{} bytes", out.len());
}
