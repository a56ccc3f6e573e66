//! What the outbox promises.

use std::{collections::HashSet, sync::Arc};

use time::Duration;

use super::{NOW, Shared, Spoilable, code, rating, sent, submission};
use crate::store::{Backlog, DeadLetter, Leased, Message, Resolution};

const MINUTE: Duration = Duration::MINUTE;

async fn lease(store: &Shared) -> Option<Leased> {
    store.lease(NOW, NOW + MINUTE).await.unwrap()
}

/// A submission that is also rated: two messages, the filing first.
async fn rated(store: &Shared, key: &str, seed: u8) -> domain::reference::Reference {
    let reference = sent(store, key, seed).await;
    assert!(store.rate(reference, &rating(1000, NOW), NOW).await.unwrap());
    reference
}

pub(super) async fn a_submission_is_handed_over_once(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let leased = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().expect("one waits");
    assert_eq!((leased.key.as_str(), leased.reference, leased.attempt), ("key", reference, 1));
    assert_eq!(leased.message, Message::Filing(Box::new(submission("key", 1).filing)));
    assert!(store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().is_none(), "it is leased");
    store.delivered(&leased, Some(&code(1))).await.unwrap();
    assert!(store.lease(NOW + Duration::DAY, NOW + Duration::DAY).await.unwrap().is_none(), "it is done");
    assert_eq!(store.submission(reference).await.unwrap().unwrap().code, Some(code(1)));
    assert_eq!(store.by_code(&code(1)).await.unwrap(), Some(reference));
}

pub(super) async fn a_lease_runs_out(store: Shared) {
    sent(&store, "key", 1).await;
    let first = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    let again =
        store.lease(NOW + Duration::MINUTE, NOW + Duration::HOUR).await.unwrap().expect("a dead worker's lease");
    assert_eq!((again.id, again.attempt), (first.id, 2));
    store.retry_at(&again, NOW + MINUTE * 40, "no answer").await.unwrap();
    assert!(store.lease(NOW + MINUTE * 39, NOW + MINUTE * 40).await.unwrap().is_none());
    assert!(store.lease(NOW + MINUTE * 40, NOW + MINUTE * 41).await.unwrap().is_some());
}

pub(super) async fn a_lease_is_renewed_by_its_worker_alone(store: Shared) {
    sent(&store, "key", 1).await;
    let first = lease(&store).await.unwrap();
    store.renew(&first, NOW + MINUTE * 2).await.unwrap();
    assert_eq!(store.lease(NOW + MINUTE, NOW + MINUTE * 2).await.unwrap(), None, "its worker is still at it");
    let second = store.lease(NOW + MINUTE * 2, NOW + MINUTE * 3).await.unwrap().expect("it is not any more");
    store.renew(&first, NOW + MINUTE * 9).await.unwrap();
    let third = store.lease(NOW + MINUTE * 3, NOW + MINUTE * 4).await.unwrap().expect("who comes late renews nothing");
    // Nor does a renewal open again what is done.
    store.delivered(&second, Some(&code(1))).await.unwrap();
    store.renew(&third, NOW).await.unwrap();
    assert_eq!(store.lease(NOW + Duration::DAY, NOW + Duration::DAY).await.unwrap(), None);
}

pub(super) async fn a_dead_filing_is_told(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let leased = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.give_up(&leased, NOW, "agency unknown").await.unwrap();
    assert!(store.lease(NOW + Duration::DAY, NOW + Duration::DAY).await.unwrap().is_none());
    assert_eq!(store.submission(reference).await.unwrap().unwrap().dead.as_deref(), Some("agency unknown"));
}

pub(super) async fn messages_of_one_submission_go_in_order(store: Shared) {
    let first = rated(&store, "first", 1).await;
    let second = sent(&store, "second", 2).await;
    let filing = lease(&store).await.unwrap();
    assert_eq!((filing.reference, matches!(filing.message, Message::Filing(_))), (first, true));
    let other = lease(&store).await.unwrap();
    assert_eq!(other.reference, second, "the rating waits for its filing, and nobody else does");
    assert_eq!(lease(&store).await, None);
    store.delivered(&other, Some(&code(2))).await.unwrap();
    // It still waits while the filing waits for its next try.
    store.retry_at(&filing, NOW + MINUTE, "no answer").await.unwrap();
    assert_eq!(lease(&store).await, None);
    let filing = store.lease(NOW + MINUTE, NOW + MINUTE * 2).await.unwrap().unwrap();
    store.delivered(&filing, Some(&code(1))).await.unwrap();
    let rating = lease(&store).await.unwrap();
    assert_eq!((rating.reference, matches!(rating.message, Message::Rating(_))), (first, true));
}

