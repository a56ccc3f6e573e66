//! What can be wrong with an answer. The words stand in the catalogue of texts; the code names them for the browser.

use crate::{
    date::{DateError, Part},
    email::EmailError,
    identity::{IdError, IdWarning},
    money::MoneyError,
    person_name::NameError,
    phone::PhoneError,
    tax_code::TaxCodeError,
    time_of_day::TimeError,
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
    /// Not a time of day.
    Time(TimeError),
    /// Not a phone number.
    Phone(PhoneError),
    /// Not an e-mail address.
    Email(EmailError),
    /// Not a whole number in the range.
    Number,
    /// Not an amount of money.
    Money(MoneyError),
    /// An amount that is not in the range.
    MoneyRange,
    /// Not a tax code.
    TaxCode(TaxCodeError),
    /// Not one of the options.
    NotAnOption,
    /// Fewer options than must be chosen.
    ChoicesFew,
    /// More options than may be chosen.
    ChoicesMany,
    /// The text fits no commune, or none was picked from the list.
    CommuneUnknown,
    /// The text fits several communes: one must be picked.
    CommuneAmbiguous,
    /// The text fits an old ward of which only the end is known.
    CommuneGone,
    /// The text fits no line of business.
    BusinessLineUnknown,
    /// The text fits several lines of business: one must be picked.
    BusinessLineAmbiguous,
    /// A file was refused when it had arrived. Only the server, which keeps the files, says so.
    FileRefused,
    /// A file has not arrived whole. Only the server says so.
    FileArriving,
    /// More files than the question takes.
    FilesMany,
}

impl Fault {
    /// Stable name of the message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing
            | Self::Name(NameError::Empty)
            | Self::PersonalId(IdError::Empty)
            | Self::Date(DateError::Empty)
            | Self::Time(TimeError::Empty)
            | Self::Phone(PhoneError::Empty)
            | Self::Email(EmailError::Empty)
            | Self::Money(MoneyError::Empty)
            | Self::TaxCode(TaxCodeError::Empty) => "missing",
            Self::TooLong | Self::Name(NameError::TooLong(_)) | Self::Email(EmailError::TooLong(_)) => "too-long",
            Self::Name(NameError::TooShort) => "name-short",
            Self::Name(NameError::Digit(_)) => "name-digit",
            Self::Name(NameError::BadCharacter(_)) => "name-character",
            Self::PersonalId(IdError::NotDigits(_)) => "id-digits",
            Self::PersonalId(IdError::Length(_)) => "id-length",
            Self::Date(error) => date_code(error),
            Self::Time(TimeError::Hour) => "time-hour",
            Self::Time(TimeError::Minute) => "time-minute",
            Self::Phone(PhoneError::BadCharacter(_)) => "phone-digits",
            Self::Phone(PhoneError::Prefix) => "phone-prefix",
            Self::Phone(PhoneError::Length(_)) => "phone-length",
            Self::Email(_) => "email",
            Self::Number => "number",
            Self::MoneyRange | Self::Money(MoneyError::TooLarge) => "money-range",
            Self::Money(_) => "money",
            Self::TaxCode(_) => "tax-code",
            Self::NotAnOption => "option",
            Self::ChoicesFew => "choices-few",
            Self::ChoicesMany => "choices-many",
            Self::CommuneUnknown => "commune-unknown",
            Self::CommuneAmbiguous => "commune-ambiguous",
            Self::CommuneGone => "commune-gone",
            Self::BusinessLineUnknown => "business-line-unknown",
            Self::BusinessLineAmbiguous => "business-line-ambiguous",
            Self::FileRefused => "file-refused",
            Self::FileArriving => "file-arriving",
            Self::FilesMany => "files-many",
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
            Kind::Money { .. } => &["missing", "money", "money-range"],
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
                "date-past",
                "date-old",
            ],
            Kind::Time => &["missing", "time-hour", "time-minute"],
            Kind::YesNo | Kind::Choice { .. } => &["missing", "option"],
            Kind::Choices { .. } => &["missing", "option", "choices-few", "choices-many"],
            Kind::Commune => &["missing", "commune-unknown", "commune-ambiguous", "commune-gone"],
            Kind::BusinessLine => &["missing", "business-line-unknown", "business-line-ambiguous"],
            Kind::TaxCode => &["missing", "tax-code"],
            Kind::ReceivingCommune | Kind::Undertaking => &["missing"],
            Kind::File { .. } => &["missing", "file-refused", "file-arriving", "files-many"],
        }
    }

    /// Only one field of several is wrong, not the answer as a whole: mark that field alone.
    pub fn is_of_one_field(self) -> bool {
        match self {
            Self::Date(error) => error.is_of_one_part(),
            Self::Time(error) => error != TimeError::Empty,
            _ => false,
        }
    }

    /// End of the name of the field that is wrong; of a question with one field nothing.
    pub(super) fn part(self) -> &'static str {
        match self {
            Self::Date(error) => match error.part() {
                Part::Day => ".ngay",
                Part::Month => ".thang",
                Part::Year => ".nam",
            },
            Self::Time(TimeError::Minute) => ".phut",
            Self::CommuneAmbiguous | Self::CommuneGone | Self::BusinessLineAmbiguous => ".ma",
            _ => "",
        }
    }
}

fn date_code(error: DateError) -> &'static str {
    match error {
        DateError::Empty => "missing",
        DateError::Missing(Part::Day) => "date-day",
        DateError::Missing(Part::Month) => "date-month",
        DateError::Missing(Part::Year) => "date-year",
        DateError::NotANumber(_) => "date-number",
        DateError::YearDigits => "date-year-digits",
        DateError::NoSuchMonth => "date-no-month",
        DateError::NoSuchDay { .. } => "date-no-day",
        DateError::InFuture => "date-future",
        DateError::InPast => "date-past",
        DateError::TooOld { .. } | DateError::OutOfOrder { .. } => "date-old",
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
