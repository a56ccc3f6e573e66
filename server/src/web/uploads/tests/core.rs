//! The core protocol.

use axum::body::Body;

use super::*;
use crate::uploads::samples;

#[tokio::test]
async fn every_answer_but_to_options_carries_the_version_and_so_must_every_request() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    for method in [Method::HEAD, Method::PATCH, Method::DELETE] {
        let response = place.send(from_browser(method.clone(), &at), "").await;
        assert_eq!(
            (response.status(), of(&response, "tus-resumable")),
            (StatusCode::PRECONDITION_FAILED, "1.0.0"),
            "{method}"
        );
        assert_eq!(of(&response, "tus-version"), "1.0.0", "{method}");
    }
    let response = place.send(from_browser(Method::POST, "/api/v1/uploads"), "").await;
    assert_eq!(response.status(), StatusCode::PRECONDITION_FAILED);
    for response in [place.send(tus(Method::HEAD, &at), "").await, place.patch(&at, 0, b"abc").await] {
        assert!(response.status().is_success());
        assert_eq!(of(&response, "tus-resumable"), "1.0.0");
    }
}

#[tokio::test]
async fn a_version_that_is_not_supported_is_answered_412_and_nothing_is_processed() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 3).await;
    let other = from_browser(Method::PATCH, &at)
        .header("tus-resumable", "0.2.2")
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", 0);
    let response = place.send(other, "abc").await;
    assert_eq!((response.status(), of(&response, "tus-version")), (StatusCode::PRECONDITION_FAILED, "1.0.0"));
    assert_eq!(place.offset(&at).await, "0");
}