pub(super) async fn racing_workers_lease_each_message_once(store: Shared) {
    for seed in 1..=10 {
        rated(&store, &format!("key {seed}"), seed).await;
    }
    let workers: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { lease(&store).await })
        })
        .collect();
    let mut leased = Vec::new();
    for worker in workers {
        leased.extend(worker.await.unwrap());
    }
    // A backend whose workers skip what another one holds may give less at once, never one twice.
    while let Some(another) = lease(&store).await {
        leased.push(another);
    }
    let ids: HashSet<_> = leased.iter().map(|leased| leased.id).collect();
    let references: HashSet<_> = leased.iter().map(|leased| leased.reference.to_string()).collect();
    assert_eq!((leased.len(), ids.len(), references.len()), (10, 10, 10), "each submission's filing, once");
    assert!(leased.iter().all(|leased| leased.attempt == 1));
}

pub(super) async fn behind_a_dead_message_nothing_of_its_submission_goes(store: Shared) {
    let first = rated(&store, "first", 1).await;
    let second = sent(&store, "second", 2).await;
    let filing = lease(&store).await.unwrap();
    assert_eq!(filing.reference, first);
    store.give_up(&filing, NOW, "agency unknown").await.unwrap();
    assert_eq!(lease(&store).await.unwrap().reference, second);
    assert_eq!(store.lease(NOW + Duration::DAY, NOW + Duration::DAY).await.unwrap().unwrap().reference, second);
    let told = DeadLetter {
        id: filing.id,
        reference: first,
        kind: "filing".to_owned(),
        attempts: 1,
        error: "agency unknown".to_owned(),
        since: NOW,
    };
    assert_eq!(store.dead_letters(10).await.unwrap(), [told]);
    assert_eq!(store.dead_letters(0).await.unwrap(), []);
}

pub(super) async fn a_postponed_message_was_not_tried(store: Shared) {
    sent(&store, "key", 1).await;
    for _ in 0..20 {
        let leased = lease(&store).await.unwrap();
        assert_eq!(leased.attempt, 1);
        store.postpone(&leased, NOW).await.unwrap();
    }
    let leased = lease(&store).await.unwrap();
    store.postpone(&leased, NOW + MINUTE).await.unwrap();
    assert_eq!(lease(&store).await, None);
    assert!(store.lease(NOW + MINUTE, NOW + MINUTE).await.unwrap().is_some());
}

/// Seen to fail with conditions that know the past only.
pub(super) async fn what_waits_for_a_far_instant_is_due(store: Shared) {
    sent(&store, "key", 1).await;
    // The clock runs hours ahead: the try fails, and somebody leases the next and goes away.
    let ahead = NOW + Duration::HOUR * 3;
    let leased = store.lease(ahead, ahead + MINUTE).await.unwrap().unwrap();
    store.retry_at(&leased, ahead + MINUTE, "no answer").await.unwrap();
    let leased = lease(&store).await.expect("due, although its instant is hours away");
    store.retry_at(&leased, ahead, "no answer").await.unwrap();
    assert!(store.lease(ahead, ahead + MINUTE).await.unwrap().is_some());
    assert!(lease(&store).await.is_some(), "a lease until then counts as over");
    assert!(lease(&store).await.is_none(), "one that was given now does not");
}

pub(super) async fn a_late_failure_changes_nothing_and_a_late_delivery_counts(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let late = lease(&store).await.unwrap();
    let holder = store.lease(NOW + MINUTE, NOW + MINUTE * 2).await.unwrap().unwrap();
    // The first worker wakes up after its time.
    store.give_up(&late, NOW, "too late").await.unwrap();
    store.retry_at(&late, NOW, "too late").await.unwrap();
    store.postpone(&late, NOW).await.unwrap();
    assert_eq!(store.lease(NOW + MINUTE, NOW + MINUTE * 2).await.unwrap(), None, "the holder still has it");
    assert_eq!(store.submission(reference).await.unwrap().unwrap().dead, None);
    // Also if the holder's lease does not count as a try.
    store.postpone(&holder, NOW + MINUTE).await.unwrap();
    let holder = store.lease(NOW + MINUTE, NOW + MINUTE * 2).await.unwrap().unwrap();
    assert_eq!(holder.attempt, 2);
    store.give_up(&late, NOW, "too late").await.unwrap();
    assert_eq!(store.backlog().await.unwrap().dead, 0);
    store.give_up(&holder, NOW, "refused").await.unwrap();
    assert_eq!(store.backlog().await.unwrap().dead, 1);
    // It was taken nevertheless.
    store.delivered(&late, Some(&code(1))).await.unwrap();
    store.give_up(&holder, NOW, "refused").await.unwrap();
    store.retry_at(&holder, NOW, "refused").await.unwrap();
    let submission = store.submission(reference).await.unwrap().unwrap();
    assert_eq!((submission.code, submission.dead), (Some(code(1)), None));
    assert_eq!(store.backlog().await.unwrap(), Backlog::default());
    assert_eq!(store.lease(NOW + Duration::DAY, NOW + Duration::DAY).await.unwrap(), None);
}

