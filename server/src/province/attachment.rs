//! Files that go to the province with a filing.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ProvinceError;

/// Largest file in bytes, 10 MiB: the most that a citizen may attach, and that a provincial system must take.
pub const LARGEST_FILE: u64 = 10 * 1024 * 1024;

/// Bytes a second that the way to a provincial system carries at least (2 Mbit/s).
const SLOWEST: u64 = 256 * 1024;
/// Time for a call without a body.
const CALL: Duration = Duration::from_secs(5);

/// A file that belongs to a filing: what the province is told of it. The bytes come from [`AttachmentBytes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Number of the upload: 32 hexadecimal digits.
    pub id: String,
    /// Id of the question that asked for it.
    pub question: String,
    /// Which paper it is, in Vietnamese, as the question calls it.
    pub document: String,
    /// Name with its ending, cleaned of folders and control characters.
    pub file_name: String,
    /// Media type as its content tells, such as `application/pdf`.
    pub media_type: String,
    /// Size in bytes, at most [`LARGEST_FILE`].
    pub bytes: u64,
    /// SHA-256 of the bytes, in 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// Where the bytes of attachments are read.
#[async_trait]
pub trait AttachmentBytes: Send + Sync {
    /// All bytes of the attachment with this id.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be read whole.
    async fn read(&self, id: &str) -> anyhow::Result<Bytes>;
}

impl Attachment {
    /// Longest time that it may be on its way: 5 s for the call itself, and its size at [`SLOWEST`].
    pub fn time(&self) -> Duration {
        time_of(self.bytes)
    }

    /// The bytes, if they are still what the filing says.
    ///
    /// # Errors
    /// [`ProvinceError::Refused`] if the file is lost or another one: repeating does not help. Only where they lie being out
    /// of reach is [`ProvinceError::Unavailable`].
    pub async fn read(&self, files: &dyn AttachmentBytes) -> Result<Bytes, ProvinceError> {
        let bytes = files.read(&self.id).await.map_err(|error| self.unreadable(&error))?;
        if bytes.len() as u64 == self.bytes && sha256(&bytes) == self.sha256 {
            return Ok(bytes);
        }
        Err(ProvinceError::Refused(format!("file {} is not the one that was attached: its checksum differs", self.id)))
    }

    /// Names the upload and not the file: a file's name may be a person's.
    fn unreadable(&self, error: &anyhow::Error) -> ProvinceError {
        let reason = format!("file {} cannot be read here: {error:#}", self.id);
        if error.chain().any(is_passing) { ProvinceError::Unavailable(reason) } else { ProvinceError::Refused(reason) }
    }
}

/// The place where files lie does not answer now; a file that is not there is no such case.
fn is_passing(cause: &(dyn std::error::Error + 'static)) -> bool {
    use object_store::Error;
    match cause.downcast_ref::<Error>() {
        Some(error) => matches!(
            error,
            // Credentials are mended by people while the filing waits.
            Error::Generic { .. }
                | Error::JoinError { .. }
                | Error::PermissionDenied { .. }
                | Error::Unauthenticated { .. }
        ),
        None => cause.downcast_ref::<sqlx::Error>().is_some_and(|error| !matches!(error, sqlx::Error::RowNotFound)),
    }
}

/// Longest time that so many bytes may be on their way.
pub(super) fn time_of(bytes: u64) -> Duration {
    CALL + Duration::from_secs(bytes / SLOWEST)
}

/// SHA-256 in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Knows no file: for filings that have none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

#[async_trait]
impl AttachmentBytes for NoFiles {
    async fn read(&self, id: &str) -> anyhow::Result<Bytes> {
        anyhow::bail!("there is no file {id}")
    }
}
