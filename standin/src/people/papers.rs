//! Held documents. The whole of it is *unverified*: see `server/src/province/national/papers.rs`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{OFFICIAL, UNIT, question::is_number_of_a_question};

/// The fields, all of them needed.
const FIELDS: [&str; 4] = ["MaYeuCau", "MaDonVi", "MaCanBo", "SoDinhDanh"];

/// Checks the question.
///
/// # Errors
/// In words, what is wrong with it.
pub fn check(body: &Map<String, Value>) -> Result<BTreeMap<String, String>, String> {
    if let Some(unknown) = body.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(format!("{unknown} is no field of this question"));
    }
    let mut fields = BTreeMap::new();
    for name in FIELDS {
        let value = body.get(name).ok_or_else(|| format!("{name} is missing"))?;
        let value = value.as_str().ok_or_else(|| format!("{name} is no text"))?;
        let is_right = match name {
            "MaYeuCau" => is_number_of_a_question(value),
            "MaDonVi" => value == UNIT,
            "MaCanBo" => value == OFFICIAL,
            _ => value.len() == 12 && value.bytes().all(|byte| byte.is_ascii_digit()),
        };
        if !is_right {
            return Err(format!("{name} is not known or has another form"));
        }
        fields.insert(name.to_owned(), value.to_owned());
    }
    Ok(fields)
}

/// The documents of this number, in no order.
pub fn of(number: &str) -> Value {
    let papers = match number {
        "060085005678" => json!([
            { "TenGiayTo": "Giấy chứng nhận kết hôn", "SoKyHieu": "12/2015", "CoQuanCap": "UBND phường Phan Thiết", "NgayCap": "20150610" },
            { "TenGiayTo": "Bằng tốt nghiệp trung học phổ thông", "SoKyHieu": "", "CoQuanCap": "Sở Giáo dục và Đào tạo", "NgayCap": "" },
            { "TenGiayTo": "Giấy xác nhận tình trạng hôn nhân", "SoKyHieu": "87/UBND-XNTTHN", "CoQuanCap": "UBND phường Phan Thiết", "NgayCap": "20260302" },
        ]),
        _ => json!([]),
    };
    json!({ "error_code": 0, "message": "Thành công", "result": papers })
}
