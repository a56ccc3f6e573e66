//! The link to the page before.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::{Lang, chrome};

/// "Quay lại", the first thing of a page of a journey.
pub fn back_link(href: &str, look: Look) -> Html {
    html!("<a href='" (href) "' class='govuk-back-link'>" (chrome::BACK.get(look.lang)) "</a>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        ("default", back_link("#", Look::default())),
        ("english", back_link("#", Look { lang: Lang::En, kiosk: false })),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_escaped() {
        assert_eq!(
            back_link("/a'b", Look::default()).as_str(),
            "<a href='/a&#39;b' class='govuk-back-link'>Quay lại</a>"
        );
    }
}
