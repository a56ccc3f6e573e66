//! Drafts on SQLite.

use async_trait::async_trait;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use time::OffsetDateTime;

use super::{Sqlite, from_json, from_millis, oldest_draft, to_json, to_millis};
use crate::store::{BrowserHash, Draft, Drafts, Result, Saved};

#[async_trait]
impl Drafts for Sqlite {
    async fn draft(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<Option<Draft>> {
        let row = sqlx::query(
            "SELECT id, procedure, form_version, office, answers, saved_at, revision FROM draft
             WHERE browser = ? AND procedure = ? AND saved_at > ?",
        )
        .bind(browser)
        .bind(procedure)
        .bind(oldest_draft(now))
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        Ok(row.as_ref().map(read_draft).transpose()?)
    }

    async fn drafts(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Vec<Draft>> {
        let rows = sqlx::query(
            "SELECT id, procedure, form_version, office, answers, saved_at, revision FROM draft
             WHERE browser = ? AND saved_at > ? ORDER BY saved_at DESC",
        )
        .bind(browser)
        .bind(oldest_draft(now))
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read_draft).collect::<std::result::Result<_, _>>()?)
    }

    async fn begin_draft(&self, browser: &BrowserHash, draft: &Draft) -> Result<()> {
        sqlx::query(
            "INSERT INTO draft (browser, procedure, id, form_version, office, answers, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)
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
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn save_answers(&self, browser: &BrowserHash, draft: &Draft) -> Result<Saved> {
        let mut tx = self.0.write.begin().await?;
        let done = sqlx::query(
            "UPDATE draft SET answers = ?, form_version = ?, office = ?, saved_at = ?, revision = revision + 1
             WHERE browser = ? AND id = ? AND revision = ?",
        )
        .bind(to_json(&draft.answers)?)
        .bind(&draft.form_version)
        .bind(&draft.office)
        .bind(to_millis(draft.saved_at))
        .bind(browser)
        .bind(&draft.id)
        .bind(draft.revision)
        .execute(&mut *tx)
        .await?;
        let saved = match done.rows_affected() {
            0 if exists(&mut tx, browser, &draft.id).await? => Saved::Changed,
            0 => Saved::Gone,
            _ => Saved::Done,
        };
        tx.commit().await?;
        Ok(saved)
    }

    async fn delete_draft(&self, browser: &BrowserHash, procedure: &str) -> Result<()> {
        sqlx::query("DELETE FROM draft WHERE browser = ? AND procedure = ?")
            .bind(browser)
            .bind(procedure)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }
}

/// Whether this browser still has the draft with this id.
pub(super) async fn exists(
    connection: &mut SqliteConnection,
    browser: &BrowserHash,
    id: &str,
) -> std::result::Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM draft WHERE browser = ? AND id = ?)")
        .bind(browser)
        .bind(id)
        .fetch_one(connection)
        .await
}

fn read_draft(row: &SqliteRow) -> std::result::Result<Draft, sqlx::Error> {
    Ok(Draft {
        id: row.try_get("id")?,
        procedure: row.try_get("procedure")?,
        form_version: row.try_get("form_version")?,
        office: row.try_get("office")?,
        answers: from_json(row.try_get("answers")?)?,
        saved_at: from_millis(row.try_get("saved_at")?)?,
        revision: row.try_get("revision")?,
    })
}
