//! One of several.

use super::{
    Example,
    choice::{Choice, Control, choices},
    field::{Field, Heading},
    html::{Html, html},
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

/// Radio buttons beside each other, for two short answers. Where one has a further field, they are stacked: what is shown
/// then would stand beside the other.
pub fn inline_radios(props: &Radios) -> Html {
    if props.choices.iter().any(|choice| choice.conditional.is_some()) {
        return radios(props);
    }
    let field = &props.field;
    let stacked = choices(Control::Radios, field.name, &props.choices, field.autocomplete(None));
    field.fieldset("", &html!("<div class='radios-inline'>" (stacked) "</div>"))
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
        (
            "yes or no, with guidance",
            inline_radios(&Radios {
                field: Field {
                    name: "vi-du-uy-quyen",
                    label: "Ông/bà có được người khác ủy quyền không?",
                    help: Some(
                        "Người ủy quyền cho cha, mẹ, con, vợ, chồng, anh, chị, em ruột thì văn bản ủy quyền không phải chứng thực.",
                    ),
                    ..Field::default()
                },
                choices: vec![
                    Choice { value: "co", label: "Có", ..Choice::default() },
                    Choice { value: "khong", label: "Không", ..Choice::default() },
                ],
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn two_short_answers_stand_beside_each_other_unless_one_unfolds() {
        let with = |conditional| {
            inline_radios(&Radios {
                field: Field { name: "a", label: "Chọn", help: Some("<dài>"), ..Field::default() },
                choices: vec![Choice { value: "co", label: "Có", conditional, ..Choice::default() }],
            })
        };
        let html = with(None);
        assert!(html.as_str().contains("<div class='radios-inline'><div class='govuk-radios'>"));
        assert!(
            html.as_str().contains("id='a-help'") && html.as_str().contains("<p class='govuk-body'>&lt;dài&gt;</p>")
        );
        assert!(!with(Some(html!("<p>x</p>"))).as_str().contains("radios-inline"));
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
