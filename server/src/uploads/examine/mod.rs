//! What a whole file is, and whether it can be taken. What is kept of it may be less than what arrived: a photo's hidden data
//! is taken out, pages and points stay as they are.
//!
//! These run on a thread for blocking work and on bytes of strangers: nothing here unfolds without a bound, and a panic is
//! told from an answer by the caller.

use bytes::Bytes;

use super::{kind::Kind, refusal::Refusal};

mod docx;
mod exif;
mod heic;
mod lexer;
mod pdf;
mod photo;

pub use exif::Orientation;
pub use photo::orientation;

/// Most points of a picture: a good phone camera has fewer, and a page decoded has four bytes for each.
pub const MOST_PIXELS: usize = 50_000_000;

/// A file that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it is.
    pub kind: Kind,
    /// What is kept.
    pub bytes: Bytes,
    /// Pages, where they can be counted.
    pub pages: Option<u32>,
}

/// Examines the bytes of a file of this name.
///
/// # Errors
/// If it cannot be taken.
pub fn examine(name: &str, bytes: Bytes, takes: &[Kind]) -> Result<Examined, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let taken = |kind: Kind| takes.is_empty() || takes.contains(&kind);
    let otherwise = if Kind::claimed(name).is_some_and(taken) { Refusal::Renamed } else { Refusal::KindNotTaken };
    let kind = Kind::of(&bytes).ok_or(otherwise)?;
    if kind == Kind::Docx && !docx::is_word(&bytes) {
        return Err(otherwise);
    }
    if !taken(kind) {
        return Err(Refusal::KindNotTaken);
    }
    match kind {
        Kind::Pdf => pdf::pages(&bytes).map(|pages| Examined { kind, bytes, pages }),
        Kind::Jpeg => photo::clean_jpeg(bytes).map(|bytes| Examined { kind, bytes, pages: Some(1) }),
        Kind::Png => photo::clean_png(bytes).map(|bytes| Examined { kind, bytes, pages: Some(1) }),
        Kind::Heic => heic::clean(bytes).map(|bytes| Examined { kind, bytes, pages: Some(1) }),
        Kind::Docx => docx::check(&bytes).map(|()| Examined { kind, bytes, pages: None }),
    }
}

/// Refuses pictures of too many points; nothing is decoded for it.
fn check_pixels(bytes: &[u8]) -> Result<(), Refusal> {
    let size = imagesize::blob_size(bytes).map_err(|_| Refusal::Damaged)?;
    match size.width.checked_mul(size.height) {
        Some(0) => Err(Refusal::Damaged),
        Some(pixels) if pixels <= MOST_PIXELS => Ok(()),
        _ => Err(Refusal::TooManyPixels),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::samples;

    fn refused(name: &str, bytes: &[u8]) -> Refusal {
        examine(name, Bytes::copy_from_slice(bytes), &[]).unwrap_err()
    }

    #[test]
    fn what_is_none_of_the_kinds_is_refused_by_what_it_claims() {
        assert_eq!(refused("a.pdf", b""), Refusal::Empty);
        assert_eq!(refused("a.pdf", samples::EXE), Refusal::Renamed);
        assert_eq!(refused("a.exe", samples::EXE), Refusal::KindNotTaken);
        assert_eq!(refused("a.docx", &samples::zip(&[("readme.txt", 5)])), Refusal::Renamed);
        assert_eq!(refused("a.zip", &samples::zip(&[("readme.txt", 5)])), Refusal::KindNotTaken);
    }

    #[test]
    fn a_kind_that_the_question_does_not_take_is_refused_whatever_its_name() {
        let pdf = Bytes::from(samples::pdf(1));
        assert_eq!(examine("a.jpg", pdf.clone(), &[Kind::Jpeg]), Err(Refusal::KindNotTaken));
        assert_eq!(examine("a.jpg", pdf.clone(), &[Kind::Pdf]).unwrap().kind, Kind::Pdf, "its content counts");
        assert_eq!(examine("a.pdf", pdf.clone(), &[]).unwrap().bytes, pdf, "a PDF is never rewritten");
    }
}
