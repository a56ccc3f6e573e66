//! An official sends papers with the page of a dossier.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, DossierCode, Stage},
};
use http_body_util::BodyExt as _;

use super::super::tests::{Operator, location, operator, text};
use crate::{
    province::{Filing, LARGEST_FILE, NoFiles, contract},
    signature::tests::RSA,
    uploads::samples,
};

const PROCESSING: [Action; 2] = [Action::Receive, Action::Process];

async fn version(operator: &Operator, code: &DossierCode) -> String {
    operator.app.province.dossier_file(code).await.unwrap().unwrap().version.to_string()
}

/// Posts these files, having seen the dossier as it stands.
async fn send(operator: &Operator, code: &DossierCode, kind: PaperKind, files: &[(&str, &[u8])]) -> Response<Body> {
    let seen = version(operator, code).await;
    send_seen(operator, code, kind, &seen, files).await
}

async fn send_seen(
    operator: &Operator,
    code: &DossierCode,
    kind: PaperKind,
    seen: &str,
    files: &[(&str, &[u8])],
) -> Response<Body> {
    let name = format!("tep.{}", kind.slug());
    let files: Vec<_> = files.iter().map(|(file, bytes)| (name.as_str(), *file, *bytes)).collect();
    let path = format!("/he-thong/ho-so/{code}/giay-to?trang-thai=dang-mo");
    operator.post_files(&path, &[("loai", kind.slug()), ("phien-ban", seen)], &files).await
}

async fn stage(operator: &Operator, code: &DossierCode) -> Stage {
    operator.app.province.dossier_file(code).await.unwrap().unwrap().stage
}

#[tokio::test]
async fn results_go_with_the_end_of_the_work_and_come_back_byte_for_byte() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &PROCESSING).await;
    let page = text(operator.get(&format!("/he-thong/ho-so/{code}")).await).await;
    assert!(
        page.contains("Báo đã có kết quả, gửi kèm tệp") && page.contains("enctype='multipart/form-data'"),
        "{page}"
    );

    let seen = version(&operator, &code).await;
    let annex = samples::pdf(2);
    let files = [("Giấy xác nhận.pdf", RSA), ("phu-luc", annex.as_slice())];
    let answer = send_seen(&operator, &code, PaperKind::Result, &seen, &files).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let done = location(&answer).to_owned();
    assert_eq!(stage(&operator, &code).await, Stage::Completed);
    let page = text(operator.get(&done).await).await;
    assert!(page.contains("Đã có kết quả: ") && page.contains("Giấy xác nhận.pdf</a> (PDF, 7 KB)"), "{page}");
    assert!(page.contains("phu-luc.pdf</a>"), "the ending says what it is");
    let again = send_seen(&operator, &code, PaperKind::Result, &seen, &files).await;
    assert_eq!((again.status(), location(&again)), (StatusCode::SEE_OTHER, done.as_str()), "a second click");

    let file = operator.app.province.dossier_file(&code).await.unwrap().unwrap();
    let papers = operator.app.province.papers(&file).await.unwrap();
    assert_eq!(papers.len(), 2);
    let path = format!("/he-thong/ho-so/{code}/giay-to/{}", papers[0].id);
    let answer = operator.get(&path).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/pdf");
    assert!(answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("; sandbox"));
    assert!(answer.into_body().collect().await.unwrap().to_bytes() == RSA);
    assert_eq!(operator.get(&format!("/he-thong/ho-so/{code}/giay-to/khong-co")).await.status(), StatusCode::NOT_FOUND);

    let more = send(&operator, &code, PaperKind::Result, &[("them.pdf", samples::pdf(3).as_slice())]).await;
    let page = text(operator.get(location(&more)).await).await;
    assert!(page.contains("Đã gửi giấy tờ cho người dân: ") && page.contains("them.pdf</a>"), "{page}");
    operator.run(&code, &[Action::Return]).await;
    assert!(!text(operator.get(&done).await).await.contains("multipart/form-data"), "nothing more can be sent");
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_at_its_box() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &PROCESSING).await;
    let large = vec![b'x'; usize::try_from(LARGEST_FILE).unwrap() + 1];
    let cases = [
        (Vec::new(), "Chọn ít nhất một tệp để gửi"),
        (vec![("", &b""[..])], "Chọn ít nhất một tệp để gửi"),
        (vec![("chuong-trinh.pdf", samples::EXE)], "Tệp “chuong-trinh.pdf”: "),
        (vec![("lon.pdf", large.as_slice())], "Tệp “lon.pdf” lớn hơn 10 MB"),
        (vec![("a.pdf", RSA); 6], "Mỗi lần gửi nhiều nhất 5 tệp"),
    ];
    for (files, words) in cases {
        let answer = send(&operator, &code, PaperKind::Result, &files).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        let page = text(answer).await;
        assert!(
            page.contains("<title>Lỗi: ") && page.contains("href='#tep.ket-qua'") && page.contains(words),
            "{page}"
        );
    }
    assert_eq!(stage(&operator, &code).await, Stage::Processing);
}

#[tokio::test]
async fn a_dossier_that_has_moved_on_is_seen_again_first() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &PROCESSING).await;
    let stale = send_seen(&operator, &code, PaperKind::Result, "1", &[("a.pdf", samples::pdf(1).as_slice())]).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    assert!(text(stale).await.contains("Hồ sơ vừa được cập nhật ở nơi khác"));
    operator.run(&code, &[Action::Pause]).await;
    let paused = send(&operator, &code, PaperKind::Result, &[("a.pdf", samples::pdf(1).as_slice())]).await;
    assert_eq!(paused.status(), StatusCode::CONFLICT);
    assert!(text(paused).await.contains("Ở trạng thái hiện nay không làm được việc này"));
}

#[tokio::test]
async fn a_draft_belongs_to_cases_of_civil_status() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &PROCESSING).await;
    let sent = send(&operator, &code, PaperKind::Draft, &[("nhap.pdf", samples::pdf(1).as_slice())]).await;
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    let page = text(operator.get(location(&sent)).await).await;
    assert!(page.contains("Chờ người dân trả lời đến ") && page.contains("nhap.pdf</a>"), "{page}");
    assert_eq!(stage(&operator, &code).await, Stage::Processing);

    let other = operator.app.catalogue.procedures().iter().find(|procedure| !procedure.has_draft_certificate());
    let filing = Filing { procedure_id: other.unwrap().id.clone(), ..contract::filing("2234567890") };
    let code = operator.app.ports.filings.submit("2", &filing, &NoFiles).await.unwrap();
    operator.run(&code, &PROCESSING).await;
    assert!(!text(operator.get(&format!("/he-thong/ho-so/{code}")).await).await.contains("Gửi bản nháp"));
    let refused = send(&operator, &code, PaperKind::Draft, &[("nhap.pdf", samples::pdf(1).as_slice())]).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
}

#[tokio::test]
async fn who_is_not_signed_in_sends_and_opens_nothing() {
    let mut operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &PROCESSING).await;
    let seen = version(&operator, &code).await;
    operator.cookie = String::new();
    let answer = send_seen(&operator, &code, PaperKind::Result, &seen, &[("a.pdf", RSA)]).await;
    assert!(location(&answer).starts_with("/he-thong/dang-nhap"));
    assert_eq!(stage(&operator, &code).await, Stage::Processing);
    let path = format!("/he-thong/ho-so/{code}/giay-to/a");
    assert!(location(&operator.get(&path).await).starts_with("/he-thong/dang-nhap"));
}
