//! The machine API of a provincial system, `/api/province/v1`: what `motcham province` serves, what the `rest` adapter
//! calls, and what `docs/province.openapi.json` describes. The wire types are the contract's own: a port's type may
//! change, they may not.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{any, get, post, put},
};
use tokio::sync::Semaphore;
use tower_http::{
    catch_panic::CatchPanicLayer,
    timeout::{RequestBodyDeadlineLayer, TimeoutLayer},
};

use self::{
    auth::Clients,
    guesses::Guesses,
    idempotency::Running,
    problem::{Kind, Problem},
};
use super::{Catalogue, embedded::Embedded};
use crate::clock::Clock;

pub mod auth;
mod body;
mod changes;
pub mod document;
mod dossiers;
pub mod files;
mod filings;
mod follow_ups;
mod guesses;
mod health;
mod idempotency;
mod json;
mod papers;
pub mod problem;
mod procedures;
mod ratings;
mod statistics;
#[cfg(test)]
pub(crate) mod tests;
pub mod wire;

/// Where the API begins.
pub const BASE: &str = "/api/province/v1";
/// Longest request body in bytes.
pub const BODY_LIMIT: usize = 1024 * 1024;
/// Requests that are worked on at the same time; who comes then is told to come again.
const AT_ONCE: usize = 64;
/// Files that are in memory at the same time; further ones wait.
const FILES_AT_ONCE: usize = 8;
/// Longest time for a response.
const RESPONSE_TIME: Duration = Duration::from_secs(10);
/// Longest time in which a body must have arrived.
const BODY_TIME: Duration = Duration::from_secs(10);
/// The same for a file: 10 MiB at 2 Mbit/s, and time to wait for a place.
const FILE_TIME: Duration = Duration::from_secs(60);

/// What the handlers reach; cheap to clone.
#[derive(Clone)]
pub struct Api(Arc<Parts>);

/// The parts of [`Api`].
pub struct Parts {
    province: Arc<Embedded>,
    catalogue: Arc<dyn Catalogue>,
    clock: Arc<dyn Clock>,
    clients: Clients,
    running: Running,
    guesses: Guesses,
    places: Semaphore,
    file_places: Semaphore,
}

impl std::ops::Deref for Api {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Api {
    /// The API of this province for these clients.
    pub fn new(
        province: Arc<Embedded>,
        catalogue: Arc<dyn Catalogue>,
        clock: Arc<dyn Clock>,
        clients: Clients,
    ) -> Self {
        Self(Arc::new(Parts {
            province,
            catalogue,
            clock,
            clients,
            running: Running::default(),
            guesses: Guesses::default(),
            places: Semaphore::new(AT_ONCE),
            file_places: Semaphore::new(FILES_AT_ONCE),
        }))
    }
}

/// Every route of the API with its limits.
pub fn router(api: &Api) -> Router {
    let at = |path: &str| format!("{BASE}{path}");
    let guarded = Router::new()
        .route(&at("/filings"), post(filings::file))
        .route(&at("/ratings"), post(ratings::rate))
        .route(&at("/dossiers/{code}"), get(dossiers::show))
        .route(&at("/dossiers/{code}/lookup"), post(dossiers::look_up))
        .route(&at("/dossiers/{code}/follow-ups"), post(follow_ups::take))
        .route(&at("/changes"), get(changes::list))
        .route(&at("/statistics/agencies"), get(statistics::by_agency))
        .route(&at("/procedures"), get(procedures::list))
        .route(&at("/procedures/{code}"), get(procedures::show))
        .route_layer(from_fn_with_state(api.clone(), auth::require))
        .layer(RequestBodyDeadlineLayer::new(BODY_TIME))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, RESPONSE_TIME));
    let files = Router::new()
        .route(&at("/filings/{key}/files/{id}"), put(files::keep))
        .route(&at("/dossiers/{code}/papers/{id}"), get(papers::show))
        .route_layer(from_fn_with_state(api.clone(), auth::require))
        .layer(RequestBodyDeadlineLayer::new(FILE_TIME))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, FILE_TIME));
    // From the inside out; a request passes them from the bottom up.
    guarded
        .merge(files)
        .route(&at("/healthz"), get(health::alive))
        .route(&at("/openapi.json"), get(document::serve))
        .route(&at("/{*rest}"), any(async || Problem::of(Kind::NotFound)))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(api.clone(), shed))
        .layer(from_fn(explain))
        .with_state(api.clone())
}

/// Middleware: more requests than can be worked on are sent away at once.
async fn shed(State(api): State<Api>, request: Request, next: Next) -> Response {
    match api.places.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => Problem::of(Kind::Overloaded).into_response(),
    }
}

/// Middleware: what a layer refused with a bare status becomes a problem document, and nothing is cached.
async fn explain(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_explained = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == problem::CONTENT_TYPE);
    let mut response = if (status.is_client_error() || status.is_server_error()) && !is_explained {
        let allow = response.headers().get(header::ALLOW).cloned();
        let mut explained = Problem::of(Kind::of_status(status)).into_response();
        if let Some(allow) = allow {
            explained.headers_mut().insert(header::ALLOW, allow);
        }
        explained
    } else {
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
