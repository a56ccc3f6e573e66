//! What files promise.

use time::Duration;

use super::{BROWSER, NOW, OTHER, Shared, draft, reference, submission, view};
use crate::store::{
    Added, Draft, FILE_DAYS, Grant, MostUploads, NewSubmission, NewUpload, Part, StoredFile, Submitted, Upload,
    UploadState,
};

const MOST: MostUploads = MostUploads { in_draft: 3, in_question: 2 };

fn announced(id: &str, draft: &str, question: &str) -> NewUpload {
    NewUpload {
        id: id.to_owned(),
        draft: draft.to_owned(),
        question: question.to_owned(),
        name: "giấy khai sinh.pdf".to_owned(),
        metadata: "filename Z2lh".to_owned(),
        takes: vec!["pdf".to_owned(), "jpg".to_owned()],
        length: Some(10),
        data_key: vec![1, 2, 3],
        bound: false,
        created_at: NOW,
        expires_at: NOW + Duration::DAY,
    }
}

fn part(start: u64, bytes: u64) -> Part {
    Part { start, bytes, name: format!("{start}-{bytes}") }
}

fn stored() -> StoredFile {
    StoredFile { kind: "pdf".to_owned(), bytes: 9, sha256: "ab".repeat(32), pages: Some(2) }
}

async fn begun(store: &Shared, procedure: &str, key: &str) {
    store.begin_draft(BROWSER, &draft(procedure, key)).await.unwrap();
}

pub(super) async fn ready(store: &Shared, id: &str, draft: &str) {
    assert_eq!(store.add_upload(BROWSER, &announced(id, draft, "giay"), MOST).await.unwrap(), Added::Done);
    assert!(store.advance_upload(id, 0, &[part(0, 10)], NOW + Duration::DAY).await.unwrap());
    assert!(store.keep_upload(id, &stored()).await.unwrap());
}

async fn known(store: &Shared, id: &str) -> Option<Upload> {
    store.any_upload(id).await.unwrap()
}

pub(super) async fn a_file_is_announced_for_an_open_draft_of_this_browser_only(store: Shared) {
    begun(&store, "p", "key").await;
    let new = announced("a", "key", "giay");
    assert_eq!(store.add_upload(OTHER, &new, MOST).await.unwrap(), Added::NoDraft);
    let late = NewUpload { created_at: NOW + Duration::days(20), ..new.clone() };
    assert_eq!(store.add_upload(BROWSER, &late, MOST).await.unwrap(), Added::NoDraft, "expired");
    assert_eq!(store.add_upload(BROWSER, &new, MOST).await.unwrap(), Added::Done);
    let found = store.upload(BROWSER, "a", NOW).await.unwrap().unwrap();
    assert_eq!(
        found,
        Upload { new, offset: 0, state: UploadState::Arriving, reason: None, file: None, reference: None }
    );
    assert_eq!(store.upload(OTHER, "a", NOW).await.unwrap(), None);
    assert_eq!(store.upload(BROWSER, "\0", NOW).await.unwrap(), None, "whoever asks names an id");
    assert!(store.remove_upload("a").await.unwrap());
    assert_eq!(store.upload(BROWSER, "a", NOW).await.unwrap(), None);
    assert!(!store.remove_upload("a").await.unwrap(), "gone already");
}

pub(super) async fn pages_change_places(store: Shared) {
    begun(&store, "p", "key").await;
    let most = MostUploads { in_draft: 9, in_question: 9 };
    for (id, question) in [("a", "giay"), ("x", "khac"), ("b", "giay"), ("c", "giay")] {
        assert_eq!(store.add_upload(BROWSER, &announced(id, "key", question), most).await.unwrap(), Added::Done);
    }
    let order = async || {
        let all = store.uploads("key").await.unwrap().into_iter();
        all.filter(|upload| upload.new.question == "giay").map(|upload| upload.new.id).collect::<Vec<_>>().join("")
    };
    for (id, up, expected) in [
        ("c", true, "acb"),
        ("c", true, "cab"),
        ("c", true, "cab"),
        ("c", false, "acb"),
        ("b", false, "acb"),
        ("?", true, "acb"),
    ] {
        store.move_upload(id, up).await.unwrap();
        assert_eq!(order().await, expected, "{id}");
    }
    // What comes now stands behind all.
    assert_eq!(store.add_upload(BROWSER, &announced("d", "key", "giay"), most).await.unwrap(), Added::Done);
    assert_eq!(order().await, "acbd");
}

