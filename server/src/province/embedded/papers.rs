//! Papers of the agency: what an official sends the citizen of a dossier, kept byte for byte, and what the citizen answers to
//! a draft.

use async_trait::async_trait;
use bytes::Bytes;
use data_encoding::HEXLOWER;
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, Decision, DossierCode},
};
use sqlx::SqliteConnection;
use time::OffsetDateTime;

use super::{
    DossierFile, Embedded, Official, StoreError, accounts::audit, file::read_file, instant, paper_rows::papers_of,
};
use crate::province::{AgencyPaper, DraftAnswer, Papers, ProvinceError, sha256};

/// Most papers of a dossier: more than any case has.
pub const MOST_PAPERS: usize = 40;

/// What the citizen reads in the history when papers come.
const DRAFT_SENT: &str = "Cơ quan gửi bản nháp giấy tờ để ông/bà kiểm tra.";
const RESULT_SENT: &str = "Cơ quan gửi tệp kết quả.";
/// What the citizen reads there after an answer.
const AGREED: &str = "Ông/bà đồng ý với bản nháp.";
const TO_CORRECT: &str = "Ông/bà đề nghị sửa bản nháp.";

/// A file that an official sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPaper {
    /// Name with its ending, cleaned.
    pub name: String,
    /// Media type as its content tells.
    pub media_type: String,
    /// The file.
    pub bytes: Bytes,
}

/// Why papers were not sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// There is no such dossier.
    #[error("unknown dossier")]
    Unknown,
    /// Somebody changed the dossier after the form was shown.
    #[error("the dossier has changed meanwhile")]
    Stale,
    /// The dossier's stage does not allow it.
    #[error("not allowed at this stage")]
    NotAllowed,
    /// The dossier has as many as it may have.
    #[error("too many papers")]
    TooMany,
    /// Database or disk failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for SendError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Why an answer to a draft was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoSuchDraft;

#[async_trait]
impl Papers for Embedded {
    async fn paper(&self, code: &DossierCode, paper: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError> {
        Ok(self.read_paper(code, &paper.id).await?.map(|(_, bytes)| bytes))
    }
}

impl Embedded {
    /// Sends papers that `official`, having seen version `seen` of the dossier, gives at `at`. Results that are sent while the
    /// dossier is worked on report it as finished, in the same transaction. Returns the dossier's version after it. What was
    /// sent before is not sent again, so that a second click changes nothing.
    ///
    /// # Errors
    /// [`SendError`] if nothing was sent.
    pub async fn send_papers(
        &self,
        code: &DossierCode,
        seen: u32,
        kind: PaperKind,
        papers: &[NewPaper],
        official: &Official,
        at: OffsetDateTime,
    ) -> Result<u32, SendError> {
        let key = key_of(code);
        let mut files = Vec::with_capacity(papers.len());
        for paper in papers {
            let sum = sha256(&paper.bytes);
            // Named by nothing yet: if the process ends here, they go as every file that no dossier has.
            self.keep_file(&key, &sum, paper.bytes.clone(), at).await?;
            files.push(sum);
        }
        let mut tx = self.write().await?;
        let file = read_file(&mut tx, code).await?.ok_or(SendError::Unknown)?;
        let there = papers_of(&mut tx, file.id).await?;
        let is_there = |sum: &str| there.iter().any(|paper| paper.kind == kind && paper.sha256 == sum);
        if files.iter().all(|sum| is_there(sum)) {
            return Ok(file.version);
        }
        if file.version != seen {
            return Err(SendError::Stale);
        }
        if !kind.can_be_sent(file.stage) {
            return Err(SendError::NotAllowed);
        }
        let mut sent = 0;
        for (index, (paper, sum)) in papers.iter().zip(&files).enumerate() {
            if is_there(sum) || files[..index].contains(sum) {
                continue;
            }
            self.insert(&mut tx, &file, kind, paper, (key.as_str(), sum.as_str()), at).await?;
            sent += 1;
        }
        if there.len() + sent > MOST_PAPERS {
            return Err(SendError::TooMany);
        }
        let finish = Decision::new(Action::Finish, "", None).ok();
        let finish = finish.filter(|_| kind == PaperKind::Result && file.stage.allowed().contains(&Action::Finish));
        let version = match finish {
            Some(finish) => self.record(&mut tx, &file, &finish, official.name(), at).await?,
            None => {
                let note = if kind == PaperKind::Draft { DRAFT_SENT } else { RESULT_SENT };
                note_down(&mut tx, &file, official.name(), note, at).await?
            }
        };
        tx.commit().await?;
        Ok(version)
    }

