//! Papers of the agency: sent once, kept byte for byte, answered once and in time.

use std::os::unix::fs::PermissionsExt as _;

use domain::dossier::Stage;
use time::Duration;

use super::*;
use crate::province::{
    AgencyPaper, DraftAnswer, Proof,
    embedded::{
        MOST_PAPERS, StoreError,
        papers::{NoSuchDraft, answer_draft},
    },
};

async fn processing(province: &Province, reference: &str) -> DossierCode {
    let code = province.submit(reference).await;
    province.run(&code, &[(Action::Receive, MONDAY), (Action::Process, MONDAY)]).await.unwrap();
    code
}

async fn papers(province: &Province, code: &DossierCode) -> Vec<AgencyPaper> {
    let file = province.file(code).await;
    province.papers(&file).await.unwrap()
}

/// What the citizen answers at `at`, and when it arrives.
async fn answer(
    province: &Province,
    code: &DossierCode,
    draft: &str,
    agreed: bool,
    (at, arrives): (OffsetDateTime, OffsetDateTime),
) -> Result<(), NoSuchDraft> {
    let file = province.file(code).await;
    let correction = if agreed { String::new() } else { "Sai tên đệm".to_owned() };
    let mut tx = province.store.write().await.unwrap();
    let answer = DraftAnswer { sent_at: at, draft: draft.to_owned(), agreed, correction };
    let answered = answer_draft(&mut tx, &file, &answer, arrives).await.unwrap();
    tx.commit().await.unwrap();
    answered
}

#[tokio::test]
async fn a_second_click_sends_nothing_twice() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    let paper = NewPaper {
        name: "a.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: Bytes::from_static(b"%PDF-1.7"),
    };
    let seen = province.file(&code).await.version;
    let send = async |papers: &[NewPaper]| {
        province.send_papers(&code, seen, PaperKind::Result, papers, &province.official, MONDAY).await
    };
    let twice = [paper.clone(), paper.clone()];
    assert_eq!(send(&twice).await.unwrap(), seen + 1);
    assert_eq!(send(&twice).await.unwrap(), seen + 1, "the same again");
    assert_eq!(papers(&province, &code).await.len(), 1);
    let other = NewPaper { bytes: Bytes::from_static(b"%PDF-1.4"), ..paper };
    assert!(matches!(send(&[other]).await, Err(SendError::Stale)));
    assert_eq!(province.file(&code).await.events.len(), 4, "no step without a paper");
}

#[tokio::test]
async fn each_kind_has_its_stage() {
    let province = province().await;
    let code = province.submit("1234567890").await;
    for kind in PaperKind::ALL {
        let early = province.give(&code, kind, "a.pdf", b"%PDF-1.7", MONDAY).await;
        assert!(matches!(early, Err(SendError::NotAllowed)), "{kind:?}");
    }
    province.run(&code, &[(Action::Receive, MONDAY), (Action::Process, MONDAY)]).await.unwrap();
    province.give(&code, PaperKind::Draft, "nhap.pdf", b"%PDF-1.7 nhap", MONDAY).await.unwrap();
    assert_eq!(province.file(&code).await.stage, Stage::Processing);
    province.give(&code, PaperKind::Result, "a.pdf", b"%PDF-1.7", MONDAY).await.unwrap();
    let file = province.file(&code).await;
    assert_eq!((file.stage, file.ended_at), (Stage::Completed, Some(MONDAY)));
    let late = province.give(&code, PaperKind::Draft, "nhap-2.pdf", b"%PDF-1.7 nhap 2", MONDAY).await;
    assert!(matches!(late, Err(SendError::NotAllowed)));
    province.give(&code, PaperKind::Result, "b.pdf", b"%PDF-1.7 b", MONDAY).await.unwrap();
    province.run(&code, &[(Action::Return, MONDAY)]).await.unwrap();
    let ended = province.give(&code, PaperKind::Result, "c.pdf", b"%PDF-1.7 c", MONDAY).await;
    assert!(matches!(ended, Err(SendError::NotAllowed)));
    let nobody = DossierCode::parse("H36-200101-9999").unwrap();
    let paper = NewPaper { name: "a".into(), media_type: "a/b".into(), bytes: Bytes::from_static(b"a") };
    let unknown = province.send_papers(&nobody, 1, PaperKind::Result, &[paper], &province.official, MONDAY).await;
    assert!(matches!(unknown, Err(SendError::Unknown)));
}

