//! Verdicts that are kept: a page that is looked at often must not fetch and read ten megabytes each time.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use lru::LruCache;
use time::OffsetDateTime;
use tokio::task::spawn_blocking;

use super::{Reason, Roots, Verdict, check};

/// Verdicts that are kept, some 200 bytes each.
const KEPT: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// What a verdict belongs to: the same bytes may have been sent at another time, when the certificate was out of date.
type Key = (String, i64);

/// Judges signatures and remembers.
pub struct Checker {
    roots: Arc<Roots>,
    known: Mutex<LruCache<Key, Verdict>>,
}

impl Checker {
    /// One that trusts these roots.
    pub fn new(roots: Roots) -> Self {
        Self { roots: Arc::new(roots), known: Mutex::new(LruCache::new(KEPT)) }
    }

    /// The verdict on the file with this checksum that was sent at `sent`, if it was looked at before.
    pub fn known(&self, sha256: &str, sent: OffsetDateTime) -> Option<Verdict> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&(sha256.to_owned(), sent.unix_timestamp())).cloned()
    }

    /// The verdict on these bytes, which have this checksum.
    pub async fn judge(&self, sha256: &str, sent: OffsetDateTime, file: Bytes) -> Verdict {
        if let Some(verdict) = self.known(sha256, sent) {
            return verdict;
        }
        let roots = Arc::clone(&self.roots);
        let verdict = spawn_blocking(move || check(&file, &roots, sent)).await.unwrap_or_else(|error| {
            // A stranger's bytes: what breaks on them is a form that this reader does not know.
            tracing::error!(%error, "a file's signature could not be looked at");
            Verdict::NotCheckable(Reason::Unknown)
        });
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.put((sha256.to_owned(), sent.unix_timestamp()), verdict.clone());
        verdict
    }
}
