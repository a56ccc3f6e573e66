//! Readable stable keys for addresses.

use domain::text::fold;

/// Longest slug, in characters.
const LONGEST: usize = 60;

/// The words of a text without accents, joined by hyphens, up to 60 characters; without a leading "Thủ tục", which says
/// nothing.
pub(super) fn slug(text: &str) -> String {
    let folded = fold(text);
    let folded = folded.trim_start();
    let folded = folded.strip_prefix("thu tuc ").unwrap_or(folded);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() + 1 > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Whether `text` can be an id: lower-case letters, digits, hyphens, and dots as in a national code.
pub(super) fn is_id(text: &str) -> bool {
    let inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
    let outer = |c: Option<&u8>| c.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    bytes.len() <= LONGEST && bytes.iter().all(|&c| inner(c)) && outer(bytes.first()) && outer(bytes.last())
}

/// Whether `text` is a national procedure code: `1.004873`.
pub fn is_national_code(text: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(series, number)| digits(series, 1) && digits(number, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_readable_and_short() {
        assert_eq!(slug("Thủ tục đổi tên hội"), "doi-ten-hoi");
        assert_eq!(slug("Cho phép họp báo (trong nước)"), "cho-phep-hop-bao-trong-nuoc");
        let long = slug(&"nghiêng ".repeat(30));
        assert!(long.len() <= LONGEST && is_id(&long));
    }

    #[test]
    fn ids_and_codes_are_told_apart() {
        assert!(is_id("1.004873") && is_national_code("1.004873"));
        assert!(is_id("doi-ten-hoi") && !is_national_code("doi-ten-hoi"));
        for bad in ["", "Đổi", "a b", "-a", "a/b", "a."] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
