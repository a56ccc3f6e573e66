//! Ports: filing, and following what was filed.

use std::time::Duration;

use async_trait::async_trait;
use domain::dossier::{DossierCode, Stage};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{AgencyPaper, Attachment, AttachmentBytes, FollowUp, ProvinceError};

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
    /// The 12 digits of who files, where known.
    #[serde(default)]
    pub submitter_personal_id: Option<String>,
    /// Full name of who files.
    pub submitter_name: String,
    /// Phone of who files, E.164.
    pub submitter_phone: String,
    /// The 12 digits of the person whom the dossier is about, where known.
    #[serde(default)]
    pub owner_personal_id: Option<String>,
    /// Tax code of the organisation whom the dossier is about: 10 digits, 10 and 3 after a hyphen for a branch, or 12.
    #[serde(default)]
    pub owner_tax_code: Option<String>,
    /// Full name of the person, or name of the organisation, whom the dossier is about.
    pub owner_name: String,
    /// Way of return in words.
    pub return_method: String,
    /// All answers in the form's order.
    pub answers: Vec<SubmittedAnswer>,
    /// Papers that must be shown, in words.
    pub documents: Vec<String>,
    /// Files that go along, in the form's order.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

impl Filing {
    /// Whether these are the last four digits of the phone, of a personal id or of the tax code on the filing: what a
    /// citizen types to see the stage.
    pub fn is_opened_by(&self, digits: &str) -> bool {
        let ids = [Some(&self.submitter_phone), self.submitter_personal_id.as_ref(), self.owner_personal_id.as_ref()];
        // A branch's code has a hyphen among its last four characters.
        let tax_code = self.owner_tax_code.as_ref().map(|code| code.replace('-', ""));
        ids.into_iter().flatten().chain(&tax_code).any(|id| last_four(id) == Some(digits))
    }
}

/// The last four characters, if there are four.
pub fn last_four(number: &str) -> Option<&str> {
    number.len().checked_sub(4).and_then(|start| number.get(start..))
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
    /// Name of the procedure; empty where the province does not tell.
    #[serde(default)]
    pub procedure: String,
    /// Name of the agency that decides; empty where the province does not tell.
    #[serde(default)]
    pub agency: String,
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
    /// Papers that the agency has sent the citizen, oldest first. Told to the service alone, never for a typed proof: a name of
    /// a file may be a person's.
    #[serde(default)]
    pub papers: Vec<AgencyPaper>,
}

/// Handing filings over, and what citizens send about them afterwards.
#[async_trait]
pub trait Filings: Send + Sync {
    /// Hands a filing over with every file that it names, whose bytes are read from `files`. The same `key` gives the same
    /// code, however often it is called. No dossier is without one of its files.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again; [`ProvinceError::Refused`] also for a file that is lost or
    /// changed here.
    async fn submit(
        &self,
        key: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError>;

    /// Hands over what the citizen of this dossier sends after the filing, with every file that it names. The same `key` again
    /// changes nothing. It is done at once, or refused: where the dossier's stage does not allow it any more, nothing changes.
    ///
    /// # Errors
    /// As [`submit`](Self::submit); [`ProvinceError::Refused`] also where this system takes none from a citizen.
    async fn follow_up(
        &self,
        _key: &str,
        _code: &DossierCode,
        _follow_up: &FollowUp,
        _files: &dyn AttachmentBytes,
    ) -> Result<(), ProvinceError> {
        Err(ProvinceError::Refused("this system takes nothing from citizens after the filing".to_owned()))
    }

    /// This system takes [`follow_up`](Self::follow_up)s; where not, no page offers them.
    fn takes_follow_ups(&self) -> bool {
        false
    }

    /// How long a call that was not answered may still be at work there: no other with the same key is made sooner, by
    /// whichever replica. Zero where the system itself makes one of two that race.
    fn settles(&self) -> Duration {
        Duration::ZERO
    }
}

/// Why a dossier may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof<'a> {
    /// The service asks for itself: it handed the dossier over, or has seen a proof before.
    Service,
    /// What the citizen typed: four digits, or what else the province's system prints on its slips.
    Typed(&'a str),
}

/// A place in the province's list of changes. Only the adapter that made it can read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub String);

/// A page of the list of changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// Dossiers that changed, each as it is now, the change longest ago first. One may come again on a later page.
    pub dossiers: Vec<DossierView>,
    /// Where the next page begins, also when this one is empty.
    pub next: Cursor,
    /// More waits already.
    pub more: bool,
}

/// Following dossiers: all of the province, also those that were taken in on paper.
#[async_trait]
pub trait Dossiers: Send + Sync {
    /// The dossier with this code. `None`: there is none, or the proof is not its; nobody can tell which.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError>;

    /// What changed after `since`; `None`: from the beginning. A change is never left out; it may be told twice.
    /// `Ok(None)`: this system keeps no such list, and each dossier has to be asked for.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer, [`ProvinceError::Refused`] for a cursor of
    /// another system.
    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError>;
}
