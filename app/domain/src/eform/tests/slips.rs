//! Slips in a form file: each is told, where it stands.

use super::{
    table::{page, question, repeat},
    *,
};

/// The small form, a list after it, and a last page with one question.
fn sound() -> Form {
    let mut form = form();
    let listed = vec![question("dong.ten", Kind::PersonName), question("dong.co", Kind::YesNo)];
    form.pages.push(FormPage { repeat: Some(repeat(1, 3)), ..page("dong", listed) });
    form.pages.push(page("cuoi", vec![question("cuoi", Kind::Text { max: 50 })]));
    form
}

fn when(question: &str, is: &[&str]) -> Option<Condition> {
    Some(Condition { question: question.to_owned(), is: is.iter().map(|id| (*id).to_owned()).collect() })
}

fn last(form: &mut Form) -> &mut Question {
    &mut form.pages[5].questions[0]
}

fn first_value(from: &str) -> Option<Prefill> {
    Some(Prefill { from: from.to_owned(), when: None })
}

fn formula(formula: Formula) -> Computed {
    let words = |text: &str| text.to_owned();
    Computed { id: words("tinh"), label: words("Tính"), topic: words("Tính"), official: None, formula }
}

/// Each change makes one problem, there, with these words.
#[test]
fn every_slip_is_told_where_it_stands() {
    type Slip = (fn(&mut Form), FormPart, &'static str);
    const LAST: FormPart = FormPart::Question { page: 5, question: 0 };
    let slips: &[Slip] = &[
        (|form| form.pages[1].id = "mot".to_owned(), FormPart::Page(1), "page id \"mot\" stands twice"),
        (|form| form.pages[5].id = "cuoi.2".to_owned(), FormPart::Page(5), "ends in a dot and digits"),
        (|form| form.pages[5].id = "cuối".to_owned(), FormPart::Page(5), "small letters"),
        (|form| form.pages[5].questions.clear(), FormPart::Page(5), "asks nothing"),
        (|form| form.pages[4].repeat = Some(repeat(4, 3)), FormPart::Page(4), "repeats from 4 to 3"),
        (|form| form.pages[4].repeat = Some(repeat(0, 0)), FormPart::Page(4), "repeats from 0 to 0"),
        (|form| form.pages[5].when = when("khong-co", &["a"]), FormPart::Page(5), "not an earlier question"),
        (|form| form.pages[5].when = when("cuoi", &["a"]), FormPart::Page(5), "not an earlier question"),
        (|form| form.pages[5].when = when("dong.co", &[YES]), FormPart::Page(5), "asked for each item of \"dong\""),
        (|form| form.pages[5].when = when("ai", &["ai-do"]), FormPart::Page(5), "unknown option \"ai-do\""),
        (|form| form.pages[5].when = when("ai", &[]), FormPart::Page(5), "never asked"),
        (|form| form.pages[5].when = when("ten", &["An"]), FormPart::Page(5), "has no options"),
        (|form| last(form).id = "cuoi.12".to_owned(), LAST, "ends in a dot and digits"),
        (|form| last(form).id = "so'".to_owned(), LAST, "small letters"),
        (|form| last(form).id = "ten".to_owned(), LAST, "\"ten\" stands twice"),
        (|form| last(form).id = "sinh.nam".to_owned(), LAST, "where the answer to \"sinh\" is kept"),
        (|form| last(form).id = "dong.muc".to_owned(), LAST, "where the list of \"dong\" is kept"),
        (|form| last(form).id = COMPARED.to_owned(), LAST, "comparison with the population database"),
        (|form| last(form).when = when("cuoi", &["a"]), LAST, "not an earlier question"),
        (
            |form| form.pages[0].questions[1].when = when("ai", &["minh", "khac"]),
            FormPart::Question { page: 0, question: 1 },
            "needs exactly one",
        ),
        (
            |form| form.pages[4].questions[1].when = when("dong.ten", &["An"]),
            FormPart::Question { page: 4, question: 1 },
            "has no options",
        ),
        (|form| last(form).prefill = first_value("khong-co"), LAST, "on no earlier page"),
        (|form| last(form).prefill = first_value("ten"), LAST, "of another kind"),
        (|form| last(form).prefill = first_value("dong.ten"), LAST, "asked for each item"),
        (
            |form| {
                last(form).prefill = first_value("sinh");
                last(form).answer = Kind::Date { precision: Precision::Year, range: DateRange::Any };
            },
            LAST,
            "of another kind",
        ),
        (
            |form| {
                last(form).prefill = Some(Prefill { from: "ai.khac".to_owned(), when: when("ai", &["x"]) });
            },
            LAST,
            "unknown option \"x\"",
        ),
        (|form| last(form).answer = Kind::Text { max: 0 }, LAST, "max must be"),
        (|form| last(form).answer = Kind::LongText { max: 4001 }, LAST, "max must be"),
        (|form| last(form).answer = Kind::Number { min: 2, max: 1 }, LAST, "min is above max"),
        (|form| last(form).answer = Kind::Money { min: 2, max: 1 }, LAST, "min is above max"),
        (|form| last(form).answer = choice(&[]), LAST, "neither options nor list"),
        (|form| last(form).answer = choice(&["a", "a"]), LAST, "stand twice"),
        (|form| last(form).answer = choice(&["a,b"]), LAST, "hold a comma"),
        (|form| last(form).answer = choices(&["a", "b"], 0, 2), LAST, "optional = true"),
        (|form| last(form).answer = choices(&["a", "b"], 2, 1), LAST, "min is above max"),
        (|form| last(form).answer = choices(&["a", "b"], 3, 9), LAST, "fewer options"),
        (|form| last(form).answer = file(0, &[FileKind::Pdf], false), LAST, "max is at least 1"),
        (|form| last(form).answer = file(1, &[], false), LAST, "no kind of file"),
        (|form| last(form).answer = file(1, &[FileKind::Jpg], true), LAST, "what is signed is a PDF"),
        (
            |form| form.pages[4].questions[0].answer = Kind::ReceivingCommune,
            FormPart::Question { page: 4, question: 0 },
            "cannot be asked for each item",
        ),
        (
            |form| form.roles.commune = "xa".to_owned(),
            FormPart::Roles,
            "\"xa\" must ask for the commune of the start page",
        ),
        (|form| form.roles.return_method = "cach".to_owned(), FormPart::Roles, "unknown question \"cach\""),
        (|form| form.roles.submitter.phone = "thu".to_owned(), FormPart::Roles, "\"thu\" must ask for a phone number"),
        (|form| form.pages[2].questions[0].optional = true, FormPart::Roles, "\"goi\" must always be asked"),
        (|form| form.roles.submitter.birth = Some("thu".to_owned()), FormPart::Roles, "\"thu\" must ask for a date"),
        (|form| form.roles.submitter.name = "dong.ten".to_owned(), FormPart::Roles, "so it is nobody's role"),
        (|form| form.roles.owner.personal_id = vec!["so.khac".to_owned()], FormPart::Roles, "may not be asked at all"),
        (|form| form.roles.owner.tax_code = vec!["so".to_owned()], FormPart::Roles, "\"so\" must ask for a tax code"),
        (
            |form| form.roles.authorised = Some(Authorised { name: "ten".to_owned(), document: Some("so".to_owned()) }),
            FormPart::Roles,
            "\"so\" must ask for a file",
        ),
        (
            |form| form.rules[0].change_ids(&mut |id| *id = "tu".to_owned()),
            FormPart::Rule(0),
            "unknown question \"tu\"",
        ),
        (
            |form| form.rules[1].change_ids(&mut |id| *id = "so".to_owned()),
            FormPart::Rule(1),
            "\"so\" must ask for a date",
        ),
        (
            |form| {
                form.rules[2] =
                    Rule::Differ { first: "ten".to_owned(), second: "so".to_owned(), message: String::new() };
            },
            FormPart::Rule(2),
            "ask for different things",
        ),
        (
            |form| {
                let listed = vec![question("hai.ten", Kind::PersonName)];
                form.pages.push(FormPage { repeat: Some(repeat(0, 3)), ..page("hai.dong", listed) });
                form.rules[2] =
                    Rule::Differ { first: "dong.ten".to_owned(), second: "hai.ten".to_owned(), message: String::new() };
            },
            FormPart::Rule(2),
            "items of two lists",
        ),
        (
            |form| {
                form.warnings[0] = Warning::IdMatches {
                    personal_id: "so".to_owned(),
                    birth: "sinh".to_owned(),
                    sex: Some("thu".to_owned()),
                };
            },
            FormPart::Warning(0),
            "\"thu\" must ask for a choice",
        ),
        (
            |form| form.computed = vec![formula(Formula::Count("hai".to_owned()))],
            FormPart::Computed(0),
            "no page that repeats",
        ),
        (
            |form| form.computed = vec![formula(Formula::Sum(vec!["ten".to_owned()]))],
            FormPart::Computed(0),
            "must ask for money or a number",
        ),
        (
            |form| {
                form.pages[5].questions.push(question("tien", Kind::Money { min: 0, max: 9 }));
                form.pages[5].questions.push(question("dem", Kind::Number { min: 0, max: 9 }));
                form.computed = vec![formula(Formula::Sum(vec!["tien".to_owned(), "dem".to_owned()]))];
            },
            FormPart::Computed(0),
            "money and other numbers",
        ),
        (
            |form| form.computed = vec![formula(Formula::Join(vec![Piece::Answer("khong".to_owned())]))],
            FormPart::Computed(0),
            "unknown question \"khong\"",
        ),
        (
            |form| form.computed = vec![formula(Formula::Join(vec![Piece::Answer("dong.ten".to_owned())]))],
            FormPart::Computed(0),
            "asked for each item",
        ),
        (
            |form| {
                form.computed = vec![Computed { id: "ten".to_owned(), ..formula(Formula::Count("dong".to_owned())) }]
            },
            FormPart::Computed(0),
            "id \"ten\" stands twice",
        ),
        (
            |form| form.changes = vec![Change { version: "0".to_owned(), says: "Cũ.".to_owned() }],
            FormPart::Changes,
            "not of version \"1\"",
        ),
        (
            |form| {
                form.pages[1].questions[0].official = Some("Ten".to_owned());
                last(form).official = Some("Ten".to_owned());
                last(form).when = when("ai", &["khac"]);
            },
            LAST,
            "\"Ten\" stands twice",
        ),
    ];
    assert_eq!(sound().problems(), []);
    for (slip, at, words) in slips {
        let mut form = sound();
        slip(&mut form);
        let problems = form.problems();
        let told = |problem: &FormProblem| problem.at == *at && problem.reason.contains(words);
        assert!(problems.iter().any(told), "{words} in {problems:#?}");
    }
}

fn options(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).to_owned(), label: (*id).to_owned(), hint: None }).collect()
}

