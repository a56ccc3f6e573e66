//! How every SQLite file of this service is opened: WAL, every commit on the disk before it is acknowledged, readable by
//! its owner only; one connection that writes and a few that read.

use std::{
    fs, io,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use sqlx::{
    ConnectOptions, Connection, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// Connections that read.
const READERS: usize = 4;
/// How long a statement waits for another process (a backup) that holds the file.
const BUSY: Duration = Duration::from_secs(5);

/// An open file.
#[derive(Clone, Debug)]
pub struct Database {
    /// The one connection that writes: SQLite has one writer, and waiting in our queue is fairer than its busy loop.
    pub write: SqlitePool,
    /// Connections that read.
    pub read: Readers,
}

impl Database {
    /// Opens the file, creates it (mode 0600) and brings its tables up to date.
    ///
    /// # Errors
    /// If the file cannot be made or opened, or a migration fails.
    pub async fn open(path: &Path, migrations: &sqlx::migrate::Migrator) -> Result<Self, sqlx::Error> {
        make_private(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .disable_statement_logging();
        // The one connection never goes away by itself: no need to ask before each use.
        let write = SqlitePoolOptions::new()
            .test_before_acquire(false)
            .max_connections(1)
            // A commit that fails (disk full) leaves the connection within its transaction: the next one would only be
            // nested in it, be acknowledged, and never reach the disk. Such a connection is closed, which rolls back.
            .after_release(|connection, _| {
                Box::pin(async move {
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            });
        let write = write.connect_with(options.clone()).await?;
        migrations.run(&write).await?;
        let read = Readers::open(&options.pragma("query_only", "1")).await?;
        Ok(Self { write, read })
    }

    /// Ends all connections; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// SQLite gives its side files the mode of the file.
fn make_private(path: &Path) -> io::Result<()> {
    let file = fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

/// Connections that only read. Not a pool of sqlx: that asks its connection before and after each query whether it is
/// still there, which for a file in the same process costs more than the query.
#[derive(Clone, Debug)]
pub struct Readers(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    connections: Vec<Mutex<Option<SqliteConnection>>>,
    next: AtomicUsize,
}

impl Readers {
    async fn open(options: &SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let mut connections = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            connections.push(Mutex::new(Some(options.connect().await?)));
        }
        Ok(Self(Arc::new(Shared { connections, next: AtomicUsize::new(0) })))
    }

    /// A connection that is free, or the next one in turn when it will be.
    ///
    /// # Errors
    /// [`sqlx::Error::PoolClosed`] after the end.
    pub async fn get(&self) -> Result<Reader<'_>, sqlx::Error> {
        let connections = &self.0.connections;
        let start = self.0.next.fetch_add(1, Ordering::Relaxed);
        let in_turn = (0..READERS).map(|offset| &connections[start.wrapping_add(offset) % READERS]);
        let guard = match in_turn.clone().find_map(|connection| connection.try_lock().ok()) {
            Some(free) => free,
            None => connections[start % READERS].lock().await,
        };
        MutexGuard::try_map(guard, Option::as_mut).map_err(|_| sqlx::Error::PoolClosed)
    }

    async fn close(&self) {
        for connection in &self.0.connections {
            let Some(open) = connection.lock().await.take() else { continue };
            if let Err(error) = open.close().await {
                tracing::warn!(%error, "a reading connection did not close cleanly");
            }
        }
    }
}

/// A connection in use; it is given back when this is dropped.
pub type Reader<'a> = MappedMutexGuard<'a, SqliteConnection>;

#[cfg(test)]
mod tests {
    use super::*;

    static NO_MIGRATION: sqlx::migrate::Migrator = sqlx::migrate::Migrator::DEFAULT;

    #[tokio::test]
    async fn more_tasks_than_connections_all_read() {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::open(&dir.path().join("file.db"), &NO_MIGRATION).await.unwrap();
        sqlx::query("CREATE TABLE number (value INTEGER)").execute(&database.write).await.unwrap();
        sqlx::query("INSERT INTO number VALUES (7)").execute(&database.write).await.unwrap();
        let tasks: Vec<_> = (0..READERS * 8)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move {
                    let mut reader = database.read.get().await.unwrap();
                    sqlx::query_scalar::<_, i64>("SELECT value FROM number").fetch_one(&mut *reader).await.unwrap()
                })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), 7);
        }
        database.close().await;
        assert!(matches!(database.read.get().await.map(drop), Err(sqlx::Error::PoolClosed)));
    }

    #[tokio::test]
    async fn a_reader_cannot_write() {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::open(&dir.path().join("file.db"), &NO_MIGRATION).await.unwrap();
        let mut reader = database.read.get().await.unwrap();
        assert!(sqlx::query("CREATE TABLE number (value INTEGER)").execute(&mut *reader).await.is_err());
    }

    #[tokio::test]
    async fn after_commits_that_failed_the_next_one_is_on_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::open(&dir.path().join("file.db"), &NO_MIGRATION).await.unwrap();
        sqlx::query("CREATE TABLE number (value INTEGER)").execute(&database.write).await.unwrap();
        // Two commits end in SQLite's own rollback, as on a full disk.
        let failures = Arc::new(AtomicUsize::new(2));
        for _ in 0..2 {
            let mut failing = database.write.begin().await.unwrap();
            let left = failures.clone();
            let refuse =
                move || left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err();
            failing.lock_handle().await.unwrap().set_commit_hook(refuse);
            sqlx::query("INSERT INTO number VALUES (1)").execute(&mut *failing).await.unwrap();
            assert!(failing.commit().await.is_err());
        }
        let mut next = database.write.begin().await.unwrap();
        sqlx::query("INSERT INTO number VALUES (7)").execute(&mut *next).await.unwrap();
        next.commit().await.unwrap();
        let mut reader = database.read.get().await.unwrap();
        let found: Vec<i64> = sqlx::query_scalar("SELECT value FROM number").fetch_all(&mut *reader).await.unwrap();
        assert_eq!(found, [7]);
    }
}
