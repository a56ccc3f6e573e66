//! A draft of the agency's: seen, and answered within a day.

use domain::agency_paper::{CORRECTION_MAX, DraftStanding};
use leptos::prelude::AnyView;

use crate::{
    components::{
        back_link::back_link,
        button::{Button, button},
        choice::Choice,
        error_summary::{error_summary, errors_at},
        field::{Field, Heading},
        file_kind::kind_and_size,
        html::{Html, fill, html},
        inset_text::inset_text,
        look::Look,
        main_content::{main_content, title},
        radios::{Radios, radios},
        textarea::{Textarea, textarea},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    pages::{layout::paragraph, lookup::dossier::papers::standing},
    text::{Lang, chrome, papers as words},
};

/// Names of the form's fields.
pub mod fields {
    /// Id of the draft that is answered: it may be another one than the page's by now.
    pub const DRAFT: &str = "giay";
    /// The answer.
    pub const CHOICE: &str = "tra-loi";
    /// Its value: the draft is right.
    pub const AGREE: &str = "dung";
    /// Its value: the draft is wrong.
    pub const CORRECT: &str = "sai";
    /// What is wrong.
    pub const CORRECTION: &str = "can-sua";
}

/// The page.
pub struct Draft {
    /// Reference as in the address.
    pub reference: String,
    /// Procedure.
    pub procedure: String,
    /// Id of the draft.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// When the agency sent it, in words.
    pub sent: String,
    /// Until when it can be answered, in words.
    pub until: String,
    /// What can be done.
    pub state: State,
}

/// What can be done with the draft.
pub enum State {
    /// It can be answered.
    Asking(Form),
    /// An answer is on its way: when it was sent, in words.
    Answered(String),
    /// It needs no answer any more: how it stands, and since when, in words.
    Closed(DraftStanding, String),
    /// It is open, and cannot be answered from here now.
    NotNow,
}

/// The form as it was filled in, with what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The draft is right; `None`: nothing chosen.
    pub agreed: Option<bool>,
    /// What is wrong with it, as typed.
    pub correction: String,
    /// Nothing was chosen, and should have been.
    pub choice_error: bool,
    /// What is wrong with the text.
    pub correction_error: Option<String>,
}

impl Page for Draft {
    fn title(&self, lang: Lang) -> String {
        let is_wrong =
            matches!(&self.state, State::Asking(form) if form.choice_error || form.correction_error.is_some());
        chrome::page_title(is_wrong, words::DRAFT.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let dossier = format!("/ho-so/{}", self.reference);
        main_content(&back_link(&dossier, look), &self.content(&dossier, look)).into_view()
    }
}

impl Draft {
    fn content(&self, dossier: &str, look: Look) -> Html {
        let lang = look.lang;
        let size = kind_and_size(&self.media_type, self.bytes);
        let file = if look.kiosk {
            html!("<strong>" (self.name) "</strong>")
        } else {
            let text = fill(words::DOWNLOAD, lang, &[&self.name]);
            html!(
                "<a class='govuk-link link-alone' href='" (dossier) "/giay-to/" (self.id) "' download>" (text) "</a>"
            )
        };
        let (errors, below) = match &self.state {
            State::Asking(_) if look.kiosk => (Html::new(), inset_text(&paragraph(words::DRAFT_NOT_HERE.get(lang)))),
            State::Asking(form) => (Self::errors(form, look), self.form(form, dossier, look)),
            State::Answered(at) => (Html::new(), paragraph(&fill(words::ANSWER_WAITS, lang, &[at]))),
            State::Closed(how, at) => (Html::new(), standing(*how, at, look)),
            State::NotNow => (Html::new(), warning_text(words::NOT_ANSWERABLE.get(lang), look)),
        };
        let silence = matches!(self.state, State::Asking(_) | State::NotNow).then(
            || html!("<p class='govuk-body'><strong>" (fill(words::SILENCE, lang, &[&self.until])) "</strong></p>"),
        );
        html!(
            (errors) "<p class='govuk-caption-l'>" (self.procedure) "</p>" (title(words::DRAFT.get(lang)))
            (paragraph(words::DRAFT_MEANS.get(lang))) (silence)
            "<p class='govuk-body'>" (file) " (" (size) ")<br>" (fill(words::SENT, lang, &[&self.sent])) "</p>" (below)
        )
    }

    fn errors(form: &Form, look: Look) -> Html {
        let choice = form.choice_error.then(|| words::CHOICE_MISSING.get(look.lang));
        let errors = errors_at([(fields::CHOICE, choice), (fields::CORRECTION, form.correction_error.as_deref())]);
        error_summary(&errors, look)
    }

    fn form(&self, form: &Form, dossier: &str, look: Look) -> Html {
        let lang = look.lang;
        let correction = textarea(&Textarea {
            field: Field {
                name: fields::CORRECTION,
                label: words::CORRECTION.get(lang),
                hint: Some(words::CORRECTION_HINT.get(lang)),
                error: form.correction_error.as_deref(),
                look,
                ..Field::default()
            },
            value: &form.correction,
            rows: 4,
            max_length: u16::try_from(CORRECTION_MAX).ok(),
        });
        let choice = radios(&Radios {
            field: Field {
                name: fields::CHOICE,
                label: words::CHOICE.get(lang),
                heading: Heading::Group,
                error: form.choice_error.then(|| words::CHOICE_MISSING.get(lang)),
                look,
                ..Field::default()
            },
            choices: vec![
                Choice {
                    value: fields::AGREE,
                    label: words::AGREE.get(lang),
                    checked: form.agreed == Some(true),
                    ..Choice::default()
                },
                Choice {
                    value: fields::CORRECT,
                    label: words::CORRECT.get(lang),
                    checked: form.agreed == Some(false),
                    conditional: Some(correction),
                    ..Choice::default()
                },
            ],
        });
        let send = button(&Button { text: words::SEND.get(lang), ..Button::default() });
        html!(
            "<form method='post' action='" (dossier) "/ban-nhap' novalidate><input type='hidden' name='" (fields::DRAFT)
            "' value='" (self.id) "'>" (choice) (send) "</form>"
        )
    }
}
