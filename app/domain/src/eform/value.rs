//! What an answer means.

use time::Date;

use super::Fault;
use crate::{
    date::PartialDate, email::Email, identity::PersonalId, person_name::PersonName, phone::Phone, tax_code::TaxCode,
    time_of_day::TimeOfDay,
};

/// What checking needs beside the answers.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Today in Vietnam.
    pub today: Date,
    /// Whether a commune has this code today. The browser does not know and lets every code pass.
    pub commune_exists: &'a dyn Fn(&str) -> bool,
    /// Whether a line of business has this code. The browser does not know and lets every code pass.
    pub business_line_exists: &'a dyn Fn(&str) -> bool,
}

/// An answer that can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Left out, as it may be.
    Absent,
    /// Text as typed.
    Text(String),
    /// A person's name.
    Name(PersonName),
    /// A personal identification number.
    PersonalId(PersonalId),
    /// A phone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// A whole number.
    Number(u32),
    /// An amount in đồng.
    Money(u64),
    /// A date, perhaps without day or month.
    Date(PartialDate),
    /// A time of day.
    Time(TimeOfDay),
    /// Yes (`true`) or no.
    YesNo(bool),
    /// Id of the option.
    Choice(String),
    /// Ids of the options, in the order of the answer.
    Choices(Vec<String>),
    /// Code of the commune.
    Commune(String),
    /// Code of the line of business.
    BusinessLine(String),
    /// A tax code.
    TaxCode(TaxCode),
    /// Agreed to.
    Agreed,
    /// Ids of the files, in their order.
    Files(Vec<String>),
}

/// Result of checking one question.
pub type Checked = Result<Value, Fault>;
