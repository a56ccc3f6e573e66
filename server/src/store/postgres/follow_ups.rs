//! What citizens send after the filing, on PostgreSQL.

use async_trait::async_trait;
use domain::reference::Reference;
use sqlx::{Row, postgres::PgRow};

use super::{Postgres, from_millis, storable, to_json, to_millis};
use crate::store::{
    FollowUps, FollowedUp, NewFollowUp, Result, SentFollowUp,
    follow_ups::{Progress, kind},
};

#[async_trait]
impl FollowUps for Postgres {
    /// The lock of the submission's row decides between racing ones: whoever comes second sees the first one's message.
    async fn follow_up(&self, new: NewFollowUp<'_>) -> Result<FollowedUp> {
        let (reference, key) = (new.reference.to_string(), storable(new.key));
        let mut tx = self.0.begin().await?;
        sqlx::query("SELECT 1 FROM submission WHERE reference = $1 FOR UPDATE")
            .bind(&reference)
            .execute(&mut *tx)
            .await?;
        let row = sqlx::query(
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE key = $1 AND reference = $2) AS earlier,
                    EXISTS (SELECT 1 FROM outbox WHERE reference = $2 AND kind IN ('supplement', 'withdrawal', 'draft-answer')
                            AND status <> 'delivered') AS under_way",
        )
        .bind(&key)
        .bind(&reference)
        .fetch_one(&mut *tx)
        .await?;
        if row.try_get("earlier")? {
            return Ok(FollowedUp::Done);
        }
        if row.try_get("under_way")? {
            return Ok(FollowedUp::UnderWay);
        }
        if let Some((browser, revision)) = new.draft {
            let removed = sqlx::query("DELETE FROM draft WHERE browser = $1 AND id = $2 AND revision = $3")
                .bind(browser)
                .bind(&key)
                .bind(i64::from(revision))
                .execute(&mut *tx)
                .await?;
            if removed.rows_affected() == 0 {
                return Ok(FollowedUp::DraftChanged);
            }
        }
        let files: Vec<&str> = new.follow_up.attachments().iter().map(|file| file.id.as_str()).collect();
        let taken =
            sqlx::query("UPDATE upload SET reference = $1 WHERE id = ANY($2) AND draft = $3 AND state = 'ready'")
                .bind(&reference)
                .bind(&files)
                .bind(&key)
                .execute(&mut *tx)
                .await?;
        if taken.rows_affected() != files.len() as u64 {
            // Removed in another tab; nothing was written.
            return Ok(FollowedUp::DraftChanged);
        }
        sqlx::query(
            "INSERT INTO outbox (kind, key, reference, payload, run_at, created_at) VALUES ($1, $2, $3, $4, $5, $5)",
        )
        .bind(new.follow_up.kind().slug())
        .bind(&key)
        .bind(&reference)
        .bind(to_json(new.follow_up)?)
        .bind(to_millis(new.follow_up.sent_at()))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(FollowedUp::Done)
    }

    async fn follow_ups(&self, reference: Reference) -> Result<Vec<SentFollowUp>> {
        let rows = sqlx::query(
            "SELECT kind, created_at, status, resolved_at IS NOT NULL AS settled FROM outbox
             WHERE reference = $1 AND kind IN ('supplement', 'withdrawal', 'draft-answer') ORDER BY id",
        )
        .bind(reference.to_string())
        .fetch_all(&self.0)
        .await?;
        Ok(rows.iter().map(read).collect::<std::result::Result<_, _>>()?)
    }
}

fn read(row: &PgRow) -> std::result::Result<SentFollowUp, sqlx::Error> {
    Ok(SentFollowUp {
        kind: kind(row.try_get("kind")?)?,
        sent_at: from_millis(row.try_get("created_at")?)?,
        progress: Progress::read(row.try_get("status")?, row.try_get("settled")?)?,
    })
}
