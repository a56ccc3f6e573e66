//! What the citizen's side may see of a dossier: no actor, no internal clock. Read in one query, for a status page asks
//! for it at each visit.

use domain::{dossier::DossierCode, money};

use super::{
    Embedded, StoreError,
    dossiers::read_code,
    file::{read_amount, read_stage},
    instant,
};
use crate::province::{DossierEvent, DossierView};

/// The dossier's row beside one of its events.
#[derive(sqlx::FromRow)]
struct ViewRow {
    code: String,
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

impl Embedded {
    /// The dossier with this code.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn view(&self, code: &DossierCode) -> Result<Option<DossierView>, StoreError> {
        let rows: Vec<ViewRow> = sqlx::query_as(
            "SELECT code, dossier.stage, due_at, due_certain, amount_due, supplement_requests, ended_at,
               event.at AS event_at, event.stage AS event_stage, unit, note, amount
             FROM dossier JOIN dossier_event AS event ON event.dossier_id = dossier.id
             WHERE code = ? ORDER BY event.version",
        )
        .bind(code.as_str())
        .fetch_all(&mut *self.database.read.get().await?)
        .await?;
        let Some(dossier) = rows.first() else { return Ok(None) };
        Ok(Some(DossierView {
            code: read_code(&dossier.code)?,
            stage: read_stage(&dossier.stage)?,
            due: instant::from_seconds_option(dossier.due_at)?,
            due_uncertain: !dossier.due_certain,
            amount_due: read_amount(dossier.amount_due)?,
            supplement_requests: dossier.supplement_requests,
            ended_at: instant::from_seconds_option(dossier.ended_at)?,
            events: rows.into_iter().map(DossierEvent::try_from).collect::<Result<_, _>>()?,
        }))
    }
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
