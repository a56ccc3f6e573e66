//! The mailbox over HTTP.

use domain::phone::Phone;

use crate::{
    notify::Message,
    router,
    state::AppState,
    testing::{self, browser::Browser},
};

async fn signed_in(app: &AppState) -> Browser {
    let password = app.province.add_official("lan", app.clock.now()).await.unwrap();
    let mut browser = Browser::new(&router::build(app));
    let asked = browser.get("/quay/hop-thu").await;
    assert_eq!(asked.led(), (303, "/he-thong/dang-nhap?ve=%2Fquay%2Fhop-thu"));
    let fields = [("ten", "lan"), ("mat-khau", password.as_str()), ("ve", "/quay/hop-thu")];
    assert_eq!(browser.post("/he-thong/dang-nhap", &fields).await.led(), (303, "/quay/hop-thu"));
    browser
}

#[tokio::test]
async fn officials_read_what_would_have_been_sent_and_nobody_else() {
    let (app, _folder) = testing::app().await;
    let mut browser = signed_in(&app).await;
    assert!(browser.get("/quay/hop-thu").await.text.contains("Chưa có tin nhắn nào."));
    let message = Message::one_time_code("012345", 5, app::text::Lang::Vi);
    let to = Phone::parse("0912345678").unwrap();
    app.notify.send("k", &to, &message).await.unwrap();
    let page = browser.get("/quay/hop-thu").await.text;
    for part in ["0912 345 678", "012345", "kênh dùng thử", "24 giờ"] {
        assert!(page.contains(part), "{part}");
    }
    let mut stranger = Browser::new(&router::build(&app));
    let refused = stranger.get("/quay/hop-thu").await;
    assert_eq!((refused.status.as_u16(), refused.text.contains("012345")), (303, false));
}

#[tokio::test]
async fn behind_a_gateway_nothing_is_shown() {
    let token = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(token.path(), "a-token").unwrap();
    let file = token.path().to_string_lossy().into_owned();
    let knobs = ["--notify", "http", "--notify-url", "http://127.0.0.1:1/", "--notify-token-file", &file];
    let (parts, _folder) = testing::parts(&knobs).await;
    let app = AppState::new(parts);
    let page = signed_in(&app).await.get("/quay/hop-thu").await.text;
    assert!(page.contains("cổng tin nhắn") && !page.contains("kênh dùng thử"));
}
