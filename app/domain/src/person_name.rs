//! Names of persons: Vietnamese, of the other peoples of Vietnam, and foreign ones in Latin letters or their own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    text::{self, is_combining_mark, is_dash},
    text_value::{redacted_debug, text_value},
};

/// A person's full name as it was typed, with single spaces: letters with their marks, spaces, apostrophes, hyphens
/// and dots, 2..=100 characters, starting with a letter. Case is kept: whether a paper writes capitals is not ours
/// to decide.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is no [`PersonName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing was given.
    Empty,
    /// One letter alone.
    TooShort,
    /// It has this many characters, more than [`PersonName::MAX_LENGTH`].
    TooLong(usize),
    /// It holds this digit: often the id number in the wrong field.
    Digit(char),
    /// It holds this character, which is in no name, or not at that place.
    BadCharacter(char),
}

impl PersonName {
    /// Longest name in characters.
    pub const MAX_LENGTH: usize = 100;

    /// Reads a name; white space around it and doubled inside it goes.
    ///
    /// # Errors
    /// [`NameError`] that says what is wrong with it.
    pub fn parse(input: &str) -> Result<Self, NameError> {
        let name = text::clean(input);
        let Some(first) = name.chars().next() else { return Err(NameError::Empty) };
        if let Some(bad) = name.chars().find(|&c| !is_name_character(c)) {
            return Err(if bad.is_numeric() { NameError::Digit(bad) } else { NameError::BadCharacter(bad) });
        }
        if !first.is_alphabetic() {
            return Err(NameError::BadCharacter(first));
        }
        match name.chars().count() {
            1 => Err(NameError::TooShort),
            2..=Self::MAX_LENGTH => Ok(Self(name)),
            length => Err(NameError::TooLong(length)),
        }
    }
}

fn is_name_character(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c) || is_dash(c) || matches!(c, ' ' | '.' | '\'' | '’' | '‘' | 'ʼ')
}

text_value!(PersonName, NameError);
redacted_debug!(PersonName);

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the name is empty",
            Self::TooShort => "the name is too short",
            Self::TooLong(_) => "the name is too long",
            Self::Digit(_) => "the name holds a digit",
            Self::BadCharacter(_) => "the name holds a character that is in no name",
        })
    }
}

impl std::error::Error for NameError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn names_of_vietnam_and_abroad() {
        for name in [
            "NGUYỄN THỊ MẪU",
            "Đỗ Ỷ",
            "K’ Brếp",
            "K'Să Hơ Bia",
            "Y Ƀhăm Êban",
            "H'Čăm Niê Kdăm",
            "Bờ Đam Thị-Lan",
            "Jean-Pierre O'Brien Jr.",
            "김민준",
        ] {
            assert_eq!(PersonName::parse(name).map(String::from), Ok(name.to_owned()), "{name}");
        }
        let decomposed: String = "Nguyễn Thị Mẫu".nfd().collect();
        assert!(PersonName::parse(&decomposed).is_ok());
    }

    #[test]
    fn spaces_collapse_and_case_stays() {
        assert_eq!(PersonName::parse("  nguyễn\u{A0} \tvăn  A\u{200B} ").unwrap().as_str(), "nguyễn văn A");
    }

    #[test]
    fn says_what_is_wrong() {
        for (name, error) in [
            (" \t", NameError::Empty),
            ("A", NameError::TooShort),
            ("Nguyễn Văn 2", NameError::Digit('2')),
            ("Nguyễn @", NameError::BadCharacter('@')),
            ("<b>An</b>", NameError::BadCharacter('<')),
            ("- An", NameError::BadCharacter('-')),
            ("\u{301}An", NameError::BadCharacter('\u{301}')),
            (&"An ".repeat(40), NameError::TooLong(119)),
        ] {
            assert_eq!(PersonName::parse(name), Err(error), "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_reads_back_the_same(name in "[A-Za-zÀ-ÖØ-öĂăĐđƠơƯưẠ-ỹ]{2,9}( [A-Za-zÀ-ÖØ-öĂăĐđƠơƯưẠ-ỹ]{1,8}){0,5}") {
            let parsed = PersonName::parse(&name);
            prop_assume!(name.chars().all(is_name_character));
            prop_assert_eq!(parsed.as_ref().map(PersonName::as_str), Ok(name.as_str()));
        }

        #[test]
        fn no_name_holds_markup(text in any::<String>()) {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert!(!name.as_str().contains(['<', '>', '&', '"', '\n']) && name.as_str().len() >= 2);
            }
        }
    }
}
