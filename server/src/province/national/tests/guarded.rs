//! Behind the guard: the same promises, reads that are tried again, and a database in trouble that is left alone.

use standin::people::{Fault, Kind};

use super::*;
use crate::province::{
    ProvinceError,
    contract::people::{MAU, query},
    guard::{Guard, Guarded},
};

struct Behind {
    people: Guarded<dyn People>,
    world: World,
}

#[async_trait]
impl PeopleHarness for Behind {
    fn people(&self) -> &dyn People {
        &self.people
    }
}

async fn open() -> (Behind, ()) {
    let world = World::open().await;
    let guard = Arc::new(Guard::new("national", Arc::new(Random::seeded(7))));
    let people: Arc<dyn People> = world.national.clone();
    (Behind { people: Guarded::new(&guard, &people), world }, ())
}

suite!(people on open);

#[tokio::test]
async fn a_read_that_failed_is_tried_again() {
    let (behind, ()) = open().await;
    behind.world.standin.population().fail(Fault::of("person", Kind::Status500, 2));
    assert!(behind.people.person(&query(MAU)).await.unwrap().is_some());
    assert_eq!(behind.world.calls("person"), 3);
    behind.world.standin.population().fail(Fault::of("documents", Kind::ResetMidBody, 1));
    assert!(!behind.people.documents(&query(MAU)).await.unwrap().is_empty());
    assert_eq!(behind.world.calls("documents"), 2);
}

#[tokio::test]
async fn a_database_in_trouble_is_left_alone() {
    let (behind, ()) = open().await;
    behind.world.standin.population().fail(Fault::always(Kind::Status500));
    let mut withheld = 0;
    for _ in 0..10 {
        match behind.people.person(&query(MAU)).await {
            Err(ProvinceError::Withheld(_)) => withheld += 1,
            Err(ProvinceError::Unavailable(_)) => {}
            answer => panic!("{answer:?}"),
        }
    }
    // Ten failures in a row; three tries a read.
    assert_eq!((behind.world.calls("person"), withheld), (10, 7));
    assert!(matches!(behind.people.documents(&query(MAU)).await, Err(ProvinceError::Withheld(_))), "of one system");
}

#[tokio::test]
async fn somebody_whom_nothing_fits_opens_no_breaker() {
    let (behind, ()) = open().await;
    let stranger = crate::province::PersonQuery { name: "Đặng Văn Khác".to_owned(), ..query(MAU) };
    for _ in 0..30 {
        assert_eq!(behind.people.person(&stranger).await, Ok(None));
    }
}
