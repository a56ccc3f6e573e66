//! Cleaning of what people type and paste, and folding for search.
//!
//! Texts are expected in NFC: the server composes what it receives, the browser what it reads. [`fold`] also copes
//! with decomposed letters.

/// One line as it should be stored: outer white space gone, each inner run of it (also tabs, line ends and no-break
/// spaces) one space, characters that cannot be seen dropped.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let mut visible = word.chars().filter(|&c| !is_invisible(c)).peekable();
        if visible.peek().is_some() && !cleaned.is_empty() {
            cleaned.push(' ');
        }
        cleaned.extend(visible);
    }
    cleaned
}

/// Like [`clean`], line by line: line ends become `\n`, runs of empty lines become one empty line, and there is none
/// at the start or the end.
pub fn clean_multiline(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(clean) {
        if line.is_empty() {
            gap = !cleaned.is_empty();
            continue;
        }
        if !cleaned.is_empty() {
            cleaned.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        cleaned.push_str(&line);
    }
    cleaned
}

/// The text for comparing without regard to case and accents: lower case, the marks of Vietnamese and of the Latin
/// alphabets of Ê Đê, Gia Rai and Ba Na removed, `đ` = `d`.
///
/// Combining marks (U+0300..=U+036F) are dropped, so these letters fold alike composed and decomposed. Everything
/// else, white space included, stays.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|&c| !is_combining_mark(c)).map(base_letter).collect()
}

/// A combining mark of the kind that decomposed Vietnamese letters carry.
pub fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A hyphen, a dash or a minus: input methods and word processors replace the plain hyphen by any of them.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// A control or format character: never typed on purpose, but pasted along with text.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
        )
}

/// The letter under the marks, of a lower-case composed letter.
fn base_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' | 'ĕ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | 'ĭ' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' | 'ŏ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' | 'ŭ' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        'ƀ' => 'b',
        'č' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const LETTERS: &str = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

    #[test]
    fn cleaning_keeps_words_and_drops_what_cannot_be_seen() {
        assert_eq!(clean("  Nguyễn\u{A0}\t Thị \u{200B}\u{FEFF} Mẫu\r\n"), "Nguyễn Thị Mẫu");
        assert_eq!(clean("a\u{200B}b\u{0}c\u{AD}"), "abc");
        assert_eq!(clean(" \u{200B} \n "), "");
    }

    #[test]
    fn several_lines_stay_lines() {
        assert_eq!(clean_multiline("\n\n một  \r\n\r\n \n\n hai\nba \n\n"), "một\n\nhai\nba");
        assert_eq!(clean_multiline(" \n \u{200B}\n"), "");
    }

    #[test]
    fn every_vietnamese_letter_folds_to_a_plain_one() {
        for letter in LETTERS.chars() {
            let folded = fold(&letter.to_string());
            assert!(folded.len() == 1 && folded.is_ascii(), "{letter} folds to {folded}");
            assert_eq!(folded, fold(&letter.to_uppercase().to_string()), "case of {letter}");
            assert_eq!(folded, fold(&letter.nfd().to_string()), "decomposed {letter}");
        }
        assert_eq!(fold("Giấy Xác Nhận ĐỘC THÂN, Đắk Lắk"), "giay xac nhan doc than, dak lak");
        assert_eq!(fold("Y Ƀhăm, Čư M’gar, Ñ, Ĭ, Ŭ, Ŏ, Ĕ"), "y bham, cu m’gar, n, i, u, o, e");
    }

    proptest! {
        #[test]
        fn cleaning_and_folding_twice_changes_nothing(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(!once.contains('\n') && !once.contains("  "));
            let lines = clean_multiline(&text);
            prop_assert_eq!(clean_multiline(&lines), lines);
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn composed_and_decomposed_fold_alike(
            letters in prop::collection::vec(prop::sample::select(LETTERS.chars().collect::<Vec<_>>()), 0..40),
            upper in any::<bool>(),
        ) {
            let text: String = letters.into_iter().collect();
            let text = if upper { text.to_uppercase() } else { text };
            prop_assert_eq!(fold(&text.nfd().to_string()), fold(&text));
        }
    }
}
