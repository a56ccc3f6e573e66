//! A filing in the fields of OpenCPS.

use serde_json::{Map as JsonMap, Value};

use super::map::Map;
use crate::province::{Filing, SubmittedAnswer};

/// `DossierTerm.ORIGINALITY_DVCTT`: filed online by a citizen.
const ONLINE: &str = "1";

/// What precedes our key in a `referenceUid`. It keeps the whole from being digits alone, which OpenCPS would take for an
/// internal id, and tells an official where a dossier came from.
const MARK: &str = "motcham-";

/// Our key as a `referenceUid` (at most 255 characters there).
pub fn reference_uid(key: &str) -> String {
    format!("{MARK}{key}")
}

/// Fields of `rest/dossier/model/DossierInputModel` for `POST /dossiers`. The owner is the applicant, who files is
/// contact and delegate. No `password`: OpenCPS makes one if the process says so (`generatePassword`).
pub fn dossier(map: &Map, reference_uid: &str, filing: &Filing) -> Vec<(&'static str, String)> {
    let (service, template) = map.service(&filing.procedure_id);
    let phone = national(&filing.submitter_phone);
    let mut fields = vec![
        ("referenceUid", reference_uid.to_owned()),
        ("serviceCode", service.to_owned()),
        ("govAgencyCode", map.agency(&filing.agency_code).to_owned()),
        ("dossierTemplateNo", template.to_owned()),
        ("originality", ONLINE.to_owned()),
        ("online", "true".to_owned()),
        // ApplicantTerm.APPLICANTIDTYPE_BUSINESS, APPLICANTIDTYPE_CITIZEN
        ("applicantIdType", if filing.owner_tax_code.is_some() { "business" } else { "citizen" }.to_owned()),
        ("applicantName", filing.owner_name.clone()),
        ("contactName", filing.submitter_name.clone()),
        ("contactTelNo", phone.clone()),
        ("delegateName", filing.submitter_name.clone()),
        ("delegateTelNo", phone),
        ("applicantNote", note(map, filing)),
    ];
    let owner_id = filing.owner_tax_code.as_ref().or(filing.owner_personal_id.as_ref());
    fields.extend(owner_id.map(|id| ("applicantIdNo", id.clone())));
    fields.extend(filing.submitter_personal_id.clone().map(|id| ("delegateIdNo", id)));
    fields
}

/// `formData` of the form's part: answers by the official form's field name, where it is known, else by our question.
pub fn data(filing: &Filing) -> String {
    let field = |answer: &SubmittedAnswer| {
        let name = answer.official_name.as_ref().unwrap_or(&answer.question);
        (name.clone(), Value::String(answer.value.clone()))
    };
    Value::Object(filing.answers.iter().map(field).collect::<JsonMap<_, _>>()).to_string()
}

/// The filing for an official to read: every answer in words, by topic.
pub fn text(filing: &Filing) -> String {
    let mut text = format!(
        "{}\nNơi nhận: {}\nMã gửi (Một Chạm): {}\nNgười nộp: {}, {}\nNhận kết quả: {}\n",
        filing.procedure_name,
        filing.agency_name,
        filing.reference,
        filing.submitter_name,
        national(&filing.submitter_phone),
        filing.return_method,
    );
    let mut topic = "";
    for answer in &filing.answers {
        if answer.topic != topic {
            topic = &answer.topic;
            text += &format!("\n{topic}\n");
        }
        text += &format!("{}: {}\n", answer.label, answer.value);
    }
    if !filing.documents.is_empty() {
        text += &format!("\nGiấy tờ phải xuất trình\n{}\n", filing.documents.join("\n"));
    }
    if !filing.attachments.is_empty() {
        text += "\nTệp kèm theo\n";
        text.extend(filing.attachments.iter().map(|file| format!("{}: {}\n", file.document, file.file_name)));
    }
    text
}

/// `applicantNote` (at most 65535 bytes there): a line, or the whole where no part takes the form.
fn note(map: &Map, filing: &Filing) -> String {
    match map.part(&filing.procedure_id) {
        Some(_) => format!("Một Chạm {}. Nhận kết quả: {}", filing.reference, filing.return_method),
        None => text(filing),
    }
}

/// As people write it and OpenCPS' staff search it: `0900000001`.
pub fn national(phone: &str) -> String {
    phone.strip_prefix("+84").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}
