//! Where a page stands in the catalogue.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::chrome;

/// Links from the home page down to the page above this one: address and text.
pub fn breadcrumbs(links: &[(&str, &str)], look: Look) -> Html {
    let items: Html = links
        .iter()
        .map(|(href, text)| {
            html!(
                "<li class='govuk-breadcrumbs__list-item'><a class='govuk-breadcrumbs__link' href='" (href) "'>" (text)
                "</a></li>"
            )
        })
        .collect();
    html!(
        "<nav class='govuk-breadcrumbs' aria-label='" (chrome::BREADCRUMBS.get(look.lang)) "'>"
        "<ol class='govuk-breadcrumbs__list'>" (items) "</ol></nav>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![("two levels", breadcrumbs(&[("/", "Trang chủ"), ("/thu-tuc", "Thủ tục")], Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_named_landmark_of_links() {
        let html = breadcrumbs(&[("/", "<Trang chủ>")], Look::default());
        assert!(html.as_str().starts_with("<nav class='govuk-breadcrumbs' aria-label='Đường dẫn'>"));
        assert!(html.as_str().contains("href='/'>&lt;Trang chủ&gt;</a>"));
    }
}
