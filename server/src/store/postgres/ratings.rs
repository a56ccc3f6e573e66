//! Ratings on PostgreSQL.

use async_trait::async_trait;
use domain::reference::Reference;
use sqlx::Row;
use time::OffsetDateTime;

use super::{Postgres, from_json, from_millis, rating_key, to_json, to_millis};
use crate::store::{RatingStore, Result, StoredRating};

#[async_trait]
impl RatingStore for Postgres {
    async fn rating(&self, reference: Reference) -> Result<Option<StoredRating>> {
        let row = sqlx::query("SELECT rating, answers, first_rated_at FROM rating WHERE reference = $1")
            .bind(reference.to_string())
            .fetch_optional(&self.0)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(StoredRating {
            rating: from_json(row.try_get("rating")?)?,
            answers: from_json(row.try_get("answers")?)?,
            first_rated_at: from_millis(row.try_get("first_rated_at")?)?,
        }))
    }

    async fn rate(
        &self,
        reference: Reference,
        stored: &StoredRating,
        changeable_since: OffsetDateTime,
    ) -> Result<bool> {
        let mut tx = self.0.begin().await?;
        let rating = to_json(&stored.rating)?;
        // The lock of the rating's row puts changes of it in order, so their messages get growing ids.
        let version: Option<i64> = sqlx::query_scalar(
            "INSERT INTO rating AS kept (reference, rating, answers, first_rated_at, version) VALUES ($1, $2, $3, $4, 1)
             ON CONFLICT (reference) DO UPDATE SET rating = excluded.rating, answers = excluded.answers,
               version = kept.version + 1
               WHERE kept.first_rated_at >= $5
             RETURNING version",
        )
        .bind(reference.to_string())
        .bind(&rating)
        .bind(to_json(&stored.answers)?)
        .bind(to_millis(stored.first_rated_at))
        .bind(to_millis(changeable_since))
        .fetch_optional(&mut *tx)
        .await?;
        let Some(version) = version else { return Ok(false) };
        sqlx::query(
            "INSERT INTO outbox (kind, key, reference, payload, run_at, created_at)
             VALUES ('rating', $1, $2, $3, $4, $4)",
        )
        .bind(rating_key(reference, version))
        .bind(reference.to_string())
        .bind(&rating)
        .bind(to_millis(stored.rating.rated_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }
}
