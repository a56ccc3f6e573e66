//! Communes of today, and the wards that they were before 1/7/2025.
//!
//! People know where they live by the old name, and their papers say so. A place is found under both names; an old one
//! says what it became. Where the tables do not know, the citizen is asked.

mod find;
mod load;

use std::{fmt, sync::Arc};

use find::Units;

/// A commune, ward or special zone (xã, phường, đặc khu) of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// Code of the General Statistics Office, 5 digits.
    pub code: Box<str>,
    /// "Phường Phan Thiết".
    pub name: Box<str>,
    /// "Tỉnh Lâm Đồng".
    pub province: Arc<str>,
}

impl Commune {
    /// "Phường Phan Thiết, tỉnh Lâm Đồng": unique, and what [`Communes::resolve`] takes back.
    pub fn label(&self) -> String {
        format!("{}, {}", self.name, InSentence(&self.province))
    }
}

/// A ward, commune or township until 30/6/2025 or earlier.
#[derive(Clone, Debug)]
pub struct OldWard {
    /// Its code then; empty for islands without wards.
    pub code: Box<str>,
    /// "Phường Lạc Đạo"; an island district without wards goes by the district's name.
    pub name: Box<str>,
    /// "Thành phố Phan Thiết".
    pub district: Arc<str>,
    /// "Tỉnh Bình Thuận".
    pub province: Arc<str>,
    /// What it became, the largest part first; empty: unknown.
    communes: Box<[u16]>,
}

impl OldWard {
    /// "Phường Lạc Đạo (cũ), thành phố Phan Thiết, tỉnh Bình Thuận".
    pub fn label(&self) -> String {
        let province = InSentence(&self.province);
        if self.name == self.district.as_ref().into() {
            return format!("{} (cũ), {province}", self.name);
        }
        format!("{} (cũ), {}, {province}", self.name, InSentence(&self.district))
    }
}

/// The name of an area within a sentence: "tỉnh Lâm Đồng".
struct InSentence<'a>(&'a str);

impl fmt::Display for InSentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        for lower in letters.next().into_iter().flat_map(char::to_lowercase) {
            write!(f, "{lower}")?;
        }
        f.write_str(letters.as_str())
    }
}

/// A place that fits what was typed.
#[derive(Clone, Copy, Debug)]
pub enum CommuneMatch<'a> {
    /// A commune of today.
    Today(&'a Commune),
    /// An old ward, and a commune that it went into.
    Was {
        /// The old ward.
        old: &'a OldWard,
        /// What it, or this part of it, is now.
        now: &'a Commune,
        /// It went into several: only the citizen knows which part is meant.
        split: bool,
    },
    /// An old ward of which only the end is known: the citizen must choose a commune of today.
    Gone(&'a OldWard),
}

impl<'a> CommuneMatch<'a> {
    /// The commune of today, if known.
    pub fn commune(&self) -> Option<&'a Commune> {
        match *self {
            Self::Today(commune) | Self::Was { now: commune, .. } => Some(commune),
            Self::Gone(_) => None,
        }
    }
}

impl fmt::Display for CommuneMatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today(commune) => f.write_str(&commune.label()),
            Self::Was { old, now, split: false } => write!(f, "{}: nay thuộc {}", old.label(), now.label()),
            Self::Was { old, now, split: true } => write!(f, "{}: một phần nay thuộc {}", old.label(), now.label()),
            Self::Gone(old) => write!(f, "{}: đã sáp nhập, nay là một trong các nơi này", old.label()),
        }
    }
}

/// What a typed text means.
#[derive(Clone, Debug)]
pub enum Resolution<'a> {
    /// Exactly this commune.
    One(&'a Commune),
    /// One of these; the citizen must choose. Never empty.
    Many(Vec<CommuneMatch<'a>>),
    /// Nothing fits.
    None,
}

/// All communes and old wards.
#[derive(Debug, Default)]
pub struct Communes {
    /// By code, ascending.
    communes: Vec<Commune>,
    old: Vec<OldWard>,
    units: Units,
}

/// How many places are offered to choose from.
const CHOICES: usize = 20;

impl Communes {
    /// The commune with this code.
    pub fn by_code(&self, code: &str) -> Option<&Commune> {
        let position = self.communes.binary_search_by(|commune| commune.code.as_ref().cmp(code)).ok()?;
        Some(&self.communes[position])
    }

    /// How many communes there are.
    pub fn len(&self) -> usize {
        self.communes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.communes.is_empty()
    }

    /// Places that fit what is being typed, best first: with or without accents, in any order, with or without the kind
    /// ("phường", "P.", "xã", "thị trấn", "tỉnh"), district or province. At most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> Vec<CommuneMatch<'_>> {
        let mut found: Vec<_> =
            self.units.find(query, limit).into_iter().flat_map(|hit| self.matches(hit.unit)).collect();
        found.truncate(limit);
        found
    }

    /// What a text means that was typed without choosing: a code, a label, or a name that only one place has.
    pub fn resolve(&self, text: &str) -> Resolution<'_> {
        if let Some(commune) = self.by_code(text.trim()) {
            return Resolution::One(commune);
        }
        let hits = self.units.find(text, CHOICES);
        let mut exact = hits.iter().filter(|hit| hit.whole_name);
        if let (Some(hit), None) = (exact.next(), exact.next())
            && let Some(commune) = self.communes.get(hit.unit)
        {
            return Resolution::One(commune);
        }
        let labelled = |hit: &&find::Hit| self.communes.get(hit.unit).is_some_and(|commune| is_label(commune, text));
        if let Some(hit) = hits.iter().find(labelled) {
            return Resolution::One(&self.communes[hit.unit]);
        }
        // "Phường Phan Thiết" is not asked for among all wards of the former city of that name.
        let named = hits.iter().any(|hit| hit.whole_name);
        let hits = hits.into_iter().filter(|hit| hit.whole_name || !named);
        let found: Vec<_> = hits.flat_map(|hit| self.matches(hit.unit)).collect();
        if found.is_empty() { Resolution::None } else { Resolution::Many(found) }
    }

    /// The communes of today where an old ward's former district was: it must be one of them, where the tables know only
    /// that the ward was merged.
    pub fn around(&self, gone: &OldWard) -> Vec<&Commune> {
        let neighbours = self.old.iter().filter(|old| old.district == gone.district && old.province == gone.province);
        let mut parts: Vec<u16> = neighbours.flat_map(|old| old.communes.iter().copied()).collect();
        parts.sort_unstable();
        parts.dedup();
        let mut communes: Vec<_> = parts.into_iter().map(|part| &self.communes[usize::from(part)]).collect();
        communes.sort_by(|a, b| a.name.cmp(&b.name));
        communes
    }

    /// Units are numbered through: first the communes, then the old wards.
    fn matches(&self, unit: usize) -> Vec<CommuneMatch<'_>> {
        if let Some(commune) = self.communes.get(unit) {
            return vec![CommuneMatch::Today(commune)];
        }
        let old = &self.old[unit - self.communes.len()];
        if old.communes.is_empty() {
            return vec![CommuneMatch::Gone(old)];
        }
        let split = old.communes.len() > 1;
        let now = |&part: &u16| CommuneMatch::Was { old, now: &self.communes[usize::from(part)], split };
        old.communes.iter().map(now).collect()
    }
}

/// Whether a text is the commune's label, but for case, commas and spaces.
fn is_label(commune: &Commune, text: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| c == ',' || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    words(text) == words(&commune.label())
}

#[cfg(test)]
mod tests;
