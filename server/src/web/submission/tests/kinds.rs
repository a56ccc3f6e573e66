//! Each kind of question once, where its page has something of its own: what is kept, what is said, what is offered.

use super::citizen::{COMMUNE, PROCEDURE, Service, says};

/// The page with most kinds, filled in well.
const TRADE: &[(&str, &str)] = &[
    ("nghe.nganh", "va luoi thu nghiem"),
    ("nghe.von", "1 500 000 đ"),
    ("nghe.gio.gio", "7"),
    ("nghe.gio.phut", "5"),
    ("nghe.ngay", "tu"),
    ("nghe.ngay", "hai"),
    ("nghe.tu.ngay", "1"),
    ("nghe.tu.thang", "2"),
    ("nghe.tu.nam", "2031"),
    ("nghe.thang.thang", "6"),
    ("nghe.thang.nam", "2009"),
    ("nghe.nam.nam", "2010"),
    ("nghe.tho", "co"),
    ("nghe.so-tho", "3"),
    ("nghe.ghi", "Dòng một\r\n\r\nDòng hai"),
];

/// The same with other answers in some fields.
fn trade<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = TRADE.iter().filter(|(field, _)| !other.iter().any(|(changed, _)| changed == field));
    kept.map(|&(field, text)| (field, text)).chain(other.iter().copied()).collect()
}

#[tokio::test]
async fn every_kind_is_kept_and_said_as_people_write_it() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    let page = citizen.get(&citizen.step("nghe")).await;
    for part in [
        "name='nghe.gio.gio'",
        "name='nghe.thang.thang'",
        "name='nghe.nam.nam'",
        "<div class='govuk-input__suffix' aria-hidden='true'>đồng</div>",
        "name='nghe.ngay' type='checkbox' value='hai'",
        "<div class='radios-inline'>",
    ] {
        assert_eq!(
            page.contains(part),
            part != "<div class='radios-inline'>",
            "{part}: one answer unfolds, so it is stacked"
        );
    }
    assert!(!page.contains("name='nghe.thang.ngay'") && !page.contains("name='nghe.nam.thang'"));
    let help = citizen.get(&citizen.step("nop")).await;
    assert!(help.contains("id='nop.ho-ten-help'") && help.contains("Ghi như trên thẻ căn cước."));

    assert_eq!(citizen.post("nghe", TRADE).await, citizen.step("thanh-vien"));
    let answers = citizen.answers().await;
    for (field, kept) in [
        ("nghe.nganh", "9993 – Vá lưới thử nghiệm"),
        ("nghe.nganh.ma", "9993"),
        ("nghe.ngay", "hai,tu"),
        ("nghe.ghi", "Dòng một\n\nDòng hai"),
    ] {
        assert_eq!(answers.get(field), kept, "{field}");
    }
    let page = citizen.get(&citizen.step("nghe")).await;
    assert_eq!(page.matches("name='nghe.ngay' type='checkbox'").count(), 3);
    assert_eq!(page.matches("type='checkbox' value='hai' checked").count(), 1);
    assert!(page.contains("value='co' checked") && page.contains("value='1 500 000 đ'"), "as it was typed");
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_box() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    for (field, text, anchor, words) in [
        ("nghe.nganh", "zzz", "nghe.nganh", "không tìm thấy ngành này"),
        ("nghe.von", "nhiều", "nghe.von", "nhập số tiền bằng chữ số"),
        ("nghe.von", "5", "nghe.von", "số tiền phải từ 1.000.000 đồng đến 900.000.000 đồng"),
        ("nghe.gio.gio", "25", "nghe.gio.gio", "giờ phải là số từ 0 đến 23"),
        ("nghe.gio.phut", "75", "nghe.gio.phut", "phút phải là số từ 0 đến 59"),
        ("nghe.tu.nam", "2001", "nghe.tu.ngay", "phải là hôm nay hoặc sau này"),
        ("nghe.thang.thang", "", "nghe.thang.thang", "thiếu tháng"),
        ("nghe.nam.nam", "2099", "nghe.nam.nam", "phải là hôm nay hoặc trước đây"),
        ("nghe.tho", "có lẽ", "nghe.tho", "chọn một trong các mục"),
        ("nghe.so-tho", "11", "nghe.so-tho", "nhập một số từ 1 đến 10"),
        ("nghe.ngay", "chu-nhat", "nghe.ngay", "chọn một trong các mục"),
    ] {
        let back = citizen.post("nghe", &trade(&[(field, text)])).await;
        assert_eq!(back, format!("{}?loi=1", citizen.step("nghe")), "{field}: {text}");
        let page = citizen.get(&back).await;
        assert!(says(&page, words), "{field}: {words}");
        assert!(page.contains(&format!("<li><a href='#{anchor}'>")), "{field}: {anchor}");
        assert!(page.contains(&format!("id='{anchor}'")), "{anchor}");
    }
    let many = trade(&[("nghe.ngay", "hai"), ("nghe.ngay", "ba"), ("nghe.ngay", "tu")]);
    let page = citizen.get(&citizen.post("nghe", &many).await).await;
    assert!(says(&page, "chọn nhiều nhất 2 mục"));
}

