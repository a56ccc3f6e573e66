//! A draft of the same procedure is here already: asked once whether it may go.

use app::pages::drafts::{ONE_TIME, replace::Replace};
use axum::{extract::State, http::StatusCode};
use domain::date;

use super::{OVER, make_move, one_time::pending};
use crate::{
    state::AppState,
    web::{PageResult, Visitor, render, see_other, submission},
};

/// `GET /lam-tiep/thay`.
pub async fn ask(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    let Some((browser, pending)) = pending(&app, &visitor).await?.filter(|(_, pending)| pending.proven) else {
        return Ok(see_other(OVER));
    };
    let Some(draft) = app.store.draft(&browser, &pending.procedure, app.clock.now()).await? else {
        // Nothing would be lost any more: the code is given once more and the draft comes.
        return Ok(see_other(ONE_TIME));
    };
    let (procedure, _) = submission::fileable(&app, &pending.procedure)?;
    let at = draft.saved_at;
    let page = Replace {
        subject: submission::subject(procedure),
        saved: format!("{:02}:{:02}, {}", at.hour(), at.minute(), date::format(at.date())),
    };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /lam-tiep/thay`: it may go.
pub async fn replace(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    match pending(&app, &visitor).await? {
        Some((browser, _)) => make_move(&app, &browser, true).await,
        None => Ok(see_other(OVER)),
    }
}
