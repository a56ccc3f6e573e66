//! Questions and answers (O: `extractFAQResult`, `syncFAQToDVCQG`).

use serde::{Deserialize, Serialize};

use super::value::{number, text};

/// An entry of `LayDanhSachHoiDapGuiTuDVCQG` and `LayDanhSachHoiDapBoCoQuan` (O). Who asked is not read.
#[derive(Deserialize)]
pub struct Entry {
    /// The exchange's number of the question; 0 or less is none (O).
    #[serde(rename = "HOIDAPID", default, deserialize_with = "number")]
    pub id: Option<i64>,
    /// The question (O).
    #[serde(rename = "NOIDUNG", default, deserialize_with = "text")]
    pub text: String,
    /// Number of the answer; 0 or less: it lies apart, or there is none (O).
    #[serde(rename = "TRALOIID", default, deserialize_with = "number")]
    pub answer_id: Option<i64>,
    /// The answer (O).
    #[serde(rename = "NOIDUNGTRALOI", default, deserialize_with = "text")]
    pub answer: String,
    /// Who answered; O sends it.
    #[serde(rename = "NGUOITRALOI", default, deserialize_with = "text")]
    pub answered_by: String,
    /// When it was answered; O sends it as `dd/MM/yyyy`.
    #[serde(rename = "NGAYTRALOI", default, deserialize_with = "text")]
    pub answered_at: String,
    /// 0: not published (O).
    #[serde(rename = "TRANGTHAI", default, deserialize_with = "number")]
    pub status: Option<i64>,
}

/// `LayNoiDungTraLoiTheoCauHoi` takes the question's number (O).
#[derive(Serialize)]
pub struct AnswersOf {
    /// `HOIDAPID`, as a number (O).
    #[serde(rename = "cauhoiid")]
    pub question: i64,
}

/// An entry of `LayNoiDungTraLoiTheoCauHoi` (O).
#[derive(Deserialize)]
pub struct Answer {
    /// The answer (O).
    #[serde(rename = "NOIDUNGTRALOI", default, deserialize_with = "text")]
    pub text: String,
}

/// The body of `DongBoHoiDap` (O).
#[derive(Serialize)]
pub struct Handed<'a> {
    /// Questions (O).
    pub data: [Question<'a>; 1],
}

/// A question that is handed over (O). Name and phone of who asks have no field here, and do not go.
#[derive(Serialize)]
pub struct Question<'a> {
    /// The sender's number of the question (O).
    #[serde(rename = "HOIDAPID")]
    pub id: i64,
    /// Code of the field (O); we do not know it.
    #[serde(rename = "MaLinhVuc")]
    pub field: &'a str,
    /// The question (O).
    #[serde(rename = "NOIDUNG")]
    pub text: &'a str,
    /// The unit that shall answer (O).
    #[serde(rename = "MADONVI")]
    pub unit: &'a str,
    /// Its name (O).
    #[serde(rename = "TENDONVI")]
    pub unit_name: &'a str,
}
