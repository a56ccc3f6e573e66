//! Instants as HTTP writes them.

use time::{OffsetDateTime, UtcOffset};

/// As RFC 9110 has it: `Wed, 25 Jun 2014 16:00:00 GMT`.
pub fn http_date(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    // The crate's own names are English and whole: HTTP wants three letters.
    let (weekday, month) = (at.weekday().to_string(), at.month().to_string());
    let clock = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
    format!("{}, {:02} {} {} {clock} GMT", &weekday[..3], at.day(), &month[..3], at.year())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn it_is_in_greenwich() {
        assert_eq!(http_date(datetime!(2014-06-25 23:00:07 +7)), "Wed, 25 Jun 2014 16:00:07 GMT");
    }
}
