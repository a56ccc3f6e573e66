//! What can be wrong with a typed date.

use std::fmt;

use super::PartialDate;

/// A field of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "Ngày".
    Day,
    /// "Tháng".
    Month,
    /// "Năm".
    Year,
}

/// Why three fields are no date, or not one that is allowed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// All fields are empty.
    Empty,
    /// This field is empty, others are not.
    Missing(Part),
    /// This field holds something else than digits.
    NotANumber(Part),
    /// The year does not have four digits, or starts with 0.
    YearDigits,
    /// The month is not 1..=12.
    NoSuchMonth,
    /// The day is not in the month, or in no month.
    NoSuchDay {
        /// The last day of the month given; 31 if the day fits no month.
        last: u8,
    },
    /// It is certainly after today.
    InFuture,
    /// It is certainly before today.
    InPast,
    /// It is before the first year that is believed.
    TooOld {
        /// The first year that passes.
        first_year: u16,
    },
    /// It precedes a date that it must not precede.
    OutOfOrder {
        /// The date that comes first.
        earlier: PartialDate,
    },
}

impl DateError {
    /// The field that an error summary links to: the first bad one.
    pub fn part(&self) -> Part {
        match self {
            Self::Missing(part) | Self::NotANumber(part) => *part,
            Self::YearDigits | Self::TooOld { .. } => Part::Year,
            Self::NoSuchMonth => Part::Month,
            Self::Empty | Self::NoSuchDay { .. } | Self::InFuture | Self::InPast | Self::OutOfOrder { .. } => Part::Day,
        }
    }

    /// Only the field of [`DateError::part`] is wrong, not the date as a whole: mark that field alone.
    pub fn is_of_one_part(&self) -> bool {
        !matches!(self, Self::Empty | Self::InFuture | Self::InPast | Self::OutOfOrder { .. })
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the date is empty",
            Self::Missing(Part::Day) => "the day is missing",
            Self::Missing(Part::Month) => "the month is missing",
            Self::Missing(Part::Year) => "the year is missing",
            Self::NotANumber(Part::Day) => "the day is not a number",
            Self::NotANumber(Part::Month) => "the month is not a number",
            Self::NotANumber(Part::Year) => "the year is not a number",
            Self::YearDigits => "the year does not have four digits",
            Self::NoSuchMonth => "there is no such month",
            Self::NoSuchDay { .. } => "there is no such day",
            Self::InFuture => "the date is in the future",
            Self::InPast => "the date is in the past",
            Self::TooOld { .. } => "the date is too long ago",
            Self::OutOfOrder { .. } => "the dates are out of order",
        })
    }
}

impl std::error::Error for DateError {}
