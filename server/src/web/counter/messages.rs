//! What the embedded notifier keeps in place of sending it.

use app::pages::counter::messages::{Messages, Row};
use axum::{extract::State, http::StatusCode};
use domain::date;

use crate::{
    config::NotifyBy,
    state::AppState,
    store::MESSAGE_HOURS,
    web::{PageResult, operator::SignedIn, render},
};

#[cfg(test)]
mod tests;

/// Most messages on the page; the newest come first.
const SHOWN: u32 = 100;

/// `GET /quay/hop-thu`.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> PageResult {
    let rows = match app.options.notify.notify {
        NotifyBy::Embedded => Some(app.store.mailbox(SHOWN, app.clock.now()).await?),
        NotifyBy::Http => None,
    };
    let row = |posted: crate::store::Posted| Row {
        at: format!("{:02}:{:02} {}", posted.at.hour(), posted.at.minute(), date::format(posted.at.date())),
        phone: posted.to.to_string(),
        words: posted.words,
    };
    let page = Messages { rows: rows.map(|rows| rows.into_iter().map(row).collect()), hours: MESSAGE_HOURS };
    Ok(render(&app, &signed_in.visitor, StatusCode::OK, page).await)
}
