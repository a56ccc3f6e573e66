//! What follow-ups promise.

use domain::reference::Reference;
use time::Duration;

use super::{BROWSER, NOW, OTHER, Shared, code, draft, lease_and_deliver, sent, uploads::ready};
use crate::{
    province::{Attachment, DraftAnswer, FollowUp, FollowUpKind, Supplement, Withdrawal},
    store::{
        BrowserHash, FollowUpProgress as Progress, FollowedUp, Leased, Message, NewFollowUp, Resolution, SentFollowUp,
    },
};

const MINUTE: Duration = Duration::MINUTE;

fn withdrawal() -> FollowUp {
    FollowUp::Withdrawal(Withdrawal { sent_at: NOW, reason: "Không cần nữa".to_owned() })
}

fn supplement(files: &[&str]) -> FollowUp {
    let attachment = |id: &&str| Attachment {
        id: (*id).to_owned(),
        question: "giay".to_owned(),
        document: "Giấy tờ bổ sung".to_owned(),
        file_name: "giay.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: 9,
        sha256: "ab".repeat(32),
    };
    let attachments = files.iter().map(attachment).collect();
    FollowUp::Supplement(Supplement { sent_at: NOW, request: 1, text: "Đã sửa".to_owned(), attachments })
}

async fn follow(
    store: &Shared,
    reference: Reference,
    key: &str,
    draft: Option<(&BrowserHash, u32)>,
    follow_up: &FollowUp,
) -> FollowedUp {
    store.follow_up(NewFollowUp { reference, key, draft, follow_up }).await.unwrap()
}

async fn lease(store: &Shared) -> Option<Leased> {
    store.lease(NOW, NOW + MINUTE).await.unwrap()
}

async fn shown(store: &Shared, reference: Reference) -> Vec<Progress> {
    store.follow_ups(reference).await.unwrap().into_iter().map(|sent| sent.progress).collect()
}

pub(super) async fn a_follow_up_goes_after_its_filing_and_is_shown(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    assert_eq!(follow(&store, reference, "w1", None, &withdrawal()).await, FollowedUp::Done);
    assert_eq!(follow(&store, reference, "w1", None, &withdrawal()).await, FollowedUp::Done, "the same again");
    let filing = lease(&store).await.unwrap();
    assert_eq!((filing.key.as_str(), lease(&store).await), ("key", None));
    store.delivered(&filing, Some(&code(1))).await.unwrap();
    let leased = lease(&store).await.unwrap();
    assert_eq!((leased.key.as_str(), leased.reference), ("w1", reference));
    assert_eq!(leased.message, Message::FollowUp(Box::new(withdrawal())));
    let expected = SentFollowUp { kind: FollowUpKind::Withdrawal, sent_at: NOW, progress: Progress::Waiting };
    assert_eq!(store.follow_ups(reference).await.unwrap(), [expected]);
    store.delivered(&leased, None).await.unwrap();
    assert_eq!(shown(&store, reference).await, [Progress::Delivered]);
    assert_eq!(store.submission(reference).await.unwrap().unwrap().code, Some(code(1)), "the code stays");
    assert_eq!(lease(&store).await, None);
}

pub(super) async fn a_follow_up_takes_its_draft_and_files_or_nothing(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    lease_and_deliver(&store, &code(1)).await;
    store.begin_draft(BROWSER, &draft("bo-sung:1", "d")).await.unwrap();
    ready(&store, "a", "d").await;
    let with = |files: &[&str]| supplement(files);
    for (browser, revision, files) in [(OTHER, 0, &["a"][..]), (BROWSER, 1, &["a"]), (BROWSER, 0, &["a", "b"])] {
        let done = follow(&store, reference, "d", Some((browser, revision)), &with(files)).await;
        assert_eq!(done, FollowedUp::DraftChanged, "{revision} {files:?}");
        assert!(store.draft(BROWSER, "bo-sung:1", NOW).await.unwrap().is_some(), "nothing was written");
    }
    assert_eq!(follow(&store, reference, "d", Some((BROWSER, 0)), &with(&["a"])).await, FollowedUp::Done);
    assert_eq!(follow(&store, reference, "d", Some((BROWSER, 0)), &with(&["a"])).await, FollowedUp::Done, "again");
    assert!(store.draft(BROWSER, "bo-sung:1", NOW).await.unwrap().is_none());
    assert_eq!(store.any_upload("a").await.unwrap().unwrap().reference, Some(reference));
    assert_eq!(lease(&store).await.unwrap().message, Message::FollowUp(Box::new(with(&["a"]))));
}

