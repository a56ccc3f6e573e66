//! What each fault, each refusal and each mistake of the configuration becomes.

use standin::people::{Fault, Kind};

use super::*;
use crate::{
    config::PeopleOptions,
    province::{
        PersonQuery, ProvinceError,
        contract::people::{MAU, query},
    },
};

/// Nothing personal stands in it.
fn assert_silent<T: std::fmt::Debug>(answer: &Result<T, ProvinceError>) {
    let said = format!("{answer:?}").to_lowercase();
    for personal in ["060085005678", "mẫu", "dangvanmau", "1985", TOKEN] {
        assert!(!said.contains(personal), "{said}");
    }
}

async fn assert_unavailable(world: &World, what: &str) {
    let answer = world.national.person(&query(MAU)).await;
    assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{what}: {answer:?}");
    assert_silent(&answer);
    let answer = world.national.documents(&query(MAU)).await;
    assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{what}: {answer:?}");
    assert_silent(&answer);
}

#[tokio::test]
async fn every_fault_on_the_way_may_pass() {
    let world = World::open().await;
    let faults =
        [Kind::Status500, Kind::ResetMidBody, Kind::CommitThenDrop, Kind::WrongJson, Kind::Flapping { up: 0, down: 1 }];
    for kind in faults {
        let what = format!("{kind:?}");
        world.standin.population().fail(Fault::always(kind));
        assert_unavailable(&world, &what).await;
        world.standin.population().heal();
        assert!(world.national.person(&query(MAU)).await.unwrap().is_some());
    }
    world.standin.population().fail(Fault::always(Kind::Delay(20)));
    assert!(world.national.person(&query(MAU)).await.unwrap().is_some());
}

#[tokio::test]
async fn faults_of_the_documents_alone_may_pass() {
    let world = World::open().await;
    for kind in [Kind::Status500, Kind::ResetMidBody, Kind::WrongJson] {
        world.standin.population().fail(Fault::of("documents", kind.clone(), 1));
        let answer = world.national.documents(&query(MAU)).await;
        assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{kind:?}: {answer:?}");
        assert_silent(&answer);
    }
}

#[tokio::test]
async fn who_does_not_answer_in_time_is_not_waited_for() {
    let world = World::impatient().await;
    for kind in [Kind::BlackHole, Kind::Delay(5 * 60 * 1000)] {
        let what = format!("{kind:?}");
        world.standin.population().fail(Fault::always(kind));
        assert_unavailable(&world, &what).await;
        world.standin.population().heal();
    }
}

#[tokio::test]
async fn nobody_there_or_another_path_is_no_refusal() {
    let nobody = World::open_with(|settings| "http://127.0.0.1:1".clone_into(&mut settings.url)).await;
    assert_unavailable(&nobody, "nobody").await;
    let other = World::open_with(|settings| "/khac".clone_into(&mut settings.path)).await;
    assert_unavailable(&other, "another path").await;
}

#[tokio::test]
async fn a_token_that_is_not_known_is_mended_without_a_restart() {
    let world = World::open().await;
    world.write_token("the-sai");
    let Err(ProvinceError::Unavailable(why)) = world.national.person(&query(MAU)).await else { panic!("let in") };
    assert!(why.contains("401") && why.contains("--people-token-file") && !why.contains("the-sai"), "{why}");
    for unusable in ["", "hai từ", "\n\n"] {
        world.write_token(unusable);
        let Err(ProvinceError::Unavailable(why)) = world.national.person(&query(MAU)).await else { panic!("asked") };
        assert!(why.contains("holds no token"), "{why}");
    }
    world.write_token(TOKEN);
    assert!(world.national.person(&query(MAU)).await.unwrap().is_some());
}

#[tokio::test]
async fn what_the_database_does_not_take_is_refused() {
    let open = async |change: fn(&mut Settings)| World::open_with(change).await;
    let worlds = [
        open(|settings| "038".clone_into(&mut settings.service)).await,
        open(|settings| "000.00.00.H99".clone_into(&mut settings.unit)).await,
        open(|settings| "ai-do".clone_into(&mut settings.official)).await,
    ];
    for world in &worlds {
        let answer = world.national.person(&query(MAU)).await;
        assert!(matches!(answer, Err(ProvinceError::Refused(_))), "{answer:?}");
        assert_silent(&answer);
    }
    let world = World::open().await;
    let unopened = PersonQuery { procedure_id: "9.999999".to_owned(), ..query(MAU) };
    assert!(matches!(world.national.person(&unopened).await, Err(ProvinceError::Refused(_))));
}

#[tokio::test]
async fn what_cannot_be_asked_is_not_asked() {
    let world = World::open().await;
    let of_ours = PersonQuery { procedure_id: "cap-phep-xay-dung".to_owned(), ..query(MAU) };
    let refused = world.national.person(&of_ours).await;
    assert!(matches!(&refused, Err(ProvinceError::Refused(why)) if why.contains("national code")), "{refused:?}");
    for consent in ["", "0123456789abcdef0123456789abcde", "<0123456789abcdef0123456789abcde"] {
        let query = PersonQuery { consent: consent.to_owned(), ..query(MAU) };
        assert!(matches!(world.national.person(&query).await, Err(ProvinceError::Refused(_))));
    }
    let long = PersonQuery { name: "An ".repeat(60), ..query(MAU) };
    assert_eq!(world.national.person(&long).await, Ok(None));
    assert_eq!(world.calls("person"), 0);
}

#[tokio::test]
async fn without_a_service_of_documents_nobody_is_asked() {
    let world = World::open_with(|settings| settings.documents_path = None).await;
    assert_eq!(world.national.documents(&query(MAU)).await, Ok(Vec::new()));
    assert!(world.standin.population().calls().is_empty());
}

#[test]
fn without_a_token_nothing_starts() {
    let options = PeopleOptions {
        people_url: Some("http://127.0.0.1:1".to_owned()),
        people_unit: Some(UNIT.to_owned()),
        people_service: Some(SERVICE.to_owned()),
        people_official: Some(OFFICIAL.to_owned()),
        people_token_file: Some("/khong/co".into()),
        ..Default::default()
    };
    let error = National::open(&options, Arc::new(Random::seeded(1))).err().unwrap();
    assert!(format!("{error:#}").contains("--people-token-file /khong/co cannot be read"), "{error:#}");
}