#[tokio::test]
async fn a_business_line_that_fits_several_is_picked_and_changed_by_typing() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    let back = citizen.post("nghe", &trade(&[("nghe.nganh", "đan thúng chai")])).await;
    let page = citizen.get(&back).await;
    assert!(says(&page, "có nhiều ngành phù hợp, xin chọn một") && page.contains("href='#nghe.nganh.ma'"));
    assert_eq!(page.matches("name='nghe.nganh.ma' type='radio'").count(), 2);
    let picked = trade(&[("nghe.nganh", "đan thúng chai"), ("nghe.nganh.ma", "9992")]);
    assert_eq!(citizen.post("nghe", &picked).await, citizen.step("thanh-vien"));
    let label = citizen.answers().await.get("nghe.nganh").to_owned();
    assert!(label.starts_with("9992 – "), "{label}");
    // Posted as the page shows it, and typed over while the old code stands beside it.
    citizen.post("nghe", &trade(&[("nghe.nganh", &label), ("nghe.nganh.ma", "9992")])).await;
    assert_eq!(citizen.answers().await.get("nghe.nganh.ma"), "9992");
    citizen.post("nghe", &trade(&[("nghe.nganh", "9993"), ("nghe.nganh.ma", "9992")])).await;
    assert_eq!(citizen.answers().await.get("nghe.nganh.ma"), "9993");
}

#[tokio::test]
async fn a_page_with_files_is_sent_in_parts_and_no_field_names_a_file() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    let page = citizen.get(&citizen.step("giay")).await;
    assert!(page.contains(" enctype='multipart/form-data' novalidate data-form-step") && page.contains("type='file'"));
    assert_eq!(citizen.post("giay", &[("giay.thue", "0123456789abcdef")]).await, citizen.step("noi-o"));
    assert_eq!(citizen.answers().await.get("giay.thue"), "");
    assert!(!citizen.get(&citizen.step("nop")).await.contains("enctype"));
}

#[tokio::test]
async fn a_rule_over_today_stands_at_its_date() {
    let service = Service::with_form(|form| form).await;
    let citizen = service.citizen(PROCEDURE, COMMUNE, 1).await;
    let child = [
        ("nop.ho-ten", "Nguyễn Thị Mẫu"),
        ("nop.ngay-sinh.nam", "2020"),
        ("nop.so", "060190001234"),
        ("nop.dien-thoai", "0912345678"),
    ];
    let page = citizen.get(&citizen.post("nop", &child).await).await;
    assert!(says(&page, "Ngày sinh: Người nộp phải từ đủ 18 tuổi") && page.contains("href='#nop.ngay-sinh.ngay'"));
}
