//! The tables: brought up to date by `motcham migrate` only. A replica that starts looks whether that was done.
//!
//! A migration must leave the tables usable by the version before it, for replicas of that version still run: what is
//! removed is removed one version later.

use std::{collections::HashSet, sync::LazyLock};

use anyhow::{Context, bail};
use sqlx::{Connection, PgConnection, migrate::Migrator, postgres::PgConnectOptions};

/// Tables of a later version are left alone: one may go back, and replicas of two versions run side by side.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("src/store/postgres/migrations");
    migrations.set_ignore_missing(true);
    migrations
});

/// What a migration found and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Steps that it took.
    pub steps: usize,
    /// Steps of a later version that had been taken before: their tables were left alone.
    pub later: usize,
}

/// Brings the tables up to date. Two at once: one waits for the other, and finds nothing left to do.
///
/// # Errors
/// If the database cannot be reached or a migration fails; then that migration has changed nothing.
pub async fn migrate(at: &PgConnectOptions) -> anyhow::Result<Migrated> {
    let mut connection = super::connect(at).await?;
    let before = applied(&mut connection).await?.len();
    // On failure the connection ends with its advisory lock.
    MIGRATIONS.run(&mut connection).await.context("the tables are as they were before the migration that failed")?;
    let after = applied(&mut connection).await?;
    connection.close().await?;
    let later = after.iter().filter(|version| !MIGRATIONS.version_exists(**version)).count();
    Ok(Migrated { steps: after.len().saturating_sub(before), later })
}

/// Refuses tables that are older than this version. Newer ones are fine: replicas are replaced one after the other.
pub(super) async fn check(connection: &mut PgConnection) -> anyhow::Result<()> {
    let applied = applied(connection).await?;
    let missing: Vec<_> = MIGRATIONS.iter().map(|one| one.version).filter(|one| !applied.contains(one)).collect();
    if !missing.is_empty() {
        bail!("the tables in PostgreSQL are older than this version ({} steps): run `motcham migrate`", missing.len());
    }
    if applied.iter().any(|version| !MIGRATIONS.version_exists(*version)) {
        tracing::warn!("the tables in PostgreSQL are newer than this version: update this replica");
    }
    Ok(())
}

/// Versions of the migrations that were applied.
async fn applied(connection: &mut PgConnection) -> sqlx::Result<HashSet<i64>> {
    let begun: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(&mut *connection).await?;
    if !begun {
        return Ok(HashSet::new());
    }
    let versions: Vec<i64> =
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(connection).await?;
    Ok(versions.into_iter().collect())
}
