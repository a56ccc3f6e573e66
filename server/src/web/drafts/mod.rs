//! Drafts that are left and gone on with: here, or on another device by code, phone and one-time code.

use axum::response::Response;

use super::{PageError, see_other};
use crate::{state::AppState, store::Moved};

pub mod keep;
pub mod leave;
pub mod one_time;
pub mod replace;
pub mod resume;
#[cfg(test)]
mod tests;

/// Where a citizen goes whose move is over.
const OVER: &str = "/lam-tiep?het=1";

/// Makes the proven move of this browser and leads on: to the first page of the draft that cannot stand yet, to the question
/// whether another draft may go, or to the beginning.
async fn make_move(app: &AppState, browser: &[u8], replace: bool) -> Result<Response, PageError> {
    Ok(match app.store.move_draft(browser, replace, app.clock.now()).await? {
        Moved::Done(procedure) => see_other(&format!("/nop-ho-so/{procedure}/kiem-tra")),
        Moved::WouldReplace => see_other(app::pages::drafts::REPLACE),
        Moved::Gone => see_other(OVER),
    })
}
