//! A filing.

use domain::dossier::DossierCode;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{Attachment, at_most, digits, text, within};
use crate::province::{self, SubmittedAnswer, api::problem::Problem};

/// Longest name, in characters.
const NAME: usize = 500;
/// Longest answer, in characters.
const VALUE: usize = 10_000;
/// Most answers, and most papers.
const ITEMS: usize = 1_000;
/// Most files.
const FILES: usize = 100;

/// What a citizen files (nộp hồ sơ trực tuyến): who, what, to whom, and every answer of the form in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "reference": "1234567897",
    "procedureCode": "1.004873",
    "procedureName": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "agencyCode": "H36",
    "agencyName": "UBND phường Phan Thiết",
    "submittedAt": "2026-11-23T08:00:00+07:00",
    "workingDays": 3,
    "submitter": { "name": "Nguyễn Thị Bưởi", "personalId": "060190001234", "phone": "+84900000001" },
    "dossierOwner": { "name": "Đặng Văn Mẫu", "personalId": "060085005678" },
    "returnMethod": "Nhận tại quầy",
    "answers": [{
        "topic": "Người yêu cầu",
        "question": "nguoi-yeu-cau.ho-ten",
        "label": "Họ, chữ đệm, tên",
        "value": "Nguyễn Thị Bưởi",
        "officialName": null,
    }],
    "documents": ["Giấy tờ tùy thân"],
    "attachments": [{
        "id": "6f1c0a9be54d4d6c8b3a2f7e01d5c4b3",
        "question": "giay-to.ket-hon",
        "document": "Bản án hoặc quyết định ly hôn",
        "fileName": "quyet-dinh.pdf",
        "mediaType": "application/pdf",
        "bytes": 482113,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }],
}))]
pub struct Filing {
    /// The caller's own number of the filing, 10 digits; the citizen quotes it, the official's page shows it.
    #[schema(pattern = "^[0-9]{10}$", examples("1234567897"))]
    pub reference: String,
    /// Code of the procedure (mã TTHC): the national code, or the code that `GET /procedures` lists.
    #[schema(min_length = 1, max_length = 100, examples("1.004873"))]
    pub procedure_code: String,
    /// Name of the procedure as the citizen saw it.
    #[schema(min_length = 1, max_length = 500)]
    pub procedure_name: String,
    /// Identifier of the receiving agency (mã định danh cơ quan, QĐ 20/2020/QĐ-TTg); the dossier code begins with it.
    #[schema(min_length = 1, max_length = 100, examples("H36.12.05"))]
    pub agency_code: String,
    /// Name of the receiving agency.
    #[schema(min_length = 1, max_length = 500)]
    pub agency_name: String,
    /// When the citizen sent it, with offset. The 8 working hours for an answer count from here (NĐ 61/2018/NĐ-CP), also
    /// when the filing arrives later.
    #[serde(with = "time::serde::rfc3339")]
    pub submitted_at: OffsetDateTime,
    /// Processing time of the procedure in working days; `null`: unknown.
    #[serde(default)]
    #[schema(maximum = 1000)]
    pub working_days: Option<u16>,
    /// Who files (người nộp).
    pub submitter: Submitter,
    /// Whom the dossier is about (chủ hồ sơ); often the submitter.
    pub dossier_owner: Person,
    /// How the result is to be returned, in words.
    #[schema(min_length = 1, max_length = 500)]
    pub return_method: String,
    /// All answers in the form's order.
    #[schema(max_items = 1000)]
    pub answers: Vec<Answer>,
    /// Papers that the citizen must show or hand in, in words.
    #[serde(default)]
    #[schema(max_items = 1000)]
    pub documents: Vec<String>,
    /// Files that go along. Each was sent before with `PUT /filings/{key}/files/{fileId}` under this filing's key; one that
    /// did not arrive, or differs, is 422 `file-missing`, and nothing is registered.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub attachments: Vec<Attachment>,
}

