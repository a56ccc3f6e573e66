//! Grants for dossiers that have no submission here.

use time::Duration;

use super::{BROWSER, NOW, OTHER, Shared, code, sent};

pub async fn a_grant_for_a_code_opens_that_code_on_that_browser_until_its_time(store: Shared) {
    let (until, granted) = (NOW + Duration::minutes(30), code(1));
    assert!(!store.has_code_grant(BROWSER, &granted, NOW).await.unwrap());
    store.give_code_grant(BROWSER, &granted, until).await.unwrap();
    assert!(store.has_code_grant(BROWSER, &granted, until - Duration::SECOND).await.unwrap());
    assert!(!store.has_code_grant(BROWSER, &granted, until).await.unwrap());
    assert!(!store.has_code_grant(BROWSER, &code(2), NOW).await.unwrap());
    assert!(!store.has_code_grant(OTHER, &granted, NOW).await.unwrap());
    // Another lookup makes it last longer, never shorter.
    let longer = until + Duration::minutes(30);
    for until in [longer, until] {
        store.give_code_grant(BROWSER, &granted, until).await.unwrap();
    }
    assert!(store.has_code_grant(BROWSER, &granted, longer - Duration::SECOND).await.unwrap());
}

pub async fn a_grant_for_a_code_is_forgotten_and_expires_with_the_others(store: Shared) {
    let (until, code) = (NOW + Duration::HOUR, code(1));
    let reference = sent(&store, "key", 1).await;
    for browser in [BROWSER, OTHER] {
        store.give_code_grant(browser, &code, until).await.unwrap();
    }
    store.forget_grants(BROWSER).await.unwrap();
    assert!(!store.has_code_grant(BROWSER, &code, NOW).await.unwrap());
    assert!(store.opened(BROWSER, reference, NOW).await.unwrap().is_none());
    assert!(store.has_code_grant(OTHER, &code, NOW).await.unwrap());
    assert!(store.expire(until - Duration::SECOND).await.unwrap().is_nothing());
    assert_eq!(store.expire(until).await.unwrap().grants, 1);
}
