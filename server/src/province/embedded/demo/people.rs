//! Made-up people and what they filed.

use domain::{date::PartialDate, identity::PersonalId};
use time::OffsetDateTime;

use super::DemoAgency;
use crate::province::{Filing, Person, SubmittedAnswer, embedded::StoreError};

const FAMILIES: [&str; 9] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Thông"];
const WOMEN: [&str; 10] = ["Bưởi", "Cam", "Dừa", "Lựu", "Mận", "Nhãn", "Sen", "Thơm", "Xoài", "Mơ"];
const MEN: [&str; 10] = ["Bách", "Đa", "Gạo", "Lim", "Mít", "Sồi", "Thông", "Tre", "Trắc", "Sến"];
const PURPOSES: [&str; 4] =
    ["Để đăng ký kết hôn", "Để làm thủ tục vay vốn ngân hàng", "Để mua bán nhà đất", "Để bổ sung hồ sơ xin việc"];
const SITUATIONS: [&str; 3] =
    ["Chưa đăng ký kết hôn với ai", "Đã kết hôn nhưng đã ly hôn", "Đã kết hôn nhưng vợ hoặc chồng đã mất"];

/// The `number`-th person, as the register knows them. Every fourteenth is known by the year of birth.
///
/// # Errors
/// [`StoreError::Unreadable`] if the number or the birth is none.
pub fn person(number: usize, agency: &DemoAgency) -> Result<Person, StoreError> {
    let year = format!("19{:02}", year(number));
    let birth = match number % 14 {
        13 => year,
        _ => format!("{year}-{:02}-{:02}", number % 12 + 1, number % 28 + 1),
    };
    Ok(Person {
        personal_id: PersonalId::parse(&personal_id(number)).map_err(|_| StoreError::Unreadable("personal id"))?,
        name: name(number),
        birth: PartialDate::try_from(birth).map_err(|_| StoreError::Unreadable("birth"))?,
        sex: Some(sex(number).to_owned()),
        ethnic_group: Some("Kinh".to_owned()),
        nationality: Some("Việt Nam".to_owned()),
        residence: Some(format!("{}, {}", street(number), place(agency))),
    })
}

fn is_woman(number: usize) -> bool {
    number.is_multiple_of(2)
}

fn sex(number: usize) -> &'static str {
    if is_woman(number) { "Nữ" } else { "Nam" }
}

fn name(number: usize) -> String {
    let (middle, given) = if is_woman(number) { ("Thị", WOMEN) } else { ("Văn", MEN) };
    format!("{} {middle} {}", FAMILIES[number % FAMILIES.len()], given[number / 2 % given.len()])
}

/// Year of birth in its century, 70 to 99.
fn year(number: usize) -> usize {
    70 + number % 30
}

/// 000 is no province, so nobody has this number.
fn personal_id(number: usize) -> String {
    format!("000{}{:02}{:06}", u8::from(is_woman(number)), year(number), number + 1)
}

fn street(number: usize) -> String {
    format!("Khu phố {}", number % 7 + 1)
}

fn place(agency: &DemoAgency) -> &str {
    agency.name.trim_start_matches("UBND ")
}

/// The `number`-th filing.
pub fn filing(number: usize, agency: &DemoAgency, submitted_at: OffsetDateTime) -> Filing {
    let (name, personal_id) = (name(number), personal_id(number));
    let phone = format!("90000{:04}", number + 1);
    let answers = [
        ("Người yêu cầu", "nguoi-yeu-cau.ho-ten", "Họ, chữ đệm và tên", name.clone()),
        ("Người yêu cầu", "nguoi-yeu-cau.so-dinh-danh", "Số định danh cá nhân", personal_id.clone()),
        ("Người yêu cầu", "nhan-than.gioi-tinh", "Giới tính", sex(number).to_owned()),
        ("Người yêu cầu", "nhan-than.quoc-tich", "Quốc tịch", "Việt Nam".to_owned()),
        ("Người yêu cầu", "lien-he.dien-thoai", "Số điện thoại", format!("0{phone}")),
        ("Người yêu cầu", "lien-he.thu-dien-tu", "Thư điện tử (e-mail)", "Không khai".to_owned()),
        ("Nơi cư trú", "noi-cu-tru.xa", "Phường, xã hoặc đặc khu", capitalised(place(agency))),
        ("Nơi cư trú", "noi-cu-tru.dia-chi", "Số nhà, đường, thôn hoặc khu phố", street(number)),
        ("Thời gian xác nhận", "thoi-gian.loai", "Giấy xác nhận cho thời gian nào?", "Hiện nay".to_owned()),
        (
            "Tình trạng hôn nhân",
            "tinh-trang",
            "Tình trạng hôn nhân hiện nay",
            SITUATIONS[number % SITUATIONS.len()].to_owned(),
        ),
        ("Mục đích sử dụng", "muc-dich", "Giấy dùng để làm gì?", PURPOSES[number % PURPOSES.len()].to_owned()),
    ];
    Filing {
        reference: reference(number),
        procedure_id: "1.004873".to_owned(),
        procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".to_owned(),
        agency_code: agency.code.clone(),
        agency_name: agency.name.clone(),
        submitted_at,
        working_days: Some(3),
        submitter_personal_id: Some(personal_id.clone()),
        submitter_name: name.clone(),
        submitter_phone: format!("+84{phone}"),
        owner_personal_id: Some(personal_id),
        owner_tax_code: None,
        owner_name: name,
        return_method: "Nhận tại Bộ phận Một cửa".to_owned(),
        answers: answers
            .into_iter()
            .map(|(topic, question, label, value)| SubmittedAnswer {
                topic: topic.to_owned(),
                question: question.to_owned(),
                label: label.to_owned(),
                value,
                official_name: None,
            })
            .collect(),
        documents: vec![
            "Bản chính giấy tờ tùy thân (hộ chiếu, căn cước hoặc giấy tờ khác có ảnh còn giá trị)".to_owned(),
        ],
        attachments: Vec::new(),
    }
}

/// A reference with a right check digit.
fn reference(number: usize) -> String {
    let seed = u64::try_from(number).unwrap_or(0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    domain::reference::Reference::from_random(seed.to_be_bytes()).to_string()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
