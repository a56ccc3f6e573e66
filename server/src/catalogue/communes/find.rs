//! Finding places by what people type.

use std::collections::HashMap;

use domain::text::fold;

/// Costs, in arbitrary units that only order the places found.
mod cost {
    pub const PREFIX: u32 = 2;
    pub const AREA: u32 = 3;
    pub const OTHER_ACCENTS: u32 = 1;
    pub const OTHER_KIND: u32 = 3;
    pub const UNSAID_WORD: u32 = 2;
    pub const OLD: u32 = 1;
    pub const OTHER_ORDER: u32 = 2;
}

/// Kinds of places as they are written, and what they stand for. Two words count only side by side: "thanh" alone is a
/// word of many names.
const KINDS: [(&[&str], &str); 18] = [
    (&["thi", "tran"], "thi tran"),
    (&["thi", "xa"], "thi xa"),
    (&["thanh", "pho"], "thanh pho"),
    (&["dac", "khu"], "dac khu"),
    (&["phuong"], "phuong"),
    (&["xa"], "xa"),
    (&["tinh"], "tinh"),
    (&["huyen"], "huyen"),
    (&["quan"], "quan"),
    (&["p"], "phuong"),
    (&["x"], "xa"),
    (&["tt"], "thi tran"),
    (&["tx"], "thi xa"),
    (&["tp"], "thanh pho"),
    (&["t"], "tinh"),
    (&["h"], "huyen"),
    (&["q"], "quan"),
    (&["dk"], "dac khu"),
];

/// A place as the tables name it.
pub(super) struct Unit<'a> {
    /// With its kind: "Phường Lạc Đạo".
    pub name: &'a str,
    /// District and provinces that it lies or lay in, each with its kind.
    pub areas: &'a [&'a str],
}

/// All places, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct Units {
    units: Vec<Folded>,
    areas: Vec<Area>,
    positions: HashMap<Box<str>, u16>,
}

#[derive(Debug)]
struct Folded {
    /// Lower case with accents: kind and name.
    exact: Box<str>,
    kind: &'static str,
    /// Folded words without the kind.
    words: Box<str>,
    areas: Box<[u16]>,
    is_old: bool,
}

#[derive(Debug)]
struct Area {
    exact: Box<str>,
    kind: &'static str,
    words: Box<str>,
}

/// A place that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    cost: u32,
    /// Its number in the order of pushing.
    pub unit: usize,
    /// Its whole name was said, no word only begun or with other accents, and no kind that it is not.
    pub whole_name: bool,
}

impl Units {
    /// Adds a place of today.
    pub fn push(&mut self, unit: Unit) {
        self.add(unit, false);
    }

    /// Adds a place of former times.
    pub fn push_old(&mut self, unit: Unit) {
        self.add(unit, true);
    }

    fn add(&mut self, unit: Unit, is_old: bool) {
        let (kind, words) = kind_and_words(unit.name);
        let areas = unit.areas.iter().map(|area| self.area(area)).collect();
        self.units.push(Folded { exact: unit.name.to_lowercase().into(), kind, words, areas, is_old });
    }

    fn area(&mut self, name: &str) -> u16 {
        if let Some(&position) = self.positions.get(name) {
            return position;
        }
        let (kind, words) = kind_and_words(name);
        let position = u16::try_from(self.areas.len()).expect("fewer than 65,536 districts and provinces");
        self.areas.push(Area { exact: name.to_lowercase().into(), kind, words });
        self.positions.insert(name.into(), position);
        position
    }

