//! Ratings over there.

use super::*;
use crate::province::contract::rating;

async fn finished(province: &Province) -> DossierCode {
    let code = province.file("k").await.unwrap();
    for action in [Action::Receive, Action::Process, Action::Finish] {
        province.official(&code, action);
    }
    code
}

#[tokio::test]
async fn each_question_gets_its_choice() {
    let province = province().await;
    let code = finished(&province).await;
    province.adapter.rate("rating:1", &rating(&code, 750, 0)).await.unwrap();
    let answers = province.far.answers(province.held_as(&code).id);
    let chosen =
        |no: &str| answers.iter().find(|answer| answer.template_no == no).map(|answer| answer.selected.as_str());
    // 2 of 2 points, 1 of 2, satisfaction 4 of 5.
    assert_eq!((chosen("DG-THOI-GIAN"), chosen("DG-THAI-DO"), chosen("HAI-LONG")), (Some("1"), Some("2"), Some("2")));
}

#[tokio::test]
async fn the_template_is_never_answered() {
    let province = province().await;
    let code = finished(&province).await;
    province.far.set_habits(Habits { index_lag: 1, ..Habits::default() });
    let early = province.adapter.rate("rating:1", &rating(&code, 750, 0)).await;
    assert!(matches!(&early, Err(ProvinceError::Unavailable(why)) if why.contains("indexed")), "{early:?}");
    province.adapter.rate("rating:1", &rating(&code, 750, 0)).await.unwrap();
    assert!(province.rating(&code).await.is_some());
}

#[tokio::test]
async fn an_answer_that_is_not_stored_is_not_taken_for_stored() {
    let province = province().await;
    let code = finished(&province).await;
    province.far.set_habits(Habits { account_is_employee: false, ..Habits::default() });
    let lost = province.adapter.rate("rating:1", &rating(&code, 750, 0)).await;
    assert!(matches!(&lost, Err(ProvinceError::Unavailable(why)) if why.contains("employee")), "{lost:?}");
}

#[tokio::test]
async fn a_rating_that_broke_off_half_way_is_completed() {
    let province = province().await;
    let code = finished(&province).await;
    province.fault(Kind::CommitThenDrop, "POST", "/results", 1);
    let given = rating(&code, 750, 0);
    province.adapter.rate("rating:1", &given).await.unwrap_err();
    province.adapter.rate("rating:1", &given).await.unwrap();
    assert_eq!(province.rating(&code).await, Some(given));
    assert_eq!(province.far.answers(province.held_as(&code).id).len(), 3);
}
