//! What codes and moves of drafts promise.

use std::sync::Arc;

use domain::phone::Phone;
use time::{Duration, OffsetDateTime};

use super::{BROWSER, NOW, OTHER, Shared, draft, submission};
use crate::store::{
    CodeKept, CodedDraft, DRAFT_DAYS, Draft, Expiring, KeptCode, Moved, NewCode, REMIND_DAYS, Saved, Submitted,
};

const THIRD: &[u8] = b"third browser";

fn phone() -> Phone {
    Phone::parse("0912345678").unwrap()
}

async fn keep(store: &Shared, browser: &[u8], draft: &str, hash: &[u8], generation: u32) -> CodeKept {
    let code = NewCode { hash, generation, phone: &phone(), lang: "vi" };
    store.keep_code(browser, draft, &code, NOW).await.unwrap()
}

async fn coded(store: &Shared, hash: &[u8], now: OffsetDateTime) -> Option<CodedDraft> {
    store.coded_draft(&[b"of another key".to_vec(), hash.to_vec()], now).await.unwrap()
}

/// A draft `a` of procedure `p` with the code `code`.
async fn with_code(store: &Shared) -> Draft {
    let draft = draft("p", "a");
    store.begin_draft(BROWSER, &draft).await.unwrap();
    assert_eq!(keep(store, BROWSER, "a", b"code", 1).await, CodeKept::Done);
    draft
}

/// This browser has proven that it may take the draft `a`.
async fn prove(store: &Shared, browser: &[u8]) {
    store.begin_move(browser, "a", b"once", NOW + Duration::minutes(5)).await.unwrap();
    store.prove_move(browser, b"once", NOW + Duration::minutes(10)).await.unwrap();
}

async fn kept(store: &Shared, browser: &[u8]) -> Option<Draft> {
    store.draft(browser, "p", NOW).await.unwrap()
}

pub(super) async fn a_code_leads_to_its_draft_as_long_as_there_is_one(store: Shared) {
    assert_eq!(keep(&store, BROWSER, "a", b"code", 1).await, CodeKept::Gone);
    with_code(&store).await;
    assert_eq!(keep(&store, OTHER, "a", b"x", 1).await, CodeKept::Gone, "another's draft");
    let found = CodedDraft { id: "a".to_owned(), phone: phone() };
    assert_eq!(coded(&store, b"code", NOW).await, Some(found.clone()));
    assert_eq!(store.code_of(OTHER, "a").await.unwrap(), None);
    let code = KeptCode { hash: Some(b"code".to_vec()), generation: 1, phone: phone() };
    assert_eq!(store.code_of(BROWSER, "a").await.unwrap(), Some(code));
    // A new code takes the place of the old one.
    assert_eq!(keep(&store, BROWSER, "a", b"newer", 2).await, CodeKept::Done);
    assert_eq!(coded(&store, b"code", NOW).await, None);
    assert_eq!(coded(&store, b"newer", NOW).await, Some(found));
    // It expires with the draft, and goes with it.
    assert_eq!(coded(&store, b"newer", NOW + Duration::days(DRAFT_DAYS)).await, None);
    store.delete_draft(BROWSER, "p").await.unwrap();
    assert_eq!(coded(&store, b"newer", NOW).await, None);
    store.begin_draft(BROWSER, &draft("p", "a")).await.unwrap();
    assert_eq!(store.code_of(BROWSER, "a").await.unwrap(), None);
}

pub(super) async fn two_drafts_never_have_one_code(store: Shared) {
    with_code(&store).await;
    store.begin_draft(OTHER, &draft("p", "b")).await.unwrap();
    assert_eq!(keep(&store, OTHER, "b", b"code", 1).await, CodeKept::Taken);
    assert_eq!(keep(&store, OTHER, "b", b"another", 2).await, CodeKept::Done);
    assert_eq!(keep(&store, OTHER, "b", b"code", 3).await, CodeKept::Taken);
    assert_eq!(coded(&store, b"another", NOW).await.unwrap().id, "b", "the one before still stands");
}

pub(super) async fn a_draft_that_was_replaced_or_sent_has_no_code(store: Shared) {
    with_code(&store).await;
    store.begin_move(OTHER, "a", b"once", NOW + Duration::minutes(5)).await.unwrap();
    store.begin_draft(BROWSER, &draft("p", "new")).await.unwrap();
    assert_eq!(coded(&store, b"code", NOW).await, None);
    assert_eq!(store.pending_move(OTHER, NOW).await.unwrap(), None);
    store.expire(NOW).await.unwrap();
    assert_eq!(keep(&store, BROWSER, "new", b"code", 1).await, CodeKept::Done, "the old one is not in the way");
    let sent = store.submit(BROWSER, &submission("new", 1)).await.unwrap();
    assert!(matches!(sent, Submitted::As(_)));
    assert_eq!(coded(&store, b"code", NOW).await, None);
}

