//! Lists that the citizen makes: added, changed, taken out, left half done; and what follows from them.

use super::{
    answers::{Giver, Way},
    citizen::{COMMUNE, Citizen, PROCEDURE, Service, says},
};

const LIST: &str = "thanh-vien";

fn person<'a>(number: &str, name: &'a str, id: &'a str, share: &'a str) -> Vec<(String, &'a str)> {
    [("tv.ten", name), ("tv.so", id), ("tv.von", share)].map(|(field, text)| (format!("{field}.{number}"), text)).into()
}

async fn tell(citizen: &Citizen<'_>, number: &str, name: &str, id: &str, share: &str) -> String {
    let fields = person(number, name, id, share);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (field.as_str(), *text)).collect();
    citizen.post(&format!("{LIST}.{number}"), &fields).await
}

/// Fills in the pages before the list.
async fn before_the_list(citizen: &Citizen<'_>) {
    let mut giver = Giver::default();
    let form = citizen.form();
    for page in form.pages.iter().take_while(|page| page.id != LIST) {
        let fields = giver.fields(&form, page, &citizen.answers().await, Way::Least);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        citizen.post(&page.id, &fields).await;
    }
}

#[tokio::test]
async fn people_are_added_changed_and_taken_out() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    before_the_list(&citizen).await;
    let list = citizen.step(LIST);
    let empty = citizen.get(&list).await;
    assert!(empty.contains("Chưa có ai") && !empty.contains("<script") && !empty.contains("item-list"));

    // Nobody is too few.
    let back = citizen.post(LIST, &[]).await;
    assert_eq!(back, format!("{list}?loi=1"));
    let told = citizen.get(&back).await;
    assert!(says(&told, "Cần ít nhất 1 người góp vốn") && told.contains("href='#thanh-vien'"));

    assert_eq!(citizen.post(LIST, &[("viec", "them")]).await, format!("{list}.1"));
    let first = citizen.get(&format!("{list}.1")).await;
    assert!(first.contains("<h1 class='govuk-heading-l'>Người góp vốn 1</h1>"));
    assert!(first.contains("name='tv.ten.1'") && first.contains("value='Nguyễn Thị Mẫu'"), "filled in beforehand");
    // Half done: the list says so, and leads there.
    assert_eq!(citizen.get(&list).await.matches("chưa khai đủ").count(), 1);
    assert_eq!(citizen.post(LIST, &[]).await, format!("{list}.1"));
    assert_eq!(tell(&citizen, "1", "Trần Văn Bình", "060085005678", "2.000.000").await, list);
    assert!(!citizen.get(&list).await.contains("chưa khai đủ"));

    citizen.post(LIST, &[("viec", "them")]).await;
    tell(&citizen, "2", "Lê Thị Hoa", "060190009999", "3.000.000").await;
    let full = citizen.get(&list).await;
    assert!(says(&full, "Trần Văn Bình, 060085005678") && says(&full, "Lê Thị Hoa, 060190009999"));
    assert!(!full.contains("value='them'"), "no more than two");
    assert_eq!(citizen.post(LIST, &[("viec", "them")]).await, list, "a page from before");

    // Taken out only after a question; the other keeps its number and its answers.
    let asked = citizen.get(&format!("{list}?xoa=1")).await;
    assert!(says(&asked, "Xóa Người góp vốn 1 (Trần Văn Bình, 060085005678)?"));
    assert_eq!(citizen.post(LIST, &[("xoa-muc", "1")]).await, list);
    let answers = citizen.answers().await;
    assert_eq!((answers.get("tv.ten.1"), answers.get("tv.ten.2")), ("", "Lê Thị Hoa"));
    let left = citizen.get(&list).await;
    assert!(left.contains("<strong>Người góp vốn 1</strong>") && left.contains("thanh-vien.2'"));
    // A tab that still shows the one that is gone leads to the list, and writes nowhere.
    assert_eq!(citizen.led(&format!("{list}.1")).await, list);
    assert_eq!(tell(&citizen, "1", "Trần Văn Bình", "060085005678", "1").await, list);
    assert_eq!(citizen.answers().await.get("tv.ten.1"), "");
    assert_eq!(citizen.post(LIST, &[("viec", "them")]).await, format!("{list}.3"), "no number twice");
}

#[tokio::test]
async fn a_rule_between_an_item_and_another_page_holds() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    before_the_list(&citizen).await;
    citizen.post(LIST, &[("viec", "them")]).await;
    let own = citizen.answers().await.get("nop.so").to_owned();
    let back = tell(&citizen, "1", "Trần Văn Bình", &own, "1").await;
    assert_eq!(back, format!("{}.1?loi=1", citizen.step(LIST)));
    assert!(says(&citizen.get(&back).await, "Phải là người khác với người nộp"));
}

#[tokio::test]
async fn what_follows_is_shown_and_sent_but_never_asked() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    before_the_list(&citizen).await;
    for (number, name, id) in [("1", "Trần Văn Bình", "060085005678"), ("2", "Lê Thị Hoa", "060190009999")] {
        citizen.post(LIST, &[("viec", "them"), ("tro-ve", "kiem-tra")]).await;
        tell(&citizen, number, name, id, "2.000.000").await;
    }
    let mut giver = Giver::default();
    let form = citizen.form();
    for page in form.pages.iter().skip_while(|page| page.id != LIST).skip(1) {
        let fields = giver.fields(&form, page, &citizen.answers().await, Way::Least);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        citizen.post(&page.id, &fields).await;
    }
    let check = citizen.get(&citizen.step("kiem-tra")).await;
    for words in
        ["Hộ kinh doanh Nguyễn Thị Mẫu", "4.000.000 đồng", "Người góp vốn 2", "2 người góp vốn", "Đã quá 30 ngày."]
    {
        assert!(says(&check, words), "{words}");
    }
    assert!(check.contains("/thanh-vien.2?tro-ve=kiem-tra#tv.ten.2'"));
    let sent = citizen.send().await.filing.answers;
    let told = |id: &str| {
        let answer = sent.iter().find(|answer| answer.question == id).unwrap_or_else(|| panic!("no {id}"));
        (answer.topic.as_str(), answer.value.as_str(), answer.official_name.as_deref())
    };
    assert_eq!(told("ten-ho"), ("Nghề và vốn", "Hộ kinh doanh Nguyễn Thị Mẫu", Some("TenHo")));
    assert_eq!(told("so-nguoi").1, "2");
    assert_eq!(told("tv.ten.2"), ("Người góp vốn 2", "Lê Thị Hoa", None));
}
