//! `POST /ratings`.

use axum::{extract::State, http::StatusCode};

use super::{
    Api,
    document::WriteProblems,
    idempotency::Key,
    json::Json,
    problem::{self, Problem},
    wire::Rating,
};

/// Hand a rating over
///
/// Keeps the rating of a dossier that ended with a result or a refusal. There is one rating a dossier: a later one (by
/// `ratedAt`) replaces it, an earlier one that arrives late changes nothing and is answered like any other.
///
/// **Idempotent by `Idempotency-Key`.** The key is kept for at least 24 hours (here: 30 days). After that the request
/// counts as a new one, which has no further effect: `ratedAt` decides.
///
/// Nothing is saved if the rating is refused (4xx): the key is unused then.
#[utoipa::path(
    post,
    path = "/ratings",
    operation_id = "rateDossier",
    tag = "ratings",
    params(
        ("Idempotency-Key" = String, Header, description = "The rating's own key; see *Idempotency*. A changed rating has a new key.",
            min_length = 1, max_length = 255, example = json!("rating:1234567897:2")),
    ),
    request_body(content = Rating, description = "The rating."),
    responses((status = 204, description = "Kept, now or by an earlier request with this key."), WriteProblems),
)]
pub async fn rate(State(api): State<Api>, key: Key, Json(rating): Json<Rating>) -> Result<StatusCode, Problem> {
    let rating = rating.checked()?;
    let running = api.running.begin(&key)?;
    let (province, clock) = (api.province.clone(), api.clock.clone());
    let done = tokio::spawn(async move {
        let _running = running;
        province.rate_at(&key.0, &rating, clock.now()).await
    });
    done.await.map_err(problem::broken)??;
    Ok(StatusCode::NO_CONTENT)
}
