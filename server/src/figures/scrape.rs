//! `/metrics` on a listener of its own, for the machines that watch; never under the address that citizens use.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::working_time::ANSWER_MINUTES;
use metrics::gauge;
use metrics_exporter_prometheus::PrometheusHandle;
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

use super::names;
use crate::{clock::VIETNAM, state::AppState, store::StoreError, web::health};

/// What the watching machine may ask.
pub fn router(app: &AppState, handle: PrometheusHandle) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .with_state((app.clone(), handle))
        .merge(Router::new().route("/readyz", get(health::ready)).with_state(app.clone()))
        .route("/healthz", get(health::alive))
}

async fn metrics(State((app, handle)): State<(AppState, PrometheusHandle)>) -> Response {
    let read = read_store(&app).await;
    gauge!(names::STORE_UP.name).set(if read.is_ok() { 1.0 } else { 0.0 });
    if let Err(error) = read {
        tracing::error!(%error, "the figures of the store could not be read");
    }
    handle.run_upkeep();
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    (StatusCode::OK, [(header::CONTENT_TYPE, kind)], handle.render()).into_response()
}

/// What is not counted as it happens but read when it is asked for: it holds over all replicas.
async fn read_store(app: &AppState) -> Result<(), StoreError> {
    let now = app.clock.now();
    let since = |at: OffsetDateTime| (now - at).as_seconds_f64().max(0.0);
    let backlog = app.store.backlog().await?;
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    let count = |count: u64| count as f64;
    gauge!(names::OUTBOX_WAITING.name).set(count(backlog.waiting));
    gauge!(names::OUTBOX_OLDEST.name).set(backlog.oldest_since.map_or(0.0, since));
    gauge!(names::OUTBOX_DEAD.name).set(count(backlog.dead));
    gauge!(names::UNANSWERED.name).set(count(app.store.unanswered(answer_was_due(app, now)).await?));
    if let Some(list) = app.follows() {
        // Never read to its end: as late as can be.
        let lag = app.store.caught_up_at(list).await?.map_or(f64::INFINITY, since);
        gauge!(names::FOLLOWER_LAG.name).set(lag);
    }
    Ok(())
}

/// What was sent until then should have had its answer by now: the latest such instant, to the minute.
pub fn answer_was_due(app: &AppState, now: OffsetDateTime) -> OffsetDateTime {
    let local = |at: OffsetDateTime| {
        let at = at.to_offset(VIETNAM);
        PrimitiveDateTime::new(at.date(), at.time())
    };
    let is_due = |sent: OffsetDateTime| app.calendar.add_working_minutes(local(sent), ANSWER_MINUTES).at < local(now);
    // The longest row of days off (Tết) and the 8 hours lie within 30 days.
    let (mut due, mut open) = (now - Duration::days(30), now);
    while open - due > Duration::MINUTE {
        let middle = due + (open - due) / 2;
        if is_due(middle) { due = middle } else { open = middle }
    }
    due
}

#[cfg(test)]
mod tests;
