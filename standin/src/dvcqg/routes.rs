//! The paths of the exchange, and what a request must look like before its content counts.
//!
//! `/mapi/login` and `/mapi/g` are what `GPLXService.cs` (HuanVu201/DichVuCong_KhoaLuan_PASETO) calls at an exchange of
//! the same make; OpenCPS has them in its configuration (`auth_endpoint`, `integration_endpoint`, `share_endpoint`).
//! `/mapi/share` serves only what OpenCPS asks at its `share_endpoint`.

use axum::{
    Router,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::Value;

use super::{
    DST_CODE,
    answer::respond,
    service,
    session::{self, Ended},
    state::{Call, Exchange},
};
use crate::fault::meet;

/// The exchange.
pub fn router(exchange: Exchange) -> Router {
    Router::new()
        .route("/mapi/login", post(login))
        .route("/mapi/g", post(call))
        .route("/mapi/share", post(call))
        .with_state(exchange)
}

/// `DVCQGIntegrationActionImpl` sets these on every request.
const HEADERS: [(&str, &str); 4] =
    [("accept", "application/json"), ("content-type", "application/json"), ("charset", "utf-8"), ("dstcode", DST_CODE)];

async fn login(State(exchange): State<Exchange>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let body = match read(&headers, body) {
        Ok(body) => body,
        Err(malformed) => return malformed.into_response(),
    };
    let effect = {
        let mut state = exchange.lock();
        let call = Call { path: "/mapi/login".to_owned(), service: "login".to_owned(), body: Value::Null };
        state.calls.push(call);
        state.faults.effect("login", None)
    };
    meet(effect, || respond(session::login(&mut exchange.lock(), &body))).await
}

async fn call(
    State(exchange): State<Exchange>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match read(&headers, body) {
        Ok(body) => body,
        Err(malformed) => return malformed.into_response(),
    };
    let name = body["service"].as_str().unwrap_or_default().to_owned();
    let effect = {
        let mut state = exchange.lock();
        let effect = state.faults.effect(&name, service::dossier_of(&body));
        state.calls.push(Call { path: uri.path().to_owned(), service: name, body: body.clone() });
        effect
    };
    let serve = || {
        let mut state = exchange.lock();
        match session::ended(&state, body["session"].as_str().unwrap_or_default()) {
            Some(Ended::Status401) => StatusCode::UNAUTHORIZED.into_response(),
            Some(Ended::Refused(refusal)) => respond(Err(refusal)),
            None => respond(service::serve(&mut state, uri.path(), &body)),
        }
    };
    meet(effect, serve).await
}

fn read(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Value, (StatusCode, String)> {
    for (name, wanted) in HEADERS {
        if headers.get(name).and_then(|value| value.to_str().ok()) != Some(wanted) {
            return Err((StatusCode::BAD_REQUEST, format!("header {name} must be {wanted}")));
        }
    }
    let bytes = body.map_err(|rejection| (rejection.status(), rejection.body_text()))?;
    serde_json::from_slice(&bytes).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}
