//! One slip of the finger.

/// Shortest word of the catalogue in which a slip is forgiven, in letters.
const SHORTEST: usize = 4;

/// Whether `typed` is `word` with one letter wrong, missing, too many, or swapped with its neighbour
/// (Damerau–Levenshtein distance 1). Both are folded, so a character is a byte. Never true for numbers.
pub(super) fn is_one_slip(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    if word.len() < SHORTEST || typed.len().abs_diff(word.len()) > 1 || typed.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[same..], &word[same..]);
    match (typed, word) {
        ([], []) => false,
        ([_, typed_rest @ ..], [_, word_rest @ ..]) if typed.len() == word.len() => {
            typed_rest == word_rest
                || matches!((typed, word), ([a, b, typed_rest @ ..], [c, d, word_rest @ ..])
                    if a == d && b == c && typed_rest == word_rest)
        }
        ([_, rest @ ..], _) if typed.len() > word.len() => rest == word,
        (_, [_, rest @ ..]) => rest == typed,
        (_, []) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forgives_one_slip_of_each_kind() {
        for typed in ["sing", "sih", "sinhh", "sihn", "xinh", "inh"] {
            assert!(is_one_slip(typed, "sinh"), "{typed}");
        }
    }

    #[test]
    fn forgives_no_more_and_nothing_in_short_words_or_numbers() {
        for (typed, word) in
            [("sinh", "sinh"), ("snhi", "sinh"), ("xing", "sinh"), ("hom", "hon"), ("004874", "004873")]
        {
            assert!(!is_one_slip(typed, word), "{typed} {word}");
        }
    }

    /// The textbook definition: optimal string alignment by its table.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut best = (table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1)
                        .min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(table[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_textbook(typed in "[abc]{2,7}", word in "[abc]{4,7}") {
            prop_assert_eq!(is_one_slip(&typed, &word), distance(typed.as_bytes(), word.as_bytes()) == 1);
        }
    }
}
