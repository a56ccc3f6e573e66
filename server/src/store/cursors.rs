//! How far the province's list of changes has been followed. One follower at a time, whichever replica it runs in.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::Result;
use crate::province::Cursor;

/// The right to follow a list, until the lease runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Number of the lease. It only grows, so that who comes back late is known by it.
    pub lease: i64,
    /// Where to go on; `None`: from the beginning.
    pub cursor: Option<Cursor>,
}

/// How far a follower has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Where to go on; `None`: from the beginning.
    pub cursor: Option<&'a Cursor>,
    /// When the read began that came to the list's end; `None`: more waits, or it has to begin again.
    pub caught_up_at: Option<OffsetDateTime>,
    /// How long the lease lasts from now on.
    pub lease_until: OffsetDateTime,
}

/// Cursors by name; a name stands for one list of one system.
#[async_trait]
pub trait Cursors: Send + Sync {
    /// Takes the list with this name until `until`. `None`: somebody else has it.
    async fn take_cursor(&self, name: &str, now: OffsetDateTime, until: OffsetDateTime) -> Result<Option<Taken>>;
    /// Keeps how far the holder has come and lengthens the lease. `false`: somebody else has taken the list since, and nothing is
    /// kept. What was known before of being caught up stays if this progress says nothing of it.
    async fn advance(&self, name: &str, lease: i64, progress: &Progress<'_>) -> Result<bool>;
    /// When a read began that came to the list's end, the last one: what is kept of the list's dossiers was true at that time.
    async fn caught_up_at(&self, name: &str) -> Result<Option<OffsetDateTime>>;
}
