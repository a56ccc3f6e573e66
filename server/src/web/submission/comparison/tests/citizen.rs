//! A citizen who fills in the page of the three facts over HTTP.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use domain::eform::Answers;
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::{CHECK, PAGE};
use crate::{
    keys::token_hash,
    router,
    state::AppState,
    store::{Draft, Outcome, Submission},
    testing::{self, population::Register},
};

#[path = "../../../../../tests/form/mod.rs"]
mod form;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "ffffffffffffffffffffffffffffffff";

/// A citizen in front of the page, everything else being filled in.
pub(super) struct Citizen {
    pub(super) app: AppState,
    router: Router,
    pub(super) register: Arc<Register>,
    token: &'static str,
    _folder: Arc<TempDir>,
}

/// Where there is a database to ask, or none.
pub(super) async fn citizen(offered: bool) -> Citizen {
    let (mut parts, folder) = testing::parts(&[]).await;
    let register = Arc::new(Register::default());
    if offered {
        parts.ports.people = Some(register.clone());
    }
    let app = AppState::new(parts);
    let citizen = Citizen { router: router::build(&app), app, register, token: TOKEN, _folder: Arc::new(folder) };
    citizen.begin().await;
    citizen
}

impl Citizen {
    /// The same service in another browser.
    pub(super) async fn another(&self) -> Self {
        let another = Self {
            app: self.app.clone(),
            router: self.router.clone(),
            register: self.register.clone(),
            token: OTHER,
            _folder: self._folder.clone(),
        };
        another.begin().await;
        another
    }

    async fn begin(&self) {
        let mut answers: Answers = form::PAGES.iter().flat_map(|(_, fields)| fields.iter().copied()).collect();
        answers.set("noi-cu-tru.xa.ma", form::COMMUNE);
        let draft = Draft {
            id: self.draft_id(),
            procedure: "1.004873".to_owned(),
            form_version: "1".to_owned(),
            office: "ubnd-phuong-phan-thiet".to_owned(),
            answers,
            saved_at: self.app.clock.now(),
            revision: 0,
        };
        self.app.store.begin_draft(&token_hash(self.token), &draft).await.unwrap();
    }

    pub(super) fn draft_id(&self) -> String {
        format!("ban-nhap-{}", &self.token[..4])
    }

    pub(super) async fn get(&self, path: &str) -> String {
        let request = Request::get(path).header(header::COOKIE, format!("trinh-duyet={}", self.token));
        let answer = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("ban-nhap", &self.draft_id())
            .extend_pairs(fields)
            .finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("trinh-duyet={}", self.token));
        let answer = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let location = location(&answer).to_owned();
        let in_form = location.starts_with("/nop-ho-so");
        for secret in ["nguyen", "1990", "0601", "060%20"] {
            assert!(!in_form || !location.contains(secret), "{location}");
        }
        location
    }

    /// Posts the three facts, and more fields.
    pub(super) async fn tell(&self, name: &str, birth: &str, id: &str, more: &[(&str, &str)]) -> String {
        let mut parts = birth.split('/');
        let [day, month, year] = [(); 3].map(|()| parts.next().unwrap());
        let facts = [
            ("nguoi-yeu-cau.ho-ten", name),
            ("nguoi-yeu-cau.ngay-sinh.ngay", day),
            ("nguoi-yeu-cau.ngay-sinh.thang", month),
            ("nguoi-yeu-cau.ngay-sinh.nam", year),
            ("nguoi-yeu-cau.so-dinh-danh", id),
        ];
        self.post(PAGE, &[&facts, more].concat()).await
    }

    pub(super) async fn answers(&self) -> Answers {
        let browser = token_hash(self.token);
        self.app.store.draft(&browser, "1.004873", self.app.clock.now()).await.unwrap().unwrap().answers
    }

    /// Sends the dossier and gives what is kept of it.
    pub(super) async fn send(&self) -> Submission {
        assert!(self.post(CHECK, &[]).await.starts_with("/ho-so/"));
        let reference = self.app.store.by_key(&self.draft_id()).await.unwrap().unwrap();
        self.app.store.submission(reference).await.unwrap().unwrap()
    }

    /// What came of the only consent that was asked with since this was called last.
    pub(super) async fn outcome(&self) -> Outcome {
        let asked = self.register.asked();
        assert_eq!(asked.len(), 1);
        self.app.store.consent(&asked[0].consent).await.unwrap().unwrap().outcome
    }
}

fn location(response: &Response<Body>) -> &str {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()[header::LOCATION].to_str().unwrap()
}
