//! What citizens send about a dossier after the filing.

pub mod supplement;
pub mod withdrawal;
