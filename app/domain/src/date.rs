//! Dates as people type them: three fields, and birth dates of which only the year or the month is known.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use crate::text;

mod error;
pub mod iso;

pub use error::{DateError, Part};

/// The three fields of a date as they were typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateParts<'a> {
    /// Field "Ngày".
    pub day: &'a str,
    /// Field "Tháng".
    pub month: &'a str,
    /// Field "Năm".
    pub year: &'a str,
}

/// A date of which the day, or the day and the month, may be unknown: so do old people's papers give their birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Only the year, 1000..=9999.
    Year(u16),
    /// Only the year (1000..=9999) and the month.
    Month(u16, Month),
    /// The whole date.
    Day(Date),
}

impl PartialDate {
    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => i32::from(year),
            Self::Day(date) => date.year(),
        }
    }

    /// The month, 1..=12, if it is known.
    pub fn month(self) -> Option<u8> {
        match self {
            Self::Year(_) => None,
            Self::Month(_, month) => Some(month.into()),
            Self::Day(date) => Some(date.month().into()),
        }
    }

    /// The day of the month, 1..=31, if it is known.
    pub fn day(self) -> Option<u8> {
        self.full().map(Date::day)
    }

    /// The date, if all of it is known.
    pub fn full(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Year(_) | Self::Month(..) => None,
        }
    }

    /// The first day that it can mean.
    pub fn earliest(self) -> Date {
        match self {
            Self::Year(year) => day_of(year, Month::January, 1),
            Self::Month(year, month) => day_of(year, month, 1),
            Self::Day(date) => date,
        }
    }

    /// The last day that it can mean.
    pub fn latest(self) -> Date {
        match self {
            Self::Year(year) => day_of(year, Month::December, 31),
            Self::Month(year, month) => day_of(year, month, month.length(i32::from(year))),
            Self::Day(date) => date,
        }
    }
}

fn day_of(year: u16, month: Month, day: u8) -> Date {
    Date::from_calendar_date(i32::from(year), month, day).unwrap_or(Date::MAX)
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl fmt::Display for PartialDate {
    /// `dd/MM/yyyy`, `MM/yyyy` or `yyyy`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{:02}/{year:04}", u8::from(month)),
            Self::Day(date) => f.write_str(&format(date)),
        }
    }
}

/// The form for people: `dd/MM/yyyy`.
pub fn format(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// Reads a date of which all three fields are needed. Spaces, leading zeros and stray marks (`3.`, `/4`) are accepted.
///
/// # Errors
/// The first thing wrong: nothing at all, then missing fields, then fields that are no numbers, then values, each in
/// the order day, month, year.
pub fn parse_full(parts: DateParts<'_>) -> Result<Date, DateError> {
    let typed = Typed::from(parts);
    typed.require(Part::Day, typed.day)?;
    typed.require(Part::Month, typed.month)?;
    typed.require(Part::Year, typed.year)?;
    let (day, month, year) =
        (number(typed.day, Part::Day)?, number(typed.month, Part::Month)?, number(typed.year, Part::Year)?);
    checked_date(day, month, year, typed.year)
}

/// Reads a date of which the day, or day and month, may be left empty; otherwise like [`parse_full`].
///
/// # Errors
/// Like [`parse_full`]; a day without a month is a missing month.
pub fn parse_partial(parts: DateParts<'_>) -> Result<PartialDate, DateError> {
    let typed = Typed::from(parts);
    if typed.month.is_empty() && !typed.day.is_empty() {
        return Err(DateError::Missing(Part::Month));
    }
    typed.require(Part::Year, typed.year)?;
    if !typed.day.is_empty() {
        return parse_full(parts).map(PartialDate::Day);
    }
    if typed.month.is_empty() {
        let year = number(typed.year, Part::Year)?;
        return checked_year(year, typed.year).map(PartialDate::Year);
    }
    let (month, year) = (number(typed.month, Part::Month)?, number(typed.year, Part::Year)?);
    let month = checked_month(month)?;
    Ok(PartialDate::Month(checked_year(year, typed.year)?, month))
}

/// Refuses a date that is certainly after `today`; today itself passes.
///
/// # Errors
/// [`DateError::InFuture`].
pub fn must_be_past(date: impl Into<PartialDate>, today: Date) -> Result<(), DateError> {
    if date.into().earliest() > today { Err(DateError::InFuture) } else { Ok(()) }
}

/// Refuses a date that is certainly before `today`; today itself passes.
///
/// # Errors
/// [`DateError::InPast`].
pub fn must_not_be_past(date: impl Into<PartialDate>, today: Date) -> Result<(), DateError> {
    if date.into().latest() < today { Err(DateError::InPast) } else { Ok(()) }
}

/// Refuses a date before `year`, where it can only be a slip (1900 for living people).
///
/// # Errors
/// [`DateError::TooOld`] with the first year that passes.
pub fn not_before(date: impl Into<PartialDate>, year: u16) -> Result<(), DateError> {
    if date.into().year() < i32::from(year) { Err(DateError::TooOld { first_year: year }) } else { Ok(()) }
}

/// Refuses a `later` date that is certainly before the `earlier` one (end before begin, divorce before birth).
///
/// # Errors
/// [`DateError::OutOfOrder`] with the date that it must not precede.
pub fn in_order(earlier: impl Into<PartialDate>, later: impl Into<PartialDate>) -> Result<(), DateError> {
    let earlier = earlier.into();
    if later.into().latest() < earlier.earliest() { Err(DateError::OutOfOrder { earlier }) } else { Ok(()) }
}

/// The three fields without white space and stray marks.
struct Typed<'a> {
    day: &'a str,
    month: &'a str,
    year: &'a str,
}

impl<'a> From<DateParts<'a>> for Typed<'a> {
    fn from(parts: DateParts<'a>) -> Self {
        Self { day: trimmed(parts.day), month: trimmed(parts.month), year: trimmed(parts.year) }
    }
}

impl Typed<'_> {
    fn require(&self, part: Part, value: &str) -> Result<(), DateError> {
        if !value.is_empty() {
            Ok(())
        } else if self.day.is_empty() && self.month.is_empty() && self.year.is_empty() {
            Err(DateError::Empty)
        } else {
            Err(DateError::Missing(part))
        }
    }
}

fn trimmed(field: &str) -> &str {
    field.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '.' | ',' | '/' | '\u{200B}') || text::is_dash(c)
    })
}

/// The value of a field of digits; one that no part can have if there are too many of them.
fn number(field: &str, part: Part) -> Result<u16, DateError> {
    if !field.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::NotANumber(part));
    }
    Ok(field.parse().unwrap_or(u16::MAX))
}

fn checked_date(day: u16, month: u16, year: u16, year_typed: &str) -> Result<Date, DateError> {
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).ok_or(DateError::NoSuchDay { last: 31 })?;
    let month = checked_month(month)?;
    let year = i32::from(checked_year(year, year_typed)?);
    Date::from_calendar_date(year, month, day).map_err(|_| DateError::NoSuchDay { last: month.length(year) })
}

fn checked_month(month: u16) -> Result<Month, DateError> {
    u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).ok_or(DateError::NoSuchMonth)
}

/// Years have four digits: "90" could be a slip or 1990.
fn checked_year(year: u16, typed: &str) -> Result<u16, DateError> {
    if typed.len() == 4 && year >= 1000 { Ok(year) } else { Err(DateError::YearDigits) }
}

#[cfg(test)]
mod tests;
