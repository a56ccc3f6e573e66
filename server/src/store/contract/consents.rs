//! What records of consents promise.

use time::Duration;

use super::{NOW, Shared};
use crate::store::{CONSENT_DAYS, Channel, Consent, Expired, Outcome};

fn consent(id: &str) -> Consent {
    Consent {
        id: id.to_owned(),
        given_for: "ban-nhap".to_owned(),
        person: b"person".to_vec(),
        purpose: "1.004873".to_owned(),
        words: "1".to_owned(),
        channel: Channel::Online,
        given_at: NOW,
        outcome: Outcome::Asked,
        withdrawn_at: None,
    }
}

async fn kept(store: &Shared, id: &str) -> Consent {
    store.consent(id).await.unwrap().unwrap()
}

pub(super) async fn a_consent_is_kept_as_it_was_given(store: Shared) {
    let counter = Consent { channel: Channel::Counter("Lan".to_owned()), ..consent("b") };
    for given in [consent("a"), counter] {
        store.record_consent(&given).await.unwrap();
        assert_eq!(kept(&store, &given.id).await, given);
    }
    assert!(store.record_consent(&consent("a")).await.is_err(), "an id is given once");
    assert_eq!(store.consent("c").await.unwrap(), None);
    assert_eq!(store.consent("\0").await.unwrap(), None, "whoever posts a form names an id");
}

pub(super) async fn what_came_of_a_consent_is_said_once(store: Shared) {
    for (id, outcome) in [("a", Outcome::Matched), ("b", Outcome::Different), ("c", Outcome::Unavailable)] {
        store.record_consent(&consent(id)).await.unwrap();
        store.settle_consent(id, outcome).await.unwrap();
        assert_eq!(kept(&store, id).await, Consent { outcome, ..consent(id) });
    }
    store.settle_consent("b", Outcome::Matched).await.unwrap();
    assert_eq!(kept(&store, "b").await.outcome, Outcome::Different);
    store.settle_consent("none", Outcome::Matched).await.unwrap();
}

pub(super) async fn a_consent_is_taken_back_once(store: Shared) {
    for id in ["a", "b"] {
        store.record_consent(&consent(id)).await.unwrap();
    }
    let later = NOW + Duration::HOUR;
    store.withdraw_consent("a", later).await.unwrap();
    store.withdraw_consent("a", later + Duration::HOUR).await.unwrap();
    assert_eq!(kept(&store, "a").await, Consent { withdrawn_at: Some(later), ..consent("a") });
    assert_eq!(kept(&store, "b").await.withdrawn_at, None);
}

pub(super) async fn a_consent_goes_after_its_days(store: Shared) {
    let (first, second) = (consent("a"), Consent { given_at: NOW + Duration::HOUR, ..consent("b") });
    for consent in [&first, &second] {
        store.record_consent(consent).await.unwrap();
    }
    store.withdraw_consent("a", NOW).await.unwrap();
    let end = NOW + Duration::days(CONSENT_DAYS);
    assert!(store.expire(end - Duration::SECOND).await.unwrap().is_nothing(), "also one that was taken back");
    assert_eq!(store.expire(end).await.unwrap(), Expired { consents: 1, ..Expired::default() });
    assert_eq!(store.consent("a").await.unwrap(), None);
    assert_eq!(kept(&store, "b").await, second);
}
