//! How often something may be tried. Counters live in the store, so that they hold over replicas; none of these is keyed
//! by the address alone, for a whole district may sit behind one. The wall in memory keeps off machines.

use time::Duration;

use super::{PageError, Visitor, wall::Trial};
use crate::{
    state::AppState,
    store::{Outcome, TRY_DAYS},
};

/// Wrong lookups of one code in an hour, before the code opens only by QR.
pub const LOOKUPS_PER_CODE: u32 = 5;
/// Drafts that one browser begins in an hour.
const DRAFTS_PER_BROWSER: u32 = 60;
/// Submissions of one browser in an hour: a family's or a helper's, not a machine's.
const SUBMISSIONS_PER_BROWSER: u32 = 30;

/// Files that one browser announces in an hour: some dossiers of the most files each, with retries.
const UPLOADS_PER_BROWSER: u32 = 300;

/// Wrong comparisons with the population database about one person in a day: nobody finds a neighbour's birthday by trying.
pub const WRONG_FACTS_PER_PERSON: u32 = 5;
/// Wrong comparisons of one browser in an hour, whomever they are about.
pub const WRONG_FACTS_PER_BROWSER: u32 = 10;

const LOOKUP: &str = "lookup";
const FACTS_PERSON: &str = "facts-person";
const FACTS_BROWSER: &str = "facts-browser";

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

/// Counts a file that is about to arrive.
///
/// # Errors
/// [`PageError::TooMany`] past the limit.
pub async fn upload(app: &AppState, browser: &[u8]) -> Result<(), PageError> {
    within(app, "upload", browser, UPLOADS_PER_BROWSER).await
}

async fn within(app: &AppState, kind: &str, subject: &[u8], most: u32) -> Result<(), PageError> {
    if allow(app, kind, subject, most).await? { Ok(()) } else { Err(PageError::TooMany) }
}

/// Counts one try in this hour, if it is allowed.
async fn allow(app: &AppState, kind: &str, subject: &[u8], most: u32) -> Result<bool, PageError> {
    let now = app.clock.now();
    Ok(app.store.allow(kind, subject, now, now - Duration::HOUR, most).await?)
}

/// Counts a lookup and tells whether it may go on. It is counted before the digits are compared, so that a burst of
/// guesses gets no more tries than guesses one by one. `subject` is our reference, or the code of a dossier that is none
/// of ours; unknown ones count like known ones.
///
/// # Errors
/// If the store fails.
pub async fn may_look_up(app: &AppState, visitor: &Visitor, subject: &str) -> Result<bool, PageError> {
    if app.wall.stops(Trial::WrongLookup, visitor.address, app.clock.now()) {
        return Ok(false);
    }
    allow(app, LOOKUP, subject.as_bytes(), LOOKUPS_PER_CODE).await
}

/// The lookup was right: who knows the digits starts anew.
///
/// # Errors
/// If the store fails.
pub async fn looked_up(app: &AppState, subject: &str) -> Result<(), PageError> {
    Ok(app.store.forget_tries(LOOKUP, subject.as_bytes()).await?)
}

/// Nobody answered whether the lookup was right: it does not count, so that who tries again while the province is away
/// is not locked out when it comes back.
///
/// # Errors
/// If the store fails.
pub async fn lookup_unanswered(app: &AppState, subject: &str) -> Result<(), PageError> {
    Ok(app.store.take_back(LOOKUP, subject.as_bytes()).await?)
}

/// The lookup was wrong.
pub fn wrong_lookup(app: &AppState, visitor: &Visitor) {
    app.wall.count(Trial::WrongLookup, visitor.address, app.clock.now());
}

/// Counts a comparison with the population database and tells whether it may go on; like a lookup, it is counted before
/// anything is known. `person`: keyed hash of the number that is compared.
///
/// # Errors
/// If the store fails.
pub async fn may_compare(app: &AppState, visitor: &Visitor, browser: &[u8], person: &[u8]) -> Result<bool, PageError> {
    let now = app.clock.now();
    if app.wall.stops(Trial::WrongFacts, visitor.address, now) {
        return Ok(false);
    }
    if !allow(app, FACTS_BROWSER, browser, WRONG_FACTS_PER_BROWSER).await? {
        return Ok(false);
    }
    if app.store.allow(FACTS_PERSON, person, now, now - Duration::days(TRY_DAYS), WRONG_FACTS_PER_PERSON).await? {
        return Ok(true);
    }
    app.store.take_back(FACTS_BROWSER, browser).await?;
    Ok(false)
}

/// What came of the comparison. Only a wrong one goes on counting: who knows the facts of a person starts anew with that
/// person, but not with others.
///
/// # Errors
/// If the store fails.
pub async fn compared(
    app: &AppState,
    visitor: &Visitor,
    browser: &[u8],
    person: &[u8],
    outcome: Outcome,
) -> Result<(), PageError> {
    match outcome {
        Outcome::Different => {
            app.wall.count(Trial::WrongFacts, visitor.address, app.clock.now());
            return Ok(());
        }
        Outcome::Matched => app.store.forget_tries(FACTS_PERSON, person).await?,
        Outcome::Unavailable | Outcome::Asked => app.store.take_back(FACTS_PERSON, person).await?,
    }
    Ok(app.store.take_back(FACTS_BROWSER, browser).await?)
}
