//! Files that come before their filing: kept once, named by it, deleted if nothing names them.

use std::os::unix::fs::PermissionsExt as _;

use time::Duration;

use super::*;
use crate::province::{
    contract::{Files, with_files},
    embedded::{Kept, StoreError},
};

/// Sends the filing's files under this key.
async fn send(province: &Province, key: &str, filing: &Filing, files: &Files, at: OffsetDateTime) {
    for file in &filing.attachments {
        province.keep_file(key, &file.id, file.read(files).await.unwrap(), at).await.unwrap();
    }
}

fn on_disk(province: &Province) -> usize {
    std::fs::read_dir(province.folder.path().join("province-files")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_others_are_refused() {
    let province = province().await;
    let keep = async |bytes: &'static [u8]| province.keep_file("k", "a", bytes.into(), MONDAY).await;
    assert_eq!(keep(b"file").await.unwrap(), Kept::New);
    assert_eq!(keep(b"file").await.unwrap(), Kept::Already);
    assert!(matches!(keep(b"another").await, Err(StoreError::FileDiffers)));
    assert_eq!(on_disk(&province), 1);
}

#[tokio::test]
async fn a_filing_without_one_of_its_files_is_not_registered() {
    let province = province().await;
    let (filing, files) = with_files("1234567890");
    let missing = province.submit_at("k", &filing, MONDAY).await;
    assert!(matches!(missing, Err(StoreError::FileMissing(0))), "{missing:?}");
    send(&province, "k", &filing, &files, MONDAY).await;
    let other_key = province.submit_at("k2", &filing, MONDAY).await;
    assert!(matches!(other_key, Err(StoreError::FileMissing(0))), "{other_key:?}");
    let mut other_sum = filing.clone();
    other_sum.attachments[1].sha256 = "0".repeat(64);
    let differs = province.submit_at("k", &other_sum, MONDAY).await;
    assert!(matches!(differs, Err(StoreError::FileMissing(1))), "{differs:?}");
    assert_eq!(
        province.submit_at("k", &filing, MONDAY).await.unwrap().as_str(),
        "H36-261123-0001",
        "no number is lost"
    );
}

#[tokio::test]
async fn files_survive_a_restart_and_are_private() {
    let province = province().await;
    let (filing, files) = with_files("1234567890");
    send(&province, "k", &filing, &files, MONDAY).await;
    let code = province.submit_at("k", &filing, MONDAY).await.unwrap();
    let province = province.restarted().await;
    let (file, bytes) = province.dossier_bytes(&code, &filing.attachments[0].id).await.unwrap().unwrap();
    assert_eq!(file, filing.attachments[0]);
    assert_eq!(bytes, file.read(&files).await.unwrap());
    assert!(province.dossier_bytes(&code, "another").await.unwrap().is_none());
    let folder = province.folder.path().join("province-files");
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for entry in std::fs::read_dir(folder).unwrap() {
        assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn what_no_filing_names_is_deleted_after_seven_days() {
    let province = province().await;
    let (filing, files) = with_files("1234567890");
    send(&province, "named", &filing, &files, MONDAY).await;
    let code = province.submit_at("named", &filing, MONDAY).await.unwrap();
    send(&province, "unnamed", &filing, &files, MONDAY).await;
    assert_eq!(on_disk(&province), 4);
    assert_eq!(province.forget_files(MONDAY + Duration::days(7) - Duration::SECOND).await.unwrap(), 0);
    assert_eq!(province.forget_files(MONDAY + Duration::days(7)).await.unwrap(), 2);
    assert_eq!(on_disk(&province), 2);
    assert!(province.dossier_bytes(&code, &filing.attachments[0].id).await.unwrap().is_some());
    // Who comes later sends them again.
    let late = MONDAY + Duration::days(8);
    assert!(matches!(province.submit_at("unnamed", &filing, late).await, Err(StoreError::FileMissing(0))));
    send(&province, "unnamed", &filing, &files, late).await;
    assert!(province.submit_at("unnamed", &filing, late).await.is_ok());
}

#[tokio::test]
async fn a_file_that_was_changed_on_the_disk_is_not_given_out() {
    let province = province().await;
    let (filing, files) = with_files("1234567890");
    send(&province, "k", &filing, &files, MONDAY).await;
    let code = province.submit_at("k", &filing, MONDAY).await.unwrap();
    for entry in std::fs::read_dir(province.folder.path().join("province-files")).unwrap() {
        std::fs::write(entry.unwrap().path(), b"changed").unwrap();
    }
    let changed = province.dossier_bytes(&code, &filing.attachments[0].id).await;
    assert!(matches!(changed, Err(StoreError::Unreadable(_))), "{changed:?}");
}

#[tokio::test]
async fn who_opened_a_file_is_noted() {
    let province = province().await;
    let (filing, files) = with_files("1234567890");
    send(&province, "k", &filing, &files, MONDAY).await;
    let code = province.submit_at("k", &filing, MONDAY).await.unwrap();
    let id = &filing.attachments[1].id;
    assert!(province.open_file(&code, "another", &province.official, MONDAY).await.unwrap().is_none());
    assert!(province.open_file(&code, id, &province.official, MONDAY).await.unwrap().is_some());
    let mut reader = province.database.read.get().await.unwrap();
    let opened: Vec<String> =
        sqlx::query_scalar("SELECT what FROM official_audit WHERE official_id = 1 AND what LIKE '%opened'")
            .fetch_all(&mut *reader)
            .await
            .unwrap();
    assert_eq!(opened, [format!("file {id} of {code} opened")]);
}
