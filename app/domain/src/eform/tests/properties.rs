//! What holds whatever is typed.

use proptest::{collection::vec, prelude::*};

use super::{
    table::{kinds, page, question, repeat},
    *,
};

/// A form with every kind, once on a page and once in a list.
fn form_of_all() -> Form {
    let mut form = form();
    let all = |prefix: &str| -> Vec<Question> {
        kinds().into_iter().zip('a'..).map(|(kind, letter)| question(&format!("{prefix}-{letter}"), kind)).collect()
    };
    form.pages.push(page("tat-ca", all("x")));
    let mut listed = all("y");
    listed.retain(|question| !matches!(question.answer, Kind::ReceivingCommune));
    form.pages.push(FormPage { repeat: Some(repeat(0, 5)), ..page("dong", listed) });
    assert_eq!(form.problems(), []);
    form
}

/// Texts as people type them, right and wrong, and any others.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let typed = prop_oneof![
        4 => ".{0,20}",
        2 => "[0-9]{1,12}",
        1 => "(mot|hai|ba|co|khong|bon)(,(mot|ba)){0,2}",
        1 => "[0-9]{1,3}[., ][0-9]{3}( đ| đồng)?",
        1 => "[12][0-9]{3}",
        1 => Just("22945".to_owned()),
        1 => Just("4711".to_owned()),
    ];
    vec(typed, 60)
}

fn fields(form: &Form) -> Vec<String> {
    form.pages.iter().flat_map(|page| &page.questions).flat_map(Question::field_names).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Every fault has a code that the words know.
    #[test]
    fn every_fault_is_among_the_codes_of_its_kind(texts in texts()) {
        let form = form_of_all();
        let answers: Answers = fields(&form).into_iter().zip(texts.into_iter().cycle()).collect();
        for question in form.pages.iter().flat_map(|page| &page.questions) {
            if let Err(fault) = check_asked(question, &answers, context()) {
                prop_assert!(Fault::codes(&question.answer).contains(&fault.code()), "{question:?} {fault:?}");
            }
        }
    }

    /// The server and the browser run the same code; the browser only does not know options, places and lines of business.
    #[test]
    fn the_browser_never_refuses_what_the_server_takes(texts in texts()) {
        let form = form_of_all();
        let answers: Answers = fields(&form).into_iter().zip(texts.into_iter().cycle()).collect();
        let browser = Context { commune_exists: &|_| true, business_line_exists: &|_| true, ..context() };
        for page in &form.pages {
            for (question, checked) in check_page(&form, page, &answers, context()) {
                let in_browser = check_question(&question.logic(), &answers, browser);
                prop_assert!(checked.is_err() || in_browser == checked, "{question:?}");
            }
        }
    }

    /// What is kept of a post is taken back from it unchanged.
    #[test]
    fn what_was_taken_is_taken_again_unchanged(texts in texts()) {
        let form = form_of_all();
        let posted: Answers = fields(&form).into_iter().zip(texts.into_iter().cycle()).collect();
        let mut once = Answers::default();
        form.pages.iter().for_each(|page| take_answers(page, &mut once, |field| vec![posted.get(field).to_owned()]));
        let mut twice = Answers::default();
        form.pages.iter().for_each(|page| take_answers(page, &mut twice, |field| vec![once.get(field).to_owned()]));
        prop_assert_eq!(once, twice);
    }

    /// However items come and go: unfolding is stable, and nothing is left of an item that went.
    #[test]
    fn lists_keep_nothing_of_what_went(steps in vec((any::<bool>(), 0_usize..5), 0..20)) {
        let form = form_of_all();
        let list = form.page("dong").unwrap();
        let mut answers = good();
        let mut given = Vec::new();
        for (add, place) in steps {
            let numbers = items(list, &answers);
            if add {
                let Ok(number) = add_item(&mut answers, list) else { continue };
                prop_assert!(!given.contains(&number));
                given.push(number);
                let unfolded = form.unfold(&answers).into_owned();
                for field in unfolded.page(&format!("dong.{number}")).unwrap().questions.iter().flat_map(Question::field_names) {
                    answers.set(field, "x");
                }
            } else if let Some(number) = numbers.get(place) {
                remove_item(&form, &mut answers, list, *number);
            }
            let unfolded = form.unfold(&answers);
            prop_assert_eq!(format!("{:?}", unfolded.unfold(&answers)), format!("{unfolded:?}"));
            let pages = unfolded.pages.iter().filter(|page| page.id.starts_with("dong.")).count();
            prop_assert_eq!(pages, items(list, &answers).len());
            let mut cleaned = answers.clone();
            prop_assert_eq!(keep_what_fits(&form, &mut cleaned), Vec::<String>::new());
        }
    }
}
