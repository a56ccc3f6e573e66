//! A dossier is taken back.

use app::{
    components::html::fill,
    pages::follow_ups::withdrawal::{REASON_MAX, Withdrawal, fields},
    text::follow_ups as words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::{not_now, open, write};
use crate::{
    province::{self, FollowUp, FollowUpKind},
    state::AppState,
    store::NewFollowUp,
    web::{Fields, PageResult, Visitor, limits, render},
};

/// `GET /ho-so/{reference}/rut`.
pub async fn ask(State(app): State<AppState>, visitor: Visitor, Path(reference): Path<String>) -> PageResult {
    let open = match open(&app, &visitor, &reference, FollowUpKind::Withdrawal).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let procedure = open.submission.filing.procedure_name;
    let page = Withdrawal { reference, procedure, ..Withdrawal::default() };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /ho-so/{reference}/rut`: sent once, however often the button is pressed.
pub async fn withdraw(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    posted: Fields,
) -> PageResult {
    let open = match open(&app, &visitor, &reference, FollowUpKind::Withdrawal).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let reason = posted.get_multiline(fields::REASON);
    let confirmed = posted.get(fields::CONFIRM) == fields::YES;
    let too_long = reason.chars().count() > usize::from(REASON_MAX);
    if !confirmed || too_long {
        let page = Withdrawal {
            reference,
            procedure: open.submission.filing.procedure_name,
            reason,
            reason_error: too_long.then(|| fill(words::REASON_TOO_LONG, visitor.lang, &[&REASON_MAX.to_string()])),
            confirmed,
            not_confirmed: !confirmed,
        };
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    }
    limits::submit(&app, &open.browser).await?;
    // One that was settled by hand may be followed by another.
    let earlier = app.store.follow_ups(open.reference).await?.len();
    let key = format!("withdrawal:{}:{}", open.reference, earlier + 1);
    let follow_up =
        FollowUp::Withdrawal(province::Withdrawal { sent_at: app.clock.now(), reason: reason.trim().to_owned() });
    let new = NewFollowUp { reference: open.reference, key: &key, draft: None, follow_up: &follow_up };
    Ok(write(&app, new).await?.unwrap_or_else(|| not_now(open.reference)))
}
