//! Papers of the agency: told with the dossier, and given byte for byte.

use domain::{
    agency_paper::{ANSWER_TIME, PaperKind},
    dossier::{Action, DossierCode, Stage},
};

use super::{Harness, filing};
use crate::province::{AgencyPaper, DossierView, DraftAnswer, FollowUp, NoFiles, Proof, ProvinceError, sha256};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            papers,
            $open,
            [
                a_result_is_told_and_given_byte_for_byte,
                a_draft_is_told_with_the_time_for_an_answer,
                papers_are_a_change_that_is_told,
                a_typed_proof_sees_no_paper,
                an_unknown_paper_is_no_error,
                a_draft_is_answered_once,
            ]
        );
    };
}
pub(crate) use suite;

/// Neither text nor smaller than any buffer on the way.
fn scan() -> Vec<u8> {
    (0..300_000_u32).map(|n| (n * 11 % 253) as u8).collect()
}

async fn processing(province: &dyn Harness) -> DossierCode {
    let code = province.filings().submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    province.act(&code, Action::Receive).await;
    province.act(&code, Action::Process).await;
    code
}

async fn view(province: &dyn Harness, code: &DossierCode) -> DossierView {
    province.dossiers().dossier(code, Proof::Service).await.unwrap().expect("a dossier that was filed")
}

pub async fn a_result_is_told_and_given_byte_for_byte(province: &dyn Harness) {
    let code = processing(province).await;
    assert!(view(province, &code).await.papers.is_empty());
    province.send_paper(&code, PaperKind::Result, "Giấy xác nhận.pdf", &scan()).await;
    let told = view(province, &code).await;
    assert_eq!(told.stage, Stage::Completed, "a result ends the work");
    let [paper] = told.papers.as_slice() else { panic!("{:?}", told.papers) };
    assert_eq!((paper.kind, paper.name.as_str()), (PaperKind::Result, "Giấy xác nhận.pdf"));
    assert_eq!((paper.bytes, paper.sha256.as_str()), (300_000, sha256(&scan()).as_str()));
    assert_eq!((paper.answer_by, &paper.reply), (None, &None));
    let bytes = province.papers().paper(&code, paper).await.unwrap().expect("a paper that is told");
    assert!(bytes == scan() && paper.is(&bytes));
    province.send_paper(&code, PaperKind::Result, "Phụ lục.pdf", b"%PDF-1.7 phu luc").await;
    let names: Vec<_> = view(province, &code).await.papers.into_iter().map(|paper| paper.name).collect();
    assert_eq!(names, ["Giấy xác nhận.pdf", "Phụ lục.pdf"], "oldest first");
}

pub async fn a_draft_is_told_with_the_time_for_an_answer(province: &dyn Harness) {
    let code = processing(province).await;
    province.send_paper(&code, PaperKind::Draft, "Bản nháp.pdf", b"%PDF-1.7 nhap").await;
    let told = view(province, &code).await;
    assert_eq!(told.stage, Stage::Processing, "the work goes on");
    let [paper] = told.papers.as_slice() else { panic!("{:?}", told.papers) };
    assert_eq!(paper.kind, PaperKind::Draft);
    assert!(paper.answer_by.is_some_and(|by| by > paper.at && by <= paper.at + ANSWER_TIME), "{paper:?}");
}

pub async fn papers_are_a_change_that_is_told(province: &dyn Harness) {
    let code = processing(province).await;
    let end = province.dossiers().changes(None).await.unwrap().expect("this system keeps a list").next;
    province.send_paper(&code, PaperKind::Draft, "Bản nháp.pdf", b"%PDF-1.7 nhap").await;
    let told = province.dossiers().changes(Some(&end)).await.unwrap().expect("this system keeps a list").dossiers;
    assert_eq!(told, [view(province, &code).await]);
    assert_eq!(told[0].papers.len(), 1);
}

pub async fn a_typed_proof_sees_no_paper(province: &dyn Harness) {
    let code = processing(province).await;
    province.send_paper(&code, PaperKind::Result, "Giấy xác nhận.pdf", b"%PDF-1.7").await;
    let proof = province.proof(&code).await;
    let seen = province.dossiers().dossier(&code, Proof::Typed(&proof)).await.unwrap().expect("the right proof");
    assert!(seen.papers.is_empty(), "{:?}", seen.papers);
}

pub async fn an_unknown_paper_is_no_error(province: &dyn Harness) {
    let code = processing(province).await;
    province.send_paper(&code, PaperKind::Result, "Giấy xác nhận.pdf", b"%PDF-1.7").await;
    let paper = view(province, &code).await.papers.remove(0);
    let unknown = AgencyPaper { id: "khong-co".to_owned(), ..paper.clone() };
    assert_eq!(province.papers().paper(&code, &unknown).await, Ok(None));
    let elsewhere = province.filings().submit("k2", &filing("2234567890"), &NoFiles).await.unwrap();
    assert_eq!(province.papers().paper(&elsewhere, &paper).await, Ok(None), "another dossier's paper");
    let nobody = DossierCode::parse("H36-200101-9999").unwrap();
    assert_eq!(province.papers().paper(&nobody, &paper).await, Ok(None));
}

pub async fn a_draft_is_answered_once(province: &dyn Harness) {
    let code = processing(province).await;
    province.send_paper(&code, PaperKind::Draft, "Bản nháp.pdf", b"%PDF-1.7 nhap").await;
    let draft = view(province, &code).await.papers.remove(0);
    let answer = |draft: &str, agreed: bool, sent_at| {
        let correction = if agreed { String::new() } else { "Sai tên đệm".to_owned() };
        FollowUp::DraftAnswer(DraftAnswer { sent_at, draft: draft.to_owned(), agreed, correction })
    };
    let send = async |key: &str, answer: FollowUp| province.filings().follow_up(key, &code, &answer, &NoFiles).await;
    let refused = |answer: &Result<(), ProvinceError>| matches!(answer, Err(ProvinceError::Refused(_)));
    let late = draft.answer_by.unwrap() + time::Duration::SECOND;
    assert!(refused(&send("late", answer(&draft.id, true, late)).await), "a day is over");
    assert!(refused(&send("other", answer("khong-co", true, draft.at)).await), "no such draft");
    for _ in 0..2 {
        send("a", answer(&draft.id, false, draft.at)).await.unwrap();
    }
    assert!(refused(&send("b", answer(&draft.id, true, draft.at)).await), "answered already");
    let told = view(province, &code).await;
    assert_eq!(told.stage, Stage::Processing, "the work goes on");
    let reply = told.papers[0].reply.as_ref().expect("an answer that was taken");
    assert_eq!((reply.at, reply.agreed, reply.correction.as_str()), (draft.at, false, "Sai tên đệm"));
}
