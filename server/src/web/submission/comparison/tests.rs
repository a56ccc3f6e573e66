//! The comparison over HTTP: what fits, what does not, nobody there, and what nobody may learn.

use citizen::citizen;

use super::*;
use crate::{
    province::PersonProof,
    store::{Outcome, Submission},
    testing::population::{Line, UNTYPED},
    web::limits::{WRONG_FACTS_PER_BROWSER, WRONG_FACTS_PER_PERSON},
};

mod citizen;

const PAGE: &str = "/nop-ho-so/1.004873/nguoi-yeu-cau";
const NEXT: &str = "/nop-ho-so/1.004873/nhan-than";
const CHECK: &str = "/nop-ho-so/1.004873/kiem-tra";

const NAME: &str = "nguyen thi mau";
const BIRTH: &str = "1/2/1990";
const ID: &str = "060 190 001 234";
const AGREED: (&str, &str) = (fields::AGREED, fields::YES);

/// What the agency reads of the comparison, and what stands before it.
fn told(submission: &Submission) -> Option<(&str, &str)> {
    let answers = &submission.filing.answers;
    let place = answers.iter().position(|answer| answer.question == COMPARED)?;
    assert_eq!(answers[place].topic, "Người yêu cầu");
    Some((&answers[place - 1].question, &answers[place].value))
}

#[tokio::test]
async fn what_fits_is_spelt_as_in_the_database_marked_and_told_to_the_agency() {
    let citizen = citizen(true).await;
    let offer = citizen.get(PAGE).await;
    assert!(offer.contains("name='dong-y-dan-cu' type='checkbox' value='co'>") && offer.contains("(không bắt buộc)"));
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED]).await, NEXT);

    let asked = citizen.register.asked();
    let [query] = asked.as_slice() else { panic!("asked once") };
    assert_eq!((query.name.as_str(), query.personal_id.as_str()), (NAME, "060190001234"));
    assert_eq!((&query.proof, query.procedure_id.as_str()), (&PersonProof::Facts, "1.004873"));
    let consent = citizen.app.store.consent(&query.consent).await.unwrap().unwrap();
    assert_eq!((consent.outcome, &consent.channel), (Outcome::Matched, &Channel::Online));
    assert_eq!((consent.given_for, consent.purpose), (citizen.draft_id(), "1.004873".to_owned()));
    assert!(citizen.app.keys.is_consent_key(&consent.person, "060190001234"));

    let page = citizen.get(PAGE).await;
    for part in
        ["Nguyễn Thị Mẫu", "01/02/1990", "060190001234", "Đã khớp</strong> với Cơ sở dữ liệu quốc gia về dân cư"]
    {
        assert!(page.contains(part), "{part}");
    }
    // Neither fields nor rules for them.
    assert!(!page.contains("nguoi-yeu-cau.") && !page.contains(fields::AGREED));
    let check = citizen.get(CHECK).await;
    assert_eq!(check.matches("Đã khớp</strong>").count(), 3);
    assert!(check.contains("href='/nop-ho-so/1.004873/nguoi-yeu-cau?tro-ve=kiem-tra'"));
    for untyped in UNTYPED {
        assert!(!page.contains(untyped) && !check.contains(untyped), "{untyped}");
    }

    let sent = citizen.send().await;
    let (before, value) = told(&sent).unwrap();
    assert_eq!((before, value), ("nguoi-yeu-cau.so-dinh-danh", people::matched_words(consent.given_at).as_str()));
    assert_eq!(sent.filing.submitter_name, "Nguyễn Thị Mẫu");
    assert!(!format!("{sent:?}").contains("Raglay"));
}

#[tokio::test]
async fn what_fits_cannot_be_typed_over() {
    let citizen = citizen(true).await;
    citizen.tell(NAME, BIRTH, ID, &[AGREED]).await;
    citizen.register.asked();
    let before = citizen.answers().await;
    let tampered = [AGREED, (COMPARED, "khop x 0")];
    assert_eq!(citizen.tell("Trần Văn Bình", "3/4/1985", "060085005678", &tampered).await, NEXT);
    assert_eq!(citizen.answers().await, before);
    assert!(citizen.register.asked().is_empty());
    // Nobody posts the mark.
    let other = citizen.another().await;
    other.tell(NAME, BIRTH, ID, &[(COMPARED, "khop x 0")]).await;
    assert_eq!(other.answers().await.get(COMPARED), "");
    assert!(!other.get(CHECK).await.contains("Đã khớp"));
}

