//! One question of a form as its control.

use domain::eform::{Answers, Kind, Look as ChoiceLook, Question};

use super::{PageFault, Place};
use crate::{
    components::{
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        date_input::{DateInput, Parts, date_input},
        field::{Field, Heading},
        html::{Html, html},
        inset_text::inset_text,
        look::Look,
        radios::{Radios, radios},
        select::{Select, select},
        text_input::{TextInput, Typed, Width, text_input},
        textarea::{Textarea, textarea},
    },
    text::submission as words,
};

/// What a control needs beside its question.
pub(super) struct Given<'a> {
    /// Answers as typed.
    pub answers: &'a Answers,
    /// What is wrong with this question.
    pub fault: Option<&'a PageFault>,
    /// Places among which the citizen must pick, for a commune.
    pub places: &'a [Place],
    /// The commune chosen on the start page, in words.
    pub receiving_commune: &'a str,
    /// Address of the start page.
    pub start_href: &'a str,
    /// The question is the page's only one: its label is the `h1`.
    pub alone: bool,
    /// Further questions that belong to one option of this one: id of the option, and the control.
    pub nested: Vec<(&'a str, Html)>,
    /// Language and device.
    pub look: Look,
}

/// The control of a question. For a commune it is only the text box and what belongs to it; the page wraps it into its
/// island.
pub(super) fn control(question: &Question, given: &Given<'_>) -> Html {
    let value = given.answers.get(&question.id);
    let field = Field {
        name: &question.id,
        label: &question.label,
        heading: if given.alone { Heading::Page } else { Heading::None },
        hint: question.hint.as_deref(),
        error: given.fault.map(|fault| fault.message.as_str()),
        optional: question.optional,
        look: given.look,
    };
    let input = |typed: Typed, width: Width| {
        text_input(&TextInput {
            field,
            value,
            width,
            typed,
            autocomplete: question.autocomplete.as_deref(),
            ..TextInput::default()
        })
    };
    match &question.answer {
        Kind::Text { .. } | Kind::PersonName => input(Typed::Text, Width::Full),
        Kind::PersonalId => input(Typed::Digits, Width::Chars20),
        Kind::Phone => input(Typed::Phone, Width::Chars20),
        Kind::Email => input(Typed::Email, Width::Full),
        Kind::Number { .. } => input(Typed::Digits, Width::Chars5),
        Kind::LongText { max } => textarea(&Textarea { field, value, max_length: Some(*max), ..Textarea::default() }),
        Kind::Date { .. } => date(question, field, given),
        Kind::Choice { options, look, .. } => choice(options, *look, field, value, given),
        Kind::Commune => html!((input(Typed::Text, Width::Full))(code_field(question, given))(places(question, given))),
        Kind::ReceivingCommune => inset_text(&html!(
            "<p class='govuk-body govuk-!-margin-bottom-1'><strong>" (given.receiving_commune) "</strong></p>"
            "<p class='govuk-body govuk-!-margin-bottom-0'>" (words::CHOSEN_AT_START.get(given.look.lang)) " "
            "<a class='govuk-link' href='" (given.start_href) "'>" (words::CHANGE_PLACE.get(given.look.lang)) "</a></p>"
        )),
        Kind::Undertaking => checkboxes(&Checkboxes {
            field: Field { label: words::UNDERTAKING.get(given.look.lang), ..field },
            choices: vec![Choice { value: "co", label: &question.label, checked: value == "co", ..Choice::default() }],
        }),
    }
}

fn date(question: &Question, field: Field<'_>, given: &Given<'_>) -> Html {
    let [day, month, year] = ["ngay", "thang", "nam"].map(|part| format!("{}.{part}", question.id));
    let anchor = given.fault.map_or("", |fault| fault.anchor.as_str());
    let whole = given.fault.is_some_and(|fault| !fault.one_box);
    date_input(&DateInput {
        field,
        value: Parts { day: given.answers.get(&day), month: given.answers.get(&month), year: given.answers.get(&year) },
        wrong: Parts { day: !whole && anchor == day, month: !whole && anchor == month, year: !whole && anchor == year },
        birthday: question.autocomplete.as_deref() == Some("bday"),
    })
}

fn choice(
    options: &[domain::eform::Choice],
    look: ChoiceLook,
    field: Field<'_>,
    value: &str,
    given: &Given<'_>,
) -> Html {
    match look {
        ChoiceLook::Radios => {
            let only = options.len() == 1;
            let choices = options.iter().map(|option| Choice {
                value: &option.id,
                label: &option.label,
                hint: option.hint.as_deref(),
                // A single way is not a question: it is shown as chosen.
                checked: only || option.id == value,
                conditional: nested_in(given, &option.id),
                ..Choice::default()
            });
            radios(&Radios { field, choices: choices.collect() })
        }
        ChoiceLook::Select => {
            let mut list = vec![("", words::CHOOSE.get(given.look.lang))];
            list.extend(options.iter().map(|option| (option.id.as_str(), option.label.as_str())));
            select(&Select { field, options: &list, value, ..Select::default() })
        }
    }
}

fn nested_in(given: &Given<'_>, option: &str) -> Option<Html> {
    let mut controls =
        given.nested.iter().filter(|(of, _)| *of == option).map(|(_, control)| control.clone()).peekable();
    controls.peek().is_some().then(|| controls.collect())
}

/// The code of the place that was picked. A text typed anew makes it stale; the server looks at both.
fn code_field(question: &Question, given: &Given<'_>) -> Html {
    let name = format!("{}.ma", question.id);
    if !given.places.is_empty() {
        return Html::new();
    }
    html!("<input type='hidden' name='" (name) "' value='" (given.answers.get(&name)) "' data-picked>")
}

/// Radio buttons with the places that the text may mean: the way to pick without script.
fn places(question: &Question, given: &Given<'_>) -> Html {
    if given.places.is_empty() {
        return Html::new();
    }
    let name = format!("{}.ma", question.id);
    radios(&Radios {
        field: Field {
            name: &name,
            label: words::WHERE_AMBIGUOUS.get(given.look.lang),
            look: given.look,
            ..Field::default()
        },
        choices: given
            .places
            .iter()
            .map(|place| Choice { value: &place.code, label: &place.label, ..Choice::default() })
            .collect(),
    })
}
