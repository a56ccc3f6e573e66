//! Submissions and grants on PostgreSQL.

use async_trait::async_trait;
use domain::{
    dossier::{DossierCode, Stage},
    reference::Reference,
};
use sqlx::{PgConnection, Row, postgres::PgRow};
use time::{Duration, OffsetDateTime};

use super::{
    Postgres, drafts, from_json, from_millis, level, storable, to_code, to_grant, to_json, to_millis, to_reference,
    unsigned,
};
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
impl Submissions for Postgres {
    /// The draft's row lock decides between racing sends of it; whoever comes second finds it gone, and the submission
    /// of the first committed. A draft that is there although its key has been used falls on the key's constraint.
    async fn submit(&self, browser: &BrowserHash, new: &NewSubmission) -> Result<Submitted> {
        let mut tx = self.0.begin().await?;
        let removed = sqlx::query("DELETE FROM draft WHERE browser = $1 AND id = $2 AND revision = $3")
            .bind(browser)
            .bind(&new.key)
            .bind(i64::from(new.revision))
            .execute(&mut *tx)
            .await?;
        if removed.rows_affected() == 0 {
            return match with_key(&mut tx, &new.key).await? {
                Some(earlier) => Ok(Submitted::As(earlier)),
                None if drafts::exists(&mut tx, browser, &new.key).await? => Ok(Submitted::DraftChanged),
                None => Ok(Submitted::DraftGone),
            };
        }
        let reference = new.reference.to_string();
        let filing = to_json(&new.filing)?;
        let at = to_millis(new.filing.submitted_at);
        let written = sqlx::query(
            "INSERT INTO submission (reference, key, person_key, qr_hash, office, filing, submitted_at, phone_key)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING",
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
        if written.rows_affected() == 0 {
            let earlier = with_key(&mut tx, &new.key).await?;
            return earlier.map(Submitted::As).ok_or_else(|| sqlx::Error::RowNotFound.into());
        }
        let taken =
            sqlx::query("UPDATE upload SET reference = $1 WHERE id = ANY($2) AND draft = $3 AND state = 'ready'")
                .bind(&reference)
                .bind(&new.attachments)
                .bind(&new.key)
                .execute(&mut *tx)
                .await?;
        if taken.rows_affected() != new.attachments.len() as u64 {
            // Removed in another tab; nothing was written.
            return Ok(Submitted::DraftChanged);
        }
        sqlx::query("INSERT INTO factor (reference, hash) SELECT $1, unnest($2) ON CONFLICT DO NOTHING")
            .bind(&reference)
            .bind(&new.factors)
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO access (browser, reference, level, until) VALUES ($1, $2, $3, $4)")
            .bind(browser)
            .bind(&reference)
            .bind(level(Grant::Full))
            .bind(to_millis(new.filing.submitted_at + Duration::days(GRANT_DAYS)))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO outbox (kind, key, reference, payload, run_at, created_at)
             VALUES ('filing', $1, $2, $3, $4, $4)",
        )
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
        let row = sqlx::query(concat!("SELECT ", columns!(), " FROM submission WHERE reference = $1"))
            .bind(reference.to_string())
            .fetch_optional(&self.0)
            .await?;
        Ok(row.map(|row| read_submission(reference, &row)).transpose()?)
    }

    async fn by_key(&self, key: &str) -> Result<Option<Reference>> {
        // What was posted as a key may be anything.
        Ok(with_key(&mut *self.0.acquire().await?, &storable(key)).await?)
    }

    async fn by_code(&self, code: &DossierCode) -> Result<Option<Reference>> {
        let reference: Option<String> = sqlx::query_scalar("SELECT reference FROM submission WHERE code = $1")
            .bind(code.as_str())
            .fetch_optional(&self.0)
            .await?;
        Ok(reference.as_deref().map(to_reference).transpose()?)
    }

    async fn qr_hash(&self, reference: Reference) -> Result<Option<Vec<u8>>> {
        Ok(sqlx::query_scalar("SELECT qr_hash FROM submission WHERE reference = $1")
            .bind(reference.to_string())
            .fetch_optional(&self.0)
            .await?)
    }

