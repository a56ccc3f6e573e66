//! One of several.

use super::{
    Example,
    choice::{Choice, Control, choices},
    field::{Field, Heading},
    html::Html,
    text_input::{TextInput, Width, text_input},
};

/// A question with one answer out of a few. Nothing is chosen beforehand.
#[derive(Clone, Debug, Default)]
pub struct Radios<'a> {
    /// Name, legend, hint, error.
    pub field: Field<'a>,
    /// The answers, stacked.
    pub choices: Vec<Choice<'a>>,
}

/// Radio buttons.
pub fn radios(props: &Radios) -> Html {
    let field = &props.field;
    field.fieldset("", &choices(Control::Radios, field.name, &props.choices, field.autocomplete(None)))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let purpose = text_input(&TextInput {
        field: Field { name: "vi-du-muc-dich-khac", label: "Ghi rõ mục đích", ..Field::default() },
        width: Width::Chars20,
        ..TextInput::default()
    });
    let choices = vec![
        Choice {
            value: "ket-hon",
            label: "Để đăng ký kết hôn",
            hint: Some("Giấy chỉ dùng được cho việc kết hôn với người ghi trong giấy"),
            checked: true,
            ..Choice::default()
        },
        Choice { value: "khac", label: "Mục đích khác", conditional: Some(purpose), ..Choice::default() },
    ];
    vec![
        (
            "question of the page, with hints and a further field",
            radios(&Radios {
                field: Field {
                    name: "vi-du-muc-dich",
                    label: "Ông/bà dùng giấy này để làm gì?",
                    heading: Heading::Page,
                    ..Field::default()
                },
                choices: choices.clone(),
            }),
        ),
        (
            "with error",
            radios(&Radios {
                field: Field {
                    name: "vi-du-khai-cho",
                    label: "Ông/bà khai cho ai?",
                    heading: Heading::Group,
                    hint: Some("Người được xác nhận tình trạng hôn nhân"),
                    error: Some("Hãy chọn ông/bà khai cho ai"),
                    ..Field::default()
                },
                choices: vec![
                    Choice { value: "minh", label: "Cho chính tôi", ..Choice::default() },
                    Choice { value: "nguoi-khac", label: "Cho người khác", ..Choice::default() },
                ],
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::{super::html::html, *};

    #[test]
    fn first_option_has_the_name_as_id() {
        let html = radios(&Radios {
            field: Field { name: "a", label: "Chọn", error: Some("thiếu"), ..Field::default() },
            choices: vec![
                Choice { value: "1", label: "Một", ..Choice::default() },
                Choice { value: "2'", label: "<Hai>", hint: Some("gợi ý"), checked: true, ..Choice::default() },
            ],
        });
        let html = html.as_str();
        assert!(html.contains("<fieldset class='govuk-fieldset' aria-describedby='a-error'>"));
        assert!(html.contains("id='a' name='a' type='radio' value='1'>"));
        assert!(
            html.contains("id='a-2' name='a' type='radio' value='2&#39;' checked aria-describedby='a-2-item-hint'")
        );
        assert!(html.contains("<label class='govuk-label govuk-radios__label' for='a-2'>&lt;Hai&gt;</label>"));
        assert!(html.contains("id='a-2-item-hint'"));
    }

    #[test]
    fn a_further_field_follows_its_option() {
        let html = radios(&Radios {
            field: Field { name: "a", label: "Chọn", ..Field::default() },
            choices: vec![Choice { value: "1", conditional: Some(html!("<p>thêm</p>")), ..Choice::default() }],
        });
        assert!(
            html.as_str().contains("</div><div class='govuk-radios__conditional' id='conditional-a'><p>thêm</p></div>")
        );
    }
}
