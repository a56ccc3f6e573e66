//! Signing in.

use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Button, button},
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::{Html, html},
        inset_text::inset_text,
        look::Look,
        main_content::{main_content, title},
        text_input::{TextInput, Typed, Width, text_input},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, operator as words},
};

/// Why the official sees the page again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// No name.
    NameMissing,
    /// No password.
    PasswordMissing,
    /// Wrong, or locked: the page does not say which.
    Failed,
}

/// Signing in.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// Name as typed.
    pub name: String,
    /// What was wrong.
    pub problem: Option<SignInProblem>,
    /// The session has ended while the official worked.
    pub ended: bool,
    /// Page to go to afterwards, below `/he-thong`.
    pub then: String,
    /// What the official had typed into a form that came after the session's end.
    pub kept: String,
}

impl Page for SignIn {
    fn route(_: &str) -> &str {
        "/he-thong/dang-nhap"
    }

    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.problem.is_some(), words::SIGN_IN.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let at = |problem, text: Text| (self.problem == Some(problem)).then(|| text.get(lang));
        let name_error = at(SignInProblem::NameMissing, words::NAME_MISSING);
        let password_error = at(SignInProblem::PasswordMissing, words::PASSWORD_MISSING);
        let failed = at(SignInProblem::Failed, words::SIGN_IN_FAILED);
        let errors: Vec<_> = [(Some("ten"), name_error), (Some("mat-khau"), password_error), (Some("ten"), failed)]
            .into_iter()
            .filter_map(|(target, text)| text.map(|text| SummaryError { target, text }))
            .collect();

        let name = text_input(&TextInput {
            field: Field { name: "ten", label: words::NAME.get(lang), error: name_error, look, ..Field::default() },
            value: &self.name,
            width: Width::Chars20,
            autocomplete: Some("username"),
            ..TextInput::default()
        });
        let password = text_input(&TextInput {
            field: Field {
                name: "mat-khau",
                label: words::PASSWORD.get(lang),
                error: password_error,
                look,
                ..Field::default()
            },
            typed: Typed::Password,
            width: Width::Chars20,
            autocomplete: Some("current-password"),
            ..TextInput::default()
        });
        let content = html!(
            (error_summary(&errors, look)) (title(words::SIGN_IN.get(lang))) (self.news(lang))
            "<p class='govuk-body'>" (words::SIGN_IN_FOR.get(lang)) "</p>"
            "<form method='post' action='/he-thong/dang-nhap' novalidate>"
            "<input type='hidden' name='ve' value='" (self.then) "'>" (name) (password)
            (button(&Button { text: words::SIGN_IN.get(lang), ..Button::default() })) "</form>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}

impl SignIn {
    fn news(&self, lang: Lang) -> Option<Html> {
        if !self.kept.is_empty() {
            return Some(inset_text(&html!(
                "<p class='govuk-body'>" (words::POST_LOST.get(lang)) "</p><p class='govuk-body kept'>" (self.kept) "</p>"
            )));
        }
        self.ended.then(|| inset_text(&html!((words::SESSION_ENDED.get(lang)))))
    }
}
