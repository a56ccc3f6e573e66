//! Islands: what the browser adds to a page that is whole without them.
//!
//! Those of forms are Leptos'. What sends files is a program of its own (feature `files`), for it is large and few pages
//! need it; it stands in the page as an island does, and the same loader starts it.

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod autosave;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod commune_picker;
#[cfg(any(test, feature = "hydrate", feature = "files"))]
mod fill;
#[cfg(any(feature = "hydrate", feature = "files"))]
mod form_body;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod form_step;
#[cfg(any(feature = "hydrate", feature = "files"))]
mod json;
#[cfg(feature = "hydrate")]
mod press;
#[cfg(feature = "files")]
pub mod upload;
