//! Questions and answers. Names as `DVCQGIntegrationActionImpl.extractFAQResult` reads and `syncFAQToDVCQG` sends them.

use serde_json::{Map, Value, json};

use super::{
    answer::Refusal,
    fields::{self, Field, Kind},
    state::State,
};

/// `LayDanhSachHoiDapGuiTuDVCQG`: asked by people on the national portal.
pub fn sent_from_portal(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[]).map_err(Refusal::general)?;
    Ok(of_kind(state, true))
}

/// `LayDanhSachHoiDapBoCoQuan`: written by the agencies.
pub fn of_agencies(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[]).map_err(Refusal::general)?;
    Ok(of_kind(state, false))
}

fn of_kind(state: &State, from_portal: bool) -> Vec<Value> {
    let mut found: Vec<Value> =
        state.questions.iter().filter(|question| question.get("HOVATEN").is_some() == from_portal).cloned().collect();
    for question in &mut found {
        // An answer that lies apart is asked for by the question's id.
        if question["TRALOIID"] == 0 {
            question["NOIDUNGTRALOI"] = Value::from("");
        }
    }
    found
}

/// `LayNoiDungTraLoiTheoCauHoi` by `cauhoiid`, a number (`body.put("cauhoiid", hoidapid)`, a long).
pub fn answers(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[Field::of("cauhoiid", Kind::Number)]).map_err(Refusal::general)?;
    let asked = body["cauhoiid"].to_string();
    let of_question =
        state.questions.iter().filter(|question| question["HOIDAPID"].to_string().trim_matches('"') == asked);
    let answered = of_question.filter(|question| question["NOIDUNGTRALOI"] != "");
    Ok(answered.map(|question| json!({ "TRALOIID": 900, "NOIDUNGTRALOI": question["NOIDUNGTRALOI"] })).collect())
}

/// `syncFAQToDVCQG`.
const ASKED: &[Field] = &[
    Field::of("HOIDAPID", Kind::Number),
    Field::text("MaLinhVuc"),
    Field::required("NOIDUNG"),
    Field::required("MADONVI"),
    Field::text("TENDONVI"),
];

/// `DongBoHoiDap`. That one id is one question is *unverified*.
pub fn synchronise(state: &mut State, body: &Map<String, Value>) -> Result<(), Refusal> {
    fields::check(body, &[Field::of("data", Kind::List(ASKED, 1000))]).map_err(Refusal::general)?;
    for question in body["data"].as_array().into_iter().flatten().filter_map(Value::as_object) {
        let id = question["HOIDAPID"].as_i64().unwrap_or_default();
        if state.asked.contains_key(&id) {
            return Err(Refusal::exists("Câu hỏi"));
        }
        state.asked.insert(id, question.clone());
    }
    Ok(())
}

/// What the stand-in begins with.
pub fn seeded() -> Vec<Value> {
    vec![
        json!({
            "HOIDAPID": 11, "MALINHVUC": "G15-HT02", "TENDONVI": "UBND phường Phan Thiết", "MADONVI": "000.00.00.H36",
            "NOIDUNG": "Làm giấy xác nhận tình trạng hôn nhân mất bao lâu?", "TRALOIID": 111,
            "NOIDUNGTRALOI": "Ba ngày làm việc.", "NGUOITRALOI": "Công chức hộ tịch", "NGAYTRALOI": "20261101090000", "TRANGTHAI": 1,
        }),
        json!({
            "HOIDAPID": "12", "NOIDUNG": "Có phải nộp lệ phí không?", "TRALOIID": 0,
            "NOIDUNGTRALOI": "Có, trừ người được miễn.", "HOVATEN": "Nguyễn Thị Mẫu", "DIACHI": "Phan Thiết",
            "SODIENTHOAI": "0900000000", "THUDIENTU": "mau@example.invalid", "TRANGTHAI": 1,
        }),
        json!({
            "HOIDAPID": 13, "NOIDUNG": "Câu hỏi chưa được trả lời", "TRALOIID": 0, "NOIDUNGTRALOI": "",
            "HOVATEN": "Trần Văn Mẫu", "TRANGTHAI": 1,
        }),
        json!({
            "HOIDAPID": 14, "NOIDUNG": "Câu hỏi chưa công khai", "TRALOIID": 114, "NOIDUNGTRALOI": "Bí mật",
            "NGAYTRALOI": "20261102090000", "TRANGTHAI": 0,
        }),
        json!({
            "HOIDAPID": 15, "NOIDUNG": "Nộp trực tuyến có phải đến quầy không?", "TRALOIID": 115,
            "NOIDUNGTRALOI": "Không phải đến.", "NGUOITRALOI": "Sở Tư pháp", "NGAYTRALOI": "15/11/2026", "TRANGTHAI": 1,
        }),
    ]
}
