//! Sends files as soon as they are chosen, in pieces (tus 1.0), and carries on by itself after every break. The list of
//! files, their words and their buttons are the server's; without this island the form's own file boxes do the same job.
//!
//! Nothing is kept in the browser: after a reload the server's list says what has arrived, and the same file chosen again
//! goes on from there.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod items;
#[cfg(feature = "hydrate")]
mod job;
#[cfg(feature = "hydrate")]
mod leaving;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod photo;
#[cfg(feature = "hydrate")]
mod queue;
#[cfg(feature = "hydrate")]
mod request;

/// Sends the files of every `[data-upload]` of the form `[data-form-step]`. There is one of it in a page.
#[island]
pub fn Uploads() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(|_| page::attach());
    view! { <div class="govuk-visually-hidden" role="status" id="upload-spoken"></div> }
}

/// A size for people: "340 KB", "2,4 MB". `comma`: the decimal mark of the page's language.
///
/// In whole numbers: the code that writes fractions would be a tenth of the island.
pub fn size_words(bytes: u64, comma: &str) -> String {
    const KB: u64 = 1024;
    const MB: u64 = 1024 * KB;
    if bytes < MB {
        return bytes.div_ceil(KB).to_string() + " KB";
    }
    // Rounded up, so that what is over a limit never looks like the limit.
    let tenths = (bytes * 10).div_ceil(MB);
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => whole + " MB",
        rest => whole + comma + &rest.to_string() + " MB",
    }
}

#[cfg(test)]
mod tests {
    use super::size_words;

    #[test]
    fn sizes_are_short_and_never_smaller_than_the_file() {
        let cases = [
            (0, "0 KB"),
            (1, "1 KB"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (348_160, "340 KB"),
            (1_048_576, "1 MB"),
            (2_516_582, "2,4 MB"),
            (10 * 1_048_576, "10 MB"),
            (10 * 1_048_576 + 1, "10,1 MB"),
        ];
        for (bytes, words) in cases {
            assert_eq!(size_words(bytes, ","), words);
        }
        assert_eq!(size_words(2_516_582, "."), "2.4 MB");
    }
}
