//! Words of names and queries.

use std::collections::HashMap;

use crate::text::fold;

/// A word in both spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, with accents.
    pub exact: String,
    /// Lower case, without accents, `đ` as `d`.
    pub folded: String,
}

impl Word {
    /// Whether it was written with accents, so that another word with other accents is a worse match.
    pub fn has_accents(&self) -> bool {
        self.exact != self.folded
    }
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    // A combining accent is no letter: it belongs to the word, so only characters that folding keeps can end one.
    text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c))
        .filter(|part| !part.is_empty())
        .map(|part| Word { exact: part.to_lowercase(), folded: fold(part) })
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
    fn keeps_a_decomposed_word_whole() {
        assert_eq!(words("ho\u{302}n").len(), 1);
        assert_eq!(words("ho\u{302}n")[0].folded, "hon");
    }
}
