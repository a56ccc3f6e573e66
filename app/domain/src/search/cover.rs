//! Covering the words of one query with the words of one item.

use super::{
    Index, Indexed, IndexedSynonym, Rank,
    slip::is_one_slip,
    words::{Word, phrase},
};

/// Costs of a match, in arbitrary units that only order hits of one rank.
mod cost {
    pub const OTHER_ACCENTS: u16 = 3;
    pub const PREFIX: u16 = 2;
    pub const KEYWORD: u16 = 1;
    pub const SLIP: u16 = 8;
    pub const SKIPPED: u16 = 10;
}

/// What is forgiven. Tried in this order, until something is found; each forgives what those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leniency {
    /// Every word counts, with the accents that it was given; a slip is assumed only in a word that the catalogue does
    /// not know.
    Strict,
    /// Fillers may be left out.
    Fillers,
    /// Words may have other accents.
    Accents,
    /// A slip may also have made another known word.
    Slips,
}

impl Leniency {
    pub const ALL: [Self; 4] = [Self::Strict, Self::Fillers, Self::Accents, Self::Slips];
}

/// How one word of the query matches one word of the vocabulary: [`Rank::NameWords`] if it is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    rank: Rank,
    cost: u16,
}

/// A synonym that stands in the query.
#[derive(Debug)]
struct Span<'a> {
    start: usize,
    end: usize,
    rank: Rank,
    cost: u16,
    synonym: &'a IndexedSynonym,
}

/// A query, compared with the vocabulary and the synonyms.
pub(super) struct Query<'a> {
    phrase: String,
    words: Vec<QueryWord>,
    spans: Vec<Span<'a>>,
    leniency: Leniency,
}

#[derive(Debug)]
struct QueryWord {
    filler: bool,
    /// By position in the vocabulary.
    matches: Vec<Option<Match>>,
}

impl<'a> Query<'a> {
    pub fn new(index: &'a Index, words: &[Word], leniency: Leniency) -> Self {
        let known = index.vocabulary.words();
        let in_vocabulary = |at: usize| known.iter().map(move |known| direct(&words[at], at + 1 == words.len(), known));
        let mut matches: Vec<Vec<Option<Match>>> = (0..words.len()).map(|at| in_vocabulary(at).collect()).collect();
        let spans = |may_slip: &[bool]| -> Vec<Span<'a>> {
            (0..words.len())
                .flat_map(|at| index.synonyms.iter().filter_map(move |synonym| Span::at(at, words, may_slip, synonym)))
                .filter(|span| span.rank != Rank::OtherAccents || leniency >= Leniency::Accents)
                .collect()
        };
        let mut found = spans(&vec![false; words.len()]);
        let in_synonym = |at: usize| found.iter().any(|span| (span.start..span.end).contains(&at));
        let may_slip: Vec<bool> = (0..words.len())
            .map(|at| leniency == Leniency::Slips || !in_synonym(at) && matches[at].iter().all(Option::is_none))
            .collect();
        if may_slip.contains(&true) {
            found = spans(&may_slip);
        }
        for ((word, matches), may_slip) in words.iter().zip(&mut matches).zip(may_slip) {
            forgive(word, matches, may_slip, known, leniency);
        }
        let only_fillers = words.iter().all(|word| index.fillers.contains(&word.folded));
        let filler = |word: &Word| !only_fillers && index.fillers.contains(&word.folded);
        let query_words = words.iter().zip(matches).map(|(word, matches)| QueryWord { filler: filler(word), matches });
        Self { phrase: phrase(words), words: query_words.collect(), spans: found, leniency }
    }

    /// The best way to cover the query with `item`; `None` if a word stays uncovered.
    pub fn cover(&self, item: &Indexed) -> Option<(Rank, u16)> {
        let mut best: Vec<Option<(Rank, u16)>> = vec![None; self.words.len() + 1];
        best[0] = Some((Rank::Expression, 0));
        for (position, word) in self.words.iter().enumerate() {
            let Some(so_far) = best[position] else { continue };
            let mut step = |end: usize, found: Option<(Rank, u16)>| {
                if let Some((rank, cost)) = found {
                    let candidate = (so_far.0.max(rank), so_far.1.saturating_add(cost));
                    if best[end].is_none_or(|best| candidate < best) {
                        best[end] = Some(candidate);
                    }
                }
            };
            step(position + 1, word.in_item(item));
            if word.filler && self.leniency >= Leniency::Fillers {
                step(position + 1, Some((Rank::NameWords, cost::SKIPPED)));
            }
            for span in self.spans.iter().filter(|span| span.start == position) {
                step(span.end, span.in_item(item));
            }
        }
        best.last().copied().flatten().map(|(rank, cost)| self.reward_phrase(item, rank, cost))
    }

    /// A phrase comes before its words in another order.
    fn reward_phrase(&self, item: &Indexed, rank: Rank, cost: u16) -> (Rank, u16) {
        match rank {
            Rank::NameWords if item.phrase == self.phrase => (Rank::WholeName, cost),
            Rank::NameWords if item.phrase.contains(&self.phrase) => (Rank::Phrase, cost),
            Rank::Begun if item.phrase.contains(self.phrase.trim_end()) => (Rank::Begun, 0),
            _ => (rank, cost),
        }
    }
}

