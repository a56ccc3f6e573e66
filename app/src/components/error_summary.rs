//! All errors of a page, at its top.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::chrome;

/// One error of the page.
#[derive(Clone, Copy, Debug)]
pub struct SummaryError<'a> {
    /// Id of the control to go to; of a date, the first bad sub-field. `None`: no control is to blame.
    pub target: Option<&'a str>,
    /// The same words as at the field.
    pub text: &'a str,
}

/// The errors of a page's fields: ids of their controls, each with what is wrong, if anything is.
pub fn errors_at<'a>(fields: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Vec<SummaryError<'a>> {
    fields.into_iter().filter_map(|(id, text)| Some(SummaryError { target: Some(id), text: text? })).collect()
}

/// The error summary: first in `<main>`, takes the focus when the page loads, links to the fields. Nothing without errors.
///
/// `autofocus` does without script what govuk-frontend's script does; the alert is a child of the focused element, so
/// that screen readers announce both.
pub fn error_summary(errors: &[SummaryError], look: Look) -> Html {
    if errors.is_empty() {
        return Html::new();
    }
    let items: Html = errors
        .iter()
        .map(|error| match error.target {
            Some(id) => html!("<li><a href='#" (id) "'>" (error.text) "</a></li>"),
            None => html!("<li>" (error.text) "</li>"),
        })
        .collect();
    html!(
        "<div class='govuk-error-summary' tabindex='-1' autofocus><div role='alert'>"
        "<h2 class='govuk-error-summary__title'>" (chrome::ERROR_SUMMARY.get(look.lang)) "</h2>"
        "<div class='govuk-error-summary__body'><ul class='govuk-list govuk-error-summary__list'>" (items)
        "</ul></div></div></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let errors = [
        SummaryError { target: Some("vi-du-ho-ten-loi"), text: "Hãy nhập họ và tên" },
        SummaryError { target: Some("vi-du-ngay-loi.thang"), text: "Tháng phải từ 1 đến 12" },
        SummaryError { target: None, text: "Phiên làm việc đã hết hạn" },
    ];
    vec![("links to fields", error_summary(&errors, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_fields_and_takes_the_focus() {
        let errors = [
            SummaryError { target: Some("nguoi.ho-ten"), text: "Hãy nhập <họ tên>" },
            SummaryError { target: None, text: "Hết hạn" },
        ];
        let html = error_summary(&errors, Look::default());
        assert!(html.as_str().contains("<li><a href='#nguoi.ho-ten'>Hãy nhập &lt;họ tên&gt;</a></li><li>Hết hạn</li>"));
        assert!(
            html.as_str().starts_with("<div class='govuk-error-summary' tabindex='-1' autofocus><div role='alert'>")
        );
    }

    #[test]
    fn is_absent_without_errors() {
        assert!(error_summary(&[], Look::default()).is_empty());
    }
}
