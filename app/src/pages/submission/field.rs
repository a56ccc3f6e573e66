//! One question of a form as its control.

use domain::eform::{Answers, Kind, Look as ChoiceLook, NO, Precision, Question, SEPARATOR, YES};

use super::{
    PageFault, Place,
    files::{self, FilesGiven, ShownFile},
};
use crate::{
    components::{
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        date_input::{Boxes, DateInput, Parts, date_input},
        field::{Field, Heading},
        html::{Html, html},
        inset_text::inset_text,
        look::Look,
        radios::{Radios, inline_radios, radios},
        select::{Select, select},
        text_input::{TextInput, Typed, Width, text_input},
        textarea::{Textarea, textarea},
        time_input::{TimeInput, TimeParts, time_input},
    },
    text::submission as words,
};

/// What a control needs beside its question.
pub(super) struct Given<'a> {
    /// Answers as typed.
    pub answers: &'a Answers,
    /// What is wrong with this question.
    pub fault: Option<&'a PageFault>,
    /// Places or business lines among which the citizen must pick.
    pub places: &'a [Place],
    /// Files that were sent for this question.
    pub files: &'a [ShownFile],
    /// Most bytes of a file.
    pub largest_file: u64,
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
        help: question.help.as_deref(),
        error: given.fault.map(|fault| fault.message.as_str()),
        optional: question.optional,
        look: given.look,
    };
    let input = |typed: Typed, width: Width| TextInput {
        field,
        value,
        width,
        typed,
        autocomplete: question.autocomplete.as_deref(),
        ..TextInput::default()
    };
    match &question.answer {
        Kind::Text { .. } | Kind::PersonName => text_input(&input(Typed::Text, Width::Full)),
        // A branch's tax code is read without its hyphen, too, which keyboards for digits may lack.
        Kind::PersonalId | Kind::TaxCode => text_input(&input(Typed::Digits, Width::Chars20)),
        Kind::Phone => text_input(&input(Typed::Phone, Width::Chars20)),
        Kind::Email => text_input(&input(Typed::Email, Width::Full)),
        Kind::Number { .. } => text_input(&input(Typed::Digits, Width::Chars5)),
        Kind::Money { .. } => {
            text_input(&TextInput { suffix: Some(words::DONG), ..input(Typed::Digits, Width::Chars20) })
        }
        Kind::LongText { max } => textarea(&Textarea { field, value, max_length: Some(*max), ..Textarea::default() }),
        Kind::Date { precision, .. } => date(question, *precision, field, given),
        Kind::Time => time(question, field, given),
        Kind::YesNo => inline_radios(&Radios {
            field,
            choices: [YES, NO]
                .map(|id| Choice {
                    value: id,
                    label: question.answer.option_label(id).unwrap_or_default(),
                    checked: value == id,
                    conditional: nested_in(given, id),
                    ..Choice::default()
                })
                .into(),
        }),
        Kind::Choice { options, look, .. } => choice(options, *look, field, value, given),
        Kind::Choices { options, .. } => checkboxes(&Checkboxes {
            field,
            choices: options
                .iter()
                .map(|option| Choice {
                    checked: value.split(SEPARATOR).any(|id| id == option.id),
                    ..shown_option(option, given)
                })
                .collect(),
        }),
        Kind::Commune | Kind::BusinessLine => {
            let typed = text_input(&input(Typed::Text, Width::Full));
            html!((typed)(code_field(question, given))(places(question, given)))
        }
        Kind::ReceivingCommune => inset_text(&html!(
            "<p class='govuk-body govuk-!-margin-bottom-1'><strong>" (given.receiving_commune) "</strong></p>"
            "<p class='govuk-body govuk-!-margin-bottom-0'>" (words::CHOSEN_AT_START.get(given.look.lang)) " "
            "<a class='govuk-link' href='" (given.start_href) "'>" (words::CHANGE_PLACE.get(given.look.lang)) "</a></p>"
        )),
        Kind::Undertaking => checkboxes(&Checkboxes {
            field: Field { label: words::UNDERTAKING.get(given.look.lang), ..field },
            choices: vec![Choice { value: YES, label: &question.label, checked: value == YES, ..Choice::default() }],
        }),
        Kind::File { .. } => files::control(
            question,
            &FilesGiven {
                files: given.files,
                largest: given.largest_file,
                fault: given.fault,
                alone: given.alone,
                look: given.look,
            },
        ),
    }
}

