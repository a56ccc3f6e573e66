//! The QR codes of addresses, as the pictures that the component draws.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use app::components::qr_code::QrPicture;
use fast_qr::{ECL, QRBuilder};
use lru::LruCache;

use super::PageError;

/// Codes that are kept, some 6 KB each: a citizen who waits looks at the same page again and again, and finding the mask
/// that is read best costs more than the rest of the page.
const KEPT: NonZeroUsize = NonZeroUsize::new(512).unwrap();

/// The codes that were asked for last.
pub struct QrCodes(Mutex<LruCache<String, Arc<QrPicture>>>);

impl Default for QrCodes {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(KEPT)))
    }
}

impl QrCodes {
    /// The code of an address.
    ///
    /// # Errors
    /// [`PageError::Internal`] for an address that no code can hold.
    pub fn of(&self, address: String) -> Result<Arc<QrPicture>, PageError> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(picture) = kept().get(&address) {
            return Ok(picture.clone());
        }
        let (width, dark) = modules(&address)?;
        let picture = Arc::new(QrPicture::new(width, &dark));
        kept().put(address, picture.clone());
        Ok(picture)
    }
}

/// The modules of a code on a side, and whether each is dark, row by row. Error correction M: a phone camera reads it from a
/// creased slip.
fn modules(address: &str) -> Result<(usize, Vec<bool>), PageError> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().map_err(|error| {
        tracing::error!(%error, "no QR code can hold the address");
        PageError::Internal
    })?;
    let dark = (0..code.size).flat_map(|row| &code[row]).map(|module| module.value()).collect();
    Ok((code.size, dark))
}

#[cfg(test)]
mod tests {
    use rqrr::PreparedImage;

    use super::*;

    #[test]
    fn a_camera_reads_the_address_back() {
        // Both public addresses short and long, so that codes of several sizes are seen.
        for host in ["http://127.0.0.1:3000", "https://dich-vu-cong.motcham.binhthuan.gov.vn"] {
            let address = format!("{host}/q#1.4971248193.3FPYRMV5D2NL2QSORSXVMW6BDM");
            let (width, modules) = modules(&address).unwrap();
            let (scale, quiet) = (4, 4);
            let side = (width + 2 * quiet) * scale;
            let dark = |x: usize, y: usize| {
                let (x, y) = ((x / scale).checked_sub(quiet)?, (y / scale).checked_sub(quiet)?);
                (x < width && y < width).then(|| modules[y * width + x])
            };
            let gray = |x, y| if dark(x, y).unwrap_or_default() { 0 } else { 255 };
            let mut image = PreparedImage::prepare_from_greyscale(side, side, gray);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1);
            assert_eq!(grids[0].decode().unwrap().1, address);
        }
    }

    #[test]
    fn each_address_has_its_own_code_also_when_others_were_asked_for() {
        let codes = QrCodes::default();
        let of = |number: usize| codes.of(format!("http://127.0.0.1:3000/q#1.{number}")).unwrap();
        let first = of(0);
        assert!(Arc::ptr_eq(&first, &of(0)), "kept");
        let others: Vec<_> = (1..=KEPT.get()).map(of).collect();
        assert!(others.iter().all(|other| *other != first));
        let again = of(0);
        assert!(!Arc::ptr_eq(&first, &again), "no more are kept than that");
        assert_eq!(first, again);
    }

    #[test]
    fn an_address_that_no_code_can_hold_is_refused() {
        assert!(QrCodes::default().of("a".repeat(3000)).is_err());
    }
}
