//! Papers that the agency sends the citizen of a dossier: the draft of a civil-status certificate, and the result.
//!
//! The official of an online civil-status case sends the draft certificate back; the citizen confirms or corrects it within
//! at most one day, and silence is agreement (`domain.md` 3.5).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::dossier::Stage;

/// Time for the answer to a draft, from its sending on.
pub const ANSWER_TIME: Duration = Duration::hours(24);

/// Longest correction of a draft, in characters.
pub const CORRECTION_MAX: usize = 1000;

/// What a paper of the agency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PaperKind {
    /// A certificate before it is issued, for the citizen to check.
    Draft,
    /// What the dossier was filed for.
    Result,
}

impl PaperKind {
    /// Each kind.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Result];

    /// Short name in forms and tables: Vietnamese without diacritics.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Draft => "ban-nhap",
            Self::Result => "ket-qua",
        }
    }

    /// The kind with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// An official may send one at this stage. A result that is sent while the dossier is worked on says that it is ready.
    pub fn can_be_sent(self, stage: Stage) -> bool {
        match self {
            Self::Draft => stage == Stage::Processing,
            Self::Result => matches!(stage, Stage::Processing | Stage::Completed),
        }
    }
}

/// How a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftStanding {
    /// The citizen may still answer.
    Open,
    /// The citizen agrees.
    Agreed,
    /// The citizen says what is wrong.
    ToCorrect,
    /// The citizen has not answered in time, which is agreement.
    Silent,
}

impl DraftStanding {
    /// At `now`, of a draft that may be answered until `answer_by` and to which the citizen has said this so far.
    pub fn at(now: OffsetDateTime, answer_by: OffsetDateTime, agreed: Option<bool>) -> Self {
        match agreed {
            Some(true) => Self::Agreed,
            Some(false) => Self::ToCorrect,
            None if now <= answer_by => Self::Open,
            None => Self::Silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_json_names_read_back() {
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::from_slug(kind.slug()), Some(kind));
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<PaperKind>(&json).unwrap(), kind);
        }
        assert_eq!(PaperKind::from_slug("khong-co"), None);
    }

    #[test]
    fn a_draft_comes_before_the_result_and_nothing_after_the_end() {
        for stage in Stage::ALL {
            let expected = match stage {
                Stage::Processing => (true, true),
                Stage::Completed => (false, true),
                _ => (false, false),
            };
            let can = (PaperKind::Draft.can_be_sent(stage), PaperKind::Result.can_be_sent(stage));
            assert_eq!(can, expected, "{stage:?}");
        }
    }

    #[test]
    fn silence_is_agreement_after_one_day_and_no_second_sooner() {
        let sent = OffsetDateTime::from_unix_timestamp(1_795_395_600).unwrap();
        let by = sent + ANSWER_TIME;
        assert_eq!(by - sent, Duration::DAY);
        assert_eq!(DraftStanding::at(by, by, None), DraftStanding::Open);
        assert_eq!(DraftStanding::at(by + Duration::SECOND, by, None), DraftStanding::Silent);
        let long_after = by + Duration::days(30);
        assert_eq!(DraftStanding::at(long_after, by, Some(true)), DraftStanding::Agreed);
        assert_eq!(DraftStanding::at(long_after, by, Some(false)), DraftStanding::ToCorrect);
    }
}
