//! What an answer means, and whether it can stand.

use time::Date;

use super::{Answers, Fault, Form, FormPage, Kind, MustBe, Question, Rule, StepQuestion, Warning};
use crate::{
    date::{self, DateParts, PartialDate},
    email::Email,
    identity::{IdWarning, PersonalId, Sex},
    person_name::PersonName,
    phone::Phone,
    text,
};

/// Years before this one are slips.
const FIRST_YEAR: u16 = 1900;

/// What checking needs beside the answers.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Today in Vietnam.
    pub today: Date,
    /// Whether a commune has this code today. The browser does not know and lets every code pass.
    pub commune_exists: &'a dyn Fn(&str) -> bool,
}

/// An answer that can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Left out, as it may be.
    Absent,
    /// Text as typed.
    Text(String),
    /// A person's name.
    Name(PersonName),
    /// A personal identification number.
    PersonalId(PersonalId),
    /// A phone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// A whole number.
    Number(u32),
    /// A date, perhaps without day or month.
    Date(PartialDate),
    /// Id of the option.
    Choice(String),
    /// Code of the commune.
    Commune(String),
    /// Agreed to.
    Agreed,
}

/// Result of checking one question.
pub type Checked = Result<Value, Fault>;

/// Checks one question. Whether it is asked at all is the caller's to know.
///
/// # Errors
/// The [`Fault`] that the citizen can mend.
pub fn check_question(question: &StepQuestion, answers: &Answers, context: Context<'_>) -> Checked {
    if question.optional && question.field_names().iter().all(|field| answers.get(field).is_empty()) {
        return Ok(Value::Absent);
    }
    let text = answers.get(&question.id);
    let code = || answers.get(&[&question.id, ".ma"].concat());
    match question.must_be {
        MustBe::Text(max) => match text.chars().count() {
            0 => Err(Fault::Missing),
            length if length > usize::from(max) => Err(Fault::TooLong),
            _ => Ok(Value::Text(text.to_owned())),
        },
        MustBe::Name => PersonName::parse(text).map(Value::Name).map_err(Fault::Name),
        MustBe::PersonalId => PersonalId::parse(text).map(Value::PersonalId).map_err(Fault::PersonalId),
        MustBe::Phone => Phone::parse(text).map(Value::Phone).map_err(Fault::Phone),
        MustBe::Email => Email::parse(text).map(Value::Email).map_err(Fault::Email),
        MustBe::Number(min, max) => match text.parse() {
            _ if text.is_empty() => Err(Fault::Missing),
            Ok(number) if (min..=max).contains(&number) => Ok(Value::Number(number)),
            _ => Err(Fault::Number),
        },
        MustBe::Date(partial, past) => {
            check_date(&question.id, partial, past, answers, context.today).map(Value::Date).map_err(Fault::Date)
        }
        MustBe::Chosen if text.is_empty() => Err(Fault::Missing),
        MustBe::Chosen => Ok(Value::Choice(text.to_owned())),
        MustBe::Commune => match code() {
            "" if text.is_empty() => Err(Fault::Missing),
            code if !code.is_empty() && (context.commune_exists)(code) => Ok(Value::Commune(code.to_owned())),
            _ => Err(Fault::CommuneUnknown),
        },
        MustBe::ReceivingCommune => match code() {
            "" => Err(Fault::Missing),
            code => Ok(Value::Commune(code.to_owned())),
        },
        MustBe::Agreed if text == "co" => Ok(Value::Agreed),
        MustBe::Agreed => Err(Fault::Missing),
    }
}

/// Last part of the name of a date's field.
pub fn part_name(part: date::Part) -> &'static str {
    match part {
        date::Part::Day => "ngay",
        date::Part::Month => "thang",
        date::Part::Year => "nam",
    }
}

fn check_date(
    id: &str,
    partial: bool,
    past: bool,
    answers: &Answers,
    today: Date,
) -> Result<PartialDate, date::DateError> {
    let [day, month, year] = ["ngay", "thang", "nam"].map(|part| [id, ".", part].concat());
    let parts = DateParts { day: answers.get(&day), month: answers.get(&month), year: answers.get(&year) };
    let read = if partial { date::parse_partial(parts)? } else { date::parse_full(parts)?.into() };
    date::not_before(read, FIRST_YEAR)?;
    if past {
        date::must_be_past(read, today)?;
    }
    Ok(read)
}

