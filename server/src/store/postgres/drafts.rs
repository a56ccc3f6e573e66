//! Drafts on PostgreSQL.

use async_trait::async_trait;
use sqlx::{PgConnection, Row, postgres::PgRow};
use time::OffsetDateTime;

use super::{Postgres, from_json, from_millis, oldest_draft, storable, to_json, to_millis, unsigned};
use crate::store::{BrowserHash, Draft, Drafts, Result, Saved};

#[async_trait]
impl Drafts for Postgres {
    async fn draft(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<Option<Draft>> {
        let row = sqlx::query(
            "SELECT id, procedure, form_version, office, answers, saved_at, revision FROM draft
             WHERE browser = $1 AND procedure = $2 AND saved_at > $3",
        )
        .bind(browser)
        .bind(storable(procedure))
        .bind(oldest_draft(now))
        .fetch_optional(&self.0)
        .await?;
        Ok(row.as_ref().map(read_draft).transpose()?)
    }

    async fn drafts(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Draft>> {
        let rows = sqlx::query(
            "SELECT id, procedure, form_version, office, answers, saved_at, revision FROM draft
             WHERE browser = $1 AND saved_at > $2 ORDER BY saved_at DESC",
        )
        .bind(browser)
        .bind(oldest_draft(now))
        .fetch_all(&self.0)
        .await?;
        Ok(rows.iter().map(read_draft).collect::<std::result::Result<_, _>>()?)
    }

    async fn begin_draft(&self, browser: &BrowserHash, draft: &Draft) -> Result<()> {
        sqlx::query(
            "INSERT INTO draft (browser, procedure, id, form_version, office, answers, saved_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (browser, procedure) DO UPDATE SET id = excluded.id, form_version = excluded.form_version,
               office = excluded.office, answers = excluded.answers, saved_at = excluded.saved_at, revision = 0",
        )
        .bind(browser)
        .bind(&draft.procedure)
        .bind(&draft.id)
        .bind(&draft.form_version)
        .bind(&draft.office)
        .bind(to_json(&draft.answers)?)
        .bind(to_millis(draft.saved_at))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn save_answers(&self, browser: &BrowserHash, draft: &Draft) -> Result<Saved> {
        let mut connection = self.0.acquire().await?;
        let done = sqlx::query(
            "UPDATE draft SET answers = $1, form_version = $2, office = $3, saved_at = $4, revision = revision + 1
             WHERE browser = $5 AND id = $6 AND revision = $7",
        )
        .bind(to_json(&draft.answers)?)
        .bind(&draft.form_version)
        .bind(&draft.office)
        .bind(to_millis(draft.saved_at))
        .bind(browser)
        .bind(&draft.id)
        .bind(i64::from(draft.revision))
        .execute(&mut *connection)
        .await?;
        // The update decided; this only says why nothing was changed.
        Ok(match done.rows_affected() {
            0 if exists(&mut connection, browser, &draft.id).await? => Saved::Changed,
            0 => Saved::Gone,
            _ => Saved::Done,
        })
    }

    async fn delete_draft(&self, browser: &BrowserHash, procedure: &str) -> Result<()> {
        sqlx::query("DELETE FROM draft WHERE browser = $1 AND procedure = $2")
            .bind(browser)
            .bind(storable(procedure))
            .execute(&self.0)
            .await?;
        Ok(())
    }
}

/// Whether this browser still has the draft with this id.
pub(super) async fn exists(
    connection: &mut PgConnection,
    browser: &BrowserHash,
    id: &str,
) -> std::result::Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM draft WHERE browser = $1 AND id = $2)")
        .bind(browser)
        .bind(id)
        .fetch_one(connection)
        .await
}

fn read_draft(row: &PgRow) -> std::result::Result<Draft, sqlx::Error> {
    Ok(Draft {
        id: row.try_get("id")?,
        procedure: row.try_get("procedure")?,
        form_version: row.try_get("form_version")?,
        office: row.try_get("office")?,
        answers: from_json(row.try_get("answers")?)?,
        saved_at: from_millis(row.try_get("saved_at")?)?,
        revision: unsigned(row, "revision")?,
    })
}
