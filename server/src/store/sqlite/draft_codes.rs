//! Codes and moves of drafts on SQLite.

use async_trait::async_trait;
use sqlx::{Row, sqlite::SqliteRow};
use time::{Duration, OffsetDateTime};

use super::{Sqlite, from_millis, oldest_draft, to_millis, to_phone};
use crate::store::{
    BrowserHash, CodeKept, CodedDraft, DRAFT_DAYS, DraftCodes, Expiring, KeptCode, Moved, NewCode, PendingMove,
    REMIND_DAYS, Result,
};

#[async_trait]
impl DraftCodes for Sqlite {
    async fn keep_code(
        &self,
        browser: &BrowserHash,
        draft: &str,
        code: &NewCode<'_>,
        now: OffsetDateTime,
    ) -> Result<CodeKept> {
        let mut tx = self.0.write.begin().await?;
        let kept = sqlx::query(
            "INSERT INTO draft_code (draft, hash, generation, phone, lang)
             SELECT id, ?1, ?2, ?3, ?4 FROM draft WHERE browser = ?5 AND id = ?6 AND saved_at > ?7
             ON CONFLICT (draft) DO UPDATE SET hash = excluded.hash, generation = excluded.generation,
               phone = excluded.phone, lang = excluded.lang",
        )
        .bind(code.hash)
        .bind(code.generation)
        .bind(code.phone.as_str())
        .bind(code.lang)
        .bind(browser)
        .bind(draft)
        .bind(oldest_draft(now))
        .execute(&mut *tx)
        .await;
        match kept {
            Ok(done) if done.rows_affected() == 0 => return Ok(CodeKept::Gone),
            Ok(_) => {}
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(CodeKept::Taken),
            Err(error) => return Err(error.into()),
        }
        // Whoever began to move it did so by the code before, and perhaps to another phone.
        sqlx::query("DELETE FROM draft_move WHERE draft = ?").bind(draft).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(CodeKept::Done)
    }

    async fn code_of(&self, browser: &BrowserHash, draft: &str) -> Result<Option<KeptCode>> {
        let row = sqlx::query(
            "SELECT hash, generation, phone FROM draft_code JOIN draft ON draft.id = draft_code.draft
             WHERE draft.browser = ? AND draft.id = ?",
        )
        .bind(browser)
        .bind(draft)
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        Ok(row.as_ref().map(read_code).transpose()?)
    }

    async fn coded_draft(&self, hashes: &[Vec<u8>], now: OffsetDateTime) -> Result<Option<CodedDraft>> {
        let mut connection = self.0.read.get().await?;
        for hash in hashes {
            let row = sqlx::query(
                "SELECT draft.id, phone FROM draft_code JOIN draft ON draft.id = draft_code.draft
                 WHERE hash = ? AND saved_at > ?",
            )
            .bind(hash)
            .bind(oldest_draft(now))
            .fetch_optional(&mut *connection)
            .await?;
            if let Some(row) = row {
                return Ok(Some(CodedDraft { id: row.try_get("id")?, phone: to_phone(row.try_get("phone")?)? }));
            }
        }
        Ok(None)
    }

