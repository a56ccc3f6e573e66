//! The upload protocol, sentence by sentence: each test is named by a MUST or SHOULD of tus 1.0.0.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header, request},
    response::Response,
};
use data_encoding::BASE64;
use http_body_util::BodyExt;
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::{
    clock::ManualClock,
    router,
    state::{AppState, Parts},
    store::Draft,
    testing,
};

mod checksum;
mod core;
mod creation;
mod expiration;
mod files;
mod form_post;
mod termination;

/// A question of the form that files are sent for in these tests.
const QUESTION: &str = "to-khai";
const PROCEDURE: &str = "bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const DRAFT: &str = "ban-nhap-1";

/// A service, and a browser with an open draft.
struct Place {
    app: AppState,
    router: Router,
    _folder: TempDir,
}

impl Place {
    async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With a clock of the test's own.
    async fn at(clock: Arc<ManualClock>) -> Self {
        let (mut parts, folder) = testing::parts(&[]).await;
        parts.uploads = testing::uploads(&parts, clock.clone()).await;
        parts.clock = clock;
        Self::of(parts, folder).await
    }

    async fn with(more: &[&str]) -> Self {
        let (parts, folder) = testing::parts(more).await;
        Self::of(parts, folder).await
    }

    async fn of(parts: Parts, folder: TempDir) -> Self {
        let app = AppState::new(parts);
        let place = Self { router: router::build(&app), app, _folder: folder };
        place.begin(TOKEN, DRAFT).await;
        place
    }

    async fn begin(&self, token: &str, id: &str) {
        let draft = Draft {
            id: id.to_owned(),
            procedure: PROCEDURE.to_owned(),
            form_version: "1".to_owned(),
            office: "ubnd".to_owned(),
            answers: domain::eform::Answers::default(),
            saved_at: self.app.clock.now(),
            revision: 0,
        };
        self.app.store.begin_draft(&crate::keys::token_hash(token), &draft).await.unwrap();
    }

    async fn answer(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn send(&self, request: request::Builder, body: impl Into<Body>) -> Response {
        self.answer(request.body(body.into()).unwrap()).await
    }

    /// Announces a file of this name and length; its address.
    async fn create(&self, name: &str, length: usize) -> String {
        let response = self.send(announced(name, length), "").await;
        assert_eq!(response.status(), StatusCode::CREATED);
        of(&response, "location").to_owned()
    }

    /// Sends bytes at an offset.
    async fn patch(&self, at: &str, offset: usize, bytes: &[u8]) -> Response {
        self.send(piece(at, offset).header(header::CONTENT_LENGTH, bytes.len()), bytes.to_vec()).await
    }

    /// Sends a whole file; its address.
    async fn upload(&self, name: &str, bytes: &[u8]) -> String {
        let at = self.create(name, bytes.len()).await;
        if !bytes.is_empty() {
            assert_eq!(self.patch(&at, 0, bytes).await.status(), StatusCode::NO_CONTENT);
        }
        at
    }

    async fn offset(&self, at: &str) -> String {
        let response = self.send(tus(Method::HEAD, at), "").await;
        assert!(response.status().is_success(), "{}", response.status());
        of(&response, "upload-offset").to_owned()
    }

    async fn listed(&self) -> serde_json::Value {
        let address = format!("/api/v1/uploads?draft={DRAFT}&question={QUESTION}");
        let response = self.send(from_browser(Method::GET, &address), "").await;
        assert_eq!(response.status(), StatusCode::OK);
        serde_json::from_slice(&bytes(response).await).unwrap()
    }
}

fn from_browser(method: Method, address: &str) -> request::Builder {
    Request::builder().method(method).uri(address).header(header::COOKIE, format!("trinh-duyet={TOKEN}"))
}

/// A request of the protocol.
fn tus(method: Method, address: &str) -> request::Builder {
    from_browser(method, address).header("tus-resumable", "1.0.0")
}

fn piece(at: &str, offset: usize) -> request::Builder {
    tus(Method::PATCH, at)
        .header(header::CONTENT_TYPE, "application/offset+octet-stream")
        .header("upload-offset", offset)
}

fn metadata(name: &str, draft: &str, question: &str) -> String {
    let encode = |text: &str| BASE64.encode(text.as_bytes());
    format!("filename {},draft {},question {}", encode(name), encode(draft), encode(question))
}

fn announced(name: &str, length: usize) -> request::Builder {
    tus(Method::POST, "/api/v1/uploads")
        .header("upload-length", length)
        .header("upload-metadata", metadata(name, DRAFT, QUESTION))
}

fn of<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

async fn bytes(response: Response) -> Vec<u8> {
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

fn id(at: &str) -> &str {
    at.rsplit('/').next().unwrap()
}
