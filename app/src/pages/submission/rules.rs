//! What the island `FormStep` is given of a page: rules and words.

use domain::eform::{Fault, Kind, Question, Rule, Warning};

use super::step::Step;
use crate::{
    islands::form_step::StepRules,
    text::{Lang, chrome, form as words},
};

/// The rules of the questions that stand on the page. What only the server can know is left to it: options, places, files,
/// rules with people on other pages.
pub(super) fn rules(step: &Step, questions: &[&Question], lang: Lang) -> StepRules {
    let mut rules = StepRules {
        today: step.today.clone(),
        error_prefix: chrome::ERROR_PREFIX.get(lang).to_owned(),
        ..StepRules::default()
    };
    for question in questions {
        if matches!(question.answer, Kind::ReceivingCommune | Kind::File { .. }) {
            continue;
        }
        let codes = Fault::codes(&question.answer).iter();
        rules
            .words
            .extend(codes.map(|code| [question.id.clone(), (*code).to_owned(), words::fault(code, question, lang)]));
        rules.questions.push(question.logic());
    }
    let here = |id: &str| rules.questions.iter().any(|question| question.id == id);
    for warning in &step.form.warnings {
        if let Warning::IdMatches { personal_id, birth, sex } = warning
            && here(personal_id)
            && here(birth)
        {
            let sex = sex.clone().filter(|sex| here(sex)).unwrap_or_default();
            rules.id_matches.push([personal_id.clone(), birth.clone(), sex]);
        }
    }
    if !rules.id_matches.is_empty() {
        rules.warning_words = ["id-province", "id-birth-year", "id-sex"]
            .into_iter()
            .map(|code| [code.to_owned(), words::warning(code, lang).to_owned()])
            .collect();
    }
    for rule in &step.form.rules {
        if let Rule::DateOrder { first, second, message } = rule
            && here(first)
            && let Some(question) = questions.iter().find(|question| question.id == *second)
        {
            rules.date_orders.push([first.clone(), second.clone(), words::broken_rule(message, question)]);
        }
    }
    rules
}
