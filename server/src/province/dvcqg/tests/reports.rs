//! What is reported, and what a repetition does.

use domain::dossier::{DossierCode, Stage};
use standin::dvcqg::{Fault, Kind};
use time::Duration;

use super::{super::Numbering, World};
use crate::province::{
    DossierEvent, DossierView, ProvinceError, ReportedDossier, Reports,
    contract::{MONDAY, filing},
};

/// A dossier that went through these stages, an hour each.
fn dossier(stages: &[Stage]) -> ReportedDossier {
    let event = |(hour, &stage): (usize, &Stage)| DossierEvent {
        at: MONDAY + Duration::hours(i64::try_from(hour).unwrap()),
        stage,
        unit: "UBND phường Phan Thiết".to_owned(),
        note: if stage == Stage::SupplementRequired { "Mang bản chính".to_owned() } else { String::new() },
    };
    let events: Vec<_> = stages.iter().enumerate().map(event).collect();
    let stage = *stages.last().unwrap();
    let ended = events.iter().find(|event| event.stage == Stage::Completed);
    let view = DossierView {
        code: DossierCode::parse("H36-261123-0001").unwrap(),
        procedure: String::new(),
        agency: String::new(),
        stage,
        due: stages.contains(&Stage::Received).then_some(MONDAY + Duration::days(3)),
        due_uncertain: false,
        amount_due: None,
        supplement_requests: 0,
        ended_at: ended.map(|event| event.at),
        events,
        papers: Vec::new(),
    };
    ReportedDossier { filing: filing("1234567890"), view, steps_known: 0 }
}

