//! Tests of [`super`], against the questionnaire that is shipped.

use std::collections::HashMap;

use proptest::prelude::*;
use time::Month;

use super::*;

const ONLINE: Case = Case { filed_by: FiledBy::Online, refused: false, late: false };

fn shipped() -> Questionnaire {
    toml::from_str(include_str!("../../../../server/catalog/questionnaires/ket-qua.toml")).unwrap()
}

fn asked(case: Case) -> Vec<String> {
    shipped().asked(case).map(|question| question.id.clone()).collect()
}

/// Reads a form in which each field has the value that `value` gives it.
fn read(case: Case, value: impl Fn(&str) -> &'static str) -> Result<Answers, Vec<(String, AnswerError)>> {
    let questionnaire = shipped();
    let answers = questionnaire.read(case, value);
    answers.map_err(|errors| errors.into_iter().map(|(id, error)| (id.to_owned(), error)).collect())
}

fn answered(points: &[(&str, u8)]) -> Answers {
    let points = points.iter().map(|&(id, points)| (id.to_owned(), Points::try_from(points).unwrap())).collect();
    Answers { points, ..Answers::default() }
}

#[test]
fn the_shipped_questionnaire_is_sound_and_reviewed() {
    let questionnaire = shipped();
    assert_eq!(questionnaire.problems(), []);
    assert_eq!(questionnaire.questions.len(), 9);
    // Criterion 2, the time at each agency, is computed and never asked.
    for criterion in [1, 3, 4, 5, 6, 7, 8, 9] {
        let criterion = Criterion::try_from(criterion).unwrap();
        assert!(questionnaire.questions.iter().any(|question| question.criteria.contains(&criterion)), "{criterion}");
    }
    assert!(questionnaire.intro.contains("không ảnh hưởng đến hồ sơ của ông/bà"));
}

#[test]
fn unknown_fields_and_criteria_do_not_load() {
    let data = include_str!("../../../../server/catalog/questionnaires/ket-qua.toml");
    let broken = [
        data.replacen("closing", "clsing", 1),
        data.replacen("criteria = [1]", "criteria = [10]", 1),
        data.replacen("\"walkedIn\"", "\"walked\"", 1),
        data.replacen("\"Đúng ngày hẹn\", ", "", 1),
    ];
    for text in broken {
        assert_ne!(text, data);
        assert!(toml::from_str::<Questionnaire>(&text).is_err());
    }
}

#[test]
fn problems_beyond_the_shape_are_named() {
    let mut questionnaire = shipped();
    questionnaire.questions[1].id = "so-voi-hen".to_owned();
    questionnaire.questions[2].criteria.clear();
    questionnaire.questions[3].options[1] = " ".to_owned();
    questionnaire.comment.id = "Ý kiến".to_owned();
    let places: Vec<Part> = questionnaire.problems().into_iter().map(|(at, _)| at).collect();
    assert_eq!(places, [Part::Question(1), Part::Comment, Part::Question(2), Part::Question(3)]);
}

#[test]
fn questions_follow_the_case() {
    let counter = Case { filed_by: FiledBy::Counter, ..ONLINE };
    assert!(asked(ONLINE).contains(&"tu-nop".to_owned()) && !asked(ONLINE).contains(&"thoi-gian-cho".to_owned()));
    assert!(asked(counter).contains(&"thoi-gian-cho".to_owned()) && !asked(counter).contains(&"tu-nop".to_owned()));
    let refused = Case { refused: true, late: true, ..ONLINE };
    assert_eq!(asked(refused), ["thong-tin", "thai-do", "huong-dan"]);
    let questionnaire = shipped();
    assert!(questionnaire.asked_apology(Case { late: true, ..ONLINE }).is_some());
    assert!(questionnaire.asked_apology(ONLINE).is_none() && questionnaire.asked_apology(refused).is_none());
    assert!(questionnaire.asked_satisfaction(ONLINE).is_some() && questionnaire.asked_satisfaction(refused).is_none());
}

#[test]
fn reads_a_whole_form() {
    let late = Case { late: true, ..ONLINE };
    let answers = read(late, |id| match id {
        "phieu-xin-loi" => "khong",
        "hai-long" => "4",
        "y-kien" => " Cảm ơn!\r\nGọi 0912 345 678 ",
        "gop-y-phan-anh" => "",
        _ => "2",
    })
    .unwrap();
    assert_eq!(answers.points.len(), 7, "nine without the waiting time and the optional one");
    assert_eq!(answers.apology_received, Some(false));
    assert_eq!(answers.satisfaction.map(Satisfaction::get), Some(4));
    assert_eq!(answers.comment, "Cảm ơn!\nGọi •••");
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
}

