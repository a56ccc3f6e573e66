//! Dates as ISO 8601 text (`2026-11-23`, partial `2026-11` and `2026`): their form in files, drafts and the store.
//! A field of a struct uses it by `#[serde(with = "domain::date::iso")]`.

use serde::{Deserialize, Deserializer, Serializer, de::Error};
use time::Date;

use super::{DateError, DateParts, PartialDate, parse_full, parse_partial};

/// `yyyy-MM-dd`.
pub fn format(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Reads `yyyy-MM-dd`, and nothing else.
///
/// # Errors
/// Any [`DateError`] of [`parse_full`].
pub fn parse(text: &str) -> Result<Date, DateError> {
    let date = parse_full(split(text))?;
    if format(date) == text { Ok(date) } else { Err(DateError::YearDigits) }
}

/// Serialises as `yyyy-MM-dd`.
///
/// # Errors
/// Those of the serialiser.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&format(*date))
}

/// Deserialises from `yyyy-MM-dd`.
///
/// # Errors
/// If the text is no such date.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).map_err(|error| D::Error::custom(format_args!("a date is written yyyy-MM-dd: {error}")))
}

fn split(text: &str) -> DateParts<'_> {
    let mut parts = text.splitn(3, '-');
    let mut next = || parts.next().unwrap_or_default();
    DateParts { year: next(), month: next(), day: next() }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        match date {
            PartialDate::Year(year) => format!("{year:04}"),
            PartialDate::Month(year, month) => format!("{year:04}-{:02}", u8::from(month)),
            PartialDate::Day(date) => format(date),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let date = parse_partial(split(&text))?;
        if String::from(date) == text { Ok(date) } else { Err(DateError::YearDigits) }
    }
}