/// `isUpdating` of the reports so far.
fn updates(world: &World) -> Vec<String> {
    let calls = world.standin.exchange().calls();
    let reports = calls.iter().filter(|call| call.service == "DongBoHoSoMC");
    reports.map(|call| call.body["isUpdating"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_dossier_is_new_once_and_then_brought_up_to_date() {
    let world = World::open().await;
    world.dvcqg.report(&dossier(&[Stage::Registered])).await.unwrap();
    let mut later = dossier(&[Stage::Registered, Stage::Received, Stage::SupplementRequired, Stage::Processing]);
    later.steps_known = 1;
    world.dvcqg.report(&later).await.unwrap();
    assert_eq!(updates(&world), ["False", "True"]);
    let dossiers = world.standin.exchange().dossiers();
    let record = &dossiers["H36-261123-0001"];
    for (field, value) in [
        ("TrangThaiHoSo", "4"),
        ("MaTTHC", "1.004873"),
        ("TenTTHC", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        ("MaLinhVuc", "G15-HT02"),
        ("ChuHoSo", "Đặng Văn Mẫu"),
        ("LoaiDoiTuong", "1"),
        ("SoDienThoai", "0900000001"),
        ("NgayNopHoSo", "20261123080000"),
        ("NgayTiepNhan", "20261123090000"),
        ("NgayHenTra", "20261126080000"),
        ("NgayKetThucXuLy", ""),
        ("DonViXuLy", "UBND phường Phan Thiết"),
        ("HinhThuc", "0"),
    ] {
        assert_eq!(record[field], value, "{field}");
    }
    let supplement = &record["DanhSachHoSoBoSung"][0];
    assert_eq!(supplement["NoiDungBoSung"], "Mang bản chính");
    assert_eq!(
        (&supplement["TrangThaiBoSung"], &supplement["NgayTiepNhanBoSung"]),
        (&"True".into(), &"20261123110000".into())
    );
    let steps = world.standin.exchange().steps("H36-261123-0001");
    let told: Vec<_> = steps.iter().map(|step| step["TrangThai"].as_str().unwrap()).collect();
    assert_eq!(told, ["1", "2", "5", "4"], "each step once, in order");
    assert_eq!(
        (&steps[1]["NoiDungXuLy"], &steps[2]["NoiDungXuLy"]),
        (&"Được tiếp nhận".into(), &"Mang bản chính".into())
    );
}

#[tokio::test]
async fn a_result_and_its_return_have_their_dates() {
    let world = World::open().await;
    let stages = [Stage::Registered, Stage::Received, Stage::Processing, Stage::Completed, Stage::Returned];
    world.dvcqg.report(&dossier(&stages)).await.unwrap();
    let dossiers = world.standin.exchange().dossiers();
    let record = &dossiers["H36-261123-0001"];
    assert_eq!((&record["NgayKetThucXuLy"], &record["NgayTra"]), (&"20261123110000".into(), &"20261123120000".into()));
    assert_eq!(record["TrangThaiHoSo"], "10");
}

#[tokio::test]
async fn what_was_taken_in_at_a_counter_is_told_apart() {
    for (stages, channel) in [(&[Stage::Registered, Stage::Received][..], "2"), (&[Stage::Received], "1")] {
        let world = World::open().await;
        world.dvcqg.report(&dossier(stages)).await.unwrap();
        assert_eq!(world.standin.exchange().dossiers()["H36-261123-0001"]["KenhThucHien"], channel);
    }
}

#[tokio::test]
async fn a_long_history_goes_in_tens() {
    let world = World::open().await;
    let mut stages = vec![Stage::Registered, Stage::Received];
    for _ in 0..11 {
        stages.extend([Stage::Processing, Stage::Paused]);
    }
    world.dvcqg.report(&dossier(&stages)).await.unwrap();
    assert_eq!(world.standin.exchange().steps("H36-261123-0001").len(), 24);
    let calls = world.standin.exchange().calls();
    assert_eq!(calls.iter().filter(|call| call.service == "CapNhatTienDoHoSoMC").count(), 3);
}

#[tokio::test]
async fn a_report_whose_answer_is_lost_is_repeated_without_harm() {
    let world = World::open().await;
    let dossier = dossier(&[Stage::Registered, Stage::Received]);
    world.standin.exchange().fail(Fault::of("DongBoHoSoMC", Kind::CommitThenDrop, 1));
    let lost = world.dvcqg.report(&dossier).await;
    assert!(matches!(lost, Err(ProvinceError::Unavailable(_))), "{lost:?}");
    assert_eq!(world.standin.exchange().dossiers().len(), 1, "the exchange did it");
    world.dvcqg.report(&dossier).await.unwrap();
    assert_eq!(world.standin.exchange().dossiers().len(), 1);
    assert_eq!(updates(&world), ["False", "True"]);
    assert_eq!(world.standin.exchange().steps("H36-261123-0001").len(), 2);
}

#[tokio::test]
async fn two_first_reports_at_once_both_succeed() {
    let world = World::open().await;
    let dossier = dossier(&[Stage::Registered]);
    let (first, second) = tokio::join!(world.dvcqg.report(&dossier), world.dvcqg.report(&dossier));
    assert_eq!((first, second), (Ok(()), Ok(())));
    assert_eq!(world.standin.exchange().dossiers().len(), 1);
}

#[tokio::test]
async fn the_other_numbering_is_configured() {
    let world = World::open_with(|options| options.dvcqg_subjects = Numbering::FromZero).await;
    let dossier = dossier(&[Stage::Registered]);
    let refused = world.dvcqg.report(&dossier).await;
    assert!(matches!(&refused, Err(ProvinceError::Refused(reason)) if reason.contains("LoaiDoiTuong")), "{refused:?}");
    world.standin.exchange().number_subjects_from_zero(true);
    world.dvcqg.report(&dossier).await.unwrap();
    assert_eq!(world.standin.exchange().dossiers()["H36-261123-0001"]["LoaiDoiTuong"], "0");
}

#[tokio::test]
async fn a_procedure_that_the_exchange_cannot_know_is_refused_here() {
    let world = World::open().await;
    for (procedure, calls) in [("ho-kinh-doanh-moi", false), ("9.999999", true)] {
        let mut dossier = dossier(&[Stage::Registered]);
        dossier.filing.procedure_id = procedure.to_owned();
        let refused = world.dvcqg.report(&dossier).await;
        assert!(matches!(&refused, Err(ProvinceError::Refused(reason)) if reason.contains(procedure)), "{refused:?}");
        assert_eq!(!world.standin.exchange().calls().is_empty(), calls, "{procedure}");
    }
    assert!(world.standin.exchange().dossiers().is_empty());
}
