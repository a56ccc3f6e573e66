//! Going on with a draft of another device: code and phone. The QR code carries the code in the fragment of the address, which
//! no request and no log carries; a few lines of script type it in.

use leptos::prelude::AnyView;

use super::{RESUME, phone_input};
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
    text::{Lang, Text, chrome, drafts as words},
};

const FILL_FROM_FRAGMENT: &str = include_str!("resume/fill_from_fragment.js");

/// The form, with what was typed and what is wrong with it.
#[derive(Default)]
pub struct Resume {
    /// Code as typed.
    pub code: String,
    /// Error at the code.
    pub code_error: Option<Text>,
    /// Phone as typed.
    pub phone: String,
    /// Error at the phone.
    pub phone_error: Option<Text>,
    /// The move that was begun is over.
    pub over: bool,
}

impl Page for Resume {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.code_error.is_some() || self.phone_error.is_some(), words::RESUME_TITLE.get(lang), lang)
    }

    fn has_script(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let (code_error, phone_error) =
            (self.code_error.map(|text| text.get(lang)), self.phone_error.map(|text| text.get(lang)));
        let errors = errors_at([("ma", code_error), ("dien-thoai", phone_error)]);
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
            width: Width::Chars10,
            typed: Typed::Digits,
            autocomplete: Some("off"),
            ..TextInput::default()
        });
        let phone = phone_input(words::PHONE_LABEL, &self.phone, phone_error, look);
        let over = self
            .over
            .then(|| html!("<div class='govuk-inset-text' role='alert'>" (words::MOVE_OVER.get(lang)) "</div>"));
        let content = html!(
            (error_summary(&errors, look)) (over)
            "<h1 class='govuk-heading-l'>" (words::RESUME_TITLE.get(lang)) "</h1><p class='govuk-body'>" (words::RESUME_HOW.get(lang))
            "</p><form method='post' action='" (RESUME) "' novalidate id='lam-tiep'>" (code) (phone)
            (button(&Button { text: words::SEND_CODE.get(lang), ..Button::default() })) "</form>"
            "<script" (attr("nonce", frame.nonce.as_deref())) ">" (when(true, FILL_FROM_FRAGMENT)) "</script>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}
