//! `LayDanhSachTTHC` and `LayThuTuc` (O: `getServiceInfoDVCQG`, `syncServiceInfo`).

use serde::{Deserialize, Serialize};

use super::value::{list, number, text};

/// `LayThuTuc` takes the procedure's code (O: `maTTHC`, unlike the answer's `MATTHC`).
#[derive(Serialize)]
pub struct Which<'a> {
    /// National code.
    #[serde(rename = "maTTHC")]
    pub code: &'a str,
}

/// An entry of `LayDanhSachTTHC` (O).
#[derive(Deserialize)]
pub struct Listed {
    /// National code (O).
    #[serde(rename = "MATTHC", default, deserialize_with = "text")]
    pub code: String,
    /// Name (O).
    #[serde(rename = "TENTTHC", default, deserialize_with = "text")]
    pub name: String,
}

/// The entry of `LayThuTuc` (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Procedure {
    /// National code (O).
    #[serde(rename = "MATTHC", default, deserialize_with = "text")]
    pub code: String,
    /// Name (O).
    #[serde(rename = "TENTTHC", default, deserialize_with = "text")]
    pub name: String,
    /// 1: public (O). None: not told, so public.
    #[serde(rename = "TRANGTHAI", default, deserialize_with = "number")]
    pub status: Option<i64>,
    /// Fields; the first counts (O).
    #[serde(rename = "LINHVUCTHUCHIEN", default, deserialize_with = "list")]
    pub fields: Vec<Field>,
    /// Steps by case (O).
    #[serde(rename = "TRINHTUTHUCHIEN", default, deserialize_with = "list")]
    pub cases: Vec<StepsOfCase>,
    /// Ways to file, with times and fees (O).
    #[serde(rename = "CACHTHUCTHUCHIEN", default, deserialize_with = "list")]
    pub ways: Vec<Way>,
    /// Papers by case (O).
    #[serde(rename = "THANHPHANHOSO", default, deserialize_with = "list")]
    pub papers: Vec<PapersOfCase>,
    /// Conditions (O).
    #[serde(rename = "YEUCAU", default, deserialize_with = "text")]
    pub conditions: String,
    /// Results (O).
    #[serde(rename = "KETQUATHUCHIEN", default, deserialize_with = "list")]
    pub results: Vec<Outcome>,
    /// Legal basis (O).
    #[serde(rename = "CANCUPHAPLY", default, deserialize_with = "list")]
    pub laws: Vec<Law>,
    /// Agencies in charge (O).
    #[serde(rename = "COQUANTHUCHIEN", default, deserialize_with = "list")]
    pub agencies: Vec<Agency>,
}

/// Field (lĩnh vực) (O).
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Field {
    /// Code (O).
    #[serde(rename = "MALINHVUC", default, deserialize_with = "text")]
    pub code: String,
    /// Name (O).
    #[serde(rename = "TENLINHVUC", default, deserialize_with = "text")]
    pub name: String,
}

/// Steps of one case (O).
#[derive(Clone, Debug, Deserialize)]
pub struct StepsOfCase {
    /// Steps in order (O).
    #[serde(rename = "TRINHTU", default, deserialize_with = "list")]
    pub steps: Vec<Step>,
}

/// A step (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// What is done (O).
    #[serde(rename = "TENTRINHTU", default, deserialize_with = "text")]
    pub name: String,
}

/// A way to file (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Way {
    /// 1 in person, 2 online, 3 by post (O).
    #[serde(rename = "KENH", default, deserialize_with = "number")]
    pub channel: Option<i64>,
    /// Times (O).
    #[serde(rename = "THOIGIAN", default, deserialize_with = "list")]
    pub times: Vec<Term>,
}

/// A time to the result (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Term {
    /// How many (O).
    #[serde(rename = "THOIGIANGIAIQUYET", default, deserialize_with = "text")]
    pub length: String,
    /// Of what, in words (O).
    #[serde(rename = "DONVITINH", default, deserialize_with = "text")]
    pub unit: String,
    /// Remark (O).
    #[serde(rename = "MOTA", default, deserialize_with = "text")]
    pub remark: String,
    /// Fees with this way and time (O).
    #[serde(rename = "PHILEPHI", default, deserialize_with = "list")]
    pub fees: Vec<Fee>,
}

/// A fee or charge (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Fee {
    /// Amount; O reads a number that may have a fraction.
    #[serde(rename = "SOTIEN", default, deserialize_with = "text")]
    pub amount: String,
    /// Of what, in words (O).
    #[serde(rename = "DONVI", default, deserialize_with = "text")]
    pub unit: String,
    /// Remark (O).
    #[serde(rename = "MOTA", default, deserialize_with = "text")]
    pub remark: String,
}

/// Papers of one case (O).
#[derive(Clone, Debug, Deserialize)]
pub struct PapersOfCase {
    /// Papers (O).
    #[serde(rename = "GIAYTO", default, deserialize_with = "list")]
    pub papers: Vec<Paper>,
}

/// A paper (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Paper {
    /// What it is (O).
    #[serde(rename = "TENGIAYTO", default, deserialize_with = "text")]
    pub name: String,
    /// Its form, to download (O).
    #[serde(rename = "URL", default, deserialize_with = "text")]
    pub url: String,
}

/// A result (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Outcome {
    /// What it is (O).
    #[serde(rename = "TENKETQUA", default, deserialize_with = "text")]
    pub name: String,
}

/// A law, decree or circular (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Law {
    /// Number (O).
    #[serde(rename = "SOVANBAN", default, deserialize_with = "text")]
    pub number: String,
    /// Name (O).
    #[serde(rename = "TENVANBAN", default, deserialize_with = "text")]
    pub name: String,
}

/// An agency (O).
#[derive(Clone, Debug, Deserialize)]
pub struct Agency {
    /// Name (O).
    #[serde(rename = "TENDONVI", default, deserialize_with = "text")]
    pub name: String,
}
