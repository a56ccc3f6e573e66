//! The whole file of a dossier, as the official sees it.

use domain::dossier::{Action, DossierCode, Stage};
use sqlx::{Connection, SqliteConnection};
use time::OffsetDateTime;

use super::{Embedded, Official, StoreError, dossiers::read_code, instant};
use crate::province::Filing;

/// So long after an official's action the same official's next one on the dossier is taken for a second click: the page
/// after an action has the next action's button where the first one was.
const SECOND_CLICK_SECONDS: i64 = 2;

/// A dossier with everything that the province holds of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierFile {
    /// Row number.
    pub(super) id: i64,
    /// The province's code.
    pub code: DossierCode,
    /// Number of the last event: what a form must have seen to change the dossier.
    pub version: u32,
    /// Where it stands.
    pub stage: Stage,
    /// What was filed.
    pub filing: Filing,
    /// When the 8 working hours for an answer end.
    pub answer_by: OffsetDateTime,
    /// When it was taken in.
    pub received_at: Option<OffsetDateTime>,
    /// The promised date; from reception on.
    pub due: Option<OffsetDateTime>,
    /// The due date lies within the years whose holidays are known.
    pub due_certain: bool,
    /// Minutes of work until the due date, while the clock is stopped.
    pub minutes_left: Option<u32>,
    /// Fee to pay now in VND.
    pub amount_due: Option<u64>,
    /// Supplement requests so far.
    pub supplement_requests: u16,
    /// When a result, a refusal, a stop or a withdrawal ended it.
    pub ended_at: Option<OffsetDateTime>,
    /// Ended on time; `None` while open, or where there is no deadline to judge by.
    pub on_time: Option<bool>,
    /// Oldest first.
    pub events: Vec<FileEvent>,
}

/// One step of a dossier, with who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEvent {
    /// Number of the step; 1 is the registration, or the reception at the counter.
    pub version: u32,
    /// When.
    pub at: OffsetDateTime,
    /// What was done; `None`: it was sent in or, later than that, a paper or the answer to one was sent.
    pub action: Option<Action>,
    /// The stage that it led to.
    pub stage: Stage,
    /// The unit that did it.
    pub unit: String,
    /// Account name of who did it; empty: the citizen.
    pub official: String,
    /// What the citizen was told.
    pub note: String,
    /// What was to be paid, in VND.
    pub amount: Option<u64>,
}

impl DossierFile {
    /// The agency is late: the due date has passed, and was not moved by stopping the clock before.
    pub fn is_overdue(&self, at: OffsetDateTime) -> bool {
        self.was_overdue(self.stage, at)
    }

    /// The clock was stopped when no time was left: the due date stays where it is.
    pub fn stopped_too_late(&self) -> bool {
        self.stage.clock_stopped() && self.minutes_left == Some(0)
    }

    /// It was taken in on paper: its first event is the reception.
    pub fn was_brought_to_the_counter(&self) -> bool {
        self.events.first().is_some_and(|event| event.action.is_some())
    }

    /// What the same official did to it a moment ago: what comes now may be a second click on the same place.
    pub fn just_done(&self, official: &Official, at: OffsetDateTime) -> Option<Action> {
        let event = self.events.last().filter(|event| event.official == official.name())?;
        // In whole seconds, as events are kept.
        let since = instant::seconds(at) - instant::seconds(event.at);
        event.action.filter(|_| (0..=SECOND_CLICK_SECONDS).contains(&since))
    }

    /// Its place in a list by urgency.
    pub fn place(&self, at: OffsetDateTime) -> Place {
        self.place_at(self.stage, at)
    }

    /// The place that it had before the last action: who works through a list goes on from there.
    pub fn place_before(&self, at: OffsetDateTime) -> Place {
        let before = self.events.iter().rev().nth(1).map_or(self.stage, |event| event.stage);
        self.place_at(before, at)
    }

    fn place_at(&self, stage: Stage, at: OffsetDateTime) -> Place {
        let deadline =
            if stage == Stage::Registered { Some(self.answer_by) } else { self.due.filter(|_| counts(stage)) };
        let urgency = if self.was_overdue(stage, at) {
            0
        } else if self.was_unanswered(stage, at) {
            1
        } else {
            2
        };
        Place {
            urgency,
            deadline: deadline.map_or(i64::MAX, instant::seconds),
            submitted: instant::seconds(self.filing.submitted_at),
            id: self.id,
        }
    }

    fn was_overdue(&self, stage: Stage, at: OffsetDateTime) -> bool {
        counts(stage) && self.minutes_left.unwrap_or(0) == 0 && self.due.is_some_and(|due| due < at)
    }

