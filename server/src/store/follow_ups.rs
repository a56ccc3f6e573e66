//! What citizens send about a dossier after the filing: each is a message in the outbox, and is shown from there.

use async_trait::async_trait;
use domain::reference::Reference;
use time::OffsetDateTime;

use super::{BrowserHash, Result};
use crate::province::{FollowUp, FollowUpKind};

/// A follow-up, to be written with its message.
#[derive(Clone, Copy, Debug)]
pub struct NewFollowUp<'a> {
    /// The submission that it belongs to.
    pub reference: Reference,
    /// Idempotency key: the same again is the same follow-up. That of a draft is its id.
    pub key: &'a str,
    /// The draft that it was made of, and its revision; it goes in the same transaction.
    pub draft: Option<(&'a BrowserHash, u32)>,
    /// What goes to the province.
    pub follow_up: &'a FollowUp,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowedUp {
    /// Written now, or earlier with the same key.
    Done,
    /// Another one of this submission has not arrived at the province yet: nothing was written.
    UnderWay,
    /// The draft, or a file of it, is gone or was changed since it was read: nothing was written.
    DraftChanged,
}

/// How far a follow-up is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It waits to go to the province.
    Waiting,
    /// The province has it.
    Delivered,
    /// The province did not take it: a person has to look.
    Dead,
    /// A person settled it by other means.
    Settled,
}

/// A follow-up as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentFollowUp {
    /// What was sent.
    pub kind: FollowUpKind,
    /// When.
    pub sent_at: OffsetDateTime,
    /// How far it is.
    pub progress: Progress,
}

/// What citizens sent after the filing.
#[async_trait]
pub trait FollowUps: Send + Sync {
    /// Writes its outbox row, takes its draft away and gives the submission its files, in one transaction. Of racing ones one
    /// is written.
    async fn follow_up(&self, new: NewFollowUp<'_>) -> Result<FollowedUp>;
    /// All of a submission, oldest first.
    async fn follow_ups(&self, reference: Reference) -> Result<Vec<SentFollowUp>>;
}

impl Progress {
    /// As the outbox row says.
    pub(super) fn read(status: &str, settled: bool) -> std::result::Result<Self, sqlx::Error> {
        match (status, settled) {
            ("waiting", _) => Ok(Self::Waiting),
            ("dead", _) => Ok(Self::Dead),
            ("delivered", false) => Ok(Self::Delivered),
            ("delivered", true) => Ok(Self::Settled),
            (other, _) => Err(sqlx::Error::Decode(format!("outbox status {other:?}").into())),
        }
    }
}

/// The kind of an outbox row.
pub(super) fn kind(stored: &str) -> std::result::Result<FollowUpKind, sqlx::Error> {
    FollowUpKind::from_slug(stored).ok_or_else(|| sqlx::Error::Decode(format!("follow-up {stored:?}").into()))
}
