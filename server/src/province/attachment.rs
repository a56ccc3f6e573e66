//! Files that go to the province with a filing.

use async_trait::async_trait;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// A file of a filing, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id, 32 hexadecimal digits.
    pub id: String,
    /// Id of the question that it answers.
    pub question: String,
    /// What it is, in words.
    pub document: String,
    /// Name of the file.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// Where the bytes of attachments are.
#[async_trait]
pub trait AttachmentBytes: Send + Sync {
    /// The bytes of the attachment with this id.
    ///
    /// # Errors
    /// If they are not there, or cannot be read.
    async fn read(&self, id: &str) -> anyhow::Result<Bytes>;
}
