//! Grants for codes of the province on PostgreSQL.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use time::OffsetDateTime;

use super::{Postgres, to_millis};
use crate::store::{BrowserHash, CodeGrants, Result};

#[async_trait]
impl CodeGrants for Postgres {
    async fn give_code_grant(&self, browser: &BrowserHash, code: &DossierCode, until: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO code_access AS kept (browser, code, until_at) VALUES ($1, $2, $3)
             ON CONFLICT (browser, code) DO UPDATE SET until_at = greatest(kept.until_at, excluded.until_at)",
        )
        .bind(browser)
        .bind(code.as_str())
        .bind(to_millis(until))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn has_code_grant(&self, browser: &BrowserHash, code: &DossierCode, now: OffsetDateTime) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM code_access WHERE browser = $1 AND code = $2 AND until_at > $3)";
        Ok(sqlx::query_scalar(query).bind(browser).bind(code.as_str()).bind(to_millis(now)).fetch_one(&self.0).await?)
    }
}