pub(super) async fn racing_announcements_never_exceed_the_most(store: Shared) {
    begun(&store, "p", "key").await;
    let race = (0..8).map(|number| {
        let store = store.clone();
        tokio::spawn(async move {
            let new = announced(&format!("{number}"), "key", ["a", "b"][number % 2]);
            store.add_upload(BROWSER, &new, MOST).await.unwrap()
        })
    });
    let mut done = 0;
    for one in race.collect::<Vec<_>>() {
        done += u32::from(one.await.unwrap() == Added::Done);
    }
    assert_eq!(done, MOST.in_draft);
    let kept = store.uploads("key").await.unwrap();
    for question in ["a", "b"] {
        assert!(kept.iter().filter(|upload| upload.new.question == question).count() <= 2);
    }
    let bound = NewUpload { bound: true, ..announced("gop", "key", "a") };
    assert_eq!(store.add_upload(BROWSER, &bound, MOST).await.unwrap(), Added::Done, "ours does not count");
    let again = NewUpload { data_key: vec![9], ..bound };
    assert_eq!(store.add_upload(BROWSER, &again, MOST).await.unwrap(), Added::Done, "two may bind the same photos");
    assert_eq!(known(&store, "gop").await.unwrap().new.data_key, [1, 2, 3], "the first one's key counts");
}

pub(super) async fn a_refused_file_keeps_no_place_of_its_question(store: Shared) {
    begun(&store, "p", "key").await;
    let one = MostUploads { in_draft: 2, in_question: 1 };
    assert_eq!(store.add_upload(BROWSER, &announced("a", "key", "giay"), one).await.unwrap(), Added::Done);
    assert_eq!(store.add_upload(BROWSER, &announced("b", "key", "giay"), one).await.unwrap(), Added::Full);
    assert!(store.refuse_upload("a", "renamed").await.unwrap());
    assert_eq!(store.add_upload(BROWSER, &announced("b", "key", "giay"), one).await.unwrap(), Added::Done);
    assert!(store.refuse_upload("b", "renamed").await.unwrap());
    assert_eq!(
        store.add_upload(BROWSER, &announced("c", "key", "giay"), one).await.unwrap(),
        Added::Full,
        "of the draft"
    );
}

pub(super) async fn pieces_are_kept_one_after_the_other(store: Shared) {
    begun(&store, "p", "key").await;
    store.add_upload(BROWSER, &announced("a", "key", "giay"), MOST).await.unwrap();
    let later = NOW + Duration::days(2);
    assert!(!store.advance_upload("a", 4, &[part(4, 2)], later).await.unwrap(), "a gap");
    assert!(store.advance_upload("a", 0, &[part(0, 4), part(4, 2)], later).await.unwrap());
    assert!(!store.advance_upload("a", 0, &[part(0, 4)], later).await.unwrap(), "again");
    assert!(!store.advance_upload("a", 6, &[part(6, 5)], later).await.unwrap(), "more than was announced");
    let found = known(&store, "a").await.unwrap();
    assert_eq!((found.offset, found.new.expires_at, found.is_whole()), (6, later, false));
    assert!(store.advance_upload("a", 6, &[part(6, 4)], later).await.unwrap());
    assert_eq!(store.upload_parts("a").await.unwrap(), [part(0, 4), part(4, 2), part(6, 4)]);
    assert!(known(&store, "a").await.unwrap().is_whole());

    let unknown = NewUpload { length: None, ..announced("b", "key", "giay") };
    store.add_upload(BROWSER, &unknown, MOST).await.unwrap();
    assert!(store.advance_upload("b", 0, &[part(0, 99)], later).await.unwrap());
    assert!(!known(&store, "b").await.unwrap().is_whole());
    store.set_upload_length("b", 99).await.unwrap();
    store.set_upload_length("b", 7).await.unwrap();
    assert_eq!(known(&store, "b").await.unwrap().new.length, Some(99), "said once");
}

pub(super) async fn racing_pieces_at_one_place_are_kept_once(store: Shared) {
    begun(&store, "p", "key").await;
    store.add_upload(BROWSER, &announced("a", "key", "giay"), MOST).await.unwrap();
    let race = (1..=6).map(|bytes| {
        let store = store.clone();
        tokio::spawn(async move { store.advance_upload("a", 0, &[part(0, bytes)], NOW + Duration::DAY).await.unwrap() })
    });
    let mut kept = 0;
    for one in race.collect::<Vec<_>>() {
        kept += u32::from(one.await.unwrap());
    }
    assert_eq!(kept, 1);
    let parts = store.upload_parts("a").await.unwrap();
    assert_eq!(parts.len(), 1);
    assert_eq!(known(&store, "a").await.unwrap().offset, parts[0].bytes);
}

pub(super) async fn what_came_of_a_file_is_said_once(store: Shared) {
    begun(&store, "p", "key").await;
    ready(&store, "a", "key").await;
    assert!(!store.keep_upload("a", &stored()).await.unwrap() && !store.refuse_upload("a", "virus").await.unwrap());
    let found = known(&store, "a").await.unwrap();
    assert_eq!((found.state, found.file, found.reason), (UploadState::Ready, Some(stored()), None));
    assert!(store.upload_parts("a").await.unwrap().is_empty(), "they lie in one file now");
    assert!(!store.advance_upload("a", 10, &[], NOW).await.unwrap(), "nothing is added to it");

    store.add_upload(BROWSER, &announced("b", "key", "giay"), MOST).await.unwrap();
    assert!(store.refuse_upload("b", "virus").await.unwrap());
    let found = known(&store, "b").await.unwrap();
    assert_eq!((found.state, found.file, found.reason.as_deref()), (UploadState::Refused, None, Some("virus")));
    let states = store.upload_states(&["a".to_owned(), "b".to_owned(), "c".to_owned()]).await.unwrap();
    assert_eq!(states.len(), 2);
    assert_eq!((states["a"], states["b"]), (UploadState::Ready, UploadState::Refused));
}

