//! What an official does to a dossier.

use domain::{
    dossier::{Action, Decision, DossierCode, Stage},
    working_time::Calendar,
};
use sqlx::SqliteConnection;
use time::OffsetDateTime;

use super::{DossierFile, Embedded, Official, StoreError, file::read_file, instant};

/// Why an action was not done.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// There is no such dossier.
    #[error("unknown dossier")]
    Unknown,
    /// Somebody changed the dossier after the form was shown.
    #[error("the dossier has changed meanwhile")]
    Stale,
    /// The dossier's stage does not allow it.
    #[error("not allowed at this stage")]
    NotAllowed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ActError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Embedded {
    /// Does what `official` decided at `at`, having seen version `seen` of the dossier. Returns the dossier's version
    /// after it. Sent twice by the same official (a double tap) it is done once.
    ///
    /// # Errors
    /// [`ActError`] if nothing was done.
    pub async fn act(
        &self,
        code: &DossierCode,
        seen: u32,
        decision: &Decision,
        official: &Official,
        at: OffsetDateTime,
    ) -> Result<u32, ActError> {
        let mut tx = self.write().await?;
        let file = read_file(&mut tx, code).await?.ok_or(ActError::Unknown)?;
        if file.version != seen {
            let done = file.events.iter().find(|event| event.version == seen.saturating_add(1));
            let same = done.is_some_and(|event| {
                event.action == Some(decision.action())
                    && event.official == official.name()
                    && event.note == decision.note()
                    && event.amount == decision.amount().map(u64::from)
            });
            return if same { Ok(seen + 1) } else { Err(ActError::Stale) };
        }
        if !file.stage.allowed().contains(&decision.action()) {
            return Err(ActError::NotAllowed);
        }
        let version = self.record(&mut tx, &file, decision, official.name(), at).await?;
        tx.commit().await?;
        Ok(version)
    }

    /// Writes what `by` decided: an official's account name, or nobody's for what the citizen sent. Returns the dossier's
    /// version after it.
    pub(super) async fn record(
        &self,
        connection: &mut SqliteConnection,
        file: &DossierFile,
        decision: &Decision,
        by: &str,
        at: OffsetDateTime,
    ) -> Result<u32, sqlx::Error> {
        let stage = file.stage.after(decision.action()).unwrap_or(file.stage);
        let version = file.version + 1;
        let timing = Timing::of(file).after(decision.action(), stage, at, &self.calendar);
        let amount = decision.amount().map(|amount| i64::try_from(amount.get()).unwrap_or(i64::MAX));

        sqlx::query(
            "UPDATE dossier SET stage = ?, version = ?, amount_due = ?, received_at = ?, due_at = ?, due_certain = ?,
               minutes_left = ?, supplement_requests = ?, ended_at = ?, on_time = ? WHERE id = ?",
        )
        .bind(stage.slug())
        .bind(version)
        .bind(amount)
        .bind(timing.received_at.map(instant::seconds))
        .bind(timing.due.map(instant::seconds))
        .bind(timing.due_certain)
        .bind(timing.minutes_left)
        .bind(timing.supplement_requests)
        .bind(timing.ended_at.map(instant::seconds))
        .bind(timing.on_time)
        .bind(file.id)
        .execute(&mut *connection)
        .await?;
        sqlx::query(
            "INSERT INTO dossier_event (dossier_id, version, at, action, stage, unit, official, note, amount)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(file.id)
        .bind(version)
        .bind(instant::seconds(at))
        .bind(decision.action().slug())
        .bind(stage.slug())
        .bind(&file.filing.agency_name)
        .bind(by)
        .bind(decision.note())
        .bind(amount)
        .execute(&mut *connection)
        .await?;
        Ok(version)
    }
}

/// The due date of what is taken in at `at`, and whether it lies within the years whose holidays are known.
pub(super) fn promised(
    working_days: Option<u16>,
    at: OffsetDateTime,
    calendar: &Calendar,
) -> (Option<OffsetDateTime>, bool) {
    let due = working_days.map(|days| calendar.add_working_days(instant::local(at), days));
    (due.map(instant::of), due.is_none_or(|due| due.certain))
}

/// The times of a dossier and how an action moves them.
struct Timing {
    working_days: Option<u16>,
    answer_by: OffsetDateTime,
    received_at: Option<OffsetDateTime>,
    due: Option<OffsetDateTime>,
    due_certain: bool,
    minutes_left: Option<u32>,
    supplement_requests: u16,
    ended_at: Option<OffsetDateTime>,
    on_time: Option<bool>,
}

impl Timing {
    fn of(file: &DossierFile) -> Self {
        Self {
            working_days: file.filing.working_days,
            answer_by: file.answer_by,
            received_at: file.received_at,
            due: file.due,
            due_certain: file.due_certain,
            minutes_left: file.minutes_left,
            supplement_requests: file.supplement_requests,
            ended_at: file.ended_at,
            on_time: file.on_time,
        }
    }

    fn after(mut self, action: Action, stage: Stage, at: OffsetDateTime, calendar: &Calendar) -> Self {
        if action == Action::Receive {
            self.received_at = Some(at);
            (self.due, self.due_certain) = promised(self.working_days, at, calendar);
        }
        if action == Action::RequestSupplement {
            self.supplement_requests = self.supplement_requests.saturating_add(1);
        }
        if stage.clock_stopped() {
            self.stop_clock(at, calendar);
        } else if stage.clock_runs() {
            self.start_clock(at, calendar);
        }
        match stage {
            Stage::Completed | Stage::Refused => {
                self.ended_at = Some(at);
                self.on_time = self.was_on_time(stage, at);
            }
            Stage::Withdrawn | Stage::Stopped => self.ended_at = Some(at),
            _ => {}
        }
        self
    }

    /// Keeps the working minutes that are left. A due date that has passed does not come back.
    fn stop_clock(&mut self, at: OffsetDateTime, calendar: &Calendar) {
        self.minutes_left =
            self.due.map(|due| calendar.working_minutes_between(instant::local(at), instant::local(due)));
    }

    /// Moves the due date by the time that the clock stood still.
    fn start_clock(&mut self, at: OffsetDateTime, calendar: &Calendar) {
        if let Some(minutes) = self.minutes_left.take().filter(|&minutes| minutes > 0) {
            let due = calendar.add_working_minutes(instant::local(at), minutes);
            self.due_certain = due.certain;
            self.due = Some(instant::of(due));
        }
    }

    /// A result is judged by the due date and the number of supplement requests (plan 001: from the second on the
    /// dossier counts as overdue), a refusal by the 8 working hours for an answer.
    fn was_on_time(&self, stage: Stage, at: OffsetDateTime) -> Option<bool> {
        if stage == Stage::Refused {
            return Some(at <= self.answer_by);
        }
        if self.supplement_requests >= 2 {
            return Some(false);
        }
        self.due.map(|due| at <= due)
    }
}
