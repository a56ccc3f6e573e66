//! Following a province that is written down here.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use domain::{
    dossier::{DossierCode, Stage},
    reference::Reference,
};
use tempfile::TempDir;
use time::macros::datetime;

use super::*;
use crate::{
    clock::{Clock as _, ManualClock},
    config::Adapter,
    province::{DossierView, Dossiers, Proof},
    store::Submission,
    testing,
    web::lookup::dossier::refresh,
};

const LIST: &str = "rest";

/// Changes in their order, two a page; the cursor is the number of those that were read.
#[derive(Default)]
struct Written {
    changes: Mutex<Vec<DossierView>>,
    asked: AtomicU32,
    refuses: Mutex<Option<ProvinceError>>,
}

#[async_trait]
impl Dossiers for Written {
    async fn dossier(&self, code: &DossierCode, _: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let changes = self.changes.lock().unwrap();
        Ok(changes.iter().rev().find(|view| view.code == *code).cloned())
    }

    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        if let Some(error) = self.refuses.lock().unwrap().take() {
            return Err(error);
        }
        let changes = self.changes.lock().unwrap();
        let from: usize = since.map_or(0, |cursor| cursor.0.parse().unwrap());
        let to = changes.len().min(from + 2);
        Ok(Some(Changes {
            dossiers: changes[from..to].to_vec(),
            next: Cursor(to.to_string()),
            more: to < changes.len(),
        }))
    }
}

struct Place {
    app: AppState,
    province: Arc<Written>,
    clock: Arc<ManualClock>,
    reference: Reference,
    _folder: TempDir,
}

fn code(sequence: u32) -> DossierCode {
    DossierCode::issue("H36", datetime!(2026-11-23 08:00 +7).date(), sequence).unwrap()
}

fn view(sequence: u32, stage: Stage) -> DossierView {
    DossierView {
        code: code(sequence),
        procedure: String::new(),
        agency: String::new(),
        stage,
        due: None,
        due_uncertain: false,
        amount_due: None,
        supplement_requests: 0,
        ended_at: None,
        events: Vec::new(),
        papers: Vec::new(),
    }
}

/// A service whose province has given the code 1 to its only submission.
async fn place() -> Place {
    let (mut parts, folder) = testing::parts(&[]).await;
    let (province, clock) = (Arc::new(Written::default()), Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7))));
    parts.ports.dossiers = province.clone();
    parts.clock = clock.clone();
    parts.options.province.dossiers = Adapter::Rest;
    let app = AppState::new(parts);
    let (now, reference) = (clock.now(), testing::submit(&app, 7).await);
    let leased = app.store.lease(now, now + LEASE).await.unwrap().unwrap();
    app.store.delivered(&leased, Some(&code(1))).await.unwrap();
    Place { app, province, clock, reference, _folder: folder }
}

impl Place {
    fn write(&self, views: &[DossierView]) {
        self.province.changes.lock().unwrap().extend_from_slice(views);
    }

    async fn round(&self, follower: &mut Follower) -> Round {
        follower.round(&self.app, LIST).await.unwrap()
    }

    /// What the citizen's page would show, and how often the province was asked for it.
    async fn page(&self) -> (Submission, u32) {
        let before = self.province.asked.load(Ordering::SeqCst);
        let kept = self.app.store.submission(self.reference).await.unwrap().unwrap();
        let Ok((submission, false)) = refresh(&self.app, kept).await else { panic!("the province answers") };
        (submission, self.province.asked.load(Ordering::SeqCst) - before)
    }
}

fn stage(page: &Submission) -> Stage {
    page.last_known.as_ref().unwrap().0.stage
}

#[tokio::test]
async fn while_it_is_followed_a_page_asks_nothing() {
    let place = place().await;
    let mut follower = Follower::default();
    place.write(&[view(9, Stage::Received), view(8, Stage::Received), view(1, Stage::Received)]);
    assert_eq!(place.round(&mut follower).await, Round::More);
    assert_eq!(place.page().await.1, 1, "the list was not read to its end");
    assert_eq!(place.round(&mut follower).await, Round::CaughtUp);
    let (page, asked) = place.page().await;
    assert_eq!((stage(&page), asked), (Stage::Received, 0));
    place.clock.advance(Duration::from_secs(29));
    place.write(&[view(1, Stage::Processing)]);
    assert_eq!(place.page().await.1, 0, "up to 30 s old");
    assert_eq!(place.round(&mut follower).await, Round::CaughtUp);
    let (page, asked) = place.page().await;
    assert_eq!((stage(&page), asked), (Stage::Processing, 0));
    assert_eq!(page.last_known.unwrap().1, place.clock.now());
    // The follower dies: pages ask again.
    place.clock.advance(Duration::from_secs(30));
    assert_eq!(place.page().await.1, 1);
}

#[tokio::test]
async fn a_view_that_is_not_kept_yet_is_asked_for() {
    let place = place().await;
    assert_eq!(place.round(&mut Follower::default()).await, Round::CaughtUp);
    // Its change had passed before the code was known here.
    place.province.changes.lock().unwrap().push(view(1, Stage::Received));
    let (page, asked) = place.page().await;
    assert_eq!((stage(&page), asked), (Stage::Received, 1));
}

#[tokio::test]
async fn one_follows_and_another_takes_over_where_it_was() {
    let place = place().await;
    let (mut first, mut second) = (Follower::default(), Follower::default());
    place.write(&[view(1, Stage::Received)]);
    assert_eq!(place.round(&mut first).await, Round::CaughtUp);
    assert_eq!(place.round(&mut second).await, Round::Elsewhere);
    place.clock.advance(LEASE);
    assert_eq!(place.round(&mut second).await, Round::CaughtUp);
    assert_eq!(second.held.as_ref().unwrap().1, Some(Cursor("1".to_owned())));
    place.write(&[view(1, Stage::Processing)]);
    assert_eq!(place.round(&mut first).await, Round::Elsewhere, "what it read late moves nothing");
    assert_eq!(place.round(&mut first).await, Round::Elsewhere);
    assert_eq!(place.round(&mut second).await, Round::CaughtUp);
}

#[tokio::test]
async fn a_place_that_the_province_does_not_know_is_left() {
    let place = place().await;
    let mut follower = Follower::default();
    place.write(&[view(1, Stage::Received), view(2, Stage::Received), view(3, Stage::Received)]);
    assert_eq!(place.round(&mut follower).await, Round::More);
    *place.province.refuses.lock().unwrap() = Some(ProvinceError::Refused("cursor of another system".to_owned()));
    assert_eq!(place.round(&mut follower).await, Round::Failed);
    assert_eq!(follower.held.as_ref().unwrap().1, None);
    *place.province.refuses.lock().unwrap() = Some(ProvinceError::Unavailable("503".to_owned()));
    assert_eq!(place.round(&mut follower).await, Round::Failed);
    assert_eq!(place.round(&mut follower).await, Round::More);
    assert_eq!(place.round(&mut follower).await, Round::CaughtUp);
}
