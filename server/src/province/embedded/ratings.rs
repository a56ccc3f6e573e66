//! Ratings of dossiers.

use async_trait::async_trait;
use domain::dossier::Stage;

use super::{Embedded, StoreError, file::read_stage, instant};
use crate::province::{ProvinceError, Ratings, SubmittedRating};

/// What became of a rating.
enum Rated {
    Stored,
    UnknownDossier,
    NotEnded,
}

#[async_trait]
impl Ratings for Embedded {
    async fn rate(&self, key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError> {
        match self.store_rating(key, rating).await? {
            Rated::Stored => Ok(()),
            Rated::UnknownDossier => Err(ProvinceError::Refused("unknown dossier".to_owned())),
            Rated::NotEnded => Err(ProvinceError::Refused("no result or refusal yet".to_owned())),
        }
    }
}

impl Embedded {
    async fn store_rating(&self, key: &str, rating: &SubmittedRating) -> Result<Rated, StoreError> {
        let mut tx = self.write().await?;
        let dossier: Option<(i64, String)> = sqlx::query_as("SELECT id, stage FROM dossier WHERE code = ?")
            .bind(rating.code.as_str())
            .fetch_optional(&mut *tx)
            .await?;
        let Some((id, stage)) = dossier else { return Ok(Rated::UnknownDossier) };
        if !matches!(read_stage(&stage)?, Stage::Completed | Stage::Returned | Stage::Refused) {
            return Ok(Rated::NotEnded);
        }
        let new = sqlx::query("INSERT INTO rating_key (idempotency_key) VALUES (?) ON CONFLICT DO NOTHING")
            .bind(key)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if new == 0 {
            return Ok(Rated::Stored);
        }
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
        Ok(Rated::Stored)
    }
}
