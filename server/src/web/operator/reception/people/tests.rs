//! The population database at the counter over HTTP.

use std::sync::Arc;

use axum::http::StatusCode;
use domain::dossier::DossierCode;

use super::{
    super::{
        super::tests::{Operator, location, operator_of, text},
        tests::form,
    },
    *,
};
use crate::{
    province::PersonProof,
    testing::{
        self,
        population::{Line, Register},
    },
};

const KEY: &str = "0123456789abcdef0123456789abcdef";
const PAPER: &str = "Giấy khai sinh, số 12/1990, UBND xã Hàm Liêm, cấp ngày 05/03/1990";
const ASK: (&str, &str) = (fields::ACT, fields::ASK);

/// A counter with a database to ask.
struct Counter {
    operator: Operator,
    register: Arc<Register>,
}

async fn counter() -> Counter {
    let (mut parts, folder) = testing::parts(&[]).await;
    let register = Arc::new(Register::default());
    parts.ports.people = Some(register.clone());
    Counter { operator: operator_of(parts, folder).await, register }
}

/// The owner as the official types them, with the box ticked.
fn typed() -> Vec<(&'static str, &'static str)> {
    vec![
        (fields::OWNER_NAME, "NGUYEN THI MAU"),
        (fields::OWNER_ID, "060190001234"),
        (fields::OWNER_BIRTH_DAY, "1"),
        (fields::OWNER_BIRTH_MONTH, "2"),
        (fields::OWNER_BIRTH_YEAR, "1990"),
        (fields::SEEN, fields::YES),
    ]
}

/// The hidden fields of a page's form.
fn hidden(page: &str) -> Vec<(&str, &str)> {
    let form = page.split("<form method='post' action='/he-thong/tiep-nhan' novalidate>").nth(1).unwrap();
    let inputs = form.split("<input type='hidden' name='").skip(1);
    inputs.filter_map(|input| input.split("'>").next()?.split_once("' value='")).collect()
}

impl Counter {
    async fn post(&self, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let answer = self.operator.post("/he-thong/tiep-nhan", &form(fields)).await;
        let status = answer.status();
        if status == StatusCode::SEE_OTHER {
            return (status, location(&answer).to_owned());
        }
        (status, text(answer).await)
    }

    /// The page on which the owner was found.
    async fn found(&self) -> String {
        let (status, page) = self.post(&[typed(), vec![ASK]].concat()).await;
        assert_eq!(status, StatusCode::OK);
        page
    }

    async fn notes(&self, address: &str) -> Vec<(String, String)> {
        let code = DossierCode::parse(address.split('/').nth(3).unwrap()).unwrap();
        let filing = self.operator.app.province.dossier_file(&code).await.unwrap().unwrap().filing;
        assert_eq!(filing.owner_personal_id.as_deref(), Some("060190001234"));
        filing.answers.into_iter().map(|answer| (answer.question, answer.value)).collect()
    }
}

fn is_ordinary(page: &str) -> bool {
    page.contains("id='chu.ho-ten' name='chu.ho-ten'") && !page.contains("Đã khớp")
}

#[tokio::test]
async fn the_owner_is_found_with_the_card_in_hand_and_taken_in_as_found() {
    let counter = counter().await;
    let page = counter.found().await;
    let asked = counter.register.asked();
    let [query] = asked.as_slice() else { panic!("asked once") };
    assert_eq!((&query.proof, query.procedure_id.as_str()), (&PersonProof::Seen("Lan".to_owned()), "1.004873"));
    let consent = counter.operator.app.store.consent(&query.consent).await.unwrap().unwrap();
    assert_eq!((consent.channel, consent.outcome), (Channel::Counter("Lan".to_owned()), Outcome::Matched));
    assert_eq!((consent.given_for.as_str(), consent.purpose.as_str()), (KEY, "1.004873"));

    for part in ["Đã khớp</strong>", ">Nguyễn Thị Mẫu</dd>", ">01/02/1990</dd>", PAPER, "không yêu cầu nộp lại"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("id='chu.ho-ten'") && !page.contains("Raglay") && !page.contains("Trưng Trắc"));
    // What stood elsewhere on the form stands there still.
    assert!(page.contains("value='0900 000 001'") && page.contains("value='1' checked") && page.contains("Ảnh 4x6"));
    assert!(!page.contains("<title>Lỗi"));

    // A slip elsewhere does not lose it.
    let (status, again) = counter.post(&[hidden(&page), vec![("cach-nhan", "")]].concat()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.contains("Đã khớp</strong>") && again.contains(PAPER) && again.contains(">Nguyễn Thị Mẫu</dd>"));

    let (status, slip) = counter.post(&hidden(&again)).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let notes = counter.notes(&slip).await;
    let note = |question: &str| notes.iter().find(|(asked, _)| asked == question).map(|(_, value)| value.as_str());
    assert_eq!(note("quay.dan-cu"), Some(people::matched_words(consent.given_at).as_str()));
    assert_eq!(note("quay.dan-cu.giay-to"), Some(PAPER));
    assert_eq!(counter.post(&hidden(&again)).await.1, slip, "a second click");
    assert!(counter.register.asked().is_empty(), "the form is asked about once");
}

