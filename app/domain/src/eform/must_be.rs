//! The logic of a question without its words: all of it that the browser is given.

use std::fmt;

use super::{DateRange, Fault, Precision};

/// What the browser needs to check a question: its logic without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepQuestion {
    /// Name of the field.
    pub id: String,
    /// What the answer must be.
    pub must_be: MustBe,
    /// May be left out.
    pub optional: bool,
}

/// What an answer must be: a [`super::Kind`] without words and lists, small enough to be sent to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// As the browser is given it: its name and limits, apart by spaces, e.g. `Date Day Past`.
impl fmt::Display for MustBe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(most) => write!(f, "Text {most}"),
            Self::Number(least, most) => write!(f, "Number {least} {most}"),
            Self::Money(least, most) => write!(f, "Money {least} {most}"),
            Self::Date(precision, range) => write!(f, "Date {precision:?} {range:?}"),
            Self::SeveralChosen(least, most) => write!(f, "SeveralChosen {least} {most}"),
            Self::Files(most) => write!(f, "Files {most}"),
            Self::Name
            | Self::PersonalId
            | Self::Phone
            | Self::Email
            | Self::Time
            | Self::YesNo
            | Self::Chosen
            | Self::Commune
            | Self::ReceivingCommune
            | Self::BusinessLine
            | Self::TaxCode
            | Self::Agreed => write!(f, "{self:?}"),
        }
    }
}

impl MustBe {
    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        let limit = |at: usize| words.get(at)?.parse::<u64>().ok();
        Some(match *words.first()? {
            "Text" => Self::Text(limit(1)?.try_into().ok()?),
            "Name" => Self::Name,
            "PersonalId" => Self::PersonalId,
            "Phone" => Self::Phone,
            "Email" => Self::Email,
            "Number" => Self::Number(limit(1)?.try_into().ok()?, limit(2)?.try_into().ok()?),
            "Money" => Self::Money(limit(1)?, limit(2)?),
            "Date" => Self::Date(read_precision(words.get(1)?)?, read_range(words.get(2)?)?),
            "Time" => Self::Time,
            "YesNo" => Self::YesNo,
            "Chosen" => Self::Chosen,
            "SeveralChosen" => Self::SeveralChosen(limit(1)?.try_into().ok()?, limit(2)?.try_into().ok()?),
            "Commune" => Self::Commune,
            "ReceivingCommune" => Self::ReceivingCommune,
            "BusinessLine" => Self::BusinessLine,
            "TaxCode" => Self::TaxCode,
            "Agreed" => Self::Agreed,
            "Files" => Self::Files(limit(1)?.try_into().ok()?),
            _ => return None,
        })
    }

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

fn read_precision(word: &str) -> Option<Precision> {
    Some(match word {
        "Day" => Precision::Day,
        "Any" => Precision::Any,
        "Month" => Precision::Month,
        "Year" => Precision::Year,
        _ => return None,
    })
}

fn read_range(word: &str) -> Option<DateRange> {
    Some(match word {
        "Past" => DateRange::Past,
        "Any" => DateRange::Any,
        "Future" => DateRange::Future,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut all = vec![
            MustBe::Text(200),
            MustBe::Name,
            MustBe::PersonalId,
            MustBe::Phone,
            MustBe::Email,
            MustBe::Number(0, u32::MAX),
            MustBe::Money(1_000, u64::MAX),
            MustBe::Time,
            MustBe::YesNo,
            MustBe::Chosen,
            MustBe::SeveralChosen(1, 3),
            MustBe::Commune,
            MustBe::ReceivingCommune,
            MustBe::BusinessLine,
            MustBe::TaxCode,
            MustBe::Agreed,
            MustBe::Files(5),
        ];
        for precision in [Precision::Day, Precision::Any, Precision::Month, Precision::Year] {
            for range in [DateRange::Past, DateRange::Any, DateRange::Future] {
                all.push(MustBe::Date(precision, range));
            }
        }
        for must_be in all {
            assert_eq!(MustBe::read(&must_be.to_string()), Some(must_be), "{must_be}");
        }
        for text in ["", "Text", "Text 70000", "Date Day", "Date Day past", "Number 1", "name", "Vector 1"] {
            assert_eq!(MustBe::read(text), None, "{text}");
        }
    }
}