/// Checks every question of a page that is asked, in order.
pub fn check_page<'a>(
    form: &'a Form,
    page: &'a FormPage,
    answers: &'a Answers,
    context: Context<'_>,
) -> Vec<(&'a Question, Checked)> {
    form.visible_questions(page, answers)
        .map(|question| (question, check_option(question, check_question(&question.logic(), answers, context))))
        .collect()
}

/// Only the server knows the options of a choice.
fn check_option(question: &Question, checked: Checked) -> Checked {
    match (&question.answer, checked) {
        (Kind::Choice { options, .. }, Ok(Value::Choice(id))) if !options.iter().any(|option| option.id == id) => {
            Err(Fault::NotAnOption)
        }
        (_, checked) => checked,
    }
}

/// The rules over several questions that do not hold: question where the error stands, and what is said. A rule whose
/// questions are not asked, or not answered well, is silent.
pub fn check_rules<'a>(form: &'a Form, answers: &Answers, context: Context<'_>) -> Vec<(&'a str, &'a str)> {
    let asked = |id: &str| Some(form.question(id).filter(|_| form.is_asked(id, answers))?.1.logic());
    form.rules
        .iter()
        .filter_map(|Rule::DateOrder { first, second, message }| {
            check_order(&asked(first)?, &asked(second)?, answers, context)?;
            Some((second.as_str(), message.as_str()))
        })
        .collect()
}

/// What is wrong with the second of two dates beside the first. Nothing as long as one of them cannot stand by itself.
pub fn check_order(
    first: &StepQuestion,
    second: &StepQuestion,
    answers: &Answers,
    context: Context<'_>,
) -> Option<Fault> {
    let (earlier, later) = (date_of(first, answers, context)?, date_of(second, answers, context)?);
    date::in_order(earlier, later).err().map(Fault::Date)
}

/// The date of a question, if it can stand by itself.
pub fn date_of(question: &StepQuestion, answers: &Answers, context: Context<'_>) -> Option<PartialDate> {
    match check_question(question, answers, context) {
        Ok(Value::Date(date)) => Some(date),
        _ => None,
    }
}

/// The warnings: question where they stand, and what is unusual.
pub fn check_warnings<'a>(form: &'a Form, answers: &Answers, context: Context<'_>) -> Vec<(&'a str, IdWarning)> {
    let mut found = Vec::new();
    for Warning::IdMatches { personal_id, birth, sex } in &form.warnings {
        if !form.is_asked(personal_id, answers) {
            continue;
        }
        let Ok(id) = PersonalId::parse(answers.get(personal_id)) else { continue };
        let birth = form.question(birth).filter(|_| form.is_asked(birth, answers));
        let birth = birth.and_then(|(_, question)| date_of(&question.logic(), answers, context));
        let sex = sex.as_deref().filter(|sex| form.is_asked(sex, answers)).and_then(|sex| match answers.get(sex) {
            "nam" => Some(Sex::Male),
            "nu" => Some(Sex::Female),
            _ => None,
        });
        found.extend(id.warnings(birth, sex).into_iter().map(|warning| (personal_id.as_str(), warning)));
    }
    found
}

/// Most characters of one answer that are kept.
const MOST_CHARACTERS: usize = 4_000;

/// Takes the fields of a page from a post: those of the questions that stand on it, and no others.
///
/// An answer longer than any question allows is cut: it stays too long, and fills no disk.
pub fn take_answers(page: &FormPage, answers: &mut Answers, field: impl Fn(&str) -> String) {
    for question in &page.questions {
        if matches!(question.answer, Kind::ReceivingCommune) {
            continue;
        }
        for name in question.field_names() {
            let value: String = field(&name).chars().take(MOST_CHARACTERS).collect();
            answers.set(name, text::clean(&value));
        }
    }
}
