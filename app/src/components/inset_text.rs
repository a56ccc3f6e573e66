//! A text that stands out from its surroundings.

use super::{
    Example,
    html::{Html, html, paragraphs},
};

/// A text with a bar at its side.
pub fn inset_text(content: &Html) -> Html {
    html!("<div class='govuk-inset-text'>" (content) "</div>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![("default", inset_text(&paragraphs("Nơi giải quyết: UBND phường Phan Thiết, tỉnh Lâm Đồng.")))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let html = inset_text(&paragraphs("<một>\n\nhai"));
        assert_eq!(
            html.as_str(),
            "<div class='govuk-inset-text'><p class='govuk-body'>&lt;một&gt;</p><p class='govuk-body'>hai</p></div>"
        );
    }
}
