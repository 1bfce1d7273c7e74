//! How long each chart takes to gather and to draw. Prints medians and judges nothing:
//! `cargo bench --features ssr --bench charts`.

use explorer::chart::{ChartId, PRERENDERED, svg};
use explorer::component::figure::{self, Ask};
use explorer::text;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each thing is done.
const RUNS: usize = 51;

fn main() {
    let pack = text::pack("en").expect("English");
    text::install(vec![pack]).expect("texts of this build");
    println!("median of {RUNS} runs, microseconds\n");
    print!("{:>10}", "gather");
    for (width, _) in PRERENDERED {
        print!("{:>10}", format!("{width} px"));
    }
    println!("  chart");
    let nothing = Ask::nothing();
    for id in ChartId::ALL {
        let it = figure::of(id, &nothing);
        print!("{:>10.0}", micros(median(|| figure::of(id, &nothing))));
        for (width, class) in PRERENDERED {
            print!("{:>10.0}", micros(median(|| svg::render(&it.drawing, width, class, it.label.get()))));
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
