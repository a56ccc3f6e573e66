//! Dead messages over HTTP.

use axum::http::StatusCode;
use domain::reference::Reference;
use time::Duration;

use crate::{
    store::{DeadLetter, Leased},
    testing,
    web::operator::tests::{Operator, location, operator, text},
};

/// A filing that was given up.
async fn dead(operator: &Operator, seed: u8) -> (Reference, Leased) {
    let app = &operator.app;
    let reference = testing::submit(app, seed).await;
    let now = app.clock.now();
    let leased = app.store.lease(now, now + Duration::MINUTE).await.unwrap().unwrap();
    app.store.give_up(&leased, now, "province refused: agency unknown").await.unwrap();
    (reference, leased)
}

async fn letters(operator: &Operator) -> Vec<DeadLetter> {
    operator.app.store.dead_letters(10).await.unwrap()
}

#[tokio::test]
async fn only_officials_see_it() {
    let mut operator = operator().await;
    let (_, leased) = dead(&operator, 1).await;
    operator.cookie = String::new();
    let answer = operator.get("/he-thong/chuyen-tiep").await;
    assert!(location(&answer).starts_with("/he-thong/dang-nhap?ve=%2Fhe-thong%2Fchuyen-tiep"));
    let answer = operator.post(&format!("/he-thong/chuyen-tiep/{}", leased.id), "viec=gui-lai").await;
    assert!(location(&answer).starts_with("/he-thong/dang-nhap"));
    assert_eq!(letters(&operator).await.len(), 1);
}

#[tokio::test]
async fn it_is_sent_again() {
    let operator = operator().await;
    assert!(!text(operator.get("/he-thong").await).await.contains("chuyen-tiep"), "nothing to see");
    let (reference, leased) = dead(&operator, 1).await;
    let list = text(operator.get("/he-thong").await).await;
    assert!(list.contains("1 hồ sơ hoặc đánh giá chưa chuyển được") && list.contains("href='/he-thong/chuyen-tiep'"));
    let page = text(operator.get("/he-thong/chuyen-tiep").await).await;
    assert!(page.contains(&reference.grouped()) && page.contains("agency unknown") && !page.contains("Bưởi"));
    let act = format!("/he-thong/chuyen-tiep/{}", leased.id);
    let answer = operator.post(&act, "viec=gui-lai").await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/he-thong/chuyen-tiep?xong=gui-lai"));
    let page = text(operator.get("/he-thong/chuyen-tiep?xong=gui-lai").await).await;
    assert!(page.contains("role='alert'") && page.contains("Không có gì bị tồn"));
    // A second click is told that nothing is left to do.
    let answer = operator.post(&act, "viec=gui-lai").await;
    assert_eq!(answer.status(), StatusCode::CONFLICT);
    assert!(text(answer).await.contains("gửi lại hoặc xử lý ở nơi khác"));
}

#[tokio::test]
async fn it_is_settled_by_other_means() {
    let operator = operator().await;
    let (reference, leased) = dead(&operator, 1).await;
    let id = leased.id;
    let act = format!("/he-thong/chuyen-tiep/{id}");
    for (form, blamed) in [
        (format!("xac-nhan.{id}=co"), "ghi-chu"),
        (format!("xac-nhan.{id}=co&ghi-chu.{id}={}", "a".repeat(501)), "ghi-chu"),
        (format!("xac-nhan.{id}=co&ghi-chu.{id}=a&ma.{id}=H36"), "ma"),
        (format!("ghi-chu.{id}=a&ma.{id}=H36-261126-0001"), "xac-nhan"),
    ] {
        let answer = operator.post(&act, &format!("viec=da-xu-ly&{form}")).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(text(answer).await.contains(&format!("href='#{blamed}.{id}'")), "{form}");
    }
    assert_eq!(letters(&operator).await.len(), 1);
    let form = format!("viec=da-xu-ly&xac-nhan.{id}=co&ghi-chu.{id}=tai+quay&ma.{id}=H36-261126-0001");
    let answer = operator.post(&act, &form).await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/he-thong/chuyen-tiep?xong=da-xu-ly"));
    let submission = operator.app.store.submission(reference).await.unwrap().unwrap();
    assert_eq!((submission.code.unwrap().to_string().as_str(), submission.dead), ("H36-261126-0001", None));
    let (_, other) = dead(&operator, 2).await;
    let form = form.replace(&format!(".{id}"), &format!(".{}", other.id));
    let answer = operator.post(&format!("/he-thong/chuyen-tiep/{}", other.id), &form).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(answer).await.contains("đã thuộc về một hồ sơ khác"));
}
