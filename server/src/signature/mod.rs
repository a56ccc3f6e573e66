//! Whether a PDF is still as it was signed, and by whom (PAdES; ISO 32000-1, 12.8; RFC 5652).
//!
//! Two questions, and a signature is valid only if both are answered with yes:
//!
//! - **Integrity**: the digest of the signed bytes is the one in the signed attributes, and these were signed with the key of
//!   the certificate in the signature (`signed`).
//! - **Trust**: that certificate leads to one of the roots that the operator has configured, and was not out of date when the
//!   agency sent the paper (`roots`).
//!
//! Whether a certificate was revoked is not asked: it takes a call to its issuer. What this reader does not know is never
//! called valid, and never forged either. Nothing is taken from the PDF's structure but the signatures' own dictionaries.

use time::OffsetDateTime;

mod checker;
mod pdf;
mod roots;
mod signed;
#[cfg(test)]
pub(crate) mod tests;

pub use checker::Checker;
pub use roots::Roots;

use signed::Sealed;

/// What is to be said of the signatures of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All signatures hold, cover the whole file together, and lead to a root that is trusted.
    Valid(Vec<Signer>),
    /// The file, or a signature in it, was changed after it had been signed.
    Changed,
    /// Nothing can be said for sure.
    NotCheckable(Reason),
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Common name in the certificate.
    pub name: String,
    /// When, by the signer's own clock, if the signature says so.
    pub at: Option<OffsetDateTime>,
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no signature.
    NoSignature,
    /// A form or an algorithm that this reader does not know.
    Unknown,
    /// Something was added to the file after the last signature: that part is signed by nobody.
    AddedAfter,
    /// The certificate leads to none of the roots that are trusted, or there are none.
    Untrusted,
}

/// Looks at all signatures of a PDF that was sent at `sent`.
///
/// Every signature must hold, for each of them is shown as one. It takes time in proportion to the file: call it where
/// blocking does no harm.
pub fn check(file: &[u8], roots: &Roots, sent: OffsetDateTime) -> Verdict {
    let Some(found) = pdf::signatures(file) else { return Verdict::NotCheckable(Reason::Unknown) };
    if found.is_empty() {
        return Verdict::NotCheckable(Reason::NoSignature);
    }
    let sealed: Vec<Sealed> = found.iter().map(|signature| signed::check(file, signature)).collect();
    if sealed.iter().any(|one| matches!(one, Sealed::Broken)) {
        return Verdict::Changed;
    }
    let mut signers = Vec::new();
    let mut trusted = true;
    for one in sealed {
        let Sealed::Intact(intact) = one else { return Verdict::NotCheckable(Reason::Unknown) };
        trusted &= roots.trust(&intact, sent);
        signers.push(intact.signer);
    }
    if !found.iter().any(|signature| signature.ends_at() == file.len()) {
        return Verdict::NotCheckable(Reason::AddedAfter);
    }
    if trusted { Verdict::Valid(signers) } else { Verdict::NotCheckable(Reason::Untrusted) }
}
