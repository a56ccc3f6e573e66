//! What PostgreSQL must do beside the contract of every store: wait for a bounded time, heal, pass over what is locked.

use std::time::Duration;

use domain::reference::Reference;
use sqlx::{Connection, PgConnection, Row};
use time::{OffsetDateTime, macros::datetime};

use super::{
    Bounds, Postgres, migrate,
    test_database::{PATIENT, TestDatabase},
};
use crate::store::{Health, Limits, Outbox, Retention};

const NOW: OffsetDateTime = datetime!(2026-11-23 08:00 +7);
const SOON: Duration = Duration::from_millis(50);

async fn connect(database: &TestDatabase) -> PgConnection {
    PgConnection::connect_with(&database.at()).await.unwrap()
}

/// Two messages of two submissions.
async fn two_messages(connection: &mut PgConnection) {
    for reference in [[1; 8], [2; 8]].map(|random| Reference::from_random(random).to_string()) {
        sqlx::query(
            "INSERT INTO submission (reference, key, person_key, qr_hash, office, filing, submitted_at)
             VALUES ($1, $1, '', '', '', '', 0)",
        )
        .bind(&reference)
        .execute(&mut *connection)
        .await
        .unwrap();
        sqlx::query(
            "INSERT INTO outbox (kind, key, reference, payload, run_at, created_at) VALUES ('none', $1, $1, '', 0, 0)",
        )
        .bind(&reference)
        .execute(&mut *connection)
        .await
        .unwrap();
    }
}

/// Seen to fail without `SKIP LOCKED`: the second worker waits for the first, until its time is over.
#[tokio::test]
async fn a_message_that_another_worker_is_leasing_is_passed_over() {
    let database = TestDatabase::create().await;
    let store = Postgres::open(database.at(), Bounds { lock: SOON, ..PATIENT }).await.unwrap();
    let mut other = connect(&database).await;
    two_messages(&mut other).await;
    let mut tx = other.begin().await.unwrap();
    sqlx::query("SELECT id FROM outbox ORDER BY id LIMIT 1 FOR UPDATE").fetch_one(&mut *tx).await.unwrap();
    // The messages are of no kind that exists: the one that was leased is marked dead.
    assert_eq!(store.lease(NOW, NOW + time::Duration::MINUTE).await.unwrap(), None);
    tx.commit().await.unwrap();
    let rows = sqlx::query("SELECT attempt, status FROM outbox ORDER BY id").fetch_all(&mut other).await.unwrap();
    let rows: Vec<(i64, &str)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(rows, [(0, "waiting"), (1, "dead")]);
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

#[tokio::test]
async fn one_replica_cleans_at_a_time() {
    let database = TestDatabase::create().await;
    let store = database.open().await;
    let mut other = connect(&database).await;
    sqlx::query("INSERT INTO draft VALUES ('', '', '', '', '', '', 0)").execute(&mut other).await.unwrap();
    let mut tx = other.begin().await.unwrap();
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(0x6d6f_7463_6861_6d01_i64).execute(&mut *tx).await.unwrap();
    assert!(store.expire(NOW).await.unwrap().is_nothing());
    tx.commit().await.unwrap();
    assert_eq!(store.expire(NOW).await.unwrap().drafts, 1);
}

#[tokio::test]
async fn replicas_with_different_keys_notice() {
    let database = TestDatabase::create().await;
    let (one, two) = (database.open().await, database.open().await);
    assert!(one.agree_on_key(b"key").await.unwrap());
    assert!(two.agree_on_key(b"key").await.unwrap());
    assert!(!two.agree_on_key(b"another key").await.unwrap());
}

/// Seen to fail with `MIGRATIONS.set_locking(false)`.
#[tokio::test]
async fn two_migrate_at_once() {
    let database = TestDatabase::empty().await;
    let refused = Postgres::open(database.at(), PATIENT).await.unwrap_err().to_string();
    assert!(refused.contains("motcham migrate"), "{refused}");
    let at = database.at();
    let all = tokio::join!(migrate(&at), migrate(&at), migrate(&at), migrate(&at));
    assert!(all.0.is_ok() && all.1.is_ok() && all.2.is_ok() && all.3.is_ok(), "{all:?}");
    database.open().await.ping().await.unwrap();
    assert_eq!(migrate(&at).await.unwrap(), 0);
}

#[tokio::test]
async fn tables_of_a_later_version_are_used() {
    let database = TestDatabase::create().await;
    let mut other = connect(&database).await;
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (9999, 'later', now(), TRUE, '', 0)")
        .execute(&mut other)
        .await
        .unwrap();
    database.open().await.ping().await.unwrap();
}
