//! The demonstration's data.

use domain::{date::PartialDate, dossier::Stage, identity::PersonalId};
use time::Duration;

use super::*;
use crate::province::{
    Statistics as _,
    embedded::{
        Filter,
        demo::{DemoAgency, DemoError, fill},
    },
};

fn agencies() -> Vec<DemoAgency> {
    ["UBND phường Phan Thiết", "UBND xã Hàm Thuận"]
        .into_iter()
        .zip(["H36.01", "H36.02"])
        .map(|(name, code)| DemoAgency { code: code.to_owned(), name: name.to_owned() })
        .collect()
}

#[tokio::test]
async fn fills_every_stage_once_with_nothing_from_the_future() {
    let province = province().await;
    let now = MONDAY + Duration::HOUR * 6;
    let codes = fill(&province, &agencies(), now).await.unwrap();
    assert!(codes.len() >= 40);

    let list = province.work_list(Filter::Open, "", 1, now).await.unwrap();
    let missing: Vec<_> =
        Stage::ALL.into_iter().filter(|&stage| list.counts.iter().all(|&(seen, _)| seen != stage)).collect();
    assert_eq!(missing, []);
    assert!(list.overdue > 0 && list.unanswered > 0);
    for code in &codes {
        let file = province.file(code).await;
        assert!(file.events.is_sorted_by_key(|event| event.at));
        assert!(file.events.iter().all(|event| event.at < now));
        let id = &file.filing.answers.iter().find(|answer| answer.question.ends_with("so-dinh-danh")).unwrap().value;
        assert!(PersonalId::parse(id).unwrap().warnings(None, None).iter().any(|_| true), "{id} could be somebody's");
    }
    let people: i64 =
        sqlx::query_scalar("SELECT count(*) FROM person").fetch_one(&province.database.write).await.unwrap();
    assert_eq!(usize::try_from(people).unwrap(), codes.len());
    let guide = include_str!("../../../../../docs/adapters/people.md");
    let first: Vec<(String, String, String)> =
        sqlx::query_as("SELECT personal_id, name, birth FROM person ORDER BY substr(personal_id, 7) LIMIT 3")
            .fetch_all(&province.database.write)
            .await
            .unwrap();
    for (number, name, birth) in first {
        let birth = PartialDate::try_from(birth).unwrap();
        let row = format!("| {number} | {name} | {birth} |");
        assert!(guide.contains(&row), "the guide has no row {row}");
    }
    let figures = province.by_agency().await.unwrap();
    assert!(figures.iter().all(|agency| agency.ratings >= 5 && agency.on_time < agency.judged), "{figures:?}");

    assert_eq!(fill(&province, &agencies(), now).await.unwrap(), []);
}

#[tokio::test]
async fn needs_an_agency() {
    let province = province().await;
    assert!(matches!(fill(&province, &[], MONDAY).await, Err(DemoError::NoAgency)));
}
