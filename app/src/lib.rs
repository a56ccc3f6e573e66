//! What the citizen sees: pages and components rendered on the server, islands for the browser.
//!
//! Pages, components and texts compile only for the server (`ssr`), so that the browser bundle holds the islands and the
//! rules they use.

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod components;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod text;
