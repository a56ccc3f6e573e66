//! Names of files as citizens' devices give them, made fit to be shown, sent and kept.

use unicode_normalization::UnicodeNormalization;

use super::kind::Kind;

/// Longest name, in characters.
const LONGEST: usize = 120;

/// The last part of a path, composed, without control and direction characters, never empty and never long.
pub fn clean(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.nfc().filter(|letter| !letter.is_control() && !is_invisible(*letter)).collect();
    let trimmed = shown.trim().trim_matches('.').trim();
    match trimmed.rsplit_once('.') {
        _ if trimmed.is_empty() => "tep".to_owned(),
        Some((stem, ending)) if trimmed.chars().count() > LONGEST && ending.len() <= 5 => {
            let stem: String = stem.chars().take(LONGEST - ending.len() - 1).collect();
            format!("{stem}.{ending}")
        }
        _ => trimmed.chars().take(LONGEST).collect(),
    }
}

/// The name with the ending of what the file is.
pub fn with_ending(name: &str, kind: Kind) -> String {
    if Kind::claimed(name) == Some(kind) {
        return name.to_owned();
    }
    let stem = match Kind::claimed(name) {
        Some(_) => name.rsplit_once('.').map_or(name, |(stem, _)| stem),
        None => name,
    };
    format!("{stem}.{}", kind.short())
}

/// Letters that turn or hide others: `gpj.exe` could read as `exe.jpg`.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit() {
        for (given, expected) in [
            ("C:\\Users\\An\\Giấy khai sinh.pdf", "Giấy khai sinh.pdf"),
            ("../../etc/passwd", "passwd"),
            ("  a\u{0}\n.pdf ", "a.pdf"),
            ("a\u{202e}gpj.exe", "agpj.exe"),
            ("Nguye\u{302}\u{303}n.jpg", "Nguyễn.jpg"),
            ("..", "tep"),
            ("", "tep"),
        ] {
            assert_eq!(clean(given), expected, "{given:?}");
        }
        let long = clean(&format!("{}.docx", "ô".repeat(500)));
        assert!(long.chars().count() == LONGEST && long.ends_with(".docx"), "{long}");
    }

    #[test]
    fn the_ending_says_what_the_file_is() {
        assert_eq!(with_ending("anh.JPEG", Kind::Jpeg), "anh.JPEG");
        assert_eq!(with_ending("anh.png", Kind::Jpeg), "anh.jpg");
        assert_eq!(with_ending("anh", Kind::Pdf), "anh.pdf");
        assert_eq!(with_ending("v1.2", Kind::Pdf), "v1.2.pdf");
    }
}
