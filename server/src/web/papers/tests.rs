//! What the citizen sees of papers, over HTTP, up to the embedded province.

use std::sync::Arc;

use axum::http::StatusCode;
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, Decision, DossierCode},
    reference::Reference,
};
use tempfile::TempDir;
use time::Duration;

use crate::{
    clock::ManualClock,
    outbox,
    province::{
        AgencyPaper,
        contract::MONDAY,
        embedded::{NewPaper, Official},
    },
    router,
    signature::{
        Checker,
        tests::{RSA, roots},
    },
    state::AppState,
    store::Grant,
    testing::{self, browser::Browser},
};

/// A citizen with a dossier that is being worked on, and the official of its agency.
struct Place {
    app: AppState,
    clock: Arc<ManualClock>,
    citizen: Browser,
    official: Official,
    reference: Reference,
    code: DossierCode,
    folder: TempDir,
}

async fn place() -> Place {
    let (mut parts, folder) = testing::parts(&[]).await;
    let clock = Arc::new(ManualClock::new(MONDAY));
    parts.clock = clock.clone();
    parts.signatures = Checker::new(roots());
    let app = AppState::new(parts);
    let mut citizen = Browser::new(&router::build(&app));
    // A cookie to give the grant to.
    citizen.post("/nop-ho-so/1.004873", &[("noi-cu-tru.ma", "22945")]).await;
    let reference = testing::submit(&app, 1).await;
    let now = app.clock.now();
    app.store.give_grant(&citizen.hash(), reference, Grant::Full, now + Duration::days(60)).await.unwrap();
    assert_eq!(outbox::step(&app).await.unwrap(), outbox::Step::Done);
    let code = app.store.submission(reference).await.unwrap().unwrap().code.unwrap();
    let password = app.province.add_official("Lan", now).await.unwrap();
    let token = app.province.sign_in("Lan", &password, None, now).await.unwrap().unwrap().token;
    let official = app.province.official(&token, now).await.unwrap().unwrap();
    let place = Place { app, clock, citizen, official, reference, code, folder };
    place.act(Action::Receive).await;
    place.act(Action::Process).await;
    place
}

impl Place {
    async fn version(&self) -> u32 {
        self.app.province.dossier_file(&self.code).await.unwrap().unwrap().version
    }

    async fn act(&self, action: Action) {
        let decision = Decision::new(action, "Lý do", None).unwrap();
        let (seen, now) = (self.version().await, self.app.clock.now());
        self.app.province.act(&self.code, seen, &decision, &self.official, now).await.unwrap();
    }

    /// The official sends this PDF.
    async fn send(&self, kind: PaperKind, name: &str, bytes: &'static [u8]) -> AgencyPaper {
        let paper = NewPaper { name: name.to_owned(), media_type: "application/pdf".to_owned(), bytes: bytes.into() };
        let (seen, now) = (self.version().await, self.app.clock.now());
        self.app.province.send_papers(&self.code, seen, kind, &[paper], &self.official, now).await.unwrap();
        self.papers().await.pop().unwrap()
    }

    async fn papers(&self) -> Vec<AgencyPaper> {
        let file = self.app.province.dossier_file(&self.code).await.unwrap().unwrap();
        self.app.province.papers(&file).await.unwrap()
    }

    fn path(&self, rest: &str) -> String {
        format!("/ho-so/{}{rest}", self.reference)
    }

    async fn get(&mut self, rest: &str) -> (StatusCode, String) {
        let path = self.path(rest);
        let seen = self.citizen.get(&path).await;
        (seen.status, if seen.location.is_empty() { seen.text } else { seen.location })
    }

    async fn answer(&mut self, draft: &str, choice: &str, correction: &str) -> (u16, String, String) {
        let path = self.path("/ban-nhap");
        let fields = [("giay", draft), ("tra-loi", choice), ("can-sua", correction)];
        let seen = self.citizen.post(&path, &fields).await;
        (seen.status.as_u16(), seen.location, seen.text)
    }

    async fn deliver(&self) -> outbox::Step {
        outbox::step(&self.app).await.unwrap()
    }
}

