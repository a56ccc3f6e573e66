//! Addresses of the browser bundle, read once at start from the manifest that the build writes.

use serde::Deserialize;

/// Where the built files lie. Every name carries a hash of the final content, so all are served as immutable.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Assets {
    /// [`Program::Forms`].
    pub forms: ProgramFiles,
    /// [`Program::Files`].
    pub files: ProgramFiles,
    /// The one style sheet.
    pub css: String,
}

/// Where a program for the browser lies.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct ProgramFiles {
    /// The minified glue, an ES module.
    pub js: String,
    /// The WebAssembly that the glue instantiates.
    pub wasm: String,
}

/// A program for the browser. A page is given those that it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The islands of forms.
    Forms,
    /// What sends files as soon as they are chosen.
    Files,
}

impl Assets {
    /// Where a program lies.
    pub fn of(&self, program: Program) -> &ProgramFiles {
        match program {
            Program::Forms => &self.forms,
            Program::Files => &self.files,
        }
    }
}
