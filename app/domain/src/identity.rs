//! The 12-digit personal identification number.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    date::PartialDate,
    text,
    text_value::{redacted_debug, text_value},
};

mod province;

/// Sex as civil status papers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sex {
    /// "Nam".
    Male,
    /// "Nữ".
    Female,
}

/// The personal identification number (số định danh cá nhân, the number of the chip card): `PPP G YY NNNNNN`, 12
/// digits without a check digit (NĐ 137/2015 Điều 13, TT 07/2016/TT-BCA).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonalId(String);

/// Why a text is no [`PersonalId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing was given.
    Empty,
    /// It holds a character that such a number cannot have; the first one.
    NotDigits(char),
    /// It has this many digits and not 12.
    Length(usize),
}

/// What is unusual about a [`PersonalId`]: a reason to ask again, never to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdWarning {
    /// Its first three digits are no known province and no country.
    UnknownProvince,
    /// The year of birth in it is not the one given.
    BirthYear,
    /// The sex in it is not the one given.
    Sex,
}

impl PersonalId {
    /// Reads a number; spaces and dots between the digits are ignored.
    ///
    /// # Errors
    /// [`IdError`] if that does not leave 12 digits.
    pub fn parse(input: &str) -> Result<Self, IdError> {
        let typed = text::clean(input);
        let number: String = typed.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
        if let Some(other) = number.chars().find(|c| !c.is_ascii_digit()) {
            return Err(IdError::NotDigits(other));
        }
        match number.len() {
            0 => Err(IdError::Empty),
            12 => Ok(Self(number)),
            found => Err(IdError::Length(found)),
        }
    }

    /// The province where the birth was registered, the first three digits, by its name of 2016, before the mergers of
    /// 2025 (TT 07/2016/TT-BCA, appendix 1); `None` for a birth abroad and for an unknown code.
    pub fn province(&self) -> Option<&'static str> {
        province::name(self.number(0, 3))
    }

    /// The sex in the number: an even fourth digit is male.
    pub fn sex(&self) -> Sex {
        if self.number(3, 4).is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }

    /// The year of birth in the number, 1900..=2399: the fourth digit is the century.
    pub fn birth_year(&self) -> u16 {
        1900 + self.number(3, 4) / 2 * 100 + self.number(4, 6)
    }

    /// The last four digits, the second factor of a lookup.
    pub fn last_four(&self) -> &str {
        &self.0[8..]
    }

    /// What does not agree with the birth date and the sex, as far as these are known. Papers do disagree: people were
    /// registered late, and borders moved. So a warning never blocks.
    pub fn warnings(&self, birth: Option<PartialDate>, sex: Option<Sex>) -> Vec<IdWarning> {
        let mut warnings = Vec::new();
        // Countries (TT 07/2016, appendix 2) start at 100; which of them exist is not held here.
        if self.province().is_none() && !(100..300).contains(&self.number(0, 3)) {
            warnings.push(IdWarning::UnknownProvince);
        }
        if birth.is_some_and(|birth| birth.year() != i32::from(self.birth_year())) {
            warnings.push(IdWarning::BirthYear);
        }
        if sex.is_some_and(|sex| sex != self.sex()) {
            warnings.push(IdWarning::Sex);
        }
        warnings
    }

    /// The value of some of the digits, at most four of them.
    fn number(&self, from: usize, to: usize) -> u16 {
        self.0[from..to].bytes().fold(0, |value, digit| value * 10 + u16::from(digit - b'0'))
    }
}

text_value!(PersonalId, IdError);
redacted_debug!(PersonalId);

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the number is empty",
            Self::NotDigits(_) => "the number holds a character that it cannot have",
            Self::Length(_) => "the number has the wrong length",
        })
    }
}

impl std::error::Error for IdError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: &str) -> PersonalId {
        PersonalId::parse(number).unwrap()
    }

    #[test]
    fn reads_spaces_and_dots() {
        assert_eq!(id(" 060 190\u{A0}001 234 ").as_str(), "060190001234");
        assert_eq!(id("060.190.001.234"), id("060190001234"));
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(PersonalId::parse(" . "), Err(IdError::Empty));
        assert_eq!(PersonalId::parse("06019000123"), Err(IdError::Length(11)));
        assert_eq!(PersonalId::parse("O60190001234"), Err(IdError::NotDigits('O')));
        assert_eq!(PersonalId::parse("٠60190001234"), Err(IdError::NotDigits('٠')));
    }

    #[test]
    fn knows_its_parts() {
        let woman = id("060190001234");
        assert_eq!(woman.province(), Some("Bình Thuận"));
        assert_eq!((woman.sex(), woman.birth_year(), woman.last_four()), (Sex::Female, 1990, "1234"));
        let boy = id("079205000001");
        assert_eq!((boy.sex(), boy.birth_year()), (Sex::Male, 2005));
        assert_eq!(id("001999000000").birth_year(), 2399);
    }

    #[test]
    fn warns_of_what_disagrees_only() {
        let woman = id("060190001234");
        let birth = |year| Some(PartialDate::Year(year));
        assert_eq!(woman.warnings(None, None), []);
        assert_eq!(woman.warnings(birth(1990), Some(Sex::Female)), []);
        assert_eq!(woman.warnings(birth(1991), Some(Sex::Male)), [IdWarning::BirthYear, IdWarning::Sex]);
        assert_eq!(id("003190001234").warnings(None, None), [IdWarning::UnknownProvince]);
        assert_eq!(id("960190001234").warnings(None, None), [IdWarning::UnknownProvince]);
        assert_eq!(id("115190001234").warnings(None, None), [], "born abroad");
    }

    #[test]
    fn logs_do_not_show_numbers() {
        let shown = format!("{:?}", id("060190001234"));
        assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
    }

    proptest! {
        #[test]
        fn twelve_digits_are_always_accepted(number in "[0-9]{12}") {
            let id = id(&number);
            prop_assert_eq!(id.as_str(), &number);
            prop_assert!((1900..2400).contains(&id.birth_year()));
            prop_assert_eq!(&number[4..6], &format!("{:02}", id.birth_year() % 100));
            // Its own birth year and sex never warn.
            let warnings = id.warnings(Some(PartialDate::Year(id.birth_year())), Some(id.sex()));
            prop_assert!(warnings.is_empty() || warnings == [IdWarning::UnknownProvince]);
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<PersonalId>(&json).unwrap(), id);
        }

        #[test]
        fn anything_else_is_refused_without_panic(text in any::<String>()) {
            if let Ok(id) = PersonalId::parse(&text) {
                prop_assert_eq!(id.as_str().len(), 12);
            }
        }
    }
}
