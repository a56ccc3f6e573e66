//! How often something may be tried. Counters live in the store, so that they hold over replicas; none of these is keyed
//! by the address alone, for a whole district may sit behind one. The wall in memory keeps off machines.

use domain::scan::Scanned;
use time::Duration;

use super::{PageError, Visitor, wall::Trial};
use crate::state::AppState;

/// Wrong lookups of one code in an hour, before the code opens only by QR.
pub const LOOKUPS_PER_CODE: u32 = 5;
/// Drafts that one browser begins in an hour.
const DRAFTS_PER_BROWSER: u32 = 60;
/// Submissions of one browser in an hour: a family's or a helper's, not a machine's.
const SUBMISSIONS_PER_BROWSER: u32 = 30;

const HOUR: Duration = Duration::HOUR;

/// Counts a draft.
///
/// # Errors
/// [`PageError::TooMany`] past the limit.
pub async fn begin_draft(app: &AppState, visitor: &Visitor, browser: &[u8]) -> Result<(), PageError> {
    // A machine without cookies is a new browser each time.
    let now = app.clock.now();
    if app.wall.stops(Trial::Draft, visitor.address, now) {
        return Err(PageError::TooMany);
    }
    app.wall.count(Trial::Draft, visitor.address, now);
    within(app, "draft", browser, DRAFTS_PER_BROWSER).await
}

/// Counts a submission.
///
/// # Errors
/// [`PageError::TooMany`] past the limit.
pub async fn submit(app: &AppState, browser: &[u8]) -> Result<(), PageError> {
    within(app, "submit", browser, SUBMISSIONS_PER_BROWSER).await
}

async fn within(app: &AppState, kind: &str, subject: &[u8], most: u32) -> Result<(), PageError> {
    let now = app.clock.now();
    let counted = app.store.count(kind, subject, now, now - HOUR).await?;
    if counted > most { Err(PageError::TooMany) } else { Ok(()) }
}

/// Whether a code has been tried wrongly too often, or too many codes from one address. Unknown codes count like known
/// ones.
///
/// # Errors
/// If the store fails.
pub async fn lookup_is_locked(app: &AppState, visitor: &Visitor, code: &Scanned) -> Result<bool, PageError> {
    let now = app.clock.now();
    if app.wall.stops(Trial::WrongLookup, visitor.address, now) {
        return Ok(true);
    }
    let counted = app.store.counted("lookup", subject(code).as_bytes(), now - HOUR).await?;
    Ok(counted >= LOOKUPS_PER_CODE)
}

/// Counts a wrong lookup.
///
/// # Errors
/// If the store fails.
pub async fn wrong_lookup(app: &AppState, visitor: &Visitor, code: &Scanned) -> Result<(), PageError> {
    let now = app.clock.now();
    app.wall.count(Trial::WrongLookup, visitor.address, now);
    app.store.count("lookup", subject(code).as_bytes(), now, now - HOUR).await?;
    Ok(())
}

fn subject(code: &Scanned) -> String {
    match code {
        Scanned::Reference(reference) => reference.to_string(),
        Scanned::DossierCode(code) => code.to_string(),
        Scanned::Qr { reference, .. } => reference.to_string(),
        Scanned::Nothing => String::new(),
    }
}
