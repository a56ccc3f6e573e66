//! The embedded province's operator, `/he-thong`: signing in, the work list, counter reception, and one dossier
//! at a time.

use domain::date;
use time::OffsetDateTime;

use super::PageError;
use crate::{
    clock::VIETNAM,
    province::{ProvinceError, embedded},
};

pub mod dossier;
pub mod files;
pub mod outbox;
mod paper_post;
pub mod papers;
pub mod password;
pub mod receipt_slip;
pub mod reception;
mod session;
pub mod sign_in;
#[cfg(test)]
mod tests;
pub mod work_list;

pub use session::{SessionEnded, SignedIn};

impl From<embedded::StoreError> for PageError {
    fn from(error: embedded::StoreError) -> Self {
        match error {
            embedded::StoreError::Busy => Self::TimedOut,
            error => ProvinceError::from(error).into(),
        }
    }
}

/// `HH:mm dd/MM/yyyy`.
fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(VIETNAM);
    format!("{:02}:{:02} {}", at.hour(), at.minute(), date::format(at.date()))
}

/// `dd/MM/yyyy`.
fn day(at: OffsetDateTime) -> String {
    date::format(at.to_offset(VIETNAM).date())
}
