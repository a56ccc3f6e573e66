//! Strict stand-ins for provincial systems that are not ours. Each answers only what its real counterpart answers, and
//! refuses whatever that would refuse: unknown paths, missing headers, fields of another name.

pub mod dvcqg;
mod fault;
pub mod opencps;
pub mod people;
