//! A dossier as the citizen's side may see it, and the list of changes.

use domain::dossier::DossierCode;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{AgencyPaper, Stage};
use crate::province::{self, Cursor, DossierEvent, DossierView};

/// A dossier as it stands: no name of a citizen, no name of an official.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "dossierCode": "H36-261123-0001",
    "procedureName": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "agencyName": "UBND phường Phan Thiết",
    "stage": "received",
    "dueDate": "2026-11-27T08:10:00+07:00",
    "dueUncertain": false,
    "amountDue": null,
    "supplementRequests": 0,
    "endedAt": null,
    "events": [
        { "at": "2026-11-23T08:00:00+07:00", "stage": "registered", "unit": "UBND phường Phan Thiết", "note": "" },
        { "at": "2026-11-23T08:10:00+07:00", "stage": "received", "unit": "UBND phường Phan Thiết", "note": "" },
    ],
}))]
pub struct Dossier {
    /// Its code (mã hồ sơ).
    #[schema(value_type = String, examples("H36-261123-0001"))]
    pub dossier_code: DossierCode,
    /// Name of the procedure; empty: not told.
    #[serde(default)]
    pub procedure_name: String,
    /// Name of the agency that decides; empty: not told.
    #[serde(default)]
    pub agency_name: String,
    /// Where it stands.
    pub stage: Stage,
    /// The promised date (ngày hẹn trả). It exists from `received` on. While the clock stands it is the date promised last;
    /// when the clock runs again it moves by the working time that it stood.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub due_date: Option<OffsetDateTime>,
    /// The promised date lies in a year whose holidays are not known yet.
    #[serde(default)]
    pub due_uncertain: bool,
    /// Fee to pay now in VND; with `paymentRequired`.
    #[serde(default)]
    #[schema(examples(15000))]
    pub amount_due: Option<u64>,
    /// Supplement requests so far; from the second on the dossier counts as late.
    #[serde(default)]
    pub supplement_requests: u16,
    /// When the result was ready, or the refusal, stop or withdrawal took effect.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// What happened, oldest first; the first is the registration.
    pub events: Vec<Event>,
    /// Papers that the agency has sent the citizen, oldest first. Left out in the answer to a proof.
    #[serde(default)]
    pub papers: Vec<AgencyPaper>,
}

/// Something that happened to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The stage that it led to.
    pub stage: Stage,
    /// The unit that did it; no person.
    #[serde(default)]
    #[schema(examples("UBND phường Phan Thiết"))]
    pub unit: String,
    /// What the citizen is told, in Vietnamese: the reason, the papers to bring, the amount. Empty: nothing. It is shown to
    /// whoever has a proof, so it names no person.
    #[serde(default)]
    #[schema(examples("Mang đến quầy bản chính trích lục ly hôn"))]
    pub note: String,
}

/// What a citizen typed to see a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "proof": "5678" }))]
pub struct Lookup {
    /// The last four digits of the submitter's phone, or of the submitter's or the owner's personal id; or what else the
    /// system prints on its slips.
    #[schema(max_length = 200)]
    pub proof: String,
}

/// A page of the list of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "dossiers": [{
        "dossierCode": "H36-261123-0001",
        "procedureName": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "agencyName": "UBND phường Phan Thiết",
        "stage": "registered",
        "events": [
            { "at": "2026-11-23T08:00:00+07:00", "stage": "registered", "unit": "UBND phường Phan Thiết", "note": "" },
        ],
    }],
    "next": "4711",
    "more": false,
}))]
pub struct ChangesPage {
    /// Dossiers that changed, each as it is now, the change longest ago first; each at most once on a page.
    pub dossiers: Vec<Dossier>,
    /// Where the next page begins, also when this one is empty: what to send as `since`. Opaque; at most 500 characters.
    #[schema(min_length = 1, max_length = 500)]
    pub next: String,
    /// More waits already: read on at once. It may be told although the next page turns out empty.
    pub more: bool,
}

impl From<DossierView> for Dossier {
    fn from(view: DossierView) -> Self {
        Self {
            dossier_code: view.code,
            procedure_name: view.procedure,
            agency_name: view.agency,
            stage: view.stage.into(),
            due_date: view.due,
            due_uncertain: view.due_uncertain,
            amount_due: view.amount_due,
            supplement_requests: view.supplement_requests,
            ended_at: view.ended_at,
            events: view
                .events
                .into_iter()
                .map(|DossierEvent { at, stage, unit, note }| Event { at, stage: stage.into(), unit, note })
                .collect(),
            papers: view.papers.into_iter().map(AgencyPaper::from).collect(),
        }
    }
}

impl From<Dossier> for DossierView {
    fn from(dossier: Dossier) -> Self {
        Self {
            code: dossier.dossier_code,
            procedure: dossier.procedure_name,
            agency: dossier.agency_name,
            stage: dossier.stage.into(),
            due: dossier.due_date,
            due_uncertain: dossier.due_uncertain,
            amount_due: dossier.amount_due,
            supplement_requests: dossier.supplement_requests,
            ended_at: dossier.ended_at,
            events: dossier
                .events
                .into_iter()
                .map(|Event { at, stage, unit, note }| DossierEvent { at, stage: stage.into(), unit, note })
                .collect(),
            papers: dossier.papers.into_iter().map(province::AgencyPaper::from).collect(),
        }
    }
}

impl From<province::Changes> for ChangesPage {
    fn from(changes: province::Changes) -> Self {
        Self {
            dossiers: changes.dossiers.into_iter().map(Dossier::from).collect(),
            next: changes.next.0,
            more: changes.more,
        }
    }
}

impl From<ChangesPage> for province::Changes {
    fn from(page: ChangesPage) -> Self {
        Self {
            dossiers: page.dossiers.into_iter().map(DossierView::from).collect(),
            next: Cursor(page.next),
            more: page.more,
        }
    }
}
