//! Messages, the worker and the reminder.

use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use time::macros::date;

use super::*;
use crate::{
    clock::ManualClock,
    state::AppState,
    store::{DRAFT_DAYS, Draft, NewCode, NewMessage, REMIND_DAYS},
    testing,
};

#[test]
fn messages_hold_what_is_needed_and_nothing_else() {
    let code = Message::one_time_code("012345", 5, Lang::Vi);
    assert!(code.words.contains("012345") && code.words.contains("5 phút"), "{}", code.words);
    let soon = Message::draft_expires(date!(2026 - 12 - 07), Lang::En);
    assert!(soon.words.contains("07/12/2026"), "{}", soon.words);
    for kind in [Kind::OneTimeCode, Kind::DraftExpires] {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(Kind::parse("khac"), None);
}

/// Answers as the last entry says, and the same from then on; notes what it was asked.
struct Told {
    answers: Mutex<Vec<Result<(), NotifyError>>>,
    asked: Mutex<Vec<(String, String)>>,
}

#[async_trait]
impl Notify for Told {
    async fn send(&self, key: &str, to: &Phone, message: &Message) -> Result<(), NotifyError> {
        assert_eq!(to.as_str(), "+84912345678");
        self.asked.lock().unwrap().push((key.to_owned(), message.words.clone()));
        let mut answers = self.answers.lock().unwrap();
        if answers.len() > 1 { answers.pop().unwrap() } else { answers[0].clone() }
    }
}

struct Place {
    app: AppState,
    told: Arc<Told>,
    clock: Arc<ManualClock>,
    _folder: TempDir,
}

/// A service before a gateway that gives these answers, the last one first.
async fn place(answers: Vec<Result<(), NotifyError>>) -> Place {
    let (mut parts, folder) = testing::parts(&[]).await;
    let told = Arc::new(Told { answers: Mutex::new(answers), asked: Mutex::default() });
    let clock = Arc::new(ManualClock::new(parts.clock.now()));
    parts.notify = told.clone();
    parts.clock = clock.clone();
    Place { app: AppState::new(parts), told, clock, _folder: folder }
}

impl Place {
    async fn post(&self, key: &str, words: &str) {
        let now = self.app.clock.now();
        let message = Message { kind: Kind::OneTimeCode, words: words.to_owned() };
        let until = now + time::Duration::minutes(5);
        let new = NewMessage { key, to: &phone(), message: &message, until };
        self.app.store.post_message(&new, now).await.unwrap();
    }

    fn asked(&self) -> Vec<(String, String)> {
        std::mem::take(&mut *self.told.asked.lock().unwrap())
    }
}

fn phone() -> Phone {
    Phone::parse("0912345678").unwrap()
}

#[tokio::test]
async fn a_message_is_sent_once() {
    let place = place(vec![Ok(())]).await;
    for _ in 0..2 {
        place.post("k", "một").await;
    }
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    assert_eq!(step(&place.app).await.unwrap(), Step::Idle);
    assert_eq!(place.asked(), [("k".to_owned(), "một".to_owned())]);
    place.post("k", "một").await;
    assert_eq!(step(&place.app).await.unwrap(), Step::Idle, "the key is known");
}

#[tokio::test]
async fn what_the_gateway_does_not_take_comes_again_under_its_key_until_it_serves_nobody() {
    let place = place(vec![Err(NotifyError::Unavailable("503".to_owned()))]).await;
    place.post("k", "một").await;
    let mut tries = 0;
    for _ in 0..60 {
        if step(&place.app).await.unwrap() == Step::Done {
            tries += 1;
            assert_eq!(step(&place.app).await.unwrap(), Step::Idle, "it waits");
        }
        place.clock.advance(std::time::Duration::from_secs(10));
    }
    // Ten seconds apart at first, then a minute, five minutes in all.
    assert!((5..=12).contains(&tries), "{tries}");
    assert!(place.asked().iter().all(|(key, _)| key == "k"));
    *place.told.answers.lock().unwrap() = vec![Ok(())];
    assert_eq!(step(&place.app).await.unwrap(), Step::Idle, "a code that works no more is not sent");
}

#[tokio::test]
async fn a_refusal_is_not_repeated() {
    let place = place(vec![Ok(()), Err(NotifyError::Refused("422".to_owned()))]).await;
    place.post("a", "một").await;
    place.post("b", "hai").await;
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    place.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(step(&place.app).await.unwrap(), Step::Idle);
    assert_eq!(place.asked().len(), 2);
}

#[tokio::test]
async fn a_phone_is_told_once_that_its_draft_expires_soon() {
    let place = place(vec![Ok(())]).await;
    let app = &place.app;
    let now = app.clock.now();
    let draft = Draft {
        id: "ban-nhap".to_owned(),
        procedure: "1.004873".to_owned(),
        form_version: "1".to_owned(),
        office: "ubnd".to_owned(),
        answers: domain::eform::Answers::default(),
        saved_at: now,
        revision: 0,
    };
    app.store.begin_draft(b"browser", &draft).await.unwrap();
    let code = NewCode { hash: b"hash", generation: 1, phone: &phone(), lang: "en" };
    app.store.keep_code(b"browser", "ban-nhap", &code, now).await.unwrap();
    let told = async || {
        remind(app).await.unwrap();
        remind(app).await.unwrap();
        while step(app).await.unwrap() == Step::Done {}
        place.asked()
    };
    let days = |days: i64| std::time::Duration::from_secs(u64::try_from(days).unwrap() * 24 * 60 * 60);
    assert!(told().await.is_empty());
    place.clock.advance(days(DRAFT_DAYS - REMIND_DAYS));
    let first = told().await;
    let last_day = domain::date::format((now + time::Duration::days(DRAFT_DAYS)).date());
    assert!(first.len() == 1 && first[0].1.contains(&last_day) && first[0].1.contains("deleted"), "{first:?}");
    // A day later the message itself is forgotten, that the phone was told is not.
    place.clock.advance(days(1) + std::time::Duration::from_secs(1));
    app.store.expire(app.clock.now()).await.unwrap();
    assert!(told().await.is_empty());
}
