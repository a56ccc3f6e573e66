//! Rules over answers of several pages.

use super::{
    answers::Way,
    citizen::{COMMUNE, Service, says},
    walk,
};

/// The order of two dates on two pages.
const DEATH: &str = "1.000656";
const BROKEN: &str = "Ngày mất phải sau ngày sinh của người đã mất";

#[tokio::test]
async fn a_rule_between_two_pages_leads_back_to_the_page_that_says_so() {
    let service = Service::start().await;
    let citizen = service.citizen(DEATH, COMMUNE, 1).await;
    walk::fill_in(&citizen, Way::Least).await;
    citizen
        .set(|draft| {
            draft.answers.set("nguoi-mat.ngay-sinh.ngay", "2");
            draft.answers.set("nguoi-mat.ngay-sinh.thang", "1");
            draft.answers.set("nguoi-mat.ngay-sinh.nam", "2026");
            draft.answers.set("viec-mat.ngay.ngay", "1");
            draft.answers.set("viec-mat.ngay.thang", "1");
            draft.answers.set("viec-mat.ngay.nam", "2026");
        })
        .await;
    let back = citizen.led(&citizen.step("kiem-tra")).await;
    assert!(back.ends_with("?loi"), "{back}");
    assert!(says(&citizen.get(&back).await, BROKEN), "{back}");
}
