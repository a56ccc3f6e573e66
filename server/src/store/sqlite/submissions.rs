//! Submissions and grants on SQLite.

use async_trait::async_trait;
use domain::{
    dossier::{DossierCode, Stage},
    reference::Reference,
};
use sqlx::{Row, sqlite::SqliteRow};
use time::{Duration, OffsetDateTime};

use super::{Sqlite, drafts, from_json, from_millis, level, to_code, to_grant, to_json, to_millis, to_reference};
use crate::{
    province::DossierView,
    store::{BrowserHash, GRANT_DAYS, Grant, NewSubmission, Result, Submission, Submissions, Submitted},
};

/// What [`read_submission`] reads.
macro_rules! columns {
    () => {
        "qr_generation, qr_hash, office, filing, code, view, view_at, dead,
         EXISTS (SELECT 1 FROM rating WHERE rating.reference = submission.reference) AS rated"
    };
}

#[async_trait]
impl Submissions for Sqlite {
    async fn submit(&self, browser: &BrowserHash, new: &NewSubmission) -> Result<Submitted> {
        let mut tx = self.0.write.begin().await?;
        let earlier: Option<String> = sqlx::query_scalar("SELECT reference FROM submission WHERE key = ?")
            .bind(&new.key)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(reference) = earlier {
            return Ok(Submitted::As(to_reference(&reference)?));
        }
        let removed = sqlx::query("DELETE FROM draft WHERE browser = ? AND id = ? AND revision = ?")
            .bind(browser)
            .bind(&new.key)
            .bind(new.revision)
            .execute(&mut *tx)
            .await?;
        if removed.rows_affected() == 0 {
            let changed = drafts::exists(&mut tx, browser, &new.key).await?;
            return Ok(if changed { Submitted::DraftChanged } else { Submitted::DraftGone });
        }
        let reference = new.reference.to_string();
        let filing = to_json(&new.filing)?;
        let at = to_millis(new.filing.submitted_at);
        sqlx::query(
            "INSERT INTO submission (reference, key, person_key, qr_hash, office, filing, submitted_at, phone_key)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&reference)
        .bind(&new.key)
        .bind(&new.person_key)
        .bind(&new.qr_hash)
        .bind(&new.office)
        .bind(&filing)
        .bind(at)
        .bind(&new.phone_key)
        .execute(&mut *tx)
        .await?;
        for id in &new.attachments {
            let taken = sqlx::query("UPDATE upload SET reference = ? WHERE id = ? AND draft = ? AND state = 'ready'")
                .bind(&reference)
                .bind(id)
                .bind(&new.key)
                .execute(&mut *tx)
                .await?;
            if taken.rows_affected() == 0 {
                // Removed in another tab; nothing was written.
                return Ok(Submitted::DraftChanged);
            }
        }
        for factor in &new.factors {
            sqlx::query("INSERT OR IGNORE INTO factor (reference, hash) VALUES (?, ?)")
                .bind(&reference)
                .bind(factor)
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query("INSERT INTO access (browser, reference, level, until) VALUES (?, ?, ?, ?)")
            .bind(browser)
            .bind(&reference)
            .bind(level(Grant::Full))
            .bind(to_millis(new.filing.submitted_at + Duration::days(GRANT_DAYS)))
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO outbox (kind, key, reference, payload, run_at, created_at) VALUES ('filing', ?1, ?2, ?3, ?4, ?4)")
            .bind(&new.key)
            .bind(&reference)
            .bind(&filing)
            .bind(at)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Submitted::As(new.reference))
    }

    async fn submission(&self, reference: Reference) -> Result<Option<Submission>> {
        let row = sqlx::query(concat!("SELECT ", columns!(), " FROM submission WHERE reference = ?"))
            .bind(reference.to_string())
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(row.map(|row| read_submission(reference, &row)).transpose()?)
    }

    async fn by_key(&self, key: &str) -> Result<Option<Reference>> {
        let reference: Option<String> = sqlx::query_scalar("SELECT reference FROM submission WHERE key = ?")
            .bind(key)
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(reference.as_deref().map(to_reference).transpose()?)
    }

    async fn by_code(&self, code: &DossierCode) -> Result<Option<Reference>> {
        let reference: Option<String> = sqlx::query_scalar("SELECT reference FROM submission WHERE code = ?")
            .bind(code.as_str())
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(reference.as_deref().map(to_reference).transpose()?)
    }

    async fn qr_hash(&self, reference: Reference) -> Result<Option<Vec<u8>>> {
        Ok(sqlx::query_scalar("SELECT qr_hash FROM submission WHERE reference = ?")
            .bind(reference.to_string())
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?)
    }

    async fn renew_qr(&self, reference: Reference, qr_hash: &[u8]) -> Result<()> {
        sqlx::query("UPDATE submission SET qr_hash = ? WHERE reference = ?")
            .bind(qr_hash)
            .bind(reference.to_string())
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn factors(&self, reference: Reference) -> Result<Vec<Vec<u8>>> {
        Ok(sqlx::query_scalar("SELECT hash FROM factor WHERE reference = ?")
            .bind(reference.to_string())
            .fetch_all(&mut *self.0.read.get().await?)
            .await?)
    }

    async fn open_of(&self, person_key: &[u8]) -> Result<Option<Reference>> {
        let reference: Option<String> = sqlx::query_scalar(
            "SELECT reference FROM submission WHERE person_key = ? AND open = 1 ORDER BY submitted_at DESC LIMIT 1",
        )
        .bind(person_key)
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        Ok(reference.as_deref().map(to_reference).transpose()?)
    }

    async fn remember(&self, reference: Reference, view: &DossierView, at: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "UPDATE submission SET view = ?, view_at = ?, answered = ?, open = ?, ended_at = ?
             WHERE reference = ? AND (coalesce(view_at, 0) <= ? OR view_at > ?)",
        )
        .bind(to_json(view)?)
        .bind(to_millis(at))
        .bind(view.stage != Stage::Registered)
        .bind(view.stage.is_open())
        .bind((!view.stage.is_open()).then(|| to_millis(view.ended_at.unwrap_or(at))))
        .bind(reference.to_string())
        .bind(to_millis(at))
        // Kept by a clock that ran ahead.
        .bind(to_millis(at + Duration::MINUTE))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn remember_by_code(&self, view: &DossierView, at: OffsetDateTime) -> Result<bool> {
        let Some(reference) = self.by_code(&view.code).await? else { return Ok(false) };
        self.remember(reference, view, at).await?;
        Ok(true)
    }

    async fn unanswered(&self, sent_until: OffsetDateTime) -> Result<u64> {
        let count: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM submission WHERE answered = 0 AND open = 1 AND dead IS NULL AND submitted_at <= ?",
        )
        .bind(to_millis(sent_until))
        .fetch_one(&mut *self.0.read.get().await?)
        .await?;
        Ok(count.unsigned_abs())
    }

    async fn opened(
        &self,
        browser: &BrowserHash,
        reference: Reference,
        now: OffsetDateTime,
    ) -> Result<Option<(Grant, Submission)>> {
        let row = sqlx::query(concat!(
            "SELECT level, ",
            columns!(),
            " FROM access JOIN submission USING (reference) WHERE browser = ? AND reference = ? AND until > ?"
        ))
        .bind(browser)
        .bind(reference.to_string())
        .bind(to_millis(now))
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((to_grant(row.try_get("level")?), read_submission(reference, &row)?)))
    }

