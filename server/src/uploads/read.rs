//! Handing out what was kept. A photographed identity card is sensitive: each reading is in the log under the target
//! `access`, with the file's id and who read it, and nothing about anybody.

use std::sync::Arc;

use anyhow::{Context, bail};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{Stream, stream::try_unfold};

use super::{Service, file_path, finish::FRAME, frame_place, seal};
use crate::{
    province::AttachmentBytes,
    store::{StoredFile, Upload},
};

/// Who reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The browser whose draft or submission it belongs to.
    Owner,
    /// The way to the province.
    Province,
}

impl Service {
    /// The bytes of a file that is ready, frame by frame.
    ///
    /// # Errors
    /// If it is not ready, or cannot be unsealed.
    pub fn stream(
        self: &Arc<Self>,
        upload: &Upload,
        reader: Reader,
    ) -> anyhow::Result<impl Stream<Item = anyhow::Result<Bytes>> + Send + use<>> {
        let Some(file) = upload.file.clone() else { bail!("the file is not ready") };
        // At least one frame is read before anything is said of it.
        let key = self.data_key(&upload.new)?;
        log(upload, reader);
        let (service, new) = (self.clone(), upload.new.clone());
        Ok(try_unfold(0, move |frame| {
            let (service, new, file) = (service.clone(), new.clone(), file.clone());
            async move {
                if frame * FRAME >= file.bytes {
                    return Ok(None);
                }
                let bytes = service.frame(&new, &key, &file, frame).await?;
                Ok(Some((bytes, frame + 1)))
            }
        }))
    }

    /// A file that is ready, as a whole.
    ///
    /// # Errors
    /// If it is not ready, or cannot be read.
    pub(super) async fn whole(&self, upload: &Upload) -> anyhow::Result<Bytes> {
        let file = upload.file.as_ref().context("the file is not ready")?;
        let key = self.data_key(&upload.new)?;
        let mut whole = Vec::with_capacity(usize::try_from(file.bytes)?);
        for frame in 0..file.bytes.div_ceil(FRAME) {
            whole.extend_from_slice(&self.frame(&upload.new, &key, file, frame).await?);
        }
        Ok(whole.into())
    }

    async fn frame(
        &self,
        new: &crate::store::NewUpload,
        key: &seal::Key,
        file: &StoredFile,
        frame: u64,
    ) -> anyhow::Result<Bytes> {
        let sealed = FRAME + seal::OVERHEAD as u64;
        let bytes = self.files.range(&file_path(&new.id), frame * sealed..(frame + 1) * sealed).await?;
        Ok(seal::open(key, &frame_place(new, file.bytes, frame), bytes)?)
    }
}

#[async_trait]
impl AttachmentBytes for Service {
    async fn read(&self, id: &str) -> anyhow::Result<Bytes> {
        let upload = self.store.any_upload(id).await?.context("no such file")?;
        log(&upload, Reader::Province);
        self.whole(&upload).await
    }
}

fn log(upload: &Upload, reader: Reader) {
    let reader = match reader {
        Reader::Owner => "owner",
        Reader::Province => "province",
    };
    tracing::info!(target: "access", upload = upload.new.id, reader, "a file was read");
}
