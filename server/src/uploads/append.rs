//! Bytes arrive. A piece is sealed, on the disk, and in the row before the next one is waited for, so that a connection, a
//! browser or a process that dies loses less than a piece.

use bytes::Bytes;
use data_encoding::HEXLOWER;
use futures_util::{Stream, StreamExt};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{Key, Service, part_path, part_place, seal};
use crate::store::{Part, StoreError, Upload};

/// Bytes of a piece: what is in memory of each file that arrives.
const PART: usize = 256 * 1024;

/// Why bytes were not kept.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The file is elsewhere by now: another request was faster, it is finished, or gone.
    #[error("the offset is another one by now")]
    Conflict,
    /// More than was announced, or than a file may have.
    #[error("more bytes than there may be")]
    TooLong,
    /// The bytes are not those of the checksum; none was kept.
    #[error("the checksum is another one")]
    Mismatch,
    /// The body broke off; what came before was kept, unless it had a checksum.
    #[error("the body broke off")]
    Cut,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The files' place failed.
    #[error(transparent)]
    Files(#[from] anyhow::Error),
}

/// A checksum of what is about to come.
#[derive(Clone)]
pub enum Checksum {
    /// SHA-1, which the protocol demands.
    Sha1(Sha1, Vec<u8>),
    /// SHA-256.
    Sha256(Sha256, Vec<u8>),
}

impl Checksum {
    /// A checksum by an algorithm of this name; `None`: unknown.
    pub fn of(algorithm: &str, expected: Vec<u8>) -> Option<Self> {
        match algorithm {
            "sha1" => Some(Self::Sha1(Sha1::new(), expected)),
            "sha256" => Some(Self::Sha256(Sha256::new(), expected)),
            _ => None,
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(hash, _) => hash.update(bytes),
            Self::Sha256(hash, _) => hash.update(bytes),
        }
    }

    fn fits(self) -> bool {
        match self {
            Self::Sha1(hash, expected) => hash.finalize().as_slice() == expected,
            Self::Sha256(hash, expected) => hash.finalize().as_slice() == expected,
        }
    }
}

/// Takes the bytes of one request for one file.
pub struct Appender<'a> {
    service: &'a Service,
    upload: &'a Upload,
    key: Key,
    /// With a checksum nothing counts before the end.
    checksum: Option<Checksum>,
    /// Up to here it is in the row.
    kept: u64,
    /// On the disk, and not in the row yet.
    waiting: Vec<Part>,
    buffer: Vec<u8>,
}

impl<'a> Appender<'a> {
    /// Bytes that follow what is there.
    ///
    /// # Errors
    /// If the file cannot be unsealed.
    pub fn new(service: &'a Service, upload: &'a Upload, checksum: Option<Checksum>) -> Result<Self, AppendError> {
        let key = service.data_key(&upload.new)?;
        Ok(Self { service, upload, key, checksum, kept: upload.offset, waiting: Vec::new(), buffer: Vec::new() })
    }

