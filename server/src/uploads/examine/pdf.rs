//! PDF files: whether they open without a password, and how many pages they have. They are never rewritten, so that a digital
//! signature stays valid.
//!
//! Only dictionaries are looked at. Since PDF 1.5 they may lie compressed in object streams, which are unfolded up to a bound;
//! beyond it the number of pages stays unknown.

use super::lexer::{Lexer, Token, find};
use crate::uploads::refusal::Refusal;

/// Deepest nesting that is followed; dictionaries of pages lie at the top.
const DEEPEST: usize = 64;
/// Most bytes of one object stream as it lies in the file.
const MOST_FOLDED: usize = 512 * 1024;
/// Bytes that are unfolded more with each try: deflate makes at most a thousand of one.
const STEP: usize = 16 * 1024;
/// Most bytes that one object stream may unfold to, and all of a file together.
const MOST_UNFOLDED: usize = 8 * 1024 * 1024;
const MOST_UNFOLDED_IN_ALL: usize = 64 * 1024 * 1024;

/// How many pages it has; `None`: more work to find out than is done for it.
///
/// # Errors
/// If it is encrypted, cut, or has no page.
pub fn pages(bytes: &[u8]) -> Result<Option<u32>, Refusal> {
    if find(bytes, b"startxref").is_none() {
        return Err(Refusal::Damaged);
    }
    let mut seen = Seen { left: MOST_UNFOLDED_IN_ALL, ..Seen::default() };
    look(bytes, &mut seen);
    match seen {
        Seen { encrypted: true, .. } => Err(Refusal::Encrypted),
        Seen { pages: 1.., .. } => Ok(Some(seen.pages)),
        Seen { unread: true, .. } => Ok(None),
        _ => Err(Refusal::Empty),
    }
}

/// What was seen in a file.
#[derive(Default)]
struct Seen {
    encrypted: bool,
    /// Pages under the highest node of the tree of pages.
    pages: u32,
    /// Not everything was looked at.
    unread: bool,
    /// Bytes that may still be unfolded.
    left: usize,
}

/// What a dictionary says of itself.
#[derive(Default)]
struct Dict {
    key: Option<Vec<u8>>,
    kind: Vec<u8>,
    count: Option<i64>,
    length: Option<i64>,
    filters: Vec<Vec<u8>>,
    has_root: bool,
    has_encrypt: bool,
    has_parameters: bool,
}

impl Dict {
    fn begin(&mut self, key: &[u8]) {
        self.has_root |= key == b"Root";
        self.has_encrypt |= key == b"Encrypt";
        self.has_parameters |= key == b"DecodeParms";
        self.key = Some(key.to_vec());
    }

    fn name(&mut self, value: &[u8]) {
        match self.key.as_deref() {
            Some(b"Type") => self.kind = value.to_vec(),
            Some(b"Filter") => self.filters.push(value.to_vec()),
            _ => {}
        }
    }

    fn number(&mut self, value: i64) {
        match self.key.as_deref() {
            Some(b"Count") => self.count = Some(value),
            // `/Length 5 0 R` stands elsewhere; then the stream's end is looked for.
            Some(b"Length") => self.length = Some(value),
            _ => {}
        }
    }
}

/// A bracket that is open.
enum Open {
    Dict(Dict),
    Array,
}

fn look(bytes: &[u8], seen: &mut Seen) {
    let mut words = Lexer::new(bytes);
    let mut open: Vec<Open> = Vec::new();
    let mut closed = Dict::default();
    while let Some(word) = words.next() {
        match word {
            Token::DictOpen if open.len() < DEEPEST => open.push(Open::Dict(Dict::default())),
            Token::ArrayOpen if open.len() < DEEPEST => open.push(Open::Array),
            Token::DictClose => {
                // A bracket that closes nothing, or another one: begin anew rather than guess.
                let Some(Open::Dict(dict)) = open.pop() else {
                    open.clear();
                    continue;
                };
                seen.encrypted |= dict.has_encrypt && dict.has_root;
                if dict.kind == b"Pages" {
                    let count = dict.count.and_then(|count| u32::try_from(count).ok()).unwrap_or_default();
                    seen.pages = seen.pages.max(count);
                }
                closed = dict;
                value_ends(&mut open);
            }
            Token::ArrayClose => {
                if !matches!(open.pop(), Some(Open::Array)) {
                    open.clear();
                }
                value_ends(&mut open);
            }
            Token::Word(b"stream") => {
                let body = words.stream(closed.length);
                if closed.kind == b"ObjStm" {
                    unfold(&closed, body, seen);
                }
                (open, closed) = (Vec::new(), Dict::default());
            }
            Token::Word(b"obj" | b"endobj" | b"trailer") => open.clear(),
            Token::Name(name) => match open.as_mut_slice() {
                [.., Open::Dict(dict)] if dict.key.is_none() => dict.begin(&name),
                [.., Open::Dict(dict)] => {
                    dict.name(&name);
                    dict.key = None;
                }
                // Filters may be a list.
                [.., Open::Dict(dict), Open::Array] => dict.name(&name),
                _ => {}
            },
            Token::Int(number) => {
                if let Some(Open::Dict(dict)) = open.last_mut() {
                    dict.number(number);
                }
                value_ends(&mut open);
            }
            Token::Text | Token::Word(_) => value_ends(&mut open),
            Token::DictOpen | Token::ArrayOpen => {
                seen.unread = true;
                return;
            }
        }
    }
}

