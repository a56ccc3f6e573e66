//! The groups that the plan names only as a whole, as part of a search.

use domain::{procedure::Group, search::Filters, text::fold};

use super::{Agency, Catalogue};

impl Catalogue {
    /// The groups that match a query and filters. A group has no level and few words, so its name must hold every word
    /// of the query, with or without accents.
    pub fn matching_groups(&self, query: &str, filters: &Filters) -> Vec<&Group> {
        let query = fold(query);
        let matches = |group: &&Group| {
            let name = fold(&group.name);
            query.split_whitespace().all(|word| name.contains(word))
                && filters.level.is_none()
                && filters.agency.is_none_or(|agency| agency == Agency::key_of(&group.plan.agency))
                && filters.field_group.is_none_or(|field| field == group.field_group)
                && filters.tier.is_none_or(|tier| group.plan.tiers.contains(&tier))
        };
        self.groups.iter().filter(matches).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use domain::procedure::{PlanLevel, Tier};

    use super::*;

    #[test]
    fn groups_are_found_by_words_field_and_tier_but_have_no_level() {
        let catalogue = Catalogue::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")).unwrap();
        let found = |query: &str, filters: Filters| catalogue.matching_groups(query, &filters).len();
        assert_eq!(found("", Filters::default()), catalogue.groups().len());
        assert_eq!(found("dat dai", Filters::default()), 1);
        assert_eq!(found("họp báo", Filters::default()), 0);
        assert!(found("", Filters { tier: Some(Tier::Commune), ..Filters::default() }) > 0);
        assert_eq!(found("", Filters { level: Some(PlanLevel::Three), ..Filters::default() }), 0);
    }
}
