//! What must survive between a citizen and the province: drafts, submissions with their outbox, grants, consents, ratings,
//! limits.
//!
//! Traits here, one module a backend; the contract suite in `contract.rs` runs on every backend. Instants are passed in,
//! so that a store never reads a clock.

use async_trait::async_trait;
use domain::{dossier::DossierCode, eform::Answers, reference::Reference};
use time::{Duration, OffsetDateTime};

use crate::province::{DossierView, Filing};

mod code_grants;
mod consents;
#[cfg(test)]
mod contract;
mod cursors;
mod draft_codes;
mod error;
mod follow_ups;
mod messages;
mod open;
mod outbox;
mod phone_proofs;
pub mod postgres;
pub mod sqlite;
mod uploads;
mod values;

pub use code_grants::CodeGrants;
pub use consents::{CONSENT_DAYS, Channel, Consent, Consents, Outcome};
pub use cursors::{Cursors, Progress, Taken};
pub use draft_codes::{CodeKept, CodedDraft, DraftCodes, Expiring, KeptCode, Moved, NewCode, PendingMove, REMIND_DAYS};
pub use error::StoreError;
pub use follow_ups::{FollowUps, FollowedUp, NewFollowUp, Progress as FollowUpProgress, SentFollowUp};
pub use messages::{LeasedMessage, MESSAGE_HOURS, Messages, NewMessage, Posted};
pub use open::{open, open_existing};
pub use outbox::{Backlog, DeadLetter, FARTHEST, Leased, Message, Outbox, Resolution};
pub use phone_proofs::{PhoneProof, PhoneProofs};
pub use uploads::{Added, FILE_DAYS, MostUploads, NewUpload, Part, StoredFile, Upload, UploadState, Uploads};

/// Result of a store's operation.
pub type Result<T> = std::result::Result<T, StoreError>;

/// How long a draft is kept after the last change (sliding).
pub const DRAFT_DAYS: i64 = 14;

/// How long the filing browser sees a submission without the QR code.
pub const GRANT_DAYS: i64 = 180;

/// How long a submission is kept after its dossier has ended. The record is the province's; ours serves the citizen's
/// page and the rating.
pub const ENDED_DAYS: i64 = 90;

/// How long a try can count, in the limit that looks back farthest.
pub const TRY_DAYS: i64 = 1;

/// What was deleted because its time was over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expired {
    /// Drafts.
    pub drafts: u64,
    /// Browsers' access to submissions and to dossiers by their code.
    pub grants: u64,
    /// Submissions with everything that belongs to them.
    pub submissions: u64,
    /// Consents.
    pub consents: u64,
    /// Messages to phones.
    pub messages: u64,
}

impl Expired {
    /// Nothing was deleted.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Hash of the random token in the browser's cookie; the token itself is never stored.
pub type BrowserHash = [u8];

/// A filing that is being filled in: one a browser and procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Random identity of this draft, also the idempotency key of its submission.
    pub id: String,
    /// Procedure that is filed.
    pub procedure: String,
    /// Version of the form that the answers belong to.
    pub form_version: String,
    /// Office that will receive, fixed on the start page.
    pub office: String,
    /// Answers as typed.
    pub answers: Answers,
    /// Last change.
    pub saved_at: OffsetDateTime,
    /// Number of the change that these answers are of.
    pub revision: u32,
}

impl Draft {
    /// When the draft is deleted if nothing changes.
    pub fn expires_at(&self) -> OffsetDateTime {
        self.saved_at + Duration::days(DRAFT_DAYS)
    }
}

/// What became of answers that were to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept.
    Done,
    /// Somebody was faster (another tab): read again.
    Changed,
    /// The draft with this id is gone: sent, deleted or replaced.
    Gone,
}

