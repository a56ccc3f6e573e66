//! The outbox on SQLite.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use sqlx::{Row, Sqlite as Driver, Transaction, sqlite::SqliteRow};
use time::OffsetDateTime;

use super::{Sqlite, from_millis, to_message, to_millis, to_reference};
use crate::store::{Backlog, DeadLetter, FARTHEST, Leased, Outbox, Resolution, Result};

#[async_trait]
impl Outbox for Sqlite {
    async fn lease(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<Leased>> {
        loop {
            let row = sqlx::query(
                "UPDATE outbox SET attempt = attempt + 1, lease = lease + 1, lease_until = ?2
                 WHERE id = (SELECT id FROM outbox AS next
                             WHERE status = 'waiting' AND (run_at <= ?1 OR run_at > ?3)
                               AND (lease_until <= ?1 OR lease_until > ?3)
                               AND NOT EXISTS (SELECT 1 FROM outbox AS before
                                               WHERE before.reference = next.reference AND before.id < next.id
                                                 AND before.status <> 'delivered')
                             ORDER BY run_at, id LIMIT 1)
                 RETURNING id, kind, key, reference, payload, attempt, lease",
            )
            .bind(to_millis(now))
            .bind(to_millis(lease_until))
            .bind(to_millis(now + FARTHEST))
            .fetch_optional(&self.0.write)
            .await?;
            let Some(row) = row else { return Ok(None) };
            match read_leased(&row) {
                Ok(leased) => return Ok(Some(leased)),
                Err(error) => {
                    let (id, lease) = (row.try_get("id")?, row.try_get("lease")?);
                    tracing::error!(outbox_id = id, %error, "a message cannot be read: a person has to look");
                    self.bury(id, lease, now, &format!("cannot be read: {error}")).await?;
                }
            }
        }
    }

    async fn renew(&self, leased: &Leased, lease_until: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE outbox SET lease_until = ? WHERE id = ? AND lease = ? AND status = 'waiting'")
            .bind(to_millis(lease_until))
            .bind(leased.id)
            .bind(leased.lease)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn delivered(&self, leased: &Leased, code: Option<&DossierCode>) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        if let Some(code) = code {
            keep_code(&mut tx, leased.id, code).await?;
        }
        // The province has it now; a second copy of personal data here serves nobody.
        sqlx::query(
            "UPDATE outbox SET status = 'delivered', payload = '', last_error = NULL, dead_at = NULL WHERE id = ?",
        )
        .bind(leased.id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn retry_at(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()> {
        sqlx::query(
            "UPDATE outbox SET run_at = ?, lease_until = 0, last_error = ?
             WHERE id = ? AND lease = ? AND status = 'waiting'",
        )
        .bind(to_millis(at))
        .bind(error)
        .bind(leased.id)
        .bind(leased.lease)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn postpone(&self, leased: &Leased, at: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "UPDATE outbox SET run_at = ?, lease_until = 0, attempt = attempt - 1
             WHERE id = ? AND lease = ? AND status = 'waiting'",
        )
        .bind(to_millis(at))
        .bind(leased.id)
        .bind(leased.lease)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn give_up(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()> {
        self.bury(leased.id, leased.lease, at, error).await
    }

    async fn backlog(&self) -> Result<Backlog> {
        let row = sqlx::query(
            "SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting,
                    min(created_at) FILTER (WHERE status = 'waiting') AS oldest,
                    count(*) FILTER (WHERE status = 'dead') AS dead
             FROM outbox WHERE status <> 'delivered'",
        )
        .fetch_one(&mut *self.0.read.get().await?)
        .await?;
        let count = |column| row.try_get::<i64, _>(column).map(i64::unsigned_abs);
        Ok(Backlog {
            waiting: count("waiting")?,
            oldest_since: row.try_get::<Option<i64>, _>("oldest")?.map(from_millis).transpose()?,
            dead: count("dead")?,
        })
    }

    async fn dead_letters(&self, limit: u32) -> Result<Vec<DeadLetter>> {
        let rows = sqlx::query(
            "SELECT id, reference, kind, attempt, last_error, dead_at FROM outbox
             WHERE status = 'dead' ORDER BY dead_at, id LIMIT ?",
        )
        .bind(limit)
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read_dead).collect::<std::result::Result<_, _>>()?)
    }

    async fn revive(&self, id: i64, now: OffsetDateTime) -> Result<bool> {
        let mut tx = self.0.write.begin().await?;
        let revived = sqlx::query(
            "UPDATE outbox SET status = 'waiting', attempt = 0, run_at = ?, lease_until = 0, dead_at = NULL,
               last_error = NULL
             WHERE id = ? AND status = 'dead'",
        )
        .bind(to_millis(now))
        .bind(id)
        .execute(&mut *tx)
        .await?;
        if revived.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(
            "UPDATE submission SET dead = NULL
             WHERE reference = (SELECT reference FROM outbox WHERE id = ? AND kind = 'filing')",
        )
        .bind(id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn resolve(&self, id: i64, resolution: &Resolution<'_>) -> Result<bool> {
        let mut tx = self.0.write.begin().await?;
        let at = to_millis(resolution.at);
        let resolved = sqlx::query(
            "UPDATE outbox SET status = 'delivered', payload = '', dead_at = NULL, resolved_by = ?, resolved_note = ?,
               resolved_at = ?
             WHERE id = ? AND status = 'dead'",
        )
        .bind(resolution.by)
        .bind(resolution.note)
        .bind(at)
        .bind(id)
        .execute(&mut *tx)
        .await?;
        if resolved.rows_affected() == 0 {
            return Ok(false);
        }
        match resolution.code {
            Some(code) => keep_code(&mut tx, id, code).await?,
            None => {
                sqlx::query(
                    "UPDATE submission SET open = 0, ended_at = ?
                     WHERE reference = (SELECT reference FROM outbox WHERE id = ? AND kind = 'filing')",
                )
                .bind(at)
                .bind(id)
                .execute(&mut *tx)
                .await?;
            }
        }
        tx.commit().await?;
        Ok(true)
    }
}

impl Sqlite {
    /// Marks a message dead, and its submission if it is the filing, unless somebody else has leased it since.
    async fn bury(&self, id: i64, lease: i64, at: OffsetDateTime, error: &str) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        let buried = sqlx::query(
            "UPDATE outbox SET status = 'dead', last_error = ?, dead_at = ?, lease_until = 0
             WHERE id = ? AND lease = ? AND status = 'waiting'",
        )
        .bind(error)
        .bind(to_millis(at))
        .bind(id)
        .bind(lease)
        .execute(&mut *tx)
        .await?;
        if buried.rows_affected() > 0 {
            sqlx::query(
                "UPDATE submission SET dead = ?
                 WHERE reference = (SELECT reference FROM outbox WHERE id = ? AND kind = 'filing')",
            )
            .bind(error)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Makes a message unreadable: for the suite.
    #[cfg(test)]
    pub(in crate::store) async fn spoil(&self, id: i64) {
        let spoilt = sqlx::query("UPDATE outbox SET payload = '{' WHERE id = ?").bind(id).execute(&self.0.write).await;
        assert_eq!(spoilt.unwrap().rows_affected(), 1);
    }
}

/// Keeps the province's code of the filing in this row: it has been taken, whatever was thought before.
async fn keep_code(
    tx: &mut Transaction<'_, Driver>,
    id: i64,
    code: &DossierCode,
) -> std::result::Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE submission SET code = ?, dead = NULL
         WHERE reference = (SELECT reference FROM outbox WHERE id = ? AND kind = 'filing')",
    )
    .bind(code.as_str())
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn read_leased(row: &SqliteRow) -> std::result::Result<Leased, sqlx::Error> {
    Ok(Leased {
        id: row.try_get("id")?,
        lease: row.try_get("lease")?,
        key: row.try_get("key")?,
        reference: to_reference(row.try_get("reference")?)?,
        attempt: row.try_get("attempt")?,
        message: to_message(row.try_get("kind")?, row.try_get("payload")?)?,
    })
}

fn read_dead(row: &SqliteRow) -> std::result::Result<DeadLetter, sqlx::Error> {
    Ok(DeadLetter {
        id: row.try_get("id")?,
        reference: to_reference(row.try_get("reference")?)?,
        kind: row.try_get("kind")?,
        attempts: row.try_get("attempt")?,
        error: row.try_get::<Option<String>, _>("last_error")?.unwrap_or_default(),
        since: from_millis(row.try_get("dead_at")?)?,
    })
}
