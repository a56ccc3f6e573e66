//! `DongBoHoSoMC` (O: `createSyncDossierBodyRequest`; T: `HoSoDongBoDVC`) and `CapNhatTienDoHoSoMC` (O:
//! `createSyncDossierStatusBodyRequest`; T: `QuaTrinhXuLyDongBoDVC`). Every value is a text; what is not known is empty.

use serde::Serialize;

/// The body of `DongBoHoSoMC`.
#[derive(Serialize)]
pub struct Reported<'a> {
    /// The text "True": the exchange knows the dossier; "False": it is new there (O).
    #[serde(rename = "isUpdating")]
    pub is_update: &'static str,
    /// Dossiers (O).
    pub data: [&'a Dossier; 1],
}

/// The body of `CapNhatTienDoHoSoMC`.
#[derive(Serialize)]
pub struct Progress<'a> {
    /// Steps (O).
    pub data: &'a [Step],
}

/// A truth value on the wire (O: `TRUE_KEY`, `FALSE_KEY`).
pub fn truth(truth: bool) -> &'static str {
    if truth { "True" } else { "False" }
}

/// A dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dossier {
    /// The province's code (O, T).
    #[serde(rename = "MaHoSo")]
    pub code: String,
    /// Number of the receipt (O: commented out, not required). The code.
    #[serde(rename = "SoBienNhan")]
    pub receipt: String,
    /// National code of the procedure (O, T).
    #[serde(rename = "MaTTHC")]
    pub procedure_code: String,
    /// Its name, as the exchange has it (O, T).
    #[serde(rename = "TenTTHC")]
    pub procedure_name: String,
    /// Code of its field, as the exchange has it (O, T).
    #[serde(rename = "MaLinhVuc")]
    pub field_code: String,
    /// Name of its field (O, T).
    #[serde(rename = "TenLinhVuc")]
    pub field_name: String,
    /// Owner (O, T).
    #[serde(rename = "ChuHoSo")]
    pub owner: String,
    /// Kind of owner (O, T), numbered in one of two ways.
    #[serde(rename = "LoaiDoiTuong")]
    pub subject: &'static str,
    /// The owner's account at the national portal (O, T); we do not know it.
    #[serde(rename = "MaDoiTuong")]
    pub account: &'static str,
    /// Other (O, T).
    #[serde(rename = "ThongTinKhac")]
    pub other: &'static str,
    /// (O, T)
    #[serde(rename = "Email")]
    pub email: &'static str,
    /// (O, T)
    #[serde(rename = "Fax")]
    pub fax: &'static str,
    /// Phone as people write it (O, T).
    #[serde(rename = "SoDienThoai")]
    pub phone: String,
    /// What is asked for (O, T).
    #[serde(rename = "TrichYeuHoSo")]
    pub summary: String,
    /// When it was taken in (O, T).
    #[serde(rename = "NgayTiepNhan")]
    pub received: String,
    /// The promised date (O, T).
    #[serde(rename = "NgayHenTra")]
    pub due: String,
    /// Status 1 to 10 (O, T).
    #[serde(rename = "TrangThaiHoSo")]
    pub status: String,
    /// When the result was handed over (O, T).
    #[serde(rename = "NgayTra")]
    pub returned: String,
    /// (O, T)
    #[serde(rename = "ThongTinTra")]
    pub return_information: &'static str,
    /// 1: the result goes by post, else 0 (O, T).
    #[serde(rename = "HinhThuc")]
    pub by_post: &'static str,
    /// When the result was ready, or the dossier ended otherwise (O, T).
    #[serde(rename = "NgayKetThucXuLy")]
    pub ended: String,
    /// Agency that decides (O, T).
    #[serde(rename = "DonViXuLy")]
    pub agency: String,
    /// What was said last to the citizen (O, T: the dossier's note).
    #[serde(rename = "GhiChu")]
    pub remark: String,
    /// Files (O, T); filings have none yet.
    #[serde(rename = "TaiLieuNop")]
    pub files: [(); 0],
    /// Fees (O, T); codes of fees are not known.
    #[serde(rename = "DanhSachLePhi")]
    pub fees: [(); 0],
    /// Papers (O, T).
    #[serde(rename = "DanhSachTepDinhKemKhac")]
    pub papers: [(); 0],
    /// Requests for more (O, T).
    #[serde(rename = "DanhSachHoSoBoSung")]
    pub supplements: Vec<Supplement>,
    /// Results (O, T); there are no result files yet.
    #[serde(rename = "DanhSachGiayToKetQua")]
    pub results: [(); 0],
    /// 1 in person, 2 online, 3 by post (T).
    #[serde(rename = "KenhThucHien")]
    pub channel: &'static str,
    /// Number of the owner's identity paper (T).
    #[serde(rename = "SoGiayToChuHoSo")]
    pub owner_id: String,
    /// Where it was filed: T always says 2, meaning the province's own portal (*unverified*).
    #[serde(rename = "NoiNopHoSo")]
    pub filed_at: &'static str,
    /// 1: has digitised papers (T).
    #[serde(rename = "HoSoCoThanhPhanSoHoa")]
    pub digitised: &'static str,
    /// 1: the account is a VNeID one (T).
    #[serde(rename = "TaiKhoanDuocXacThucVoiVNeID")]
    pub vneid: &'static str,
    /// 1 paid online at the national portal, 2 at the province's gateway, else 0 (T).
    #[serde(rename = "DuocThanhToanTrucTuyen")]
    pub paid_online: &'static str,
    /// When it was sent in (T).
    #[serde(rename = "NgayNopHoSo")]
    pub submitted: String,
    /// When it was refused (T).
    #[serde(rename = "NgayTuChoi")]
    pub refused: String,
    /// Identity numbers of the owner (T).
    #[serde(rename = "DinhDanhCHS")]
    pub owner_ids: Vec<Identity>,
    /// Databases that were asked (T).
    #[serde(rename = "DSKetNoiCSDL")]
    pub databases: [(); 0],
}

