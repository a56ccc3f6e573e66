//! What the start page says to who comes back.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, header},
};
use http_body_util::BodyExt as _;
use time::Duration;
use tower::ServiceExt as _;

use super::JUST_SENT;
use crate::{
    clock::ManualClock,
    keys::token_hash,
    router,
    state::AppState,
    store::{Grant, Saved},
    testing::{self, browser::Browser},
};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

async fn gone(app: &AppState) -> String {
    let request = Request::get("/nop-ho-so/1.004873?ban-nhap=khong-con")
        .header(header::COOKIE, format!("trinh-duyet={TOKEN}"))
        .body(Body::empty())
        .unwrap();
    let response = router::build(app).oneshot(request).await.unwrap();
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn who_goes_back_after_sending_is_told_what_was_sent() {
    let (app, _folder) = testing::app().await;
    assert!(gone(&app).await.contains("Không còn bản nháp"), "nothing was sent");
    let reference = testing::submit(&app, 1).await;
    assert!(gone(&app).await.contains("Không còn bản nháp"), "another browser sent it");

    let until = app.clock.now() + Duration::days(1);
    app.store.give_grant(&token_hash(TOKEN), reference, Grant::Full, until).await.unwrap();
    let told = gone(&app).await;
    assert!(told.contains(&format!("Hồ sơ đã gửi, mã tra cứu {}", reference.grouped())));
    assert!(told.contains(&format!("href='/ho-so/{reference}'")) && !told.contains("Không còn bản nháp"));
}

#[tokio::test]
async fn a_dossier_of_yesterday_is_not_what_was_sent_just_now() {
    let (mut parts, _folder) = testing::parts(&[]).await;
    let clock = Arc::new(ManualClock::new(parts.clock.now()));
    parts.clock = clock.clone();
    let app = AppState::new(parts);
    let reference = testing::submit(&app, 1).await;
    let until = app.clock.now() + Duration::days(1);
    app.store.give_grant(&token_hash(TOKEN), reference, Grant::Full, until).await.unwrap();
    clock.advance((JUST_SENT - Duration::SECOND).unsigned_abs());
    assert!(gone(&app).await.contains("Hồ sơ đã gửi"));
    clock.advance(Duration::SECOND.unsigned_abs());
    assert!(gone(&app).await.contains("Không còn bản nháp"));
}

#[tokio::test]
async fn a_draft_whose_office_receives_no_longer_keeps_its_answers() {
    let (app, _folder) = testing::app().await;
    let mut browser = Browser::new(&router::build(&app));
    let begin = [("noi-cu-tru.ma", "22945")];
    browser.post("/nop-ho-so/1.004873", &begin).await;
    let now = app.clock.now();
    let mut draft = app.store.draft(&browser.hash(), "1.004873", now).await.unwrap().unwrap();
    let office = std::mem::replace(&mut draft.office, "khong-con".to_owned());
    draft.answers.set("nguoi-yeu-cau.ho-ten", "Nguyễn Thị Mẫu");
    assert_eq!(app.store.save_answers(&browser.hash(), &draft).await.unwrap(), Saved::Done);
    let led = browser.post("/nop-ho-so/1.004873", &begin).await;
    assert!(led.location.starts_with("/nop-ho-so/1.004873/"), "{}", led.location);
    let kept = app.store.draft(&browser.hash(), "1.004873", now).await.unwrap().unwrap();
    assert_eq!((&kept.id, &kept.office), (&draft.id, &office));
    assert_eq!(kept.answers.get("nguoi-yeu-cau.ho-ten"), "Nguyễn Thị Mẫu");
}
