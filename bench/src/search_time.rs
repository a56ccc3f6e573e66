//! How long a search over the whole catalogue takes: the names of all procedures and what people type every day.
//!
//! Prints one line of JSON, times in microseconds.

use std::{
    hint::black_box,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::anyhow;
use domain::search::Filters;
use server::catalogue::Catalogue;

/// Abbreviations, everyday words, no accents, slips, much and nothing.
const EVERYDAY: &[&str] = &[
    "giấy độc thân",
    "giay doc than",
    "sổ đỏ",
    "HKD",
    "GCN",
    "THPT",
    "khai sinh",
    "dang ky ket hon",
    "xác nhận hôn nhân",
    "giấy xac nhan tinh trang hon nhan",
    "hôn nhan tinh tranh",
    "cap phep xuat bn",
    "thu tuc",
    "1.004873",
    "bằng tốt nghiệp",
    "ô tô bay",
    "a",
];
/// Times that each query is run; the median counts.
const RUNS: usize = 51;

fn main() -> anyhow::Result<()> {
    let catalogue = Catalogue::load(Path::new("server/catalog"))
        .map_err(|problems| anyhow!("the catalogue has {} problems", problems.len()))?;
    let names = catalogue.procedures().iter().map(|procedure| procedure.name.as_str());
    let queries: Vec<&str> = names.chain(EVERYDAY.iter().copied()).collect();
    let times: Vec<(Duration, &str)> = queries.iter().map(|query| (typical(&catalogue, query), *query)).collect();
    let total: Duration = times.iter().map(|(time, _)| *time).sum();
    let Some((slowest, query)) = times.iter().max() else { return Err(anyhow!("the catalogue is empty")) };
    let line = serde_json::json!({
        "queries": times.len(),
        "procedures": catalogue.procedures().len(),
        "mean": micros(total) / times.len() as f64,
        "max": micros(*slowest),
        "slowest": query,
    });
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

fn typical(catalogue: &Catalogue, query: &str) -> Duration {
    let mut times = [Duration::ZERO; RUNS];
    for time in &mut times {
        let started = Instant::now();
        black_box(catalogue.search(black_box(query), &Filters::default()));
        *time = started.elapsed();
    }
    times.sort();
    times[RUNS / 2]
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
