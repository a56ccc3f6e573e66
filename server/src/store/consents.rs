//! What people agreed to: that three facts about them are compared with the population database.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::Result;

/// How long a consent is kept after it was given: two years, of which one may have a leap day. So long can it be asked
/// whether there was one (Luật Xử lý vi phạm hành chính 15/2012/QH13, Điều 6: the longest time for a sanction).
pub const CONSENT_DAYS: i64 = 731;

/// A consent. It holds neither name nor number of who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// 32 random hexadecimal digits.
    pub id: String,
    /// Id of the draft, or key of the form at the counter, in which it was given.
    pub given_for: String,
    /// Keyed hash of the personal number that was asked about.
    pub person: Vec<u8>,
    /// What for: id of the procedure.
    pub purpose: String,
    /// Version of the words that were agreed to.
    pub words: String,
    /// Where it was given.
    pub channel: Channel,
    /// When.
    pub given_at: OffsetDateTime,
    /// What came of it.
    pub outcome: Outcome,
    /// When it was taken back, if it was.
    pub withdrawn_at: Option<OffsetDateTime>,
}

/// Where a consent was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By the citizen, in the form.
    Online,
    /// At a counter, to the official with this account name.
    Counter(String),
}

/// What came of asking the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was about to be asked; nothing more is known.
    Asked,
    /// The three facts fit one person.
    Matched,
    /// They do not.
    Different,
    /// It did not answer in time.
    Unavailable,
}

/// Consents and what came of them.
#[async_trait]
pub trait Consents: Send + Sync {
    /// Records a consent, before anybody is asked.
    async fn record_consent(&self, consent: &Consent) -> Result<()>;
    /// Says what came of the consent with this id, the first time that it is said.
    async fn settle_consent(&self, id: &str, outcome: Outcome) -> Result<()>;
    /// The consent with this id is taken back; the first time stands.
    async fn withdraw_consent(&self, id: &str, at: OffsetDateTime) -> Result<()>;
    /// The consent with this id. [`Retention::expire`](super::Retention::expire) deletes it after [`CONSENT_DAYS`].
    async fn consent(&self, id: &str) -> Result<Option<Consent>>;
}

impl Channel {
    /// As it is stored: its kind, and the account name if there is one.
    pub(super) fn stored(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Online => ("online", None),
            Self::Counter(official) => ("counter", Some(official)),
        }
    }

    /// The channel of a row.
    pub(super) fn read(kind: &str, official: Option<String>) -> std::result::Result<Self, sqlx::Error> {
        match (kind, official) {
            ("online", None) => Ok(Self::Online),
            ("counter", Some(official)) => Ok(Self::Counter(official)),
            _ => Err(sqlx::Error::Decode(format!("channel of a consent {kind:?}").into())),
        }
    }
}

impl Outcome {
    /// As it is stored.
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Matched => "matched",
            Self::Different => "different",
            Self::Unavailable => "unavailable",
        }
    }

    /// The outcome of a row.
    pub(super) fn read(stored: &str) -> std::result::Result<Self, sqlx::Error> {
        [Self::Asked, Self::Matched, Self::Different, Self::Unavailable]
            .into_iter()
            .find(|outcome| outcome.stored() == stored)
            .ok_or_else(|| sqlx::Error::Decode(format!("outcome of a consent {stored:?}").into()))
    }
}
