//! Filing, and the idempotency matrix as far as it can be seen from outside.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{
    Report,
    report::SKIP,
    target::{Answer, Target},
};
use crate::province::api::wire::Registered;

/// Requests that race.
const TWINS: usize = 8;

/// Makes the checks. The code of a dossier that was filed.
pub async fn check(target: &Target<'_>, report: &mut Report) -> Option<String> {
    let missing =
        async { target.post("/filings", None, &target.filing()).await?.is_problem(400, "idempotency-key-missing") };
    report.add("filing without a key", "400 idempotency-key-missing", missing.await);
    let long = "k".repeat(256);
    let invalid = async {
        target.post("/filings", Some(&long), &target.filing()).await?.is_problem(400, "idempotency-key-invalid")
    };
    report.add("key of 256 characters", "400 idempotency-key-invalid", invalid.await);
    report.add(
        "filing with a wrong field",
        "422 invalid-field with its name; the key stays unused",
        refused(target).await,
    );

    let (key, filing) = (target.key(), target.filing());
    let first = target.post("/filings", Some(&key), &filing).await;
    let code = first.clone().and_then(|first| first.reads::<Registered>(201)).map(|done| done.dossier_code.to_string());
    report.add("filing", "201 with a dossier code", code.clone().map(drop));
    report.add("same key, same body", "the same status and body", repeated(target, &first, &key, &filing).await);
    report.add("same key in quotes", "the same status and body", {
        repeated(target, &first, &format!("\"{key}\""), &filing).await
    });
    let reused = async {
        first.clone()?;
        target.post("/filings", Some(&key), &target.filing()).await?.is_problem(422, "idempotency-key-reused")
    };
    report.add("same key, other body", "422 idempotency-key-reused", reused.await);
    report.add("other key, same body", "201 with another code", other_key(target, code.as_deref().ok(), &filing).await);
    report.add(
        "same key of another client",
        "201 with another code",
        other_client(target, code.as_deref().ok(), &key).await,
    );
    report.add(
        "eight at once with one key",
        "201 with one code, or 409 request-running with Retry-After",
        race(target).await,
    );
    code.ok()
}

async fn refused(target: &Target<'_>) -> Result<(), String> {
    let (key, filing) = (target.key(), target.filing());
    let mut wrong = filing.clone();
    wrong["submitter"]["phone"] = json!("none");
    let answer = target.post("/filings", Some(&key), &wrong).await?;
    answer.is_problem(422, "invalid-field")?;
    let body: Value = serde_json::from_str(&answer.text).map_err(|error| error.to_string())?;
    if body["field"] != "submitter.phone" {
        return Err(format!("field {}", body["field"]));
    }
    target.post("/filings", Some(&key), &filing).await?.is(201).map(drop)
}

async fn repeated(
    target: &Target<'_>,
    first: &Result<Answer, String>,
    key: &str,
    filing: &Value,
) -> Result<(), String> {
    let first = first.as_ref().map_err(Clone::clone)?;
    first.same(&target.post("/filings", Some(key), filing).await?)
}

async fn other_key(target: &Target<'_>, code: Option<&str>, filing: &Value) -> Result<(), String> {
    differs(code, &target.post("/filings", Some(&target.key()), filing).await?)
}

async fn other_client(target: &Target<'_>, code: Option<&str>, key: &str) -> Result<(), String> {
    let Some(other) = &target.other else {
        return Err(format!("{SKIP}the token file has one token; a second line would be another client"));
    };
    differs(code, &target.post_as(other, "/filings", Some(key), &target.filing()).await?)
}

fn differs(code: Option<&str>, answer: &Answer) -> Result<(), String> {
    let new = answer.reads::<Registered>(201)?.dossier_code;
    if Some(new.as_str()) == code { Err(format!("the same code {new}")) } else { Ok(()) }
}

async fn race(target: &Target<'_>) -> Result<(), String> {
    let (key, filing) = (target.key(), target.filing());
    let answers = join_all((0..TWINS).map(|_| target.post("/filings", Some(&key), &filing))).await;
    // Who was told to come again comes again; by then all have ended.
    let last = target.post("/filings", Some(&key), &filing).await?;
    last.is(201)?;
    for answer in answers {
        let answer = answer?;
        if answer.status != 409 {
            answer.same(&last)?;
            continue;
        }
        answer.is_problem(409, "request-running")?;
        if answer.header("retry-after").parse::<u32>().is_err() {
            return Err(format!("Retry-After: {}", answer.header("retry-after")));
        }
    }
    Ok(())
}
