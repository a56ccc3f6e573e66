//! Any of several, or one statement to agree to.

use super::{
    Example,
    choice::{Choice, Control, choices},
    field::{Field, Heading},
    html::Html,
};

/// A question with any number of answers.
#[derive(Clone, Debug, Default)]
pub struct Checkboxes<'a> {
    /// Name, legend, hint, error. Every box posts this name.
    pub field: Field<'a>,
    /// The answers, stacked.
    pub choices: Vec<Choice<'a>>,
}

/// Checkboxes.
pub fn checkboxes(props: &Checkboxes) -> Html {
    let field = &props.field;
    field.fieldset("", &choices(Control::Checkboxes, field.name, &props.choices, field.autocomplete(None)))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        (
            "several",
            checkboxes(&Checkboxes {
                field: Field {
                    name: "vi-du-bao-tin",
                    label: "Báo tin cho ông/bà bằng cách nào?",
                    heading: Heading::Group,
                    hint: Some("Có thể chọn nhiều cách"),
                    ..Field::default()
                },
                choices: vec![
                    Choice { value: "tin-nhan", label: "Tin nhắn", checked: true, ..Choice::default() },
                    Choice {
                        value: "thu",
                        label: "Thư điện tử",
                        hint: Some("Gửi đến địa chỉ đã khai"),
                        ..Choice::default()
                    },
                ],
            }),
        ),
        (
            "undertaking with error",
            checkboxes(&Checkboxes {
                field: Field {
                    name: "vi-du-cam-doan",
                    label: "Cam đoan",
                    error: Some("Ông/bà cần cam đoan trước khi gửi hồ sơ"),
                    ..Field::default()
                },
                choices: vec![Choice {
                    value: "co",
                    label: "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp \
                            luật về cam đoan của mình.",
                    ..Choice::default()
                }],
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_boxes_post_one_name() {
        let html = checkboxes(&Checkboxes {
            field: Field { name: "a", label: "Chọn", hint: Some("nhiều"), ..Field::default() },
            choices: vec![
                Choice { value: "1", label: "Một", checked: true, ..Choice::default() },
                Choice { value: "2", label: "Hai", ..Choice::default() },
            ],
        });
        let html = html.as_str();
        assert_eq!(html.matches("name='a' type='checkbox'").count(), 2);
        assert_eq!(html.matches(" checked").count(), 1);
        assert!(html.contains("aria-describedby='a-hint'") && html.contains("id='a-hint'"));
    }
}
