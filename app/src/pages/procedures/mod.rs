//! The catalogue of procedures: the list with its search, and a page for each procedure.

pub mod detail;
pub mod facts;
pub mod list;
mod plan;
pub mod process;
pub mod query;
mod words;