#[tokio::test]
async fn the_consent_can_be_taken_back_and_the_facts_typed_again() {
    let citizen = citizen(true).await;
    citizen.tell(NAME, BIRTH, ID, &[AGREED]).await;
    let consent = citizen.register.asked()[0].consent.clone();
    let give_free = [(fields::ACT, fields::CHANGE), ("tro-ve", "kiem-tra")];
    assert_eq!(citizen.post(PAGE, &give_free).await, format!("{PAGE}?tro-ve=kiem-tra"));
    let withdrawn = citizen.app.store.consent(&consent).await.unwrap().unwrap();
    assert_eq!((withdrawn.outcome, withdrawn.withdrawn_at.is_some()), (Outcome::Matched, true));
    let page = citizen.get(&format!("{PAGE}?tro-ve=kiem-tra")).await;
    assert!(page.contains("name='nguoi-yeu-cau.ho-ten'") && page.contains("value='Nguyễn Thị Mẫu'"));
    assert!(page.contains(fields::AGREED) && !page.contains("Đã khớp"));
    assert_eq!(citizen.tell("Trần Văn Bình", BIRTH, ID, &[("tro-ve", "kiem-tra")]).await, CHECK);
    assert!(!citizen.get(CHECK).await.contains("Đã khớp"));
    assert_eq!(told(&citizen.send().await), None);
}

#[tokio::test]
async fn what_does_not_fit_comes_back_and_keeps_nobody_from_going_on() {
    let citizen = citizen(true).await;
    for (name, birth, id) in [("Trần Thị Mẫu", BIRTH, ID), (NAME, "2/2/1990", ID), (NAME, BIRTH, "060190001235")]
    {
        assert_eq!(citizen.tell(name, birth, id, &[AGREED]).await, format!("{PAGE}?dan-cu=khac"));
        assert_eq!(citizen.outcome().await, Outcome::Different);
    }
    let page = citizen.get(&format!("{PAGE}?dan-cu=khac")).await;
    assert!(page.contains("Ba thông tin này không khớp") && page.contains(&format!("value='{NAME}'")));
    assert!(page.contains("type='checkbox' value='co'>") && !page.contains("value='co' checked"), "asked anew");
    assert!(UNTYPED.iter().all(|untyped| !page.contains(untyped)) && !page.contains("Nguyễn Thị Mẫu"));
    // From a change on the check page it comes back there.
    let from_check = [AGREED, ("tro-ve", "kiem-tra")];
    let back = citizen.tell(NAME, "2/2/1990", ID, &from_check).await;
    assert_eq!(back, format!("{PAGE}?dan-cu=khac&tro-ve=kiem-tra"));
    assert_eq!(citizen.tell(NAME, "2/2/1990", ID, &[]).await, NEXT);
    assert_eq!(told(&citizen.send().await), None, "without a comparison there is nothing to tell");
}

#[tokio::test]
async fn while_the_database_is_away_the_form_goes_on_and_nothing_counts() {
    let citizen = citizen(true).await;
    for line in [Line::Away, Line::Silent, Line::Mixed] {
        citizen.register.is(line);
        for _ in 0..=WRONG_FACTS_PER_BROWSER {
            assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED]).await, NEXT, "{line:?}");
            assert_eq!(citizen.outcome().await, Outcome::Unavailable, "{line:?}");
        }
        let check = citizen.get(CHECK).await;
        assert!(check.contains("Chưa đối chiếu được thông tin của ông/bà") && !check.contains("Đã khớp"), "{line:?}");
    }
    let other = citizen.another().await;
    other.tell(NAME, BIRTH, ID, &[AGREED]).await;
    let sent = other.send().await;
    assert_eq!(told(&sent).unwrap().1, "Chưa đối chiếu được");
    assert_eq!(sent.filing.submitter_name, NAME, "as it was typed");
    citizen.register.is(Line::Well);
    citizen.tell(NAME, BIRTH, ID, &[AGREED]).await;
    assert!(citizen.get(CHECK).await.contains("Đã khớp"));
}

