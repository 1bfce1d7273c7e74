//! How long each chart takes to build and to draw. Prints medians and asserts nothing:
//! `cargo bench --features ssr --bench charts`.

use explorer::chart::{PRERENDERED, svg};
use explorer::chart_id::ChartId;
use explorer::charts::{Selection, build_chart};
use explorer::text::Locale;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each thing is done.
const RUNS: usize = 51;

fn main() {
    let locale = Locale::built_in("en").expect("English");
    println!("median of {RUNS} runs, microseconds\n");
    print!("{:>10}", "build");
    for (width, _) in PRERENDERED {
        print!("{:>10}", format!("{width} px"));
    }
    println!("  chart");
    let nothing = Selection::none();
    for id in ChartId::ALL {
        let it = build_chart(locale, id, &nothing);
        print!("{:>10.0}", micros(median(|| build_chart(locale, id, &nothing))));
        for (width, class) in PRERENDERED {
            print!("{:>10.0}", micros(median(|| svg::render(&*it.drawing, width, class, it.label.get(locale)))));
        }
        println!("  {}", id.name());
    }
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
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
