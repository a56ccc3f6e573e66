//! The control port: makes the exchange fail, fills it and looks into it.

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Fault,
    state::{Exchange, Expiry, Record},
};

/// The control.
pub fn router(exchange: Exchange) -> Router {
    Router::new()
        .route("/fault", post(fail))
        .route("/heal", post(heal))
        .route("/refuse", post(refuse))
        .route("/expire", post(expire))
        .route("/subjects", post(subjects))
        .route("/dossiers", get(dossiers).post(seed))
        .route("/questions", get(questions))
        .route("/calls", get(calls))
        .with_state(exchange)
}

async fn fail(State(exchange): State<Exchange>, Json(fault): Json<Fault>) {
    exchange.fail(fault);
}

async fn heal(State(exchange): State<Exchange>) {
    exchange.heal();
}

/// A dossier that is refused.
#[derive(Deserialize)]
struct Refused {
    dossier: String,
    code: i64,
    message: String,
}

async fn refuse(State(exchange): State<Exchange>, Json(refused): Json<Refused>) {
    exchange.refuse(&refused.dossier, refused.code, &refused.message);
}

async fn expire(State(exchange): State<Exchange>, Json(expiry): Json<Expiry>) {
    exchange.expire_sessions(expiry);
}

/// How `LoaiDoiTuong` is numbered.
#[derive(Deserialize)]
struct Subjects {
    from_zero: bool,
}

async fn subjects(State(exchange): State<Exchange>, Json(subjects): Json<Subjects>) {
    exchange.number_subjects_from_zero(subjects.from_zero);
}

async fn seed(State(exchange): State<Exchange>, Json(record): Json<Record>) -> Result<(), (StatusCode, String)> {
    exchange.seed(record).map_err(|why| (StatusCode::UNPROCESSABLE_ENTITY, why))
}

/// Everything reported, with the steps as they came.
async fn dossiers(State(exchange): State<Exchange>) -> Json<Value> {
    let all = exchange.dossiers().into_iter().map(|(code, record)| {
        let steps = exchange.steps(&code);
        json!({ "dossier": record, "steps": steps })
    });
    Json(all.collect())
}

async fn questions(State(exchange): State<Exchange>) -> Json<Value> {
    Json(json!(exchange.asked()))
}

async fn calls(State(exchange): State<Exchange>) -> Json<Value> {
    Json(json!(exchange.calls()))
}