/// A person, or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Full name; of an organisation its legal name.
    #[schema(min_length = 1, max_length = 500, examples("Đặng Văn Mẫu"))]
    pub name: String,
    /// Personal identification number (số định danh cá nhân), 12 digits; `null`: not known.
    #[serde(default)]
    #[schema(pattern = "^[0-9]{12}$", examples("060085005678"))]
    pub personal_id: Option<String>,
    /// Tax code (mã số thuế) of an organisation: 10 digits, 10 and 3 after a hyphen for a branch, or 12; `null`: none.
    #[serde(default)]
    #[schema(pattern = "^([0-9]{10}|[0-9]{10}-[0-9]{3}|[0-9]{12})$", examples("3400123456"))]
    pub tax_code: Option<String>,
}

/// Who files, and how to reach them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Submitter {
    /// Full name.
    #[schema(min_length = 1, max_length = 500, examples("Nguyễn Thị Bưởi"))]
    pub name: String,
    /// Personal identification number, 12 digits; `null`: not known.
    #[serde(default)]
    #[schema(pattern = "^[0-9]{12}$", examples("060190001234"))]
    pub personal_id: Option<String>,
    /// Phone in E.164.
    #[schema(pattern = "^\\+[0-9]{8,15}$", examples("+84900000001"))]
    pub phone: String,
}

/// One answer of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Topic of the form's page.
    #[schema(max_length = 500, examples("Người yêu cầu"))]
    pub topic: String,
    /// Id of the question in the caller's form.
    #[schema(min_length = 1, max_length = 500, examples("nguoi-yeu-cau.ho-ten"))]
    pub question: String,
    /// The question in words.
    #[schema(max_length = 500, examples("Họ, chữ đệm, tên"))]
    pub label: String,
    /// The answer in words, as the citizen checked it; "Không khai" where it was left out.
    #[schema(max_length = 10000, examples("Nguyễn Thị Bưởi"))]
    pub value: String,
    /// Field name of the official electronic form, where known.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub official_name: Option<String>,
}

/// A filing was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "dossierCode": "H36-261123-0001" }))]
pub struct Registered {
    /// The number that the dossier has from now on (mã hồ sơ, TT 01/2018/TT-VPCP Điều 19): agency identifier – date –
    /// sequence. It is never given again.
    #[schema(value_type = String, pattern = "^[A-Z0-9.]+-([0-9]{6}|[0-9]{8})-[0-9]{4,7}$", examples("H36-261123-0001"))]
    pub dossier_code: DossierCode,
}

impl Filing {
    /// The filing, if every field is as described.
    ///
    /// # Errors
    /// [`Problem`] that names the first field that is not.
    pub fn checked(self) -> Result<province::Filing, Problem> {
        digits("reference", &self.reference, 10)?;
        text("procedureCode", &self.procedure_code, 100)?;
        text("procedureName", &self.procedure_name, NAME)?;
        text("agencyCode", &self.agency_code, 100)?;
        text("agencyName", &self.agency_name, NAME)?;
        // Deadlines are counted from here, day by day.
        within("submittedAt", self.submitted_at.year().try_into().unwrap_or_default(), 2000, 2199)?;
        within("workingDays", self.working_days.unwrap_or(0).into(), 0, 1000)?;
        person("submitter", &self.submitter.name, self.submitter.personal_id.as_deref())?;
        phone("submitter.phone", &self.submitter.phone)?;
        person("dossierOwner", &self.dossier_owner.name, self.dossier_owner.personal_id.as_deref())?;
        tax_code("dossierOwner.taxCode", self.dossier_owner.tax_code.as_deref())?;
        text("returnMethod", &self.return_method, NAME)?;
        within("answers", self.answers.len() as u64, 0, ITEMS as u64)?;
        within("documents", self.documents.len() as u64, 0, ITEMS as u64)?;
        for (number, answer) in self.answers.iter().enumerate() {
            text(&format!("answers.{number}.question"), &answer.question, NAME)?;
            at_most(&format!("answers.{number}.topic"), &answer.topic, NAME)?;
            at_most(&format!("answers.{number}.label"), &answer.label, NAME)?;
            at_most(&format!("answers.{number}.value"), &answer.value, VALUE)?;
        }
        for (number, document) in self.documents.iter().enumerate() {
            at_most(&format!("documents.{number}"), document, NAME)?;
        }
        within("attachments", self.attachments.len() as u64, 0, FILES as u64)?;
        for (number, file) in self.attachments.iter().enumerate() {
            let place = format!("attachments.{number}");
            file.check(&place)?;
            if self.attachments[..number].iter().any(|earlier| earlier.id == file.id) {
                return Err(Problem::field(&format!("{place}.id"), "another file of this filing has it"));
            }
        }
        Ok(self.into())
    }
}

