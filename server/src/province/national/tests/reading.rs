//! Answers of other forms that are seen or regulated, and what is no answer.

use domain::date::PartialDate;
use reqwest::StatusCode;
use time::{Month, macros::date};

use super::super::{codes, reply};
use crate::province::{Person, ProvinceError};

/// An envelope with this content.
fn read_at(status: StatusCode, content: &str) -> Result<Option<Person>, ProvinceError> {
    let envelope = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">\
         <soapenv:Header xmlns:dan=\"http://dancuquocgia.bca\"/><soapenv:Body>{content}</soapenv:Body></soapenv:Envelope>"
    );
    reply::read(status, &envelope)
}

fn read(content: &str) -> Result<Option<Person>, ProvinceError> {
    read_at(StatusCode::OK, content)
}

/// A collection with one citizen of these fields.
fn citizen(fields: &str) -> String {
    format!(
        "<ns1:CongdanCollection xmlns:ns1=\"http://www.mic.gov.vn/dancu/1.0\"><ns1:CongDan>{fields}</ns1:CongDan>\
         </ns1:CongdanCollection>"
    )
}

const NUMBER: &str = "<ns1:SoDinhDanh>060085005678</ns1:SoDinhDanh>";
const NAME: &str = "<ns1:HoVaTen><ns1:Ho/><ns1:ChuDem/><ns1:Ten>ĐẶNG VĂN MẪU</ns1:Ten></ns1:HoVaTen>";

fn born(inner: &str) -> String {
    format!("<ns1:NgayThangNamSinh>{inner}</ns1:NgayThangNamSinh>")
}

fn birth(inner: &str) -> Option<PartialDate> {
    read(&citizen(&[NUMBER, NAME, &born(inner)].concat())).ok().flatten().map(|person| person.birth)
}

#[test]
fn the_example_of_the_regulation_is_read() {
    let fields = "<dc:SoDinhDanh>123456789123</dc:SoDinhDanh><dc:SoCMND>123456789</dc:SoCMND>\
        <dc:HoVaTen><dc:Ho>Nguyễn</dc:Ho><dc:ChuDem>Văn</dc:ChuDem><dc:Ten>A</dc:Ten></dc:HoVaTen>\
        <dc:GioiTinh>1</dc:GioiTinh>\
        <dc:DanToc><dc:MaDanToc>02</dc:MaDanToc><dc:TenGoiKhac>Thù Lao</dc:TenGoiKhac></dc:DanToc>\
        <dc:NgayThangNamSinh><dc:NgayThangNam>1950-01-01</dc:NgayThangNam></dc:NgayThangNamSinh>\
        <dc:ThuongTru><dc:MaDonViHanhChinh>00001</dc:MaDonViHanhChinh>\
        <dc:ChiTiet>Phường Phúc Xá, Ba Đình, Hà Nội</dc:ChiTiet><dc:QuocGia>VN</dc:QuocGia></dc:ThuongTru>";
    let collection = format!(
        "<dc:CongdanCollection GhiChu=\"Ví dụ\" ThoiDiemDuLieu=\"2016-01-01T00:00:00\" SoCongDan=\"1\" \
         xmlns:dc=\"http://www.mic.gov.vn/dancu/1.0\"><dc:CongDan>{fields}</dc:CongDan></dc:CongdanCollection>"
    );
    let person = read(&collection).unwrap().expect("the citizen");
    assert_eq!((person.personal_id.as_str(), person.name.as_str()), ("123456789123", "Nguyễn Văn A"));
    assert_eq!(person.birth, PartialDate::Day(date!(1950 - 01 - 01)));
    assert_eq!((person.sex.as_deref(), person.ethnic_group.as_deref()), (Some("Nam"), Some("Tày")));
    assert_eq!((person.nationality, person.residence.as_deref()), (None, Some("Phường Phúc Xá, Ba Đình, Hà Nội")));
}

