//! Proofs of phones, on SQLite.

use async_trait::async_trait;
use domain::phone::Phone;
use sqlx::{Row, sqlite::SqliteRow};
use time::OffsetDateTime;

use super::{Sqlite, from_json, to_millis, to_phone};
use crate::{
    province::Filing,
    store::{BrowserHash, PhoneProof, PhoneProofs, Result, phone_proofs::MOST_FILINGS},
};

#[async_trait]
impl PhoneProofs for Sqlite {
    async fn begin_proof(
        &self,
        browser: &BrowserHash,
        phone: &Phone,
        hash: &[u8],
        until: OffsetDateTime,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO phone_proof (browser, phone, hash, until_at) VALUES (?, ?, ?, ?)
             ON CONFLICT (browser) DO UPDATE SET phone = excluded.phone, hash = excluded.hash,
               until_at = excluded.until_at, proven = 0",
        )
        .bind(browser)
        .bind(phone.as_str())
        .bind(hash)
        .bind(to_millis(until))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn proof(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PhoneProof>> {
        let row = sqlx::query("SELECT phone, hash, proven FROM phone_proof WHERE browser = ? AND until_at > ?")
            .bind(browser)
            .bind(to_millis(now))
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    async fn prove_phone(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE phone_proof SET proven = 1, until_at = ? WHERE browser = ? AND hash = ?")
            .bind(to_millis(until))
            .bind(browser)
            .bind(hash)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn drop_proof(&self, browser: &BrowserHash) -> Result<()> {
        sqlx::query("DELETE FROM phone_proof WHERE browser = ?").bind(browser).execute(&self.0.write).await?;
        Ok(())
    }

    async fn ended_filings(&self, phone_keys: &[Vec<u8>]) -> Result<Vec<Filing>> {
        let mut reader = self.0.read.get().await?;
        let mut filings = Vec::new();
        for key in phone_keys {
            let found: Vec<String> = sqlx::query_scalar(
                "SELECT filing FROM submission WHERE phone_key = ? AND ended_at IS NOT NULL
                 ORDER BY submitted_at DESC LIMIT ?",
            )
            .bind(key)
            .bind(MOST_FILINGS)
            .fetch_all(&mut *reader)
            .await?;
            for filing in &found {
                filings.push(from_json::<Filing>(filing)?);
            }
        }
        filings.sort_by_key(|filing| std::cmp::Reverse(filing.submitted_at));
        filings.truncate(usize::try_from(MOST_FILINGS).unwrap_or(usize::MAX));
        Ok(filings)
    }
}

fn read(row: &SqliteRow) -> std::result::Result<PhoneProof, sqlx::Error> {
    Ok(PhoneProof {
        phone: to_phone(row.try_get("phone")?)?,
        hash: row.try_get("hash")?,
        proven: row.try_get("proven")?,
    })
}
