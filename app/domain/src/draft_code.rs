//! The code by which a draft is carried to another device: eight digits, so that it can be read out and typed anywhere.

use std::fmt;

use crate::{reference::mod_11_10, text};

/// Eight digits, the last a check digit by ISO 7064 MOD 11,10. Ten million codes: it opens nothing alone, a phone number and a
/// one-time code go with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DraftCode(u32);

/// Why a text is no [`DraftCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftCodeError {
    /// Nothing was given.
    Empty,
    /// It holds something else than eight digits and separators, or the last digit does not fit the others: a slip.
    Malformed,
}

const DIGITS: u32 = 8;

impl DraftCode {
    /// The code that these random bytes choose. The ten million bodies are equally likely to within 10⁻¹².
    pub fn from_random(bytes: [u8; 8]) -> Self {
        // A remainder of a number below ten million fits.
        let body = u32::try_from(u64::from_be_bytes(bytes) % 10_000_000).unwrap_or_default();
        Self(body * 10 + check_digit(body))
    }

    /// Reads a code as people type and paste it: spaces, dots and dashes of any kind are ignored.
    ///
    /// # Errors
    /// A [`DraftCodeError`] that says what is wrong with it.
    pub fn parse(input: &str) -> Result<Self, DraftCodeError> {
        let typed = text::clean(input);
        let (mut value, mut count) = (0_u32, 0);
        for c in typed.chars().filter(|&c| !(c == ' ' || c == '.' || text::is_dash(c))) {
            let digit = c.to_digit(10).ok_or(DraftCodeError::Malformed)?;
            value = value.wrapping_mul(10).wrapping_add(digit);
            count += 1;
        }
        match count {
            0 => Err(DraftCodeError::Empty),
            DIGITS if value % 10 == check_digit(value / 10) => Ok(Self(value)),
            _ => Err(DraftCodeError::Malformed),
        }
    }

    /// The form for people: `1234-5678`.
    pub fn grouped(self) -> String {
        let digits = self.to_string();
        [&digits[..4], &digits[4..]].join("-")
    }
}

fn check_digit(body: u32) -> u32 {
    let digit = mod_11_10((0..DIGITS - 1).rev().map(|place| u64::from(body / 10_u32.pow(place) % 10)));
    // One digit.
    u32::try_from(digit).unwrap_or_default()
}

impl fmt::Display for DraftCode {
    /// The plain digits, leading zeros included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

impl fmt::Debug for DraftCode {
    /// It is a secret: logs do not show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_people_type() {
        // The least body has leading zeros.
        for seed in [[0; 8], [7; 8], [0xff; 8]] {
            let code = DraftCode::from_random(seed);
            let digits = code.to_string();
            let (first, last) = digits.split_at(4);
            for typed in [digits.clone(), code.grouped(), format!(" {first} {last}\n"), format!("{first}–{last}")] {
                assert_eq!(DraftCode::parse(&typed), Ok(code), "{typed}");
            }
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(DraftCode::parse(" - "), Err(DraftCodeError::Empty));
        for typed in ["1234567", "123456789", "1234567o", &"9".repeat(40)] {
            assert_eq!(DraftCode::parse(typed), Err(DraftCodeError::Malformed), "{typed}");
        }
        assert_eq!(format!("{:?}", DraftCode::from_random([7; 8])), "DraftCode(…)");
    }

    proptest! {
        #[test]
        fn drawn_codes_read_back(seed in any::<[u8; 8]>()) {
            let code = DraftCode::from_random(seed);
            prop_assert_eq!(code.to_string().len(), 8);
            prop_assert_eq!(DraftCode::parse(&code.grouped()), Ok(code));
        }

        #[test]
        fn every_wrong_digit_is_caught(seed in any::<[u8; 8]>(), place in 0..8_usize, slip in 1..10_u8) {
            let mut digits = DraftCode::from_random(seed).to_string().into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + slip) % 10;
            prop_assert!(DraftCode::parse(std::str::from_utf8(&digits).unwrap()).is_err());
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = DraftCode::parse(&text);
        }
    }
}
