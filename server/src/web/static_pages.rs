//! Pages that say the same every day: accessibility statement, privacy notice, gallery.

use app::pages::{
    accessibility::Accessibility,
    gallery::Gallery,
    privacy::{self, Privacy},
};
use axum::{extract::State, http::StatusCode};

use super::{PageError, PageResult, Visitor, language::LANGUAGE_DAYS, public_pages::Wanted, render};
use crate::{
    state::AppState,
    store::{CONSENT_DAYS, DRAFT_DAYS, ENDED_DAYS, GRANT_DAYS, MESSAGE_HOURS},
};

/// `GET /tro-nang`.
pub async fn accessibility(State(app): State<AppState>, visitor: Visitor, wanted: Wanted) -> PageResult {
    let page = || Accessibility::new(&app.options.help_phone, visitor.look());
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// `GET /quyen-rieng-tu`.
pub async fn privacy(State(app): State<AppState>, visitor: Visitor, wanted: Wanted) -> PageResult {
    let days = |number: i64| u32::try_from(number).unwrap_or_default();
    let model = privacy::Model {
        draft_days: days(DRAFT_DAYS),
        message_hours: days(MESSAGE_HOURS),
        access_days: days(GRANT_DAYS),
        ended_days: days(ENDED_DAYS),
        consent_days: app.ports.people.is_some().then(|| days(CONSENT_DAYS)),
        language_days: LANGUAGE_DAYS,
        help_phone: &app.options.help_phone,
    };
    let page = || Privacy::new(&model, visitor.look());
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// `GET /_mau`, off unless asked for.
pub async fn gallery(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    if !app.options.gallery {
        return Err(PageError::NotFound);
    }
    Ok(render(&app, &visitor, StatusCode::OK, Gallery).await)
}
