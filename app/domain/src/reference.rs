//! Our reference of a submission: ten digits, so that no input method can mangle it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text;

/// Ten digits, the first 1–9, the last a check digit by ISO 7064 MOD 11,10; the others are random. It names a
/// submission of ours; the province's number is the [`DossierCode`](crate::dossier_code::DossierCode).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(u64);

/// Why a text is no [`Reference`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// Nothing was given.
    Empty,
    /// It holds something else than digits and separators; the first such character.
    NotDigits(char),
    /// It has this many digits instead of ten.
    Length(usize),
    /// A reference never starts with 0.
    LeadingZero,
    /// The last digit does not fit the others: a slip.
    CheckDigit,
}

const DIGITS: usize = 10;

impl Reference {
    /// The reference that these random bytes choose. The 900 million bodies are equally likely to within 5·10⁻¹¹.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let body = 100_000_000 + u64::from_be_bytes(bytes) % 900_000_000;
        Self(body * 10 + check_digit(body))
    }

    /// Reads a reference as people type and paste it: spaces, dots and dashes of any kind are ignored.
    ///
    /// # Errors
    /// A [`ReferenceError`] that says what is wrong with it.
    pub fn parse(input: &str) -> Result<Self, ReferenceError> {
        let typed = text::clean(input);
        let mut value = 0_u64;
        let mut count = 0;
        for c in typed.chars().filter(|&c| !(c == ' ' || c == '.' || text::is_dash(c))) {
            let digit = c.to_digit(10).ok_or(ReferenceError::NotDigits(c))?;
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            count += 1;
        }
        match count {
            0 => Err(ReferenceError::Empty),
            DIGITS if value < 1_000_000_000 => Err(ReferenceError::LeadingZero),
            DIGITS if value % 10 != check_digit(value / 10) => Err(ReferenceError::CheckDigit),
            DIGITS => Ok(Self(value)),
            other => Err(ReferenceError::Length(other)),
        }
    }

    /// The form for people, in groups of 3, 3 and 4 digits: `123-456-7890`.
    pub fn grouped(self) -> String {
        let digits = self.to_string();
        [&digits[..3], &digits[3..6], &digits[6..]].join("-")
    }
}

/// The last digit to nine others.
fn check_digit(body: u64) -> u64 {
    mod_11_10((0..9).rev().map(|place| body / 10_u64.pow(place) % 10))
}

/// ISO 7064 MOD 11,10: the check digit to these digits, the most significant first.
///
/// It catches every single wrong digit, and every swap of two neighbours unless they differ by one (9 and 0 included):
/// of those it misses the one swap in ten that meets a certain running product.
pub(crate) fn mod_11_10(digits: impl Iterator<Item = u64>) -> u64 {
    let product = digits.fold(10, |product, digit| match (product + digit) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (11 - product) % 10
}

impl fmt::Display for Reference {
    /// The plain digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the reference is empty",
            Self::NotDigits(_) => "the reference holds other characters than digits",
            Self::Length(_) => "a reference has ten digits",
            Self::LeadingZero => "a reference does not start with 0",
            Self::CheckDigit => "the check digit of the reference does not fit",
        })
    }
}

impl std::error::Error for ReferenceError {}

impl std::str::FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_reference() -> impl Strategy<Value = Reference> {
        any::<[u8; 8]>().prop_map(Reference::from_random)
    }

    fn check(digits: &str) -> u64 {
        mod_11_10(digits.bytes().map(|b| u64::from(b - b'0')))
    }

    #[test]
    fn follows_the_standard() {
        // The standard's own example, then published samples of numbers that use it (Croatian OIB, German tax id).
        assert_eq!(check("0794"), 5);
        assert_eq!(check("6943515153"), 0);
        assert_eq!(check("3339200596"), 1);
        assert_eq!(check("8609574271"), 9);
    }

    #[test]
    fn reads_what_people_type() {
        let reference = Reference::from_random([7; 8]);
        let digits = reference.to_string();
        for typed in [
            digits.clone(),
            reference.grouped(),
            format!("  {} {}\u{A0}{}\n", &digits[..3], &digits[3..6], &digits[6..]),
            format!("{}–{}–{}", &digits[..3], &digits[3..6], &digits[6..]),
            format!("{}.{}", &digits[..5], &digits[5..]),
        ] {
            assert_eq!(Reference::parse(&typed), Ok(reference), "{typed}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(Reference::parse(" - "), Err(ReferenceError::Empty));
        assert_eq!(Reference::parse("123456789"), Err(ReferenceError::Length(9)));
        assert_eq!(Reference::parse(&"9".repeat(40)), Err(ReferenceError::Length(40)));
        assert_eq!(Reference::parse("12345o7890"), Err(ReferenceError::NotDigits('o')));
        assert_eq!(Reference::parse("0912345678"), Err(ReferenceError::LeadingZero));
    }

    proptest! {
        #[test]
        fn drawn_references_read_back(reference in any_reference()) {
            let digits = reference.to_string();
            prop_assert_eq!(digits.len(), 10);
            prop_assert!(!digits.starts_with('0'));
            prop_assert_eq!(Reference::parse(&digits), Ok(reference));
            prop_assert_eq!(Reference::parse(&reference.grouped()), Ok(reference));
            let json = serde_json::to_string(&reference).unwrap();
            prop_assert_eq!(&json, &format!("\"{digits}\""));
            prop_assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
        }

        #[test]
        fn every_wrong_digit_is_caught(reference in any_reference(), place in 0..10_usize, slip in 1..10_u8) {
            let mut digits = reference.to_string().into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + slip) % 10;
            prop_assert!(Reference::parse(std::str::from_utf8(&digits).unwrap()).is_err());
        }

        #[test]
        fn every_swap_of_digits_that_are_not_neighbours_in_value_is_caught(
            reference in any_reference(),
            place in 0..9_usize,
        ) {
            let mut digits = reference.to_string().into_bytes();
            let distance = (digits[place] + 10 - digits[place + 1]) % 10;
            prop_assume!(!matches!(distance, 0 | 1 | 9));
            digits.swap(place, place + 1);
            prop_assert!(Reference::parse(std::str::from_utf8(&digits).unwrap()).is_err());
        }
    }

    /// The limit of the standard, exactly: of the swaps of digits that differ by one, one in ten passes.
    #[test]
    fn one_in_ten_swaps_of_neighbouring_values_passes() {
        let (mut swaps, mut missed) = (0, 0);
        for body in (100_000_000..100_100_000).step_by(7) {
            let digits: Vec<u64> = (0..9).rev().map(|place| body / 10_u64.pow(place) % 10).collect();
            // The last pair before the check digit: its running product takes all ten values about equally often.
            if matches!((digits[7] + 10 - digits[8]) % 10, 1 | 9) {
                let mut swapped = digits.clone();
                swapped.swap(7, 8);
                swaps += 1;
                missed += u32::from(mod_11_10(digits.into_iter()) == mod_11_10(swapped.into_iter()));
            }
        }
        assert!(missed * 100 > swaps * 8 && missed * 100 < swaps * 12, "{missed} of {swaps}");
    }
}
