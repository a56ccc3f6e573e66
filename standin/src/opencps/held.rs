//! What is held, as tests see it.

use serde::Serialize;

use super::state::{Dossier, File};

/// A dossier as tests see it.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// `dossierId`
    pub id: u64,
    /// `dossierNo`, empty before it is numbered.
    pub no: String,
    /// `referenceUid`
    pub reference_uid: String,
    /// `dossierStatus`
    pub status: String,
    /// `password`: the secret on the slip.
    pub secret: String,
    /// `applicantName`
    pub applicant: String,
    /// `applicantIdType`
    pub applicant_kind: String,
    /// `applicantIdNo`
    pub applicant_id: String,
    /// `formData` of each file.
    pub form_data: Vec<String>,
    /// Text of each file that fills the form.
    pub files: Vec<String>,
    /// The other files.
    pub attached: Vec<HeldFile>,
}

/// A file that is not the form's, as tests see it.
#[derive(Clone, Debug, Serialize)]
pub struct HeldFile {
    /// `referenceUid`
    pub reference_uid: String,
    /// `dossierPartNo`
    pub part_no: String,
    /// `displayName`
    pub display_name: String,
    /// Name of the file in the part `file`.
    pub name: String,
    /// `fileType`
    pub kind: String,
    /// The file itself.
    #[serde(skip)]
    pub content: Vec<u8>,
}

pub(super) fn held(dossier: &Dossier) -> Held {
    Held {
        id: dossier.id,
        no: dossier.no.clone(),
        reference_uid: dossier.reference_uid.clone(),
        status: dossier.status.clone(),
        secret: dossier.password.clone(),
        applicant: dossier.given("applicantName"),
        applicant_kind: dossier.given("applicantIdType"),
        applicant_id: dossier.given("applicantIdNo"),
        form_data: dossier.files.iter().filter(|file| file.is_form).map(|file| file.form_data.clone()).collect(),
        files: dossier.files.iter().filter(|file| file.is_form).map(text_of).collect(),
        attached: dossier.files.iter().filter(|file| !file.is_form).map(attached).collect(),
    }
}

fn text_of(file: &File) -> String {
    String::from_utf8_lossy(&file.content).into_owned()
}

fn attached(file: &File) -> HeldFile {
    HeldFile {
        reference_uid: file.reference_uid.clone(),
        part_no: file.part_no.clone(),
        display_name: file.display_name.clone(),
        name: file.name.clone(),
        kind: file.kind.clone(),
        content: file.content.clone(),
    }
}
