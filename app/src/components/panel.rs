//! The confirmation at the end of a journey.

use super::{
    Example,
    code::code,
    html::{Html, html},
};

/// A panel with the page's `h1`, and the one thing to keep below it.
pub fn panel(title: &str, body: &Html) -> Html {
    html!(
        "<div class='govuk-panel govuk-panel--confirmation'><h1 class='govuk-panel__title'>" (title)
        "</h1><div class='govuk-panel__body'>" (body) "</div></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let body = html!("Mã tra cứu của ông/bà<br>"(code("123-456-7890")));
    vec![("confirmation", panel("Đã gửi hồ sơ, đang chuyển đến UBND phường Phan Thiết", &body))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_is_the_heading() {
        let html = panel("Đã <gửi>", &html!("<b>1</b>"));
        assert!(html.as_str().contains("<h1 class='govuk-panel__title'>Đã &lt;gửi&gt;</h1>"));
        assert!(html.as_str().contains("<div class='govuk-panel__body'><b>1</b></div>"));
    }
}
