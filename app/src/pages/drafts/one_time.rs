//! The one-time code that was sent to the phone.

use leptos::prelude::AnyView;

use super::{ONE_TIME, RESUME};
use crate::{
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group},
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::{Html, fill, html},
        look::Look,
        main_content::main_content,
        notification_banner::{News, notification_banner},
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, drafts as words},
};

/// The page.
pub struct OneTime {
    /// Last three digits of the phone.
    pub ends_in: String,
    /// Minutes for which a code works.
    pub minutes: i64,
    /// Another code was sent just now.
    pub sent_again: bool,
    /// What is wrong.
    pub error: Option<Text>,
}

impl Page for OneTime {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.error.is_some(), words::ONE_TIME_TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let error = self.error.map(|text| text.get(lang));
        let errors: Vec<_> = error.into_iter().map(|text| SummaryError { target: Some("ma-xac-nhan"), text }).collect();
        let again = self
            .sent_again
            .then(|| notification_banner(News::Success, words::SENT_AGAIN.get(lang), &Html::new(), look));
        // What was typed is not shown again: it is wrong, or serves once.
        let code = text_input(&TextInput {
            field: Field {
                name: "ma-xac-nhan",
                label: words::ONE_TIME_LABEL.get(lang),
                error,
                look,
                ..Field::default()
            },
            width: Width::Chars10,
            typed: Typed::Digits,
            autocomplete: Some("one-time-code"),
            ..TextInput::default()
        });
        let go = button(&Button { text: words::MOVE.get(lang), ..Button::default() });
        let send_again = button(&Button {
            text: words::SEND_AGAIN.get(lang),
            weight: Weight::Secondary,
            sends: Some(("viec", "gui-lai")),
        });
        let content = html!(
            (error_summary(&errors, look)) (again)
            "<h1 class='govuk-heading-l'>" (words::ONE_TIME_TITLE.get(lang)) "</h1><p class='govuk-body'>"
            (fill(words::ONE_TIME_SENT, lang, &[&self.ends_in, &self.minutes.to_string()]))
            "</p><form method='post' action='" (ONE_TIME) "' novalidate>" (code)
            (button_group(&html!((go) (send_again)))) "</form>"
        );
        main_content(&back_link(RESUME, look), &content).into_view()
    }
}