pub(super) async fn an_unreadable_message_dies_alone<S: Spoilable + 'static>(spoilable: Arc<S>) {
    let store: Shared = spoilable.clone();
    let (poisoned, sound) = (sent(&store, "poisoned", 1).await, sent(&store, "sound", 2).await);
    let first = lease(&store).await.unwrap();
    assert_eq!(first.reference, poisoned);
    store.postpone(&first, NOW).await.unwrap();
    spoilable.spoil(first.id).await;
    let leased = lease(&store).await.unwrap();
    assert_eq!(leased.reference, sound);
    let dead = store.dead_letters(10).await.unwrap();
    assert_eq!((dead.len(), dead[0].id, dead[0].since), (1, first.id, NOW));
    assert!(store.submission(poisoned).await.unwrap().unwrap().dead.is_some());
}

pub(super) async fn the_backlog_is_counted(store: Shared) {
    assert_eq!(store.backlog().await.unwrap(), Backlog::default());
    sent(&store, "first", 1).await;
    sent(&store, "second", 2).await;
    let leased = lease(&store).await.unwrap();
    store.retry_at(&leased, NOW + MINUTE, "no answer").await.unwrap();
    let backlog = Backlog { waiting: 2, oldest_since: Some(NOW), dead: 0 };
    assert_eq!(store.backlog().await.unwrap(), backlog, "a try does not make it younger");
    let leased = lease(&store).await.unwrap();
    store.give_up(&leased, NOW, "refused").await.unwrap();
    assert_eq!(store.backlog().await.unwrap(), Backlog { waiting: 1, dead: 1, ..backlog });
}

pub(super) async fn a_revived_message_begins_anew(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let leased = lease(&store).await.unwrap();
    assert!(!store.revive(leased.id, NOW).await.unwrap(), "it is not dead");
    store.retry_at(&leased, NOW, "no answer").await.unwrap();
    let leased = lease(&store).await.unwrap();
    store.give_up(&leased, NOW, "no answer").await.unwrap();
    assert!(store.revive(leased.id, NOW + MINUTE).await.unwrap());
    assert_eq!(store.submission(reference).await.unwrap().unwrap().dead, None);
    assert_eq!(store.backlog().await.unwrap(), Backlog { waiting: 1, oldest_since: Some(NOW), dead: 0 });
    assert_eq!(lease(&store).await, None, "it is due from then on");
    let again = store.lease(NOW + MINUTE, NOW + MINUTE).await.unwrap().unwrap();
    assert_eq!((again.id, again.attempt, &again.message), (leased.id, 1, &leased.message));
    assert!(!store.revive(leased.id + 1, NOW).await.unwrap(), "there is none");
}

pub(super) async fn what_a_person_settled_is_kept(store: Shared) {
    let with_code = rated(&store, "with code", 1).await;
    let without = sent(&store, "without", 2).await;
    let mut ids = Vec::new();
    while let Some(leased) = lease(&store).await {
        store.give_up(&leased, NOW, "agency unknown").await.unwrap();
        ids.push(leased.id);
    }
    let settled = |code| Resolution { code, by: "lan", note: "đã nộp tại quầy", at: NOW + MINUTE };
    let code = code(1);
    assert!(store.resolve(ids[0], &settled(Some(&code))).await.unwrap());
    assert!(store.resolve(ids[1], &settled(None)).await.unwrap());
    assert!(!store.resolve(ids[0], &settled(None)).await.unwrap(), "it is settled");
    assert!(!store.revive(ids[1], NOW).await.unwrap(), "it is settled");
    assert_eq!(store.dead_letters(10).await.unwrap(), []);
    let submission = store.submission(with_code).await.unwrap().unwrap();
    assert_eq!((submission.code.as_ref(), submission.dead), (Some(&code), None));
    assert_eq!(lease(&store).await.unwrap().reference, with_code, "what stood behind it goes on");
    let submission = store.submission(without).await.unwrap().unwrap();
    assert_eq!((submission.code, submission.dead.as_deref()), (None, Some("agency unknown")));
    // It counts as ended at that time.
    let end = NOW + MINUTE + Duration::days(crate::store::ENDED_DAYS);
    assert_eq!(store.expire(end - Duration::SECOND).await.unwrap().submissions, 0);
    assert_eq!(store.expire(end).await.unwrap().submissions, 1);
    assert!(store.submission(without).await.unwrap().is_none());
}

pub(super) async fn a_code_has_one_submission(store: Shared) {
    let (first, second) = (sent(&store, "first", 1).await, sent(&store, "second", 2).await);
    let leased = lease(&store).await.unwrap();
    store.delivered(&leased, Some(&code(1))).await.unwrap();
    let leased = lease(&store).await.unwrap();
    let error = store.delivered(&leased, Some(&code(1))).await.unwrap_err();
    assert!(error.is_taken_code() && !error.is_taken_reference(), "{error}");
    store.give_up(&leased, NOW, "the code is taken").await.unwrap();
    let code = code(1);
    let settled = Resolution { code: Some(&code), by: "lan", note: "nhập nhầm mã", at: NOW };
    assert!(store.resolve(leased.id, &settled).await.unwrap_err().is_taken_code());
    assert_eq!(store.backlog().await.unwrap().dead, 1, "nothing of the failed try is kept");
    assert_eq!(store.by_code(&code).await.unwrap(), Some(first));
    assert_eq!(store.submission(second).await.unwrap().unwrap().code, None);
}