fn choice(ids: &[&str]) -> Kind {
    Kind::Choice { options: options(ids), list: None, look: Look::Radios }
}

fn choices(ids: &[&str], min: u8, max: u8) -> Kind {
    Kind::Choices { options: options(ids), list: None, min, max }
}

fn file(max: u8, kinds: &[FileKind], signed: bool) -> Kind {
    Kind::File { max, kinds: kinds.to_vec(), signed }
}

#[test]
fn one_official_name_may_be_asked_for_in_two_cases() {
    let mut form = sound();
    form.pages[3].questions[0].official = Some("So".to_owned());
    last(&mut form).official = Some("So".to_owned());
    last(&mut form).when = when("ai", &["minh"]);
    assert_eq!(form.problems(), []);
}

#[test]
fn the_personal_ids_of_an_owner_may_be_asked_for_each_in_its_case_or_not_exist_yet() {
    let mut form = sound();
    form.pages[5].questions.push(question("so.minh", Kind::PersonalId));
    form.pages[5].questions[1].when = when("ai", &["minh"]);
    form.roles.owner.personal_id = ["so.khac", "so.minh"].map(str::to_owned).into();
    assert_eq!(form.problems(), []);
    form.roles.owner.personal_id.clear();
    assert_eq!(form.problems(), []);
}

