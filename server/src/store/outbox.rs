//! The outbox: written in the transaction that it belongs to, emptied by workers.

use async_trait::async_trait;
use domain::{dossier::DossierCode, reference::Reference};
use time::{Duration, OffsetDateTime};

use super::Result;
use crate::province::{Attachment, Filing, FollowUp, SubmittedRating};

/// What waits to go to the province.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A filing, with its idempotency key.
    Filing(Box<Filing>),
    /// A rating of the submission with this reference.
    Rating(Box<SubmittedRating>),
    /// What the citizen sent about the dossier later.
    FollowUp(Box<FollowUp>),
}

impl Message {
    /// Longest time that its files may need on their way.
    pub fn files_time(&self) -> std::time::Duration {
        match self {
            Self::Filing(filing) => filing.attachments.iter().map(Attachment::time).sum(),
            Self::Rating(_) => std::time::Duration::ZERO,
            Self::FollowUp(follow_up) => follow_up.files_time(),
        }
    }
}

/// A message that a worker has leased.
#[derive(Clone, Debug, PartialEq)]
pub struct Leased {
    /// Row in the outbox.
    pub id: i64,
    /// Number of this lease of the row. It only grows, so that who comes back late is known by it.
    pub lease: i64,
    /// Idempotency key towards the province.
    pub key: String,
    /// The submission it belongs to.
    pub reference: Reference,
    /// Tries so far, this one included.
    pub attempt: u32,
    /// What to hand over.
    pub message: Message,
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Messages that are still to be handed over.
    pub waiting: u64,
    /// When the oldest of them was written.
    pub oldest_since: Option<OffsetDateTime>,
    /// Messages that wait for a person.
    pub dead: u64,
}

/// A message that waits for a person. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// Row in the outbox.
    pub id: i64,
    /// The submission it belongs to.
    pub reference: Reference,
    /// `filing`, `rating`, `supplement`, `withdrawal`, `draft-answer`; something else only in a row that could not be read.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it was given up, in the province's words or ours.
    pub error: String,
    /// Since when.
    pub since: OffsetDateTime,
}

/// How a person settled a dead message by other means than this service.
#[derive(Clone, Copy, Debug)]
pub struct Resolution<'a> {
    /// The province's code, if the filing has one now.
    pub code: Option<&'a DossierCode>,
    /// Who settled it: the name of an account.
    pub by: &'a str,
    /// How.
    pub note: &'a str,
    /// When.
    pub at: OffsetDateTime,
}

/// Nothing waits longer than this, neither for its next try nor for a lease: an instant beyond it was written by a clock that
/// ran ahead, and counts as due.
pub const FARTHEST: Duration = Duration::seconds(2600);

/// The outbox.
///
/// Messages of one submission go in the order in which they were written, one at a time: a later one waits until every
/// earlier one is delivered or resolved, also behind a dead one. Messages of different submissions do not wait for each other.
///
/// A worker whose lease ran out may come back late. What it then says of a failure is ignored if somebody else has leased the
/// message since; what it says of a delivery always counts, for it has happened.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Leases the oldest message that is due at `now` and first of its submission, until `lease_until`. A message that cannot be
    /// read becomes dead, and the next one is taken.
    async fn lease(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<Leased>>;
    /// The worker is still at it: the lease lasts until `lease_until`, unless somebody else has leased the message since.
    async fn renew(&self, leased: &Leased, lease_until: OffsetDateTime) -> Result<()>;
    /// It was taken: keeps the province's code of a filing and closes the row, in one transaction. A code that another submission
    /// has already is an error ([`super::StoreError::is_taken_code`]).
    async fn delivered(&self, leased: &Leased, code: Option<&DossierCode>) -> Result<()>;
    /// The try failed: again at `at`.
    async fn retry_at(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()>;
    /// It was not tried: again at `at`, and this lease does not count as a try.
    async fn postpone(&self, leased: &Leased, at: OffsetDateTime) -> Result<()>;
    /// It will not succeed: kept for a person to look at. A filing's submission is marked dead.
    async fn give_up(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()>;
    /// How much waits.
    async fn backlog(&self) -> Result<Backlog>;
    /// Dead messages, those that died first first, at most `limit`.
    async fn dead_letters(&self, limit: u32) -> Result<Vec<DeadLetter>>;
    /// Dead → waiting, due at `now`, tries counted from 0, the submission's dead mark cleared. `false`: it is not dead.
    async fn revive(&self, id: i64, now: OffsetDateTime) -> Result<bool>;
    /// A person settled a dead message by other means: it goes nowhere any more, its payload is cleared, who and how is kept. With a
    /// code the submission goes on as if it had been delivered; without one its dead mark stays and it counts as ended at that time.
    /// `false`: it is not dead. A taken code is an error as in [`Outbox::delivered`].
    async fn resolve(&self, id: i64, resolution: &Resolution<'_>) -> Result<bool>;
}
