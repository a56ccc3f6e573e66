//! Files that citizens attach, on SQLite.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::{Row, sqlite::SqliteRow};
use time::{Duration, OffsetDateTime};

use super::{Sqlite, from_millis, level, oldest_draft, to_millis, to_reference};
use crate::store::{
    Added, BrowserHash, FILE_DAYS, Grant, MostUploads, NewUpload, Part, Result, StoredFile, Upload, UploadState,
    Uploads,
    uploads::{join, split},
    values::{signed, unsigned},
};

/// What [`read_upload`] reads.
macro_rules! columns {
    () => {
        "id, draft, question, name, metadata, takes, length, received, state, reason, kind, bytes, sha256, pages, data_key,
         bound, created_at, expires_at, reference"
    };
}

#[async_trait]
impl Uploads for Sqlite {
    async fn add_upload(&self, browser: &BrowserHash, new: &NewUpload, most: MostUploads) -> Result<Added> {
        let mut tx = self.0.write.begin().await?;
        let open: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM draft WHERE browser = ? AND id = ? AND saved_at > ?)")
                .bind(browser)
                .bind(&new.draft)
                .bind(oldest_draft(new.created_at))
                .fetch_one(&mut *tx)
                .await?;
        if !open {
            return Ok(Added::NoDraft);
        }
        let row = sqlx::query(
            "SELECT count(*) AS in_draft, coalesce(sum(question = ? AND state <> 'refused'), 0) AS in_question FROM upload
             WHERE draft = ? AND reference IS NULL AND bound = 0",
        )
        .bind(&new.question)
        .bind(&new.draft)
        .fetch_one(&mut *tx)
        .await?;
        let (in_draft, in_question): (i64, i64) = (row.try_get("in_draft")?, row.try_get("in_question")?);
        if !new.bound && (in_draft >= most.in_draft.into() || in_question >= most.in_question.into()) {
            return Ok(Added::Full);
        }
        sqlx::query(
            "INSERT INTO upload
               (id, draft, question, name, metadata, takes, length, data_key, bound, created_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&new.id)
        .bind(&new.draft)
        .bind(&new.question)
        .bind(&new.name)
        .bind(&new.metadata)
        .bind(join(&new.takes))
        .bind(new.length.map(signed).transpose()?)
        .bind(&new.data_key)
        .bind(new.bound)
        .bind(to_millis(new.created_at))
        .bind(to_millis(new.expires_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Added::Done)
    }

    async fn upload(&self, browser: &BrowserHash, id: &str, now: OffsetDateTime) -> Result<Option<Upload>> {
        let row = sqlx::query(concat!(
            "SELECT ",
            columns!(),
            " FROM upload WHERE id = ?1 AND (
               EXISTS (SELECT 1 FROM draft WHERE draft.id = upload.draft AND browser = ?2 AND saved_at > ?3)
               OR EXISTS (SELECT 1 FROM access WHERE access.reference = upload.reference AND browser = ?2
                          AND level = ?4 AND until > ?5))"
        ))
        .bind(id)
        .bind(browser)
        .bind(oldest_draft(now))
        .bind(level(Grant::Full))
        .bind(to_millis(now))
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        Ok(row.as_ref().map(read_upload).transpose()?)
    }

    async fn any_upload(&self, id: &str) -> Result<Option<Upload>> {
        let row = sqlx::query(concat!("SELECT ", columns!(), " FROM upload WHERE id = ?"))
            .bind(id)
            .fetch_optional(&mut *self.0.read.get().await?)
            .await?;
        Ok(row.as_ref().map(read_upload).transpose()?)
    }

