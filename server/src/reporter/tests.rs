//! From the embedded province's file to the stand-in of the national exchange, step by step.

use std::{fs, sync::Arc, time::Duration};

use domain::{
    dossier::{Action, Decision, DossierCode},
    working_time::Calendar,
};
use standin::dvcqg::{DST_CODE, Fault, Kind, PASSWORD, Standin, UNIT, USER};
use tempfile::TempDir;
use time::macros::{date, time};

use super::{ASIDE, DVCQG, FAILURES, Reporter, Step, backoff, doubled};
use crate::{
    clock::{Clock, ManualClock},
    config::DvcqgOptions,
    province::{
        contract::{MONDAY, filing},
        dvcqg::{Dvcqg, Numbering},
        embedded::Embedded,
    },
    random::Random,
};

struct World {
    standin: Standin,
    province: Arc<Embedded>,
    reporter: Reporter,
    clock: Arc<ManualClock>,
    folder: TempDir,
}

async fn province(folder: &TempDir, clock: &Arc<ManualClock>) -> Arc<Embedded> {
    let sessions = vec![(time!(7:00), time!(11:30)), (time!(13:30), time!(17:00))];
    let calendar = Arc::new(Calendar::new(sessions, [], [], date!(2026 - 12 - 31)).unwrap());
    let file = folder.path().join("province.db");
    Arc::new(Embedded::open(&file, calendar, clock.clone(), Arc::new(Random::seeded(1))).await.unwrap())
}

fn reporter(standin: &Standin, folder: &TempDir, province: &Arc<Embedded>, clock: &Arc<ManualClock>) -> Reporter {
    let password_file = folder.path().join("mat-khau");
    fs::write(&password_file, PASSWORD).unwrap();
    let options = DvcqgOptions {
        dvcqg_url: Some(standin.url()),
        dvcqg_login_path: "/mapi/login".to_owned(),
        dvcqg_service_path: "/mapi/g".to_owned(),
        dvcqg_share_path: "/mapi/share".to_owned(),
        dvcqg_user: Some(USER.to_owned()),
        dvcqg_password_file: Some(password_file),
        dvcqg_unit: Some(UNIT.to_owned()),
        dvcqg_dst_code: Some(DST_CODE.to_owned()),
        dvcqg_subjects: Numbering::FromOne,
    };
    let reports = Arc::new(Dvcqg::open(&options, clock.clone()).unwrap());
    Reporter::new(DVCQG, province.clone(), reports, clock.clone(), Arc::new(Random::seeded(2)))
}

impl World {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::new(MONDAY));
        let standin = Standin::start().await.unwrap();
        let province = province(&folder, &clock).await;
        let reporter = reporter(&standin, &folder, &province, &clock);
        Self { standin, province, reporter, clock, folder }
    }

    /// The process ends and starts again: what is not in the file is gone.
    async fn restart(&mut self) {
        self.province.close().await;
        self.province = province(&self.folder, &self.clock).await;
        self.reporter = reporter(&self.standin, &self.folder, &self.province, &self.clock);
    }

    async fn file(&self, number: u32) -> DossierCode {
        let key = format!("k{number}");
        self.province.submit_at(&key, &filing(&format!("{number:010}")), self.clock.now()).await.unwrap()
    }

    async fn receive(&self, code: &DossierCode) {
        let now = self.clock.now();
        let password = self.province.add_official("Trần Văn Cán", now).await.unwrap();
        let token = self.province.sign_in("Trần Văn Cán", &password, None, now).await.unwrap().unwrap().token;
        let official = self.province.official(&token, now).await.unwrap().unwrap();
        let decision = Decision::new(Action::Receive, "", None).unwrap();
        self.province.act(code, 1, &decision, &official, now).await.unwrap();
    }

    async fn step(&mut self) -> Step {
        self.reporter.step().await.unwrap()
    }

    /// Steps until nothing is left to do now.
    async fn finish(&mut self) {
        for _ in 0..100 {
            match self.step().await {
                Step::Idle => return,
                Step::Resting(until) => self.clock.advance((until - self.clock.now()).try_into().unwrap()),
                Step::Reported | Step::SetAside => {}
            }
        }
        panic!("the reporter never came to rest");
    }

    fn reported(&self) -> Vec<String> {
        self.standin.exchange().dossiers().into_keys().collect()
    }

    fn reports(&self) -> usize {
        self.standin.exchange().calls().iter().filter(|call| call.service == "DongBoHoSoMC").count()
    }
}

#[tokio::test]
async fn each_dossier_is_reported_once_and_again_when_it_changes() {
    let mut world = World::open().await;
    let (first, second) = (world.file(1).await, world.file(2).await);
    assert_eq!(world.step().await, Step::Reported);
    assert_eq!(world.reported(), [first.to_string()], "the change that is the longest ago");
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Idle));
    world.receive(&second).await;
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Idle));
    assert_eq!(world.reports(), 3);
    let exchange = world.standin.exchange();
    assert_eq!(exchange.dossiers()[second.as_str()]["TrangThaiHoSo"], "2");
    let steps = exchange.steps(second.as_str());
    assert_eq!(steps.iter().map(|step| step["TrangThai"].as_str().unwrap()).collect::<Vec<_>>(), ["1", "2"]);
}

