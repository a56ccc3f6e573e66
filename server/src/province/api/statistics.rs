//! `GET /statistics/agencies`.

use axum::extract::State;

use super::{
    Api,
    document::{ListProblems, ReadProblems},
    problem::Problem,
    wire::{Agencies, AgencyStatistics},
};

/// Published figures
///
/// Of every agency that has a dossier, in the order of names.
#[utoipa::path(
    get,
    path = "/statistics/agencies",
    operation_id = "agencyStatistics",
    tag = "lists",
    responses((status = 200, description = "The figures.", body = Agencies), ListProblems, ReadProblems),
)]
pub async fn by_agency(State(api): State<Api>) -> Result<axum::Json<Agencies>, Problem> {
    let figures = api.province.figures().await?;
    Ok(axum::Json(Agencies { agencies: figures.into_iter().map(AgencyStatistics::from).collect() }))
}
