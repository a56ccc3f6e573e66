//! Fields that a call may carry, as the source names them.

use std::collections::HashMap;

use axum::{
    Form,
    extract::{FromRequest, Request},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};

use super::reply;

/// `rest/dossier/model/DossierInputModel`: each `@FormParam`.
pub const DOSSIER_INPUT: &[&str] = &[
    "referenceUid",
    "serviceCode",
    "govAgencyCode",
    "dossierTemplateNo",
    "applicantName",
    "applicantIdType",
    "applicantIdNo",
    "applicantIdDate",
    "address",
    "cityCode",
    "districtCode",
    "wardCode",
    "contactName",
    "contactTelNo",
    "contactEmail",
    "password",
    "online",
    "notification",
    "applicantNote",
    "viaPostal",
    "postalAddress",
    "postalCityCode",
    "postalTelNo",
    "originality",
    "dossierNo",
    "submitDate",
    "receiveDate",
    "dueDate",
    "dossierStatus",
    "dossierStatusText",
    "dossierSubStatus",
    "dossierSubStatusText",
    "isSameAsApplicant",
    "delegateName",
    "delegateIdNo",
    "delegateTelNo",
    "delegateEmail",
    "delegateAddress",
    "delegateCityCode",
    "delegateCityName",
    "delegateDistrictCode",
    "delegateDistrictName",
    "delegateWardCode",
    "delegateWardName",
    "sampleCount",
    "briefNote",
    "serviceName",
    "dossierName",
    "postalCityName",
    "postalServiceCode",
    "postalServiceName",
    "postalDistrictCode",
    "postalDistrictName",
    "postalWardCode",
    "postalWardName",
    "originDossierNo",
    "dossierMarkArr",
    "importing",
    "dossierFileArr",
    "dossiers",
    "payment",
    "serverNo",
    "metaData",
    "systemId",
    "dossierCounter",
    "dvcqgIntegration",
    "vnpostalStatus",
    "vnpostalProfile",
    "fromViaPostal",
    "formMeta",
    "delegateType",
    "documentNo",
    "documentDate",
];

/// `rest/dossier/model/DoActionModel`: each `@FormParam`; `dueDate`: `DossierManagement.doAction`.
pub const DO_ACTION: &[&str] = &[
    "actionCode",
    "actionUser",
    "actionNote",
    "payload",
    "assignUsers",
    "security",
    "payment",
    "createDossiers",
    "dueDate",
];

/// `DossierFileManagement.addDossierFileByDossierId`: each `@Multipart`, required unless said otherwise.
pub const FILE_REQUIRED: &[&str] = &[
    "file",
    "referenceUid",
    "dossierTemplateNo",
    "dossierPartNo",
    "fileTemplateNo",
    "displayName",
    "fileType",
    "isSync",
    "formData",
];

/// The same method, `@Multipart(required = false)`.
pub const FILE_OPTIONAL: &[&str] = &["removed", "eForm", "modifiedDate"];

/// `VotingResultInputModel`: each `@FormParam`.
pub const VOTING_RESULT: &[&str] = &["comment", "selected", "email"];

/// `rest/dossierlog/model/DossierLogSearchModel`: each `@FormParam`, which a GET carries in its query.
pub const LOG_SEARCH: &[&str] = &["type", "owner", "start", "end", "sort", "order"];

/// `rest/serviceinfo/model/ServiceInfoSearchModel`: each `@QueryParam`.
pub const SERVICE_SEARCH: &[&str] = &[
    "keyword",
    "administration",
    "domain",
    "level",
    "start",
    "end",
    "sort",
    "order",
    "active",
    "top",
    "agency",
    "mapping",
    "synced",
];

/// Fields by name.
pub type Fields = HashMap<String, String>;

/// The fields of a form post.
///
/// # Errors
/// 415 for another content type (`@Consumes`), 400 for a field that the source does not know or that comes twice.
pub async fn form(request: Request, known: &[&str]) -> Result<Fields, Box<Response>> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Box::new(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response()));
    }
    let Form(pairs) =
        Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(|e| Box::new(e.into_response()))?;
    checked(pairs, known)
}

/// The same for a query.
///
/// # Errors
/// 400 for a field that the source does not know or that comes twice.
pub fn checked(pairs: Vec<(String, String)>, known: &[&str]) -> Result<Fields, Box<Response>> {
    let mut fields = Fields::new();
    for (name, value) in pairs {
        if !known.contains(&name.as_str()) {
            return Err(Box::new(reply::strict(&format!("the source knows no field {name:?} here"))));
        }
        if fields.insert(name.clone(), value).is_some() {
            return Err(Box::new(reply::strict(&format!("the field {name:?} comes twice"))));
        }
    }
    Ok(fields)
}
