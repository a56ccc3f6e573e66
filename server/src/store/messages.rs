//! Messages to citizens' phones: written once, sent once, and soon deleted.

use async_trait::async_trait;
use domain::phone::Phone;
use time::OffsetDateTime;

use super::Result;
use crate::notify::{Kind, Message};

/// How long a message is kept, sent or not.
pub const MESSAGE_HOURS: i64 = 24;

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage<'a> {
    /// Key by which a repetition is recognised, here and by who sends it.
    pub key: &'a str,
    /// To whom.
    pub to: &'a Phone,
    /// What.
    pub message: &'a Message,
    /// After that it serves nobody and is not sent any more.
    pub until: OffsetDateTime,
}

/// A message that a worker has leased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedMessage {
    /// Its number.
    pub id: i64,
    /// Key by which a repetition is recognised.
    pub key: String,
    /// To whom.
    pub to: Phone,
    /// What.
    pub message: Message,
    /// Tries so far, this one included; it only grows, so that who comes back late is known by it.
    pub tries: u32,
}

/// A message in the mailbox of the embedded notifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// To whom.
    pub to: Phone,
    /// Kind of it.
    pub kind: Kind,
    /// Words.
    pub words: String,
    /// When it would have been sent.
    pub at: OffsetDateTime,
}

/// The outbox of messages, and the mailbox of the embedded notifier.
#[async_trait]
pub trait Messages: Send + Sync {
    /// Keeps a message to be sent at once. A key that is known changes nothing.
    async fn post_message(&self, message: &NewMessage<'_>, now: OffsetDateTime) -> Result<()>;
    /// Leases the oldest message that is due until `lease_until`. What serves nobody any more is given up instead.
    async fn lease_message(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<LeasedMessage>>;
    /// It was sent: its words are cleared.
    async fn message_sent(&self, leased: &LeasedMessage) -> Result<()>;
    /// The try failed: again at `at`.
    async fn message_again(&self, leased: &LeasedMessage, at: OffsetDateTime) -> Result<()>;
    /// It will not be sent: its words are cleared.
    async fn message_given_up(&self, leased: &LeasedMessage) -> Result<()>;
    /// Keeps a message in the mailbox; the same key again changes nothing.
    async fn put_into_mailbox(&self, key: &str, to: &Phone, message: &Message, at: OffsetDateTime) -> Result<()>;
    /// The newest messages of the mailbox, the newest first, none of them older than [`MESSAGE_HOURS`].
    async fn mailbox(&self, most: u32, now: OffsetDateTime) -> Result<Vec<Posted>>;
}