#[tokio::test]
async fn what_is_not_as_the_database_said_it_is_typed_and_nothing_more() {
    let counter = counter().await;
    let page = counter.found().await;
    let slip = ("cach-nhan", "");
    for changed in [
        (fields::OWNER_NAME, "Nguyễn Thị Khác"),
        (fields::OWNER_ID, "060190001235"),
        (fields::FOUND_BIRTH, "02/02/1990"),
        (fields::HELD, "Giấy khác"),
        (fields::HELD_KNOWN, ""),
        (fields::FOUND, "0123456789abcdef"),
        (fields::FOUND, ""),
        (fields::FOUND, "ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ"),
        // Another form, as for the next person in the queue; another procedure.
        (fields::KEY, "ffffffffffffffffffffffffffffffff"),
        (fields::PROCEDURE, "1.001193"),
    ] {
        let (status, tampered) = counter.post(&[hidden(&page), vec![slip, changed]].concat()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(is_ordinary(&tampered), "{changed:?}");
    }
    let (_, slip) = counter.post(&[hidden(&page), vec![(fields::OWNER_NAME, "Nguyễn Thị Khác")]].concat()).await;
    assert!(counter.notes(&slip).await.iter().all(|(question, _)| !question.contains("dan-cu")));
}

#[tokio::test]
async fn what_one_official_was_told_counts_for_no_other() {
    let mut counter = counter().await;
    let page = counter.found().await;
    let province = &counter.operator.app.province;
    let now = counter.operator.app.clock.now();
    let password = province.add_official("Hoa", now).await.unwrap();
    let session = province.sign_in("Hoa", &password, None, now).await.unwrap().unwrap();
    counter.operator.cookie = format!("can-bo={}", session.token);
    let (_, other) = counter.post(&[hidden(&page), vec![("cach-nhan", "")]].concat()).await;
    assert!(is_ordinary(&other));
}

#[tokio::test]
async fn nobody_is_asked_before_the_card_was_seen_and_the_facts_are_there() {
    let counter = counter().await;
    for (field, value, target, words) in [
        (fields::SEEN, "", "dan-cu.dong-y", "Đánh dấu khi đã xem thẻ"),
        (fields::OWNER_NAME, "", "chu.ho-ten", "Nhập họ, chữ đệm và tên chủ hồ sơ"),
        (fields::OWNER_NAME, "Mẫu 1", "chu.ho-ten", "Họ tên chỉ có chữ cái"),
        (fields::OWNER_ID, "", "chu.so-dinh-danh", "Nhập số định danh của chủ hồ sơ"),
        (fields::OWNER_BIRTH_YEAR, "", "chu.ngay-sinh.ngay", "Nhập ngày sinh của chủ hồ sơ"),
        (fields::OWNER_BIRTH_MONTH, "13", "chu.ngay-sinh.ngay", "Nhập ngày sinh của chủ hồ sơ"),
    ] {
        let (status, page) = counter.post(&[typed(), vec![ASK, (field, value)]].concat()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        assert!(page.contains(&format!("<a href='#{target}'>{words}")), "{field}={value}");
        assert!(page.contains(&format!("id='{target}'")) && is_ordinary(&page), "{field}={value}");
        assert!(page.contains("value='0900 000 001'"), "the rest is kept");
    }
    assert!(counter.register.asked().is_empty());
}

#[tokio::test]
async fn what_does_not_fit_or_nobody_answers_is_said_and_the_form_works_as_before() {
    let counter = counter().await;
    for (line, year, words) in [
        (Line::Well, "1991", "không khớp với cơ sở dữ liệu"),
        (Line::Away, "1990", "Cơ sở dữ liệu chưa trả lời"),
        (Line::Silent, "1990", "Cơ sở dữ liệu chưa trả lời"),
    ] {
        counter.register.is(line);
        let (status, page) = counter.post(&[typed(), vec![ASK, (fields::OWNER_BIRTH_YEAR, year)]].concat()).await;
        assert_eq!(status, StatusCode::OK, "{line:?}");
        assert!(page.contains(words) && page.contains("value='NGUYEN THI MAU'") && is_ordinary(&page), "{line:?}");
        assert!(!page.contains("value='co' checked"), "the next question needs a consent of its own");
    }
    let (status, slip) = counter.post(&typed()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(counter.notes(&slip).await.iter().all(|(question, _)| !question.contains("dan-cu")));

    counter.register.is(Line::NoPapers);
    let page = counter.found().await;
    assert!(page.contains("Đã khớp") && page.contains("Chưa xem được lúc này"));
}

#[tokio::test]
async fn the_owners_fields_can_be_given_free() {
    let counter = counter().await;
    let page = counter.found().await;
    let consent = counter.register.asked()[0].consent.clone();
    let (status, free) = counter.post(&[hidden(&page), vec![(fields::ACT, fields::CHANGE)]].concat()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(is_ordinary(&free) && free.contains("value='Nguyễn Thị Mẫu'") && free.contains("value='1990'"));
    assert!(counter.operator.app.store.consent(&consent).await.unwrap().unwrap().withdrawn_at.is_some());
    let (_, late) = counter.post(&[hidden(&page), vec![("cach-nhan", "")]].concat()).await;
    assert!(is_ordinary(&late), "what was taken back counts no more");
}

#[tokio::test]
async fn nothing_is_offered_where_nobody_can_be_asked() {
    let (parts, folder) = testing::parts(&[]).await;
    let operator = operator_of(parts, folder).await;
    let page = text(operator.get("/he-thong/tiep-nhan?thu-tuc=1.004873").await).await;
    assert!(
        !page.contains("dân cư")
            && !page.contains(fields::OWNER_BIRTH)
            && !page.contains("aria-hidden='true'></button>")
    );
    let asked = operator.post("/he-thong/tiep-nhan", &form(&[typed(), vec![ASK]].concat())).await;
    assert_eq!(asked.status(), StatusCode::OK);
    assert!(is_ordinary(&text(asked).await));
}
