//! Held documents. That a gateway offers such a service, its path and its form are ***unverified***: the store of electronic
//! documents of the national portal has no public specification. Names of fields are those under which results are reported
//! to it (`TenGiayTo`: O and T of the adapter `dvcqg`; `SoKyHieu`, `NgayCap`: public code that reports results).

use std::cmp::Reverse;

use domain::date::{DateParts, parse_full};
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    composed::composed,
    province::{HeldDocument, ProvinceError, upstream::Answer},
};

/// Whose documents.
#[derive(Serialize)]
pub struct Asked<'a> {
    /// 40 characters, another one in each call.
    #[serde(rename = "MaYeuCau")]
    pub number: &'a str,
    /// The unit that asks.
    #[serde(rename = "MaDonVi")]
    pub unit: &'a str,
    /// The account in whose name is asked.
    #[serde(rename = "MaCanBo")]
    pub official: &'a str,
    /// 12 digits.
    #[serde(rename = "SoDinhDanh")]
    pub personal_id: &'a str,
}

/// The form of answers of the national portal (the adapter `dvcqg`).
#[derive(Deserialize)]
struct Reply {
    error_code: i64,
    #[serde(default)]
    result: Vec<Paper>,
}

#[derive(Deserialize)]
struct Paper {
    #[serde(rename = "TenGiayTo")]
    name: String,
    #[serde(rename = "SoKyHieu", default)]
    number: String,
    #[serde(rename = "CoQuanCap", default)]
    issued_by: String,
    /// `yyyyMMdd`; empty: not known.
    #[serde(rename = "NgayCap", default)]
    issued_on: String,
}

/// The documents of the answer, newest first; those without a date come last.
///
/// # Errors
/// [`ProvinceError::Refused`] by any code but 0, [`ProvinceError::Unavailable`] for what is no such answer.
pub fn read(answer: &Answer) -> Result<Vec<HeldDocument>, ProvinceError> {
    // serde's words would repeat a value.
    let other = |_| ProvinceError::Unavailable("the service of documents answers in another form".to_owned());
    let reply: Reply = answer.json().map_err(other)?;
    if !answer.status.is_success() {
        return Err(ProvinceError::Unavailable("the service of documents answers with a fault".to_owned()));
    }
    if reply.error_code != 0 {
        return Err(ProvinceError::Refused(format!("the service of documents answers with code {}", reply.error_code)));
    }
    let mut documents: Vec<_> = reply.result.into_iter().map(HeldDocument::from).collect();
    documents.sort_by_key(|document| Reverse(document.issued_on));
    Ok(documents)
}

impl From<Paper> for HeldDocument {
    fn from(paper: Paper) -> Self {
        Self {
            name: composed(&paper.name),
            number: composed(&paper.number),
            issued_by: composed(&paper.issued_by),
            issued_on: day(&paper.issued_on),
        }
    }
}

fn day(text: &str) -> Option<Date> {
    let parts = (text.len() == 8 && text.is_ascii()).then(|| DateParts {
        day: &text[6..8],
        month: &text[4..6],
        year: &text[..4],
    })?;
    parse_full(parts).ok()
}
