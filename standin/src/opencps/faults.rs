//! What goes wrong on the way, on command.

use std::{io, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header::CONTENT_LENGTH},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::{Deserialize, Serialize};

use super::state::OpenCps;

/// A kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The call waits `millis` and is then served.
    Delay,
    /// The call is never answered and nothing is done.
    BlackHole,
    /// Nothing is done, 500.
    Error,
    /// The call is served; half of the answer arrives.
    ResetMidBody,
    /// The call is served; nothing of the answer's body arrives.
    CommitThenDrop,
    /// Of ten calls that fit, the first three get 503 and are not served.
    Flapping,
    /// The call is served; the answer is the page of a proxy.
    WrongJson,
}

/// A failure and the calls that it befalls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What happens.
    pub kind: Kind,
    /// `GET`, `POST`; empty: any.
    #[serde(default)]
    pub method: String,
    /// The path ends so, without the query; empty: any.
    #[serde(default)]
    pub path: String,
    /// How often; 0: until it is taken back.
    #[serde(default)]
    pub times: u32,
    /// For [`Kind::Delay`].
    #[serde(default)]
    pub millis: u64,
}

/// Applies the first fault that fits, and notes the call.
pub async fn apply(State(state): State<Arc<OpenCps>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let Some((kind, wait)) = state.fault_for(&method, &path) else { return next.run(request).await };
    match kind {
        Kind::Delay => {
            tokio::time::sleep(Duration::from_millis(wait)).await;
            next.run(request).await
        }
        Kind::BlackHole => std::future::pending().await,
        Kind::Error => (StatusCode::INTERNAL_SERVER_ERROR, "<html>Internal Server Error</html>").into_response(),
        Kind::Flapping => (StatusCode::SERVICE_UNAVAILABLE, "<html>Service Unavailable</html>").into_response(),
        Kind::ResetMidBody => broken(next.run(request).await, 2).await,
        Kind::CommitThenDrop => broken(next.run(request).await, usize::MAX).await,
        Kind::WrongJson => {
            let status = next.run(request).await.status();
            (status, "<!DOCTYPE html><title>Bảo trì</title>").into_response()
        }
    }
}

/// The answer with its length, of which only one part in `parts` is sent before the connection ends.
async fn broken(response: Response, parts: usize) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let sent = whole.slice(..whole.len() / parts);
    head.headers.insert(CONTENT_LENGTH, whole.len().max(2).into());
    let pieces: [Result<Bytes, io::Error>; 2] = [Ok(sent), Err(io::ErrorKind::ConnectionReset.into())];
    Response::from_parts(head, Body::from_stream(stream::iter(pieces)))
}
