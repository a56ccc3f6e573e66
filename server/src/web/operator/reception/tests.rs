//! The counter reception over HTTP.

use axum::http::StatusCode;
use domain::dossier::{Action, DossierCode, Stage};

use super::super::tests::{Operator, location, operator, text};

const FORM: &str = "/he-thong/tiep-nhan?thu-tuc=1.004873";
const PHONE: &str = "0900 000 001";
const ID: &str = "060085005678";

/// A form as the browser sends it: the fields in their order, with a key of its own.
pub(super) fn form(changes: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("khoa", "0123456789abcdef0123456789abcdef"),
        ("thu-tuc", "1.004873"),
        ("noi", "ubnd-phuong-phan-thiet"),
        ("chu.ho-ten", "Đặng Văn Mẫu"),
        ("chu.so-dinh-danh", ID),
        ("nguoi-nop", "chu"),
        ("nop.ho-ten", ""),
        ("nop.so-dinh-danh", ""),
        ("dien-thoai", PHONE),
        ("giay-to", "2"),
        ("giay-to", "1"),
        ("giay-to-khac", "Đơn viết tay\n\n Ảnh 4x6 "),
        ("cach-nhan", "quay"),
    ];
    for &(name, value) in changes {
        fields.retain(|(other, _)| *other != name);
        fields.push((name, value));
    }
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

async fn post(operator: &Operator, changes: &[(&str, &str)]) -> axum::response::Response {
    operator.post("/he-thong/tiep-nhan", &form(changes)).await
}

fn code(address: &str) -> DossierCode {
    DossierCode::parse(address.split('/').nth(3).unwrap()).unwrap()
}

#[tokio::test]
async fn the_procedure_is_chosen_first_and_only_what_an_office_receives() {
    let operator = operator().await;
    assert!(text(operator.get("/he-thong").await).await.contains("href='/he-thong/tiep-nhan'"));
    let choice = text(operator.get("/he-thong/tiep-nhan?noi=ubnd-phuong-phan-thiet").await).await;
    assert!(choice.contains("<optgroup label='") && choice.contains("<option value='1.004873'>"));
    assert!(choice.contains("<input type='hidden' name='noi' value='ubnd-phuong-phan-thiet'>"));
    assert!(choice.contains("<option value='cap-moi-giay-chung-nhan-quyen-su-dung-dat'>"), "only at the counter");
    let elsewhere = "chung-thuc-ban-sao-dien-tu-tu-ban-chinh";
    assert!(!choice.contains("<script") && !choice.contains(elsewhere), "no office receives that one");
    for nothing in ["", elsewhere] {
        let missing = operator.get(&format!("/he-thong/tiep-nhan?thu-tuc={nothing}")).await;
        assert_eq!(missing.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text(missing).await.contains("<a href='#thu-tuc'>Chọn thủ tục</a>"));
    }
    let asked = text(operator.get(&format!("{FORM}&noi=ubnd-phuong-phan-thiet")).await).await;
    assert!(asked.contains("<option value='ubnd-phuong-phan-thiet' selected>"));
    assert!(asked.contains("Trích lục khai tử của vợ hoặc chồng"), "the papers of the procedure");
    assert!(!asked.contains("<script"));
}

