//! The workers that empty the outbox: what citizens sent goes to the province, at least once, under the key by which
//! the province recognises a repetition.
//!
//! | try | wait after it |
//! |---|---|
//! | 1 … 9 | 5 s · 2^(try − 1) at most, with full jitter: up to 21 min |
//! | after the 10th, or refused | none: the row is "dead" and waits for a person |
//! | none, for the province is left alone | 2 s to 4 s; it does not count as a try |

use std::{pin::pin, time::Duration};

use domain::dossier::DossierCode;

use crate::{
    figures,
    province::ProvinceError,
    state::AppState,
    store::{Leased, Message, StoreError},
};

pub mod command;
#[cfg(test)]
mod tests;
mod workers;

pub use workers::Workers;

/// Tries before a person has to look.
const TRIES: u32 = 10;
/// Longest time that a message stays leased without a sign of its worker. A crashed worker's message waits that long.
const LEASE: Duration = Duration::from_secs(30);
/// How often a worker at a long hand-over renews its lease.
const RENEWAL: Duration = Duration::from_secs(10);
/// How long a hand-over may take, without its files.
const PATIENCE: Duration = Duration::from_secs(20);
/// Shortest wait of a message that was not tried; as much again is drawn on top.
const POSTPONED: Duration = Duration::from_secs(2);

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// No message was due.
    Idle,
    /// One was handed over, or its try failed.
    Done,
    /// One was due, and the province is not asked now.
    Withheld,
}

/// Hands one message over.
///
/// # Errors
/// If the store fails; the message stays leased and comes again.
pub async fn step(app: &AppState) -> Result<Step, StoreError> {
    let now = app.clock.now();
    let Some(leased) = app.store.lease(now, now + LEASE).await? else { return Ok(Step::Idle) };
    let patience = PATIENCE + leased.message.files_time();
    let handed = tokio::time::timeout(patience, kept_leased(app, &leased, RENEWAL, hand_over(app, &leased))).await;
    let error = match handed {
        Ok(Ok(code)) => match app.store.delivered(&leased, code.as_ref()).await {
            // The province must not do that; repeating would get the same code again.
            Err(error) if error.is_taken_code() => {
                ProvinceError::Refused("it gave the code of another submission".to_owned())
            }
            done => {
                done?;
                figures::outbox_try("delivered");
                return Ok(Step::Done);
            }
        },
        Ok(Err(error)) => error,
        Err(_) => ProvinceError::Unavailable("no answer in time".to_owned()),
    };
    failed(app, &leased, error).await
}

/// Does the work, and renews the lease `every` so often: files take their time.
async fn kept_leased<T>(app: &AppState, leased: &Leased, every: Duration, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Ok(done) = tokio::time::timeout(every, &mut work).await {
            return done;
        }
        if let Err(error) = app.store.renew(leased, app.clock.now() + LEASE).await {
            tracing::warn!(outbox_id = leased.id, %error, "a lease could not be renewed");
        }
    }
}

async fn failed(app: &AppState, leased: &Leased, error: ProvinceError) -> Result<Step, StoreError> {
    let last = leased.attempt >= TRIES;
    match error {
        ProvinceError::Withheld(reason) => {
            tracing::debug!(outbox_id = leased.id, reason, "hand-over put off");
            let wait = POSTPONED.mul_f64(1.0 + share(app.random.bytes()));
            app.store.postpone(leased, app.clock.now() + wait).await?;
            figures::outbox_try("postponed");
            return Ok(Step::Withheld);
        }
        ProvinceError::Unavailable(reason) if !last => {
            let settles = match leased.message {
                Message::Filing(_) => app.ports.filings.settles(),
                Message::Rating(_) | Message::FollowUp(_) => Duration::ZERO,
            };
            let wait = backoff(leased.attempt, app.random.bytes()).max(settles);
            tracing::warn!(
                outbox_id = leased.id,
                attempt = leased.attempt,
                wait_s = wait.as_secs(),
                reason,
                "hand-over failed, will be tried again"
            );
            app.store.retry_at(leased, app.clock.now() + wait, &reason).await?;
            figures::outbox_try("retry");
        }
        error => {
            tracing::error!(outbox_id = leased.id, attempt = leased.attempt, %error, "hand-over given up: a person has to look");
            app.store.give_up(leased, app.clock.now(), &error.to_string()).await?;
            figures::outbox_try("dead");
        }
    }
    Ok(Step::Done)
}

async fn hand_over(app: &AppState, leased: &Leased) -> Result<Option<DossierCode>, ProvinceError> {
    match &leased.message {
        Message::Filing(filing) => {
            app.ports.filings.submit(&leased.key, filing, &*app.attachment_bytes).await.map(Some)
        }
        Message::Rating(rating) => app.ports.ratings.rate(&leased.key, rating).await.map(|()| None),
        Message::FollowUp(follow_up) => {
            let submission = app.store.submission(leased.reference).await;
            let submission = submission.map_err(|error| ProvinceError::Unavailable(error.to_string()))?;
            // The filing went first; without a code a person settled it by other means.
            let code = submission.and_then(|submission| submission.code);
            let code =
                code.ok_or_else(|| ProvinceError::Refused("its filing has no code of the province".to_owned()))?;
            app.ports.filings.follow_up(&leased.key, &code, follow_up, &*app.attachment_bytes).await.map(|()| None)
        }
    }
}

/// Full jitter over an exponential bound.
fn backoff(attempt: u32, random: [u8; 4]) -> Duration {
    let bound = Duration::from_secs(5) * 2_u32.pow(attempt.saturating_sub(1).min(9));
    bound.mul_f64(share(random))
}

/// A number from 0 to 1.
fn share(random: [u8; 4]) -> f64 {
    f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX)
}