    async fn renew_qr(&self, reference: Reference, qr_hash: &[u8]) -> Result<()> {
        sqlx::query("UPDATE submission SET qr_hash = $1 WHERE reference = $2")
            .bind(qr_hash)
            .bind(reference.to_string())
            .execute(&self.0)
            .await?;
        Ok(())
    }

    async fn factors(&self, reference: Reference) -> Result<Vec<Vec<u8>>> {
        Ok(sqlx::query_scalar("SELECT hash FROM factor WHERE reference = $1")
            .bind(reference.to_string())
            .fetch_all(&self.0)
            .await?)
    }

    async fn open_of(&self, person_key: &[u8]) -> Result<Option<Reference>> {
        let reference: Option<String> = sqlx::query_scalar(
            "SELECT reference FROM submission WHERE person_key = $1 AND open ORDER BY submitted_at DESC LIMIT 1",
        )
        .bind(person_key)
        .fetch_optional(&self.0)
        .await?;
        Ok(reference.as_deref().map(to_reference).transpose()?)
    }

    async fn remember(&self, reference: Reference, view: &DossierView, at: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "UPDATE submission SET view = $1, view_at = $2, open = $3, ended_at = $4, answered = $6
             WHERE reference = $5 AND (coalesce(view_at, 0) <= $2 OR view_at > $7)",
        )
        .bind(to_json(view)?)
        .bind(to_millis(at))
        .bind(view.stage.is_open())
        .bind((!view.stage.is_open()).then(|| to_millis(view.ended_at.unwrap_or(at))))
        .bind(reference.to_string())
        .bind(view.stage != Stage::Registered)
        // Kept by a clock that ran ahead.
        .bind(to_millis(at + Duration::MINUTE))
        .execute(&self.0)
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
            "SELECT count(*) FROM submission WHERE NOT answered AND open AND dead IS NULL AND submitted_at <= $1",
        )
        .bind(to_millis(sent_until))
        .fetch_one(&self.0)
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
            " FROM access JOIN submission USING (reference) WHERE browser = $1 AND reference = $2 AND until > $3"
        ))
        .bind(browser)
        .bind(reference.to_string())
        .bind(to_millis(now))
        .fetch_optional(&self.0)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((to_grant(row.try_get("level")?), read_submission(reference, &row)?)))
    }

    async fn granted(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Reference>> {
        let references: Vec<String> = sqlx::query_scalar(
            "SELECT reference FROM access JOIN submission USING (reference)
             WHERE browser = $1 AND level = $2 AND until > $3 ORDER BY submitted_at DESC LIMIT 20",
        )
        .bind(browser)
        .bind(level(Grant::Full))
        .bind(to_millis(now))
        .fetch_all(&self.0)
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
            "INSERT INTO access AS kept (browser, reference, level, until) VALUES ($1, $2, $3, $4)
             ON CONFLICT (browser, reference) DO UPDATE SET
               until = CASE WHEN excluded.level >= kept.level THEN greatest(excluded.until, kept.until)
                       ELSE kept.until END,
               level = greatest(kept.level, excluded.level)",
        )
        .bind(browser)
        .bind(reference.to_string())
        .bind(level(grant))
        .bind(to_millis(until))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn forget_grants(&self, browser: &BrowserHash) -> Result<()> {
        // One statement: both or none.
        sqlx::query("WITH codes AS (DELETE FROM code_access WHERE browser = $1) DELETE FROM access WHERE browser = $1")
            .bind(browser)
            .execute(&self.0)
            .await?;
        Ok(())
    }
}

async fn with_key(connection: &mut PgConnection, key: &str) -> std::result::Result<Option<Reference>, sqlx::Error> {
    let reference: Option<String> = sqlx::query_scalar("SELECT reference FROM submission WHERE key = $1")
        .bind(key)
        .fetch_optional(connection)
        .await?;
    reference.as_deref().map(to_reference).transpose()
}

fn read_submission(reference: Reference, row: &PgRow) -> std::result::Result<Submission, sqlx::Error> {
    let code: Option<&str> = row.try_get("code")?;
    let view: Option<&str> = row.try_get("view")?;
    let view_at: Option<i64> = row.try_get("view_at")?;
    Ok(Submission {
        reference,
        qr_generation: unsigned(row, "qr_generation")?,
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
