//! Help that only some need, folded away.

use super::{
    Example,
    html::{Html, html, paragraphs, when},
};

/// A folded text; `open`: unfolded at first.
pub fn details(summary: &str, content: &Html, open: bool) -> Html {
    html!(
        "<details class='govuk-details'" (when(open, " open")) "><summary class='govuk-details__summary'>"
        "<span class='govuk-details__summary-text'>" (summary) "</span></summary><div class='govuk-details__text'>"
        (content) "</div></details>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let text = paragraphs("Số định danh cá nhân là dãy 12 số trên thẻ căn cước hoặc căn cước công dân.");
    vec![
        ("closed", details("Tìm số định danh ở đâu?", &text, false)),
        ("open", details("Nếu chưa có số định danh", &text, true)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_browsers_own_element() {
        let html = details("Vì <sao>?", &html!("<p>x</p>"), true);
        assert!(html.as_str().starts_with("<details class='govuk-details' open><summary"));
        assert!(html.as_str().contains(">Vì &lt;sao&gt;?</span></summary>"));
    }
}
