//! Ratings of dossiers.

use async_trait::async_trait;
use domain::dossier::Stage;
use time::{Duration, OffsetDateTime};

use super::{Embedded, StoreError, file::read_stage, instant};
use crate::province::{ProvinceError, Ratings, SubmittedRating};

/// How long a rating's key is kept. A repetition after that does no harm: the time of rating decides which one counts.
const KEY_KEPT: Duration = Duration::days(30);

/// Why a rating was not taken.
#[derive(Debug, thiserror::Error)]
pub enum RateError {
    /// There is no such dossier.
    #[error("unknown dossier")]
    UnknownDossier,
    /// There is nothing to rate yet.
    #[error("no result or refusal yet")]
    NotEnded,
    /// The database failed, or the key was used with another rating.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for RateError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<RateError> for ProvinceError {
    fn from(error: RateError) -> Self {
        match error {
            RateError::Store(error) => error.into(),
            error => Self::Refused(error.to_string()),
        }
    }
}

#[async_trait]
impl Ratings for Embedded {
    async fn rate(&self, key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError> {
        Ok(self.rate_at(key, rating, self.clock.now()).await?)
    }
}

impl Embedded {
    /// Keeps a rating that arrives at `at`. A `key` that is known already changes nothing, for [`KEY_KEPT`].
    ///
    /// # Errors
    /// [`RateError`]; then nothing is kept, the key neither.
    pub async fn rate_at(&self, key: &str, rating: &SubmittedRating, at: OffsetDateTime) -> Result<(), RateError> {
        let mut tx = self.write().await?;
        let dossier: Option<(i64, String)> = sqlx::query_as("SELECT id, stage FROM dossier WHERE code = ?")
            .bind(rating.code.as_str())
            .fetch_optional(&mut *tx)
            .await?;
        let Some((id, stage)) = dossier else { return Err(RateError::UnknownDossier) };
        if !matches!(read_stage(&stage)?, Stage::Completed | Stage::Returned | Stage::Refused) {
            return Err(RateError::NotEnded);
        }
        sqlx::query("DELETE FROM rating_key WHERE at < ?")
            .bind(instant::seconds(at - KEY_KEPT))
            .execute(&mut *tx)
            .await?;
        let known: Option<Option<String>> =
            sqlx::query_scalar("SELECT rating FROM rating_key WHERE idempotency_key = ?")
                .bind(key)
                .fetch_optional(&mut *tx)
                .await?;
        if let Some(first) = known {
            let first: Option<SubmittedRating> = first
                .map(|first| serde_json::from_str(&first))
                .transpose()
                .map_err(|_| StoreError::Unreadable("rating"))?;
            // A key that an older version kept has no rating beside it.
            return if first.is_none_or(|first| first == *rating) { Ok(()) } else { Err(StoreError::KeyReused.into()) };
        }
        sqlx::query("INSERT INTO rating_key (idempotency_key, rating, at) VALUES (?, ?, ?)")
            .bind(key)
            .bind(serde_json::to_string(rating).map_err(|_| StoreError::Unreadable("rating"))?)
            .bind(instant::seconds(at))
            .execute(&mut *tx)
            .await?;
        // What arrives late does not replace what was given later.
        sqlx::query(
            "INSERT INTO rating (dossier_id, questionnaire, points, score_permille, criteria, satisfaction,
               apology_received, comment, rated_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET questionnaire = excluded.questionnaire, points = excluded.points,
               score_permille = excluded.score_permille, criteria = excluded.criteria,
               satisfaction = excluded.satisfaction, apology_received = excluded.apology_received, comment = excluded.comment,
               rated_at = excluded.rated_at
             WHERE excluded.rated_at >= rating.rated_at",
        )
        .bind(id)
        .bind(&rating.questionnaire)
        .bind(serde_json::to_string(&rating.points).map_err(|_| StoreError::Unreadable("points"))?)
        .bind(rating.score_permille)
        .bind(rating.criteria)
        .bind(rating.satisfaction)
        .bind(rating.apology_received)
        .bind(&rating.comment)
        .bind(instant::seconds(rating.rated_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }
}
