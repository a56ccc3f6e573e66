//! The worker that empties the outbox: what citizens sent goes to the province, at least once, under the key by which
//! the province recognises a repetition.
//!
//! | try | wait after it |
//! |---|---|
//! | 1 … 9 | 5 s · 2^(try − 1) at most, with full jitter: up to 21 min |
//! | after the 10th, or refused | none: the row is "dead" and waits for a person |

use std::time::Duration;

use crate::{
    province::ProvinceError,
    state::AppState,
    store::{Leased, Message, StoreError},
};

/// Tries before a person has to look.
const TRIES: u32 = 10;
/// Longest time that a message stays leased: a hand-over and a margin. A crashed worker's message waits that long.
const LEASE: Duration = Duration::from_secs(30);
/// How long a hand-over may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Rest when nothing waits and nobody wakes the worker: retries become due, a crashed worker's lease runs out.
const IDLE: Duration = Duration::from_secs(1);

/// Works until the task is dropped.
pub async fn work(app: AppState) {
    loop {
        match step(&app).await {
            Ok(true) => {}
            Ok(false) => {
                let _ = tokio::time::timeout(IDLE, app.outbox_wake.notified()).await;
            }
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read or written");
                tokio::time::sleep(IDLE).await;
            }
        }
    }
}

/// Hands one message over. `false`: none was due.
///
/// # Errors
/// If the store fails; the message stays leased and comes again.
pub async fn step(app: &AppState) -> Result<bool, StoreError> {
    let now = app.clock.now();
    let Some(leased) = app.store.lease(now, now + LEASE).await? else { return Ok(false) };
    let handed = tokio::time::timeout(PATIENCE, hand_over(app, &leased)).await;
    let error = match handed {
        Ok(Ok(code)) => {
            app.store.delivered(&leased, code.as_ref()).await?;
            return Ok(true);
        }
        Ok(Err(error)) => error,
        Err(_) => ProvinceError::Unavailable("no answer in time".to_owned()),
    };
    let last = leased.attempt >= TRIES;
    match error {
        ProvinceError::Unavailable(reason) if !last => {
            let wait = backoff(leased.attempt, app.random.bytes());
            tracing::warn!(
                outbox_id = leased.id,
                attempt = leased.attempt,
                wait_s = wait.as_secs(),
                reason,
                "hand-over failed, will be tried again"
            );
            app.store.retry_at(&leased, app.clock.now() + wait, &reason).await?;
        }
        error => {
            tracing::error!(outbox_id = leased.id, attempt = leased.attempt, %error, "hand-over given up: a person has to look");
            app.store.give_up(&leased, app.clock.now(), &error.to_string()).await?;
        }
    }
    Ok(true)
}

async fn hand_over(app: &AppState, leased: &Leased) -> Result<Option<domain::dossier::DossierCode>, ProvinceError> {
    match &leased.message {
        Message::Filing(filing) => app.ports.filings.submit(&leased.key, filing).await.map(Some),
        Message::Rating(rating) => app.ports.ratings.rate(&leased.key, rating).await.map(|()| None),
    }
}

/// Full jitter over an exponential bound.
fn backoff(attempt: u32, random: [u8; 4]) -> Duration {
    let bound = Duration::from_secs(5) * 2_u32.pow(attempt.saturating_sub(1).min(9));
    let share = f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX);
    bound.mul_f64(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_stays_within_its_bound() {
        assert_eq!(backoff(1, [0xff; 4]), Duration::from_secs(5));
        assert_eq!(backoff(10, [0xff; 4]), Duration::from_secs(2560));
        assert_eq!(backoff(60, [0xff; 4]), Duration::from_secs(2560));
        assert_eq!(backoff(3, [0; 4]), Duration::ZERO);
    }
}
