//! Drafts that are left and gone on with, here or on another device.

use crate::text::{Lang, Text, chrome};

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

fn title(is_wrong: bool, title: Text, lang: Lang) -> String {
    let prefix = if is_wrong { format!("{} ", chrome::ERROR_PREFIX.get(lang)) } else { String::new() };
    format!("{prefix}{}", title.get(lang))
}
