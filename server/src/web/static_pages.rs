//! Pages that say the same every day: accessibility statement, privacy notice, gallery.

use app::pages::gallery::Gallery;
use axum::{extract::State, http::StatusCode};

use super::{PageError, PageResult, Visitor, render};
use crate::state::AppState;

/// `GET /tro-nang`.
pub async fn accessibility(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    let page = app.fragments.pages(&app.catalogue, &app.options.help_phone, visitor.look()).accessibility.clone();
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `GET /quyen-rieng-tu`.
pub async fn privacy(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    let page = app.fragments.pages(&app.catalogue, &app.options.help_phone, visitor.look()).privacy.clone();
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `GET /_mau`, off unless asked for.
pub async fn gallery(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    if !app.options.gallery {
        return Err(PageError::NotFound);
    }
    Ok(render(&app, &visitor, StatusCode::OK, Gallery).await)
}
