//! Deleting what has expired, on PostgreSQL.

use async_trait::async_trait;
use time::{Duration, OffsetDateTime};

use super::{Postgres, oldest_draft, to_millis};
use crate::store::{CONSENT_DAYS, ENDED_DAYS, Expired, MESSAGE_HOURS, Result, Retention, TRY_DAYS};

/// Advisory lock of the replica that cleans: any number that nothing else in this database uses.
const CLEANING: i64 = 0x6d6f_7463_6861_6d01;

#[async_trait]
impl Retention for Postgres {
    async fn expire(&self, now: OffsetDateTime) -> Result<Expired> {
        let mut tx = self.0.begin().await?;
        let mine: bool =
            sqlx::query_scalar("SELECT pg_try_advisory_xact_lock($1)").bind(CLEANING).fetch_one(&mut *tx).await?;
        if !mine {
            return Ok(Expired::default());
        }
        // An hour's worth, or after a long rest a month's: no citizen waits for it.
        sqlx::query("SET LOCAL statement_timeout = '60s'").execute(&mut *tx).await?;
        let drafts =
            sqlx::query("DELETE FROM draft WHERE saved_at <= $1").bind(oldest_draft(now)).execute(&mut *tx).await?;
        let grants = sqlx::query("DELETE FROM access WHERE until <= $1").bind(to_millis(now)).execute(&mut *tx).await?;
        let codes = sqlx::query("DELETE FROM code_access WHERE until_at <= $1");
        let codes = codes.bind(to_millis(now)).execute(&mut *tx).await?;
        let consents = sqlx::query("DELETE FROM consent WHERE given_at <= $1")
            .bind(to_millis(now - Duration::days(CONSENT_DAYS)))
            .execute(&mut *tx)
            .await?;
        // Rows on which somebody counts now are not that old.
        sqlx::query(
            "DELETE FROM attempt WHERE (kind, subject) IN
               (SELECT kind, subject FROM attempt WHERE last < $1 FOR UPDATE SKIP LOCKED)",
        )
        .bind(to_millis(now - Duration::days(TRY_DAYS)))
        .execute(&mut *tx)
        .await?;
        // Codes of drafts that were replaced; those of drafts that went have gone with them.
        sqlx::query("DELETE FROM draft_code WHERE draft IS NULL").execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_move WHERE until_at <= $1 OR draft IS NULL")
            .bind(to_millis(now))
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM phone_proof WHERE until_at <= $1").bind(to_millis(now)).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_moved WHERE moved_at <= $1").bind(oldest_draft(now)).execute(&mut *tx).await?;
        let old = to_millis(now - Duration::hours(MESSAGE_HOURS));
        let messages = sqlx::query("DELETE FROM message WHERE created_at <= $1").bind(old).execute(&mut *tx).await?;
        let mailbox = sqlx::query("DELETE FROM mailbox WHERE sent_at <= $1").bind(old).execute(&mut *tx).await?;
        // While its row is locked nobody writes a rating of the submission, so what is asked next stays true.
        let ended: Vec<String> =
            sqlx::query_scalar("SELECT reference FROM submission WHERE ended_at <= $1 FOR UPDATE SKIP LOCKED")
                .bind(to_millis(now - Duration::days(ENDED_DAYS)))
                .fetch_all(&mut *tx)
                .await?;
        // What a citizen rated last and has not reached the province yet keeps its submission.
        let gone: Vec<String> = sqlx::query_scalar(
            "SELECT ended.reference FROM unnest($1) AS ended (reference) WHERE NOT EXISTS
               (SELECT 1 FROM outbox WHERE outbox.reference = ended.reference AND status = 'waiting')",
        )
        .bind(&ended)
        .fetch_all(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM outbox WHERE reference = ANY($1)").bind(&gone).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM rating WHERE reference = ANY($1)").bind(&gone).execute(&mut *tx).await?;
        // Digits and grants go with it.
        let submissions =
            sqlx::query("DELETE FROM submission WHERE reference = ANY($1)").bind(&gone).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Expired {
            drafts: drafts.rows_affected(),
            grants: grants.rows_affected() + codes.rows_affected(),
            submissions: submissions.rows_affected(),
            consents: consents.rows_affected(),
            messages: messages.rows_affected() + mailbox.rows_affected(),
        })
    }
}
