//! The store on PostgreSQL, for several replicas of the service on one database.
//!
//! What races is decided by the database: unique constraints, row locks and `SKIP LOCKED`, at the level *read committed*,
//! where each statement sees what others have committed. Nothing here reads first and writes on the strength of it.

use std::{borrow::Cow, time::Duration};

use anyhow::Context;
use async_trait::async_trait;
use sqlx::{
    ConnectOptions, PgPool, Row,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
};

use super::values::{
    from_json, from_millis, level, oldest_draft, rating_key, to_code, to_grant, to_json, to_kind, to_message,
    to_millis, to_phone, to_reference,
};

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
mod schema;
mod submissions;
#[cfg(test)]
pub mod test_database;
#[cfg(test)]
mod tests;
mod uploads;

pub use schema::{Migrated, migrate};

/// How long the first connection of the start may take: the database may be starting as well.
const FIRST_CONNECTION: Duration = Duration::from_secs(10);

/// The store on PostgreSQL.
#[derive(Clone, Debug)]
pub struct Postgres(PgPool);

/// What one replica takes of the database, and how long it waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Most connections at once.
    pub connections: u32,
    /// Longest wait for a connection. What waits longer is shed: the citizen is told, and may try again.
    pub acquire: Duration,
    /// Longest time of a statement.
    pub statement: Duration,
    /// Longest wait for a lock that another one holds, as a part of the statement's time.
    pub lock: Duration,
    /// Longest rest within a transaction. A replica whose machine is gone holds its locks no longer.
    pub rest: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 16,
            acquire: Duration::from_millis(300),
            statement: Duration::from_secs(2),
            lock: Duration::from_secs(1),
            rest: Duration::from_secs(5),
        }
    }
}

impl Postgres {
    /// Opens the store.
    ///
    /// # Errors
    /// If the database cannot be reached, or its tables are older than this version needs: then `motcham migrate` has
    /// not been run.
    pub async fn open(at: PgConnectOptions, bounds: Bounds) -> anyhow::Result<Self> {
        let options = at
            .options([
                ("statement_timeout", bounds.statement.as_millis().to_string()),
                ("lock_timeout", bounds.lock.as_millis().to_string()),
                ("idle_in_transaction_session_timeout", bounds.rest.as_millis().to_string()),
                // A commit is on the disk before it is acknowledged, whatever the database is set to.
                ("synchronous_commit", "on".to_owned()),
                ("default_transaction_isolation", "read committed".to_owned()),
            ])
            .disable_statement_logging();
        let mut first = connect(&options).await?;
        schema::check(&mut first).await?;
        let fsync: String = sqlx::query_scalar("SELECT current_setting('fsync')").fetch_one(&mut first).await?;
        if fsync == "off" {
            tracing::warn!("PostgreSQL runs with fsync = off: a power cut loses what citizens were told is kept");
        }
        drop(first);
        // A connection is asked whether it is still there before it is used (the pool's default): after a restart of
        // the database the first request goes through.
        let pool = PgPoolOptions::new().max_connections(bounds.connections).acquire_timeout(bounds.acquire);
        Ok(Self(pool.connect_lazy_with(options)))
    }

    /// Replicas with different keys could not read each other's lookups and QR codes, and would not notice: the first
    /// one leaves the fingerprint of the key in use, the others compare. One that holds the kept key as an earlier one has
    /// been given a new key, and leaves that. `false`: theirs is another.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn agree_on_key(&self, fingerprints: &[[u8; 32]]) -> super::Result<bool> {
        let fingerprints: Vec<&[u8]> = fingerprints.iter().map(<[u8; 32]>::as_slice).collect();
        let agreed = sqlx::query(
            "INSERT INTO installation AS kept (key_fingerprint) VALUES ($1[1]) ON CONFLICT (one) DO UPDATE
               SET key_fingerprint = excluded.key_fingerprint WHERE kept.key_fingerprint = ANY($1)",
        )
        .bind(fingerprints)
        .execute(&self.0)
        .await?;
        Ok(agreed.rows_affected() == 1)
    }
}

#[async_trait]
impl super::Health for Postgres {
    async fn ping(&self) -> super::Result<()> {
        sqlx::query("SELECT 1").execute(&self.0).await?;
        Ok(())
    }
}

/// A connection beside the pool.
async fn connect(options: &PgConnectOptions) -> anyhow::Result<sqlx::PgConnection> {
    let place = match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    let connected = tokio::time::timeout(FIRST_CONNECTION, options.connect()).await;
    connected
        .with_context(|| format!("no answer in {} s", FIRST_CONNECTION.as_secs()))
        .and_then(|connection| Ok(connection?))
        .with_context(|| {
            let (user, database) = (options.get_username(), options.get_database());
            format!("cannot reach PostgreSQL at {place} (database {}, user {user})", database.unwrap_or(user))
        })
}

/// A text of somebody else, as PostgreSQL can keep it: its texts have no U+0000.
fn storable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// A number that is never negative; PostgreSQL has no unsigned ones.
fn unsigned(row: &PgRow, column: &str) -> Result<u32, sqlx::Error> {
    u32::try_from(row.try_get::<i64, _>(column)?).map_err(|error| sqlx::Error::Decode(error.into()))
}
