//! Following a dossier.

use serde_json::{Value, json};

use super::{
    Report,
    report::SKIP,
    target::{PROOF, Target, WRONG_PROOF},
};
use crate::province::api::wire::{Dossier, Stage};

/// A code that no system gives: before there were codes.
pub const UNKNOWN: &str = "H00-000101-0001";

/// Makes the checks on a dossier that was filed.
pub async fn check(target: &Target<'_>, code: Option<&str>, report: &mut Report) {
    report.add(
        "dossier",
        "200, stage registered, its events oldest first, no promised date yet",
        read(target, code).await,
    );
    let done = async { target.get(&format!("/dossiers/{UNKNOWN}")).await?.is_problem(404, "dossier-not-found") };
    report.add("unknown dossier", "404 dossier-not-found", done.await);
    let done = async {
        let answer = target.get(&format!("/dossiers/{}/papers/khong-co", code.ok_or_else(nothing_filed)?)).await?;
        if answer.status == 501 {
            return Err(format!("{SKIP}the system sends no papers"));
        }
        answer.is_problem(404, "paper-not-found")
    };
    report.add("unknown paper", "404 paper-not-found, or 501", done.await);
    let done = async {
        let code = code.ok_or_else(nothing_filed)?;
        let dossier: Dossier = target.post(&lookup(code), None, &proof(PROOF)).await?.reads(200)?;
        same_code(code, &dossier)
    };
    report.add("lookup with the right proof", "200 with the dossier", done.await);
    let done = async {
        let wrong = target.post(&lookup(code.ok_or_else(nothing_filed)?), None, &proof(WRONG_PROOF)).await?;
        wrong.is_problem(404, "dossier-not-found")?;
        let unknown = target.post(&lookup(UNKNOWN), None, &proof(WRONG_PROOF)).await?;
        unknown.is_problem(404, "dossier-not-found")?;
        // A difference would tell which codes exist.
        wrong.same(&unknown)
    };
    report.add("lookup with a wrong proof", "404 dossier-not-found, as for an unknown code", done.await);
}

async fn read(target: &Target<'_>, code: Option<&str>) -> Result<(), String> {
    let code = code.ok_or_else(nothing_filed)?;
    let dossier: Dossier = target.get(&format!("/dossiers/{code}")).await?.reads(200)?;
    same_code(code, &dossier)?;
    let first = dossier.events.first().ok_or("no event")?;
    if first.stage != Stage::Registered {
        return Err(format!("its first event led to {:?}", first.stage));
    }
    if !dossier.events.is_sorted_by_key(|event| event.at) {
        return Err("its events are in another order".to_owned());
    }
    // An agency may be quick: what is no longer new is judged by its events only.
    if dossier.stage == Stage::Registered && dossier.due_date.is_some() {
        return Err("a promised date before the reception".to_owned());
    }
    Ok(())
}

fn same_code(code: &str, dossier: &Dossier) -> Result<(), String> {
    let told = dossier.dossier_code.as_str();
    if told == code { Ok(()) } else { Err(format!("the dossier {told}")) }
}

/// Without a dossier there is nothing to follow.
pub fn nothing_filed() -> String {
    format!("{SKIP}no dossier could be filed")
}

fn lookup(code: &str) -> String {
    format!("/dossiers/{code}/lookup")
}

fn proof(proof: &str) -> Value {
    json!({ "proof": proof })
}
