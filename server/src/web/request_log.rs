//! One log line a request: method, matched route, status, duration, request id. The route, not the address: an address
//! may hold a reference, and a query may hold what was typed.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use data_encoding::HEXLOWER;

use crate::{figures, random::Random, state::AppState};

/// Header that carries the request id back.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Middleware: logs every request, and gives it an id.
pub async fn log(State(app): State<AppState>, request: Request, next: Next) -> Response {
    record(&app.random, request, next).await
}

/// As [`log()`], with the randomness for the id.
pub async fn record(random: &Random, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = HEXLOWER.encode(&random.bytes::<8>());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let (route, status, took) = (route.as_deref().unwrap_or("-"), response.status().as_u16(), started.elapsed());
    figures::request(method.as_str(), route, status, took);
    tracing::info!(
        %method,
        route,
        status,
        duration_ms = took.as_secs_f64() * 1000.0,
        request_id = id,
        "request"
    );
    response
}
