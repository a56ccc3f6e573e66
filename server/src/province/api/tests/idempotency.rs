//! The idempotency matrix of the contract: repeat, twin, other body, other client, after a restart, after the expiry,
//! missing key, refused request.
//!
//! Each was seen to fail on builds broken for it: keys not looked up, bodies not compared, the client's name left out of
//! the key, no set of running keys, the work not on a task of its own, a missing key accepted, keys kept for 400 days,
//! a filing registered before it was checked.

use std::time::Duration;

use domain::dossier::{Action, DossierCode};
use futures_util::future::{Either, join_all, select};
use serde_json::json;

use super::*;
use crate::province::contract::Harness as _;

#[tokio::test]
async fn a_repetition_gets_the_same_answer_and_does_nothing() {
    let served = Served::start().await;
    let first = served.file("k", &body("1234567890")).await;
    assert_eq!((first.status, &first.body), (StatusCode::CREATED, &json!({ "dossierCode": "H36-261123-0001" })));
    // Quotes, and another order of members, are the same request.
    let mut reordered = serde_json::Map::new();
    reordered.extend(body("1234567890").as_object().unwrap().iter().rev().map(|(k, v)| (k.clone(), v.clone())));
    for (key, repeated) in [("k", body("1234567890")), ("\"k\"", body("1234567890")), ("k", reordered.into())] {
        assert_eq!(served.file(key, &repeated).await, first);
    }
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn a_twin_is_told_to_come_again_and_then_gets_the_answer() {
    let served = Served::start().await;
    let held_up = served.province.hold_up().await;
    let filing = body("1234567890");
    // Whichever comes first waits for the database; the other one is the twin.
    let calls = (Box::pin(served.file("k", &filing)), Box::pin(served.file("k", &filing)));
    let (Either::Left((twin, first)) | Either::Right((twin, first))) = select(calls.0, calls.1).await;
    assert_eq!(twin.status, StatusCode::CONFLICT);
    assert_eq!(twin.body["type"], "request-running");
    assert_eq!(twin.retry_after.as_deref(), Some("1"));
    drop(held_up);
    let first = first.await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(served.file("k", &filing).await, first);
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn many_twins_make_one_dossier() {
    let served = Served::start().await;
    let filing = body("1234567890");
    let answers = join_all((0..20).map(|_| served.file("k", &filing))).await;
    let last = served.file("k", &filing).await;
    assert_eq!(last.status, StatusCode::CREATED);
    for answer in answers {
        assert!(answer == last || answer.status == StatusCode::CONFLICT, "{answer:?}");
    }
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn a_client_that_goes_away_stops_nothing() {
    let served = Served::start().await;
    let held_up = served.province.hold_up().await;
    let (filing, other) = (body("1234567890"), body("1234567890"));
    {
        let gone = Box::pin(served.file("k", &filing));
        let twin = Box::pin(served.file("k", &other));
        // One of the two is within the work when both are dropped.
        let _ = select(gone, twin).await;
    }
    drop(held_up);
    let registered = async {
        while served.province.held().await == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), registered).await.expect("it is registered all the same");
    let again = served.file("k", &filing).await;
    assert!(matches!(again.status.as_u16(), 201 | 409), "{again:?}");
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn another_body_is_refused() {
    let served = Served::start().await;
    let first = served.file("k", &body("1234567890")).await;
    let other = served.file("k", &body("2234567890")).await;
    assert_eq!((other.status.as_u16(), &other.body["type"]), (422, &json!("idempotency-key-reused")));
    assert_eq!(served.file("k", &body("1234567890")).await, first, "the first is not harmed");
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn another_clients_key_is_another_key_and_a_renewed_token_is_the_same_client() {
    let served = Served::start().await;
    let first = served.file("k", &body("1234567890")).await;
    let others = served.post(OTHER, "/filings", Some("k"), &body("2234567890")).await;
    assert_eq!(others.body["dossierCode"], "H36-261123-0002");
    let renewed = served.post(RENEWED, "/filings", Some("k"), &body("1234567890")).await;
    assert_eq!(renewed, first);
    assert_eq!(served.province.held().await, 2);
}

#[tokio::test]
async fn after_a_restart_nothing_is_forgotten() {
    let served = Served::start().await;
    let filed = served.file("k", &body("1234567890")).await;
    let code = finished(&served, &filed).await;
    let rated = served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 900)).await;
    assert_eq!((rated.status, &rated.body), (StatusCode::NO_CONTENT, &Value::Null));

    let served = served.restarted().await;
    assert_eq!(served.file("k", &body("1234567890")).await, filed);
    assert_eq!(served.file("k", &body("2234567890")).await.body["type"], "idempotency-key-reused");
    assert_eq!(served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 900)).await, rated);
    let reused = served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 100)).await;
    assert_eq!(reused.body["type"], "idempotency-key-reused");
    assert_eq!(served.province.held().await, 1);
}

