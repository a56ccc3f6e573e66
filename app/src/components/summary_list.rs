//! Facts as pairs of key and value, with a way back to each question.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::chrome;

/// One fact.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// What it is.
    pub key: &'a str,
    /// The fact. Plain text: `html!((text))`.
    pub value: Html,
    /// Where it can be changed, and the question in words, which screen readers hear after "Sửa".
    pub change: Option<(&'a str, &'a str)>,
}

impl<'a> Row<'a> {
    /// A fact in plain text that cannot be changed here.
    pub fn text(key: &'a str, value: &str) -> Self {
        Self { key, value: html!((value)), change: None }
    }
}

/// A list of facts.
pub fn summary_list(rows: &[Row], look: Look) -> Html {
    let any_change = rows.iter().any(|row| row.change.is_some());
    let rows: Html = rows
        .iter()
        .map(|row| {
            let modifier =
                super::html::when(any_change && row.change.is_none(), " govuk-summary-list__row--no-actions");
            let change = row.change.map(|(href, context)| {
                html!(
                    "<dd class='govuk-summary-list__actions'><a class='govuk-link' href='" (href) "'>"
                    (chrome::CHANGE.get(look.lang)) "<span class='govuk-visually-hidden'> " (context) "</span></a></dd>"
                )
            });
            html!(
                "<div class='govuk-summary-list__row" (modifier) "'><dt class='govuk-summary-list__key'>" (row.key)
                "</dt><dd class='govuk-summary-list__value'>" (row.value) "</dd>" (change) "</div>"
            )
        })
        .collect();
    html!("<dl class='govuk-summary-list'>" (rows) "</dl>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let name = Row { change: Some(("#ten", "họ và tên")), ..Row::text("Họ và tên", "Nguyễn Thị Bưởi") };
    let period = Row { change: Some(("#tu-ngay", "khoảng thời gian")), ..Row::text("Từ ngày", "Không khai") };
    vec![
        (
            "check answers",
            summary_list(&[name, period, Row::text("Nơi giải quyết", "UBND phường Phan Thiết")], Look::default()),
        ),
        (
            "facts only",
            summary_list(
                &[Row::text("Thời hạn", "3 ngày làm việc"), Row::text("Lệ phí", "Chưa có thông tin")],
                Look::default(),
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn change_link_says_what_it_changes() {
        let rows = [
            Row { change: Some(("/sua?a&b", "họ <tên>")), ..Row::text("Tên", "<b>") },
            Row::text("Nơi giải quyết", "UBND"),
        ];
        let html = summary_list(&rows, Look::default());
        let html = html.as_str();
        assert!(html.contains(
            "<a class='govuk-link' href='/sua?a&amp;b'>Sửa<span class='govuk-visually-hidden'> họ &lt;tên&gt;</span></a>"
        ));
        assert!(html.contains("<dd class='govuk-summary-list__value'>&lt;b&gt;</dd>"));
        assert_eq!(html.matches("--no-actions").count(), 1);
    }
}
