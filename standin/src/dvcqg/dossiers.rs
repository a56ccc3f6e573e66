//! `TraCuuHoSo`, `DongBoHoSoMC`, `CapNhatTienDoHoSoMC`. Names as `DVCQGIntegrationActionImpl` (OpenCPS, in the tables
//! "O") and `SyncDataToDVCQG` (Thanh Hóa's system, "T") send them.

use serde_json::{Map, Value};

use super::{
    answer::Refusal,
    catalogue,
    fields::{self, Field, Kind, TRUTH, YES_NO},
    state::{Exchange, Record, State},
};

/// Steps that one call takes: T sends ten at a time. That more are refused is *unverified*.
const STEPS_AT_ONCE: usize = 10;

/// The ten national statuses.
const STATUS: Kind = Kind::OneOf(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);

/// O, T.
const FILE: &[Field] = &[
    Field::text("TepDinhKemId"),
    Field::required("TenTepDinhKem"),
    Field::of("IsDeleted", TRUTH),
    Field::text("MaThanhPhanHoSo"),
    Field::required("DuongDanTaiTepTin"),
    Field::maybe("DuocSoHoa", YES_NO),
    Field::text("DuocTaiSuDung"),
    Field::text("DuocLayTuKhoDMQG"),
    Field::text("MaKetQuaThayThe"),
];

/// O, T.
const FEE: &[Field] = &[
    Field::required("TenPhiLePhi"),
    Field::required("MaPhiLePhi"),
    Field::required("HinhThucThu"),
    Field::required("Gia"),
    Field::required("LoaiPhiLePhi"),
];

/// O, T.
const PAPER: &[Field] = &[Field::required("TenGiayTo"), Field::text("SoLuong"), Field::text("LoaiGiayTo")];

/// O, T. That `TrangThaiBoSung` is the text of a truth value is *unverified*: T holds a truth value.
const SUPPLEMENT: &[Field] = &[
    Field::required("HoSoBoSungId"),
    Field::text("NguoiYeuCauBoSung"),
    Field::required("NoiDungBoSung"),
    Field::of("NgayBoSung", Kind::Date),
    Field::text("NguoiTiepNhanBoSung"),
    Field::text("ThongTinTiepNhan"),
    Field::date("NgayTiepNhanBoSung"),
    Field::of("TrangThaiBoSung", TRUTH),
    Field::maybe("DanhSachGiayToBoSung", Kind::List(FILE, 100)),
    Field::maybe("DanhSachLePhiBoSung", Kind::List(FEE, 100)),
    Field::date("NgayHenTraTruoc"),
    Field::date("NgayHenTraMoi"),
];

/// O, T.
const RESULT: &[Field] = &[
    Field::required("TenGiayTo"),
    Field::text("MaThanhPhanHoSo"),
    Field::text("GiayToId"),
    Field::required("DuongDanTepTinKetQua"),
    Field::text("MaGiayToKetQua"),
];

/// O, T; after `DanhSachGiayToKetQua` T alone ("later additions").
const DOSSIER: &[Field] = &[
    Field::required("MaHoSo"),
    Field::text("SoBienNhan"),
    Field::required("MaTTHC"),
    Field::required("TenTTHC"),
    Field::required("MaLinhVuc"),
    Field::required("TenLinhVuc"),
    Field::text("ChuHoSo"),
    Field::required("LoaiDoiTuong"),
    Field::text("MaDoiTuong"),
    Field::text("ThongTinKhac"),
    Field::text("Email"),
    Field::text("Fax"),
    Field::text("SoDienThoai"),
    Field::text("TrichYeuHoSo"),
    Field::date("NgayTiepNhan"),
    Field::date("NgayHenTra"),
    Field::of("TrangThaiHoSo", STATUS),
    Field::date("NgayTra"),
    Field::text("ThongTinTra"),
    Field::of("HinhThuc", YES_NO),
    Field::date("NgayKetThucXuLy"),
    Field::required("DonViXuLy"),
    Field::text("GhiChu"),
    Field::maybe("TaiLieuNop", Kind::List(FILE, 100)),
    Field::maybe("DanhSachLePhi", Kind::List(FEE, 100)),
    Field::maybe("DanhSachTepDinhKemKhac", Kind::List(PAPER, 100)),
    Field::maybe("DanhSachHoSoBoSung", Kind::List(SUPPLEMENT, 100)),
    Field::maybe("DanhSachGiayToKetQua", Kind::List(RESULT, 100)),
    Field::maybe("KenhThucHien", Kind::OneOf(&["1", "2", "3"])),
    Field::text("SoGiayToChuHoSo"),
    Field::text("NoiNopHoSo"),
    Field::maybe("HoSoCoThanhPhanSoHoa", YES_NO),
    Field::maybe("TaiKhoanDuocXacThucVoiVNeID", YES_NO),
    Field::maybe("DuocThanhToanTrucTuyen", Kind::OneOf(&["0", "1", "2"])),
    Field::date("NgayTuChoi"),
    Field::date("NgayNopHoSo"),
    Field::maybe(
        "DinhDanhCHS",
        Kind::List(&[Field::of("LoaiDinhDanh", Kind::OneOf(&["1", "2"])), Field::required("SoDinhDanh")], 10),
    ),
    Field::maybe("DSKetNoiCSDL", Kind::List(&[Field::required("MaCSDL")], 10)),
];

