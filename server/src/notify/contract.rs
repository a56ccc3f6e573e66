//! What every adapter of the port promises, on the mailbox and on a gateway that keeps its contract strictly.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use domain::phone::Phone;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Gateway, Kind, Mailbox, Message, Notify, NotifyError};
use crate::{province::upstream, store::Posted, testing};

const TOKEN: &str = "a-token-of-the-gateway";

/// An adapter, and what reached the other side.
#[async_trait::async_trait]
trait Harness {
    fn notify(&self) -> &dyn Notify;
    /// Phone and words of each message that was sent, the first first.
    async fn sent(&self) -> Vec<(String, String)>;
}

fn phone(digits: &str) -> Phone {
    Phone::parse(digits).unwrap()
}

fn message(words: &str) -> Message {
    Message { kind: Kind::OneTimeCode, words: words.to_owned() }
}

async fn a_message_arrives_whole(harness: &dyn Harness) {
    let words = "Một Chạm: mã xác nhận 012345 — “không đưa cho ai”";
    harness.notify().send("k", &phone("0912345678"), &message(words)).await.unwrap();
    assert_eq!(harness.sent().await, [("+84912345678".to_owned(), words.to_owned())]);
}

async fn the_same_key_is_sent_once(harness: &dyn Harness) {
    for _ in 0..3 {
        harness.notify().send("k", &phone("0912345678"), &message("một")).await.unwrap();
    }
    harness.notify().send("l", &phone("0912345678"), &message("một")).await.unwrap();
    assert_eq!(harness.sent().await.len(), 2);
}

macro_rules! suite {
    ($open:ident: $($test:ident),*) => {
        $(
            #[tokio::test]
            async fn $test() {
                super::$test(&$open().await).await;
            }
        )*
    };
    ($open:ident) => {
        suite!($open: a_message_arrives_whole, the_same_key_is_sent_once);
    };
}

mod embedded {
    use tempfile::TempDir;

    use super::*;
    use crate::state::AppState;

    struct Kept {
        app: AppState,
        mailbox: Mailbox,
        _folder: TempDir,
    }

    #[async_trait::async_trait]
    impl Harness for Kept {
        fn notify(&self) -> &dyn Notify {
            &self.mailbox
        }

        async fn sent(&self) -> Vec<(String, String)> {
            let posted = self.app.store.mailbox(10, self.app.clock.now()).await.unwrap();
            posted.into_iter().rev().map(|Posted { to, words, .. }| (to.as_str().to_owned(), words)).collect()
        }
    }

    async fn open() -> Kept {
        let (app, folder) = testing::app().await;
        let mailbox = Mailbox::new(app.store.clone(), app.clock.clone());
        Kept { app, mailbox, _folder: folder }
    }

    suite!(open);
}

mod http {
    use super::*;

    /// A gateway on loopback: recognises keys, takes nothing that is not as documented.
    #[derive(Clone, Default)]
    struct Far {
        sent: Arc<Mutex<Vec<(String, String, String)>>>,
        /// Answered to everything, if not 0.
        fails_with: Arc<Mutex<u16>>,
    }

    async fn take(State(far): State<Far>, headers: HeaderMap, Json(body): Json<Value>) -> StatusCode {
        let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        if header("authorization") != Some(format!("Bearer {TOKEN}")) {
            return StatusCode::UNAUTHORIZED;
        }
        let failing = *far.fails_with.lock().unwrap();
        if let Ok(status) = StatusCode::from_u16(failing) {
            return status;
        }
        let key = header("idempotency-key").unwrap();
        let text = |name: &str| body[name].as_str().unwrap().to_owned();
        assert_eq!(body, json!({"to": text("to"), "kind": "one-time-code", "text": text("text")}));
        let mut sent = far.sent.lock().unwrap();
        if !sent.iter().any(|(known, ..)| *known == key) {
            sent.push((key, text("to"), text("text")));
        }
        StatusCode::ACCEPTED
    }

    struct Sent {
        gateway: Gateway,
        far: Far,
    }

    #[async_trait::async_trait]
    impl Harness for Sent {
        fn notify(&self) -> &dyn Notify {
            &self.gateway
        }

        async fn sent(&self) -> Vec<(String, String)> {
            self.far.sent.lock().unwrap().iter().map(|(_, to, words)| (to.clone(), words.clone())).collect()
        }
    }

    async fn open_with(token: &str) -> Sent {
        let far = Far::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1/messages", listener.local_addr().unwrap());
        let router = Router::new().route("/v1/messages", post(take)).with_state(far.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let gateway = Gateway::new(&url, token.to_owned(), upstream::client().unwrap()).unwrap();
        Sent { gateway, far }
    }

    async fn open() -> Sent {
        open_with(TOKEN).await
    }

    suite!(open);

    #[tokio::test]
    async fn what_will_not_change_is_a_refusal_and_the_rest_is_tried_again() {
        let sent = open().await;
        for (status, refused) in [(422, true), (400, true), (404, false), (409, false), (429, false), (503, false)] {
            *sent.far.fails_with.lock().unwrap() = status;
            let answer = sent.gateway.send("k", &phone("0912345678"), &message("một")).await.unwrap_err();
            assert_eq!(matches!(answer, NotifyError::Refused(_)), refused, "{status}");
            assert!(!answer.to_string().contains("912345678"));
        }
        let stranger = open_with("another-token").await;
        let answer = stranger.gateway.send("k", &phone("0912345678"), &message("một")).await;
        assert_eq!(answer, Err(NotifyError::Unavailable("401".to_owned())), "people mend it");
        let nobody = Gateway::new("http://127.0.0.1:1/", TOKEN.to_owned(), upstream::client().unwrap()).unwrap();
        let answer = nobody.send("k", &phone("0912345678"), &message("một")).await;
        assert!(matches!(answer, Err(NotifyError::Unavailable(_))));
        assert!(sent.sent().await.is_empty() && stranger.sent().await.is_empty());
    }

    #[test]
    fn knobs_that_cannot_be_used_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        let refused = Gateway::open("https://sms.example.vn", &file).err().unwrap().to_string();
        assert!(refused.contains("cannot read the token file"), "{refused}");
        std::fs::write(&file, "one\ntwo").unwrap();
        assert!(Gateway::open("https://sms.example.vn", &file).is_err());
        std::fs::write(&file, "one\n").unwrap();
        assert!(Gateway::open("https://sms.example.vn", &file).is_ok());
        assert!(Gateway::open("sms.example.vn", &file).is_err());
    }
}