#[tokio::test]
async fn a_restart_in_the_middle_loses_and_repeats_nothing() {
    let mut world = World::open().await;
    let mut codes = Vec::new();
    for number in 0..5 {
        codes.push(world.file(number).await.to_string());
    }
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Reported));
    world.restart().await;
    world.finish().await;
    codes.sort();
    assert_eq!(world.reported(), codes);
    assert_eq!(world.reports(), 5);
}

#[tokio::test]
async fn a_crash_after_the_report_and_before_its_note_does_no_harm() {
    let mut world = World::open().await;
    let code = world.file(1).await;
    let due = world.province.due_report("dvcqg", world.clock.now()).await.unwrap().unwrap();
    world.reporter.reports.report(&due.dossier).await.unwrap();
    world.restart().await;
    world.finish().await;
    assert_eq!(world.reported(), [code.to_string()]);
    let mut steps = world.standin.exchange().steps(code.as_str());
    assert_eq!(steps.len(), 2, "the exchange gets the step again");
    steps.dedup();
    assert_eq!(steps.len(), 1, "the same in every field");
}

#[tokio::test]
async fn a_refused_dossier_is_kept_with_the_reason_and_stops_no_other() {
    let mut world = World::open().await;
    let (poison, other) = (world.file(1).await, world.file(2).await);
    world.standin.exchange().refuse(poison.as_str(), -1, "Thiếu thông tin bắt buộc");
    assert_eq!(world.step().await, Step::SetAside);
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Idle));
    assert_eq!(world.reported(), [other.to_string()]);
    let aside = world.province.reports_set_aside("dvcqg").await.unwrap();
    assert_eq!(aside, [(poison.clone(), "code -1: Thiếu thông tin bắt buộc".to_owned())]);

    // Still refused: the next wait is twice as long, also after a restart.
    world.clock.advance(ASIDE);
    world.restart().await;
    assert_eq!((world.step().await, world.step().await), (Step::SetAside, Step::Idle));
    world.standin.exchange().heal();
    world.clock.advance(ASIDE);
    assert_eq!(world.step().await, Step::Idle);
    world.clock.advance(ASIDE);
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Idle));
    assert_eq!(world.reported().len(), 2);
    assert!(world.province.reports_set_aside("dvcqg").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_dossier_that_changes_while_it_is_set_aside_is_tried_at_once() {
    let mut world = World::open().await;
    let code = world.file(1).await;
    world.standin.exchange().refuse(code.as_str(), -1, "Thiếu thông tin bắt buộc");
    assert_eq!((world.step().await, world.step().await), (Step::SetAside, Step::Idle));
    world.standin.exchange().heal();
    world.receive(&code).await;
    assert_eq!((world.step().await, world.step().await), (Step::Reported, Step::Idle));
    assert!(world.province.reports_set_aside("dvcqg").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_dossier_that_the_exchange_fails_at_steps_aside_in_the_end() {
    let mut world = World::open().await;
    let (poison, other) = (world.file(1).await, world.file(2).await);
    world.standin.exchange().fail(Fault::on(poison.as_str(), Kind::Status500));
    world.finish().await;
    assert_eq!(world.reported(), [other.to_string()]);
    let tried = world.standin.exchange().calls().iter().filter(|call| call.body["mahoso"] == poison.as_str()).count();
    assert_eq!(tried, FAILURES as usize);
    world.standin.exchange().heal();
    world.clock.advance(ASIDE);
    world.finish().await;
    assert_eq!(world.reported().len(), 2);
}

#[tokio::test]
async fn an_exchange_that_does_not_answer_is_spared() {
    let mut world = World::open().await;
    world.file(1).await;
    world.standin.exchange().fail(Fault::always(Kind::Status500));
    let Step::Resting(until) = world.step().await else { panic!("it should rest") };
    assert!(until > world.clock.now() && until <= world.clock.now() + Duration::from_secs(5));
    let calls = world.standin.exchange().calls().len();
    assert_eq!(world.step().await, Step::Resting(until));
    assert_eq!(world.standin.exchange().calls().len(), calls, "nothing is called before");
    world.standin.exchange().heal();
    world.finish().await;
    assert_eq!(world.reported().len(), 1);
}

#[tokio::test]
async fn a_lost_answer_makes_no_second_dossier() {
    let mut world = World::open().await;
    for number in 0..3 {
        world.file(number).await;
    }
    world.standin.exchange().fail(Fault::of("DongBoHoSoMC", Kind::CommitThenDrop, 2));
    world.finish().await;
    assert_eq!(world.reported().len(), 3);
    for code in world.reported() {
        assert_eq!(world.standin.exchange().steps(&code).len(), 1, "{code}");
    }
}

#[test]
fn waits_grow_within_their_bounds() {
    assert_eq!(backoff(1, [0xff; 4]), Duration::from_secs(5));
    assert_eq!(backoff(60, [0xff; 4]), Duration::from_secs(300));
    assert_eq!(backoff(3, [0; 4]), Duration::ZERO);
    assert_eq!(doubled(ASIDE, 0, super::LONGEST_ASIDE), ASIDE);
    assert_eq!(doubled(ASIDE, 40, super::LONGEST_ASIDE), super::LONGEST_ASIDE);
}
