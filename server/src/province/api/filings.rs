//! `POST /filings`.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    Api, BASE,
    document::WriteProblems,
    idempotency::Key,
    json::Json,
    problem::Problem,
    wire::{Filing, Registered},
};

/// Hand a filing over
///
/// Registers the filing and numbers it. The dossier is then at stage `registered`; the agency has 8 working hours from
/// `submittedAt` to receive or refuse it.
///
/// **Idempotent by `Idempotency-Key`**, for as long as the system holds the dossier: the same key with the same body
/// gives the same status and body again, at any time, also after a restart, and makes no second dossier.
///
/// The files in `attachments` were sent before, each with `PUT /filings/{key}/files/{fileId}` under the same key; else 422
/// `file-missing`.
///
/// Nothing is saved if the filing is refused (4xx): the key is unused then.
#[utoipa::path(
    post,
    path = "/filings",
    operation_id = "fileDossier",
    tag = "filings",
    params(
        ("Idempotency-Key" = String, Header, description = "The filing's own key; see *Idempotency*.",
            min_length = 1, max_length = 255, example = json!("0f5e9c1a7b3d4e628f90a1b2c3d4e5f6")),
    ),
    request_body(content = Filing, description = "The filing."),
    responses(
        (status = 201, description = "Registered, now or by an earlier request with this key.", body = Registered,
            headers(("Location" = String, description = "Where the dossier can be read: `/dossiers/{code}`."))),
        WriteProblems,
    ),
)]
pub async fn file(State(api): State<Api>, key: Key, Json(filing): Json<Filing>) -> Result<Response, Problem> {
    let filing = filing.checked()?;
    let running = api.running.begin(&key)?;
    // On a task of its own: a client that goes away, or a time that runs out, does not stop half of it.
    let (province, clock) = (api.province.clone(), api.clock.clone());
    let done = tokio::spawn(async move {
        let _running = running;
        province.submit_at(&key.0, &filing, clock.now()).await
    });
    let dossier_code = done.await.map_err(super::problem::broken)??;
    let location = format!("{BASE}/dossiers/{dossier_code}");
    let body = axum::Json(Registered { dossier_code });
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], body).into_response())
}
