//! Supplement and withdrawal, over HTTP, up to the embedded province.

use axum::http::StatusCode;
use domain::{
    dossier::{Action, Decision, DossierCode, Stage},
    reference::Reference,
};
use tempfile::TempDir;

use crate::{
    outbox,
    province::{FollowUp, embedded::Official},
    router,
    state::AppState,
    store::Grant,
    testing::{self, browser::Browser},
};

/// A citizen with a dossier, and the official of its agency.
struct Place {
    app: AppState,
    citizen: Browser,
    official: Official,
    reference: Reference,
    code: DossierCode,
    _folder: TempDir,
}

async fn place() -> Place {
    let (app, folder) = testing::app().await;
    let mut citizen = Browser::new(&router::build(&app));
    // A cookie to give the grant to.
    citizen.post("/nop-ho-so/1.004873", &[("noi-cu-tru.ma", "22945")]).await;
    let reference = testing::submit(&app, 1).await;
    let now = app.clock.now();
    app.store.give_grant(&citizen.hash(), reference, Grant::Full, now + time::Duration::DAY).await.unwrap();
    assert_eq!(outbox::step(&app).await.unwrap(), outbox::Step::Done);
    let code = app.store.submission(reference).await.unwrap().unwrap().code.unwrap();
    let password = app.province.add_official("Lan", now).await.unwrap();
    let token = app.province.sign_in("Lan", &password, None, now).await.unwrap().unwrap().token;
    let official = app.province.official(&token, now).await.unwrap().unwrap();
    Place { app, citizen, official, reference, code, _folder: folder }
}

impl Place {
    async fn act(&self, action: Action, note: &str) {
        let seen = self.app.province.dossier_file(&self.code).await.unwrap().unwrap().version;
        let decision = Decision::new(action, note, None).unwrap();
        self.app.province.act(&self.code, seen, &decision, &self.official, self.app.clock.now()).await.unwrap();
    }

    async fn asked_for_more(&self) {
        self.act(Action::Receive, "").await;
        self.act(Action::RequestSupplement, "Bản chụp rõ căn cước\nTờ khai đã ký").await;
    }

    fn path(&self, rest: &str) -> String {
        format!("/ho-so/{}{rest}", self.reference)
    }

    /// The page of the dossier.
    async fn page(&mut self) -> String {
        let path = self.path("");
        self.citizen.get(&path).await.text
    }

    /// Begins a supplement, and gives the draft's id.
    async fn begin(&mut self) -> String {
        let (begin, page) = (self.path("/bo-sung/bat-dau"), self.path("/bo-sung"));
        assert_eq!(self.citizen.post(&begin, &[]).await.led(), (303, page.as_str()));
        let drafts = self.app.store.drafts(&self.citizen.hash(), self.app.clock.now()).await.unwrap();
        drafts.into_iter().find(super::supplement::is_supplement).unwrap().id
    }

    async fn send(&mut self, draft: &str, text: &str) -> (u16, String) {
        let path = self.path("/bo-sung");
        let answer = self.citizen.post(&path, &[("ban-nhap", draft), ("tra-loi", text)]).await;
        (answer.status.as_u16(), answer.location)
    }

    async fn stage(&self) -> Stage {
        self.app.province.dossier_file(&self.code).await.unwrap().unwrap().stage
    }

    async fn deliver(&self) {
        assert_eq!(outbox::step(&self.app).await.unwrap(), outbox::Step::Done);
    }
}

#[tokio::test]
async fn a_request_for_more_is_answered_online_and_the_agency_goes_on() {
    let mut place = place().await;
    assert!(!place.page().await.contains("/bo-sung/bat-dau"), "nothing is asked for yet");
    place.asked_for_more().await;
    assert!(place.page().await.contains("/bo-sung/bat-dau"));
    let draft = place.begin().await;
    assert_eq!(place.begin().await, draft, "a second tap begins no second draft");
    let path = place.path("/bo-sung");
    let page = place.citizen.get(&path).await.text;
    assert!(page.contains("<li>Bản chụp rõ căn cước</li><li>Tờ khai đã ký</li>"), "{page}");

    let (status, back) = place.send(&draft, "  ").await;
    assert_eq!((status, back.clone()), (303, place.path("/bo-sung?loi")));
    let page = place.citizen.get(&back).await.text;
    assert!(page.contains("<title>Lỗi: ") && page.contains("href='#tra-loi'"), "{page}");

    let dossier = place.path("");
    assert_eq!(place.send(&draft, "Tôi gửi <lại>.").await, (303, dossier.clone()));
    let page = place.page().await;
    assert!(page.contains("đang được chuyển tới cơ quan giải quyết") && !page.contains("/bo-sung/bat-dau"), "{page}");
    assert_eq!(place.send(&draft, "Tôi gửi <lại>.").await, (303, format!("{dossier}?chua-gui")), "a double tap");
    place.deliver().await;
    assert_eq!(place.stage().await, Stage::Processing);
    assert_eq!(outbox::step(&place.app).await.unwrap(), outbox::Step::Idle, "it was sent once");
    let file = place.app.province.dossier_file(&place.code).await.unwrap().unwrap();
    let received = place.app.province.follow_ups(&file).await.unwrap();
    assert!(
        matches!(received.as_slice(), [FollowUp::Supplement(it)] if it.text == "Tôi gửi <lại>." && it.request == 1)
    );
    assert!(place.page().await.contains("đã nhận phần bổ sung"));
}

