//! Drafts that are left and gone on with, here or on another device.

use crate::{
    components::{
        field::Field,
        html::Html,
        look::Look,
        text_input::{TextInput, Typed, Width, text_input},
    },
    text::Text,
};

pub mod leave;
pub mod one_time;
pub mod replace;
pub mod resume;

/// Address of the page where a draft of another device is gone on with.
pub const RESUME: &str = "/lam-tiep";
/// Address of the page for the one-time code.
pub const ONE_TIME: &str = "/lam-tiep/ma";
/// Address of the question whether a draft may be replaced.
pub const REPLACE: &str = "/lam-tiep/thay";

/// The box for the phone that a draft's one-time code goes to.
pub(super) fn phone_input(label: Text, value: &str, error: Option<&str>, look: Look) -> Html {
    text_input(&TextInput {
        field: Field { name: "dien-thoai", label: label.get(look.lang), error, look, ..Field::default() },
        value,
        width: Width::Chars20,
        typed: Typed::Phone,
        autocomplete: Some("tel"),
        ..TextInput::default()
    })
}
