//! One common list for every kind of answer: empty, left out, too long, forbidden, unknown option, condition off, posted,
//! repeated.

use std::mem::discriminant;

use super::*;
use crate::{date::PartialDate, email::Email, identity::PersonalId, person_name::PersonName, phone::Phone, tax_code, time_of_day};

/// What is common to the tests of one kind.
pub(super) struct Case {
    /// End of the name and text of each field of a good answer.
    pub(super) good: Vec<(&'static str, &'static str)>,
    /// What it means.
    value: Value,
    /// Code of the fault of 5000 letters; `None`: they can stand, as only the server sets this.
    long: Option<&'static str>,
    /// Code of the fault of markup.
    forbidden: Option<&'static str>,
    /// Code of the fault of something that looks right and does not exist.
    unknown: Option<(&'static str, &'static str)>,
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
        Kind::Text { .. } => Case { forbidden: None, ..one("25 Nguyễn Huệ", text("25 Nguyễn Huệ"), ["too-long", ""]) },
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

/// The small form, and after it a page that asks `q`.
fn form_with(kind: &Kind) -> Form {
    let mut form = form();
    form.pages.push(page("nam", vec![question("q", kind.clone())]));
    form
}

fn asked(form: &Form) -> &Question {
    &form.pages.last().unwrap().questions[0]
}

fn fields(id: &str, parts: &[(&str, &str)]) -> Answers {
    parts.iter().map(|(part, text)| (format!("{id}{part}"), *text)).collect()
}

/// All fields of the question with this text.
fn all(question: &Question, text: &str) -> Answers {
    question.field_names().into_iter().map(|field| (field, text)).collect()
}

fn code(checked: Checked) -> Option<&'static str> {
    checked.err().map(Fault::code)
}

#[test]
fn the_list_has_every_kind_once() {
    let kinds = kinds();
    let is_date = |kind: &Kind| matches!(kind, Kind::Date { .. });
    let mut seen = Vec::new();
    for kind in kinds.iter().filter(|kind| !is_date(kind)) {
        assert!(!seen.contains(&discriminant(kind)), "{kind:?}");
        seen.push(discriminant(kind));
    }
    assert_eq!((seen.len(), kinds.iter().filter(|kind| is_date(kind)).count()), (18, 4));
}

#[test]
fn a_good_answer_stands_and_a_form_may_ask_for_it() {
    for kind in kinds() {
        let form = form_with(&kind);
        assert_eq!(form.problems(), [], "{kind:?}");
        let case = case(&kind);
        assert_eq!(check_asked(asked(&form), &fields("q", &case.good), context()), Ok(case.value), "{kind:?}");
    }
}

#[test]
fn nothing_is_missing_or_left_out_as_it_may_be() {
    for kind in kinds() {
        let mut question = question("q", kind.clone());
        let empty = Answers::default();
        assert_eq!(check_asked(&question, &empty, context()).map_err(Fault::code), Err("missing"), "{kind:?}");
        question.optional = true;
        assert_eq!(check_asked(&question, &empty, context()), Ok(Value::Absent), "{kind:?}");
        // Optional is no excuse for what is wrong.
        let case = case(&kind);
        assert_eq!(code(check_asked(&question, &all(&question, "<1>"), context())), case.forbidden, "{kind:?}");
    }
}

#[test]
fn too_long_and_forbidden_answers_are_told_in_their_words() {
    for kind in kinds() {
        let (question, case) = (question("q", kind.clone()), case(&kind));
        for (text, expected) in [("a".repeat(5000), case.long), ("<1>".to_owned(), case.forbidden)] {
            let answers = all(&question, &text);
            let found = code(check_asked(&question, &answers, context()));
            assert_eq!(found, expected, "{kind:?} {}", &text[..3]);
            assert!(found.is_none_or(|code| Fault::codes(&kind).contains(&code)), "{kind:?} {found:?}");
        }
    }
}

#[test]
fn what_is_no_option_is_refused_by_the_server() {
    for kind in kinds() {
        let (question, case) = (question("q", kind.clone()), case(&kind));
        let Some((text, expected)) = case.unknown else { continue };
        assert_eq!(code(check_asked(&question, &all(&question, text), context())), Some(expected), "{kind:?}");
    }
}

