//! The extension *expiration*.

use std::{sync::Arc, time::Duration};

use time::macros::datetime;

use super::*;
use crate::{clock::ManualClock, uploads::samples};

#[tokio::test]
async fn an_unfinished_file_expires_a_day_after_its_last_piece_and_every_answer_says_when() {
    let clock = Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7)));
    let place = Place::at(clock.clone()).await;
    let pdf = samples::pdf(1);
    let response = place.send(announced("a.pdf", pdf.len()), "").await;
    assert_eq!(of(&response, "upload-expires"), "Tue, 24 Nov 2026 01:00:00 GMT");
    let at = of(&response, "location").to_owned();
    clock.advance(Duration::from_secs(3600));
    let response = place.patch(&at, 0, &pdf[..10]).await;
    assert_eq!(of(&response, "upload-expires"), "Tue, 24 Nov 2026 02:00:00 GMT");
    let response = place.patch(&at, 10, &pdf[10..]).await;
    assert_eq!((response.status(), of(&response, "upload-expires")), (StatusCode::NO_CONTENT, ""), "it has arrived");
}

#[tokio::test]
async fn an_expired_file_is_gone() {
    let clock = Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7)));
    let place = Place::at(clock.clone()).await;
    let at = place.create("a.pdf", 10).await;
    place.patch(&at, 0, b"abc").await;
    clock.advance(Duration::from_secs(24 * 3600));
    assert_eq!(place.patch(&at, 3, b"x").await.status(), StatusCode::GONE);
    assert_eq!(place.send(tus(Method::HEAD, &at), "").await.status(), StatusCode::GONE);
    place.app.uploads.collect().await.unwrap();
    assert_eq!(place.send(tus(Method::HEAD, &at), "").await.status(), StatusCode::NOT_FOUND, "nobody keeps a track");
}
