//! Following a dossier.

pub mod dossier;
pub mod mine;
pub mod qr;
pub mod search;