    async fn begin_move(&self, browser: &BrowserHash, draft: &str, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO draft_move (browser, draft, hash, until_at) SELECT ?1, id, ?2, ?3 FROM draft WHERE id = ?4
             ON CONFLICT (browser) DO UPDATE SET draft = excluded.draft, hash = excluded.hash,
               until_at = excluded.until_at, proven = 0",
        )
        .bind(browser)
        .bind(hash)
        .bind(to_millis(until))
        .bind(draft)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn pending_move(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PendingMove>> {
        let row = sqlx::query(
            "SELECT draft.id, draft.procedure, phone, draft_move.hash, proven
             FROM draft_move JOIN draft ON draft.id = draft_move.draft JOIN draft_code ON draft_code.draft = draft.id
             WHERE draft_move.browser = ? AND until_at > ? AND saved_at > ? AND draft_code.hash IS NOT NULL",
        )
        .bind(browser)
        .bind(to_millis(now))
        .bind(oldest_draft(now))
        .fetch_optional(&mut *self.0.read.get().await?)
        .await?;
        Ok(row.as_ref().map(read_pending).transpose()?)
    }

    async fn prove_move(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE draft_move SET proven = 1, until_at = ? WHERE browser = ? AND hash = ?")
            .bind(to_millis(until))
            .bind(browser)
            .bind(hash)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn move_draft(&self, to: &BrowserHash, replace: bool, now: OffsetDateTime) -> Result<Moved> {
        let mut tx = self.0.write.begin().await?;
        let row = sqlx::query(
            "SELECT draft.id, draft.browser, draft.procedure FROM draft_move JOIN draft ON draft.id = draft_move.draft
             WHERE draft_move.browser = ? AND proven = 1 AND until_at > ? AND saved_at > ?",
        )
        .bind(to)
        .bind(to_millis(now))
        .bind(oldest_draft(now))
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(Moved::Gone) };
        let (id, from, procedure): (String, Vec<u8>, String) =
            (row.try_get("id")?, row.try_get("browser")?, row.try_get("procedure")?);
        // What has expired is no draft any more.
        let replaced = if replace { i64::MAX } else { oldest_draft(now) };
        sqlx::query("DELETE FROM draft WHERE browser = ? AND procedure = ? AND id <> ? AND saved_at <= ?")
            .bind(to)
            .bind(&procedure)
            .bind(&id)
            .bind(replaced)
            .execute(&mut *tx)
            .await?;
        let other: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM draft WHERE browser = ? AND procedure = ? AND id <> ?)")
                .bind(to)
                .bind(&procedure)
                .bind(&id)
                .fetch_one(&mut *tx)
                .await?;
        if other {
            return Ok(Moved::WouldReplace);
        }
        sqlx::query("UPDATE draft SET browser = ?, saved_at = ?, revision = revision + 1 WHERE id = ?")
            .bind(to)
            .bind(to_millis(now))
            .bind(&id)
            .execute(&mut *tx)
            .await?;
        sqlx::query("UPDATE draft_code SET hash = NULL WHERE draft = ?").bind(&id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_move WHERE draft = ?").bind(&id).execute(&mut *tx).await?;
        sqlx::query(
            "INSERT INTO draft_moved (browser, procedure, moved_at) VALUES (?, ?, ?)
             ON CONFLICT (browser, procedure) DO UPDATE SET moved_at = excluded.moved_at",
        )
        .bind(&from)
        .bind(&procedure)
        .bind(to_millis(now))
        .execute(&mut *tx)
        .await?;
        // It is here now, also if it was taken from here before.
        sqlx::query("DELETE FROM draft_moved WHERE browser = ? AND procedure = ?")
            .bind(to)
            .bind(&procedure)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Moved::Done(procedure))
    }

    async fn moved_away(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM draft_moved WHERE browser = ? AND procedure = ? AND moved_at > ?)";
        Ok(sqlx::query_scalar(query)
            .bind(browser)
            .bind(procedure)
            .bind(oldest_draft(now))
            .fetch_one(&mut *self.0.read.get().await?)
            .await?)
    }

    async fn leave_coded_drafts(&self, browser: &BrowserHash, nobody: &BrowserHash) -> Result<()> {
        sqlx::query(
            "UPDATE draft SET browser = ?, revision = revision + 1
             WHERE browser = ? AND id IN (SELECT draft FROM draft_code WHERE hash IS NOT NULL)",
        )
        .bind(nobody)
        .bind(browser)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn expiring(&self, now: OffsetDateTime) -> Result<Vec<Expiring>> {
        let rows = sqlx::query(
            "SELECT draft.id, phone, lang, saved_at FROM draft JOIN draft_code ON draft_code.draft = draft.id
             WHERE saved_at > ? AND saved_at <= ? AND reminded IS NOT saved_at",
        )
        .bind(oldest_draft(now))
        .bind(to_millis(now - Duration::days(DRAFT_DAYS - REMIND_DAYS)))
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read_expiring).collect::<std::result::Result<_, _>>()?)
    }

    async fn reminded(&self, expiring: &Expiring) -> Result<()> {
        sqlx::query("UPDATE draft_code SET reminded = ? WHERE draft = ?")
            .bind(to_millis(expiring.saved_at))
            .bind(&expiring.draft)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }
}

fn read_code(row: &SqliteRow) -> std::result::Result<KeptCode, sqlx::Error> {
    Ok(KeptCode {
        hash: row.try_get("hash")?,
        generation: row.try_get("generation")?,
        phone: to_phone(row.try_get("phone")?)?,
    })
}

fn read_pending(row: &SqliteRow) -> std::result::Result<PendingMove, sqlx::Error> {
    Ok(PendingMove {
        draft: row.try_get("id")?,
        procedure: row.try_get("procedure")?,
        phone: to_phone(row.try_get("phone")?)?,
        hash: row.try_get("hash")?,
        proven: row.try_get("proven")?,
    })
}

fn read_expiring(row: &SqliteRow) -> std::result::Result<Expiring, sqlx::Error> {
    Ok(Expiring {
        draft: row.try_get("id")?,
        phone: to_phone(row.try_get("phone")?)?,
        lang: row.try_get("lang")?,
        saved_at: from_millis(row.try_get("saved_at")?)?,
    })
}
