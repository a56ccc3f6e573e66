//! Filing: make the dossier, fill its form, attach its files, hand it in. Each step looks first whether it is done, so that a filing whose
//! answer was lost is taken up where it stands.

use std::time::Duration;

use async_trait::async_trait;
use domain::{dossier::DossierCode, text};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde::de::IgnoredAny;

use super::{
    Opencps,
    api::{accepted, read},
    code, form,
    wire::Detail,
};
use crate::province::{AttachmentBytes, Filing, Filings, ProvinceError, upstream};

/// Name under which OpenCPS logs the submitting action.
const ACTOR: &str = "Một Chạm";

#[async_trait]
impl Filings for Opencps {
    async fn submit(
        &self,
        key: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        let reference = form::reference_uid(key);
        let _turn = self.turns.take(&reference).await;
        let dossier = match self.find(&reference).await? {
            Some(known) => known,
            None => {
                self.check_files(filing, files).await?;
                self.create(&reference, filing).await?
            }
        };
        check_owner(&dossier, filing)?;
        if dossier.is_submitted() {
            return code(&dossier);
        }
        self.fill(&dossier, &reference, filing).await?;
        self.attach(&dossier, &reference, filing, files).await?;
        self.hand_in(&dossier, filing).await?;
        match self.find(&reference).await? {
            Some(dossier) if dossier.is_submitted() => code(&dossier),
            _ => Err(unavailable("OpenCPS took the dossier and does not show it as handed in")),
        }
    }

    fn settles(&self) -> Duration {
        self.turns.settles()
    }
}

impl Opencps {
    /// `POST /dossiers`. With a `referenceUid` that is there already OpenCPS makes no second dossier but dates the first
    /// anew, also one that is being worked on: it is called for a reference that was not found only.
    async fn create(&self, reference: &str, filing: &Filing) -> Result<Detail, ProvinceError> {
        self.turns.may_create(reference)?;
        let fields = form::dossier(&self.map, reference, filing);
        let sent = upstream::send(self.api.request(Method::POST, &["dossiers"]).form(&fields)).await;
        let answer = sent.inspect_err(|_| self.turns.sent_without_answer(reference))?;
        // A proxy's answer says nothing of OpenCPS, which may still be at work.
        if answer.status.is_server_error() {
            self.turns.sent_without_answer(reference);
        }
        let dossier: Detail = accepted(answer)?.json()?;
        if dossier.reference_uid == reference {
            Ok(dossier)
        } else {
            Err(unavailable(
                "OpenCPS answered with the draft of another filing: it takes drafts of the same account over",
            ))
        }
    }

    /// `POST /dossiers/{id}/files`: the answers as form data and, for people, as a text. With the same `referenceUid` the
    /// file is replaced.
    async fn fill(&self, dossier: &Detail, reference: &str, filing: &Filing) -> Result<(), ProvinceError> {
        let Some(part) = self.map.part(&filing.procedure_id) else { return Ok(()) };
        let (_, template) = self.map.service(&filing.procedure_id);
        let file = Part::text(form::text(filing)).file_name(format!("to-khai-{}.txt", filing.reference));
        let file = file.mime_str("text/plain; charset=utf-8").map_err(|_| unavailable("no such type of file"))?;
        // DossierFileManagement.addDossierFileByDossierId: every part but the last must be there.
        let form = Form::new()
            .part("file", file)
            .text("referenceUid", format!("{reference}-tk"))
            .text("dossierTemplateNo", template.to_owned())
            .text("dossierPartNo", part.to_owned())
            .text("fileTemplateNo", part.to_owned())
            .text("displayName", format!("Tờ khai {}", filing.reference))
            .text("fileType", "txt")
            .text("isSync", "true")
            .text("formData", form::data(filing))
            .text("eForm", "true");
        let id = dossier.dossier_id.to_string();
        let request = self.api.request(Method::POST, &["dossiers", &id, "files"]).multipart(form);
        let IgnoredAny = read(request).await?;
        Ok(())
    }

    /// `POST /dossiers/{id}/actions`, or where the map says so `GET /dossiers/{id}/submitting`.
    async fn hand_in(&self, dossier: &Detail, filing: &Filing) -> Result<(), ProvinceError> {
        let id = dossier.dossier_id.to_string();
        if self.map.submit_action.is_empty() {
            let IgnoredAny = self.api.get(&["dossiers", &id, "submitting"], &[]).await?;
            return Ok(());
        }
        let note = format!("Nộp trực tuyến qua Một Chạm, mã gửi {}", filing.reference);
        // doActionInsideProcess fails without an object as payload.
        let fields = [
            ("actionCode", self.map.submit_action.as_str()),
            ("actionUser", ACTOR),
            ("actionNote", &note),
            ("payload", "{}"),
        ];
        let request = self.api.request(Method::POST, &["dossiers", &id, "actions"]).form(&fields);
        let IgnoredAny = read(request).await?;
        Ok(())
    }
}

/// Two settings there let a dossier carry another person than the filing: drafts that are taken over, and an account that
/// is registered as an applicant, whose own data OpenCPS then writes into every dossier
/// (`CPSDossierBusinessLocalServiceImpl.updateApplicantInfo`). Neither must be handed in.
fn check_owner(dossier: &Detail, filing: &Filing) -> Result<(), ProvinceError> {
    if text::fold(&dossier.applicant_name) == text::fold(&filing.owner_name) {
        return Ok(());
    }
    Err(unavailable(
        "the dossier in OpenCPS names another applicant than the filing: see that the account of --opencps-user is no applicant there",
    ))
}

pub(super) fn unavailable(reason: &str) -> ProvinceError {
    ProvinceError::Unavailable(reason.to_owned())
}
