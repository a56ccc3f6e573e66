//! A database of a test's own, in the cluster that `scripts/postgres.sh` started. It is a copy of one that was migrated,
//! and goes with the test.

use std::{
    str::FromStr,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, postgres::PgConnectOptions};
use tokio::sync::OnceCell;

use super::{Bounds, Postgres, migrate};

/// The migrated database of this process that tests' databases are copies of.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Waits that a busy machine does not exceed: for tests that are not about waiting.
pub const PATIENT: Bounds = Bounds {
    connections: 8,
    acquire: Duration::from_secs(60),
    statement: Duration::from_secs(60),
    lock: Duration::from_secs(60),
    rest: Duration::from_secs(60),
};

/// A database that is dropped with this.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// A database with tables and without rows.
    pub async fn create() -> Self {
        let template = TEMPLATE.get_or_init(|| async {
            let name = format!("template_{}", std::process::id());
            admin(&format!("CREATE DATABASE {name}")).await;
            migrate(&at(&name)).await.unwrap();
            name
        });
        Self::copy_of(template.await).await
    }

    /// A database without tables.
    pub async fn empty() -> Self {
        Self::copy_of("template0").await
    }

    async fn copy_of(template: &str) -> Self {
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        admin(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { name }
    }

    /// How to connect to it.
    pub fn at(&self) -> PgConnectOptions {
        at(&self.name)
    }

    /// A store on it that waits long.
    pub async fn open(&self) -> Postgres {
        Postgres::open(self.at(), PATIENT).await.unwrap()
    }

    /// Ends all connections to it, as an administrator or a restart would.
    pub async fn disconnect_all(&self) {
        // It waits until they are gone, at most a minute.
        let end = "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname =";
        admin(&format!("{end} '{}'", self.name)).await;
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // The test's own runtime is busy with this call.
        let dropped = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(admin(&drop));
        });
        let _ = dropped.join();
    }
}

fn at(database: &str) -> PgConnectOptions {
    let url = std::env::var("TEST_DATABASE_URL").expect(
        "the tests of the store on PostgreSQL need a cluster: run `make unit`, or `scripts/postgres.sh cargo test …`",
    );
    PgConnectOptions::from_str(&url).unwrap().database(database)
}

async fn admin(statement: &str) {
    let mut connection = PgConnection::connect_with(&at("postgres")).await.unwrap();
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
    connection.close().await.unwrap();
}
