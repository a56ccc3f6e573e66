//! The list goes to the path of shared lists; a procedure is read whole.

use super::World;
use crate::province::{Catalogue, ListedDocument};

#[tokio::test]
async fn the_list_is_asked_for_where_shared_lists_are() {
    let world = World::open().await;
    let listed = world.dvcqg.procedures().await.unwrap();
    let codes: Vec<_> = listed.iter().map(|procedure| procedure.code.as_str()).collect();
    assert_eq!(codes, ["1.001193", "1.004873", "2.000635"]);
    assert_eq!(listed[1].name, "Cấp Giấy xác nhận tình trạng hôn nhân");
    let calls = world.standin.exchange().calls();
    let call = calls.iter().find(|call| call.service == "LayDanhSachTTHC").unwrap();
    assert_eq!(call.path, "/mapi/share");
}

#[tokio::test]
async fn a_procedure_is_read_whole() {
    let world = World::open().await;
    let details = world.dvcqg.procedure("1.004873").await.unwrap().unwrap();
    assert_eq!(details.listed.agency, "Ủy ban nhân dân cấp xã");
    assert_eq!(details.listed.field, "Hộ tịch");
    assert_eq!(details.steps.len(), 2);
    let form = Some("https://example.invalid/to-khai.docx".to_owned());
    assert_eq!(details.documents[0], ListedDocument { name: "Tờ khai".to_owned(), form_url: form });
    assert_eq!(details.documents[1].form_url, None);
    assert_eq!(details.times[0], "Trực tiếp: 3 Ngày làm việc");
    assert_eq!(details.times[1], "Trực tuyến: 3 Ngày làm việc (23 ngày nếu phải xác minh)");
    assert_eq!(details.fees, ["Trực tuyến: 15.000 đồng (Miễn cho người nghèo)"]);
    assert_eq!(details.results, ["Giấy xác nhận tình trạng hôn nhân"]);
    assert_eq!(details.legal_basis, ["60/2014/QH13 Luật Hộ tịch"]);
    assert_eq!(details.conditions, ["Có đủ điều kiện kết hôn"]);
}

#[tokio::test]
async fn what_is_unknown_or_not_public_is_none() {
    let world = World::open().await;
    assert!(world.dvcqg.procedure("9.999999").await.unwrap().is_none());
    assert!(world.dvcqg.procedure("2.000635").await.unwrap().is_none());
    assert!(world.dvcqg.procedure("1.001193").await.unwrap().unwrap().documents.is_empty());
}