    /// The places that fit, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let terms: Vec<Sought> = terms(query).into_iter().map(|term| Sought::new(term, &self.areas)).collect();
        if terms.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> =
            self.units.iter().enumerate().filter_map(|(unit, folded)| self.hit(&terms, unit, folded)).collect();
        hits.sort_unstable();
        hits.truncate(limit);
        hits
    }

    fn hit(&self, terms: &[Sought], unit: usize, folded: &Folded) -> Option<Hit> {
        let mut cost = if folded.is_old { cost::OLD } else { 0 };
        let (mut said, mut whole) = (0, true);
        let mut in_order = String::new();
        let areas = folded.areas.iter().map(|&area| usize::from(area));
        for Sought { term, in_areas } in terms {
            match (term.in_text(&folded.words, &folded.exact), term.kind) {
                // A kind that is written exactly like a word of the name is taken for that word ("Tịnh Ấn", "Xa La").
                (Some(in_name), kind) if kind.is_none() || in_name == 0 => {
                    cost += in_name;
                    said += term.words.len();
                    for word in &term.words {
                        in_order.push_str(&word.folded);
                        in_order.push(' ');
                    }
                    whole &= in_name == 0;
                }
                (_, Some(kind)) => {
                    let fits = kind == folded.kind || areas.clone().any(|area| self.areas[area].kind == kind);
                    cost += if fits { 0 } else { cost::OTHER_KIND };
                    whole &= fits;
                }
                (_, None) => cost += areas.clone().filter_map(|area| in_areas[area]).min()? + cost::AREA,
            }
        }
        // "Đức Nghĩa" is not "Nghĩa Đức".
        if !folded.words.contains(in_order.trim_end()) {
            cost += cost::OTHER_ORDER;
            whole = false;
        }
        let unsaid = folded.words.split(' ').count().saturating_sub(said);
        cost += cost::UNSAID_WORD * u32::try_from(unsaid).ok()?;
        Some(Hit { cost, unit, whole_name: whole && unsaid == 0 })
    }
}

/// A term, and what it costs to find it in each area: areas are few, and many places lie in each.
struct Sought {
    term: Term,
    in_areas: Vec<Option<u32>>,
}

impl Sought {
    fn new(term: Term, areas: &[Area]) -> Self {
        let in_areas = areas.iter().map(|area| term.in_text(&area.words, &area.exact)).collect();
        Self { term, in_areas }
    }
}

/// A kind, or a word of a name.
struct Term {
    kind: Option<&'static str>,
    words: Vec<Word>,
}

impl Term {
    /// The cost of finding all its words in a text; `None` if one is not there.
    fn in_text(&self, words: &str, exact: &str) -> Option<u32> {
        self.words.iter().map(|word| word.in_text(words, exact)).sum()
    }
}

struct Word {
    exact: String,
    folded: String,
    is_last: bool,
}

impl Word {
    /// The cost of finding the word in a text; `None` if it is not there.
    fn in_text(&self, words: &str, exact: &str) -> Option<u32> {
        // Most texts do not hold the word at all: a plain search is much cheaper than cutting.
        if !words.contains(&self.folded) {
            return None;
        }
        let found = words.split(' ').filter_map(|word| match word.strip_prefix(self.folded.as_str())? {
            "" => Some(0),
            _ if self.folded.len() > 1 || self.is_last => Some(cost::PREFIX),
            _ => None,
        });
        let accents = self.exact != self.folded && !exact.contains(&self.exact);
        found.min().map(|cost| cost + if accents { cost::OTHER_ACCENTS } else { 0 })
    }
}

/// More words than any address has; what follows is not looked at, for each word is sought in every place.
const MOST_WORDS: usize = 12;

fn terms(query: &str) -> Vec<Term> {
    let parts: Vec<&str> = split(query).take(MOST_WORDS).collect();
    let last = parts.len().saturating_sub(1);
    let mut words = parts.iter().enumerate().map(|(position, part)| Word {
        exact: part.to_lowercase(),
        folded: fold(part),
        is_last: position == last,
    });
    let folded: Vec<String> = parts.iter().map(|part| fold(part)).collect();
    let mut terms = Vec::new();
    let mut position = 0;
    while position < folded.len() {
        let rest = &folded[position..];
        let kind =
            KINDS.iter().find(|(said, _)| rest.len() >= said.len() && said.iter().zip(rest).all(|(a, b)| a == b));
        let length = kind.map_or(1, |(said, _)| said.len());
        terms.push(Term { kind: kind.map(|(_, kind)| *kind), words: words.by_ref().take(length).collect() });
        position += length;
    }
    // "Xã" alone says nothing of a place, but a name may hold the word.
    if terms.iter().all(|term| term.kind.is_some()) {
        for term in &mut terms {
            term.kind = None;
        }
    }
    terms
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    // Apostrophes belong to names (D'Ran); combining accents belong to their letter.
    let is_inner = |c: char| c.is_alphanumeric() || c == '\'' || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c: char| !is_inner(c)).filter(|part| !part.is_empty())
}

/// The kind at the beginning of a name, and the folded words after it.
fn kind_and_words(name: &str) -> (&'static str, Box<str>) {
    let folded = fold(name);
    let mut words = String::with_capacity(folded.len());
    for word in split(&folded) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    for (_, kind) in KINDS {
        if let Some(rest) = words.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')) {
            return (kind, rest.into());
        }
    }
    ("", words.into())
}
