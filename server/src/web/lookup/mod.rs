//! Following a dossier.

pub mod dossier;
mod elsewhere;
pub mod mine;
pub mod qr;
pub mod search;
#[cfg(test)]
mod tests;
