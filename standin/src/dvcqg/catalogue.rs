//! `LayDanhSachTTHC` and `LayThuTuc`. Fields as `DVCQGIntegrationActionImpl.getServiceInfoDVCQG` and `syncServiceInfo`
//! (VietOpenCPS/opencps-v2) read them; the content is made up after the published procedure.

use serde_json::{Map, Value, json};

use super::{
    answer::Refusal,
    fields::{self, Field},
    state::State,
};

/// All procedures: code and name.
pub fn list(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[]).map_err(Refusal::general)?;
    let short = |procedure: &Value| json!({ "MATTHC": procedure["MATTHC"], "TENTTHC": procedure["TENTTHC"] });
    Ok(state.procedures.iter().map(short).collect())
}

/// One procedure by `maTTHC`; a list without entries if there is none.
pub fn one(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[Field::required("maTTHC")]).map_err(Refusal::general)?;
    Ok(state.procedures.iter().filter(|procedure| procedure["MATTHC"] == body["maTTHC"]).cloned().collect())
}

/// The procedure is in the catalogue.
pub fn knows(state: &State, code: &Value) -> bool {
    state.procedures.iter().any(|procedure| procedure["MATTHC"] == *code)
}

/// What the stand-in begins with: one procedure whole, one bare, one that is no longer public.
pub fn procedures() -> Vec<Value> {
    vec![
        json!({
            "MATTHC": "1.004873",
            "TENTTHC": "Cấp Giấy xác nhận tình trạng hôn nhân",
            "MACOQUANCONGBO": "000.00.00.G15",
            "TRANGTHAI": 1,
            "LINHVUCTHUCHIEN": [{ "MALINHVUC": "G15-HT02", "TENLINHVUC": "Hộ tịch" }],
            "TRINHTUTHUCHIEN": [{
                "TRUONGHOP": "",
                "TRINHTU": [{ "TENTRINHTU": "Người yêu cầu nộp hồ sơ" }, { "TENTRINHTU": "Công chức tư pháp - hộ tịch kiểm tra, xác minh" }],
            }],
            "CACHTHUCTHUCHIEN": [
                { "KENH": 1, "THOIGIAN": [{ "THOIGIANGIAIQUYET": 3, "DONVITINH": "Ngày làm việc", "MOTA": "", "PHILEPHI": [] }] },
                { "KENH": 2, "THOIGIAN": [{
                    "THOIGIANGIAIQUYET": 3,
                    "DONVITINH": "Ngày làm việc",
                    "MOTA": "23 ngày nếu phải xác minh",
                    "PHILEPHI": [{ "MAPHILEPHI": "LP01", "SOTIEN": 15000, "DONVI": "Đồng", "MOTA": "Miễn cho người nghèo" }],
                }] },
            ],
            "THANHPHANHOSO": [{
                "TRUONGHOP": "",
                "GIAYTO": [
                    { "MAGIAYTO": "GT01", "TENGIAYTO": "Tờ khai", "TENMAUDON": "To khai.docx", "URL": "https://example.invalid/to-khai.docx" },
                    { "MAGIAYTO": "GT02", "TENGIAYTO": "Giấy tờ tùy thân", "TENMAUDON": "", "URL": "" },
                ],
            }],
            "YEUCAU": "Có đủ điều kiện kết hôn",
            "DOITUONGTHUCHIEN": [{ "TENDOITUONG": "Công dân Việt Nam" }],
            "KETQUATHUCHIEN": [{ "MAKETQUA": "KQ01", "TENKETQUA": "Giấy xác nhận tình trạng hôn nhân" }],
            "CANCUPHAPLY": [{ "SOVANBAN": "60/2014/QH13", "TENVANBAN": "Luật Hộ tịch" }],
            "COQUANTHUCHIEN": [{ "MADONVI": "000.00.00.H36", "TENDONVI": "Ủy ban nhân dân cấp xã" }],
        }),
        json!({
            "MATTHC": "1.001193",
            "TENTTHC": "Đăng ký khai sinh",
            "TRANGTHAI": "1",
            "LINHVUCTHUCHIEN": [{ "MALINHVUC": "G15-HT02", "TENLINHVUC": "Hộ tịch" }],
        }),
        json!({
            "MATTHC": "2.000635",
            "TENTTHC": "Cấp bản sao trích lục hộ tịch",
            "TRANGTHAI": 0,
            "LINHVUCTHUCHIEN": [{ "MALINHVUC": "G15-HT02", "TENLINHVUC": "Hộ tịch" }],
        }),
    ]
}
