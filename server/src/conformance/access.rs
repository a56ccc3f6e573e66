//! Who may call.

use reqwest::Method;
use serde_json::json;

use super::{
    Report,
    target::{Answer, Target},
};

/// Every address that needs a token.
const GUARDED: [(Method, &str); 9] = [
    (Method::POST, "/filings"),
    (Method::PUT, "/filings/conformance/files/conformance"),
    (Method::POST, "/ratings"),
    (Method::GET, "/dossiers/H00-200101-0001"),
    (Method::POST, "/dossiers/H00-200101-0001/lookup"),
    (Method::GET, "/changes"),
    (Method::GET, "/statistics/agencies"),
    (Method::GET, "/procedures"),
    (Method::GET, "/procedures/1.000000"),
];

/// Makes the checks.
pub async fn check(target: &Target<'_>, report: &mut Report) {
    let health = async { Answer::of(target.anonymous(Method::GET, "/healthz")).await?.is(200).map(drop) };
    report.add("health", "GET /healthz: 200 without a token", health.await);
    let refused = all(target, None).await;
    report.add("no token", "401 unauthenticated with WWW-Authenticate, everywhere", refused);
    let refused = all(target, Some("unknown-token-unknown-token-unknown-token")).await;
    report.add("unknown token", "401 unauthenticated with WWW-Authenticate, everywhere", refused);
}

async fn all(target: &Target<'_>, token: Option<&str>) -> Result<(), String> {
    for (method, path) in GUARDED {
        let request = target.anonymous(method.clone(), path);
        let request = if method == Method::POST { request.json(&json!({})) } else { request };
        let request = match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let answer = Answer::of(request).await?;
        // A list that is left out may say so to anybody.
        if answer.status == 501 {
            continue;
        }
        answer.is_problem(401, "unauthenticated").map_err(|seen| format!("{method} {path}: {seen}"))?;
        if !answer.header("www-authenticate").to_ascii_lowercase().starts_with("bearer") {
            return Err(format!("{method} {path}: WWW-Authenticate: {}", answer.header("www-authenticate")));
        }
    }
    Ok(())
}
