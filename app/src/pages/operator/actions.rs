//! What an official can do to a dossier now, each as a small form.

use domain::dossier::{Action, NOTE_MAX, Needs, Stage};

use crate::{
    components::{
        button::{Button, Weight, button},
        details::details,
        field::Field,
        html::{Html, fill, html},
        inset_text::inset_text,
        look::Look,
        text_input::{TextInput, Typed, Width, text_input},
        textarea::{Textarea, textarea},
        warning_text::warning_text,
    },
    text::{Lang, Text, operator as words},
};

/// An act that was not done, with what was typed for it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What should have been done.
    pub action: Action,
    /// Note as typed.
    pub note: String,
    /// Amount as typed.
    pub amount: String,
    /// Why it was not done.
    pub problem: Problem,
}

/// Why an act was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No note where one is needed.
    NoteMissing,
    /// Too long a note.
    NoteTooLong,
    /// No amount, or none that can be read.
    AmountMissing,
    /// Too high an amount.
    AmountTooHigh,
    /// The dossier has changed meanwhile.
    Stale,
    /// Not at this stage.
    NotAllowed,
}

impl Attempt {
    /// The control to blame, if one is, and what is said.
    pub fn blame(&self) -> (Option<String>, Text) {
        let note = Some(note_field(self.action));
        let amount = Some(amount_field(self.action));
        match self.problem {
            Problem::NoteMissing => (note, words::note_missing(self.action)),
            Problem::NoteTooLong => (note, words::NOTE_TOO_LONG),
            Problem::AmountMissing => (amount, words::AMOUNT_MISSING),
            Problem::AmountTooHigh => (amount, words::AMOUNT_TOO_HIGH),
            Problem::Stale => (None, words::STALE),
            Problem::NotAllowed => (None, words::NOT_ALLOWED),
        }
    }

    /// What was typed, where its form is not shown any more.
    fn kept(&self, stage: Stage, lang: Lang) -> Option<Html> {
        let typed = [self.amount.as_str(), self.note.as_str()].join(" ");
        let lost = !stage.allowed().contains(&self.action) && !typed.trim().is_empty();
        lost.then(|| {
            inset_text(&html!(
                "<p class='govuk-body'>" (words::KEPT.get(lang)) "</p><p class='govuk-body kept'>" (typed.trim()) "</p>"
            ))
        })
    }
}

/// Field of an action's note; each action has its own, because they stand in one page.
pub fn note_field(action: Action) -> String {
    format!("ghi-chu.{}", action.slug())
}

/// Field of an action's amount.
pub fn amount_field(action: Action) -> String {
    format!("so-tien.{}", action.slug())
}

/// Where the forms go, and what they have seen.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Address of the dossier's page.
    pub href: &'a str,
    /// Version of the dossier on the page.
    pub version: u32,
    /// Supplement requests so far.
    pub supplement_requests: u16,
}

/// The forms: what needs no words as buttons, the rest folded away.
pub fn action_forms(stage: Stage, target: Target, attempt: Option<&Attempt>, look: Look) -> Html {
    let lang = look.lang;
    if stage.allowed().is_empty() {
        return html!("<p class='govuk-body'>" (words::NO_ACTIONS.get(lang)) "</p>");
    }
    let (plain, worded): (Vec<Action>, Vec<Action>) =
        stage.allowed().iter().partition(|action| action.needs() == Needs::Nothing);
    let plain: Html = plain
        .into_iter()
        .map(|action| {
            let text = words::action(action).get(lang);
            form(action, target, &button(&Button { text, ..Button::default() }))
        })
        .collect();
    let worded: Html = worded.into_iter().map(|action| worded_form(action, target, attempt, look)).collect();
    html!((attempt.and_then(|attempt| attempt.kept(stage, lang)))(plain)(worded))
}

fn form(action: Action, target: Target, content: &Html) -> Html {
    html!(
        "<form method='post' action='" (target.href) "' novalidate><input type='hidden' name='hanh-dong' value='"
        (action.slug()) "'><input type='hidden' name='phien-ban' value='" (target.version) "'>" (content) "</form>"
    )
}

fn worded_form(action: Action, target: Target, attempt: Option<&Attempt>, look: Look) -> Html {
    let lang = look.lang;
    let attempt = attempt.filter(|attempt| attempt.action == action);
    let (note_name, amount_name) = (note_field(action), amount_field(action));
    let error = |name: &str| {
        attempt
            .map(Attempt::blame)
            .filter(|(blamed, _)| blamed.as_deref() == Some(name))
            .map(|(_, text)| text.get(lang))
    };
    let amount = (action.needs() == Needs::Amount).then(|| {
        text_input(&TextInput {
            field: Field {
                name: &amount_name,
                label: words::AMOUNT.get(lang),
                hint: Some(words::AMOUNT_HINT.get(lang)),
                error: error(&amount_name),
                look,
                ..Field::default()
            },
            value: attempt.map_or("", |attempt| &attempt.amount),
            typed: Typed::Digits,
            width: Width::Chars10,
            autocomplete: Some("off"),
            ..TextInput::default()
        })
    });
    let note = textarea(&Textarea {
        field: Field {
            name: &note_name,
            label: words::note_label(action).get(lang),
            hint: Some(words::NOTE_HINT.get(lang)),
            error: error(&note_name),
            optional: action.needs() == Needs::Amount,
            look,
            ..Field::default()
        },
        value: attempt.map_or(words::note_start(action), |attempt| &attempt.note),
        rows: 3,
        max_length: u16::try_from(NOTE_MAX).ok(),
    });
    let counts = (action == Action::RequestSupplement && target.supplement_requests > 0).then(|| {
        let so_far = target.supplement_requests.to_string();
        warning_text(&fill(words::SUPPLEMENT_COUNTS, lang, &[&so_far]), look)
    });
    let weight = match action {
        Action::Refuse | Action::Stop | Action::Withdraw => Weight::Warning,
        _ => Weight::Secondary,
    };
    let text = words::action(action).get(lang);
    let send = button(&Button { text, weight, sends: None });
    details(text, &form(action, target, &html!((counts)(amount)(note)(send))), attempt.is_some())
}
