//! Papers as PDF: tagged for screen readers (PDF/UA-1), their typeface inside, on A4.

pub mod declaration;
mod font;
mod layout;
#[cfg(test)]
pub mod reading;
#[cfg(test)]
mod tests;
mod write;
