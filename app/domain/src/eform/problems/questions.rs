//! What is wrong with one question.

use std::mem::discriminant;

use super::{comes_from_list, condition_problems, id_problem};
use crate::eform::{Choice, FileKind, FormPage, Kind, Prefill, Question, SEPARATOR, page::MOST_CHARACTERS};

/// `before`: the questions before it on its page.
pub(super) fn problems(question: &Question, earlier: &[FormPage], page: &FormPage, before: &[Question]) -> Vec<String> {
    let mut reasons: Vec<String> = id_problem(&question.id).into_iter().collect();
    if let Some(condition) = &question.when {
        reasons.extend(condition_problems(&question.id, condition, earlier, Some(before)));
    }
    if let Some(prefill) = &question.prefill {
        reasons.extend(prefill_problems(question, prefill, earlier));
    }
    if matches!(question.answer, Kind::ReceivingCommune) && page.repeat.is_some() {
        reasons.push(format!("{:?} is the commune of the start page and cannot be asked for each item", question.id));
    }
    reasons.extend(kind_problems(&question.id, &question.answer));
    reasons
}

fn kind_problems(id: &str, kind: &Kind) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut needs = |holds: bool, what: &str| {
        if !holds {
            reasons.push(format!("{id:?}: {what}"));
        }
    };
    match kind {
        Kind::Text { max } | Kind::LongText { max } => {
            needs((1..=MOST_CHARACTERS).contains(&usize::from(*max)), "max must be 1 to 4000 characters");
        }
        Kind::Number { min, max } => needs(min <= max, "min is above max"),
        Kind::Money { min, max } => needs(min <= max, "min is above max"),
        Kind::Choice { options, list, .. } => {
            needs(list.is_some() || !options.is_empty(), "a choice has neither options nor list");
            needs(are_ids(options), "ids of options stand twice, are empty or hold a comma");
        }
        Kind::Choices { options, list, min, max } => {
            needs(list.is_some() || !options.is_empty(), "a choice has neither options nor list");
            needs(are_ids(options), "ids of options stand twice, are empty or hold a comma");
            needs(*min > 0, "min is at least 1; say optional = true instead");
            needs(min <= max, "min is above max");
            let enough = comes_from_list(kind) || usize::from(*min) <= options.len();
            needs(enough, "there are fewer options than must be chosen");
        }
        Kind::File { max, kinds, signed } => {
            needs(*max > 0, "max is at least 1");
            needs(!kinds.is_empty(), "no kind of file is taken");
            needs(!signed || kinds.contains(&FileKind::Pdf), "what is signed is a PDF, which is not taken");
        }
        Kind::PersonName
        | Kind::PersonalId
        | Kind::Phone
        | Kind::Email
        | Kind::Date { .. }
        | Kind::Time
        | Kind::YesNo
        | Kind::Commune
        | Kind::ReceivingCommune
        | Kind::BusinessLine
        | Kind::TaxCode
        | Kind::Undertaking => {}
    }
    reasons
}

fn are_ids(options: &[Choice]) -> bool {
    options.iter().enumerate().all(|(index, option)| {
        !option.id.is_empty()
            && !option.id.contains(SEPARATOR)
            && options[..index].iter().all(|other| other.id != option.id)
    })
}

fn prefill_problems(question: &Question, prefill: &Prefill, earlier: &[FormPage]) -> Vec<String> {
    let (id, from) = (&question.id, &prefill.from);
    let mut reasons = Vec::new();
    let source = earlier.iter().find_map(|page| Some((page, page.questions.iter().find(|it| it.id == *from)?)));
    match source {
        None => reasons.push(format!("{id:?} takes its first value from {from:?}, which is on no earlier page")),
        Some((page, _)) if page.repeat.is_some() => {
            reasons.push(format!("{id:?} takes its first value from {from:?}, which is asked for each item"));
        }
        Some((_, source)) => {
            let (one, other) = (&source.answer, &question.answer);
            // The same fields: a date's depend on its precision.
            let alike = discriminant(one) == discriminant(other) && one.must_be().parts() == other.must_be().parts();
            let given = matches!(other, Kind::File { .. } | Kind::Undertaking | Kind::ReceivingCommune);
            if !alike || given {
                reasons.push(format!("{id:?} cannot take its first value from {from:?}, which is of another kind"));
            }
        }
    }
    if let Some(condition) = &prefill.when {
        reasons.extend(condition_problems(id, condition, earlier, None));
    }
    reasons
}
