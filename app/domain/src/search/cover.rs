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
        let spans: Vec<Span<'a>> = (0..words.len())
            .flat_map(|start| index.synonyms.iter().filter_map(move |synonym| Span::at(start, words, synonym)))
            .filter(|span| span.rank != Rank::OtherAccents || leniency >= Leniency::Accents)
            .collect();
        let only_fillers = words.iter().all(|word| index.fillers.contains(&word.folded));
        let query_words = words.iter().enumerate().map(|(position, word)| {
            let is_last = position + 1 == words.len();
            let in_synonym = spans.iter().any(|span| (span.start..span.end).contains(&position));
            QueryWord {
                filler: !only_fillers && index.fillers.contains(&word.folded),
                matches: matches(word, is_last, in_synonym, index.vocabulary.words(), leniency),
            }
        });
        Self { phrase: phrase(words), words: query_words.collect(), spans, leniency }
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
    fn at(start: usize, words: &[Word], synonym: &'a IndexedSynonym) -> Option<Self> {
        let said = words.get(start..start + synonym.words.len())?;
        let (mut rank, mut cost) = (if said.len() > 1 { Rank::Expression } else { Rank::Synonym }, 0);
        for (said, word) in said.iter().zip(&synonym.words) {
            if said.folded != word.folded {
                return None;
            }
            if said.has_accents() && said.exact != word.exact {
                rank = Rank::OtherAccents;
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

fn matches(
    word: &Word,
    is_last: bool,
    in_synonym: bool,
    vocabulary: &[Word],
    leniency: Leniency,
) -> Vec<Option<Match>> {
    let mut found: Vec<Option<Match>> = vocabulary.iter().map(|known| direct(word, is_last, known)).collect();
    let is_known = in_synonym || found.iter().flatten().any(|found| is_last || found.rank != Rank::Begun);
    if leniency < Leniency::Accents {
        found
            .iter_mut()
            .filter(|found| found.is_some_and(|found| found.rank == Rank::OtherAccents))
            .for_each(|found| *found = None);
    }
    if !is_known || leniency == Leniency::Slips {
        for (found, known) in found.iter_mut().zip(vocabulary) {
            if found.is_none() && is_one_slip(&word.folded, &known.folded) {
                *found = Some(Match { rank: Rank::Slip, cost: cost::SLIP });
            }
        }
    }
    found
}

fn direct(word: &Word, is_last: bool, known: &Word) -> Option<Match> {
    let rest = known.folded.strip_prefix(word.folded.as_str())?;
    // A single letter is the beginning of a word only while that word is being typed.
    if !rest.is_empty() && !is_last && word.folded.len() == 1 {
        return None;
    }
    let (rank, cost) = if rest.is_empty() { (Rank::NameWords, 0) } else { (Rank::Begun, cost::PREFIX) };
    if word.has_accents() && !known.exact.starts_with(&word.exact) {
        return Some(Match { rank: Rank::OtherAccents, cost: cost + cost::OTHER_ACCENTS });
    }
    Some(Match { rank, cost })
}
