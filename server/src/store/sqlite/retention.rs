//! Deleting what has expired, on SQLite.

use async_trait::async_trait;
use time::{Duration, OffsetDateTime};

use super::{Sqlite, oldest_draft, to_millis};
use crate::store::{CONSENT_DAYS, ENDED_DAYS, Expired, MESSAGE_HOURS, Result, Retention, TRY_DAYS};

#[async_trait]
impl Retention for Sqlite {
    async fn expire(&self, now: OffsetDateTime) -> Result<Expired> {
        let mut tx = self.0.write.begin().await?;
        let drafts =
            sqlx::query("DELETE FROM draft WHERE saved_at <= ?").bind(oldest_draft(now)).execute(&mut *tx).await?;
        let grants = sqlx::query("DELETE FROM access WHERE until <= ?").bind(to_millis(now)).execute(&mut *tx).await?;
        let code_grants = sqlx::query("DELETE FROM code_access WHERE until_at <= ?");
        let code_grants = code_grants.bind(to_millis(now)).execute(&mut *tx).await?;
        let consents = sqlx::query("DELETE FROM consent WHERE given_at <= ?")
            .bind(to_millis(now - Duration::days(CONSENT_DAYS)))
            .execute(&mut *tx)
            .await?;
        let tries = sqlx::query("DELETE FROM attempt WHERE at < ?");
        tries.bind(to_millis(now - Duration::days(TRY_DAYS))).execute(&mut *tx).await?;
        // Codes of drafts that were replaced; those of drafts that went have gone with them.
        sqlx::query("DELETE FROM draft_code WHERE draft IS NULL").execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_move WHERE until_at <= ? OR draft IS NULL")
            .bind(to_millis(now))
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM phone_proof WHERE until_at <= ?").bind(to_millis(now)).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_moved WHERE moved_at <= ?").bind(oldest_draft(now)).execute(&mut *tx).await?;
        let old = to_millis(now - Duration::hours(MESSAGE_HOURS));
        let messages = sqlx::query("DELETE FROM message WHERE created_at <= ?").bind(old).execute(&mut *tx).await?;
        let mailbox = sqlx::query("DELETE FROM mailbox WHERE sent_at <= ?").bind(old).execute(&mut *tx).await?;
        let ended = to_millis(now - Duration::days(ENDED_DAYS));
        // What a citizen rated last and has not reached the province yet keeps its submission.
        let waits = "SELECT reference FROM outbox WHERE status = 'waiting'";
        let gone = format!("SELECT reference FROM submission WHERE ended_at <= ?1 AND reference NOT IN ({waits})");
        for table in ["outbox", "rating"] {
            let statement = format!("DELETE FROM {table} WHERE reference IN ({gone})");
            sqlx::query(sqlx::AssertSqlSafe(statement)).bind(ended).execute(&mut *tx).await?;
        }
        // Digits and grants go with it.
        let statement = format!("DELETE FROM submission WHERE reference IN ({gone})");
        let submissions = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(ended).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Expired {
            drafts: drafts.rows_affected(),
            grants: grants.rows_affected() + code_grants.rows_affected(),
            submissions: submissions.rows_affected(),
            consents: consents.rows_affected(),
            messages: messages.rows_affected() + mailbox.rows_affected(),
        })
    }
}