/// Drafts on the server.
#[async_trait]
pub trait Drafts: Send + Sync {
    /// The open draft of this browser and procedure that has not expired at `now`.
    async fn draft(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<Option<Draft>>;
    /// All open drafts of this browser.
    async fn drafts(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Draft>>;
    /// Begins a draft in place of an earlier one of the same browser and procedure.
    async fn begin_draft(&self, browser: &BrowserHash, draft: &Draft) -> Result<()>;
    /// Keeps the answers, unless others were kept since they were read.
    async fn save_answers(&self, browser: &BrowserHash, draft: &Draft) -> Result<Saved>;
    /// Deletes the draft of this browser and procedure.
    async fn delete_draft(&self, browser: &BrowserHash, procedure: &str) -> Result<()>;
}

/// A new submission, to be written at once with its outbox row.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Our reference, shown to the citizen.
    pub reference: Reference,
    /// Idempotency key: the draft's id.
    pub key: String,
    /// Revision of the draft that this was made of.
    pub revision: u32,
    /// Keyed hash of person and procedure, to warn of a second open dossier.
    pub person_key: Vec<u8>,
    /// Keyed hash of the submitter's phone, to offer again what was declared.
    pub phone_key: Vec<u8>,
    /// Keyed hashes of the last four digits of id numbers and phone, for lookup.
    pub factors: Vec<Vec<u8>>,
    /// Hash of the secret in the QR code.
    pub qr_hash: Vec<u8>,
    /// The office of the catalogue that receives.
    pub office: String,
    /// Ids of the files that go with it: they get its reference in the same transaction.
    pub attachments: Vec<String>,
    /// What goes to the province.
    pub filing: Filing,
}

/// What became of a submit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// Written now, or earlier with the same key: the reference of the one submission.
    As(Reference),
    /// The draft is gone and no submission has its key.
    DraftGone,
    /// The draft, or a file of it, was changed since it was read: what would be sent is not what it says now.
    DraftChanged,
}

/// A submission as it is shown.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Our reference.
    pub reference: Reference,
    /// Generation of the QR secret; grows when the code is revoked.
    pub qr_generation: u32,
    /// Hash of that secret.
    pub qr_hash: Vec<u8>,
    /// The office of the catalogue that received it.
    pub office: String,
    /// What went to the province.
    pub filing: Filing,
    /// The province's code, once it has answered.
    pub code: Option<DossierCode>,
    /// Last known answer of the province and when it was given.
    pub last_known: Option<(DossierView, OffsetDateTime)>,
    /// The province refused to take it for good; in its words.
    pub dead: Option<String>,
    /// The citizen has rated it.
    pub rated: bool,
}

/// How much somebody may see of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grant {
    /// Stage, dates, unit and what to do: no name, no file (lookup by code and four digits).
    Stage,
    /// Everything (filing browser, QR).
    Full,
}

/// Submissions and who may see them.
#[async_trait]
pub trait Submissions: Send + Sync {
    /// Writes submission, idempotency key, outbox row and the filing browser's grant in one transaction, and removes
    /// the draft. The same key again, also racing, gives the first reference. A reference that is taken already is an
    /// error of kind unique violation on `submission.reference`.
    async fn submit(&self, browser: &BrowserHash, new: &NewSubmission) -> Result<Submitted>;
    /// The submission with this reference.
    async fn submission(&self, reference: Reference) -> Result<Option<Submission>>;
    /// The reference of the submission with this idempotency key.
    async fn by_key(&self, key: &str) -> Result<Option<Reference>>;
    /// The reference of the submission with this code of the province.
    async fn by_code(&self, code: &DossierCode) -> Result<Option<Reference>>;
    /// Hash of the QR secret, for a constant-time comparison.
    async fn qr_hash(&self, reference: Reference) -> Result<Option<Vec<u8>>>;
    /// From now on the secret with this hash opens the submission, and the one before does not.
    async fn renew_qr(&self, reference: Reference, qr_hash: &[u8]) -> Result<()>;
    /// Keyed hashes of the digits that open the lookup.
    async fn factors(&self, reference: Reference) -> Result<Vec<Vec<u8>>>;
    /// The open submission of the same person and procedure that was sent last.
    async fn open_of(&self, person_key: &[u8]) -> Result<Option<Reference>>;
    /// Keeps the province's answer, unless a later one is kept already. `at`: when the province was asked, so that an answer that
    /// was long on its way does not overwrite what was learnt meanwhile.
    async fn remember(&self, reference: Reference, view: &DossierView, at: OffsetDateTime) -> Result<()>;
    /// The same for the submission with the view's code. `at`: when the answer was there. `false`: no submission has the code.
    async fn remember_by_code(&self, view: &DossierView, at: OffsetDateTime) -> Result<bool>;
    /// How many submissions that were sent until `sent_until` and are not dead wait for the agency's first answer, as far as is
    /// known here: their dossier is `registered`, or was never seen.
    async fn unanswered(&self, sent_until: OffsetDateTime) -> Result<u64>;
    /// The submission with this reference, if this browser may see it, and how much of it.
    async fn opened(
        &self,
        browser: &BrowserHash,
        reference: Reference,
        now: OffsetDateTime,
    ) -> Result<Option<(Grant, Submission)>>;
    /// All submissions that this browser may see in full, newest first.
    async fn granted(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Reference>>;
    /// Lets this browser see the submission until `until`; never lowers a grant.
    async fn give_grant(
        &self,
        browser: &BrowserHash,
        reference: Reference,
        grant: Grant,
        until: OffsetDateTime,
    ) -> Result<()>;
    /// Forgets what this browser may see, submissions and dossiers by their code.
    async fn forget_grants(&self, browser: &BrowserHash) -> Result<()>;
}

/// A citizen's rating as it is kept here, to be shown and changed.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRating {
    /// What was answered.
    pub rating: crate::province::SubmittedRating,
    /// All answers as chosen, to show them again.
    pub answers: Answers,
    /// First time it was given: it can be changed for 24 hours.
    pub first_rated_at: OffsetDateTime,
}

