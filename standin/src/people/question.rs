//! What the question must look like: fields, their order, their length and their form. What is not listed is refused.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::{OFFICIAL, SERVICE, UNIT, register::Born};

/// Namespace of the envelope: SOAP 1.1 (O, C).
pub const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// Namespace of the question (O, C).
const QUESTION: &str = "http://dancuquocgia.bca";
/// Procedures for which the database is open. That there is such a list: O's page, code 004.
const PROCEDURES: [&str; 3] = ["1.004873", "1.000894", "1.001193"];

/// A field: its name, its longest value in characters, and what its value is.
type Field = (&'static str, usize, fn(&str) -> bool);

/// Names and lengths: N. The order: C; O says that the first four and the number must stand so.
const FIELDS: [Field; 7] = [
    ("MaYeuCau", 40, is_number_of_a_question),
    ("MaDVC", 20, is_graphic),
    ("MaTichHop", 20, is_digits),
    ("MaCanBo", 20, is_graphic),
    ("MaDonVi", 35, is_graphic),
    ("SoDinhDanh", 12, |value| value.len() == 12 && is_digits(value)),
    // O, T and C send capitals without accents and spaces.
    ("HoVaTen", 100, |value| value.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())),
];
/// Stands last, with an element of its own inside (C).
const BIRTH: &str = "NgayThangNamSinh";

/// A question that is in order.
pub struct Question {
    /// Its fields, without the birth.
    pub fields: BTreeMap<String, String>,
    /// The birth.
    pub born: Born,
}

/// Reads the question.
///
/// # Errors
/// In words, what is wrong with it.
pub fn read(text: &str) -> Result<Question, String> {
    let document = Document::parse(text).map_err(|error| format!("not XML: {error}"))?;
    let envelope = document.root_element();
    if !envelope.has_tag_name((SOAP, "Envelope")) {
        return Err("the root is no SOAP 1.1 envelope".to_owned());
    }
    let parts: Vec<_> = envelope.children().filter(Node::is_element).collect();
    let [header, body] = parts.as_slice() else { return Err("an envelope has a header and a body".to_owned()) };
    if !header.has_tag_name((SOAP, "Header")) || !body.has_tag_name((SOAP, "Body")) {
        return Err("an envelope has a header and a body".to_owned());
    }
    let asked: Vec<_> = body.children().filter(Node::is_element).collect();
    let [question] = asked.as_slice() else { return Err("the body holds one question".to_owned()) };
    if !question.has_tag_name((QUESTION, "TraCuuThongTinCongDan")) {
        return Err("the question is no TraCuuThongTinCongDan of http://dancuquocgia.bca".to_owned());
    }
    fields(*question)
}

fn fields(question: Node<'_, '_>) -> Result<Question, String> {
    let elements: Vec<_> = question.children().filter(Node::is_element).collect();
    let expected: Vec<_> = FIELDS.iter().map(|(name, ..)| *name).chain([BIRTH]).collect();
    let names: Vec<_> = elements.iter().map(|element| element.tag_name().name()).collect();
    if let Some(missing) = expected.iter().find(|name| !names.contains(name)) {
        return Err(format!("{missing} is missing"));
    }
    if let Some(unknown) = names.iter().find(|name| !expected.contains(name)) {
        return Err(format!("{unknown} is no field of this question"));
    }
    if names != expected {
        return Err(format!("the fields stand in the order {}", expected.join(", ")));
    }
    if elements.iter().any(|element| element.tag_name().namespace() != Some(QUESTION)) {
        return Err("a field is of another namespace".to_owned());
    }
    let mut fields = BTreeMap::new();
    for ((name, longest, is_right), element) in FIELDS.iter().zip(&elements) {
        let value = text(*element).ok_or_else(|| format!("{name} holds elements"))?;
        if value.is_empty() {
            return Err(format!("{name} is empty"));
        }
        if value.chars().count() > *longest {
            return Err(format!("{name} is longer than {longest} characters"));
        }
        if !is_right(value) {
            return Err(format!("{name} has another form"));
        }
        fields.insert((*name).to_owned(), value.to_owned());
    }
    for (name, known) in [("MaTichHop", SERVICE), ("MaDonVi", UNIT), ("MaCanBo", OFFICIAL)] {
        if fields.get(name).is_none_or(|value| value != known) {
            // O's page has code 005 for the account.
            return Err(format!("{name} is not known"));
        }
    }
    if fields.get("MaDVC").is_none_or(|value| !PROCEDURES.contains(&value.as_str())) {
        return Err("MaDVC: the procedure is not opened for this database (004)".to_owned());
    }
    let last = elements.last().copied().ok_or("nothing is asked")?;
    Ok(Question { fields, born: born(last)? })
}

/// `NgayThangNam`, `yyyyMMdd` (C) or `yyyy-MM-dd` (N, O), or `Nam` alone (C).
fn born(element: Node<'_, '_>) -> Result<Born, String> {
    let parts: Vec<_> = element.children().filter(Node::is_element).collect();
    let [part] = parts.as_slice() else { return Err(format!("{BIRTH} holds one of NgayThangNam and Nam")) };
    if part.tag_name().namespace() != Some(QUESTION) {
        return Err("a field is of another namespace".to_owned());
    }
    let value = text(*part).unwrap_or_default();
    match part.tag_name().name() {
        "Nam" if value.len() == 4 && is_digits(value) => Ok(Born::Year(value.to_owned())),
        "NgayThangNam" if value.len() == 8 && is_digits(value) => Ok(Born::Day(value.to_owned())),
        "NgayThangNam" if is_dashed(value) => Ok(Born::Day(value.replace('-', ""))),
        "Nam" | "NgayThangNam" => Err(format!("{BIRTH} has another form")),
        other => Err(format!("{other} is no field of this question")),
    }
}

fn is_dashed(value: &str) -> bool {
    let lengths: Vec<_> = value.split('-').map(str::len).collect();
    lengths == [4, 2, 2] && is_digits(&value.replace('-', ""))
}

/// The text of an element that holds nothing else.
fn text<'a>(element: Node<'a, '_>) -> Option<&'a str> {
    let has_elements = element.children().any(|child| child.is_element());
    (!has_elements).then(|| element.text().unwrap_or_default())
}

/// The asker makes it (N); that it has all of its 40 characters is *unverified*.
pub fn is_number_of_a_question(value: &str) -> bool {
    value.len() == 40 && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_graphic(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_digits(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}