impl QueryWord {
    fn in_item(&self, item: &Indexed) -> Option<(Rank, u16)> {
        let best = |words: &[usize]| words.iter().filter_map(|&word| self.matches[word]).min();
        let name = best(&item.name).map(|found| (found.rank, found.cost));
        let keyword = best(&item.keywords).map(|found| (found.rank.max(Rank::AllWords), found.cost + cost::KEYWORD));
        name.into_iter().chain(keyword).min()
    }
}

impl<'a> Span<'a> {
    /// The synonym, if the query says it from the word `start` on. In the words that `may_slip`, one slip is forgiven.
    fn at(start: usize, words: &[Word], may_slip: &[bool], synonym: &'a IndexedSynonym) -> Option<Self> {
        let said = words.get(start..start + synonym.words.len())?;
        let (mut rank, mut cost) = (if said.len() > 1 { Rank::Expression } else { Rank::Synonym }, 0);
        for ((said, word), may_slip) in said.iter().zip(&synonym.words).zip(&may_slip[start..]) {
            if said.folded != word.folded {
                if !may_slip || !is_one_slip(&said.folded, &word.folded) {
                    return None;
                }
                rank = Rank::Slip;
                cost += cost::SLIP;
            } else if said.has_accents() && said.exact != word.exact {
                rank = rank.max(Rank::OtherAccents);
                cost += cost::OTHER_ACCENTS;
            }
        }
        Some(Self { start, end: start + said.len(), rank, cost, synonym })
    }

    fn in_item(&self, item: &Indexed) -> Option<(Rank, u16)> {
        let holds = |word: &usize| item.name.contains(word) || item.keywords.contains(word);
        self.synonym.means.iter().any(|words| words.iter().all(holds)).then_some((self.rank, self.cost))
    }
}

/// Takes away what `leniency` does not forgive, and adds slips where they may be assumed.
fn forgive(word: &Word, matches: &mut [Option<Match>], may_slip: bool, vocabulary: &[Word], leniency: Leniency) {
    if leniency < Leniency::Accents {
        matches
            .iter_mut()
            .filter(|found| found.is_some_and(|found| found.rank == Rank::OtherAccents))
            .for_each(|found| *found = None);
    }
    if may_slip {
        for (found, known) in matches.iter_mut().zip(vocabulary) {
            if found.is_none() && is_one_slip(&word.folded, &known.folded) {
                *found = Some(Match { rank: Rank::Slip, cost: cost::SLIP });
            }
        }
    }
}

/// The same word, or the beginning of a longer one if it is the last word: someone may still be typing it.
fn direct(word: &Word, is_last: bool, known: &Word) -> Option<Match> {
    let (rank, cost, same_accents) = if word.folded == known.folded {
        (Rank::NameWords, 0, word.exact == known.exact)
    } else if is_last && known.written.starts_with(&word.written) {
        (Rank::Begun, cost::PREFIX, known.exact.starts_with(&word.exact))
    } else {
        return None;
    };
    if word.has_accents() && !same_accents {
        return Some(Match { rank: Rank::OtherAccents, cost: cost + cost::OTHER_ACCENTS });
    }
    Some(Match { rank, cost })
}
