//! Files that do not go along with the dossier.

use super::{
    citizen::{COMMUNE, PROCEDURE, Service, says},
    owners::fill_in,
    papers::Paper,
};
use crate::uploads::samples;

#[tokio::test]
async fn a_broken_file_keeps_nobody_from_sending_and_nobody_believes_that_it_went() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    fill_in(&citizen, false).await;
    let check = citizen.step("kiem-tra");
    assert!(!says(&citizen.get(&check).await, "không đi cùng hồ sơ"));
    let form = citizen.form();
    let file = |name: &str, bytes: Vec<u8>| Paper { question: "giay.thue".to_owned(), name: name.to_owned(), bytes };
    let papers = [file("hong.pdf", samples::EXE.to_vec()), file("tot.pdf", samples::pdf(1))];
    citizen.post_papers(form.page("giay").unwrap(), &[], &papers).await;
    let page = citizen.get(&check).await;
    assert!(says(&page, "Tệp “hong.pdf” (Hợp đồng thuê nhà) không nhận được nên không đi cùng hồ sơ."), "{page}");
    assert!(!says(&page, "Tệp “tot.pdf”"));
    let names: Vec<_> = citizen.send().await.filing.attachments.into_iter().map(|file| file.file_name).collect();
    assert_eq!(names, ["tot.pdf"]);
}
