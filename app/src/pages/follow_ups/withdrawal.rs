//! A dossier is taken back: asked once, with what it means.

use leptos::prelude::AnyView;

use crate::{
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group, link_button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        error_summary::{error_summary, errors_at},
        field::{Field, Heading},
        html::{Html, html},
        look::Look,
        main_content::main_content,
        textarea::{Textarea, textarea},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    text::{Lang, chrome, follow_ups as words},
};

/// Names of the form's fields.
pub mod fields {
    /// Why.
    pub const REASON: &str = "ly-do";
    /// The box to tick.
    pub const CONFIRM: &str = "dong-y";
    /// Its value.
    pub const YES: &str = "co";
}

/// Longest reason, in characters.
pub const REASON_MAX: u16 = 1000;

/// The page.
#[derive(Default)]
pub struct Withdrawal {
    /// Reference as in the address.
    pub reference: String,
    /// Procedure.
    pub procedure: String,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with it.
    pub reason_error: Option<String>,
    /// The box was ticked.
    pub confirmed: bool,
    /// It was not, and should have been.
    pub not_confirmed: bool,
}

impl Page for Withdrawal {
    fn title(&self, lang: Lang) -> String {
        let is_wrong = self.not_confirmed || self.reason_error.is_some();
        chrome::page_title(is_wrong, words::WITHDRAW_TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let dossier = format!("/ho-so/{}", self.reference);
        main_content(&back_link(&dossier, look), &self.content(&dossier, look)).into_view()
    }
}

impl Withdrawal {
    fn content(&self, dossier: &str, look: Look) -> Html {
        let lang = look.lang;
        let not_confirmed = self.not_confirmed.then(|| words::NOT_CONFIRMED.get(lang));
        let errors = errors_at([(fields::REASON, self.reason_error.as_deref()), (fields::CONFIRM, not_confirmed)]);
        let field = |name, label, error, optional| Field {
            name,
            label,
            heading: Heading::None,
            hint: None,
            error,
            help: None,
            optional,
            look,
        };
        let reason = textarea(&Textarea {
            field: field(fields::REASON, words::REASON.get(lang), self.reason_error.as_deref(), true),
            value: &self.reason,
            rows: 3,
            max_length: Some(REASON_MAX),
        });
        let confirm = checkboxes(&Checkboxes {
            field: field(fields::CONFIRM, words::SURE.get(lang), not_confirmed, false),
            choices: vec![Choice {
                value: fields::YES,
                label: words::CONFIRM.get(lang),
                checked: self.confirmed,
                ..Choice::default()
            }],
        });
        let withdraw = button(&Button { text: words::WITHDRAW.get(lang), weight: Weight::Warning, sends: None });
        let keep = link_button(dossier, words::KEEP.get(lang), Weight::Secondary);
        html!(
            (error_summary(&errors, look))
            "<p class='govuk-caption-l'>" (self.procedure) "</p>"
            "<h1 class='govuk-heading-l'>" (words::WITHDRAW_TITLE.get(lang)) "</h1>"
            (warning_text(words::WITHDRAW_MEANS.get(lang), look))
            "<p class='govuk-body'>" (words::WITHDRAW_FEE.get(lang)) "</p>"
            "<form method='post' action='" (dossier) "/rut' novalidate>" (reason) (confirm)
            (button_group(&html!((withdraw) (keep)))) "</form>"
        )
    }
}
