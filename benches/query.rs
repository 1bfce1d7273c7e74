//! How long a query takes at 1,000 times the proposal's actions, and how long the pages' drawings
//! take to make. Prints medians and judges nothing: `cargo bench --features ssr --bench query`.

use explorer::prerender::{Settings, body};
use explorer::query::{Corpus, run};
use explorer::text;
use explorer::url::{Query, Route};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often the proposal is taken.
const TIMES: usize = 1_000;
/// How often each thing is done.
const RUNS: usize = 51;

fn main() {
    let pack = text::pack("en").expect("English");
    text::install(vec![pack]).expect("texts of this build");
    let one = Corpus::of_proposal();
    let many = Corpus { docs: one.docs.iter().cycle().take(one.docs.len() * TIMES).cloned().collect() };
    println!("median of {RUNS} runs\n");
    println!("{:>12} {:>12}  query", one.docs.len(), many.docs.len());
    for address in [
        "",
        "?area=1",
        "?country=vn&area=1",
        "?country=bn,kh,id,la,my,mm,ph,sg,th,vn",
        "?theme=digital,trade&actor=japanese-companies,joint&basis=body",
        "?q=d",
        "?q=digital",
        "?q=quality+infrastructure+laos",
        "?q=nothing+holds+these+words",
        "?area=1,3&country=vn,th&actor=joint&theme=trade&q=rules",
    ] {
        let (query, ignored) = Query::parse(address);
        assert!(ignored.is_empty(), "{address} is no query");
        let (small, large) = (median(|| run(&one, &query)), median(|| run(&many, &query)));
        println!("{:>12} {:>12}  {}", shown(small), shown(large), if address.is_empty() { "(none)" } else { address });
    }
    println!();
    let settings = Settings::default();
    for (name, route) in [("the explorer, with its map and charts", Route::Explorer), ("the whole text", Route::Text)] {
        println!("{:>12}  {name}", shown(median(|| body(route, &settings))));
    }
    println!("{:>12}  the corpus, from the texts", shown(median(Corpus::of_proposal)));
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn shown(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}
