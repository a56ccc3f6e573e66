//! Buttons, and links that look like them.

use super::{
    Example,
    html::{Html, attr, html, markup},
};

/// Weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one act that the page is for.
    #[default]
    Primary,
    /// Anything beside it.
    Secondary,
    /// What cannot be undone.
    Warning,
}

impl Weight {
    fn modifier(self) -> Html {
        match self {
            Self::Primary => Html::new(),
            Self::Secondary => markup(" govuk-button--secondary"),
            Self::Warning => markup(" govuk-button--warning"),
        }
    }
}

/// A button that posts its form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Button<'a> {
    /// What it does, as a verb.
    pub text: &'a str,
    /// Weight.
    pub weight: Weight,
    /// Name and value to post, where a form has several buttons.
    pub sends: Option<(&'a str, &'a str)>,
}

/// A submit button.
pub fn button(props: &Button) -> Html {
    let sends = props.sends.map(|(name, value)| html!((attr("name", name))(attr("value", value))));
    html!("<button type='submit' class='govuk-button" (props.weight.modifier()) "'" (sends) ">" (props.text) "</button>")
}

/// A link to the next page that looks like a button.
pub fn link_button(href: &str, text: &str, weight: Weight) -> Html {
    html!(
        "<a href='" (href) "' role='button' draggable='false' class='govuk-button" (weight.modifier()) "'>" (text) "</a>"
    )
}

/// The link that starts a filing.
pub fn start_button(href: &str, text: &str) -> Html {
    html!(
        "<a href='" (href) "' role='button' draggable='false' class='govuk-button govuk-button--start'>" (text)
        "<svg class='govuk-button__start-icon' xmlns='http://www.w3.org/2000/svg' width='17.5' height='19' \
         viewBox='0 0 33 40' aria-hidden='true' focusable='false'>\
         <path fill='currentColor' d='M0 0h13l20 20-20 20H0l20-20z'/></svg></a>"
    )
}

/// Buttons and links of equal standing, beside each other.
pub fn button_group(members: &Html) -> Html {
    html!("<div class='govuk-button-group'>" (members) "</div>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let secondary =
        Button { text: "Lưu lại, làm tiếp sau", weight: Weight::Secondary, sends: Some(("luu", "1")) };
    vec![
        ("primary", button(&Button { text: "Tiếp tục", ..Button::default() })),
        ("secondary", button(&secondary)),
        ("warning", button(&Button { text: "Xóa bản nháp", weight: Weight::Warning, sends: None })),
        ("link", link_button("#", "Nộp hồ sơ khác", Weight::Primary)),
        ("start", start_button("#", "Bắt đầu nộp hồ sơ")),
        (
            "group",
            button_group(&html!(
                (button(&Button { text: "Gửi hồ sơ", ..Button::default() })) (button(&secondary))
                "<a class='govuk-link' href='#'>Làm lại từ đầu</a>"
            )),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_its_name_and_value_escaped() {
        let html = button(&Button { text: "Gửi <ngay>", weight: Weight::Primary, sends: Some(("nut", "a'b")) });
        assert_eq!(
            html.as_str(),
            "<button type='submit' class='govuk-button' name='nut' value='a&#39;b'>Gửi &lt;ngay&gt;</button>"
        );
    }

    #[test]
    fn a_link_is_announced_as_button() {
        let html = link_button("/thu-tuc?q=a&b", "Tìm", Weight::Secondary);
        assert!(html.as_str().starts_with("<a href='/thu-tuc?q=a&amp;b' role='button'"));
        assert!(html.as_str().contains("govuk-button--secondary"));
    }
}
