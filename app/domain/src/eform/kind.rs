//! The kinds of answer.

use serde::{Deserialize, Serialize};

use super::MustBe;

/// The kinds of answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Kind {
    /// One line of text.
    Text {
        /// Longest allowed, in characters.
        max: u16,
    },
    /// Several lines of text.
    LongText {
        /// Longest allowed, in characters.
        max: u16,
    },
    /// Name of a person, Vietnamese or not.
    PersonName,
    /// Personal identification number, 12 digits.
    PersonalId,
    /// Phone number, mobile or landline.
    Phone,
    /// E-mail address.
    Email,
    /// Whole number.
    Number {
        /// Smallest allowed.
        min: u32,
        /// Largest allowed.
        max: u32,
    },
    /// Amount of money in đồng.
    Money {
        /// Smallest allowed, in đồng.
        #[serde(default)]
        min: u64,
        /// Largest allowed, in đồng.
        #[serde(default = "most_money")]
        max: u64,
    },
    /// A date, in as many fields as its precision needs.
    Date {
        /// How much of the date is asked for.
        #[serde(default)]
        precision: Precision,
        /// Which dates make sense.
        range: DateRange,
    },
    /// Time of day, hour and minute.
    Time,
    /// Yes or no: options `co` and `khong`.
    YesNo,
    /// One of several options.
    Choice {
        /// The options; from the list where one is named.
        #[serde(default)]
        options: Vec<Choice>,
        /// Name of a list of the catalogue that gives the options instead.
        #[serde(default)]
        list: Option<String>,
        /// Radio buttons or a drop-down.
        #[serde(default)]
        look: Look,
    },
    /// Several of several options: checkboxes.
    Choices {
        /// The options; from the list where one is named.
        #[serde(default)]
        options: Vec<Choice>,
        /// Name of a list of the catalogue that gives the options instead.
        #[serde(default)]
        list: Option<String>,
        /// Fewest that must be chosen, at least 1: a question that may be left out is `optional`.
        #[serde(default = "one")]
        min: u8,
        /// Most that may be chosen.
        #[serde(default = "any_number")]
        max: u8,
    },
    /// A commune of today, found also by the name of an old ward.
    Commune,
    /// The commune chosen on the start page: shown, not asked.
    ReceivingCommune,
    /// A line of business of VSIC, four digits, found by code or words.
    BusinessLine,
    /// Tax code of an organisation, a household business or a person.
    TaxCode,
    /// A statement to agree to.
    Undertaking,
    /// Papers to attach.
    File {
        /// Most files.
        #[serde(default = "five")]
        max: u8,
        /// Kinds of file that are taken.
        #[serde(default = "every_kind")]
        kinds: Vec<FileKind>,
        /// A digitally signed PDF is expected: it is kept byte for byte.
        #[serde(default)]
        signed: bool,
    },
}

/// How much of a date is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// Day, month and year.
    #[default]
    Day,
    /// As much as is known: day, or day and month, may be left out, as in the birth dates of old people.
    Any,
    /// Month and year.
    Month,
    /// Only the year.
    Year,
}

/// Which dates make sense. None is before 1900.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateRange {
    /// Today or before.
    Past,
    /// Any date from 1900 on.
    Any,
    /// Today or later.
    Future,
}

/// How a choice looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Radio buttons: up to about eight options.
    #[default]
    Radios,
    /// A drop-down: long lists that people know.
    Select,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Value of the form field; without a comma.
    pub id: String,
    /// In words.
    pub label: String,
    /// Help under the option.
    #[serde(default)]
    pub hint: Option<String>,
}

/// Kinds of file that can be attached, told by their content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// JPEG photo.
    Jpg,
    /// PNG picture.
    Png,
    /// Photo of an iPhone.
    Heic,
    /// Word document.
    Docx,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Jpg, Self::Png, Self::Heic, Self::Docx];
}

/// The answer "Có" of a yes-no question, and of an undertaking that was agreed to.
pub const YES: &str = "co";

/// The answer "Không" of a yes-no question.
pub const NO: &str = "khong";

/// Between the ids of several chosen options, and of several files, in one answer.
pub const SEPARATOR: char = ',';

impl Kind {
    /// What an answer of this kind must be.
    pub fn must_be(&self) -> MustBe {
        match self {
            Self::Text { max } | Self::LongText { max } => MustBe::Text(*max),
            Self::PersonName => MustBe::Name,
            Self::PersonalId => MustBe::PersonalId,
            Self::Phone => MustBe::Phone,
            Self::Email => MustBe::Email,
            Self::Number { min, max } => MustBe::Number(*min, *max),
            Self::Money { min, max } => MustBe::Money(*min, *max),
            Self::Date { precision, range } => MustBe::Date(*precision, *range),
            Self::Time => MustBe::Time,
            Self::YesNo => MustBe::YesNo,
            Self::Choice { .. } => MustBe::Chosen,
            Self::Choices { min, max, .. } => MustBe::SeveralChosen(*min, *max),
            Self::Commune => MustBe::Commune,
            Self::ReceivingCommune => MustBe::ReceivingCommune,
            Self::BusinessLine => MustBe::BusinessLine,
            Self::TaxCode => MustBe::TaxCode,
            Self::Undertaking => MustBe::Agreed,
            Self::File { max, .. } => MustBe::Files(*max),
        }
    }

    /// The options of a single or multiple choice that the file names or its list gave.
    pub fn options(&self) -> Option<&[Choice]> {
        match self {
            Self::Choice { options, .. } | Self::Choices { options, .. } => Some(options),
            _ => None,
        }
    }

    /// An option in words.
    pub fn option_label(&self, id: &str) -> Option<&str> {
        match (self, id) {
            (Self::YesNo, YES) => Some("Có"),
            (Self::YesNo, NO) => Some("Không"),
            _ => self.options()?.iter().find(|option| option.id == id).map(|option| option.label.as_str()),
        }
    }

    /// Name of the list that gives the options.
    pub fn list(&self) -> Option<&str> {
        match self {
            Self::Choice { list, .. } | Self::Choices { list, .. } => list.as_deref(),
            _ => None,
        }
    }
}

fn one() -> u8 {
    1
}

fn five() -> u8 {
    5
}

fn any_number() -> u8 {
    u8::MAX
}

fn every_kind() -> Vec<FileKind> {
    FileKind::ALL.to_vec()
}

/// More than any capital that is declared; exact also where numbers are floating.
fn most_money() -> u64 {
    999_999_999_999_999
}
