//! Pages that are asked for each item, and what is computed of them.

use super::{
    table::{page, question, repeat},
    *,
};

/// The small form, and after it a list of members with a rule, a warning and computed values.
fn form_with_members() -> Form {
    let mut form = form();
    let mut married = question("so-cuoi", Kind::Number { min: 1, max: 9 });
    married.when = Some(Condition { question: "da-cuoi".to_owned(), is: vec![YES.to_owned()] });
    let mut name = question("ho-ten", Kind::PersonName);
    name.prefill = Some(Prefill { from: "ten".to_owned(), when: None });
    let date = Kind::Date { precision: Precision::Day, range: DateRange::Past };
    let questions = vec![
        name,
        question("tu", date.clone()),
        question("den", date),
        question("da-cuoi", Kind::YesNo),
        married,
        question("so-cn", Kind::PersonalId),
        question("gop", Kind::Money { min: 0, max: 5_000_000 }),
    ];
    let members = FormPage {
        repeat: Some(Repeat { item: "Thành viên".to_owned(), ..repeat(1, 2) }),
        ..page("thanh-vien", questions)
    };
    form.pages.push(members);
    let names = |first: &str, second: &str| (first.to_owned(), second.to_owned());
    let (first, second) = names("tu", "den");
    form.rules.push(Rule::DateOrder { first, second, message: "sau ngày bắt đầu".to_owned() });
    let (first, second) = names("so", "so-cn");
    form.rules.push(Rule::Differ { first, second, message: "khác số của ông/bà".to_owned() });
    form.computed = toml::from_str::<AllComputed>(
        r#"
        computed = [
            { id = "so-nguoi", label = "Số thành viên", topic = "Thành viên", count = "thanh-vien" },
            { id = "tong-von", label = "Tổng vốn", topic = "Thành viên", official = "TongVon", sum = ["gop"] },
            { id = "ten-day-du", label = "Tên", topic = "Thành viên", join = ["Hộ kinh doanh ", "{ten}"] },
            { id = "cho-ai", label = "Cho ai", topic = "Thành viên", join = ["{ai.khac}", "!"] },
        ]
        "#,
    )
    .unwrap()
    .computed;
    form
}

#[derive(serde::Deserialize)]
struct AllComputed {
    computed: Vec<Computed>,
}

fn members(form: &Form) -> FormPage {
    form.pages[4].clone()
}

#[test]
fn a_list_unfolds_into_a_page_an_item_with_all_that_refers_to_it() {
    let form = form_with_members();
    assert_eq!(form.problems(), []);
    let mut answers = good();
    answers.set("thanh-vien.muc", "1,3");
    let unfolded = form.unfold(&answers);
    let ids: Vec<_> = unfolded.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(ids, ["mot", "hai", "ba", "bon", "thanh-vien", "thanh-vien.1", "thanh-vien.3"]);
    assert!(unfolded.pages[4].questions.is_empty() && unfolded.pages[4].repeat.is_some());
    let second = unfolded.page("thanh-vien.3").unwrap();
    assert_eq!((second.title.as_str(), second.topic.as_str()), ("Thành viên 2", "Thành viên 2"));
    assert!(second.repeat.is_none());
    let asked: Vec<_> = second.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(asked, ["ho-ten.3", "tu.3", "den.3", "da-cuoi.3", "so-cuoi.3", "so-cn.3", "gop.3"]);
    assert_eq!(second.questions[4].when.as_ref().unwrap().question, "da-cuoi.3");
    assert_eq!(second.questions[0].prefill.as_ref().unwrap().from, "ten", "not the item's");
    let rules: Vec<_> = unfolded.rules[3..].iter().map(Rule::questions).collect();
    assert_eq!(rules, [["tu.1", "den.1"], ["tu.3", "den.3"], ["so", "so-cn.1"], ["so", "so-cn.3"]]);
    assert_eq!(unfolded.computed[1].formula, Formula::Sum(vec!["gop.1".to_owned(), "gop.3".to_owned()]));
    assert_eq!(format!("{:?}", unfolded.unfold(&answers)), format!("{unfolded:?}"));
    assert_eq!(item_of("thanh-vien.3"), Some(("thanh-vien", 3)));
    for no_item in ["thanh-vien", "thanh-vien.", "thanh-vien.x", "thanh-vien.+3", "thanh-vien.99999999999"] {
        assert_eq!(item_of(no_item), None, "{no_item}");
    }
}

#[test]
fn rules_of_an_item_are_told_at_the_item() {
    let form = form_with_members();
    let mut answers = good();
    answers.set("thanh-vien.muc", "1,2");
    for (item, until) in [("1", "2021"), ("2", "2019")] {
        for (part, text) in [("ngay", "1"), ("thang", "6")] {
            answers.set(format!("tu.{item}.{part}"), text);
            answers.set(format!("den.{item}.{part}"), text);
        }
        answers.set(format!("tu.{item}.nam"), "2020");
        answers.set(format!("den.{item}.nam"), until);
    }
    answers.set("so-cn.1", "060190001234");
    let unfolded = form.unfold(&answers);
    let broken = check_rules(&unfolded, &answers, context());
    assert_eq!(broken, [("den.2", "sau ngày bắt đầu"), ("so-cn.1", "khác số của ông/bà")]);
}

