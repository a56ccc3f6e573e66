//! Papers of the agency: the answer to a draft, and why a paper cannot be handed out.

pub mod draft;
pub mod problem;
