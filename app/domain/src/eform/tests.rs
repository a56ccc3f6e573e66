//! The engine on a small form, and on the real ones for what must hold of every form.

use proptest::prelude::*;
use time::{Date, Month};

use super::*;

const FORM: &str = r#"
procedure = "p"
version = "1"
title = "Tờ khai"
source = "thử"
minutes = 5
at_hand = []
roles = { commune = "xa", return_method = "ai", submitter = { name = "ten", birth = "sinh", phone = "ten", personal_id = "so" }, owner = { name = ["ten"], personal_id = ["so"] } }

[[page]]
id = "mot"
title = "Một"
topic = "Một"
[[page.question]]
id = "ai"
label = "Cho ai"
missing = "Chọn cho ai"
answer = { type = "choice", options = [{ id = "minh", label = "Mình" }, { id = "khac", label = "Khác" }] }
[[page.question]]
id = "ai.khac"
label = "Là ai"
missing = "Nhập là ai"
answer = { type = "text", max = 5 }
when = { question = "ai", is = ["khac"] }

[[page]]
id = "hai"
title = "Hai"
topic = "Hai"
when = { question = "ai", is = ["minh"] }
[[page.question]]
id = "ten"
label = "Tên"
missing = "Nhập tên"
answer = { type = "person-name" }
[[page.question]]
id = "so"
label = "Số"
missing = "Nhập số"
answer = { type = "personal-id" }
[[page.question]]
id = "sinh"
label = "Ngày sinh"
missing = "Nhập ngày sinh"
answer = { type = "date", partial = true, range = "past" }
[[page.question]]
id = "cap"
label = "Ngày cấp"
missing = "Nhập ngày cấp"
answer = { type = "date", range = "past" }
[[page.question]]
id = "xa"
label = "Xã"
missing = "Nhập xã"
answer = { type = "commune" }
[[page.question]]
id = "thu"
label = "Thư"
missing = "Nhập thư"
optional = true
answer = { type = "email" }

[[rule]]
type = "date-order"
first = "sinh"
second = "cap"
message = "phải sau ngày sinh"

[[warning]]
type = "id-matches"
personal_id = "so"
birth = "sinh"
"#;

pub(super) fn form() -> Form {
    toml::from_str(FORM).unwrap()
}

pub(super) fn context() -> Context<'static> {
    Context {
        today: Date::from_calendar_date(2026, Month::November, 23).unwrap(),
        commune_exists: &|code| code == "22945",
    }
}

/// What is wrong on a page, by question.
fn faults(answers: &Answers, page: usize) -> Vec<(String, &'static str)> {
    let form = form();
    let checked = check_page(&form, &form.pages[page], answers, context());
    checked.into_iter().filter_map(|(question, checked)| Some((question.id.clone(), checked.err()?.code()))).collect()
}

pub(super) fn good() -> Answers {
    Answers::from_iter([
        ("ai", "minh"),
        ("ten", "Nguyễn Thị Mẫu"),
        ("so", "060190001234"),
        ("sinh.nam", "1990"),
        ("cap.ngay", "15"),
        ("cap.thang", "7"),
        ("cap.nam", "2021"),
        ("xa", "Phường Phan Thiết"),
        ("xa.ma", "22945"),
    ])
}

#[test]
fn a_good_form_has_no_fault_and_no_problem() {
    assert_eq!(form().problems(), []);
    assert_eq!(faults(&good(), 0), []);
    assert_eq!(faults(&good(), 1), []);
    assert!(check_rules(&form(), &good(), context()).is_empty());
    assert!(check_warnings(&form(), &good(), context()).is_empty());
}

#[test]
fn what_is_not_asked_never_blocks_and_has_no_answer() {
    let mut answers = good();
    // Left over from before the citizen changed her mind.
    answers.set("ai.khac", "dài quá dài");
    assert_eq!(faults(&answers, 0), []);
    answers.set("ai", "khac");
    assert_eq!(faults(&answers, 0), [("ai.khac".to_owned(), "too-long")]);
    let form = form();
    let pages: Vec<_> = form.visible_pages(&answers).map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["mot"]);
    assert!(!form.is_asked("ten", &answers));
    assert_eq!(form.first_asked(&form.roles.owner.name, &answers), None);
}

