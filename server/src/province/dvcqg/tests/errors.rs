//! What each code and each fault becomes.

use domain::dossier::DossierCode;
use serde_json::json;
use standin::dvcqg::{Fault, Kind};

use super::{super::wire::reply::Reply, World};
use crate::province::{Dossiers, Proof, ProvinceError};

fn outcome(code: serde_json::Value, message: &str) -> Result<(), ProvinceError> {
    let reply: Reply = serde_json::from_value(json!({ "error_code": code, "message": message })).unwrap();
    reply.taken()
}

#[test]
fn each_code_has_its_outcome() {
    for success in [json!(0), json!("0"), json!("00")] {
        assert_eq!(outcome(success, "Thành công"), Ok(()));
    }
    for code in [json!(-1), json!("-1"), json!(1), json!(2), json!("3"), json!(-3), json!(500)] {
        let refused = outcome(code.clone(), "Mã TTHC không tồn tại");
        assert!(
            matches!(&refused, Err(ProvinceError::Refused(reason)) if reason.contains("TTHC")),
            "{code}: {refused:?}"
        );
    }
    for message in ["Session không hợp lệ", "Phiên làm việc đã hết hạn", "Bạn chưa đăng nhập", "Token sai"]
    {
        let denied = outcome(json!(-1), message);
        assert!(matches!(denied, Err(ProvinceError::Unavailable(_))), "{message}: {denied:?}");
    }
}

#[test]
fn exists_is_said_by_code_and_words_together() {
    let says = |code: i64, message: &str| {
        serde_json::from_value::<Reply>(json!({ "error_code": code, "message": message })).unwrap().says_exists()
    };
    assert!(says(-3, "Hồ sơ đã tồn tại") && says(3, "Mã hồ sơ ĐÃ TỒN TẠI trong hệ thống"));
    assert!(!says(-1, "Hồ sơ đã tồn tại") && !says(-3, "Hồ sơ không tồn tại"));
}

#[test]
fn what_has_no_code_is_no_answer() {
    assert!(serde_json::from_value::<Reply>(json!({ "message": "OK" })).is_err());
    assert!(serde_json::from_value::<Reply>(json!({ "error_code": "lỗi" })).is_err());
}

async fn look_up(world: &World) -> Result<(), ProvinceError> {
    let code = DossierCode::parse("H36-261123-0001").unwrap();
    world.dvcqg.dossier(&code, Proof::Service).await.map(drop)
}

#[tokio::test]
async fn every_fault_on_the_way_may_pass() {
    let world = World::open().await;
    let faults =
        [Kind::Status500, Kind::ResetMidBody, Kind::CommitThenDrop, Kind::WrongJson, Kind::Flapping { up: 0, down: 1 }];
    for kind in faults {
        world.standin.exchange().fail(Fault::always(kind.clone()));
        let answer = look_up(&world).await;
        assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{kind:?}: {answer:?}");
        world.standin.exchange().heal();
        look_up(&world).await.unwrap();
    }
    world.standin.exchange().fail(Fault::always(Kind::Delay(20)));
    look_up(&world).await.unwrap();
}

#[tokio::test]
async fn a_wrong_path_or_header_is_no_refusal() {
    let wrong_path = World::open_with(|options| options.dvcqg_service_path = "/mapi/khac".to_owned()).await;
    let no_header = World::open_with(|options| options.dvcqg_dst_code = None).await;
    for world in [wrong_path, no_header] {
        let answer = look_up(&world).await;
        assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{answer:?}");
    }
}

#[tokio::test]
async fn without_a_password_file_nothing_starts() {
    let world = World::open().await;
    let options = crate::config::DvcqgOptions {
        dvcqg_url: Some(world.standin.url()),
        dvcqg_user: Some("a".to_owned()),
        dvcqg_unit: Some("b".to_owned()),
        dvcqg_password_file: Some("/khong/co".into()),
        ..Default::default()
    };
    let error = super::Dvcqg::open(&options, world.clock.clone()).err().unwrap();
    assert!(format!("{error:#}").contains("--dvcqg-password-file /khong/co cannot be read"), "{error:#}");
}
