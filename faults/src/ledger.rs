//! What is in the databases after the storm, compared with what was acknowledged.

use std::{
    collections::HashMap,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::ensure;
use sqlx::{Connection, PgConnection, Row, SqliteConnection};
use tokio::time::sleep;

/// Where our store is.
#[derive(Clone, Debug)]
pub enum Store {
    /// `motcham.db` in this data folder.
    Sqlite(std::path::PathBuf),
    /// This database.
    Postgres(String),
}

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Acknowledged filings.
    pub acknowledged: usize,
    /// Acknowledged, but not in the store, or not at the province.
    pub lost: usize,
    /// Dossiers of the province beyond one for each submission.
    pub doubled: usize,
}

impl Store {
    /// Key and reference of every submission.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn submissions(&self) -> anyhow::Result<HashMap<String, String>> {
        const SQL: &str = "SELECT key, reference FROM submission";
        Ok(match self {
            Self::Sqlite(data) => {
                let rows = sqlx::query(SQL).fetch_all(&mut open(&data.join("motcham.db")).await?).await?;
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
            Self::Postgres(url) => {
                let rows = sqlx::query(SQL).fetch_all(&mut PgConnection::connect(url).await?).await?;
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
        })
    }

    /// Messages of this status in the outbox.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn messages(&self, status: &str) -> anyhow::Result<usize> {
        let count: i64 = match self {
            Self::Sqlite(data) => {
                let count = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE status = ?").bind(status);
                count.fetch_one(&mut open(&data.join("motcham.db")).await?).await?
            }
            Self::Postgres(url) => {
                let count = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE status = $1").bind(status);
                count.fetch_one(&mut PgConnection::connect(url).await?).await?
            }
        };
        Ok(usize::try_from(count)?)
    }

    /// Waits until nothing waits any more, and returns how long it took.
    ///
    /// # Errors
    /// If something still waits after `most`.
    pub async fn drained(&self, most: Duration) -> anyhow::Result<Duration> {
        let since = Instant::now();
        loop {
            let waiting = self.messages("waiting").await?;
            if waiting == 0 {
                return Ok(since.elapsed());
            }
            ensure!(since.elapsed() < most, "{waiting} messages still wait after {} s", most.as_secs());
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Compares with what was acknowledged; `province`: data folder of the province. The outbox must be empty.
    ///
    /// # Errors
    /// If a database cannot be read.
    pub async fn compare(&self, acknowledged: &HashMap<String, String>, province: &Path) -> anyhow::Result<Found> {
        let submissions = self.submissions().await?;
        let mut dossiers: HashMap<String, usize> = HashMap::new();
        let rows = sqlx::query("SELECT filing ->> 'reference' FROM dossier");
        for row in rows.fetch_all(&mut open(&province.join("province.db")).await?).await? {
            *dossiers.entry(row.get(0)).or_default() += 1;
        }
        let is_lost = |(key, reference): &(&String, &String)| {
            submissions.get(*key) != Some(*reference) || !dossiers.contains_key(*reference)
        };
        let unsent = submissions.values().filter(|reference| !dossiers.contains_key(*reference)).count();
        let lost = acknowledged.iter().filter(is_lost).count();
        Ok(Found {
            acknowledged: acknowledged.len(),
            lost: lost.max(unsent),
            doubled: dossiers.values().sum::<usize>() - dossiers.len()
                + dossiers.keys().filter(|reference| !submissions.values().any(|known| known == *reference)).count(),
        })
    }
}

async fn open(file: &Path) -> sqlx::Result<SqliteConnection> {
    SqliteConnection::connect(&format!("sqlite://{}?mode=ro", file.display())).await
}
