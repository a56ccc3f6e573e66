//! What nobody needs any more goes: rows whose time is over, and bytes that no row tells of.

use std::collections::BTreeSet;

use super::{LEFT_BEHIND, Service};
use crate::store::UploadState;

/// Ids that the store is asked about at once.
const AT_ONCE: usize = 500;

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Files that were forgotten.
    pub rows: u64,
    /// Sealed pieces and files that no row tells of.
    pub bytes: u64,
}

impl Service {
    /// Removes what nobody needs. Pieces of a file that is arriving stay, in its row or not: one may have been written just now
    /// and be about to come into the row. They go when it is finished.
    ///
    /// # Errors
    /// If the store or the files' place fails; the next time goes on.
    pub async fn collect(&self) -> anyhow::Result<Collected> {
        let mut collected =
            Collected { rows: self.store.drop_orphaned_uploads(self.clock.now()).await?, ..Collected::default() };
        for folder in ["arriving", "files"] {
            // Listed first, asked about then: a row is there before its bytes.
            let names = self.files.list(folder).await?;
            let ids: Vec<String> =
                names.iter().map(|name| id_of(name).to_owned()).collect::<BTreeSet<_>>().into_iter().collect();
            let mut needed = BTreeSet::new();
            for some in ids.chunks(AT_ONCE) {
                let states = self.store.upload_states(some).await?;
                needed.extend(states.into_iter().filter_map(|(id, state)| is_needed(folder, state).then_some(id)));
            }
            for name in names.iter().filter(|name| !needed.contains(id_of(name))) {
                self.files.delete(&format!("{folder}/{name}")).await?;
                collected.bytes += 1;
            }
        }
        self.files.sweep(LEFT_BEHIND).await?;
        Ok(collected)
    }
}

/// The id in the name of a piece or a file.
fn id_of(name: &str) -> &str {
    name.split('-').next().unwrap_or(name)
}

/// A finished file may be written a moment before its row says so.
fn is_needed(folder: &str, state: UploadState) -> bool {
    match folder {
        "arriving" => state == UploadState::Arriving,
        _ => state != UploadState::Refused,
    }
}
