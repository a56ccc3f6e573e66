//! Reads the province's list of changes in the background and keeps what it says of the dossiers that were filed here, so that
//! their pages need not ask. One replica follows at a time, under a lease in the store; the others see in the store how far it is.
//!
//! What makes a kept view true: the list never leaves a change out. So once the list has been read to its end, every view kept here
//! is what the province had when that read began, or newer. A view that is not kept yet (the code came after its change had passed)
//! is asked for.

use std::time::Duration;

use time::OffsetDateTime;

use crate::{
    figures,
    province::{Changes, Cursor, ProvinceError},
    state::AppState,
    store::{Progress, StoreError},
};

#[cfg(test)]
mod tests;

/// Between two looks at the list.
const EVERY: Duration = Duration::from_secs(5);
/// How long another replica waits before it takes over from one that died. Longer than a read and what it writes.
const LEASE: Duration = Duration::from_secs(30);
/// How long a page of the list may take, on top of what the adapter allows itself.
const PATIENCE: Duration = Duration::from_secs(15);
/// Rest after a failure, and while somebody else follows.
const REST: Duration = Duration::from_secs(10);
/// A system that keeps no list may be replaced by one that does.
const NO_LIST: Duration = Duration::from_secs(10 * 60);
/// A view that was not read anew for so long is asked for in any case: should a list leave something out, it is mended by then.
const OLDEST_VIEW: time::Duration = time::Duration::DAY;

/// What holds over the rounds: the lease, while this process has it.
#[derive(Debug, Default)]
pub struct Follower {
    held: Option<(i64, Option<Cursor>)>,
}

/// What a round came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Read to the end.
    CaughtUp,
    /// More waits.
    More,
    /// Somebody else follows.
    Elsewhere,
    /// The province keeps no list.
    NoList,
    /// The province did not answer, or the cursor was none of its.
    Failed,
}

/// Follows until the task is dropped.
pub async fn follow(app: AppState, list: &'static str) {
    let mut follower = Follower::default();
    loop {
        let rest = match follower.round(&app, list).await {
            Ok(Round::More) => Duration::ZERO,
            Ok(Round::CaughtUp) => EVERY,
            Ok(Round::Elsewhere | Round::Failed) => REST,
            Ok(Round::NoList) => NO_LIST,
            Err(error) => {
                tracing::error!(%error, "the list of changes cannot be followed");
                follower = Follower::default();
                REST
            }
        };
        tokio::time::sleep(rest).await;
    }
}

impl Follower {
    /// Reads one page of the list and keeps it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn round(&mut self, app: &AppState, list: &str) -> Result<Round, StoreError> {
        let began = app.clock.now();
        let (lease, cursor) = match self.held.take() {
            Some(held) => held,
            None => match app.store.take_cursor(list, began, began + LEASE).await? {
                Some(taken) => (taken.lease, taken.cursor),
                None => return Ok(Round::Elsewhere),
            },
        };
        let changes = match tokio::time::timeout(PATIENCE, app.ports.dossiers.changes(cursor.as_ref())).await {
            Ok(Ok(Some(changes))) => changes,
            Ok(Ok(None)) => return Ok(Round::NoList),
            Ok(Err(ProvinceError::Refused(reason))) if cursor.is_some() => {
                tracing::warn!(
                    reason,
                    "the province does not know our place in its list: it is read from the beginning"
                );
                self.keep(app, list, lease, None, None).await?;
                return Ok(Round::Failed);
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "the province did not tell what changed");
                self.keep(app, list, lease, cursor, None).await?;
                return Ok(Round::Failed);
            }
            Err(_) => {
                tracing::warn!("the province took too long to tell what changed");
                self.keep(app, list, lease, cursor, None).await?;
                return Ok(Round::Failed);
            }
        };
        let Changes { dossiers, next, more } = changes;
        // When the answer was there, not when it is written: writing may be held up until somebody else has read newer views.
        let read_at = app.clock.now();
        for view in &dossiers {
            let filed_here = app.store.remember_by_code(view, read_at).await?;
            figures::followed(filed_here);
        }
        let caught_up_at = (!more).then_some(began);
        let still_ours = self.keep(app, list, lease, Some(next), caught_up_at).await?;
        Ok(match (still_ours, more) {
            (false, _) => Round::Elsewhere,
            (true, true) => Round::More,
            (true, false) => Round::CaughtUp,
        })
    }

    /// Keeps how far it is. `false`: somebody else has taken the list.
    async fn keep(
        &mut self,
        app: &AppState,
        list: &str,
        lease: i64,
        cursor: Option<Cursor>,
        caught_up_at: Option<OffsetDateTime>,
    ) -> Result<bool, StoreError> {
        let lease_until = app.clock.now() + LEASE;
        let progress = Progress { cursor: cursor.as_ref(), caught_up_at, lease_until };
        let still_ours = app.store.advance(list, lease, &progress).await?;
        self.held = still_ours.then_some((lease, cursor));
        Ok(still_ours)
    }
}

/// When what is kept here of a dossier was true, if the list was read to its end lately enough to show it without asking.
/// `read_at`: when the view was kept.
///
/// # Errors
/// If the store fails.
pub async fn current(app: &AppState, read_at: OffsetDateTime) -> Result<Option<OffsetDateTime>, StoreError> {
    let Some(list) = app.follows() else { return Ok(None) };
    let now = app.clock.now();
    // What was read by a clock that ran ahead says nothing of now.
    if now - read_at > OLDEST_VIEW || read_at > now {
        return Ok(None);
    }
    let caught_up = app.store.caught_up_at(list).await?;
    let age = time::Duration::seconds(app.options.operation.status_age.into());
    Ok(caught_up.filter(|at| *at <= now && now - *at < age).map(|at| at.max(read_at)))
}
