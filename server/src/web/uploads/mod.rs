//! Files over HTTP: the protocol tus 1.0.0 for who has script (core, creation, creation with upload, expiration, checksum,
//! termination), the post of a form for who has none, what came of each file, and the file back to its owner.

use axum::{
    extract::{FromRequestParts, Path, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

use super::Visitor;
use crate::state::AppState;

mod append;
mod create;
mod date;
pub mod download;
mod list;
mod metadata;
mod multipart;
mod offset;
mod options;
mod problem;
mod takes;
mod terminate;
#[cfg(test)]
mod tests;

pub use list::{reason, words};
pub use multipart::{Received, StepPost};
use problem::Problem;

/// The version of the protocol, the only one.
const VERSION: &str = "1.0.0";
/// Kind of a body that is a piece of a file.
const PIECE: &str = "application/offset+octet-stream";

/// What a handler answers.
type Answer = Result<Response, Problem>;

/// A request, apart.
struct Asked {
    app: AppState,
    visitor: Visitor,
    parts: Parts,
    body: axum::body::Body,
}

/// Everything at `/api/v1/uploads`.
pub async fn collection(State(app): State<AppState>, request: Request) -> Response {
    let asked = apart(app, request).await;
    let answer = match method(&asked) {
        Ok(Method::GET) => return list::list(asked).await,
        Ok(Method::OPTIONS) => Ok(options::options(&asked.app)),
        Ok(Method::POST) => match check_version(&asked.parts.headers) {
            Ok(()) => create::create(asked).await,
            Err(problem) => Err(problem),
        },
        Ok(_) => Err(Problem::Method),
        Err(problem) => Err(problem),
    };
    finished(answer)
}

/// Everything at `/api/v1/uploads/{id}`.
pub async fn resource(State(app): State<AppState>, Path(id): Path<String>, request: Request) -> Response {
    let asked = apart(app, request).await;
    finished(dispatch(&id, asked).await)
}

async fn dispatch(id: &str, asked: Asked) -> Answer {
    let method = method(&asked)?;
    if method == Method::OPTIONS {
        return Ok(options::options(&asked.app));
    }
    check_version(&asked.parts.headers)?;
    match method {
        Method::HEAD => offset::offset(id, asked).await,
        Method::PATCH => append::append(id, asked).await,
        Method::DELETE => terminate::terminate(id, asked).await,
        _ => Err(Problem::Method),
    }
}

async fn apart(app: AppState, request: Request) -> Asked {
    let (mut parts, body) = request.into_parts();
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &app).await;
    Asked { app, visitor, parts, body }
}

/// The method that is meant: `X-HTTP-Method-Override` counts before the actual one. The layer against posts from other sites
/// has judged by the actual one; what it let pass as harmless must not become a change by this header.
fn method(asked: &Asked) -> Result<Method, Problem> {
    let Some(meant) = asked.parts.headers.get("x-http-method-override") else { return Ok(asked.parts.method.clone()) };
    let meant = Method::from_bytes(meant.as_bytes()).map_err(|_| Problem::Method)?;
    if asked.parts.method.is_safe() && !meant.is_safe() && is_foreign(asked) {
        return Err(Problem::Foreign);
    }
    Ok(meant)
}

fn is_foreign(asked: &Asked) -> bool {
    let header = |name: &str| asked.parts.headers.get(name).map(|value| value.as_bytes());
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site != b"same-origin" && site != b"none",
        (None, Some(origin)) => origin != asked.app.public_url.as_bytes(),
        (None, None) => false,
    }
}

fn check_version(headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get("tus-resumable") {
        Some(version) if version == VERSION => Ok(()),
        _ => Err(Problem::Version),
    }
}

/// The protocol's version stands in every answer.
fn finished(answer: Answer) -> Response {
    let mut response = answer.into_response();
    response.headers_mut().insert("tus-resumable", axum::http::HeaderValue::from_static(VERSION));
    response
}

/// A header that is a number.
fn number(headers: &HeaderMap, name: &str) -> Option<Result<u64, Problem>> {
    let value = headers.get(name)?;
    // No sign, no space: digits only.
    let digits = value.to_str().ok().filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    Some(digits.and_then(|digits| digits.parse().ok()).ok_or(Problem::BadHeader))
}

fn is_piece(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == PIECE)
}

/// An answer without a body and with these headers.
fn bare<const N: usize>(status: StatusCode, headers: [(&'static str, String); N]) -> Response {
    (status, headers).into_response()
}
