//! What a watching machine reads.

use std::sync::Arc;

use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use time::macros::datetime;
use tower::ServiceExt as _;

use super::*;
use crate::{clock::ManualClock, figures, testing};

#[tokio::test]
async fn the_store_is_read_when_it_is_asked_for() {
    let (mut parts, _folder) = testing::parts(&[]).await;
    let clock = Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7)));
    parts.clock = clock.clone();
    let app = AppState::new(parts);
    testing::submit(&app, 1).await;
    // Four days on, one of them a day off: the agency's 8 working hours are over.
    clock.advance(std::time::Duration::from_secs(4 * 24 * 60 * 60));
    let handle = figures::install().expect("nothing else counts in the tests");
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = router(&app, handle).oneshot(request).await.unwrap();
    let text = String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
    for line in [
        "motcham_outbox_waiting 1",
        "motcham_outbox_oldest_seconds 345600",
        "motcham_outbox_dead 0",
        "motcham_unanswered_dossiers 1",
        "motcham_store_up 1",
        "# TYPE motcham_outbox_waiting gauge",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in {text}");
    }
}

#[tokio::test]
async fn what_is_due_ends_where_the_working_hours_say() {
    let (parts, _folder) = testing::parts(&[]).await;
    let app = AppState::new(parts);
    let minutes = |at: OffsetDateTime| {
        let sent = PrimitiveDateTime::new(at.date(), at.time());
        app.calendar.add_working_minutes(sent, ANSWER_MINUTES).at.assume_offset(VIETNAM)
    };
    for now in [datetime!(2026-11-24 09:00 +7), datetime!(2026-11-28 12:00 +7), datetime!(2026-02-23 10:00 +7)] {
        let due = answer_was_due(&app, now);
        assert!(minutes(due) < now, "{now}: {due}");
        assert!(minutes(due + Duration::minutes(2)) >= now, "{now}: {due}");
    }
}
