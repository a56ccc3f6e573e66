//! Drafts that are carried to another device: by a code, a phone number, and a one-time code sent to it.

use async_trait::async_trait;
use domain::phone::Phone;
use time::OffsetDateTime;

use super::{BrowserHash, Result};

/// So many days before a draft expires its phone is told.
pub const REMIND_DAYS: i64 = 2;

/// A code for a draft, to be kept in place of the one before.
#[derive(Clone, Debug)]
pub struct NewCode<'a> {
    /// Keyed hash of the code.
    pub hash: &'a [u8],
    /// Number of the code among those of its draft.
    pub generation: u32,
    /// The phone that gets the one-time code.
    pub phone: &'a Phone,
    /// Tag of the language in which it is written to.
    pub lang: &'a str,
}

/// What became of a code that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKept {
    /// Kept.
    Done,
    /// Another draft has it: draw another one.
    Taken,
    /// This browser has no such draft.
    Gone,
}

/// The code of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCode {
    /// Its keyed hash; `None` once it was used.
    pub hash: Option<Vec<u8>>,
    /// Its number among those of the draft.
    pub generation: u32,
    /// The phone.
    pub phone: Phone,
}

/// A draft that a code leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedDraft {
    /// Id of the draft.
    pub id: String,
    /// The phone that was given with the code.
    pub phone: Phone,
}

/// A move that waits for its one-time code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingMove {
    /// Id of the draft.
    pub draft: String,
    /// Procedure of the draft.
    pub procedure: String,
    /// The phone that the one-time code was sent to.
    pub phone: Phone,
    /// Keyed hash of the one-time code.
    pub hash: Vec<u8>,
    /// The code was given right: only the citizen's word is missing that another draft may be replaced.
    pub proven: bool,
}

/// What became of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The draft of this procedure is with this browser now, and with no other.
    Done(String),
    /// This browser has a draft of the same procedure, which would be lost. Nothing was changed.
    WouldReplace,
    /// Nothing to move: not proven, too late, or the draft was sent, deleted or moved by somebody else.
    Gone,
}

/// A draft that expires soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// Id of the draft.
    pub draft: String,
    /// The phone to tell.
    pub phone: Phone,
    /// Tag of the language.
    pub lang: String,
    /// Last change of the draft.
    pub saved_at: OffsetDateTime,
}

/// Codes of drafts, and the moves that they allow.
#[async_trait]
pub trait DraftCodes: Send + Sync {
    /// Keeps a code of the open draft with this id of this browser. What was begun with the code before ends.
    async fn keep_code(
        &self,
        browser: &BrowserHash,
        draft: &str,
        code: &NewCode<'_>,
        now: OffsetDateTime,
    ) -> Result<CodeKept>;
    /// The code of the draft with this id of this browser.
    async fn code_of(&self, browser: &BrowserHash, draft: &str) -> Result<Option<KeptCode>>;
    /// The open draft whose code has one of these hashes.
    async fn coded_draft(&self, hashes: &[Vec<u8>], now: OffsetDateTime) -> Result<Option<CodedDraft>>;
    /// A one-time code with this hash was made for moving the draft to this browser; in place of an earlier one.
    async fn begin_move(&self, browser: &BrowserHash, draft: &str, hash: &[u8], until: OffsetDateTime) -> Result<()>;
    /// The move that this browser began, until its time is over.
    async fn pending_move(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PendingMove>>;
    /// The one-time code with this hash was given right: the move may be made until then.
    async fn prove_move(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()>;
    /// Makes the proven move of this browser: the draft leaves the browser that had it, its code opens nothing any more, and
    /// other moves of the same draft end. `replace`: a draft of the same procedure in this browser may go. All in one
    /// transaction; of racing moves one is made.
    async fn move_draft(&self, to: &BrowserHash, replace: bool, now: OffsetDateTime) -> Result<Moved>;
    /// A draft of this procedure was taken from this browser to another one.
    async fn moved_away(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<bool>;
    /// Takes the drafts that have a code from this browser and gives them to `nobody`: on a shared device they must not be
    /// found any more, but the code that was noted there must go on opening them.
    async fn leave_coded_drafts(&self, browser: &BrowserHash, nobody: &BrowserHash) -> Result<()>;
    /// Drafts with a phone that expire within [`REMIND_DAYS`] and whose phone was not told since their last change.
    async fn expiring(&self, now: OffsetDateTime) -> Result<Vec<Expiring>>;
    /// The phone was told.
    async fn reminded(&self, expiring: &Expiring) -> Result<()>;
}