pub(super) async fn files_are_sent_with_their_draft_or_not_at_all(store: Shared) {
    begun(&store, "p", "key").await;
    begun(&store, "q", "other").await;
    ready(&store, "a", "key").await;
    ready(&store, "b", "other").await;
    store.add_upload(BROWSER, &announced("c", "key", "khac"), MOST).await.unwrap();
    let with = |ids: &[&str]| NewSubmission {
        attachments: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..submission("key", 1)
    };
    for wrong in ["b", "c", "d"] {
        let sent = store.submit(BROWSER, &with(&["a", wrong])).await.unwrap();
        assert_eq!(sent, Submitted::DraftChanged, "another draft's, unfinished, removed: {wrong}");
        assert!(store.draft(BROWSER, "p", NOW).await.unwrap().is_some(), "nothing was written");
    }
    assert_eq!(store.submit(BROWSER, &with(&["a"])).await.unwrap(), Submitted::As(reference(1)));
    assert_eq!(known(&store, "a").await.unwrap().reference, Some(reference(1)));
    assert!(store.uploads("key").await.unwrap().iter().all(|upload| upload.new.id == "c"));
    assert!(!store.remove_upload("a").await.unwrap());
    assert!(known(&store, "a").await.is_some(), "what was sent is not taken back");
}

pub(super) async fn who_sees_the_submission_sees_its_files(store: Shared) {
    begun(&store, "p", "key").await;
    ready(&store, "a", "key").await;
    let new = NewSubmission { attachments: vec!["a".to_owned()], ..submission("key", 1) };
    store.submit(BROWSER, &new).await.unwrap();
    assert!(store.upload(BROWSER, "a", NOW).await.unwrap().is_some(), "the browser that filed");
    let until = NOW + Duration::HOUR;
    store.give_grant(OTHER, reference(1), Grant::Stage, until).await.unwrap();
    assert_eq!(store.upload(OTHER, "a", NOW).await.unwrap(), None, "four digits show no file");
    store.give_grant(OTHER, reference(1), Grant::Full, until).await.unwrap();
    assert!(store.upload(OTHER, "a", NOW).await.unwrap().is_some());
    assert_eq!(store.upload(OTHER, "a", until).await.unwrap(), None);
}

pub(super) async fn orphans_are_dropped_and_nothing_else(store: Shared) {
    begun(&store, "p", "key").await;
    begun(&store, "q", "deleted").await;
    begun(&store, "r", "replaced").await;
    ready(&store, "kept", "key").await;
    ready(&store, "of-deleted", "deleted").await;
    ready(&store, "of-replaced", "replaced").await;
    store.add_upload(BROWSER, &announced("late", "key", "khac"), MOST).await.unwrap();
    assert_eq!(store.drop_orphaned_uploads(NOW).await.unwrap(), 0);
    store.delete_draft(BROWSER, "q").await.unwrap();
    begun(&store, "r", "anew").await;
    assert_eq!(store.drop_orphaned_uploads(NOW).await.unwrap(), 2);
    assert!(known(&store, "of-deleted").await.is_none() && known(&store, "of-replaced").await.is_none());
    assert_eq!(store.drop_orphaned_uploads(NOW + Duration::DAY).await.unwrap(), 1, "it did not arrive in time");
    assert!(known(&store, "late").await.is_none() && known(&store, "kept").await.is_some());
    let expired = NOW + Duration::days(crate::store::DRAFT_DAYS);
    assert_eq!(store.drop_orphaned_uploads(expired).await.unwrap(), 1);
}

pub(super) async fn a_sent_file_goes_after_its_days(store: Shared) {
    let sent = Draft { saved_at: NOW, ..draft("p", "key") };
    store.begin_draft(BROWSER, &sent).await.unwrap();
    ready(&store, "a", "key").await;
    let new = NewSubmission { attachments: vec!["a".to_owned()], ..submission("key", 1) };
    store.submit(BROWSER, &new).await.unwrap();
    let years = NOW + Duration::days(1000);
    assert_eq!(store.drop_orphaned_uploads(years).await.unwrap(), 0, "the dossier goes on");
    store.remember(reference(1), &view(domain::dossier::Stage::Returned), NOW).await.unwrap();
    let end = NOW + Duration::days(FILE_DAYS);
    assert_eq!(store.drop_orphaned_uploads(years).await.unwrap(), 0, "it still waits to go to the province");
    super::lease_and_deliver(&store, &super::code(1)).await;
    assert_eq!(store.drop_orphaned_uploads(end - Duration::SECOND).await.unwrap(), 0);
    assert_eq!(store.drop_orphaned_uploads(end).await.unwrap(), 1);
    assert!(known(&store, "a").await.is_none());
}
