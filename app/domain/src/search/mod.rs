//! Search in the catalogue: words in any order, with or without accents, everyday words, one slip of the finger.
//!
//! A query is cut into words. An item is found if all of them are covered: by a word of the item (for the last word of
//! the query, which may still be typed, its beginning), by a synonym of one or several words, or, where the catalogue
//! does not know a word at all, by a word or a synonym that is one slip away. Only if nothing is found may fillers ("xin", "làm") stay uncovered, then accents differ, then slips be assumed in
//! known words too.

mod cover;
mod slip;
mod words;

use cover::{Leniency, Query};
use serde::Deserialize;
use words::{Vocabulary, Word, phrase, words};

use crate::procedure::{PlanLevel, Tier};

/// Longest query that is looked at, in words; the longest name of the plan has 49.
const MAX_QUERY_WORDS: usize = 64;

/// What can be found.
#[derive(Clone, Debug)]
pub struct Item {
    /// The name: the words that count most.
    pub name: String,
    /// Other words that lead to it: field, agency, code.
    pub keywords: String,
    /// What it is filtered by.
    pub facets: Facets,
}

/// The properties by which items are filtered.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Key of the agency.
    pub agency: String,
    /// Key of the field group; empty if unknown.
    pub field_group: String,
    /// Tiers that receive it today.
    pub tiers: Vec<Tier>,
    /// Level according to the plan.
    pub level: Option<PlanLevel>,
}

/// What hits must have; `None` lets everything through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters<'a> {
    /// Key of the agency.
    pub agency: Option<&'a str>,
    /// Key of the field group.
    pub field_group: Option<&'a str>,
    /// A tier among those that receive it.
    pub tier: Option<Tier>,
    /// Level according to the plan.
    pub level: Option<PlanLevel>,
}

impl Filters<'_> {
    fn let_through(&self, facets: &Facets) -> bool {
        self.agency.is_none_or(|agency| agency == facets.agency)
            && self.field_group.is_none_or(|group| group == facets.field_group)
            && self.tier.is_none_or(|tier| facets.tiers.contains(&tier))
            && self.level.is_none_or(|level| facets.level == Some(level))
    }
}

/// Everyday words and what they mean in the words of the catalogue: a data table of the office.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    /// Words that may be left out of a query that finds nothing with them ("xin", "làm").
    #[serde(default)]
    pub fillers: Vec<String>,
    /// The table.
    #[serde(default, rename = "synonym")]
    pub entries: Vec<Synonym>,
}

/// One line of the table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// What people say: abbreviations, everyday words, phrases.
    pub words: Vec<String>,
    /// What the catalogue calls it: any of these.
    pub means: Vec<String>,
}

/// How an item was found. The order is that of the result list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The query is its name.
    WholeName,
    /// Its name holds the query as a phrase.
    Phrase,
    /// An everyday expression of several words means it: stronger than the same words here and there in a name.
    Expression,
    /// Its name holds all words.
    NameWords,
    /// Name, field, agency and code together hold all words.
    AllWords,
    /// A synonym of one word was needed.
    Synonym,
    /// A word is only begun, as while it is being typed.
    Begun,
    /// A word was written with other accents.
    OtherAccents,
    /// A slip was forgiven.
    Slip,
}

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its position in the list that the index was built from.
    pub item: usize,
    /// How it was found.
    pub rank: Rank,
}

/// The index over the whole catalogue.
#[derive(Clone, Debug)]
pub struct Index {
    vocabulary: Vocabulary,
    items: Vec<Indexed>,
    synonyms: Vec<IndexedSynonym>,
    /// Folded.
    fillers: Vec<String>,
}

/// An item; words are positions in the vocabulary.
#[derive(Clone, Debug)]
struct Indexed {
    phrase: String,
    name: Vec<usize>,
    keywords: Vec<usize>,
    facets: Facets,
}

/// A phrase that people say, and the words that an item must hold instead: all of one meaning.
#[derive(Clone, Debug)]
struct IndexedSynonym {
    words: Vec<Word>,
    means: Vec<Vec<usize>>,
}

impl Index {
    /// An index over `items`, in their order. Meanings with a word that no item holds are left out.
    pub fn build(items: impl IntoIterator<Item = Item>, synonyms: &Synonyms) -> Self {
        let mut vocabulary = Vocabulary::default();
        let items: Vec<Indexed> = items
            .into_iter()
            .map(|item| {
                let name = words(&item.name);
                Indexed {
                    phrase: phrase(&name),
                    name: vocabulary.insert(&name),
                    keywords: vocabulary.insert(&words(&item.keywords)),
                    facets: item.facets,
                }
            })
            .collect();
        let mut said = Vec::new();
        for entry in &synonyms.entries {
            let means: Vec<_> = entry.means.iter().filter_map(|text| vocabulary.positions(text)).collect();
            if !means.is_empty() {
                said.extend(entry.words.iter().map(|text| IndexedSynonym { words: words(text), means: means.clone() }));
            }
        }
        said.retain(|synonym| !synonym.words.is_empty());
        let fillers = synonyms.fillers.iter().flat_map(|text| words(text)).map(|word| word.folded).collect();
        Self { vocabulary, items, synonyms: said, fillers }
    }

    /// The items that match, best first; all of them, in their order, for a query without words.
    pub fn search(&self, query: &str, filters: &Filters) -> Vec<Hit> {
        let mut query = words(query);
        query.truncate(MAX_QUERY_WORDS);
        let mut hits = if query.is_empty() {
            (0..self.items.len()).map(|item| Hit { item, rank: Rank::AllWords }).collect()
        } else {
            // How much is forgiven does not depend on the filters: they only take away.
            let mut tries = Leniency::ALL.into_iter().map(|leniency| self.hits(&query, leniency));
            tries.find(|hits| !hits.is_empty()).unwrap_or_default()
        };
        hits.retain(|hit| filters.let_through(&self.items[hit.item].facets));
        hits
    }

    fn hits(&self, query: &[Word], leniency: Leniency) -> Vec<Hit> {
        let query = Query::new(self, query, leniency);
        let mut found: Vec<_> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(position, item)| {
                query.cover(item).map(|(rank, cost)| (rank, cost, item.name.len(), position))
            })
            .collect();
        // Shorter names first: they say less beside what was asked. Then the catalogue's order.
        found.sort_unstable();
        found.into_iter().map(|(rank, _, _, item)| Hit { item, rank }).collect()
    }
}

#[cfg(test)]
mod tests;
