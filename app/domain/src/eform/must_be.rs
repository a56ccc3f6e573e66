//! The logic of a question without its words: all of it that the browser is given.

use serde::{Deserialize, Serialize};

use super::{DateRange, Fault, Precision};

/// What the browser needs to check a question: its logic without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepQuestion {
    /// Name of the field.
    pub id: String,
    /// What the answer must be.
    pub must_be: MustBe,
    /// May be left out.
    pub optional: bool,
}

/// What an answer must be: a [`super::Kind`] without words and lists, small enough to be sent to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MustBe {
    /// Text of at most so many characters.
    Text(u16),
    /// A person's name.
    Name,
    /// A personal identification number.
    PersonalId,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number from … to ….
    Number(u32, u32),
    /// An amount from … to … đồng.
    Money(u64, u64),
    /// A date: how much of it, and when.
    Date(Precision, DateRange),
    /// A time of day.
    Time,
    /// Yes or no.
    YesNo,
    /// One of options that are not known here.
    Chosen,
    /// From … to … of options that are not known here.
    SeveralChosen(u8, u8),
    /// A commune, picked or found.
    Commune,
    /// The commune of the start page.
    ReceivingCommune,
    /// A line of business, picked or found.
    BusinessLine,
    /// A tax code.
    TaxCode,
    /// Agreed to.
    Agreed,
    /// At most so many files, which the server knows.
    Files(u8),
}

impl StepQuestion {
    /// Names of the form fields that carry the answer.
    pub fn field_names(&self) -> Vec<String> {
        self.must_be.parts().iter().map(|part| [self.id.as_str(), part].concat()).collect()
    }

    /// The field that the error summary links to when the answer has this fault: the first bad one.
    pub fn fault_field(&self, fault: Fault) -> String {
        let parts = self.must_be.parts();
        let part = parts.iter().find(|part| **part == fault.part()).or(parts.first()).copied().unwrap_or_default();
        [self.id.as_str(), part].concat()
    }
}

impl MustBe {
    /// What the names of the form fields have after the question's id.
    pub fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Date(Precision::Day | Precision::Any, _) => &[".ngay", ".thang", ".nam"],
            Self::Date(Precision::Month, _) => &[".thang", ".nam"],
            Self::Date(Precision::Year, _) => &[".nam"],
            Self::Time => &[".gio", ".phut"],
            Self::Commune | Self::BusinessLine => &["", ".ma"],
            Self::ReceivingCommune => &[".ma"],
            Self::Text(_)
            | Self::Name
            | Self::PersonalId
            | Self::Phone
            | Self::Email
            | Self::Number(..)
            | Self::Money(..)
            | Self::YesNo
            | Self::Chosen
            | Self::SeveralChosen(..)
            | Self::TaxCode
            | Self::Agreed
            | Self::Files(_) => &[""],
        }
    }
}
