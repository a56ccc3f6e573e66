//! Following a dossier: its page, the lookup, where a QR code lands, and the dossiers of this browser.

pub mod dossier;
pub mod mine;
pub mod qr;
pub mod search;
pub mod unreachable;
