//! The reading promises of `Dossiers`, on dossiers that are **seeded in the stand-in**: the exchange takes no filings, so
//! the harness's `filings()` puts a record there as a province's report would have.

use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use domain::dossier::{Action, DossierCode};
use serde_json::{Map, Value, json};
use standin::dvcqg::Exchange;
use time::Duration;

use super::{super::date, World};
use crate::province::{
    AttachmentBytes, Dossiers, Filing, Filings, NoFiles, Proof, ProvinceError, Ratings, SubmittedRating,
    contract::{self, Harness, MONDAY},
};

/// Puts records into the stand-in.
struct Seeding {
    exchange: Exchange,
    number: AtomicU32,
    minutes: AtomicU32,
}

struct Seeded {
    world: World,
    seeding: Seeding,
}

async fn open() -> Seeded {
    let world = World::open().await;
    let exchange = world.standin.exchange().clone();
    Seeded { world, seeding: Seeding { exchange, number: AtomicU32::new(0), minutes: AtomicU32::new(0) } }
}

impl Seeding {
    /// Each time a minute later.
    fn now(&self) -> String {
        date::write(MONDAY + Duration::minutes(self.minutes.fetch_add(1, Ordering::Relaxed).into()))
    }

    fn change(&self, code: &DossierCode, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut record = self.exchange.dossiers().remove(code.as_str()).expect("a dossier that was seeded");
        change(&mut record);
        self.exchange.seed(record).unwrap();
    }
}

#[async_trait]
impl Filings for Seeding {
    async fn submit(
        &self,
        _key: &str,
        filing: &Filing,
        _files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        let number = self.number.fetch_add(1, Ordering::Relaxed) + 1;
        let code = DossierCode::parse(&format!("H36-261123-{number:04}")).unwrap();
        let record = json!({
            "MaHoSo": code, "MaTTHC": filing.procedure_id, "TenTTHC": filing.procedure_name,
            "MaLinhVuc": "G15-HT02", "TenLinhVuc": "Hộ tịch", "LoaiDoiTuong": "1", "SoDienThoai": "0900000001",
            "DinhDanhCHS": [{ "LoaiDinhDanh": "1", "SoDinhDanh": filing.owner_personal_id }],
            "TrangThaiHoSo": "1", "HinhThuc": "0", "DonViXuLy": filing.agency_name, "NgayNopHoSo": self.now(),
        });
        self.exchange.seed(record.as_object().cloned().unwrap()).unwrap();
        Ok(code)
    }
}

#[async_trait]
impl Harness for Seeded {
    fn filings(&self) -> &dyn Filings {
        &self.seeding
    }

    fn dossiers(&self) -> &dyn Dossiers {
        &self.world.dvcqg
    }

    fn ratings(&self) -> &dyn Ratings {
        unreachable!("the exchange takes no ratings")
    }

    async fn held(&self) -> usize {
        self.seeding.exchange.dossiers().len()
    }

    async fn attached(&self, _code: &DossierCode) -> Vec<Vec<u8>> {
        unreachable!("the exchange takes no files")
    }

    async fn act(&self, code: &DossierCode, action: Action) {
        let now = self.seeding.now();
        self.seeding.change(code, |record| {
            let set = |record: &mut Map<String, Value>, field: &str, value: &str| {
                record.insert(field.to_owned(), Value::from(value));
            };
            let status = match action {
                Action::Receive => {
                    set(record, "NgayTiepNhan", &now);
                    set(record, "NgayHenTra", "20261127170000");
                    "2"
                }
                Action::Process => "4",
                Action::RequestSupplement => {
                    let request = json!([{
                        "HoSoBoSungId": "1", "NoiDungBoSung": "Mang bản chính", "NgayBoSung": now, "TrangThaiBoSung": "False",
                    }]);
                    record.insert("DanhSachHoSoBoSung".to_owned(), request);
                    "5"
                }
                Action::MarkSupplementReceived => {
                    record["DanhSachHoSoBoSung"][0]["NgayTiepNhanBoSung"] = Value::from(now);
                    record["DanhSachHoSoBoSung"][0]["TrangThaiBoSung"] = Value::from("True");
                    "4"
                }
                Action::Finish => {
                    set(record, "NgayKetThucXuLy", &now);
                    "9"
                }
                Action::Return => {
                    set(record, "NgayTra", &now);
                    "10"
                }
                other => unreachable!("{other:?}"),
            };
            set(record, "TrangThaiHoSo", status);
        });
    }

    async fn proof(&self, _code: &DossierCode) -> String {
        "5678".to_owned()
    }

    async fn rating(&self, _code: &DossierCode) -> Option<SubmittedRating> {
        None
    }
}

#[tokio::test]
async fn a_dossier_is_followed_to_its_result() {
    contract::dossiers::a_dossier_is_followed_to_its_result(&open().await).await;
}

#[tokio::test]
async fn a_proof_opens_its_dossier_and_no_other() {
    contract::dossiers::a_proof_opens_its_dossier_and_no_other(&open().await).await;
}

#[tokio::test]
async fn an_unknown_code_is_no_error() {
    contract::dossiers::an_unknown_code_is_no_error(&open().await).await;
}

#[tokio::test]
async fn there_is_no_list_of_changes() {
    assert_eq!(open().await.world.dvcqg.changes(None).await.unwrap(), None);
}

#[tokio::test]
async fn a_dossier_without_numbers_is_opened_by_nothing() {
    let seeded = open().await;
    let code = seeded.filings().submit("k", &contract::filing("1234567890"), &NoFiles).await.unwrap();
    seeded.seeding.change(&code, |record| {
        record.remove("SoDienThoai");
        record.remove("DinhDanhCHS");
    });
    for typed in ["5678", "0001", ""] {
        assert!(seeded.dossiers().dossier(&code, Proof::Typed(typed)).await.unwrap().is_none(), "{typed:?}");
    }
    assert!(seeded.dossiers().dossier(&code, Proof::Service).await.unwrap().is_some());
}

#[test]
fn the_names_of_an_exchange_of_the_same_make_are_read_and_an_unknown_status_is_no_stage() {
    use super::super::wire::lookup::Found;
    let found = |status: &str| -> Found {
        serde_json::from_value(json!({
            "MaHoSo": "H36-261123-0001", "TenDVC": "Đổi giấy phép lái xe", "MaTrangThai": status,
            "TrangThaiHoSo": "Đang xử lý", "DonViXuLy": "Sở Xây dựng", "NgayTiepNhan": "23/11/2026 08:00:00",
            "NgayHenTra": "30/11/2026 17:00:00",
        }))
        .unwrap()
    };
    let code = DossierCode::parse("H36-261123-0001").unwrap();
    let view = found("4").view(&code).unwrap();
    assert_eq!((view.procedure.as_str(), view.stage.national_code()), ("Đổi giấy phép lái xe", 4));
    assert_eq!(view.due, Some(time::macros::datetime!(2026-11-30 17:00 +7)));
    let unknown = found("42").view(&code);
    assert!(matches!(&unknown, Err(ProvinceError::Unavailable(reason)) if reason.contains("42")), "{unknown:?}");
}
