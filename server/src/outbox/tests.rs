//! Workers and a province that does as it is told.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use tempfile::TempDir;
use time::macros::datetime;
use tokio::sync::Semaphore;

use super::*;
use crate::{
    clock::ManualClock,
    province::{AttachmentBytes, Filing, Filings, LARGEST_FILE, contract::with_files},
    testing,
};

/// Answers as the last entry says, and the same from then on.
struct Told {
    answers: Mutex<Vec<Result<u32, ProvinceError>>>,
    calls: AtomicU32,
    /// Each call takes a place; none is given back.
    may_answer: Semaphore,
}

#[async_trait]
impl Filings for Told {
    async fn submit(
        &self,
        _key: &str,
        _filing: &Filing,
        _files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        self.may_answer.acquire().await.unwrap().forget();
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 { answers.pop().unwrap() } else { answers[0].clone() };
        answer.map(|sequence| DossierCode::issue("H36", datetime!(2026-11-23 08:00 +7).date(), sequence).unwrap())
    }
}

struct Place {
    app: AppState,
    province: Arc<Told>,
    clock: Arc<ManualClock>,
    _folder: TempDir,
}

/// A service before a province that gives these answers, the last one first.
async fn place(answers: Vec<Result<u32, ProvinceError>>) -> Place {
    let (mut parts, folder) = testing::parts(&[]).await;
    let may_answer = Semaphore::new(1000);
    let province = Arc::new(Told { answers: Mutex::new(answers), calls: AtomicU32::new(0), may_answer });
    let clock = Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7)));
    parts.ports.filings = province.clone();
    parts.clock = clock.clone();
    Place { app: AppState::new(parts), province, clock, _folder: folder }
}

fn withheld() -> ProvinceError {
    ProvinceError::Withheld("breaker".to_owned())
}

#[tokio::test]
async fn what_was_not_asked_counts_as_no_try() {
    let place = place(vec![Ok(1), Err(withheld())]).await;
    place.province.answers.lock().unwrap().extend(vec![Err(withheld()); 30]);
    let reference = testing::submit(&place.app, 1).await;
    for _ in 0..31 {
        assert_eq!(step(&place.app).await.unwrap(), Step::Withheld);
        assert_eq!(step(&place.app).await.unwrap(), Step::Idle, "put off");
        place.clock.advance(POSTPONED * 2);
    }
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    let submission = place.app.store.submission(reference).await.unwrap().unwrap();
    assert!(submission.code.is_some() && submission.dead.is_none());
}

#[tokio::test]
async fn after_ten_tries_a_person_has_to_look() {
    let place = place(vec![Err(ProvinceError::Unavailable("503".to_owned()))]).await;
    testing::submit(&place.app, 1).await;
    for tried in 1..=TRIES {
        assert_eq!(place.app.store.backlog().await.unwrap().dead, 0, "{tried}");
        assert_eq!(step(&place.app).await.unwrap(), Step::Done);
        place.clock.advance(Duration::from_secs(60 * 60));
    }
    assert_eq!(step(&place.app).await.unwrap(), Step::Idle);
    let dead = place.app.store.dead_letters(1).await.unwrap();
    assert_eq!((dead[0].attempts, dead[0].error.as_str()), (10, "province unavailable: 503"));
    // It is sent again, and the next one is not held up by it.
    assert!(place.app.store.revive(dead[0].id, place.app.clock.now()).await.unwrap());
    *place.province.answers.lock().unwrap() = vec![Ok(1)];
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    assert_eq!(place.app.store.backlog().await.unwrap(), crate::store::Backlog::default());
}

