//! Consents on PostgreSQL.

use async_trait::async_trait;
use sqlx::{Row, postgres::PgRow};
use time::OffsetDateTime;

use super::{Postgres, from_millis, storable, to_millis};
use crate::store::{Channel, Consent, Consents, Outcome, Result};

#[async_trait]
impl Consents for Postgres {
    async fn record_consent(&self, consent: &Consent) -> Result<()> {
        let (channel, official) = consent.channel.stored();
        sqlx::query(
            "INSERT INTO consent
               (id, given_for, person, purpose, words, channel, official, given_at, outcome, withdrawn_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(storable(&consent.id))
        .bind(storable(&consent.given_for))
        .bind(&consent.person)
        .bind(&consent.purpose)
        .bind(&consent.words)
        .bind(channel)
        .bind(official.map(storable))
        .bind(to_millis(consent.given_at))
        .bind(consent.outcome.stored())
        .bind(consent.withdrawn_at.map(to_millis))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn settle_consent(&self, id: &str, outcome: Outcome) -> Result<()> {
        sqlx::query("UPDATE consent SET outcome = $1 WHERE id = $2 AND outcome = 'asked'")
            .bind(outcome.stored())
            .bind(storable(id))
            .execute(&self.0)
            .await?;
        Ok(())
    }

    async fn withdraw_consent(&self, id: &str, at: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE consent SET withdrawn_at = $1 WHERE id = $2 AND withdrawn_at IS NULL")
            .bind(to_millis(at))
            .bind(storable(id))
            .execute(&self.0)
            .await?;
        Ok(())
    }

    async fn consent(&self, id: &str) -> Result<Option<Consent>> {
        let row = sqlx::query(
            "SELECT id, given_for, person, purpose, words, channel, official, given_at, outcome, withdrawn_at
             FROM consent WHERE id = $1",
        )
        .bind(storable(id))
        .fetch_optional(&self.0)
        .await?;
        Ok(row.as_ref().map(read_consent).transpose()?)
    }
}

fn read_consent(row: &PgRow) -> std::result::Result<Consent, sqlx::Error> {
    Ok(Consent {
        id: row.try_get("id")?,
        given_for: row.try_get("given_for")?,
        person: row.try_get("person")?,
        purpose: row.try_get("purpose")?,
        words: row.try_get("words")?,
        channel: Channel::read(row.try_get("channel")?, row.try_get("official")?)?,
        given_at: from_millis(row.try_get("given_at")?)?,
        outcome: Outcome::read(row.try_get("outcome")?)?,
        withdrawn_at: row.try_get::<Option<i64>, _>("withdrawn_at")?.map(from_millis).transpose()?,
    })
}
