//! Looking up dossiers that did not come from here, over HTTP, with a province that can be away.

use std::{
    future::pending,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU8, Ordering},
    },
};

use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use domain::{
    dossier::{Action, Decision, DossierCode},
    eform::Answers,
    reference::Reference,
};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::dossier::PATIENCE;
use crate::{
    keys::token_hash,
    province::{Changes, Cursor, DossierView, Dossiers, Filing, Proof, ProvinceError, contract, embedded::Official},
    router,
    state::AppState,
    store::{Draft, NewSubmission},
    testing,
    web::limits::LOOKUPS_PER_CODE,
};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "ffffffffffffffffffffffffffffffff";
const UNKNOWN: &str = "H36-200101-9999";

/// How the province behaves.
const WELL: u8 = 0;
const AWAY: u8 = 1;
const SILENT: u8 = 2;

/// The embedded province behind a line that breaks, with what it was asked.
struct Line {
    to: Arc<dyn Dossiers>,
    state: AtomicU8,
    asked: Mutex<Vec<String>>,
}

#[async_trait]
impl Dossiers for Line {
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        self.asked.lock().unwrap().push(format!("{code} {proof:?}"));
        match self.state.load(Ordering::SeqCst) {
            AWAY => Err(ProvinceError::Unavailable("no connection".to_owned())),
            SILENT => {
                tokio::time::pause();
                tokio::time::advance(PATIENCE).await;
                tokio::time::resume();
                pending().await
            }
            _ => self.to.dossier(code, proof).await,
        }
    }

    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        self.to.changes(since).await
    }
}

/// A hall with one dossier on paper.
struct Hall {
    app: AppState,
    router: Router,
    line: Arc<Line>,
    official: Official,
    code: DossierCode,
    _folder: TempDir,
}

async fn hall() -> Hall {
    let (mut parts, folder) = testing::parts(&[]).await;
    let to = parts.ports.dossiers.clone();
    let line = Arc::new(Line { to, state: AtomicU8::new(WELL), asked: Mutex::default() });
    parts.ports.dossiers = line.clone();
    let app = AppState::new(parts);
    let now = app.clock.now();
    let password = app.province.add_official("Lan", now).await.unwrap();
    let token = app.province.sign_in("Lan", &password, None, now).await.unwrap().unwrap().token;
    let official = app.province.official(&token, now).await.unwrap().unwrap();
    let code = app.province.take_in("khoa", &filing(""), &official, now).await.unwrap();
    Hall { router: router::build(&app), app, line, official, code, _folder: folder }
}

fn filing(reference: &str) -> Filing {
    Filing {
        submitter_personal_id: None,
        submitter_phone: "+84900001234".to_owned(),
        documents: vec!["Đơn viết tay".to_owned()],
        ..contract::filing(reference)
    }
}

impl Hall {
    async fn get(&self, path: &str, token: &str) -> Response<Body> {
        let request = Request::get(path).header(header::COOKIE, format!("trinh-duyet={token}"));
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn look_up(&self, code: &str, digits: &str) -> Response<Body> {
        let request = Request::post("/tra-cuu")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("trinh-duyet={TOKEN}"))
            .body(Body::from(format!("ma={code}&so-cuoi={digits}")))
            .unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    fn page(&self) -> String {
        format!("/ho-so/{}", self.code)
    }

    fn line_is(&self, state: u8) {
        self.line.state.store(state, Ordering::SeqCst);
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.line.asked.lock().unwrap())
    }
}

