//! What counters of tries promise.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use super::{NOW, Shared};
use crate::store::TRY_DAYS;

pub(super) async fn tries_are_counted_in_their_window(store: Shared) {
    let allow = async |subject: &[u8], at: OffsetDateTime| {
        store.allow("lookup", subject, at, at - Duration::HOUR, 3).await.unwrap()
    };
    for _ in 0..3 {
        assert!(allow(b"code", NOW).await);
    }
    assert!(!allow(b"code", NOW).await);
    assert!(allow(b"other", NOW).await);
    // What was not allowed does not make the wait longer.
    let later = NOW + Duration::HOUR + Duration::SECOND;
    assert!(!allow(b"code", later - Duration::MINUTE).await);
    assert!(allow(b"code", later).await);
    store.forget_tries("lookup", b"other").await.unwrap();
    for _ in 0..3 {
        assert!(allow(b"other", later).await);
    }
}

pub(super) async fn racing_tries_are_counted_one_by_one(store: Shared) {
    let tries: Vec<_> = (0..40)
        .map(|_| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.allow("lookup", b"code", NOW, NOW - Duration::HOUR, 5).await.unwrap() })
        })
        .collect();
    let mut allowed = 0;
    for one in tries {
        allowed += u32::from(one.await.unwrap());
    }
    assert_eq!(allowed, 5);
}

pub(super) async fn a_try_that_is_taken_back_does_not_count(store: Shared) {
    let allow = async |subject: &[u8]| store.allow("lookup", subject, NOW, NOW - Duration::HOUR, 2).await.unwrap();
    assert!(allow(b"code").await && allow(b"other").await);
    for _ in 0..3 {
        assert!(allow(b"code").await);
        store.take_back("lookup", b"code").await.unwrap();
    }
    assert!(allow(b"code").await);
    assert!(!allow(b"code").await, "the tries before it still count");
    assert!(allow(b"other").await && !allow(b"other").await, "nobody else's is taken back");
    store.take_back("lookup", b"none").await.unwrap();
}

pub(super) async fn a_try_is_deleted_when_it_cannot_count_any_more(store: Shared) {
    let allow = async |at: OffsetDateTime| store.allow("facts", b"person", at, NOW - Duration::DAY, 1).await.unwrap();
    assert!(allow(NOW).await);
    let end = NOW + Duration::days(TRY_DAYS);
    store.expire(end).await.unwrap();
    assert!(!allow(NOW).await, "it counts to the end");
    store.expire(end + Duration::SECOND).await.unwrap();
    assert!(allow(NOW).await);
}