    /// Takes more bytes.
    ///
    /// # Errors
    /// If there are too many, or they could not be kept.
    pub async fn push(&mut self, mut bytes: &[u8]) -> Result<(), AppendError> {
        let most = self.upload.new.length.unwrap_or(self.service.limits.file_bytes);
        if self.offset() + bytes.len() as u64 > most {
            return Err(AppendError::TooLong);
        }
        if let Some(checksum) = &mut self.checksum {
            checksum.update(bytes);
        }
        while !bytes.is_empty() {
            if self.buffer.capacity() == 0 {
                self.buffer.reserve_exact(PART);
            }
            let (now, later) = bytes.split_at(bytes.len().min(PART - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
            if self.buffer.len() == PART {
                self.write().await?;
            }
        }
        Ok(())
    }

    /// No more comes: the offset that is kept now.
    ///
    /// # Errors
    /// If the checksum is another one, or the bytes could not be kept.
    pub async fn finish(mut self) -> Result<u64, AppendError> {
        if !self.buffer.is_empty() {
            self.write().await?;
        }
        if let Some(checksum) = self.checksum.take() {
            if !checksum.fits() {
                self.discard().await;
                return Err(AppendError::Mismatch);
            }
            self.commit().await?;
        }
        Ok(self.kept)
    }

    /// The body broke off: what came is kept, unless only the whole can be trusted.
    ///
    /// # Errors
    /// If it could not be kept.
    pub async fn cut(mut self) -> Result<(), AppendError> {
        if self.checksum.is_some() {
            self.discard().await;
            return Ok(());
        }
        if self.buffer.is_empty() { Ok(()) } else { self.write().await }
    }

    /// Where the next byte goes.
    fn offset(&self) -> u64 {
        let waiting: u64 = self.waiting.iter().map(|part| part.bytes).sum();
        self.kept + waiting + self.buffer.len() as u64
    }

    /// Puts what is in memory onto the disk, and into the row unless the checksum is awaited.
    async fn write(&mut self) -> Result<(), AppendError> {
        let plain = std::mem::take(&mut self.buffer);
        let bytes = plain.len() as u64;
        let start = self.offset();
        let name = HEXLOWER.encode(&self.service.random.bytes::<8>());
        let place = part_place(&self.upload.new, start, &name);
        let sealed = seal::seal(&self.key, &self.service.random, &place, plain);
        self.service.files.put(&part_path(&self.upload.new.id, &name), sealed).await?;
        self.waiting.push(Part { start, bytes, name });
        if self.checksum.is_none() { self.commit().await } else { Ok(()) }
    }

    async fn commit(&mut self) -> Result<(), AppendError> {
        let (new, service) = (&self.upload.new, self.service);
        if self.waiting.is_empty() {
            return Ok(());
        }
        let kept = service.store.advance_upload(&new.id, self.kept, &self.waiting, service.new_expiry(new)).await;
        match kept {
            Ok(true) => {
                self.kept += self.waiting.iter().map(|part| part.bytes).sum::<u64>();
                self.waiting.clear();
                Ok(())
            }
            Ok(false) => {
                self.discard().await;
                Err(AppendError::Conflict)
            }
            // It may have been written: the pieces stay, and are collected if they are in no row.
            Err(error) => {
                self.waiting.clear();
                Err(error.into())
            }
        }
    }

    async fn discard(&mut self) {
        let names = self.waiting.iter().map(|part| part.name.as_str());
        self.service.delete_parts(&self.upload.new.id, names).await;
        self.waiting.clear();
    }
}

impl Service {
    /// Takes a body for a file, and examines the file if it was the last one: the offset that is kept now.
    ///
    /// # Errors
    /// If not all of it was kept.
    pub async fn append<E>(
        &self,
        upload: &Upload,
        checksum: Option<Checksum>,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, AppendError> {
        let mut appender = Appender::new(self, upload, checksum)?;
        while let Some(chunk) = body.next().await {
            let Ok(chunk) = chunk else {
                appender.cut().await?;
                return Err(AppendError::Cut);
            };
            if let Err(error) = appender.push(&chunk).await {
                appender.discard().await;
                return Err(error);
            }
        }
        let offset = appender.finish().await?;
        if upload.new.length == Some(offset) {
            let whole = self.store.any_upload(&upload.new.id).await?.ok_or(AppendError::Conflict)?;
            self.settle(whole).await?;
        }
        Ok(offset)
    }
}

/// A body of known length: one that ends before is cut, whether or not the connection said so.
pub fn body_of<E>(
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    length: Option<u64>,
) -> impl Stream<Item = Result<Bytes, ()>> + Unpin {
    let left = length.map_or(i128::MAX, i128::from);
    Box::pin(futures_util::stream::unfold((body, left), move |(mut body, left)| async move {
        match body.next().await {
            Some(Ok(chunk)) => {
                let left = if length.is_some() { left - chunk.len() as i128 } else { left };
                Some((Ok(chunk), (body, left)))
            }
            Some(Err(_)) => Some((Err(()), (body, 0))),
            None if length.is_some() && left > 0 => Some((Err(()), (body, 0))),
            None => None,
        }
    }))
}