fn location<B>(response: &Response<B>) -> (StatusCode, &str) {
    (response.status(), response.headers()[header::LOCATION].to_str().unwrap())
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn a_paper_dossier_is_found_by_its_code_and_shows_its_stage_and_no_name() {
    let hall = hall().await;
    for digits in ["1234", "5678"] {
        let found = hall.look_up(&hall.code.as_str().to_lowercase(), digits).await;
        assert_eq!(location(&found), (StatusCode::SEE_OTHER, hall.page().as_str()));
    }
    let decision = Decision::new(Action::RequestSupplement, "Bản chính của bà Bưởi", None).unwrap();
    hall.app.province.act(&hall.code, 1, &decision, &hall.official, hall.app.clock.now()).await.unwrap();
    let shown = hall.get(&hall.page(), TOKEN).await;
    assert_eq!(shown.status(), StatusCode::OK);
    let shown = text(shown).await;
    for part in ["Cần bổ sung hồ sơ", "Đã tiếp nhận", "UBND phường Phan Thiết", "Hẹn trả kết quả: ", hall.code.as_str()]
    {
        assert!(shown.contains(part), "{part}");
    }
    assert!(shown.contains("để biết phải mang giấy tờ nào"), "what to do, without the official's words");
    for secret in ["Mẫu", "Bưởi", "1234", "5678", "Lan", "Đơn viết tay"] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(!shown.contains("Ông/bà gửi hồ sơ") && !shown.contains("Mã tra cứu:"), "it was not sent from here");
}

#[tokio::test]
async fn the_grant_is_of_one_browser_and_is_forgotten_with_the_others() {
    let hall = hall().await;
    let lookup = format!("/tra-cuu?ma={}", hall.code);
    for token in [TOKEN, OTHER, "x"] {
        assert_eq!(location(&hall.get(&hall.page(), token).await), (StatusCode::SEE_OTHER, lookup.as_str()));
    }
    assert!(hall.asked().is_empty(), "nobody is asked for a stranger");
    let asked_for = text(hall.get(&lookup, TOKEN).await).await;
    assert!(asked_for.contains(&format!("value='{}'", hall.code)), "the code is typed already");
    hall.look_up(hall.code.as_str(), "1234").await;
    assert_eq!(hall.get(&hall.page(), TOKEN).await.status(), StatusCode::OK);
    assert_eq!(hall.get(&hall.page(), OTHER).await.status(), StatusCode::SEE_OTHER);
    let browser = token_hash(TOKEN);
    let after = hall.app.clock.now() + time::Duration::minutes(30);
    assert!(!hall.app.store.has_code_grant(&browser, &hall.code, after).await.unwrap(), "half an hour");
    let forget = Request::post("/ho-so")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, format!("trinh-duyet={TOKEN}"))
        .body(Body::empty())
        .unwrap();
    hall.router.clone().oneshot(forget).await.unwrap();
    assert_eq!(hall.get(&hall.page(), TOKEN).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn unknown_and_wrong_are_asked_for_and_answered_alike_and_limited_alike() {
    let hall = hall().await;
    let mut pages = Vec::new();
    for code in [hall.code.as_str(), UNKNOWN] {
        for _ in 0..LOOKUPS_PER_CODE {
            let wrong = hall.look_up(code, "0000").await;
            assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
            pages.push(text(wrong).await.replace(code, "-"));
        }
        assert_eq!(hall.asked(), vec![format!("{code} Typed(\"0000\")"); 5]);
        assert_eq!(hall.look_up(code, "1234").await.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(hall.asked().is_empty(), "the limit stands before the province");
    }
    assert!(pages[0].contains("Không tìm thấy hồ sơ khớp") && pages.iter().all(|page| *page == pages[0]));
}

#[tokio::test]
async fn while_the_province_is_away_nothing_is_called_unknown_and_nothing_counts() {
    let hall = hall().await;
    for state in [AWAY, SILENT] {
        hall.line_is(state);
        for code in [hall.code.as_str(), UNKNOWN] {
            for _ in 0..=LOOKUPS_PER_CODE {
                let unanswered = hall.look_up(code, "1234").await;
                assert_eq!(unanswered.status(), StatusCode::SERVICE_UNAVAILABLE);
                assert_eq!(unanswered.headers()[header::RETRY_AFTER], "60");
                let page = text(unanswered).await;
                assert!(page.contains("<h1 class='govuk-heading-l'>Chưa tra cứu được lúc này</h1>"), "{page}");
                assert!(page.contains(&format!("href='/tra-cuu?ma={code}'")) && !page.contains("Không tìm thấy"));
            }
        }
    }
    hall.line_is(WELL);
    assert_eq!(location(&hall.look_up(hall.code.as_str(), "1234").await).0, StatusCode::SEE_OTHER);
    hall.line_is(AWAY);
    let page = hall.get(&hall.page(), TOKEN).await;
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = text(page).await;
    assert!(page.contains("Chưa tra cứu được lúc này") && page.contains(&format!("href='{}'", hall.page())));
}

#[tokio::test]
async fn only_codes_that_are_none_of_ours_go_to_the_province() {
    let hall = hall().await;
    // A reference of nobody's, well-formed.
    assert_eq!(hall.look_up("123-456-7897", "1234").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hall.look_up("khong-phai-ma", "1234").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hall.look_up(hall.code.as_str(), "12a4").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(hall.asked().is_empty());
    assert_eq!(hall.get("/ho-so/khong-phai-ma", TOKEN).await.status(), StatusCode::NOT_FOUND);
    let secret = text(hall.get("/tra-cuu?ma=1.1234567897.ABCDEFGHIJKLMNOPQRSTUVWXYZ", TOKEN).await).await;
    assert!(!secret.contains("ABCDEFGH"));
}

#[tokio::test]
async fn a_code_of_ours_leads_to_its_reference_and_nobody_is_asked() {
    let hall = hall().await;
    let (store, browser, now) = (&hall.app.store, token_hash(TOKEN), hall.app.clock.now());
    let reference = Reference::from_random([7; 8]);
    let draft = Draft {
        id: "ban-nhap".to_owned(),
        procedure: "1.004873".to_owned(),
        form_version: "1".to_owned(),
        office: "ubnd-phuong-phan-thiet".to_owned(),
        answers: Answers::default(),
        saved_at: now,
        revision: 0,
    };
    store.begin_draft(&browser, &draft).await.unwrap();
    let new = NewSubmission {
        reference,
        key: draft.id,
        revision: 0,
        person_key: vec![1],
        phone_key: vec![1],
        factors: vec![hall.app.keys.factor(reference, "4321")],
        qr_hash: vec![2],
        office: draft.office,
        attachments: Vec::new(),
        filing: filing(&reference.to_string()),
    };
    store.submit(&browser, &new).await.unwrap();
    let code = DossierCode::parse("H36-261123-0099").unwrap();
    let leased = store.lease(now, now).await.unwrap().unwrap();
    store.delivered(&leased, Some(&code)).await.unwrap();

    let page = format!("/ho-so/{reference}");
    assert_eq!(location(&hall.get(&format!("/ho-so/{code}"), TOKEN).await), (StatusCode::SEE_OTHER, page.as_str()));
    let stranger = hall.get(&format!("/ho-so/{code}"), OTHER).await;
    assert_eq!(location(&stranger).1, format!("/tra-cuu?ma={code}"));
    assert_eq!(hall.look_up(code.as_str(), "1234").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(location(&hall.look_up(code.as_str(), "4321").await), (StatusCode::SEE_OTHER, page.as_str()));
    assert!(hall.asked().is_empty(), "our own digits decide");
}
