//! Where a QR code lands. Its secret stands in the fragment, which no request and no log carries; ten lines of script
//! post it. Without script the form asks for what is printed below the code.

use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Button, button},
        error_summary::{error_summary, errors_at},
        field::Field,
        html::{Html, attr, html, when},
        look::Look,
        main_content::main_content,
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, lookup as words},
};

const POST_FRAGMENT: &str = include_str!("qr/post_fragment.js");

/// The form for the two codes.
#[derive(Default)]
pub struct Qr {
    /// Reference as typed.
    pub reference: String,
    /// Error at the reference.
    pub reference_error: Option<Text>,
    /// Secret as typed: twenty-six characters are not typed twice for one slip.
    pub secret: String,
    /// Error at the secret.
    pub secret_error: Option<Text>,
}

impl Page for Qr {
    fn title(&self, lang: Lang) -> String {
        let error = self.reference_error.is_some() || self.secret_error.is_some();
        chrome::page_title(error, words::QR_TITLE.get(lang), lang)
    }

    fn has_script(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let reference_error = self.reference_error.map(|text| text.get(lang));
        let secret_error = self.secret_error.map(|text| text.get(lang));
        let errors = errors_at([("ma", reference_error), ("ma-mo", secret_error)]);
        let field =
            Field { name: "ma", label: words::REFERENCE.get(lang), error: reference_error, look, ..Field::default() };
        let reference = text_input(&TextInput {
            field,
            value: &self.reference,
            width: Width::Chars20,
            typed: Typed::Digits,
            autocomplete: Some("off"),
            ..TextInput::default()
        });
        let field =
            Field { name: "ma-mo", label: words::SECRET.get(lang), error: secret_error, look, ..Field::default() };
        let secret =
            text_input(&TextInput { field, value: &self.secret, autocomplete: Some("off"), ..TextInput::default() });
        let content = html!(
            (error_summary(&errors, look))
            "<h1 class='govuk-heading-l'>" (words::QR_TITLE.get(lang)) "</h1><p class='govuk-body'>" (words::QR_HOW.get(lang))
            "</p><form method='post' action='/q' novalidate id='mo-ho-so'>" (reference) (secret)
            (button(&Button { text: words::OPEN.get(lang), ..Button::default() })) "</form>"
            "<script" (attr("nonce", frame.nonce.as_deref())) ">" (when(true, POST_FRAGMENT)) "</script>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}
