//! Lists: published figures and procedures.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::province::{AgencyFigures, ListedDocument, ListedProcedure, ProcedureDetails};

/// Published figures of every agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({ "agencies": [{
    "agencyName": "UBND phường Phan Thiết", "ended": 120, "judged": 118, "onTime": 115, "ratings": 41, "meanPermille": 912,
}] }))]
pub struct Agencies {
    /// By name.
    pub agencies: Vec<AgencyStatistics>,
}

/// Published figures of one agency: `onTime` ≤ `judged` ≤ `ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "agencyName": "UBND phường Phan Thiết",
    "ended": 120,
    "judged": 118,
    "onTime": 115,
    "ratings": 41,
    "meanPermille": 912,
}))]
pub struct AgencyStatistics {
    /// Name of the agency.
    pub agency_name: String,
    /// Dossiers that ended with a result or a refusal.
    pub ended: u64,
    /// Of these, those with a deadline to be judged by: a result by its promised date, a refusal by the 8 working hours.
    pub judged: u64,
    /// Of the judged, ended on time; a second supplement request counts as late.
    pub on_time: u64,
    /// Ratings received.
    pub ratings: u64,
    /// Mean score of the ratings in thousandths; `null`: no rating.
    #[serde(default)]
    pub mean_permille: Option<u16>,
}

/// The system's list of procedures, whole: a province has some thousands at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({ "procedures": [{
    "code": "1.004873",
    "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "agencyName": "Ủy ban nhân dân cấp xã",
    "field": "Hộ tịch",
}] }))]
pub struct Procedures {
    /// Each code once, in the order of codes.
    pub procedures: Vec<Procedure>,
}

/// A procedure (thủ tục hành chính) in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "code": "1.004873",
    "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "agencyName": "Ủy ban nhân dân cấp xã",
    "field": "Hộ tịch",
}))]
pub struct Procedure {
    /// National code, or what the system calls it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Agency in charge; empty: not told.
    #[serde(default)]
    pub agency_name: String,
    /// Field (lĩnh vực); empty: not told.
    #[serde(default)]
    pub field: String,
}

/// What the system knows of a procedure. A list that is empty says that nothing is known of it, not that there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "procedure": {
        "code": "1.004873",
        "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "agencyName": "Ủy ban nhân dân cấp xã",
        "field": "Hộ tịch",
    },
    "steps": ["Người yêu cầu nộp hồ sơ", "Công chức kiểm tra, xác minh", "Trả kết quả"],
    "documents": [{ "name": "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "formUrl": null }],
    "fees": [],
    "times": ["3 ngày làm việc"],
    "results": ["Giấy xác nhận tình trạng hôn nhân"],
    "legalBasis": ["Luật Hộ tịch số 60/2014/QH13"],
    "conditions": [],
}))]
pub struct ProcedureDetail {
    /// As in the list.
    pub procedure: Procedure,
    /// How it is handled, in order.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Papers to hand in or show.
    #[serde(default)]
    pub documents: Vec<Paper>,
    /// Fees and charges in words.
    #[serde(default)]
    pub fees: Vec<String>,
    /// Time to the result in words.
    #[serde(default)]
    pub times: Vec<String>,
    /// What the citizen gets.
    #[serde(default)]
    pub results: Vec<String>,
    /// Laws, decrees and circulars.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    /// What must be fulfilled.
    #[serde(default)]
    pub conditions: Vec<String>,
}

/// A paper that a procedure asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    /// What it is.
    #[schema(examples("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"))]
    pub name: String,
    /// Where its official form can be downloaded; `null`: there is none.
    #[serde(default)]
    pub form_url: Option<String>,
}

impl From<AgencyFigures> for AgencyStatistics {
    fn from(figures: AgencyFigures) -> Self {
        let AgencyFigures { agency, ended, judged, on_time, ratings, mean_permille } = figures;
        Self { agency_name: agency, ended, judged, on_time, ratings, mean_permille }
    }
}

impl From<AgencyStatistics> for AgencyFigures {
    fn from(statistics: AgencyStatistics) -> Self {
        let AgencyStatistics { agency_name, ended, judged, on_time, ratings, mean_permille } = statistics;
        Self { agency: agency_name, ended, judged, on_time, ratings, mean_permille }
    }
}

impl From<ListedProcedure> for Procedure {
    fn from(listed: ListedProcedure) -> Self {
        let ListedProcedure { code, name, agency, field } = listed;
        Self { code, name, agency_name: agency, field }
    }
}

impl From<Procedure> for ListedProcedure {
    fn from(procedure: Procedure) -> Self {
        let Procedure { code, name, agency_name, field } = procedure;
        Self { code, name, agency: agency_name, field }
    }
}

impl From<ProcedureDetails> for ProcedureDetail {
    fn from(details: ProcedureDetails) -> Self {
        let documents = details.documents.into_iter();
        Self {
            procedure: details.listed.into(),
            steps: details.steps,
            documents: documents.map(|ListedDocument { name, form_url }| Paper { name, form_url }).collect(),
            fees: details.fees,
            times: details.times,
            results: details.results,
            legal_basis: details.legal_basis,
            conditions: details.conditions,
        }
    }
}

impl From<ProcedureDetail> for ProcedureDetails {
    fn from(detail: ProcedureDetail) -> Self {
        let documents = detail.documents.into_iter();
        Self {
            listed: detail.procedure.into(),
            steps: detail.steps,
            documents: documents.map(|Paper { name, form_url }| ListedDocument { name, form_url }).collect(),
            fees: detail.fees,
            times: detail.times,
            results: detail.results,
            legal_basis: detail.legal_basis,
            conditions: detail.conditions,
        }
    }
}
