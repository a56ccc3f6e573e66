//! Whether the answer to one question can stand. The server and the browser run this alike.

use time::Date;

use super::{Answers, Checked, Context, DateRange, Fault, MustBe, NO, Precision, SEPARATOR, StepQuestion, Value, YES};
use crate::{
    date::{self, DateError, DateParts, Part, PartialDate},
    email::Email,
    identity::PersonalId,
    money,
    person_name::PersonName,
    phone::Phone,
    tax_code::TaxCode,
    time_of_day,
};

/// Years before this one are slips.
const FIRST_YEAR: u16 = 1900;

/// Checks one question. Whether it is asked at all is the caller's to know.
///
/// # Errors
/// The [`Fault`] that the citizen can mend.
pub fn check_question(question: &StepQuestion, answers: &Answers, context: Context<'_>) -> Checked {
    if question.optional && question.field_names().iter().all(|field| answers.get(field).is_empty()) {
        return Ok(Value::Absent);
    }
    let text = answers.get(&question.id);
    let part = |part: &str| answers.get(&[&question.id, part].concat());
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
        MustBe::Money(min, max) => match money::parse_up_to(text, max) {
            Ok(amount) if amount < min => Err(Fault::MoneyRange),
            Ok(amount) => Ok(Value::Money(amount)),
            Err(error) => Err(Fault::Money(error)),
        },
        MustBe::Date(precision, range) => {
            let [day, month, year] = [".ngay", ".thang", ".nam"].map(part);
            let typed = DateParts { day, month, year };
            check_date(typed, precision, range, context.today).map(Value::Date).map_err(Fault::Date)
        }
        MustBe::Time => time_of_day::parse(part(".gio"), part(".phut")).map(Value::Time).map_err(Fault::Time),
        MustBe::YesNo => match text {
            "" => Err(Fault::Missing),
            YES => Ok(Value::YesNo(true)),
            NO => Ok(Value::YesNo(false)),
            _ => Err(Fault::NotAnOption),
        },
        MustBe::Chosen if text.is_empty() => Err(Fault::Missing),
        MustBe::Chosen => Ok(Value::Choice(text.to_owned())),
        MustBe::SeveralChosen(min, max) => {
            let chosen = list(text).ok_or(Fault::Missing)?;
            match chosen.len() {
                count if count < usize::from(min) => Err(Fault::ChoicesFew),
                count if count > usize::from(max) => Err(Fault::ChoicesMany),
                _ => Ok(Value::Choices(chosen)),
            }
        }
        MustBe::Commune => {
            check_code(text, part(".ma"), context.commune_exists, Fault::CommuneUnknown).map(Value::Commune)
        }
        MustBe::BusinessLine => {
            let exists = context.business_line_exists;
            check_code(text, part(".ma"), exists, Fault::BusinessLineUnknown).map(Value::BusinessLine)
        }
        MustBe::ReceivingCommune => match part(".ma") {
            "" => Err(Fault::Missing),
            code => Ok(Value::Commune(code.to_owned())),
        },
        MustBe::TaxCode => TaxCode::parse(text).map(Value::TaxCode).map_err(Fault::TaxCode),
        MustBe::Agreed if text == YES => Ok(Value::Agreed),
        MustBe::Agreed => Err(Fault::Missing),
        MustBe::Files(max) => match list(text).ok_or(Fault::Missing)? {
            files if files.len() > usize::from(max) => Err(Fault::FilesMany),
            files => Ok(Value::Files(files)),
        },
    }
}

/// The ids in one answer; `None` if there is none.
fn list(text: &str) -> Option<Vec<String>> {
    let ids: Vec<String> = text.split(SEPARATOR).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    (!ids.is_empty()).then_some(ids)
}

/// A code that was picked for a text, or that the server found.
fn check_code(text: &str, code: &str, exists: &dyn Fn(&str) -> bool, unknown: Fault) -> Result<String, Fault> {
    match code {
        "" if text.is_empty() => Err(Fault::Missing),
        code if !code.is_empty() && exists(code) => Ok(code.to_owned()),
        _ => Err(unknown),
    }
}

/// Last part of the name of a date's field.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Day => "ngay",
        Part::Month => "thang",
        Part::Year => "nam",
    }
}

/// Fields that the precision does not ask for are not looked at: a draft may hold them from another version.
fn check_date(
    typed: DateParts<'_>,
    precision: Precision,
    range: DateRange,
    today: Date,
) -> Result<PartialDate, DateError> {
    let read = match precision {
        Precision::Day => date::parse_full(typed)?.into(),
        Precision::Any => date::parse_partial(typed)?,
        Precision::Month => match date::parse_partial(DateParts { day: "", ..typed })? {
            PartialDate::Year(_) => return Err(DateError::Missing(Part::Month)),
            read => read,
        },
        Precision::Year => date::parse_partial(DateParts { day: "", month: "", ..typed })?,
    };
    date::not_before(read, FIRST_YEAR)?;
    match range {
        DateRange::Past => date::must_be_past(read, today)?,
        DateRange::Future => date::must_not_be_past(read, today)?,
        DateRange::Any => {}
    }
    Ok(read)
}

/// The date of a question, if it can stand by itself.
pub fn date_of(question: &StepQuestion, answers: &Answers, context: Context<'_>) -> Option<PartialDate> {
    match check_question(question, answers, context) {
        Ok(Value::Date(date)) => Some(date),
        _ => None,
    }
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
