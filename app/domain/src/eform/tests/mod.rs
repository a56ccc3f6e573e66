//! The engine on small forms: how pages and rules behave here, what must hold of every kind in [`kinds`], of repeated pages in
//! [`lists`], of files with slips in [`slips`].

use time::{Date, Month};

use super::*;

mod blocks;
mod kinds;
mod lists;
mod properties;
mod slips;
mod table;

const FORM: &str = r#"
procedure = "p"
version = "1"
title = "Tờ khai"
source = "thử"
minutes = 5
at_hand = []
roles = { commune = "nhan", return_method = "tra", submitter = { name = "ten", birth = "sinh", phone = "goi", personal_id = "so" }, owner = { name = ["ten"], personal_id = ["so"] } }

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
answer = { type = "date", precision = "any", range = "past" }
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

[[page]]
id = "ba"
title = "Ba"
topic = "Ba"
[[page.question]]
id = "goi"
label = "Số điện thoại"
missing = "Nhập số điện thoại"
answer = { type = "phone" }
[[page.question]]
id = "nhan"
label = "Nơi nhận"
missing = "Chọn nơi nhận"
answer = { type = "receiving-commune" }
[[page.question]]
id = "tra"
label = "Trả kết quả"
missing = "Chọn cách trả kết quả"
answer = { type = "choice", options = [{ id = "quay", label = "Tại quầy" }] }

[[page]]
id = "bon"
title = "Bốn"
topic = "Bốn"
when = { question = "ai", is = ["khac"] }
[[page.question]]
id = "so.khac"
label = "Số của người khác"
missing = "Nhập số"
answer = { type = "personal-id" }
[[page.question]]
id = "mat"
label = "Ngày mất"
missing = "Nhập ngày mất"
answer = { type = "date", range = "past" }

[[rule]]
type = "date-order"
first = "sinh"
second = "cap"
message = "phải sau ngày sinh"

[[rule]]
type = "age-at-least"
birth = "sinh"
years = 18
message = "phải đủ 18 tuổi"

[[rule]]
type = "differ"
first = "so"
second = "so.khac"
message = "phải khác số của ông/bà"

[[warning]]
type = "id-matches"
personal_id = "so"
birth = "sinh"

[[warning]]
type = "late"
date = "mat"
days = 15
message = "đã quá 15 ngày"
"#;

pub(super) fn form() -> Form {
    toml::from_str(FORM).unwrap()
}

pub(super) fn context() -> Context<'static> {
    Context {
        today: Date::from_calendar_date(2026, Month::November, 23).unwrap(),
        commune_exists: &|code| code == "22945",
        business_line_exists: &|code| code == "4711",
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
        ("goi", "0912345678"),
        ("nhan.ma", "22945"),
        ("tra", "quay"),
    ])
}

fn good_for_another() -> Answers {
    let more =
        [("ai", "khac"), ("ai.khac", "mẹ"), ("so.khac", "060055005678"), ("mat.ngay", "20"), ("mat.thang", "11")];
    let mut answers = good();
    for (field, text) in more.into_iter().chain([("mat.nam", "2026")]) {
        answers.set(field, text);
    }
    answers
}

#[test]
fn a_good_form_has_no_fault_and_no_problem() {
    assert_eq!(form().problems(), []);
    for (answers, pages) in [(good(), 0..3), (good_for_another(), 0..4)] {
        for page in pages {
            assert_eq!(faults(&answers, page), [], "page {page}");
        }
        assert_eq!(check_rules(&form(), &answers, context()), []);
        assert_eq!(check_warnings(&form(), &answers, context()), []);
    }
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
    let visible = |answers: &Answers| form.visible_pages(answers).map(|page| page.id.clone()).collect::<Vec<_>>();
    assert_eq!(visible(&answers), ["mot", "hai", "ba", "bon"]);
    assert_eq!(visible(&good()), ["mot", "hai", "ba"]);
    assert!(!form.is_asked("mat", &good()) && form.is_asked("mat", &answers));
    let owners = ["so.khac", "so"].map(str::to_owned);
    assert_eq!(form.first_asked(&owners, &answers), Some("so.khac"));
    assert_eq!(form.first_asked(&owners, &good()), Some("so"));
}

#[test]
fn empty_answers_are_missing_where_they_are_needed() {
    let missing: Vec<_> = faults(&Answers::default(), 1);
    let expected = ["ten", "so", "sinh", "cap", "xa"].map(|question| (question.to_owned(), "missing"));
    assert_eq!(missing, expected);
    assert_eq!(faults(&Answers::default(), 0), [("ai".to_owned(), "missing")]);
}

