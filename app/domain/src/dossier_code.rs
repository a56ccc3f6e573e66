//! The province's number of a dossier (mã hồ sơ).

use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::text;

/// A dossier code: identifier of the agency – date – sequence of the day, e.g. `H15.50.05.13-261008-0975`
/// (TT 01/2018/TT-VPCP Điều 19; agency identifiers by QCVN 102:2016/BTTTT and, first level first, QĐ 20/2020/QĐ-TTg).
///
/// The pattern is permissive, it holds what is seen in use; whether a code exists only the province can say. It names
/// no person, but with a second factor it opens a dossier. Systems that number otherwise are met by
/// [`issued`](Self::issued): such a code is kept and followed, but not recognised in what people type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierCode(String);

/// Why a text is no [`DossierCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DossierCodeError {
    /// Nothing was given.
    Empty,
    /// It does not have the three parts agency, date and sequence with a hyphen between them.
    Parts,
    /// The first part is no agency identifier.
    Agency,
    /// The second part is not 6 or 8 digits.
    Date,
    /// The third part is not 4 to 7 digits.
    Sequence,
}

impl DossierCode {
    /// Reads a code as it is typed and pasted: any white space goes, letters become upper case, any dash is a hyphen.
    ///
    /// # Errors
    /// [`DossierCodeError`] that says which part is wrong.
    pub fn parse(input: &str) -> Result<Self, DossierCodeError> {
        let code: String = text::clean(input)
            .chars()
            .filter(|&c| c != ' ')
            .map(|c| if text::is_dash(c) { '-' } else { c.to_ascii_uppercase() })
            .collect();
        if code.is_empty() {
            return Err(DossierCodeError::Empty);
        }
        let mut parts = code.split('-');
        let (Some(agency), Some(date), Some(sequence), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DossierCodeError::Parts);
        };
        if !is_agency(agency) {
            Err(DossierCodeError::Agency)
        } else if !is_digits(date, 6..=6) && !is_digits(date, 8..=8) {
            Err(DossierCodeError::Date)
        } else if !is_digits(sequence, 4..=7) {
            Err(DossierCodeError::Sequence)
        } else {
            Ok(Self(code))
        }
    }

    /// A code as another system gives it: by the pattern, or kept letter for letter, if it can stand in an address: letters,
    /// digits, `.`, `-`, `_`, 4 to 100 of them and not digits alone, which such a system could take for an internal id.
    ///
    /// # Errors
    /// That of [`parse`](Self::parse), if it is neither.
    pub fn issued(code: &str) -> Result<Self, DossierCodeError> {
        Self::parse(code).or_else(|error| {
            let is_plain = code.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b));
            let is_name = code.bytes().any(|b| b.is_ascii_alphabetic()) && (4..=100).contains(&code.len());
            if is_plain && is_name { Ok(Self(code.to_owned())) } else { Err(error) }
        })
    }

    /// The code in its normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code that an agency gives to the `sequence`-th dossier that it takes on `date`:
    /// `{agency}-{yyMMdd}-{sequence, at least four digits}`.
    ///
    /// # Errors
    /// [`DossierCodeError::Agency`] if `agency` is no agency identifier, [`DossierCodeError::Sequence`] over 9 999 999.
    pub fn issue(agency: &str, date: Date, sequence: u32) -> Result<Self, DossierCodeError> {
        let (year, month, day) = (date.year().rem_euclid(100), u8::from(date.month()), date.day());
        Self::parse(&format!("{agency}-{year:02}{month:02}{day:02}-{sequence:04}"))
    }
}

/// Old order `000.00.00.H11` with digits or letters in the middle; new order `H15`, `H15.50.05.13`.
fn is_agency(agency: &str) -> bool {
    let is_first_level =
        |group: &str| group.len() == 3 && group.starts_with(is_letter) && is_digits(&group[1..], 2..=2);
    let is_middle = |group: &str| is_digits(group, 2..=2) || (group.len() == 2 && group.chars().all(is_letter));
    let groups: Vec<&str> = agency.split('.').collect();
    match groups.as_slice() {
        [unit, third, second, first] if is_digits(unit, 3..=3) => {
            is_middle(third) && is_middle(second) && is_first_level(first)
        }
        [first, below @ ..] => {
            is_first_level(first) && below.len() <= 3 && below.iter().all(|group| is_digits(group, 2..=3))
        }
        [] => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_uppercase()
}

fn is_digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

impl std::str::FromStr for DossierCode {
    type Err = DossierCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// What was stored or sent by a system, not typed.
impl TryFrom<String> for DossierCode {
    type Error = DossierCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::issued(&text)
    }
}

impl From<DossierCode> for String {
    fn from(value: DossierCode) -> Self {
        value.0
    }
}

impl fmt::Display for DossierCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DossierCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the dossier code is empty",
            Self::Parts => "a dossier code has three parts with hyphens between them",
            Self::Agency => "the first part is no agency identifier",
            Self::Date => "the second part of a dossier code is a date of 6 or 8 digits",
            Self::Sequence => "the third part of a dossier code has 4 to 7 digits",
        })
    }
}

