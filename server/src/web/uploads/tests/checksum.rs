//! The extension *checksum*.

use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::*;
use crate::uploads::samples;

fn with_checksum(at: &str, offset: usize, algorithm: &str, checksum: &[u8]) -> request::Builder {
    piece(at, offset).header("upload-checksum", format!("{algorithm} {}", BASE64.encode(checksum)))
}

#[tokio::test]
async fn a_piece_that_fits_its_checksum_is_kept() {
    let place = Place::new().await;
    let pdf = samples::pdf(1);
    let at = place.create("a.pdf", pdf.len()).await;
    let (first, second) = pdf.split_at(100);
    let request = with_checksum(&at, 0, "sha1", &Sha1::digest(first));
    let response = place.send(request, first.to_vec()).await;
    assert_eq!((response.status(), of(&response, "upload-offset")), (StatusCode::NO_CONTENT, "100"));
    let request = with_checksum(&at, 100, "sha256", &Sha256::digest(second));
    assert_eq!(place.send(request, second.to_vec()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(place.listed().await[0]["state"], "ready");
}

#[tokio::test]
async fn a_piece_that_does_not_fit_is_answered_460_discarded_and_moves_nothing() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 1_000_000).await;
    place.patch(&at, 0, b"abc").await;
    // Longer than what is written at once.
    let wrong = vec![b'x'; 600_000];
    let response = place.send(with_checksum(&at, 3, "sha1", &Sha1::digest(b"other")), wrong).await;
    assert_eq!(response.status().as_u16(), 460);
    assert_eq!(place.offset(&at).await, "3");
    let kept = std::fs::read_dir(place._folder.path().join("data/files/arriving")).unwrap().count();
    assert_eq!(kept, 1, "of the first piece only");
}

#[tokio::test]
async fn of_a_broken_body_with_a_checksum_nothing_is_kept() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 1_000_000).await;
    let chunks = [Ok(vec![b'x'; 300_000]), Err(std::io::Error::other("gone"))];
    let body = Body::from_stream(futures_util::stream::iter(chunks));
    let response = place.answer(with_checksum(&at, 0, "sha1", &[0; 20]).body(body).unwrap()).await;
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
    assert_eq!(place.offset(&at).await, "0");
}

#[tokio::test]
async fn an_algorithm_that_is_not_known_is_answered_400_and_moves_nothing() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 10).await;
    for algorithm in ["md5", "SHA1", "crc32"] {
        let response = place.send(with_checksum(&at, 0, algorithm, b"1234"), "abc").await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{algorithm}");
    }
    for bad in ["sha1", "sha1 ???", ""] {
        let response = place.send(piece(&at, 0).header("upload-checksum", bad), "abc").await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{bad:?}");
    }
    assert_eq!(place.offset(&at).await, "0");
}
