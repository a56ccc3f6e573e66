//! Counters of tries on SQLite.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::{Sqlite, to_millis};
use crate::store::{Limits, Result};

#[async_trait]
impl Limits for Sqlite {
    async fn allow(
        &self,
        kind: &str,
        subject: &[u8],
        at: OffsetDateTime,
        since: OffsetDateTime,
        most: u32,
    ) -> Result<bool> {
        let mut tx = self.0.write.begin().await?;
        sqlx::query("DELETE FROM attempt WHERE kind = ? AND at < ?")
            .bind(kind)
            .bind(to_millis(since))
            .execute(&mut *tx)
            .await?;
        let counted: u32 = sqlx::query_scalar("SELECT count(*) FROM attempt WHERE kind = ? AND subject = ?")
            .bind(kind)
            .bind(subject)
            .fetch_one(&mut *tx)
            .await?;
        let allowed = counted < most;
        if allowed {
            sqlx::query("INSERT INTO attempt (kind, subject, at) VALUES (?, ?, ?)")
                .bind(kind)
                .bind(subject)
                .bind(to_millis(at))
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(allowed)
    }

    async fn take_back(&self, kind: &str, subject: &[u8]) -> Result<()> {
        sqlx::query(
            "DELETE FROM attempt WHERE rowid =
               (SELECT rowid FROM attempt WHERE kind = ? AND subject = ? ORDER BY at DESC LIMIT 1)",
        )
        .bind(kind)
        .bind(subject)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn forget_tries(&self, kind: &str, subject: &[u8]) -> Result<()> {
        sqlx::query("DELETE FROM attempt WHERE kind = ? AND subject = ?")
            .bind(kind)
            .bind(subject)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }
}
