//! What a citizen sends after the filing.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Attachment;

/// Something that a citizen sends about a dossier of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FollowUp {
    /// What the agency asked for.
    Supplement(Supplement),
    /// The dossier is taken back.
    Withdrawal(Withdrawal),
    /// What the citizen says to a draft of the agency's.
    DraftAnswer(DraftAnswer),
}

/// The answer to a request for more (bổ sung hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// When the citizen sent it.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// Number of the request that is answered, from 1.
    pub request: u16,
    /// What the citizen says; empty if only files are sent.
    pub text: String,
    /// Files, in order.
    pub attachments: Vec<Attachment>,
}

/// The dossier is taken back (rút hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When the citizen sent it.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// Why; empty if the citizen does not say.
    pub reason: String,
}

/// The answer to a draft (xác nhận bản nháp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAnswer {
    /// When the citizen sent it: within a day of the draft, however long it is on its way.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// Id of the draft among the papers of the dossier.
    pub draft: String,
    /// It may be issued as it is.
    pub agreed: bool,
    /// What is wrong; empty with agreement.
    pub correction: String,
}

/// Which of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowUpKind {
    /// A [`Supplement`].
    Supplement,
    /// A [`Withdrawal`].
    Withdrawal,
    /// A [`DraftAnswer`].
    DraftAnswer,
}

impl FollowUpKind {
    /// Each kind.
    pub const ALL: [Self; 3] = [Self::Supplement, Self::Withdrawal, Self::DraftAnswer];

    /// Short name, as it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Supplement => "supplement",
            Self::Withdrawal => "withdrawal",
            Self::DraftAnswer => "draft-answer",
        }
    }

    /// The kind with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

impl FollowUp {
    /// Which it is.
    pub fn kind(&self) -> FollowUpKind {
        match self {
            Self::Supplement(_) => FollowUpKind::Supplement,
            Self::Withdrawal(_) => FollowUpKind::Withdrawal,
            Self::DraftAnswer(_) => FollowUpKind::DraftAnswer,
        }
    }

    /// When the citizen sent it.
    pub fn sent_at(&self) -> OffsetDateTime {
        match self {
            Self::Supplement(supplement) => supplement.sent_at,
            Self::Withdrawal(withdrawal) => withdrawal.sent_at,
            Self::DraftAnswer(answer) => answer.sent_at,
        }
    }

    /// The files that go along.
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::Supplement(supplement) => &supplement.attachments,
            Self::Withdrawal(_) | Self::DraftAnswer(_) => &[],
        }
    }

    /// Longest time that its files may need on their way.
    pub fn files_time(&self) -> Duration {
        self.attachments().iter().map(Attachment::time).sum()
    }
}
