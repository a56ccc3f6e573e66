//! For the machines that watch the service.

use axum::{extract::State, http::StatusCode};

use crate::state::AppState;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// `GET /readyz`: the store answers, so citizens can be served. The province need not: filings wait for it.
pub async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.store.backlog().await {
        Ok(_) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer")
        }
    }
}