#[tokio::test]
async fn the_code_of_another_submission_is_not_taken() {
    let place = place(vec![Ok(1)]).await;
    testing::submit(&place.app, 1).await;
    testing::submit(&place.app, 2).await;
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    assert_eq!(step(&place.app).await.unwrap(), Step::Done);
    let dead = place.app.store.dead_letters(10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert!(dead[0].error.ends_with("it gave the code of another submission"), "{}", dead[0].error);
}

#[tokio::test]
async fn a_hand_over_in_hand_is_finished_and_no_other_is_begun() {
    let place = place((1..=6).rev().map(Ok).collect()).await;
    for seed in 1..=6 {
        testing::submit(&place.app, seed).await;
    }
    place.province.may_answer.forget_permits(1000);
    let workers = Workers::start(&place.app);
    // Four at once; the clock stands, so nobody leases a second time.
    while place.province.calls.load(Ordering::SeqCst) < 4 {
        tokio::task::yield_now().await;
    }
    let drained = tokio::spawn(workers.drain(Duration::from_secs(60)));
    tokio::task::yield_now().await;
    place.province.may_answer.add_permits(1000);
    drained.await.unwrap();
    assert_eq!(place.province.calls.load(Ordering::SeqCst), 4);
    assert_eq!(place.app.store.backlog().await.unwrap().waiting, 2);
}

/// Work that is ready when it is looked at for the third time: before that the wait has ended once.
fn after_one_renewal() -> impl Future<Output = ()> {
    let mut looks = 0;
    std::future::poll_fn(move |_| {
        looks += 1;
        if looks == 3 { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
}

#[tokio::test]
async fn who_is_long_at_a_message_keeps_it() {
    let place = place(vec![Ok(1)]).await;
    let (app, clock) = (&place.app, &place.clock);
    testing::submit(app, 1).await;
    let lease = async || app.store.lease(app.clock.now(), app.clock.now() + LEASE).await.unwrap();
    let leased = lease().await.unwrap();
    clock.advance(LEASE - Duration::from_secs(1));
    kept_leased(app, &leased, Duration::from_millis(1), after_one_renewal()).await;
    clock.advance(LEASE - Duration::from_secs(1));
    assert_eq!(lease().await, None, "the lease was renewed");
    clock.advance(Duration::from_secs(1));
    assert!(lease().await.is_some(), "and only as long as somebody was at it");
}

#[tokio::test]
async fn files_have_the_time_that_they_need() {
    let (mut filing, _) = with_files("1234567890");
    let message = |filing: &Filing| Message::Filing(Box::new(filing.clone()));
    filing.attachments[0].bytes = LARGEST_FILE;
    // 10 MiB at 256 KiB a second, and the other one.
    assert_eq!(message(&filing).files_time(), Duration::from_secs(5 + 40 + 5));
    filing.attachments.clear();
    assert_eq!(message(&filing).files_time(), Duration::ZERO);
}

#[tokio::test]
async fn a_filing_whose_file_is_lost_is_dead_and_says_so() {
    let (mut parts, _folder) = testing::parts(&[]).await;
    let (filing, files) = with_files("1234567890");
    let whole = filing.attachments[0].read(&files).await.unwrap();
    files.lose(&filing.attachments[0].id);
    let files = Arc::new(files);
    parts.attachment_bytes = files.clone();
    let app = AppState::new(parts);
    let reference = testing::submit_filing(&app, 1, filing.clone()).await;
    assert_eq!(step(&app).await.unwrap(), Step::Done);
    let dead = app.store.dead_letters(1).await.unwrap();
    assert_eq!((dead.len(), dead[0].attempts), (1, 1));
    assert!(dead[0].error.contains(&filing.attachments[0].id), "{}", dead[0].error);
    assert!(!dead[0].error.contains("ly hôn"), "a file's name may be a person's: {}", dead[0].error);
    // It was found again.
    files.put(&filing.attachments[0].id, &whole);
    assert!(app.store.revive(dead[0].id, app.clock.now()).await.unwrap());
    assert_eq!(step(&app).await.unwrap(), Step::Done);
    let submission = app.store.submission(reference).await.unwrap().unwrap();
    let code = submission.code.expect("it was handed over");
    let held = app.province.dossier_file(&code).await.unwrap().unwrap();
    assert_eq!(held.filing.attachments, filing.attachments);
}

#[test]
fn the_wait_grows_and_stays_within_its_bound() {
    assert_eq!(backoff(1, [0xff; 4]), Duration::from_secs(5));
    assert_eq!(backoff(10, [0xff; 4]), Duration::from_secs(2560));
    assert_eq!(backoff(60, [0xff; 4]), Duration::from_secs(2560));
    assert_eq!(backoff(3, [0; 4]), Duration::ZERO);
}
