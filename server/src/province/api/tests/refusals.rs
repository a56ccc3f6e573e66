//! Who may call, and every other refusal.

use serde_json::json;

use super::*;
use crate::province::{api::guesses, contract::Harness as _};

#[tokio::test]
async fn without_a_known_token_nothing_is_said() {
    let served = Served::start().await;
    let code = served.file("k", &body("1234567890")).await.body["dossierCode"].as_str().unwrap().to_owned();
    for path in
        ["/changes", "/procedures", "/statistics/agencies", &format!("/dossiers/{code}"), "/procedures/1.004873"]
    {
        for token in [None, Some("Bearer "), Some("Bearer wrong"), Some(TOKEN), Some(&*format!("Basic {TOKEN}"))] {
            let mut request = served.http.get(format!("{}{path}", served.url));
            if let Some(token) = token {
                request = request.header(header::AUTHORIZATION, token);
            }
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path} {token:?}");
            assert_eq!(response.headers()[header::WWW_AUTHENTICATE], "Bearer");
        }
    }
    for open in ["/healthz", "/openapi.json"] {
        assert_eq!(served.http.get(format!("{}{open}", served.url)).send().await.unwrap().status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn a_token_that_only_reads_writes_nothing() {
    let served = Served::start().await;
    let refused = served.post(READER, "/filings", Some("k"), &body("1234567890")).await;
    assert_eq!((refused.status.as_u16(), &refused.body["type"]), (403, &json!("forbidden")));
    let code = served.file("k", &body("1234567890")).await.body["dossierCode"].as_str().unwrap().to_owned();
    let seen = served.post(READER, &format!("/dossiers/{code}/lookup"), None, &json!({ "proof": "5678" })).await;
    assert_eq!(seen.body["stage"], "registered");
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let served = Served::start().await;
    for (path, kind) in [
        ("/nowhere", "not-found"),
        ("/dossiers/H36-261123-9999", "dossier-not-found"),
        ("/dossiers/none", "dossier-not-found"),
        ("/procedures/9.999999", "procedure-not-found"),
    ] {
        let answer = served.get(path).await;
        assert_eq!((answer.status.as_u16(), &answer.body["type"]), (404, &json!(kind)), "{path}");
    }
    let wrong = served.request(Method::DELETE, "/filings").send().await.unwrap();
    assert_eq!(wrong.headers()[header::ALLOW], "POST");
    assert_eq!(wrong.json::<Value>().await.unwrap()["type"], "method-not-allowed");
}

#[tokio::test]
async fn a_body_that_is_none_is_refused() {
    let served = Served::start().await;
    let send = async |kind: &str, text: String| {
        let request = served.request(Method::POST, "/filings").header("Idempotency-Key", "k");
        answer(request.header(header::CONTENT_TYPE, kind).body(text)).await
    };
    let form = send("application/x-www-form-urlencoded", "a=b".to_owned()).await;
    assert_eq!((form.status.as_u16(), &form.body["type"]), (415, &json!("not-json")));
    let half = send("application/json; charset=utf-8", body("1234567890").to_string()[..40].to_owned()).await;
    assert_eq!((half.status.as_u16(), &half.body["type"]), (400, &json!("malformed-request")));
    let missing = send("application/json", "{}".to_owned()).await;
    assert_eq!((missing.status.as_u16(), &missing.body["field"]), (422, &json!("reference")));
    let mut long = body("1234567890");
    long["agencyName"] = json!("a".repeat(super::super::BODY_LIMIT));
    let large = send("application/json", long.to_string()).await;
    assert_eq!((large.status.as_u16(), &large.body["type"]), (413, &json!("body-too-large")));
    let mut padded = body("1234567890");
    padded["answers"][0]["value"] = json!("a".repeat(10_001));
    let padded = served.file("k", &padded).await;
    assert_eq!(padded.body["field"], "answers.0.value");
    assert_eq!(served.province.held().await, 0);
}

#[tokio::test]
async fn a_proof_is_not_guessed() {
    let served = Served::start().await;
    let code = served.file("k", &body("1234567890")).await.body["dossierCode"].as_str().unwrap().to_owned();
    let look_up = async |code: &str, proof: &str| {
        served.post(TOKEN, &format!("/dossiers/{code}/lookup"), None, &json!({ "proof": proof })).await
    };
    for code in [code.as_str(), "H36-261123-9999"] {
        for number in 0..guesses::MOST {
            assert_eq!(look_up(code, &format!("2{number:03}")).await.status.as_u16(), 404);
        }
        let stopped = look_up(code, "5678").await;
        assert_eq!((stopped.status.as_u16(), &stopped.body["type"]), (429, &json!("too-many-requests")));
        assert!(stopped.retry_after.is_some());
    }
    assert_eq!(served.get(&format!("/dossiers/{code}")).await.status, StatusCode::OK, "the other ways stay open");
    served.province.clock.advance(std::time::Duration::from_secs(60 * 60));
    assert_eq!(look_up(&code, "5678").await.body["dossierCode"], json!(code));
}

#[tokio::test]
async fn the_list_of_changes_is_read_in_pages() {
    let served = Served::start().await;
    for number in 0..5 {
        served.file(&number.to_string(), &body("1234567890")).await;
    }
    let (mut since, mut told) = (String::new(), Vec::new());
    loop {
        let page = served.get(&format!("/changes?limit=2{since}")).await.body;
        let dossiers = page["dossiers"].as_array().unwrap();
        assert!(dossiers.len() <= 2);
        told.extend(dossiers.iter().map(|dossier| dossier["dossierCode"].as_str().unwrap().to_owned()));
        since = format!("&since={}", page["next"].as_str().unwrap());
        if page["more"] == json!(false) {
            break;
        }
    }
    let expected: Vec<_> = (1..=5).map(|number| format!("H36-261123-{number:04}")).collect();
    assert_eq!(told, expected);
    for limit in ["0", "201", "-1", "two"] {
        let answer = served.get(&format!("/changes?limit={limit}")).await;
        assert_eq!((answer.status.as_u16(), &answer.body["field"]), (400, &json!("limit")), "{limit}");
    }
}

#[tokio::test]
async fn who_comes_when_all_places_are_taken_is_sent_away() {
    let served = Served::start().await;
    let held_up = served.province.hold_up().await;
    let filing = body("1234567890");
    let keys: Vec<_> = (0..=super::super::AT_ONCE).map(|number| number.to_string()).collect();
    let mut waiting = futures_util::stream::FuturesUnordered::new();
    waiting.extend(keys.iter().map(|key| served.file(key, &filing)));
    let first = futures_util::StreamExt::next(&mut waiting).await.unwrap();
    assert_eq!((first.status.as_u16(), &first.body["type"]), (503, &json!("overloaded")));
    assert!(first.retry_after.is_some());
    drop(held_up);
    while let Some(answer) = futures_util::StreamExt::next(&mut waiting).await {
        assert!(matches!(answer.status.as_u16(), 201 | 503), "{answer:?}");
    }
}
