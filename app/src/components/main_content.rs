//! The part of a page that is the page.

use super::{
    Example,
    html::{Html, html},
};

/// `<main>`, where the skip link leads. `before`: back link or breadcrumbs, which stand outside of it.
pub fn main_content(before: &Html, content: &Html) -> Html {
    html!((before) "<main class='govuk-main-wrapper' id='main-content' tabindex='-1'>" (content) "</main>")
}

/// The page's `h1`.
pub fn title(text: &str) -> Html {
    html!("<h1 class='govuk-heading-l'>" (text) "</h1>")
}

/// A section's heading.
pub fn section(text: &str) -> Html {
    html!("<h2 class='govuk-heading-m'>" (text) "</h2>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![("section heading", section("Giấy tờ cần chuẩn bị"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_where_the_skip_link_leads() {
        let html = main_content(&html!("<a></a>"), &title("<Tiêu đề>"));
        assert_eq!(
            html.as_str(),
            "<a></a><main class='govuk-main-wrapper' id='main-content' tabindex='-1'>\
             <h1 class='govuk-heading-l'>&lt;Tiêu đề&gt;</h1></main>"
        );
    }
}