pub(super) async fn a_move_waits_for_its_one_time_code(store: Shared) {
    with_code(&store).await;
    assert_eq!(store.pending_move(OTHER, NOW).await.unwrap(), None);
    let until = NOW + Duration::minutes(5);
    store.begin_move(OTHER, "a", b"once", until).await.unwrap();
    let pending = store.pending_move(OTHER, NOW).await.unwrap().unwrap();
    assert_eq!((pending.draft.as_str(), pending.procedure.as_str(), pending.phone), ("a", "p", phone()));
    assert_eq!((pending.hash.as_slice(), pending.proven), (b"once".as_slice(), false));
    assert_eq!(store.pending_move(THIRD, NOW).await.unwrap(), None);
    assert_eq!(store.pending_move(OTHER, until).await.unwrap(), None);
    // Nothing moves without proof, and another code's proof is none.
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Gone);
    store.begin_move(OTHER, "a", b"newer", until).await.unwrap();
    store.prove_move(OTHER, b"once", until).await.unwrap();
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Gone);
    store.prove_move(OTHER, b"newer", until).await.unwrap();
    assert!(store.pending_move(OTHER, NOW).await.unwrap().unwrap().proven);
    assert_eq!(store.move_draft(OTHER, false, until).await.unwrap(), Moved::Gone, "too late");
    // A code that is asked for anew is to be proven anew.
    store.begin_move(OTHER, "a", b"third", until).await.unwrap();
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Gone);
    store.begin_move(OTHER, "none", b"x", until).await.unwrap();
    assert_eq!(store.pending_move(OTHER, NOW).await.unwrap().unwrap().hash, b"third");
}

pub(super) async fn a_new_code_ends_what_was_begun_with_the_old_one(store: Shared) {
    with_code(&store).await;
    prove(&store, OTHER).await;
    assert_eq!(keep(&store, BROWSER, "a", b"newer", 2).await, CodeKept::Done);
    assert_eq!(store.pending_move(OTHER, NOW).await.unwrap(), None);
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Gone, "proven by the phone of before");
    prove(&store, OTHER).await;
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Done("p".to_owned()));
}

pub(super) async fn a_draft_moves_and_is_not_copied(store: Shared) {
    let before = with_code(&store).await;
    prove(&store, OTHER).await;
    let at = NOW + Duration::MINUTE;
    assert_eq!(store.move_draft(OTHER, false, at).await.unwrap(), Moved::Done("p".to_owned()));
    assert_eq!(kept(&store, BROWSER).await, None);
    assert_eq!(kept(&store, OTHER).await, Some(Draft { saved_at: at, revision: 1, ..before.clone() }));
    // Who had it is told, writes nothing into it and sends nothing.
    assert!(store.moved_away(BROWSER, "p", NOW).await.unwrap());
    assert!(!store.moved_away(OTHER, "p", NOW).await.unwrap() && !store.moved_away(BROWSER, "q", NOW).await.unwrap());
    assert!(!store.moved_away(BROWSER, "p", at + Duration::days(DRAFT_DAYS)).await.unwrap());
    assert_eq!(store.save_answers(BROWSER, &before).await.unwrap(), Saved::Gone);
    assert_eq!(store.submit(BROWSER, &submission("a", 1)).await.unwrap(), Submitted::DraftGone);
    // The code was used; the phone is still known.
    assert_eq!(coded(&store, b"code", NOW).await, None);
    let code = store.code_of(OTHER, "a").await.unwrap().unwrap();
    assert_eq!((code.hash, code.phone), (None, phone()));
    assert_eq!(store.move_draft(OTHER, false, at).await.unwrap(), Moved::Gone, "once");
    // Back again with a new code.
    assert_eq!(keep(&store, OTHER, "a", b"back", 2).await, CodeKept::Done);
    prove(&store, BROWSER).await;
    assert_eq!(store.move_draft(BROWSER, false, at).await.unwrap(), Moved::Done("p".to_owned()));
    assert!(kept(&store, BROWSER).await.is_some() && kept(&store, OTHER).await.is_none());
    assert!(!store.moved_away(BROWSER, "p", at).await.unwrap() && store.moved_away(OTHER, "p", at).await.unwrap());
}

