//! What is asked of the catalogue, as it stands in the list's address.

use domain::procedure::{PlanLevel, Tier};
use domain::search::Filters;

/// A search with its filters. It stands in the address, a public contract: `/thu-tuc?q=&linh-vuc=&co-quan=&cap=&muc-do=`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words to look for; empty: everything.
    pub text: String,
    /// Key of a field group.
    pub field: Option<String>,
    /// Key of an agency.
    pub agency: Option<String>,
    /// A tier that receives the procedure.
    pub tier: Option<Tier>,
    /// Level according to the plan.
    pub level: Option<PlanLevel>,
}

/// Longest search that is read, in characters: longer than any name in the catalogue.
const TEXT_MAX: usize = 300;

impl Query {
    /// Reads a query; `get` gives the value of a key, empty where it is missing. What makes no sense filters nothing.
    pub fn read(get: impl Fn(&str) -> String) -> Self {
        let key = |name: &str| Some(get(name)).filter(|key| !key.is_empty());
        Self {
            text: get("q").chars().take(TEXT_MAX).collect(),
            field: key("linh-vuc"),
            agency: key("co-quan"),
            tier: tier_from_slug(&get("cap")),
            level: get("muc-do").parse::<u8>().ok().and_then(|number| PlanLevel::try_from(number).ok()),
        }
    }

    /// Everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.is_filtered()
    }

    /// A filter is set.
    pub fn is_filtered(&self) -> bool {
        self.field.is_some() || self.agency.is_some() || self.tier.is_some() || self.level.is_some()
    }

    /// The filters, for the search.
    pub fn filters(&self) -> Filters<'_> {
        Filters {
            agency: self.agency.as_deref(),
            field_group: self.field.as_deref(),
            tier: self.tier,
            level: self.level,
        }
    }

    /// The address of the same search without filters.
    pub fn unfiltered_address(&self) -> String {
        if self.text.is_empty() { "/thu-tuc".to_owned() } else { format!("/thu-tuc?q={}", encode(&self.text)) }
    }
}

/// Name of a tier in addresses.
pub fn tier_slug(tier: Tier) -> &'static str {
    match tier {
        Tier::Province => "tinh",
        Tier::District => "huyen",
        Tier::Commune => "xa",
    }
}

fn tier_from_slug(slug: &str) -> Option<Tier> {
    [Tier::Province, Tier::District, Tier::Commune].into_iter().find(|&tier| tier_slug(tier) == slug)
}

/// A value of a query as it stands in an address.
fn encode(value: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(value.len() * 3);
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Query {
        Query::read(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()).unwrap_or_default()
        })
    }

    #[test]
    fn reads_what_makes_sense() {
        let query =
            read(&[("q", "hộ tịch"), ("cap", "xa"), ("muc-do", "4"), ("linh-vuc", ""), ("co-quan", "so-noi-vu")]);
        assert_eq!(
            (query.tier, query.level, query.field.as_deref()),
            (Some(Tier::Commune), Some(PlanLevel::Four), None)
        );
        assert_eq!(query.filters().agency, Some("so-noi-vu"));
        let nonsense = read(&[("cap", "thon"), ("muc-do", "5"), ("khac", "1")]);
        assert!(nonsense.is_empty());
        assert_eq!(read(&[("q", &"ă".repeat(1000))]).text.chars().count(), TEXT_MAX);
    }

    #[test]
    fn the_search_stays_when_the_filters_go() {
        assert_eq!(read(&[("q", "a&b= ữ"), ("cap", "xa")]).unfiltered_address(), "/thu-tuc?q=a%26b%3D+%E1%BB%AF");
        assert_eq!(read(&[("cap", "xa")]).unfiltered_address(), "/thu-tuc");
    }
}
