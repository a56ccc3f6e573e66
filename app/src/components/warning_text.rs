//! What has consequences.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::chrome;

/// A warning.
pub fn warning_text(text: &str, look: Look) -> Html {
    html!(
        "<div class='govuk-warning-text'><span class='govuk-warning-text__icon' aria-hidden='true'>!</span>"
        "<strong class='govuk-warning-text__text'><span class='govuk-visually-hidden'>" (chrome::WARNING.get(look.lang))
        "</span> " (text) "</strong></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![("default", warning_text("Khai sai sự thật có thể bị xử phạt và giấy đã cấp bị thu hồi.", Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_that_it_is_a_warning() {
        let html = warning_text("a<b", Look::default());
        assert!(html.as_str().contains("<span class='govuk-visually-hidden'>Chú ý:</span> a&lt;b</strong>"));
    }
}
