//! Times of day as people type them: hour and minute in two fields.

use std::fmt;

use crate::text;

/// A time of day to the minute, 00:00..=23:59.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// Why two fields are no [`TimeOfDay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Both fields are empty.
    Empty,
    /// The hour is missing or not 0..=23.
    Hour,
    /// The minute is missing or not 0..=59.
    Minute,
}

/// Reads hour and minute; spaces around them and one leading zero are accepted.
///
/// # Errors
/// The first thing wrong.
pub fn parse(hour: &str, minute: &str) -> Result<TimeOfDay, TimeError> {
    let (hour, minute) = (text::clean(hour), text::clean(minute));
    if hour.is_empty() && minute.is_empty() {
        return Err(TimeError::Empty);
    }
    let hour = number(&hour, 23).ok_or(TimeError::Hour)?;
    let minute = number(&minute, 59).ok_or(TimeError::Minute)?;
    Ok(TimeOfDay { hour, minute })
}

fn number(field: &str, last: u8) -> Option<u8> {
    let is_number = matches!(field.len(), 1 | 2) && field.bytes().all(|byte| byte.is_ascii_digit());
    field.parse().ok().filter(|number| is_number && *number <= last)
}

impl fmt::Display for TimeOfDay {
    /// `07:05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the time is empty",
            Self::Hour => "the hour is not 0 to 23",
            Self::Minute => "the minute is not 0 to 59",
        })
    }
}

impl std::error::Error for TimeError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_usual_ways_to_write() {
        for ((hour, minute), shown) in
            [(("7", "5"), "07:05"), (("07", "05"), "07:05"), ((" 23 ", "59"), "23:59"), (("0", "0"), "00:00")]
        {
            assert_eq!(parse(hour, minute).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (hour, minute, error) in [
            ("", " ", TimeError::Empty),
            ("", "5", TimeError::Hour),
            ("24", "0", TimeError::Hour),
            ("-1", "0", TimeError::Hour),
            ("+1", "0", TimeError::Hour),
            ("007", "0", TimeError::Hour),
            ("bảy", "", TimeError::Hour),
            ("7", "", TimeError::Minute),
            ("7", "60", TimeError::Minute),
        ] {
            assert_eq!(parse(hour, minute), Err(error), "{hour:?} {minute:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(hour in 0_u8..24, minute in 0_u8..60) {
            let time = TimeOfDay { hour, minute };
            let shown = time.to_string();
            let (hour, minute) = shown.split_once(':').unwrap();
            prop_assert_eq!(parse(hour, minute), Ok(time));
        }

        #[test]
        fn any_text_is_answered(hour in any::<String>(), minute in any::<String>()) {
            let _ = parse(&hour, &minute);
        }
    }
}
