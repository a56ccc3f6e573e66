//! Cursors on PostgreSQL.

use async_trait::async_trait;
use sqlx::Row;
use time::OffsetDateTime;

use super::{Postgres, from_millis, storable, to_millis};
use crate::{
    province::Cursor,
    store::{Cursors, Progress, Result, Taken},
};

#[async_trait]
impl Cursors for Postgres {
    /// One statement: who comes second waits for the row's lock and finds the lease of the first.
    async fn take_cursor(&self, name: &str, now: OffsetDateTime, until: OffsetDateTime) -> Result<Option<Taken>> {
        let row = sqlx::query(
            "INSERT INTO cursor AS kept (name, lease, lease_until) VALUES ($1, 1, $3)
             ON CONFLICT (name) DO UPDATE SET lease = kept.lease + 1, lease_until = excluded.lease_until
               WHERE kept.lease_until <= $2
             RETURNING lease, place",
        )
        .bind(name)
        .bind(to_millis(now))
        .bind(to_millis(until))
        .fetch_optional(&self.0)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let place: Option<String> = row.try_get("place")?;
        Ok(Some(Taken { lease: row.try_get("lease")?, cursor: place.map(Cursor) }))
    }

    async fn advance(&self, name: &str, lease: i64, progress: &Progress<'_>) -> Result<bool> {
        let advanced = sqlx::query(
            "UPDATE cursor SET place = $1, caught_up_at = coalesce($2, caught_up_at), lease_until = $3
             WHERE name = $4 AND lease = $5",
        )
        .bind(progress.cursor.map(|cursor| storable(&cursor.0)))
        .bind(progress.caught_up_at.map(to_millis))
        .bind(to_millis(progress.lease_until))
        .bind(name)
        .bind(lease)
        .execute(&self.0)
        .await?;
        Ok(advanced.rows_affected() > 0)
    }

    async fn caught_up_at(&self, name: &str) -> Result<Option<OffsetDateTime>> {
        let at: Option<Option<i64>> = sqlx::query_scalar("SELECT caught_up_at FROM cursor WHERE name = $1")
            .bind(name)
            .fetch_optional(&self.0)
            .await?;
        Ok(at.flatten().map(from_millis).transpose()?)
    }
}