fn date(question: &Question, precision: Precision, field: Field<'_>, given: &Given<'_>) -> Html {
    let [day, month, year] = ["ngay", "thang", "nam"].map(|part| format!("{}.{part}", question.id));
    let wrong = |name: &str| given.fault.is_some_and(|fault| fault.one_box && fault.anchor == name);
    date_input(&DateInput {
        field,
        boxes: match precision {
            Precision::Day | Precision::Any => Boxes::Day,
            Precision::Month => Boxes::Month,
            Precision::Year => Boxes::Year,
        },
        value: Parts { day: given.answers.get(&day), month: given.answers.get(&month), year: given.answers.get(&year) },
        wrong: Parts { day: wrong(&day), month: wrong(&month), year: wrong(&year) },
        birthday: question.autocomplete.as_deref() == Some("bday"),
    })
}

fn time(question: &Question, field: Field<'_>, given: &Given<'_>) -> Html {
    let [hour, minute] = ["gio", "phut"].map(|part| format!("{}.{part}", question.id));
    let wrong = |name: &str| given.fault.is_some_and(|fault| fault.one_box && fault.anchor == name);
    time_input(&TimeInput {
        field,
        value: TimeParts { hour: given.answers.get(&hour), minute: given.answers.get(&minute) },
        wrong: TimeParts { hour: wrong(&hour), minute: wrong(&minute) },
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
            // A single way is not a question: it is shown as chosen.
            let choices = options
                .iter()
                .map(|option| Choice { checked: only || option.id == value, ..shown_option(option, given) });
            radios(&Radios { field, choices: choices.collect() })
        }
        ChoiceLook::Select => {
            let mut list = vec![("", words::CHOOSE.get(given.look.lang))];
            list.extend(options.iter().map(|option| (option.id.as_str(), option.label.as_str())));
            // A drop-down has no place inside an option: what belongs to one stands below.
            let nested: Html = given.nested.iter().map(|(_, control)| control.clone()).collect();
            html!((select(&Select { field, options: &list, value, ..Select::default() }))(nested))
        }
    }
}

/// An option that is not chosen, with what belongs to it.
fn shown_option<'a>(option: &'a domain::eform::Choice, given: &Given<'_>) -> Choice<'a> {
    Choice {
        value: &option.id,
        label: &option.label,
        hint: option.hint.as_deref(),
        conditional: nested_in(given, &option.id),
        ..Choice::default()
    }
}

fn nested_in(given: &Given<'_>, option: &str) -> Option<Html> {
    let mut controls =
        given.nested.iter().filter(|(of, _)| *of == option).map(|(_, control)| control.clone()).peekable();
    controls.peek().is_some().then(|| controls.collect())
}

/// The code of what was picked. A text typed anew makes it stale; the server looks at both.
fn code_field(question: &Question, given: &Given<'_>) -> Html {
    let name = format!("{}.ma", question.id);
    if !given.places.is_empty() {
        return Html::new();
    }
    html!("<input type='hidden' name='" (name) "' value='" (given.answers.get(&name)) "' data-picked>")
}

/// Radio buttons with what the text may mean: the way to pick without script.
fn places(question: &Question, given: &Given<'_>) -> Html {
    if given.places.is_empty() {
        return Html::new();
    }
    let name = format!("{}.ma", question.id);
    let label = match question.answer {
        Kind::BusinessLine => words::LINE_AMBIGUOUS,
        _ => words::WHERE_AMBIGUOUS,
    };
    radios(&Radios {
        field: Field { name: &name, label: label.get(given.look.lang), look: given.look, ..Field::default() },
        choices: given
            .places
            .iter()
            .map(|place| Choice { value: &place.code, label: &place.label, ..Choice::default() })
            .collect(),
    })
}
