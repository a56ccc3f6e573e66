//! Port: papers that the agency sends the citizen of a dossier.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    agency_paper::{DraftStanding, PaperKind},
    dossier::DossierCode,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{ProvinceError, attachment::time_of, sha256};

/// A paper of the agency: what is told of it. Its bytes come from [`Papers`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyPaper {
    /// Its name in addresses, from the province: 1 to 64 letters, digits, hyphens and underscores.
    pub id: String,
    /// What it is.
    pub kind: PaperKind,
    /// Name of the file with its ending.
    pub name: String,
    /// Media type, such as `application/pdf`.
    pub media_type: String,
    /// Size in bytes, at most [`LARGEST_FILE`](super::LARGEST_FILE).
    pub bytes: u64,
    /// SHA-256 of the bytes, in 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// When the agency sent it.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Of a draft: until when the citizen may answer; silence is agreement.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub answer_by: Option<OffsetDateTime>,
    /// Of a draft: what the citizen has answered.
    #[serde(default)]
    pub reply: Option<DraftReply>,
}

/// What a citizen has answered to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftReply {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// It may be issued as it is.
    pub agreed: bool,
    /// What is wrong; empty with agreement.
    pub correction: String,
}

impl AgencyPaper {
    /// How a draft stands at `now`; `None` of a result.
    pub fn standing(&self, now: OffsetDateTime) -> Option<DraftStanding> {
        let answer_by = self.answer_by.filter(|_| self.kind == PaperKind::Draft)?;
        Some(DraftStanding::at(now, answer_by, self.reply.as_ref().map(|reply| reply.agreed)))
    }

    /// These bytes are the ones that the agency sent.
    pub fn is(&self, file: &[u8]) -> bool {
        u64::try_from(file.len()) == Ok(self.bytes) && sha256(file) == self.sha256
    }

    /// Longest time that it may be on its way.
    pub fn time(&self) -> Duration {
        time_of(self.bytes)
    }
}

/// Reading papers of the agency.
#[async_trait]
pub trait Papers: Send + Sync {
    /// The bytes of a paper that the view of this dossier names, as the system gives them: who hands them on looks first
    /// whether they [are](AgencyPaper::is) the paper. `None`: there is no such paper any more, or this system gives none.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer, or with more bytes than the paper has.
    async fn paper(&self, code: &DossierCode, paper: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError>;
}
