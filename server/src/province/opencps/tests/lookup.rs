//! Following a dossier, and who may.

use domain::dossier::Stage;

use super::*;
use crate::province::Proof;

async fn typed(province: &Province, code: &DossierCode, typed: &str) -> bool {
    province.adapter.dossier(code, Proof::Typed(typed)).await.unwrap().is_some()
}

#[tokio::test]
async fn four_digits_open_as_everywhere_and_the_slip_s_secret_too() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    // End of the phone, of who files, of the owner.
    for digits in ["0001", "1234", "5678", " 5678 "] {
        assert!(typed(&province, &code, digits).await, "{digits:?}");
    }
    assert!(typed(&province, &code, &province.held_as(&code).secret).await);
    // The first are not the last; a header cannot hold the others.
    for wrong in ["0900", "0601", "78", " ", "mật", "56\r\n78", "567８"] {
        assert!(!typed(&province, &code, wrong).await, "{wrong:?}");
    }
}

#[tokio::test]
async fn an_unknown_code_and_a_wrong_proof_ask_the_same() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    let calls_for = async |code: &DossierCode| {
        let before = province.far.calls().len();
        assert!(!typed(&province, code, "0000").await);
        let calls = province.far.calls().split_off(before);
        calls.into_iter().map(|call| call.replace(code.as_str(), "…")).collect::<Vec<_>>()
    };
    let unknown = DossierCode::parse("H36-200101-9999").unwrap();
    assert_eq!(calls_for(&code).await, calls_for(&unknown).await);
}

#[tokio::test]
async fn a_draft_is_no_dossier_yet() {
    let province = province().await;
    province.fault(Kind::Error, "POST", "/actions", 0);
    province.file("k").await.unwrap_err();
    let code = DossierCode::issued("motcham-k").unwrap();
    assert_eq!(province.adapter.dossier(&code, Proof::Service).await, Ok(None));
}

#[tokio::test]
async fn digits_alone_are_not_another_dossier_s_internal_id() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    let internal = province.held_as(&code).id.to_string();
    assert!(province.adapter.find(&internal).await.unwrap().is_none());
}

#[tokio::test]
async fn every_stage_its_history_and_what_is_to_be_done() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    let stages = [
        (Action::Receive, Stage::Received),
        (Action::Process, Stage::Processing),
        (Action::RequirePayment, Stage::PaymentRequired),
        (Action::MarkPaid, Stage::Processing),
        (Action::Pause, Stage::Paused),
        (Action::Resume, Stage::Processing),
        (Action::RequestSupplement, Stage::SupplementRequired),
        (Action::MarkSupplementReceived, Stage::Processing),
        (Action::RequestSupplement, Stage::SupplementRequired),
        (Action::MarkSupplementReceived, Stage::Processing),
        (Action::Finish, Stage::Completed),
        (Action::Return, Stage::Returned),
    ];
    let mut told = vec![Stage::Registered];
    for (action, stage) in stages {
        province.official(&code, action);
        told.push(stage);
        let view = province.adapter.dossier(&code, Proof::Service).await.unwrap().unwrap();
        assert_eq!(view.stage, stage);
        assert_eq!(view.amount_due, (stage == Stage::PaymentRequired).then_some(15_000));
        assert_eq!(view.events.iter().map(|event| event.stage).collect::<Vec<_>>(), told);
    }
    let view = province.adapter.dossier(&code, Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.supplement_requests, 2);
    let asked = view.events.iter().find(|event| event.stage == Stage::SupplementRequired).unwrap();
    assert_eq!(asked.note, "Bổ sung bản sao <giấy tờ> \"gốc\"");
    assert_eq!(asked.unit, "UBND phường Phan Thiết");
}

#[tokio::test]
async fn the_other_ends() {
    let province = province().await;
    for (key, actions, end) in [
        ("refused", &[Action::Refuse][..], Stage::Refused),
        ("stopped", &[Action::Receive, Action::Process, Action::Stop], Stage::Stopped),
        ("withdrawn", &[Action::Receive, Action::Withdraw], Stage::Withdrawn),
    ] {
        let code = province.file(key).await.unwrap();
        actions.iter().for_each(|action| province.official(&code, *action));
        let view = province.adapter.dossier(&code, Proof::Service).await.unwrap().unwrap();
        assert_eq!((view.stage, view.ended_at.is_some()), (end, true), "{key}");
        assert_eq!(view.due.is_some(), end != Stage::Refused, "{key}");
    }
}

#[tokio::test]
async fn a_log_without_names_of_statuses_still_ends_in_the_present() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    province.fault(Kind::Error, "GET", "/dictitems", 1);
    province.official(&code, Action::Receive);
    let view = province.adapter.dossier(&code, Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.events.last().map(|event| event.stage), Some(Stage::Received));
}

#[tokio::test]
async fn no_answer_is_no_answer() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    for kind in [Kind::Error, Kind::WrongJson, Kind::ResetMidBody, Kind::CommitThenDrop] {
        province.far.clear_faults();
        province.fault(kind, "GET", code.as_str(), 0);
        for proof in [Proof::Service, Proof::Typed("5678")] {
            let answer = province.adapter.dossier(&code, proof).await;
            assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{kind:?} {answer:?}");
        }
    }
}
