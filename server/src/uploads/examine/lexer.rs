//! The words of which PDF files are made, one after the other. No recursion and no copy of streams: a file of brackets costs
//! no more than any other.

use std::borrow::Cow;

/// Most space between a stream and the word that ends it: a line break by the rules. Without a bound a file of spaces would be
/// looked through for each of its streams.
const MOST_GAP: usize = 16;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<<`
    DictOpen,
    /// `>>`
    DictClose,
    /// `[`
    ArrayOpen,
    /// `]`
    ArrayClose,
    /// `/Name`, its escapes resolved.
    Name(Cow<'a, [u8]>),
    /// A whole number.
    Int(i64),
    /// A text, of which nothing is needed.
    Text,
    /// Anything else: `obj`, `R`, `stream`, a fraction.
    Word(&'a [u8]),
}

/// Reads words from bytes.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// From the beginning of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The body of a stream whose keyword was read last, and on behind it. `length`: what its dictionary says, which counts
    /// only if the stream ends there.
    pub fn stream(&mut self, length: Option<i64>) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let begin = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        let rest = &rest[begin..];
        let said = length.and_then(|length| usize::try_from(length).ok()).filter(|length| {
            let behind = rest.get(*length..).unwrap_or_default();
            let gap = behind.iter().take(MOST_GAP).take_while(|byte| is_space(**byte)).count();
            behind[gap..].starts_with(b"endstream")
        });
        let end = said.or_else(|| find(rest, b"endstream")).unwrap_or(rest.len());
        self.at += begin + end;
        &rest[..end]
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'%' => {
                    while self.peek(0).is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                        self.at += 1;
                    }
                }
                byte if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count();
        self.at += length;
        &rest[..length]
    }

    /// Behind the bracket that closes a text in round brackets.
    fn skip_text(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth <= 1 => return,
                b')' => depth -= 1,
                _ => {}
            }
        }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let first = self.peek(0)?;
        let (length, token) = match (first, self.peek(1)) {
            (b'<', Some(b'<')) => (2, Token::DictOpen),
            (b'>', Some(b'>')) => (2, Token::DictClose),
            (b'[', _) => (1, Token::ArrayOpen),
            (b']', _) => (1, Token::ArrayClose),
            (b'(', _) => {
                self.skip_text();
                return Some(Token::Text);
            }
            (b'<', _) => {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |end| end + 1);
                return Some(Token::Text);
            }
            (b'/', _) => {
                self.at += 1;
                return Some(Token::Name(unescape(self.regular())));
            }
            (first, _) if is_delimiter(first) => (1, Token::Word(&[])),
            _ => {
                let word = self.regular();
                let number = std::str::from_utf8(word).ok().and_then(|text| text.parse().ok());
                return Some(number.map_or(Token::Word(word), Token::Int));
            }
        };
        self.at += length;
        Some(token)
    }
}

/// Where `sought` begins.
pub fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == sought[0])?;
        if bytes[at..].starts_with(sought) {
            return Some(at);
        }
        at += 1;
    }
}

/// `#41` in a name is the letter of this number.
fn unescape(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((first, behind)) = rest.split_first() {
        let digits = (*first == b'#').then(|| behind.get(..2)).flatten();
        let letter = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        plain.push(letter.unwrap_or(*first));
        rest = if letter.is_some() { &behind[2..] } else { behind };
    }
    Cow::Owned(plain)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let mut words = Lexer::new(
            b"1 0 obj % /Type\n<</Ty#70e/Page (a(b)\\)c>>) <0a> /N[-3 1.5 R]>>\nstream\r\nab>>\nendstream x",
        );
        let name = |text: &'static str| Token::Name(Cow::Borrowed(text.as_bytes()));
        let expected = [
            Token::Int(1),
            Token::Int(0),
            Token::Word(b"obj"),
            Token::DictOpen,
            name("Type"),
            name("Page"),
            Token::Text,
            Token::Text,
            name("N"),
            Token::ArrayOpen,
            Token::Int(-3),
            Token::Word(b"1.5"),
            Token::Word(b"R"),
            Token::ArrayClose,
            Token::DictClose,
            Token::Word(b"stream"),
        ];
        for word in expected {
            assert_eq!(words.next(), Some(word));
        }
        assert_eq!(words.clone().stream(Some(4)), b"ab>>");
        assert_eq!(words.clone().stream(Some(2)), b"ab>>\n", "it does not end there");
        let far = [b"\nab".as_slice(), &[b' '; MOST_GAP + 1], b"endstream"].concat();
        assert_eq!(
            Lexer::new(&far).stream(Some(2)).len(),
            2 + MOST_GAP + 1,
            "so far behind its end it counts as longer"
        );
        assert_eq!(words.stream(Some(-1)), b"ab>>\n");
        assert_eq!(words.by_ref().last(), Some(Token::Word(b"x")));
    }

    #[test]
    fn it_comes_to_an_end_whatever_the_bytes_are() {
        for bytes in [&b"((((("[..], b"<<<<", b"/", b"/#", b"\\", b"}{", b"%", b"<", b"(\\"] {
            assert!(Lexer::new(bytes).count() <= bytes.len());
        }
        assert_eq!(Lexer::new(&[b'['; 1_000_000]).count(), 1_000_000);
    }
}
