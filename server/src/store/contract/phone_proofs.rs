//! What proofs of phones promise.

use domain::{dossier::Stage, phone::Phone};
use time::Duration;

use super::{BROWSER, NOW, OTHER, Shared, code, draft, sent, submission, view};
use crate::{
    province::DossierView,
    store::{PhoneProof, Submitted},
};

pub(super) async fn a_phone_is_proven_by_its_code_for_a_while(store: Shared) {
    let (phone, other) = (Phone::parse("0912345678").unwrap(), Phone::parse("0987654321").unwrap());
    let (soon, later) = (NOW + Duration::minutes(5), NOW + Duration::minutes(10));
    assert_eq!(store.proof(BROWSER, NOW).await.unwrap(), None);
    store.begin_proof(BROWSER, &phone, b"one", soon).await.unwrap();
    let begun = PhoneProof { phone: phone.clone(), hash: b"one".to_vec(), proven: false };
    assert_eq!(store.proof(BROWSER, NOW).await.unwrap(), Some(begun.clone()));
    assert_eq!(store.proof(OTHER, NOW).await.unwrap(), None);
    assert_eq!(store.proof(BROWSER, soon).await.unwrap(), None, "too late");
    store.prove_phone(BROWSER, b"another", later).await.unwrap();
    assert_eq!(store.proof(BROWSER, NOW).await.unwrap(), Some(begun), "the code of another one");
    store.prove_phone(BROWSER, b"one", later).await.unwrap();
    assert!(store.proof(BROWSER, soon).await.unwrap().unwrap().proven);
    store.begin_proof(BROWSER, &other, b"two", later).await.unwrap();
    let again = store.proof(BROWSER, NOW).await.unwrap().unwrap();
    assert_eq!((again.phone, again.proven), (other.clone(), false), "another phone is proven anew");
    store.begin_proof(OTHER, &other, b"three", soon).await.unwrap();
    store.expire(soon).await.unwrap();
    assert!(store.proof(BROWSER, NOW).await.unwrap().is_some() && store.proof(OTHER, NOW).await.unwrap().is_none());
    store.drop_proof(BROWSER).await.unwrap();
    assert_eq!(store.proof(BROWSER, NOW).await.unwrap(), None);
}

pub(super) async fn what_ended_is_found_by_its_phone(store: Shared) {
    let found = async |key: &[u8]| -> Vec<String> {
        let filings = store.ended_filings(&[b"an older key".to_vec(), key.to_vec()]).await.unwrap();
        filings.into_iter().map(|filing| filing.reference).collect()
    };
    let (first, second) = (sent(&store, "first", 1).await, sent(&store, "second", 2).await);
    assert!(found(b"phone").await.is_empty(), "nothing has ended");
    for reference in [first, second] {
        let ended = DossierView { ended_at: Some(NOW), code: code(1), ..view(Stage::Returned) };
        store.remember(reference, &ended, NOW).await.unwrap();
    }
    store.begin_draft(BROWSER, &draft("p", "third")).await.unwrap();
    let mut new = submission("third", 3);
    new.phone_key = b"another phone".to_vec();
    new.filing.submitted_at = NOW + Duration::HOUR;
    assert_eq!(store.submit(BROWSER, &new).await.unwrap(), Submitted::As(new.reference));
    let mut all = found(b"phone").await;
    all.sort();
    let mut expected = [first, second].map(|reference| reference.to_string());
    expected.sort();
    assert_eq!(all, expected);
    assert!(found(b"a stranger's").await.is_empty());
}
