//! How values are written into rows, the same for every backend.

use domain::{dossier::DossierCode, phone::Phone, reference::Reference};
use time::{Duration, OffsetDateTime};

use super::{DRAFT_DAYS, Grant, Message};
use crate::{clock::VIETNAM, notify::Kind};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Instant as it is stored: Unix milliseconds.
pub fn to_millis(at: OffsetDateTime) -> i64 {
    at.unix_timestamp() * 1000 + i64::from(at.millisecond())
}

/// The instant of a row, in Vietnam's time.
pub fn from_millis(millis: i64) -> Result<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .map(|at| at.to_offset(VIETNAM))
        .map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A value that is kept whole.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// A value that was kept whole.
pub fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// The reference of a row.
pub fn to_reference(text: &str) -> Result<Reference> {
    Reference::parse(text).map_err(|error| sqlx::Error::Decode(format!("{error:?}").into()))
}

/// The code of a row.
pub fn to_code(text: &str) -> Result<DossierCode> {
    DossierCode::issued(text).map_err(|error| sqlx::Error::Decode(format!("{error:?}").into()))
}

/// The phone of a row.
pub fn to_phone(text: &str) -> Result<Phone> {
    Phone::parse(text).map_err(|error| sqlx::Error::Decode(error.to_string().into()))
}

/// The kind of a message's row.
pub fn to_kind(text: &str) -> Result<Kind> {
    Kind::parse(text).ok_or_else(|| sqlx::Error::Decode(format!("kind of message {text:?}").into()))
}

/// A grant as it is stored: more lets see more.
pub fn level(grant: Grant) -> i64 {
    match grant {
        Grant::Stage => 1,
        Grant::Full => 2,
    }
}

/// The grant of a row.
pub fn to_grant(stored: i64) -> Grant {
    if stored == level(Grant::Full) { Grant::Full } else { Grant::Stage }
}

/// Drafts saved then or before have expired.
pub fn oldest_draft(now: OffsetDateTime) -> i64 {
    to_millis(now - Duration::days(DRAFT_DAYS))
}

/// The message of an outbox row.
pub fn to_message(kind: &str, payload: &str) -> Result<Message> {
    Ok(match kind {
        "filing" => Message::Filing(from_json(payload)?),
        "rating" => Message::Rating(from_json(payload)?),
        "supplement" | "withdrawal" | "draft-answer" => Message::FollowUp(from_json(payload)?),
        other => return Err(sqlx::Error::Decode(format!("outbox kind {other:?}").into())),
    })
}

/// Idempotency key of a rating towards the province: a changed rating is a new message.
pub fn rating_key(reference: Reference, version: i64) -> String {
    format!("rating:{reference}:{version}")
}

/// A size as it is stored.
pub fn signed(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// A size of a row.
pub fn unsigned(stored: i64) -> Result<u64> {
    u64::try_from(stored).map_err(|error| sqlx::Error::Decode(error.into()))
}
