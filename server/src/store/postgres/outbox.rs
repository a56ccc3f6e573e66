//! The outbox on PostgreSQL.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use sqlx::Row;
use time::OffsetDateTime;

use super::{Postgres, storable, to_message, to_millis, to_reference, unsigned};
use crate::store::{Leased, Message, Outbox, Result};

#[async_trait]
impl Outbox for Postgres {
    async fn lease(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<Leased>> {
        // A row that another worker is leasing is passed over, not waited for. Materialized: chosen once.
        let row = sqlx::query(
            "WITH due AS MATERIALIZED
               (SELECT id FROM outbox WHERE status = 'waiting' AND run_at <= $1 AND lease_until <= $1
                ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
             UPDATE outbox SET attempt = attempt + 1, lease_until = $2 FROM due WHERE outbox.id = due.id
             RETURNING outbox.id, kind, key, reference, payload, attempt",
        )
        .bind(to_millis(now))
        .bind(to_millis(lease_until))
        .fetch_optional(&self.0)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Leased {
            id: row.try_get("id")?,
            key: row.try_get("key")?,
            reference: to_reference(row.try_get("reference")?)?,
            attempt: unsigned(&row, "attempt")?,
            message: to_message(row.try_get("kind")?, row.try_get("payload")?)?,
        }))
    }

    async fn delivered(&self, leased: &Leased, code: Option<&DossierCode>) -> Result<()> {
        let mut tx = self.0.begin().await?;
        if let Some(code) = code {
            sqlx::query("UPDATE submission SET code = $1 WHERE reference = $2")
                .bind(code.as_str())
                .bind(leased.reference.to_string())
                .execute(&mut *tx)
                .await?;
        }
        // The province has it now; a second copy of personal data here serves nobody.
        sqlx::query("UPDATE outbox SET status = 'delivered', payload = '', last_error = NULL WHERE id = $1")
            .bind(leased.id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn retry_at(&self, leased: &Leased, at: OffsetDateTime, error: &str) -> Result<()> {
        sqlx::query("UPDATE outbox SET run_at = $1, lease_until = 0, last_error = $2 WHERE id = $3")
            .bind(to_millis(at))
            .bind(storable(error))
            .bind(leased.id)
            .execute(&self.0)
            .await?;
        Ok(())
    }

    async fn give_up(&self, leased: &Leased, error: &str) -> Result<()> {
        let mut tx = self.0.begin().await?;
        sqlx::query("UPDATE outbox SET status = 'dead', last_error = $1 WHERE id = $2")
            .bind(storable(error))
            .bind(leased.id)
            .execute(&mut *tx)
            .await?;
        if matches!(leased.message, Message::Filing(_)) {
            sqlx::query("UPDATE submission SET dead = $1 WHERE reference = $2")
                .bind(storable(error))
                .bind(leased.reference.to_string())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn depth(&self) -> Result<u64> {
        let depth: i64 =
            sqlx::query_scalar("SELECT count(*) FROM outbox WHERE status = 'waiting'").fetch_one(&self.0).await?;
        Ok(depth.unsigned_abs())
    }
}
