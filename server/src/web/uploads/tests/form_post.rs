//! Files in the post of a form, from a browser without script.

use axum::extract::FromRequest;

use super::*;
use crate::{
    uploads::{Refusal, samples},
    web::{
        PageError,
        limits::UPLOADS_PER_BROWSER,
        uploads::{Received, StepPost},
    },
};

/// A post of parts: a name, a file's name or none, and what it holds.
fn post(parts: &[(&str, Option<&str>, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        body.extend(format!("--xxx\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").into_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--xxx--\r\n");
    from_browser(Method::POST, "/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong/to-khai")
        .header("content-type", "multipart/form-data; boundary=xxx")
        .body(body.into())
        .unwrap()
}

/// What became of each file, all of one question; where there is a row, with its id.
fn fates(received: &[Received]) -> Vec<(bool, Option<Refusal>)> {
    assert!(received.iter().all(|one| one.question == QUESTION));
    received.iter().map(|one| (one.upload.is_some(), one.refused)).collect()
}

#[tokio::test]
async fn files_and_fields_of_one_post_arrive() {
    let place = Place::new().await;
    let pdf = samples::pdf(2);
    let request = post(&[
        ("ban-nhap", None, DRAFT.as_bytes()),
        ("giay-to.loai", None, "thẻ căn cước".as_bytes()),
        (QUESTION, Some("a.pdf"), &pdf),
        (QUESTION, Some(""), b""),
        (QUESTION, Some("b.jpg"), &samples::jpeg()),
        ("khong-co", Some("c.jpg"), &samples::jpeg()),
        ("viec", None, b"tai-len"),
    ]);
    let post = StepPost::from_request(request, &place.app).await.unwrap();
    assert_eq!((post.fields.get("giay-to.loai"), post.fields.get("viec")), ("thẻ căn cước".into(), "tai-len".into()));
    assert_eq!(fates(&post.received), [(true, None), (true, None)]);
    let listed = place.listed().await;
    assert_eq!(
        (&listed[0]["name"], &listed[0]["state"], &listed[0]["pages"]),
        (&"a.pdf".into(), &"ready".into(), &2.into())
    );
    assert_eq!((&listed[1]["name"], &listed[1]["state"]), (&"b.jpg".into(), &"ready".into()));
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_and_the_rest_is_taken() {
    let place = Place::with(&["--most-files", "3", "--most-file-bytes", "1000000"]).await;
    let long = vec![b'x'; 1_000_001];
    let request = post(&[
        ("ban-nhap", None, DRAFT.as_bytes()),
        (QUESTION, Some("a.pdf"), &long),
        (QUESTION, Some("b.pdf"), samples::EXE),
        (QUESTION, Some("c.pdf"), &samples::pdf(1)),
        (QUESTION, Some("d.pdf"), &samples::pdf(1)),
    ]);
    let post = StepPost::from_request(request, &place.app).await.unwrap();
    let expected = [(true, Some(Refusal::TooBig)), (true, None), (true, None), (false, Some(Refusal::TooMany))];
    assert_eq!(fates(&post.received), expected);
    let states: Vec<_> = place.listed().await.as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["refused", "refused", "ready"]);
}

#[tokio::test]
async fn without_a_draft_nothing_is_taken_and_half_a_post_leaves_nothing() {
    let place = Place::new().await;
    let stranger = post(&[("ban-nhap", None, b"khac"), (QUESTION, Some("a.pdf"), &samples::pdf(1))]);
    assert!(StepPost::from_request(stranger, &place.app).await.unwrap().received.is_empty());
    let (parts, body) =
        post(&[("ban-nhap", None, DRAFT.as_bytes()), (QUESTION, Some("a.pdf"), &[b'x'; 300_000])]).into_parts();
    let whole = body.collect().await.unwrap().to_bytes();
    let half = Request::from_parts(parts, Body::from(whole.slice(..200_000)));
    assert_eq!(StepPost::from_request(half, &place.app).await.unwrap_err(), PageError::TimedOut);
    assert_eq!(place.listed().await, serde_json::json!([]));
}

#[tokio::test]
async fn fields_are_limited_and_a_post_without_files_is_as_ever() {
    let place = Place::new().await;
    let long = vec![b'x'; router::FORM_LIMIT + 1];
    let request = post(&[("a", None, &long)]);
    assert_eq!(StepPost::from_request(request, &place.app).await.unwrap_err(), PageError::TooLarge);
    let urlencoded =
        |kind: &str| from_browser(Method::POST, "/").header("content-type", kind).body(Body::from("a=%20b")).unwrap();
    let post = StepPost::from_request(urlencoded("application/x-www-form-urlencoded"), &place.app).await.unwrap();
    assert_eq!((post.fields.get("a"), post.received.len()), ("b".into(), 0));
    let wrong = StepPost::from_request(urlencoded("text/plain"), &place.app).await;
    assert_eq!(wrong.unwrap_err(), PageError::NotAForm);
}

#[tokio::test]
async fn files_of_forms_count_as_those_of_the_protocol() {
    let place = Place::new().await;
    let (browser, now) = (crate::keys::token_hash(TOKEN), place.app.clock.now());
    for _ in 0..UPLOADS_PER_BROWSER {
        let since = now - time::Duration::HOUR;
        assert!(place.app.store.allow("upload", &browser, now, since, UPLOADS_PER_BROWSER).await.unwrap());
    }
    let request = post(&[("ban-nhap", None, DRAFT.as_bytes()), (QUESTION, Some("a.pdf"), &samples::pdf(1))]);
    assert_eq!(StepPost::from_request(request, &place.app).await.unwrap_err(), PageError::TooMany);
    assert_eq!(place.listed().await, serde_json::json!([]));
}