#[tokio::test]
async fn head_tells_offset_and_length_even_at_zero_and_when_complete_and_is_not_cached() {
    let place = Place::new().await;
    let pdf = samples::pdf(1);
    let at = place.create("a.pdf", pdf.len()).await;
    for (sent, offset) in [(&pdf[..0], 0), (&pdf[..7], 7), (&pdf[7..], pdf.len())] {
        if !sent.is_empty() {
            place.patch(&at, offset - sent.len(), sent).await;
        }
        let response = place.send(tus(Method::HEAD, &at), "").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(of(&response, "upload-offset"), offset.to_string());
        assert_eq!(of(&response, "upload-length"), pdf.len().to_string());
        assert_eq!(of(&response, "cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_resource_that_is_not_found_is_404_without_an_offset() {
    let place = Place::new().await;
    for address in ["/api/v1/uploads/ffffffffffffffffffffffffffffffff", "/api/v1/uploads/..%2f..%2fetc"] {
        let response = place.send(tus(Method::HEAD, address), "").await;
        assert_eq!((response.status(), of(&response, "upload-offset")), (StatusCode::NOT_FOUND, ""));
        assert_eq!(place.patch(address, 0, b"abc").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(place.send(tus(Method::DELETE, address), "").await.status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_piece_must_have_its_content_type() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 3).await;
    let request = tus(Method::PATCH, &at).header("upload-offset", 0);
    let response = place.send(request.header("content-type", "application/octet-stream"), "abc").await;
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(place.offset(&at).await, "0");
}

#[tokio::test]
async fn another_offset_is_answered_409_and_nothing_changes() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    place.patch(&at, 0, b"abc").await;
    for wrong in [0, 2, 4, 10] {
        assert_eq!(place.patch(&at, wrong, b"x").await.status(), StatusCode::CONFLICT, "{wrong}");
    }
    assert_eq!(place.offset(&at).await, "3");
}

#[tokio::test]
async fn an_offset_must_be_a_non_negative_integer() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    for bad in ["-1", "+0", "0.0", "x", "", "99999999999999999999999"] {
        let request = tus(Method::PATCH, &at).header("content-type", "application/offset+octet-stream");
        let response = place.send(request.header("upload-offset", bad), "abc").await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{bad:?}");
    }
    let missing = tus(Method::PATCH, &at).header("content-type", "application/offset+octet-stream");
    assert_eq!(place.send(missing, "abc").await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_piece_is_acknowledged_with_204_and_the_sum_of_offset_and_bytes() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 1_000_000).await;
    let mut offset = 0;
    for bytes in [1, 262_144, 262_145, 300_000] {
        let response = place.patch(&at, offset, &vec![b'x'; bytes]).await;
        offset += bytes;
        assert_eq!((response.status(), of(&response, "upload-offset")), (StatusCode::NO_CONTENT, &*offset.to_string()));
    }
    assert_eq!(place.offset(&at).await, offset.to_string());
}

#[tokio::test]
async fn as_much_of_a_broken_body_as_possible_is_kept() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 1_000_000).await;
    let chunks = [Ok(vec![b'x'; 300_000]), Ok(vec![b'y'; 5]), Err(std::io::Error::other("gone"))];
    let body = Body::from_stream(futures_util::stream::iter(chunks));
    let response = place.answer(piece(&at, 0).body(body).unwrap()).await;
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
    assert_eq!(place.offset(&at).await, "300005");
    // A connection that ends early without saying so is told by the length.
    let short = Body::from_stream(futures_util::stream::iter([Ok::<_, std::io::Error>(vec![b'z'; 10])]));
    let request = piece(&at, 300_005).header("content-length", 20);
    assert_eq!(place.answer(request.body(short).unwrap()).await.status(), StatusCode::REQUEST_TIMEOUT);
    assert_eq!(place.offset(&at).await, "300015");
}

#[tokio::test]
async fn more_than_was_announced_is_refused() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    assert_eq!(place.patch(&at, 0, b"12345678901").await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    // Also if it does not say how much it brings.
    let body = Body::from_stream(futures_util::stream::iter([Ok::<_, std::io::Error>("12345678901")]));
    assert_eq!(place.answer(piece(&at, 0).body(body).unwrap()).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(place.offset(&at).await, "0");
}

#[tokio::test]
async fn options_tells_versions_extensions_size_and_algorithms_whatever_version_is_asked_for() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    for address in ["/api/v1/uploads", &at] {
        let request = Request::builder().method(Method::OPTIONS).uri(address).header("tus-resumable", "9.9.9");
        let response = place.send(request, "").await;
        assert_eq!((response.status(), of(&response, "tus-version")), (StatusCode::NO_CONTENT, "1.0.0"));
        assert_eq!(of(&response, "tus-max-size"), (10 * 1024 * 1024).to_string());
        assert_eq!(of(&response, "tus-extension"), "creation,creation-with-upload,expiration,checksum,termination");
        assert_eq!(of(&response, "tus-checksum-algorithm"), "sha1,sha256");
    }
}

#[tokio::test]
async fn the_method_of_the_override_counts_and_the_actual_one_is_ignored() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    let over = |method: &str, actual: Method| tus(actual, &at).header("x-http-method-override", method);
    let patch = over("PATCH", Method::POST)
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", 0);
    assert_eq!(place.send(patch, "abc").await.status(), StatusCode::NO_CONTENT);
    assert_eq!(place.offset(&at).await, "3");
    assert_eq!(of(&place.send(over("HEAD", Method::POST), "").await, "upload-offset"), "3");
    assert_eq!(place.send(over("BREW", Method::POST), "").await.status(), StatusCode::METHOD_NOT_ALLOWED);
    let elsewhere = over("DELETE", Method::HEAD).header("origin", "https://elsewhere.example");
    assert_eq!(place.send(elsewhere, "").await.status(), StatusCode::FORBIDDEN, "not from another site");
    assert_eq!(place.send(over("DELETE", Method::POST), "").await.status(), StatusCode::NO_CONTENT);
    assert_eq!(place.send(tus(Method::HEAD, &at), "").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_of_another_browser_is_found() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    place.begin(&TOKEN.replace('0', "f"), "ban-nhap-2").await;
    for cookie in ["", "trinh-duyet=f123456789abcdeff123456789abcdef"] {
        for method in [Method::HEAD, Method::PATCH, Method::DELETE] {
            let request = Request::builder().method(method.clone()).uri(&at).header("tus-resumable", "1.0.0");
            let request = request.header("content-type", "application/offset+octet-stream").header("upload-offset", 0);
            let response = place.send(request.header("cookie", cookie), "").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{method}");
        }
        let list = Request::builder().uri(format!("/api/v1/uploads?draft={DRAFT}")).header("cookie", cookie);
        assert_eq!(place.send(list, "").await.status(), StatusCode::NOT_FOUND);
    }
}
