//! Blocks in a form.

use super::*;

const BLOCK: &str = r#"
name = "giay-to"

[[question]]
id = "loai"
label = "Loại giấy tờ {whose}"
missing = "Chọn loại giấy tờ {whose}"
sample = "the"
answer = { type = "choice", options = [{ id = "the", label = "Thẻ" }, { id = "khac", label = "Giấy khác" }] }
[[question]]
id = "ten"
label = "Tên giấy tờ"
hint = "Ghi như trên giấy tờ {whose}"
missing = "Nhập tên giấy tờ"
official = "TenGiayTo"
answer = { type = "text", max = 60 }
when = { question = "loai", is = ["khac"] }
[[question]]
id = "so"
label = "Số định danh {whose}"
missing = "Nhập số định danh"
answer = { type = "personal-id" }
[[question]]
id = "sinh"
label = "Ngày sinh"
missing = "Nhập ngày sinh"
answer = { type = "date", precision = "any", range = "past" }
[[question]]
id = "cap"
label = "Ngày cấp"
missing = "Nhập ngày cấp"
answer = { type = "date", range = "past" }
[[question]]
id = "gioi-tinh"
label = "Giới tính"
missing = "Chọn giới tính"
answer = { type = "choice", options = [{ id = "nam", label = "Nam" }, { id = "nu", label = "Nữ" }] }

[[rule]]
type = "date-order"
first = "sinh"
second = "cap"
message = "phải sau ngày sinh {whose}"

[[warning]]
type = "id-matches"
personal_id = "so"
birth = "sinh"
sex = "gioi-tinh"
"#;

fn block() -> Block {
    toml::from_str(BLOCK).unwrap()
}

/// The small form, with the block on a page of its own.
fn form_using(used: &str) -> (Form, Vec<FormProblem>) {
    let page = format!("id = \"cha\"\ntitle = \"Cha\"\ntopic = \"Cha\"\nuse = {{ {used} }}\n{OWN}");
    let mut form = form();
    form.pages.push(toml::from_str(&page).unwrap());
    let problems = form.use_blocks(&[block()]);
    (form, problems)
}

const OWN: &str = "[[question]]\nid = \"cha.nghe\"\nlabel = \"Nghề\"\nmissing = \"Nhập nghề\"\nanswer = { type = \"text\", max = 9 }\n";

#[test]
fn a_block_has_no_problem_by_itself_and_says_what_is_wrong_with_it() {
    assert_eq!(block().problems(), []);
    let mut broken = block();
    broken.questions[1].when = Some(Condition { question: "cap".to_owned(), is: vec!["x".to_owned()] });
    broken.questions[2].id = "loai".to_owned();
    let found = broken.problems();
    for (at, part) in [
        (FormPart::Question { page: 0, question: 1 }, "not an earlier question"),
        (FormPart::Question { page: 0, question: 2 }, "\"loai\" stands twice"),
        (FormPart::Warning(0), "unknown question \"so\""),
    ] {
        assert!(found.iter().any(|it| it.at == at && it.reason.contains(part)), "{part} in {found:?}");
    }
}

#[test]
fn its_questions_come_first_with_prefix_and_words() {
    let (form, problems) = form_using(
        r#"block = "giay-to", prefix = "cha", whose = "của cha", optional = ["so"], official = { so = "SoCha" }, sample = { so = "060085005678" }, autocomplete = { ten = "off" }, prefill = { so = { from = "so" } }"#,
    );
    assert_eq!((problems, form.problems()), (vec![], vec![]));
    let page = &form.pages[4];
    let ids: Vec<_> = page.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["cha.loai", "cha.ten", "cha.so", "cha.sinh", "cha.cap", "cha.gioi-tinh", "cha.nghe"]);
    assert_eq!(page.from_block, 6);
    let [kind, name, number, ..] = &page.questions[..] else { panic!("{ids:?}") };
    assert_eq!((kind.label.as_str(), kind.missing.as_str()), ("Loại giấy tờ của cha", "Chọn loại giấy tờ của cha"));
    assert_eq!(kind.sample.as_deref(), Some("the"));
    assert_eq!(name.hint.as_deref(), Some("Ghi như trên giấy tờ của cha"));
    assert_eq!(name.when.as_ref().unwrap().question, "cha.loai");
    assert_eq!((name.official.as_deref(), name.autocomplete.as_deref()), (Some("TenGiayTo"), Some("off")));
    assert!(number.optional && !name.optional);
    assert_eq!((number.official.as_deref(), number.sample.as_deref()), (Some("SoCha"), Some("060085005678")));
    assert_eq!(number.prefill.as_ref().unwrap().from, "so", "the form's own");
    let rule = form.rules.last().unwrap();
    assert_eq!((rule.questions(), rule.message()), (vec!["cha.sinh", "cha.cap"], "phải sau ngày sinh của cha"));
    assert_eq!(form.warnings.last().unwrap().questions(), ["cha.so", "cha.sinh", "cha.gioi-tinh"]);
}

