//! What messages to phones promise.

use std::{collections::HashSet, sync::Arc};

use domain::phone::Phone;
use time::Duration;

use super::{NOW, Shared};
use crate::{
    notify::{Kind, Message},
    store::{Expired, MESSAGE_HOURS, NewMessage, Posted},
};

fn phone() -> Phone {
    Phone::parse("0912345678").unwrap()
}

fn message(words: &str) -> Message {
    Message { kind: Kind::OneTimeCode, words: words.to_owned() }
}

async fn post(store: &Shared, key: &str, words: &str) {
    let (to, message) = (phone(), message(words));
    let new = NewMessage { key, to: &to, message: &message, until: NOW + Duration::minutes(5) };
    store.post_message(&new, NOW).await.unwrap();
}

pub(super) async fn a_message_is_leased_as_it_was_written_and_once(store: Shared) {
    assert_eq!(store.lease_message(NOW, NOW).await.unwrap(), None);
    post(&store, "k", "mã 012345").await;
    post(&store, "k", "another").await;
    let until = NOW + Duration::SECOND * 15;
    let leased = store.lease_message(NOW, until).await.unwrap().unwrap();
    assert_eq!((leased.key.as_str(), &leased.to, &leased.message), ("k", &phone(), &message("mã 012345")));
    assert_eq!(store.lease_message(NOW, until).await.unwrap(), None, "leased");
    store.message_sent(&leased).await.unwrap();
    assert_eq!(store.lease_message(until, until).await.unwrap(), None);
    post(&store, "k", "mã 012345").await;
    assert_eq!(store.lease_message(until, until).await.unwrap(), None, "the key is known");
}

pub(super) async fn a_message_comes_again_when_its_lease_runs_out_or_its_wait_is_over(store: Shared) {
    post(&store, "k", "một").await;
    let until = NOW + Duration::SECOND * 15;
    let first = store.lease_message(NOW, until).await.unwrap().unwrap();
    let second = store.lease_message(until, until + Duration::MINUTE).await.unwrap().unwrap();
    assert_eq!((first.tries, second.tries, &first.key), (1, 2, &second.key));
    // Who comes back late changes nothing while another works on it.
    store.message_again(&first, NOW).await.unwrap();
    store.message_given_up(&first).await.unwrap();
    assert_eq!(store.lease_message(until, until).await.unwrap(), None);
    let at = until + Duration::SECOND * 4;
    store.message_again(&second, at).await.unwrap();
    assert_eq!(store.lease_message(at - Duration::SECOND, at).await.unwrap(), None);
    let third = store.lease_message(at, at + Duration::MINUTE).await.unwrap().unwrap();
    // That it was sent has happened, whoever says so.
    store.message_sent(&second).await.unwrap();
    store.message_again(&third, at).await.unwrap();
    assert_eq!(store.lease_message(at + Duration::MINUTE, at + Duration::HOUR).await.unwrap(), None);
}

pub(super) async fn what_serves_nobody_any_more_is_not_sent(store: Shared) {
    post(&store, "a", "một").await;
    post(&store, "b", "hai").await;
    let given_up = store.lease_message(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.message_given_up(&given_up).await.unwrap();
    let end = NOW + Duration::minutes(5);
    let late = store.lease_message(end, end + Duration::MINUTE).await.unwrap();
    assert_eq!(late, None);
}

pub(super) async fn racing_workers_lease_each_letter_once(store: Shared) {
    for number in 0..20 {
        post(&store, &number.to_string(), "một").await;
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let mut keys = Vec::new();
                // One that finds another at work on every row looks again.
                for _ in 0..40 {
                    if let Some(leased) = store.lease_message(NOW, NOW + Duration::MINUTE).await.unwrap() {
                        keys.push(leased.key);
                    }
                }
                keys
            })
        })
        .collect();
    let mut keys = Vec::new();
    for worker in workers {
        keys.extend(worker.await.unwrap());
    }
    assert_eq!((keys.len(), keys.iter().collect::<HashSet<_>>().len()), (20, 20));
}

pub(super) async fn the_mailbox_keeps_each_message_once_and_for_a_day(store: Shared) {
    for (key, words, minutes) in [("a", "một", 0), ("b", "hai", 1), ("a", "một", 2)] {
        store.put_into_mailbox(key, &phone(), &message(words), NOW + Duration::minutes(minutes)).await.unwrap();
    }
    let posted = |words: &str, minutes| Posted {
        to: phone(),
        kind: Kind::OneTimeCode,
        words: words.to_owned(),
        at: NOW + Duration::minutes(minutes),
    };
    assert_eq!(store.mailbox(10, NOW).await.unwrap(), vec![posted("hai", 1), posted("một", 0)]);
    assert_eq!(store.mailbox(1, NOW).await.unwrap(), vec![posted("hai", 1)]);
    post(&store, "k", "ba").await;
    let end = NOW + Duration::hours(MESSAGE_HOURS);
    assert_eq!(store.mailbox(10, end).await.unwrap(), vec![posted("hai", 1)], "also before it is deleted");
    assert!(store.expire(end - Duration::SECOND).await.unwrap().is_nothing());
    assert_eq!(store.expire(end).await.unwrap(), Expired { messages: 2, ..Expired::default() });
}
