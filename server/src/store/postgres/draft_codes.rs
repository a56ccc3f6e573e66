//! Codes and moves of drafts on PostgreSQL.

use async_trait::async_trait;
use sqlx::{Row, postgres::PgRow};
use time::{Duration, OffsetDateTime};

use super::{Postgres, from_millis, oldest_draft, storable, to_millis, to_phone, unsigned};
use crate::store::{
    BrowserHash, CodeKept, CodedDraft, DRAFT_DAYS, DraftCodes, Expiring, KeptCode, Moved, NewCode, PendingMove,
    REMIND_DAYS, Result,
};

#[async_trait]
impl DraftCodes for Postgres {
    async fn keep_code(
        &self,
        browser: &BrowserHash,
        draft: &str,
        code: &NewCode<'_>,
        now: OffsetDateTime,
    ) -> Result<CodeKept> {
        let mut tx = self.0.begin().await?;
        // The draft's lock comes first, as for who moves it.
        let kept = sqlx::query(
            "INSERT INTO draft_code (draft, hash, generation, phone, lang)
             SELECT id, $1, $2, $3, $4 FROM draft WHERE browser = $5 AND id = $6 AND saved_at > $7 FOR UPDATE
             ON CONFLICT (draft) DO UPDATE SET hash = excluded.hash, generation = excluded.generation,
               phone = excluded.phone, lang = excluded.lang",
        )
        .bind(code.hash)
        .bind(i64::from(code.generation))
        .bind(code.phone.as_str())
        .bind(code.lang)
        .bind(browser)
        .bind(storable(draft))
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
        sqlx::query("DELETE FROM draft_move WHERE draft = $1").bind(storable(draft)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(CodeKept::Done)
    }

    async fn code_of(&self, browser: &BrowserHash, draft: &str) -> Result<Option<KeptCode>> {
        let row = sqlx::query(
            "SELECT hash, generation, phone FROM draft_code JOIN draft ON draft.id = draft_code.draft
             WHERE draft.browser = $1 AND draft.id = $2",
        )
        .bind(browser)
        .bind(storable(draft))
        .fetch_optional(&self.0)
        .await?;
        Ok(row.as_ref().map(read_code).transpose()?)
    }

    async fn coded_draft(&self, hashes: &[Vec<u8>], now: OffsetDateTime) -> Result<Option<CodedDraft>> {
        let row = sqlx::query(
            "SELECT draft.id, phone FROM draft_code JOIN draft ON draft.id = draft_code.draft
             WHERE hash = ANY($1) AND saved_at > $2",
        )
        .bind(hashes)
        .bind(oldest_draft(now))
        .fetch_optional(&self.0)
        .await?;
        let read = |row: PgRow| {
            Ok::<_, sqlx::Error>(CodedDraft { id: row.try_get("id")?, phone: to_phone(row.try_get("phone")?)? })
        };
        Ok(row.map(read).transpose()?)
    }

    async fn begin_move(&self, browser: &BrowserHash, draft: &str, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO draft_move (browser, draft, hash, until_at) SELECT $1, id, $2, $3 FROM draft WHERE id = $4
             ON CONFLICT (browser) DO UPDATE SET draft = excluded.draft, hash = excluded.hash,
               until_at = excluded.until_at, proven = FALSE",
        )
        .bind(browser)
        .bind(hash)
        .bind(to_millis(until))
        .bind(storable(draft))
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn pending_move(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PendingMove>> {
        let row = sqlx::query(
            "SELECT draft.id, draft.procedure, phone, draft_move.hash, proven
             FROM draft_move JOIN draft ON draft.id = draft_move.draft JOIN draft_code ON draft_code.draft = draft.id
             WHERE draft_move.browser = $1 AND until_at > $2 AND saved_at > $3 AND draft_code.hash IS NOT NULL",
        )
        .bind(browser)
        .bind(to_millis(now))
        .bind(oldest_draft(now))
        .fetch_optional(&self.0)
        .await?;
        Ok(row.as_ref().map(read_pending).transpose()?)
    }

    async fn prove_move(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE draft_move SET proven = TRUE, until_at = $1 WHERE browser = $2 AND hash = $3")
            .bind(to_millis(until))
            .bind(browser)
            .bind(hash)
            .execute(&self.0)
            .await?;
        Ok(())
    }

    /// The draft's lock comes first: of racing moves the second sees what the first has left, and finds its own row gone.
    async fn move_draft(&self, to: &BrowserHash, replace: bool, now: OffsetDateTime) -> Result<Moved> {
        let mut tx = self.0.begin().await?;
        let row = sqlx::query(
            "SELECT draft.id, draft.browser, draft.procedure FROM draft_move JOIN draft ON draft.id = draft_move.draft
             WHERE draft_move.browser = $1 AND proven AND until_at > $2 AND saved_at > $3 FOR UPDATE OF draft",
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
        sqlx::query("DELETE FROM draft WHERE browser = $1 AND procedure = $2 AND id <> $3 AND saved_at <= $4")
            .bind(to)
            .bind(&procedure)
            .bind(&id)
            .bind(replaced)
            .execute(&mut *tx)
            .await?;
        let own = sqlx::query("DELETE FROM draft_move WHERE browser = $1 AND draft = $2 AND proven")
            .bind(to)
            .bind(&id)
            .execute(&mut *tx)
            .await?;
        if own.rows_affected() == 0 {
            return Ok(Moved::Gone);
        }
        let moved = sqlx::query("UPDATE draft SET browser = $1, saved_at = $2, revision = revision + 1 WHERE id = $3")
            .bind(to)
            .bind(to_millis(now))
            .bind(&id)
            .execute(&mut *tx)
            .await;
        match moved {
            // The key decides, also against a draft that is begun at this moment.
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(Moved::WouldReplace),
            done => done?,
        };
        sqlx::query("UPDATE draft_code SET hash = NULL WHERE draft = $1").bind(&id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM draft_move WHERE draft = $1").bind(&id).execute(&mut *tx).await?;
        sqlx::query(
            "INSERT INTO draft_moved (browser, procedure, moved_at) VALUES ($1, $2, $3)
             ON CONFLICT (browser, procedure) DO UPDATE SET moved_at = excluded.moved_at",
        )
        .bind(&from)
        .bind(&procedure)
        .bind(to_millis(now))
        .execute(&mut *tx)
        .await?;
        // It is here now, also if it was taken from here before.
        sqlx::query("DELETE FROM draft_moved WHERE browser = $1 AND procedure = $2")
            .bind(to)
            .bind(&procedure)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Moved::Done(procedure))
    }

    async fn moved_away(&self, browser: &BrowserHash, procedure: &str, now: OffsetDateTime) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM draft_moved WHERE browser = $1 AND procedure = $2 AND moved_at > $3)";
        Ok(sqlx::query_scalar(query)
            .bind(browser)
            .bind(storable(procedure))
            .bind(oldest_draft(now))
            .fetch_one(&self.0)
            .await?)
    }

    async fn leave_coded_drafts(&self, browser: &BrowserHash, nobody: &BrowserHash) -> Result<()> {
        sqlx::query(
            "UPDATE draft SET browser = $1, revision = revision + 1
             WHERE browser = $2 AND id IN (SELECT draft FROM draft_code WHERE hash IS NOT NULL)",
        )
        .bind(nobody)
        .bind(browser)
        .execute(&self.0)
        .await?;
        Ok(())
    }

    async fn expiring(&self, now: OffsetDateTime) -> Result<Vec<Expiring>> {
        let rows = sqlx::query(
            "SELECT draft.id, phone, lang, saved_at FROM draft JOIN draft_code ON draft_code.draft = draft.id
             WHERE saved_at > $1 AND saved_at <= $2 AND reminded IS DISTINCT FROM saved_at",
        )
        .bind(oldest_draft(now))
        .bind(to_millis(now - Duration::days(DRAFT_DAYS - REMIND_DAYS)))
        .fetch_all(&self.0)
        .await?;
        Ok(rows.iter().map(read_expiring).collect::<std::result::Result<_, _>>()?)
    }

    async fn reminded(&self, expiring: &Expiring) -> Result<()> {
        sqlx::query("UPDATE draft_code SET reminded = $1 WHERE draft = $2")
            .bind(to_millis(expiring.saved_at))
            .bind(&expiring.draft)
            .execute(&self.0)
            .await?;
        Ok(())
    }
}

fn read_code(row: &PgRow) -> std::result::Result<KeptCode, sqlx::Error> {
    Ok(KeptCode {
        hash: row.try_get("hash")?,
        generation: unsigned(row, "generation")?,
        phone: to_phone(row.try_get("phone")?)?,
    })
}

fn read_pending(row: &PgRow) -> std::result::Result<PendingMove, sqlx::Error> {
    Ok(PendingMove {
        draft: row.try_get("id")?,
        procedure: row.try_get("procedure")?,
        phone: to_phone(row.try_get("phone")?)?,
        hash: row.try_get("hash")?,
        proven: row.try_get("proven")?,
    })
}

fn read_expiring(row: &PgRow) -> std::result::Result<Expiring, sqlx::Error> {
    Ok(Expiring {
        draft: row.try_get("id")?,
        phone: to_phone(row.try_get("phone")?)?,
        lang: row.try_get("lang")?,
        saved_at: from_millis(row.try_get("saved_at")?)?,
    })
}
