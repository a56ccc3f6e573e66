//! Word files: only the directory of the ZIP file is read, nothing is unfolded.

use std::io::Cursor;

use zip::ZipArchive;

use crate::uploads::refusal::Refusal;

/// Most entries; a thesis with pictures has some hundred.
const MOST_ENTRIES: usize = 5_000;
/// Most bytes that it may unfold to, as it says of itself.
const MOST_UNFOLDED: u64 = 200 * 1024 * 1024;
/// Where Word keeps the text.
const TEXT: &str = "word/document.xml";
/// What stands at the end of a ZIP file's directory.
const END: &[u8] = b"PK\x05\x06";
/// Most of them. The library reads the whole directory for each until one is good: a file of ends would keep it busy for hours.
const MOST_ENDS: usize = 16;

/// It is a ZIP file with a Word document in it.
pub fn is_word(bytes: &[u8]) -> bool {
    let ends = bytes.windows(END.len()).filter(|window| *window == END).take(MOST_ENDS + 1).count();
    ends <= MOST_ENDS
        && ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| archive.file_names().any(|name| name == TEXT))
}

/// Refuses what holds a program, is locked, or says that it unfolds too far.
///
/// # Errors
/// If it is refused.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Refusal::Bomb);
    }
    let mut unfolded: u64 = 0;
    for number in 0..archive.len() {
        let entry = archive.by_index_raw(number).map_err(|_| Refusal::Damaged)?;
        let name = entry.name().to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml") || name.contains("activex/") {
            return Err(Refusal::Macro);
        }
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
        unfolded = unfolded.saturating_add(entry.size());
    }
    if unfolded > MOST_UNFOLDED { Err(Refusal::Bomb) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::samples;

    #[test]
    fn a_word_file_is_known_by_its_text() {
        let word = samples::zip(&[("[Content_Types].xml", 9), (TEXT, 9)]);
        assert!(is_word(&word) && check(&word).is_ok());
        assert!(!is_word(&samples::zip(&[("xl/workbook.xml", 9)])));
        assert!(!is_word(b"PK\x03\x04 nothing else"));
        assert!(!is_word(&word[..word.len() - 10]), "cut");
        // Each name stands in the file twice.
        let with_ends = |count: usize| {
            let name = "PK\u{5}\u{6}".repeat(count);
            samples::zip(&[(TEXT, 9), (name.as_str(), 9)])
        };
        assert!(is_word(&with_ends(2)) && !is_word(&with_ends(MOST_ENDS / 2)));
    }

    #[test]
    fn programs_and_bombs_are_refused() {
        assert_eq!(check(&samples::zip(&[(TEXT, 9), ("word/vbaProject.bin", 9)])), Err(Refusal::Macro));
        assert_eq!(check(&samples::zip(&[(TEXT, 9), ("word/activeX/activeX1.xml", 9)])), Err(Refusal::Macro));
        assert_eq!(check(&samples::zip_that_says(TEXT, 4_000_000_000)), Err(Refusal::Bomb));
    }
}
