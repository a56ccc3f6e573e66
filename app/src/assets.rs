//! Addresses of the browser bundle, read once at start from the manifest that the build writes.

use serde::Deserialize;

/// Where the built files lie. Every name carries a hash of the final content, so all are served as immutable.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Assets {
    /// The minified glue, an ES module.
    pub js: String,
    /// The WebAssembly that the glue instantiates.
    pub wasm: String,
    /// The one style sheet.
    pub css: String,
}
