//! One common list for every kind of answer: empty, left out, too long, forbidden, unknown option, condition off, posted,
//! repeated.

use std::mem::discriminant;

use super::{
    table::{case, kinds, page, question, repeat},
    *,
};
use crate::time_of_day;

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
        assert_eq!(
            check_page(&unfolded, unfolded.page("nam.1").unwrap(), &answers, context())[0]
                .1
                .clone()
                .map_err(Fault::code),
            Err("missing")
        );
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
        (
            date(Precision::Day, DateRange::Future),
            vec![(".ngay", "22"), (".thang", "11"), (".nam", "2026")],
            "date-past",
        ),
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
        let question = super::table::question("q", date(Precision::Day, range));
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
