//! A file is whole: it is examined, scanned, and kept as one sealed file.

use anyhow::Context;
use bytes::Bytes;

use super::{
    Kind, Service,
    clamd::Scan,
    examine::{Examined, examine},
    file_path, frame_place, part_path, part_place,
    refusal::{Refusal, Unfinished},
    seal::{self, Key},
};
use crate::{
    province::sha256,
    store::{NewUpload, StoredFile, Upload, UploadState},
};

/// Bytes of a frame of a finished file: it is read frame by frame, so that a slow reader costs one frame of memory.
pub const FRAME: u64 = 256 * 1024;

impl Service {
    /// Examines the file if it is whole and was not examined yet; what is known of it then. If the scanner is away, it stays as
    /// it is. Twice at the same time does no harm: the first to say what came of it is believed.
    ///
    /// # Errors
    /// If the store or the files' place fails.
    pub async fn settle(&self, upload: Upload) -> anyhow::Result<Upload> {
        if upload.state != UploadState::Arriving || !upload.is_whole() || upload.new.bound {
            return Ok(upload);
        }
        let _examiner = self.examiners.acquire().await?;
        let id = upload.new.id.as_str();
        // Meanwhile somebody else may have done it.
        let Some(upload) = self.store.any_upload(id).await? else { return Ok(upload) };
        if upload.state != UploadState::Arriving {
            return Ok(upload);
        }
        let parts = self.store.upload_parts(id).await?;
        let whole = match self.join(&upload, &parts).await {
            Ok(whole) => whole,
            Err(error) => {
                // Another one has just finished it and removed the pieces.
                let now = self.store.any_upload(id).await?.filter(|now| now.state != UploadState::Arriving);
                return now.ok_or(error);
            }
        };
        match self.check(&upload.new, whole).await {
            Ok(examined) => {
                self.keep(&upload.new, examined).await?;
            }
            Err(Unfinished::Refused(refusal)) => {
                tracing::info!(upload = id, reason = refusal.code(), "a file was refused");
                self.store.refuse_upload(id, refusal.code()).await?;
            }
            Err(Unfinished::ScannerAway) => return Ok(upload),
        }
        self.delete_parts(id, parts.iter().map(|part| part.name.as_str())).await;
        self.store.any_upload(id).await?.context("the file was removed while it was examined")
    }

    /// All pieces, unsealed and joined.
    async fn join(&self, upload: &Upload, parts: &[crate::store::Part]) -> anyhow::Result<Bytes> {
        let key = self.data_key(&upload.new)?;
        let mut whole = Vec::with_capacity(usize::try_from(upload.offset)?);
        for part in parts {
            anyhow::ensure!(part.start == whole.len() as u64, "a piece is missing");
            let sealed = self.files.get(&part_path(&upload.new.id, &part.name)).await?;
            whole.extend_from_slice(&seal::open(&key, &part_place(&upload.new, part.start, &part.name), sealed)?);
        }
        anyhow::ensure!(whole.len() as u64 == upload.offset, "a piece is missing");
        Ok(whole.into())
    }

    async fn check(&self, new: &NewUpload, whole: Bytes) -> Result<Examined, Unfinished> {
        if let Some(scanner) = self.scanner.as_ref().filter(|_| !whole.is_empty()) {
            // What arrived, not what will be kept: a virus in hidden data harms as well.
            match scanner.scan(&whole).await {
                Ok(Scan::Clean) => {}
                Ok(Scan::Found) => return Err(Refusal::Virus.into()),
                Err(error) => {
                    tracing::error!(%error, "the virus scanner does not answer");
                    return Err(Unfinished::ScannerAway);
                }
            }
        }
        let (name, takes) = (new.name.clone(), kinds(&new.takes));
        let examined = tokio::task::spawn_blocking(move || examine(&name, whole, &takes)).await;
        // The bytes of a stranger made a library panic.
        let examined = examined.inspect_err(|error| tracing::error!(upload = new.id, %error, "examining failed"));
        Ok(examined.unwrap_or(Err(Refusal::Damaged))?)
    }

    /// Keeps what was examined. `false`: it was kept before, or the file is gone.
    pub(super) async fn keep(&self, new: &NewUpload, examined: Examined) -> anyhow::Result<bool> {
        let key = self.data_key(new)?;
        let stored = StoredFile {
            kind: examined.kind.short().to_owned(),
            bytes: examined.bytes.len() as u64,
            sha256: sha256(&examined.bytes),
            pages: examined.pages,
        };
        self.files.put(&file_path(&new.id), self.frames(new, &key, &examined.bytes)).await?;
        Ok(self.store.keep_upload(&new.id, &stored).await?)
    }

    /// The sealed frames of a file.
    fn frames(&self, new: &NewUpload, key: &Key, bytes: &Bytes) -> Vec<Bytes> {
        let length = bytes.len() as u64;
        let frames = (0..).zip(bytes.chunks(FRAME as usize));
        let sealed = frames
            .map(|(frame, plain)| seal::seal(key, &self.random, &frame_place(new, length, frame), plain.to_vec()));
        sealed.flatten().collect()
    }
}

/// The kinds of a row.
pub fn kinds(takes: &[String]) -> Vec<Kind> {
    takes.iter().filter_map(|short| Kind::from_short(short)).collect()
}
