//! The error model.

use reqwest::{Method, header};

use super::{
    Report,
    target::{Answer, Target},
};
use crate::province::api::BODY_LIMIT;

/// Makes the checks.
pub async fn check(target: &Target<'_>, report: &mut Report) {
    let done = async { target.get("/there-is-nothing-here").await?.is_problem(404, "not-found") };
    report.add("unknown address", "404 not-found", done.await);
    let done = async {
        let request = target.anonymous(Method::DELETE, "/filings").bearer_auth(&target.token);
        let answer = Answer::of(request).await?;
        answer.is_problem(405, "method-not-allowed")?;
        let allow = answer.header("allow");
        if allow.contains("POST") { Ok(()) } else { Err(format!("Allow: {allow}")) }
    };
    report.add("wrong method", "405 method-not-allowed with Allow", done.await);
    let done = async { send(target, "text/plain", "text".to_owned()).await?.is_problem(415, "not-json") };
    report.add("body that is no JSON by its type", "415 not-json", done.await);
    let done =
        async { send(target, "application/json", "{\"ref".to_owned()).await?.is_problem(400, "malformed-request") };
    report.add("body that is half JSON", "400 malformed-request", done.await);
    let done = async {
        let mut filing = target.filing();
        filing["agencyName"] = "a".repeat(BODY_LIMIT).into();
        send(target, "application/json", filing.to_string()).await?.is_problem(413, "body-too-large")
    };
    report.add("body above 1 MiB", "413 body-too-large", done.await);
}

async fn send(target: &Target<'_>, kind: &str, text: String) -> Result<Answer, String> {
    let request = target.anonymous(Method::POST, "/filings").bearer_auth(&target.token);
    Answer::of(request.header("Idempotency-Key", target.key()).header(header::CONTENT_TYPE, kind).body(text)).await
}
