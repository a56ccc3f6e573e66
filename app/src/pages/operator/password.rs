//! Changing the password.

use leptos::prelude::AnyView;

use super::bar;
use crate::{
    components::{
        button::{Button, button},
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::{Html, html},
        look::Look,
        main_content::{main_content, title},
        notification_banner::{News, notification_banner},
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, operator as words},
};

/// Why the password was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// The present one is wrong, or the account is locked.
    PresentWrong,
    /// The new one is too short.
    NewTooShort,
    /// The new one is too long.
    NewTooLong,
    /// The new one is the present one.
    NewSame,
    /// The new one was not repeated.
    RepeatDiffers,
}

impl PasswordProblem {
    /// The field to blame, and what is said.
    fn blame(self) -> (&'static str, Text) {
        match self {
            Self::PresentWrong => (PRESENT, words::PRESENT_WRONG),
            Self::NewTooShort => (NEW, words::NEW_TOO_SHORT),
            Self::NewTooLong => (NEW, words::NEW_TOO_LONG),
            Self::NewSame => (NEW, words::NEW_SAME),
            Self::RepeatDiffers => (REPEAT, words::REPEAT_DIFFERS),
        }
    }
}

const PRESENT: &str = "mat-khau";
const NEW: &str = "mat-khau-moi";
const REPEAT: &str = "mat-khau-moi-lan-2";

/// Changing the password.
#[derive(Clone, Debug)]
pub struct Password {
    /// Account name.
    pub official: String,
    /// What was wrong.
    pub problem: Option<PasswordProblem>,
    /// It has just been changed.
    pub changed: bool,
}

impl Page for Password {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.problem.is_some(), words::CHANGE_PASSWORD.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let problem = self.problem.map(|problem| {
            let (field, text) = problem.blame();
            (field, text.get(lang))
        });
        let input = |name, label: Text, hint: Option<Text>, autocomplete| {
            text_input(&TextInput {
                field: Field {
                    name,
                    label: label.get(lang),
                    hint: hint.map(|hint| hint.get(lang)),
                    error: problem.filter(|&(field, _)| field == name).map(|(_, text)| text),
                    look,
                    ..Field::default()
                },
                typed: Typed::Password,
                width: Width::Chars20,
                autocomplete: Some(autocomplete),
                ..TextInput::default()
            })
        };
        let errors: Vec<_> = problem.iter().map(|&(field, text)| SummaryError { target: Some(field), text }).collect();
        let changed = self
            .changed
            .then(|| notification_banner(News::Success, words::PASSWORD_CHANGED.get(lang), &Html::new(), look));
        let content = html!(
            (error_summary(&errors, look)) (changed) (title(words::CHANGE_PASSWORD.get(lang)))
            "<p class='govuk-body'>" (words::OTHER_SESSIONS.get(lang)) "</p>"
            "<form method='post' action='/he-thong/mat-khau' novalidate>"
            // So that a password manager knows whose password it is.
            "<input type='text' name='ten' value='" (self.official) "' autocomplete='username' hidden>"
            (input(PRESENT, words::PRESENT_PASSWORD, None, "current-password"))
            (input(NEW, words::NEW_PASSWORD, Some(words::NEW_PASSWORD_HINT), "new-password"))
            (input(REPEAT, words::REPEAT_PASSWORD, None, "new-password"))
            (button(&Button { text: words::CHANGE_PASSWORD.get(lang), ..Button::default() })) "</form>"
        );
        main_content(&bar(&self.official, lang), &content).into_view()
    }
}
