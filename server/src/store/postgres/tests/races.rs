//! Races that the database decides: each is held open on another connection until ours waits for it.

use sqlx::{Connection, PgConnection, Row};
use time::Duration;

use super::{
    super::{Bounds, Postgres, test_database::PATIENT},
    NOW, SOON, TestDatabase, connect,
};
use crate::store::{
    Drafts, Limits, Outbox, Submissions, Submitted,
    contract::{BROWSER, draft, reference, submission},
};

/// Two messages of two submissions.
async fn two_messages(connection: &mut PgConnection) {
    for reference in [1, 2].map(|seed| reference(seed).to_string()) {
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
    assert_eq!(store.lease(NOW, NOW + Duration::MINUTE).await.unwrap(), None);
    tx.commit().await.unwrap();
    let rows = sqlx::query("SELECT attempt, status FROM outbox ORDER BY id").fetch_all(&mut other).await.unwrap();
    let rows: Vec<(i64, &str)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(rows, [(0, "waiting"), (1, "dead")]);
}

/// Returns when a statement in this database waits for a lock.
async fn until_somebody_waits(database: &TestDatabase) {
    let mut watcher = connect(database).await;
    let waits = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')";
    while !sqlx::query_scalar::<_, bool>(waits).fetch_one(&mut watcher).await.unwrap() {
        tokio::task::yield_now().await;
    }
}

/// Seen to fail with a count of what the statement's own snapshot shows.
#[tokio::test]
async fn a_try_is_counted_on_what_a_racing_one_left() {
    let database = TestDatabase::create().await;
    let store = database.open().await;
    let mut other = connect(&database).await;
    let mut tx = other.begin().await.unwrap();
    let millis = NOW.unix_timestamp() * 1000;
    sqlx::query("INSERT INTO attempt VALUES ('lookup', $1, ARRAY[$2, $2, $2], $2)")
        .bind(&b"code"[..])
        .bind(millis)
        .execute(&mut *tx)
        .await
        .unwrap();
    let racing =
        tokio::spawn(async move { store.allow("lookup", b"code", NOW, NOW - Duration::HOUR, 3).await.unwrap() });
    until_somebody_waits(&database).await;
    tx.commit().await.unwrap();
    assert!(!racing.await.unwrap(), "three were made meanwhile");
}

/// A racing send of the same draft that has not committed yet.
async fn racing_send(connection: &mut PgConnection) -> sqlx::Transaction<'_, sqlx::Postgres> {
    let mut tx = connection.begin().await.unwrap();
    sqlx::query("DELETE FROM draft").execute(&mut *tx).await.unwrap();
    sqlx::query(
        "INSERT INTO submission (reference, key, person_key, qr_hash, office, filing, submitted_at)
         VALUES ($1, 'key', '', '', '', '', 0)",
    )
    .bind(reference(9).to_string())
    .execute(&mut *tx)
    .await
    .unwrap();
    tx
}

/// Seen to fail with the key and the draft read first: the insert then breaks on the key of the first.
#[tokio::test]
async fn a_send_that_comes_second_finds_the_first() {
    for first_commits in [true, false] {
        let database = TestDatabase::create().await;
        let store = database.open().await;
        store.begin_draft(BROWSER, &draft("p", "key")).await.unwrap();
        let mut other = connect(&database).await;
        let tx = racing_send(&mut other).await;
        let racing = tokio::spawn(async move { store.submit(BROWSER, &submission("key", 1)).await.unwrap() });
        until_somebody_waits(&database).await;
        if first_commits {
            tx.commit().await.unwrap();
            assert_eq!(racing.await.unwrap(), Submitted::As(reference(9)));
        } else {
            tx.rollback().await.unwrap();
            assert_eq!(racing.await.unwrap(), Submitted::As(reference(1)));
        }
    }
}