#[tokio::test]
async fn there_are_never_too_many() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    let paper = |number: usize| NewPaper {
        name: format!("{number}.pdf"),
        media_type: "application/pdf".to_owned(),
        bytes: Bytes::from(format!("%PDF-1.7 {number}")),
    };
    let all: Vec<_> = (0..=MOST_PAPERS).map(paper).collect();
    let seen = province.file(&code).await.version;
    let send = async |papers: &[NewPaper]| {
        province.send_papers(&code, seen, PaperKind::Draft, papers, &province.official, MONDAY).await
    };
    assert!(matches!(send(&all).await, Err(SendError::TooMany)));
    assert!(papers(&province, &code).await.is_empty());
    assert!(send(&all[1..]).await.is_ok());
}

#[tokio::test]
async fn papers_survive_a_restart_and_what_was_changed_on_the_disk_is_not_given_out() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    province.give(&code, PaperKind::Result, "a.pdf", b"%PDF-1.7", MONDAY).await.unwrap();
    let province = province.restarted().await;
    let id = papers(&province, &code).await.remove(0).id;
    // No filing names it, and it stays all the same.
    assert_eq!(province.forget_files(MONDAY + Duration::days(30)).await.unwrap(), 0);
    let (paper, bytes) = province.open_paper(&code, &id, &province.official, MONDAY).await.unwrap().unwrap();
    assert!(paper.is(&bytes) && bytes == b"%PDF-1.7"[..]);
    let folder = province.folder.path().join("province-files");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(path, b"changed!").unwrap();
    }
    let changed = province.paper_bytes(&code, &id).await;
    assert!(matches!(changed, Err(StoreError::Unreadable(_))), "{changed:?}");
}

#[tokio::test]
async fn what_was_sent_stands_in_the_history_of_both_sides() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    province.give(&code, PaperKind::Draft, "nhap.pdf", b"%PDF-1.7 nhap", MONDAY).await.unwrap();
    let file = province.file(&code).await;
    let step = file.events.last().unwrap();
    assert_eq!((step.action, step.stage, step.official.as_str()), (None, Stage::Processing, "Trần Văn Cán"));
    let view = province.view(&code, Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.events.last().unwrap().note, "Cơ quan gửi bản nháp giấy tờ để ông/bà kiểm tra.");
}

#[tokio::test]
async fn a_draft_is_answered_once_by_the_citizens_clock() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    province.give(&code, PaperKind::Draft, "nhap.pdf", b"%PDF-1.7 nhap", MONDAY).await.unwrap();
    let draft = papers(&province, &code).await.remove(0);
    let by = draft.answer_by.unwrap();
    assert_eq!(by, MONDAY + Duration::DAY);
    let (in_time, late) = ((by, by + Duration::DAY), (by + Duration::SECOND, by + Duration::SECOND));
    assert_eq!(answer(&province, &code, &draft.id, true, late).await, Err(NoSuchDraft));
    assert_eq!(answer(&province, &code, "khong-co", true, in_time).await, Err(NoSuchDraft));
    assert_eq!(answer(&province, &code, &draft.id, false, in_time).await, Ok(()), "in time, though long on its way");
    assert_eq!(answer(&province, &code, &draft.id, true, in_time).await, Err(NoSuchDraft), "answered");
    let reply = papers(&province, &code).await.remove(0).reply.unwrap();
    assert_eq!((reply.at, reply.agreed, reply.correction.as_str()), (by, false, "Sai tên đệm"));
    let file = province.file(&code).await;
    let step = file.events.last().unwrap();
    assert_eq!((step.action, step.official.as_str(), step.stage), (None, "", Stage::Processing));
    assert!(!step.note.contains("Sai"), "what the citizen wrote stands with the draft alone");
    // A form that the official had open before it is stale.
    let stale = province.act(&code, file.version - 1, &decide(Action::Finish), &province.official, by).await;
    assert!(matches!(stale, Err(ActError::Stale)));
}

#[tokio::test]
async fn a_result_cannot_be_answered() {
    let province = province().await;
    let code = processing(&province, "1234567890").await;
    province.give(&code, PaperKind::Result, "a.pdf", b"%PDF-1.7", MONDAY).await.unwrap();
    let id = papers(&province, &code).await.remove(0).id;
    assert_eq!(answer(&province, &code, &id, true, (MONDAY, MONDAY)).await, Err(NoSuchDraft));
}
