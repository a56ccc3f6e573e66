//! One login for all, renewed in time and when the exchange has ended it.

use std::time::Duration;

use domain::dossier::DossierCode;
use futures_util::future::join_all;
use standin::dvcqg::Expiry;

use super::World;
use crate::province::{Dossiers, Proof, ProvinceError};

async fn look_up(world: &World) -> Result<(), ProvinceError> {
    let code = DossierCode::parse("H36-261123-0001").unwrap();
    world.dvcqg.dossier(&code, Proof::Service).await.map(drop)
}

async fn eight_at_once(world: &World) -> Vec<Result<(), ProvinceError>> {
    join_all((0..8).map(|_| look_up(world))).await
}

#[tokio::test]
async fn racing_calls_share_one_login() {
    let world = World::open().await;
    assert!(eight_at_once(&world).await.iter().all(Result::is_ok));
    assert_eq!(world.standin.exchange().logins(), 1);
}

#[tokio::test]
async fn a_session_is_renewed_before_it_is_ten_minutes_old() {
    let world = World::open().await;
    look_up(&world).await.unwrap();
    world.clock.advance(Duration::from_secs(8 * 60));
    look_up(&world).await.unwrap();
    assert_eq!(world.standin.exchange().logins(), 1);
    world.clock.advance(Duration::from_secs(60));
    look_up(&world).await.unwrap();
    assert_eq!(world.standin.exchange().logins(), 2);
}

#[tokio::test]
async fn a_session_that_the_exchange_ended_is_renewed_and_the_call_repeated() {
    for expiry in [Expiry::InWords, Expiry::Status401] {
        let world = World::open().await;
        look_up(&world).await.unwrap();
        world.standin.exchange().expire_sessions(expiry);
        assert!(eight_at_once(&world).await.iter().all(Result::is_ok), "{expiry:?}");
        assert_eq!(world.standin.exchange().logins(), 2, "{expiry:?}");
    }
}

#[tokio::test]
async fn an_old_session_is_suspected_even_when_the_refusal_says_nothing() {
    let world = World::open().await;
    look_up(&world).await.unwrap();
    world.standin.exchange().expire_sessions(Expiry::Wordless);
    let refused = look_up(&world).await;
    assert!(matches!(refused, Err(ProvinceError::Refused(_))), "a session made just now is not to blame: {refused:?}");
    world.clock.advance(Duration::from_secs(61));
    look_up(&world).await.unwrap();
    assert_eq!(world.standin.exchange().logins(), 2);
}

#[tokio::test]
async fn a_refused_login_is_one_try_for_all_who_wait_and_mended_without_a_restart() {
    let world = World::open().await;
    world.write_password("sai");
    for answer in eight_at_once(&world).await {
        let Err(ProvinceError::Unavailable(reason)) = answer else { panic!("{answer:?}") };
        assert!(reason.contains("--dvcqg-password-file") && !reason.contains("sai"), "{reason}");
    }
    assert_eq!(world.standin.exchange().logins(), 1);
    world.write_password(standin::dvcqg::PASSWORD);
    look_up(&world).await.unwrap();
    assert_eq!(world.standin.exchange().logins(), 2);
}
