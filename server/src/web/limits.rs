//! How often something may be tried. Counters live in the store, so that they hold over replicas; none of these is keyed
//! by the address alone, for a whole district may sit behind one. The wall in memory keeps off machines.

use domain::{draft_code::DraftCode, phone::Phone};
use time::Duration;

use super::{
    PageError, Visitor,
    wall::{Trial, network},
};
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
pub const UPLOADS_PER_BROWSER: u32 = 300;

/// Wrong comparisons with the population database about one person in a day: nobody finds a neighbour's birthday by trying.
pub const WRONG_FACTS_PER_PERSON: u32 = 5;
/// Wrong comparisons of one browser in an hour, whomever they are about.
pub const WRONG_FACTS_PER_BROWSER: u32 = 10;

/// Wrong tries with one code of a draft, and wrong tries of one browser, in a quarter of an hour.
pub const DRAFT_CODES: u32 = 5;
/// Wrong tries with codes of drafts from one address in an hour.
pub const DRAFT_CODES_PER_ADDRESS: u32 = 20;
/// Tries with one one-time code.
pub const ONE_TIME_TRIES: u32 = 5;
/// One-time codes that are sent to one phone in a quarter of an hour.
pub const ONE_TIME_SENDS: u32 = 3;
/// Codes that one browser makes for its drafts in an hour.
const CODES_MADE_PER_BROWSER: u32 = 20;
const QUARTER: Duration = Duration::minutes(15);

const DRAFT_CODE: &str = "draft-code";
const DRAFT_CODE_BROWSER: &str = "draft-code-browser";
const DRAFT_CODE_ADDRESS: &str = "draft-code-address";

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
    allow_in(app, kind, subject, most, Duration::HOUR).await
}

/// Counts one try in the time that ends now, if it is allowed. A kind has one such time.
async fn allow_in(app: &AppState, kind: &str, subject: &[u8], most: u32, within: Duration) -> Result<bool, PageError> {
    let now = app.clock.now();
    Ok(app.store.allow(kind, subject, now, now - within, most).await?)
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

/// Counts a code that a browser makes for one of its drafts, and tells whether it may.
///
/// # Errors
/// If the store fails.
pub async fn may_make_code(app: &AppState, browser: &[u8]) -> Result<bool, PageError> {
    allow(app, "draft-code-made", browser, CODES_MADE_PER_BROWSER).await
}

/// Counts a try with the code of a draft, and tells whether it may go on: counted before anything is known, by code, browser
/// and address. Codes that no draft has count like others.
///
/// # Errors
/// If the store fails.
pub async fn may_resume(app: &AppState, visitor: &Visitor, browser: &[u8], code: DraftCode) -> Result<bool, PageError> {
    let (address, code) = (address_subject(app, visitor), code_subject(app, code));
    if !allow(app, DRAFT_CODE_ADDRESS, &address, DRAFT_CODES_PER_ADDRESS).await? {
        return Ok(false);
    }
    // What is not allowed further on was no try for those before it.
    if !allow_in(app, DRAFT_CODE_BROWSER, browser, DRAFT_CODES, QUARTER).await? {
        app.store.take_back(DRAFT_CODE_ADDRESS, &address).await?;
        return Ok(false);
    }
    if !allow_in(app, DRAFT_CODE, &code, DRAFT_CODES, QUARTER).await? {
        app.store.take_back(DRAFT_CODE_ADDRESS, &address).await?;
        app.store.take_back(DRAFT_CODE_BROWSER, browser).await?;
        return Ok(false);
    }
    Ok(true)
}

/// Code and phone were right: who knows them starts anew with this code, and this try counts against nobody.
///
/// # Errors
/// If the store fails.
pub async fn resumed(app: &AppState, visitor: &Visitor, browser: &[u8], code: DraftCode) -> Result<(), PageError> {
    app.store.forget_tries(DRAFT_CODE, &code_subject(app, code)).await?;
    app.store.take_back(DRAFT_CODE_BROWSER, browser).await?;
    Ok(app.store.take_back(DRAFT_CODE_ADDRESS, &address_subject(app, visitor)).await?)
}

/// Counts a try with the one-time code that has this hash. A new code begins anew.
///
/// # Errors
/// If the store fails.
pub async fn may_try_one_time(app: &AppState, hash: &[u8]) -> Result<bool, PageError> {
    allow_in(app, "one-time", hash, ONE_TIME_TRIES, QUARTER).await
}

/// Counts a one-time code that is sent to this phone, and tells whether it may be.
///
/// # Errors
/// If the store fails.
pub async fn may_send_one_time(app: &AppState, visitor: &Visitor, phone: &Phone) -> Result<bool, PageError> {
    let now = app.clock.now();
    if app.wall.stops(Trial::OneTimeCode, visitor.address, now) {
        return Ok(false);
    }
    let subject = app.keys.counted("phone", phone.as_str());
    let may = allow_in(app, "one-time-sent", &subject, ONE_TIME_SENDS, QUARTER).await?;
    if may {
        app.wall.count(Trial::OneTimeCode, visitor.address, now);
    }
    Ok(may)
}

fn address_subject(app: &AppState, visitor: &Visitor) -> Vec<u8> {
    app.keys.counted("address", &network(visitor.address).to_string())
}

fn code_subject(app: &AppState, code: DraftCode) -> Vec<u8> {
    app.keys.counted("draft code", &code.to_string())
}
