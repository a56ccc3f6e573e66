//! The services, by name.

use serde_json::{Map, Value};

use super::{
    UNIT,
    answer::{Refusal, given, taken},
    catalogue, dossiers, questions,
    state::State,
};

/// What OpenCPS asks at its `share_endpoint` (`getSharingDictCollection`).
const SHARED: [&str; 3] = ["LayDanhSachTTHC", "LayDanhMucCoQuan", "LayDanhMucLinhVuc"];

/// The dossier that a call names, if it names one.
pub fn dossier_of(body: &Value) -> Option<&str> {
    body["mahoso"].as_str().or_else(|| body["data"][0]["MaHoSo"].as_str())
}

/// Serves a call whose session holds.
pub fn serve(state: &mut State, path: &str, body: &Value) -> Result<Value, Refusal> {
    let mut fields = body.as_object().cloned().ok_or_else(|| Refusal::general("Dữ liệu không hợp lệ"))?;
    // Every call: session, madonvi, service (`DVCQGIntegrationActionImpl.getSharingData`).
    fields.remove("session");
    let unit = fields.remove("madonvi");
    let service = fields.remove("service");
    if unit != Some(Value::from(UNIT)) {
        return Err(Refusal::general("Mã đơn vị không đúng"));
    }
    let service = service.as_ref().and_then(Value::as_str).ok_or_else(|| Refusal::general("Thiếu trường service"))?;
    if path == "/mapi/share" && !SHARED.contains(&service) {
        return Err(Refusal::general("Dịch vụ không thuộc nhóm chia sẻ"));
    }
    if let Some(refusal) = dossier_of(body).and_then(|dossier| state.refusals.get(dossier)) {
        return Err(refusal.clone());
    }
    dispatch(state, service, &fields)
}

fn dispatch(state: &mut State, service: &str, fields: &Map<String, Value>) -> Result<Value, Refusal> {
    match service {
        "LayDanhSachTTHC" => catalogue::list(state, fields).map(given),
        "LayThuTuc" => catalogue::one(state, fields).map(given),
        "TraCuuHoSo" => dossiers::look_up(state, fields).map(given),
        "DongBoHoSoMC" => dossiers::synchronise(state, fields).map(|()| taken()),
        "CapNhatTienDoHoSoMC" => dossiers::progress(state, fields).map(|()| taken()),
        "LayDanhSachHoiDapGuiTuDVCQG" => questions::sent_from_portal(state, fields).map(given),
        "LayDanhSachHoiDapBoCoQuan" => questions::of_agencies(state, fields).map(given),
        "LayNoiDungTraLoiTheoCauHoi" => questions::answers(state, fields).map(given),
        "DongBoHoiDap" => questions::synchronise(state, fields).map(|()| taken()),
        unknown => Err(Refusal::general(format!("Không có dịch vụ {unknown}"))),
    }
}
