//! The list of procedures.

use super::*;
use crate::province::Catalogue;

#[tokio::test]
async fn procedures_are_listed_by_their_national_code() {
    let province = province().await;
    let codes: Vec<_> = province.adapter.procedures().await.unwrap().into_iter().map(|listed| listed.code).collect();
    assert_eq!(codes, ["1.000894", "1.001612", "1.004873"]);
}

#[tokio::test]
async fn a_procedure_is_told_in_lines() {
    let province = province().await;
    let details = province.adapter.procedure("1.001612").await.unwrap().expect("mapped there as DKKD-01");
    assert_eq!(details.listed.name, "Đăng ký thành lập hộ kinh doanh");
    assert_eq!(details.steps, ["Bước 1: Nộp hồ sơ", "Bước 2: Nhận kết quả"]);
    let form = details.documents.last().unwrap();
    assert!(form.form_url.as_ref().unwrap().ends_with("/o/rest/v2/serviceinfos/501/filetemplates/TK-01"));
    assert_eq!(province.adapter.procedure("9.999999").await, Ok(None));
}
