use time::macros::datetime;

use super::*;

const NOW: OffsetDateTime = datetime!(2026-11-23 09:00 +7);
const CASE: Case = Case { filed_by: FiledBy::Online, refused: false, late: true };

fn questionnaire() -> Questionnaire {
    toml::from_str(include_str!("../../../catalog/questionnaires/ket-qua.toml")).unwrap()
}

fn code() -> DossierCode {
    DossierCode::parse("H36.12-261123-0001").unwrap()
}

fn view(stage: Stage, due: OffsetDateTime, ended_at: OffsetDateTime, supplement_requests: u16) -> DossierView {
    DossierView {
        code: code(),
        procedure: String::new(),
        agency: String::new(),
        stage,
        due: Some(due),
        due_uncertain: false,
        amount_due: None,
        supplement_requests,
        ended_at: Some(ended_at),
        events: Vec::new(),
        papers: Vec::new(),
    }
}

fn typed() -> eform::Answers {
    let choices = ["so-voi-hen", "lien-he-them", "so-co-quan", "thong-tin", "thai-do", "huong-dan", "tu-nop"];
    let mut typed: eform::Answers = choices.map(|id| (id, "2")).into_iter().collect();
    typed.set("phieu-xin-loi", "khong");
    typed.set("hai-long", "4");
    typed.set("y-kien", "Gọi tôi 0912 345 678 hoặc lan@example.vn\nCCCD 060190001234");
    typed
}

#[test]
fn what_is_kept_and_sent_has_no_number_of_a_person() {
    let questionnaire = questionnaire();
    let typed = typed();
    let answers = questionnaire.read(CASE, |field| typed.get(field)).unwrap();
    let sent = submitted(&questionnaire, code(), &answers, NOW);
    let kept = kept(&questionnaire, &answers);
    for comment in [sent.comment.as_str(), kept.get("y-kien")] {
        assert_eq!(comment, "Gọi tôi ••• hoặc •••\nCCCD •••");
    }
    assert_eq!((sent.score_permille, sent.criteria), (1000, 6));
}

#[test]
fn what_is_kept_fills_the_form_again() {
    let questionnaire = questionnaire();
    let typed = typed();
    let answers = questionnaire.read(CASE, |field| typed.get(field)).unwrap();
    let kept = kept(&questionnaire, &answers);
    assert_eq!(questionnaire.read(CASE, |field| kept.get(field)), Ok(answers));
}

#[test]
fn a_late_or_refused_dossier_is_asked_other_questions() {
    let (due, day) = (datetime!(2026-11-20 17:00 +7), Duration::DAY);
    assert!(!case(&view(Stage::Completed, due, due - Duration::HOUR, 0)).late);
    assert!(case(&view(Stage::Returned, due, due + day, 0)).late);
    assert!(case(&view(Stage::Completed, due, due - day, 2)).late, "a second supplement request counts as late");
    assert!(case(&view(Stage::Refused, due, due, 0)).refused);
    // 20:00 UTC is the next day in Vietnam.
    assert!(case(&view(Stage::Completed, due, datetime!(2026-11-20 20:00 UTC), 0)).late);
}

#[test]
fn a_rating_can_be_changed_for_a_day() {
    assert_eq!(changeable_until(NOW, NOW + CHANGEABLE), Some(datetime!(2026-11-24 09:00 +7)));
    assert_eq!(changeable_until(NOW, NOW + CHANGEABLE + Duration::SECOND), None);
}