#[test]
fn what_is_not_asked_is_not_checked() {
    let condition = Condition { question: "ai".to_owned(), is: vec!["khac".to_owned()] };
    for kind in kinds() {
        let mut form = form_with(&kind);
        form.pages[4].questions[0].when = Some(condition.clone());
        assert_eq!(form.problems(), [], "{kind:?}");
        let mut answers = all(asked(&form), "<1>");
        answers.set("ai", "minh");
        assert!(check_page(&form, &form.pages[4], &answers, context()).is_empty(), "{kind:?}");
        answers.set("ai", "khac");
        assert_eq!(check_page(&form, &form.pages[4], &answers, context()).len(), 1, "{kind:?}");
    }
}

#[test]
fn an_answer_is_taken_as_it_was_posted() {
    for kind in kinds() {
        let page = page("nam", vec![question("q", kind.clone())]);
        let good = fields("q", &case(&kind).good);
        // A browser sends the ticked boxes one by one, in any order, and white space as typed.
        let posted = |field: &str| match kind {
            Kind::Choices { .. } => good.get(field).rsplit(SEPARATOR).map(|id| format!(" {id} ")).collect(),
            _ => vec![format!(" {} ", good.get(field))],
        };
        let mut answers = Answers::default();
        take_answers(&page, &mut answers, posted);
        let set_by_server = matches!(kind, Kind::ReceivingCommune | Kind::File { .. });
        assert_eq!(answers, if set_by_server { Answers::default() } else { good.clone() }, "{kind:?}");
        // Nothing is left of what fills no disk.
        take_answers(&page, &mut answers, |_| vec!["a".repeat(100_000)]);
        assert!(answers.iter().all(|(_, text)| text.len() <= 4_000), "{kind:?}");
        // An empty post empties.
        take_answers(&page, &mut answers, |_| Vec::new());
        assert_eq!(answers, Answers::default(), "{kind:?}");
    }
}

#[test]
fn every_kind_can_be_asked_for_each_item() {
    for kind in kinds().into_iter().filter(|kind| !matches!(kind, Kind::ReceivingCommune)) {
        let mut form = form_with(&kind);
        form.pages[4].repeat = Some(repeat(0, 3));
        assert_eq!(form.problems(), [], "{kind:?}");
        let mut answers = Answers::default();
        let listed = form.pages[4].clone();
        assert_eq!([(); 2].map(|()| add_item(&mut answers, &listed)), [Ok(1), Ok(2)]);
        let before = answers.clone();
        for (field, text) in fields("q.2", &case(&kind).good).iter() {
            answers.set(field, text);
        }
        let unfolded = form.unfold(&answers);
        let item = unfolded.page("nam.2").unwrap();
        let checked = check_page(&unfolded, item, &answers, context());
        assert_eq!(checked[0].1, Ok(case(&kind).value), "{kind:?}");
        assert_eq!(check_page(&unfolded, unfolded.page("nam.1").unwrap(), &answers, context())[0].1.clone().map_err(Fault::code), Err("missing"));
        let mut emptied = answers.clone();
        assert_eq!(remove_item(&form, &mut emptied, &listed, 2), ["q.2"], "{kind:?}");
        let left: Vec<_> = emptied.iter().filter(|(field, _)| field.contains("q.2")).collect();
        assert!(left.is_empty() && before.get("nam.muc") == "1,2" && emptied.get("nam.muc") == "1", "{kind:?}");
    }
}

#[test]
fn the_summary_links_to_a_field_that_exists() {
    for kind in kinds() {
        let logic = question("q", kind.clone()).logic();
        let names = logic.field_names();
        for fault in [
            Fault::Missing,
            Fault::Date(crate::date::DateError::Empty),
            Fault::Date(crate::date::DateError::NoSuchMonth),
            Fault::Date(crate::date::DateError::YearDigits),
            Fault::Time(time_of_day::TimeError::Minute),
            Fault::CommuneAmbiguous,
            Fault::BusinessLineAmbiguous,
        ] {
            assert!(names.contains(&logic.fault_field(fault)), "{kind:?} {fault:?}");
        }
    }
    let date = question("q", kinds()[8].clone()).logic();
    assert_eq!(date.fault_field(Fault::Date(crate::date::DateError::NoSuchMonth)), "q.thang");
    let commune = question("q", Kind::Commune).logic();
    assert_eq!(commune.fault_field(Fault::CommuneAmbiguous), "q.ma");
    assert_eq!(commune.fault_field(Fault::CommuneUnknown), "q");
    let time = question("q", Kind::Time).logic();
    assert_eq!(time.fault_field(Fault::Time(time_of_day::TimeError::Minute)), "q.phut");
}