    async fn granted(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Reference>> {
        let references: Vec<String> = sqlx::query_scalar(
            "SELECT access.reference FROM access JOIN submission USING (reference)
             WHERE browser = ? AND level = ? AND until > ? ORDER BY submitted_at DESC LIMIT 20",
        )
        .bind(browser)
        .bind(level(Grant::Full))
        .bind(to_millis(now))
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(references.iter().map(|text| to_reference(text)).collect::<std::result::Result<_, _>>()?)
    }

    async fn give_grant(
        &self,
        browser: &BrowserHash,
        reference: Reference,
        grant: Grant,
        until: OffsetDateTime,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO access (browser, reference, level, until) VALUES (?, ?, ?, ?)
             ON CONFLICT (browser, reference) DO UPDATE SET
               until = CASE WHEN excluded.level >= level THEN max(excluded.until, until) ELSE until END,
               level = max(level, excluded.level)",
        )
        .bind(browser)
        .bind(reference.to_string())
        .bind(level(grant))
        .bind(to_millis(until))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn forget_grants(&self, browser: &BrowserHash) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        sqlx::query("DELETE FROM access WHERE browser = ?").bind(browser).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM code_access WHERE browser = ?").bind(browser).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}

fn read_submission(reference: Reference, row: &SqliteRow) -> std::result::Result<Submission, sqlx::Error> {
    let code: Option<&str> = row.try_get("code")?;
    let view: Option<&str> = row.try_get("view")?;
    let view_at: Option<i64> = row.try_get("view_at")?;
    Ok(Submission {
        reference,
        qr_generation: row.try_get("qr_generation")?,
        qr_hash: row.try_get("qr_hash")?,
        office: row.try_get("office")?,
        filing: from_json(row.try_get("filing")?)?,
        code: code.map(to_code).transpose()?,
        last_known: match (view, view_at) {
            (Some(view), Some(at)) => Some((from_json(view)?, from_millis(at)?)),
            _ => None,
        },
        dead: row.try_get("dead")?,
        rated: row.try_get("rated")?,
    })
}
