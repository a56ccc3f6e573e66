//! Lookup by code and four digits.

use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Button, button},
        error_summary::{error_summary, errors_at},
        field::Field,
        html::{Html, html},
        look::Look,
        main_content::main_content,
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    pages::layout::link_alone,
    text::{Lang, Text, chrome, lookup as words},
};

/// Lookup form, with what was typed and what is wrong with it.
#[derive(Default)]
pub struct Search {
    /// Code as typed.
    pub code: String,
    /// Error at the code.
    pub code_error: Option<Text>,
    /// Digits as typed.
    pub digits: String,
    /// Error at the digits.
    pub digits_error: Option<Text>,
}

impl Page for Search {
    fn title(&self, lang: Lang) -> String {
        let error = self.code_error.is_some() || self.digits_error.is_some();
        chrome::page_title(error, words::LOOKUP_TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let code_error = self.code_error.map(|text| text.get(lang));
        let digits_error = self.digits_error.map(|text| text.get(lang));
        let errors = errors_at([("ma", code_error), ("so-cuoi", digits_error)]);
        let code = text_input(&TextInput {
            field: Field {
                name: "ma",
                label: words::CODE_LABEL.get(lang),
                hint: Some(words::CODE_HINT.get(lang)),
                error: code_error,
                look,
                ..Field::default()
            },
            value: &self.code,
            autocomplete: Some("off"),
            ..TextInput::default()
        });
        let digits = text_input(&TextInput {
            field: Field {
                name: "so-cuoi",
                label: words::DIGITS_LABEL.get(lang),
                error: digits_error,
                look,
                ..Field::default()
            },
            value: &self.digits,
            width: Width::Chars5,
            typed: Typed::Digits,
            autocomplete: Some("off"),
            ..TextInput::default()
        });
        let content = html!(
            (error_summary(&errors, look))
            "<h1 class='govuk-heading-l'>" (words::LOOKUP_TITLE.get(lang)) "</h1><p class='govuk-body'>" (words::LOOKUP_HOW.get(lang))
            "</p><form method='post' action='/tra-cuu' novalidate>" (code) (digits)
            (button(&Button { text: words::LOOK_UP.get(lang), ..Button::default() })) "</form>"
            "<p class='govuk-body'>" (words::LOST.get(lang)) "</p>"
            (link_alone("/q", words::TO_SECRET.get(lang))) (link_alone("/ho-so", words::MINE_TITLE.get(lang)))
        );
        main_content(&Html::new(), &content).into_view()
    }
}
