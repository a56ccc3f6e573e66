//! What an official can do to a dossier now, each as a small form.

use domain::dossier::{Action, NOTE_MAX, Needs, Stage};

use crate::{
    components::{
        button::{Button, Weight, button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        details::details,
        field::Field,
        html::{Html, fill, html, when},
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
    /// The box before a final step was ticked.
    pub confirmed: bool,
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
    /// No amount.
    AmountMissing,
    /// No whole number of đồng.
    AmountNotWhole,
    /// Zero or below.
    AmountNotPositive,
    /// Too high an amount.
    AmountTooHigh,
    /// A final step without its box ticked.
    NotConfirmed,
    /// The dossier has changed meanwhile.
    Stale,
    /// Not at this stage.
    NotAllowed,
    /// Right after another act on the same dossier, perhaps with the second half of a double click.
    TooSoon,
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
            Problem::AmountNotWhole => (amount, words::AMOUNT_NOT_WHOLE),
            Problem::AmountNotPositive => (amount, words::AMOUNT_NOT_POSITIVE),
            Problem::AmountTooHigh => (amount, words::AMOUNT_TOO_HIGH),
            Problem::NotConfirmed => (Some(confirm_field(self.action)), words::NOT_CONFIRMED),
            Problem::Stale => (None, words::STALE),
            Problem::NotAllowed => (None, words::NOT_ALLOWED),
            Problem::TooSoon => (None, words::TOO_SOON),
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

/// Field of the box before a final action.
pub fn confirm_field(action: Action) -> String {
    format!("xac-nhan.{}", action.slug())
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
            let attempt = attempt.filter(|attempt| attempt.action == action);
            let send = button(&Button { text, ..Button::default() });
            form(action, target, &html!((confirmation(action, attempt, look))(send)))
        })
        .collect();
    let worded: Html = worded.into_iter().map(|action| worded_form(action, target, attempt, look)).collect();
    html!((attempt.and_then(|attempt| attempt.kept(stage, lang)))(plain)(worded))
}

fn form(action: Action, target: Target, content: &Html) -> Html {
    // Only the box before a final action is left to the browser to insist on.
    html!(
        "<form method='post' action='" (target.href) "'" (when(!action.is_final(), " novalidate")) "><input type='hidden' name='hanh-dong' value='"
        (action.slug()) "'><input type='hidden' name='phien-ban' value='" (target.version) "'>" (content) "</form>"
    )
}

/// The error at this field, if it is the one to blame.
fn error_at(attempt: Option<&Attempt>, name: &str, lang: Lang) -> Option<&'static str> {
    attempt.map(Attempt::blame).filter(|(blamed, _)| blamed.as_deref() == Some(name)).map(|(_, text)| text.get(lang))
}

/// The box to be ticked before what cannot be taken back.
fn confirmation(action: Action, attempt: Option<&Attempt>, look: Look) -> Option<Html> {
    let name = confirm_field(action);
    let choice = Choice {
        value: "co",
        label: words::CONFIRM.get(look.lang),
        checked: attempt.is_some_and(|attempt| attempt.confirmed),
        required: true,
        ..Choice::default()
    };
    action.is_final().then(|| {
        checkboxes(&Checkboxes {
            field: Field {
                name: &name,
                label: words::CONFIRM_LEGEND.get(look.lang),
                error: error_at(attempt, &name, look.lang),
                look,
                ..Field::default()
            },
            choices: vec![choice],
        })
    })
}

fn worded_form(action: Action, target: Target, attempt: Option<&Attempt>, look: Look) -> Html {
    let lang = look.lang;
    let attempt = attempt.filter(|attempt| attempt.action == action);
    let (note_name, amount_name) = (note_field(action), amount_field(action));
    let error = |name: &str| error_at(attempt, name, lang);
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
            hint: Some(words::note_hint(action).get(lang)),
            error: error(&note_name),
            optional: action.needs() == Needs::Amount,
            look,
            ..Field::default()
        },
        value: attempt.map_or(words::note_start(action), |attempt| &attempt.note),
        rows: 3,
        max_length: u16::try_from(NOTE_MAX - words::note_prefix(action).chars().count()).ok(),
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
    details(
        text,
        &form(action, target, &html!((counts)(amount)(note)(confirmation(action, attempt, look))(send))),
        attempt.is_some(),
    )
}
