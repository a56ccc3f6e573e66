//! Ratings and published figures.

use domain::dossier::DossierCode;
use time::{Duration, macros::datetime};

use super::*;
use crate::province::{ProvinceError, Ratings as _, Statistics as _, SubmittedRating};

const DONE: &[Action] = &[Action::Receive, Action::Process, Action::Finish];

fn rating(code: &DossierCode, score_permille: u16) -> SubmittedRating {
    SubmittedRating {
        code: code.clone(),
        questionnaire: "2026-1".to_owned(),
        points: vec![("thoi-gian".to_owned(), 2)],
        score_permille,
        criteria: 1,
        satisfaction: None,
        apology_received: None,
        comment: String::new(),
        rated_at: MONDAY,
    }
}

impl Province {
    async fn ended(&self, reference: &str, actions: &[Action], at: OffsetDateTime) -> DossierCode {
        let code = self.submit(reference).await;
        let (last, first) = actions.split_last().unwrap();
        let mut steps: Vec<_> = first.iter().map(|&action| (action, MONDAY)).collect();
        steps.push((*last, at));
        self.run(&code, &steps).await.unwrap();
        code
    }

    async fn mean(&self) -> (u64, Option<u16>) {
        let figures = self.by_agency().await.unwrap();
        (figures[0].ratings, figures[0].mean_permille)
    }
}

#[tokio::test]
async fn on_time_is_judged_by_due_date_supplements_and_the_eight_hours() {
    let province = province().await;
    let due = datetime!(2026-11-27 17:00 +7);
    let twice = [
        Action::Receive,
        Action::RequestSupplement,
        Action::MarkSupplementReceived,
        Action::RequestSupplement,
        Action::MarkSupplementReceived,
        Action::Finish,
    ];
    let once = &twice[2..];
    province.ended("on time", DONE, due).await;
    province.ended("late", DONE, due + Duration::SECOND).await;
    province
        .ended("one supplement", &[&[Action::Receive, Action::RequestSupplement], &once[..1], &once[3..]].concat(), due)
        .await;
    province.ended("two supplements", &twice, due).await;
    // 8 working hours from Monday 08:00, Tuesday off.
    province.ended("refused in time", &[Action::Refuse], datetime!(2026-11-25 08:00 +7)).await;
    province.ended("refused late", &[Action::Refuse], datetime!(2026-11-25 08:01 +7)).await;
    // No deadline, not ended, or ended otherwise: not judged.
    let unknown = Filing { working_days: None, ..filing("u") };
    let code = province.submit_at("u", &unknown, MONDAY).await.unwrap();
    province.run(&code, &[(DONE[0], MONDAY), (DONE[1], MONDAY), (DONE[2], MONDAY)]).await.unwrap();
    province.ended("withdrawn", &[Action::Withdraw], MONDAY).await;
    province.submit("open").await;

    let other = Filing { agency_name: "UBND xã Hàm Thuận".to_owned(), ..filing("o") };
    province.submit_at("o", &other, MONDAY).await.unwrap();

    let figures = province.by_agency().await.unwrap();
    assert_eq!(figures.len(), 2);
    assert_eq!(figures[0].agency, "UBND phường Phan Thiết");
    assert_eq!((figures[0].ended, figures[0].judged, figures[0].on_time), (7, 6, 3));
    assert_eq!((figures[1].ended, figures[1].judged, figures[1].mean_permille), (0, 0, None));
}

#[tokio::test]
async fn one_rating_a_dossier_the_last_one_counts() {
    let province = province().await;
    let code = province.ended("1", DONE, MONDAY).await;
    province.rate("a", &rating(&code, 500)).await.unwrap();
    let changed = SubmittedRating { rated_at: MONDAY + Duration::HOUR, ..rating(&code, 900) };
    province.rate("b", &changed).await.unwrap();
    assert_eq!(province.mean().await, (1, Some(900)));
    // Repeated, or overtaken on the way: no effect.
    province.rate("a", &rating(&code, 500)).await.unwrap();
    province.rate("c", &rating(&code, 100)).await.unwrap();
    assert_eq!(province.mean().await, (1, Some(900)));

    let second = province.ended("2", DONE, MONDAY).await;
    province.rate("d", &rating(&second, 401)).await.unwrap();
    assert_eq!(province.mean().await, (2, Some(651)));
}

#[tokio::test]
async fn only_what_has_ended_can_be_rated() {
    let province = province().await;
    let code = province.submit("1").await;
    assert!(matches!(province.rate("a", &rating(&code, 500)).await, Err(ProvinceError::Refused(_))));
    let refused = province.ended("2", &[Action::Refuse], MONDAY).await;
    province.rate("a", &rating(&refused, 500)).await.unwrap();
    let unknown = DossierCode::parse("H36-261123-9999").unwrap();
    assert!(matches!(province.rate("b", &rating(&unknown, 500)).await, Err(ProvinceError::Refused(_))));
}