/// Ratings that citizens gave.
#[async_trait]
pub trait RatingStore: Send + Sync {
    /// The rating of this submission.
    async fn rating(&self, reference: Reference) -> Result<Option<StoredRating>>;
    /// Writes the rating and its outbox row in one transaction. `false`: the time to change it has passed
    /// (`first_rated_at` of the stored one lies before `changeable_since`).
    async fn rate(&self, reference: Reference, rating: &StoredRating, changeable_since: OffsetDateTime)
    -> Result<bool>;
}

/// Counters of wrong tries. They live in the store, so that they hold over replicas.
#[async_trait]
pub trait Limits: Send + Sync {
    /// Counts one try of `subject`, unless `most` of them fell into the window that began at `since` already: then it is
    /// not allowed. Racing tries are counted one after the other.
    async fn allow(
        &self,
        kind: &str,
        subject: &[u8],
        at: OffsetDateTime,
        since: OffsetDateTime,
        most: u32,
    ) -> Result<bool>;
    /// Takes back the last try of `subject`: it had no answer, right or wrong.
    async fn take_back(&self, kind: &str, subject: &[u8]) -> Result<()>;
    /// Forgets the tries of `subject`.
    async fn forget_tries(&self, kind: &str, subject: &[u8]) -> Result<()>;
}

/// Data is kept as long as it serves, and no longer (Luật 91/2025/QH15).
#[async_trait]
pub trait Retention: Send + Sync {
    /// Deletes drafts without use for [`DRAFT_DAYS`], grants whose time is over, submissions whose dossier ended
    /// [`ENDED_DAYS`] ago, consents given [`CONSENT_DAYS`] ago, tries that are older than [`TRY_DAYS`], moves of drafts whose
    /// time is over, and messages to phones after [`MESSAGE_HOURS`]. What waits in the outbox stays.
    async fn expire(&self, now: OffsetDateTime) -> Result<Expired>;
}

/// Whether the store can be used.
#[async_trait]
pub trait Health: Send + Sync {
    /// A query reaches the database: for `/readyz`.
    async fn ping(&self) -> Result<()>;
}

/// Everything the service keeps.
pub trait Store:
    Drafts
    + DraftCodes
    + Messages
    + Submissions
    + FollowUps
    + PhoneProofs
    + CodeGrants
    + Consents
    + Outbox
    + RatingStore
    + Cursors
    + Limits
    + Retention
    + Health
    + Uploads
{
}

impl<T> Store for T where
    T: Drafts
        + DraftCodes
        + Messages
        + Submissions
        + FollowUps
        + PhoneProofs
        + CodeGrants
        + Consents
        + Outbox
        + RatingStore
        + Cursors
        + Limits
        + Retention
        + Health
        + Uploads
{
}
