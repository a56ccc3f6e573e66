//! A question's sample, and when the question is asked, in words.

use domain::eform::{Condition, Form, Kind, Question, SEPARATOR};

use crate::{
    components::{html::fill, look::Look},
    text::guide as text,
};

/// The sample answer as a person would write it; `None`: the form has none.
pub fn in_words(question: &Question, look: Look) -> Option<String> {
    match (&question.answer, question.sample.as_deref()) {
        (Kind::Undertaking, _) => Some(text::TICK.get(look.lang).to_owned()),
        (Kind::File { .. }, None) => Some(text::ATTACH.get(look.lang).to_owned()),
        (Kind::Choice { .. } | Kind::Choices { .. } | Kind::YesNo, Some(sample)) => {
            let ids = sample.split(SEPARATOR).map(str::trim);
            Some(ids.map(|id| option(question, id)).collect::<Vec<_>>().join("; "))
        }
        (_, sample) => sample.map(str::to_owned),
    }
}

fn option<'a>(question: &'a Question, id: &'a str) -> &'a str {
    question.answer.option_label(id).unwrap_or(id)
}

/// When a page or a question is asked, in a sentence.
pub fn condition(form: &Form, condition: &Condition, look: Look) -> Option<String> {
    let (_, question) = form.question(&condition.question)?;
    let answers: Vec<_> = condition.is.iter().map(|id| option(question, id)).collect();
    Some(fill(text::ONLY_WHEN, look.lang, &[&question.label, &answers.join(text::OR.get(look.lang))]))
}
