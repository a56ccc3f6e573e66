//! The phone, then the code that was sent to it.

use leptos::prelude::AnyView;

use super::fields;
use crate::{
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group},
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::{Html, fill, html},
        look::Look,
        main_content::main_content,
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    pages::{drafts::phone_input, layout::link_alone, submission::Subject},
    text::{Lang, Text, chrome, drafts, reuse as words},
};

/// What is asked for.
pub enum Asked {
    /// The phone, as typed.
    Phone(String),
    /// The code.
    Code {
        /// Last three digits of the phone.
        ends_in: String,
        /// Minutes for which a code works.
        minutes: i64,
    },
}

/// The page.
pub struct Prove {
    /// Procedure.
    pub subject: Subject,
    /// What is asked for.
    pub asked: Asked,
    /// What is wrong.
    pub error: Option<Text>,
}

impl Page for Prove {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.error.is_some(), words::TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        main_content(&back_link(&self.subject.start_href(), look), &self.content(look)).into_view()
    }
}

impl Prove {
    fn content(&self, look: Look) -> Html {
        let lang = look.lang;
        let error = self.error.map(|text| text.get(lang));
        let (control, name, buttons) = match &self.asked {
            Asked::Phone(typed) => {
                let phone = phone_input(words::PHONE, typed, error, look);
                let told = html!("<p class='govuk-body'>" (words::WHY_CODE.get(lang)) "</p>");
                (html!((told)(phone)), fields::PHONE, send(words::SEND_CODE, fields::SEND, Weight::Primary, lang))
            }
            Asked::Code { ends_in, minutes } => {
                let sent = fill(drafts::ONE_TIME_SENT, lang, &[ends_in, &minutes.to_string()]);
                // What was typed is not shown again: it is wrong, or serves once.
                let code = text_input(&TextInput {
                    field: Field {
                        name: fields::CODE,
                        label: drafts::ONE_TIME_LABEL.get(lang),
                        error,
                        look,
                        ..Field::default()
                    },
                    width: Width::Chars10,
                    typed: Typed::Digits,
                    autocomplete: Some("one-time-code"),
                    ..TextInput::default()
                });
                let buttons = html!((send(words::CONFIRM, fields::CONFIRM, Weight::Primary, lang))(send(
                    words::OTHER_PHONE,
                    fields::OTHER,
                    Weight::Secondary,
                    lang
                )));
                (html!("<p class='govuk-body'>" (sent) "</p>" (code)), fields::CODE, buttons)
            }
        };
        let errors: Vec<_> = error.into_iter().map(|text| SummaryError { target: Some(name), text }).collect();
        html!(
            (error_summary(&errors, look))
            "<p class='govuk-caption-l'>" (self.subject.name) "</p>"
            "<h1 class='govuk-heading-l'>" (words::TITLE.get(lang)) "</h1>"
            "<p class='govuk-body'>" (words::WHAT.get(lang)) "</p>"
            "<form method='post' action='" (self.subject.step_href("dung-lai")) "' novalidate>" (control)
            (button_group(&buttons)) "</form>"
            (link_alone(&self.subject.start_href(), words::WITHOUT.get(lang)))
        )
    }
}

fn send(text: Text, act: &str, weight: Weight, lang: Lang) -> Html {
    button(&Button { text: text.get(lang), weight, sends: Some((fields::ACT, act)) })
}