pub(super) async fn another_draft_is_replaced_only_if_asked_for(store: Shared) {
    with_code(&store).await;
    let own = draft("p", "own");
    store.begin_draft(OTHER, &own).await.unwrap();
    prove(&store, OTHER).await;
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::WouldReplace);
    assert_eq!(
        (kept(&store, OTHER).await.unwrap().id, kept(&store, BROWSER).await.unwrap().id),
        ("own".into(), "a".into())
    );
    assert_eq!(store.move_draft(OTHER, true, NOW).await.unwrap(), Moved::Done("p".to_owned()));
    assert_eq!(kept(&store, OTHER).await.unwrap().id, "a");
    // One that has expired is none.
    store.begin_draft(THIRD, &Draft { saved_at: NOW - Duration::days(DRAFT_DAYS), ..draft("p", "old") }).await.unwrap();
    assert_eq!(keep(&store, OTHER, "a", b"again", 2).await, CodeKept::Done);
    prove(&store, THIRD).await;
    assert_eq!(store.move_draft(THIRD, false, NOW).await.unwrap(), Moved::Done("p".to_owned()));
    assert_eq!(kept(&store, THIRD).await.unwrap().id, "a");
    // To where it is already.
    assert_eq!(keep(&store, THIRD, "a", b"self", 3).await, CodeKept::Done);
    prove(&store, THIRD).await;
    assert_eq!(store.move_draft(THIRD, false, NOW).await.unwrap(), Moved::Done("p".to_owned()));
    assert!(kept(&store, THIRD).await.is_some() && !store.moved_away(THIRD, "p", NOW).await.unwrap());
}

pub(super) async fn racing_moves_make_one(store: Shared) {
    with_code(&store).await;
    let browsers: Vec<Vec<u8>> = (0..8).map(|number| format!("racer {number}").into_bytes()).collect();
    for browser in &browsers {
        prove(&store, browser).await;
    }
    let racers: Vec<_> = browsers
        .iter()
        .map(|browser| {
            let (store, browser) = (Arc::clone(&store), browser.clone());
            tokio::spawn(async move { store.move_draft(&browser, false, NOW).await.unwrap() })
        })
        .collect();
    let mut done = 0;
    for racer in racers {
        done += u32::from(racer.await.unwrap() == Moved::Done("p".to_owned()));
    }
    assert_eq!(done, 1);
    let mut holders = 0;
    for browser in &browsers {
        holders += u32::from(kept(&store, browser).await.is_some());
    }
    assert_eq!((holders, kept(&store, BROWSER).await), (1, None));
}

pub(super) async fn a_shared_device_forgets_drafts_that_a_code_still_opens(store: Shared) {
    with_code(&store).await;
    store.begin_draft(BROWSER, &draft("q", "b")).await.unwrap();
    store.leave_coded_drafts(BROWSER, b"nobody").await.unwrap();
    let left = store.drafts(BROWSER, NOW).await.unwrap();
    assert_eq!(left.iter().map(|draft| draft.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(coded(&store, b"code", NOW).await.unwrap().id, "a");
    prove(&store, OTHER).await;
    assert_eq!(store.move_draft(OTHER, false, NOW).await.unwrap(), Moved::Done("p".to_owned()));
    // What was carried on has no code that opens it: it is this browser's like others.
    store.leave_coded_drafts(OTHER, b"nobody").await.unwrap();
    assert!(kept(&store, OTHER).await.is_some());
}

pub(super) async fn a_phone_is_told_once_before_its_draft_expires(store: Shared) {
    with_code(&store).await;
    store.begin_draft(BROWSER, &draft("q", "without a phone")).await.unwrap();
    let soon = NOW + Duration::days(DRAFT_DAYS - REMIND_DAYS);
    assert!(store.expiring(soon - Duration::SECOND).await.unwrap().is_empty());
    let told = Expiring { draft: "a".to_owned(), phone: phone(), lang: "vi".to_owned(), saved_at: NOW };
    assert_eq!(store.expiring(soon).await.unwrap(), vec![told.clone()]);
    store.reminded(&told).await.unwrap();
    assert!(store.expiring(soon).await.unwrap().is_empty());
    // Kept for longer: told again, in its time.
    let longer = Draft { saved_at: soon, ..draft("p", "a") };
    assert_eq!(store.save_answers(BROWSER, &longer).await.unwrap(), Saved::Done);
    assert!(store.expiring(soon).await.unwrap().is_empty());
    let later = soon + Duration::days(DRAFT_DAYS - REMIND_DAYS);
    assert_eq!(store.expiring(later).await.unwrap().len(), 1);
    assert!(store.expiring(soon + Duration::days(DRAFT_DAYS)).await.unwrap().is_empty(), "too late");
}
