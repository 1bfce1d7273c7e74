//! Statistics, tables, and how busy the machine is.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// A quantile with linear interpolation; NaN of nothing.
pub fn quantile(values: &[f64], q: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = last as f64 * q;
    let (low, high) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    low + (high - low) * at.fract()
}

pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// A table in Markdown; all columns but the first are aligned to the right.
pub struct Table(String);

impl Table {
    pub fn new(head: &[&str]) -> Table {
        let rule = std::iter::once("---").chain(std::iter::repeat_n("---:", head.len() - 1));
        Table(format!("\n| {} |\n|{}|\n", head.join(" | "), rule.collect::<Vec<_>>().join("|")))
    }

    pub fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        writeln!(self.0, "| {} |", cells.join(" | ")).expect("memory");
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Bytes as kB with one digit.
pub fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}

/// Load averages and times of a fixed loop, taken between measurements.
pub struct Noise {
    load: Vec<f64>,
    loops: Vec<f64>,
}

impl Noise {
    pub fn new() -> Noise {
        let mut noise = Noise { load: Vec::new(), loops: Vec::new() };
        noise.take();
        noise
    }

    pub fn take(&mut self) {
        let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        self.load.extend(text.split(' ').next().and_then(|first| first.parse::<f64>().ok()));
        let started = Instant::now();
        let mut state = 1u32;
        for i in 0..2_000_000u32 {
            state = black_box(state.wrapping_mul(48_271) ^ i);
        }
        black_box(state);
        self.loops.push(started.elapsed().as_secs_f64() * 1000.0);
    }

    pub fn loops(&self) -> usize {
        self.loops.len()
    }

    /// The fastest, the median and the slowest loop.
    pub fn spread(&self) -> String {
        let [least, middle, most] = [0.0, 0.5, 1.0].map(|q| quantile(&self.loops, q));
        format!("{least:.0} to {most:.0} (median {middle:.0})")
    }

    pub fn load_averages(&self) -> String {
        let [least, middle, most] = [0.0, 0.5, 1.0].map(|q| quantile(&self.load, q));
        format!("{least:.1} to {most:.1} (median {middle:.1})")
    }
}
