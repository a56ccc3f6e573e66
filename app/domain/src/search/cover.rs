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

/// What is forgiven. Tried in this order, until something is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leniency {
    /// Every word counts; a slip is assumed only in a word that the catalogue does not know.
    Strict,
    /// Fillers may be left out.
    Fillers,
    /// A slip may also have made another known word.
    Slips,
}

impl Leniency {
    pub const ALL: [Self; 3] = [Self::Strict, Self::Fillers, Self::Slips];
}

/// How one word of the query matches one word of the vocabulary.
#[derive(Clone, Copy, Debug)]
struct Match {
    cost: u16,
    slip: bool,
}

/// A synonym that stands in the query.
#[derive(Debug)]
struct Span<'a> {
    start: usize,
    end: usize,
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
        best[0] = Some((Rank::NameWords, 0));
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
        let (rank, cost) = best.last().copied().flatten()?;
        Some((if rank == Rank::NameWords { self.phrase_rank(item) } else { rank }, cost))
    }

    fn phrase_rank(&self, item: &Indexed) -> Rank {
        if item.phrase == self.phrase {
            Rank::WholeName
        // The last word may be a beginning only.
        } else if item.phrase.contains(self.phrase.trim_end()) {
            Rank::Phrase
        } else {
            Rank::NameWords
        }
    }
}

impl QueryWord {
    fn in_item(&self, item: &Indexed) -> Option<(Rank, u16)> {
        let rank = |found: Match, place: Rank| if found.slip { Rank::Slip } else { place };
        let best = |words: &[usize], place: Rank, more: u16| {
            let found = words.iter().filter_map(|&word| self.matches[word]).min_by_key(|found| found.cost)?;
            Some((rank(found, place), found.cost + more))
        };
        let (name, keyword) =
            (best(&item.name, Rank::NameWords, 0), best(&item.keywords, Rank::AllWords, cost::KEYWORD));
        match (name, keyword) {
            (Some(name), Some(keyword)) => Some(name.min(keyword)),
            (name, keyword) => name.or(keyword),
        }
    }
}

impl<'a> Span<'a> {
    fn at(start: usize, words: &[Word], synonym: &'a IndexedSynonym) -> Option<Self> {
        let said = words.get(start..start + synonym.words.len())?;
        let mut cost = 0;
        for (said, word) in said.iter().zip(&synonym.words) {
            if said.folded != word.folded {
                return None;
            }
            if said.has_accents() && said.exact != word.exact {
                cost += cost::OTHER_ACCENTS;
            }
        }
        Some(Self { start, end: start + said.len(), cost, synonym })
    }

    fn in_item(&self, item: &Indexed) -> Option<(Rank, u16)> {
        let holds = |word: &usize| item.name.contains(word) || item.keywords.contains(word);
        self.synonym.means.iter().any(|words| words.iter().all(holds)).then_some((Rank::Synonym, self.cost))
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
    let is_known = in_synonym || found.iter().any(Option::is_some);
    if !is_known || leniency == Leniency::Slips {
        for (found, known) in found.iter_mut().zip(vocabulary) {
            if found.is_none() && is_one_slip(&word.folded, &known.folded) {
                *found = Some(Match { cost: cost::SLIP, slip: true });
            }
        }
    }
    found
}

fn direct(word: &Word, is_last: bool, known: &Word) -> Option<Match> {
    let rest = known.folded.strip_prefix(word.folded.as_str())?;
    let same_accents = !word.has_accents() || known.exact.starts_with(&word.exact);
    let accents = if same_accents { 0 } else { cost::OTHER_ACCENTS };
    if rest.is_empty() {
        return Some(Match { cost: accents, slip: false });
    }
    // A single letter is the beginning of a word only while that word is being typed.
    (is_last || word.folded.len() > 1).then_some(Match { cost: cost::PREFIX + accents, slip: false })
}
