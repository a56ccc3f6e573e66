//! The embedded province: a complete small provincial system in the same process with its own SQLite file.
//!
//! It is the default adapter of every port, the reference for the others, and what a commune without such a system can
//! use. Operations take the instant at which they happen; only the ports' methods read the clock.

use std::{path::Path, sync::Arc, time::Duration};

use domain::working_time::Calendar;
use sqlx::{
    ConnectOptions, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Semaphore;

use super::ProvinceError;
use crate::{clock::Clock, random::Random};

mod accounts;
mod actions;
pub mod demo;
mod dossiers;
mod file;
mod instant;
mod password;
mod ratings;
mod sessions;
mod statistics;
#[cfg(test)]
mod tests;
mod work_list;

pub use accounts::{AddOfficialError, Official, PasswordError};
pub use actions::ActError;
pub use file::{DossierFile, FileEvent};
pub use work_list::{Filter, WorkItem, WorkList};

/// The embedded province.
pub struct Embedded {
    /// One connection: SQLite has one writer, and waiting in our queue is fairer than its busy loop.
    writer: SqlitePool,
    readers: SqlitePool,
    calendar: Arc<Calendar>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
    /// One password hash at a time: each takes 19 MiB and a core.
    hashing: Arc<Semaphore>,
}

/// Why the embedded province could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The file could not be created.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A value in the database is none that this version writes.
    #[error("unreadable {0} in the database")]
    Unreadable(&'static str),
    /// The filing's agency has no identifier that a dossier code can begin with.
    #[error("agency code is none")]
    Agency,
    /// A password could not be hashed.
    #[error("password hashing failed")]
    Hashing,
}

impl From<StoreError> for ProvinceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Agency => Self::Refused(error.to_string()),
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

impl Embedded {
    /// Opens the province's file, creating it (readable by its owner only) and bringing its schema up to date.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be created, opened or migrated.
    pub async fn open(
        path: &Path,
        calendar: Arc<Calendar>,
        clock: Arc<dyn Clock>,
        random: Arc<Random>,
    ) -> Result<Self, StoreError> {
        create_private(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        sqlx::migrate!("src/province/embedded/migrations").run(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options.read_only(true));
        Ok(Self { writer, readers, calendar, clock, random, hashing: Arc::new(Semaphore::new(1)) })
    }

    /// Ends all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// A write transaction. It takes the write lock at once, so that what it reads cannot change under it.
    async fn write(&self) -> Result<sqlx::SqliteTransaction<'static>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }
}

/// Creates the file with mode 0600 if there is none; SQLite gives its side files the same mode.
fn create_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(drop)
}
