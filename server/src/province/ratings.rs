//! Port: ratings of dossiers.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::ProvinceError;
use domain::dossier::DossierCode;

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
