use domain::rating::FiledBy;

use super::*;

const QUESTIONS: &str = include_str!("../../../../server/catalog/questionnaires/ket-qua.toml");
const CASE: Case = Case { filed_by: FiledBy::Online, refused: false, late: false };

fn rating(state: State) -> Rating {
    Rating {
        reference: Reference::from_random([7; 8]),
        questionnaire: Arc::new(toml::from_str(QUESTIONS).unwrap()),
        state,
    }
}

fn asking(case: Case, chosen: &[(&str, &str)], errors: Vec<(String, AnswerError)>) -> Rating {
    rating(State::Asking { case, chosen: chosen.iter().copied().collect(), errors, again: false })
}

fn shown(rating: &Rating) -> String {
    rating.content(Look::default()).as_str().to_owned()
}

#[test]
fn only_what_fits_the_dossier_is_asked() {
    let online = shown(&asking(CASE, &[], vec![]));
    assert!(online.contains("name='tu-nop'") && online.contains("name='hai-long'"));
    assert!(!online.contains("name='thoi-gian-cho'") && !online.contains("name='phieu-xin-loi'"));
    assert!(!online.contains(" checked"), "nothing is chosen beforehand");
    let late = shown(&asking(Case { late: true, ..CASE }, &[], vec![]));
    assert!(late.contains("name='phieu-xin-loi'"));
    let refused = shown(&asking(Case { refused: true, ..CASE }, &[], vec![]));
    assert_eq!(refused.matches("<fieldset").count(), 3);
    assert!(refused.contains("name='y-kien'"));
}

#[test]
fn errors_link_to_their_questions_and_answers_are_kept() {
    let errors = vec![("thai-do".to_owned(), AnswerError::Missing), ("y-kien".to_owned(), AnswerError::TooLong(501))];
    let page = asking(CASE, &[("so-voi-hen", "1"), ("y-kien", "</textarea>")], errors);
    assert_eq!(page.title(Lang::Vi), "Lỗi: Đánh giá việc giải quyết hồ sơ");
    let html = shown(&page);
    for part in [
        "<a href='#thai-do'>Chọn một câu trả lời: Thái độ của cán bộ tiếp nhận, hướng dẫn thế nào?</a>",
        "id='thai-do-error'",
        "<a href='#y-kien'>Góp ý dài 501 ký tự",
        "id='so-voi-hen-2' name='so-voi-hen' type='radio' value='1' checked",
        "&lt;/textarea&gt;",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_given_rating_shows_its_score_and_how_long_it_can_be_changed() {
    let score = Some(Given { permille: 833, criteria: 6 });
    let until = OffsetDateTime::UNIX_EPOCH;
    let open = shown(&rating(State::Given { score, changeable_until: Some(until) }));
    assert!(open.contains("83,3% số điểm tối đa, tính trên 6 trong 9 tiêu chí"));
    assert!(open.contains("đến 00:00 ngày 01/01/1970") && open.contains("/danh-gia?sua=1'"));
    let closed = shown(&rating(State::Given { score, changeable_until: None }));
    assert!(closed.contains(text::FINAL.vi) && !closed.contains("sua=1") && !closed.contains("<form"));
}
