//! The reporter: follows the embedded province's list of changes and reports each changed dossier to a higher authority,
//! at least once. How far it has got is kept in the province's own database.
//!
//! | outcome of a report | what happens |
//! |---|---|
//! | taken | the place in the list moves on |
//! | unavailable, or no answer in time | the same dossier again after 5 s · 2^(n − 1), at most 5 min, with full jitter |
//! | unavailable five times in a row | as refused: perhaps it is this dossier that the authority fails at |
//! | refused | set aside with the reason; the place moves on; again after 10 min, 20 min … at most a day, and at each change |

use std::{sync::Arc, time::Duration};

use time::OffsetDateTime;
use tokio::task::JoinHandle;

use crate::{
    clock::Clock,
    province::{
        ProvinceError, Reports,
        embedded::{DueReport, Embedded, StoreError},
    },
    random::Random,
};

#[cfg(test)]
mod tests;

/// The national exchange, as the database calls it.
pub const DVCQG: &str = "dvcqg";
/// How long one report may take: it is several calls.
const PATIENCE: Duration = Duration::from_secs(30);
/// Failures in a row until a dossier is set aside.
const FAILURES: u32 = 5;
/// Longest wait after a failure.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);
/// Until a dossier that was set aside is tried again, the first time.
const ASIDE: Duration = Duration::from_secs(10 * 60);
/// Longest time that a dossier is set aside.
const LONGEST_ASIDE: Duration = Duration::from_secs(24 * 60 * 60);
/// Rest when nothing has changed.
const IDLE: Duration = Duration::from_secs(2);

/// The reporter of one authority.
pub struct Reporter {
    target: &'static str,
    province: Arc<Embedded>,
    reports: Arc<dyn Reports>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
    /// Failures in a row.
    failures: u32,
    /// Not before.
    rest_until: Option<OffsetDateTime>,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A dossier was reported.
    Reported,
    /// A dossier was set aside.
    SetAside,
    /// The authority did not answer; nothing before this instant.
    Resting(OffsetDateTime),
    /// Everything is reported.
    Idle,
}

impl Reporter {
    /// A reporter to the authority that is called `target` in the database.
    pub fn new(
        target: &'static str,
        province: Arc<Embedded>,
        reports: Arc<dyn Reports>,
        clock: Arc<dyn Clock>,
        random: Arc<Random>,
    ) -> Self {
        Self { target, province, reports, clock, random, failures: 0, rest_until: None }
    }

    /// Works in a task of its own until that is aborted.
    pub fn start(self) -> JoinHandle<()> {
        tokio::spawn(self.work())
    }

    async fn work(mut self) {
        loop {
            let rest = match self.step().await {
                Ok(Step::Reported | Step::SetAside) => continue,
                Ok(Step::Idle) => IDLE,
                Ok(Step::Resting(until)) => Duration::try_from(until - self.clock.now()).unwrap_or_default(),
                Err(error) => {
                    tracing::error!(%error, "what is to be reported cannot be read or noted");
                    IDLE
                }
            };
            tokio::time::sleep(rest).await;
        }
    }

    /// Reports one dossier, if one is due and the authority need not be spared.
    ///
    /// # Errors
    /// If the province's database fails; the report comes again.
    pub async fn step(&mut self) -> Result<Step, StoreError> {
        let now = self.clock.now();
        if let Some(until) = self.rest_until.filter(|&until| now < until) {
            return Ok(Step::Resting(until));
        }
        let Some(due) = self.province.due_report(self.target, now).await? else { return Ok(Step::Idle) };
        let outcome = tokio::time::timeout(PATIENCE, self.reports.report(&due.dossier)).await;
        match outcome {
            Ok(Ok(())) => {
                self.spare(0);
                self.count("taken");
                self.province.report_taken(self.target, &due).await?;
                Ok(Step::Reported)
            }
            Ok(Err(ProvinceError::Refused(reason))) => {
                self.spare(0);
                self.count("refused");
                self.set_aside(&due, &reason).await
            }
            Ok(Err(ProvinceError::Unavailable(reason) | ProvinceError::Withheld(reason))) => {
                self.failed(&due, &reason).await
            }
            Err(_) => self.failed(&due, "no answer in time").await,
        }
    }

    async fn failed(&mut self, due: &DueReport, reason: &str) -> Result<Step, StoreError> {
        self.spare(self.failures.saturating_add(1));
        self.count("unavailable");
        if due.was_set_aside() || self.failures >= FAILURES {
            return self.set_aside(due, reason).await;
        }
        let until = self.rest_until.unwrap_or_else(|| self.clock.now());
        tracing::warn!(authority = self.target, failures = self.failures, reason, %until, "a dossier was not reported");
        Ok(Step::Resting(until))
    }

    /// Keeps the reason with the dossier; the log has neither code nor reason, which may repeat what the dossier says.
    async fn set_aside(&self, due: &DueReport, reason: &str) -> Result<Step, StoreError> {
        let wait = doubled(ASIDE, due.tries, LONGEST_ASIDE);
        self.province.set_report_aside(self.target, due, reason, self.clock.now() + wait).await?;
        tracing::error!(
            authority = self.target,
            tries = due.tries + 1,
            again_in_s = wait.as_secs(),
            "a report was set aside: its reason stands in province.db, table report_dossier"
        );
        Ok(Step::SetAside)
    }

    /// Notes the failures in a row, and for how long the authority is spared.
    fn spare(&mut self, failures: u32) {
        self.failures = failures;
        self.rest_until = (failures > 0).then(|| self.clock.now() + backoff(failures, self.random.bytes()));
    }

    fn count(&self, outcome: &'static str) {
        metrics::counter!("motcham_reports_total", "target" => self.target, "outcome" => outcome).increment(1);
    }
}

/// Full jitter over an exponential bound.
fn backoff(failures: u32, random: [u8; 4]) -> Duration {
    let share = f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX);
    doubled(Duration::from_secs(5), failures.saturating_sub(1), LONGEST_WAIT).mul_f64(share)
}

/// Doubled so often, but no longer than that.
fn doubled(first: Duration, times: u32, longest: Duration) -> Duration {
    (first * 2_u32.pow(times.min(16))).min(longest)
}
