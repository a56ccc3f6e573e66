//! The examination passes our own system, and finds what is broken in one that is broken on purpose.

use std::sync::atomic::{AtomicU32, Ordering};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::HeaderValue,
    middleware::{Next, from_fn},
    response::Response,
};
use time::macros::datetime;

use super::*;
use crate::{
    clock::ManualClock,
    province::{
        api::tests::{OTHER, Served, TOKEN, listen},
        upstream,
    },
    random::Random,
};

async fn examined(url: &str, other: Option<&str>, seed: u64) -> Report {
    let (clock, random) = (ManualClock::new(datetime!(2026-11-23 08:00 +7)), Random::seeded(seed));
    let target = Target {
        http: upstream::client().unwrap(),
        base: url.to_owned(),
        token: TOKEN.to_owned(),
        other: other.map(str::to_owned),
        subject: Subject {
            procedure_code: "1.004873".to_owned(),
            procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".to_owned(),
            agency_code: "H36".to_owned(),
            agency_name: "UBND phường Phan Thiết".to_owned(),
        },
        clock: &clock,
        random: &random,
    };
    examine(&target).await
}

/// Our own system with something broken in front of it.
async fn broken(with: impl FnOnce(Router) -> Router) -> Report {
    let served = Served::start().await;
    examined(&listen(with(served.router())).await, Some(OTHER), 1).await
}

#[tokio::test]
async fn our_own_system_passes() {
    let served = Served::start().await;
    let report = examined(&served.url, Some(OTHER), 1).await;
    let others: Vec<_> = report.checks().iter().filter(|check| check.outcome != Outcome::Passed).collect();
    assert!(others.is_empty(), "{report}");
    // Other keys and filings: the same ones would be repetitions.
    let alone = examined(&served.url, None, 2).await;
    assert!(alone.failed().is_empty(), "{alone}");
    assert!(alone.to_string().contains("1 not examined"), "{alone}");
}

#[tokio::test]
async fn a_system_that_forgets_keys_is_found_out() {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    async fn forget(mut request: Request, next: Next) -> Response {
        // Only a key that is usable: the rest of the system works as it should.
        if let Some(key) = request.headers_mut().get_mut("idempotency-key").filter(|key| key.len() < 200) {
            let new = format!("k{}", CALLS.fetch_add(1, Ordering::Relaxed));
            *key = HeaderValue::from_str(&new).unwrap();
        }
        next.run(request).await
    }
    let report = broken(|router| router.layer(from_fn(forget))).await;
    let expected = [
        "same key, same body",
        "same key in quotes",
        "same key, other body",
        "eight at once with one key",
        "filing with its file",
        "withdrawal, twice with one key",
        "withdrawal with a used key, other body",
    ];
    assert_eq!(report.failed(), expected, "{report}");
}

#[tokio::test]
async fn a_system_that_lets_everybody_in_is_found_out() {
    async fn let_in(mut request: Request, next: Next) -> Response {
        let token = HeaderValue::from_str(&format!("Bearer {TOKEN}")).unwrap();
        request.headers_mut().insert("authorization", token);
        next.run(request).await
    }
    let report = broken(|router| router.layer(from_fn(let_in))).await;
    assert_eq!(report.failed(), ["no token", "unknown token", "same key of another client"], "{report}");
}

#[tokio::test]
async fn a_system_that_ends_its_list_too_early_is_found_out() {
    async fn no_limit(mut request: Request, next: Next) -> Response {
        if request.uri().path().ends_with("/changes") {
            let uri = request.uri().to_string().replace("limit=1&", "limit=2&");
            *request.uri_mut() = uri.parse().unwrap();
        }
        next.run(request).await
    }
    let report = broken(|router| Router::new().fallback_service(router).layer(from_fn(no_limit))).await;
    assert_eq!(report.failed(), ["changes after a cursor", "changes after the last cursor"], "{report}");
}

#[tokio::test]
async fn a_system_whose_errors_have_no_type_is_found_out() {
    async fn bare(request: Request, next: Next) -> Response {
        let response = next.run(request).await;
        if !response.status().is_client_error() {
            return response;
        }
        let mut bare = Response::new(Body::from("error"));
        *bare.status_mut() = response.status();
        bare
    }
    let report = broken(|router| router.layer(from_fn(bare))).await;
    let passed: Vec<_> =
        report.checks().iter().filter(|check| check.outcome == Outcome::Passed).map(|check| check.name).collect();
    for name in ["filing", "same key, same body", "dossier", "lookup with the right proof", "list of procedures"] {
        assert!(passed.contains(&name), "{report}");
    }
    for name in ["no token", "unknown address", "filing without a key", "same key, other body", "unknown dossier"] {
        assert!(report.failed().contains(&name), "{report}");
    }
}

#[tokio::test]
async fn a_system_that_spoils_files_is_found_out() {
    /// Keeps something, whatever is sent, and says that all is well.
    async fn spoil(request: Request, next: Next) -> Response {
        if request.method() != axum::http::Method::PUT {
            return next.run(request).await;
        }
        let mut done = Response::new(Body::empty());
        *done.status_mut() = axum::http::StatusCode::CREATED;
        done
    }
    let report = broken(|router| router.layer(from_fn(spoil))).await;
    let expected = [
        "no token",
        "unknown token",
        "same file again",
        "same id, other bytes",
        "file without or with a wrong checksum",
        "file of 10 MiB",
        "filing with its file",
    ];
    assert_eq!(report.failed(), expected, "{report}");
}

#[tokio::test]
async fn nobody_there_is_found_out() {
    let report = examined("http://127.0.0.1:1", None, 1).await;
    assert!(!report.failed().is_empty());
    assert!(report.checks().iter().all(|check| check.outcome != Outcome::Passed), "{report}");
}
