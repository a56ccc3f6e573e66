//! Texts that OpenCPS keeps as HTML, made plain.

/// Undoes `HtmlUtil.escape`; what is no escape stays.
pub fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let escape = after.split_once(';').and_then(|(name, behind)| Some((character(name)?, behind)));
        match escape {
            Some((c, behind)) => {
                plain.push(c);
                rest = behind;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// The lines of a text with or without tags, each without them and not empty. A tag that may end a line does.
pub fn lines(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut pieces = text.split('<');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once('>') {
            Some((tag, behind)) => {
                if !matches!(tag.trim_start_matches('/'), "b" | "i" | "u" | "em" | "strong" | "span" | "a") {
                    plain.push('\n');
                }
                plain.push_str(behind);
            }
            None => {
                plain.push('<');
                plain.push_str(piece);
            }
        }
    }
    unescape(&plain).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(unescape("A &amp; B &lt;c&gt; &#34;d&#x22; &amp;lt; & e;"), "A & B <c> \"d\" &lt; & e;");
    }

    #[test]
    fn tags_go_and_lines_stay() {
        assert_eq!(lines("<p>Bước 1: <b>Nộp</b></p><p>Bước 2</p>\n\n3 < 4"), ["Bước 1: Nộp", "Bước 2", "3 < 4"]);
    }
}
