//! What PostgreSQL must do beside the contract of every store: wait for a bounded time, and heal.

use std::time::Duration;

use sqlx::{Connection, PgConnection};
use time::{OffsetDateTime, macros::datetime};

use super::{
    Bounds, Postgres,
    test_database::{PATIENT, TestDatabase},
};
use crate::store::{Health, Limits, Outbox};

mod races;
mod replicas;

const NOW: OffsetDateTime = datetime!(2026-11-23 08:00 +7);
const SOON: Duration = Duration::from_millis(50);

async fn connect(database: &TestDatabase) -> PgConnection {
    PgConnection::connect_with(&database.at()).await.unwrap()
}

#[tokio::test]
async fn what_finds_no_connection_is_told_in_time() {
    let database = TestDatabase::create().await;
    let bounds = Bounds { connections: 1, acquire: SOON, ..PATIENT };
    let store = Postgres::open(database.at(), bounds).await.unwrap();
    // Opening a connection may take longer than that on a busy machine.
    let held = loop {
        if let Ok(connection) = store.0.acquire().await {
            break connection;
        }
    };
    assert!(store.ping().await.unwrap_err().is_passing());
    drop(held);
    while store.ping().await.is_err() {}
}

#[tokio::test]
async fn a_lock_is_waited_for_in_bounds() {
    let database = TestDatabase::create().await;
    let store = Postgres::open(database.at(), Bounds { lock: SOON, ..PATIENT }).await.unwrap();
    let mut other = connect(&database).await;
    let mut tx = other.begin().await.unwrap();
    sqlx::query("LOCK TABLE attempt").execute(&mut *tx).await.unwrap();
    let allow = async || store.allow("lookup", b"code", NOW, NOW - time::Duration::HOUR, 3).await;
    assert!(allow().await.unwrap_err().is_passing());
    tx.rollback().await.unwrap();
    assert!(allow().await.unwrap());
}

/// Seen to fail with `test_before_acquire(false)`.
#[tokio::test]
async fn lost_connections_heal() {
    let database = TestDatabase::create().await;
    let store = database.open().await;
    for _ in 0..3 {
        // Several connections at once, so that the pool keeps some.
        let (one, two, three) = tokio::join!(store.ping(), store.backlog(), store.ping());
        assert!(one.is_ok() && two.is_ok() && three.is_ok());
        database.disconnect_all().await;
    }
    store.ping().await.unwrap();
}

#[tokio::test]
async fn a_commit_that_failed_is_not_followed_by_one_that_only_seems_done() {
    let database = TestDatabase::create().await;
    let store = Postgres::open(database.at(), Bounds { connections: 1, ..PATIENT }).await.unwrap();
    let mut other = connect(&database).await;
    sqlx::raw_sql(
        "CREATE TABLE parent (id BIGINT PRIMARY KEY);
         CREATE TABLE child (id BIGINT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);",
    )
    .execute(&mut other)
    .await
    .unwrap();
    for _ in 0..2 {
        let mut failing = store.0.begin().await.unwrap();
        sqlx::query("INSERT INTO child VALUES (1)").execute(&mut *failing).await.unwrap();
        assert!(failing.commit().await.is_err());
    }
    let mut next = store.0.begin().await.unwrap();
    sqlx::query("INSERT INTO parent VALUES (7)").execute(&mut *next).await.unwrap();
    next.commit().await.unwrap();
    let kept: i64 = sqlx::query_scalar("SELECT id FROM parent").fetch_one(&mut other).await.unwrap();
    assert_eq!(kept, 7);
}

#[tokio::test]
async fn every_connection_keeps_to_the_bounds_and_waits_for_the_disk() {
    let database = TestDatabase::create().await;
    let bounds = Bounds { acquire: PATIENT.acquire, ..Bounds::default() };
    let store = Postgres::open(database.at(), bounds).await.unwrap();
    for (setting, value) in [
        ("statement_timeout", "2s"),
        ("lock_timeout", "1s"),
        ("idle_in_transaction_session_timeout", "5s"),
        ("synchronous_commit", "on"),
        ("transaction_isolation", "read committed"),
    ] {
        let set: String =
            sqlx::query_scalar("SELECT current_setting($1)").bind(setting).fetch_one(&store.0).await.unwrap();
        assert_eq!(set, value, "{setting}");
    }
}
