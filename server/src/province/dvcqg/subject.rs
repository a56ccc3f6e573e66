//! Whom a dossier is about, as the exchange numbers it (`LoaiDoiTuong`). There are two numberings.

use clap::ValueEnum;

/// Whom a dossier is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A person.
    Citizen,
    /// A business.
    Business,
    /// A household business.
    HouseholdBusiness,
}

/// How `LoaiDoiTuong` is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Numbering {
    /// 1 citizen, 2 business (O, T; guide of 2020). It has no household business: a business.
    #[default]
    FromOne,
    /// 0 citizen, 1 business, 2 household business (guide of 2026).
    FromZero,
}

impl Numbering {
    /// The number as the wire wants it: a text.
    pub fn code(self, subject: Subject) -> &'static str {
        match (self, subject) {
            (Self::FromOne, Subject::Citizen) | (Self::FromZero, Subject::Business) => "1",
            (Self::FromOne, Subject::Business | Subject::HouseholdBusiness)
            | (Self::FromZero, Subject::HouseholdBusiness) => "2",
            (Self::FromZero, Subject::Citizen) => "0",
        }
    }
}
