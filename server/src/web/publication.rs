//! Published results per agency.

use app::pages::publication::{Agency, Ended, Publication, Rated};
use axum::{extract::State, http::StatusCode};

use super::{PageResult, Visitor, render};
use crate::{province::AgencyFigures, state::AppState};

/// `GET /cong-khai`. Without the province the page stands, and says that the figures are missing.
pub async fn show(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    let agencies = match app.ports.statistics.by_agency().await {
        Ok(figures) => Some(figures.into_iter().map(publishable).collect()),
        Err(error) => {
            tracing::warn!(%error, "the province gave no figures");
            None
        }
    };
    Ok(render(&app, &visitor, StatusCode::OK, Publication { agencies }).await)
}

/// Small numbers stay behind here: the page never gets them.
fn publishable(figures: AgencyFigures) -> Agency {
    Agency {
        ended: Ended::publishable(figures.ended, figures.judged, figures.on_time),
        rated: Rated::publishable(figures.ratings, figures.mean_permille),
        name: figures.agency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cases_are_left_out_before_the_page() {
        let figures = AgencyFigures {
            agency: "UBND phường".into(),
            ended: 9,
            judged: 9,
            on_time: 8,
            ratings: 4,
            mean_permille: Some(900),
        };
        let agency = publishable(figures);
        assert!(agency.ended.is_some() && agency.rated.is_none());
    }
}
