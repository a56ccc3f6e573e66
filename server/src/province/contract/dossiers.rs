//! Following: what the province says of a dossier, to whom, and what has changed.

use std::collections::HashMap;

use domain::dossier::{Action, DossierCode, Stage};

use super::{Harness, filing};
use crate::province::{Cursor, DossierView, NoFiles, Proof};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            dossiers,
            $open,
            [
                a_dossier_is_followed_to_its_result,
                a_proof_opens_its_dossier_and_no_other,
                an_unknown_code_is_no_error,
                every_change_is_told,
                the_list_of_changes_has_no_end,
            ]
        );
    };
}
pub(crate) use suite;

async fn submitted(province: &dyn Harness, key: &str) -> DossierCode {
    province.filings().submit(key, &filing("1234567890"), &NoFiles).await.unwrap()
}

async fn view(province: &dyn Harness, code: &DossierCode) -> DossierView {
    province.dossiers().dossier(code, Proof::Service).await.unwrap().expect("a dossier that was filed")
}

pub async fn a_dossier_is_followed_to_its_result(province: &dyn Harness) {
    let code = submitted(province, "k").await;
    let new = view(province, &code).await;
    assert_eq!((&new.code, new.stage, new.due), (&code, Stage::Registered, None));
    assert_eq!(new.procedure, "Cấp Giấy xác nhận tình trạng hôn nhân");
    assert_eq!(new.agency, "UBND phường Phan Thiết");
    province.act(&code, Action::Receive).await;
    let received = view(province, &code).await;
    assert_eq!(received.stage, Stage::Received);
    assert!(received.due.is_some(), "a receipt slip has a date");
    province.act(&code, Action::Process).await;
    province.act(&code, Action::RequestSupplement).await;
    let waiting = view(province, &code).await;
    assert_eq!(waiting.stage, Stage::SupplementRequired);
    assert!(!waiting.events.last().unwrap().note.is_empty(), "the citizen is told what to bring");
    province.act(&code, Action::MarkSupplementReceived).await;
    province.act(&code, Action::Finish).await;
    let done = view(province, &code).await;
    assert_eq!(done.stage, Stage::Completed);
    assert!(done.ended_at.is_some());
    assert!(done.events.is_sorted_by_key(|event| event.at), "oldest first");
    province.act(&code, Action::Return).await;
    assert_eq!(view(province, &code).await.stage, Stage::Returned);
}

pub async fn a_proof_opens_its_dossier_and_no_other(province: &dyn Harness) {
    let code = submitted(province, "k").await;
    let proof = province.proof(&code).await;
    let typed = async |typed: &str| province.dossiers().dossier(&code, Proof::Typed(typed)).await.unwrap();
    assert_eq!(typed(&proof).await.map(|view| view.code), Some(code.clone()));
    for wrong in ["0000", "", "00000001", "%", "' OR 1=1 --"] {
        assert!(typed(wrong).await.is_none(), "{wrong:?}");
    }
}

pub async fn an_unknown_code_is_no_error(province: &dyn Harness) {
    submitted(province, "k").await;
    let unknown = DossierCode::parse("H36-200101-9999").unwrap();
    for proof in [Proof::Service, Proof::Typed("1234")] {
        assert!(province.dossiers().dossier(&unknown, proof).await.unwrap().is_none());
    }
}

/// Reads to the end; the last stage told of each dossier.
async fn read(province: &dyn Harness, since: Option<Cursor>) -> (HashMap<DossierCode, Stage>, Cursor) {
    let mut told = HashMap::new();
    let mut cursor = since;
    for _ in 0..100 {
        let page = province.dossiers().changes(cursor.as_ref()).await.unwrap().expect("this system keeps a list");
        told.extend(page.dossiers.iter().map(|view| (view.code.clone(), view.stage)));
        if !page.more {
            return (told, page.next);
        }
        cursor = Some(page.next);
    }
    panic!("the list never ended: {cursor:?}");
}

pub async fn every_change_is_told(province: &dyn Harness) {
    let (first, second) = (submitted(province, "k1").await, submitted(province, "k2").await);
    let (told, cursor) = read(province, None).await;
    assert_eq!(told, HashMap::from([(first.clone(), Stage::Registered), (second.clone(), Stage::Registered)]));
    province.act(&second, Action::Receive).await;
    let (told, cursor) = read(province, Some(cursor)).await;
    assert_eq!(told.get(&second), Some(&Stage::Received));
    province.act(&first, Action::Refuse).await;
    let third = submitted(province, "k3").await;
    let (told, _) = read(province, Some(cursor)).await;
    assert_eq!(told.get(&first), Some(&Stage::Refused));
    assert_eq!(told.get(&third), Some(&Stage::Registered));
}

pub async fn the_list_of_changes_has_no_end(province: &dyn Harness) {
    let (told, cursor) = read(province, None).await;
    assert!(told.is_empty());
    let code = submitted(province, "k").await;
    let (told, _) = read(province, Some(cursor)).await;
    assert_eq!(told, HashMap::from([(code, Stage::Registered)]));
}
