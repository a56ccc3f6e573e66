//! A draft that was begun on an older version of its form.

use super::{
    citizen::{COMMUNE, PROCEDURE, Service, says},
    owners::fill_in,
};

#[tokio::test]
async fn a_draft_of_an_older_version_keeps_what_fits_and_is_told_once() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    let start = citizen.path("");
    assert!(!says(&citizen.get(&start).await, "Biểu mẫu đã thay đổi"));
    citizen
        .set(|draft| {
            draft.form_version = "1".to_owned();
            draft.answers.set("nop.ho-ten", "Nguyễn Thị Mẫu");
            draft.answers.set("nop.nghe-cu", "đan lưới");
        })
        .await;
    for address in [&start, &citizen.step("nop")] {
        let page = citizen.get(address).await;
        for words in ["Biểu mẫu đã thay đổi", "Thêm câu hỏi về vốn.", "đã được bỏ ra"] {
            assert!(says(&page, words), "{address}: {words}");
        }
    }
    assert!(citizen.get(&citizen.step("nop")).await.contains("value='Nguyễn Thị Mẫu'"));

    assert_eq!(citizen.post("giu-them", &[]).await, "/ho-so?da-luu=1");
    assert!(says(&citizen.get(&start).await, "Thêm câu hỏi về vốn."), "kept for longer, and not said yet");

    let back = citizen.post("nop", &[("nop.ho-ten", "Nguyễn Thị Mẫu")]).await;
    let page = citizen.get(&back).await;
    assert!(!says(&page, "Biểu mẫu đã thay đổi"), "said once");
    let draft = citizen.draft().await;
    assert_eq!((draft.form_version.as_str(), draft.answers.get("nop.nghe-cu")), ("2", ""));
    assert!(!says(&citizen.get(&start).await, "Biểu mẫu đã thay đổi"));
}

#[tokio::test]
async fn who_comes_to_the_last_page_at_once_is_told_as_well() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    fill_in(&citizen, false).await;
    let check = citizen.step("kiem-tra");
    assert!(!says(&citizen.get(&check).await, "Biểu mẫu đã thay đổi"));
    citizen.set(|draft| draft.form_version = "1".to_owned()).await;
    assert!(says(&citizen.get(&check).await, "Thêm câu hỏi về vốn."));
}

#[tokio::test]
async fn what_could_not_be_sourced_is_said_before_the_start() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    assert!(says(&citizen.get(&citizen.path("")).await, "chưa đối chiếu được với mẫu chính thức"));
    let verified = Service::with_form(|form| form.replace("unverified = true\n", "")).await;
    let citizen = verified.citizen(PROCEDURE, COMMUNE, 1).await;
    let page = citizen.get(&citizen.path("")).await;
    assert!(!says(&page, "chưa đối chiếu được với mẫu chính thức"));
    // Whose commune decides stands at the question.
    assert!(says(&page, "Nơi ở. Gõ tên phường, xã và tỉnh"));
}
