//! The official at the counter.

pub mod messages;
