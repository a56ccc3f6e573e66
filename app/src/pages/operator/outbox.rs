//! What could not be passed on to the province, and waits for a person.

use leptos::prelude::AnyView;

use super::bar;
use crate::{
    components::{
        button::{Button, Weight, button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        details::details,
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::{Html, fill, html},
        look::Look,
        main_content::{main_content, title},
        notification_banner::{News, notification_banner},
        summary_list::{Row, summary_list},
        text_input::{TextInput, Width, text_input},
        textarea::{Textarea, textarea},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, operator, outbox as words},
};

/// Address of the page.
pub const PATH: &str = "/he-thong/chuyen-tiep";

/// Longest note, in characters.
pub const NOTE_MAX: u16 = 500;

/// A message that waits for a person. It names nobody.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its number.
    pub id: i64,
    /// Our reference, in groups.
    pub reference: String,
    /// What it is.
    pub kind: Text,
    /// How often it was tried.
    pub attempts: u32,
    /// `HH:mm dd/MM/yyyy`.
    pub since: String,
    /// Why, in the words of who refused.
    pub error: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It waits again.
    Retried,
    /// It is closed.
    Resolved,
}

/// Why a message was not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No note.
    NoteMissing,
    /// Too long a note.
    NoteTooLong,
    /// Not a code.
    CodeWrong,
    /// Another submission has the code.
    CodeTaken,
    /// The box is not ticked.
    NotConfirmed,
    /// It waits for nobody any more.
    Gone,
}

/// An act that was not done, with what was typed for it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The message.
    pub id: i64,
    /// Note as typed.
    pub note: String,
    /// Code as typed.
    pub code: String,
    /// Box ticked.
    pub confirmed: bool,
    /// Why not.
    pub problem: Problem,
}

/// Field of a message's note; each message has its own, because they stand in one page.
pub fn note_field(id: i64) -> String {
    format!("ghi-chu.{id}")
}

/// Field of a message's code.
pub fn code_field(id: i64) -> String {
    format!("ma.{id}")
}

/// Field of the box.
pub fn confirm_field(id: i64) -> String {
    format!("xac-nhan.{id}")
}

impl Attempt {
    /// The control to blame, if one is, and what is said.
    fn blame(&self) -> (Option<String>, Text) {
        match self.problem {
            Problem::NoteMissing => (Some(note_field(self.id)), words::NOTE_MISSING),
            Problem::NoteTooLong => (Some(note_field(self.id)), words::NOTE_TOO_LONG),
            Problem::CodeWrong => (Some(code_field(self.id)), words::CODE_WRONG),
            Problem::CodeTaken => (Some(code_field(self.id)), words::CODE_TAKEN),
            Problem::NotConfirmed => (Some(confirm_field(self.id)), words::NOT_CONFIRMED),
            Problem::Gone => (None, words::GONE),
        }
    }
}

/// The page.
#[derive(Clone, Debug)]
pub struct Outbox {
    /// Account name.
    pub official: String,
    /// Messages, those that were given up first first.
    pub letters: Vec<Letter>,
    /// How many there are, shown or not.
    pub dead: u64,
    /// How many wait by themselves, and since when.
    pub waiting: (u64, Option<String>),
    /// What has just been done.
    pub done: Option<Done>,
    /// What was not.
    pub attempt: Option<Attempt>,
}

impl Page for Outbox {
    fn route(_: &str) -> &str {
        PATH
    }

    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.attempt.is_some(), words::TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        main_content(&bar(&self.official, frame.lang), &self.content(Look::from(frame))).into_view()
    }
}

impl Outbox {
    fn content(&self, look: Look) -> Html {
        let lang = look.lang;
        let blamed = self.attempt.as_ref().map(Attempt::blame);
        let errors: Vec<_> = blamed
            .iter()
            .map(|(field, text)| SummaryError { target: field.as_deref(), text: text.get(lang) })
            .collect();
        let done = self.done.map(|done| {
            let text = match done {
                Done::Retried => words::RETRIED,
                Done::Resolved => words::RESOLVED,
            };
            notification_banner(News::Success, text.get(lang), &Html::new(), look)
        });
        let shown = self.letters.len() as u64;
        let more = (shown < self.dead)
            .then(|| html!("<p class='govuk-body'>" (fill(words::MORE, lang, &[&shown.to_string(), &self.dead.to_string()])) "</p>"));
        let letters: Html = self.letters.iter().map(|letter| self.letter(letter, look)).collect();
        let letters = if self.letters.is_empty() {
            html!("<p class='govuk-body'>" (words::NONE.get(lang)) "</p>")
        } else {
            letters
        };
        html!(
            (error_summary(&errors, look)) (done) (title(words::TITLE.get(lang)))
            "<p class='govuk-body'>" (words::ABOUT.get(lang)) "</p><p class='govuk-body'>" (self.waiting(lang)) "</p>"
            (more) (letters)
        )
    }

