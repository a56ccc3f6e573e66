//! Words of names and queries.

use std::collections::HashMap;

use crate::text::fold;

/// A word in its spellings. `kí` and `ký` are the same word: [`one_spelling`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, with accents.
    pub exact: String,
    /// Lower case, without accents, `đ` as `d`.
    pub folded: String,
    /// As `folded`, but with `i` or `y` as it was written: `ki` begins `kinh`, and `ky` does not.
    pub written: String,
}

impl Word {
    fn new(text: &str) -> Self {
        let (exact, written) = (text.to_lowercase(), fold(text));
        match one_spelling(&written) {
            Some(folded) => Self { exact: with_i(&exact), folded, written },
            None => Self { exact, folded: written.clone(), written },
        }
    }

    /// Whether it was written with accents, so that another word with other accents is a worse match.
    pub fn has_accents(&self) -> bool {
        self.exact != self.folded
    }
}

/// The syllables that are written with `i` or with `y` as people like (kí, lý, mỹ, sĩ, tỉ, hy), with `i`.
fn one_spelling(folded: &str) -> Option<String> {
    match folded.as_bytes() {
        [b'h' | b'k' | b'l' | b'm' | b's' | b't', b'i' | b'y'] => Some(folded.replace('y', "i")),
        _ => None,
    }
}

/// The text with `i` for every `y`, accents kept.
fn with_i(text: &str) -> String {
    let letter = |c| match c {
        'y' => 'i',
        'ỳ' => 'ì',
        'ý' => 'í',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    // A combining accent is no letter: it belongs to the word, so only characters that folding keeps can end one.
    text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c))
        .filter(|part| !part.is_empty())
        .map(Word::new)
        .filter(|word| !word.folded.is_empty())
        .collect()
}

/// The folded words between spaces, with a space before and behind, so that a phrase can be looked for as a text.
pub(super) fn phrase(words: &[Word]) -> String {
    let mut phrase = String::from(" ");
    for word in words {
        phrase.push_str(&word.folded);
        phrase.push(' ');
    }
    phrase
}

/// Every word that some item holds, once.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    positions: HashMap<String, usize>,
}

impl Vocabulary {
    /// The words, by position.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Adds the words of a text and gives their positions.
    pub fn insert(&mut self, text: &[Word]) -> Vec<usize> {
        text.iter()
            .map(|word| {
                *self.positions.entry(word.exact.clone()).or_insert_with(|| {
                    self.words.push(word.clone());
                    self.words.len() - 1
                })
            })
            .collect()
    }

    /// Positions of a text's words; `None` if no item holds one of them.
    pub fn positions(&self, text: &str) -> Option<Vec<usize>> {
        words(text).iter().map(|word| self.positions.get(&word.exact).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_everything_that_is_no_letter_or_digit() {
        let folded: Vec<String> =
            words(" Thi đua - khen thưởng (1.004873)").into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, ["thi", "dua", "khen", "thuong", "1", "004873"]);
    }

    #[test]
    fn i_and_y_alone_after_a_consonant_are_one_spelling() {
        for (one, other) in [("kí", "ký"), ("Lý", "lí"), ("mỹ", "mĩ"), ("sỹ", "sĩ"), ("tỷ", "tỉ"), ("hy", "hi")]
        {
            let (one, other) = (&words(one)[0], &words(other)[0]);
            assert_eq!((&one.exact, &one.folded), (&other.exact, &other.folded));
        }
        for (one, other) in [("thúy", "thúi"), ("tay", "tai"), ("ky", "kỳ"), ("y", "i"), ("kỳ", "kí")] {
            assert_ne!(words(one)[0].exact, words(other)[0].exact);
        }
    }

    #[test]
    fn keeps_a_decomposed_word_whole() {
        assert_eq!(words("ho\u{302}n").len(), 1);
        assert_eq!(words("ho\u{302}n")[0].folded, "hon");
    }
}
