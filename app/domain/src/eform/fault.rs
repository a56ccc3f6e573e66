//! What can be wrong with an answer. The words stand in the catalogue of texts; the code names them for the browser.

use crate::{
    date::{DateError, Part},
    email::EmailError,
    identity::{IdError, IdWarning},
    person_name::NameError,
    phone::PhoneError,
};

use super::Kind;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was answered.
    Missing,
    /// More characters than the question takes.
    TooLong,
    /// Not a person's name.
    Name(NameError),
    /// Not a personal identification number.
    PersonalId(IdError),
    /// Not a date, or none that makes sense here.
    Date(DateError),
    /// Not a phone number.
    Phone(PhoneError),
    /// Not an e-mail address.
    Email(EmailError),
    /// Not a whole number in the range.
    Number,
    /// Not one of the options.
    NotAnOption,
    /// The text fits no commune, or none was picked from the list.
    CommuneUnknown,
    /// The text fits several communes: one must be picked.
    CommuneAmbiguous,
    /// The text fits an old ward of which only the end is known.
    CommuneGone,
}

impl Fault {
    /// Stable name of the message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing
            | Self::Name(NameError::Empty)
            | Self::PersonalId(IdError::Empty)
            | Self::Date(DateError::Empty)
            | Self::Phone(PhoneError::Empty)
            | Self::Email(EmailError::Empty) => "missing",
            Self::TooLong | Self::Name(NameError::TooLong(_)) | Self::Email(EmailError::TooLong(_)) => "too-long",
            Self::Name(NameError::TooShort) => "name-short",
            Self::Name(NameError::Digit(_)) => "name-digit",
            Self::Name(NameError::BadCharacter(_)) => "name-character",
            Self::PersonalId(IdError::NotDigits(_)) => "id-digits",
            Self::PersonalId(IdError::Length(_)) => "id-length",
            Self::Date(DateError::Missing(Part::Day)) => "date-day",
            Self::Date(DateError::Missing(Part::Month)) => "date-month",
            Self::Date(DateError::Missing(Part::Year)) => "date-year",
            Self::Date(DateError::NotANumber(_)) => "date-number",
            Self::Date(DateError::YearDigits) => "date-year-digits",
            Self::Date(DateError::NoSuchMonth) => "date-no-month",
            Self::Date(DateError::NoSuchDay { .. }) => "date-no-day",
            Self::Date(DateError::InFuture) => "date-future",
            Self::Date(DateError::TooOld { .. } | DateError::OutOfOrder { .. }) => "date-old",
            Self::Phone(PhoneError::BadCharacter(_)) => "phone-digits",
            Self::Phone(PhoneError::Prefix) => "phone-prefix",
            Self::Phone(PhoneError::Length(_)) => "phone-length",
            Self::Email(_) => "email",
            Self::Number => "number",
            Self::NotAnOption => "option",
            Self::CommuneUnknown => "commune-unknown",
            Self::CommuneAmbiguous => "commune-ambiguous",
            Self::CommuneGone => "commune-gone",
        }
    }

    /// Codes of everything that can be wrong with a kind of answer.
    pub fn codes(kind: &Kind) -> &'static [&'static str] {
        match kind {
            Kind::Text { .. } | Kind::LongText { .. } => &["missing", "too-long"],
            Kind::PersonName => &["missing", "too-long", "name-short", "name-digit", "name-character"],
            Kind::PersonalId => &["missing", "id-digits", "id-length"],
            Kind::Phone => &["missing", "phone-digits", "phone-prefix", "phone-length"],
            Kind::Email => &["missing", "too-long", "email"],
            Kind::Number { .. } => &["missing", "number"],
            Kind::Date { .. } => &[
                "missing",
                "date-day",
                "date-month",
                "date-year",
                "date-number",
                "date-year-digits",
                "date-no-month",
                "date-no-day",
                "date-future",
                "date-old",
            ],
            Kind::Choice { .. } => &["missing", "option"],
            Kind::Commune => &["missing", "commune-unknown", "commune-ambiguous", "commune-gone"],
            Kind::ReceivingCommune | Kind::Undertaking => &["missing"],
        }
    }
}

/// Stable name of a warning's message.
pub fn warning_code(warning: IdWarning) -> &'static str {
    match warning {
        IdWarning::UnknownProvince => "id-province",
        IdWarning::BirthYear => "id-birth-year",
        IdWarning::Sex => "id-sex",
    }
}
