//! Why a file is not taken. The words for citizens are in the catalogue of texts, by the code.

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no byte, or no page.
    Empty,
    /// It is longer than a file may be.
    TooBig,
    /// There are as many as there may be.
    TooMany,
    /// A kind that the question does not take.
    KindNotTaken,
    /// Its name says one of the kinds that are taken, and it is something else.
    Renamed,
    /// It opens with a password only.
    Encrypted,
    /// It cannot be read to its end.
    Damaged,
    /// A picture of more points than can be worked with.
    TooManyPixels,
    /// A photo whose hidden data (where it was taken) could not be taken out.
    Heic,
    /// Word with a program in it.
    Macro,
    /// It unfolds to far more than it is.
    Bomb,
    /// The scanner found something.
    Virus,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::TooBig,
        Self::TooMany,
        Self::KindNotTaken,
        Self::Renamed,
        Self::Encrypted,
        Self::Damaged,
        Self::TooManyPixels,
        Self::Heic,
        Self::Macro,
        Self::Bomb,
        Self::Virus,
    ];

    /// Code by which it is kept and its words are found.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooBig => "too-big",
            Self::TooMany => "too-many",
            Self::KindNotTaken => "kind",
            Self::Renamed => "renamed",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TooManyPixels => "pixels",
            Self::Heic => "heic",
            Self::Macro => "macro",
            Self::Bomb => "bomb",
            Self::Virus => "virus",
        }
    }
}

/// Why a file was not examined to the end.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// It is not taken.
    Refused(Refusal),
    /// The scanner does not answer: to be tried again.
    ScannerAway,
}

impl From<Refusal> for Unfinished {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(test)]
mod tests {
    use app::text::{
        Lang,
        uploads::{Limits, refusal},
    };

    use super::*;

    #[test]
    fn every_refusal_has_words_of_its_own_in_both_languages() {
        let limits = Limits { megabytes: 10, files: 20, kinds: &["pdf"] };
        for lang in [Lang::Vi, Lang::En] {
            let mut words: Vec<_> = Refusal::ALL.iter().map(|one| refusal(one.code(), &limits, lang)).collect();
            words.push(refusal("no such code", &limits, lang));
            assert!(words.iter().all(|one| !one.contains('{')), "{words:?}");
            words.sort();
            words.dedup();
            assert_eq!(words.len(), Refusal::ALL.len() + 1);
        }
    }
}
