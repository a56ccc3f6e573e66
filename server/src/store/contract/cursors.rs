//! What following promises.

use domain::dossier::Stage;
use time::Duration;

use super::{NOW, Shared, code, lease_and_deliver, sent, view};
use crate::{
    province::{Cursor, DossierView},
    store::{Progress, Taken},
};

const LIST: &str = "rest";
const SECOND: Duration = Duration::SECOND;

pub(super) async fn one_follows_at_a_time(store: Shared) {
    let until = NOW + Duration::MINUTE;
    let racers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.take_cursor(LIST, NOW, until).await.unwrap() })
        })
        .collect();
    let mut taken = Vec::new();
    for racer in racers {
        taken.extend(racer.await.unwrap());
    }
    assert_eq!(taken, [Taken { lease: 1, cursor: None }]);
    assert!(store.take_cursor("other", NOW, until).await.unwrap().is_some());
    assert_eq!(store.take_cursor(LIST, until - SECOND, until).await.unwrap(), None);
    assert_eq!(store.take_cursor(LIST, until, until).await.unwrap(), Some(Taken { lease: 2, cursor: None }));
}

pub(super) async fn a_late_follower_keeps_nothing(store: Shared) {
    let (until, cursor) = (NOW + Duration::MINUTE, Cursor("7".to_owned()));
    let late = store.take_cursor(LIST, NOW, until).await.unwrap().unwrap();
    let progress = Progress { cursor: Some(&cursor), caught_up_at: None, lease_until: until + SECOND };
    assert!(store.advance(LIST, late.lease, &progress).await.unwrap());
    assert_eq!(store.take_cursor(LIST, until, until).await.unwrap(), None, "the lease is longer now");
    let later = until + SECOND;
    let holder = store.take_cursor(LIST, later, later + Duration::MINUTE).await.unwrap().unwrap();
    assert_eq!(holder.cursor.as_ref(), Some(&cursor));
    let progress = Progress { cursor: None, caught_up_at: Some(NOW), lease_until: later };
    assert!(!store.advance(LIST, late.lease, &progress).await.unwrap());
    assert_eq!(store.caught_up_at(LIST).await.unwrap(), None);
    assert_eq!(store.take_cursor(LIST, later, later).await.unwrap(), None);
}

pub(super) async fn being_caught_up_is_known_until_the_next_time(store: Shared) {
    assert_eq!(store.caught_up_at(LIST).await.unwrap(), None);
    let taken = store.take_cursor(LIST, NOW, NOW).await.unwrap().unwrap();
    let cursor = Cursor("1".to_owned());
    for (told, known) in
        [(None, None), (Some(NOW), Some(NOW)), (None, Some(NOW)), (Some(NOW + SECOND), Some(NOW + SECOND))]
    {
        let progress = Progress { cursor: Some(&cursor), caught_up_at: told, lease_until: NOW };
        assert!(store.advance(LIST, taken.lease, &progress).await.unwrap());
        assert_eq!(store.caught_up_at(LIST).await.unwrap(), known);
    }
    let from_the_beginning = Progress { cursor: None, caught_up_at: None, lease_until: NOW };
    assert!(store.advance(LIST, taken.lease, &from_the_beginning).await.unwrap());
    assert_eq!(store.take_cursor(LIST, NOW, NOW).await.unwrap().unwrap().cursor, None);
}

pub(super) async fn an_answer_is_kept_by_its_code(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    assert!(!store.remember_by_code(&view(Stage::Received), NOW).await.unwrap(), "nobody has the code yet");
    lease_and_deliver(&store, &code(1)).await;
    assert!(store.remember_by_code(&view(Stage::Returned), NOW).await.unwrap());
    assert!(store.remember_by_code(&view(Stage::Processing), NOW - SECOND).await.unwrap(), "overtaken, but known");
    let other = DossierView { code: code(2), ..view(Stage::Received) };
    assert!(!store.remember_by_code(&other, NOW).await.unwrap());
    let kept = store.submission(reference).await.unwrap().unwrap();
    assert_eq!(kept.last_known, Some((view(Stage::Returned), NOW)));
    assert_eq!(store.open_of(b"person").await.unwrap(), None);
    // Kept by a clock that ran ahead: what is said now is newer.
    assert!(store.remember_by_code(&view(Stage::Processing), NOW + Duration::HOUR * 3).await.unwrap());
    assert!(store.remember_by_code(&view(Stage::Completed), NOW + SECOND).await.unwrap());
    let kept = store.submission(reference).await.unwrap().unwrap();
    assert_eq!(kept.last_known, Some((view(Stage::Completed), NOW + SECOND)));
}