#[tokio::test]
async fn a_filings_key_lives_as_long_as_its_dossier_and_a_ratings_key_for_thirty_days() {
    let served = Served::start().await;
    let filed = served.file("k", &body("1234567890")).await;
    let code = finished(&served, &filed).await;
    assert_eq!(served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 900)).await.status, StatusCode::NO_CONTENT);
    let days = |days: u64| Duration::from_secs(days * 24 * 60 * 60);
    served.province.clock.advance(days(30));
    let reused = served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 100)).await;
    assert_eq!(reused.body["type"], "idempotency-key-reused");
    served.province.clock.advance(days(1));
    // As a first request; a repetition would change nothing, for it was rated at the same time.
    let new = served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 100)).await;
    assert_eq!(new.status, StatusCode::NO_CONTENT);
    served.province.clock.advance(days(700));
    assert_eq!(served.file("k", &body("1234567890")).await, filed);
    assert_eq!(served.file("k", &body("2234567890")).await.body["type"], "idempotency-key-reused");
}

#[tokio::test]
async fn without_a_usable_key_nothing_is_done() {
    let served = Served::start().await;
    let missing = served.post(TOKEN, "/filings", None, &body("1234567890")).await;
    assert_eq!((missing.status.as_u16(), &missing.body["type"]), (400, &json!("idempotency-key-missing")));
    let long = "k".repeat(256);
    for key in [long.as_str(), "", "two words", "\"", "a\"b"] {
        let answer = served.file(key, &body("1234567890")).await;
        assert_eq!((answer.status.as_u16(), &answer.body["type"]), (400, &json!("idempotency-key-invalid")), "{key:?}");
    }
    let twice = served.request(Method::POST, "/filings").json(&body("1234567890"));
    let twice = answer(twice.header("Idempotency-Key", "a").header("Idempotency-Key", "b")).await;
    assert_eq!(twice.body["type"], "idempotency-key-invalid");
    assert_eq!(served.province.held().await, 0);
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_unused() {
    let served = Served::start().await;
    let mut wrong = body("1234567890");
    wrong["submitter"]["phone"] = json!("090 000 0001");
    let refused = served.file("k", &wrong).await;
    assert_eq!((refused.status.as_u16(), &refused.body["type"]), (422, &json!("invalid-field")));
    assert_eq!(refused.body["field"], "submitter.phone");
    let mut nowhere = body("1234567890");
    nowhere["agencyCode"] = json!("Phan Thiết");
    assert_eq!(served.file("k", &nowhere).await.body["type"], "agency-unknown");
    assert_eq!(served.province.held().await, 0);
    let filed = served.file("k", &body("1234567890")).await;
    assert_eq!(filed.status, StatusCode::CREATED);

    let code = filed.body["dossierCode"].as_str().unwrap();
    let early = served.post(TOKEN, "/ratings", Some("r"), &rating(code, 900)).await;
    assert_eq!((early.status.as_u16(), &early.body["type"]), (422, &json!("dossier-not-ended")));
    let code = finished(&served, &filed).await;
    assert_eq!(served.post(TOKEN, "/ratings", Some("r"), &rating(&code, 500)).await.status, StatusCode::NO_CONTENT);
    let code = DossierCode::parse(&code).unwrap();
    assert_eq!(served.province.rating(&code).await.unwrap().score_permille, 500);
}

async fn finished(served: &Served, filed: &Answer) -> String {
    let code = filed.body["dossierCode"].as_str().unwrap().to_owned();
    for action in [Action::Receive, Action::Process, Action::Finish] {
        served.province.act(&DossierCode::parse(&code).unwrap(), action).await;
    }
    code
}
