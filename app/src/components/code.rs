//! A code that is copied, read out or typed in again.

use super::{
    Example,
    html::{Html, html},
};

/// A code: digits of one width, selected whole by one tap, left alone by translators and number detection.
pub fn code(text: &str) -> Html {
    html!("<strong class='code' translate='no'>" (text) "</strong>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        ("reference", html!("<p class='govuk-body'>Mã tra cứu: " (code("123-456-7890")) "</p>")),
        ("dossier code", html!("<p class='govuk-body'>Mã hồ sơ: " (code("H36.44.21-261123-0001")) "</p>")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_escaped() {
        assert_eq!(code("1<2").as_str(), "<strong class='code' translate='no'>1&lt;2</strong>");
    }
}
