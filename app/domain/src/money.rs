//! Amounts of money in đồng, which has no smaller unit in use.

use std::fmt;

use crate::text;

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing was given.
    Empty,
    /// It holds this character, which is no digit, separator or currency.
    BadCharacter(char),
    /// Its separators do not make groups of three digits: it could be a decimal or a slip.
    Grouping,
    /// It is more than can stand here.
    TooLarge,
}

/// Highest amount that can be asked for, in đồng.
pub const MAX: u64 = 10_000_000_000;

/// The form for people: `1.000.000 đồng`.
pub fn dong(amount: u64) -> String {
    let digits = amount.to_string();
    let mut shown = String::with_capacity(digits.len() * 4 / 3 + 8);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown.push_str(" đồng");
    shown
}

/// Reads an amount in đồng that can be asked for, at most [`MAX`]: `50000`, `50.000`, `50,000 đ`, `50 000 VND`,
/// `1.000.000 đồng`.
///
/// # Errors
/// [`MoneyError`] that says what is wrong with it.
pub fn parse(input: &str) -> Result<u64, MoneyError> {
    parse_up_to(input, MAX)
}

/// Like [`parse`], with another highest amount.
///
/// # Errors
/// Like [`parse`].
pub fn parse_up_to(input: &str, most: u64) -> Result<u64, MoneyError> {
    let typed = text::fold(&text::clean(input));
    let currency = ["dong", "vnd", "d", "₫"].into_iter().find_map(|currency| typed.strip_suffix(currency));
    let number = currency.unwrap_or(&typed).trim_end();
    if number.is_empty() {
        return Err(MoneyError::Empty);
    }
    let is_separator = |c: char| matches!(c, '.' | ',' | ' ');
    if let Some(bad) = number.chars().find(|&c| !c.is_ascii_digit() && !is_separator(c)) {
        return Err(MoneyError::BadCharacter(bad));
    }
    let mut groups = number.split(is_separator);
    let first = groups.next().unwrap_or_default();
    let grouped = first.len() < number.len();
    if first.is_empty() || (grouped && first.len() > 3) || groups.any(|group| group.len() != 3) {
        return Err(MoneyError::Grouping);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|&amount| amount <= most).ok_or(MoneyError::TooLarge)
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the amount is empty",
            Self::BadCharacter(_) => "the amount holds a character that it cannot have",
            Self::Grouping => "the digits of the amount are not in groups of three",
            Self::TooLarge => "the amount is too large",
        })
    }
}

impl std::error::Error for MoneyError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shows_groups_of_three() {
        assert_eq!(
            [0, 999, 1000, 15_000, 1_000_000].map(dong),
            ["0 đồng", "999 đồng", "1.000 đồng", "15.000 đồng", "1.000.000 đồng"]
        );
    }

    #[test]
    fn reads_the_usual_ways_to_write() {
        for typed in
            ["50000", "50.000", "50,000", " 50 000 ", "50.000đ", "50000 đ", "50.000 ĐỒNG", "50.000 VNĐ", "50.000 ₫"]
        {
            assert_eq!(parse(typed), Ok(50_000), "{typed}");
        }
        assert_eq!(parse("0"), Ok(0));
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", MoneyError::Empty),
            ("đồng", MoneyError::Empty),
            ("50k", MoneyError::BadCharacter('k')),
            ("-50000", MoneyError::BadCharacter('-')),
            ("50.00", MoneyError::Grouping),
            ("50000.000", MoneyError::Grouping),
            (".500", MoneyError::Grouping),
            ("1..000", MoneyError::Grouping),
            ("10.000.000.001", MoneyError::TooLarge),
            ("99999999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(parse(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(amount in 0..=MAX) {
            prop_assert_eq!(parse(&dong(amount)), Ok(amount));
        }

        #[test]
        fn any_amount_reads_back_up_to_the_highest_that_can_stand(amount: u64, most: u64) {
            let expected = if amount <= most { Ok(amount) } else { Err(MoneyError::TooLarge) };
            prop_assert_eq!(parse_up_to(&dong(amount), most), expected);
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
