//! Commands of the program beside `serve`, one a file.

pub mod compare;
pub mod conformance;
pub mod people;
pub mod province;
pub mod schema;
