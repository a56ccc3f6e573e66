//! Files that citizens attach: what is known of each while it arrives, when it lies ready, and when it was sent. The bytes
//! lie elsewhere (`uploads/place.rs`), sealed with a key that only this row holds, itself sealed by the master key.

use std::collections::HashMap;

use async_trait::async_trait;
use domain::reference::Reference;
use time::OffsetDateTime;

use super::{BrowserHash, Result};

/// How long files stay after the dossier has ended: photographed identity cards are sensitive personal data (Luật
/// 91/2025/QH15), so they go well before the submission that they belong to, and after the time in which an agency asks back.
pub const FILE_DAYS: i64 = 30;

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Bytes are still missing, or all are there and it was not examined yet.
    Arriving,
    /// Examined and kept.
    Ready,
    /// Examined and not taken; its bytes are gone.
    Refused,
}

/// A file that is about to arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUpload {
    /// 32 random hexadecimal digits.
    pub id: String,
    /// Id of the draft.
    pub draft: String,
    /// Id of the question.
    pub question: String,
    /// Name to show and to download under, cleaned.
    pub name: String,
    /// `Upload-Metadata` as the client gave it: the protocol gives it back.
    pub metadata: String,
    /// Kinds that the question takes, by their short names; empty: all.
    pub takes: Vec<String>,
    /// Bytes that will come; unknown for a file of a form post until its end.
    pub length: Option<u64>,
    /// The data key, sealed.
    pub data_key: Vec<u8>,
    /// Several photos bound into one: sent, but not listed beside them.
    pub bound: bool,
    /// When it was announced.
    pub created_at: OffsetDateTime,
    /// Until when it may arrive.
    pub expires_at: OffsetDateTime,
}

/// A file, as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// What was said when it was announced; `expires_at` moves with each part.
    pub new: NewUpload,
    /// Bytes that are kept for sure.
    pub offset: u64,
    /// How far it is.
    pub state: UploadState,
    /// Why it was refused: code of the refusal.
    pub reason: Option<String>,
    /// What was kept of it.
    pub file: Option<StoredFile>,
    /// The submission that it went with.
    pub reference: Option<Reference>,
}

impl Upload {
    /// Every byte is there.
    pub fn is_whole(&self) -> bool {
        self.new.length == Some(self.offset)
    }
}

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Short name of its kind, as `pdf`.
    pub kind: String,
    /// Its size, which may be less than what arrived: a photo's metadata is taken out.
    pub bytes: u64,
    /// SHA-256 of it, 64 hexadecimal digits.
    pub sha256: String,
    /// Pages, where they could be counted.
    pub pages: Option<u32>,
}

/// A piece that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins in the file.
    pub start: u64,
    /// Bytes of the file in it.
    pub bytes: u64,
    /// Name under which it lies.
    pub name: String,
}

/// What became of an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It may arrive.
    Done,
    /// The draft, or the question, has as many files as it may have.
    Full,
    /// This browser has no such draft.
    NoDraft,
}

/// How many files there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MostUploads {
    /// In a draft.
    pub in_draft: u32,
    /// For one question.
    pub in_question: u32,
}

/// Files on their way and kept. Who may see one follows the draft, and after sending the grants of the submission.
#[async_trait]
pub trait Uploads: Send + Sync {
    /// Announces a file for an open draft of this browser. Racing announcements never exceed `most`; bound files are not
    /// counted, and refused ones not for their question: a wrong file keeps nobody from choosing the right one. An id that is
    /// known changes nothing.
    async fn add_upload(&self, browser: &BrowserHash, new: &NewUpload, most: MostUploads) -> Result<Added>;
    /// The file with this id, if it belongs to an open draft of this browser or to a submission that it may see in full.
    async fn upload(&self, browser: &BrowserHash, id: &str, now: OffsetDateTime) -> Result<Option<Upload>>;
    /// The file with this id, whosoever it is: for the way to the province.
    async fn any_upload(&self, id: &str) -> Result<Option<Upload>>;
    /// All files of a draft that was not sent, in the order in which they were announced.
    async fn uploads(&self, draft: &str) -> Result<Vec<Upload>>;
    /// Keeps pieces that follow each other and begin at `from`, if so much is there and the file is still arriving: all or
    /// none. `false`: somebody else was faster, or it is gone.
    async fn advance_upload(&self, id: &str, from: u64, parts: &[Part], expires_at: OffsetDateTime) -> Result<bool>;
    /// The pieces that are kept, in order.
    async fn upload_parts(&self, id: &str) -> Result<Vec<Part>>;
    /// Now it is known how long it is.
    async fn set_upload_length(&self, id: &str, length: u64) -> Result<()>;
    /// The arriving file was examined: it is ready, and its pieces are forgotten. `false`: it was so already, or is gone.
    async fn keep_upload(&self, id: &str, file: &StoredFile) -> Result<bool>;
    /// The arriving file is refused. `false`: it does not arrive any more.
    async fn refuse_upload(&self, id: &str, reason: &str) -> Result<bool>;
    /// Forgets a file that was not sent, with its pieces. `false`: it is gone already, or was sent.
    async fn remove_upload(&self, id: &str) -> Result<bool>;
    /// Lets a file change places with the one before it (`up`) or behind it of the same question. The first and the last stay.
    async fn move_upload(&self, id: &str, up: bool) -> Result<()>;
    /// Forgets files whose time to arrive is over, whose draft is gone or expired, and whose dossier ended [`FILE_DAYS`] ago,
    /// unless a message of it still waits in the outbox. How many.
    async fn drop_orphaned_uploads(&self, now: OffsetDateTime) -> Result<u64>;
    /// How far those of these files are that are known.
    async fn upload_states(&self, ids: &[String]) -> Result<HashMap<String, UploadState>>;
}

impl UploadState {
    /// As it is stored.
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Arriving => "arriving",
            Self::Ready => "ready",
            Self::Refused => "refused",
        }
    }

    /// The state of a row.
    pub(super) fn read(stored: &str) -> std::result::Result<Self, sqlx::Error> {
        [Self::Arriving, Self::Ready, Self::Refused]
            .into_iter()
            .find(|state| state.stored() == stored)
            .ok_or_else(|| sqlx::Error::Decode(format!("state of an upload {stored:?}").into()))
    }
}

/// Kinds as they are stored.
pub(super) fn join(takes: &[String]) -> String {
    takes.join(",")
}

/// The kinds of a row.
pub(super) fn split(stored: &str) -> Vec<String> {
    stored.split(',').filter(|kind| !kind.is_empty()).map(str::to_owned).collect()
}
