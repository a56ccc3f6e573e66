//! What goes over the wire. Field names are the exchange's; each names its source, marked as in the adapter's head.

pub mod dossier;
pub mod lookup;
pub mod procedure;
pub mod question;
pub mod reply;
mod value;
