//! The control port: makes the database fail, and looks into it.

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};

use super::{
    Fault,
    state::{Call, Population},
};

/// The control.
pub fn router(population: Population) -> Router {
    Router::new()
        .route("/fault", post(fail))
        .route("/heal", post(heal))
        .route("/calls", get(calls))
        .with_state(population)
}

async fn fail(State(population): State<Population>, Json(fault): Json<Fault>) {
    population.fail(fault);
}

async fn heal(State(population): State<Population>) {
    population.heal();
}

async fn calls(State(population): State<Population>) -> Json<Vec<Call>> {
    Json(population.calls())
}
