//! A rating.

use domain::dossier::DossierCode;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{at_most, text, within};
use crate::province::{SubmittedRating, api::problem::Problem};

/// A citizen's rating of one dossier (đánh giá), after a result or a refusal. One a dossier: of two, the one with the later
/// `ratedAt` counts, in whatever order they arrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "dossierCode": "H36-261123-0001",
    "questionnaire": "2026-1",
    "points": [{ "question": "dung-hen", "points": 2 }, { "question": "thai-do", "points": 1 }],
    "scorePermille": 750,
    "criteria": 2,
    "satisfaction": 4,
    "apologyReceived": null,
    "comment": "Cán bộ tận tình",
    "ratedAt": "2026-11-27T09:00:00+07:00",
}))]
pub struct Rating {
    /// The dossier that is rated.
    #[schema(value_type = String, examples("H36-261123-0001"))]
    pub dossier_code: DossierCode,
    /// Version of the questionnaire.
    #[schema(min_length = 1, max_length = 100)]
    pub questionnaire: String,
    /// Points of the questions that were answered.
    #[schema(max_items = 100)]
    pub points: Vec<Points>,
    /// Points as a share of the most that the answered criteria could have, in thousandths.
    #[schema(maximum = 1000)]
    pub score_permille: u16,
    /// How many criteria were answered.
    #[schema(maximum = 100)]
    pub criteria: u8,
    /// Overall satisfaction, 1 (not at all) to 5 (very); `null`: not asked or not answered.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 5)]
    pub satisfaction: Option<u8>,
    /// Of a late dossier: whether the apology slip (phiếu xin lỗi) was received; `null`: not asked.
    #[serde(default)]
    pub apology_received: Option<bool>,
    /// Comment; phone and id numbers are masked by the caller. Empty: none.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub comment: String,
    /// When it was given or last changed.
    #[serde(with = "time::serde::rfc3339")]
    pub rated_at: OffsetDateTime,
}

/// Points of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Points {
    /// Id of the question in the questionnaire.
    #[schema(min_length = 1, max_length = 100, examples("dung-hen"))]
    pub question: String,
    /// 0 (bad), 1 or 2 (good).
    #[schema(maximum = 2)]
    pub points: u8,
}

impl Rating {
    /// The rating, if every field is as described.
    ///
    /// # Errors
    /// [`Problem`] that names the first field that is not.
    pub fn checked(self) -> Result<SubmittedRating, Problem> {
        text("questionnaire", &self.questionnaire, 100)?;
        within("points", self.points.len() as u64, 0, 100)?;
        for (number, Points { question, points }) in self.points.iter().enumerate() {
            text(&format!("points.{number}.question"), question, 100)?;
            within(&format!("points.{number}.points"), (*points).into(), 0, 2)?;
        }
        within("scorePermille", self.score_permille.into(), 0, 1000)?;
        within("criteria", self.criteria.into(), 0, 100)?;
        within("satisfaction", self.satisfaction.unwrap_or(1).into(), 1, 5)?;
        at_most("comment", &self.comment, 10_000)?;
        Ok(SubmittedRating {
            code: self.dossier_code,
            questionnaire: self.questionnaire,
            points: self.points.into_iter().map(|Points { question, points }| (question, points)).collect(),
            score_permille: self.score_permille,
            criteria: self.criteria,
            satisfaction: self.satisfaction,
            apology_received: self.apology_received,
            comment: self.comment,
            rated_at: self.rated_at,
        })
    }
}

impl From<&SubmittedRating> for Rating {
    fn from(rating: &SubmittedRating) -> Self {
        Self {
            dossier_code: rating.code.clone(),
            questionnaire: rating.questionnaire.clone(),
            points: rating
                .points
                .iter()
                .map(|(question, points)| Points { question: question.clone(), points: *points })
                .collect(),
            score_permille: rating.score_permille,
            criteria: rating.criteria,
            satisfaction: rating.satisfaction,
            apology_received: rating.apology_received,
            comment: rating.comment.clone(),
            rated_at: rating.rated_at,
        }
    }
}