    /// The agency has not answered within 8 working hours.
    pub fn is_unanswered(&self, at: OffsetDateTime) -> bool {
        self.was_unanswered(self.stage, at)
    }

    fn was_unanswered(&self, stage: Stage, at: OffsetDateTime) -> bool {
        stage == Stage::Registered && self.answer_by < at
    }
}

/// A due date counts at this stage, whether the clock runs or stands still.
pub(super) fn counts(stage: Stage) -> bool {
    stage.clock_runs() || stage.clock_stopped()
}

/// A dossier's place in a list by urgency: what is overdue, what is unanswered too long, the rest; then by the next
/// deadline, then by submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) urgency: i64,
    pub(super) deadline: i64,
    pub(super) submitted: i64,
    pub(super) id: i64,
}

impl Embedded {
    /// The file of the dossier with this code.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn dossier_file(&self, code: &DossierCode) -> Result<Option<DossierFile>, StoreError> {
        // One transaction, so that the row and its events are of the same moment.
        let mut reader = self.database.read.get().await?;
        let mut tx = reader.begin().await?;
        read_file(&mut tx, code).await
    }
}

/// Reads the file within the caller's transaction.
pub(super) async fn read_file(
    connection: &mut SqliteConnection,
    code: &DossierCode,
) -> Result<Option<DossierFile>, StoreError> {
    let row: Option<DossierRow> = sqlx::query_as("SELECT * FROM dossier WHERE code = ?")
        .bind(code.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let events: Vec<EventRow> = sqlx::query_as("SELECT * FROM dossier_event WHERE dossier_id = ? ORDER BY version")
        .bind(row.id)
        .fetch_all(&mut *connection)
        .await?;
    row.into_file(events).map(Some)
}

/// The table's row.
#[derive(sqlx::FromRow)]
pub(super) struct DossierRow {
    id: i64,
    code: String,
    filing: String,
    answer_by: i64,
    stage: String,
    version: u32,
    received_at: Option<i64>,
    due_at: Option<i64>,
    due_certain: bool,
    minutes_left: Option<u32>,
    amount_due: Option<i64>,
    supplement_requests: u16,
    ended_at: Option<i64>,
    on_time: Option<bool>,
}

impl DossierRow {
    /// The file with these events.
    pub(super) fn into_file(self, events: Vec<EventRow>) -> Result<DossierFile, StoreError> {
        Ok(DossierFile {
            id: self.id,
            code: read_code(&self.code)?,
            version: self.version,
            stage: read_stage(&self.stage)?,
            filing: serde_json::from_str(&self.filing).map_err(|_| StoreError::Unreadable("filing"))?,
            answer_by: instant::from_seconds(self.answer_by)?,
            received_at: instant::from_seconds_option(self.received_at)?,
            due: instant::from_seconds_option(self.due_at)?,
            due_certain: self.due_certain,
            minutes_left: self.minutes_left,
            amount_due: read_amount(self.amount_due)?,
            supplement_requests: self.supplement_requests,
            ended_at: instant::from_seconds_option(self.ended_at)?,
            on_time: self.on_time,
            events: events.into_iter().map(FileEvent::try_from).collect::<Result<_, _>>()?,
        })
    }
}

/// The table's row.
#[derive(sqlx::FromRow)]
pub(super) struct EventRow {
    version: u32,
    at: i64,
    action: Option<String>,
    stage: String,
    unit: String,
    official: String,
    note: String,
    amount: Option<i64>,
}

impl TryFrom<EventRow> for FileEvent {
    type Error = StoreError;

    fn try_from(row: EventRow) -> Result<Self, StoreError> {
        Ok(Self {
            version: row.version,
            at: instant::from_seconds(row.at)?,
            action: row
                .action
                .map(|slug| Action::from_slug(&slug).ok_or(StoreError::Unreadable("action")))
                .transpose()?,
            stage: read_stage(&row.stage)?,
            unit: row.unit,
            official: row.official,
            note: row.note,
            amount: read_amount(row.amount)?,
        })
    }
}

pub(super) fn read_stage(slug: &str) -> Result<Stage, StoreError> {
    Stage::from_slug(slug).ok_or(StoreError::Unreadable("stage"))
}

pub(super) fn read_amount(amount: Option<i64>) -> Result<Option<u64>, StoreError> {
    amount.map(|amount| u64::try_from(amount).map_err(|_| StoreError::Unreadable("amount"))).transpose()
}
