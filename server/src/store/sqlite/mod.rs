//! The store on SQLite: one writer, several readers, WAL, and every commit on the disk before it is acknowledged.

use std::path::Path;

use async_trait::async_trait;

use super::values::{
    from_json, from_millis, level, oldest_draft, rating_key, to_code, to_grant, to_json, to_kind, to_message,
    to_millis, to_phone, to_reference,
};
use crate::sqlite::Database;

mod code_grants;
mod consents;
mod cursors;
mod draft_codes;
mod drafts;
mod follow_ups;
mod limits;
mod messages;
mod outbox;
mod phone_proofs;
mod ratings;
mod retention;
mod submissions;
mod uploads;

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
}

#[async_trait]
impl super::Health for Sqlite {
    async fn ping(&self) -> super::Result<()> {
        sqlx::query("SELECT 1").execute(&mut *self.0.read.get().await?).await?;
        Ok(())
    }
}
