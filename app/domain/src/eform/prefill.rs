//! First values of questions, from what was answered before.

use super::{Answers, Form, FormPage};

/// Fills the questions of a page that have no answer yet from the questions that their `prefill` names, as far as those
/// are asked and answered. `form` is unfolded. Returns the ids of the questions that were filled.
pub fn prefill<'a>(form: &Form, page: &'a FormPage, answers: &mut Answers) -> Vec<&'a str> {
    let mut filled = Vec::new();
    for question in &page.questions {
        let Some(prefill) = &question.prefill else { continue };
        let fields = question.field_names();
        if fields.iter().any(|field| !answers.get(field).is_empty()) || !form.holds(prefill.when.as_ref(), answers) {
            continue;
        }
        let Some(source) = form.asked(&prefill.from, answers) else { continue };
        let values: Vec<String> = source.field_names().iter().map(|field| answers.get(field).to_owned()).collect();
        if values.iter().all(String::is_empty) {
            continue;
        }
        for (field, value) in fields.into_iter().zip(values) {
            answers.set(field, value);
        }
        filled.push(question.id.as_str());
    }
    filled
}
