//! A dossier as the API shows it.

use serde_json::{Value, json};
use time::{OffsetDateTime, UtcOffset, macros::format_description};

use super::{catalogue, state::Dossier};

/// `DossierUtils.mappingForGetDetail`, in the order of `rest/dossier/model/DossierDetailModel`. The secret is not in it.
pub fn detail(dossier: &Dossier) -> Value {
    let input = |name: &str| dossier.input.get(name).cloned().unwrap_or_default();
    json!({
        "dossierId": dossier.id,
        "groupId": 35_417,
        "userId": dossier.owner,
        "createDate": date(dossier.created),
        "modifiedDate": date(dossier.logs.last().map(|log| log.at).or(dossier.created)),
        "referenceUid": dossier.reference_uid,
        "counter": 0,
        "serviceCode": dossier.service_code,
        "serviceName": catalogue::service_name(&dossier.service_code),
        "govAgencyCode": dossier.gov_agency_code,
        "govAgencyName": catalogue::agency_name(&dossier.gov_agency_code),
        "dossierTemplateNo": dossier.template_no,
        "applicantName": input("applicantName").to_uppercase(),
        "applicantIdType": input("applicantIdType"),
        "applicantIdNo": input("applicantIdNo"),
        "contactName": input("contactName"),
        "contactTelNo": input("contactTelNo"),
        "dossierNo": dossier.no,
        "submitting": dossier.submitting.to_string(),
        "submitDate": date(dossier.submitted),
        "receiveDate": date(dossier.received),
        "dueDate": date(dossier.due),
        "releaseDate": date(dossier.released),
        "finishDate": date(dossier.finished),
        "cancellingDate": date(dossier.cancelled),
        "correctingDate": "",
        "dossierStatus": dossier.status,
        "dossierStatusText": catalogue::status_text(&dossier.status),
        "dossierSubStatus": "",
        "dossierSubStatusText": "",
        "applicantNote": input("applicantNote"),
        "online": "true",
        "delegateName": input("delegateName"),
        "delegateIdNo": input("delegateIdNo"),
        "delegateTelNo": input("delegateTelNo"),
        "originality": dossier.originality,
        "processUnit": 0,
    })
}

/// `APIDateTimeUtils.convertDateToString` with `_NORMAL_PARTTERN`, time zone `Asia/Ho_Chi_Minh`; blank for no date.
pub fn date(at: Option<OffsetDateTime>) -> String {
    let Ok(vietnam) = UtcOffset::from_hms(7, 0, 0) else { return String::new() };
    let pattern = format_description!("[day]/[month]/[year] [hour]:[minute]:[second]");
    at.and_then(|at| at.to_offset(vietnam).format(pattern).ok()).unwrap_or_default()
}
