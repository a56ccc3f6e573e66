//! Phone numbers of Vietnam.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    text,
    text_value::{redacted_debug, text_value},
};

/// A Vietnamese mobile or landline number in E.164 (`+84912345678`), its form in the store and in files.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a text is no [`Phone`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// Nothing was given.
    Empty,
    /// It holds this character, which is no digit and no separator.
    BadCharacter(char),
    /// No Vietnamese number starts like this: mobile ones with 03, 05, 07, 08, 09, landlines with 02, both also with
    /// +84 for the 0.
    Prefix,
    /// It starts like a number but has too many or too few digits; the count in its form with the leading 0.
    Length(usize),
}

const COUNTRY: &str = "+84";

impl Phone {
    /// Reads a number: spaces, dots, dashes and parentheses are ignored; it starts with 0, 84, +84 or 0084.
    ///
    /// # Errors
    /// [`PhoneError`] that says what is wrong with it.
    pub fn parse(input: &str) -> Result<Self, PhoneError> {
        let typed = text::clean(input);
        let mut digits = String::with_capacity(typed.len());
        for c in typed.chars().filter(|&c| !matches!(c, ' ' | '.' | '(' | ')') && !text::is_dash(c)) {
            match c {
                '0'..='9' => digits.push(c),
                // A plus in front means what 00 means.
                '+' if digits.is_empty() => digits.push_str("00"),
                other => return Err(PhoneError::BadCharacter(other)),
            }
        }
        if digits.is_empty() || digits == "00" {
            return Err(PhoneError::Empty);
        }
        let number = national(&digits).ok_or(PhoneError::Prefix)?;
        let lengths = match number.as_bytes().first() {
            Some(b'2') => 9..=10,
            Some(b'3' | b'5' | b'7' | b'8' | b'9') => 9..=9,
            _ => return Err(PhoneError::Prefix),
        };
        if !lengths.contains(&number.len()) {
            return Err(PhoneError::Length(number.len() + 1));
        }
        Ok(Self([COUNTRY, number].concat()))
    }

    /// The last four digits, the second factor of a lookup.
    pub fn last_four(&self) -> &str {
        &self.0[self.0.len() - 4..]
    }

    /// Takes short messages: a landline (02…) does not.
    pub fn is_mobile(&self) -> bool {
        !self.significant().starts_with('2')
    }

    /// The digits after the country code.
    fn significant(&self) -> &str {
        &self.0[COUNTRY.len()..]
    }
}

/// The digits after the 0 or the country code. `84` without plus cannot be the start of a national number.
fn national(digits: &str) -> Option<&str> {
    let abroad = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"));
    // Some write the country code and keep the 0: +84 (0) 912 …
    abroad.map(|rest| rest.strip_prefix('0').unwrap_or(rest)).or_else(|| digits.strip_prefix('0'))
}

text_value!(Phone, PhoneError);
redacted_debug!(Phone);

impl fmt::Display for Phone {
    /// As it is said in the country: `0912 345 678`, `0252 382 1234`, `024 3825 1234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.significant();
        // Hà Nội and Thành phố Hồ Chí Minh have two-digit area codes and eight digits after them.
        let (area, middle) = match number.as_bytes() {
            [b'2', b'4' | b'8', ..] if number.len() == 10 => (2, 6),
            _ => (3, 6),
        };
        write!(f, "0{} {} {}", &number[..area], &number[area..middle], &number[middle..])
    }
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the phone number is empty",
            Self::BadCharacter(_) => "the phone number holds other characters than digits",
            Self::Prefix => "no phone number starts like this",
            Self::Length(_) => "the phone number has the wrong length",
        })
    }
}

impl std::error::Error for PhoneError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_usual_ways_to_write() {
        for typed in [
            "0912345678",
            " 0912 345 678 ",
            "0912.345.678",
            "091-234-5678",
            "(0912) 345678",
            "+84912345678",
            "84 912 345 678",
            "0084912345678",
            "+84 (0)912–345–678",
        ] {
            let phone = Phone::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
            assert_eq!((phone.as_str(), phone.to_string().as_str()), ("+84912345678", "0912 345 678"), "{typed}");
            assert_eq!(phone.last_four(), "5678");
            assert!(phone.is_mobile());
        }
    }

    #[test]
    fn landlines() {
        for (typed, shown) in [
            ("0252 3821 234", "0252 382 1234"),
            ("024 38251234", "024 3825 1234"),
            ("028.3829.5678", "028 3829 5678"),
            ("0252382123", "0252 382 123"),
        ] {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.to_string(), shown);
            assert!(!phone.is_mobile());
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", PhoneError::Empty),
            (" + ", PhoneError::Empty),
            ("091234567", PhoneError::Length(9)),
            ("09123456789", PhoneError::Length(11)),
            ("025238212345", PhoneError::Length(12)),
            ("0112345678", PhoneError::Prefix),
            ("912345678", PhoneError::Prefix),
            ("19001234", PhoneError::Prefix),
            ("+33612345678", PhoneError::Prefix),
            ("O912345678", PhoneError::BadCharacter('O')),
            ("0912+345678", PhoneError::BadCharacter('+')),
        ] {
            assert_eq!(Phone::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn logs_do_not_show_numbers() {
        assert_eq!(format!("{:?}", Phone::parse("0912345678")), "Ok(Phone(…))");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(number in "0([35789][0-9]{8}|2[0-9]{8,9})") {
            let phone = Phone::parse(&number).unwrap();
            prop_assert_eq!(Phone::parse(&phone.to_string()).unwrap(), phone.clone());
            prop_assert_eq!(Phone::parse(phone.as_str()).unwrap(), phone.clone());
            prop_assert_eq!(phone.to_string().replace(' ', ""), number);
            let json = serde_json::to_string(&phone).unwrap();
            prop_assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = Phone::parse(&text);
        }
    }
}
