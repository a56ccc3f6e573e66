//! Rating. A test dossier has no result, so only the refusals can be seen from outside.

use serde_json::{Value, json};

use super::{
    Report,
    dossiers::{UNKNOWN, nothing_filed},
    target::Target,
};

/// Makes the checks on a dossier that was filed.
pub async fn check(target: &Target<'_>, code: Option<&str>, report: &mut Report) {
    let done = async {
        target.post("/ratings", None, &rating(target, UNKNOWN)).await?.is_problem(400, "idempotency-key-missing")
    };
    report.add("rating without a key", "400 idempotency-key-missing", done.await);
    let done = async {
        target.post("/ratings", Some(&target.key()), &rating(target, UNKNOWN)).await?.is_problem(422, "dossier-unknown")
    };
    report.add("rating of an unknown dossier", "422 dossier-unknown", done.await);
    let done = async {
        let rating = rating(target, code.ok_or_else(nothing_filed)?);
        target.post("/ratings", Some(&target.key()), &rating).await?.is_problem(422, "dossier-not-ended")
    };
    report.add("rating before the result", "422 dossier-not-ended", done.await);
    let done = async {
        let mut rating = rating(target, UNKNOWN);
        rating["scorePermille"] = json!(1001);
        target.post("/ratings", Some(&target.key()), &rating).await?.is_problem(422, "invalid-field")
    };
    report.add("rating with a wrong field", "422 invalid-field", done.await);
}

fn rating(target: &Target<'_>, code: &str) -> Value {
    let now = target.clock.now().format(&time::format_description::well_known::Rfc3339).unwrap_or_default();
    json!({
        "dossierCode": code, "questionnaire": "2026-1", "points": [{ "question": "dung-hen", "points": 2 }],
        "scorePermille": 1000, "criteria": 1, "comment": "Kiểm tra", "ratedAt": now,
    })
}
