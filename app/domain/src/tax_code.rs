//! Tax codes of organisations, household businesses and persons.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    text,
    text_value::{redacted_debug, text_value},
};

/// A tax code (TT 86/2024/TT-BTC): 10 digits of an organisation, `0123456789-001` of its branch, or 12 digits, the personal
/// identification number, which since July 2025 is the tax code of persons and household businesses: personal data.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TaxCode(String);

/// Why a text is no [`TaxCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxCodeError {
    /// Nothing was given.
    Empty,
    /// It holds a character that a tax code cannot have; the first one.
    BadCharacter(char),
    /// It has this many digits and not 10, 12 or 13.
    Length(usize),
}

impl TaxCode {
    /// Reads a tax code; spaces, dots and dashes between the digits are ignored.
    ///
    /// # Errors
    /// [`TaxCodeError`] if that does not leave 10, 12 or 13 digits.
    pub fn parse(input: &str) -> Result<Self, TaxCodeError> {
        let typed = text::clean(input);
        let digits: String = typed.chars().filter(|&c| !matches!(c, ' ' | '.') && !text::is_dash(c)).collect();
        if let Some(other) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(TaxCodeError::BadCharacter(other));
        }
        match digits.len() {
            0 => Err(TaxCodeError::Empty),
            10 | 12 => Ok(Self(digits)),
            13 => Ok(Self([&digits[..10], "-", &digits[10..]].concat())),
            found => Err(TaxCodeError::Length(found)),
        }
    }
}

text_value!(TaxCode, TaxCodeError);
redacted_debug!(TaxCode);

impl fmt::Display for TaxCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the tax code is empty",
            Self::BadCharacter(_) => "the tax code holds a character that is no digit",
            Self::Length(_) => "the tax code does not have 10, 12 or 13 digits",
        })
    }
}

impl std::error::Error for TaxCodeError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_usual_ways_to_write() {
        for (typed, code) in [
            ("0101248141", "0101248141"),
            (" 0101 248 141 ", "0101248141"),
            ("0101248141-001", "0101248141-001"),
            ("0101248141001", "0101248141-001"),
            ("0101248141 – 001", "0101248141-001"),
            ("060190001234", "060190001234"),
        ] {
            assert_eq!(TaxCode::parse(typed).unwrap().as_str(), code, "{typed}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", TaxCodeError::Empty),
            (" - ", TaxCodeError::Empty),
            ("MST 0101248141", TaxCodeError::BadCharacter('M')),
            ("010124814", TaxCodeError::Length(9)),
            ("01012481411", TaxCodeError::Length(11)),
            ("01012481410012", TaxCodeError::Length(14)),
        ] {
            assert_eq!(TaxCode::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn its_debug_form_tells_nothing() {
        assert_eq!(format!("{:?}", TaxCode::parse("060190001234").unwrap()), "TaxCode(…)");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(digits in "[0-9]{10}|[0-9]{12}|[0-9]{13}") {
            let code = TaxCode::parse(&digits).unwrap();
            prop_assert_eq!(TaxCode::parse(code.as_str()), Ok(code));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = TaxCode::parse(&text);
        }
    }
}
