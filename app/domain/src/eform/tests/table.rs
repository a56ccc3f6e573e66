//! Every kind of answer with what is common to the tests of each, and parts to build forms of.

use super::*;
use crate::{
    date::PartialDate, email::Email, identity::PersonalId, person_name::PersonName, phone::Phone, tax_code, time_of_day,
};

/// What is common to the tests of one kind.
pub(super) struct Case {
    /// End of the name and text of each field of a good answer.
    pub(super) good: Vec<(&'static str, &'static str)>,
    /// What it means.
    pub(super) value: Value,
    /// Code of the fault of 5000 letters; `None`: they can stand, as only the server sets this.
    pub(super) long: Option<&'static str>,
    /// Code of the fault of markup.
    pub(super) forbidden: Option<&'static str>,
    /// Code of the fault of something that looks right and does not exist.
    pub(super) unknown: Option<(&'static str, &'static str)>,
}

/// The case of a kind. No wildcard: a new kind needs its own, and a place among [`kinds`].
pub(super) fn case(kind: &Kind) -> Case {
    let one = |text, value, faults: [&'static str; 2]| {
        let [long, forbidden] = faults.map(Some);
        Case { good: vec![("", text)], value, long, forbidden, unknown: None }
    };
    let text = |text: &'static str| Value::Text(text.to_owned());
    let day = Date::from_calendar_date(2021, Month::July, 15).unwrap();
    match kind {
        Kind::Text { .. } => {
            Case { forbidden: None, ..one("25 Nguyễn Huệ", text("25 Nguyễn Huệ"), ["too-long", ""]) }
        }
        Kind::LongText { .. } => Case { forbidden: None, ..one("Một\nHai", text("Một\nHai"), ["too-long", ""]) },
        Kind::PersonName => {
            let name = PersonName::parse("Y Bham H'Mok").unwrap();
            one("Y Bham H'Mok", Value::Name(name), ["too-long", "name-character"])
        }
        Kind::PersonalId => {
            let id = PersonalId::parse("060190001234").unwrap();
            one("060190001234", Value::PersonalId(id), ["id-digits", "id-digits"])
        }
        Kind::Phone => {
            let phone = Phone::parse("0912345678").unwrap();
            one("0912 345 678", Value::Phone(phone), ["phone-digits", "phone-digits"])
        }
        Kind::Email => {
            let email = Email::parse("mau@vidu.vn").unwrap();
            one("mau@vidu.vn", Value::Email(email), ["email", "email"])
        }
        Kind::Number { .. } => one("7", Value::Number(7), ["number", "number"]),
        Kind::Money { .. } => one("1 000 000 đ", Value::Money(1_000_000), ["money", "money"]),
        Kind::Date { precision, .. } => {
            let (good, date) = match precision {
                Precision::Day | Precision::Any => {
                    (vec![(".ngay", "15"), (".thang", "7"), (".nam", "2021")], PartialDate::Day(day))
                }
                Precision::Month => (vec![(".thang", "07"), (".nam", "2021")], PartialDate::Month(2021, Month::July)),
                Precision::Year => (vec![(".nam", "2021")], PartialDate::Year(2021)),
            };
            Case { good, ..one("", Value::Date(date), ["date-number", "date-number"]) }
        }
        Kind::Time => {
            let time = time_of_day::parse("7", "5").unwrap();
            Case { good: vec![(".gio", "7"), (".phut", "5")], ..one("", Value::Time(time), ["time-hour", "time-hour"]) }
        }
        Kind::YesNo => {
            Case { unknown: Some(("yes", "option")), ..one("khong", Value::YesNo(false), ["option", "option"]) }
        }
        Kind::Choice { .. } => {
            let value = Value::Choice("hai".to_owned());
            Case { unknown: Some(("bon", "option")), ..one("hai", value, ["option", "option"]) }
        }
        Kind::Choices { .. } => {
            let value = Value::Choices(vec!["mot".to_owned(), "ba".to_owned()]);
            Case { unknown: Some(("mot,bon", "option")), ..one("mot,ba", value, ["option", "option"]) }
        }
        Kind::Commune => {
            let unknown = Some(("00000", "commune-unknown"));
            let value = Value::Commune("22945".to_owned());
            let good = vec![("", "Phường Phan Thiết"), (".ma", "22945")];
            Case { good, unknown, ..one("", value, ["commune-unknown", "commune-unknown"]) }
        }
        Kind::ReceivingCommune => {
            let value = Value::Commune("22945".to_owned());
            Case { good: vec![(".ma", "22945")], value, long: None, forbidden: None, unknown: None }
        }
        Kind::BusinessLine => {
            let unknown = Some(("0000", "business-line-unknown"));
            let value = Value::BusinessLine("4711".to_owned());
            let good = vec![("", "Bán lẻ tổng hợp"), (".ma", "4711")];
            Case { good, unknown, ..one("", value, ["business-line-unknown", "business-line-unknown"]) }
        }
        Kind::TaxCode => {
            let code = tax_code::TaxCode::parse("0101248141-001").unwrap();
            one("0101248141001", Value::TaxCode(code), ["tax-code", "tax-code"])
        }
        Kind::Undertaking => one("co", Value::Agreed, ["missing", "missing"]),
        Kind::File { .. } => {
            let value = Value::Files(vec!["a1".to_owned(), "b2".to_owned()]);
            let unknown = Some(("a,b,c,d", "files-many"));
            Case { good: vec![("", "a1,b2")], value, long: None, forbidden: None, unknown }
        }
    }
}

