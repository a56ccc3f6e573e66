//! Civil dates as `yyyy-MM-dd` strings in data files: `#[serde(with = "domain::iso_date")]`.

use serde::{Deserialize, Deserializer, Serializer, de::Error};
use time::{Date, Month};

/// Reads `yyyy-MM-dd`; `None` if it has another shape or names no day.
pub fn parse(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// Writes `yyyy-MM-dd`.
pub fn format(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// For serde.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&format(*date))
}

/// For serde.
///
/// # Errors
/// If the text is not a day as `yyyy-MM-dd`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom("a date is written yyyy-MM-dd"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_text() {
        for text in ["2026-02-17", "1900-01-01", "2024-02-29"] {
            assert_eq!(parse(text).map(format).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_other_shapes_and_days_that_do_not_exist() {
        for text in
            ["", "2026-2-17", "17/02/2026", "2026-02-30", "2026-13-01", "2026-02-1x", "-026-02-17", "2026-+2-17"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
