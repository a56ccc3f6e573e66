//! The store on SQLite: one writer, several readers, WAL, and every commit on the disk before it is acknowledged.

use std::{path::Path, str::FromStr};

use domain::{dossier::DossierCode, reference::Reference};
use time::OffsetDateTime;

use crate::{clock::VIETNAM, sqlite::Database};

mod code_grants;
mod drafts;
mod limits;
mod outbox;
mod ratings;
mod retention;
mod submissions;

/// The store on SQLite.
#[derive(Clone, Debug)]
pub struct Sqlite(Database);

impl Sqlite {
    /// Opens `motcham.db` in the data folder, creates it (mode 0600) and brings its tables up to date.
    ///
    /// # Errors
    /// If the file cannot be opened or a migration fails.
    pub async fn open(data_dir: &Path) -> anyhow::Result<Self> {
        let migrations = sqlx::migrate!("src/store/sqlite/migrations");
        Ok(Self(Database::open(&data_dir.join("motcham.db"), &migrations).await?))
    }

    /// A query reaches the database: for `/readyz`.
    ///
    /// # Errors
    /// If it does not.
    pub async fn ping(&self) -> super::Result<()> {
        sqlx::query("SELECT 1").execute(&mut *self.0.read.get().await?).await?;
        Ok(())
    }
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
