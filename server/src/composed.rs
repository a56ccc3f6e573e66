//! Text from outside that did not come in a form: a file, another system.

use domain::text;
use unicode_normalization::UnicodeNormalization as _;

/// One line as the service keeps it, composed (NFC) and [clean](text::clean), as the text of a form is.
pub fn composed(text: &str) -> String {
    text::clean(&text.nfc().collect::<String>())
}
