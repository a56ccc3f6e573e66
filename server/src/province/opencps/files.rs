//! Files of a filing, as files of the dossier's parts. They are sent before the dossier is handed in.

use reqwest::{
    Method,
    multipart::{Form, Part},
};

use super::{
    Opencps,
    api::read,
    filings::unavailable,
    wire::{Detail, DossierFile},
};
use crate::province::{Attachment, AttachmentBytes, Filing, ProvinceError};

impl Opencps {
    /// Whether every file can be sent: looked at before anything is made over there.
    ///
    /// # Errors
    /// [`ProvinceError::Refused`] if one is lost here, [`ProvinceError::Unavailable`] while the map names no part for one.
    pub(super) async fn check_files(&self, filing: &Filing, files: &dyn AttachmentBytes) -> Result<(), ProvinceError> {
        for file in &filing.attachments {
            self.part_of(filing, file)?;
            file.read(files).await?;
        }
        Ok(())
    }

    /// `POST /dossiers/{id}/files` for each. With the same `referenceUid` the file is replaced.
    pub(super) async fn attach(
        &self,
        dossier: &Detail,
        reference: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<(), ProvinceError> {
        for file in &filing.attachments {
            let part = self.part_of(filing, file)?;
            let (_, template) = self.map.service(&filing.procedure_id);
            let bytes = file.read(files).await?;
            let body = Part::stream_with_length(bytes, file.bytes).file_name(plain_name(file));
            let body = body.mime_str(&file.media_type).map_err(|_| unavailable("no such type of file"))?;
            // DossierFileManagement.addDossierFileByDossierId: every part but the last must be there. `fileType` becomes the
            // media type of the document (FileUploadUtils.uploadFile).
            let form = Form::new()
                .part("file", body)
                .text("referenceUid", format!("{reference}-{}", file.id))
                .text("dossierTemplateNo", template.to_owned())
                .text("dossierPartNo", part.to_owned())
                .text("fileTemplateNo", part.to_owned())
                .text("displayName", format!("{} – {}", file.document, file.file_name))
                .text("fileType", file.media_type.clone())
                .text("isSync", "true")
                .text("formData", "{}")
                .text("eForm", "false");
            let id = dossier.dossier_id.to_string();
            let request = self.api.request(Method::POST, &["dossiers", &id, "files"]);
            let kept: DossierFile = read(request.timeout(file.time()).multipart(form)).await?;
            // DossierFileLocalServiceImpl.addDossierFile swallows what goes wrong with the file and answers all the same.
            if u64::try_from(kept.file_size) != Ok(file.bytes) {
                return Err(unavailable("OpenCPS answered 200 and does not hold the whole file"));
            }
        }
        Ok(())
    }

    /// The map's part for it.
    fn part_of(&self, filing: &Filing, file: &Attachment) -> Result<&str, ProvinceError> {
        let part = self.map.file_part(&filing.procedure_id, &file.question);
        part.ok_or_else(|| unavailable("the file of --opencps-map names no part for attached files"))
    }
}

/// A name in ASCII with the file's ending: the source keeps the ending only (`FileUploadUtils.getFileName`), and the official
/// reads `displayName`.
fn plain_name(file: &Attachment) -> String {
    let ending = file.file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        format!("{}.{}", file.id, ending.to_ascii_lowercase())
    } else {
        file.id.clone()
    }
}
