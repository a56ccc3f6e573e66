//! The API over HTTP, on loopback, before a real database.

use std::sync::Arc;

use axum::Router;
use reqwest::{Client as Http, Method, RequestBuilder, StatusCode, header};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Api, BASE, auth::Clients, problem, router};
use crate::{
    catalogue,
    listen::{self, Bounds},
    province::{
        contract::filing,
        embedded::{
            ListOfOurs,
            tests::{Province, province},
        },
        upstream,
    },
};

mod files;
mod idempotency;
mod refusals;

/// Token of the first client.
pub const TOKEN: &str = "first-client-first-client-first-client";
/// Token of another client.
pub const OTHER: &str = "other-client-other-client-other-client";
/// A new token of the first client.
pub const RENEWED: &str = "renewed-token-renewed-token-renewed-token";
/// A token of the first client that only reads.
pub const READER: &str = "reading-token-reading-token-reading-token";

/// A province that is served.
pub struct Served {
    /// Base of the API.
    pub url: String,
    /// The far side.
    pub(in crate::province) province: Province,
    http: Http,
}

/// An answer.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    pub retry_after: Option<String>,
}

/// Serves on loopback; the base of the API there.
pub async fn listen(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}{BASE}", listener.local_addr().unwrap());
    tokio::spawn(listen::serve(listener, router, Bounds::default(), std::future::pending()));
    url
}

impl Served {
    /// A new province.
    pub async fn start() -> Self {
        Self::of(province().await).await
    }

    /// The same province in a new process.
    pub async fn restarted(self) -> Self {
        Self::of(self.province.restarted().await).await
    }

    /// A router of this province, to put something in front of it.
    pub fn router(&self) -> Router {
        Self::router_of(&self.province)
    }

    fn router_of(province: &Province) -> Router {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
        let catalogue = catalogue::Catalogue::load(&folder).unwrap();
        let tokens = format!("{TOKEN} first\n{OTHER} other\n{RENEWED} first\n{READER} first read-only");
        let clients = Clients::parse(&tokens).unwrap();
        let list = Arc::new(ListOfOurs::new(Arc::new(catalogue)));
        router(&Api::new(province.store.clone(), list, province.clock.clone(), clients))
    }

    async fn of(province: Province) -> Self {
        let url = listen(Self::router_of(&province)).await;
        Self { url, province, http: upstream::client().unwrap() }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url)).bearer_auth(TOKEN)
    }

    async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    async fn post(&self, token: &str, path: &str, key: Option<&str>, body: &Value) -> Answer {
        let mut request = self.http.post(format!("{}{path}", self.url)).bearer_auth(token).json(body);
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        answer(request).await
    }

    async fn file(&self, key: &str, body: &Value) -> Answer {
        self.post(TOKEN, "/filings", Some(key), body).await
    }
}

async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        assert_eq!(response.headers()[header::CONTENT_TYPE], problem::CONTENT_TYPE);
    }
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let retry_after = response.headers().get(header::RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned());
    let text = response.text().await.unwrap();
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap_or(Value::String(text)) };
    if status.is_client_error() || status.is_server_error() {
        assert_eq!(body["status"], status.as_u16(), "{body}");
    }
    Answer { status, body, retry_after }
}

/// A filing as it goes over the wire.
fn body(reference: &str) -> Value {
    serde_json::to_value(super::wire::Filing::from(&filing(reference))).unwrap()
}

fn rating(code: &str, score: u16) -> Value {
    json!({
        "dossierCode": code, "questionnaire": "2026-1", "points": [{ "question": "dung-hen", "points": 2 }],
        "scorePermille": score, "criteria": 1, "ratedAt": "2026-11-23T09:00:00+07:00",
    })
}
