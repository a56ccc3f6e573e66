//! The QR code of an address, as the modules that the component draws.

use app::components::qr_code::QrModules;
use fast_qr::{ECL, QRBuilder};

use super::PageError;

/// The code of an address, error correction M: a phone camera reads it from a creased slip.
///
/// # Errors
/// [`PageError::Internal`] for an address that no code can hold.
pub fn qr_modules(address: &str) -> Result<QrModules, PageError> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().map_err(|error| {
        tracing::error!(%error, "no QR code can hold the address");
        PageError::Internal
    })?;
    let dark = (0..code.size).flat_map(|row| &code[row]).map(|module| module.value()).collect();
    Ok(QrModules { width: code.size, dark })
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
            let modules = qr_modules(&address).unwrap();
            let (scale, quiet) = (4, 4);
            let side = (modules.width + 2 * quiet) * scale;
            let dark = |x: usize, y: usize| {
                let (x, y) = ((x / scale).checked_sub(quiet)?, (y / scale).checked_sub(quiet)?);
                (x < modules.width && y < modules.width).then(|| modules.dark[y * modules.width + x])
            };
            let gray = |x, y| if dark(x, y).unwrap_or_default() { 0 } else { 255 };
            let mut image = PreparedImage::prepare_from_greyscale(side, side, gray);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1);
            assert_eq!(grids[0].decode().unwrap().1, address);
        }
    }
}
