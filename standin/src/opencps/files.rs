//! `DossierFileManagement`: files and form data of a dossier.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    caller::Caller,
    detail::date,
    fields::{FILE_OPTIONAL, FILE_REQUIRED, Fields},
    reply,
    state::{File, OpenCps},
};

/// Parts of the stand-in's templates that take a form or a file (`DossierPart.partNo`).
const PARTS: [&str; 3] = ["TK", "TP01", "TP02"];

/// Largest request in bytes: far more than a file has.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// `POST /dossiers/{id}/files`: `DossierFileManagementImpl.addDossierFileByDossierId`. A file with a `referenceUid` that
/// the dossier has is replaced.
pub async fn add(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let (fields, Upload { name, content }) = match form {
        Ok(form) => match read(form).await {
            Ok(read) => read,
            Err(refused) => return *refused,
        },
        Err(_) => return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
    };
    if user.is_none() {
        return reply::unauthenticated();
    }
    let given = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let now = state.now();
    let mut inner = state.lock();
    let loses_files = inner.habits.loses_files;
    let Some(position) = inner.position(&id) else { return reply::exception(None) };
    let part = given("dossierPartNo");
    if !PARTS.contains(&part.as_str()) {
        return reply::exception(Some("No DossierPart exists with the key"));
    }
    // Without eForm=true the form data is thrown away.
    let is_form = given("eForm") == "true";
    let form_data = if is_form { given("formData") } else { String::new() };
    let content = if loses_files { Vec::new() } else { content };
    let file = File {
        reference_uid: given("referenceUid"),
        part_no: part,
        display_name: given("displayName"),
        form_data,
        is_form,
        name,
        kind: given("fileType"),
        content,
    };
    let dossier = &mut inner.dossiers[position];
    let answer = json!({
        "createDate": date(Some(now)),
        "modifiedDate": date(Some(now)),
        "referenceUid": file.reference_uid,
        "dossierTemplateNo": dossier.template_no,
        "dossierPartNo": file.part_no,
        "fileTemplateNo": given("fileTemplateNo"),
        "displayName": file.display_name,
        "fileType": file.name.rsplit_once('.').map_or("", |(_, extension)| extension),
        "fileSize": file.content.len(),
        "fileVersion": "1.0",
        "eForm": file.is_form,
        "formData": file.form_data,
    });
    match dossier.files.iter_mut().find(|old| old.reference_uid == file.reference_uid && !old.reference_uid.is_empty())
    {
        Some(old) => *old = file,
        None => dossier.files.push(file),
    }
    reply::ok(answer)
}

/// The part `file`.
#[derive(Default)]
struct Upload {
    name: String,
    content: Vec<u8>,
}

async fn read(mut form: Multipart) -> Result<(Fields, Upload), Box<Response>> {
    let (mut fields, mut upload) = (Fields::new(), Upload::default());
    while let Some(field) = form.next_field().await.map_err(|error| Box::new(error.into_response()))? {
        let name = field.name().unwrap_or_default().to_owned();
        if !FILE_REQUIRED.contains(&name.as_str()) && !FILE_OPTIONAL.contains(&name.as_str()) {
            return Err(Box::new(reply::strict(&format!("the source knows no part {name:?} here"))));
        }
        if fields.contains_key(&name) {
            return Err(Box::new(reply::strict(&format!("the part {name:?} comes twice"))));
        }
        if name == "file" {
            let Some(file_name) = field.file_name().map(str::to_owned) else {
                return Err(Box::new(reply::strict("the part \"file\" has no file name")));
            };
            let content = field.bytes().await.map_err(|error| Box::new(error.into_response()))?;
            upload = Upload { name: file_name, content: content.to_vec() };
            fields.insert(name, String::new());
            continue;
        }
        let text = field.text().await.map_err(|error| Box::new(error.into_response()))?;
        fields.insert(name, text);
    }
    match FILE_REQUIRED.iter().find(|name| !fields.contains_key(**name)) {
        Some(missing) => Err(Box::new(reply::strict(&format!("the part {missing:?} is missing")))),
        None => Ok((fields, upload)),
    }
}
