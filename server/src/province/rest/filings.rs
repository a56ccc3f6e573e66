//! Handing filings over: each file by itself, then the filing that names them.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use reqwest::{Method, header};

use super::{Rest, done};
use crate::province::{
    Attachment, AttachmentBytes, Filing, Filings, FollowUp, ProvinceError,
    api::{
        files::{DIGEST, digest_of},
        wire::{self, Registered},
    },
    upstream,
};

#[async_trait]
impl Filings for Rest {
    async fn submit(
        &self,
        key: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        for file in &filing.attachments {
            self.send_file(key, file, files).await?;
        }
        let answer = self.write(self.url(&["filings"]), key, &wire::Filing::from(filing)).await?;
        Ok(answer.json::<Registered>()?.dossier_code)
    }

    async fn follow_up(
        &self,
        key: &str,
        code: &DossierCode,
        follow_up: &FollowUp,
        files: &dyn AttachmentBytes,
    ) -> Result<(), ProvinceError> {
        for file in follow_up.attachments() {
            self.send_file(key, file, files).await?;
        }
        let url = self.url(&["dossiers", code.as_str(), "follow-ups"]);
        self.write(url, key, &wire::FollowUp::from(follow_up)).await.map(drop)
    }

    fn takes_follow_ups(&self) -> bool {
        true
    }
}

impl Rest {
    /// `PUT /filings/{key}/files/{fileId}`: the same again does no harm.
    async fn send_file(&self, key: &str, file: &Attachment, files: &dyn AttachmentBytes) -> Result<(), ProvinceError> {
        let bytes = file.read(files).await?;
        let request = self
            .request(Method::PUT, self.url(&["filings", key, "files", &file.id]))
            .header(header::CONTENT_TYPE, file.media_type.as_str())
            .header(DIGEST, digest_of(&file.sha256))
            .timeout(file.time())
            .body(bytes);
        done(upstream::send(request).await?).map(drop)
    }
}
