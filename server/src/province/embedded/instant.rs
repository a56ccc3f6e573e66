//! Instants as the database and the working calendar want them.

use domain::working_time::Deadline;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::StoreError;
use crate::clock::VIETNAM;

/// Unix seconds, as stored.
pub fn seconds(at: OffsetDateTime) -> i64 {
    at.unix_timestamp()
}

/// The stored instant, in Vietnam's offset.
pub fn from_seconds(seconds: i64) -> Result<OffsetDateTime, StoreError> {
    OffsetDateTime::from_unix_timestamp(seconds)
        .map(|at| at.to_offset(VIETNAM))
        .map_err(|_| StoreError::Unreadable("instant"))
}

/// The stored instant, if there is one.
pub fn from_seconds_option(seconds: Option<i64>) -> Result<Option<OffsetDateTime>, StoreError> {
    seconds.map(from_seconds).transpose()
}

/// Vietnam's wall clock at this instant.
pub fn local(at: OffsetDateTime) -> PrimitiveDateTime {
    let at = at.to_offset(VIETNAM);
    PrimitiveDateTime::new(at.date(), at.time())
}

/// The instant of a deadline.
pub fn of(deadline: Deadline) -> OffsetDateTime {
    deadline.at.assume_offset(VIETNAM)
}