/// An identity number (T: `DinhDanhCHS`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Identity {
    /// 1: 12 digits, 2: 9 digits (T).
    #[serde(rename = "LoaiDinhDanh")]
    pub kind: &'static str,
    /// The number (T).
    #[serde(rename = "SoDinhDanh")]
    pub number: String,
}

/// A request for more (O: commented names; T: `HoSoBoSung`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Supplement {
    /// Number of the request within the dossier (T).
    #[serde(rename = "HoSoBoSungId")]
    pub id: String,
    /// Who asked: the unit, no official's name (T).
    #[serde(rename = "NguoiYeuCauBoSung")]
    pub asked_by: String,
    /// What to bring (T).
    #[serde(rename = "NoiDungBoSung")]
    pub note: String,
    /// When it was asked for (T).
    #[serde(rename = "NgayBoSung")]
    pub asked: String,
    /// When it came (T).
    #[serde(rename = "NgayTiepNhanBoSung")]
    pub came: String,
    /// It has come, as the text of a truth value (T has a truth value; *unverified*).
    #[serde(rename = "TrangThaiBoSung")]
    pub is_done: &'static str,
    /// The promised date from now on (T).
    #[serde(rename = "NgayHenTraMoi")]
    pub new_due: String,
}

/// A step of a dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The province's code (O, T).
    #[serde(rename = "MaHoSo")]
    pub code: String,
    /// Who did it: the unit, no official's name (O, T).
    #[serde(rename = "NguoiXuLy")]
    pub done_by: String,
    /// Position (O, T: empty).
    #[serde(rename = "ChucDanh")]
    pub position: &'static str,
    /// When (O, T).
    #[serde(rename = "ThoiDiemXuLy")]
    pub at: String,
    /// The unit (O, T).
    #[serde(rename = "PhongBanXuLy")]
    pub unit: String,
    /// What was done (O: the action's note; T: its name).
    #[serde(rename = "NoiDungXuLy")]
    pub what: String,
    /// Status after it, 1 to 10 (O, T).
    #[serde(rename = "TrangThai")]
    pub status: String,
    /// (O, T: empty)
    #[serde(rename = "NgayBatDau")]
    pub began: &'static str,
    /// (O, T: empty)
    #[serde(rename = "NgayKetThucTheoQuyDinh")]
    pub due: &'static str,
}
