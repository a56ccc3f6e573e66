//! What OpenCPS sends, each field with the place in the source of github.com/VietOpenCPS/opencps-v2 (commit 2c719850)
//! that it comes from. `rest/` is short for `modules/backend-api-rest/src/main/java/org/opencps/api/`, `postal/` for
//! `modules/backend-postal-api-rest/src/main/java/org/opencps/api/`.
//!
//! The models are JAXB classes. Which library writes them as JSON depends on the installation: a list of one may come
//! as the element alone, digits as a number, blank as null or not at all. All of that is read.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use time::{OffsetDateTime, PrimitiveDateTime, macros::format_description};

use crate::clock::VIETNAM;

/// A dossier: `rest/dossier/model/DossierDetailModel`, filled by `DossierUtils.mappingForGetDetail`. All blank: there is
/// no such dossier.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Detail {
    /// `DossierDetailModel.dossierId`; 0 if blank
    #[serde(deserialize_with = "number")]
    pub dossier_id: i64,
    /// `DossierDetailModel.referenceUid`
    #[serde(deserialize_with = "text")]
    pub reference_uid: String,
    /// `DossierDetailModel.dossierNo`; blank before the dossier is numbered
    #[serde(deserialize_with = "text")]
    pub dossier_no: String,
    /// `DossierDetailModel.serviceName`
    #[serde(deserialize_with = "text")]
    pub service_name: String,
    /// `DossierDetailModel.govAgencyName`
    #[serde(deserialize_with = "text")]
    pub gov_agency_name: String,
    /// `DossierDetailModel.applicantName`, in capitals
    #[serde(deserialize_with = "text")]
    pub applicant_name: String,
    /// `DossierDetailModel.applicantIdNo`
    #[serde(deserialize_with = "text")]
    pub applicant_id_no: String,
    /// `DossierDetailModel.contactTelNo`
    #[serde(deserialize_with = "text")]
    pub contact_tel_no: String,
    /// `DossierDetailModel.delegateIdNo`
    #[serde(deserialize_with = "text")]
    pub delegate_id_no: String,
    /// `DossierDetailModel.delegateTelNo`
    #[serde(deserialize_with = "text")]
    pub delegate_tel_no: String,
    /// `DossierDetailModel.dossierStatus`; blank: a draft
    #[serde(deserialize_with = "text")]
    pub dossier_status: String,
    /// `DossierDetailModel.dossierSubStatus`
    #[serde(deserialize_with = "text")]
    pub dossier_sub_status: String,
    /// `DossierDetailModel.submitting`, the words "true" and "false"
    #[serde(deserialize_with = "text")]
    pub submitting: String,
    /// `DossierDetailModel.originality` (`DossierTerm.ORIGINALITY_…`)
    #[serde(deserialize_with = "number")]
    pub originality: i64,
    /// `DossierDetailModel.modifiedDate`
    #[serde(deserialize_with = "instant")]
    pub modified_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.submitDate`
    #[serde(deserialize_with = "instant")]
    pub submit_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.receiveDate`
    #[serde(deserialize_with = "instant")]
    pub receive_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.dueDate`
    #[serde(deserialize_with = "instant")]
    pub due_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.releaseDate`
    #[serde(deserialize_with = "instant")]
    pub release_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.finishDate`
    #[serde(deserialize_with = "instant")]
    pub finish_date: Option<OffsetDateTime>,
    /// `DossierDetailModel.cancellingDate`
    #[serde(deserialize_with = "instant")]
    pub cancelling_date: Option<OffsetDateTime>,
}

impl Detail {
    /// Whether it was handed in: with an action it has a status, with `submitting` the flag.
    pub fn is_submitted(&self) -> bool {
        !self.dossier_status.is_empty() || self.submitting == "true"
    }
}

/// A file of a dossier: `rest/dossierfile/model/DossierFileModel`, filled by `DossierFileUtils.mappingToDossierFileModel`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct DossierFile {
    /// `DossierFileModel.fileSize`, bytes; 0 if the file is not there, or where the installation has switched
    /// `org.opencps.dlfileentry.enable` off
    #[serde(deserialize_with = "number")]
    pub file_size: i64,
}

/// A page of a list: `total` and `data` of each `…ResultsModel`, and of `DossierLogManagementImpl.getDossierLogById`.
#[derive(Debug, Deserialize)]
#[serde(bound = "T: DeserializeOwned")]
pub struct Page<T> {
    /// `total`
    #[serde(default, deserialize_with = "number")]
    pub total: i64,
    /// `data`
    #[serde(default = "Vec::new", deserialize_with = "list")]
    pub data: Vec<T>,
}

/// An entry of the log: `DossierLogManagementImpl.getDossierLogById`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    /// `DossierLogTerm.CONTENT`: the action's note, escaped for HTML (`DossierActionListenner.onAfterCreate`)
    #[serde(default, deserialize_with = "text")]
    pub content: String,
    /// `DossierLogTerm.CREATE_DATE`: milliseconds since 1970
    #[serde(default, deserialize_with = "number")]
    pub create_date: i64,
    /// `DossierLogTerm.NOTIFICATION_TYPE`
    #[serde(default, deserialize_with = "text")]
    pub notification_type: String,
    /// `DossierLogTerm.PAYLOAD`
    #[serde(default)]
    pub payload: LogPayload,
}

/// `payload` of a log entry, as `DossierActionListenner.onAfterCreate` makes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct LogPayload {
    /// `DossierTerm.DOSSIER_STATUS_TEXT`: name of the status in the dictionary `DOSSIER_STATUS`
    #[serde(deserialize_with = "text")]
    pub dossier_status_text: String,
}

/// A dictionary's item: `rest/datamgt/model/DictItemModel`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DictItem {
    /// `DictItemModel.itemCode`
    #[serde(default, deserialize_with = "text")]
    pub item_code: String,
    /// `DictItemModel.itemName`
    #[serde(default, deserialize_with = "text")]
    pub item_name: String,
}

/// A payment: `rest/paymentfile/model/PaymentFileModel`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Payment {
    /// `PaymentFileModel.paymentAmount`, VND
    #[serde(deserialize_with = "number")]
    pub payment_amount: i64,
}

/// A question of a dossier's questionnaire: `postal/voting/model/VotingDataModel`, filled by
/// `VotingUtils.mappingVotingDocList`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Voting {
    /// `VotingDataModel.votingId`
    #[serde(default, deserialize_with = "number")]
    pub voting_id: i64,
    /// `VotingDataModel.templateNo`
    #[serde(default, deserialize_with = "text")]
    pub template_no: String,
    /// `VotingDataModel.choices`
    #[serde(default = "Vec::new", deserialize_with = "list")]
    pub choices: Vec<Value>,
}

/// An answer: `postal/voting/model/VotingResultModel` and `VotingResultDataModel`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct VotingResult {
    /// `VotingResultModel.votingResultId`; 0 if blank: nothing was stored
    #[serde(deserialize_with = "number")]
    pub voting_result_id: i64,
    /// `VotingResultModel.comment`, escaped for HTML
    #[serde(deserialize_with = "text")]
    pub comment: String,
    /// `VotingResultModel.currentUser`
    #[serde(deserialize_with = "text")]
    pub current_user: String,
}

/// A procedure: `rest/serviceinfo/model/ServiceInfoModel` and `ServiceInfoDetailModel`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ServiceInfo {
    /// `ServiceInfoModel.serviceInfoId`
    #[serde(deserialize_with = "number")]
    pub service_info_id: i64,
    /// `ServiceInfoModel.serviceCode`
    #[serde(deserialize_with = "text")]
    pub service_code: String,
    /// `ServiceInfoModel.serviceCodeDVCQG`, in lists only
    #[serde(rename = "serviceCodeDVCQG", deserialize_with = "text")]
    pub national_code: String,
    /// `ServiceInfoModel.serviceName`
    #[serde(deserialize_with = "text")]
    pub service_name: String,
    /// `ServiceInfoModel.processText`
    #[serde(deserialize_with = "text")]
    pub process_text: String,
    /// `ServiceInfoModel.dossierText`
    #[serde(deserialize_with = "text")]
    pub dossier_text: String,
    /// `ServiceInfoModel.conditionText`
    #[serde(deserialize_with = "text")]
    pub condition_text: String,
    /// `ServiceInfoModel.durationText`
    #[serde(deserialize_with = "text")]
    pub duration_text: String,
    /// `ServiceInfoModel.resultText`
    #[serde(deserialize_with = "text")]
    pub result_text: String,
    /// `ServiceInfoModel.regularText`
    #[serde(deserialize_with = "text")]
    pub regular_text: String,
    /// `ServiceInfoModel.feeText`
    #[serde(deserialize_with = "text")]
    pub fee_text: String,
    /// `ServiceInfoModel.administrationName`
    #[serde(deserialize_with = "text")]
    pub administration_name: String,
    /// `ServiceInfoModel.domainName`
    #[serde(deserialize_with = "text")]
    pub domain_name: String,
    /// `ServiceInfoModel.active`, the words "true" and "false"
    #[serde(deserialize_with = "text")]
    pub active: String,
    /// `ServiceInfoDetailModel.fileTemplates`
    #[serde(deserialize_with = "list")]
    pub file_templates: Vec<FileTemplate>,
}

/// A form to download: `rest/serviceinfo/model/FileTemplates`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileTemplate {
    /// `FileTemplates.fileTemplateNo`
    #[serde(default, deserialize_with = "text")]
    pub file_template_no: String,
    /// `FileTemplates.templateName`
    #[serde(default, deserialize_with = "text")]
    pub template_name: String,
}

fn text<'de, D: Deserializer<'de>>(reader: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(reader)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Bool(word) => word.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    })
}

fn number<'de, D: Deserializer<'de>>(reader: D) -> Result<i64, D::Error> {
    Ok(match Value::deserialize(reader)? {
        Value::Number(number) => number.as_i64().unwrap_or(0),
        Value::String(text) => text.parse().unwrap_or(0),
        _ => 0,
    })
}

fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(reader: D) -> Result<Vec<T>, D::Error> {
    let elements = match Value::deserialize(reader)? {
        Value::Null => Vec::new(),
        Value::Array(elements) => elements,
        alone => vec![alone],
    };
    elements.into_iter().map(|element| serde_json::from_value(element).map_err(serde::de::Error::custom)).collect()
}

/// `APIDateTimeUtils.convertDateToString` with `_NORMAL_PARTTERN`, time zone `Asia/Ho_Chi_Minh`; blank for no date.
fn instant<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<OffsetDateTime>, D::Error> {
    let pattern = format_description!("[day]/[month]/[year] [hour]:[minute]:[second]");
    let written = text(reader)?;
    Ok(PrimitiveDateTime::parse(&written, pattern).ok().map(|at| at.assume_offset(VIETNAM)))
}
