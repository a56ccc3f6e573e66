//! A full house, over the whole stack.

use std::sync::atomic::Ordering;

use axum::body::Body;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::*;
use crate::{router, testing};

#[tokio::test]
async fn who_gets_no_place_is_told_so_and_watchers_are_always_answered() {
    let (parts, _folder) = testing::parts(&["--most-requests", "1"]).await;
    let app = AppState::new(parts);
    let router = router::build(&app);
    let get = async |path: &str, cookie: &str| {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        (parts, String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap())
    };
    assert_eq!(get("/", "").await.0.status, StatusCode::OK);
    let place = app.places.acquire().await.unwrap();
    for (cookie, title) in [("", words::TIMED_OUT.vi), ("ngon-ngu=en", words::TIMED_OUT.en)] {
        let (head, page) = get("/thu-tuc", cookie).await;
        assert_eq!(head.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(head.headers[header::RETRY_AFTER], "30");
        assert_eq!(head.headers["x-content-type-options"], "nosniff");
        assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains("1022"), "{page}");
    }
    assert_eq!(get("/healthz", "").await.0.status, StatusCode::OK);
    assert_eq!(get("/readyz", "").await.0.status, StatusCode::OK);
    drop(place);
    assert_eq!(get("/thu-tuc", "").await.0.status, StatusCode::OK);
    app.stopping.store(true, Ordering::Relaxed);
    let (ready, said) = get("/readyz", "").await;
    assert_eq!((ready.status, said.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "stopping"));
    assert_eq!(get("/thu-tuc", "").await.0.status, StatusCode::OK, "who comes nevertheless is served");
}

#[test]
fn files_hold_no_place_of_pages_however_they_are_sent() {
    let request = |method: &str, path: &str| Request::builder().method(method).uri(path);
    let brings = |request: axum::http::request::Builder| brings_file(&request.body(Body::empty()).unwrap());
    assert!(brings(request("PATCH", "/api/v1/uploads/a")));
    assert!(brings(request("POST", "/api/v1/uploads")), "its first bytes may come along");
    assert!(brings(request("HEAD", "/api/v1/uploads/a").header("x-http-method-override", "PATCH")));
    assert!(brings(request("POST", "/ho-so/1/bo-sung").header("content-type", "multipart/form-data; boundary=x")));
    assert!(!brings(request("HEAD", "/api/v1/uploads/a")) && !brings(request("GET", "/api/v1/uploads?draft=a")));
    assert!(!brings(request("POST", "/ho-so/1/bo-sung")));
}