/// O (`createSyncDossierStatusBodyRequest`), T (`QuaTrinhXuLyDongBoDVC`).
const STEP: &[Field] = &[
    Field::required("MaHoSo"),
    Field::required("NguoiXuLy"),
    Field::text("ChucDanh"),
    Field::of("ThoiDiemXuLy", Kind::Date),
    Field::text("PhongBanXuLy"),
    Field::text("NoiDungXuLy"),
    Field::of("TrangThai", STATUS),
    Field::date("NgayBatDau"),
    Field::date("NgayKetThucTheoQuyDinh"),
];

/// `{mahoso}` gives what was reported of it (`searchDossier`, O). That the answer's fields are those of the report is
/// *unverified*: O only looks whether there is any.
pub fn look_up(state: &State, body: &Map<String, Value>) -> Result<Vec<Value>, Refusal> {
    fields::check(body, &[Field::required("mahoso")]).map_err(Refusal::general)?;
    let code = body["mahoso"].as_str().unwrap_or_default();
    Ok(state.dossiers.get(code).cloned().map(Value::Object).into_iter().collect())
}

/// `{isUpdating, data}` takes all or none.
pub fn synchronise(state: &mut State, body: &Map<String, Value>) -> Result<(), Refusal> {
    const BODY: &[Field] = &[Field::of("isUpdating", TRUTH), Field::of("data", Kind::List(DOSSIER, 100))];
    fields::check(body, BODY).map_err(Refusal::general)?;
    let is_update = body["isUpdating"] == "True";
    let records: Vec<&Record> = body["data"].as_array().into_iter().flatten().filter_map(Value::as_object).collect();
    for record in &records {
        check(state, record)?;
        let is_known = state.dossiers.contains_key(code(record));
        match (is_update, is_known) {
            (false, true) => return Err(Refusal::exists("Hồ sơ")),
            (true, false) => return Err(Refusal::general("Hồ sơ không tồn tại")),
            _ => {}
        }
    }
    for record in records {
        state.dossiers.insert(code(record).to_owned(), record.clone());
    }
    Ok(())
}

/// `{data}` adds steps to dossiers that are known.
pub fn progress(state: &mut State, body: &Map<String, Value>) -> Result<(), Refusal> {
    fields::check(body, &[Field::of("data", Kind::List(STEP, STEPS_AT_ONCE))]).map_err(Refusal::general)?;
    let steps: Vec<&Record> = body["data"].as_array().into_iter().flatten().filter_map(Value::as_object).collect();
    if !steps.iter().all(|step| state.dossiers.contains_key(code(step))) {
        return Err(Refusal::general("Hồ sơ không tồn tại"));
    }
    for step in steps {
        state.steps.entry(code(step).to_owned()).or_default().push(step.clone());
    }
    Ok(())
}

fn code(record: &Record) -> &str {
    record["MaHoSo"].as_str().unwrap_or_default()
}

/// What the fields alone do not tell.
fn check(state: &State, record: &Record) -> Result<(), Refusal> {
    let is_empty = |field: &str| record.get(field).and_then(Value::as_str).is_none_or(str::is_empty);
    let status = record["TrangThaiHoSo"].as_str().unwrap_or_default();
    if !catalogue::knows(state, &record["MaTTHC"]) {
        return Err(Refusal::general("Mã TTHC không tồn tại"));
    }
    if !state.subjects.iter().any(|known| record["LoaiDoiTuong"] == *known) {
        return Err(Refusal::general("LoaiDoiTuong không hợp lệ"));
    }
    // T sends nothing before the reception; new, refused and withdrawn dossiers may have none (O sends "").
    if !matches!(status, "1" | "3" | "7") && is_empty("NgayTiepNhan") {
        return Err(Refusal::general("Thiếu NgayTiepNhan"));
    }
    if matches!(status, "9" | "10") && is_empty("NgayKetThucXuLy") {
        return Err(Refusal::general("Thiếu NgayKetThucXuLy"));
    }
    Ok(())
}

impl Exchange {
    /// Puts a dossier there as if another system had reported it.
    ///
    /// # Errors
    /// What is wrong with the record, in words.
    pub fn seed(&self, record: Record) -> Result<(), String> {
        fields::check(&record, DOSSIER)?;
        let mut state = self.lock();
        check(&state, &record).map_err(|refusal| refusal.message)?;
        state.dossiers.insert(code(&record).to_owned(), record);
        Ok(())
    }
}
