//! Filing when the far side and the way there fail, and what arrives.

use futures_util::future::join_all;

use super::*;
use crate::province::contract::with_files;

/// The calls that a filing makes; the look-up before and the one after are the same.
const STEPS: [(&str, &str); 4] =
    [("GET", "/dossiers/motcham-k"), ("POST", "/dossiers"), ("POST", "/files"), ("POST", "/actions")];

async fn one_dossier_after(kind: Kind) {
    for (method, path) in STEPS {
        let province = province().await;
        province.fault(kind, method, path, 1);
        let first = province.file("k").await;
        assert!(matches!(first, Err(ProvinceError::Unavailable(_))), "{method} {path}: {first:?}");
        let code = province.file_until_taken("k", &filing("1234567890")).await;
        let held = province.far.dossiers();
        assert_eq!(held.len(), 1, "{method} {path}");
        assert_eq!((held[0].no.as_str(), held[0].status.as_str()), (code.as_str(), "new"), "{method} {path}");
        assert_eq!(held[0].files.len(), 1, "{method} {path}: the form is there once");
        assert_eq!(province.file("k").await, Ok(code), "{method} {path}");
    }
}

#[tokio::test]
async fn an_answer_that_is_lost_at_any_step_ends_in_one_dossier() {
    one_dossier_after(Kind::CommitThenDrop).await;
}

#[tokio::test]
async fn an_answer_that_breaks_off_at_any_step_ends_in_one_dossier() {
    one_dossier_after(Kind::ResetMidBody).await;
}

#[tokio::test]
async fn a_page_of_a_proxy_in_place_of_any_answer_ends_in_one_dossier() {
    one_dossier_after(Kind::WrongJson).await;
}

#[tokio::test]
async fn a_failure_at_any_step_ends_in_one_dossier() {
    one_dossier_after(Kind::Error).await;
    one_dossier_after(Kind::Flapping).await;
}

#[tokio::test]
async fn the_look_up_that_would_tell_the_number_is_lost() {
    let province = province().await;
    // Every look-up fails from the moment on at which everything is done.
    province.fault(Kind::CommitThenDrop, "POST", "/actions", 1);
    province.file("k").await.unwrap_err();
    for kind in [Kind::CommitThenDrop, Kind::WrongJson, Kind::Error] {
        province.fault(kind, "GET", "/dossiers/motcham-k", 1);
        province.file("k").await.unwrap_err();
    }
    let code = province.file("k").await.unwrap();
    assert_eq!((province.held_as(&code).status.as_str(), province.far.dossiers().len()), ("new", 1));
}

#[tokio::test]
async fn every_answer_lost_once_ends_in_one_dossier() {
    let province = province().await;
    for (method, path) in STEPS {
        province.fault(Kind::CommitThenDrop, method, path, 1);
    }
    province.file_until_taken("k", &filing("1234567890")).await;
    assert_eq!(province.far.dossiers().len(), 1);
    // Created once: with a reference that it knows OpenCPS would begin the dates anew.
    assert_eq!(province.far.keys(), ["motcham-k"]);
}

#[tokio::test]
async fn a_dossier_that_is_worked_on_is_not_dated_anew() {
    let province = province().await;
    let code = province.file("k").await.unwrap();
    province.official(&code, Action::Receive);
    province.official(&code, Action::Process);
    assert_eq!(province.file("k").await, Ok(code));
    assert_eq!(province.far.keys().len(), 1);
}

#[tokio::test]
async fn who_was_not_answered_does_not_create_again_at_once() {
    let mut province = province().await;
    province.adapter.turns = Turns::new(SETTLES);
    province.fault(Kind::CommitThenDrop, "POST", "/dossiers", 1);
    province.file("k").await.unwrap_err();
    // It was committed: found, and gone on with.
    province.file("k").await.unwrap();

    province.adapter.turns.sent_without_answer("motcham-k2");
    let early = province.file("k2").await;
    assert!(matches!(&early, Err(ProvinceError::Unavailable(why)) if why.contains("too early")), "{early:?}");
    assert_eq!(province.far.keys(), ["motcham-k"]);
    province.file("k3").await.unwrap();
}

