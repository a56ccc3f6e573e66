//! The store on SQLite: one writer, several readers, WAL, and every commit on the disk before it is acknowledged.

use std::{
    fs,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
    str::FromStr,
    time::Duration,
};

use domain::{dossier::DossierCode, reference::Reference};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use time::OffsetDateTime;

use crate::clock::VIETNAM;

mod drafts;
mod limits;
mod outbox;
mod ratings;
mod submissions;

/// The store on SQLite.
#[derive(Clone, Debug)]
pub struct Sqlite {
    write: SqlitePool,
    read: SqlitePool,
}

impl Sqlite {
    /// Opens `motcham.db` in the data folder, creates it (mode 0600) and brings its tables up to date.
    ///
    /// # Errors
    /// If the file cannot be opened or a migration fails.
    pub async fn open(data_dir: &Path) -> anyhow::Result<Self> {
        let (write, read) = open_pools(&data_dir.join("motcham.db")).await?;
        sqlx::migrate!("src/store/sqlite/migrations").run(&write).await?;
        Ok(Self { write, read })
    }

    /// A query reaches the database: for `/readyz`.
    ///
    /// # Errors
    /// If it does not.
    pub async fn ping(&self) -> super::Result<()> {
        sqlx::query("SELECT 1").execute(&self.read).await?;
        Ok(())
    }
}

/// Opens a database file as every file of this service is opened: WAL, `synchronous=FULL`, foreign keys, mode 0600, one
/// writing connection and a pool of readers.
///
/// # Errors
/// If the file cannot be made or opened.
pub async fn open_pools(path: &Path) -> anyhow::Result<(SqlitePool, SqlitePool)> {
    let created = fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    created.set_permissions(fs::Permissions::from_mode(0o600))?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5));
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.pragma("query_only", "1")).await?;
    Ok((write, read))
}

/// Instant as it is stored: Unix milliseconds.
fn to_millis(at: OffsetDateTime) -> i64 {
    at.unix_timestamp() * 1000 + i64::from(at.millisecond())
}

fn from_millis(millis: i64) -> Result<OffsetDateTime, sqlx::Error> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .map(|at| at.to_offset(VIETNAM))
        .map_err(|error| sqlx::Error::Decode(error.into()))
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn to_reference(text: &str) -> Result<Reference, sqlx::Error> {
    Reference::parse(text).map_err(|error| sqlx::Error::Decode(format!("{error:?}").into()))
}

fn to_code(text: &str) -> Result<DossierCode, sqlx::Error> {
    DossierCode::from_str(text).map_err(|error| sqlx::Error::Decode(format!("{error:?}").into()))
}
