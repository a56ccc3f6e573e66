//! A time of day, as two boxes.

use super::{
    Example,
    field::Field,
    html::{Html, attr, html, when},
};
use crate::text::{Text, chrome};

/// What stands in the two boxes, or a mark for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeParts<T> {
    /// Hour, 0 to 23.
    pub hour: T,
    /// Minute, 0 to 59.
    pub minute: T,
}

/// A time with its question.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeInput<'a> {
    /// Name, legend, hint, error. The boxes are named `{name}.gio`, `{name}.phut`, with the same ids.
    pub field: Field<'a>,
    /// What was typed.
    pub value: TimeParts<&'a str>,
    /// Which boxes are wrong. With an error and no mark, both are.
    pub wrong: TimeParts<bool>,
}

/// Two boxes for hour and minute.
pub fn time_input(props: &TimeInput) -> Html {
    let field = &props.field;
    let wrong = match (field.error, props.wrong) {
        (None, _) => TimeParts::default(),
        (Some(_), TimeParts { hour: false, minute: false }) => TimeParts { hour: true, minute: true },
        (Some(_), marked) => marked,
    };
    let item = |part: &'static str, label: Text, value: &str, wrong: bool| {
        html!(
            "<div class='govuk-date-input__item'><div class='govuk-form-group'><label class='govuk-label \
             govuk-date-input__label' for='" (field.name) (part) "'>" (label.get(field.look.lang))
            "</label><input class='govuk-input govuk-date-input__input govuk-input--width-2"
            (when(wrong, " govuk-input--error")) "' id='" (field.name) (part) "' name='" (field.name) (part)
            "' type='text' inputmode='numeric' spellcheck='false' value='" (value) "'"
            (attr("autocomplete", field.autocomplete(None))) "></div></div>"
        )
    };
    field.fieldset(
        " role='group'",
        &html!(
            "<div class='govuk-date-input' id='" (field.name) "'>"
            (item(".gio", chrome::HOUR, props.value.hour, wrong.hour))
            (item(".phut", chrome::MINUTE, props.value.minute, wrong.minute))
            "</div>"
        ),
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        (
            "empty",
            time_input(&TimeInput {
                field: Field {
                    name: "vi-du-gio",
                    label: "Mất lúc mấy giờ?",
                    hint: Some("Ví dụ: 7 giờ 05 phút. Buổi chiều ghi từ 13 giờ."),
                    ..Field::default()
                },
                ..TimeInput::default()
            }),
        ),
        (
            "wrong minute",
            time_input(&TimeInput {
                field: Field {
                    name: "vi-du-gio-loi",
                    label: "Giờ họp",
                    error: Some("Giờ họp: phút phải từ 0 đến 59"),
                    ..Field::default()
                },
                value: TimeParts { hour: "7", minute: "75" },
                wrong: TimeParts { hour: false, minute: true },
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_named_and_marked_by_part() {
        let field = Field { name: "a.luc", label: "Lúc", error: Some("thiếu phút"), ..Field::default() };
        let value = TimeParts { hour: "'<", minute: "" };
        let minute = TimeParts { hour: false, minute: true };
        let html = time_input(&TimeInput { field, value, wrong: minute });
        for part in ["gio", "phut"] {
            assert!(html.as_str().contains(&format!("id='a.luc.{part}' name='a.luc.{part}'")));
            assert!(html.as_str().contains(&format!("for='a.luc.{part}'")));
        }
        assert!(html.as_str().contains("value='&#39;&lt;'"));
        assert_eq!(html.as_str().matches("govuk-input--error").count(), 1);
        let both = time_input(&TimeInput { field, value, ..TimeInput::default() });
        assert_eq!(both.as_str().matches("govuk-input--error").count(), 2);
        let right = TimeInput { field: Field { error: None, ..field }, wrong: minute, value };
        assert!(!time_input(&right).as_str().contains("govuk-input--error"));
    }
}
