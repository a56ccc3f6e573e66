//! What could not be passed on to the province: sent again, or recorded as settled.

use app::{
    pages::operator::outbox::{
        Attempt, Done, Letter, NOTE_MAX, Outbox, PATH, Problem, code_field, confirm_field, note_field,
    },
    text::outbox as words,
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::dossier::DossierCode;

use super::{
    super::{Fields, PageError, PageResult, render, see_other},
    SignedIn, moment,
};
use crate::{
    state::AppState,
    store::{DeadLetter, Resolution},
};

#[cfg(test)]
mod tests;

/// Most messages on the page; the oldest come first, so that the rest comes up as they are settled.
const SHOWN: u32 = 50;

/// `GET /he-thong/chuyen-tiep?xong=`.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, uri: Uri) -> PageResult {
    let done = match Fields::of_query(&uri).get("xong").as_str() {
        "gui-lai" => Some(Done::Retried),
        "da-xu-ly" => Some(Done::Resolved),
        _ => None,
    };
    page(&app, &signed_in, StatusCode::OK, done, None).await
}

/// `POST /he-thong/chuyen-tiep/{id}`.
pub async fn act(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let now = app.clock.now();
    let mut attempt = Attempt {
        id,
        note: fields.get_multiline(&note_field(id)).trim().to_owned(),
        code: fields.get(&code_field(id)),
        confirmed: fields.has(&confirm_field(id)),
        problem: Problem::Gone,
    };
    let what = fields.get("viec");
    let (official, name) = (&signed_in.official, signed_in.official.name());
    let done = match what.as_str() {
        "gui-lai" => {
            let revived = app.store.revive(id, now).await?;
            app.outbox_wake.notify_one();
            if revived { Ok(()) } else { Err(Problem::Gone) }
        }
        "da-xu-ly" => match resolution(&attempt) {
            Ok(code) => {
                let resolution = Resolution { code: code.as_ref(), by: official.name(), note: &attempt.note, at: now };
                match app.store.resolve(id, &resolution).await {
                    Ok(true) => Ok(()),
                    Ok(false) => Err(Problem::Gone),
                    Err(error) if error.is_taken_code() => Err(Problem::CodeTaken),
                    Err(error) => return Err(error.into()),
                }
            }
            Err(problem) => Err(problem),
        },
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(()) => {
            tracing::info!(outbox_id = id, official = name, what, "a dead message was settled");
            // What stood behind it may go now.
            app.outbox_wake.notify_one();
            Ok(see_other(&format!("{PATH}?xong={what}")))
        }
        Err(problem) => {
            attempt.problem = problem;
            let status = if problem == Problem::Gone { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            page(&app, &signed_in, status, None, Some(attempt)).await
        }
    }
}

/// The code that was typed, if the rest is in order.
fn resolution(attempt: &Attempt) -> Result<Option<DossierCode>, Problem> {
    if attempt.note.is_empty() {
        return Err(Problem::NoteMissing);
    }
    if attempt.note.chars().count() > usize::from(NOTE_MAX) {
        return Err(Problem::NoteTooLong);
    }
    let code = match attempt.code.as_str() {
        "" => None,
        typed => Some(DossierCode::parse(typed).map_err(|_| Problem::CodeWrong)?),
    };
    if attempt.confirmed { Ok(code) } else { Err(Problem::NotConfirmed) }
}

async fn page(
    app: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    done: Option<Done>,
    attempt: Option<Attempt>,
) -> PageResult {
    let backlog = app.store.backlog().await?;
    let page = Outbox {
        official: signed_in.official.name().to_owned(),
        letters: app.store.dead_letters(SHOWN).await?.into_iter().map(letter).collect(),
        dead: backlog.dead,
        waiting: (backlog.waiting, backlog.oldest_since.map(moment)),
        done,
        attempt,
    };
    Ok(render(app, &signed_in.visitor, status, page).await)
}

fn letter(dead: DeadLetter) -> Letter {
    Letter {
        id: dead.id,
        reference: dead.reference.grouped(),
        kind: match dead.kind.as_str() {
            "filing" => words::FILING,
            "rating" => words::RATING,
            "supplement" => words::SUPPLEMENT,
            "withdrawal" => words::WITHDRAWAL,
            "draft-answer" => words::DRAFT_ANSWER,
            _ => words::UNREADABLE,
        },
        attempts: dead.attempts,
        since: moment(dead.since),
        error: dead.error,
    }
}