#[test]
fn nothing_stands_for_nobody() {
    let (form, _) = form_using(r#"block = "giay-to", prefix = "cha""#);
    let labels: Vec<_> = form.pages[4].questions[..3].iter().map(|question| question.label.as_str()).collect();
    assert_eq!(labels, ["Loại giấy tờ", "Tên giấy tờ", "Số định danh"]);
    assert_eq!(form.rules.last().unwrap().message(), "phải sau ngày sinh");
}

#[test]
fn what_is_left_out_takes_its_rules_along() {
    let (form, problems) = form_using(r#"block = "giay-to", prefix = "cha", without = ["cap", "gioi-tinh"]"#);
    assert_eq!((problems, form.problems()), (vec![], vec![]));
    assert_eq!(form.rules, tests::form().rules);
    assert_eq!(form.warnings.last().unwrap().questions(), ["cha.so", "cha.sinh"]);
    let (form, _) = form_using(r#"block = "giay-to", prefix = "cha", without = ["so"]"#);
    assert_eq!(form.warnings, tests::form().warnings);
    // What depends on it is told.
    let (form, _) = form_using(r#"block = "giay-to", prefix = "cha", without = ["loai"]"#);
    assert!(form.problems()[0].reason.contains("\"cha.loai\", which is not an earlier question"));
}

#[test]
fn a_use_that_names_what_is_not_there_is_told() {
    for (used, reason) in [
        (r#"block = "khong-co", prefix = "cha""#, "unknown block \"khong-co\""),
        (r#"block = "giay-to", prefix = "cha", without = ["khong"]"#, "no question \"khong\""),
        (r#"block = "giay-to", prefix = "cha", optional = ["cha.so"]"#, "no question \"cha.so\""),
        (r#"block = "giay-to", prefix = "cha", official = { khong = "X" }"#, "no question \"khong\""),
        (r#"block = "giay-to", prefix = "cha", sample = { khong = "X" }"#, "no question \"khong\""),
        (r#"block = "giay-to", prefix = "cha", prefill = { khong = { from = "so" } }"#, "no question \"khong\""),
    ] {
        let (_, problems) = form_using(used);
        let [problem] = &problems[..] else { panic!("{used}: {problems:?}") };
        assert!(problem.at == FormPart::Page(4) && problem.reason.contains(reason), "{used}: {problem:?}");
    }
}

#[test]
fn a_block_repeats_with_its_page() {
    let (mut form, _) = form_using(r#"block = "giay-to", prefix = "cha""#);
    form.pages[4].repeat = Some(table::repeat(0, 5));
    assert_eq!(form.problems(), []);
    let answers = Answers::from_iter([("cha.muc", "2")]);
    let unfolded = form.unfold(&answers);
    assert_eq!(unfolded.pages[5].questions[1].when.as_ref().unwrap().question, "cha.loai.2");
    assert_eq!(unfolded.rules.last().unwrap().questions(), ["cha.sinh.2", "cha.cap.2"]);
    assert_eq!(unfolded.warnings.last().unwrap().questions(), ["cha.so.2", "cha.sinh.2", "cha.gioi-tinh.2"]);
}
