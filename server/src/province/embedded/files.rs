//! Files of dossiers: they come before their filing, and stay as long as its dossier.

use bytes::Bytes;
use domain::dossier::DossierCode;
use sqlx::SqliteConnection;
use time::{Duration, OffsetDateTime};

use super::{Embedded, Official, StoreError, accounts::audit, instant};
use crate::province::{Attachment, FollowUp, sha256};

/// A file that no filing has named for so long is deleted. Longer than any outbox tries, and a person takes to look.
const UNNAMED: Duration = Duration::days(7);

/// What became of a file that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept now.
    New,
    /// The same bytes were kept before.
    Already,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    bytes: i64,
    sha256: String,
    whole: bool,
    dossier_id: Option<i64>,
}

impl Row {
    fn is(&self, bytes: u64, sha256: &str) -> bool {
        self.whole && self.sha256 == sha256 && u64::try_from(self.bytes) == Ok(bytes)
    }
}

impl Embedded {
    /// Keeps a file that arrives at `at` for the filing with this key.
    ///
    /// # Errors
    /// [`StoreError::FileDiffers`] if the id brought other bytes before, [`StoreError`] if database or disk fail.
    pub async fn keep_file(&self, key: &str, id: &str, file: Bytes, at: OffsetDateTime) -> Result<Kept, StoreError> {
        let sha256 = sha256(&file);
        let bytes = i64::try_from(file.len()).map_err(|_| StoreError::Unreadable("size of a file"))?;
        // One at a time: between row and bytes nobody comes in.
        let _turn = self.file_turn.lock().await;
        let known = find(&mut *self.database.read.get().await?, key, id).await?;
        if let Some(known) = known.filter(|known| known.whole) {
            return if known.sha256 == sha256 { Ok(Kept::Already) } else { Err(StoreError::FileDiffers) };
        }
        // The row first: bytes without a row would never be deleted.
        let number: i64 = sqlx::query_scalar(
            "INSERT INTO dossier_file (idempotency_key, file_id, bytes, sha256, arrived_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256, arrived_at = excluded.arrived_at
             RETURNING id",
        )
        .bind(key)
        .bind(id)
        .bind(bytes)
        .bind(&sha256)
        .bind(instant::seconds(at))
        .fetch_one(&self.database.write)
        .await?;
        self.folder.write(number, file).await?;
        sqlx::query("UPDATE dossier_file SET whole = 1 WHERE id = ?")
            .bind(number)
            .execute(&self.database.write)
            .await?;
        Ok(Kept::New)
    }

    /// A file of the dossier with this code, for an official who opens it; that is noted. `None`: the dossier has no such
    /// file.
    ///
    /// # Errors
    /// [`StoreError`] if database or disk fail, or the bytes are not the ones that came.
    pub async fn open_file(
        &self,
        code: &DossierCode,
        id: &str,
        official: &Official,
        at: OffsetDateTime,
    ) -> Result<Option<(Attachment, Bytes)>, StoreError> {
        let found = self.dossier_bytes(code, id).await?;
        if found.is_some() {
            let mut tx = self.write().await?;
            audit(&mut tx, official.id, &format!("file {id} of {code} opened"), at).await?;
            tx.commit().await?;
        }
        Ok(found)
    }

    /// The same without an official.
    pub(super) async fn dossier_bytes(
        &self,
        code: &DossierCode,
        id: &str,
    ) -> Result<Option<(Attachment, Bytes)>, StoreError> {
        let Some(dossier) = self.dossier_file(code).await? else { return Ok(None) };
        let later = self.follow_ups(&dossier).await?;
        let later = later.iter().flat_map(FollowUp::attachments);
        let mut files = dossier.filing.attachments.iter().chain(later);
        let Some(file) = files.find(|file| file.id == id).cloned() else { return Ok(None) };
        let number: Option<i64> =
            sqlx::query_scalar("SELECT id FROM dossier_file WHERE dossier_id = ? AND file_id = ?")
                .bind(dossier.id)
                .bind(id)
                .fetch_optional(&mut *self.database.read.get().await?)
                .await?;
        let bytes = self.folder.read(number.ok_or(StoreError::Unreadable("file of a dossier"))?).await?;
        if sha256(&bytes) != file.sha256 {
            return Err(StoreError::Unreadable("file of a dossier"));
        }
        Ok(Some((file, bytes)))
    }

    /// Deletes the files that no filing has named for 7 days; how many.
    ///
    /// # Errors
    /// [`StoreError`] if database or disk fail.
    pub async fn forget_files(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        let _turn = self.file_turn.lock().await;
        let before = instant::seconds(now - UNNAMED);
        let numbers: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM dossier_file WHERE dossier_id IS NULL AND arrived_at <= ?")
                .bind(before)
                .fetch_all(&mut *self.database.read.get().await?)
                .await?;
        let mut forgotten = 0;
        for number in numbers {
            // Not whole any more: a filing that comes now is told that its file is missing.
            let marked = sqlx::query(
                "UPDATE dossier_file SET whole = 0 WHERE id = ? AND dossier_id IS NULL AND arrived_at <= ?",
            );
            let marked = marked.bind(number).bind(before).execute(&self.database.write).await?;
            if marked.rows_affected() == 0 {
                continue;
            }
            self.folder.remove(number).await?;
            sqlx::query("DELETE FROM dossier_file WHERE id = ? AND whole = 0")
                .bind(number)
                .execute(&self.database.write)
                .await?;
            forgotten += 1;
        }
        Ok(forgotten)
    }
}

async fn find(connection: &mut SqliteConnection, key: &str, id: &str) -> Result<Option<Row>, StoreError> {
    let row = sqlx::query_as(
        "SELECT id, bytes, sha256, whole, dossier_id FROM dossier_file WHERE idempotency_key = ? AND file_id = ?",
    );
    Ok(row.bind(key).bind(id).fetch_optional(connection).await?)
}

/// Gives the dossier the files that came under this key, within the caller's transaction.
///
/// # Errors
/// [`StoreError::FileMissing`] with the place of one that did not arrive as it is named.
pub(super) async fn attach(
    connection: &mut SqliteConnection,
    key: &str,
    files: &[Attachment],
    code: &DossierCode,
) -> Result<(), StoreError> {
    for (place, file) in files.iter().enumerate() {
        let row = find(connection, key, &file.id).await?;
        let Some(row) = row.filter(|row| row.is(file.bytes, &file.sha256) && row.dossier_id.is_none()) else {
            return Err(StoreError::FileMissing(place));
        };
        sqlx::query("UPDATE dossier_file SET dossier_id = (SELECT id FROM dossier WHERE code = ?) WHERE id = ?")
            .bind(code.as_str())
            .bind(row.id)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
