//! Who has proven a phone by a one-time code, and what was filed with that phone: for using it again.

use async_trait::async_trait;
use domain::phone::Phone;
use time::OffsetDateTime;

use super::{BrowserHash, Result};
use crate::province::Filing;

/// Most filings that are looked at.
pub const MOST_FILINGS: u32 = 10;

/// A phone that a browser has given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneProof {
    /// The phone.
    pub phone: Phone,
    /// Keyed hash of the one-time code that was sent to it.
    pub hash: Vec<u8>,
    /// The code was given right.
    pub proven: bool,
}

/// Proofs of phones.
#[async_trait]
pub trait PhoneProofs: Send + Sync {
    /// A one-time code with this hash is on its way to the phone; in place of an earlier one of this browser.
    async fn begin_proof(&self, browser: &BrowserHash, phone: &Phone, hash: &[u8], until: OffsetDateTime)
    -> Result<()>;
    /// The phone that this browser has given, until its time is over.
    async fn proof(&self, browser: &BrowserHash, now: OffsetDateTime) -> Result<Option<PhoneProof>>;
    /// The one-time code with this hash was given right: that counts until then.
    async fn prove_phone(&self, browser: &BrowserHash, hash: &[u8], until: OffsetDateTime) -> Result<()>;
    /// Forgets the phone of this browser.
    async fn drop_proof(&self, browser: &BrowserHash) -> Result<()>;
    /// Filings whose submitter has the phone with one of these keyed hashes, and whose dossier has ended: the newest first, at
    /// most [`MOST_FILINGS`].
    async fn ended_filings(&self, phone_keys: &[Vec<u8>]) -> Result<Vec<Filing>>;
}
