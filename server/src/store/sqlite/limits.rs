//! Counters of tries on SQLite.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::{Sqlite, to_millis};
use crate::store::{Limits, Result};

#[async_trait]
impl Limits for Sqlite {
    async fn count(&self, kind: &str, subject: &[u8], at: OffsetDateTime, since: OffsetDateTime) -> Result<u32> {
        let mut tx = self.0.write.begin().await?;
        sqlx::query("DELETE FROM attempt WHERE kind = ? AND at < ?")
            .bind(kind)
            .bind(to_millis(since))
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO attempt (kind, subject, at) VALUES (?, ?, ?)")
            .bind(kind)
            .bind(subject)
            .bind(to_millis(at))
            .execute(&mut *tx)
            .await?;
        let counted = sqlx::query_scalar("SELECT count(*) FROM attempt WHERE kind = ? AND subject = ?")
            .bind(kind)
            .bind(subject)
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(counted)
    }

    async fn counted(&self, kind: &str, subject: &[u8], since: OffsetDateTime) -> Result<u32> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM attempt WHERE kind = ? AND subject = ? AND at >= ?")
            .bind(kind)
            .bind(subject)
            .bind(to_millis(since))
            .fetch_one(&mut *self.0.read.get().await?)
            .await?)
    }
}