    async fn insert(
        &self,
        connection: &mut SqliteConnection,
        dossier: &DossierFile,
        kind: PaperKind,
        paper: &NewPaper,
        (key, sum): (&str, &str),
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let file: Option<i64> = sqlx::query_scalar(
            "UPDATE dossier_file SET dossier_id = ? WHERE idempotency_key = ? AND file_id = ? AND whole = 1 RETURNING id",
        )
        .bind(dossier.id)
        .bind(key)
        .bind(sum)
        .fetch_optional(&mut *connection)
        .await?;
        sqlx::query(
            "INSERT INTO dossier_paper (paper_id, dossier_id, file_id, kind, name, media_type, sent_at)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(HEXLOWER.encode(&self.random.bytes::<16>()))
        .bind(dossier.id)
        .bind(file.ok_or(StoreError::Unreadable("file of a paper"))?)
        .bind(kind.slug())
        .bind(&paper.name)
        .bind(&paper.media_type)
        .bind(instant::seconds(at))
        .execute(connection)
        .await?;
        Ok(())
    }

    /// All papers of the dossier, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn papers(&self, file: &DossierFile) -> Result<Vec<AgencyPaper>, StoreError> {
        papers_of(&mut *self.database.read.get().await?, file.id).await
    }

    /// A paper of the dossier with this code, byte for byte. `None`: the dossier has no such paper.
    ///
    /// # Errors
    /// [`StoreError`] if database or disk fail, or the bytes are not the ones that were sent.
    pub async fn paper_bytes(&self, code: &DossierCode, id: &str) -> Result<Option<(AgencyPaper, Bytes)>, StoreError> {
        let found = self.read_paper(code, id).await?;
        match &found {
            Some((paper, bytes)) if !paper.is(bytes) => Err(StoreError::Unreadable("file of a paper")),
            _ => Ok(found),
        }
    }

    /// The same, whatever the bytes are by now.
    async fn read_paper(&self, code: &DossierCode, id: &str) -> Result<Option<(AgencyPaper, Bytes)>, StoreError> {
        let mut reader = self.database.read.get().await?;
        let dossier: Option<i64> = sqlx::query_scalar("SELECT id FROM dossier WHERE code = ?")
            .bind(code.as_str())
            .fetch_optional(&mut *reader)
            .await?;
        let Some(dossier) = dossier else { return Ok(None) };
        let papers = papers_of(&mut reader, dossier).await?;
        let Some(paper) = papers.into_iter().find(|paper| paper.id == id) else { return Ok(None) };
        let number: i64 = sqlx::query_scalar("SELECT file_id FROM dossier_paper WHERE paper_id = ?")
            .bind(id)
            .fetch_one(&mut *reader)
            .await?;
        drop(reader);
        Ok(Some((paper, self.folder.read(number).await?)))
    }

    /// The same for an official; that is noted.
    ///
    /// # Errors
    /// As [`paper_bytes`](Self::paper_bytes).
    pub async fn open_paper(
        &self,
        code: &DossierCode,
        id: &str,
        official: &Official,
        at: OffsetDateTime,
    ) -> Result<Option<(AgencyPaper, Bytes)>, StoreError> {
        let found = self.paper_bytes(code, id).await?;
        if found.is_some() {
            let mut tx = self.write().await?;
            audit(&mut tx, official.id, &format!("paper {id} of {code} opened"), at).await?;
            tx.commit().await?;
        }
        Ok(found)
    }
}

/// Takes what the citizen has answered to a draft of this dossier, and what arrives at `at`. What counts is when the citizen
/// sent it: an answer in time that was long on its way is in time.
///
/// # Errors
/// If there is no such draft, it was answered before, or too late: [`NoSuchDraft`] within.
pub(super) async fn answer_draft(
    connection: &mut SqliteConnection,
    dossier: &DossierFile,
    answer: &DraftAnswer,
    at: OffsetDateTime,
) -> Result<Result<(), NoSuchDraft>, StoreError> {
    let papers = papers_of(connection, dossier.id).await?;
    let open = |paper: &AgencyPaper| {
        let in_time = paper.answer_by.is_some_and(|by| answer.sent_at <= by);
        paper.id == answer.draft && paper.reply.is_none() && in_time
    };
    if !papers.iter().any(open) {
        return Ok(Err(NoSuchDraft));
    }
    sqlx::query("UPDATE dossier_paper SET answered_at = ?, agreed = ?, correction = ? WHERE paper_id = ?")
        .bind(instant::seconds(answer.sent_at))
        .bind(answer.agreed)
        .bind(&answer.correction)
        .bind(&answer.draft)
        .execute(&mut *connection)
        .await?;
    note_down(connection, dossier, "", if answer.agreed { AGREED } else { TO_CORRECT }, at).await?;
    Ok(Ok(()))
}

/// Writes a step that leaves the dossier at its stage, by an official or, without a name, by the citizen. Returns the
/// dossier's version after it.
async fn note_down(
    connection: &mut SqliteConnection,
    dossier: &DossierFile,
    by: &str,
    note: &str,
    at: OffsetDateTime,
) -> Result<u32, StoreError> {
    let version = dossier.version + 1;
    sqlx::query("UPDATE dossier SET version = ? WHERE id = ?")
        .bind(version)
        .bind(dossier.id)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO dossier_event (dossier_id, version, at, stage, unit, official, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(dossier.id)
    .bind(version)
    .bind(instant::seconds(at))
    .bind(dossier.stage.slug())
    .bind(&dossier.filing.agency_name)
    .bind(by)
    .bind(note)
    .execute(connection)
    .await?;
    Ok(version)
}

/// The key under which files of a dossier's papers are kept: with a space, so it is none of a client or an outbox.
fn key_of(code: &DossierCode) -> String {
    format!("papers of {code}")
}