    async fn uploads(&self, draft: &str) -> Result<Vec<Upload>> {
        let rows = sqlx::query(concat!(
            "SELECT ",
            columns!(),
            " FROM upload WHERE draft = ? AND reference IS NULL ORDER BY place"
        ))
        .bind(draft)
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read_upload).collect::<std::result::Result<_, _>>()?)
    }

    async fn advance_upload(&self, id: &str, from: u64, parts: &[Part], expires_at: OffsetDateTime) -> Result<bool> {
        let to = parts.iter().fold(from, |offset, part| offset + part.bytes);
        let mut tx = self.0.write.begin().await?;
        let moved = sqlx::query(
            "UPDATE upload SET received = ?1, expires_at = ?2
             WHERE id = ?3 AND received = ?4 AND state = 'arriving' AND (length IS NULL OR length >= ?1)",
        )
        .bind(signed(to)?)
        .bind(to_millis(expires_at))
        .bind(id)
        .bind(signed(from)?)
        .execute(&mut *tx)
        .await?;
        if moved.rows_affected() == 0 {
            return Ok(false);
        }
        for part in parts {
            sqlx::query("INSERT INTO upload_part (upload, start, bytes, name) VALUES (?, ?, ?, ?)")
                .bind(id)
                .bind(signed(part.start)?)
                .bind(signed(part.bytes)?)
                .bind(&part.name)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn upload_parts(&self, id: &str) -> Result<Vec<Part>> {
        let rows = sqlx::query("SELECT start, bytes, name FROM upload_part WHERE upload = ? ORDER BY start")
            .bind(id)
            .fetch_all(&mut *self.0.read.get().await?)
            .await?;
        let parts = rows.iter().map(|row| {
            Ok(Part {
                start: unsigned(row.try_get("start")?)?,
                bytes: unsigned(row.try_get("bytes")?)?,
                name: row.try_get("name")?,
            })
        });
        Ok(parts.collect::<std::result::Result<_, sqlx::Error>>()?)
    }

    async fn set_upload_length(&self, id: &str, length: u64) -> Result<()> {
        sqlx::query("UPDATE upload SET length = ? WHERE id = ? AND length IS NULL")
            .bind(signed(length)?)
            .bind(id)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn keep_upload(&self, id: &str, file: &StoredFile) -> Result<bool> {
        let mut tx = self.0.write.begin().await?;
        let kept = sqlx::query(
            "UPDATE upload SET state = 'ready', kind = ?, bytes = ?, sha256 = ?, pages = ? WHERE id = ? AND state = 'arriving'",
        )
        .bind(&file.kind)
        .bind(signed(file.bytes)?)
        .bind(&file.sha256)
        .bind(file.pages)
        .bind(id)
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM upload_part WHERE upload = ?").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(kept.rows_affected() == 1)
    }

    async fn refuse_upload(&self, id: &str, reason: &str) -> Result<bool> {
        let mut tx = self.0.write.begin().await?;
        let refused =
            sqlx::query("UPDATE upload SET state = 'refused', reason = ? WHERE id = ? AND state = 'arriving'")
                .bind(reason)
                .bind(id)
                .execute(&mut *tx)
                .await?;
        sqlx::query("DELETE FROM upload_part WHERE upload = ?").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(refused.rows_affected() == 1)
    }

    async fn remove_upload(&self, id: &str) -> Result<bool> {
        let removed = sqlx::query("DELETE FROM upload WHERE id = ? AND reference IS NULL")
            .bind(id)
            .execute(&self.0.write)
            .await?;
        Ok(removed.rows_affected() == 1)
    }

    async fn move_upload(&self, id: &str, up: bool) -> Result<()> {
        let mut tx = self.0.write.begin().await?;
        let row = sqlx::query("SELECT draft, question, place FROM upload WHERE id = ?1")
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(()) };
        let place: i64 = row.try_get("place")?;
        let beside = if up {
            "SELECT place FROM upload WHERE draft = ?1 AND question = ?2 AND NOT bound AND place < ?3
             ORDER BY place DESC LIMIT 1"
        } else {
            "SELECT place FROM upload WHERE draft = ?1 AND question = ?2 AND NOT bound AND place > ?3
             ORDER BY place LIMIT 1"
        };
        let beside: Option<i64> = sqlx::query_scalar(beside)
            .bind(row.try_get::<String, _>("draft")?)
            .bind(row.try_get::<String, _>("question")?)
            .bind(place)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(beside) = beside else { return Ok(()) };
        // A place is nobody else's for a moment: one of the two steps aside to where none is.
        for (from, to) in [(place, -place), (beside, place), (-place, beside)] {
            sqlx::query("UPDATE upload SET place = ?1 WHERE place = ?2").bind(to).bind(from).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn drop_orphaned_uploads(&self, now: OffsetDateTime) -> Result<u64> {
        let gone = sqlx::query(
            "DELETE FROM upload WHERE (state = 'arriving' AND expires_at <= ?1)
               OR (reference IS NULL AND draft NOT IN (SELECT id FROM draft WHERE saved_at > ?2))
               OR (reference IS NOT NULL
                   AND reference NOT IN (SELECT reference FROM submission WHERE ended_at IS NULL OR ended_at > ?3)
                   AND reference NOT IN (SELECT reference FROM outbox WHERE status = 'waiting'))",
        )
        .bind(to_millis(now))
        .bind(oldest_draft(now))
        .bind(to_millis(now - Duration::days(FILE_DAYS)))
        .execute(&self.0.write)
        .await?;
        Ok(gone.rows_affected())
    }

    async fn upload_states(&self, ids: &[String]) -> Result<HashMap<String, UploadState>> {
        let ids = super::to_json(&ids)?;
        let rows = sqlx::query("SELECT id, state FROM upload WHERE id IN (SELECT value FROM json_each(?))")
            .bind(ids)
            .fetch_all(&mut *self.0.read.get().await?)
            .await?;
        let states = rows.iter().map(|row| Ok((row.try_get("id")?, UploadState::read(row.try_get("state")?)?)));
        Ok(states.collect::<std::result::Result<_, sqlx::Error>>()?)
    }
}

fn read_upload(row: &SqliteRow) -> std::result::Result<Upload, sqlx::Error> {
    let number = |column: &str| row.try_get::<Option<i64>, _>(column)?.map(unsigned).transpose();
    let reference: Option<&str> = row.try_get("reference")?;
    let file = match (row.try_get("kind")?, number("bytes")?, row.try_get("sha256")?) {
        (Some(kind), Some(bytes), Some(sha256)) => {
            Some(StoredFile { kind, bytes, sha256, pages: row.try_get("pages")? })
        }
        _ => None,
    };
    Ok(Upload {
        new: NewUpload {
            id: row.try_get("id")?,
            draft: row.try_get("draft")?,
            question: row.try_get("question")?,
            name: row.try_get("name")?,
            metadata: row.try_get("metadata")?,
            takes: split(row.try_get("takes")?),
            length: number("length")?,
            data_key: row.try_get("data_key")?,
            bound: row.try_get("bound")?,
            created_at: from_millis(row.try_get("created_at")?)?,
            expires_at: from_millis(row.try_get("expires_at")?)?,
        },
        offset: unsigned(row.try_get("received")?)?,
        state: UploadState::read(row.try_get("state")?)?,
        reason: row.try_get("reason")?,
        file,
        reference: reference.map(to_reference).transpose()?,
    })
}
