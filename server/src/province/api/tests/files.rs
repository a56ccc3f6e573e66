//! Files of filings: before them, once, whole, for their client only.

use serde_json::json;

use super::*;
use crate::province::{
    LARGEST_FILE,
    api::files::{DIGEST, digest_of},
    contract::{Harness as _, with_files},
    sha256,
};

const ID: &str = "00112233445566778899aabbccddeeff";

async fn put(served: &Served, token: &str, path: &str, bytes: &[u8], digest: Option<&str>) -> Answer {
    let request = served.http.put(format!("{}{path}", served.url)).bearer_auth(token).body(bytes.to_vec());
    answer(match digest {
        Some(digest) => request.header(DIGEST, digest),
        None => request,
    })
    .await
}

async fn send(served: &Served, key: &str, id: &str, bytes: &[u8]) -> Answer {
    put(served, TOKEN, &format!("/filings/{key}/files/{id}"), bytes, Some(&digest_of(&sha256(bytes)))).await
}

fn problem(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.body["type"].as_str().unwrap_or_default())
}

/// A filing of two files as it goes over the wire, and their bytes.
async fn whole() -> (Value, Vec<(String, Vec<u8>)>) {
    let (filing, files) = with_files("1234567890");
    let mut sent = Vec::new();
    for file in &filing.attachments {
        sent.push((file.id.clone(), file.read(&files).await.unwrap().to_vec()));
    }
    (serde_json::to_value(super::super::wire::Filing::from(&filing)).unwrap(), sent)
}

#[tokio::test]
async fn a_file_arrives_and_arrives_again() {
    let served = Served::start().await;
    assert_eq!(send(&served, "k", ID, b"%PDF-1.7").await.status, StatusCode::CREATED);
    assert_eq!(send(&served, "k", ID, b"%PDF-1.7").await.status, StatusCode::NO_CONTENT);
    assert_eq!(problem(&send(&served, "k", ID, b"%PDF-1.4").await), (422, "file-differs"));
    assert_eq!(send(&served, "k2", ID, b"%PDF-1.4").await.status, StatusCode::CREATED, "another filing's file");
    let served = served.restarted().await;
    assert_eq!(send(&served, "k", ID, b"%PDF-1.7").await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_filing_is_registered_with_all_its_files_or_not_at_all() {
    let served = Served::start().await;
    let (filing, files) = whole().await;
    let missing = served.file("k", &filing).await;
    assert_eq!((problem(&missing), &missing.body["field"]), ((422, "file-missing"), &json!("attachments.0")));
    for (id, bytes) in &files {
        send(&served, "k", id, bytes).await;
    }
    let mut differs = filing.clone();
    differs["attachments"][1]["bytes"] = json!(1);
    let differs = served.file("k", &differs).await;
    assert_eq!((problem(&differs), &differs.body["field"]), ((422, "file-missing"), &json!("attachments.1")));
    assert_eq!(served.province.held().await, 0);
    // Nothing was saved of the refused ones: the key is unused.
    let filed = served.file("k", &filing).await;
    assert_eq!(filed.status, StatusCode::CREATED);
    assert_eq!(served.file("k", &filing).await, filed);
    let code = domain::dossier::DossierCode::parse(filed.body["dossierCode"].as_str().unwrap()).unwrap();
    let kept: Vec<_> = files.into_iter().map(|(_, bytes)| bytes).collect();
    assert!(served.province.attached(&code).await == kept);
}

#[tokio::test]
async fn anothers_file_is_no_file_of_ours() {
    let served = Served::start().await;
    let (filing, files) = whole().await;
    for (id, bytes) in &files {
        let (path, digest) = (format!("/filings/k/files/{id}"), digest_of(&sha256(bytes)));
        assert_eq!(put(&served, OTHER, &path, bytes, Some(&digest)).await.status, StatusCode::CREATED);
        // Nobody reads the body of who may not send one.
        assert_eq!(problem(&put(&served, READER, &path, b"x", Some(&digest)).await), (403, "forbidden"));
        assert_eq!(problem(&put(&served, "nobody", &path, b"x", Some(&digest)).await), (401, "unauthenticated"));
    }
    assert_eq!(problem(&served.file("k", &filing).await), (422, "file-missing"));
    assert_eq!(served.post(OTHER, "/filings", Some("k"), &filing).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_is_no_usable_file_is_refused() {
    let served = Served::start().await;
    let path = format!("/filings/k/files/{ID}");
    let (bytes, digest) = (b"%PDF-1.7", digest_of(&sha256(b"%PDF-1.7")));
    assert_eq!(problem(&put(&served, TOKEN, &path, bytes, None).await), (400, "digest-invalid"));
    assert_eq!(problem(&put(&served, TOKEN, &path, b"%PDF-1.8", Some(&digest)).await), (422, "digest-mismatch"));
    let empty = send(&served, "k", ID, b"").await;
    assert_eq!((problem(&empty), &empty.body["field"]), ((422, "invalid-field"), &json!("body")));
    for (key, id, kind) in [
        ("k", "a%20b", "invalid-field"),
        ("k", &*"a".repeat(65), "invalid-field"),
        ("k", "a%2Fb", "invalid-field"),
        ("a%20b", ID, "idempotency-key-invalid"),
    ] {
        let wrong = put(&served, TOKEN, &format!("/filings/{key}/files/{id}"), bytes, Some(&digest)).await;
        assert_eq!(wrong.body["type"], kind, "{key} {id}");
    }
    let largest = vec![7; LARGEST_FILE as usize];
    assert_eq!(send(&served, "k", "largest", &largest).await.status, StatusCode::CREATED);
    let larger = vec![7; LARGEST_FILE as usize + 1];
    assert_eq!(problem(&send(&served, "k", "larger", &larger).await), (413, "body-too-large"));
}

#[tokio::test]
async fn a_filing_that_names_files_wrongly_is_told_where() {
    let served = Served::start().await;
    let (filing, _) = whole().await;
    for (member, value) in [
        ("id", json!("a b")),
        ("bytes", json!(0)),
        ("bytes", json!(LARGEST_FILE + 1)),
        ("sha256", json!("AB")),
        ("fileName", json!(" ")),
        ("mediaType", json!("")),
    ] {
        let mut wrong = filing.clone();
        wrong["attachments"][1][member] = value;
        let answer = served.file("k", &wrong).await;
        assert_eq!(problem(&answer), (422, "invalid-field"), "{member}");
        assert_eq!(answer.body["field"], format!("attachments.1.{member}"));
    }
    let mut twice = filing.clone();
    twice["attachments"][1] = twice["attachments"][0].clone();
    assert_eq!(served.file("k", &twice).await.body["field"], "attachments.1.id");
    let mut organisation = filing;
    organisation["attachments"] = json!([]);
    for (code, is_one) in [
        ("3400123456", true),
        ("3400123456-001", true),
        ("060085005678", true),
        ("340012345", false),
        ("34-00123456", false),
    ] {
        organisation["dossierOwner"]["taxCode"] = json!(code);
        let answer = served.file(code, &organisation).await;
        assert_eq!(answer.status == StatusCode::CREATED, is_one, "{code}: {answer:?}");
    }
}
