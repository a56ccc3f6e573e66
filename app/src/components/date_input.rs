//! A date that somebody knows by heart, as three boxes; or as two or one, where only month or year are asked for.

use super::{
    Example,
    field::{Field, Heading},
    html::{Html, attr, html, markup, when},
    look::Look,
};
use crate::text::{Text, chrome};

/// One of the three values of a date, as typed or as a mark for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<T> {
    /// Day of the month.
    pub day: T,
    /// Month.
    pub month: T,
    /// Year.
    pub year: T,
}

/// How much of a date is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Boxes {
    /// Day, month and year.
    #[default]
    Day,
    /// Month and year.
    Month,
    /// The year only.
    Year,
}

/// A date with its question.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateInput<'a> {
    /// Name, legend, hint, error. The boxes are named `{name}.ngay`, `{name}.thang`, `{name}.nam`, with the same ids.
    pub field: Field<'a>,
    /// Which boxes there are.
    pub boxes: Boxes,
    /// What was typed.
    pub value: Parts<&'a str>,
    /// Which boxes are wrong. With an error and no mark, all are.
    pub wrong: Parts<bool>,
    /// It is the user's own date of birth: the browser may fill it in, but not on a kiosk.
    pub birthday: bool,
}

/// Boxes for day, month and year.
pub fn date_input(props: &DateInput) -> Html {
    let field = &props.field;
    let wrong = match (field.error, props.wrong) {
        (None, _) => Parts::default(),
        (Some(_), Parts { day: false, month: false, year: false }) => Parts { day: true, month: true, year: true },
        (Some(_), marked) => marked,
    };
    let item = |part: &'static str, label: Text, width: &'static str, value: &str, wrong: bool, bday: &'static str| {
        html!(
            "<div class='govuk-date-input__item'><div class='govuk-form-group'><label class='govuk-label \
             govuk-date-input__label' for='" (field.name) (part) "'>" (label.get(field.look.lang))
            "</label><input class='govuk-input govuk-date-input__input" (markup(width))
            (when(wrong, " govuk-input--error")) "' id='" (field.name) (part) "' name='" (field.name) (part)
            "' type='text' inputmode='numeric' spellcheck='false' value='" (value) "'"
            (attr("autocomplete", field.autocomplete(props.birthday.then_some(bday)))) "></div></div>"
        )
    };
    let (narrow, wide) = (" govuk-input--width-2", " govuk-input--width-4");
    let day =
        (props.boxes == Boxes::Day).then(|| item(".ngay", chrome::DAY, narrow, props.value.day, wrong.day, "bday-day"));
    let month = (props.boxes != Boxes::Year)
        .then(|| item(".thang", chrome::MONTH, narrow, props.value.month, wrong.month, "bday-month"));
    let year = item(".nam", chrome::YEAR, wide, props.value.year, wrong.year, "bday-year");
    field.fieldset(
        " role='group'",
        &html!("<div class='govuk-date-input' id='" (field.name) "'>" (day) (month) (year) "</div>"),
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        (
            "birthday, question of the page",
            date_input(&DateInput {
                field: Field {
                    name: "vi-du-ngay-sinh",
                    label: "Ông/bà sinh ngày nào?",
                    heading: Heading::Page,
                    hint: Some("Ví dụ: 27 3 1985"),
                    ..Field::default()
                },
                birthday: true,
                ..DateInput::default()
            }),
        ),
        (
            "wrong month",
            date_input(&DateInput {
                field: Field {
                    name: "vi-du-ngay-loi",
                    label: "Ngày cấp",
                    error: Some("Tháng phải từ 1 đến 12"),
                    look: Look::default(),
                    ..Field::default()
                },
                value: Parts { day: "27", month: "13", year: "2021" },
                wrong: Parts { month: true, ..Parts::default() },
                ..DateInput::default()
            }),
        ),
        (
            "month and year",
            date_input(&DateInput {
                field: Field {
                    name: "vi-du-thang-tot-nghiep",
                    label: "Tốt nghiệp tháng nào?",
                    hint: Some("Ví dụ: 6 2009"),
                    ..Field::default()
                },
                boxes: Boxes::Month,
                ..DateInput::default()
            }),
        ),
        (
            "year",
            date_input(&DateInput {
                field: Field { name: "vi-du-nam-tot-nghiep", label: "Năm tốt nghiệp", ..Field::default() },
                boxes: Boxes::Year,
                value: Parts { year: "2009", ..Parts::default() },
                ..DateInput::default()
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> DateInput<'static> {
        let field = Field { name: "a.sinh", label: "Ngày sinh", error: Some("thiếu năm"), ..Field::default() };
        DateInput { field, value: Parts { day: "1", month: "'<", year: "" }, ..DateInput::default() }
    }

    #[test]
    fn boxes_are_named_and_marked_by_part() {
        let html = date_input(&DateInput { wrong: Parts { year: true, ..Parts::default() }, ..sample() });
        let html = html.as_str();
        for part in ["ngay", "thang", "nam"] {
            assert!(html.contains(&format!("id='a.sinh.{part}' name='a.sinh.{part}'")));
            assert!(html.contains(&format!("for='a.sinh.{part}'")));
        }
        assert!(html.contains("value='&#39;&lt;'"));
        assert_eq!(html.matches("govuk-input--error").count(), 1);
        assert!(html.contains("<fieldset class='govuk-fieldset' role='group' aria-describedby='a.sinh-error'>"));
    }

    #[test]
    fn an_error_of_no_part_marks_all() {
        assert_eq!(date_input(&sample()).as_str().matches("govuk-input--error").count(), 3);
        let mut right = DateInput { wrong: Parts { day: true, ..Parts::default() }, ..sample() };
        right.field.error = None;
        assert_eq!(date_input(&right).as_str().matches("govuk-input--error").count(), 0);
    }

    #[test]
    fn only_the_boxes_that_are_asked_for_are_there() {
        for (boxes, names) in [(Boxes::Month, [false, true, true]), (Boxes::Year, [false, false, true])] {
            let html = date_input(&DateInput { boxes, ..sample() });
            for (part, there) in ["ngay", "thang", "nam"].into_iter().zip(names) {
                assert_eq!(html.as_str().contains(&format!("name='a.sinh.{part}'")), there, "{boxes:?} {part}");
            }
        }
    }

    #[test]
    fn only_a_birthday_is_filled_in_and_never_on_a_kiosk() {
        let mut props = sample();
        assert!(!date_input(&props).as_str().contains("autocomplete"));
        props.birthday = true;
        assert!(date_input(&props).as_str().contains("autocomplete='bday-year'"));
        props.field.look.kiosk = true;
        assert_eq!(date_input(&props).as_str().matches("autocomplete='off'").count(), 3);
    }
}
