//! Paper dossiers, taken in at the counter.

use domain::dossier::Stage;
use time::{Duration, macros::datetime};

use super::*;
use crate::province::{Changes, Dossiers as _, Proof, embedded::TakeInError};

/// What somebody brings who has a telephone and no number of ours.
fn paper(owner: &str) -> Filing {
    Filing { reference: String::new(), owner_name: owner.to_owned(), ..filing("") }
}

async fn take_in(province: &Province, key: &str, filing: &Filing) -> Result<DossierCode, TakeInError> {
    province.take_in(key, filing, &province.official, MONDAY).await
}

#[tokio::test]
async fn a_paper_dossier_is_received_from_its_first_moment() {
    let province = province().await;
    let code = take_in(&province, "k", &paper("Đặng Văn Mẫu")).await.unwrap();
    assert_eq!(code.as_str(), "H36-261123-0001");
    let file = province.file(&code).await;
    assert_eq!((file.stage, file.version, file.received_at), (Stage::Received, 1, Some(MONDAY)));
    // Three working days; Tuesday is off.
    assert_eq!(file.due, Some(datetime!(2026-11-27 17:00 +7)));
    assert!(file.due_certain && file.was_brought_to_the_counter() && !file.is_unanswered(MONDAY + Duration::DAY));
    let [event] = file.events.as_slice() else { panic!("one event: {:?}", file.events) };
    assert_eq!(
        (event.action, event.stage, event.official.as_str()),
        (Some(Action::Receive), Stage::Received, "Trần Văn Cán")
    );

    // From here on it goes its way like any other.
    province.run(&code, &[(Action::Process, MONDAY), (Action::Finish, MONDAY)]).await.unwrap();
    assert_eq!(province.file(&code).await.on_time, Some(true));
    let sent = province.submit("1234567890").await;
    assert_eq!(sent.as_str(), "H36-261123-0002", "one sequence for paper and online");
    assert!(!province.file(&sent).await.was_brought_to_the_counter());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_racing_clicks_make_one_dossier() {
    let province = province().await;
    let calls: Vec<_> = (0..20)
        .map(|seconds| {
            let (store, official) = (Arc::clone(&province.store), province.official.clone());
            // Each click has its own hour.
            let at = MONDAY + Duration::seconds(seconds);
            let filing = Filing { submitted_at: at, ..paper("Đặng Văn Mẫu") };
            tokio::spawn(async move { store.take_in("k", &filing, &official, at).await.unwrap() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().as_str(), "H36-261123-0001");
    }
    assert_eq!(take_in(&province, "other", &paper("Đặng Văn Mẫu")).await.unwrap().as_str(), "H36-261123-0002");
}

#[tokio::test]
async fn a_sent_form_that_was_changed_is_not_the_first_dossier_again() {
    let province = province().await;
    let code = take_in(&province, "k", &paper("Đặng Văn Mẫu")).await.unwrap();
    let changed = take_in(&province, "k", &paper("Nguyễn Thị Bưởi")).await;
    assert!(matches!(changed, Err(TakeInError::KeyReused(earlier)) if earlier == code));
    assert_eq!(province.file(&code).await.filing.owner_name, "Đặng Văn Mẫu");
    // The key of a form is none of a filing that comes through the port.
    assert_ne!(province.submit("k").await, code);
}

#[tokio::test]
async fn everybody_in_the_hall_can_look_it_up_and_it_is_in_the_list_of_changes() {
    let province = province().await;
    let code = take_in(&province, "k", &paper("Đặng Văn Mẫu")).await.unwrap();
    for digits in ["0001", "1234", "5678"] {
        let view = province.dossier(&code, Proof::Typed(digits)).await.unwrap().expect("phone, submitter, owner");
        assert_eq!((view.stage, view.events[0].stage), (Stage::Received, Stage::Received));
    }
    assert!(province.dossier(&code, Proof::Typed("0000")).await.unwrap().is_none());
    let no_phone =
        Filing { submitter_phone: String::new(), submitter_personal_id: None, ..paper("Đặng Văn Mẫu") };
    let other = take_in(&province, "k2", &no_phone).await.unwrap();
    assert!(province.dossier(&other, Proof::Typed("5678")).await.unwrap().is_some());
    assert!(province.dossier(&other, Proof::Typed("")).await.unwrap().is_none());
    let Changes { dossiers, .. } = province.changes(None).await.unwrap().unwrap();
    assert_eq!(dossiers.into_iter().map(|view| view.code).collect::<Vec<_>>(), [code, other]);
}

#[tokio::test]
async fn a_procedure_of_unknown_time_has_no_due_date() {
    let province = province().await;
    let code = take_in(&province, "k", &Filing { working_days: None, ..paper("Đặng Văn Mẫu") }).await.unwrap();
    let file = province.file(&code).await;
    assert_eq!((file.due, file.due_certain, file.received_at), (None, true, Some(MONDAY)));
}