fn person(field: &str, name: &str, personal_id: Option<&str>) -> Result<(), Problem> {
    text(&format!("{field}.name"), name, NAME)?;
    personal_id.map_or(Ok(()), |id| digits(&format!("{field}.personalId"), id, 12))
}

fn tax_code(field: &str, code: Option<&str>) -> Result<(), Problem> {
    let Some(code) = code else { return Ok(()) };
    let lengths: Vec<_> = code.split('-').map(str::len).collect();
    let is_one = matches!(lengths.as_slice(), [10] | [12] | [10, 3])
        && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_one { Ok(()) } else { Err(Problem::field(field, "it is no tax code")) }
}

fn phone(field: &str, phone: &str) -> Result<(), Problem> {
    let digits = phone.strip_prefix('+').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    if !digits.is_some_and(|digits| (8..=15).contains(&digits.len())) {
        return Err(Problem::field(field, "it is no phone number in E.164"));
    }
    Ok(())
}

impl From<Filing> for province::Filing {
    fn from(filing: Filing) -> Self {
        Self {
            reference: filing.reference,
            procedure_id: filing.procedure_code,
            procedure_name: filing.procedure_name,
            agency_code: filing.agency_code,
            agency_name: filing.agency_name,
            submitted_at: filing.submitted_at,
            working_days: filing.working_days,
            submitter_personal_id: filing.submitter.personal_id,
            submitter_name: filing.submitter.name,
            submitter_phone: filing.submitter.phone,
            owner_personal_id: filing.dossier_owner.personal_id,
            owner_tax_code: filing.dossier_owner.tax_code,
            owner_name: filing.dossier_owner.name,
            return_method: filing.return_method,
            answers: filing
                .answers
                .into_iter()
                .map(|Answer { topic, question, label, value, official_name }| SubmittedAnswer {
                    topic,
                    question,
                    label,
                    value,
                    official_name,
                })
                .collect(),
            documents: filing.documents,
            attachments: filing.attachments.into_iter().map(province::Attachment::from).collect(),
        }
    }
}

impl From<&province::Filing> for Filing {
    fn from(filing: &province::Filing) -> Self {
        let filing = filing.clone();
        Self {
            reference: filing.reference,
            procedure_code: filing.procedure_id,
            procedure_name: filing.procedure_name,
            agency_code: filing.agency_code,
            agency_name: filing.agency_name,
            submitted_at: filing.submitted_at,
            working_days: filing.working_days,
            submitter: Submitter {
                name: filing.submitter_name,
                personal_id: filing.submitter_personal_id,
                phone: filing.submitter_phone,
            },
            dossier_owner: Person {
                name: filing.owner_name,
                personal_id: filing.owner_personal_id,
                tax_code: filing.owner_tax_code,
            },
            return_method: filing.return_method,
            answers: filing
                .answers
                .into_iter()
                .map(|SubmittedAnswer { topic, question, label, value, official_name }| Answer {
                    topic,
                    question,
                    label,
                    value,
                    official_name,
                })
                .collect(),
            documents: filing.documents,
            attachments: filing.attachments.into_iter().map(Attachment::from).collect(),
        }
    }
}
