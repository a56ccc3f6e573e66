//! The workers that empty the outbox of messages: each message is sent once, and none after its time.

use std::time::Duration;

use tokio::{task::JoinSet, time::timeout};

use super::NotifyError;
use crate::{state::AppState, store::StoreError};

/// Messages that are sent at the same time: one slow answer must not hold up every one-time code.
const WORKERS: usize = 2;
/// How long sending may take; a lease lasts longer.
const PATIENCE: Duration = Duration::from_secs(8);
/// A crashed worker's message waits that long.
const LEASE: Duration = Duration::from_secs(15);
/// First wait after a try that failed; it doubles, up to [`LONGEST`].
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// Longest wait between two tries.
const LONGEST: Duration = Duration::from_secs(60);
/// Rest when nothing waits and nobody wakes the worker.
const REST: Duration = Duration::from_secs(1);

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// No message was due.
    Idle,
    /// One was sent, or its try failed.
    Done,
}

/// Sends one message.
///
/// # Errors
/// If the store fails; the message stays leased and comes again.
pub async fn step(app: &AppState) -> Result<Step, StoreError> {
    let now = app.clock.now();
    let Some(leased) = app.store.lease_message(now, now + LEASE).await? else { return Ok(Step::Idle) };
    let sent = timeout(PATIENCE, app.notify.send(&leased.key, &leased.to, &leased.message)).await;
    let sent = sent.unwrap_or_else(|_| Err(NotifyError::Unavailable("no answer in time".to_owned())));
    match sent {
        Ok(()) => app.store.message_sent(&leased).await?,
        Err(NotifyError::Refused(reason)) => {
            tracing::error!(message_id = leased.id, reason, "a message to a phone was refused");
            app.store.message_given_up(&leased).await?;
        }
        Err(NotifyError::Unavailable(reason)) => {
            let wait = (FIRST_WAIT * 2_u32.pow(leased.tries.saturating_sub(1).min(5))).min(LONGEST);
            tracing::warn!(message_id = leased.id, tries = leased.tries, reason, "a message to a phone waits");
            app.store.message_again(&leased, app.clock.now() + wait).await?;
        }
    }
    Ok(Step::Done)
}

/// Workers at work, until this is dropped. What is cut off comes again under its key.
pub struct Messengers {
    _tasks: JoinSet<()>,
}

impl Messengers {
    /// Sets them to work.
    pub fn start(app: &AppState) -> Self {
        let mut tasks = JoinSet::new();
        for _ in 0..WORKERS {
            tasks.spawn(work(app.clone()));
        }
        Self { _tasks: tasks }
    }
}

async fn work(app: AppState) {
    loop {
        match step(&app).await {
            Ok(Step::Done) => continue,
            Ok(Step::Idle) => {}
            Err(error) => tracing::error!(%error, "messages to phones cannot be read or written"),
        }
        let _ = timeout(REST, app.notify_wake.notified()).await;
    }
}