#[test]
fn a_birth_is_read_as_far_as_it_is_known() {
    let day = PartialDate::Day(date!(1985 - 03 - 21));
    assert_eq!(birth("<ns1:Nam>1985</ns1:Nam><ns1:NgayThangNam>19850321</ns1:NgayThangNam>"), Some(day));
    assert_eq!(birth("<ns1:NgayThangNam> 1985-03-21 </ns1:NgayThangNam>"), Some(day));
    assert_eq!(birth("<ns1:Nam>1950</ns1:Nam><ns1:NgayThangNam/>"), Some(PartialDate::Year(1950)));
    assert_eq!(birth("<ns1:NgayThangNam>19500000</ns1:NgayThangNam>"), Some(PartialDate::Year(1950)));
    assert_eq!(birth("<ns1:NgayThangNam>19500600</ns1:NgayThangNam>"), Some(PartialDate::Month(1950, Month::June)));
    for no_day in ["", "<ns1:NgayThangNam>19850231</ns1:NgayThangNam>", "<ns1:NgayThangNam>ăâêô</ns1:NgayThangNam>"]
    {
        assert_eq!(birth(no_day), None, "{no_day}");
    }
}

#[test]
fn nobody_is_told_in_several_ways() {
    let empty = "<ns1:CongdanCollection xmlns:ns1=\"http://www.mic.gov.vn/dancu/1.0\"/>";
    for nobody in ["".to_owned(), empty.to_owned(), citizen(""), citizen(NUMBER)] {
        assert_eq!(read(&nobody), Ok(None), "{nobody}");
    }
}

#[test]
fn what_is_no_answer_is_unavailable() {
    let two = citizen(&[NUMBER, NAME, &born("<ns1:Nam>1985</ns1:Nam>")].concat())
        .replace("</ns1:CongDan>", "</ns1:CongDan><ns1:CongDan/>");
    for other in [
        "<html/>".to_owned(),
        "<CongdanCollection/>".to_owned(),
        "<ns1:CongdanCollection xmlns:ns1=\"http://example.invalid\"/>".to_owned(),
        citizen(NAME),
        citizen(&[NUMBER, NAME].concat()),
        two,
    ] {
        assert!(matches!(read(&other), Err(ProvinceError::Unavailable(_))), "{other}");
    }
    for text in ["", "{}", "<html><body>Bảo trì</body></html>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a"] {
        assert!(matches!(reply::read(StatusCode::OK, text), Err(ProvinceError::Unavailable(_))), "{text}");
    }
    let failed = read_at(StatusCode::INTERNAL_SERVER_ERROR, &citizen(""));
    assert!(matches!(failed, Err(ProvinceError::Unavailable(_))), "{failed:?}");
    let failed = read_at(StatusCode::INTERNAL_SERVER_ERROR, "");
    assert!(matches!(failed, Err(ProvinceError::Unavailable(_))), "{failed:?}");
}

#[test]
fn a_fault_is_the_callers_or_may_pass() {
    let fault = |code: &str| {
        let content = format!(
            "<soapenv:Fault>{code}<faultstring>Không có 060085005678 Đặng Văn Mẫu</faultstring></soapenv:Fault>"
        );
        read_at(StatusCode::INTERNAL_SERVER_ERROR, &content)
    };
    let refused = fault("<faultcode>soapenv:Client</faultcode>");
    assert!(matches!(refused, Err(ProvinceError::Refused(_))), "{refused:?}");
    for code in ["<faultcode>soapenv:Server</faultcode>", "<faultcode>101503</faultcode>", ""] {
        let passing = fault(code);
        assert!(matches!(passing, Err(ProvinceError::Unavailable(_))), "{passing:?}");
        assert!(!format!("{passing:?}").contains("0600"), "{passing:?}");
    }
}

#[test]
fn coded_values_have_the_words_of_the_forms() {
    assert_eq!(
        [codes::sex("1"), codes::sex("2"), codes::sex("0"), codes::sex("3")],
        [Some("Nam"), Some("Nữ"), None, None]
    );
    assert_eq!(
        [codes::nationality("VN"), codes::nationality(""), codes::nationality("FR")],
        [Some("Việt Nam"), None, None]
    );
    let group = codes::ethnic_group;
    assert_eq!(
        [group("01"), group("17"), group("54"), group("55")].map(Option::unwrap),
        ["Kinh", "Chăm", "Rơ Măm", "Người nước ngoài"]
    );
    assert_eq!([group("00"), group("56"), group("1"), group("+1"), group("")], [None; 5]);
    let list = include_str!("../../../../catalog/lists/dan-toc.toml");
    for name in codes::ETHNIC_GROUPS {
        assert!(list.contains(&format!("label = \"{name}\"")), "{name} is no choice of the forms");
    }
    assert_eq!(list.matches("label = ").count(), codes::ETHNIC_GROUPS.len());
}
