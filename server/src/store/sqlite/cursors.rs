//! Cursors on SQLite.

use async_trait::async_trait;
use sqlx::Row;
use time::OffsetDateTime;

use super::{Sqlite, from_millis, to_millis};
use crate::{
    province::Cursor,
    store::{Cursors, Progress, Result, Taken},
};

#[async_trait]
impl Cursors for Sqlite {
    async fn take_cursor(&self, name: &str, now: OffsetDateTime, until: OffsetDateTime) -> Result<Option<Taken>> {
        let row = sqlx::query(
            "INSERT INTO cursor (name, lease, lease_until) VALUES (?1, 1, ?3)
             ON CONFLICT (name) DO UPDATE SET lease = lease + 1, lease_until = excluded.lease_until
               WHERE lease_until <= ?2
             RETURNING lease, place",
        )
        .bind(name)
        .bind(to_millis(now))
        .bind(to_millis(until))
        .fetch_optional(&self.0.write)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let place: Option<String> = row.try_get("place")?;
        Ok(Some(Taken { lease: row.try_get("lease")?, cursor: place.map(Cursor) }))
    }

    async fn advance(&self, name: &str, lease: i64, progress: &Progress<'_>) -> Result<bool> {
        let advanced = sqlx::query(
            "UPDATE cursor SET place = ?, caught_up_at = coalesce(?, caught_up_at), lease_until = ?
             WHERE name = ? AND lease = ?",
        )
        .bind(progress.cursor.map(|cursor| &cursor.0))
        .bind(progress.caught_up_at.map(to_millis))
        .bind(to_millis(progress.lease_until))
        .bind(name)
        .bind(lease)
        .execute(&self.0.write)
        .await?;
        Ok(advanced.rows_affected() > 0)
    }

    async fn caught_up_at(&self, name: &str) -> Result<Option<OffsetDateTime>> {
        let at: Option<Option<i64>> = sqlx::query_scalar("SELECT caught_up_at FROM cursor WHERE name = ?")
            .bind(name)
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(at.flatten().map(from_millis).transpose()?)
    }
}
