//! The embedded province: a complete small provincial system in the same process with its own SQLite file.
//!
//! It is the default adapter of every port, the reference for the others, and what a commune without such a system can
//! use. Operations take the instant at which they happen; only the ports' methods read the clock.

use std::{path::Path, sync::Arc};

use domain::working_time::Calendar;

use super::ProvinceError;
use crate::{clock::Clock, random::Random, sqlite::Database};

mod accounts;
mod actions;
mod catalogue;
mod counter;
pub mod demo;
mod dossiers;
mod file;
mod files;
mod folder;
mod follow_ups;
mod instant;
mod paper_rows;
mod papers;
mod password;
mod people;
pub mod people_file;
mod ratings;
mod reports;
mod sessions;
mod statistics;
#[cfg(test)]
pub(super) mod tests;
mod view;
mod work_list;

pub use accounts::{AddOfficialError, Official, PasswordError};
pub use actions::ActError;
pub use catalogue::ListOfOurs;
pub use counter::TakeInError;
pub use file::{DossierFile, FileEvent, Place};
pub use files::Kept;
pub use follow_ups::FollowUpError;
pub use papers::{MOST_PAPERS, NewPaper, SendError};
pub use people::{Imported, KnownPeople};
pub use ratings::RateError;
pub use reports::DueReport;
pub use sessions::{DEVICE_KNOWN, Session};
pub use work_list::{Filter, NextDossier, WorkItem, WorkList};

/// The embedded province.
pub struct Embedded {
    database: Database,
    calendar: Arc<Calendar>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
    hasher: password::Hasher,
    folder: folder::Folder,
    file_turn: tokio::sync::Mutex<()>,
}

/// Why the embedded province could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A value in the database is none that this version writes.
    #[error("unreadable {0} in the database")]
    Unreadable(&'static str),
    /// The filing's agency has no identifier that a dossier code can begin with.
    #[error("agency code is none")]
    Agency,
    /// The cursor is none of this province's list of changes.
    #[error("cursor of another system")]
    Cursor,
    /// More passwords wait to be checked than can be in a reasonable time.
    #[error("too many passwords wait to be checked")]
    Busy,
    /// The idempotency key was used with something else.
    #[error("idempotency key reused")]
    KeyReused,
    /// The id brought another file for the same filing before.
    #[error("another file has this id")]
    FileDiffers,
    /// The file at this place of the filing's list did not arrive, or another one did.
    #[error("file {0} of the filing has not arrived")]
    FileMissing(usize),
    /// The disk failed.
    #[error("file: {0}")]
    Disk(#[from] std::io::Error),
    /// A password could not be hashed.
    #[error("password hashing failed")]
    Hashing,
}

impl From<StoreError> for ProvinceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Agency | StoreError::Cursor | StoreError::KeyReused | StoreError::FileDiffers => {
                Self::Refused(error.to_string())
            }
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

impl Embedded {
    /// Opens the province's file, creating it (readable by its owner only) and bringing its schema up to date. The files of
    /// dossiers lie in the folder `province-files` beside it.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be created, opened or migrated.
    pub async fn open(
        path: &Path,
        calendar: Arc<Calendar>,
        clock: Arc<dyn Clock>,
        random: Arc<Random>,
    ) -> Result<Self, StoreError> {
        let database = Database::open(path, &sqlx::migrate!("src/province/embedded/migrations")).await?;
        let (hasher, file_turn) = (password::Hasher::default(), tokio::sync::Mutex::default());
        let folder = folder::Folder::new(path.with_file_name("province-files"));
        Ok(Self { database, calendar, clock, random, hasher, folder, file_turn })
    }

    /// Ends all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.database.close().await;
    }

    /// A write transaction. It takes the write lock at once, so that what it reads cannot change under it.
    async fn write(&self) -> Result<sqlx::SqliteTransaction<'static>, sqlx::Error> {
        self.database.write.begin_with("BEGIN IMMEDIATE").await
    }
}
