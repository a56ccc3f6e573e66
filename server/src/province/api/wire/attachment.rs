//! A file that a filing names.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{text, within};
use crate::province::{self, LARGEST_FILE, api::problem::Problem};

/// Longest id of a file, in characters.
const ID: usize = 64;
/// Digits of a SHA-256.
const SHA256: usize = 64;

/// A file that goes along with a filing (thành phần hồ sơ điện tử). It was sent before, with
/// `PUT /filings/{key}/files/{fileId}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "6f1c0a9be54d4d6c8b3a2f7e01d5c4b3",
    "question": "giay-to.ket-hon",
    "document": "Bản án hoặc quyết định ly hôn",
    "fileName": "quyet-dinh.pdf",
    "mediaType": "application/pdf",
    "bytes": 482113,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}))]
pub struct Attachment {
    /// The id under which it was sent; each id stands in a filing once.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$", examples("6f1c0a9be54d4d6c8b3a2f7e01d5c4b3"))]
    pub id: String,
    /// Id of the question that asked for it, in the caller's form.
    #[schema(min_length = 1, max_length = 500, examples("giay-to.ket-hon"))]
    pub question: String,
    /// Which paper it is, in words.
    #[schema(min_length = 1, max_length = 500, examples("Bản án hoặc quyết định ly hôn"))]
    pub document: String,
    /// Its name with ending. It came from a citizen: never a path of yours.
    #[schema(min_length = 1, max_length = 255, examples("quyet-dinh.pdf"))]
    pub file_name: String,
    /// Media type, as the caller found by the content: PDF, JPEG, PNG, HEIC or DOCX.
    #[schema(min_length = 1, max_length = 100, examples("application/pdf"))]
    pub media_type: String,
    /// Size in bytes.
    #[schema(minimum = 1, maximum = 10485760, examples(482113))]
    pub bytes: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

impl Attachment {
    /// Whether every member is as described.
    ///
    /// # Errors
    /// [`Problem`] that names the first one that is not.
    pub(super) fn check(&self, place: &str) -> Result<(), Problem> {
        let field = |name: &str| format!("{place}.{name}");
        file_id(&field("id"), &self.id)?;
        text(&field("question"), &self.question, 500)?;
        text(&field("document"), &self.document, 500)?;
        text(&field("fileName"), &self.file_name, 255)?;
        text(&field("mediaType"), &self.media_type, 100)?;
        within(&field("bytes"), self.bytes, 1, LARGEST_FILE)?;
        let is_digest = self.sha256.len() == SHA256 && self.sha256.bytes().all(is_hexadecimal);
        if is_digest { Ok(()) } else { Err(Problem::field(&field("sha256"), "it is not 64 hexadecimal digits")) }
    }
}

fn is_hexadecimal(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

/// An id of a file.
///
/// # Errors
/// [`Problem`] that names the field.
pub fn file_id(field: &str, id: &str) -> Result<(), Problem> {
    let is_plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if is_plain && (1..=ID).contains(&id.len()) {
        return Ok(());
    }
    Err(Problem::field(field, "it is not 1 to 64 letters, digits, hyphens and underscores"))
}

impl From<Attachment> for province::Attachment {
    fn from(file: Attachment) -> Self {
        let Attachment { id, question, document, file_name, media_type, bytes, sha256 } = file;
        Self { id, question, document, file_name, media_type, bytes, sha256 }
    }
}

impl From<province::Attachment> for Attachment {
    fn from(file: province::Attachment) -> Self {
        let province::Attachment { id, question, document, file_name, media_type, bytes, sha256 } = file;
        Self { id, question, document, file_name, media_type, bytes, sha256 }
    }
}
