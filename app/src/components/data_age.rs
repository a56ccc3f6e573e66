//! How old the data on a page is.

use time::{OffsetDateTime, UtcOffset};

use super::{
    Example,
    html::{Html, fill, html, when},
    look::Look,
};
use crate::text::chrome;

/// Time and date of the last answer, in Vietnam's time; `stale`: a newer answer could not be had.
pub fn data_age(at: OffsetDateTime, stale: bool, look: Look) -> Html {
    let at = UtcOffset::from_hms(7, 0, 0).map_or(at, |vietnam| at.to_offset(vietnam));
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    let date = format!("{:02}/{:02}/{:04}", at.day(), u8::from(at.month()), at.year());
    let text = if stale { chrome::UPDATED_STALE } else { chrome::UPDATED };
    html!("<p class='data-age" (when(stale, " data-age--stale")) "'>" (fill(text, look.lang, &[&time, &date])) ".</p>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let at = OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(1_795_404_720);
    vec![("fresh", data_age(at, false, Look::default())), ("stale", data_age(at, true, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_in_vietnams_time() {
        let at = OffsetDateTime::UNIX_EPOCH + time::Duration::hours(18);
        assert_eq!(
            data_age(at, false, Look::default()).as_str(),
            "<p class='data-age'>Cập nhật lúc 01:00 ngày 02/01/1970.</p>"
        );
        assert!(data_age(at, true, Look::default()).as_str().contains("Chưa lấy được thông tin mới."));
    }
}
