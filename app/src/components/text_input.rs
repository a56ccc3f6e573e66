//! One line of text.

use super::{
    Example,
    field::{Field, Heading},
    html::{Html, attr, html, markup, when},
    look::Look,
};

/// How wide the box is, in characters; it tells the reader how much is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as the column.
    #[default]
    Full,
    /// A name or an address line.
    Chars20,
    /// A phone number, an identity number.
    Chars10,
    /// A short number.
    Chars5,
    /// One or two digits.
    Chars2,
}

impl Width {
    fn modifier(self) -> Html {
        markup(match self {
            Self::Full => "",
            Self::Chars20 => " govuk-input--width-20",
            Self::Chars10 => " govuk-input--width-10",
            Self::Chars5 => " govuk-input--width-5",
            Self::Chars2 => " govuk-input--width-2",
        })
    }
}

/// What is typed, for the keyboard that a phone shows. Never `type=number`: identity numbers are not quantities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typed {
    /// Words.
    #[default]
    Text,
    /// Digits only.
    Digits,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A secret that is not shown. The browser's password store may fill it.
    Password,
}

impl Typed {
    fn attributes(self) -> Html {
        markup(match self {
            Self::Text => " type='text' spellcheck='false'",
            Self::Digits => " type='text' inputmode='numeric' spellcheck='false'",
            Self::Phone => " type='tel' inputmode='tel' spellcheck='false'",
            Self::Email => " type='email' inputmode='email' spellcheck='false' autocapitalize='none'",
            Self::Password => " type='password' spellcheck='false' autocapitalize='none'",
        })
    }
}

/// A text box with its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextInput<'a> {
    /// Name, label, hint, error.
    pub field: Field<'a>,
    /// What was typed, kept as it was. Leave it empty for a password.
    pub value: &'a str,
    /// Width.
    pub width: Width,
    /// Keyboard.
    pub typed: Typed,
    /// Purpose for the browser's own data, e.g. `name`, `tel` (WCAG 1.3.5); not sent on a kiosk.
    pub autocomplete: Option<&'a str>,
    /// Shown before the box; the label must make sense without it.
    pub prefix: Option<&'a str>,
    /// Shown behind the box.
    pub suffix: Option<&'a str>,
    /// Longest text that is taken, in characters; the box lets no more in.
    pub max_length: Option<u16>,
    /// Extra `list` attribute: id of a `<datalist>`.
    pub list: Option<&'a str>,
}

/// A text box.
pub fn text_input(props: &TextInput) -> Html {
    let field = &props.field;
    let input = html!(
        "<input class='govuk-input" (props.width.modifier()) (when(field.error.is_some(), " govuk-input--error"))
        "' id='" (field.name) "' name='" (field.name) "'" (props.typed.attributes()) " value='" (props.value) "'"
        (attr("aria-describedby", field.described_by(None).as_deref()))
        (attr("autocomplete", field.autocomplete(props.autocomplete)))
        (attr("list", props.list))
        (props.max_length.map(|most| html!(" maxlength='" (most) "'"))) ">"
    );
    field.labelled(&match (props.prefix, props.suffix) {
        (None, None) => input,
        (prefix, suffix) => html!(
            "<div class='govuk-input__wrapper'>" (affix("prefix", prefix)) (input) (affix("suffix", suffix)) "</div>"
        ),
    })
}

fn affix(side: &'static str, text: Option<&str>) -> Option<Html> {
    text.map(|text| html!("<div class='govuk-input__" (side) "' aria-hidden='true'>" (text) "</div>"))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let name = Field { name: "vi-du-ho-ten", label: "Họ và tên", ..Field::default() };
    vec![
        ("default", text_input(&TextInput { field: name, autocomplete: Some("name"), ..TextInput::default() })),
        (
            "with hint, digits",
            text_input(&TextInput {
                field: Field {
                    name: "vi-du-dinh-danh",
                    label: "Số định danh cá nhân",
                    hint: Some("Gồm 12 chữ số, ghi trên thẻ căn cước"),
                    ..Field::default()
                },
                value: "060090001234",
                width: Width::Chars10,
                typed: Typed::Digits,
                ..TextInput::default()
            }),
        ),
        (
            "with error",
            text_input(&TextInput {
                field: Field { name: "vi-du-ho-ten-loi", error: Some("Hãy nhập họ và tên"), ..name },
                ..TextInput::default()
            }),
        ),
        (
            "optional, e-mail, kiosk",
            text_input(&TextInput {
                field: Field {
                    name: "vi-du-email",
                    label: "Thư điện tử",
                    optional: true,
                    look: Look { kiosk: true, ..Look::default() },
                    ..Field::default()
                },
                width: Width::Chars20,
                typed: Typed::Email,
                autocomplete: Some("email"),
                ..TextInput::default()
            }),
        ),
        (
            "question of the page",
            text_input(&TextInput {
                field: Field {
                    name: "vi-du-cau-hoi",
                    label: "Số điện thoại của ông/bà là gì?",
                    heading: Heading::Page,
                    hint: Some("Chúng tôi chỉ gọi khi hồ sơ cần bổ sung"),
                    ..Field::default()
                },
                width: Width::Chars10,
                typed: Typed::Phone,
                autocomplete: Some("tel"),
                ..TextInput::default()
            }),
        ),
        (
            "with suffix",
            text_input(&TextInput {
                field: Field { name: "vi-du-so-tien", label: "Lệ phí", ..Field::default() },
                width: Width::Chars5,
                typed: Typed::Digits,
                suffix: Some("đồng"),
                ..TextInput::default()
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes_the_box_by_hint_and_error() {
        let field =
            Field { name: "a.b", label: "Tên", hint: Some("gợi ý"), error: Some("thiếu"), ..Field::default() };
        let html = text_input(&TextInput { field, value: "x'y<", ..TextInput::default() });
        let html = html.as_str();
        assert!(html.contains("aria-describedby='a.b-hint a.b-error'"));
        assert!(html.contains("<div id='a.b-hint' class='govuk-hint'>gợi ý</div>"));
        assert!(html.contains(
            "<p id='a.b-error' class='govuk-error-message'><span class='govuk-visually-hidden'>Lỗi:</span> thiếu</p>"
        ));
        assert!(html.contains("<label class='govuk-label' for='a.b'>Tên</label>"));
        assert!(html.contains("id='a.b' name='a.b'") && html.contains("value='x&#39;y&lt;'"));
        assert!(html.contains("govuk-form-group--error") && html.contains("govuk-input--error"));
    }

    #[test]
    fn a_kiosk_remembers_nothing() {
        let mut props = TextInput { autocomplete: Some("name"), ..TextInput::default() };
        assert!(text_input(&props).as_str().contains("autocomplete='name'"));
        props.field.look.kiosk = true;
        assert!(text_input(&props).as_str().contains("autocomplete='off'"));
    }

    #[test]
    fn the_only_question_of_a_page_is_its_heading() {
        let field = Field { name: "a", label: "Tên", heading: Heading::Page, optional: true, ..Field::default() };
        let html = text_input(&TextInput { field, ..TextInput::default() });
        assert!(html.as_str().contains(
            "<h1 class='govuk-label-wrapper'><label class='govuk-label govuk-label--l' for='a'>Tên (không bắt buộc)</label></h1>"
        ));
    }
}
