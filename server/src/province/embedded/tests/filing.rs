//! Filing: once for each key, numbered by agency and day, kept.

use std::os::unix::fs::PermissionsExt as _;

use domain::dossier::Stage;
use time::macros::datetime;

use super::*;
use crate::province::{Dossiers as _, Filings as _, NoFiles, Proof, ProvinceError};

#[tokio::test]
async fn the_same_key_gives_the_same_code() {
    let province = province().await;
    let first = province.submit("1234567890").await;
    assert_eq!(first.as_str(), "H36-261123-0001");
    let again = province.submit_at("1234567890", &filing("1234567890"), MONDAY + time::Duration::DAY).await.unwrap();
    assert_eq!(again, first);
    assert_eq!(province.submit("2234567890").await.as_str(), "H36-261123-0002");
    assert_eq!(province.file(&first).await.events.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_racing_calls_with_one_key_make_one_dossier() {
    let province = province().await;
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let store = Arc::clone(&province.store);
            tokio::spawn(async move { store.submit("k", &filing("1234567890"), &NoFiles).await.unwrap() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().as_str(), "H36-261123-0001");
    }
    assert_eq!(province.submit("2234567890").await.as_str(), "H36-261123-0002");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_racing_filings_get_twenty_numbers() {
    let province = province().await;
    let calls: Vec<_> = (0..20)
        .map(|n| {
            let store = Arc::clone(&province.store);
            tokio::spawn(async move { store.submit(&n.to_string(), &filing("1234567890"), &NoFiles).await.unwrap() })
        })
        .collect();
    let mut codes = Vec::new();
    for call in calls {
        codes.push(call.await.unwrap().to_string());
    }
    codes.sort();
    let expected: Vec<_> = (1..=20).map(|n| format!("H36-261123-{n:04}")).collect();
    assert_eq!(codes, expected);
}

#[tokio::test]
async fn the_sequence_restarts_for_each_day_and_agency() {
    let province = province().await;
    province.submit("1").await;
    let tomorrow = datetime!(2026-11-23 17:30 UTC); // 24/11, 00:30 in Vietnam
    let next_day = province.submit_at("2", &filing("2"), tomorrow).await.unwrap();
    assert_eq!(next_day.as_str(), "H36-261124-0001");
    let other = Filing { agency_code: "H36.01".to_owned(), ..filing("3") };
    assert_eq!(province.submit_at("3", &other, MONDAY).await.unwrap().as_str(), "H36.01-261123-0001");
}

#[tokio::test]
async fn an_agency_without_an_identifier_is_refused_for_good() {
    let province = province().await;
    let filing = Filing { agency_code: "phan thiết".to_owned(), ..filing("1") };
    assert!(matches!(province.store.submit("1", &filing, &NoFiles).await, Err(ProvinceError::Refused(_))));
}

#[tokio::test]
async fn what_was_filed_survives_a_restart_in_a_private_file() {
    let province = province().await;
    let code = province.submit("1234567890").await;
    province.close().await;

    let again = open(&province.folder).await;
    let file = again.dossier_file(&code).await.unwrap().unwrap();
    assert_eq!(file.filing, filing("1234567890"));
    for name in ["province.db", "province.db-wal"] {
        let mode = std::fs::metadata(province.folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn the_citizens_view_has_no_official_and_no_due_date_before_reception() {
    let province = province().await;
    let code = province.submit("1234567890").await;
    let view = province.dossier(&code, Proof::Service).await.unwrap().unwrap();
    assert_eq!((view.stage, view.due, view.ended_at), (Stage::Registered, None, None));
    assert_eq!(view.events.len(), 1);
    assert_eq!(view.events[0].unit, "UBND phường Phan Thiết");

    province
        .run(&code, &[(Action::Receive, MONDAY), (Action::Process, MONDAY), (Action::RequirePayment, MONDAY)])
        .await
        .unwrap();
    let view = province.dossier(&code, Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.amount_due, Some(15_000));
    assert_eq!(view.events[3].note, "15.000 đồng. Mang đến quầy bản chính trích lục ly hôn");
    assert!(!serde_json::to_string(&view).unwrap().contains("Cán"));

    let unknown = DossierCode::parse("H36-261123-9999").unwrap();
    assert_eq!(province.dossier(&unknown, Proof::Service).await.unwrap(), None);
}
