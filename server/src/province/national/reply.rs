//! The answer: a SOAP envelope with a `CongdanCollection` (Q), or a fault.

use domain::{
    date::{DateParts, PartialDate, parse_partial},
    identity::PersonalId,
    text,
};
use reqwest::StatusCode;
use roxmltree::{Document, Node};

use super::{codes, question::SOAP};
use crate::{
    composed::composed,
    province::{Person, ProvinceError},
};

/// Namespace of the answer (Q, C).
const CITIZENS: &str = "http://www.mic.gov.vn/dancu/1.0";

/// The person of the answer, whoever that is; `None`: the three facts fit nobody. Which of them does not is not told.
///
/// Nobody is an empty body (O, C), a collection without a citizen (O), or a citizen without a name (C).
///
/// # Errors
/// [`ProvinceError::Refused`] for a fault that is the caller's, [`ProvinceError::Unavailable`] for every other fault and for
/// what is no answer of this service. What stands in them is left out: it may repeat whom was asked for.
pub fn read(status: StatusCode, text: &str) -> Result<Option<Person>, ProvinceError> {
    // No DTD is read: nothing is fetched or unfolded.
    let document = Document::parse(text).map_err(|_| unreadable())?;
    let envelope = document.root_element();
    if !envelope.has_tag_name((SOAP, "Envelope")) {
        return Err(unreadable());
    }
    let body = child(envelope, SOAP, "Body").ok_or_else(unreadable)?;
    let Some(content) = body.children().find(Node::is_element) else {
        return if status.is_success() { Ok(None) } else { Err(unreadable()) };
    };
    if content.has_tag_name((SOAP, "Fault")) {
        return Err(fault(content));
    }
    if !content.has_tag_name((CITIZENS, "CongdanCollection")) || !status.is_success() {
        return Err(unreadable());
    }
    let mut citizens = content.children().filter(|node| node.has_tag_name((CITIZENS, "CongDan")));
    match (citizens.next(), citizens.next()) {
        (None, _) => Ok(None),
        (Some(citizen), None) => person(citizen),
        // One number, several people: nothing that could be shown.
        (Some(_), Some(_)) => Err(unreadable()),
    }
}

fn person(citizen: Node<'_, '_>) -> Result<Option<Person>, ProvinceError> {
    let name = inner(citizen, "HoVaTen").map(name).unwrap_or_default();
    if name.is_empty() {
        return Ok(None);
    }
    let personal_id = PersonalId::parse(&value(citizen, "SoDinhDanh")).map_err(|_| unreadable())?;
    let birth = inner(citizen, "NgayThangNamSinh").and_then(birth).ok_or_else(unreadable)?;
    // In practice it holds the whole address in words (C's answers); O adds the names of the coded places.
    let residence = inner(citizen, "ThuongTru").map(|place| value(place, "ChiTiet")).unwrap_or_default();
    Ok(Some(Person {
        personal_id,
        name,
        birth,
        sex: codes::sex(&value(citizen, "GioiTinh")).map(str::to_owned),
        ethnic_group: inner(citizen, "DanToc")
            .map(ethnic_code)
            .and_then(|code| codes::ethnic_group(&code))
            .map(str::to_owned),
        nationality: codes::nationality(&value(citizen, "QuocTich")).map(str::to_owned),
        residence: Some(residence).filter(|words| !words.is_empty()),
    }))
}

/// `Ho`, `ChuDem`, `Ten` (Q) in that order, which for a foreign name may be another than the family's first. In practice
/// `Ten` holds the whole name, and the others are empty (T, C).
fn name(parts: Node<'_, '_>) -> String {
    let parts = ["Ho", "ChuDem", "Ten"].map(|part| value(parts, part));
    text::clean(&parts.join(" "))
}

/// `NgayThangNam` as `yyyyMMdd` (the database's answers) or `yyyy-MM-dd` (Q), else `Nam`. A day or month `00` is unknown
/// (*unverified*).
fn birth(parts: Node<'_, '_>) -> Option<PartialDate> {
    let digits = value(parts, "NgayThangNam").replace('-', "");
    if digits.len() == 8 && digits.is_ascii() {
        let known = |part: &str| if part == "00" { String::new() } else { part.to_owned() };
        let (month, day) = (known(&digits[4..6]), known(&digits[6..8]));
        return parse_partial(DateParts { day: &day, month: &month, year: &digits[..4] }).ok();
    }
    parse_partial(DateParts { year: &value(parts, "Nam"), ..DateParts::default() }).ok()
}

/// The code itself (the database's answers), or in an element of its own beside another name of the group (Q).
fn ethnic_code(group: Node<'_, '_>) -> String {
    let inner = group.children().find(Node::is_element);
    inner.unwrap_or(group).text().map(text::clean).unwrap_or_default()
}

/// `faultcode` is qualified: `soapenv:Client` says that the question is at fault, which repeating does not mend.
fn fault(fault: Node<'_, '_>) -> ProvinceError {
    let code = fault.children().find(|node| node.tag_name().name() == "faultcode").and_then(|node| node.text());
    match code.map(|code| code.trim().rsplit(':').next().unwrap_or_default()) {
        Some("Client") => ProvinceError::Refused("the population database does not take the question".to_owned()),
        _ => ProvinceError::Unavailable("the population database answers with a fault".to_owned()),
    }
}

fn child<'a, 'input>(node: Node<'a, 'input>, namespace: &str, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.tag_name().name() == name && child.tag_name().namespace() == Some(namespace))
}

fn inner<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    child(node, CITIZENS, name)
}

/// The text of that element, composed; empty: it is not there, or there is nothing in it.
fn value(node: Node<'_, '_>, name: &str) -> String {
    let text = inner(node, name).and_then(|node| node.text()).unwrap_or_default();
    composed(text)
}

fn unreadable() -> ProvinceError {
    ProvinceError::Unavailable("the population database answers in another form".to_owned())
}
