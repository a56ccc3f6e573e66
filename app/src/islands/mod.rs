//! Islands: what the browser adds to a page that is whole without them.

#![expect(missing_docs, reason = "the island macro writes a props struct without a place for its documentation")]

pub mod autosave;
pub mod commune_picker;
#[cfg(feature = "hydrate")]
mod form_body;
pub mod form_step;
#[cfg(feature = "hydrate")]
mod press;
pub mod upload;
