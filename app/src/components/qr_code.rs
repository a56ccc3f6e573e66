//! A QR code as inline SVG: no request, no script, sharp on paper.

use std::fmt::Write;

use super::{
    Example,
    html::{Html, html},
};

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET_ZONE: usize = 4;

/// A QR code, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules on a side, quiet zone included.
    side: usize,
    /// Outline of the dark modules, as the `d` of an SVG path.
    path: String,
}

impl QrPicture {
    /// The picture of modules, dark or light, row by row; `width`: modules on a side.
    pub fn new(width: usize, dark: &[bool]) -> Self {
        let mut path = String::new();
        // One rectangle for each run of dark modules in a row.
        for (y, row) in dark.chunks(width.max(1)).enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|dark| **dark).count();
                if run > 0 {
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
                }
                x += run.max(1);
            }
        }
        Self { side: width + 2 * QUIET_ZONE, path }
    }
}

/// A QR code. `label`: what it opens, for who cannot see it.
pub fn qr_code(picture: &QrPicture, label: &str) -> Html {
    let side = picture.side;
    html!(
        "<div class='qr'><svg xmlns='http://www.w3.org/2000/svg' role='img' aria-label='" (label) "' viewBox='0 0 " (side) " "
        (side) "' shape-rendering='crispEdges'><rect width='100%' height='100%' fill='#fff'/><path fill='#000' d='"
        (picture.path) "'/></svg></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let picture = QrPicture::new(3, &[true, true, false, false, true, false, true, false, true]);
    vec![("three modules wide", qr_code(&picture, "Mã QR mẫu"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_become_rectangles() {
        let picture = QrPicture::new(3, &[true, true, false, false, false, false, true, false, true]);
        assert_eq!(picture.path, "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
        assert_eq!(picture.side, 11);
    }
}