/// Every kind, and every precision of a date.
pub(super) fn kinds() -> Vec<Kind> {
    let options = ["mot", "hai", "ba"].map(|id| format!("{{ id = {id:?}, label = {id:?} }}")).join(", ");
    let several = format!("{{ type = \"choices\", options = [{options}], max = 2 }}");
    let one = format!("{{ type = \"choice\", options = [{options}] }}");
    let kinds = [
        "{ type = 'text', max = 100 }",
        "{ type = 'long-text', max = 500 }",
        "{ type = 'person-name' }",
        "{ type = 'personal-id' }",
        "{ type = 'phone' }",
        "{ type = 'email' }",
        "{ type = 'number', min = 1, max = 20 }",
        "{ type = 'money', min = 1000, max = 2_000_000_000_000 }",
        "{ type = 'date', range = 'past' }",
        "{ type = 'date', range = 'any', precision = 'any' }",
        "{ type = 'date', range = 'past', precision = 'month' }",
        "{ type = 'date', range = 'any', precision = 'year' }",
        "{ type = 'time' }",
        "{ type = 'yes-no' }",
        &one,
        &several,
        "{ type = 'commune' }",
        "{ type = 'receiving-commune' }",
        "{ type = 'business-line' }",
        "{ type = 'tax-code' }",
        "{ type = 'undertaking' }",
        "{ type = 'file', max = 3, kinds = ['pdf'], signed = true }",
    ];
    let kinds = kinds.map(|kind| toml::from_str::<toml::Table>(&format!("kind = {kind}")).unwrap());
    kinds.map(|mut table| table.remove("kind").unwrap().try_into().unwrap()).into()
}

pub(super) fn question(id: &str, answer: Kind) -> Question {
    Question {
        id: id.to_owned(),
        answer,
        label: "Nhãn".to_owned(),
        hint: None,
        help: None,
        missing: "Nhập".to_owned(),
        optional: false,
        when: None,
        prefill: None,
        autocomplete: None,
        official: None,
        sample: None,
    }
}

pub(super) fn page(id: &str, questions: Vec<Question>) -> FormPage {
    FormPage {
        id: id.to_owned(),
        title: "Trang".to_owned(),
        topic: "Trang".to_owned(),
        intro: None,
        when: None,
        shows_documents: false,
        block: None,
        repeat: None,
        questions,
        from_block: 0,
    }
}

pub(super) fn repeat(min: u8, max: u8) -> Repeat {
    let words = |text: &str| text.to_owned();
    Repeat { min, max, item: words("Dòng"), add: words("Thêm dòng"), none: words("Chưa có dòng nào") }
}