#[test]
fn a_list_that_is_put_in_later_is_no_slip() {
    let mut form = sound();
    last(&mut form).answer = Kind::Choice { options: Vec::new(), list: Some("dan-toc".to_owned()), look: Look::Select };
    last(&mut form).sample = Some("kinh".to_owned());
    form.pages.push(FormPage { when: when("cuoi", &["kinh"]), ..page("sau", vec![question("sau", Kind::YesNo)]) });
    assert_eq!(form.problems(), []);
    let Kind::Choice { options, .. } = &mut last(&mut form).answer else { panic!("a choice") };
    options.push(Choice { id: "tay".to_owned(), label: "Tày".to_owned(), hint: None });
    assert!(form.problems()[0].reason.contains("unknown option \"kinh\""));
}

#[test]
fn a_sample_that_the_form_would_refuse_is_told() {
    let date = |precision, range| Kind::Date { precision, range };
    for (kind, good, bad) in [
        (Kind::Text { max: 5 }, "Số 25", "Số 25 Nguyễn Huệ"),
        (Kind::PersonName, "Nguyễn Thị Mẫu", "An 2"),
        (Kind::PersonalId, "060190001234", "06019000123"),
        (Kind::Phone, "0912 345 678", "1234"),
        (Kind::Email, "mau@vidu.vn", "mau"),
        (Kind::Money { min: 0, max: 5_000 }, "5.000 đồng", "6.000 đồng"),
        (date(Precision::Day, DateRange::Future), "27/3/1990", "31/2/1990"),
        (date(Precision::Day, DateRange::Past), "27/3/2990", "3/1990"),
        (date(Precision::Any, DateRange::Past), "1990", "32/1990"),
        (date(Precision::Month, DateRange::Past), "3/1990", "27/3/1990"),
        (date(Precision::Year, DateRange::Past), "1990", "1890"),
        (Kind::Time, "7:05", "7 giờ"),
        (Kind::YesNo, NO, "Không"),
        (choice(&["a", "b"]), "a", "c"),
        (choices(&["a", "b", "c"], 2, 2), "a,c", "a"),
        (Kind::TaxCode, "0101248141-001", "0101"),
        (Kind::Undertaking, YES, "x"),
        (Kind::Commune, "Phường Phan Thiết, tỉnh Lâm Đồng", " "),
        (file(1, &FileKind::ALL, false), "giay-chung-sinh.pdf", ""),
    ] {
        let mut form = sound();
        last(&mut form).answer = kind.clone();
        last(&mut form).sample = Some(good.to_owned());
        assert_eq!(form.problems(), [], "{kind:?} {good:?}");
        last(&mut form).sample = Some(bad.to_owned());
        let [problem] = &form.problems()[..] else { panic!("{kind:?} {bad:?} is not told") };
        assert!(problem.at == FormPart::Question { page: 5, question: 0 } && problem.reason.contains("sample"));
    }
}

