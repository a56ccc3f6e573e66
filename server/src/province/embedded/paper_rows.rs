//! Papers of the agency as the database holds them.

use domain::agency_paper::{ANSWER_TIME, PaperKind};
use sqlx::SqliteConnection;

use super::{StoreError, instant};
use crate::province::{AgencyPaper, DraftReply};

/// The table's row beside the file's.
#[derive(sqlx::FromRow)]
struct PaperRow {
    dossier_id: i64,
    paper_id: String,
    kind: String,
    name: String,
    media_type: String,
    sent_at: i64,
    answered_at: Option<i64>,
    agreed: Option<bool>,
    correction: Option<String>,
    bytes: i64,
    sha256: String,
}

/// What [`PaperRow`] reads.
macro_rules! rows_of {
    ($dossiers:literal) => {
        concat!(
            "SELECT paper.dossier_id, paper_id, kind, name, media_type, sent_at, answered_at, agreed, correction, bytes, sha256
             FROM dossier_paper AS paper JOIN dossier_file AS file ON file.id = paper.file_id
             WHERE paper.dossier_id ",
            $dossiers,
            " ORDER BY paper.id"
        )
    };
}

/// The papers of a dossier, oldest first.
pub(super) async fn papers_of(connection: &mut SqliteConnection, dossier: i64) -> Result<Vec<AgencyPaper>, StoreError> {
    let rows: Vec<PaperRow> = sqlx::query_as(rows_of!("= ?")).bind(dossier).fetch_all(connection).await?;
    rows.into_iter().map(|row| row.paper().map(|(_, paper)| paper)).collect()
}

/// The papers of at most `most` dossiers that changed after this place in the list of changes, each with its dossier's row.
pub(super) async fn papers_changed_after(
    connection: &mut SqliteConnection,
    since: i64,
    most: u16,
) -> Result<Vec<(i64, AgencyPaper)>, StoreError> {
    let rows: Vec<PaperRow> =
        sqlx::query_as(rows_of!("IN (SELECT id FROM dossier WHERE changed > ? ORDER BY changed LIMIT ?)"))
            .bind(since)
            .bind(most)
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(PaperRow::paper).collect()
}

impl PaperRow {
    /// The paper with its dossier's row.
    fn paper(self) -> Result<(i64, AgencyPaper), StoreError> {
        let kind = PaperKind::from_slug(&self.kind).ok_or(StoreError::Unreadable("kind of a paper"))?;
        let at = instant::from_seconds(self.sent_at)?;
        let reply = match (instant::from_seconds_option(self.answered_at)?, self.agreed) {
            (Some(at), Some(agreed)) => {
                Some(DraftReply { at, agreed, correction: self.correction.unwrap_or_default() })
            }
            _ => None,
        };
        let paper = AgencyPaper {
            id: self.paper_id,
            kind,
            name: self.name,
            media_type: self.media_type,
            bytes: u64::try_from(self.bytes).map_err(|_| StoreError::Unreadable("size of a file"))?,
            sha256: self.sha256,
            at,
            answer_by: (kind == PaperKind::Draft).then(|| at + ANSWER_TIME),
            reply,
        };
        Ok((self.dossier_id, paper))
    }
}