impl std::error::Error for DossierCodeError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::Month;

    use super::*;

    /// Codes in the forms of the decree and of provincial and ministry portals.
    const SAMPLES: [&str; 6] = [
        "000.00.00.H11-210915-0001",
        "000.00.BD.H08-230411-0004",
        "H15.50.05.13-261008-0975",
        "G09.20-20260609-0092637",
        "H36-261123-0001",
        "000.13.45.H36-240102-123456",
    ];

    #[test]
    fn reads_the_samples() {
        for sample in SAMPLES {
            assert_eq!(DossierCode::parse(sample).map(String::from), Ok(sample.to_owned()));
        }
    }

    #[test]
    fn normalises_what_people_type() {
        let code = DossierCode::parse(SAMPLES[2]).unwrap();
        for typed in ["h15.50.05.13-261008-0975", " H15.50.05.13 – 261008 – 0975\n", "H15.50.05.13—261008−0975"]
        {
            assert_eq!(DossierCode::parse(typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn says_which_part_is_wrong() {
        use DossierCodeError::*;
        for (typed, error) in [
            (" ", Empty),
            ("H15.50.05.13-261008", Parts),
            ("H15-261008-0975-AB12", Parts),
            ("15.50-261008-0975", Agency),
            ("H15.50.05.13.07-261008-0975", Agency),
            ("H15.5-261008-0975", Agency),
            ("000.0A.00.H11-210915-0001", Agency),
            ("000.00.H11-210915-0001", Agency),
            ("Đ15-261008-0975", Agency),
            ("H1Đ-261008-0975", Agency),
            ("H15-2610080-0975", Date),
            ("H15-26x008-0975", Date),
            ("H15-261008-975", Sequence),
            ("H15-261008-12345678", Sequence),
        ] {
            assert_eq!(DossierCode::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn another_system_s_number_is_kept_and_not_read_from_typing() {
        for foreign in ["SGTVT-2020-000123", "motcham-3f9a", "HS.2026_17"] {
            assert!(DossierCode::parse(foreign).is_err(), "{foreign}");
            let code = DossierCode::issued(foreign).unwrap();
            assert_eq!(code.as_str(), foreign);
            let json = serde_json::to_string(&code).unwrap();
            assert_eq!(serde_json::from_str::<DossierCode>(&json).unwrap(), code);
        }
        assert_eq!(DossierCode::issued(" h36-261123-0001").unwrap().as_str(), "H36-261123-0001");
        for unusable in ["", "123456", "12/2026/HS", "HS 17", "A-1", "mã-hồ-sơ", "a?b=c"] {
            assert!(DossierCode::issued(unusable).is_err(), "{unusable}");
        }
    }

    #[test]
    fn issues_codes_of_the_day() {
        let date = Date::from_calendar_date(2026, Month::November, 3).unwrap();
        assert_eq!(DossierCode::issue("H36.12", date, 7).unwrap().as_str(), "H36.12-261103-0007");
        assert_eq!(DossierCode::issue("H36.12", date, 12_345).unwrap().as_str(), "H36.12-261103-12345");
        assert_eq!(DossierCode::issue("UBND", date, 7), Err(DossierCodeError::Agency));
        assert_eq!(DossierCode::issue("H36.12", date, 10_000_000), Err(DossierCodeError::Sequence));
    }

    proptest! {
        #[test]
        fn the_pattern_of_use_is_accepted(
            agency in prop_oneof![
                "[0-9]{3}(\\.([0-9]{2}|[A-Z]{2})){2}\\.[A-Z][0-9]{2}",
                "[A-Z][0-9]{2}(\\.[0-9]{2,3}){0,3}",
            ],
            numbers in "-([0-9]{6}|[0-9]{8})-[0-9]{4,7}",
        ) {
            let code = agency + &numbers;
            let parsed = DossierCode::parse(&code).unwrap();
            prop_assert_eq!(parsed.as_str(), &code);
            prop_assert_eq!(DossierCode::parse(&code.to_lowercase()), Ok(parsed));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>(), tail in "[0-9A-Za-zĐ.–-]{0,20}") {
            let _ = (DossierCode::parse(&text), DossierCode::parse(&["H15", &tail].concat()));
        }
    }
}