#[test]
fn a_sample_keeps_the_rules() {
    let mut form = sound();
    let dates = [("sinh", "27/3/1990"), ("cap", "15/7/1989")];
    for (id, sample) in dates {
        let of_page = form.pages.iter_mut().flat_map(|page| &mut page.questions);
        of_page.filter(|question| question.id == id).for_each(|question| question.sample = Some(sample.to_owned()));
    }
    let [problem] = &form.problems()[..] else { panic!("{:?}", form.problems()) };
    assert_eq!(problem.at, FormPart::Question { page: 1, question: 3 });
    assert!(problem.reason.contains("phải sau ngày sinh"));
}

#[test]
fn the_sample_fills_what_it_shows() {
    let mut form = sound();
    form.pages[0].questions[0].sample = Some("khac".to_owned());
    form.pages[4].questions[0].sample = Some("Nguyễn Thị Mẫu".to_owned());
    form.pages[1].questions[2].sample = Some("3/1990".to_owned());
    form.pages[1].questions[4].sample = Some("Phường Phan Thiết".to_owned());
    assert_eq!(form.problems(), []);
    let sample = form.sample();
    let unfolded = form.unfold(&sample);
    let pages: Vec<_> = unfolded.visible_pages(&sample).map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["mot", "hai", "ba", "bon", "dong", "dong.1", "cuoi"]);
    assert_eq!(
        (sample.get("dong.ten.1"), sample.get("sinh.thang"), sample.get("sinh.nam")),
        ("Nguyễn Thị Mẫu", "3", "1990")
    );
    assert_eq!((sample.get("xa"), sample.get("xa.ma")), ("Phường Phan Thiết", ""));
}
