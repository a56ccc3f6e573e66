//! A QR code as inline SVG: no request, no script, sharp on paper.

use std::fmt::Write;

use super::{
    Example,
    html::{Html, html},
};

/// The modules of a QR code, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrModules {
    /// Modules on a side.
    pub width: usize,
    /// Dark or light; `width * width` of them.
    pub dark: Vec<bool>,
}

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET_ZONE: usize = 4;

/// A QR code. `label`: what it opens, for who cannot see it.
pub fn qr_code(modules: &QrModules, label: &str) -> Html {
    let side = modules.width + 2 * QUIET_ZONE;
    html!(
        "<div class='qr'><svg xmlns='http://www.w3.org/2000/svg' role='img' aria-label='" (label) "' viewBox='0 0 " (side) " "
        (side) "' shape-rendering='crispEdges'><rect width='100%' height='100%' fill='#fff'/><path fill='#000' d='"
        (path(modules)) "'/></svg></div>"
    )
}

/// One rectangle for each run of dark modules in a row.
fn path(modules: &QrModules) -> String {
    let mut path = String::new();
    for (y, row) in modules.dark.chunks(modules.width.max(1)).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += run.max(1);
        }
    }
    path
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let modules = QrModules { width: 3, dark: vec![true, true, false, false, true, false, true, false, true] };
    vec![("three modules wide", qr_code(&modules, "Mã QR mẫu"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_become_rectangles() {
        let modules = QrModules { width: 3, dark: vec![true, true, false, false, false, false, true, false, true] };
        assert_eq!(path(&modules), "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
    }
}
