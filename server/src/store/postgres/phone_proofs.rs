//! Proofs of phones, on PostgreSQL.

use async_trait::async_trait;
use domain::phone::Phone;
use sqlx::{Row, postgres::PgRow};
use time::OffsetDateTime;

use super::{Postgres, from_json, to_millis, to_phone};
use crate::{
    province::Filing,
    store::{BrowserHash, PhoneProof, PhoneProofs, Result, phone_proofs::MOST_FILINGS},
};

#[async_trait]
impl PhoneProofs for Postgres {
    async fn begin_proof(
        &self,
        browser: &BrowserHash,
        phone: &Phone,
        hash: &[u8],
        until: OffsetDateTime,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO phone_proof (browser, phone, hash, until_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (browser) DO UPDATE SET phone = excluded.phone, hash = excluded.hash,
               until_at = excluded.until_at, proven = FALSE",
        )
        .bind(browser)
        .bind(phone.as_str())
        .bind(hash)
        .bind(to_millis(until))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn proof(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PhoneProof>> {
        let row = sqlx::query("SELECT phone, hash, proven FROM phone_proof WHERE browser = $1 AND until_at > $2")
            .bind(browser)
            .bind(to_millis(now))
            .fetch_optional(&self.0)
            .await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    async fn prove_phone(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE phone_proof SET proven = TRUE, until_at = $1 WHERE browser = $2 AND hash = $3")
            .bind(to_millis(until))
            .bind(browser)
            .bind(hash)
            .execute(&self.0)
            .await?;
        Ok(())
    }

    async fn drop_proof(&self, browser: &BrowserHash) -> Result<()> {
        sqlx::query("DELETE FROM phone_proof WHERE browser = $1").bind(browser).execute(&self.0).await?;
        Ok(())
    }

    async fn ended_filings(&self, phone_keys: &[Vec<u8>]) -> Result<Vec<Filing>> {
        let filings: Vec<String> = sqlx::query_scalar(
            "SELECT filing FROM submission WHERE phone_key = ANY($1) AND ended_at IS NOT NULL
             ORDER BY submitted_at DESC LIMIT $2",
        )
        .bind(phone_keys)
        .bind(i64::from(MOST_FILINGS))
        .fetch_all(&self.0)
        .await?;
        Ok(filings.iter().map(|filing| from_json(filing)).collect::<std::result::Result<_, _>>()?)
    }
}

fn read(row: &PgRow) -> std::result::Result<PhoneProof, sqlx::Error> {
    Ok(PhoneProof {
        phone: to_phone(row.try_get("phone")?)?,
        hash: row.try_get("hash")?,
        proven: row.try_get("proven")?,
    })
}
