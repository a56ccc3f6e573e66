//! Signing in, lockout, sessions, passwords.

use time::Duration;

use super::*;
use crate::province::embedded::{AddOfficialError, PasswordError};

const NAME: &str = "Nguyễn Thị Một";
const MINUTE: Duration = Duration::MINUTE;

async fn with_account() -> (Province, String) {
    let province = province().await;
    let password = province.add_official(NAME, MONDAY).await.unwrap();
    (province, password)
}

#[tokio::test]
async fn signs_in_and_out() {
    let (province, password) = with_account().await;
    // Names are typed as people type them.
    let token = province.sign_in(" nguyen thi MỘT", &password, None, MONDAY).await.unwrap().unwrap().token;
    assert_eq!(province.official(&token, MONDAY).await.unwrap().unwrap().name(), NAME);
    assert!(province.official("khác", MONDAY).await.unwrap().is_none());
    province.sign_out(&token, MONDAY).await.unwrap();
    assert!(province.official(&token, MONDAY).await.unwrap().is_none());
    province.sign_out(&token, MONDAY).await.unwrap();
}

#[tokio::test]
async fn the_database_holds_neither_password_nor_token() {
    let (province, password) = with_account().await;
    let token = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    province.close().await;
    let file = std::fs::read(province.folder.path().join("province.db")).unwrap();
    let holds = |text: &str| file.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(NAME));
    assert!(!holds(&password) && !holds(&token));
}

#[tokio::test]
async fn five_wrong_passwords_lock_for_fifteen_minutes() {
    let (province, password) = with_account().await;
    for n in 0..5 {
        assert!(province.sign_in(NAME, "sai", None, MONDAY + MINUTE * n).await.unwrap().is_none());
    }
    let locked = MONDAY + MINUTE * 4;
    assert!(province.sign_in(NAME, &password, None, locked + MINUTE * 14).await.unwrap().is_none());
    assert!(province.sign_in(NAME, &password, None, locked + MINUTE * 15).await.unwrap().is_some());
}

#[tokio::test]
async fn wrong_passwords_from_elsewhere_do_not_keep_an_official_out_of_a_known_device() {
    let (province, password) = with_account().await;
    let device = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().device;
    let here = async |password: &str, at| province.sign_in(NAME, password, Some(&device), at).await.unwrap();
    let elsewhere = async |password: &str, at| province.sign_in(NAME, password, Some("đoán"), at).await.unwrap();
    for _ in 0..5 {
        assert!(elsewhere("sai", MONDAY).await.is_none());
    }
    assert!(elsewhere(&password, MONDAY).await.is_none(), "locked for strangers");
    assert!(here(&password, MONDAY).await.is_some());
    // A stolen device guesses no more often than a stranger.
    for _ in 0..5 {
        assert!(here("sai", MONDAY).await.is_none());
    }
    assert!(here(&password, MONDAY + MINUTE * 14).await.is_none());
    assert!(here(&password, MONDAY + MINUTE * 15).await.is_some());
    // Known for this account only, and not for ever.
    let other = province.add_official("Lê Văn Hai", MONDAY).await.unwrap();
    for _ in 0..5 {
        province.sign_in("Lê Văn Hai", "sai", None, MONDAY).await.unwrap();
    }
    assert!(province.sign_in("Lê Văn Hai", &other, Some(&device), MONDAY).await.unwrap().is_none());
}

#[tokio::test]
async fn wrong_passwords_far_apart_do_not_lock() {
    let (province, password) = with_account().await;
    for n in 0..4 {
        province.sign_in(NAME, "sai", None, MONDAY + MINUTE * n).await.unwrap();
    }
    province.sign_in(NAME, "sai", None, MONDAY + MINUTE * 15).await.unwrap();
    assert!(province.sign_in(NAME, &password, None, MONDAY + MINUTE * 15).await.unwrap().is_some());
    // A right one starts the count again.
    for _ in 0..4 {
        province.sign_in(NAME, "sai", None, MONDAY + MINUTE * 16).await.unwrap();
    }
    assert!(province.sign_in(NAME, &password, None, MONDAY + MINUTE * 16).await.unwrap().is_some());
}

