//! The register, and the results of dossiers as held documents.

use std::{path::Path, sync::OnceLock};

use async_trait::async_trait;
use domain::{date::PartialDate, dossier::Action};
use time::{Duration, macros::date};

use super::*;
use crate::{
    catalogue::Catalogue,
    province::{
        HeldDocument, People,
        contract::{
            people::{MAU, PeopleHarness, known, query},
            suite,
        },
        embedded::{Imported, KnownPeople},
    },
    serve,
};

struct Known {
    people: KnownPeople,
    province: Province,
}

#[async_trait]
impl PeopleHarness for Known {
    fn people(&self) -> &dyn People {
        &self.people
    }
}

fn catalogue() -> Arc<Catalogue> {
    static READ: OnceLock<Arc<Catalogue>> = OnceLock::new();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog"));
    READ.get_or_init(|| Arc::new(serve::load_catalogue(folder).unwrap())).clone()
}

/// Of the owner of [`filing`], two dossiers ended with a result: on Monday, and two days later; a third was refused, and a
/// fourth is in work.
async fn open() -> (Known, ()) {
    let province = province().await;
    province.put_people(&known()).await.unwrap();
    let later = MONDAY + Duration::days(2);
    let finished = [(Action::Receive, MONDAY), (Action::Process, MONDAY)];
    for (reference, last) in [("1", (Action::Finish, MONDAY)), ("2", (Action::Finish, later))] {
        let code = province.submit(reference).await;
        province.run(&code, &[&finished[..], &[last]].concat()).await.unwrap();
    }
    let refused = province.submit("3").await;
    province.run(&refused, &[(Action::Refuse, later)]).await.unwrap();
    let in_work = province.submit("4").await;
    province.run(&in_work, &finished).await.unwrap();
    (Known { people: KnownPeople::new(province.store.clone(), catalogue()), province }, ())
}

suite!(people on open);

#[tokio::test]
async fn documents_are_the_results_of_dossiers_by_the_name_of_the_paper() {
    let (known, ()) = open().await;
    let document = |code: &str, day| HeldDocument {
        name: "Giấy xác nhận tình trạng hôn nhân".to_owned(),
        number: code.to_owned(),
        issued_by: "UBND phường Phan Thiết".to_owned(),
        issued_on: Some(day),
    };
    let expected =
        [document("H36-261123-0002", date!(2026 - 11 - 25)), document("H36-261123-0001", date!(2026 - 11 - 23))];
    assert_eq!(known.people.documents(&query(MAU)).await.unwrap(), expected);
    let first = DossierCode::parse("H36-261123-0001").unwrap();
    known.province.run(&first, &[(Action::Return, MONDAY + Duration::days(3))]).await.unwrap();
    assert_eq!(known.people.documents(&query(MAU)).await.unwrap(), expected, "also when it was handed over");
}

#[tokio::test]
async fn what_the_catalogue_does_not_know_is_named_by_its_procedure() {
    let (known, ()) = open().await;
    let mut unknown = filing("5");
    "khong-co".clone_into(&mut unknown.procedure_id);
    "Thủ tục đã bỏ".clone_into(&mut unknown.procedure_name);
    let code = known.province.submit_at("5", &unknown, MONDAY).await.unwrap();
    let last = MONDAY + Duration::days(3);
    known.province.run(&code, &[Action::Receive, Action::Process, Action::Finish].map(|a| (a, last))).await.unwrap();
    assert_eq!(known.people.documents(&query(MAU)).await.unwrap()[0].name, "Thủ tục đã bỏ");
}

#[tokio::test]
async fn putting_people_again_changes_only_what_differs() {
    let province = province().await;
    let mut people = known();
    let put = async |people: &[_]| province.put_people(people).await.unwrap();
    assert_eq!(put(&people).await, Imported { people: 3, written: 3 });
    assert_eq!(put(&people).await, Imported { people: 3, written: 0 });
    people[0].sex = None;
    people[1].birth = PartialDate::Year(1951);
    assert_eq!(put(&people).await, Imported { people: 3, written: 2 });
    assert_eq!(province.person(&query(MAU)).await.unwrap(), Some(people.remove(0)));
}

/// A register of a million must not be searched line by line, nor all dossiers for one owner.
#[tokio::test]
async fn people_and_their_results_are_found_by_an_index() {
    let province = province().await;
    for (question, index) in [
        ("SELECT * FROM person WHERE personal_id = '1'", "PRIMARY KEY"),
        ("SELECT code FROM dossier WHERE filing ->> 'owner_personal_id' = '1'", "dossier_owner"),
    ] {
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {question}")))
                .fetch_all(&province.database.write)
                .await
                .unwrap();
        assert!(plan.iter().any(|(.., step)| step.contains("SEARCH") && step.contains(index)), "{plan:?}");
    }
}