#[tokio::test]
async fn a_paper_dossier_is_received_and_its_slip_says_where_to_look_it_up() {
    let operator = operator().await;
    let answer = post(&operator, &[]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let address = location(&answer).to_owned();
    let code = code(&address);
    let file = operator.app.province.dossier_file(&code).await.unwrap().unwrap();
    assert_eq!((file.stage, file.version, file.events[0].official.as_str()), (Stage::Received, 1, "Lan"));
    assert!(file.due.is_some());
    let filing = &file.filing;
    assert_eq!((filing.owner_name.as_str(), filing.submitter_name.as_str()), ("Đặng Văn Mẫu", "Đặng Văn Mẫu"));
    assert_eq!((filing.submitter_phone.as_str(), filing.submitter_personal_id.as_deref()), ("+84900000001", Some(ID)));
    let papers: Vec<_> = filing.documents.iter().map(|paper| paper.split(' ').next().unwrap()).collect();
    assert_eq!(papers, ["Tờ", "Thẻ", "Đơn", "Ảnh"], "the list's order, then what was written");

    let slip = text(operator.get(&address).await).await;
    for part in [
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        &format!("Đã tiếp nhận hồ sơ {code}"),
        "Hẹn trả kết quả lúc",
        "Đơn viết tay",
        "Đặng Văn Mẫu",
        "role='img' aria-label='Mã QR mở trang tra cứu với mã hồ sơ này'",
        "/tra-cuu và nhập mã hồ sơ",
        "href='/he-thong/tiep-nhan?noi=ubnd-phuong-phan-thiet'",
        "UBND phường Phan Thiết",
    ] {
        assert!(slip.contains(part), "{part}");
    }
    assert!(!slip.contains(ID), "the slip lies about; the number is not needed on it");
    let again = text(operator.get(address.split('?').next().unwrap()).await).await;
    assert!(!again.contains("Đã tiếp nhận hồ sơ"), "news only once");

    let page = text(operator.get(&format!("/he-thong/ho-so/{code}")).await).await;
    assert!(page.contains("Giấy tờ đã nhận") && page.contains(ID) && page.contains("/giay-tiep-nhan'"));
    assert!(!page.contains("Mã tra cứu"), "no reference of ours");
    let found = operator.post("/he-thong", &format!("tim={ID}")).await;
    assert_eq!(location(&found), format!("/he-thong/ho-so/{code}"));
}

#[tokio::test]
async fn a_second_click_gives_the_first_slip_and_changed_words_do_not() {
    let operator = operator().await;
    let first = location(&post(&operator, &[]).await).to_owned();
    assert_eq!(location(&post(&operator, &[]).await), first);

    let changed = post(&operator, &[("chu.ho-ten", "Nguyễn Thị Bưởi")]).await;
    assert_eq!(changed.status(), StatusCode::CONFLICT);
    let changed = text(changed).await;
    assert!(changed.contains(&format!("đã được gửi, thành hồ sơ {}", code(&first))));
    assert!(changed.contains("value='Nguyễn Thị Bưởi'") && changed.contains("<title>Lỗi: "));
    let key = changed.split("name='khoa' value='").nth(1).unwrap().split('\'').next().unwrap();
    assert_ne!(key, "0123456789abcdef0123456789abcdef");
    let second = post(&operator, &[("chu.ho-ten", "Nguyễn Thị Bưởi"), ("khoa", key)]).await;
    assert_eq!(second.status(), StatusCode::SEE_OTHER);
    assert_ne!(location(&second), first);

    let keyless = post(&operator, &[("khoa", "x")]).await;
    assert_eq!(keyless.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(keyless).await.contains("Biểu mẫu đã cũ"));
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_the_rest_is_kept() {
    let operator = operator().await;
    for (field, value, target, words) in [
        ("noi", "", "noi", "Chọn nơi giải quyết"),
        ("noi", "khong-co", "noi", "Chọn nơi giải quyết"),
        ("chu.ho-ten", "", "chu.ho-ten", "Nhập họ, chữ đệm và tên chủ hồ sơ"),
        ("chu.ho-ten", "Mẫu 1", "chu.ho-ten", "Họ tên chỉ có chữ cái"),
        ("chu.so-dinh-danh", "123", "chu.so-dinh-danh", "Số định danh phải có đúng 12 chữ số"),
        ("nguoi-nop", "", "nguoi-nop", "Chọn ai nộp hồ sơ"),
        ("nguoi-nop", "khac", "nop.ho-ten", "Nhập họ, chữ đệm và tên người nộp"),
        ("dien-thoai", "0900", "dien-thoai", "Số điện thoại phải có 10 chữ số"),
        ("cach-nhan", "", "cach-nhan", "Chọn cách nhận kết quả"),
        ("giay-to-khac", &"x".repeat(1001), "giay-to-khac", "Giấy tờ khác dài quá"),
    ] {
        let answer = post(&operator, &[(field, value)]).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        let page = text(answer).await;
        assert!(page.contains(&format!("<a href='#{target}'>{words}")), "{field}={value}");
        assert!(page.contains(&format!("id='{target}'")), "{target} is in the page");
        assert!(page.contains("value='1' checked") && page.contains("Đơn viết tay") || field == "giay-to-khac");
        assert!(page.contains("value='0123456789abcdef0123456789abcdef'"), "the same form");
    }
    let no_papers = text(post(&operator, &[("giay-to", "9"), ("giay-to-khac", "")]).await).await;
    assert!(no_papers.contains("<a href='#giay-to'>Đánh dấu hoặc ghi ít nhất một giấy tờ"));
    let nobody = text(post(&operator, &[("chu.so-dinh-danh", ""), ("dien-thoai", "")]).await).await;
    assert!(nobody.contains("<a href='#dien-thoai'>Nhập số điện thoại, hoặc số định danh"));
    // Who has no telephone is not sent away.
    assert_eq!(post(&operator, &[("dien-thoai", "")]).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_a_session_that_ended_had_typed_is_shown_again() {
    let mut operator = operator().await;
    operator.cookie.clear();
    assert_eq!(operator.get(FORM).await.status(), StatusCode::SEE_OTHER);
    let ended = post(&operator, &[]).await;
    assert_eq!(ended.status(), StatusCode::UNAUTHORIZED);
    let ended = text(ended).await;
    assert!(ended.contains("Đặng Văn Mẫu") && ended.contains("name='ve' value='/he-thong/tiep-nhan?thu-tuc=1.004873'"));
    assert_eq!(operator.post("/he-thong/tiep-nhan", "").await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_slip_exists_from_reception_on_also_of_what_was_sent_online() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    let slip = format!("/he-thong/ho-so/{code}/giay-tiep-nhan");
    assert_eq!(operator.get(&slip).await.status(), StatusCode::NOT_FOUND);
    let page = text(operator.get(&format!("/he-thong/ho-so/{code}")).await).await;
    assert!(!page.contains("/giay-tiep-nhan'"));
    operator.run(&code, &[Action::Receive, Action::Process]).await;
    let slip = text(operator.get(&slip).await).await;
    assert!(slip.contains("Giấy tờ phải xuất trình") && slip.contains(">Lan<"));
    assert_eq!(operator.get("/he-thong/ho-so/H36-261123-9999/giay-tiep-nhan").await.status(), StatusCode::NOT_FOUND);
}
