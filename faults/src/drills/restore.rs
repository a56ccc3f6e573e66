//! R14: the restore drill. What was acknowledged before the backup is there after the restore, row for row.
//!
//! Seen to fail with a copy of `motcham.db` without its write-ahead log: 6 of 20 filings missing.

use std::{path::Path, time::Instant};

use anyhow::{Context, ensure};
use sqlx::{Connection, PgConnection, Row};
use tempfile::TempDir;
use tokio::process::Command;

use super::{Outcome, Scale};
use crate::{
    cluster::Cluster,
    ledger::{Found, Store},
    stage::{Backend, Citizens, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// Backs up under load, restores elsewhere, compares.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let filings = scale.of(20, 1000);
    let stage = Stage::start(backend).await?;
    let mut citizens = stage.citizens(CITIZENS);
    citizens.until(filings).await?;
    match backend {
        Backend::Sqlite => sqlite(&stage, citizens).await,
        Backend::Postgres => postgres(&stage, citizens, filings).await,
    }
}

/// The line of the README, while citizens file. What was acknowledged before it began must be in the copy.
async fn sqlite(stage: &Stage, citizens: Citizens) -> anyhow::Result<Outcome> {
    let before = citizens.acknowledged.all();
    let copy = TempDir::new()?;
    back_up(&stage.data().join("motcham.db"), &copy.path().join("motcham.db")).await?;
    back_up(&stage.province_data().join("province.db"), &copy.path().join("province.db")).await?;
    citizens.stop().await?;
    let since = Instant::now();
    let restored = Store::Sqlite(copy.path().to_owned()).submissions().await?;
    let lost = before.iter().filter(|(key, reference)| restored.get(*key) != Some(*reference)).count();
    let time = since.elapsed();
    let found = Found { acknowledged: before.len(), lost, doubled: 0 };
    let note = format!("{} rows in the copy, read in {} ms", restored.len(), time.as_millis());
    Ok(Outcome::of(found, intact(&copy.path().join("motcham.db")).await?, note))
}

/// A base backup and the archived log, into a new cluster: every row of every table.
async fn postgres(stage: &Stage, mut citizens: Citizens, filings: usize) -> anyhow::Result<Outcome> {
    let cluster = stage.cluster.as_ref().context("this drill has a cluster")?;
    let base = cluster.base_backup().await?;
    // What comes after the base backup is in the log only.
    citizens.until(2 * filings).await?;
    let acknowledged = citizens.stop().await?;
    stage.settle(&acknowledged).await?;
    let before = counts(&cluster.url()).await?;
    cluster.archive_the_rest().await?;
    let since = Instant::now();
    let restored = Cluster::restored(base, &cluster.archive()).await?;
    let time = since.elapsed();
    let after = counts(&restored.url()).await?;
    let found = Store::Postgres(restored.url()).compare(&acknowledged.all(), stage.province_data()).await?;
    let note = format!("{} tables, {} rows; restored in {} ms", after.len(), sum(&after), time.as_millis());
    Ok(Outcome::of(found, before == after && sum(&after) > 0, note))
}

fn sum(counts: &[(String, i64)]) -> i64 {
    counts.iter().map(|(_, rows)| rows).sum()
}

async fn back_up(from: &Path, to: &Path) -> anyhow::Result<()> {
    let status = Command::new("sqlite3").arg(from).arg(format!(".backup '{}'", to.display())).status().await;
    ensure!(
        status.context("sqlite3 cannot be run: is it installed?")?.success(),
        "the backup of {} failed",
        from.display()
    );
    Ok(())
}

/// SQLite itself finds nothing wrong with the file.
async fn intact(file: &Path) -> anyhow::Result<bool> {
    let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await?;
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await?;
    Ok(verdict == "ok")
}

/// Rows of each table.
async fn counts(url: &str) -> anyhow::Result<Vec<(String, i64)>> {
    let mut connection = PgConnection::connect(url).await?;
    let tables = sqlx::query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    let mut counts = Vec::new();
    for row in tables.fetch_all(&mut connection).await? {
        let table: String = row.try_get(0)?;
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        counts.push((table, sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut connection).await?));
    }
    Ok(counts)
}
