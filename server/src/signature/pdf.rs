//! Where the signatures of a PDF lie. A signature's dictionary stands in the file as it is, never compressed or encrypted,
//! because its `/ByteRange` counts bytes of the file (ISO 32000-1, 7.5.7 and 12.8.1): so it is found by its name.

use std::ops::Range;

use data_encoding::HEXLOWER_PERMISSIVE;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// Most signatures that are looked at.
const MOST: usize = 32;
/// Longest signature, in bytes of its hexadecimal digits.
const LONGEST: usize = 2 * 1024 * 1024;

/// A signature of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// Where the hexadecimal digits stand, with the angle brackets: the only bytes of its part of the file that are not signed.
    gap: Range<usize>,
    /// Where what is signed ends.
    end: usize,
    /// The signature itself (CMS), perhaps with zeros behind it.
    pub contents: Vec<u8>,
    /// When it was made, as its dictionary says (`/M`).
    pub claimed: Option<OffsetDateTime>,
}

impl Signature {
    /// What is signed, in two parts.
    pub fn signed<'a>(&self, file: &'a [u8]) -> [&'a [u8]; 2] {
        [&file[..self.gap.start], &file[self.gap.end..self.end]]
    }

    /// Where what is signed ends: behind the last byte of the file, unless something was added later.
    pub fn ends_at(&self) -> usize {
        self.end
    }
}

/// All signatures in the order of the file. `None`: one is written in a way that is none of the standard's.
pub(super) fn signatures(file: &[u8]) -> Option<Vec<Signature>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&file[from..], b"/ByteRange").map(|at| from + at) {
        if found.len() == MOST {
            return None;
        }
        from = at + b"/ByteRange".len();
        found.push(signature(file, at, &file[from..])?);
    }
    Some(found)
}

/// The signature whose `/ByteRange` stands at `at`, with what follows behind the name.
fn signature(file: &[u8], at: usize, behind: &[u8]) -> Option<Signature> {
    let [start, before, after, length] = byte_range(behind)?;
    let end = after.checked_add(length)?;
    if start != 0 || before >= after || end > file.len() || after - before > LONGEST {
        return None;
    }
    let gap = before..after;
    let digits = file[gap.clone()].strip_prefix(b"<")?.strip_suffix(b">")?;
    let digits: Vec<u8> = digits.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let contents = HEXLOWER_PERMISSIVE.decode(&digits).ok()?;
    // The dictionary lies around both.
    let begins = rfind(&file[..at.min(gap.start)], b"obj").unwrap_or(0);
    let ends = at.max(gap.end);
    let ends = find(&file[ends..], b"endobj").map_or(file.len(), |more| ends + more);
    let parts = [begins..gap.start, gap.end..ends];
    let claimed = parts.into_iter().find_map(|part| claimed(file.get(part)?));
    Some(Signature { gap, end, contents, claimed })
}

