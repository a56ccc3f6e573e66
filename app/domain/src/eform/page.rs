//! The answers to a whole page: taken from a post, and checked.

use super::{Answers, Checked, Context, Fault, Form, FormPage, Kind, Question, SEPARATOR, Value, check_question};
use crate::text;

/// Checks every question of a page that is asked, in order.
pub fn check_page<'a>(
    form: &'a Form,
    page: &'a FormPage,
    answers: &'a Answers,
    context: Context<'_>,
) -> Vec<(&'a Question, Checked)> {
    form.visible_questions(page, answers).map(|question| (question, check_asked(question, answers, context))).collect()
}

/// Checks one question with all that the server knows of it: [`check_question`], and its options.
///
/// # Errors
/// The [`Fault`] that the citizen can mend.
pub fn check_asked(question: &Question, answers: &Answers, context: Context<'_>) -> Checked {
    let value = check_question(&question.logic(), answers, context)?;
    let is_option = |id: &String| question.answer.option_label(id).is_some();
    match &value {
        Value::Choice(id) if !is_option(id) => Err(Fault::NotAnOption),
        Value::Choices(ids) if !ids.iter().all(is_option) => Err(Fault::NotAnOption),
        _ => Ok(value),
    }
}

/// Most characters of one answer that are kept.
pub(super) const MOST_CHARACTERS: usize = 4_000;

/// Takes the fields of a page from a post: those of the questions that stand on it, and no others. `values` gives the
/// values of a field in the order in which they were posted, and the lines of a long text as they are.
///
/// An answer longer than any question allows is cut: it stays too long, and fills no disk. The commune of the start page
/// and the files are the server's to set.
pub fn take_answers(page: &FormPage, answers: &mut Answers, values: impl Fn(&str) -> Vec<String>) {
    for question in &page.questions {
        match &question.answer {
            Kind::ReceivingCommune | Kind::File { .. } => {}
            Kind::Choices { .. } => answers.set(question.id.clone(), chosen(question, &values(&question.id))),
            kind => {
                let clean = if matches!(kind, Kind::LongText { .. }) { text::clean_multiline } else { text::clean };
                for name in question.field_names() {
                    let value = values(&name).into_iter().next().unwrap_or_default();
                    answers.set(name, clean(&cut(&value)));
                }
            }
        }
    }
}

fn cut(value: &str) -> String {
    value.chars().take(MOST_CHARACTERS).collect()
}

/// The ids of the ticked boxes, each once, in the order of the options. What is no option stays, to be refused.
fn chosen(question: &Question, values: &[String]) -> String {
    let ticked: Vec<String> = values.iter().map(|value| text::clean(value)).collect();
    let options = question.answer.options().unwrap_or_default();
    let place = |id: &str| options.iter().position(|option| option.id == id).unwrap_or(options.len());
    let mut ids: Vec<&str> = ticked.iter().flat_map(|value| value.split(SEPARATOR)).map(str::trim).collect();
    ids.retain(|id| !id.is_empty());
    ids.sort_by_key(|id| place(id));
    ids.dedup();
    cut(&ids.join(","))
}