#[tokio::test]
async fn it_is_asked_for_as_often_as_the_agency_wants() {
    let mut place = place().await;
    place.asked_for_more().await;
    let draft = place.begin().await;
    place.send(&draft, "Lần một").await;
    place.deliver().await;
    place.act(Action::RequestSupplement, "Còn thiếu chữ ký").await;
    let page = place.page().await;
    assert!(page.contains("/bo-sung/bat-dau") && page.contains("Còn thiếu chữ ký"), "{page}");
    let again = place.begin().await;
    assert_ne!(again, draft);
    assert_eq!(place.send(&draft, "Lần một").await.1, place.path("?chua-gui"), "the page of the first");
    place.send(&again, "Lần hai").await;
    place.deliver().await;
    assert_eq!(place.stage().await, Stage::Processing);
}

#[tokio::test]
async fn a_dossier_is_taken_back_once_and_only_by_who_is_sure() {
    let mut place = place().await;
    place.act(Action::Receive, "").await;
    let path = place.path("/rut");
    assert!(place.page().await.contains(&format!("href='{path}'")));
    let asked = place.citizen.get(&path).await;
    assert!(asked.text.contains("Không thể lấy lại hồ sơ đã rút"));
    let unsure = place.citizen.post(&path, &[("ly-do", "Không cần <nữa>")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsure.text.contains("Không cần &lt;nữa&gt;") && unsure.text.contains("href='#dong-y'"), "{}", unsure.text);
    let long = "dài ".repeat(300);
    let too_long = place.citizen.post(&path, &[("ly-do", &long), ("dong-y", "co")]).await;
    assert!(too_long.text.contains("href='#ly-do'"));

    let dossier = place.path("");
    let fields = [("ly-do", "Không cần nữa"), ("dong-y", "co")];
    assert_eq!(place.citizen.post(&path, &fields).await.led(), (303, dossier.as_str()));
    let again = place.citizen.post(&path, &fields).await;
    assert_eq!(again.led(), (303, format!("{dossier}?chua-gui").as_str()));
    place.deliver().await;
    assert_eq!(place.stage().await, Stage::Withdrawn);
    assert_eq!(outbox::step(&place.app).await.unwrap(), outbox::Step::Idle);
    let page = place.page().await;
    assert!(page.contains("đã nhận yêu cầu rút hồ sơ") && !page.contains(&path), "{page}");
}

#[tokio::test]
async fn what_the_stage_does_not_allow_is_explained() {
    let mut place = place().await;
    for action in [Action::Receive, Action::Process, Action::Finish] {
        place.act(action, "").await;
    }
    let (dossier, path) = (place.path(""), place.path("/rut"));
    assert!(!place.page().await.contains(&path));
    let not_now = format!("{dossier}?chua-gui");
    assert_eq!(place.citizen.get(&path).await.led(), (303, not_now.as_str()));
    assert_eq!(place.citizen.post(&path, &[("dong-y", "co")]).await.led(), (303, not_now.as_str()));
    assert!(place.citizen.get(&not_now).await.text.contains("Lúc này chưa gửi thêm được"));
    assert_eq!(place.stage().await, Stage::Completed);
}

#[tokio::test]
async fn the_agency_may_be_faster_and_a_person_looks() {
    let mut place = place().await;
    place.act(Action::Receive, "").await;
    let path = place.path("/rut");
    place.citizen.post(&path, &[("dong-y", "co")]).await;
    for action in [Action::Process, Action::Finish] {
        place.act(action, "").await;
    }
    place.deliver().await;
    assert_eq!(place.stage().await, Stage::Completed, "there is a result");
    assert_eq!(place.app.store.dead_letters(9).await.unwrap()[0].kind, "withdrawal");
    assert!(place.page().await.contains("Cán bộ đang xem lại"));
}

#[tokio::test]
async fn only_who_may_see_everything_sends_anything() {
    let place = place().await;
    place.asked_for_more().await;
    let mut other = Browser::new(&router::build(&place.app));
    let (dossier, until) = (place.path(""), place.app.clock.now() + time::Duration::HOUR);
    for path in [place.path("/rut"), place.path("/bo-sung/bat-dau"), place.path("/bo-sung")] {
        assert_eq!(other.post(&path, &[("dong-y", "co")]).await.led(), (303, "/tra-cuu"), "{path}");
    }
    other.post("/nop-ho-so/1.004873", &[("noi-cu-tru.ma", "22945")]).await;
    place.app.store.give_grant(&other.hash(), place.reference, Grant::Stage, until).await.unwrap();
    assert_eq!(other.post(&place.path("/rut"), &[("dong-y", "co")]).await.led(), (303, dossier.as_str()));
    assert!(!other.get(&dossier).await.text.contains("/bo-sung"), "four digits show the stage only");
    assert!(place.app.store.follow_ups(place.reference).await.unwrap().is_empty());
}
