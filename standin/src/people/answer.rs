//! Answers in XML: of the form of QCVN 109:2017/BTTTT, with the fields that the database's answers are seen to have.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{question::SOAP, register::Citizen};

/// Namespace of the answer (Q).
const CITIZENS: &str = "http://www.mic.gov.vn/dancu/1.0";
/// Where everybody lives.
const RESIDENCE: &str = "KHU PHỐ 3, PHƯỜNG PHAN THIẾT, TỈNH LÂM ĐỒNG";

/// The person, or a collection without one: which fact does not fit is not told. That nobody looks like this and not like an
/// empty body is *unverified*; O and C take both.
pub fn found(citizen: Option<&Citizen>) -> Response {
    let citizen = citizen.map_or_else(String::new, citizen_in_xml);
    let content = format!("<ns1:CongdanCollection xmlns:ns1=\"{CITIZENS}\">{citizen}</ns1:CongdanCollection>");
    envelope(StatusCode::OK, &content)
}

/// A fault, with status 500 as SOAP 1.1 has it. `code` is `Client` or `Server`.
pub fn fault(code: &str, why: &str) -> Response {
    let why = escaped(why);
    let content =
        format!("<soapenv:Fault><faultcode>soapenv:{code}</faultcode><faultstring>{why}</faultstring></soapenv:Fault>");
    envelope(StatusCode::INTERNAL_SERVER_ERROR, &content)
}

fn envelope(status: StatusCode, content: &str) -> Response {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope xmlns:soapenv=\"{SOAP}\">\n    <soapenv:Header/>\n    \
         <soapenv:Body>{content}</soapenv:Body>\n</soapenv:Envelope>"
    );
    (status, [(header::CONTENT_TYPE, "text/xml; charset=utf-8")], text).into_response()
}

fn citizen_in_xml(citizen: &Citizen) -> String {
    let [family, middle, given] = citizen.name;
    let name = [("Ho", family), ("ChuDem", middle), ("Ten", given)].map(|(name, value)| element(name, &escaped(value)));
    let born = [("Nam", citizen.year), ("NgayThangNam", citizen.day)].map(|(name, value)| element(name, value));
    let place = [("MaTinhThanh", "68"), ("MaPhuongXa", "22945"), ("ChiTiet", RESIDENCE), ("QuocGia", "VN")];
    let place = place.map(|(name, value)| element(name, &escaped(value))).concat();
    let fields = [
        ("SoDinhDanh", citizen.number.to_owned()),
        ("SoCMND", String::new()),
        ("HoVaTen", name.concat()),
        ("GioiTinh", citizen.sex.to_owned()),
        ("DanToc", citizen.ethnic_group.to_owned()),
        ("TonGiao", "00".to_owned()),
        ("TinhTrangHonNhan", "0".to_owned()),
        ("NgayThangNamSinh", born.concat()),
        ("QuocTich", citizen.nationality.to_owned()),
        ("ThuongTru", place.clone()),
        ("NoiOHienTai", place),
    ];
    element("CongDan", &fields.map(|(name, value)| element(name, &value)).concat())
}

fn element(name: &str, content: &str) -> String {
    if content.is_empty() { format!("<ns1:{name}/>") } else { format!("<ns1:{name}>{content}</ns1:{name}>") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
