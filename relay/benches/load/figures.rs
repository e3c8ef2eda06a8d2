//! Medians, spreads, and the one JSON file.

use std::fs;
use std::path::{Path, PathBuf};

use hdrhistogram::Histogram;
use serde_json::{Map, Value, json};

use super::plan::Plan;

/// Latencies of one run in nanoseconds, up to a minute, to three digits.
pub fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1_000, 60_000_000_000, 3).unwrap()
}

/// One run.
#[derive(Debug)]
pub struct Run {
    /// Messages acknowledged a second.
    pub per_s: f64,
    /// Processor time of the server for one message, in microseconds.
    pub cpu_us: f64,
    /// From the moment a message was due to its acknowledgement.
    pub ack: Histogram<u64>,
    /// From the same moment to its frame at its agent; empty against the baseline.
    pub frame: Histogram<u64>,
}

/// A median with the least and the greatest run.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub greatest: f64,
}

impl Spread {
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut all: Vec<f64> = values.into_iter().collect();
        all.sort_by(f64::total_cmp);
        Self { median: all[all.len() / 2], least: all[0], greatest: all[all.len() - 1] }
    }

    pub fn json(self) -> Value {
        json!({"median": rounded(self.median), "least": rounded(self.least),
               "greatest": rounded(self.greatest)})
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = if self.median < 100.0 { 2 } else { 0 };
        let Self { median, least, greatest } = self;
        write!(f, "{median:.digits$} ({least:.digits$} to {greatest:.digits$})")
    }
}

/// Three decimals are more than the runs agree on.
fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

/// A percentile of each run, in milliseconds.
pub fn millis<'a>(
    runs: &'a [Run],
    of: impl Fn(&'a Run) -> &'a Histogram<u64>,
    percentile: f64,
) -> Spread {
    let nanos = runs.iter().map(|run| of(run).value_at_percentile(percentile));
    Spread::of(nanos.map(ms))
}

#[allow(clippy::cast_precision_loss)] // Nanoseconds below a minute.
fn ms(nanos: u64) -> f64 {
    nanos as f64 / 1_000_000.0
}

/// Everything measured, by name.
#[derive(Debug, Default)]
pub struct Report(Map<String, Value>);

impl Report {
    pub fn new(plan: &Plan) -> Self {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let mut report = Self::default();
        report.put("quick", plan.quick);
        report.put("runs", u64::try_from(plan.runs).unwrap());
        report.put("cores", u64::try_from(cores).unwrap());
        report
    }

    pub fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub fn number(&mut self, name: &str, value: f64) {
        self.put(name, rounded(value));
    }

    pub fn write(self) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("load.json");
        let text = serde_json::to_string_pretty(&Value::Object(self.0)).unwrap();
        fs::write(&path, text + "\n").unwrap();
        path
    }
}
