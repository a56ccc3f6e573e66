//! Several lines of text.

use super::{
    Example,
    field::Field,
    html::{Html, attr, fill, html, when},
};
use crate::text::chrome;

/// A text area with its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Textarea<'a> {
    /// Name, label, hint, error.
    pub field: Field<'a>,
    /// What was typed, kept as it was.
    pub value: &'a str,
    /// Height in lines; 0: five.
    pub rows: u8,
    /// Longest text, in characters. It is said below; the box itself cuts nothing off, the server checks.
    pub max_length: Option<u16>,
}

/// A text area.
pub fn textarea(props: &Textarea) -> Html {
    let field = &props.field;
    let rows = if props.rows == 0 { 5 } else { props.rows };
    let info_id = props.max_length.map(|_| format!("{}-info", field.name));
    let info = props.max_length.map(|most| {
        let text = fill(chrome::MAX_LENGTH, field.look.lang, &[&most.to_string()]);
        html!("<div id='" (field.name) "-info' class='govuk-hint'>" (text) "</div>")
    });
    // The parser drops one line break right after the tag: without ours it would take the first of the text.
    field.labelled(&html!(
        "<textarea class='govuk-textarea" (when(field.error.is_some(), " govuk-textarea--error")) "' id='" (field.name)
        "' name='" (field.name) "' rows='" (rows) "' spellcheck='false'"
        (attr("aria-describedby", field.described_by(info_id.as_deref()).as_deref()))
        (attr("autocomplete", field.autocomplete(None))) ">\n" (props.value) "</textarea>" (info)
    ))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let field =
        Field {
            name: "vi-du-gop-y", label: "Ông/bà muốn góp ý thêm điều gì?", optional: true, ..Field::default()
        };
    vec![
        ("with limit", textarea(&Textarea { field, max_length: Some(500), rows: 4, ..Textarea::default() })),
        (
            "with hint and error",
            textarea(&Textarea {
                field: Field {
                    name: "vi-du-ly-do",
                    label: "Lý do",
                    hint: Some("Người dân đọc được nội dung này"),
                    error: Some("Hãy nhập lý do"),
                    ..Field::default()
                },
                value: "Dòng một\nDòng hai",
                ..Textarea::default()
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_close_the_area_and_keeps_its_first_line_break() {
        let html = textarea(&Textarea {
            field: Field { name: "a", label: "Ý kiến", ..Field::default() },
            value: "\n</textarea><script>",
            ..Textarea::default()
        });
        assert!(html.as_str().contains(">\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>"));
    }

    #[test]
    fn is_described_by_hint_error_and_limit() {
        let html = textarea(&Textarea {
            field: Field {
                name: "a", label: "Ý kiến", hint: Some("gợi ý"), error: Some("thiếu"), ..Field::default()
            },
            max_length: Some(500),
            ..Textarea::default()
        });
        let html = html.as_str();
        assert!(html.contains("aria-describedby='a-hint a-error a-info'"));
        assert!(html.contains("<div id='a-info' class='govuk-hint'>Tối đa 500 ký tự.</div>"));
    }
}
