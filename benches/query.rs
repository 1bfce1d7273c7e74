//! Queries and the preparation of charts at 1 to 10,000 times the proposal's records, and how long pages take to write.
//! Prints Markdown with medians and judges nothing: `cargo bench --bench query`.

use explorer::chart_id::ChartId;
use explorer::charts::{Selection, build_chart};
use explorer::publish::search::{documents, index_of};
use explorer::publish::{Settings, body};
use explorer::query::{Corpus, run};
use explorer::route::{Language, Page};
use explorer::search::{Index, find};
use explorer::text::Locale;
use explorer::url::Query;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often the proposal is taken.
const TIMES: [usize; 5] = [1, 10, 100, 1_000, 10_000];
/// How often each thing is done, unless that takes longer than [`LIMIT`].
const RUNS: usize = 51;
/// After this no further run is begun.
const LIMIT: Duration = Duration::from_secs(2);

/// Queries without words. They are not measured at 10,000 times.
const FACETS: [&str; 5] = [
    "",
    "?area=1",
    "?country=vn&area=1",
    "?country=bn,kh,id,la,my,mm,ph,sg,th,vn",
    "?theme=digital,trade&actor=japanese-companies,joint&basis=body",
];

/// Queries with words.
const WORDS: [&str; 5] = [
    "?q=d",
    "?q=digital",
    "?q=quality+infrastructure+laos",
    "?q=nothing+holds+these+words",
    "?area=1,3&country=vn,th&actor=joint&theme=trade&q=rules",
];

fn main() {
    let locale = Locale::built_in("en").expect("English");
    let corpora: Vec<Corpus> = TIMES.iter().map(|times| Corpus::of_proposal(locale).repeated(*times)).collect();
    let records = corpora.iter().map(|corpus| corpus.docs.len() + corpus.recommendations.len());
    println!("\n### Queries and charts at scale\n");
    println!(
        "Native, optimized, one thread: medians of {RUNS} runs in milliseconds (fewer runs where they take more than {} s \
         together). The records of the proposal are taken as often as the head of the column says; below are actions and \
         recommendations. Charts are all {} of them for the results of that query; they read the proposal's own \
         records, so only the list of results grows.\n",
        LIMIT.as_secs(),
        ChartId::ALL.len()
    );
    println!("| |{}", TIMES.map(|times| format!(" {times}x |")).concat());
    println!("|---|{}", "---:|".repeat(TIMES.len()));
    println!("| records |{}", records.map(|number| format!(" {number} |")).collect::<String>());
    let filtered = |corpus: &Corpus, query: &Query| median(|| run(corpus, query));
    let charts = |corpus: &Corpus, query: &Query| {
        let selection = Selection { query: query.clone(), results: run(corpus, query), ..Selection::none() };
        median(|| ChartId::ALL.map(|id| build_chart(locale, id, &selection)))
    };
    // without words up to 1,000 times
    let fewer = &corpora[..TIMES.len() - 1];
    FACETS.iter().for_each(|address| row("filter", address, fewer, filtered));
    // the first query with words makes the index
    row("first with words", WORDS[0], &corpora, |corpus, query| {
        let start = Instant::now();
        black_box(run(corpus, query));
        start.elapsed()
    });
    WORDS.iter().for_each(|address| row("words", address, &corpora, filtered));
    searches(locale);
    [FACETS[0], FACETS[2], WORDS[1]].iter().for_each(|address| row("charts", address, fewer, charts));
    let settings = Settings::default();
    let one = |name: &str, time: Duration| println!("| {name} | {} | | | | |", shown(time));
    one("making the corpus from the texts", median(|| Corpus::of_proposal(locale)));
    for (name, page) in [("writing the explorer's page", Page::Explorer), ("writing the page of the text", Page::Text)]
    {
        one(name, median(|| body(locale, page.in_language(Language::DEFAULT), &settings)));
    }
}

/// What is typed into the search of everything: one letter, one that most records have, several words, errors of typing,
/// a locator, and nothing that is there.
const SEARCHES: [&str; 8] = [
    "a",
    "asean",
    "cyber security",
    "quality infrastructure laos",
    "infrastucture",
    "note 24",
    "zzzz zzzz",
    "japan and asean work together on energy and on the sea",
];

/// Prints what the search of everything takes with the records of the site taken as often.
fn searches(locale: Locale) {
    let all = documents(locale);
    let fewer = &TIMES[..TIMES.len() - 1];
    let indexes: Vec<Index> = fewer
        .iter()
        .filter_map(|times| {
            let taken: Vec<_> = all.iter().cycle().take(all.len() * times).cloned().collect();
            Index::read(index_of(locale, &taken)).ok()
        })
        .collect();
    let cells =
        |of: &dyn Fn(&Index) -> String| indexes.iter().map(|index| format!(" {} |", of(index))).collect::<String>();
    println!("| search: records |{} |", cells(&|index| index.len().to_string()));
    for typed in SEARCHES {
        println!("| search: `{typed}` |{} |", cells(&|index| shown(median(|| find(index, typed)))));
    }
}

/// Prints what a query takes with each corpus.
fn row(what: &str, address: &str, corpora: &[Corpus], time: impl Fn(&Corpus, &Query) -> Duration) {
    let (query, ignored) = Query::parse(address);
    assert!(ignored.is_empty(), "{address} is no query");
    let mut cells: Vec<String> = corpora.iter().map(|corpus| shown(time(corpus, &query))).collect();
    cells.resize(TIMES.len(), String::new());
    println!(
        "| {what}: {} | {} |",
        if address.is_empty() { "none".to_owned() } else { format!("`{address}`") },
        cells.join(" | ")
    );
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let begun = Instant::now();
    let mut times = Vec::with_capacity(RUNS);
    while times.len() < RUNS && (times.is_empty() || begun.elapsed() < LIMIT) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn shown(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1_000.0)
}
