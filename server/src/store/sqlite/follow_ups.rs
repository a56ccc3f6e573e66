//! What citizens send after the filing, on SQLite.

use async_trait::async_trait;
use domain::reference::Reference;
use sqlx::{Row, sqlite::SqliteRow};

use super::{Sqlite, from_millis, to_json, to_millis};
use crate::store::{
    FollowUps, FollowedUp, NewFollowUp, Result, SentFollowUp,
    follow_ups::{Progress, kind},
};

#[async_trait]
impl FollowUps for Sqlite {
    async fn follow_up(&self, new: NewFollowUp<'_>) -> Result<FollowedUp> {
        let reference = new.reference.to_string();
        let mut tx = self.0.write.begin().await?;
        let row = sqlx::query(
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE key = ?1 AND reference = ?2) AS earlier,
                    EXISTS (SELECT 1 FROM outbox WHERE reference = ?2 AND kind IN ('supplement', 'withdrawal', 'draft-answer')
                            AND status <> 'delivered') AS under_way",
        )
        .bind(new.key)
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
            let removed = sqlx::query("DELETE FROM draft WHERE browser = ? AND id = ? AND revision = ?")
                .bind(browser)
                .bind(new.key)
                .bind(revision)
                .execute(&mut *tx)
                .await?;
            if removed.rows_affected() == 0 {
                return Ok(FollowedUp::DraftChanged);
            }
        }
        for file in new.follow_up.attachments() {
            let taken = sqlx::query("UPDATE upload SET reference = ? WHERE id = ? AND draft = ? AND state = 'ready'")
                .bind(&reference)
                .bind(&file.id)
                .bind(new.key)
                .execute(&mut *tx)
                .await?;
            if taken.rows_affected() == 0 {
                // Removed in another tab; nothing was written.
                return Ok(FollowedUp::DraftChanged);
            }
        }
        sqlx::query(
            "INSERT INTO outbox (kind, key, reference, payload, run_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )
        .bind(new.follow_up.kind().slug())
        .bind(new.key)
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
             WHERE reference = ? AND kind IN ('supplement', 'withdrawal', 'draft-answer') ORDER BY id",
        )
        .bind(reference.to_string())
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read).collect::<std::result::Result<_, _>>()?)
    }
}

fn read(row: &SqliteRow) -> std::result::Result<SentFollowUp, sqlx::Error> {
    Ok(SentFollowUp {
        kind: kind(row.try_get("kind")?)?,
        sent_at: from_millis(row.try_get("created_at")?)?,
        progress: Progress::read(row.try_get("status")?, row.try_get("settled")?)?,
    })
}