/// `[ 0 1 2 3 ]`.
fn byte_range(text: &[u8]) -> Option<[usize; 4]> {
    let text = text.trim_ascii_start().strip_prefix(b"[")?;
    let end = text.iter().take(200).position(|&byte| byte == b']')?;
    let text = std::str::from_utf8(&text[..end]).ok()?;
    let numbers: Vec<usize> = text.split_ascii_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// `/M (D:20261123083000+07'00')` (ISO 32000-1, 7.9.4).
fn claimed(dictionary: &[u8]) -> Option<OffsetDateTime> {
    let mut rest = dictionary;
    loop {
        rest = &rest[find(rest, b"/M")? + 2..];
        if let Some(text) = rest.trim_ascii_start().strip_prefix(b"(D:") {
            return instant(text);
        }
    }
}

fn instant(text: &[u8]) -> Option<OffsetDateTime> {
    let number = |range: Range<usize>| -> Option<u8> { std::str::from_utf8(text.get(range)?).ok()?.parse().ok() };
    let year = std::str::from_utf8(text.get(..4)?).ok()?.parse().ok()?;
    let month = Month::try_from(number(4..6)?).ok()?;
    let date = Date::from_calendar_date(year, month, number(6..8)?).ok()?;
    let time = Time::from_hms(number(8..10)?, number(10..12)?, number(12..14)?).ok()?;
    let offset = match text.get(14)? {
        b'Z' => UtcOffset::UTC,
        sign @ (b'+' | b'-') => {
            let (hours, minutes) = (number(15..17)?, number(18..20).unwrap_or(0));
            let signed =
                |number: u8| i8::try_from(number).ok().map(|number| if *sign == b'-' { -number } else { number });
            UtcOffset::from_hms(signed(hours)?, signed(minutes)?, 0).ok()?
        }
        _ => return None,
    };
    Some(date.with_time(time).assume_offset(offset))
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn rfind(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    /// A dictionary with these contents and this range; `{gap}` and `{rest}` are filled in.
    fn file(dictionary: &str) -> Vec<u8> {
        let mut text = format!("%PDF-1.7\n1 0 obj\n<<{dictionary}>>\nendobj\n%%EOF\n");
        if let (Some(open), Some(close)) = (text.find("<30"), text.find("0>")) {
            let (gap, after) = (open, close + 2);
            let rest = text.len() - after;
            text = text.replace("AAAAAA", &format!("{gap:06}")).replace("BBBBBB", &format!("{after:06}"));
            text = text.replace("CCCCCC", &format!("{rest:06}"));
        }
        text.into_bytes()
    }

    const WHOLE: &str = "/Contents <3003000000>/ByteRange [0 AAAAAA BBBBBB CCCCCC]/M (D:20261123083000+07'00')";

    #[test]
    fn a_signature_is_found_with_its_time() {
        let file = file(WHOLE);
        let found = signatures(&file).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].contents, [0x30, 0x03, 0, 0, 0]);
        assert_eq!(found[0].ends_at(), file.len());
        assert_eq!(found[0].claimed, Some(datetime!(2026-11-23 08:30 +7)));
        let [before, after] = found[0].signed(&file);
        assert!(before.ends_with(b"/Contents ") && after.starts_with(b"/ByteRange"));
        assert_eq!(before.len() + after.len() + b"<3003000000>".len(), file.len());
    }

    #[test]
    fn a_file_without_one_has_none() {
        assert_eq!(signatures(b"%PDF-1.7\n%%EOF\n"), Some(Vec::new()));
    }

    #[test]
    fn what_is_written_otherwise_is_not_guessed() {
        for wrong in [
            "/Contents <3003000000>/ByteRange [0 AAAAAA BBBBBB]",
            "/Contents <3003000000>/ByteRange [1 AAAAAA BBBBBB CCCCCC]",
            "/Contents <3003000000>/ByteRange [0 AAAAAA BBBBBB 999999]",
            "/Contents <3003000000>/ByteRange [0 BBBBBB AAAAAA CCCCCC]",
            "/Contents <3003000000>/ByteRange [0 5 BBBBBB CCCCCC]",
            "/Contents <3003000000>/ByteRange [0 -1 BBBBBB CCCCCC]",
            "/Contents <3003000000>/ByteRange 7 0 R",
            "/Contents <30z3000000>/ByteRange [0 AAAAAA BBBBBB CCCCCC]",
        ] {
            assert_eq!(signatures(&file(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn a_time_that_is_none_is_left_out() {
        assert_eq!(instant(b"20261123013000Z)"), Some(datetime!(2026-11-23 01:30 UTC)));
        assert_eq!(instant(b"20261123083000-01'30"), Some(datetime!(2026-11-23 08:30 -1:30)));
        for wrong in [&b"20261323083000Z"[..], b"2026", b"20261123083000", b"2026112308300\xff+07'00"] {
            assert_eq!(instant(wrong), None);
        }
    }
}
