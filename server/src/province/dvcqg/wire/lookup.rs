//! `TraCuuHoSo` (O: `searchDossier`). O only looks whether the answer has an entry. That an entry has the names of the
//! report is *unverified*; names of G, where a service of this name answers, are read as well.

use serde::{Deserialize, Serialize};

use super::value::{list, text};

/// Which dossier (O: `mahoso`, unlike the report's `MaHoSo`).
#[derive(Serialize)]
pub struct Which<'a> {
    /// The province's code.
    #[serde(rename = "mahoso")]
    pub code: &'a str,
}

/// A dossier as the exchange knows it.
#[derive(Deserialize)]
pub struct Found {
    /// The province's code (G).
    #[serde(rename = "MaHoSo", default, deserialize_with = "text")]
    pub code: String,
    /// Name of the procedure.
    #[serde(rename = "TenTTHC", default, deserialize_with = "text")]
    pub procedure: String,
    /// Name of the online service (G), where there is no `TenTTHC`.
    #[serde(rename = "TenDVC", default, deserialize_with = "text")]
    pub service: String,
    /// Agency that decides (G).
    #[serde(rename = "DonViXuLy", default, deserialize_with = "text")]
    pub agency: String,
    /// Status 1 to 10 (G, beside the status in words).
    #[serde(rename = "MaTrangThai", default, deserialize_with = "text")]
    pub status_code: String,
    /// Status 1 to 10, or in words where `MaTrangThai` has the number (G).
    #[serde(rename = "TrangThaiHoSo", default, deserialize_with = "text")]
    pub status: String,
    /// When it was sent in.
    #[serde(rename = "NgayNopHoSo", alias = "NgayNop", default, deserialize_with = "text")]
    pub submitted: String,
    /// When it was taken in (G).
    #[serde(rename = "NgayTiepNhan", default, deserialize_with = "text")]
    pub received: String,
    /// The promised date (G).
    #[serde(rename = "NgayHenTra", default, deserialize_with = "text")]
    pub due: String,
    /// When the result was ready.
    #[serde(rename = "NgayKetThucXuLy", default, deserialize_with = "text")]
    pub ended: String,
    /// When the result was handed over.
    #[serde(rename = "NgayTra", default, deserialize_with = "text")]
    pub returned: String,
    /// Remark.
    #[serde(rename = "GhiChu", default, deserialize_with = "text")]
    pub remark: String,
    /// Phone.
    #[serde(rename = "SoDienThoai", default, deserialize_with = "text")]
    pub phone: String,
    /// Number of the owner's identity paper.
    #[serde(rename = "SoGiayToChuHoSo", default, deserialize_with = "text")]
    pub owner_id: String,
    /// Identity numbers of the owner.
    #[serde(rename = "DinhDanhCHS", default, deserialize_with = "list")]
    pub owner_ids: Vec<Identity>,
    /// Requests for more.
    #[serde(rename = "DanhSachHoSoBoSung", default, deserialize_with = "list")]
    pub supplements: Vec<Supplement>,
}

/// An identity number.
#[derive(Deserialize)]
pub struct Identity {
    /// The number.
    #[serde(rename = "SoDinhDanh", default, deserialize_with = "text")]
    pub number: String,
}

/// A request for more.
#[derive(Deserialize)]
pub struct Supplement {
    /// What to bring.
    #[serde(rename = "NoiDungBoSung", default, deserialize_with = "text")]
    pub note: String,
    /// When it was asked for.
    #[serde(rename = "NgayBoSung", default, deserialize_with = "text")]
    pub asked: String,
    /// When it came.
    #[serde(rename = "NgayTiepNhanBoSung", default, deserialize_with = "text")]
    pub came: String,
}
