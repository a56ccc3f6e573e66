//! A paper that the agency sends the citizen.

use domain::agency_paper::PaperKind;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::province::{self, DraftReply};

/// A paper that the agency sends the citizen of a dossier: a draft to be checked, or a result (kết quả). The file itself is at
/// `GET /dossiers/{code}/papers/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "4f1c0a9be54d4d6c8b3a2f7e01d5c4b3",
    "kind": "result",
    "name": "giay-xac-nhan.pdf",
    "mediaType": "application/pdf",
    "bytes": 182113,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "sentAt": "2026-11-26T09:30:00+07:00",
}))]
pub struct AgencyPaper {
    /// Its id in the dossier. It stays the same.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$", examples("4f1c0a9be54d4d6c8b3a2f7e01d5c4b3"))]
    pub id: String,
    /// What it is.
    pub kind: AgencyPaperKind,
    /// Name of the file with its ending.
    #[schema(min_length = 1, max_length = 255, examples("giay-xac-nhan.pdf"))]
    pub name: String,
    /// Media type of the file.
    #[schema(min_length = 1, max_length = 100, examples("application/pdf"))]
    pub media_type: String,
    /// Size in bytes.
    #[schema(minimum = 1, maximum = 10485760, examples(182113))]
    pub bytes: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal digits: what does not fit it is never shown to a citizen.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    /// When the agency sent it.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// Of a draft: until when the citizen may answer, at most one day after it was sent. Silence is agreement.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub answer_by: Option<OffsetDateTime>,
    /// Of a draft that the citizen has answered: when the answer was sent.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub answered_at: Option<OffsetDateTime>,
    /// Of a draft that the citizen has answered: it may be issued as it is.
    #[serde(default)]
    pub agreed: Option<bool>,
    /// Of a draft that the citizen does not agree with: what is wrong.
    #[serde(default)]
    #[schema(max_length = 1000, examples("Sai tên đệm"))]
    pub correction: String,
}

/// Kinds of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = "result")]
pub enum AgencyPaperKind {
    /// A certificate of civil status before it is issued, for the citizen to check (bản nháp).
    Draft,
    /// What the dossier was filed for (kết quả).
    Result,
}

impl From<PaperKind> for AgencyPaperKind {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Draft => Self::Draft,
            PaperKind::Result => Self::Result,
        }
    }
}

impl From<AgencyPaperKind> for PaperKind {
    fn from(kind: AgencyPaperKind) -> Self {
        match kind {
            AgencyPaperKind::Draft => Self::Draft,
            AgencyPaperKind::Result => Self::Result,
        }
    }
}

impl From<province::AgencyPaper> for AgencyPaper {
    fn from(paper: province::AgencyPaper) -> Self {
        let province::AgencyPaper { id, kind, name, media_type, bytes, sha256, at, answer_by, reply } = paper;
        Self {
            id,
            kind: kind.into(),
            name,
            media_type,
            bytes,
            sha256,
            sent_at: at,
            answer_by,
            answered_at: reply.as_ref().map(|reply| reply.at),
            agreed: reply.as_ref().map(|reply| reply.agreed),
            correction: reply.map(|reply| reply.correction).unwrap_or_default(),
        }
    }
}

impl From<AgencyPaper> for province::AgencyPaper {
    fn from(paper: AgencyPaper) -> Self {
        // One without the other is no answer.
        let reply = paper.answered_at.zip(paper.agreed);
        Self {
            id: paper.id,
            kind: paper.kind.into(),
            name: paper.name,
            media_type: paper.media_type,
            bytes: paper.bytes,
            sha256: paper.sha256,
            at: paper.sent_at,
            answer_by: paper.answer_by,
            reply: reply.map(|(at, agreed)| DraftReply { at, agreed, correction: paper.correction }),
        }
    }
}
