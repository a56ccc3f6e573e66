//! Photos: not decoded and not coded anew, but without what they tell beside the picture (where and when it was taken, with
//! which device, by whom). How they are turned stays.

use bytes::Bytes;
use img_parts::{
    ImageEXIF,
    jpeg::{Jpeg, markers},
    png::Png,
};

use super::{Orientation, check_pixels};
use crate::uploads::{kind::Kind, refusal::Refusal};

/// Segments of a JPEG that only tell: comments and the data of applications, but for the JFIF head (0), the colour profile (2)
/// and Adobe's note of the colour space (14).
fn tells(marker: u8) -> bool {
    let application = (markers::APP0..=markers::APP15).contains(&marker);
    marker == markers::COM || (application && ![markers::APP0, markers::APP2, markers::APP14].contains(&marker))
}

/// A JPEG without what it tells.
///
/// # Errors
/// If it ends too early, or has too many points.
pub fn clean_jpeg(bytes: Bytes) -> Result<Bytes, Refusal> {
    check_pixels(&bytes)?;
    // Behind the picture phones put further pictures and films, with data of their own.
    let end = end_of_jpeg(&bytes).ok_or(Refusal::Damaged)?;
    let mut jpeg = Jpeg::from_bytes(bytes.slice(..end)).map_err(|_| Refusal::Damaged)?;
    let orientation = jpeg.exif().map_or(Orientation::UPRIGHT, |exif| Orientation::read(&exif));
    jpeg.segments_mut().retain(|segment| {
        let of_several = segment.marker() == markers::APP2 && !segment.contents().starts_with(b"ICC_PROFILE\0");
        !tells(segment.marker()) && !of_several
    });
    if orientation != Orientation::UPRIGHT {
        jpeg.set_exif(Some(orientation.exif()));
    }
    Ok(jpeg.encoder().bytes())
}

/// A PNG without what it tells.
///
/// # Errors
/// If it ends too early, or has too many points.
pub fn clean_png(bytes: Bytes) -> Result<Bytes, Refusal> {
    check_pixels(&bytes)?;
    let mut png = Png::from_bytes(bytes).map_err(|_| Refusal::Damaged)?;
    let kinds: Vec<_> = png.chunks().iter().map(|chunk| chunk.kind()).collect();
    if kinds.first() != Some(b"IHDR") || kinds.last() != Some(b"IEND") || !kinds.contains(b"IDAT") {
        return Err(Refusal::Damaged);
    }
    let orientation = png.exif().map_or(Orientation::UPRIGHT, |exif| Orientation::read(&exif));
    for kind in [*b"tEXt", *b"zTXt", *b"iTXt", *b"tIME", *b"eXIf"] {
        png.remove_chunks_by_type(kind);
    }
    if orientation != Orientation::UPRIGHT {
        png.set_exif(Some(orientation.exif()));
    }
    Ok(png.encoder().bytes())
}

/// How a photo that was cleaned is to be turned.
pub fn orientation(kind: Kind, bytes: &Bytes) -> Orientation {
    let exif = match kind {
        Kind::Jpeg => Jpeg::from_bytes(bytes.clone()).ok().and_then(|jpeg| jpeg.exif()),
        Kind::Png => Png::from_bytes(bytes.clone()).ok().and_then(|png| png.exif()),
        _ => None,
    };
    exif.map_or(Orientation::UPRIGHT, |exif| Orientation::read(&exif))
}

/// Where a JPEG ends, behind its end marker; `None` if it has none.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        // To the next marker: what lies between is picture, in which 0xFF stands before a zero or a restart.
        at += bytes.get(at..)?.iter().position(|byte| *byte == markers::P)?;
        match *bytes.get(at + 1)? {
            markers::EOI => return Some(at + 2),
            markers::P => at += 1,
            markers::Z | 0x01 | markers::SOI | markers::RST0..=markers::RST7 => at += 2,
            _ => at += 2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::samples;

    fn holds(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|window| window == text)
    }

    #[test]
    fn a_jpeg_loses_what_it_tells_and_keeps_how_it_is_turned() {
        let told = samples::jpeg_that_tells();
        assert!(holds(&told, samples::TOLD));
        let clean = clean_jpeg(told.clone().into()).unwrap();
        assert!(!holds(&clean, samples::TOLD));
        assert_eq!(orientation(Kind::Jpeg, &clean).number(), 6);
        let picture = |bytes: &[u8]| {
            let at = bytes.windows(2).position(|window| window == b"\xff\xda").unwrap();
            bytes[at..].to_vec()
        };
        assert_eq!(picture(&clean), picture(&samples::jpeg()), "the picture itself is not touched");
        assert_eq!(clean_jpeg(samples::jpeg().into()).unwrap(), samples::jpeg(), "nothing to take out");
    }

    #[test]
    fn a_png_loses_what_it_tells() {
        let told = samples::png_that_tells();
        assert!(holds(&told, samples::TOLD));
        let clean = clean_png(told.into()).unwrap();
        assert!(!holds(&clean, samples::TOLD));
        assert_eq!(orientation(Kind::Png, &clean).number(), 6);
        assert_eq!(clean_png(samples::png().into()).unwrap(), samples::png());
    }

    #[test]
    fn cut_pictures_are_damaged() {
        let (jpeg, png) = (samples::jpeg(), samples::png());
        for cut in [&jpeg[..jpeg.len() - 2], &jpeg[..20]] {
            assert_eq!(clean_jpeg(Bytes::copy_from_slice(cut)), Err(Refusal::Damaged));
        }
        for cut in [&png[..png.len() - 12], &png[..png.len() - 5], &png[..20]] {
            assert_eq!(clean_png(Bytes::copy_from_slice(cut)), Err(Refusal::Damaged));
        }
    }

    #[test]
    fn a_picture_of_too_many_points_is_not_decoded() {
        assert_eq!(clean_png(samples::png_of(60_000, 60_000).into()), Err(Refusal::TooManyPixels));
        assert_eq!(clean_png(samples::png_of(u32::MAX, u32::MAX).into()), Err(Refusal::TooManyPixels));
        assert_eq!(clean_png(samples::png_of(0, 5).into()), Err(Refusal::Damaged));
    }
}
