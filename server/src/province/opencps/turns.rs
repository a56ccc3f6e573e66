//! One filing of a key at a time. OpenCPS has no unique index on `referenceUid` (`service.xml`, finder `G_REF`): two
//! calls that look for a dossier before either has made one make two.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use tokio::{
    sync::{Mutex as Turn, OwnedMutexGuard},
    time::Instant,
};

use crate::province::ProvinceError;

/// Whose turn it is, and which keys have a call under way that nobody waits for any more.
pub(super) struct Turns {
    turns: Mutex<HashMap<String, Weak<Turn<()>>>>,
    unsettled: Mutex<HashMap<String, Instant>>,
    settles: Duration,
}

impl Turns {
    /// A call without an answer is taken to have ended after `settles`.
    pub fn new(settles: Duration) -> Self {
        Self { turns: Mutex::default(), unsettled: Mutex::default(), settles }
    }

    /// How long a call without an answer may still be at work.
    pub fn settles(&self) -> Duration {
        self.settles
    }

    /// Waits until no other call of this process has the key; the turn lasts as long as the guard.
    pub async fn take(&self, key: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            turns.get(key).and_then(Weak::upgrade).unwrap_or_else(|| {
                let turn = Arc::new(Turn::new(()));
                turns.insert(key.to_owned(), Arc::downgrade(&turn));
                turn
            })
        };
        turn.lock_owned().await
    }

    /// A creation was sent and not answered: it may still be at work.
    pub fn sent_without_answer(&self, key: &str) {
        let mut unsettled = self.unsettled.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        unsettled.retain(|_, until| *until > now);
        unsettled.insert(key.to_owned(), now + self.settles);
    }

    /// Whether a dossier may be created now.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] while an earlier creation may still be at work.
    pub fn may_create(&self, key: &str) -> Result<(), ProvinceError> {
        let unsettled = self.unsettled.lock().unwrap_or_else(PoisonError::into_inner);
        match unsettled.get(key) {
            Some(until) if *until > Instant::now() => Err(ProvinceError::Unavailable(
                "the last attempt was not answered and may still be at work: too early for another".to_owned(),
            )),
            _ => Ok(()),
        }
    }
}
