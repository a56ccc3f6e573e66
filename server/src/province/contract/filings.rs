//! Filing: once for each key.

use std::collections::HashSet;

use futures_util::future::join_all;

use super::{Harness, filing, with_files};
use crate::province::{NoFiles, ProvinceError};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            filings,
            $open,
            [
                the_same_key_gives_the_same_code,
                racing_calls_with_one_key_make_one_dossier,
                racing_filings_get_codes_of_their_own,
                files_arrive_byte_for_byte_and_once,
                racing_calls_with_files_make_one_dossier_with_each_file_once,
                a_file_that_is_lost_makes_no_dossier,
                files_that_are_out_of_reach_are_waited_for
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

pub async fn files_arrive_byte_for_byte_and_once(province: &dyn Harness) {
    let (filing, files) = with_files("1234567890");
    let code = province.filings().submit("k", &filing, &files).await.unwrap();
    let mut sent = Vec::new();
    for file in &filing.attachments {
        sent.push(file.read(&files).await.unwrap().to_vec());
    }
    assert!(province.attached(&code).await == sent, "byte for byte, in their order");
    assert_eq!(province.filings().submit("k", &filing, &files).await, Ok(code.clone()));
    assert!(province.attached(&code).await == sent, "once");
    // The same ids under another key are other files.
    let (mut other, others) = with_files("2234567890");
    others.put(&other.attachments[0].id, b"%PDF-1.7 other");
    other.attachments.truncate(1);
    (other.attachments[0].bytes, other.attachments[0].sha256) = (14, crate::province::sha256(b"%PDF-1.7 other"));
    let second = province.filings().submit("k2", &other, &others).await.unwrap();
    assert_eq!(province.attached(&second).await, [b"%PDF-1.7 other".to_vec()]);
    assert!(province.attached(&code).await == sent);
}

pub async fn racing_calls_with_files_make_one_dossier_with_each_file_once(province: &dyn Harness) {
    let (filing, files) = with_files("1234567890");
    let answers = join_all((0..4).map(|_| province.filings().submit("k", &filing, &files))).await;
    let code = province.filings().submit("k", &filing, &files).await.unwrap();
    assert!(answers.iter().flatten().all(|answer| *answer == code), "{answers:?}");
    assert_eq!((province.held().await, province.attached(&code).await.len()), (1, 2));
}

pub async fn a_file_that_is_lost_makes_no_dossier(province: &dyn Harness) {
    let (filing, files) = with_files("1234567890");
    let (id, whole) = (&filing.attachments[1].id, filing.attachments[1].read(&files).await.unwrap());
    files.lose(id);
    let lost = province.filings().submit("k", &filing, &files).await;
    assert!(matches!(&lost, Err(ProvinceError::Refused(why)) if why.contains(id.as_str())), "{lost:?}");
    files.put(id, b"another file");
    let changed = province.filings().submit("k", &filing, &files).await;
    assert!(matches!(&changed, Err(ProvinceError::Refused(why)) if why.contains("checksum")), "{changed:?}");
    assert_eq!(province.held().await, 0);
    // Somebody found it again, and sends the message once more.
    files.put(id, &whole);
    let code = province.filings().submit("k", &filing, &files).await.unwrap();
    assert_eq!(province.attached(&code).await.len(), 2);
}

pub async fn files_that_are_out_of_reach_are_waited_for(province: &dyn Harness) {
    let (filing, files) = with_files("1234567890");
    files.out_of_reach(true);
    let answer = province.filings().submit("k", &filing, &files).await;
    assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{answer:?}");
    assert_eq!(province.held().await, 0);
    files.out_of_reach(false);
    assert!(province.filings().submit("k", &filing, &files).await.is_ok());
}
