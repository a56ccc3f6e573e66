//! The question: a SOAP 1.1 envelope with `TraCuuThongTinCongDan`.

use domain::date::{PartialDate, iso};

use super::{Dates, Settings};
use crate::{
    catalogue::is_national_code,
    province::{PersonQuery, ProvinceError, name_key},
};

/// Namespace of the envelope.
pub const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// Namespace of the question (O, C).
const QUESTION: &str = "http://dancuquocgia.bca";
/// Longest `HoVaTen`, in characters (N).
const NAME: usize = 100;

/// The envelope. `None`: nobody can have such a name, so that nobody need be asked.
///
/// The fields stand in the order of C, where all of them stand; O says that some must.
///
/// # Errors
/// [`ProvinceError::Refused`] if the procedure has no national code: the database is opened for a procedure by that.
pub fn write(settings: &Settings, query: &PersonQuery, number: &str) -> Result<Option<String>, ProvinceError> {
    let procedure = query.procedure_id.as_str();
    if !is_national_code(procedure) {
        return Err(ProvinceError::Refused(format!("procedure {procedure} has no national code")));
    }
    // In capitals, without accents and spaces (O, T, C).
    let name = name_key(&query.name).to_uppercase();
    if name.is_empty() || name.chars().count() > NAME {
        return Ok(None);
    }
    let fields = [
        ("MaYeuCau", number),
        ("MaDVC", procedure),
        ("MaTichHop", settings.service.as_str()),
        ("MaCanBo", settings.official.as_str()),
        ("MaDonVi", settings.unit.as_str()),
        ("SoDinhDanh", query.personal_id.as_str()),
        ("HoVaTen", name.as_str()),
    ];
    let fields: String = fields.map(|(field, value)| element(field, &escaped(value))).concat();
    let born = element("NgayThangNamSinh", &birth(query.birth, settings.dates));
    Ok(Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope xmlns:soapenv=\"{SOAP}\" xmlns:dan=\"{QUESTION}\">\
         <soapenv:Header/><soapenv:Body><dan:TraCuuThongTinCongDan>{fields}{born}</dan:TraCuuThongTinCongDan>\
         </soapenv:Body></soapenv:Envelope>"
    )))
}

/// `NgayThangNam` or, where the day is not known, `Nam` (C). A month alone cannot be asked for.
fn birth(birth: PartialDate, dates: Dates) -> String {
    match (birth.full(), dates) {
        (Some(day), Dates::Dashed) => element("NgayThangNam", &iso::format(day)),
        (Some(day), Dates::Compact) => element("NgayThangNam", &iso::format(day).replace('-', "")),
        (None, _) => element("Nam", &format!("{:04}", birth.year())),
    }
}

fn element(name: &str, content: &str) -> String {
    format!("<dan:{name}>{content}</dan:{name}>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
