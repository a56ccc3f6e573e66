//! The server's words with what only the browser knows.

/// Puts a name for `{name}` and a number for `{n}`. By hand: the library's way to look for a text is ten times the code.
pub(super) fn fill(words: &str, name: &str, number: &str) -> String {
    let mut parts = words.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (value, rest) = match (part.strip_prefix("name}"), part.strip_prefix("n}")) {
            (Some(rest), _) => (name, rest),
            (_, Some(rest)) => (number, rest),
            _ => ("{", part),
        };
        filled.push_str(value);
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn only_what_is_meant_is_filled() {
        assert_eq!(fill("{name}: {n} trang", "a{n}.pdf", "3"), "a{n}.pdf: 3 trang");
        assert_eq!(fill("{n}{n} {x} {", "", "1"), "11 {x} {");
        assert_eq!(fill("Xong", "a", "1"), "Xong");
    }
}
