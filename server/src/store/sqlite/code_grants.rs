//! Grants for codes of the province on SQLite.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use time::OffsetDateTime;

use super::{Sqlite, to_millis};
use crate::store::{BrowserHash, CodeGrants, Result};

#[async_trait]
impl CodeGrants for Sqlite {
    async fn give_code_grant(&self, browser: &BrowserHash, code: &DossierCode, until: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO code_access (browser, code, until_at) VALUES (?, ?, ?)
             ON CONFLICT (browser, code) DO UPDATE SET until_at = max(until_at, excluded.until_at)",
        )
        .bind(browser)
        .bind(code.as_str())
        .bind(to_millis(until))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn has_code_grant(&self, browser: &BrowserHash, code: &DossierCode, now: OffsetDateTime) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM code_access WHERE browser = ? AND code = ? AND until_at > ?)";
        Ok(sqlx::query_scalar(query)
            .bind(browser)
            .bind(code.as_str())
            .bind(to_millis(now))
            .fetch_one(&mut *self.0.read.get().await?)
            .await?)
    }
}