#[test]
fn bad_fields_are_all_named_in_the_order_of_the_page() {
    let long = "á".repeat(501).leak();
    let errors = read(ONLINE, |id| match id {
        "so-voi-hen" => "",
        "thai-do" => "3",
        "hai-long" => "x",
        "y-kien" => long,
        _ => "1",
    });
    let expected = [
        ("so-voi-hen", AnswerError::Missing),
        ("thai-do", AnswerError::NotAnOption),
        ("hai-long", AnswerError::NotAnOption),
        ("y-kien", AnswerError::TooLong(501)),
    ];
    assert_eq!(errors, Err(expected.map(|(id, error)| (id.to_owned(), error)).to_vec()));
}

#[test]
fn scores_share_of_what_could_be_got() {
    let questionnaire = shipped();
    let score = |points: &[(&str, u8)]| {
        questionnaire.score(&answered(points)).map(|score| (score.permille(), score.criteria()))
    };
    assert_eq!(score(&[]), None);
    assert_eq!(score(&[("so-voi-hen", 2)]), Some((1000, 1)));
    assert_eq!(score(&[("so-voi-hen", 2), ("so-co-quan", 1)]), Some((750, 2)));
    // Criterion 3 is the mean of 2 and 0, criterion 7 has only the 0.
    assert_eq!(score(&[("lien-he-them", 2), ("huong-dan", 0)]), Some((250, 2)));
    // The short form: 2 for criterion 6, the mean of 1 and 0 for 7, 0 for 3: 2.5 of 6.
    assert_eq!(score(&[("thong-tin", 2), ("thai-do", 1), ("huong-dan", 0)]), Some((417, 3)));
    let all = read(ONLINE, |id| match id {
        "hai-long" => "5",
        "y-kien" => "",
        _ => "2",
    });
    let full = questionnaire.score(&all.unwrap()).unwrap();
    assert_eq!((full.permille(), full.criteria()), (1000, 7));
}

#[test]
fn timeliness_follows_dates_and_the_two_supplements_rule() {
    let day = |day| Date::from_calendar_date(2026, Month::November, day).unwrap();
    assert_eq!([22, 23, 24].map(|ended| timeliness(day(23), day(ended), 1).get()), [2, 1, 0]);
    assert_eq!(timeliness(day(23), day(20), 2).get(), 0);
}

proptest! {
    #[test]
    fn a_better_answer_never_lowers_the_score(
        points in prop::collection::vec(prop::option::of(0..=2_u8), 9),
        raised in 0..9_usize,
    ) {
        let questionnaire = shipped();
        let ids: Vec<&str> = questionnaire.questions.iter().map(|question| question.id.as_str()).collect();
        let given = |points: &[Option<u8>]| -> Vec<(&str, u8)> {
            ids.iter().zip(points).filter_map(|(&id, points)| Some((id, (*points)?))).collect()
        };
        let score = questionnaire.score(&answered(&given(&points)));
        prop_assert_eq!(score.is_none(), points.iter().all(Option::is_none));
        if let (Some(score), Some(old)) = (score, points[raised]) {
            prop_assert!(score.permille() <= 1000 && (1..=8).contains(&score.criteria()));
            let mut better = points.clone();
            better[raised] = Some((old + 1).min(2));
            let better = questionnaire.score(&answered(&given(&better))).unwrap();
            prop_assert!(better.permille() >= score.permille());
            prop_assert_eq!(better.criteria(), score.criteria());
        }
    }

    #[test]
    fn any_form_is_answered(
        given in prop::collection::vec(prop_oneof![Just(String::new()), "[0-9]{1,3}", "co|khong", ".{0,20}"], 12),
        refused: bool,
        late: bool,
    ) {
        let questionnaire = shipped();
        let extra = [&questionnaire.apology.id, &questionnaire.satisfaction.id, &questionnaire.comment.id];
        let ids = questionnaire.questions.iter().map(|question| &question.id).chain(extra);
        let values: HashMap<&str, &String> = ids.map(String::as_str).zip(&given).collect();
        let case = Case { refused, late, ..ONLINE };
        // Either answers whose points are all to questions that were asked, or at least one named error.
        match questionnaire.read(case, |id| values[id].as_str()) {
            Ok(answers) => {
                for (id, _) in &answers.points {
                    prop_assert!(questionnaire.asked(case).any(|question| &question.id == id));
                }
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