const DRAFT: &[u8] = b"%PDF-1.7 ban nhap";

#[tokio::test]
async fn a_result_is_shown_with_its_signature_and_downloaded_whole() {
    let mut place = place().await;
    assert!(!place.get("").await.1.contains("Kết quả điện tử"));
    let paper = place.send(PaperKind::Result, "Giấy xác nhận.pdf", RSA).await;
    let (_, page) = place.get("").await;
    for words in ["Kết quả điện tử", "Chữ ký số hợp lệ", "Người ký: UBND phường Phan Thiết", &paper.sha256[..12]]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let path = format!("/giay-to/{}", paper.id);
    assert!(page.contains(&place.path(&path)));

    // Not text, so it is read where it lies.
    let bytes = place.app.ports.papers.paper(&place.code, &paper).await.unwrap().unwrap();
    assert!(bytes == RSA);
    assert_eq!(place.get("/giay-to/khong-co").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_paper_is_an_attachment_in_a_sandbox_and_only_its_holders() {
    let mut place = place().await;
    let paper = place.send(PaperKind::Result, "Giấy xác nhận.pdf", DRAFT).await;
    let path = format!("/giay-to/{}", paper.id);
    assert_eq!(place.get(&path).await, (StatusCode::OK, "%PDF-1.7 ban nhap".to_owned()));
    let (_, page) = place.get("").await;
    assert!(page.contains("Tệp này không có chữ ký số."), "{page}");

    let router = router::build(&place.app);
    let whole = place.path(&path);
    let mut stranger = Browser::new(&router);
    assert_eq!(stranger.get(&whole).await.led(), (303, "/tra-cuu"));
    stranger.post("/nop-ho-so/1.004873", &[("noi-cu-tru.ma", "22945")]).await;
    let until = place.app.clock.now() + Duration::DAY;
    place.app.store.give_grant(&stranger.hash(), place.reference, Grant::Stage, until).await.unwrap();
    assert_eq!(stranger.get(&whole).await.led(), (303, place.path("").as_str()));
    assert!(!stranger.get(&place.path("")).await.text.contains("Kết quả điện tử"));

    let mut kiosk = Browser::kiosk(&router);
    kiosk.post("/nop-ho-so/1.004873", &[("noi-cu-tru.ma", "22945")]).await;
    place.app.store.give_grant(&kiosk.hash(), place.reference, Grant::Full, until).await.unwrap();
    assert_eq!(kiosk.get(&whole).await.status, StatusCode::NOT_FOUND);
    let page = kiosk.get(&place.path("")).await.text;
    assert!(page.contains("Giấy xác nhận.pdf") && !page.contains("/giay-to/"), "{page}");
}

#[tokio::test]
async fn what_is_not_the_agencys_file_is_never_handed_out() {
    let mut place = place().await;
    let paper = place.send(PaperKind::Result, "Giấy xác nhận.pdf", DRAFT).await;
    for entry in std::fs::read_dir(place.folder.path().join("data/province-files")).unwrap() {
        std::fs::write(entry.unwrap().path(), b"%PDF-1.7 bi sua !").unwrap();
    }
    let (status, page) = place.get(&format!("/giay-to/{}", paper.id)).await;
    assert_eq!(status, StatusCode::BAD_GATEWAY);
    assert!(page.contains("không đúng với tệp cơ quan đã gửi") && !page.contains("bi sua"), "{page}");
    let (status, page) = place.get("").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Lúc này chưa đọc được tệp để kiểm tra"), "{page}");
}

#[tokio::test]
async fn a_draft_is_agreed_to_once() {
    let mut place = place().await;
    assert_eq!(place.get("/ban-nhap").await, (StatusCode::SEE_OTHER, place.path("")), "there is none");
    let draft = place.send(PaperKind::Draft, "Bản nháp.pdf", DRAFT).await;
    let (_, page) = place.get("").await;
    assert!(page.contains("Xem và trả lời bản nháp") && page.contains("trước 08:00, 24/11/2026"), "{page}");
    let (_, page) = place.get("/ban-nhap").await;
    assert!(page.contains("coi là ông/bà đồng ý") && page.contains(&format!("/giay-to/{}", draft.id)), "{page}");

    let (status, _, page) = place.answer(&draft.id, "", "").await;
    assert_eq!(status, 422);
    assert!(page.contains("<title>Lỗi: ") && page.contains("href='#tra-loi'"), "{page}");
    assert_eq!(place.answer("khac", "dung", "").await.1, place.path("/ban-nhap"), "another draft than the page's");
    // What was typed and then not chosen is not sent.
    assert_eq!(place.answer(&draft.id, "dung", "Bỏ đi").await.1, place.path(""));
    assert_eq!(place.answer(&draft.id, "sai", "Đổi ý").await.1, place.path("/ban-nhap"), "a second answer");
    assert!(place.get("/ban-nhap").await.1.contains("đang được chuyển tới cơ quan giải quyết"));
    assert!(!place.get("").await.1.contains("Xem và trả lời bản nháp"));
    assert_eq!(place.deliver().await, outbox::Step::Done);
    assert_eq!(place.deliver().await, outbox::Step::Idle, "sent once");
    let reply = place.papers().await.pop().unwrap().reply.unwrap();
    assert_eq!((reply.agreed, reply.correction.as_str()), (true, ""));
    assert!(place.get("/ban-nhap").await.1.contains("Ông/bà đã đồng ý với bản nháp lúc 08:00, 23/11/2026"));
}

#[tokio::test]
async fn a_correction_says_what_is_wrong_and_a_new_draft_can_be_answered_again() {
    let mut place = place().await;
    let draft = place.send(PaperKind::Draft, "Bản nháp.pdf", DRAFT).await;
    let long = "ă".repeat(1001);
    for (typed, words) in [("  ", "Ghi rõ chỗ sai"), (long.as_str(), "nhiều nhất 1000 ký tự")] {
        let (status, _, page) = place.answer(&draft.id, "sai", typed).await;
        assert_eq!(status, 422);
        assert!(
            page.contains(words) && page.contains("href='#can-sua'") && page.contains("value='sai' checked"),
            "{page}"
        );
    }
    assert_eq!(place.answer(&draft.id, "sai", "Tên đệm là <Vân>").await.1, place.path(""));
    assert_eq!(place.deliver().await, outbox::Step::Done);
    let reply = place.papers().await.pop().unwrap().reply.unwrap();
    assert_eq!((reply.agreed, reply.correction.as_str()), (false, "Tên đệm là <Vân>"));
    assert!(place.get("/ban-nhap").await.1.contains("đã đề nghị sửa bản nháp"));

    place.clock.advance(std::time::Duration::from_secs(3600));
    let second = place.send(PaperKind::Draft, "Bản nháp 2.pdf", b"%PDF-1.7 ban nhap 2").await;
    assert!(place.get("").await.1.contains("trước 09:00, 24/11/2026"));
    assert_eq!(place.answer(&draft.id, "dung", "").await.1, place.path("/ban-nhap"), "the first one is over");
    assert_eq!(place.answer(&second.id, "dung", "").await.1, place.path(""));
    assert_eq!(place.deliver().await, outbox::Step::Done);
    assert!(place.papers().await.pop().unwrap().reply.unwrap().agreed);
}

#[tokio::test]
async fn silence_is_agreement_and_says_so() {
    let mut place = place().await;
    let draft = place.send(PaperKind::Draft, "Bản nháp.pdf", DRAFT).await;
    place.clock.advance(std::time::Duration::from_secs(24 * 3600 + 1));
    let (_, page) = place.get("/ban-nhap").await;
    assert!(
        page.contains("Cơ quan coi là ông/bà đồng ý với bản nháp")
            && !page.contains("<form method='post' action='/ho-so"),
        "{page}"
    );
    assert!(place.get("").await.1.contains("Đã hết hạn trả lời lúc 08:00, 24/11/2026"));
    assert_eq!(place.answer(&draft.id, "sai", "Muộn").await.1, place.path("/ban-nhap"));
    assert_eq!(place.deliver().await, outbox::Step::Idle);
}
