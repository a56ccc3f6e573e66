//! Counters of tries on PostgreSQL.

use async_trait::async_trait;
use time::OffsetDateTime;

use super::{Postgres, to_millis};
use crate::store::{Limits, Result};

#[async_trait]
impl Limits for Postgres {
    /// One statement: racing tries of a subject wait for the lock of its row and are counted on what the one before left.
    async fn allow(
        &self,
        kind: &str,
        subject: &[u8],
        at: OffsetDateTime,
        since: OffsetDateTime,
        most: u32,
    ) -> Result<bool> {
        let mut connection = self.0.acquire().await?;
        // Rows that another replica is deleting or counting on are left to it: no two wait for each other in a circle.
        sqlx::query(
            "DELETE FROM attempt WHERE (kind, subject) IN
               (SELECT kind, subject FROM attempt WHERE kind = $1 AND last < $2 LIMIT 100 FOR UPDATE SKIP LOCKED)",
        )
        .bind(kind)
        .bind(to_millis(since))
        .execute(&mut *connection)
        .await?;
        let counted = sqlx::query(
            "INSERT INTO attempt AS kept (kind, subject, tries, last)
             SELECT $1, $2, ARRAY[$3], $3 WHERE $5 > 0
             ON CONFLICT (kind, subject) DO UPDATE SET
               tries = ARRAY(SELECT try FROM unnest(kept.tries) AS try WHERE try >= $4) || $3,
               last = greatest(kept.last, $3)
             WHERE (SELECT count(*) FROM unnest(kept.tries) AS try WHERE try >= $4) < $5",
        )
        .bind(kind)
        .bind(subject)
        .bind(to_millis(at))
        .bind(to_millis(since))
        .bind(i64::from(most))
        .execute(&mut *connection)
        .await?;
        Ok(counted.rows_affected() > 0)
    }

    async fn take_back(&self, kind: &str, subject: &[u8]) -> Result<()> {
        sqlx::query(
            "UPDATE attempt SET tries = trim_array(tries, 1) WHERE kind = $1 AND subject = $2 AND cardinality(tries) > 0",
        )
        .bind(kind)
        .bind(subject)
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn forget_tries(&self, kind: &str, subject: &[u8]) -> Result<()> {
        sqlx::query("DELETE FROM attempt WHERE kind = $1 AND subject = $2")
            .bind(kind)
            .bind(subject)
            .execute(&self.0)
            .await?;
        Ok(())
    }
}