#[tokio::test]
async fn everything_that_was_answered_arrives() {
    let province = province().await;
    let mut filing = filing("1234567890");
    filing.answers[0].official_name = Some("HoTenNguoiYeuCau".to_owned());
    let code = province.adapter.submit("k", &filing, &NoFiles).await.unwrap();
    let held = province.held_as(&code);
    assert_eq!(held.applicant, filing.owner_name);
    assert_eq!(held.form_data, [r#"{"HoTenNguoiYeuCau":"Nguyễn Thị Bưởi"}"#]);
    for part in ["1234567890", "Người yêu cầu", "Họ, chữ đệm, tên: Nguyễn Thị Bưởi", "Giấy tờ tùy thân", "0900000001"]
    {
        assert!(held.files[0].contains(part), "{part}");
    }
}

#[tokio::test]
async fn another_name_of_the_procedure_and_no_part_for_the_form() {
    let province = with_map("[procedures.'1.001612']\nservice = 'DKKD-01'").await;
    let mut filing = filing("1234567890");
    filing.procedure_id = "1.001612".to_owned();
    let code = province.adapter.submit("k", &filing, &NoFiles).await.unwrap();
    assert!(province.held_as(&code).files.is_empty());
    let view = province.adapter.dossier(&code, crate::province::Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.procedure, "Đăng ký thành lập hộ kinh doanh");
}

#[tokio::test]
async fn handing_in_without_an_action() {
    let province = with_map("submit_action = ''\npart = 'TK'").await;
    let code = province.file("k").await.unwrap();
    assert!(province.far.calls().iter().any(|call| call.ends_with("/submitting")));
    assert_eq!(province.file("k").await, Ok(code));
    assert_eq!(province.far.dossiers().len(), 1);
}

#[tokio::test]
async fn where_reception_numbers_our_reference_stands_until_then() {
    let province = province().await;
    province.far.set_habits(Habits { number_at_submission: false, ..Habits::default() });
    let code = province.file("k").await.unwrap();
    assert_eq!(code.as_str(), "motcham-k");
    province.official(&code, Action::Receive);
    let view = province.adapter.dossier(&code, crate::province::Proof::Service).await.unwrap().unwrap();
    assert_eq!(view.code.as_str(), "H36-261123-0001");
}

#[tokio::test]
async fn a_draft_of_another_filing_that_is_taken_over_is_not_handed_in() {
    let province = province().await;
    province.far.set_habits(Habits { takes_drafts_over: true, ..Habits::default() });
    province.fault(Kind::Error, "POST", "/files", 1);
    province.file("k1").await.unwrap_err();
    let mut other = filing("2234567890");
    other.owner_name = "Trần Khác".to_owned();
    let answer = province.adapter.submit("k2", &other, &NoFiles).await;
    assert!(matches!(&answer, Err(ProvinceError::Unavailable(why)) if why.contains("draft")), "{answer:?}");
    let first = province.file("k1").await;
    assert!(matches!(&first, Err(ProvinceError::Unavailable(why)) if why.contains("another applicant")), "{first:?}");
    assert!(province.far.dossiers().iter().all(|held| held.status.is_empty()), "nobody's data in another's dossier");
}

#[tokio::test]
async fn an_account_that_cannot_sign_in_waits_for_people() {
    let mut province = province().await;
    province.adapter.api.password = "wrong".to_owned();
    assert!(matches!(province.file("k").await, Err(ProvinceError::Unavailable(_))));
    assert!(province.far.dossiers().is_empty());
}

#[tokio::test]
async fn many_filings_while_the_way_fails_are_one_dossier_each() {
    let province = province().await;
    province.fault(Kind::Flapping, "", "", 0);
    let filings: Vec<_> = (0..12).map(|n| (format!("k{n}"), filing(&format!("{n:010}")))).collect();
    let all = filings.iter().flat_map(|pair| [pair, pair]).map(|(key, filing)| province.file_until_taken(key, filing));
    let mut codes: Vec<_> = join_all(all).await.into_iter().map(|code| code.to_string()).collect();
    codes.sort();
    codes.dedup();
    assert_eq!((codes.len(), province.far.dossiers().len()), (12, 12));
}

#[tokio::test]
async fn files_go_to_their_parts_under_their_names() {
    let map = format!("{MAP}[procedures.'1.004873']\npart = 'TK'\npapers = {{ 'giay-to.ly-hon' = 'TP02' }}\n");
    let province = with_map(&map).await;
    let (mut filing, files) = with_files("1234567890");
    filing.attachments[1].question = "giay-to.khac".to_owned();
    let code = province.adapter.submit("k", &filing, &files).await.unwrap();
    let held = province.held_as(&code);
    let told: Vec<_> = held.attached.iter().map(|file| (&*file.reference_uid, &*file.part_no, &*file.kind)).collect();
    assert_eq!(
        told,
        [
            ("motcham-k-00112233445566778899aabbccddeeff", "TP02", "application/pdf"),
            ("motcham-k-ffeeddccbbaa99887766554433221100", "TP01", "image/jpeg"),
        ]
    );
    assert_eq!(held.attached[0].display_name, "Quyết định ly hôn – Quyết định ly hôn.pdf");
    assert_eq!(held.attached[0].name, "00112233445566778899aabbccddeeff.pdf");
    assert!(held.files[0].contains("Tệp kèm theo\nQuyết định ly hôn: Quyết định ly hôn.pdf"), "{}", held.files[0]);
    let order: Vec<_> = province.far.calls().into_iter().filter(|call| call.starts_with("POST")).collect();
    assert!(order.last().unwrap().ends_with("/actions"), "handed in last: {order:?}");
}

#[tokio::test]
async fn an_answer_that_is_lost_at_a_file_ends_in_each_file_once() {
    for kind in [Kind::CommitThenDrop, Kind::ResetMidBody, Kind::WrongJson, Kind::Error] {
        // Without a form, so that the first call is a file's.
        let province = with_map("files = 'TP01'").await;
        let (filing, files) = with_files("1234567890");
        province.fault(kind, "POST", "/files", 2);
        for _ in 0..2 {
            let answer = province.adapter.submit("k", &filing, &files).await;
            assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{answer:?}");
        }
        let code = province.adapter.submit("k", &filing, &files).await.unwrap();
        let held = province.held_as(&code);
        assert_eq!((held.attached.len(), province.far.dossiers().len()), (2, 1), "{kind:?}");
    }
}

#[tokio::test]
async fn a_file_that_opencps_loses_without_a_word_is_not_handed_in() {
    let province = province().await;
    province.far.set_habits(Habits { loses_files: true, ..Habits::default() });
    let (filing, files) = with_files("1234567890");
    let answer = province.adapter.submit("k", &filing, &files).await;
    assert!(matches!(&answer, Err(ProvinceError::Unavailable(why)) if why.contains("whole file")), "{answer:?}");
    assert!(province.far.dossiers()[0].status.is_empty());
    province.far.set_habits(Habits::default());
    let code = province.adapter.submit("k", &filing, &files).await.unwrap();
    assert_eq!(province.attached(&code).await.len(), 2);
}

#[tokio::test]
async fn where_no_part_takes_files_the_filing_waits_for_the_map() {
    let province = with_map("part = 'TK'").await;
    let (filing, files) = with_files("1234567890");
    let answer = province.adapter.submit("k", &filing, &files).await;
    assert!(matches!(&answer, Err(ProvinceError::Unavailable(why)) if why.contains("--opencps-map")), "{answer:?}");
    assert!(province.far.dossiers().is_empty());
}

#[tokio::test]
async fn an_organisation_is_a_business() {
    let province = province().await;
    let organisation = Filing {
        owner_tax_code: Some("3400123456".to_owned()),
        owner_personal_id: None,
        owner_name: "Công ty Mẫu".to_owned(),
        ..filing("1234567890")
    };
    let code = province.adapter.submit("k", &organisation, &NoFiles).await.unwrap();
    let held = province.held_as(&code);
    assert_eq!((held.applicant_kind.as_str(), held.applicant_id.as_str()), ("business", "3400123456"));
}