/// What comes next in the dictionary is a key.
fn value_ends(open: &mut [Open]) {
    if let Some(Open::Dict(dict)) = open.last_mut() {
        dict.key = None;
    }
}

/// Looks into an object stream.
fn unfold(dict: &Dict, body: &[u8], seen: &mut Seen) {
    let plain = match dict.filters.as_slice() {
        [] => Some(body.to_vec()),
        [filter] if filter == b"FlateDecode" && !dict.has_parameters && seen.left > 0 => inflate(body),
        _ => {
            seen.unread = true;
            return;
        }
    };
    // What led to nothing was work all the same: a file of a thousand bombs costs no more than a few.
    let cost = plain.as_ref().map_or(MOST_UNFOLDED, Vec::len);
    match (plain, seen.left.checked_sub(cost)) {
        (Some(plain), Some(left)) => {
            seen.left = left;
            // It holds no streams, so this goes no deeper.
            look(&plain, seen);
        }
        _ => {
            seen.left = seen.left.saturating_sub(cost);
            seen.unread = true;
        }
    }
}

/// Unfolds step by step, so that never more than one step too much is unfolded.
fn inflate(folded: &[u8]) -> Option<Vec<u8>> {
    if folded.len() > MOST_FOLDED {
        return None;
    }
    let mut end = 0;
    loop {
        end = (end + STEP).min(folded.len());
        let filter = lopdf::Dictionary::from_iter([("Filter", lopdf::Object::Name(b"FlateDecode".to_vec()))]);
        let plain = lopdf::Stream::new(filter, folded[..end].to_vec()).decompressed_content().ok()?;
        match plain.len() {
            length if length > MOST_UNFOLDED => return None,
            _ if end == folded.len() => return Some(plain),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::samples;

    #[test]
    fn pages_are_counted_in_old_files_and_new_ones() {
        assert_eq!(pages(&samples::pdf(1)), Ok(Some(1)));
        assert_eq!(pages(&samples::pdf(7)), Ok(Some(7)));
        assert_eq!(pages(&samples::modern_pdf(3)), Ok(Some(3)), "in object streams");
    }

    #[test]
    fn no_page_a_password_and_a_cut_are_noticed() {
        assert_eq!(pages(&samples::pdf(0)), Err(Refusal::Empty));
        let locked = String::from_utf8(samples::pdf(1)).unwrap().replace("/Root", "/Encr#79pt 9 0 R/Root");
        assert_eq!(pages(locked.as_bytes()), Err(Refusal::Encrypted));
        let whole = samples::pdf(1);
        assert_eq!(pages(&whole[..whole.len() / 2]), Err(Refusal::Damaged));
        assert_eq!(pages(b"%PDF-1.4\nstartxref"), Err(Refusal::Empty));
    }

    #[test]
    fn an_encryption_that_is_only_told_of_is_none() {
        let told = String::from_utf8(samples::pdf(1)).unwrap().replace("/Root", "/A(/Encrypt)/B/Encrypt/Root");
        assert_eq!(pages(told.as_bytes()), Ok(Some(1)));
    }

    #[test]
    fn a_bomb_is_not_unfolded() {
        let mut bomb = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b' '; 40_000_000]);
        bomb.compress().unwrap();
        assert!(bomb.content.len() < MOST_FOLDED);
        let mut file =
            format!("%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode/Length {}>>stream\n", bomb.content.len())
                .into_bytes();
        file.extend_from_slice(&bomb.content);
        file.extend_from_slice(b"\nendstream endobj startxref");
        assert_eq!(pages(&file), Ok(None));
        assert!(inflate(&bomb.content).is_none());
    }

    #[test]
    fn a_thousand_bombs_cost_no_more_than_a_few() {
        let mut bomb = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b' '; 9_000_000]);
        bomb.compress().unwrap();
        let mut seen = Seen { left: MOST_UNFOLDED_IN_ALL, ..Seen::default() };
        let folded = Dict { filters: vec![b"FlateDecode".to_vec()], ..Dict::default() };
        for _ in 0..MOST_UNFOLDED_IN_ALL / MOST_UNFOLDED {
            assert!(seen.left > 0);
            unfold(&folded, &bomb.content, &mut seen);
        }
        assert!(seen.left == 0 && seen.unread, "no further one is unfolded");
    }

    #[test]
    fn brackets_without_end_cost_nothing() {
        let mut deep = b"%PDF-1.4\nstartxref ".to_vec();
        deep.extend(std::iter::repeat_n(b'[', 5_000_000));
        assert_eq!(pages(&deep), Ok(None));
    }
}
