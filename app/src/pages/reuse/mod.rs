//! Using again what was declared in a finished filing (REU-01): the phone is proven first.

pub mod choose;
pub mod prove;

/// Names of the forms' fields.
pub mod fields {
    /// What is to be done.
    pub const ACT: &str = "viec";
    /// Send a code to the phone.
    pub const SEND: &str = "gui-ma";
    /// The code was typed.
    pub const CONFIRM: &str = "xac-nhan";
    /// Begin anew with another phone.
    pub const OTHER: &str = "so-khac";
    /// Take over what is ticked.
    pub const TAKE: &str = "lay";
    /// The phone.
    pub const PHONE: &str = "dien-thoai";
    /// The code.
    pub const CODE: &str = "ma-xac-nhan";
    /// A ticked answer: id of its question.
    pub const TAKEN: &str = "muc";
}
