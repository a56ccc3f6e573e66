//! What a component must know about the request.

use crate::{page::Frame, text::Lang};

/// Language and device, as far as a component shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Language of the component's own words.
    pub lang: Lang,
    /// The device is shared: the browser must neither remember nor offer what was typed.
    pub kiosk: bool,
}

impl From<&Frame> for Look {
    fn from(frame: &Frame) -> Self {
        Self { lang: frame.lang, kiosk: frame.kiosk }
    }
}
