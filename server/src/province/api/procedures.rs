//! `GET /procedures` and `GET /procedures/{code}`.

use axum::extract::{Path, State};

use super::{
    Api,
    document::{ListProblems, ReadProblems, UnknownProcedure},
    problem::{Kind, Problem},
    wire::{Procedure, ProcedureDetail, Procedures},
};
use crate::province::ProvinceError;

/// The list of procedures
///
/// Every procedure that the system knows, each code once, in the order of codes. Not paged.
#[utoipa::path(
    get,
    path = "/procedures",
    operation_id = "listProcedures",
    tag = "lists",
    responses((status = 200, description = "The list.", body = Procedures), ListProblems, ReadProblems),
)]
pub async fn list(State(api): State<Api>) -> Result<axum::Json<Procedures>, Problem> {
    let procedures = api.catalogue.procedures().await.map_err(unavailable)?;
    Ok(axum::Json(Procedures { procedures: procedures.into_iter().map(Procedure::from).collect() }))
}

/// One procedure
///
/// What the system knows of it, in words for citizens.
#[utoipa::path(
    get,
    path = "/procedures/{code}",
    operation_id = "readProcedure",
    tag = "lists",
    params(("code" = String, Path, description = "The procedure's code, as the list has it.", example = json!("1.004873"))),
    responses(
        (status = 200, description = "The procedure.", body = ProcedureDetail),
        UnknownProcedure,
        ListProblems,
        ReadProblems,
    ),
)]
pub async fn show(State(api): State<Api>, Path(code): Path<String>) -> Result<axum::Json<ProcedureDetail>, Problem> {
    let details = api.catalogue.procedure(&code).await.map_err(unavailable)?;
    details.map(|details| axum::Json(details.into())).ok_or_else(|| Problem::of(Kind::ProcedureNotFound))
}

fn unavailable(error: ProvinceError) -> Problem {
    tracing::error!(%error, "the list of procedures failed");
    Problem::of(Kind::Unavailable)
}
