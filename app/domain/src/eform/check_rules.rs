//! Whether the rules over several questions hold.

use time::{Date, Duration};

use super::{Answers, Context, Form, Question, Rule, Value, Warning, check_order, check_question, date_of};
use crate::{
    date::PartialDate,
    identity::{IdWarning, PersonalId, Sex},
};

/// Something that is unusual and may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusual<'a> {
    /// The personal number does not agree with something.
    Id(IdWarning),
    /// The registration is late; the rule's message.
    Late(&'a str),
}

/// The rules that do not hold: question where the error stands, and what is said. A rule whose questions are not asked, or
/// not answered well, is silent. `form` is unfolded.
pub fn check_rules<'a>(form: &'a Form, answers: &Answers, context: Context<'_>) -> Vec<(&'a str, &'a str)> {
    let asked = |id: &str| form.asked(id, answers).map(Question::logic);
    let value = |id: &str| check_question(&asked(id)?, answers, context).ok().filter(|value| *value != Value::Absent);
    let is_broken = |rule: &Rule| {
        Some(match rule {
            Rule::DateOrder { first, second, .. } => {
                check_order(&asked(first)?, &asked(second)?, answers, context).is_some()
            }
            Rule::AgeAtLeast { birth, years, .. } => {
                is_younger(date_of(&asked(birth)?, answers, context)?, *years, context.today)
            }
            Rule::Differ { first, second, .. } => value(first)? == value(second)?,
        })
    };
    let broken = form.rules.iter().filter(|rule| is_broken(rule) == Some(true));
    broken.filter_map(|rule| Some((rule.questions().pop()?, rule.message()))).collect()
}

/// Whether who was born then has certainly not reached this age today. Who was born on 29 February reaches it on 1 March of
/// a common year.
pub fn is_younger(birth: PartialDate, years: u8, today: Date) -> bool {
    let of = |date: Date| (date.year(), u8::from(date.month()), date.day());
    let (year, month, day) = of(birth.earliest());
    of(today) < (year + i32::from(years), month, day)
}

/// Whether a date is certainly more than so many days before today.
pub fn is_late(date: PartialDate, days: u16, today: Date) -> bool {
    date.latest().saturating_add(Duration::days(days.into())) < today
}

/// The warnings: question where they stand, and what is unusual. `form` is unfolded.
pub fn check_warnings<'a>(form: &'a Form, answers: &Answers, context: Context<'_>) -> Vec<(&'a str, Unusual<'a>)> {
    let mut found = Vec::new();
    let date = |id: &str| date_of(&form.asked(id, answers)?.logic(), answers, context);
    for warning in &form.warnings {
        match warning {
            Warning::IdMatches { personal_id, birth, sex } => {
                let id = form.asked(personal_id, answers).and_then(|it| PersonalId::parse(answers.get(&it.id)).ok());
                let Some(id) = id else { continue };
                let sex = sex.as_deref().filter(|sex| form.is_asked(sex, answers));
                let sex = sex.and_then(|sex| sex_of(answers.get(sex)));
                let unusual = id.warnings(date(birth), sex).into_iter();
                found.extend(unusual.map(|warning| (personal_id.as_str(), Unusual::Id(warning))));
            }
            Warning::Late { date: at, days, message } => {
                if date(at).is_some_and(|date| is_late(date, *days, context.today)) {
                    found.push((at.as_str(), Unusual::Late(message)));
                }
            }
        }
    }
    found
}

/// The sex that an option of a form means.
pub fn sex_of(option: &str) -> Option<Sex> {
    match option {
        "nam" => Some(Sex::Male),
        "nu" => Some(Sex::Female),
        _ => None,
    }
}
