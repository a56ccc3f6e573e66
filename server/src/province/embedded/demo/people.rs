//! Made-up people and what they filed.

use time::OffsetDateTime;

use super::DemoAgency;
use crate::province::{Filing, SubmittedAnswer};

const FAMILIES: [&str; 9] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Thông"];
const WOMEN: [&str; 10] = ["Bưởi", "Cam", "Dừa", "Lựu", "Mận", "Nhãn", "Sen", "Thơm", "Xoài", "Mơ"];
const MEN: [&str; 10] = ["Bách", "Đa", "Gạo", "Lim", "Mít", "Sồi", "Thông", "Tre", "Trắc", "Sến"];
const PURPOSES: [&str; 4] =
    ["Để đăng ký kết hôn", "Để làm thủ tục vay vốn ngân hàng", "Để mua bán nhà đất", "Để bổ sung hồ sơ xin việc"];
const SITUATIONS: [&str; 3] =
    ["Chưa đăng ký kết hôn với ai", "Đã kết hôn nhưng đã ly hôn", "Đã kết hôn nhưng vợ hoặc chồng đã mất"];

/// The `number`-th filing.
pub fn filing(number: usize, agency: &DemoAgency, submitted_at: OffsetDateTime) -> Filing {
    let is_woman = number.is_multiple_of(2);
    let (middle, given) = if is_woman { ("Thị", WOMEN) } else { ("Văn", MEN) };
    let name = format!("{} {middle} {}", FAMILIES[number % FAMILIES.len()], given[number / 2 % given.len()]);
    let phone = format!("90000{:04}", number + 1);
    let place = agency.name.trim_start_matches("UBND ");
    // 000 is no province, so nobody has this number.
    let personal_id = format!("000{}{:02}{:06}", if is_woman { 1 } else { 0 }, 70 + number % 30, number + 1);
    let answers = [
        ("Người yêu cầu", "nguoi-yeu-cau.ho-ten", "Họ, chữ đệm và tên", name.clone()),
        ("Người yêu cầu", "nguoi-yeu-cau.so-dinh-danh", "Số định danh cá nhân", personal_id),
        ("Người yêu cầu", "nhan-than.gioi-tinh", "Giới tính", if is_woman { "Nữ" } else { "Nam" }.to_owned()),
        ("Người yêu cầu", "nhan-than.quoc-tich", "Quốc tịch", "Việt Nam".to_owned()),
        ("Người yêu cầu", "lien-he.dien-thoai", "Số điện thoại", format!("0{phone}")),
        ("Người yêu cầu", "lien-he.thu-dien-tu", "Thư điện tử (e-mail)", "Không khai".to_owned()),
        ("Nơi cư trú", "noi-cu-tru.xa", "Phường, xã hoặc đặc khu", capitalised(place)),
        ("Nơi cư trú", "noi-cu-tru.dia-chi", "Số nhà, đường, thôn hoặc khu phố", format!("Khu phố {}", number % 7 + 1)),
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
        submitter_personal_id: None,
        submitter_name: name.clone(),
        submitter_phone: format!("+84{phone}"),
        owner_personal_id: None,
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