#[test]
fn empty_answers_are_missing_where_they_are_needed() {
    let empty = Answers::from_iter([("ai", "minh")]);
    let missing: Vec<_> = faults(&empty, 1);
    let expected = ["ten", "so", "sinh", "cap", "xa"].map(|question| (question.to_owned(), "missing"));
    assert_eq!(missing, expected);
    assert_eq!(faults(&Answers::default(), 0), [("ai".to_owned(), "missing")]);
}

#[test]
fn each_kind_says_what_is_wrong_with_it() {
    for (field, text, question, code) in [
        ("ten", "An 2", "ten", "name-digit"),
        ("so", "06019000123", "so", "id-length"),
        ("sinh.thang", "13", "sinh", "date-no-month"),
        ("cap.ngay", "", "cap", "date-day"),
        ("cap.nam", "2027", "cap", "date-future"),
        ("xa.ma", "00000", "xa", "commune-unknown"),
        ("thu", "khong phai thu", "thu", "email"),
    ] {
        let mut answers = good();
        answers.set(field, text);
        assert_eq!(faults(&answers, 1), [(question.to_owned(), code)], "{field} = {text:?}");
    }
    let mut answers = good();
    answers.set("ai", "ai do");
    assert_eq!(faults(&answers, 0), [("ai".to_owned(), "option")]);
}

#[test]
fn rules_refuse_and_warnings_only_warn() {
    let mut answers = good();
    answers.set("cap.nam", "1989");
    assert_eq!(check_rules(&form(), &answers, context()), [("cap", "phải sau ngày sinh")]);
    let mut answers = good();
    answers.set("sinh.nam", "1991");
    let warned: Vec<_> =
        check_warnings(&form(), &answers, context()).into_iter().map(|(at, what)| (at.to_owned(), what)).collect();
    assert_eq!(warned, [("so".to_owned(), crate::identity::IdWarning::BirthYear)]);
    assert_eq!(faults(&answers, 1), []);
}

#[test]
fn a_broken_form_is_told() {
    let mut broken = form();
    broken.pages[1].when = Some(Condition { question: "khong-co".to_owned(), is: vec!["a".to_owned()] });
    broken.pages[1].questions[1].id = "ten".to_owned();
    let problems = broken.problems();
    for (at, part) in [
        (FormPart::Page(1), "khong-co"),
        (FormPart::Question { page: 1, question: 1 }, "\"ten\" stands twice"),
        (FormPart::Roles, "unknown question \"so\""),
        (FormPart::Warning(0), "unknown question \"so\""),
    ] {
        let told = |problem: &FormProblem| problem.at == at && problem.reason.contains(part);
        assert!(problems.iter().any(told), "{part} in {problems:?}");
    }
}

#[test]
fn only_the_fields_of_the_page_are_taken() {
    let mut answers = Answers::default();
    let form = form();
    take_answers(&form.pages[0], &mut answers, |field| format!("  {field}  giá trị "));
    assert_eq!(answers, Answers::from_iter([("ai", "ai giá trị"), ("ai.khac", "ai.khac giá trị")]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed, every fault has a code that the words know.
    #[test]
    fn every_fault_is_among_the_codes_of_its_kind(texts in proptest::collection::vec(".{0,20}", 12)) {
        let names = ["ai", "ai.khac", "ten", "so", "sinh.ngay", "sinh.thang", "sinh.nam", "cap.ngay", "cap.nam", "xa", "xa.ma", "thu"];
        let answers: Answers = names.into_iter().zip(texts).collect();
        let form = form();
        for page in &form.pages {
            for question in &page.questions {
                if let Err(fault) = check_question(&question.logic(), &answers, context()) {
                    prop_assert!(Fault::codes(&question.answer).contains(&fault.code()), "{fault:?}");
                }
            }
        }
    }

    /// The server and the browser run the same code; the browser only does not know options and communes.
    #[test]
    fn the_browser_never_refuses_what_the_server_takes(text in ".{0,20}") {
        let answers: Answers = ["ten", "so", "sinh.nam", "thu", "ai"].into_iter().map(|name| (name, text.clone())).collect();
        let form = form();
        let browser = Context { commune_exists: &|_| true, ..context() };
        for page in &form.pages {
            for (question, checked) in check_page(&form, page, &answers, context()) {
                let in_browser = check_question(&question.logic(), &answers, browser);
                prop_assert!(checked.is_err() || in_browser == checked);
            }
        }
    }
}
