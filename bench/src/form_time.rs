//! How long it takes to check every answer of the largest form: all its pages and the rules over several answers.
//!
//! Prints one line of JSON, times in microseconds.

use std::{
    hint::black_box,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, anyhow};
use domain::eform::{Answers, Context, Form, check_page, check_rules};
use server::catalogue::Catalogue;
use time::macros::date;

/// Times that the form is checked; the median counts.
const RUNS: usize = 501;

fn main() -> anyhow::Result<()> {
    let catalogue = Catalogue::load(Path::new("server/catalog"))
        .map_err(|problems| anyhow!("the catalogue has {} problems", problems.len()))?;
    let questions = |form: &Form| form.pages.iter().map(|page| page.questions.len()).sum::<usize>();
    let largest = catalogue.forms().max_by_key(|(_, form)| questions(form));
    let (procedure, folded) = largest.context("the catalogue has no form")?;
    // Its sample: every question that is asked has an answer.
    let answers = folded.sample();
    let form = folded.unfold(&answers);
    let full = typical(|| check(&catalogue, &form, &answers));
    let empty = typical(|| check(&catalogue, &form, &Answers::default()));
    let line = serde_json::json!({
        "procedure": procedure.id,
        "questions": questions(&form),
        "pages": form.pages.len(),
        "full": full.as_secs_f64() * 1e6,
        "empty": empty.as_secs_f64() * 1e6,
    });
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

/// Checks everything; how much is wrong.
fn check(catalogue: &Catalogue, form: &Form, answers: &Answers) -> usize {
    let commune_exists = |code: &str| catalogue.communes.by_code(code).is_some();
    let business_line_exists = |code: &str| catalogue.business_lines.by_code(code).is_some();
    let context = Context {
        today: date!(2026 - 11 - 23),
        commune_exists: &commune_exists,
        business_line_exists: &business_line_exists,
    };
    let pages = form.visible_pages(answers).flat_map(|page| check_page(form, page, answers, context));
    pages.filter(|(_, checked)| checked.is_err()).count() + check_rules(form, answers, context).len()
}

fn typical(work: impl Fn() -> usize) -> Duration {
    let mut times = [Duration::ZERO; RUNS];
    for time in &mut times {
        let started = Instant::now();
        black_box(work());
        *time = started.elapsed();
    }
    times.sort();
    times[RUNS / 2]
}
