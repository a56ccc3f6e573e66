//! The outbox on SQLite.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use sqlx::Row;
use time::OffsetDateTime;

use super::{Sqlite, to_message, to_millis, to_reference};
use crate::store::{Leased, Message, Outbox, Result};

#[async_trait]
impl Outbox for Sqlite {
    async fn lease(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<Leased>> {
        let row = sqlx::query(
            "UPDATE outbox SET attempt = attempt + 1, lease_until = ?2
             WHERE id = (SELECT id FROM outbox WHERE status = 'waiting' AND run_at <= ?1 AND lease_until <= ?1
                         ORDER BY run_at, id LIMIT 1)
             RETURNING id, kind, key, reference, payload, attempt",
        )
        .bind(to_millis(now))
        .bind(to_millis(lease_until))
        .fetch_optional(&self.0.write)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Leased {
            id: row.try_get("id")?,
            key: row.try_get("key")?,
            reference: to_reference(row.try_get("reference")?)?,
            attempt: row.try_get("attempt")?,
            message: to_message(row.try_get("kind")?, row.try_get("payload")?)?,
        }))
    }

    async fn delivered(&self, leased: &Leased, code: Option<&DossierCode>) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        if let Some(code) = code {
            sqlx::query("UPDATE submission SET code = ? WHERE reference = ?")
                .bind(code.as_str())
                .bind(leased.reference.to_string())
                .execute(&mut *tx)
                .await?;
        }
        // The province has it now; a second copy of personal data here serves nobody.
        sqlx::query("UPDATE outbox SET status = 'delivered', payload = '', last_error = NULL WHERE id = ?")
            .bind(leased.id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn retry_at(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()> {
        sqlx::query("UPDATE outbox SET run_at = ?, lease_until = 0, last_error = ? WHERE id = ?")
            .bind(to_millis(at))
            .bind(error)
            .bind(leased.id)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn give_up(&self, leased: &Leased, error: &str) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        sqlx::query("UPDATE outbox SET status = 'dead', last_error = ? WHERE id = ?")
            .bind(error)
            .bind(leased.id)
            .execute(&mut *tx)
            .await?;
        if matches!(leased.message, Message::Filing(_)) {
            sqlx::query("UPDATE submission SET dead = ? WHERE reference = ?")
                .bind(error)
                .bind(leased.reference.to_string())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn depth(&self) -> Result<u64> {
        let depth: i64 = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE status = 'waiting'")
            .fetch_one(&mut *self.0.read.get().await?)
            .await?;
        Ok(depth.unsigned_abs())
    }
}