pub(super) async fn one_follow_up_at_a_time(store: Shared) {
    let (reference, other) = (sent(&store, "key", 1).await, sent(&store, "other", 2).await);
    assert_eq!(follow(&store, reference, "w1", None, &withdrawal()).await, FollowedUp::Done);
    assert_eq!(follow(&store, reference, "w2", None, &withdrawal()).await, FollowedUp::UnderWay);
    assert_eq!(follow(&store, other, "w3", None, &withdrawal()).await, FollowedUp::Done, "another dossier's");
    for sequence in [1, 2] {
        lease_and_deliver(&store, &code(sequence)).await;
    }
    let first = lease(&store).await.unwrap();
    store.give_up(&first, NOW, "too late").await.unwrap();
    let dead = if first.reference == reference { reference } else { other };
    assert_eq!(follow(&store, dead, "w4", None, &withdrawal()).await, FollowedUp::UnderWay, "a person has to look");
    let resolution = Resolution { code: None, by: "lan", note: "gọi điện", at: NOW };
    assert!(store.resolve(first.id, &resolution).await.unwrap());
    assert_eq!(follow(&store, dead, "w4", None, &withdrawal()).await, FollowedUp::Done);
    assert_eq!(store.submission(dead).await.unwrap().unwrap().dead, None, "its filing arrived");
}

pub(super) async fn racing_follow_ups_make_one(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let racing: Vec<_> = (0..8)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move { follow(&store, reference, &format!("w{number}"), None, &withdrawal()).await })
        })
        .collect();
    let mut done = 0;
    for one in racing {
        done += u32::from(one.await.unwrap() == FollowedUp::Done);
    }
    assert_eq!(done, 1);
    assert_eq!(shown(&store, reference).await, [Progress::Waiting]);
}

pub(super) async fn what_became_of_a_follow_up_is_known(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    lease_and_deliver(&store, &code(1)).await;
    follow(&store, reference, "w1", None, &withdrawal()).await;
    let leased = lease(&store).await.unwrap();
    store.give_up(&leased, NOW, "too late").await.unwrap();
    assert_eq!(shown(&store, reference).await, [Progress::Dead]);
    assert_eq!(store.dead_letters(9).await.unwrap()[0].kind, "withdrawal");
    let resolution = Resolution { code: None, by: "lan", note: "gọi điện", at: NOW };
    assert!(store.resolve(leased.id, &resolution).await.unwrap());
    assert_eq!(shown(&store, reference).await, [Progress::Settled]);
}

pub(super) async fn the_answer_to_a_draft_is_a_follow_up(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    lease_and_deliver(&store, &code(1)).await;
    let answer = |agreed| {
        let correction = if agreed { String::new() } else { "Sai tên đệm".to_owned() };
        FollowUp::DraftAnswer(DraftAnswer { sent_at: NOW, draft: "d1".to_owned(), agreed, correction })
    };
    assert_eq!(follow(&store, reference, "a1", None, &answer(false)).await, FollowedUp::Done);
    assert_eq!(follow(&store, reference, "a1", None, &answer(true)).await, FollowedUp::Done, "the first one counts");
    assert_eq!(follow(&store, reference, "w1", None, &withdrawal()).await, FollowedUp::UnderWay);
    let leased = lease(&store).await.unwrap();
    assert_eq!(leased.message, Message::FollowUp(Box::new(answer(false))));
    let expected = SentFollowUp { kind: FollowUpKind::DraftAnswer, sent_at: NOW, progress: Progress::Waiting };
    assert_eq!(store.follow_ups(reference).await.unwrap(), [expected]);
}
