//! The province's system behind ports, one a capability. Which adapter serves a port is configuration.
//!
//! Ports are object-safe. A write is called by the outbox only, with our idempotency key; the receiver must answer the
//! same key with the same result.

use async_trait::async_trait;
use domain::dossier::{DossierCode, Stage};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub mod embedded;

/// Why a call to the province did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum ProvinceError {
    /// No answer, or a failure that may pass: the call may be repeated with the same idempotency key.
    #[error("province unavailable: {0}")]
    Unavailable(String),
    /// The province understood and refuses: repeating will not help.
    #[error("province refused: {0}")]
    Refused(String),
}

/// One answer of the form, as the province gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmittedAnswer {
    /// Topic of the form page, e.g. "Người yêu cầu".
    pub topic: String,
    /// Question id of the form, e.g. `nguoi-yeu-cau.ho-ten`.
    pub question: String,
    /// The question in words.
    pub label: String,
    /// The answer in words, as the citizen checked it; "Không khai" where it was left out.
    pub value: String,
    /// Field name of the official e-form, where known.
    pub official_name: Option<String>,
}

/// A filing on its way to the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Our reference, 10 digits; also shown to the official.
    pub reference: String,
    /// Procedure id (national code or slug).
    pub procedure_id: String,
    /// Exact name of the procedure.
    pub procedure_name: String,
    /// Identifier of the receiving agency, from the offices' data.
    pub agency_code: String,
    /// "UBND phường …".
    pub agency_name: String,
    /// When the citizen sent it.
    #[serde(with = "time::serde::rfc3339")]
    pub submitted_at: OffsetDateTime,
    /// Processing time of the procedure in working days; `None`: unknown.
    pub working_days: Option<u16>,
    /// Full name of who files.
    pub submitter_name: String,
    /// Phone of who files, E.164.
    pub submitter_phone: String,
    /// Full name of the person whom the dossier is about.
    pub owner_name: String,
    /// Way of return in words.
    pub return_method: String,
    /// All answers in the form's order.
    pub answers: Vec<SubmittedAnswer>,
    /// Papers that must be shown, in words.
    pub documents: Vec<String>,
}

/// Something that happened to a dossier, as the citizen may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierEvent {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The stage that it led to.
    pub stage: Stage,
    /// The unit that did it.
    pub unit: String,
    /// What was said to the citizen: reason, papers to bring, amount; empty if nothing.
    pub note: String,
}

/// What the province says of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierView {
    /// The province's code.
    pub code: DossierCode,
    /// Where it stands.
    pub stage: Stage,
    /// The promised date; exists from reception on. After a supplement, a payment or a pause it moves by the working
    /// time that the clock stood still; until then it is the date promised last.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    /// The due date lies past the last year whose holidays are known.
    pub due_uncertain: bool,
    /// Fee to pay now in VND, with stage `PaymentRequired`.
    pub amount_due: Option<u64>,
    /// Number of supplement requests so far: from the second on the dossier counts as overdue (plan 001).
    pub supplement_requests: u16,
    /// When the result was ready, or the refusal, stop or withdrawal took effect.
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// Oldest first.
    pub events: Vec<DossierEvent>,
}

/// Filing and following dossiers.
#[async_trait]
pub trait Dossiers: Send + Sync {
    /// Hands a filing over. The same `key` gives the same code, however often it is called.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again.
    async fn submit(&self, key: &str, filing: &Filing) -> Result<DossierCode, ProvinceError>;

    /// The dossier with this code, `None` if the province does not know it.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn dossier(&self, code: &DossierCode) -> Result<Option<DossierView>, ProvinceError>;
}

/// A citizen's rating of one dossier on its way to the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmittedRating {
    /// The dossier that is rated.
    pub code: DossierCode,
    /// Version of the questionnaire.
    pub questionnaire: String,
    /// Question id and points (0, 1, 2), of the questions that were answered.
    pub points: Vec<(String, u8)>,
    /// Points as a share of the maximum of the criteria answered, in thousandths.
    pub score_permille: u16,
    /// How many of the nine criteria were answered.
    pub criteria: u8,
    /// Overall satisfaction, 1 (not at all) to 5 (very), where it was asked: for an index comparable with SIPAS.
    pub satisfaction: Option<u8>,
    /// Of a late dossier: whether the apology slip was received.
    pub apology_received: Option<bool>,
    /// Comment with phone and id numbers masked.
    pub comment: String,
    /// When it was given or last changed.
    #[serde(with = "time::serde::rfc3339")]
    pub rated_at: OffsetDateTime,
}

/// Ratings of dossiers.
#[async_trait]
pub trait Ratings: Send + Sync {
    /// Stores the rating; a later one of the same dossier replaces it. The same `key` has one effect.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again.
    async fn rate(&self, key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError>;
}

/// Published figures of one agency.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyFigures {
    /// Name of the agency.
    pub agency: String,
    /// Dossiers that ended (result or refusal).
    pub ended: u64,
    /// Of these, those with a deadline to be judged by: a result by its due date (none where the procedure's time is
    /// unknown), a refusal by the 8 working hours for an answer.
    pub judged: u64,
    /// Of the judged, ended on time; a second supplement request counts as late (plan 001).
    pub on_time: u64,
    /// Ratings received.
    pub ratings: u64,
    /// Mean score in thousandths over the ratings.
    pub mean_permille: Option<u16>,
}

/// Published figures.
#[async_trait]
pub trait Statistics: Send + Sync {
    /// Figures per agency, by name.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn by_agency(&self) -> Result<Vec<AgencyFigures>, ProvinceError>;
}
