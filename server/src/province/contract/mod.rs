//! What every adapter of a port promises: one suite a port, which runs on each adapter that serves it.
//!
//! An adapter's tests give a [`Harness`]: the ports, and hands on the far side, to do there what an official does.

use async_trait::async_trait;
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, DossierCode},
};
use time::{OffsetDateTime, macros::datetime};

use super::{Dossiers, Filing, Filings, Papers, Ratings, SubmittedAnswer, SubmittedRating};

pub use files::{Files, with_files};

pub mod dossiers;
mod files;
pub mod filings;
pub mod follow_ups;
pub mod papers;
pub mod people;
pub mod ratings;

/// Monday, 08:00: the far side's clock stands there or later.
pub const MONDAY: OffsetDateTime = datetime!(2026-11-23 08:00 +7);

/// A province with nothing in it, and hands on its side. A port that the adapter does not serve is not asked for.
#[async_trait]
pub trait Harness: Send + Sync {
    /// The port under test.
    fn filings(&self) -> &dyn Filings;
    /// The port under test.
    fn dossiers(&self) -> &dyn Dossiers;
    /// The port under test.
    fn ratings(&self) -> &dyn Ratings;
    /// The port under test.
    fn papers(&self) -> &dyn Papers {
        unreachable!("this adapter tells of no papers")
    }
    /// How many dossiers the province holds.
    async fn held(&self) -> usize;
    /// The files that it holds of the dossier, in the order of the filing, then of what came later.
    async fn attached(&self, code: &DossierCode) -> Vec<Vec<u8>>;
    /// An official of the province does this, with a note or an amount where the action needs one.
    async fn act(&self, code: &DossierCode, action: Action);
    /// An official of the province sends the citizen this paper.
    async fn send_paper(&self, _code: &DossierCode, _kind: PaperKind, _name: &str, _file: &[u8]) {
        unreachable!("this adapter tells of no papers")
    }
    /// What a citizen types to see the stage of [`filing`]s: four digits, or what this system prints on its slips.
    async fn proof(&self, code: &DossierCode) -> String;
    /// The rating that the province holds of the dossier.
    async fn rating(&self, code: &DossierCode) -> Option<SubmittedRating>;
}

/// The suite of a port, each promise on a new province: `suite!(filings on open)`, where `open()` gives a harness and what
/// must live as long.
macro_rules! suite {
    ($port:ident on $open:ident) => {
        $crate::province::contract::$port::suite!($open);
    };
    ($port:ident, $open:ident, [$($promise:ident),* $(,)?]) => {
        mod $port {
            $(
                #[tokio::test]
                async fn $promise() {
                    let (harness, _guard) = super::$open().await;
                    $crate::province::contract::$port::$promise(&harness).await;
                }
            )*
        }
    };
}
pub(crate) use suite;

/// A filing with this reference of ours.
pub fn filing(reference: &str) -> Filing {
    Filing {
        reference: reference.to_owned(),
        procedure_id: "1.004873".to_owned(),
        procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".to_owned(),
        agency_code: "H36".to_owned(),
        agency_name: "UBND phường Phan Thiết".to_owned(),
        submitted_at: MONDAY,
        working_days: Some(3),
        submitter_personal_id: Some("060190001234".to_owned()),
        submitter_name: "Nguyễn Thị Bưởi".to_owned(),
        submitter_phone: "+84900000001".to_owned(),
        owner_personal_id: Some("060085005678".to_owned()),
        owner_tax_code: None,
        owner_name: "Đặng Văn Mẫu".to_owned(),
        return_method: "Nhận tại quầy".to_owned(),
        answers: vec![SubmittedAnswer {
            topic: "Người yêu cầu".to_owned(),
            question: "nguoi-yeu-cau.ho-ten".to_owned(),
            label: "Họ, chữ đệm, tên".to_owned(),
            value: "Nguyễn Thị Bưởi".to_owned(),
            official_name: None,
        }],
        documents: vec!["Giấy tờ tùy thân".to_owned()],
        attachments: Vec::new(),
    }
}

/// A rating of the dossier, given `minutes` after [`MONDAY`].
pub fn rating(code: &DossierCode, score_permille: u16, minutes: i64) -> SubmittedRating {
    SubmittedRating {
        code: code.clone(),
        questionnaire: "2026-1".to_owned(),
        points: vec![("dung-hen".to_owned(), 2), ("thai-do".to_owned(), 1)],
        score_permille,
        criteria: 2,
        satisfaction: Some(4),
        apology_received: None,
        comment: "Cán bộ tận tình".to_owned(),
        rated_at: MONDAY + time::Duration::minutes(minutes),
    }
}
