//! Dates, numberings, truth values, and numbers in whatever form they come.

use domain::dossier::Stage;
use serde_json::json;
use time::macros::datetime;

use super::super::{
    date, status,
    subject::{Numbering, Subject},
    wire::{dossier::truth, lookup::Found, question::Entry},
};

#[test]
fn instants_are_written_in_vietnams_time() {
    assert_eq!(date::write(datetime!(2026-11-23 01:02:03 UTC)), "20261123080203");
    assert_eq!(date::write(datetime!(2026-12-31 23:59:59.9 +7)), "20261231235959");
    assert_eq!(date::write_option(None), "");
}

#[test]
fn instants_are_read_in_every_form_that_is_seen() {
    let at = datetime!(2026-11-23 08:02:03 +7);
    assert_eq!(date::read("20261123080203"), Some(at));
    assert_eq!(date::read(" 23/11/2026 08:02:03 "), Some(at));
    assert_eq!(date::read("23/11/2026"), Some(datetime!(2026-11-23 00:00 +7)));
    for none in ["", "20261323080203", "2026112308020", "hôm nay"] {
        assert_eq!(date::read(none), None, "{none:?}");
    }
}

#[test]
fn the_kind_of_owner_has_two_numberings() {
    let codes = |numbering: Numbering| {
        [Subject::Citizen, Subject::Business, Subject::HouseholdBusiness].map(|subject| numbering.code(subject))
    };
    assert_eq!(codes(Numbering::FromOne), ["1", "2", "2"]);
    assert_eq!(codes(Numbering::FromZero), ["0", "1", "2"]);
}

#[test]
fn truth_values_are_texts() {
    assert_eq!((truth(true), truth(false)), ("True", "False"));
}

#[test]
fn every_status_has_a_stage_and_no_other_number_has() {
    for stage in Stage::ALL {
        let back = status::stage(&status::code(stage)).unwrap();
        assert_eq!(back.national_code(), stage.national_code());
        assert!(!status::name(stage).is_empty());
    }
    assert_eq!(status::stage("4"), Some(Stage::Processing));
    for unknown in ["0", "11", "", "Đang xử lý", "-1"] {
        assert_eq!(status::stage(unknown), None, "{unknown:?}");
    }
}

#[test]
fn numbers_texts_and_nothing_are_read_alike() {
    let found: Found = serde_json::from_value(
        json!({ "MaHoSo": "H36-261123-0001", "TrangThaiHoSo": 4, "DinhDanhCHS": null, "GhiChu": null }),
    )
    .unwrap();
    assert_eq!((found.status.as_str(), found.remark.as_str()), ("4", ""));
    assert!(found.owner_ids.is_empty() && found.supplements.is_empty());
    let entry: Entry = serde_json::from_value(json!({ "HOIDAPID": "12", "TRALOIID": "" })).unwrap();
    assert_eq!((entry.id, entry.answer_id), (Some(12), None));
}
