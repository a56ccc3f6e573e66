//! Instants as the exchange writes them: `yyyyMMddHHmmss` in Vietnam's time (O: `LUCENE_DATE_FORMAT`, `HCM_TIMEZONE`).

use time::{
    Date, OffsetDateTime, PrimitiveDateTime, Time, format_description::BorrowedFormatItem, macros::format_description,
};

use crate::clock::VIETNAM;

const COMPACT: &[BorrowedFormatItem<'_>] = format_description!("[year][month][day][hour][minute][second]");
/// G reads `dd/MM/yyyy HH:mm:ss` from an exchange of the same make.
const SPOKEN: &[BorrowedFormatItem<'_>] = format_description!("[day]/[month]/[year] [hour]:[minute]:[second]");
/// O sends days of answers like this (`APIDateTimeUtils._NORMAL_DATE`).
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[day]/[month]/[year]");

/// The instant on the wire, to the second.
pub fn write(at: OffsetDateTime) -> String {
    let at = at.to_offset(VIETNAM);
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}{:02}{:02}{:02}",
        date.year(),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

/// The instant on the wire; empty: there is none (O).
pub fn write_option(at: Option<OffsetDateTime>) -> String {
    at.map(write).unwrap_or_default()
}

/// Reads an instant in any of the forms that are seen. `None`: there is none, or it cannot be read.
pub fn read(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let at = PrimitiveDateTime::parse(text, COMPACT)
        .or_else(|_| PrimitiveDateTime::parse(text, SPOKEN))
        .or_else(|_| Date::parse(text, DAY).map(|day| PrimitiveDateTime::new(day, Time::MIDNIGHT)));
    at.ok().map(|at| at.assume_offset(VIETNAM))
}
