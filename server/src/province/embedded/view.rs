//! What the citizen's side may see of a dossier: no actor, no internal clock. Read in few queries, for a status page
//! asks for it at each visit.

use std::collections::HashMap;

use domain::{dossier::DossierCode, money};
use sqlx::Connection as _;

use super::{
    Embedded, StoreError,
    dossiers::read_code,
    file::{read_amount, read_stage},
    instant,
    paper_rows::{papers_changed_after, papers_of},
};
use crate::province::{AgencyPaper, Changes, Cursor, DossierEvent, DossierView, Filing, Proof};

/// The dossier's row beside one of its events.
#[derive(sqlx::FromRow)]
struct ViewRow {
    id: i64,
    changed: i64,
    code: String,
    procedure: String,
    agency: String,
    stage: String,
    due_at: Option<i64>,
    due_certain: bool,
    amount_due: Option<i64>,
    supplement_requests: u16,
    ended_at: Option<i64>,
    event_at: i64,
    event_stage: String,
    unit: String,
    note: String,
    amount: Option<i64>,
}

/// What [`ViewRow`] reads.
macro_rules! rows_of {
    ($dossiers:literal) => {
        concat!(
            "SELECT dossier.id, changed, code, filing ->> 'procedure_name' AS procedure, agency_name AS agency, dossier.stage,
               due_at, due_certain, amount_due, supplement_requests, ended_at, event.at AS event_at, event.stage AS event_stage,
               unit, note, amount
             FROM ",
            $dossiers,
            " JOIN dossier_event AS event ON event.dossier_id = dossier.id ORDER BY changed, event.version"
        )
    };
}

impl Embedded {
    /// The dossier with this code, if the proof is its.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn view(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, StoreError> {
        let mut reader = self.database.read.get().await?;
        if let Proof::Typed(digits) = proof {
            let filing: Option<String> = sqlx::query_scalar("SELECT filing FROM dossier WHERE code = ?")
                .bind(code.as_str())
                .fetch_optional(&mut *reader)
                .await?;
            let filing = filing.map(|filing| serde_json::from_str::<Filing>(&filing)).transpose();
            let filing = filing.map_err(|_| StoreError::Unreadable("filing"))?;
            if !filing.is_some_and(|filing| filing.is_opened_by(digits)) {
                return Ok(None);
            }
        }
        let rows = sqlx::query_as(rows_of!("(SELECT * FROM dossier WHERE code = ?) AS dossier"));
        let rows: Vec<ViewRow> = rows.bind(code.as_str()).fetch_all(&mut *reader).await?;
        let dossier = rows.first().map(|row| row.id);
        let Some(mut view) = views(rows, Vec::new())?.pop() else { return Ok(None) };
        if let (Proof::Service, Some(dossier)) = (proof, dossier) {
            // One that comes in between is told a moment earlier than its step.
            view.papers = papers_of(&mut reader, dossier).await?;
        }
        Ok(Some(view))
    }

    /// A page of the list of changes with at most `limit` dossiers.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails, or the cursor is none of this list.
    pub async fn changed_since(&self, since: Option<&Cursor>, limit: u16) -> Result<Changes, StoreError> {
        let since = place(since)?;
        let last: i64 = sqlx::query_scalar("SELECT coalesce(max(changed), 0) FROM dossier")
            .fetch_one(&mut *self.database.read.get().await?)
            .await?;
        // A place that this list has not reached yet: it was restored from a backup, or it is another one.
        if since > last {
            return Err(StoreError::Cursor);
        }
        let (dossiers, next) = self.changed_after(since, limit).await?;
        Ok(Changes { more: dossiers.len() == usize::from(limit), dossiers, next: Cursor(next.to_string()) })
    }

    /// At most `most` dossiers that changed after this place in the list, and the place of the last of them.
    pub(super) async fn changed_after(&self, since: i64, most: u16) -> Result<(Vec<DossierView>, i64), StoreError> {
        let rows =
            sqlx::query_as(rows_of!("(SELECT * FROM dossier WHERE changed > ? ORDER BY changed LIMIT ?) AS dossier"));
        // One transaction: a dossier that changes in between would stand here without its papers.
        let mut reader = self.database.read.get().await?;
        let mut tx = reader.begin().await?;
        let rows: Vec<ViewRow> = rows.bind(since).bind(most).fetch_all(&mut *tx).await?;
        let papers = papers_changed_after(&mut tx, since, most).await?;
        let next = rows.last().map_or(since, |row| row.changed);
        Ok((views(rows, papers)?, next))
    }
}

/// The place that a cursor names; the beginning without one.
pub(super) fn place(cursor: Option<&Cursor>) -> Result<i64, StoreError> {
    cursor.map_or(Ok(0), |cursor| cursor.0.parse::<i64>()).map_err(|_| StoreError::Cursor)
}

/// The dossiers of these rows, which come one dossier after the other, with those of the papers that are theirs.
fn views(rows: Vec<ViewRow>, papers: Vec<(i64, AgencyPaper)>) -> Result<Vec<DossierView>, StoreError> {
    let mut papers_by_dossier: HashMap<i64, Vec<AgencyPaper>> = HashMap::new();
    for (dossier, paper) in papers {
        papers_by_dossier.entry(dossier).or_default().push(paper);
    }
    let mut views: Vec<DossierView> = Vec::new();
    for row in rows {
        if views.last().is_none_or(|last| last.code.as_str() != row.code) {
            views.push(DossierView {
                code: read_code(&row.code)?,
                procedure: row.procedure.clone(),
                agency: row.agency.clone(),
                stage: read_stage(&row.stage)?,
                due: instant::from_seconds_option(row.due_at)?,
                due_uncertain: !row.due_certain,
                amount_due: read_amount(row.amount_due)?,
                supplement_requests: row.supplement_requests,
                ended_at: instant::from_seconds_option(row.ended_at)?,
                events: Vec::new(),
                papers: papers_by_dossier.remove(&row.id).unwrap_or_default(),
            });
        }
        let event = DossierEvent::try_from(row)?;
        if let Some(view) = views.last_mut() {
            view.events.push(event);
        }
    }
    Ok(views)
}

impl TryFrom<ViewRow> for DossierEvent {
    type Error = StoreError;

    fn try_from(row: ViewRow) -> Result<Self, StoreError> {
        let note = match read_amount(row.amount)? {
            Some(amount) if row.note.is_empty() => money::dong(amount),
            Some(amount) => format!("{}. {}", money::dong(amount), row.note),
            None => row.note,
        };
        Ok(Self {
            at: instant::from_seconds(row.event_at)?,
            stage: read_stage(&row.event_stage)?,
            unit: row.unit,
            note,
        })
    }
}
