//! What citizens send after the filing: taken once, where the stage allows it.

use domain::dossier::{Action, DossierCode, Stage};

use super::{Harness, MONDAY, filing, with_files};
use crate::province::{DossierView, Filing, FollowUp, NoFiles, Proof, ProvinceError, Supplement, Withdrawal};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            follow_ups,
            $open,
            [
                a_supplement_is_taken_once_and_the_work_goes_on,
                a_supplement_brings_its_files,
                a_supplement_answers_the_latest_request_only,
                a_withdrawal_is_taken_once_and_ends_the_dossier,
                what_the_stage_does_not_allow_changes_nothing,
                what_nobody_has_filed_is_refused
            ]
        );
    };
}
pub(crate) use suite;

fn supplement(request: u16) -> FollowUp {
    let text = "Tôi gửi bản chụp rõ hơn.".to_owned();
    FollowUp::Supplement(Supplement { sent_at: MONDAY, request, text, attachments: Vec::new() })
}

fn withdrawal(reason: &str) -> FollowUp {
    FollowUp::Withdrawal(Withdrawal { sent_at: MONDAY, reason: reason.to_owned() })
}

async fn filed(province: &dyn Harness, filing: &Filing, actions: &[Action]) -> DossierCode {
    let code = province.filings().submit("k", filing, &NoFiles).await.unwrap();
    for action in actions {
        province.act(&code, *action).await;
    }
    code
}

async fn view(province: &dyn Harness, code: &DossierCode) -> DossierView {
    province.dossiers().dossier(code, Proof::Service).await.unwrap().unwrap()
}

fn is_refused(answer: &Result<(), ProvinceError>) -> bool {
    matches!(answer, Err(ProvinceError::Refused(_)))
}

const ASKED: &[Action] = &[Action::Receive, Action::RequestSupplement];

pub async fn a_supplement_is_taken_once_and_the_work_goes_on(province: &dyn Harness) {
    assert!(province.filings().takes_follow_ups());
    let code = filed(province, &filing("1234567890"), ASKED).await;
    province.filings().follow_up("s", &code, &supplement(1), &NoFiles).await.unwrap();
    let after = view(province, &code).await;
    assert_eq!((after.stage, after.supplement_requests), (Stage::Processing, 1));
    province.filings().follow_up("s", &code, &supplement(1), &NoFiles).await.unwrap();
    assert_eq!(view(province, &code).await, after, "the same again");
    let other = province.filings().follow_up("s", &code, &supplement(2), &NoFiles).await;
    assert!(is_refused(&other), "another body under the key: {other:?}");
}

pub async fn a_supplement_brings_its_files(province: &dyn Harness) {
    let code = filed(province, &filing("1234567890"), ASKED).await;
    let (source, files) = with_files("2234567890");
    let follow_up = FollowUp::Supplement(Supplement {
        sent_at: MONDAY,
        request: 1,
        text: String::new(),
        attachments: source.attachments.clone(),
    });
    for _ in 0..2 {
        province.filings().follow_up("s", &code, &follow_up, &files).await.unwrap();
    }
    let attached = province.attached(&code).await;
    let sizes: Vec<_> = attached.iter().map(|bytes| bytes.len() as u64).collect();
    let sent: Vec<_> = source.attachments.iter().map(|attachment| attachment.bytes).collect();
    assert_eq!(sizes, sent);
    files.lose(&source.attachments[0].id);
    province.act(&code, Action::RequestSupplement).await;
    let FollowUp::Supplement(first) = follow_up else { return };
    let second = FollowUp::Supplement(Supplement { request: 2, ..first });
    assert!(is_refused(&province.filings().follow_up("s2", &code, &second, &files).await), "a file is lost");
    assert_eq!(view(province, &code).await.stage, Stage::SupplementRequired);
}

pub async fn a_supplement_answers_the_latest_request_only(province: &dyn Harness) {
    let code = filed(province, &filing("1234567890"), ASKED).await;
    province.filings().follow_up("s", &code, &supplement(1), &NoFiles).await.unwrap();
    province.act(&code, Action::RequestSupplement).await;
    assert!(is_refused(&province.filings().follow_up("late", &code, &supplement(1), &NoFiles).await));
    assert_eq!(view(province, &code).await.stage, Stage::SupplementRequired);
    province.filings().follow_up("s2", &code, &supplement(2), &NoFiles).await.unwrap();
    assert_eq!(view(province, &code).await.stage, Stage::Processing);
}

pub async fn a_withdrawal_is_taken_once_and_ends_the_dossier(province: &dyn Harness) {
    let code = filed(province, &filing("1234567890"), &[Action::Receive]).await;
    for _ in 0..2 {
        province.filings().follow_up("w", &code, &withdrawal("Tôi không cần nữa."), &NoFiles).await.unwrap();
    }
    let after = view(province, &code).await;
    assert_eq!(after.stage, Stage::Withdrawn);
    assert_eq!(after.events.last().unwrap().note, "Tôi không cần nữa.");
    assert!(after.ended_at.is_some());
    let other = filing("2234567890");
    let other = province.filings().submit("k2", &other, &NoFiles).await.unwrap();
    province.filings().follow_up("w2", &other, &withdrawal(""), &NoFiles).await.unwrap();
    assert_eq!(view(province, &other).await.stage, Stage::Withdrawn, "also before it was taken in, without a reason");
}

pub async fn what_the_stage_does_not_allow_changes_nothing(province: &dyn Harness) {
    let code = filed(province, &filing("1234567890"), &[Action::Receive, Action::Process, Action::Finish]).await;
    let before = view(province, &code).await;
    for (key, follow_up) in [("s", supplement(1)), ("w", withdrawal("Muộn"))] {
        let answer = province.filings().follow_up(key, &code, &follow_up, &NoFiles).await;
        assert!(is_refused(&answer), "{answer:?}");
    }
    assert_eq!(view(province, &code).await, before);
}

pub async fn what_nobody_has_filed_is_refused(province: &dyn Harness) {
    let code = DossierCode::parse("H36-261123-9999").unwrap();
    assert!(is_refused(&province.filings().follow_up("w", &code, &withdrawal(""), &NoFiles).await));
}