#[test]
fn rules_refuse_and_are_silent_where_something_is_not_asked() {
    let broken = |answers: &Answers| {
        let (form, context) = (form(), context());
        let broken = check_rules(&form, answers, context);
        broken.into_iter().map(|(at, message)| (at.to_owned(), message.to_owned())).collect::<Vec<_>>()
    };
    let at = |question: &str, message: &str| vec![(question.to_owned(), message.to_owned())];
    let with = |from: Answers, fields: &[(&str, &str)]| {
        let mut answers = from;
        fields.iter().for_each(|(field, text)| answers.set(*field, *text));
        answers
    };
    assert_eq!(broken(&with(good(), &[("cap.nam", "1989")])), at("cap", "phải sau ngày sinh"));
    // A day too young; the birthday itself is enough.
    let born = |day: &str| {
        with(good(), &[("sinh.ngay", day), ("sinh.thang", "11"), ("sinh.nam", "2008"), ("cap.nam", "2025")])
    };
    assert_eq!(broken(&born("24")), at("sinh", "phải đủ 18 tuổi"));
    assert_eq!(broken(&born("23")), []);
    assert_eq!(broken(&with(good(), &[("sinh.nam", "2008"), ("cap.nam", "2025")])), [], "only certainly too young");
    // Written differently, the same number.
    let same = [("so.khac", "060 190 001 234")];
    assert_eq!(broken(&with(good_for_another(), &same)), at("so.khac", "phải khác số của ông/bà"));
    assert_eq!(broken(&with(good(), &same)), [], "not asked");
    assert_eq!(broken(&with(good_for_another(), &[("so.khac", "06019000123"), ("so", "06019000123")])), []);
}

#[test]
fn warnings_only_warn() {
    let mut answers = good_for_another();
    answers.set("sinh.nam", "1991");
    answers.set("mat.ngay", "7");
    assert_eq!(faults(&answers, 1), []);
    let form = form();
    let warned = check_warnings(&form, &answers, context());
    let birth_year = Unusual::Id(crate::identity::IdWarning::BirthYear);
    assert_eq!(warned, [("so", birth_year), ("mat", Unusual::Late("đã quá 15 ngày"))]);
    // The fifteenth day is in time.
    answers.set("mat.ngay", "8");
    assert_eq!(check_warnings(&form, &answers, context()), [("so", birth_year)]);
}

#[test]
fn who_was_born_on_a_leap_day_is_of_age_on_the_day_after() {
    let date = |year, month, day| Date::from_calendar_date(year, month, day).unwrap();
    let birth = date(2008, Month::February, 29);
    assert!(is_younger(birth.into(), 18, date(2026, Month::February, 28)));
    assert!(!is_younger(birth.into(), 18, date(2026, Month::March, 1)));
}

#[test]
fn only_the_fields_of_the_page_are_taken() {
    let mut answers = Answers::default();
    let form = form();
    take_answers(&form.pages[0], &mut answers, |field| vec![format!("  {field}  giá trị "), "x".to_owned()]);
    assert_eq!(answers, Answers::from_iter([("ai", "ai giá trị"), ("ai.khac", "ai.khac giá trị")]));
    // The commune is the start page's to set.
    take_answers(&form.pages[2], &mut answers, |_| vec!["22945".to_owned()]);
    assert_eq!((answers.get("goi"), answers.get("nhan.ma")), ("22945", ""));
}

#[test]
fn a_first_value_is_filled_once_and_only_where_nothing_stands() {
    let mut form = form();
    let from = |from: &str, when: Option<(&str, &str)>| {
        let when = when.map(|(question, is)| Condition { question: question.to_owned(), is: vec![is.to_owned()] });
        Some(Prefill { from: from.to_owned(), when })
    };
    form.pages[3].questions[0].prefill = from("so", Some(("ai", "khac")));
    form.pages[3].questions[1].prefill = from("cap", None);
    assert_eq!(form.problems(), []);
    let mut answers = good();
    answers.set("ai", "khac");
    assert_eq!(prefill(&form, &form.pages[3], &mut answers), ["so.khac", "mat"]);
    assert_eq!(answers.get("so.khac"), "060190001234");
    assert_eq!(["mat.ngay", "mat.thang", "mat.nam"].map(|field| answers.get(field).to_owned()), ["15", "7", "2021"]);
    answers.set("so.khac", "060055005678");
    assert!(prefill(&form, &form.pages[3], &mut answers).is_empty());
    assert_eq!(answers.get("so.khac"), "060055005678");
    // Nothing to take, and a condition that does not hold.
    assert!(prefill(&form, &form.pages[3], &mut Answers::from_iter([("ai", "khac")])).is_empty());
    assert_eq!(prefill(&form, &form.pages[3], &mut good()), ["mat"]);
}

#[test]
fn a_draft_of_an_older_version_keeps_what_fits_and_says_what_changed() {
    let mut form = form();
    let change = |version: &str| Change { version: version.to_owned(), says: format!("Mới ở {version}.") };
    form.version = "3".to_owned();
    form.changes = vec![change("3"), change("2"), change("2")];
    let since = |version: &str| form.changes_since(version).iter().map(|it| it.version.clone()).collect::<Vec<_>>();
    assert_eq!((since("3"), since("2")), (vec![], vec!["3".to_owned()]));
    assert_eq!(since("1"), ["3", "2", "2"]);
    let mut answers = good();
    answers.set("cu", "đã bỏ");
    answers.set("sinh.gio", "5");
    answers.set(COMPARED, "khop");
    assert_eq!(keep_what_fits(&form, &mut answers), ["cu", "sinh.gio"]);
    let mut kept = good();
    kept.set(COMPARED, "khop");
    assert_eq!(answers, kept);
}