#[tokio::test]
async fn a_neighbours_birthday_is_not_found_by_trying() {
    let citizen = citizen(true).await;
    for day in 2..2 + WRONG_FACTS_PER_PERSON {
        assert_eq!(citizen.tell(NAME, &format!("{day}/2/1990"), ID, &[AGREED]).await, format!("{PAGE}?dan-cu=khac"));
        citizen.register.asked();
    }
    // The right one is not told from a wrong one any more, in no browser.
    for citizen in [&citizen, &citizen.another().await] {
        for birth in [BIRTH, "27/2/1990"] {
            assert_eq!(citizen.tell(NAME, birth, ID, &[AGREED]).await, NEXT);
            assert!(citizen.register.asked().is_empty());
            let check = citizen.get(CHECK).await;
            assert!(check.contains("nhiều lần mà chưa khớp") && !check.contains("Đã khớp"));
        }
    }
    assert_eq!(told(&citizen.send().await).unwrap().1, "Chưa đối chiếu được");
}

#[tokio::test]
async fn one_browser_does_not_try_person_after_person_and_a_right_one_does_not_count() {
    let citizen = citizen(true).await;
    for number in 0..WRONG_FACTS_PER_BROWSER {
        assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED]).await, NEXT, "{number}");
        citizen.post(PAGE, &[(fields::ACT, fields::CHANGE)]).await;
        let other = format!("06019000{number:04}");
        assert_eq!(citizen.tell(NAME, BIRTH, &other, &[AGREED]).await, format!("{PAGE}?dan-cu=khac"));
    }
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED]).await, NEXT);
    assert!(citizen.get(CHECK).await.contains("nhiều lần mà chưa khớp"));
    let other = citizen.another().await;
    other.tell(NAME, BIRTH, ID, &[AGREED]).await;
    assert!(other.get(CHECK).await.contains("Đã khớp"), "another browser, a person about whom nothing was wrong");
}

#[tokio::test]
async fn nobody_is_asked_without_consent_or_about_what_cannot_stand() {
    let citizen = citizen(true).await;
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[]).await, NEXT);
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[(fields::AGREED, "khong")]).await, NEXT);
    assert_eq!(citizen.tell(NAME, BIRTH, "0601", &[AGREED]).await, format!("{PAGE}?loi=1&dong-y-dan-cu=co"));
    let page = citizen.get(&format!("{PAGE}?loi=1&dong-y-dan-cu=co")).await;
    assert!(page.contains("value='co' checked") && page.contains("phải có đúng 12 chữ số"), "the tick is kept");
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED, (fields::ACT, "luu")]).await, "/nop-ho-so/1.004873/luu-lai");
    let elsewhere = [("lien-he.dien-thoai", "0900000001"), AGREED];
    assert_eq!(citizen.post("/nop-ho-so/1.004873/lien-he", &elsewhere).await, "/nop-ho-so/1.004873/noi-cu-tru");
    assert!(citizen.register.asked().is_empty());
    assert!(!citizen.get(CHECK).await.contains("đối chiếu"), "nothing to say");
}

#[tokio::test]
async fn nothing_is_offered_where_nobody_can_be_asked() {
    let citizen = citizen(false).await;
    assert!(!citizen.get(PAGE).await.contains("dân cư"));
    assert_eq!(citizen.tell(NAME, BIRTH, ID, &[AGREED]).await, NEXT);
    assert!(!citizen.get(CHECK).await.contains("dân cư"));
    assert_eq!(told(&citizen.send().await), None);
}

#[tokio::test]
async fn a_year_does_not_tell_the_day() {
    let citizen = citizen(true).await;
    assert_eq!(citizen.tell(NAME, "//1990", ID, &[AGREED]).await, NEXT);
    assert_eq!(citizen.outcome().await, Outcome::Matched);
    let (page, check) = (citizen.get(PAGE).await, citizen.get(CHECK).await);
    assert!(page.contains("Đã khớp") && page.contains(">1990</dd>"));
    assert!(!page.contains("02/1990") && !check.contains("01/02/1990"));
}
