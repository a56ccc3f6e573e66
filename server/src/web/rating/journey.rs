//! A rating over HTTP, with the real store in a temporary folder.

use axum::{
    Router,
    body::Body,
    http::{Request, Response, header},
};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::*;
use crate::{
    keys::token_hash,
    province::Filing,
    router,
    store::{Draft, Message, NewSubmission, Submitted},
    testing,
};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const ANSWERS: &str = "so-voi-hen=2&lien-he-them=1&so-co-quan=2&thong-tin=2&thai-do=2&huong-dan=1&tu-nop=2&hai-long=4";

struct Citizen {
    app: AppState,
    router: Router,
    reference: Reference,
    _folder: TempDir,
}

/// A citizen whose dossier has reached `stage`.
async fn citizen(stage: Stage) -> Citizen {
    let (app, folder) = testing::app().await;
    let (now, browser) = (app.clock.now(), token_hash(TOKEN));
    let reference = Reference::from_random([7; 8]);
    let draft = Draft {
        id: "khoa".into(),
        procedure: "1.004873".into(),
        form_version: "1".into(),
        office: "ubnd".into(),
        answers: eform::Answers::default(),
        saved_at: now,
        revision: 0,
    };
    app.store.begin_draft(&browser, &draft).await.unwrap();
    let new = NewSubmission {
        reference,
        key: draft.id,
        revision: 0,
        person_key: vec![1],
        phone_key: vec![1],
        factors: Vec::new(),
        qr_hash: vec![2],
        office: "ubnd".into(),
        attachments: Vec::new(),
        filing: filing(reference, now),
    };
    assert_eq!(app.store.submit(&browser, &new).await.unwrap(), Submitted::As(reference));
    let view = DossierView {
        code: DossierCode::issue("H36", now.date(), 1).unwrap(),
        procedure: String::new(),
        agency: String::new(),
        stage,
        due: Some(now + Duration::days(3)),
        due_uncertain: false,
        amount_due: None,
        supplement_requests: 0,
        ended_at: Some(now),
        events: Vec::new(),
        papers: Vec::new(),
    };
    app.store.remember(reference, &view, now).await.unwrap();
    Citizen { router: router::build(&app), app, reference, _folder: folder }
}

fn filing(reference: Reference, submitted_at: OffsetDateTime) -> Filing {
    Filing {
        reference: reference.to_string(),
        procedure_id: "1.004873".into(),
        procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".into(),
        agency_code: "H36".into(),
        agency_name: "UBND phường Phan Thiết".into(),
        submitted_at,
        working_days: Some(3),
        submitter_personal_id: None,
        submitter_name: "Nguyễn Thị Mẫu".into(),
        submitter_phone: "+84900000001".into(),
        owner_personal_id: None,
        owner_tax_code: None,
        owner_name: "Nguyễn Thị Mẫu".into(),
        return_method: "Nhận tại quầy".into(),
        answers: Vec::new(),
        documents: Vec::new(),
        attachments: Vec::new(),
    }
}

impl Citizen {
    fn address(&self) -> String {
        format!("/ho-so/{}/danh-gia", self.reference)
    }

    async fn get(&self, query: &str, token: &str) -> Response<Body> {
        let request = Request::get(format!("{}{query}", self.address()));
        let request = request.header(header::COOKIE, format!("trinh-duyet={token}")).body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn rate(&self, form: &str) -> Response<Body> {
        let request = Request::post(self.address())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("trinh-duyet={TOKEN}"))
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The ratings that wait in the outbox.
    async fn waiting(&self) -> Vec<SubmittedRating> {
        let now = self.app.clock.now();
        let mut waiting = Vec::new();
        while let Some(leased) = self.app.store.lease(now, now + Duration::MINUTE).await.unwrap() {
            // What comes after it of the same dossier waits for it.
            self.app.store.delivered(&leased, None).await.unwrap();
            if let Message::Rating(rating) = leased.message {
                waiting.push(*rating);
            }
        }
        waiting
    }
}

fn location<B>(response: &Response<B>) -> (StatusCode, &str) {
    (response.status(), response.headers()[header::LOCATION].to_str().unwrap())
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn a_rating_is_given_kept_masked_and_changed() {
    let citizen = citizen(Stage::Completed).await;
    let asked = citizen.get("", TOKEN).await;
    assert_eq!(asked.status(), StatusCode::OK);
    let asked = text(asked).await;
    assert!(asked.contains("name='so-voi-hen'") && !asked.contains("<script"));

    let wrong = citizen.rate("so-voi-hen=1&y-kien=ch%E1%BB%9D%20l%C3%A2u").await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = text(wrong).await;
    assert!(wrong.contains("<title>Lỗi: ") && wrong.contains("href='#thai-do'"));
    assert!(wrong.contains("value='1' checked") && wrong.contains("chờ lâu"));
    assert_eq!(citizen.app.store.rating(citizen.reference).await.unwrap(), None);

    let sent = citizen.rate(&format!("{ANSWERS}&y-kien=G%E1%BB%8Di%200912345678")).await;
    assert_eq!(location(&sent), (StatusCode::SEE_OTHER, citizen.address().as_str()));
    let given = text(citizen.get("", TOKEN).await).await;
    assert!(given.contains("trong 9 tiêu chí") && given.contains("?sua=1'"));
    let again = text(citizen.get("?sua=1", TOKEN).await).await;
    assert!(again.contains("id='lien-he-them-2' name='lien-he-them' type='radio' value='1' checked"));
    assert!(again.contains("Gọi •••") && !again.contains("0912345678"));

    let changed = citizen.rate(&ANSWERS.replace("thai-do=2", "thai-do=0")).await;
    assert_eq!(changed.status(), StatusCode::SEE_OTHER);
    let comments: Vec<_> = citizen.waiting().await.into_iter().map(|rating| rating.comment).collect();
    assert_eq!(comments, ["Gọi •••", ""], "each version goes on, in its order");
}

#[tokio::test]
async fn who_has_no_grant_is_sent_to_the_lookup() {
    let citizen = citizen(Stage::Returned).await;
    let stranger = citizen.get("", "ffffffffffffffffffffffffffffffff").await;
    assert_eq!(location(&stranger), (StatusCode::SEE_OTHER, "/tra-cuu"));
}

#[tokio::test]
async fn nothing_is_rated_before_the_end() {
    let citizen = citizen(Stage::Processing).await;
    let dossier = format!("/ho-so/{}", citizen.reference);
    assert_eq!(location(&citizen.get("", TOKEN).await), (StatusCode::SEE_OTHER, dossier.as_str()));
    assert_eq!(location(&citizen.rate(ANSWERS).await), (StatusCode::SEE_OTHER, dossier.as_str()));
    assert_eq!(citizen.app.store.rating(citizen.reference).await.unwrap(), None);
}
