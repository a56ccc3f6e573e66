//! One of many, where they are too many for radios.

use super::{
    Example,
    field::Field,
    html::{Html, attr, html, when},
};

/// Options under a heading of their own.
#[derive(Clone, Debug)]
pub struct OptionGroup<'a> {
    /// The heading.
    pub label: &'a str,
    /// Values and words, in order.
    pub options: Vec<(&'a str, &'a str)>,
}

/// A drop-down list with its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Select<'a> {
    /// Name, label, hint, error.
    pub field: Field<'a>,
    /// Values and words, in order. The first may be the empty value.
    pub options: &'a [(&'a str, &'a str)],
    /// More options behind them, in groups.
    pub groups: &'a [OptionGroup<'a>],
    /// The chosen value.
    pub value: &'a str,
    /// Purpose for the browser's own data; not sent on a kiosk.
    pub autocomplete: Option<&'a str>,
}

/// A drop-down list.
pub fn select(props: &Select) -> Html {
    let field = &props.field;
    let options = |options: &[(&str, &str)]| -> Html {
        let option = |(value, text): &(&str, &str)| html!("<option value='" (value) "'" (when(*value == props.value, " selected")) ">" (text) "</option>");
        options.iter().map(option).collect()
    };
    let groups: Html = props
        .groups
        .iter()
        .map(|group| html!("<optgroup label='" (group.label) "'>" (options(&group.options)) "</optgroup>"))
        .collect();
    field.labelled(&html!(
        "<select class='govuk-select" (when(field.error.is_some(), " govuk-select--error")) "' id='" (field.name)
        "' name='" (field.name) "'" (attr("aria-describedby", field.described_by(None).as_deref()))
        (attr("autocomplete", field.autocomplete(props.autocomplete))) ">" (options(props.options)) (groups) "</select>"
    ))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let options = [("", "Chọn cơ quan"), ("so-tu-phap", "Sở Tư pháp"), ("ubnd", "Ủy ban nhân dân cấp xã")];
    let field = Field { name: "vi-du-co-quan", label: "Cơ quan", ..Field::default() };
    vec![
        ("default", select(&Select { field, options: &options, value: "ubnd", ..Select::default() })),
        (
            "in groups",
            select(&Select {
                field: Field { name: "vi-du-thu-tuc", label: "Thủ tục", ..field },
                options: &options[..1],
                groups: &[OptionGroup { label: "Hộ tịch", options: vec![("khai-sinh", "Đăng ký khai sinh")] }],
                ..Select::default()
            }),
        ),
        (
            "with error",
            select(&Select {
                field: Field {
                    name: "vi-du-co-quan-loi",
                    hint: Some("Nơi ông/bà muốn nộp hồ sơ"),
                    error: Some("Hãy chọn cơ quan"),
                    ..field
                },
                options: &options,
                ..Select::default()
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_chosen_option_and_escapes_all() {
        let html = select(&Select {
            field: Field { name: "a", label: "Chọn", error: Some("thiếu"), ..Field::default() },
            options: &[("", "–"), ("x'", "</option><script>")],
            value: "x'",
            ..Select::default()
        });
        let html = html.as_str();
        assert!(html.contains("<option value=''>–</option>"));
        assert!(html.contains("<option value='x&#39;' selected>&lt;/option&gt;&lt;script&gt;</option>"));
        assert!(html.contains("aria-describedby='a-error'") && html.contains("govuk-select--error"));
    }

    #[test]
    fn groups_follow_what_stands_alone() {
        let groups = [OptionGroup { label: "<Hộ tịch>", options: vec![("a", "A"), ("b", "B")] }];
        let html = select(&Select { options: &[("", "Chọn")], groups: &groups, value: "b", ..Select::default() });
        assert!(html.as_str().contains(
            "<option value=''>Chọn</option><optgroup label='&lt;Hộ tịch&gt;'><option value='a'>A</option>\
             <option value='b' selected>B</option></optgroup></select>"
        ));
    }
}
