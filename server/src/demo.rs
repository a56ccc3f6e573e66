//! `motcham serve --demo`: believable dossiers at the offices of the catalogue.

use crate::{
    province::embedded::demo::{self, DemoAgency},
    state::AppState,
};

/// Offices that have dossiers: enough to compare them, few enough that each has some.
const OFFICES: usize = 3;

/// Fills an empty embedded province; one that holds dossiers is left as it is.
///
/// # Errors
/// If the catalogue has no office or the province fails.
pub async fn fill(app: &AppState) -> anyhow::Result<()> {
    let agencies: Vec<_> = app
        .catalogue
        .offices
        .all()
        .iter()
        .take(OFFICES)
        .map(|office| DemoAgency { code: office.agency_code.clone(), name: office.name.clone() })
        .collect();
    let codes = demo::fill(&app.province, &agencies, app.clock.now()).await?;
    tracing::info!(dossiers = codes.len(), "demonstration filled");
    Ok(())
}
