//! What replicas agree on before they serve.

use sqlx::Connection;

use super::{
    super::{Migrated, Postgres, migrate, test_database::PATIENT},
    NOW, TestDatabase, connect,
};
use crate::store::{Health, Retention};

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
    let [old, new, another] = [[1; 32], [2; 32], [3; 32]];
    assert!(one.agree_on_key(&[old]).await.unwrap());
    assert!(two.agree_on_key(&[old]).await.unwrap());
    assert!(!two.agree_on_key(&[another]).await.unwrap());
    // A new key, with the old one behind it; who knows the old one only has been forgotten.
    assert!(two.agree_on_key(&[new, old]).await.unwrap());
    assert!(one.agree_on_key(&[new, old]).await.unwrap());
    assert!(!one.agree_on_key(&[old]).await.unwrap());
    assert!(one.agree_on_key(&[new]).await.unwrap());
}

/// Seen to fail with a migrator that does not lock.
#[tokio::test]
async fn two_migrate_at_once() {
    let database = TestDatabase::empty().await;
    let refused = Postgres::open(database.at(), PATIENT).await.unwrap_err().to_string();
    assert!(refused.contains("motcham migrate"), "{refused}");
    let at = database.at();
    let all = tokio::join!(migrate(&at), migrate(&at), migrate(&at), migrate(&at));
    assert!(all.0.is_ok() && all.1.is_ok() && all.2.is_ok() && all.3.is_ok(), "{all:?}");
    database.open().await.ping().await.unwrap();
    assert_eq!(migrate(&at).await.unwrap(), Migrated { steps: 0, later: 0 });
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

#[tokio::test]
async fn an_older_migration_leaves_the_tables_of_a_later_version_alone_and_says_so() {
    let database = TestDatabase::create().await;
    let mut other = connect(&database).await;
    sqlx::raw_sql(
        "CREATE TABLE later (id BIGINT PRIMARY KEY);
         INSERT INTO later VALUES (7);
         ALTER TABLE submission ADD COLUMN later TEXT NOT NULL DEFAULT 'x';
         INSERT INTO _sqlx_migrations VALUES (9998, 'later', now(), TRUE, '', 0), (9999, 'last', now(), TRUE, '', 0);",
    )
    .execute(&mut other)
    .await
    .unwrap();
    assert_eq!(migrate(&database.at()).await.unwrap(), Migrated { steps: 0, later: 2 });
    let kept: i64 = sqlx::query_scalar("SELECT id FROM later").fetch_one(&mut other).await.unwrap();
    assert_eq!(kept, 7);
    sqlx::query("SELECT later FROM submission").execute(&mut other).await.unwrap();
}
