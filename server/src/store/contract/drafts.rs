//! What drafts promise.

use domain::eform::Answers;
use time::Duration;

use super::{BROWSER, NOW, OTHER, Shared, draft, reference, submission};
use crate::store::{DRAFT_DAYS, Draft, Expired, NewSubmission, Saved, Submitted};

pub(super) async fn drafts_are_kept_by_browser_and_procedure(store: Shared) {
    let (first, second) = (draft("p1", "a"), draft("p2", "b"));
    store.begin_draft(BROWSER, &first).await.unwrap();
    store.begin_draft(BROWSER, &second).await.unwrap();
    assert_eq!(store.draft(BROWSER, "p1", NOW).await.unwrap(), Some(first.clone()));
    assert_eq!(store.draft(BROWSER, "p2", NOW).await.unwrap(), Some(second));
    assert_eq!(store.draft(OTHER, "p1", NOW).await.unwrap(), None);
    store.delete_draft(BROWSER, "p2").await.unwrap();
    assert_eq!(store.drafts(BROWSER, NOW).await.unwrap(), vec![first]);
}

pub(super) async fn a_draft_expires_after_its_days(store: Shared) {
    store.begin_draft(BROWSER, &draft("p", "a")).await.unwrap();
    let end = NOW + Duration::days(DRAFT_DAYS);
    assert!(store.draft(BROWSER, "p", end - Duration::SECOND).await.unwrap().is_some());
    assert!(store.draft(BROWSER, "p", end).await.unwrap().is_none());
    assert!(store.expire(end - Duration::SECOND).await.unwrap().is_nothing());
    assert_eq!(store.expire(end).await.unwrap(), Expired { drafts: 1, ..Expired::default() });
}

pub(super) async fn a_replaced_draft_is_not_written(store: Shared) {
    let old = draft("p", "old");
    store.begin_draft(BROWSER, &old).await.unwrap();
    let new = draft("p", "new");
    store.begin_draft(BROWSER, &new).await.unwrap();
    assert_eq!(store.save_answers(BROWSER, &old).await.unwrap(), Saved::Gone);
    assert_eq!(store.save_answers(OTHER, &new).await.unwrap(), Saved::Gone);
    let changed = Draft { answers: Answers::from_iter([("a", "b")]), saved_at: NOW + Duration::HOUR, ..new };
    assert_eq!(store.save_answers(BROWSER, &changed).await.unwrap(), Saved::Done);
    let kept = Draft { revision: 1, ..changed };
    assert_eq!(store.draft(BROWSER, "p", NOW).await.unwrap(), Some(kept));
}

pub(super) async fn two_pages_saved_at_once_are_both_kept(store: Shared) {
    store.begin_draft(BROWSER, &draft("p", "a")).await.unwrap();
    let read = store.draft(BROWSER, "p", NOW).await.unwrap().unwrap();
    let with = |name: &str| {
        let mut page = read.clone();
        page.answers.set(name.to_owned(), "x".to_owned());
        page
    };
    assert_eq!(store.save_answers(BROWSER, &with("mot")).await.unwrap(), Saved::Done);
    assert_eq!(store.save_answers(BROWSER, &with("hai")).await.unwrap(), Saved::Changed);
    let mut again = store.draft(BROWSER, "p", NOW).await.unwrap().unwrap();
    again.answers.set("hai".to_owned(), "x".to_owned());
    assert_eq!(store.save_answers(BROWSER, &again).await.unwrap(), Saved::Done);
    let answers = store.draft(BROWSER, "p", NOW).await.unwrap().unwrap().answers;
    assert_eq!((answers.get("mot"), answers.get("hai")), ("x", "x"));
}

pub(super) async fn what_changed_is_not_sent(store: Shared) {
    let read = draft("p", "key");
    store.begin_draft(BROWSER, &read).await.unwrap();
    assert_eq!(store.save_answers(BROWSER, &read).await.unwrap(), Saved::Done);
    assert_eq!(store.submit(BROWSER, &submission("key", 1)).await.unwrap(), Submitted::DraftChanged);
    let now = NewSubmission { revision: 1, ..submission("key", 1) };
    assert_eq!(store.submit(BROWSER, &now).await.unwrap(), Submitted::As(reference(1)));
}
