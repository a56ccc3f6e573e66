//! The control port: what a test does on the far side.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post, put},
};
use serde::Deserialize;

use super::{
    faults::Fault,
    held::Held,
    official::Act,
    state::{Habits, OpenCps, StoredResult},
};

/// The control paths.
pub fn router(state: Arc<OpenCps>) -> Router {
    Router::new()
        .route("/control/ready", get(async || "ready\n"))
        .route("/control/faults", post(add_fault).delete(clear_faults))
        .route("/control/habits", put(set_habits))
        .route("/control/keys", get(async |State(state): State<Arc<OpenCps>>| Json(state.keys())))
        .route("/control/calls", get(async |State(state): State<Arc<OpenCps>>| Json(state.calls())))
        .route("/control/dossiers", get(dossiers))
        .route("/control/dossiers/{no}/act", post(act))
        .route("/control/dossiers/{no}/answers", get(answers))
        .with_state(state)
}

/// Body of `POST /control/dossiers/{no}/act`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acted {
    action: Act,
    #[serde(default)]
    note: String,
    #[serde(default)]
    amount: Option<u64>,
}

async fn add_fault(State(state): State<Arc<OpenCps>>, Json(fault): Json<Fault>) -> StatusCode {
    state.add_fault(fault);
    StatusCode::NO_CONTENT
}

async fn clear_faults(State(state): State<Arc<OpenCps>>) -> StatusCode {
    state.clear_faults();
    StatusCode::NO_CONTENT
}

async fn set_habits(State(state): State<Arc<OpenCps>>, Json(habits): Json<Habits>) -> StatusCode {
    state.set_habits(habits);
    StatusCode::NO_CONTENT
}

async fn dossiers(State(state): State<Arc<OpenCps>>) -> Json<Vec<Held>> {
    Json(state.dossiers())
}

async fn act(
    State(state): State<Arc<OpenCps>>,
    Path(no): Path<String>,
    Json(acted): Json<Acted>,
) -> Result<StatusCode, (StatusCode, String)> {
    state
        .act(&no, acted.action, &acted.note, acted.amount)
        .map(|()| StatusCode::NO_CONTENT)
        .map_err(|error| (StatusCode::CONFLICT, error))
}

async fn answers(State(state): State<Arc<OpenCps>>, Path(no): Path<String>) -> Json<Vec<StoredResult>> {
    let dossier = state.dossiers().into_iter().find(|dossier| dossier.no == no || dossier.reference_uid == no);
    Json(dossier.map(|dossier| state.answers(dossier.id)).unwrap_or_default())
}
