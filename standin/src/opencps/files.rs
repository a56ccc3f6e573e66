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

/// `POST /dossiers/{id}/files`: `DossierFileManagementImpl.addDossierFileByDossierId`. A file with a `referenceUid` that
/// the dossier has is replaced.
pub async fn add(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let fields = match form {
        Ok(form) => match read(form).await {
            Ok(fields) => fields,
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
    let Some(position) = inner.position(&id) else { return reply::exception(None) };
    let part = given("dossierPartNo");
    if !PARTS.contains(&part.as_str()) {
        return reply::exception(Some("No DossierPart exists with the key"));
    }
    // Without eForm=true the form data is thrown away.
    let form_data = if given("eForm") == "true" { given("formData") } else { String::new() };
    let file = File {
        reference_uid: given("referenceUid"),
        part_no: part,
        display_name: given("displayName"),
        form_data,
        text: given("file"),
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
        "eForm": given("eForm") == "true",
        "formData": file.form_data,
    });
    match dossier.files.iter_mut().find(|old| old.reference_uid == file.reference_uid && !old.reference_uid.is_empty())
    {
        Some(old) => *old = file,
        None => dossier.files.push(file),
    }
    reply::ok(answer)
}

async fn read(mut form: Multipart) -> Result<Fields, Box<Response>> {
    let mut fields = Fields::new();
    while let Some(field) = form.next_field().await.map_err(|error| Box::new(error.into_response()))? {
        let name = field.name().unwrap_or_default().to_owned();
        if !FILE_REQUIRED.contains(&name.as_str()) && !FILE_OPTIONAL.contains(&name.as_str()) {
            return Err(Box::new(reply::strict(&format!("the source knows no part {name:?} here"))));
        }
        if name == "file" && field.file_name().is_none() {
            return Err(Box::new(reply::strict("the part \"file\" has no file name")));
        }
        let text = field.text().await.map_err(|error| Box::new(error.into_response()))?;
        fields.insert(name, text);
    }
    match FILE_REQUIRED.iter().find(|name| !fields.contains_key(**name)) {
        Some(missing) => Err(Box::new(reply::strict(&format!("the part {missing:?} is missing")))),
        None => Ok(fields),
    }
}
