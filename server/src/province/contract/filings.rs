//! Filing: once for each key.

use std::collections::HashSet;

use futures_util::future::join_all;

use super::{Harness, filing};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            filings,
            $open,
            [
                the_same_key_gives_the_same_code,
                racing_calls_with_one_key_make_one_dossier,
                racing_filings_get_codes_of_their_own
            ]
        );
    };
}
pub(crate) use suite;

pub async fn the_same_key_gives_the_same_code(province: &dyn Harness) {
    let first = province.filings().submit("k1", &filing("1234567890"), &NoFiles).await.unwrap();
    let again = province.filings().submit("k1", &filing("1234567890"), &NoFiles).await.unwrap();
    assert_eq!(again, first);
    let other = province.filings().submit("k2", &filing("2234567890"), &NoFiles).await.unwrap();
    assert_ne!(other, first);
    assert_eq!(province.held().await, 2);
}

pub async fn racing_calls_with_one_key_make_one_dossier(province: &dyn Harness) {
    let filing = filing("1234567890");
    let calls = (0..8).map(|_| province.filings().submit("k", &filing, &NoFiles));
    let answers: Vec<_> = join_all(calls).await.into_iter().flatten().collect();
    // Who comes second may be told to come again, and then gets the same code.
    let code = province.filings().submit("k", &filing, &NoFiles).await.unwrap();
    assert!(!answers.is_empty());
    assert!(answers.iter().all(|answer| *answer == code), "{answers:?}");
    assert_eq!(province.held().await, 1);
}

pub async fn racing_filings_get_codes_of_their_own(province: &dyn Harness) {
    let filings: Vec<_> = (0..8).map(|n| (format!("k{n}"), filing(&format!("{n}234567890")))).collect();
    let calls = filings.iter().map(|(key, filing)| province.filings().submit(key, filing, &NoFiles));
    let codes: HashSet<_> = join_all(calls).await.into_iter().map(|code| code.unwrap().to_string()).collect();
    assert_eq!(codes.len(), 8);
    assert_eq!(province.held().await, 8);
}