    fn waiting(&self, lang: Lang) -> String {
        let (count, since) = &self.waiting;
        let count = count.to_string();
        match since {
            Some(since) => fill(words::WAITING_SINCE, lang, &[&count, since]),
            None => fill(words::WAITING, lang, &[&count]),
        }
    }

    fn letter(&self, letter: &Letter, look: Look) -> Html {
        let (id, lang) = (letter.id.to_string(), look.lang);
        let row = |key: Text, value: Html| Row { key: key.get(lang), value, change: None };
        let facts = summary_list(
            &[
                row(words::WHAT, html!((letter.kind.get(lang)))),
                row(words::TRIES, html!((letter.attempts))),
                row(words::SINCE, html!((letter.since))),
                row(words::REASON, html!("<span class='kept'>" (letter.error) "</span>")),
            ],
            look,
        );
        let named = html!("<span class='govuk-visually-hidden'>: " (letter.reference) "</span>");
        html!(
            "<section aria-labelledby='thu-" (id) "'><h2 class='govuk-heading-m' id='thu-" (id) "'>"
            (words::REFERENCE.get(lang)) " " (letter.reference) "</h2>" (facts)
            "<form method='post' action='" (PATH) "/" (id) "'><button type='submit' class='govuk-button' name='viec' value='gui-lai'>"
            (words::RETRY.get(lang)) (named) "</button></form>"
            (self.resolve(letter, look)) "</section>"
        )
    }

    fn resolve(&self, letter: &Letter, look: Look) -> Html {
        let (id, lang) = (letter.id, look.lang);
        let attempt = self.attempt.as_ref().filter(|attempt| attempt.id == id);
        let blamed = attempt.map(Attempt::blame);
        let (note_name, code_name, confirm_name) = (note_field(id), code_field(id), confirm_field(id));
        let field = |name, label: Text, hint: Option<Text>| Field {
            name,
            label: label.get(lang),
            hint: hint.map(|hint| hint.get(lang)),
            error: blamed
                .as_ref()
                .filter(|(blamed, _)| blamed.as_deref() == Some(name))
                .map(|(_, text)| text.get(lang)),
            look,
            ..Field::default()
        };
        let note = textarea(&Textarea {
            field: field(&note_name, words::NOTE, Some(words::NOTE_HINT)),
            value: attempt.map_or("", |attempt| &attempt.note),
            rows: 3,
            max_length: Some(NOTE_MAX),
        });
        let code = text_input(&TextInput {
            field: Field { optional: true, ..field(&code_name, words::CODE, Some(words::CODE_HINT)) },
            value: attempt.map_or("", |attempt| &attempt.code),
            width: Width::Chars20,
            autocomplete: Some("off"),
            ..TextInput::default()
        });
        let confirm = checkboxes(&Checkboxes {
            field: field(&confirm_name, operator::CONFIRM_LEGEND, None),
            choices: vec![Choice {
                value: "co",
                label: words::CONFIRM.get(lang),
                checked: attempt.is_some_and(|attempt| attempt.confirmed),
                required: true,
                ..Choice::default()
            }],
        });
        let send = button(&Button {
            text: words::RESOLVE.get(lang),
            weight: Weight::Warning,
            sends: Some(("viec", "da-xu-ly")),
        });
        let form = html!(
            "<form method='post' action='" (PATH) "/" (id.to_string()) "'>" (note) (code) (confirm) (send) "</form>"
        );
        details(words::RESOLVE.get(lang), &form, attempt.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(attempt: Option<Attempt>) -> Outbox {
        let letter = |id, reference: &str| Letter {
            id,
            reference: reference.into(),
            kind: words::FILING,
            attempts: 10,
            since: "08:00 23/11/2026".into(),
            error: "province refused: <agency> unknown".into(),
        };
        Outbox {
            official: "lan".into(),
            letters: vec![letter(5, "123 456 7890"), letter(6, "223 456 7890")],
            dead: 3,
            waiting: (2, Some("07:00 23/11/2026".into())),
            done: None,
            attempt,
        }
    }

    #[test]
    fn each_message_has_its_own_forms() {
        let html = page(None).content(Look::default());
        let html = html.as_str();
        for part in [
            "action='/he-thong/chuyen-tiep/5'",
            "action='/he-thong/chuyen-tiep/6'",
            "id='ghi-chu.5'",
            "id='ghi-chu.6'",
            "&lt;agency&gt;",
            "Đang hiện 2 trong tổng số 3.",
            "cũ nhất từ 07:00 23/11/2026",
        ] {
            assert!(html.contains(part), "{part}");
        }
    }

    #[test]
    fn what_was_typed_stays_with_its_error() {
        let attempt = Attempt {
            id: 6,
            note: "<tại quầy>".into(),
            code: "H36".into(),
            confirmed: true,
            problem: Problem::CodeWrong,
        };
        let html = page(Some(attempt)).content(Look::default());
        let html = html.as_str();
        assert!(html.contains("href='#ma.6'") && html.contains("id='ma.6-error'") && !html.contains("id='ma.5-error'"));
        assert!(html.contains("&lt;tại quầy&gt;") && html.contains("value='H36'"));
    }
}
