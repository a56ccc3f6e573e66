//! The official at the counter, `/quay`.

pub mod messages;