#[test]
fn each_kind_says_what_is_wrong_with_it() {
    let kinds = kinds();
    let of = |name: &str| {
        let is = |kind: &&Kind| format!("{kind:?}").starts_with(name);
        kinds.iter().find(is).unwrap().clone()
    };
    let date = |precision, range| Kind::Date { precision, range };
    for (kind, parts, expected) in [
        (of("PersonName"), vec![("", "An 2")], "name-digit"),
        (of("PersonalId"), vec![("", "06019000123")], "id-length"),
        (of("Number"), vec![("", "21")], "number"),
        (of("Money"), vec![("", "999")], "money-range"),
        (of("Money"), vec![("", "2.000.000.000.001")], "money-range"),
        (of("Money"), vec![("", "10,5")], "money"),
        (of("Time"), vec![(".gio", "7")], "time-minute"),
        (of("Time"), vec![(".phut", "7")], "time-hour"),
        (of("Choices"), vec![("", "mot,hai,ba")], "choices-many"),
        (of("File"), vec![("", "a,b,c,d")], "files-many"),
        (date(Precision::Day, DateRange::Past), vec![(".thang", "7"), (".nam", "2021")], "date-day"),
        (date(Precision::Any, DateRange::Past), vec![(".thang", "13"), (".nam", "2021")], "date-no-month"),
        (date(Precision::Month, DateRange::Past), vec![(".nam", "2021")], "date-month"),
        (date(Precision::Month, DateRange::Past), vec![(".thang", "7")], "date-year"),
        (date(Precision::Year, DateRange::Past), vec![(".nam", "2027")], "date-future"),
        (date(Precision::Year, DateRange::Past), vec![(".nam", "1899")], "date-old"),
        (date(Precision::Day, DateRange::Future), vec![(".ngay", "22"), (".thang", "11"), (".nam", "2026")], "date-past"),
        (date(Precision::Month, DateRange::Future), vec![(".thang", "10"), (".nam", "2026")], "date-past"),
    ] {
        let question = question("q", kind.clone());
        assert_eq!(code(check_asked(&question, &fields("q", &parts), context())), Some(expected), "{kind:?} {parts:?}");
        assert!(Fault::codes(&kind).contains(&expected), "{kind:?} {expected}");
    }
    let few = Kind::Choices { options: of("Choice").options().unwrap().to_vec(), list: None, min: 2, max: 3 };
    let question = question("q", few);
    assert_eq!(code(check_asked(&question, &fields("q", &[("", "mot")]), context())), Some("choices-few"));
    // Today is no past day and no future day that is refused.
    for range in [DateRange::Past, DateRange::Future] {
        let question = super::kinds::question("q", date(Precision::Day, range));
        let today = fields("q", &[(".ngay", "23"), (".thang", "11"), (".nam", "2026")]);
        assert_eq!(code(check_asked(&question, &today, context())), None, "{range:?}");
    }
}

#[test]
fn several_choices_hold_a_condition_with_one_of_them() {
    let mut form = form_with(&kinds()[15]);
    let condition = Condition { question: "q".to_owned(), is: vec!["ba".to_owned(), "hai".to_owned()] };
    form.pages.push(FormPage { when: Some(condition), ..page("sau", vec![question("s", Kind::YesNo)]) });
    assert_eq!(form.problems(), []);
    for (chosen, asked) in [("mot,ba", true), ("hai", true), ("mot", false), ("", false), ("ba ", false)] {
        assert_eq!(form.is_asked("s", &Answers::from_iter([("q", chosen)])), asked, "{chosen:?}");
    }
}