#[tokio::test]
async fn an_unknown_name_is_as_wrong() {
    let (province, password) = with_account().await;
    for _ in 0..6 {
        assert!(province.sign_in("Không Có", &password, None, MONDAY).await.unwrap().is_none());
    }
    assert!(province.sign_in(NAME, &password, None, MONDAY).await.unwrap().is_some());
}

#[tokio::test]
async fn a_session_ends_when_idle_or_old() {
    let (province, password) = with_account().await;
    let token = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    let mut at = MONDAY;
    // Used every 29 minutes it lasts twelve hours.
    while at - MONDAY < Duration::HOUR * 12 - MINUTE * 29 {
        at += MINUTE * 29;
        assert!(province.official(&token, at).await.unwrap().is_some(), "{at}");
    }
    assert!(province.official(&token, MONDAY + Duration::HOUR * 12).await.unwrap().is_none());

    let token = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    assert!(province.official(&token, MONDAY + MINUTE * 30).await.unwrap().is_none());
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let (province, password) = with_account().await;
    let here = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    let elsewhere = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    let official = province.official(&here, MONDAY).await.unwrap().unwrap();
    let change =
        async |present: &str, new: &str| province.change_password(&official, &here, None, present, new, MONDAY).await;

    assert!(matches!(change(&password, "mười một kt").await, Err(PasswordError::TooShort)));
    assert!(matches!(change(&password, &"x".repeat(201)).await, Err(PasswordError::TooLong)));
    assert!(matches!(change("sai", "một hai ba bốn năm").await, Err(PasswordError::Wrong)));
    assert!(matches!(change(&password, &password).await, Err(PasswordError::Same)));
    assert!(province.official(&elsewhere, MONDAY).await.unwrap().is_some());

    change(&password, "một hai ba bốn năm").await.unwrap();
    assert!(province.official(&elsewhere, MONDAY).await.unwrap().is_none());
    assert!(province.official(&here, MONDAY).await.unwrap().is_some());
    assert!(province.sign_in(NAME, &password, None, MONDAY).await.unwrap().is_none());
    // Typed on a keyboard that sends decomposed letters.
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd("một hai ba bốn năm").collect();
    assert!(province.sign_in(NAME, &decomposed, None, MONDAY).await.unwrap().is_some());
}

#[tokio::test]
async fn names_are_names_and_taken_once() {
    let (province, _) = with_account().await;
    assert!(matches!(province.add_official(" x ", MONDAY).await, Err(AddOfficialError::Name)));
    assert!(matches!(province.add_official("nguyễn thị một", MONDAY).await, Err(AddOfficialError::Taken(_))));
}

#[tokio::test]
async fn the_first_start_makes_one_account_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    let (name, password) = store.first_official(MONDAY).await.unwrap().unwrap();
    assert!(store.sign_in(&name, &password, None, MONDAY).await.unwrap().is_some());
    assert_eq!(store.first_official(MONDAY).await.unwrap(), None);
}

#[tokio::test]
async fn what_is_done_with_accounts_is_noted() {
    let (province, password) = with_account().await;
    province.sign_in(NAME, "sai", None, MONDAY).await.unwrap();
    let token = province.sign_in(NAME, &password, None, MONDAY).await.unwrap().unwrap().token;
    province.sign_out(&token, MONDAY).await.unwrap();
    let noted: Vec<String> = sqlx::query_scalar("SELECT what FROM official_audit WHERE official_id = 2 ORDER BY id")
        .fetch_all(&province.database.write)
        .await
        .unwrap();
    assert_eq!(noted, ["account made", "wrong password", "signed in", "signed out"]);
}
