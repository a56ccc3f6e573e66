//! What a citizen sends after the filing.

use domain::agency_paper::CORRECTION_MAX;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{Attachment, at_most, file_id, within};
use crate::province::{self, api::problem::Problem};

/// Longest text of a supplement, in characters.
const TEXT: usize = 10_000;
/// Longest reason of a withdrawal, in characters.
const REASON: usize = 1000;
/// Most files of a supplement.
const FILES: u64 = 100;

/// What a citizen sends about a dossier: `kind` says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schema(example = json!({ "kind": "withdrawal", "sentAt": "2026-11-24T09:30:00+07:00", "reason": "Tôi không cần nữa." }))]
pub enum FollowUp {
    /// What the agency asked for.
    Supplement(Supplement),
    /// The dossier is taken back.
    Withdrawal(Withdrawal),
    /// What the citizen says to a draft.
    DraftAnswer(DraftAnswer),
}

/// The answer to a request for more (bổ sung hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "sentAt": "2026-11-24T09:30:00+07:00",
    "request": 1,
    "text": "Tôi gửi bản chụp rõ hơn.",
    "attachments": [],
}))]
pub struct Supplement {
    /// When the citizen sent it.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime, examples("2026-11-24T09:30:00+07:00"))]
    pub sent_at: OffsetDateTime,
    /// Number of the request that is answered, from 1: the dossier's `supplementRequests` when the citizen saw it.
    #[schema(minimum = 1, maximum = 1000, examples(1))]
    pub request: u16,
    /// What the citizen says; empty if only files are sent.
    #[schema(max_length = 10000, examples("Tôi gửi bản chụp rõ hơn."))]
    pub text: String,
    /// Files, in order.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub attachments: Vec<Attachment>,
}

/// The dossier is taken back (rút hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "sentAt": "2026-11-24T09:30:00+07:00", "reason": "Tôi không cần nữa." }))]
pub struct Withdrawal {
    /// When the citizen sent it.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime, examples("2026-11-24T09:30:00+07:00"))]
    pub sent_at: OffsetDateTime,
    /// Why; empty if the citizen does not say.
    #[schema(max_length = 1000, examples("Tôi không cần nữa."))]
    pub reason: String,
}

/// The answer to a draft of the agency's (xác nhận bản nháp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "sentAt": "2026-11-24T09:30:00+07:00",
    "draft": "4f1c0a9be54d4d6c8b3a2f7e01d5c4b3",
    "agreed": false,
    "correction": "Sai tên đệm",
}))]
pub struct DraftAnswer {
    /// When the citizen sent it. It is in time if this is not later than the draft's `answerBy`, however long it is on its way.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime, examples("2026-11-24T09:30:00+07:00"))]
    pub sent_at: OffsetDateTime,
    /// Id of the draft among the dossier's `papers`.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$", examples("4f1c0a9be54d4d6c8b3a2f7e01d5c4b3"))]
    pub draft: String,
    /// It may be issued as it is.
    pub agreed: bool,
    /// What is wrong; without agreement it is not empty.
    #[serde(default)]
    #[schema(max_length = 1000, examples("Sai tên đệm"))]
    pub correction: String,
}

impl FollowUp {
    /// The follow-up, if every field is as described.
    ///
    /// # Errors
    /// [`Problem`] that names the first field that is not.
    pub fn checked(self) -> Result<province::FollowUp, Problem> {
        match &self {
            Self::Supplement(supplement) => {
                within("request", supplement.request.into(), 1, 1000)?;
                at_most("text", &supplement.text, TEXT)?;
                within("attachments", supplement.attachments.len() as u64, 0, FILES)?;
                if supplement.text.trim().is_empty() && supplement.attachments.is_empty() {
                    return Err(Problem::field("text", "there is neither a text nor a file"));
                }
                for (number, file) in supplement.attachments.iter().enumerate() {
                    let place = format!("attachments.{number}");
                    file.check(&place)?;
                    if supplement.attachments[..number].iter().any(|earlier| earlier.id == file.id) {
                        return Err(Problem::field(&format!("{place}.id"), "another file of this follow-up has it"));
                    }
                }
            }
            Self::Withdrawal(withdrawal) => at_most("reason", &withdrawal.reason, REASON)?,
            Self::DraftAnswer(answer) => {
                file_id("draft", &answer.draft)?;
                at_most("correction", &answer.correction, CORRECTION_MAX)?;
                if !answer.agreed && answer.correction.trim().is_empty() {
                    return Err(Problem::field("correction", "it is empty"));
                }
            }
        }
        Ok(self.into())
    }
}

impl From<FollowUp> for province::FollowUp {
    fn from(follow_up: FollowUp) -> Self {
        match follow_up {
            FollowUp::Supplement(Supplement { sent_at, request, text, attachments }) => {
                let attachments = attachments.into_iter().map(province::Attachment::from).collect();
                Self::Supplement(province::Supplement { sent_at, request, text, attachments })
            }
            FollowUp::Withdrawal(Withdrawal { sent_at, reason }) => {
                Self::Withdrawal(province::Withdrawal { sent_at, reason })
            }
            FollowUp::DraftAnswer(DraftAnswer { sent_at, draft, agreed, correction }) => {
                Self::DraftAnswer(province::DraftAnswer { sent_at, draft, agreed, correction })
            }
        }
    }
}

impl From<&province::FollowUp> for FollowUp {
    fn from(follow_up: &province::FollowUp) -> Self {
        match follow_up.clone() {
            province::FollowUp::Supplement(province::Supplement { sent_at, request, text, attachments }) => {
                let attachments = attachments.into_iter().map(Attachment::from).collect();
                Self::Supplement(Supplement { sent_at, request, text, attachments })
            }
            province::FollowUp::Withdrawal(province::Withdrawal { sent_at, reason }) => {
                Self::Withdrawal(Withdrawal { sent_at, reason })
            }
            province::FollowUp::DraftAnswer(province::DraftAnswer { sent_at, draft, agreed, correction }) => {
                Self::DraftAnswer(DraftAnswer { sent_at, draft, agreed, correction })
            }
        }
    }
}