#[test]
fn items_are_added_and_removed_and_no_number_comes_twice() {
    let form = form_with_members();
    let page = members(&form);
    let mut answers = Answers::default();
    assert_eq!(check_items(&page, &answers), Err(ItemsFault::TooFew));
    assert_eq!((add_item(&mut answers, &page), add_item(&mut answers, &page)), (Ok(1), Ok(2)));
    assert_eq!(add_item(&mut answers, &page), Err(ItemsFault::TooMany));
    assert_eq!((items(&page, &answers), check_items(&page, &answers)), (vec![1, 2], Ok(())));
    answers.set("ho-ten.2", "Nguyễn Thị Mẫu");
    answers.set("tu.2.nam", "2020");
    assert_eq!(remove_item(&form, &mut answers, &page, 2).len(), 7);
    assert_eq!(add_item(&mut answers, &page), Ok(3));
    assert_eq!(items(&page, &answers), [1, 3]);
    let left: Vec<_> = answers.iter().collect();
    assert_eq!(left, [("thanh-vien.muc", "1,3"), ("thanh-vien.muc.cuoi", "3")]);
    assert!(remove_item(&form, &mut answers, &page, 2).is_empty(), "gone before");
    // Through the unfolded form, and down to none.
    for number in [1, 3] {
        let unfolded = form.unfold(&answers).into_owned();
        assert_eq!(remove_item(&unfolded, &mut answers, &unfolded.pages[4], number).len(), 7);
    }
    assert_eq!((items(&page, &answers), add_item(&mut answers, &page)), (vec![], Ok(4)));
    // A form that became stricter meanwhile.
    answers.set("thanh-vien.muc", "4,5,6,x,5");
    assert_eq!((items(&page, &answers), check_items(&page, &answers)), (vec![4, 5, 6], Err(ItemsFault::TooMany)));
    // Other pages have none.
    assert_eq!((items(&form.pages[0], &answers), check_items(&form.pages[0], &answers)), (vec![], Ok(())));
    assert_eq!(add_item(&mut answers, &form.pages[0]), Err(ItemsFault::TooMany));
}

#[test]
fn items_fit_another_version_as_long_as_they_are_asked() {
    let form = form_with_members();
    let mut answers = good();
    answers.set("thanh-vien.muc", "2");
    answers.set("thanh-vien.muc.cuoi", "2");
    answers.set("ho-ten.2", "Nguyễn Thị Mẫu");
    let kept = answers.clone();
    answers.set("ho-ten.1", "Người đã xóa");
    assert_eq!(keep_what_fits(&form, &mut answers), ["ho-ten.1"]);
    assert_eq!(answers, kept);
    let dropped = keep_what_fits(&tests::form(), &mut answers);
    assert_eq!(dropped, ["thanh-vien.muc", "thanh-vien.muc.cuoi", "ho-ten.2"]);
}

#[test]
fn a_first_value_is_filled_for_each_item() {
    let form = form_with_members();
    let mut answers = good();
    answers.set("thanh-vien.muc", "5");
    let unfolded = form.unfold(&answers).into_owned();
    assert_eq!(prefill(&unfolded, &unfolded.pages[5], &mut answers), ["ho-ten.5"]);
    assert_eq!(answers.get("ho-ten.5"), "Nguyễn Thị Mẫu");
}

#[test]
fn computed_values_follow_from_the_answers() {
    let form = form_with_members();
    let mut answers = good();
    let shown = |answers: &Answers| {
        let unfolded = form.unfold(answers);
        let in_words = |question: &Question| Some(answers.get(&question.id).to_owned()).filter(|it| !it.is_empty());
        let values = computed(&unfolded, answers, in_words);
        values.into_iter().map(|(of, value)| (of.id.clone(), value)).collect::<Vec<_>>()
    };
    let expected = |values: &[(&str, &str)]| {
        values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
    };
    let name = ("ten-day-du", "Hộ kinh doanh Nguyễn Thị Mẫu");
    assert_eq!(shown(&answers), expected(&[("so-nguoi", "0"), name]));
    answers.set("thanh-vien.muc", "1,2");
    answers.set("gop.1", "1.000.000 đồng");
    assert_eq!(shown(&answers), expected(&[("so-nguoi", "2"), ("tong-von", "1.000.000 đồng"), name]));
    answers.set("gop.2", "500000");
    // What cannot stand does not count, nor does what is left over from an item that is gone.
    answers.set("gop.3", "400000");
    assert_eq!(shown(&answers)[1].1, "1.500.000 đồng");
    answers.set("gop.2", "5000001");
    assert_eq!(shown(&answers)[1].1, "1.000.000 đồng");
    // An answer that is not asked is none.
    answers.set("ai.khac", "mẹ");
    assert_eq!(shown(&answers).len(), 3);
    answers.set("ai", "khac");
    assert_eq!(shown(&answers)[3], ("cho-ai".to_owned(), "mẹ!".to_owned()));
}

#[test]
fn a_computed_value_has_exactly_one_formula() {
    for (formula, reason) in [
        ("", "exactly one"),
        ("count = \"a\", sum = [\"b\"]", "exactly one"),
        ("join = [\"x {ten}\"]", "neither words nor one answer"),
        ("join = [\"{ten} {so}\"]", "neither words nor one answer"),
        ("product = [\"b\"]", "unknown field"),
    ] {
        let comma = if formula.is_empty() { "" } else { ", " };
        let file = format!("computed = [{{ id = \"a\", label = \"A\", topic = \"A\"{comma}{formula} }}]");
        let error = toml::from_str::<AllComputed>(&file).err().unwrap().to_string();
        assert!(error.contains(reason), "{formula}: {error}");
    }
}
