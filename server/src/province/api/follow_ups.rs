//! `POST /dossiers/{code}/follow-ups`.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::dossier::DossierCode;

use super::{
    Api,
    document::{UnknownDossier, WriteProblems},
    idempotency::Key,
    json::Json,
    problem::{self, Kind, Problem},
    wire::FollowUp,
};

/// Hand over what a citizen sends after the filing
///
/// A **supplement** answers the latest request for more: the dossier is at stage `supplement-required`, its files belong to it
/// from now on, and the clock of the agency runs again. A **withdrawal** ends the dossier at stage `withdrawn`; it is taken as
/// long as there is neither a result nor a refusal. A **draft-answer** says whether a draft among the dossier's `papers` may be issued as
/// it is; the dossier stays at its stage, and the draft tells the answer from now on. It is taken once, and if the citizen sent it in
/// time; otherwise it is refused as what the stage does not allow. If the stage does not allow it, also because another request came
/// meanwhile, 422 `stage-does-not-allow`.
///
/// **Idempotent by `Idempotency-Key`** as filings are. The files in `attachments` were sent before, each with
/// `PUT /filings/{key}/files/{fileId}` under the key of this follow-up.
#[utoipa::path(
    post,
    path = "/dossiers/{code}/follow-ups",
    operation_id = "followUp",
    tag = "filings",
    params(
        ("code" = String, Path, description = "The dossier's code.", example = json!("H36-261123-0001")),
        ("Idempotency-Key" = String, Header, description = "The follow-up's own key; see *Idempotency*.",
            min_length = 1, max_length = 255, example = json!("7d1e0a5c9b8f4e3d2c1b0a9f8e7d6c5b")),
    ),
    request_body(content = FollowUp, description = "What the citizen sends."),
    responses(
        (status = 204, description = "Taken, now or by an earlier request with this key."),
        WriteProblems,
        UnknownDossier,
    ),
)]
pub async fn take(
    State(api): State<Api>,
    Path(code): Path<String>,
    key: Key,
    Json(follow_up): Json<FollowUp>,
) -> Result<StatusCode, Problem> {
    let code = DossierCode::parse(&code).map_err(|_| Problem::of(Kind::DossierNotFound))?;
    let follow_up = follow_up.checked()?;
    let running = api.running.begin(&key)?;
    // On a task of its own: a client that goes away does not stop half of it.
    let (province, clock) = (api.province.clone(), api.clock.clone());
    let done = tokio::spawn(async move {
        let _running = running;
        province.follow_up_at(&key.0, &code, &follow_up, clock.now()).await
    });
    done.await.map_err(problem::broken)??;
    Ok(StatusCode::NO_CONTENT)
}
