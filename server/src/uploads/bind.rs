//! Photos of one document, bound into one PDF in the order of its pages. The photos go in as they are: nothing is coded anew
//! but PNG, whose points PDF packs in its own way.

use std::sync::Arc;

use anyhow::{anyhow, ensure};
use bytes::Bytes;
use krilla::{
    Document,
    geom::{Size, Transform},
    image::Image,
    metadata::Metadata,
    page::PageSettings,
};

use super::{
    examine::{Orientation, orientation},
    kind::Kind,
};

/// A4, in points of 1/72 inch.
const A4: (f32, f32) = (595.28, 841.89);
/// White around the photo, so that a printer cuts nothing off.
const MARGIN: f32 = 18.0;
/// Most bytes of the photos of one PDF: what the PDF adds must leave it small enough for the province.
pub const MOST_BYTES: u64 = crate::province::LARGEST_FILE - 512 * 1024;
/// Most points of the PNGs of one PDF: they are all unpacked, four bytes or eight for each, and stay so until it is written.
const MOST_PNG_PIXELS: usize = 16_000_000;

/// A photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// JPEG or PNG.
    pub kind: Kind,
    /// The file.
    pub bytes: Bytes,
}

/// One PDF of these photos, an A4 page each, upright or lying as the photo is, of at most so many bytes.
///
/// # Errors
/// If a photo cannot be put into a PDF, or it becomes too large, as PNGs may that are packed anew: then they stay files of
/// their own.
pub fn bind(title: &str, photos: Vec<Photo>, most: u64) -> anyhow::Result<Vec<u8>> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language("vi".to_owned()));
    let mut unpacked = 0_usize;
    for photo in photos {
        let turned = orientation(photo.kind, &photo.bytes);
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(photo.bytes.clone());
        let image = match photo.kind {
            Kind::Jpeg => Image::from_jpeg(data.into(), true),
            _ => {
                let size = imagesize::blob_size(&photo.bytes)?;
                unpacked = unpacked.saturating_add(size.width.saturating_mul(size.height));
                ensure!(unpacked <= MOST_PNG_PIXELS, "too many points");
                Image::from_png(data.into(), true)
            }
        };
        let image = image.map_err(|reason| anyhow!("{reason}"))?;
        let (page, placed) = layout(image.size(), turned);
        let mut page = document
            .start_page_with(PageSettings::from_wh(page.0, page.1).ok_or_else(|| anyhow!("a page of no size"))?);
        let mut surface = page.surface();
        surface.push_transform(&placed);
        surface.draw_image(image, Size::from_wh(1.0, 1.0).ok_or_else(|| anyhow!("a picture of no size"))?);
        surface.pop();
        surface.finish();
        page.finish();
    }
    let pdf = document.finish().map_err(|error| anyhow!("{error:?}"))?;
    ensure!(pdf.len() as u64 <= most, "too large for the province");
    Ok(pdf)
}

/// The size of the page, and how the unit square is laid onto it so that the photo stands upright and fits.
fn layout((width, height): (u32, u32), turned: Orientation) -> ((f32, f32), Transform) {
    let (width, height) = (width as f32, height as f32);
    let (upright_width, upright_height) = if turned.is_turned() { (height, width) } else { (width, height) };
    let page = if upright_width > upright_height { (A4.1, A4.0) } else { A4 };
    let scale = ((page.0 - 2.0 * MARGIN) / upright_width).min((page.1 - 2.0 * MARGIN) / upright_height);
    let (wide, high) = (upright_width * scale, upright_height * scale);
    let (left, top) = ((page.0 - wide) / 2.0, (page.1 - high) / 2.0);
    // Where the stored picture's corner, its row and its column come to lie within the upright one; y points down.
    let (corner, row, column) = match turned.number() {
        2 => ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0)),
        3 => ((1.0, 1.0), (-1.0, 0.0), (0.0, -1.0)),
        4 => ((0.0, 1.0), (1.0, 0.0), (0.0, -1.0)),
        5 => ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0)),
        6 => ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
        7 => ((1.0, 1.0), (0.0, -1.0), (-1.0, 0.0)),
        8 => ((0.0, 1.0), (0.0, -1.0), (1.0, 0.0)),
        _ => ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)),
    };
    let placed = Transform::from_row(
        row.0 * wide,
        row.1 * high,
        column.0 * wide,
        column.1 * high,
        left + corner.0 * wide,
        top + corner.1 * high,
    );
    (page, placed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        province::LARGEST_FILE,
        uploads::{examine::examine, samples},
    };

    fn photo(kind: Kind, bytes: Vec<u8>) -> Photo {
        Photo { kind, bytes: bytes.into() }
    }

    #[test]
    fn each_photo_is_a_page_and_goes_in_as_it_is() {
        let photos = vec![photo(Kind::Jpeg, samples::jpeg()), photo(Kind::Png, samples::png())];
        let bound = bind("Giấy khai sinh", photos.clone(), LARGEST_FILE).unwrap();
        assert_eq!(examine("a.pdf", bound.clone().into(), &[]).unwrap().pages, Some(2));
        let jpeg = samples::jpeg();
        assert!(bound.windows(jpeg.len()).any(|window| window == jpeg), "not coded anew");
        assert!(bind("Giấy khai sinh", photos, bound.len() as u64 - 1).is_err(), "the province would not take it");
    }

    #[test]
    fn a_photo_that_lies_gets_a_page_that_lies_and_a_turned_one_stands() {
        let upright = Orientation::UPRIGHT;
        let turned = Orientation::read(b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        assert_eq!(layout((4000, 3000), upright).0, (A4.1, A4.0));
        assert_eq!(layout((3000, 4000), upright).0, A4);
        let (page, placed) = layout((4000, 3000), turned);
        assert_eq!(page, A4);
        // All four corners lie on the page.
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let across = placed.sx() * x + placed.kx() * y + placed.tx();
            let down = placed.ky() * x + placed.sy() * y + placed.ty();
            assert!((MARGIN - 0.1..=page.0 - MARGIN + 0.1).contains(&across), "{across}");
            assert!((MARGIN - 0.1..=page.1 - MARGIN + 0.1).contains(&down), "{down}");
        }
        // Turned by a quarter: the first row of the file is the right edge.
        assert!(placed.tx() > page.0 / 2.0 && placed.ky() > 0.0 && placed.kx() < 0.0);
    }

    #[test]
    fn what_is_no_photo_is_told() {
        assert!(bind("a", vec![photo(Kind::Jpeg, b"\xff\xd8\xff".to_vec())], LARGEST_FILE).is_err());
        assert!(bind("a", vec![photo(Kind::Png, samples::png_of(4_001, 4_000))], LARGEST_FILE).is_err());
    }
}
