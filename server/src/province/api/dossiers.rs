//! `GET /dossiers/{code}` and `POST /dossiers/{code}/lookup`.

use axum::extract::{Path, State};
use domain::dossier::DossierCode;

use super::{
    Api,
    document::{ReadProblems, UnknownDossier},
    json::Json,
    problem::{Kind, Problem},
    wire::{Dossier, Lookup},
};
use crate::province::Proof;

/// A dossier as it stands
///
/// For the service itself, which handed the dossier over or has seen a proof before. A citizen's proof goes to `lookup`.
/// Any dossier of the province can be read, also one that was taken in on paper.
#[utoipa::path(
    get,
    path = "/dossiers/{code}",
    operation_id = "readDossier",
    tag = "dossiers",
    params(("code" = String, Path, description = "The dossier code, as it was given.", example = json!("H36-261123-0001"))),
    responses(
        (status = 200, description = "The dossier.", body = Dossier),
        UnknownDossier,
        ReadProblems,
    ),
)]
pub async fn show(State(api): State<Api>, Path(code): Path<String>) -> Result<axum::Json<Dossier>, Problem> {
    let code = DossierCode::parse(&code).map_err(|_| not_found())?;
    let view = api.province.view(&code, Proof::Service).await?;
    view.map(|view| axum::Json(view.into())).ok_or_else(not_found)
}

/// A dossier for who has a proof
///
/// What the citizen typed goes in the body, never in an address, where logs would keep it. It changes nothing, so it needs
/// no `Idempotency-Key` and a token that only reads may call it. A wrong proof and an unknown code are answered alike.
///
/// At most 20 wrong proofs an hour are answered for a code, whether it exists or not; then 429, also for the right one.
#[utoipa::path(
    post,
    path = "/dossiers/{code}/lookup",
    operation_id = "lookUpDossier",
    tag = "dossiers",
    params(("code" = String, Path, description = "The dossier code, as the citizen typed it.", example = json!("H36-261123-0001"))),
    request_body(content = Lookup, description = "The proof."),
    responses(
        (status = 200, description = "The dossier.", body = Dossier),
        UnknownDossier,
        super::document::BodyProblems,
        ReadProblems,
    ),
)]
pub async fn look_up(
    State(api): State<Api>,
    Path(code): Path<String>,
    Json(lookup): Json<Lookup>,
) -> Result<axum::Json<Dossier>, Problem> {
    if lookup.proof.chars().count() > 200 {
        return Err(Problem::field("proof", "it has more than 200 characters"));
    }
    let code = DossierCode::parse(&code).map_err(|_| not_found())?;
    let now = api.clock.now();
    if api.guesses.stops(&code, now) {
        return Err(Problem::of(Kind::TooMany));
    }
    let Some(view) = api.province.view(&code, Proof::Typed(&lookup.proof)).await? else {
        api.guesses.count(&code, now);
        return Err(not_found());
    };
    Ok(axum::Json(view.into()))
}

fn not_found() -> Problem {
    Problem::of(Kind::DossierNotFound)
}
