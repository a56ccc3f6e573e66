//! The files of a draft, as they go with the filing: several photos of one document as one PDF, everything else as it is.

use anyhow::Context;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    ARRIVING, Kind, Service,
    bind::{self, Photo},
    examine::Examined,
    key_place, with_ending,
};
use crate::{
    province::{Attachment, LARGEST_FILE},
    store::{BrowserHash, MostUploads, NewUpload, Upload, UploadState},
};

impl Service {
    /// The files that are ready, in the order of their questions and pages. `words`: what a question's document is called. Said
    /// again for the same files, it is the same attachments.
    ///
    /// # Errors
    /// If the store or the files' place fails.
    pub async fn attachments(
        &self,
        browser: &BrowserHash,
        draft: &str,
        words: &(dyn Fn(&str) -> String + Sync),
    ) -> anyhow::Result<Vec<Attachment>> {
        let ready: Vec<Upload> = self.list(draft).await?.into_iter().filter(|upload| upload.file.is_some()).collect();
        let mut questions: Vec<&str> = Vec::new();
        for upload in &ready {
            if !questions.contains(&upload.new.question.as_str()) {
                questions.push(&upload.new.question);
            }
        }
        let mut attachments = Vec::new();
        for question in questions {
            let files: Vec<&Upload> = ready.iter().filter(|upload| upload.new.question == question).collect();
            for group in groups(&files) {
                match group.as_slice() {
                    [single] => attachments.push(attachment(single, words(question))?),
                    photos => match self.bound(browser, photos, &words(question)).await? {
                        Some(bound) => attachments.push(attachment(&bound, words(question))?),
                        None => {
                            for photo in photos {
                                attachments.push(attachment(photo, words(question))?);
                            }
                        }
                    },
                }
            }
        }
        Ok(attachments)
    }

    /// These photos as one PDF, made when it is asked for the first time. `None`: they cannot be bound.
    async fn bound(&self, browser: &BrowserHash, photos: &[&Upload], title: &str) -> anyhow::Result<Option<Upload>> {
        let first = &photos[0].new;
        let ids: Vec<&str> = photos.iter().map(|photo| photo.new.id.as_str()).collect();
        // The same photos in the same order are the same file.
        let id = HEXLOWER.encode(&Sha256::digest(format!("bound {}", ids.join(" ")))[..16]);
        let known = self.store.any_upload(&id).await?;
        if let Some(ready) = known.filter(|known| known.state == UploadState::Ready) {
            return Ok(Some(ready));
        }
        let pdf = {
            // All of them are in memory: nothing else is meanwhile.
            let _examiners = self.examiners.acquire_many(super::EXAMINERS as u32).await?;
            let mut pages = Vec::with_capacity(photos.len());
            for photo in photos {
                let kind = photo.kind().unwrap_or(Kind::Jpeg);
                pages.push(Photo { kind, bytes: self.whole(photo).await? });
            }
            let title = title.to_owned();
            tokio::task::spawn_blocking(move || bind::bind(&title, pages, LARGEST_FILE)).await
        };
        let pdf = match pdf {
            Ok(Ok(pdf)) => pdf,
            Ok(Err(error)) => {
                tracing::warn!(%error, "photos could not be bound and go one by one");
                return Ok(None);
            }
            Err(error) => {
                tracing::error!(%error, "binding photos failed, they go one by one");
                return Ok(None);
            }
        };
        let now = self.clock.now();
        let new = NewUpload {
            data_key: self.master.wrap(&self.random, &key_place(&id, &first.question), &self.random.bytes()),
            id: id.clone(),
            draft: first.draft.clone(),
            question: first.question.clone(),
            name: with_ending(&first.name, Kind::Pdf),
            metadata: String::new(),
            takes: Vec::new(),
            length: None,
            bound: true,
            created_at: now,
            expires_at: now + ARRIVING,
        };
        let most = MostUploads { in_draft: u32::MAX, in_question: u32::MAX };
        self.store.add_upload(browser, &new, most).await?;
        // A second press of the button may have been faster: the row that is there has the key that counts. None: the draft
        // was sent, moved or deleted meanwhile, as whoever sends it is about to hear.
        let Some(begun) = self.store.any_upload(&id).await? else { return Ok(None) };
        if begun.state == UploadState::Ready {
            return Ok(Some(begun));
        }
        let pages = u32::try_from(photos.len()).ok();
        self.keep(&begun.new, Examined { kind: Kind::Pdf, bytes: pdf.into(), pages }).await?;
        Ok(self.store.any_upload(&id).await?)
    }
}

/// Files of one question: photos in a row that fit into one PDF together, everything else alone.
fn groups<'a>(files: &[&'a Upload]) -> Vec<Vec<&'a Upload>> {
    let size = |upload: &Upload| upload.file.as_ref().map_or(0, |file| file.bytes);
    let mut groups: Vec<Vec<&Upload>> = Vec::new();
    for &file in files {
        match groups.last_mut() {
            Some(group)
                if file.is_image()
                    && group.iter().all(|other| other.is_image())
                    && group.iter().map(|other| size(other)).sum::<u64>() + size(file) <= bind::MOST_BYTES =>
            {
                group.push(file);
            }
            _ => groups.push(vec![file]),
        }
    }
    groups
}

fn attachment(upload: &Upload, document: String) -> anyhow::Result<Attachment> {
    let file = upload.file.as_ref().context("the file is not ready")?;
    let kind = upload.kind().context("a kind that this version does not know")?;
    Ok(Attachment {
        id: upload.new.id.clone(),
        question: upload.new.question.clone(),
        document,
        file_name: upload.shown_name(),
        media_type: kind.media_type().to_owned(),
        bytes: file.bytes,
        sha256: file.sha256.clone(),
    })
}
